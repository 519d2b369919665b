"""Writing calls down, with the message, the alert and the call-back that come of one (CAL-01 … CAL-07, REC-21)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from sqlalchemy import Connection, bindparam, func, select

import showroom.services.calls.alerts as alerts
import showroom.services.calls.enquiry as enquiry
import showroom.services.calls.messages as messages
from showroom.clock import zone
from showroom.domain.calls.rules import CallResult, CallTopic, Direction, callback_due
from showroom.domain.customers import form, phones
from showroom.domain.customers.form import Answer, Completeness, FormRefused, Problem
from showroom.domain.errors import UserError
from showroom.domain.packs.calls import NewCaller
from showroom.domain.packs.schema import Pack
from showroom.domain.staff.actor import Actor
from showroom.services import opportunities, packs
from showroom.services.appointments.of_calls import booked_by_call
from showroom.services.calls.alerts import NewAlert
from showroom.services.calls.values import Logged, NewCall
from showroom.services.customers import people as _people
from showroom.services.customers.records import Registration, register_in, update_in
from showroom.services.following import winner_of
from showroom.services.opportunities import Source
from showroom.services.ownership import contacts
from showroom.services.shop import Shop
from showroom.services.work import Work
from showroom.store.models import Call, CallWithdrawn, Customer, Staff
from showroom.store.prepared import Prepared

_TAKEN = tuple(
    Prepared(select(func.max(of.number)).where(of.store_id == bindparam("store"), of.day == bindparam("day")))
    for of in (Call, CallWithdrawn)
)
_OF_NUMBER = Prepared(_people.ids_of_phone(bindparam("e164")).limit(2))
_NOT_REGISTERED = {CallTopic.PRIVATE, CallTopic.COLLEAGUE}


def log(shop: Shop, actor: Actor, new: NewCall) -> Logged:
    """Log a call; with ``give_to_next`` its enquiry goes to the next of the sequence of calls in the same transaction
    (REC-21), or neither is written. Raises ``FormRefused`` (a bad number or answer, each at its field), ``UserError``.
    """
    with shop.work(actor, "calls.log") as work:
        return log_in(work, new)


def log_in(work: Work, new: NewCall) -> Logged:
    """:func:`log` inside another act."""
    shop, at = work.shop, new.at or work.now
    if at > work.now:
        raise UserError("call_in_the_future", field="at")
    if new.result is CallResult.MESSAGE and new.for_staff_id is None:
        raise UserError("call_message_for_whom", field="for_staff_id")
    known_topics = {one.key for one in packs.in_force(shop, work.connection).pack.calls.sensitive}
    if new.sensitive is not None and new.sensitive not in known_topics:
        raise UserError("alert_topic_unknown", topic=new.sensitive)
    if new.rings is not None and not 0 <= new.rings <= 99:
        raise UserError("call_rings", field="rings", rings=new.rings)
    current = packs.in_force(shop, work.connection)
    phone = _phone(new.phone, shop.store.country)
    known = _known(work.connection, new.customer_id, phone)
    decision = enquiry.decide_in(work, known, new.shown_next_id) if new.give_to_next else None
    gets = decision.assigned if decision is not None else None
    customer_id, completeness = known, None
    first_time = known is None and new.direction is Direction.INCOMING and new.topic not in _NOT_REGISTERED
    if new.result is CallResult.WRONG_NUMBER:
        first_time = False
    if known is not None and new.answers:
        completeness = update_in(work, known, new.answers).completeness
    elif first_time:
        saved = _register(work, current.pack, new, phone, gets or new_callers_owner(work, current.pack, new.staff_id))
        customer_id, completeness = saved or (None, None)
    question = new.question.strip()
    due = _due(shop, current.pack, at) if question or new.result is CallResult.CALL_BACK else None
    day = shop.day(at)
    number = next_number(work, day)
    result = CallResult.CALL_BACK if due is not None else new.result
    call_id = work.insert(
        Call,
        day=day,
        number=number,
        at=at,
        direction=new.direction.value,
        phone_raw=new.phone.strip()[:60] or None,
        e164=phone.e164 if phone is not None else None,
        caller_name=_name(current.pack, new.answers),
        customer_id=customer_id,
        staff_id=new.staff_id or work.actor.staff_id,
        for_staff_id=gets if gets is not None else new.for_staff_id,
        topic=new.topic.value,
        channel=new.channel,
        note=new.note.strip() or None,
        first_time=first_time,
        rings=new.rings,
        rings_source=new.rings_source.value if new.rings is not None else None,
        duration_s=new.duration_s,
        result=result.value,
        question=question or None,
        callback_due=due,
        visit_id=new.visit_id,
        reserved=new.reserved,
        sensitive=new.sensitive,
        recorded_at=work.now,
        pack_version_id=current.version_id,
    )
    if customer_id is not None and new.topic not in _NOT_REGISTERED:  # who spoke with their customer keeps them longer
        contacts.called(work, customer_id, new.staff_id or work.actor.staff_id, result.value, new.duration_s)
    given = enquiry.give_in(work, call_id, decision) if decision is not None else None
    is_message = new.result is CallResult.MESSAGE or new.topic is CallTopic.COLLEAGUE
    if new.for_staff_id is not None and is_message and due is None:  # with a question to answer it is a call-back
        messages.leave_in(work, new.for_staff_id, new.note, urgent=new.urgent, call_id=call_id)
    if new.alert_id is not None:
        alerts.attach_in(work, new.alert_id, call_id, customer_id)
    elif new.sensitive is not None:
        alerts.send_in(work, NewAlert(new.sensitive, new.phone, customer_id, question or new.note, call_id))
    booked_by_call(work, new.appointment_ids, call_id, customer_id)
    noted = None
    if new.signals and customer_id is not None:
        noted = opportunities.note_in(work, customer_id, new.signals, Source.CALL, call_id, is_nobodys=first_time)
    return Logged(call_id, number, day, customer_id, first_time, due, completeness, given, noted)


def next_number(work: Work, day: date) -> int:
    """The number of the next call in the register of ``day``; that of a call taken back is never given again."""
    facts = {"store": work.store_id, "day": day}
    return max(taken.scalar(work.connection, facts) or 0 for taken in _TAKEN) + 1


def _phone(typed: str, region: str) -> phones.Phone | None:
    if not typed.strip():
        return None
    phone = phones.read(typed, region)
    if phone.refused:
        facts = {"raw": phone.raw.strip(), **phone.facts}
        raise FormRefused((Problem("phone", phone.problem or "phone_not_a_number", facts),))
    return phone


def _known(connection: Connection, customer_id: int | None, phone: phones.Phone | None) -> int | None:
    """The caller's record: the one said, else the only one that has this number."""
    if customer_id is not None:
        found = connection.execute(
            select(Customer.id).where(Customer.id == winner_of(connection, customer_id), Customer.active)
        ).scalar_one_or_none()
        if found is None:
            raise UserError("customer_gone", field="phone", id=customer_id)
        return found
    if phone is None or phone.e164 is None:
        return None
    callers = _OF_NUMBER.rows(connection, {"e164": phone.e164})
    return callers[0][0] if len(callers) == 1 else None


