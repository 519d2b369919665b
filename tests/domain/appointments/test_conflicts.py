"""What stands against an appointment (CAL-09)."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from showroom.domain.appointments.conflicts import Conflict, ConflictKind, Slot, conflicts, free_from

pytestmark = pytest.mark.clause("CAL-09")
DAY = datetime(2026, 11, 21, tzinfo=UTC)
OPEN = [(DAY + timedelta(hours=9), DAY + timedelta(hours=18))]


def slot(key: int, hour: float, minutes: int = 60, **more: int) -> Slot:
    at = DAY + timedelta(hours=hour)
    facts = {"resource_id": None, "consultant_id": None, "customer_id": None} | more
    return Slot(key, at, at + timedelta(minutes=minutes), **facts)  # type: ignore[arg-type]


def test_a_room_a_consultant_and_a_customer_can_be_in_one_place_only() -> None:
    wanted = slot(0, 10, resource_id=1, consultant_id=2, customer_id=3)
    others = [
        slot(11, 10.5, resource_id=1),
        slot(12, 9.5, consultant_id=2),
        slot(13, 10, 15, customer_id=3),
        slot(14, 10, resource_id=7, consultant_id=8, customer_id=9),
    ]
    found = conflicts(wanted, others, OPEN, None, is_rostered_day=False)
    assert found == (
        Conflict(ConflictKind.RESOURCE, 11),
        Conflict(ConflictKind.CONSULTANT, 12),
        Conflict(ConflictKind.CUSTOMER, 13),
    )
    assert [one.kind.refuses for one in found] == [True, False, False]


def test_one_after_the_other_is_no_conflict_and_nobody_is_in_their_own_way() -> None:
    wanted = slot(5, 10, resource_id=1)
    others = [slot(5, 10, resource_id=1), slot(6, 9, resource_id=1), slot(7, 11, resource_id=1)]
    assert conflicts(wanted, others, OPEN, None, is_rostered_day=False) == ()


def test_opening_hours_and_shift_are_told() -> None:
    late = slot(0, 17.5, consultant_id=2)
    assert conflicts(late, [], OPEN, None, is_rostered_day=False) == (Conflict(ConflictKind.CLOSED),)
    assert conflicts(late, [], [], None, is_rostered_day=True) == (
        Conflict(ConflictKind.NOT_ON_SHIFT),
        Conflict(ConflictKind.CLOSED),
    )
    shift = (DAY + timedelta(hours=12), DAY + timedelta(hours=18))
    assert conflicts(slot(0, 13, consultant_id=2), [], OPEN, shift, is_rostered_day=True) == ()
    assert conflicts(slot(0, 11.5, consultant_id=2), [], OPEN, shift, is_rostered_day=True) == (
        Conflict(ConflictKind.NOT_ON_SHIFT),
    )
    assert conflicts(slot(0, 11.5), [], OPEN, shift, is_rostered_day=True) == ()  # with nobody in particular


@given(st.lists(st.tuples(st.integers(0, 60), st.integers(1, 12)), max_size=12), st.integers(0, 40), st.integers(1, 12))
def test_the_moment_offered_is_free_and_no_earlier_step_is(taken: list[tuple[int, int]], at: int, length: int) -> None:
    others = [slot(n + 1, quarter / 4, 15 * quarters, resource_id=1) for n, (quarter, quarters) in enumerate(taken)]
    wanted = slot(0, at / 4, 15 * length, resource_id=1)
    free = free_from(wanted, others)

    def is_free(moment: datetime) -> bool:
        moved = Slot(0, moment, moment + (wanted.until - wanted.at), 1, None, None)
        return not conflicts(moved, others, [(DAY, DAY + timedelta(days=9))], None, is_rostered_day=False)

    assert is_free(free)
    step = wanted.at
    while step < free:
        assert not is_free(step)
        step += timedelta(minutes=15)
