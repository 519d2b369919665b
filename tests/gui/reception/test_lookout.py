"""Who is freed by time or by another page takes who waits, without anybody pressing anything (REC-10, REC-12)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from tests.domain.reception.floor import policy

from showroom.domain.reception.policy import Policy
from showroom.gui.reception.lookout import Lookout, holds_lifted
from showroom.services.reception.rows import FloorBoard, Held, PersonRow, VisitRow

NOW = datetime(2026, 11, 21, 4, 0, tzinfo=UTC)
DUTIES = {"unclosed_visit": False, "unregistered_guest": False, "overdue_follow_up": True}
LIFTED = policy(hold_lifted="past_red", red_wait_s=300, held_out_by=DUTIES)


def held(status: str = "available") -> PersonRow:
    bar = "held_out" if status == "available" else status
    return PersonRow(
        1, "Anna", status, NOW, 1, False, False, 0, 0, None, bar=bar, held_by=(Held("overdue_follow_up", "7", NOW),)
    )


def waiting(arrived: datetime = NOW, **more: bool) -> VisitRow:
    row = VisitRow(
        1, 1, "first", 1, "waiting", arrived, None, None, None, None, None, None, None, None, False, None,
    )  # fmt: skip
    return replace(row, carried=more.get("carried", False))


def floor(person: PersonRow, *visits: VisitRow, rules: Policy = LIFTED) -> FloorBoard:
    return FloorBoard(date(2026, 11, 21), NOW, rules, (person,), visits, (), 0, None, {}, None)


@pytest.mark.clause("REC-10")
def test_a_hold_ends_with_the_red_limit_of_the_first_who_waits() -> None:
    earlier, red = NOW - timedelta(minutes=2), timedelta(seconds=300)
    second = replace(waiting(earlier), id=2)
    assert holds_lifted(floor(held(), waiting(), second)) == {1: NOW + red, 2: earlier + red}
    assert holds_lifted(floor(held(), rules=LIFTED)) == {}
    assert holds_lifted(floor(held("lunch"), waiting())) == {}
    lifted = replace(held(), held_by=(), bar=None, lifted=True)  # the page is opened later
    assert holds_lifted(floor(lifted, waiting())) == {1: NOW + red}
    assert holds_lifted(floor(held(), waiting(carried=True))) == {}
    assert holds_lifted(floor(held(), waiting(), rules=policy(hold_lifted="never"))) == {}


def acts_of(lookout: Callable[[list[datetime]], Lookout], board: FloorBoard, seconds: int) -> list[int]:
    """In which seconds of ``seconds`` the lookout acts."""
    made: list[datetime] = []
    one = lookout(made)
    one.show_floor(board)
    acted = []
    for second in range(seconds):
        before = len(made)
        one.tick(NOW + timedelta(seconds=second))
        if len(made) > before:
            acted.append(second)
    return acted


@pytest.mark.clause("REC-10", "REC-12")
def test_one_act_when_the_moment_comes_and_none_before() -> None:
    def look(made: list[datetime]) -> Lookout:
        return Lookout(lambda: False, lambda: made.append(NOW))

    assert acts_of(look, floor(held(), waiting()), 300) == []
    assert acts_of(look, floor(held(), waiting()), 400) == [301]
    assert acts_of(look, floor(held(), rules=LIFTED), 400) == []


@pytest.mark.clause("REC-10")
def test_a_duty_finished_on_another_page_is_noticed_and_the_records_are_read_only_for_who_is_held() -> None:
    asked: list[str] = []

    def look(made: list[datetime]) -> Lookout:
        return Lookout(lambda: bool(asked.append("records") or True), lambda: made.append(NOW))

    assert acts_of(look, floor(held(), rules=policy()), 5) == [0]
    assert asked == ["records"]
    assert acts_of(look, floor(replace(held(), held_by=(), bar=None), rules=policy()), 5) == []
    assert asked == ["records"]
