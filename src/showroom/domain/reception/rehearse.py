"""A past period under another policy (REC-19): the same visitors, people and absences, other decisions.

What stays as it was: who came to work when and where they were, when each party came and as what, how long it was
served once somebody had it, how long it would wait, what managers and the desk did by hand. What is decided anew: who
serves, who waits how long, which turns are used, what a miss costs. Assumed where the past can't know:

- a party that left unserved waits as long as it did then, and is served for the median of its kind if somebody comes;
  a party that was served waits until somebody comes
- whoever stepped out while they serve somebody in the rehearsal steps out after that visit
- somebody who did not come when called then is missed again if they are called just then
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from itertools import groupby
from typing import Any

from showroom.domain.reception.board import carry_over, extend
from showroom.domain.reception.events import Event
from showroom.domain.reception.outcome import Outcome, Tally, summary
from showroom.domain.reception.past_day import PastDay
from showroom.domain.reception.policy import Policy
from showroom.domain.reception.stage import Stage
from showroom.domain.reception.state import Board


class PastDays:
    """What the period came to: the other side of the comparison, day by day. ``red_wait_s``: the limit that both sides
    are held against."""

    def __init__(self, red_wait_s: int) -> None:
        self._tally = Tally(red_wait_s)

    def day(self, events: Iterable[Event]) -> None:
        """One more day: the events of the ledger, from its ``day_opened`` on."""
        board: Board | None = None
        for event in events:
            if board is not None and event.kind == "day_opened":
                self._tally.close(board)
            board = extend(board, event)
            self._tally.note(board, event)
        if board is not None:
            self._tally.close(board)

    @property
    def outcome(self) -> Outcome:
        """What the days so far came to."""
        return summary(self._tally)


class Rehearsal:
    """Runs days one after the other under ``policy``; each day's floor is carried over to the next. ``decisions`` and
    ``after_undo`` of the past: see :class:`PastDay`."""

    def __init__(self, policy: Policy) -> None:
        self.policy = policy
        self.decisions = self.after_undo = 0
        self.tally = Tally(policy.red_wait_s)
        self._board: Board | None = None
        self._seq = 0

    def day(self, events: list[Event]) -> None:
        """One more day: the events of the ledger, from its ``day_opened`` on."""
        for _, run in groupby(events, key=_Openings()):
            self._play(PastDay(list(run)))

    @property
    def outcome(self) -> Outcome:
        """What the days so far came to."""
        return summary(self.tally)

    @property
    def now(self) -> Board:
        """The floor after the last event."""
        assert self._board is not None
        return self._board

    def _play(self, past: PastDay) -> None:
        self.write(past.day, "day_opened", past.opened_at, self._opening(past))
        Stage(self, past).run()
        self.decisions += past.decisions
        self.after_undo += past.after_undo
        self.tally.close(self.now)

    def _opening(self, past: PastDay) -> dict[str, Any]:
        payload: dict[str, Any] = {"policy": self.policy.to_mapping(), "pack_version": 0, "visit_numbers": 0}
        if self._board is None:
            keys = ("order", "side_orders", "make_ups", "expired", "duties", "skips", "open_visits")
            return payload | {key: past.opening[key] for key in keys if key in past.opening}
        # what is open here and was then is closed by an act of a day to come
        open_then = {row["visit"] for row in past.opening["open_visits"]}
        carried = carry_over(self._board, past.day)
        left_open = [row for row in carried["open_visits"] if row["visit"] in open_then]
        return payload | carried | {"open_visits": left_open}

    def write(self, day: date, kind: str, at: datetime, payload: dict[str, Any]) -> Board:
        """One more event, and the board after it."""
        self._seq += 1
        number = 1 if kind == "day_opened" or self._board is None else self._board.number + 1
        event = Event(self._seq, day, number, kind, at, payload)
        self._board = extend(self._board, event)
        self.tally.note(self._board, event)
        return self._board


class _Openings:
    """Splits a day that was opened more than once (a clock that had been wrong)."""

    def __init__(self) -> None:
        self._count = 0

    def __call__(self, event: Event) -> int:
        self._count += event.kind == "day_opened"
        return self._count
