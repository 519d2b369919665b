"""The search index over customers: an ordinary table of terms, the same on SQLite and PostgreSQL (REG-04).

What the terms are is :mod:`showroom.domain.customers.terms`; here they are stored and ranges of them are read. A scan
is bounded: of a word that fits thousands, the newest ``BOUND`` are looked at.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, bindparam, delete, insert, select, update

from showroom.domain.customers import terms
from showroom.domain.customers.terms import Findable, Head
from showroom.store.models import CustomerHeads, Term

BOUND = 2000

_EQUAL = (
    select(Term.customer_id)
    .where(Term.term == bindparam("word"))
    .order_by(Term.customer_id.desc())
    .limit(bindparam("bound"))
)
_LONGER = (
    select(Term.customer_id)
    .where(Term.term > bindparam("word"), Term.term < bindparam("end"))
    .order_by(Term.term, Term.customer_id)
    .limit(bindparam("bound"))
)
_HEADS = select(CustomerHeads.heads, CustomerHeads.version).where(CustomerHeads.customer_id == bindparam("customer"))
_FORGET = delete(Term).where(Term.term == bindparam("old"), Term.customer_id == bindparam("customer"))


@dataclass(frozen=True, slots=True)
class Candidates:
    """Customers that may fit. ``unchecked``: words that still have to be looked for in their heads."""

    ids: tuple[int, ...]
    unchecked: tuple[str, ...]


def put(connection: Connection, customer_id: int, facts: Findable, *, fresh: bool = False) -> None:
    """Make a customer findable by ``facts``, and by nothing else; ``fresh``: the customer was made in this very act."""
    heads = terms.heads(facts)
    text = terms.written(heads)
    row = None if fresh else connection.execute(_HEADS, {"customer": customer_id}).first()
    if row is None:
        connection.execute(insert(CustomerHeads), {"customer_id": customer_id, "heads": text, "version": terms.VERSION})
        old: frozenset[str] = frozenset()
    elif row.heads == text and row.version == terms.VERSION:
        return
    else:
        connection.execute(
            update(CustomerHeads)
            .where(CustomerHeads.customer_id == customer_id)
            .values(heads=text, version=terms.VERSION)
        )
        old = terms.terms(terms.unwritten(row.heads))
    new = terms.terms(heads)
    if gone := sorted(old - new):
        connection.execute(_FORGET, [{"old": term, "customer": customer_id} for term in gone])
    if come := sorted(new - old):
        connection.execute(insert(Term), [{"term": term, "customer_id": customer_id} for term in come])


def forget(connection: Connection, customer_id: int) -> None:
    """Make a customer not findable any more (erased, merged into another)."""
    row = connection.execute(_HEADS, {"customer": customer_id}).first()
    if row is None:
        return
    connection.execute(
        _FORGET, [{"old": term, "customer": customer_id} for term in sorted(terms.terms(terms.unwritten(row.heads)))]
    )
    connection.execute(delete(CustomerHeads).where(CustomerHeads.customer_id == customer_id))


def candidates(connection: Connection, words: Sequence[str]) -> Candidates:
    """Customers that fit every word. Words that fit few give the set; one too broad to read whole is checked in it."""
    narrow: set[int] | None = None
    broad: list[tuple[str, list[int]]] = []
    for word in words:
        ids, whole = _of_word(connection, word)
        if not whole:
            broad.append((word, ids))
        else:
            narrow = set(ids) if narrow is None else narrow & set(ids)
        if narrow is not None and not narrow:
            return Candidates((), ())
    if narrow is not None:
        return Candidates(_newest(narrow), tuple(word for word, _ in broad))
    if not broad:
        return Candidates((), ())
    found = {customer_id for _, ids in broad for customer_id in ids}
    return Candidates(_newest(found), tuple(word for word, _ in broad) if len(broad) > 1 else ())


def _newest(ids: set[int]) -> tuple[int, ...]:
    return tuple(sorted(ids, reverse=True)[:BOUND])


def _of_word(connection: Connection, word: str) -> tuple[list[int], bool]:
    """The customers with a term that is, or begins with, ``word``; and whether these are all of them."""
    equal = list(connection.execute(_EQUAL, {"word": word, "bound": BOUND}).scalars())
    if len(equal) == BOUND:
        return equal, False
    longer = list(connection.execute(_LONGER, {"word": word, "end": terms.upper_bound(word), "bound": BOUND}).scalars())
    return list(dict.fromkeys(equal + longer)), len(longer) < BOUND


def heads_of(connection: Connection, ids: Sequence[int]) -> dict[int, tuple[Head, ...]]:
    """The heads of customers, for saying why they were found."""
    rows = connection.execute(
        select(CustomerHeads.customer_id, CustomerHeads.heads).where(CustomerHeads.customer_id.in_(ids))
    )
    return {row.customer_id: terms.unwritten(row.heads) for row in rows}
