"""The call register of a day, the call-backs due, the forms still open (CAL-03 … CAL-05)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, RowMapping, Select, func, select
from sqlalchemy.orm import aliased

from showroom.domain.calls.callbacks import CallbackState, ProgressKind, noted, state
from showroom.domain.calls.rules import CallResult, CallTopic, Direction, answered_late
from showroom.domain.customers import masking, phones
from showroom.domain.customers.masked_text import masked
from showroom.domain.staff.actor import Actor
from showroom.services.calls.values import CallRow, Step
from showroom.services.customers import people as _people
from showroom.services.customers.values import Person
from showroom.services.shop import Shop
from showroom.store.models import Call, CallProgress, Customer, Staff


def calls_of(shop: Shop, actor: Actor, day: date | None = None) -> tuple[CallRow, ...]:
    """The call register of a day (default: today), latest first (CAL-04)."""
    with shop.view(actor, "calls.view") as connection:
        return calls_in(shop, actor, connection, day or shop.day())


def calls_in(shop: Shop, actor: Actor, connection: Connection, day: date) -> tuple[CallRow, ...]:
    """:func:`calls_of` inside another read."""
    wanted = _rows().where(Call.store_id == shop.store.id, Call.day == day)
    return _shown(shop, actor, connection, wanted.order_by(Call.number.desc()))


def callbacks(shop: Shop, actor: Actor) -> tuple[CallRow, ...]:
    """The call-backs still open, the most urgent first (CAL-05)."""
    with shop.view(actor, "calls.view") as connection:
        wanted = _rows().where(
            Call.store_id == shop.store.id, Call.callback_due.is_not(None), Call.callback_done_at.is_(None)
        )
        return _shown(shop, actor, connection, wanted.order_by(Call.callback_due, Call.id).limit(200))


def open_forms(shop: Shop, actor: Actor) -> tuple[CallRow, ...]:
    """First-time calls whose caller's form is still incomplete: completing it is a duty (CAL-03)."""
    with shop.view(actor, "calls.view") as connection:
        wanted = _rows().where(Call.store_id == shop.store.id, Call.first_time, Customer.is_complete.is_(False))
        return _shown(shop, actor, connection, wanted.order_by(Call.at.desc()).limit(200))


def open_count(shop: Shop, actor: Actor) -> int:
    """How many call-backs are open."""
    with shop.view(actor, "calls.view") as connection:
        found = connection.execute(
            select(func.count()).where(
                Call.store_id == shop.store.id, Call.callback_due.is_not(None), Call.callback_done_at.is_(None)
            )
        )
        return found.scalar() or 0


def _rows() -> Select[*tuple[Any, ...]]:
    colleague = aliased(Staff)
    return (
        select(
            Call,
            Staff.name.label("staff_name"),
            colleague.name.label("for_name"),
            Customer.is_complete.label("form_complete"),
        )
        .select_from(Call)
        .outerjoin(Staff, Staff.id == Call.staff_id)
        .outerjoin(colleague, colleague.id == Call.for_staff_id)
        .outerjoin(Customer, Customer.id == Call.customer_id)
    )


def _shown(shop: Shop, actor: Actor, connection: Connection, wanted: Select[*tuple[Any, ...]]) -> tuple[CallRow, ...]:
    rows = connection.execute(wanted).mappings().all()
    ids = [row["customer_id"] for row in rows if row["customer_id"] is not None]
    people = {person.id: person for person in _people.by_ids(shop, connection, actor, ids)}
    steps = steps_in(connection, [row["id"] for row in rows if row["callback_due"] is not None])
    now = shop.clock.now()
    return tuple(
        _call_row(shop, actor, row, people.get(row["customer_id"]), steps.get(row["id"], ()), now) for row in rows
    )


def sees_in_full(actor: Actor, *concerned: int | None) -> bool:
    """Whether somebody sees the number of a call unmasked: ``concerned`` took it, or it is for them (SEC-02)."""
    theirs = actor.staff_id is not None and actor.staff_id in concerned
    return actor.kind == "system" or actor.role in ("supervisor", "manager") or theirs


