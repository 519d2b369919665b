"""Reading scenarios: what is wrong is found at once, with file and line."""

from __future__ import annotations

from datetime import date, time

import pytest

from showroom.domain.scenarios.reader import load_text
from showroom.domain.scenarios.schema import ACTS, EVERY_ACT, ScenarioError
from showroom.domain.scenarios.values import READ
from showroom.wording import LANGUAGES, known

HEAD = """\
title = "T"
day = 2026-11-21
[[staff]]
name = "Lin"
"""


def problems(text: str) -> list[tuple[int, str]]:
    """(line, code) of everything wrong with ``text``."""
    with pytest.raises(ScenarioError) as refused:
        load_text(text, "t.toml")
    assert all(problem.file == "t.toml" for problem in refused.value.problems)
    for problem in refused.value.problems:
        assert all(known(lang, problem.code) for lang in LANGUAGES), problem.code
    return [(problem.line, problem.code) for problem in refused.value.problems]


def act(**keys: object) -> str:
    lines = ["[[act]]"]
    for key, value in keys.items():
        said = str(value).lower() if isinstance(value, bool) else f'"{value}"' if isinstance(value, str) else value
        lines.append(f"{key} = {said}")
    return "\n".join(lines) + "\n"


def test_a_scenario_comes_out_as_written() -> None:
    text = HEAD + act(at="09:00:30", do="clock_in", who="Lin") + act(at="00:10", do="walk_in", id="v1")
    text += act(at="09:00", day=1, do="clock_in", who="Lin") + "[act.expect]\norder = ['Lin']\npoint = ''\n"
    scenario = load_text(text, "t.toml")
    assert [(one.day, one.at, one.do) for one in scenario.acts] == [
        (date(2026, 11, 21), time(9, 0, 30), "clock_in"),
        (date(2026, 11, 21), time(0, 10), "walk_in"),
        (date(2026, 11, 22), time(9), "clock_in"),
    ]
    assert scenario.acts[0].values == {"who": ("Lin",)}
    assert scenario.acts[2].expect == {"order": ("Lin",), "point": ""}
    assert scenario.acts[2].lines == {"order": 19, "point": 20}
    assert (scenario.preset, scenario.language) == ("furniture", "zh_CN")


def test_times_that_run_backwards_are_refused_at_the_later_act() -> None:
    text = HEAD + act(at="10:00", do="wait") + act(at="09:59:59", do="wait") + act(at="09:59:59", do="wait")
    assert problems(text) == [(9, "scenario_time_backwards"), (12, "scenario_time_backwards")]


def test_the_night_belongs_to_the_day_before() -> None:
    load_text(HEAD + act(at="23:50", do="wait") + act(at="03:59", do="wait"), "t.toml")
    assert problems(HEAD + act(at="23:50", do="wait") + act(at="04:00", do="wait")) == [(9, "scenario_time_backwards")]


def test_the_day_may_not_run_backwards_either() -> None:
    text = HEAD + act(at="10:00", day=2, do="wait") + act(at="11:00", day=1, do="wait")
    assert problems(text) == [(10, "scenario_time_backwards")]


