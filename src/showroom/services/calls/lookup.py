"""Before and while the telephone is in the hand: the form, the phrases, and who is calling (CAL-01, CAL-03)."""

from __future__ import annotations

from sqlalchemy import func, select

from showroom.domain.customers import form, phones, terms
from showroom.domain.packs.choices import Moment as ScriptMoment
from showroom.domain.packs.schema import FormField, Pack
from showroom.domain.staff.actor import Actor
from showroom.services import packs
from showroom.services.calls.values import Caller, Sheet
from showroom.services.customers import find as _find
from showroom.services.customers import people as _people
from showroom.services.customers.values import Person
from showroom.services.shop import Shop
from showroom.store.models import Call, Staff

_SHORTEST_NUMBER = 4  # digits typed before anybody is looked up
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
            return Caller(phone.e164, shown, phone.problem, phone.facts, people, calls, not people)
        known: tuple[Person, ...] = ()
        if digits >= _SHORTEST_NUMBER:
            words = terms.query_words(typed)
            known = tuple(hit.person for hit in _find.search_in(shop, connection, actor, words, 3))
    return Caller(None, typed.strip(), phone.problem if digits else None, phone.facts, known, 0, first_time=False)