def _call_row(
    shop: Shop, actor: Actor, row: RowMapping, person: Person | None, steps: Sequence[Step], now: datetime
) -> CallRow:
    in_full = sees_in_full(actor, row["staff_id"], row["for_staff_id"])
    visible = in_full or (person is not None and not person.masked)
    said = _as_it_is if visible else masked
    phone = ""
    if row["e164"]:
        phone = phones.shown(row["e164"], shop.store.country) if visible else masking.phone(row["e164"])
    due, done_at = row["callback_due"], row["callback_done_at"]
    place = noted([step.kind for step in steps])
    seen = steps[place] if place is not None else None
    return CallRow(
        id=row["id"],
        number=row["number"],
        day=row["day"],
        at=row["at"],
        direction=Direction(row["direction"]),
        phone=phone,
        name=person.name if person is not None else row["caller_name"] or "",
        customer_id=row["customer_id"],
        staff=row["staff_name"] or "",
        for_staff=row["for_name"] or "",
        topic=CallTopic(row["topic"]),
        result=CallResult(row["result"]),
        first_time=row["first_time"],
        form_complete=row["form_complete"] is not False,
        rings=row["rings"],
        rings_source=row["rings_source"],
        late=answered_late(row["rings"]),
        duration_s=row["duration_s"],
        note=said(row["note"] or ""),
        question=said(row["question"] or ""),
        is_enquiry_given=row["for_staff_id"] is not None
        and row["topic"] != CallTopic.COLLEAGUE
        and row["result"] != CallResult.MESSAGE,
        callback_due=due,
        callback_done_at=done_at,
        callback_answer=said(row["callback_answer"] or ""),
        overdue=due is not None and (done_at or now) > due,
        first_due=row["callback_first_due"],
        state=_state(row, steps, now) if due is not None else None,
        asked=next((step.whom for step in reversed(steps) if step.kind is ProgressKind.ASKED), ""),
        advice=said(next((step.note for step in reversed(steps) if step.kind is ProgressKind.ADVICE), "")),
        steps=len(steps),
        reserved=row["reserved"] or "",
        sensitive=row["sensitive"] or "",
        staff_id=row["staff_id"],
        noted_by=seen.by if seen is not None else "",
        noted_at=seen.at if seen is not None else None,
    )


def _as_it_is(text: str) -> str:
    return text


def _state(row: RowMapping, steps: Sequence[Step], now: datetime) -> CallbackState:
    talks = [step.kind for step in steps if step.kind in (ProgressKind.ASKED, ProgressKind.ADVICE)]
    last = talks[-1] if talks else None
    return state(row["callback_due"], row["callback_first_due"], row["callback_done_at"], last, now)


def steps_in(connection: Connection, call_ids: Sequence[int]) -> dict[int, tuple[Step, ...]]:
    """The steps of call-backs, by call, oldest first (CAL-05)."""
    if not call_ids:
        return {}
    by, whom = aliased(Staff), aliased(Staff)
    found: dict[int, list[Step]] = {}
    for row in connection.execute(
        select(
            CallProgress.id,
            CallProgress.call_id,
            CallProgress.at,
            CallProgress.kind,
            CallProgress.note,
            CallProgress.promised_for,
            CallProgress.by_id,
            CallProgress.whom_id,
            by.name.label("by"),
            whom.name.label("whom"),
        )
        .outerjoin(by, by.id == CallProgress.by_id)
        .outerjoin(whom, whom.id == CallProgress.whom_id)
        .where(CallProgress.call_id.in_(call_ids))
        .order_by(CallProgress.call_id, CallProgress.at, CallProgress.id)
    ):
        step = Step(
            row.id,
            ProgressKind(row.kind),
            row.at,
            row.by_id,
            row.by or "",
            row.whom_id,
            row.whom or "",
            row.note or "",
            row.promised_for,
        )
        found.setdefault(row.call_id, []).append(step)
    return {call_id: tuple(steps) for call_id, steps in found.items()}