def new_callers_owner(work: Work, pack: Pack, staff_id: int | None) -> int | None:
    """Whose customer a first-time caller is whom nobody got in turn, by the pack: of the consultant who took the call
    (``staff_id``, default: the acting person), else nobody's until a supervisor gives them out."""
    if pack.calls.new_caller is NewCaller.IN_TURN:
        return None
    taker = staff_id or work.actor.staff_id
    role = work.connection.execute(select(Staff.role).where(Staff.id == taker, Staff.active)).scalar()
    return taker if role == "consultant" else None


def _register(
    work: Work, pack: Pack, new: NewCall, phone: phones.Phone | None, owner_id: int | None
) -> tuple[int, Completeness] | None:
    """Register a first-time caller with what is known; nobody when nothing is (a withheld number, no name)."""
    answers = dict(new.answers)
    number = form.by_column(pack.form, "phones")
    if phone is not None and number is not None:
        answers.setdefault(number.key, (new.phone,))
    channel = form.by_column(pack.form, "source_channel")
    if new.channel and channel is not None:
        answers.setdefault(channel.key, new.channel)
    if phone is None and not _name(pack, answers):
        if answers and any(form.is_given(answer) for answer in answers.values()):
            raise FormRefused((Problem("phone", "customer_needs_something"),))
        return None
    saved = register_in(work, Registration(answers, owner_id=owner_id, is_nobodys=owner_id is None))
    return saved.id, saved.completeness


def _name(pack: Pack, answers: Mapping[str, Answer]) -> str | None:
    one = form.by_column(pack.form, "name")
    said = answers.get(one.key) if one is not None else None
    return said.strip()[:200] or None if isinstance(said, str) else None


def _due(shop: Shop, pack: Pack, at: datetime) -> datetime:
    return callback_due(at, lambda day: pack.opening_hours.of(day.weekday()), zone(shop.store.time_zone))
