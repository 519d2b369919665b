"""Keeping the promise to call back: asked inside, promised for another day, answered (CAL-05)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import select

from showroom.domain.calls.callbacks import ProgressKind, check_step, noted
from showroom.domain.customers.masked_text import masked
from showroom.domain.errors import UserError
from showroom.domain.staff.actor import Actor
from showroom.domain.staff.permissions import require
from showroom.services.calls.lists import sees_in_full, steps_in
from showroom.services.calls.values import Step
from showroom.services.customers import people as _people
from showroom.services.shop import Shop
from showroom.services.work import Work
from showroom.store.models import Call, CallProgress, Staff


@dataclass(frozen=True, slots=True)
class NewStep:
    """A step to note. ``whom_id``: who was asked (``ASKED``); ``promised_for``: aware, ahead of now (``PROMISED``)."""

    kind: ProgressKind
    note: str = ""
    whom_id: int | None = None
    promised_for: datetime | None = None


def step(shop: Shop, actor: Actor, call_id: int, new: NewStep) -> int:
    """Note a step of an open call-back and return its id. A promised date is the new due date; the rule's is kept.

    Raises ``UserError``: ``call_gone``, ``callback_is_done``, what :func:`check_step` refuses, ``record_is_gone``.
    """
    with shop.work(actor, "calls.done") as work:
        row = _open(work, call_id)
        check_step(new.kind, new.note, new.whom_id, new.promised_for, work.now)
        if new.whom_id is not None:
            known = select(Staff.id).where(Staff.id == new.whom_id, Staff.store_id == work.store_id)
            if work.connection.execute(known).first() is None:
                raise UserError("callback_ask_whom", field="whom")
        step_id = work.insert(
            CallProgress,
            call_id=call_id,
            at=work.now,
            by_id=actor.staff_id,
            kind=new.kind.value,
            whom_id=new.whom_id if new.kind is ProgressKind.ASKED else None,
            note=new.note.strip() or None,
            promised_for=new.promised_for if new.kind is ProgressKind.PROMISED else None,
        )
        if new.kind is ProgressKind.PROMISED:
            first = row.callback_first_due or row.callback_due
            work.update(Call, call_id, callback_due=new.promised_for, callback_first_due=first)
        return step_id


def undo_step(shop: Shop, actor: Actor, step_id: int) -> None:
    """Take back the last step of an open call-back (the undo bar). Raises ``UserError``: ``call_gone``,
    ``callback_is_done``, ``call_undo_used`` when another step followed; ``Refused`` of the manager's note."""
    with shop.work(actor, "calls.done") as work:
        call_id = work.connection.execute(
            select(CallProgress.call_id).where(CallProgress.id == step_id, CallProgress.store_id == work.store_id)
        ).scalar()
        if call_id is None:
            raise UserError("call_gone", id=step_id)
        row = _open(work, call_id)
        steps = steps_in(work.connection, [call_id])[call_id]
        if steps[-1].id != step_id:
            raise UserError("call_undo_used")
        work.delete(CallProgress, step_id)
        if steps[-1].kind is ProgressKind.NOTED:
            require(actor, "calls.alert_done")
        if steps[-1].kind is ProgressKind.PROMISED:
            before = [one.promised_for for one in steps[:-1] if one.kind is ProgressKind.PROMISED]
            first = row.callback_first_due
            work.update(Call, call_id, callback_due=before[-1] if before else first, callback_first_due=first)
            if not before:
                work.update(Call, call_id, callback_first_due=None)


def note_overdue(shop: Shop, actor: Actor, call_id: int) -> int:
    """The manager has taken note of an overdue call-back: it stays in the list with their name and is told to no
    manager again, until another promised date passes. Returns the step, for :func:`undo_step`.

    Raises ``Refused``, ``UserError``: ``call_gone``, ``callback_is_done``, ``callback_not_overdue``,
    ``callback_is_noted`` (``name``).
    """
    with shop.work(actor, "calls.alert_done") as work:
        if work.now <= _open(work, call_id).callback_due:
            raise UserError("callback_not_overdue")
        found = steps_in(work.connection, [call_id]).get(call_id, ())
        last = noted([one.kind for one in found])
        if last is not None:
            raise UserError("callback_is_noted", name=found[last].by or "–")
        return work.insert(
            CallProgress, call_id=call_id, at=work.now, by_id=actor.staff_id, kind=ProgressKind.NOTED.value
        )


def steps(shop: Shop, actor: Actor, call_id: int) -> tuple[Step, ...]:
    """Every step of a call-back, oldest first; numbers in it starred for who doesn't see the customer's (SEC-02)."""
    with shop.view(actor, "calls.view") as connection:
        ours = select(Call.customer_id, Call.staff_id, Call.for_staff_id).where(
            Call.id == call_id, Call.store_id == shop.store.id
        )
        row = connection.execute(ours).first()
        if row is None:
            return ()
        found = steps_in(connection, [call_id]).get(call_id, ())
        asked = [one.whom_id for one in found]
        if sees_in_full(actor, row.staff_id, row.for_staff_id, *asked):
            return found
        ids = [row.customer_id] if row.customer_id is not None else []
        if any(not person.masked for person in _people.by_ids(shop, connection, actor, ids)):
            return found
    return tuple(replace(one, note=masked(one.note)) for one in found)


def done(shop: Shop, actor: Actor, call_id: int, answer: str) -> None:
    """A call-back was made: what was answered is recorded. Raises ``UserError`` when it is not open or nothing is
    said.
    """
    if not answer.strip():
        raise UserError("callback_needs_answer", field="answer")
    with shop.work(actor, "calls.done") as work:
        _open(work, call_id)
        work.update(
            Call,
            call_id,
            callback_done_at=work.now,
            callback_done_by_id=actor.staff_id,
            callback_answer=answer.strip(),
        )


def reopen(shop: Shop, actor: Actor, call_id: int) -> None:
    """Take back :func:`done` (the undo bar)."""
    with shop.work(actor, "calls.done") as work:
        work.update(Call, call_id, callback_done_at=None, callback_done_by_id=None, callback_answer=None)


@dataclass(frozen=True, slots=True)
class _Open:
    callback_due: datetime
    callback_first_due: datetime | None


def _open(work: Work, call_id: int) -> _Open:
    row = work.connection.execute(
        select(Call.callback_due, Call.callback_first_due, Call.callback_done_at).where(
            Call.id == call_id, Call.store_id == work.store_id
        )
    ).first()
    if row is None or row.callback_due is None:
        raise UserError("call_gone", id=call_id)
    if row.callback_done_at is not None:
        raise UserError("callback_is_done")
    return _Open(row.callback_due, row.callback_first_due)
