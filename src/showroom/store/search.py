"""The search index over customers: an ordinary table of terms, the same on SQLite and PostgreSQL (REG-04).

What the terms are is :mod:`showroom.domain.customers.terms`; here they are stored and ranges of them are read. Of words
that fit more than ``BOUND`` customers the newest ``BOUND`` are ranked, whatever the order of their terms.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import Connection, bindparam, delete, func, insert, select, update

from showroom.domain.customers import terms
from showroom.domain.customers.terms import Findable
from showroom.store import broad_terms, finding_sql, lists
from showroom.store.models import Call, Customer, CustomerHeads, CustomerLatest, Term, Visit
from showroom.store.prepared import Prepared

BOUND = 2000
LOOKED_THROUGH = 1000  # each is looked up in every key of every other word
_AT_A_TIME = 100_000  # rows
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)
_PUT_OFF = "showroom_terms_put_off"
SET_ASIDE = "showroom_set_aside"
"""A list in ``Connection.info``: what is put goes there instead, for a run that writes it later (``store.staging``)."""

_HEADS = select(CustomerHeads.heads, CustomerHeads.version).where(CustomerHeads.customer_id == bindparam("customer"))
_LAST = (
    Prepared(select(func.max(Visit.arrived_at)).where(Visit.customer_id == bindparam("customer"))),
    Prepared(select(func.max(Call.at)).where(Call.customer_id == bindparam("customer"))),
)
_REGISTERED = Prepared(select(Customer.created_at).where(Customer.id == bindparam("customer")))
_TOUCH = Prepared(
    update(CustomerLatest).where(CustomerLatest.customer_id == bindparam("customer")).values(at=bindparam("moment"))
)
_LATEST, _WRITE_HEADS, _WRITE_TERMS = (Prepared(insert(table)) for table in (CustomerLatest, CustomerHeads, Term))
_HEADS_OF = lists.OneOf(select(CustomerHeads.customer_id, CustomerHeads.heads), CustomerHeads.customer_id)
_FORGET = delete(Term).where(Term.term == bindparam("old"), Term.customer_id == bindparam("customer"))


def put(
    connection: Connection, customer_id: int, facts: Findable, *, fresh: bool = False, at: datetime | None = None
) -> None:
    """Make a customer findable by ``facts``, and by nothing else.

    ``fresh``: the customer was made in this very act; ``at``: and this is when (default: looked up).
    """
    aside: list[tuple[int, Findable]] | None = connection.info.get(SET_ASIDE)
    if aside is not None:
        aside.append((customer_id, facts))
        return
    heads = terms.heads(facts)
    written = terms.written(heads)
    row = None if fresh else connection.execute(_HEADS, {"customer": customer_id}).first()
    if row is not None and row.heads == written and row.version == terms.VERSION:
        return
    new = terms.terms(heads)
    off: Gathered | None = connection.info.get(_PUT_OFF)
    if row is None and off is not None:
        off.add(customer_id, written, new, at)
        return
    broad_terms.keep_out(connection)
    broad = broad_terms.known(connection)
    new = broad_terms.with_beginnings(new, broad)
    old: dict[str, int] = {}
    if row is None:
        _WRITE_HEADS.write(connection, {"customer_id": customer_id, "heads": written, "version": terms.VERSION})
        touch(connection, (customer_id,), at)
    else:
        if abs(row.version) == terms.VERSION:  # terms of another cut were all thrown away
            old = broad_terms.with_beginnings(terms.terms(terms.unwritten(row.heads)), broad)
        else:
            touch(connection, (customer_id,))
        connection.execute(
            update(CustomerHeads)
            .where(CustomerHeads.customer_id == customer_id)
            .values(heads=written, version=terms.VERSION)
        )
    if gone := sorted(term for term, fit in old.items() if new.get(term) != fit):
        connection.execute(_FORGET, [{"old": term, "customer": customer_id} for term in gone])
    if come := sorted(term for term, fit in new.items() if old.get(term) != fit):
        _WRITE_TERMS.write(connection, *({"term": term, "customer_id": customer_id, "fit": new[term]} for term in come))


def forget(connection: Connection, customer_id: int) -> None:
    """Make a customer not findable any more (erased, merged into another)."""
    row = connection.execute(_HEADS, {"customer": customer_id}).first()
    if row is None:
        return
    if abs(row.version) == terms.VERSION:  # below zero: cut as now, but there is more to be found by (0012)
        held = broad_terms.with_beginnings(terms.terms(terms.unwritten(row.heads)), broad_terms.known(connection))
        if held:  # known by nothing that is looked for: a description
            connection.execute(_FORGET, [{"old": term, "customer": customer_id} for term in sorted(held)])
    connection.execute(delete(CustomerLatest).where(CustomerLatest.customer_id == customer_id))
    connection.execute(delete(CustomerHeads).where(CustomerHeads.customer_id == customer_id))


class Gathered:
    """New customers of many whose terms are written together, in the order of the table. Can be pickled."""

    def __init__(self) -> None:
        self.heads: list[dict[str, Any]] = []
        self.latest: list[dict[str, Any]] = []
        self.terms: list[tuple[str, int, int]] = []

    def add(self, customer_id: int, written: str, found: dict[str, int], at: datetime | None) -> None:
        self.heads.append({"customer_id": customer_id, "heads": written, "version": terms.VERSION})
        if at is not None:
            self.latest.append({"customer_id": customer_id, "at": moment(at)})
        self.terms.extend((term, customer_id, fit) for term, fit in found.items())

    def extend(self, other: Gathered) -> None:
        self.heads += other.heads
        self.latest += other.latest
        self.terms += other.terms


@contextmanager
def gathered(connection: Connection) -> Iterator[Gathered]:
    """New customers put inside are only gathered; :func:`write` writes them."""
    off = connection.info[_PUT_OFF] = Gathered()
    try:
        yield off
    finally:
        del connection.info[_PUT_OFF]


def write(connection: Connection, off: Gathered) -> None:
    """Write what was gathered: a thousand customers cost a third of a thousand put one by one."""
    if not off.heads:
        return
    _WRITE_HEADS.write(connection, *off.heads)
    dated = {row["customer_id"] for row in off.latest}
    if off.latest:
        _LATEST.write(connection, *off.latest)
    touch(connection, [row["customer_id"] for row in off.heads if row["customer_id"] not in dated])
    broad_terms.keep_out(connection)
    _insert_sorted(connection, off.terms)


@contextmanager
def together(connection: Connection) -> Iterator[None]:
    """Every new customer put inside is found from the end of the block on (:func:`write`)."""
    if _PUT_OFF in connection.info:
        yield
        return
    with gathered(connection) as off:
        yield
    write(connection, off)


def _insert_sorted(connection: Connection, rows: list[tuple[str, int, int]]) -> None:
    broad = broad_terms.known(connection)
    if broad:
        by_customer: dict[int, dict[str, int]] = {}
        for term, customer_id, fit in rows:
            by_customer.setdefault(customer_id, {})[term] = fit
        rows = [
            (term, customer_id, fit)
            for customer_id, found in by_customer.items()
            for term, fit in broad_terms.with_beginnings(found, broad).items()
        ]
    rows.sort()
    statement = "INSERT INTO term (term, customer_id, fit) VALUES (%s, %s, %s)"
    if connection.dialect.name == "sqlite":
        statement = statement.replace("%s", "?")
    for start in range(0, len(rows), _AT_A_TIME):  # plain rows: a dict for each would take longer than the table
        connection.exec_driver_sql(statement, rows[start : start + _AT_A_TIME])


def touch(connection: Connection, ids: Iterable[int], at: datetime | None = None) -> None:
    """Look up again when these customers were last in contact. ``at``: they were just made, and this is when."""
    for customer_id in dict.fromkeys(ids):
        facts = {"customer": customer_id}
        latest = at
        if latest is None:
            known = [one for one in (last.scalar(connection, facts) for last in _LAST) if one is not None]
            latest = max(known) if known else _REGISTERED.scalar(connection, facts)
        if latest is None:
            continue
        facts["moment"] = moment(latest)
        if at is not None or not _TOUCH.write(connection, facts):
            _LATEST.write(connection, {"customer_id": customer_id, "at": facts["moment"]})


def moment(at: datetime) -> int:
    """A moment as ``customer_latest`` holds it."""
    return (at - _EPOCH) // _MICROSECOND


def matches(connection: Connection, words: Sequence[str]) -> dict[int, int]:
    """The newest ``BOUND`` customers that fit every word, with the points of the word that fits worst; newest first.

    A word is broad when one of its keys is learnt. Words that are not give the set, all of it, and broad ones are
    looked up in it. Where every word is broad, the newest ``LOOKED_THROUGH`` that the longest fits (the first of
    equally long ones) are looked through, and besides the newest ``LOOKED_THROUGH`` whom the words fit as one
    ("zhang wei": Zhang Wei): somebody older with both words apart is not found until more is typed.
    """
    asked = _asked(connection, words)
    if asked is None:
        return {}
    shape, driver, facts = asked
    rows = connection.execute(finding_sql.matching(shape, driver, connection.dialect.name), facts).all()
    return {row[0]: row[1] for row in rows}


def ranked(connection: Connection, words: Sequence[str], staff_id: int | None, limit: int) -> list[tuple[int, int]]:
    """The first ``limit`` (customer, points) of :func:`matches`: by points, then those whom ``staff_id`` looks after,
    then by the latest contact."""
    asked = _asked(connection, words)
    if asked is None or limit < 1:
        return []
    shape, driver, facts = asked
    facts |= {"staff": staff_id or 0, "limit": limit, "last": limit - 1}
    rows = connection.execute(finding_sql.ranking(shape, driver, connection.dialect.name), facts).all()
    return [(row[0], row[1]) for row in rows]


def _asked(connection: Connection, words: Sequence[str]) -> tuple[finding_sql.Shape, int | None, dict[str, Any]] | None:
    """The shape of words, the one to look through when all are broad, and the parameters; None: nothing is asked."""
    keys = [terms.keys(word) for word in words]
    if not all(keys) or not keys:
        return None
    broad = broad_terms.known(connection)
    facts: dict[str, Any] = {"bound": BOUND}
    driver = None
    if len(keys) > 1 and all(any(key in broad for key in of_word) for of_word in keys):
        driver = max(range(len(words)), key=lambda number: len(words[number]))
        facts["looked_through"] = LOOKED_THROUGH
        keys.append(terms.keys("".join(words)[: terms.LONGEST_TERM]))
    for word, of_word in enumerate(keys):
        for number, key in enumerate(of_word):
            name = finding_sql.key_name(word, number)
            facts[name] = key
            if key not in broad:
                facts[name + "e"] = terms.upper_bound(key)
    return tuple(tuple(key in broad for key in of_word) for of_word in keys), driver, facts


def heads_of(connection: Connection, ids: Sequence[int]) -> dict[int, str]:
    """The heads of customers as they are written (:func:`terms.written`), for saying why they were found."""
    return {row[0]: row[1] for row in _HEADS_OF.rows(connection, ids)}
