"""What somebody should hear of calls wherever they sit: a sensitive call, a message, a question, an answer (CAL-05 …
CAL-07)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from sqlalchemy import Connection, bindparam, exists, func, literal, select

from showroom.domain.calls.callbacks import ProgressKind
from showroom.domain.staff.actor import Actor
from showroom.domain.staff.permissions import may
from showroom.domain.text import Text
from showroom.services import packs
from showroom.services.shop import Shop
from showroom.store.models import Call, CallAlert, CallMessage, CallProgress, Staff
from showroom.store.prepared import Prepared

CallNewsKind = Literal["sensitive", "message_urgent", "message", "asked", "advised", "overdue"]
_ORDER: tuple[CallNewsKind, ...] = ("sensitive", "message_urgent", "overdue", "asked", "advised", "message")
_MOST = 50


@dataclass(frozen=True, slots=True)
class CallNews:
    """``ref``: id of the alert, message, step or call. ``number``: of the call, None while it is running or where there
    is none. ``who``: whom it comes from. ``topic``: of a sensitive call."""

    kind: CallNewsKind
    ref: int
    number: int | None
    who: str
    topic: Text | None = None

    @property
    def stays(self) -> bool:
        """Whether only an acknowledgement ends it: closing the line does not."""
        return self.kind in ("sensitive", "message_urgent")


def news_of(shop: Shop, actor: Actor) -> tuple[CallNews, ...]:
    """What ``actor`` should hear, the most urgent first: a manager of sensitive calls and of overdue call-backs,
    everybody of their messages, of what they were asked, and of answers to what they asked."""
    if actor.staff_id is None or not may(actor, "calls.view"):
        return ()
    with shop.view(actor, "calls.view") as connection:
        found = [*_messages(shop, connection, actor.staff_id), *_talks(shop, connection, actor.staff_id)]
        if may(actor, "calls.alert_done"):
            found += [*_alerts(shop, connection), *_overdue(shop, connection)]
    return tuple(sorted(found, key=lambda one: _ORDER.index(one.kind)))


def waiting_count(shop: Shop, actor: Actor) -> int:
    """For the badge: open call-backs, the actor's messages, and for a manager the sensitive calls."""
    told = may(actor, "calls.alert_done")
    with shop.view(actor, "calls.view") as connection:
        facts = {"store": shop.store.id, "staff": actor.staff_id or 0}
        callbacks, messages, sensitive = _COUNTS.rows(connection, facts)[0]
    return int(callbacks + messages + (sensitive if told else 0))


def _alerts(shop: Shop, connection: Connection) -> list[CallNews]:
    rows = _ALERTS.rows(connection, {"store": shop.store.id})
    if not rows:
        return []
    labels = {one.key: one.label for one in packs.in_force(shop, connection).pack.calls.sensitive}
    return [
        CallNews("sensitive", ref, number, name or "–", labels.get(topic, Text.same(topic)))
        for ref, topic, name, number in rows
    ]


def _messages(shop: Shop, connection: Connection, staff_id: int) -> list[CallNews]:
    rows = _MESSAGES.rows(connection, {"store": shop.store.id, "staff": staff_id})
    return [
        CallNews("message_urgent" if urgent else "message", ref, number, name or "–")
        for ref, urgent, name, number in rows
    ]


def _talks(shop: Shop, connection: Connection, staff_id: int) -> list[CallNews]:
    """The last word of each open call-back: a question to this person, or an answer to theirs."""
    asked_by: dict[int, int | None] = {}
    last: dict[int, CallNews | None] = {}
    for row in _TALKS.named(connection, {"store": shop.store.id}):
        mine: CallNews | None = None
        if row.kind == ProgressKind.ASKED:
            asked_by[row.call_id] = row.by_id
            if row.whom_id == staff_id:
                mine = CallNews("asked", row.id, row.number, row.name or "–")
        elif staff_id in (asked_by.get(row.call_id), row.staff_id) and row.by_id != staff_id:
            mine = CallNews("advised", row.id, row.number, row.name or "–")
        last[row.call_id] = mine
    return [one for one in last.values() if one is not None]


def _overdue(shop: Shop, connection: Connection) -> list[CallNews]:
    """Those no manager has taken note of since the date they are overdue by."""
    rows = _OVERDUE.rows(connection, {"store": shop.store.id, "now": shop.clock.now()})
    return [CallNews("overdue", ref, number, name or "–") for ref, number, name in rows]


# Looked for after every commit by every window: making a statement takes longer than running it.
_IS_ALERT = (CallAlert.store_id == bindparam("store"), CallAlert.acknowledged_at.is_(None))
_IS_MESSAGE = (
    CallMessage.store_id == bindparam("store"),
    CallMessage.to_id == bindparam("staff"),
    CallMessage.acknowledged_at.is_(None),
)
_IS_OPEN = (
    Call.store_id == bindparam("store"),
    Call.callback_done_at.is_(None),
    Call.callback_due.is_not(None),
)
_COUNTS = Prepared(
    select(
        select(func.count()).select_from(Call).where(*_IS_OPEN).scalar_subquery().label("callbacks"),
        select(func.count()).select_from(CallMessage).where(*_IS_MESSAGE).scalar_subquery().label("messages"),
        select(func.count()).select_from(CallAlert).where(*_IS_ALERT).scalar_subquery().label("sensitive"),
    )
)
_ALERTS = Prepared(
    select(CallAlert.id, CallAlert.topic, Staff.name, Call.number)
    .outerjoin(Staff, Staff.id == CallAlert.by_id)
    .outerjoin(Call, Call.id == CallAlert.call_id)
    .where(*_IS_ALERT)
    .order_by(CallAlert.at.desc(), CallAlert.id.desc())
    .limit(_MOST)
)
_MESSAGES = Prepared(
    select(CallMessage.id, CallMessage.urgent, Staff.name, Call.number)
    .outerjoin(Staff, Staff.id == CallMessage.from_id)
    .outerjoin(Call, Call.id == CallMessage.call_id)
    .where(*_IS_MESSAGE)
    .order_by(CallMessage.at, CallMessage.id)
    .limit(_MOST)
)
_TALKS = Prepared(
    select(
        CallProgress.id,
        CallProgress.call_id,
        CallProgress.kind,
        CallProgress.whom_id,
        CallProgress.by_id,
        Staff.name,
        Call.number,
        Call.staff_id,
    )
    .join(Call, Call.id == CallProgress.call_id)
    .outerjoin(Staff, Staff.id == CallProgress.by_id)
    .where(
        *_IS_OPEN,
        CallProgress.kind.in_([literal(kind.value) for kind in (ProgressKind.ASKED, ProgressKind.ADVICE)]),
    )
    .order_by(CallProgress.at, CallProgress.id)
    .limit(500)
)
_NOTED = exists().where(
    CallProgress.call_id == Call.id,
    CallProgress.kind == ProgressKind.NOTED.value,
    CallProgress.at > Call.callback_due,
)
_OVERDUE = Prepared(
    select(Call.id, Call.number, Staff.name)
    .outerjoin(Staff, Staff.id == Call.staff_id)
    .where(
        Call.store_id == bindparam("store"),
        Call.callback_done_at.is_(None),
        Call.callback_due < bindparam("now"),
        ~_NOTED,
    )
    .order_by(Call.callback_due)
    .limit(_MOST)
)
