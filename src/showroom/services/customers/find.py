"""Find anyone in one box (REG-04), and the lists of the customers page."""

from __future__ import annotations

from typing import Any, Literal

from sqlalchemy import Connection, Select, or_, select

from showroom.domain.customers import masking, phones, terms
from showroom.domain.customers.query import query_words, without_trunk
from showroom.domain.customers.terms import Head, HeadKind, Match
from showroom.domain.staff.actor import Actor
from showroom.services.customers import people as _people
from showroom.services.customers.values import Hit, Person, Why
from showroom.services.shop import Shop
from showroom.store import search
from showroom.store.models import Call, Customer, CustomerOwner, Visit

_RECENT = 300
_PERSONAL = {HeadKind.PHONE, HeadKind.EMAIL, HeadKind.IDENTIFIER}

Which = Literal["recent", "mine", "today", "incomplete"]


def find(shop: Shop, actor: Actor, query: str, limit: int = 20) -> tuple[Hit, ...]:
    """Customers that fit every word of ``query``, best first: exact, beginning, inside; own first; latest contact
    first.
    """
    words = query_words(query)
    if not words:
        return ()
    with shop.view(actor, "customers.find") as connection:
        hits = search_in(shop, connection, actor, words, limit)
        shorter = without_trunk(words)
        return hits if hits or shorter == words else search_in(shop, connection, actor, shorter, limit)


def search_in(shop: Shop, connection: Connection, actor: Actor, words: tuple[str, ...], limit: int) -> tuple[Hit, ...]:
    """:func:`find` inside a transaction; ``words`` as :func:`query_words` cuts them."""
    ranked = search.ranked(connection, words, actor.staff_id, limit)
    if not ranked:
        return ()
    ids = [customer_id for customer_id, _ in ranked]
    found = {person.id: person for person in _people.by_ids(shop, connection, actor, ids)}
    heads = search.heads_of(connection, ids)
    hits = []
    for customer_id, points in ranked:
        person = found.get(customer_id)
        if person is not None:
            fits = [terms.match(word, _holding(heads.get(customer_id, ""), word)) for word in words]
            why = tuple(_why(shop, person, match) for match in fits if match is not None)
            hits.append(Hit(person, why, points))
    return tuple(hits)


def _holding(written: str, word: str) -> tuple[Head, ...]:
    """Those of written heads that a word can fit: a term is a piece of its head. The others need not be read."""
    fitting = [
        line
        for line in written.split("\n")
        if word in line or (terms.SYLLABLE in line and word in line.replace(terms.SYLLABLE, ""))
    ]
    return terms.unwritten("\n".join(fitting))


def _why(shop: Shop, person: Person, match: Match) -> Why:
    """The reason, in which a masked customer's numbers are no longer than what was typed."""
    text = match.head.text
    if match.head.kind is HeadKind.PHONE:
        shown = masking.phone("+" + text) if person.masked else phones.shown("+" + text, shop.store.country)
    elif match.head.kind is HeadKind.EMAIL:
        shown = masking.email(text) if person.masked else text
    elif match.head.kind is HeadKind.IDENTIFIER:
        shown = masking.identifier(text) if person.masked else text
    elif match.head.kind in (HeadKind.NAME, HeadKind.WORD):
        shown = person.name
    elif match.head.kind is HeadKind.COMPANY:
        shown = person.company
    else:
        shown = match.head.shown
    return Why(match.code, match.word, shown)


def listed(shop: Shop, actor: Actor, which: Which = "recent", limit: int = 100) -> tuple[Person, ...]:
    """A list of the customers page: ``recent`` contacts, ``mine``, those of ``today``, and ``incomplete`` forms."""
    with shop.view(actor, "customers.view") as connection:
        wanted = _people.rows(shop)
        match which:
            case "mine":
                wanted = wanted.where(CustomerOwner.staff_id == (actor.staff_id or 0))
            case "incomplete":
                wanted = wanted.where(Customer.store_id == shop.store.id, Customer.is_complete.is_(False))
            case "today":
                wanted = wanted.where(Customer.id.in_(_of_today(shop)))
            case _:
                wanted = wanted.where(Customer.id.in_(_latest(shop, connection)))
        # Ids first: the other columns of thousands would be read before they are put in order.
        chosen = wanted.with_only_columns(Customer.id).order_by(Customer.id.desc()).limit(max(limit, _RECENT))
        known = sorted(
            _people.by_ids(shop, connection, actor, connection.execute(chosen).scalars()),
            key=lambda person: person.id,
            reverse=True,
        )
    ordered = sorted(known, key=lambda person: person.last_contact_at or person.created_at, reverse=True)
    return tuple(ordered[:limit])


def _of_today(shop: Shop) -> Select[*tuple[Any, ...]]:
    day = shop.day()
    came = select(Visit.customer_id).where(
        Visit.store_id == shop.store.id, Visit.day == day, Visit.customer_id.is_not(None)
    )
    called = select(Call.customer_id).where(
        Call.store_id == shop.store.id, Call.day == day, Call.customer_id.is_not(None)
    )
    return select(came.union(called).subquery())


def _latest(shop: Shop, connection: Connection) -> list[int]:
    """The customers of the last visits and calls, and the newest ones: three short index scans, whatever the
    history."""
    found: set[int] = set()
    for statement in (
        select(Visit.customer_id)
        .where(Visit.store_id == shop.store.id, Visit.customer_id.is_not(None))
        .order_by(Visit.day.desc(), Visit.number.desc()),
        select(Call.customer_id)
        .where(Call.store_id == shop.store.id, Call.customer_id.is_not(None))
        .order_by(Call.day.desc(), Call.number.desc()),
        select(Customer.id)
        .where(or_(Customer.store_id == shop.store.id, CustomerOwner.id.is_not(None)))
        .select_from(Customer)
        .outerjoin(CustomerOwner, CustomerOwner.customer_id == Customer.id)
        .order_by(Customer.id.desc()),
    ):
        found.update(value for value in connection.execute(statement.limit(_RECENT)).scalars() if value is not None)
    return sorted(found)
