"""The rule book of ownership: every choice of every switch of ``[ownership]`` decides something (REG-07, REG-08)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.scenarios import ownership_book as book

from showroom.domain.scenarios.ownership import NEEDS_AND_MAY
from showroom.domain.scenarios.reader import load, load_text
from showroom.domain.scenarios.schema import ScenarioError
from showroom.services.scenario import Overrides, Scratch, run

HERE = Path(__file__).parent / "ownership"
SCENARIOS = {file.stem: load(file) for file in sorted(HERE.glob("*.toml"))}


@pytest.fixture(scope="module")
def scratch(sqlite_template: Path) -> Iterator[Scratch]:
    with Scratch(sqlite_template) as made:
        yield made


def test_there_are_enough_and_every_act_is_in_one() -> None:
    assert len(SCENARIOS) >= 20
    done = {act.do for scenario in SCENARIOS.values() for act in scenario.acts}
    assert set(NEEDS_AND_MAY) <= done


def _tells(scratch: Scratch, switch: str, value: Any, other: Any) -> bool:
    """Whether a scenario that says ``value`` fails under ``other``."""
    for scenario in SCENARIOS.values():
        if scenario.ownership.get(switch) != value:
            continue
        try:
            result = run(scenario, scratch, HERE, Overrides(ownership={switch: other}), to_first_failure=True)
        except ScenarioError:  # rules that contradict themselves show nothing
            continue
        if not result.ok:
            return True
    return False


@pytest.mark.clause("REG-07", "REG-08")
@pytest.mark.parametrize(("switch", "value", "other"), list(book.choices()))
def test_every_choice_decides_something(switch: str, value: Any, other: Any, scratch: Scratch) -> None:
    assert _tells(scratch, switch, value, other), f"no scenario tells {switch} = {value!r} from {other!r}"


@pytest.mark.parametrize("switch", book.NUMBERS)
@pytest.mark.parametrize("step", [-1, 1])
def test_every_number_is_shown_at_its_limit(switch: str, step: int, scratch: Scratch) -> None:
    said = [(value, other) for name, value, other in book.steps(iter(SCENARIOS.values())) if name == switch]
    assert any(_tells(scratch, switch, value, other) for value, other in said if other - value == step)


def test_wrong_rules_are_refused_at_their_line(scratch: Scratch) -> None:
    text = (HERE / "hard_cap.toml").read_text(encoding="utf-8")
    line = text.split("\n").index("cap_days = 15") + 1
    for said, code in (("cap_days = 5", "pack_ownership_cap"), ("cap_days = 0", "pack_out_of_range")):
        scenario = load_text(text.replace("cap_days = 15", said), "wrong.toml")
        with pytest.raises(ScenarioError) as refused:
            run(scenario, scratch, HERE)
        assert [(one.code, one.line) for one in refused.value.problems] == [(code, line)]
