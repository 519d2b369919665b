"""The steps between a question and its answer, and what a call-back's list says of them (CAL-05). Pure."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from enum import StrEnum

from showroom.domain.errors import UserError


class ProgressKind(StrEnum):
    """A step: a supervisor was asked, answered; the customer was called and not reached, or told how things stand.

    ``NOTED``: the manager has taken note that it is overdue (an act of its own, :func:`noted`).
    """

    ASKED = "asked"
    ADVICE = "advice"
    NOT_REACHED = "not_reached"
    TOLD = "told"
    PROMISED = "promised"
    NOTED = "noted"


STEPS = (
    ProgressKind.ASKED,
    ProgressKind.ADVICE,
    ProgressKind.NOT_REACHED,
    ProgressKind.TOLD,
    ProgressKind.PROMISED,
)
"""What whoever works on an answer notes."""


class CallbackState(StrEnum):
    """Where a call-back stands."""

    OPEN = "open"
    ASKED = "asked"
    ADVISED = "advised"
    PROMISED = "promised"
    OVERDUE = "overdue"
    DONE = "done"


NEEDS_NOTE = frozenset({ProgressKind.ADVICE, ProgressKind.TOLD, ProgressKind.PROMISED})


def check_step(
    kind: ProgressKind, note: str, whom_id: int | None, promised_for: datetime | None, now: datetime
) -> None:
    """Raises ``UserError``: ``callback_step_unknown``, ``callback_ask_whom``, ``callback_step_note``,
    ``callback_promise_when``, ``callback_promise_past``."""
    if kind not in STEPS:
        raise UserError("callback_step_unknown", field="kind")
    if kind is ProgressKind.ASKED and whom_id is None:
        raise UserError("callback_ask_whom", field="whom")
    if kind is ProgressKind.PROMISED:
        if promised_for is None:
            raise UserError("callback_promise_when", field="promised_for")
        if promised_for <= now:
            raise UserError("callback_promise_past", field="promised_for")
    if kind in NEEDS_NOTE and not note.strip():
        raise UserError("callback_step_note", field="note")


def state(
    due: datetime, first_due: datetime | None, done_at: datetime | None, last_talk: ProgressKind | None, now: datetime
) -> CallbackState:
    """``first_due``: set when another date was promised. ``last_talk``: the last of asked and advised."""
    if done_at is not None:
        return CallbackState.DONE
    if now > due:
        return CallbackState.OVERDUE
    if last_talk is ProgressKind.ADVICE:
        return CallbackState.ADVISED
    if last_talk is ProgressKind.ASKED:
        return CallbackState.ASKED
    return CallbackState.PROMISED if first_due is not None else CallbackState.OPEN


def noted(kinds: Sequence[ProgressKind]) -> int | None:
    """Which of the steps, oldest first, is the manager's note on the date that is overdue now; None: none is. A date
    promised since is another one."""
    found = None
    for place, kind in enumerate(kinds):
        if kind is ProgressKind.NOTED:
            found = place
        elif kind is ProgressKind.PROMISED:
            found = None
    return found
