"""A customer's whole card, masked where the reader must not see (SEC-02), and the recorded act of showing it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from sqlalchemy import Connection, select

import showroom.services.customers.answers as _answers
import showroom.services.customers.people as _people
import showroom.services.customers.stale as _stale
import showroom.services.customers.tiers as _tiers
from showroom.domain.customers import described, form, masked_text, masking, phones
from showroom.domain.customers.form import Answer, Relation
from showroom.domain.errors import UserError
from showroom.domain.packs.schema import Pack
from showroom.domain.staff.actor import Actor
from showroom.services import packs
from showroom.services.customers.values import Card, GradeGiven
from showroom.services.following import winner_of
from showroom.services.shop import Shop
from showroom.store.models import CustomerGrade, CustomerOwner, Staff

_SHOWN_MASKED = {
    "phones", "phone_declined", "email", "messaging_id", "address", "birthday", "invoice_title", "tax_number", "notes",
}  # fmt: skip


def card(shop: Shop, actor: Actor, customer_id: int) -> Card:
    """A customer's card; personal facts of other people's customers are masked. Raises
    ``UserError('customer_gone')``."""
    with shop.view(actor, "customers.view") as connection:
        return _card(shop, connection, actor, customer_id, reveal=False)


def reveal(shop: Shop, actor: Actor, customer_id: int) -> Card:
    """The card with nothing masked. That it was shown, and to whom, stands in the audit log (SEC-02)."""
    with shop.work(actor, "customers.reveal") as work:
        shown = _card(shop, work.connection, actor, customer_id, reveal=True)
        if shown.person.masked:
            work.note("personal_shown", customer=customer_id)
        return shown


def _card(shop: Shop, connection: Connection, actor: Actor, customer_id: int, *, reveal: bool) -> Card:
    customer_id = winner_of(connection, customer_id)
    pack = packs.in_force(shop, connection).pack
    person = _people.one(shop, connection, actor, customer_id)
    if person is None:
        raise UserError("customer_gone", id=customer_id)
    record = _answers.load(connection, pack, customer_id)
    masked = person.masked and not reveal
    answers, hidden = without_personal(pack, record.answers) if masked else (record.answers, frozenset[str]())
    if not masked:
        answers = written_for_people(pack, answers, shop.store.country)
    staff = _names(connection, {record.consent_staff_id, record.created_by_id})
    return Card(
        person=person,
        answers=answers,
        masked_fields=hidden,
        completeness=form.completeness(pack.form, record.answers),
        grades=_without_words(_grades(connection, customer_id)) if masked else _grades(connection, customer_id),
        consent_at=record.consent_at,
        consent_staff=staff.get(record.consent_staff_id or 0, ""),
        protected_until=_protected_until(shop, connection, customer_id),
        created_by=staff.get(record.created_by_id or 0, ""),
        pack=pack,
        standing=_tiers.standings(shop, connection, pack, [customer_id]).get(customer_id),
        stale=_stale.stale_in(shop, connection, pack, customer_id, record.answers),
    )


def without_personal(pack: Pack, answers: Mapping[str, Answer]) -> tuple[dict[str, Answer], frozenset[str]]:
    """The answers with the personal ones masked, and the keys of those."""
    shown: dict[str, Answer] = {}
    hidden: set[str] = set()
    for one in pack.form.fields:
        answer = answers.get(one.key)
        if answer is None:
            continue
        if one.column not in _SHOWN_MASKED and not (one.personal and one.column != "name"):
            shown[one.key] = _without_numbers(answer)
            if shown[one.key] != answer:  # with stars in it nobody may write it back
                hidden.add(one.key)
            continue
        hidden.add(one.key)
        match one.column, answer:
            case "phones", tuple():
                shown[one.key] = tuple(masking.phone(number.partition(" ")[0]) for number in answer)
            case "email", str():
                shown[one.key] = masking.email(answer)
            case "address", str():
                shown[one.key] = masking.address(answer)
            case "phone_declined", str():
                shown[one.key] = described.masked(answer)
            case (("messaging_id" | "tax_number"), str()):
                shown[one.key] = masking.identifier(answer)
            case _:
                shown[one.key] = masking.STAR * 6
    return shown, frozenset(hidden)


def _without_numbers(answer: Answer) -> Answer:
    """An answer in somebody's own words may hold a number or an address too: those are starred."""
    match answer:
        case str():
            return masked_text.masked(answer)
        case Relation(said, customer_id):
            return Relation(masked_text.masked(said), customer_id)
    return answer


def written_for_people(pack: Pack, answers: dict[str, Answer], region: str) -> dict[str, Answer]:
    """The answers with phones as people write them; read again they give the same numbers."""
    shown = dict(answers)
    for one in pack.form.fields:
        numbers = shown.get(one.key)
        if one.column == "phones" and isinstance(numbers, tuple):
            split = [number.partition(" ") for number in numbers]
            shown[one.key] = tuple(phones.shown(e164, region) + (f" {rest}" if rest else "") for e164, _, rest in split)
    return shown


def _grades(connection: Connection, customer_id: int) -> tuple[GradeGiven, ...]:
    rows = connection.execute(
        select(CustomerGrade.at, CustomerGrade.grade, CustomerGrade.given_by, CustomerGrade.reason, Staff.name)
        .outerjoin(Staff, Staff.id == CustomerGrade.staff_id)
        .where(CustomerGrade.customer_id == customer_id)
        .order_by(CustomerGrade.at.desc(), CustomerGrade.id.desc())
    )
    given = []
    for at, grade, given_by, reason, staff in rows:
        by_person = given_by == "person"
        legs = () if by_person else tuple((str(key), str(level)) for key, level in json.loads(reason))
        given.append(GradeGiven(at, grade, by_person, reason if by_person else "", legs, staff or ""))
    return tuple(given)


def _without_words(grades: tuple[GradeGiven, ...]) -> tuple[GradeGiven, ...]:
    """What was written about other people's customers is not for everybody: it may hold anything."""
    return tuple(replace(one, reason="") for one in grades)


def _names(connection: Connection, ids: set[int | None]) -> dict[int, str]:
    wanted = [one for one in ids if one is not None]
    if not wanted:
        return {}
    return {row.id: row.name for row in connection.execute(select(Staff.id, Staff.name).where(Staff.id.in_(wanted)))}


def _protected_until(shop: Shop, connection: Connection, customer_id: int) -> datetime | None:
    return connection.execute(
        select(CustomerOwner.protected_until).where(
            CustomerOwner.store_id == shop.store.id, CustomerOwner.customer_id == customer_id
        )
    ).scalar()


def pack_in_force(shop: Shop, actor: Actor) -> Pack:
    """The pack whose form is filled in now."""
    with shop.view(actor, "packs.view") as connection:
        return packs.in_force(shop, connection).pack
