"""The stage scenarios play on: the pack as written, people and records as the services would have made them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from showroom import paths
from showroom.domain.packs.loader import load, load_text
from showroom.domain.scenarios.reader import load as read
from showroom.domain.scenarios.reader import load_text as read_text
from showroom.domain.scenarios.schema import ScenarioError
from showroom.services import reception
from showroom.services.scenario import Scratch, acts, run
from showroom.services.scenario.floor import look
from showroom.services.scenario.packs import Overrides, pack_of, with_switches
from showroom.services.scenario.stage import SYSTEM, set_up

SCENARIOS = Path(__file__).parents[1] / "scenarios"
HEAD = 'title = "T"\nday = 2026-12-01\n[[staff]]\nname = "Lin"\n'


@pytest.fixture
def scratch(sqlite_template: Path) -> Iterator[Scratch]:
    with Scratch(sqlite_template) as made:
        yield made


@pytest.mark.parametrize("name", ["furniture", "car", "real_estate"])
def test_a_changed_policy_stands_in_the_packs_text_and_nothing_else_does(name: str) -> None:
    pack = load(paths.resources() / "packs" / f"{name}.toml")
    changed = with_switches(pack, {"missed_turn": "loses_next_turn", "uses_turn": {"family": True}})
    again = load_text(changed.text)
    assert again.rotation == changed.rotation
    assert again.rotation.missed_turn == "loses_next_turn"
    assert again.rotation.uses_turn == {**pack.rotation.uses_turn, "family": True}
    assert again == changed
    assert (again.form, again.outcomes, again.opening_hours) == (pack.form, pack.outcomes, pack.opening_hours)


def test_opening_hours_of_a_scenario_stand_in_the_text_too() -> None:
    scenario = read_text('hours = "11:00-12:00"\n' + HEAD + '[[act]]\nat = "10:00"\ndo = "wait"\n', "t.toml")
    pack = pack_of(scenario, SCENARIOS, Overrides())
    assert load_text(pack.text) == pack
    assert all(pack.opening_hours.of(day) == ((660, 720),) for day in range(7))


def test_point_and_deck_are_those_of_the_board_that_the_windows_show(scratch: Scratch) -> None:
    file = SCENARIOS / "saturday" / "furniture.toml"
    scenario = read(file)
    with scratch.database() as database:
        stage = set_up(database, scenario, pack_of(scenario, file.parent, Overrides()))
        for act in scenario.acts:
            stage.clock.set(stage.moment(act.day, act.at))
            if "refused" not in act.expect:
                acts.play(stage, act)
            floor, _ = look(stage, 0)
            shown = reception.board(stage.shop, SYSTEM)
            assert floor is not None
            assert [person.name for person in floor.people] == [person.name for person in shown.people]
            assert floor.point == (shown.point.name if shown.point is not None else "")
            assert floor.deck == (shown.deck.name if shown.deck is not None else "")
            assert [party.number for party in floor.waiting] == [visit.number for visit in shown.waiting]


def test_turns_of_the_month_need_a_day_before_in_that_month(scratch: Scratch) -> None:
    scenario = read_text(HEAD + 'month_turns = 2\n[[act]]\nat = "10:00"\ndo = "wait"\n', "t.toml")
    with pytest.raises(ScenarioError) as refused:
        run(scenario, scratch, SCENARIOS)
    assert (refused.value.problems[0].line, refused.value.problems[0].code) == (3, "scenario_month_begins")


def test_a_number_that_is_none_is_refused_at_its_customer(scratch: Scratch) -> None:
    text = HEAD + '[[customer]]\nname = "Ms Gao"\nphone = "12"\n[[act]]\nat = "10:00"\ndo = "wait"\n'
    with pytest.raises(ScenarioError) as refused:
        run(read_text(text, "t.toml"), scratch, SCENARIOS)
    assert refused.value.problems[0].line == 5


def test_a_visit_that_never_came_is_named_by_the_acts_after_it(scratch: Scratch) -> None:
    text = HEAD + '[[act]]\nat = "10:00"\ndo = "walk_in"\nid = "v1"\nkind = "asked_for"\n'
    text += '[[act]]\nat = "10:01"\ndo = "greet"\nvisit = "v1"\n'
    result = run(read_text(text, "t.toml"), scratch, SCENARIOS)
    assert [step.refused for step in result.steps] == ["asked_for_whom", "scenario_visit_never_came"]
    assert not result.ok


def test_a_database_of_one_scenario_is_not_seen_by_the_next(scratch: Scratch) -> None:
    scenario = read(SCENARIOS / "owner_at_lunch.toml")
    first, second = (run(scenario, scratch, SCENARIOS) for _ in range(2))
    assert first.ok
    assert second.ok
    assert next(step.told for step in first.steps) == next(step.told for step in second.steps)