@pytest.mark.parametrize(
    ("keys", "found"),
    [
        ({"do": "clock_inn", "who": "Lin"}, [(7, "scenario_unknown_act_near")]),
        ({"do": "zzz"}, [(7, "scenario_unknown_act")]),
        ({"do": "clock_in"}, [(5, "scenario_act_needs")]),
        ({"do": "clock_in", "who": "Nobody"}, [(8, "scenario_unknown_name")]),
        ({"do": "clock_in", "who": 7}, [(8, "pack_wrong_type_string")]),
        ({"do": "clock_in", "who": "Lin", "whom": "Lin"}, [(9, "pack_unknown_key_near")]),
        ({"do": "wait", "party": 2}, [(8, "pack_unknown_key")]),
        ({"do": "walk_in", "kind": "firts"}, [(8, "pack_unknown_choice")]),
        ({"do": "walk_in", "party": "two"}, [(8, "pack_wrong_type_integer")]),
        ({"do": "walk_in", "customer": "Ms Gao"}, [(8, "scenario_unknown_name")]),
        ({"do": "walk_in", "members": "child"}, [(8, "pack_wrong_type_table")]),
        ({"do": "status", "who": "Lin", "to": "with_visitor"}, [(9, "pack_unknown_choice")]),
        ({"do": "finish", "visit": "v1", "outcome": "considering"}, [(8, "scenario_unknown_visit")]),
        ({"do": "undo", "act": "v1"}, [(8, "scenario_unknown_name")]),
        ({"do": "reclassify", "kind": "first"}, [(5, "scenario_act_needs")]),
        ({"do": "duty_due", "who": "Lin", "duty": "sweeping"}, [(9, "pack_unknown_choice")]),
        ({"do": "wait", "by": "boss"}, [(8, "scenario_unknown_name")]),
        ({"do": "wait", "day": -1}, [(8, "scenario_no_day")]),
        ({"do": "late_entry", "who": "Lin", "true_at": "25:00"}, [(9, "scenario_no_time")]),
    ],
)
def test_what_is_wrong_with_an_act_is_named_at_its_line(keys: dict[str, object], found: list[tuple[int, str]]) -> None:
    assert problems(HEAD + act(at="10:00", **keys)) == found


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("assinged = 'Lin'", "pack_unknown_key_near"),
        ("assigned = 'Mei'", "scenario_unknown_name"),
        ("order = 'Tan'", "scenario_unknown_name"),
        ("as = 'captain'", "pack_unknown_choice"),
        ("reasons = 'next_in_order'", "pack_wrong_type_list"),
        ("waiting = ['v9']", "scenario_unknown_visit"),
        ("make_up = { Lin = -1 }", "pack_wrong_type_integer"),
        ("make_up = 1", "pack_wrong_type_table"),
        ("uses_turn = 1", "pack_wrong_type_yes_no"),
        ("passed = [{ reason = 'lunch' }]", "pack_missing_key"),
        ("passed = [{ who = 'Lin', why = 'lunch' }]", "pack_unknown_key"),
        ("status = { Lin = 'asleep' }", "pack_unknown_choice"),
    ],
)
def test_what_is_wrong_with_an_expectation_is_named_at_its_line(line: str, code: str) -> None:
    assert problems(HEAD + act(at="10:00", do="walk_in", id="v1") + f"[act.expect]\n{line}\n") == [(10, code)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("titel = 'x'\n" + HEAD + act(at="10:00", do="wait"), [(1, "pack_unknown_key_near")]),
        ("title = 'x'\n", [(1, "pack_missing_key")] * 3),
        (HEAD.replace("2026-11-21", "'Saturday'") + act(at="10:00", do="wait"), [(2, "scenario_no_day")]),
        (HEAD + "shift = '9-18'\n" + act(at="10:00", do="wait"), [(5, "scenario_no_span")]),
        (HEAD + "role = 'boss'\n" + act(at="10:00", do="wait"), [(5, "pack_unknown_choice")]),
        (HEAD + "[[staff]]\nname = 'Lin'\n" + act(at="10:00", do="wait"), [(6, "scenario_name_taken")]),
        (
            HEAD + "[[customer]]\nname = 'A'\nowner = 'Mei'\n" + act(at="10:00", do="wait"),
            [(7, "scenario_unknown_name")],
        ),
        ("clauses = ['REC']\n" + HEAD + act(at="10:00", do="wait"), [(1, "scenario_no_clause")]),
        (HEAD + "act = 1\n", [(1, "pack_missing_key"), (5, "pack_unknown_key")]),
        (HEAD + act(do="wait"), [(5, "pack_missing_key")]),
        (HEAD + act(at="10:00"), [(5, "pack_missing_key")]),
        (HEAD + act(at="10:00", do="walk_in", id="v") * 2, [(12, "scenario_id_taken")]),
        ("policy = 1\n" + HEAD + act(at="10:00", do="wait"), [(1, "pack_wrong_type_table")]),
        (HEAD + "[[act]]\nat = \n", [(6, "pack_toml_value")]),
        (HEAD + "[[act]\n", [(5, "pack_toml_other")]),
    ],
)
def test_what_is_wrong_with_the_rest_is_named_at_its_line(text: str, found: list[tuple[int, str]]) -> None:
    assert problems(text) == found


def test_every_problem_is_found_at_once() -> None:
    text = HEAD + act(at="10:00", do="walk_in", kind="x", party="y") + act(at="09:00", do="zzz")
    assert problems(text) == [
        (8, "pack_unknown_choice"),
        (9, "pack_wrong_type_integer"),
        (11, "scenario_time_backwards"),
        (12, "scenario_unknown_act"),
    ]


def test_every_key_of_every_act_has_a_reader() -> None:
    held = {one for keys in ACTS.values() for one in (*keys.needs.values(), *keys.may.values())}
    assert held <= set(READ)
    assert not {key for keys in ACTS.values() for key in (*keys.needs, *keys.may)} & {*EVERY_ACT, "day", "expect"}
