"""Find anyone in one box (REG-04)."""

from __future__ import annotations

from sqlalchemy import Connection

import showroom.services.customers.shown as _shown
from showroom.domain.customers import masking, phones, terms
from showroom.domain.customers.query import query_words, without_trunk
from showroom.domain.customers.terms import Head, HeadKind, Match
from showroom.domain.staff.actor import Actor
from showroom.services.customers.values import Hit, Person, Why
from showroom.services.shop import Shop
from showroom.store import search


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
    found = _shown.by_ids(shop, connection, actor, [customer_id for customer_id, _ in ranked])
    hits = []
    for customer_id, points in ranked:
        person, heads = found.get(customer_id, (None, ""))
        if person is not None:
            fits = [terms.match(word, _holding(heads, word)) for word in words]
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
    elif match.head.kind in (HeadKind.IDENTIFIER, HeadKind.PLATE):
        shown = masking.identifier(text) if person.masked else text
        shown = shown.upper() if match.head.kind is HeadKind.PLATE else shown
    elif match.head.kind is HeadKind.DESCRIPTION:
        shown = match.word
    elif match.head.kind in (HeadKind.NAME, HeadKind.WORD):
        shown = person.name
    elif match.head.kind is HeadKind.COMPANY:
        shown = person.company
    else:
        shown = match.head.shown
    return Why(match.code, match.word, shown)
