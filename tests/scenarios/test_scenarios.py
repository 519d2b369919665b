"""The rule book: every scenario holds, and every choice of every switch decides something in one of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from showroom.domain.reception.switches import SWITCHES, Choice, Number, PerKey
from showroom.domain.scenarios.reader import load
from showroom.domain.scenarios.schema import ACTS, Scenario, ScenarioError
from showroom.services.scenario import Overrides, Scratch, run

HERE = Path(__file__).parent
SATURDAY = 6
FILES = tuple(sorted(file for file in HERE.rglob("*.toml") if file.parent.name != "policies"))
SCENARIOS = {str(file.relative_to(HERE).with_suffix("")): (load(file), file.parent) for file in FILES}

# Switches that no act can show, and why. Everything else needs a scenario for each choice.
NO_ACT = {
    "greet_limit_s": "when the window asks whether the visitor was greeted; the desk declares a miss, no timer does",
    "amber_wait_s": "when a wait turns amber on the screens",
    "abandonment_asked_after_s": "when the window asks whether somebody has left",
    "phone_limit_s": "when the window says to step out and call the next",
    "greeter_interval_s": "when the window reminds of the change at the door; that it is 0 is shown by desk/no_greeter",
    "follow_up_late_h": "counts from call-backs in the records, which no act of a scenario makes",
}


@pytest.fixture(scope="module")
def scratch(sqlite_template: Path) -> Iterator[Scratch]:
    with Scratch(sqlite_template) as made:
        yield made


def _named(name: str, scenario: Scenario) -> Any:
    return pytest.param(name, id=name, marks=[pytest.mark.clause(one) for one in scenario.clauses])


@pytest.mark.parametrize("name", [_named(name, scenario) for name, (scenario, _) in SCENARIOS.items()])
def test_scenario_holds(name: str, scratch: Scratch) -> None:
    scenario, folder = SCENARIOS[name]
    result = run(scenario, scratch, folder)
    said = [f"line {one.line}, {one.key}: expected {one.expected}, found {one.found}" for one in result.failures]
    assert not said, "\n".join(said)


def test_there_are_enough_with_titles_of_their_own() -> None:
    titles = [scenario.title for scenario, _ in SCENARIOS.values()]
    assert len(titles) >= 60
    assert len(set(titles)) == len(titles)


def test_every_scenario_expects_something() -> None:
    assert [name for name, (scenario, _) in SCENARIOS.items() if not any(act.expect for act in scenario.acts)] == []


def test_every_act_is_in_a_scenario() -> None:
    done = {act.do for scenario, _ in SCENARIOS.values() for act in scenario.acts}
    assert done == set(ACTS)


@pytest.mark.parametrize("preset", ["furniture", "car", "real_estate"])
def test_each_preset_has_a_full_saturday(preset: str) -> None:
    scenario, _ = SCENARIOS[f"saturday/{preset}"]
    assert scenario.preset == preset
    assert not scenario.policy
    assert len([act for act in scenario.acts if act.day.isoweekday() == SATURDAY]) >= 30


def _choices() -> Iterator[tuple[str, str | None, Choice, Choice]]:
    """(switch, key, choice, another choice) of every switch with named choices."""
    for name, switch in SWITCHES.items():
        if isinstance(switch, Number):
            continue
        keys: tuple[str | None, ...] = switch.keys if isinstance(switch, PerKey) else (None,)
        for key in keys:
            choices = switch.choices_of(key) if isinstance(switch, PerKey) and key is not None else switch.choices
            yield from ((name, key, one, other) for one in choices for other in choices if one is not other)


def _said(scenario: Scenario, switch: str, key: str | None) -> Any:
    """What the scenario's own policy says; None: nothing."""
    value = scenario.policy.get(switch)
    return value if key is None or value is None else value.get(key)


@cache
def _holds(name: str, scratch: Scratch) -> bool:
    """Whether a scenario holds as it stands: one that does not shows nothing."""
    scenario, folder = SCENARIOS[name]
    return run(scenario, scratch, folder, to_first_failure=True).ok


def _decides(scratch: Scratch, switch: str, key: str | None, value: Choice | int, other: Choice | int) -> bool:
    """Whether a scenario that says ``value`` fails under ``other``, for a reason of the rotation."""
    changed = {switch: {key: other} if key is not None else other}
    for name, (scenario, folder) in SCENARIOS.items():
        said = _said(scenario, switch, key)
        if said != value or type(said) is not type(value) or not _holds(name, scratch):
            continue
        try:
            result = run(scenario, scratch, folder, Overrides(policy=changed), to_first_failure=True)
        except ScenarioError:  # a policy that contradicts itself shows nothing
            continue
        if not result.ok:
            return True
    return False


@pytest.mark.parametrize(("switch", "key", "value", "other"), list(_choices()))
def test_every_choice_decides_something(
    switch: str, key: str | None, value: Choice, other: Choice, scratch: Scratch
) -> None:
    if switch in NO_ACT:
        return
    assert _decides(scratch, switch, key, value, other), f"no scenario tells {switch} = {value!r} from {other!r}"


NUMBERS = [name for name, switch in SWITCHES.items() if isinstance(switch, Number) and name not in NO_ACT]


@pytest.mark.parametrize("switch", NUMBERS)
@pytest.mark.parametrize("step", [-1, 1])
def test_every_number_is_shown_at_its_limit(switch: str, step: int, scratch: Scratch) -> None:
    said = {scenario.policy[switch] for scenario, _ in SCENARIOS.values() if switch in scenario.policy}
    assert any(_decides(scratch, switch, None, value, value + step) for value in sorted(said))


def test_a_flipped_expectation_is_noticed(scratch: Scratch) -> None:
    scenario, folder = SCENARIOS["owner_at_lunch"]
    acts = tuple(
        replace(act, expect={**act.expect, "assigned": "Staff 1"}) if "assigned" in act.expect else act
        for act in scenario.acts
    )
    failures = run(replace(scenario, acts=acts), scratch, folder).failures
    assert [(one.key, one.expected, one.found) for one in failures] == [
        ("assigned", "Staff 1", "Staff 2"),
        ("assigned", "Staff 1", "Staff 3"),
    ]
