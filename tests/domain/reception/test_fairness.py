"""Turns due (REC-20): shares by eligible minutes, away time only where the place is kept; sums that add up."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from showroom import paths
from showroom.domain.packs.loader import load
from showroom.domain.reception.board import extend
from showroom.domain.reception.decide import Arrival, decide
from showroom.domain.reception.events import Event
from showroom.domain.reception.fairness import Counts, Period, apportion, period, shares
from showroom.domain.reception.state import Board

NINE = datetime(2026, 11, 21, 1, tzinfo=UTC)
DAY = date(2026, 11, 21)


class Day:
    """A ledger written by hand: minutes after nine."""

    def __init__(self, **changes: Any) -> None:
        policy = load(paths.resources() / "packs" / "furniture.toml").rotation.to_mapping()
        for switch, value in changes.items():
            policy[switch] = policy[switch] | value if isinstance(value, dict) else value
        self.events: list[Event] = []
        self.board: Board | None = None
        self.add(0, "day_opened", policy=policy, pack_version=1, order=[], make_ups=[], open_visits=[])

    def add(self, minute: int, what: str, **payload: Any) -> None:
        number = len(self.events) + 1
        event = Event(number, DAY, number, what, NINE + timedelta(minutes=minute), payload)
        self.events.append(event)
        self.board = extend(self.board, event)

    def visit(self, minute: int, visit: int, kind: str = "first", asked_for: int | None = None) -> None:
        assert self.board is not None
        at = NINE + timedelta(minutes=minute)
        decision = decide(self.board, Arrival(kind, asked_for), at).to_payload()
        facts = {"number": visit, "party": 1, "asked_for": asked_for, "owner": None, "customer": None}
        self.add(minute, "arrived", visit=visit, kind=kind, decision=decision, **facts)

    def left(self, minute: int, visit: int, *, turn_back: bool = False) -> None:
        self.add(minute, "finished", visit=visit, outcome="x", turn_back=turn_back, status="available")

    def status(self, minute: int, staff: int, to: str) -> None:
        self.add(minute, "status_set", staff=staff, to=to)


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


@pytest.mark.clause("REC-20", "REC-23")
@pytest.mark.parametrize("what", ["handed_over", "overridden", "enquiry"])
def test_what_is_entered_of_a_visit_that_is_over_says_nothing_of_where_they_were_since(what: str) -> None:
    """1 is away now and loses the place by it: the hours before, at the desk, stay due all the same."""
    day = Day(place_while={"lunch": "lose"})
    for staff in (1, 2):
        day.add(0, "clocked_in", staff=staff)
    day.visit(60, 101)
    day.status(60, 2, "lunch")
    day.left(90, 101)
    day.status(150, 1, "lunch")
    then = {"true_at": (NINE + timedelta(minutes=70)).isoformat()}
    decision = {"assigned": 1 if what == "enquiry" else 2, "as": "next", "uses_turn": True, "switch": "x", "passed": []}
    if what == "handed_over":
        day.add(170, what, visit=101, **{"from": 1, "to": 2}, **then)
    elif what == "overridden":
        day.add(170, what, visit=101, decision=decision | {"reasons": ["really_served"]}, reason="seen", **then)
    else:
        day.add(170, what, call=5, decision=decision | {"sequence": "calls"}, **then)
    for staff in (1, 2):
        day.add(180, "clocked_out", staff=staff)
    minutes = {share.staff: share.eligible for share in shares(day.events)}
    assert minutes[1] == timedelta(minutes=150)
    # 2 was written down as at lunch, and with the visitor from 70 to 90 in truth
    assert minutes[2] == timedelta(minutes=60 if what == "enquiry" else 80)


@pytest.mark.clause("REC-20", "REC-10")
def test_time_held_out_by_a_duty_is_not_eligible() -> None:
    day = Day(held_out_by={"overdue_follow_up": True}, hold_lifted="never")
    since = NINE.isoformat()
    for staff in (1, 2):
        day.add(0, "clocked_in", staff=staff)
    day.add(60, "duty_due", staff=1, duty="overdue_follow_up", ref="7", since=since, from_records=False)
    day.visit(70, 101)  # 1 would be first, but is held out
    day.left(80, 101)
    day.visit(90, 102)
    day.left(100, 102)
    day.add(120, "duty_done", staff=1, duty="overdue_follow_up", ref="7")
    day.add(180, "clocked_out", staff=1)
    first, second = shares(day.events)
    assert first.eligible == timedelta(minutes=120)
    assert second.eligible == timedelta(minutes=180)
    assert (first.turns, second.turns) == (0, 2)
    assert second.due == pytest.approx(2 * 180 / 300)


@pytest.mark.clause("REC-20", "REC-10")
def test_a_duty_that_holds_nobody_out_costs_no_eligible_time() -> None:
    day = Day(held_out_by={"overdue_follow_up": False})
    day.add(0, "clocked_in", staff=1)
    day.add(10, "duty_due", staff=1, duty="overdue_follow_up", ref="7", since=NINE.isoformat(), from_records=False)
    day.add(60, "clocked_out", staff=1)
    (only,) = shares(day.events)
    assert only.eligible == timedelta(minutes=60)


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


# --- whole parts that add up ----------------------------------------------------------------------------------------


@given(st.integers(0, 10**7), st.lists(st.integers(0, 10**6), min_size=1, max_size=60).filter(any))
def test_parts_add_up_and_nobody_is_a_unit_away(whole: int, weights: list[int]) -> None:
    parts = apportion(whole, weights)
    assert sum(parts) == whole
    total = sum(weights)
    for part, weight in zip(parts, weights, strict=True):
        assert abs(part * total - whole * weight) < total  # less than one unit from the exact share
        assert weight or part == 0


@given(st.integers(0, 10**6), st.lists(st.integers(1, 10**5), min_size=2, max_size=30))
def test_who_weighs_more_gets_no_less(whole: int, weights: list[int]) -> None:
    parts = apportion(whole, weights)
    ranked = sorted(zip(weights, parts, strict=True))
    assert all(less[1] <= more[1] for less, more in pairwise(ranked) if less[0] < more[0])


def test_nothing_to_go_by_is_refused() -> None:
    with pytest.raises(ValueError, match="nothing"):
        apportion(5, [0, 0])


def worked(seed: int, days: int = 3, people: int = 4) -> list[Event]:
    """Days of chance: people come late, go to lunch, serve, are corrected and taken back."""
    rng = Random(seed)
    events: list[Event] = []
    for number in range(days):
        day = Day()
        minute, visit = 0, 0
        for staff in range(1, people + 1):
            if rng.random() < 0.8:
                day.add(rng.randint(minute, minute + 20), "clocked_in", staff=staff)
                minute = int((day.events[-1].at - NINE).total_seconds()) // 60
        for _ in range(rng.randint(0, 25)):
            minute += rng.randint(0, 17)
            assert day.board is not None
            board = day.board
            here = [staff for staff, person in board.people.items() if not person.visits]
            act = rng.choice(("visit", "visit", "left", "status", "undo", "correct"))
            if act == "visit":
                visit += 1
                asked = rng.choice([*board.people, None]) if rng.random() < 0.3 else None
                day.visit(minute, visit, "asked_for" if asked else "first", asked)
            elif act == "left" and (open_ones := [v.visit for v in board.visits.values() if v.consultant]):
                day.left(minute, rng.choice(open_ones), turn_back=rng.random() < 0.2)
            elif act == "status" and here:
                day.status(minute, rng.choice(here), rng.choice(("available", "lunch", "private_leave", "meeting")))
            elif act == "undo" and board.number in board.journal and day.events[-1].kind == "arrived":
                day.add(minute, "undone", event=board.number)
            elif act == "correct" and (served := [v for v in board.visits.values() if v.consultant and v.used_turn]):
                day.add(minute, "kind_corrected", visit=served[0].visit, **{"from": "first"}, to="service", turn=-1)
        events += [
            Event(
                e.seq + 1000 * number,
                DAY + timedelta(days=number),
                e.number,
                e.kind,
                e.at + timedelta(days=number),
                e.payload,
            )
            for e in day.events
        ]
    return events


@pytest.mark.clause("REC-20")
@settings(max_examples=40)
@given(st.integers(0, 2**32))
def test_the_paper_adds_up_whatever_happened(seed: int) -> None:
    events = worked(seed)
    found: Period = period(events)
    for day in found.days:
        assert sum(share.due for share in day.people) == day.turns * 100
        assert sum(share.difference for share in day.people) == 0
    assert sum(share.difference for share in found.people) == 0
    assert sum(day.turns for day in found.days) == found.turns == sum(share.turns for share in found.people)
    assert sum(day.eligible for day in found.days) == found.eligible
    for share in found.people:
        assert share.turns == sum(day.turns for day in share.days) == len(share.taken)
        assert share.counts == sum((day.counts for day in share.days), Counts())
        assert share.eligible == sum(day.eligible for day in share.days) <= share.clocked
    exact = {share.staff: share for share in shares(events)}
    for share in found.people:
        assert share.turns == exact[share.staff].turns
        assert share.due / 100 == pytest.approx(exact[share.staff].due, abs=0.02 + 0.002 * found.turns)


@pytest.mark.clause("REC-20")
def test_a_day_and_the_whole_period_each_go_by_their_own_minutes() -> None:
    day = Day()
    day.add(0, "clocked_in", staff=1)
    day.add(0, "clocked_in", staff=2)
    for number in range(4):
        day.visit(10 + number, 101 + number)
        day.left(10 + number, 101 + number)
    day.add(100, "clocked_out", staff=2)
    day.add(200, "clocked_out", staff=1)
    quiet = Day()
    quiet.add(0, "clocked_in", staff=1)
    quiet.add(300, "clocked_out", staff=1)
    later = [
        Event(e.seq + 100, DAY + timedelta(days=1), e.number, e.kind, e.at + timedelta(days=1), e.payload)
        for e in quiet.events
    ]
    found = period([*day.events, *later])
    first, second = found.people
    assert [share.due for share in found.days[0].people] == [267, 133]  # 4 turns by 200 and 100 minutes
    assert (first.due, second.due) == (333, 67)  # 4 turns by 500 and 100 minutes
    assert (first.daily_due, first.difference, second.difference) == (267, -133, 133)
    assert [turn.number for turn in first.taken] == [101, 103]
    assert first.taken[0].decision["assigned"] == 1


@pytest.mark.clause("REC-20", "REC-03", "REC-08", "REC-11", "REC-23")
def test_what_stands_beside_the_turns() -> None:
    day = Day()
    for staff in (1, 2, 3):
        day.add(0, "clocked_in", staff=staff)
    board = day.board
    assert board is not None
    day.visit(1, 101, "asked_for", 3)
    day.visit(2, 102)  # 1 is called and does not come
    again = decide(board, Arrival("first", missed_by=(1,)), NINE + timedelta(minutes=4)).to_payload()
    day.add(4, "missed", visit=102, staff=1, after_s=90, fault="point", cost="free")
    day.add(4, "taken", visit=102, decision=again)  # to 2
    day.visit(5, 103)  # to 1, and taken back
    day.add(6, "undone", event=day.events[-1].number)
    day.visit(7, 104)  # to 1, but the manager gives it to 3, who is with somebody
    decision = {"assigned": 3, "as": "override", "reasons": ["manager_override"], "considered": [], "passed": [],
                "uses_turn": False, "switch": "override_uses_turn", "waits_for": None}  # fmt: skip
    day.add(8, "overridden", visit=104, reason="knows them", decision=decision)
    day.add(9, "kind_corrected", visit=102, **{"from": "first"}, to="service", turn=-1, reason="repair")
    day.add(60, "late_entry", visit=105, number=105, kind="first", party=1, staff=2, customer=None,
            arrived_at=(NINE + timedelta(minutes=3)).isoformat(), left_at=None, outcome="bought", uses_turn=True,
            turn_back=False)  # fmt: skip
    people = {share.staff: share for share in period(day.events).people}
    assert people[1].counts == Counts(missed=1, undone=1, overrides_against=1)
    assert people[2].counts == Counts(corrected=1)
    assert people[3].counts == Counts(asked_for=1, overrides_for=1)
    assert people[1].turns == 0
    (entered,) = people[2].taken
    assert (entered.number, entered.at, entered.decision) == (105, NINE + timedelta(minutes=3), {})
    assert entered.entered_at == NINE + timedelta(minutes=60)


@pytest.mark.clause("REC-20", "REC-08")
def test_make_ups_earned_and_spent() -> None:
    day = Day(place_while={"meeting": "make_up"}, make_up_spent="before_rotation")
    day.add(0, "clocked_in", staff=1)
    day.add(0, "clocked_in", staff=2)
    day.status(1, 1, "meeting")
    day.visit(2, 101)  # goes past 1, who earns a make-up turn
    day.status(3, 1, "available")
    day.visit(4, 102)  # spends it
    people = {share.staff: share for share in period(day.events).people}
    assert people[1].counts == Counts(earned=1, spent=1)
    assert [(turn.number, turn.make_up) for turn in people[1].taken] == [(102, True)]
    assert people[2].counts == Counts()
    day.add(5, "undone", event=day.events[-1].number)
    assert period(day.events).people[0].counts == Counts(earned=1, undone=1)


def test_a_day_opened_twice_is_one_day() -> None:
    day = Day()
    day.add(0, "clocked_in", staff=1)
    day.visit(1, 101)
    day.left(11, 101)
    again = [Event(e.seq + 10, DAY, e.number + 10, e.kind, e.at + timedelta(hours=2), e.payload) for e in day.events]
    found = period([*day.events, *again])
    assert [(one.turns, one.eligible) for one in found.days] == [(2, 220)]


def ago(minute: int) -> str:
    return (NINE + timedelta(minutes=minute)).isoformat()


@pytest.mark.clause("REC-20", "REC-23")
def test_minutes_go_by_the_true_time_of_what_is_entered_afterwards() -> None:
    day = Day(place_while={"lunch": "lose", "meeting": "keep"})
    day.add(0, "clocked_in", staff=1)
    day.add(30, "clocked_in", staff=2, true_at=ago(10))
    day.visit(40, 101)  # to 1
    day.add(100, "status_set", staff=2, to="lunch", true_at=ago(80))  # 20 minutes of it are not eligible
    day.add(120, "status_set", staff=2, to="available", true_at=ago(110))
    day.add(150, "finished", visit=101, outcome="x", turn_back=False, status="lunch", true_at=ago(130))
    day.add(190, "clocked_out", staff=2, true_at=ago(180))
    day.add(200, "clocked_out", staff=1)
    people = {share.staff: share for share in period(day.events).people}
    assert (people[2].clocked, people[2].eligible) == (1700, 1400)  # from 10 to 180, without 80 to 110
    assert (people[1].clocked, people[1].eligible) == (2000, 1300)  # at lunch since 130


@pytest.mark.clause("REC-20", "REC-23", "REC-09")
def test_what_was_entered_afterwards_and_taken_back_never_counted() -> None:
    day = Day(place_while={"lunch": "lose"})
    day.add(0, "clocked_in", staff=1)
    day.add(0, "clocked_in", staff=2)
    day.add(60, "status_set", staff=2, to="lunch", true_at=ago(20))
    day.add(60, "undone", event=day.events[-1].number)
    day.add(90, "clocked_out", staff=1)
    people = {share.staff: share for share in period(day.events).people}
    assert (people[2].clocked, people[2].eligible) == (900, 900)


@pytest.mark.clause("REC-20", "REC-23")
def test_who_served_while_the_board_had_them_elsewhere_could_be_given_that_turn() -> None:
    day = Day(place_while={"lunch": "lose"})
    day.add(0, "clocked_in", staff=1)
    day.add(0, "clocked_in", staff=2)
    day.status(10, 2, "lunch")
    day.add(60, "late_entry", visit=105, number=105, kind="first", party=1, staff=2, customer=None,
            arrived_at=ago(20), left_at=ago(50), outcome="bought", uses_turn=True, turn_back=False)  # fmt: skip
    day.add(90, "clocked_out", staff=1)
    people = {share.staff: share for share in period(day.events).people}
    assert (people[2].clocked, people[2].eligible) == (900, 400)
