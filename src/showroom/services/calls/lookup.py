"""Before and while the telephone is in the hand: the form, the phrases, and who is calling (CAL-01, CAL-03)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import Connection, func, select

from showroom.domain.customers import form, phones
from showroom.domain.customers.query import query_words
from showroom.domain.packs.choices import Moment as ScriptMoment
from showroom.domain.packs.schema import FormField, Pack
from showroom.domain.staff.actor import Actor
from showroom.services import packs
from showroom.services.calls.values import Caller, Known, Sheet
from showroom.services.customers import find as _find
from showroom.services.customers import people as _people
from showroom.services.customers import tiers
from showroom.services.customers.stale import stale_of
from showroom.services.customers.values import Person
from showroom.services.shop import Shop
from showroom.store.models import Appointment, Call, Staff

_SHORTEST_NUMBER = 4  # digits typed before anybody is looked up
_MOST_KNOWN = 3  # of a household that shares the number
_SUPERIORS = ("supervisor", "manager")
_PHONE_MOMENTS = (ScriptMoment.PHONE_OPENING, ScriptMoment.PHONE_SITUATION, ScriptMoment.PHONE_CLOSING)


def sheet(shop: Shop, actor: Actor) -> Sheet:
    """The call form of the pack in force."""
    with shop.view(actor, "calls.view") as connection:
        pack = packs.in_force(shop, connection).pack
        people = connection.execute(
            select(Staff.id, Staff.name, Staff.role)
            .where(Staff.store_id == shop.store.id, Staff.active)
            .order_by(Staff.name)
        ).all()
    scripts = tuple(script for moment in _PHONE_MOMENTS for script in pack.scripts if script.moment is moment)
    superiors = tuple((row.id, row.name) for row in people if row.role in _SUPERIORS)
    return Sheet(pack, first_time_fields(pack), scripts, tuple((row.id, row.name) for row in people), superiors)


def first_time_fields(pack: Pack) -> tuple[FormField, ...]:
    """The fields of the first-time form (来电登记表): what the pack requires, and what the grade rests on."""
    graded = {factor.field for factor in pack.grading.factors}
    hidden = {"phones", "phone_declined", "messaging_id"}  # the number stands above the form already
    return tuple(
        one
        for one in form.applicable(pack.form, {})
        if one.column not in hidden and (one.required or one.key in graded or one.column == "title")
    )


def caller(shop: Shop, actor: Actor, typed: str) -> Caller:
    """Who is calling, as far as the digits typed tell; never raises for a half-typed number."""
    phone = phones.read(typed, shop.store.country)
    digits = sum(letter.isdigit() for letter in typed)
    with shop.view(actor, "calls.view") as connection:
        if phone.e164 is not None:
            people = _people.of_phone(shop, connection, actor, phone.e164)
            calls = connection.execute(select(func.count()).where(Call.e164 == phone.e164)).scalar() or 0
            shown = phones.shown(phone.e164, shop.store.country)
            known = known_of(shop, connection, [person.id for person in people[:_MOST_KNOWN]])
            return Caller(phone.e164, shown, phone.problem, phone.facts, people, calls, not people, known)
        maybe: tuple[Person, ...] = ()
        if digits >= _SHORTEST_NUMBER:
            words = query_words(typed)
            maybe = tuple(hit.person for hit in _find.search_in(shop, connection, actor, words, 3))
    return Caller(None, typed.strip(), phone.problem if digits else None, phone.facts, maybe, 0, first_time=False)


def known_of(shop: Shop, connection: Connection, ids: Sequence[int]) -> dict[int, Known]:
    """What to know of these customers, by id."""
    if not ids:
        return {}
    pack, now = packs.in_force(shop, connection).pack, shop.clock.now()
    standings = tiers.standings(shop, connection, pack, ids)
    expected: dict[int, list[datetime]] = {}
    for customer_id, at in connection.execute(
        select(Appointment.customer_id, Appointment.at)
        .where(
            Appointment.store_id == shop.store.id,
            Appointment.customer_id.in_(ids),
            Appointment.state == "expected",
            Appointment.at >= now - timedelta(hours=1),
        )
        .order_by(Appointment.at)
    ):
        expected.setdefault(customer_id or 0, []).append(at)
    asked: dict[int, list[str]] = {}
    for customer_id, question in connection.execute(
        select(Call.customer_id, Call.question)
        .where(
            Call.store_id == shop.store.id,
            Call.customer_id.in_(ids),
            Call.callback_due.is_not(None),
            Call.callback_done_at.is_(None),
        )
        .order_by(Call.callback_due)
    ):
        asked.setdefault(customer_id or 0, []).append(question or "")
    return {
        one: Known(
            standings.get(one),
            stale_of(shop, connection, one),
            tuple(expected.get(one, ())),
            tuple(asked.get(one, ())),
        )
        for one in ids
    }
