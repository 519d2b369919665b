"""The search index over customers: an ordinary table of terms, the same on SQLite and PostgreSQL (REG-04).

What the terms are is :mod:`showroom.domain.customers.terms`; here they are stored and ranges of them are read. Of words
that fit more than ``BOUND`` customers the newest ``BOUND`` are ranked, whatever the order of their terms.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import Connection, bindparam, case, delete, func, insert, select, text, update

from showroom.domain.customers import terms
from showroom.domain.customers.terms import Findable, Head
from showroom.store import broad_terms
from showroom.store.models import Call, Customer, CustomerHeads, CustomerLatest, Term, Visit

BOUND = 2000
_ROWS = 3 * BOUND  # a customer has rarely more than three terms that begin with one word
_LOOKED_THROUGH = BOUND
_ALL = 2**62
_AT_A_TIME = 100_000  # rows
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)
_PUT_OFF = "showroom_terms_put_off"
SET_ASIDE = "showroom_set_aside"
"""A list in ``Connection.info``: what is put goes there instead, for a run that writes it later (``store.staging``)."""

_EQUAL = (
    select(Term.customer_id, (Term.fit // 1000).label("points"))
    .where(Term.term == bindparam("word"))
    .order_by(Term.customer_id.desc())
    .limit(bindparam("bound"))
)
_BEGINNING = (
    select(
        Term.customer_id,
        case((Term.term == bindparam("word"), Term.fit // 1000), else_=Term.fit % 1000).label("points"),
    )
    .where(Term.term >= bindparam("word"), Term.term < bindparam("end"))
    .order_by(Term.customer_id.desc())
    .limit(bindparam("bound"))
)
_AMONG = {
    "sqlite": text(
        "SELECT t.customer_id, t.fit / 1000 FROM json_each(:ids) i CROSS JOIN term t"
        " WHERE t.term = :word AND t.customer_id = i.value"
    ),
    "postgresql": text(
        "SELECT t.customer_id, t.fit / 1000 FROM term t"
        " WHERE t.term = :word AND t.customer_id = ANY(CAST(:ids AS bigint[]))"
    ),
}
# Of equally good ones. Scalar queries: two look-ups a customer, each in one narrow index.
_FIRST_OF = {
    "sqlite": text(
        "SELECT i.value,"
        " EXISTS (SELECT 1 FROM customer_owner o WHERE o.staff_id = :staff AND o.customer_id = i.value) AS own,"
        " coalesce((SELECT l.at FROM customer_latest l WHERE l.customer_id = i.value), 0) AS at"
        " FROM json_each(:ids) i ORDER BY own DESC, at DESC, i.value DESC LIMIT :limit"
    ),
    "postgresql": text(
        "SELECT i.id,"
        " EXISTS (SELECT 1 FROM customer_owner o WHERE o.staff_id = :staff AND o.customer_id = i.id) AS own,"
        " coalesce((SELECT l.at FROM customer_latest l WHERE l.customer_id = i.id), 0) AS at"
        " FROM unnest(CAST(:ids AS bigint[])) AS i(id) ORDER BY own DESC, at DESC, i.id DESC LIMIT :limit"
    ),
}
# One word that is one broad term (a Chinese surname): found and ranked without leaving the database.
_FIRST_OF_BROAD = text(
    "SELECT t.customer_id, t.points,"
    " EXISTS (SELECT 1 FROM customer_owner o WHERE o.staff_id = :staff AND o.customer_id = t.customer_id) AS own,"
    " coalesce((SELECT l.at FROM customer_latest l WHERE l.customer_id = t.customer_id), 0) AS at"
    " FROM (SELECT customer_id, fit / 1000 AS points FROM term WHERE term = :word"
    " ORDER BY customer_id DESC LIMIT :bound) AS t"
    " ORDER BY t.points DESC, own DESC, at DESC, t.customer_id DESC LIMIT :limit"
)
_HEADS = select(CustomerHeads.heads, CustomerHeads.version).where(CustomerHeads.customer_id == bindparam("customer"))
_LAST = (
    select(func.max(Visit.arrived_at)).where(Visit.customer_id == bindparam("customer")),
    select(func.max(Call.at)).where(Call.customer_id == bindparam("customer")),
)
_REGISTERED = select(Customer.created_at).where(Customer.id == bindparam("customer"))
_TOUCH = (
    update(CustomerLatest).where(CustomerLatest.customer_id == bindparam("customer")).values(at=bindparam("moment"))
)
_LATEST, _WRITE_HEADS, _WRITE_TERMS = insert(CustomerLatest), insert(CustomerHeads), insert(Term)
_HEADS_OF = select(CustomerHeads.customer_id, CustomerHeads.heads).where(
    CustomerHeads.customer_id.in_(bindparam("ids", expanding=True))
)
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
        connection.execute(_WRITE_HEADS, {"customer_id": customer_id, "heads": written, "version": terms.VERSION})
        touch(connection, (customer_id,), at)
    else:
        if row.version == terms.VERSION:  # terms of another cut were all thrown away
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
        connection.execute(
            _WRITE_TERMS, [{"term": term, "customer_id": customer_id, "fit": new[term]} for term in come]
        )


def forget(connection: Connection, customer_id: int) -> None:
    """Make a customer not findable any more (erased, merged into another)."""
    row = connection.execute(_HEADS, {"customer": customer_id}).first()
    if row is None:
        return
    if row.version == terms.VERSION:
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
    connection.execute(_WRITE_HEADS, off.heads)
    dated = {row["customer_id"] for row in off.latest}
    if off.latest:
        connection.execute(_LATEST, off.latest)
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
            known = [one for one in (connection.execute(last, facts).scalar() for last in _LAST) if one is not None]
            latest = max(known) if known else connection.execute(_REGISTERED, facts).scalar()
        if latest is None:
            continue
        facts["moment"] = moment(latest)
        if at is not None or not connection.execute(_TOUCH, facts).rowcount:
            connection.execute(_LATEST, {"customer_id": customer_id, "at": facts["moment"]})


def moment(at: datetime) -> int:
    """A moment as ``customer_latest`` holds it."""
    return (at - _EPOCH) // _MICROSECOND


def matches(connection: Connection, words: Sequence[str]) -> dict[int, int]:
    """The newest ``BOUND`` customers that fit every word, with the points of the word that fits worst.

    Words that fit few give the set, and broad ones are looked up in it. Where all are broad, the newest
    ``_LOOKED_THROUGH`` that the longest fits are looked through, and besides, however long ago, whoever the words fit
    as one ("zhang wei": Zhang Wei).
    """
    broad = broad_terms.known(connection)
    narrow: dict[int, int] | None = None
    wide: list[str] = []
    for word in words:
        if len(words) > 1 and any(key in broad for key in terms.keys(word)):
            wide.append(word)
            continue
        found = of_word(connection, word, broad, None if len(words) > 1 else BOUND)
        narrow = found if narrow is None else _both(narrow, found)
        if not narrow:
            return {}
    if narrow is None:
        narrow = of_word(connection, max(wide, key=len), broad, _LOOKED_THROUGH)
        narrow |= of_word(connection, "".join(words), broad, _LOOKED_THROUGH)
        narrow = dict.fromkeys(narrow, terms.MOST_POINTS)
    for word in wide:
        narrow = _both(narrow, _among(connection, word, broad, narrow))
    return _newest(narrow, BOUND)


def _both(one: dict[int, int], other: dict[int, int]) -> dict[int, int]:
    if len(other) < len(one):
        one, other = other, one
    return {customer_id: min(points, other[customer_id]) for customer_id, points in one.items() if customer_id in other}


def of_word(connection: Connection, word: str, broad: frozenset[str], bound: int | None) -> dict[int, int]:
    """The newest ``bound`` customers that a word fits (None: all of them), with its points."""
    best: dict[int, int] = {}
    for key in terms.keys(word):
        if key in broad:
            found = dict(connection.execute(_EQUAL, {"word": key, "bound": bound or _ALL}).all())
        else:
            found = _of_range(connection, key, bound)
        best = _better(best, found)
    return _newest(best, bound)


def _better(one: dict[int, int], other: dict[int, int]) -> dict[int, int]:
    """The customers of both with the better of their points; takes either over."""
    if len(one) < len(other):
        one, other = other, one
    for customer_id, points in other.items():
        if points > one.get(customer_id, 0):
            one[customer_id] = points
    return one


def _newest(found: dict[int, int], bound: int | None) -> dict[int, int]:
    if bound is None or len(found) <= bound:
        return found
    return {customer_id: found[customer_id] for customer_id in sorted(found, reverse=True)[:bound]}


def _of_range(connection: Connection, key: str, bound: int | None) -> dict[int, int]:
    """The customers of a word that is not broad."""
    facts = {"word": key, "end": terms.upper_bound(key)}
    limit = _ALL if bound is None else max(_ROWS, 3 * bound)
    found: dict[int, int] = {}
    for limited in (limit, _ALL):
        rows = connection.execute(_BEGINNING, {**facts, "bound": limited}).all()
        found = {}
        for customer_id, points in rows:
            if points > found.get(customer_id, 0):
                found[customer_id] = points
        if len(rows) < limited or (bound is not None and len(found) > bound):
            break
    return found


def _among(connection: Connection, word: str, broad: frozenset[str], ids: Iterable[int]) -> dict[int, int]:
    """Those of ``ids`` that a broad word fits, with its points."""
    best: dict[int, int] = {}
    wanted = _listed(connection, ids)
    for key in terms.keys(word):
        if key in broad:
            rows: Sequence[Any] = connection.execute(
                _AMONG[connection.dialect.name], {"word": key, "ids": wanted}
            ).all()
            found = dict(map(tuple, rows))
        else:
            found = _of_range(connection, key, None)
        best = _better(best, found)
    return best


def _listed(connection: Connection, ids: Iterable[int]) -> object:
    """Ids as one parameter: two thousand of their own would take longer to bind than to look up."""
    return json.dumps(list(ids)) if connection.dialect.name == "sqlite" else list(ids)


def ranked(connection: Connection, words: Sequence[str], staff_id: int | None, limit: int) -> list[tuple[int, int]]:
    """The first ``limit`` (customer, points) of :func:`matches`: by points, then those whom ``staff_id`` looks after,
    then by the latest contact."""
    facts = {"staff": staff_id or 0}
    if len(words) == 1 and terms.keys(words[0]) == (words[0],) and words[0] in broad_terms.known(connection):
        first = {"word": words[0], "bound": BOUND, "limit": limit, **facts}
        return [(row[0], row[1]) for row in connection.execute(_FIRST_OF_BROAD, first)]
    found = matches(connection, words)
    if not found:
        return []
    # Whoever has fewer points than the limit's last is not among the first; better ones are few.
    least = min(sorted(found.values(), reverse=True)[:limit])
    better = [customer_id for customer_id, points in found.items() if points > least]
    equal = [customer_id for customer_id, points in found.items() if points == least]
    statement = _FIRST_OF[connection.dialect.name]
    ordered: list[tuple[int, int]] = []
    if better:
        rows = connection.execute(statement, {"ids": _listed(connection, better), "limit": limit, **facts}).all()
        ordered = sorted(((row[0], found[row[0]]) for row in rows), key=lambda one: -one[1])  # stable: as it came
    rows = connection.execute(
        statement, {"ids": _listed(connection, equal), "limit": limit - len(ordered), **facts}
    ).all()
    return ordered + [(row[0], least) for row in rows]


def heads_of(connection: Connection, ids: Sequence[int]) -> dict[int, tuple[Head, ...]]:
    """The heads of customers, for saying why they were found."""
    rows = connection.execute(_HEADS_OF, {"ids": list(ids)})
    return {row.customer_id: terms.unwritten(row.heads) for row in rows}
