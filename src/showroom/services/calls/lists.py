"""The call register of a day, the call-backs due, the forms still open, messages (CAL-03 … CAL-05, CAL-07)."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Connection, RowMapping, Select, and_, func, or_, select
from sqlalchemy.orm import aliased

from showroom.domain.calls.rules import CallResult, CallTopic, Direction, answered_late
from showroom.domain.customers import masking, phones
from showroom.domain.staff.actor import Actor
from showroom.services.calls.values import CallRow
from showroom.services.customers import people as _people
from showroom.services.customers.values import Person
from showroom.services.shop import Shop
from showroom.store.models import Call, Customer, Staff

_MESSAGES_KEPT = timedelta(days=31)
"""How far back messages are looked for: the list is read with every change of shift."""


def calls_of(shop: Shop, actor: Actor, day: date | None = None) -> tuple[CallRow, ...]:
    """The call register of a day (default: today), latest first (CAL-04)."""
    with shop.view(actor, "calls.view") as connection:
        wanted = _rows().where(Call.store_id == shop.store.id, Call.day == (day or shop.day()))
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


def messages_for(shop: Shop, actor: Actor, staff_id: int) -> tuple[CallRow, ...]:
    """Messages of the last month for a colleague that nobody has passed on yet, oldest first (CAL-07, REC-01).

    A message with a question to answer is a call-back and stands among those.
    """
    with shop.view(actor, "calls.view") as connection:
        wanted = _rows().where(
            Call.store_id == shop.store.id,
            Call.day >= shop.day() - _MESSAGES_KEPT,
            Call.for_staff_id == staff_id,
            Call.callback_done_at.is_(None),
            is_message(),
        )
        return _shown(shop, actor, connection, wanted.order_by(Call.at, Call.id).limit(200))


def is_message() -> ColumnElement[bool]:
    """Calls that leave a colleague a message and nothing to answer; an enquiry given to somebody is none."""
    asked = or_(Call.result == CallResult.MESSAGE.value, Call.topic == CallTopic.COLLEAGUE.value)
    return and_(Call.for_staff_id.is_not(None), Call.callback_due.is_(None), asked)


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
    now = shop.clock.now()
    return tuple(_call_row(shop, actor, row, people.get(row["customer_id"]), now) for row in rows)


def _call_row(shop: Shop, actor: Actor, row: RowMapping, person: Person | None, now: datetime) -> CallRow:
    theirs = actor.staff_id is not None and actor.staff_id in (row["staff_id"], row["for_staff_id"])
    in_full = actor.kind == "system" or actor.role in ("supervisor", "manager") or theirs
    phone = ""
    if row["e164"]:
        visible = in_full or (person is not None and not person.masked)
        phone = phones.shown(row["e164"], shop.store.country) if visible else masking.phone(row["e164"])
    due, done_at = row["callback_due"], row["callback_done_at"]
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
        note=row["note"] or "",
        question=row["question"] or "",
        is_enquiry_given=row["for_staff_id"] is not None
        and row["topic"] != CallTopic.COLLEAGUE
        and row["result"] != CallResult.MESSAGE,
        callback_due=due,
        callback_done_at=done_at,
        callback_answer=row["callback_answer"] or "",
        overdue=due is not None and (done_at or now) > due,
    )
