"""What another policy would mean for a floor, without touching it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from showroom import paths
from showroom.domain.packs.loader import load
from showroom.domain.policies.changes import applied
from showroom.domain.policies.effect import NOBODY_KNOWN, Effect, assumed_board, compare
from showroom.domain.reception.state import SERVED_AS_DEPUTY, Board, Duty, MakeUpTurn

POLICY = load(paths.resources() / "packs" / "furniture.toml").rotation
DAY, AT = date(2026, 11, 21), datetime(2026, 11, 21, 2, tzinfo=UTC)
PEOPLE = (11, 12, 13)


def floor() -> Board:
    return assumed_board(POLICY, DAY, AT, PEOPLE)


def effect_of(board: Board, **changes: str | bool | int) -> Effect:
    return compare(board, applied(board.policy, {path.replace("__", "."): v for path, v in changes.items()}), AT)


def test_the_same_policy_changes_nothing() -> None:
    board = floor()
    effect = compare(board, board.policy, AT)
    assert effect.is_empty
    assert effect.order_now == PEOPLE


@pytest.mark.clause("REC-07")
def test_an_owner_who_is_here_stands_for_a_busy_one_and_one_who_is_not_for_an_absent_one() -> None:
    effect = effect_of(floor(), owner_busy="wait", owner_absent="next")
    rows = {row.situation.code: row for row in effect.rows if row.changes}
    assert rows["owner_busy"].situation.owner == 13
    assert (rows["owner_busy"].now.staff, rows["owner_busy"].then.staff) == (11, None)
    assert rows["owner_absent"].situation.owner == NOBODY_KNOWN
    assert (rows["owner_absent"].now.served_as, rows["owner_absent"].then.served_as) == ("deputy", "next")
    assert set(rows) == {"owner_busy", "owner_absent"}


@pytest.mark.clause("REC-08")
def test_make_ups_move_the_order_when_they_are_spent_another_way() -> None:
    board = floor()
    turn = MakeUpTurn(13, SERVED_AS_DEPUTY, 5, False, DAY)
    board.bank[turn.key] = turn
    effect = effect_of(board, make_up_spent="own_next_turn")
    assert (effect.order_now, effect.order_then) == ((13, 11, 12), (11, 12, 13))


@pytest.mark.clause("REC-10")
def test_who_would_be_held_out_is_named_and_passed_over() -> None:
    board = replace(floor(), policy=applied(POLICY, {"held_out_by.unclosed_visit": False}))
    duty = Duty(11, "unclosed_visit", "v1", AT - timedelta(days=1), True)
    board.duties[duty.key] = duty
    effect = effect_of(board, held_out_by__unclosed_visit=True)
    assert (effect.held_now, effect.held_then) == ((), (11,))
    first = next(row for row in effect.rows if row.situation.code == "plain" and row.situation.kind == "first")
    assert (first.now.staff, first.then.staff) == (11, 12)


@pytest.mark.clause("REC-06")
def test_outside_hours_and_second_requests_are_compared_too() -> None:
    board = replace(floor(), policy=applied(POLICY, {"outside_hours.first": True, "second_request": "turn"}))
    effect = effect_of(board, outside_hours__first=False, second_request="bonus")
    changed = {(row.situation.code, row.situation.kind) for row in effect.rows if row.changes}
    assert changed == {("outside_hours", "first"), ("second_request", "asked_for")}


def test_an_empty_floor_has_nobody_to_compare() -> None:
    effect = compare(assumed_board(POLICY, DAY, AT, ()), applied(POLICY, {"owner_busy": "wait"}), AT)
    assert effect.order_now == ()
    assert all(row.now.staff is None for row in effect.rows)
