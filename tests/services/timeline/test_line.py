"""A line looked at in any order gives the floor the fold gives, whatever was done under whatever policy (REC-18)."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.domain.reception.floor import random_day

from showroom.domain.reception.board import extend, fold
from showroom.services.timeline import DayLine, LineAct
from showroom.services.timeline.line import twin
from showroom.services.timeline.values import floor_of

pytestmark = pytest.mark.clause("REC-18")
NAMES = {staff: f"Consultant {staff}" for staff in range(1, 9)}


def line_of(seed: int, acts: int) -> DayLine:
    events = random_day(seed, acts, staff=6).events
    told = tuple(LineAct(event, event.at, "desk", 1, event.payload) for event in events)
    return DayLine(events[0].day, told, NAMES, {}, None, None)


@given(seed=st.integers(0, 2**32), looks=st.lists(st.integers(0, 10_000), min_size=5, max_size=25))
@settings(max_examples=20)
def test_random_looks_at_random_days(seed: int, looks: list[int]) -> None:
    line = line_of(seed, 250)
    wanted = [look % len(line) for look in looks]
    wanted += [len(line) - 1, len(line) // 2, len(line) // 2 - 1, 0]
    events = [act.event for act in line.acts]
    for index in wanted:
        assert line.floor_at(index) == floor_of(fold(events[: index + 1]), NAMES)


@given(seed=st.integers(0, 2**32), cut=st.integers(1, 200))
@settings(max_examples=20)
def test_a_twin_goes_its_own_way(seed: int, cut: int) -> None:
    """What is folded into one board does not show in the other, undone acts included."""
    events = random_day(seed, 200, staff=6).events
    cut = min(cut, len(events) - 1)
    board = fold(events[:cut])
    other = twin(board)
    assert other == board
    for event in events[cut:]:
        board = extend(board, event)
    assert other == fold(events[:cut])
    for event in events[cut:]:
        other = extend(other, event)
    assert other == board


def test_steps_back_from_the_end_of_a_long_day() -> None:
    line = line_of(11, 600)
    forward = [line.floor_at(index) for index in range(len(line))]
    again = line_of(11, 600)
    order = list(range(len(again)))
    assert [again.floor_at(index) for index in reversed(order)] == forward[::-1]
    Random(3).shuffle(order)
    assert all(again.floor_at(index) == forward[index] for index in order)
