"""The search index over customers: an ordinary table of terms, the same on SQLite and PostgreSQL (REG-04).

What the terms are is :mod:`showroom.domain.customers.terms`; here they are stored and ranges of them are read. Of words
that fit more than ``BOUND`` customers those ``BOUND`` with the latest contact are ranked (visit, call, or else when
they were registered), whatever the order of their terms. That moment and the owners stand in every row of the index
(:mod:`showroom.store.found` keeps them true): nobody is looked up to be ranked.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime
from typing import Any, cast

from sqlalchemy import Connection, Table, bindparam, delete, select, update

from showroom.domain.customers import terms
from showroom.domain.customers.terms import Findable
from showroom.store import broad_terms, finding_sql, found
from showroom.store.found import Rank, moment
from showroom.store.models import BroadRow, CustomerHeads, CustomerLatest, Term
from showroom.store.prepared import Prepared, insert_rows

BOUND = 2000
LOOKED_THROUGH = 2000  # of several words, all broad: each is looked up in every other word
AS_ONE = 50  # and so many whom the words fit as one: each is looked up far apart
_AT_A_TIME = 100_000  # rows
_PUT_OFF = "showroom_terms_put_off"
SET_ASIDE = "showroom_set_aside"
"""A list in ``Connection.info``: what is put goes there instead, for a run that writes it later (``store.staging``)."""

_HELD = Prepared(
    select(CustomerHeads.heads, CustomerHeads.version, CustomerLatest.at, CustomerLatest.owner)
    .outerjoin(CustomerLatest, CustomerLatest.customer_id == CustomerHeads.customer_id)
    .where(CustomerHeads.customer_id == bindparam("customer"))
)
_OTHER_HEADS = Prepared(
    update(CustomerHeads)
    .where(CustomerHeads.customer_id == bindparam("customer"))
    .values(
        heads=bindparam("written", type_=CustomerHeads.heads.type),
        version=bindparam("cut", type_=CustomerHeads.version.type),
    )
)
_FORGET = Prepared(delete(Term).where(Term.term == bindparam("old"), Term.customer_id == bindparam("customer")))
_FORGET_BROAD = Prepared(
    delete(BroadRow).where(
        BroadRow.word == bindparam("old"),
        BroadRow.recent == bindparam("recent"),
        BroadRow.customer_id == bindparam("customer"),
    )
)
_HEADS, _LATEST, _TERMS, _BROAD = (
    cast(Table, one.__table__) for one in (CustomerHeads, CustomerLatest, Term, BroadRow)
)


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
    if not fresh:
        found.hold(connection, customer_id)
    row = None if fresh else _HELD.first(connection, {"customer": customer_id})
    if row is not None and row[:2] == (written, terms.VERSION):
        return
    new = terms.terms(heads)
    off: Gathered | None = connection.info.get(_PUT_OFF)
    if row is None and off is not None:
        off.add(customer_id, written, new, at)
        return
    broad_terms.keep_out(connection)
    old: dict[str, int] = {}
    if row is None:
        rank = found.settle(connection, customer_id, at)
        insert_rows(connection, _HEADS, ({"customer_id": customer_id, "heads": written, "version": terms.VERSION},))
    else:
        if _stands(row[1]) and row[2] is not None:
            old, rank = terms.terms(terms.unwritten(row[0])), Rank(row[2], row[3])
        else:
            rank = found.settle(connection, customer_id)
        _OTHER_HEADS.write(connection, {"customer": customer_id, "written": written, "cut": terms.VERSION})
    _replace(connection, customer_id, rank, old, new)


def _stands(version: int) -> bool:
    """Whether the terms of a customer are in the table. Those of another cut were all thrown away; below zero: cut as
    now, but there is more to be found by (migration 0012).
    """
    return abs(version) == terms.VERSION


def _replace(
    connection: Connection, customer_id: int, rank: Rank, old: Mapping[str, int], new: Mapping[str, int]
) -> None:
    """Take away what was found by ``old`` alone and add what is found by ``new`` alone."""
    facts = {"customer_id": customer_id, "recent": rank.recent, "owner": rank.owner}
    key = {"customer": customer_id, "recent": rank.recent}
    _FORGET.write(connection, *({"old": one, **key} for one in sorted(old) if new.get(one) != old[one]))
    come = sorted(one for one in new if old.get(one) != new[one])
    insert_rows(connection, _TERMS, [{"term": one, "fit": new[one], **facts} for one in come])
    broad = broad_terms.known(connection)
    was, now = broad_terms.fitting(old, broad), broad_terms.fitting(new, broad)
    _FORGET_BROAD.write(connection, *({"old": one, **key} for one in sorted(was) if now.get(one) != was[one]))
    come_too = sorted(one for one in now if was.get(one) != now[one])
    insert_rows(connection, _BROAD, [{"word": one, "points": now[one], **facts} for one in come_too])


def forget(connection: Connection, customer_id: int) -> None:
    """Make a customer not findable any more (erased, merged into another)."""
    found.hold(connection, customer_id)
    row = _HELD.first(connection, {"customer": customer_id})
    if row is None:
        return
    if _stands(row[1]) and row[2] is not None:
        _replace(connection, customer_id, Rank(row[2], row[3]), terms.terms(terms.unwritten(row[0])), {})
    connection.execute(delete(CustomerLatest).where(CustomerLatest.customer_id == customer_id))
    connection.execute(delete(CustomerHeads).where(CustomerHeads.customer_id == customer_id))


def amend(connection: Connection, customer_id: int, written: str, at: int) -> None:
    """Take away what an import has put into the index by heads that were somebody else's work by then (``written``, as
    they are stored; ``at``: microseconds, when the import made the customer).
    """
    found.hold(connection, customer_id)
    row = _HELD.first(connection, {"customer": customer_id})
    old, now = terms.terms(terms.unwritten(written)), terms.terms(terms.unwritten(row[0])) if row is not None else {}
    _FORGET.write(connection, *({"old": one, "customer": customer_id} for one in sorted(old) if one not in now))
    broad = broad_terms.known(connection)
    gone = broad_terms.fitting(old, broad).keys() - broad_terms.fitting(now, broad).keys()
    moments = {at, at if row is None or row[2] is None else row[2]}
    _FORGET_BROAD.write(
        connection,
        *(
            {"old": one, "customer": customer_id, "recent": found.second(moment)}
            for one in sorted(gone)
            for moment in moments
        ),
    )


def touch(connection: Connection, ids: Iterable[int]) -> None:
    """Look up again what these customers are ranked by: when they were last in contact, who looks after them."""
    off: Gathered | None = connection.info.get(_PUT_OFF)
    found.touch(connection, ids if off is None else [one for one in ids if one not in off.ids])


class Gathered:
    """New customers of many whose terms are written together, in the order of the table. Can be pickled."""

    def __init__(self) -> None:
        self.ids: dict[int, int | None] = {}
        """With the moment each was made, where it was told."""
        self.heads: list[dict[str, Any]] = []
        self.terms: list[tuple[str, int, int]] = []

    def add(self, customer_id: int, written: str, fits: dict[str, int], at: datetime | None) -> None:
        self.ids[customer_id] = None if at is None else moment(at)
        self.heads.append({"customer_id": customer_id, "heads": written, "version": terms.VERSION})
        self.terms.extend((term, customer_id, fit) for term, fit in fits.items())

    def extend(self, other: Gathered) -> None:
        self.ids |= other.ids
        self.heads += other.heads
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
    broad_terms.keep_out(connection)
    owners = found.owners_of(connection, list(off.ids))
    ranks = {one: Rank(at, owners.get(one, 0)) for one, at in off.ids.items() if at is not None}
    latest = [{"customer_id": one, "at": rank.at, "owner": rank.owner} for one, rank in ranks.items()]
    insert_rows(connection, _LATEST, latest)
    ranks |= {one: found.settle(connection, one) for one in off.ids if one not in ranks}
    insert_rows(connection, _HEADS, off.heads)
    _insert_sorted(connection, off.terms, ranks)


@contextmanager
def together(connection: Connection) -> Iterator[None]:
    """Every new customer put inside is found from the end of the block on (:func:`write`)."""
    if _PUT_OFF in connection.info:
        yield
        return
    with gathered(connection) as off:
        yield
    write(connection, off)


def _insert_sorted(connection: Connection, rows: list[tuple[str, int, int]], ranks: Mapping[int, Rank]) -> None:
    """Terms (term, customer, fit), and what is learnt of them, in the order of the tables."""
    told = {one: (rank.recent, rank.owner) for one, rank in ranks.items()}
    rows.sort()
    _plain_rows(
        connection,
        "INSERT INTO term (term, customer_id, fit, recent, owner) VALUES (?, ?, ?, ?, ?)",
        [(*row, *told[row[1]]) for row in rows],
    )
    broad = broad_terms.known(connection)
    if not broad:
        return
    by_customer: dict[int, dict[str, int]] = {}
    for term, customer_id, fit in rows:
        by_customer.setdefault(customer_id, {})[term] = fit
    learnt = [
        (number, told[customer_id][0], customer_id, points, told[customer_id][1])
        for customer_id, fits in by_customer.items()
        for number, points in broad_terms.fitting(fits, broad).items()
    ]
    learnt.sort()
    statement = "INSERT INTO broad_row (word, recent, customer_id, points, owner) VALUES (?, ?, ?, ?, ?)"
    _plain_rows(connection, statement, learnt)


def _plain_rows(connection: Connection, statement: str, rows: list[tuple[Any, ...]]) -> None:
    """Plain rows: a dict for each would take longer than the table."""
    if connection.dialect.name != "sqlite":
        statement = statement.replace("?", "%s")
    for start in range(0, len(rows), _AT_A_TIME):
        connection.exec_driver_sql(statement, rows[start : start + _AT_A_TIME])


def matches(connection: Connection, words: Sequence[str]) -> dict[int, int]:
    """The ``BOUND`` customers with the latest contact that fit every word, with the points of the word that fits
    worst; the latest contact first.

    Words that are not learnt give the set, all of it, and learnt ones are looked up in it. Where every word is learnt,
    the newest ``LOOKED_THROUGH`` that the longest fits (the first of equally long ones) are looked through, and besides
    the newest ``AS_ONE`` whom the words fit as one ("zhang wei": Zhang Wei): somebody who was not here for long, with
    both words apart, is not found until more is typed.
    """
    asked = _asked(connection, words)
    if asked is None:
        return {}
    shape, driver, facts = asked
    return dict(finding_sql.matching(shape, driver, connection.dialect.name).rows(connection, facts))


def ranked(connection: Connection, words: Sequence[str], staff_id: int | None, limit: int) -> list[tuple[int, int]]:
    """The first ``limit`` (customer, points) of :func:`matches`: by points, then those whom ``staff_id`` looks after,
    then by the latest contact (to the second), then the newest."""
    asked = _asked(connection, words)
    if asked is None or limit < 1:
        return []
    shape, driver, facts = asked
    facts |= {"staff": staff_id or 0, "limit": limit}
    rows = finding_sql.ranking(shape, driver, connection.dialect.name).rows(connection, facts)
    return [(row[0], row[1]) for row in rows]


def _asked(connection: Connection, words: Sequence[str]) -> tuple[finding_sql.Shape, int | None, dict[str, Any]] | None:
    """The shape of words, the one to look through when all are learnt, and the parameters; None: nothing is asked."""
    asked = list(words)
    if not asked or not all(asked):
        return None
    learnt = broad_terms.known(connection)
    facts: dict[str, Any] = {"bound": BOUND}
    driver = None
    if len(asked) > 1 and all(word in learnt for word in asked):
        driver = max(range(len(asked)), key=lambda number: len(asked[number]))
        facts |= {"looked_through": LOOKED_THROUGH, "as_one": AS_ONE}
        asked.append("".join(asked)[: terms.LONGEST_TERM])
    shape = []
    for place, word in enumerate(asked):
        number = learnt.get(word)
        keys = terms.keys(word) if number is None else ()
        shape.append(len(keys))
        if number is not None:
            facts[finding_sql.number_name(place)] = number
        facts |= finding_sql.ranges(place, keys)
    return tuple(shape), driver, facts
