"""Messages for colleagues until they are acknowledged (CAL-07, REC-01)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Select, bindparam, func, select
from sqlalchemy.orm import aliased

from showroom.domain.customers import masking, phones
from showroom.domain.customers.masked_text import masked
from showroom.domain.errors import UserError
from showroom.domain.staff.actor import Actor
from showroom.services import packs
from showroom.services.calls.lists import sees_in_full
from showroom.services.calls.values import Message
from showroom.services.customers import people as _people
from showroom.services.shop import Shop
from showroom.services.work import Work
from showroom.store.models import Call, CallMessage, Staff
from showroom.store.prepared import Prepared

_MOST = 200
_UNREAD = Prepared(  # the floor board asks after every act
    select(CallMessage.to_id, func.count())
    .where(CallMessage.store_id == bindparam("store"), CallMessage.acknowledged_at.is_(None))
    .group_by(CallMessage.to_id)
)


def leave(shop: Shop, actor: Actor, to_id: int | None, text: str, *, urgent: bool = False) -> int:
    """Leave a colleague a message without a call; returns its id. Raises ``UserError``: ``message_to_whom``,
    ``message_empty``."""
    if not text.strip():
        raise UserError("message_empty", field="text")
    with shop.work(actor, "calls.message") as work:
        return leave_in(work, to_id, text, urgent=urgent)


def leave_in(work: Work, to_id: int | None, text: str, *, urgent: bool = False, call_id: int | None = None) -> int:
    """:func:`leave` inside another act; with a call the text may be empty ("somebody called")."""
    known = select(Staff.id).where(Staff.id == to_id, Staff.store_id == work.store_id, Staff.active)
    if to_id is None or work.connection.execute(known).first() is None:
        raise UserError("message_to_whom", field="for_staff_id")
    owes = call_id is not None and packs.in_force(work.shop, work.connection).pack.calls.message_earns_make_up
    return work.insert(
        CallMessage,
        call_id=call_id,
        from_id=work.actor.staff_id,
        to_id=to_id,
        at=work.now,
        text=text.strip(),
        urgent=urgent,
        make_up="owed" if owes else None,
    )


def messages_for(shop: Shop, actor: Actor, staff_id: int) -> tuple[Message, ...]:
    """Messages for a colleague that nobody has acknowledged yet: urgent ones first, then oldest first."""
    with shop.view(actor, "calls.view") as connection:
        wanted = _rows().where(
            CallMessage.store_id == shop.store.id,
            CallMessage.to_id == staff_id,
            CallMessage.acknowledged_at.is_(None),
        )
        rows = connection.execute(
            wanted.order_by(CallMessage.urgent.desc(), CallMessage.at, CallMessage.id).limit(_MOST)
        ).all()
        ids = [row.customer_id for row in rows if row.customer_id is not None]
        known = {person.id: person for person in _people.by_ids(shop, connection, actor, ids)}
    found = []
    for row in rows:
        person = known.get(row.customer_id)
        in_full = sees_in_full(actor, row.from_id, row.to_id) or (person is not None and not person.masked)
        phone = ""
        if row.e164:
            phone = phones.shown(row.e164, shop.store.country) if in_full else masking.phone(row.e164)
        found.append(
            Message(
                row.id,
                row.at,
                row.text if in_full else masked(row.text),
                row.urgent,
                row.from_id,
                row.from_name or "",
                row.to_id,
                row.to_name or "",
                row.call_id,
                row.number,
                row.customer_id,
                person.name if person is not None else row.caller_name or "",
                phone,
                row.acknowledged_at,
                row.acknowledged_by or "",
            )
        )
    return tuple(found)


def unread(shop: Shop, actor: Actor) -> Mapping[int, int]:
    """How many messages wait for each colleague, by staff id; who has none is not in it."""
    with shop.view(actor, "calls.waiting") as connection:
        return dict(_UNREAD.rows(connection, {"store": shop.store.id}))


def acknowledge(shop: Shop, actor: Actor, message_id: int) -> None:
    """The message reached the colleague; who said so is kept. Raises ``UserError``: ``message_gone``,
    ``message_is_passed_on``."""
    with shop.work(actor, "calls.done") as work:
        row = work.connection.execute(
            select(CallMessage.acknowledged_at).where(
                CallMessage.id == message_id, CallMessage.store_id == work.store_id
            )
        ).first()
        if row is None:
            raise UserError("message_gone", id=message_id)
        if row.acknowledged_at is not None:
            raise UserError("message_is_passed_on")
        work.update(CallMessage, message_id, acknowledged_at=work.now, acknowledged_by_id=actor.staff_id)


def unacknowledge(shop: Shop, actor: Actor, message_id: int) -> None:
    """Take back :func:`acknowledge` (the undo bar)."""
    with shop.work(actor, "calls.done") as work:
        work.update(CallMessage, message_id, acknowledged_at=None, acknowledged_by_id=None)


def _rows() -> Select[*tuple[Any, ...]]:
    sender, to, by = aliased(Staff), aliased(Staff), aliased(Staff)
    return (
        select(
            CallMessage.id,
            CallMessage.at,
            CallMessage.text,
            CallMessage.urgent,
            CallMessage.from_id,
            CallMessage.to_id,
            CallMessage.call_id,
            CallMessage.acknowledged_at,
            sender.name.label("from_name"),
            to.name.label("to_name"),
            by.name.label("acknowledged_by"),
            Call.number,
            Call.customer_id,
            Call.caller_name,
            Call.e164,
        )
        .select_from(CallMessage)
        .outerjoin(sender, sender.id == CallMessage.from_id)
        .outerjoin(to, to.id == CallMessage.to_id)
        .outerjoin(by, by.id == CallMessage.acknowledged_by_id)
        .outerjoin(Call, Call.id == CallMessage.call_id)
    )
