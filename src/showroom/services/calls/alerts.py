"""Sensitive calls at the manager's window at once, also while the call is still running (CAL-06)."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import aliased

from showroom.domain.customers import masking, phones
from showroom.domain.customers.masked_text import masked
from showroom.domain.errors import UserError
from showroom.domain.staff.actor import Actor
from showroom.domain.text import Text
from showroom.services import packs
from showroom.services.calls.lists import sees_in_full
from showroom.services.calls.values import Alert
from showroom.services.customers import people as _people
from showroom.services.shop import Shop
from showroom.services.work import Work
from showroom.store.models import Call, CallAlert, Staff

_MOST = 100


@dataclass(frozen=True, slots=True)
class NewAlert:
    """What the manager must hear. ``topic``: a key of the pack's sensitive topics; ``phone`` as typed so far."""

    topic: str
    phone: str = ""
    customer_id: int | None = None
    note: str = ""
    call_id: int | None = None


def send(shop: Shop, actor: Actor, new: NewAlert) -> int:
    """Put a running call at the manager's window; returns the alert's id, for the call that is written down later.
    Raises ``UserError('alert_topic_unknown')``."""
    with shop.work(actor, "calls.alert") as work:
        return send_in(work, new)


def send_in(work: Work, new: NewAlert) -> int:
    """:func:`send` inside another act."""
    if new.topic not in {one.key for one in packs.in_force(work.shop, work.connection).pack.calls.sensitive}:
        raise UserError("alert_topic_unknown", topic=new.topic)
    return work.insert(
        CallAlert,
        call_id=new.call_id,
        customer_id=new.customer_id,
        topic=new.topic,
        phone_raw=new.phone.strip()[:60] or None,
        note=new.note.strip() or None,
        at=work.now,
        by_id=work.actor.staff_id,
    )


def attach_in(work: Work, alert_id: int, call_id: int, customer_id: int | None) -> None:
    """The call of an alert is written down now. An alert that was taken back meanwhile is none."""
    ours = select(CallAlert.id).where(CallAlert.id == alert_id, CallAlert.store_id == work.store_id)
    if work.connection.execute(ours).first() is not None:
        work.update(CallAlert, alert_id, call_id=call_id, customer_id=customer_id)


def open_alerts(shop: Shop, actor: Actor) -> tuple[Alert, ...]:
    """What nobody has acknowledged yet, latest first."""
    sender, by = aliased(Staff), aliased(Staff)
    with shop.view(actor, "calls.view") as connection:
        rows = connection.execute(
            select(CallAlert, sender.name.label("sender"), by.name.label("taken_by"), Call.number, Call.e164)
            .select_from(CallAlert)
            .outerjoin(sender, sender.id == CallAlert.by_id)
            .outerjoin(by, by.id == CallAlert.acknowledged_by_id)
            .outerjoin(Call, Call.id == CallAlert.call_id)
            .where(CallAlert.store_id == shop.store.id, CallAlert.acknowledged_at.is_(None))
            .order_by(CallAlert.at.desc(), CallAlert.id.desc())
            .limit(_MOST)
        )
        alerts = rows.mappings().all()
        if not alerts:
            return ()
        labels = {one.key: one.label for one in packs.in_force(shop, connection).pack.calls.sensitive}
        ids = [row["customer_id"] for row in alerts if row["customer_id"] is not None]
        known = {person.id: person for person in _people.by_ids(shop, connection, actor, ids)}
    found = []
    for row in alerts:
        person = known.get(row["customer_id"])
        in_full = sees_in_full(actor, row["by_id"]) or (person is not None and not person.masked)
        raw = row["phone_raw"] or ""
        e164 = row["e164"] or (phones.read(raw, shop.store.country).e164 if raw else None)
        phone = masking.phone(e164 or raw) if e164 or raw else ""
        if in_full:
            phone = phones.shown(e164, shop.store.country) if e164 else raw
        found.append(
            Alert(
                row["id"],
                row["at"],
                labels.get(row["topic"], Text.same(row["topic"])),
                row["topic"],
                (row["note"] or "") if in_full else masked(row["note"] or ""),
                row["by_id"],
                row["sender"] or "",
                row["customer_id"],
                person.name if person is not None else "",
                phone,
                row["call_id"],
                row["number"],
                row["acknowledged_at"],
                row["taken_by"] or "",
            )
        )
    return tuple(found)


def acknowledge(shop: Shop, actor: Actor, alert_id: int) -> None:
    """The manager has taken note: it leaves every window. Raises ``UserError``: ``alert_gone``,
    ``alert_is_acknowledged`` (``name``)."""
    with shop.work(actor, "calls.alert_done") as work:
        row = work.connection.execute(
            select(CallAlert.acknowledged_at, Staff.name)
            .outerjoin(Staff, Staff.id == CallAlert.acknowledged_by_id)
            .where(CallAlert.id == alert_id, CallAlert.store_id == work.store_id)
        ).first()
        if row is None:
            raise UserError("alert_gone", id=alert_id)
        if row.acknowledged_at is not None:
            raise UserError("alert_is_acknowledged", name=row.name or "–")
        work.update(CallAlert, alert_id, acknowledged_at=work.now, acknowledged_by_id=actor.staff_id)


def unacknowledge(shop: Shop, actor: Actor, alert_id: int) -> None:
    """Take back :func:`acknowledge` (the undo bar)."""
    with shop.work(actor, "calls.alert_done") as work:
        work.update(CallAlert, alert_id, acknowledged_at=None, acknowledged_by_id=None)


def retract(shop: Shop, actor: Actor, alert_id: int) -> None:
    """Take an alert back that was sent by mistake and nobody has acknowledged. Raises ``UserError``: ``alert_gone``,
    ``alert_is_acknowledged`` (``name``), ``call_undo_not_yours``."""
    with shop.work(actor, "calls.alert") as work:
        row = work.connection.execute(
            select(CallAlert.by_id, CallAlert.acknowledged_at, Staff.name)
            .outerjoin(Staff, Staff.id == CallAlert.acknowledged_by_id)
            .where(CallAlert.id == alert_id, CallAlert.store_id == work.store_id)
        ).first()
        if row is None:
            raise UserError("alert_gone", id=alert_id)
        if row.acknowledged_at is not None:
            raise UserError("alert_is_acknowledged", name=row.name or "–")
        if actor.staff_id != row.by_id and actor.role not in ("supervisor", "manager"):
            raise UserError("call_undo_not_yours")
        work.delete(CallAlert, alert_id)


def open_alert_count(shop: Shop, actor: Actor) -> int:
    """How many alerts nobody has acknowledged."""
    with shop.view(actor, "calls.view") as connection:
        found = connection.execute(
            select(func.count()).where(CallAlert.store_id == shop.store.id, CallAlert.acknowledged_at.is_(None))
        )
        return found.scalar() or 0
