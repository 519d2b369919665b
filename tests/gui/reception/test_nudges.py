"""What the desk is reminded of, and from which moment: worked out once, compared every second."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from tests.domain.reception.floor import policy

from showroom.gui.reception.nudge_bar import Answer, NudgeBar, Said
from showroom.gui.reception.nudges import Nudge, coming, due
from showroom.services.reception.rows import DeskState, FloorBoard, GreeterState, PersonRow, VisitRow

NOW = datetime(2026, 11, 21, 4, 0, tzinfo=UTC)
RULES = policy(greet_limit_s=60, red_wait_s=300, abandonment_asked_after_s=600, phone_limit_s=60)


def person(staff: int, status: str = "available") -> PersonRow:
    return PersonRow(staff, f"P{staff}", status, NOW, staff, False, False, 0, 0, None)


def visit(number: int, state: str, **more: object) -> VisitRow:
    consultant = None if state == "waiting" else 1
    row = VisitRow(
        number, number, "first", 1, state, NOW, NOW if consultant else None, None, consultant, None, None, None, None,
        None, False, None,
    )  # fmt: skip
    return replace(row, **more)  # type: ignore[arg-type]


def floor(
    people: tuple[PersonRow, ...] = (), waiting: tuple[VisitRow, ...] = (), serving: tuple[VisitRow, ...] = ()
) -> FloorBoard:
    return FloorBoard(date(2026, 11, 21), NOW, RULES, people, waiting, serving, 0, None, {}, None)


def after(nudges: tuple[Nudge, ...], seconds: int) -> list[str]:
    return [nudge.kind for nudge in due(nudges, NOW + timedelta(seconds=seconds), frozenset())]


@pytest.mark.clause("REC-11")
def test_a_called_consultant_is_asked_after_from_the_greet_limit_on() -> None:
    nudges = coming(floor(serving=(visit(1, "assigned"), visit(2, "greeted"))))
    assert after(nudges, 59) == []
    assert after(nudges, 60) == ["miss"]
    assert nudges[0].ref == 1


@pytest.mark.clause("REC-07", "REC-12")
def test_who_waits_for_a_person_gets_a_deputy_at_red_and_everybody_is_asked_after_at_last() -> None:
    waiting = (visit(1, "waiting", waits_for_id=7), visit(2, "waiting"))
    nudges = coming(floor(waiting=waiting))
    assert after(nudges, 299) == []
    assert after(nudges, 300) == ["deputy"]
    assert after(nudges, 600) == ["deputy", "gone", "gone"]


@pytest.mark.clause("REC-07")
def test_a_vip_comes_first_and_at_once() -> None:
    nudges = coming(
        floor(waiting=(visit(1, "waiting", manager=True),), serving=(visit(2, "assigned", for_owner=True),))
    )
    assert after(nudges, 0) == ["vip", "owner"]
    assert after(nudges, 60) == ["vip", "miss", "owner"]


@pytest.mark.clause("REC-04", "REC-13")
def test_a_long_call_and_the_change_at_the_door() -> None:
    state = GreeterState(2, "P2", NOW, NOW + timedelta(minutes=5), 3, "P3")
    nudges = coming(replace(floor(people=(person(1, "phone"), person(2), person(3))), greeter=state))
    assert after(nudges, 60) == ["phone"]
    assert after(nudges, 300) == ["post", "phone"]


def test_no_policy_reminds_of_nothing() -> None:
    assert coming(replace(floor(waiting=(visit(1, "waiting"),)), policy=None)) == ()


def test_the_bar_shows_one_at_a_time_and_what_is_put_aside_stays_so(qtbot: object) -> None:
    nudges = coming(floor(waiting=(visit(1, "waiting"), visit(2, "waiting"))))
    pressed: list[int] = []
    bar = NudgeBar(lambda nudge: Said(f"visit {nudge.ref}", (Answer("x", "Yes", lambda: pressed.append(nudge.ref)),)))
    bar.show_coming(nudges, NOW)
    assert bar.isHidden()
    bar.tick(NOW + timedelta(seconds=600))
    assert (bar.text, bar._more.text()) == ("visit 1", "1 more")
    bar._buttons[0].click()
    assert pressed == [1]
    bar.put_aside()
    assert bar.text == "visit 2"
    bar.put_aside()
    assert bar.isHidden()
    bar.show_coming(nudges, NOW + timedelta(seconds=700))  # a refresh does not bring back what was put aside
    assert bar.isHidden()
    again = coming(floor(waiting=(replace(visit(1, "waiting"), arrived_at=NOW + timedelta(seconds=100)),)))
    bar.show_coming(again, NOW + timedelta(seconds=800))  # another matter of the same visit does come
    assert bar.text == "visit 1"
    bar.deleteLater()


@pytest.mark.clause("REC-12", "REC-18")
def test_a_clock_behind_the_last_act_is_told_until_it_has_caught_up() -> None:
    """A second of it is no wrong clock: the last act may have been written by another PC in this very second."""
    desk = DeskState(1, 1, None, 0, None, 0, True, NOW + timedelta(minutes=30))
    nudges = coming(replace(floor(), desk=desk))
    assert after(nudges, 0) == ["clock"]
    assert after(nudges, 28 * 60) == ["clock"]
    assert after(nudges, 29 * 60 + 1) == []
    assert coming(replace(floor(), desk=replace(desk, counted_to=NOW + timedelta(seconds=59)))) == ()
