"""Turns due (REC-20): shares by eligible minutes, away time only where the place is kept."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from showroom import paths
from showroom.domain.packs.loader import load
from showroom.domain.reception.board import extend
from showroom.domain.reception.decide import Arrival, decide
from showroom.domain.reception.events import Event
from showroom.domain.reception.state import Board
from showroom.domain.simulation.fairness import shares

NINE = datetime(2026, 11, 21, 1, tzinfo=UTC)
DAY = date(2026, 11, 21)


class Day:
    """A ledger written by hand: minutes after nine."""

    def __init__(self) -> None:
        policy = load(paths.resources() / "packs" / "furniture.toml").rotation.to_mapping()
        self.events: list[Event] = []
        self.board: Board | None = None
        self.add(0, "day_opened", policy=policy, pack_version=1, order=[], make_ups=[], open_visits=[])

    def add(self, minute: int, what: str, **payload: Any) -> None:
        number = len(self.events) + 1
        event = Event(number, DAY, number, what, NINE + timedelta(minutes=minute), payload)
        self.events.append(event)
        self.board = extend(self.board, event)

    def visit(self, minute: int, visit: int, kind: str = "first") -> None:
        assert self.board is not None
        decision = decide(self.board, Arrival(kind)).to_payload()
        facts = {"number": visit, "party": 1, "asked_for": None, "owner": None, "customer": None}
        self.add(minute, "arrived", visit=visit, kind=kind, decision=decision, **facts)

    def left(self, minute: int, visit: int, *, turn_back: bool = False) -> None:
        before = {"state": "assigned", "used_turn": True}
        self.add(minute, "finished", visit=visit, outcome="x", turn_back=turn_back, status="available", before=before)

    def status(self, minute: int, staff: int, to: str) -> None:
        assert self.board is not None
        person = self.board.people[staff]
        before = {"status": person.status, "since": person.since.isoformat(), "place": person.place}
        self.add(minute, "status_set", staff=staff, to=to, before=before)


@pytest.mark.clause("REC-20")
def test_due_is_by_own_eligible_minutes() -> None:
    day = Day()
    day.add(0, "clocked_in", staff=1)
    day.add(60, "clocked_in", staff=2)
    day.visit(60, 101)  # to 1, who is with the visitor for an hour: that counts as eligible
    day.visit(70, 102)  # to 2
    day.left(120, 101)
    day.left(120, 102)
    day.visit(121, 103)
    day.left(125, 103)
    day.add(180, "clocked_out", staff=1)
    day.add(180, "clocked_out", staff=2)
    first, second = shares(day.events)
    assert (first.turns, second.turns) == (2, 1)
    assert (first.eligible, second.eligible) == (timedelta(minutes=180), timedelta(minutes=120))
    assert first.due == pytest.approx(3 * 180 / 300)
    assert second.due == pytest.approx(3 * 120 / 300)
    assert first.deviation == pytest.approx(0.2)


@pytest.mark.clause("REC-20")
def test_away_counts_only_while_the_policy_keeps_the_place() -> None:
    day = Day()
    for staff in (1, 2, 3):
        day.add(0, "clocked_in", staff=staff)
    day.status(0, 1, "lunch")  # keeps the place
    day.status(0, 2, "private_leave")  # loses it
    day.add(60, "clocked_out", staff=3)
    minutes = {share.staff: share.eligible for share in shares(day.events)}
    assert (minutes[1], minutes[3]) == (timedelta(minutes=60), timedelta(minutes=60))
    assert minutes[2] == timedelta(0)


@pytest.mark.clause("REC-20", "REC-06")
def test_a_turn_given_back_is_no_turn() -> None:
    day = Day()
    day.add(0, "clocked_in", staff=1)
    day.visit(1, 101)
    day.left(3, 101, turn_back=True)
    day.visit(5, 102)
    day.left(9, 102)
    (only,) = shares(day.events)
    assert only.turns == 1
    assert only.due == pytest.approx(1)


def test_days_add_up_and_nobody_is_nothing() -> None:
    assert shares([]) == ()
    day = Day()
    day.add(0, "clocked_in", staff=1)
    day.visit(1, 101)
    day.left(9, 101)
    day.add(10, "clocked_out", staff=1)
    again = [
        Event(e.seq + 10, DAY + timedelta(days=1), e.number, e.kind, e.at + timedelta(days=1), e.payload)
        for e in day.events
    ]
    (both,) = shares([*day.events, *again])
    assert both.turns == 2
    assert both.eligible == timedelta(minutes=20)  # the night between is nobody's
