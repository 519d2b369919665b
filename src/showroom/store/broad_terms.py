"""Broad words of the search index: the few thousand that so many customers fit.

Of a word that fits two thousand customers or more only those with the latest contact count (REG-04), and a range is in
the order of its terms, not of time. So a word that more than ``BROAD`` terms begin with is *learnt*: each of its
customers stands in ``broad_row``, in the order of their latest contact. What is right never depends on what is learnt:
a range that has grown broad since is sorted whole, only slower.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType
from weakref import WeakKeyDictionary

from sqlalchemy import Connection, Engine, bindparam, func, insert, select, text, update

from showroom.domain.customers import terms
from showroom.store import finding_sql
from showroom.store.database import Database
from showroom.store.models import BroadTerm, CustomerHeads, Term
from showroom.store.prepared import Prepared

BROAD = 1000
"""So many terms are read and sorted in half a millisecond; beyond, a word is learnt."""
_GROWTH, _AT_LEAST = 1.1, 1000
_LOCK = 7306  # PostgreSQL: who learns keeps out who adds terms, of any store
_MARKS = (terms.INSIDE, terms.DIGITS, terms.FIRST_THREE)

Words = Mapping[str, int]
"""The learnt words with their numbers."""

_NEWER = Prepared(
    select(BroadTerm.number, BroadTerm.term).where(BroadTerm.number >= bindparam("known")).order_by(BroadTerm.number)
)
_NTH = (
    select(Term.term)
    .where(Term.term >= bindparam("word"), Term.term < bindparam("end"))
    .order_by(Term.term)
    .offset(bindparam("count"))
    .limit(1)
)
_NEXT = select(Term.term).where(Term.term > bindparam("word")).order_by(Term.term).limit(1)

_known: WeakKeyDictionary[Engine, tuple[int, Words]] = WeakKeyDictionary()


def known(connection: Connection) -> Words:
    """The words learnt so far, as this transaction sees them: kept by the process, of which only news are read."""
    engine = _root(connection.engine)
    number, words = _known.get(engine, (0, MappingProxyType({})))
    news = _NEWER.rows(connection, {"known": number})
    if number and not (news and news[0][0] == number):  # a transaction older than what another thread has read
        return _words(_NEWER.rows(connection, {"known": 0}))
    if len(news) > bool(number):
        words = MappingProxyType({**words, **_words(news)})
        _known[engine] = (news[-1][0], words)
    return words


def _words(rows: list[tuple[int, str]]) -> Words:
    """Without the empty word, which is none."""
    return MappingProxyType({term: number for number, term in rows if term})


def _root(engine: Engine) -> Engine:
    """The engine itself: with options of its own it is another object, on the same pool."""
    root: Engine = getattr(engine, "_proxied", engine)
    return root


def fitting(found: Mapping[str, int], broad: Words) -> dict[int, int]:
    """The learnt words (their numbers) that fit a customer with these terms and fits, and for how many points."""
    best: dict[int, int] = {}
    if not broad:
        return best
    for term, fit in found.items():
        exact, longer = terms.exact_points(fit), terms.longer_points(fit)
        begin, length = int(term[:1] in _MARKS), len(term)
        for end in range(terms.shortest(term), length + 1):
            number = broad.get(term[begin:end])
            if number is None:
                continue
            points = exact if end == length else longer
            if points > best.get(number, 0) and (not begin or term[:end] in terms.keys(term[begin:end])):
                best[number] = points
    return best


def keep_out(connection: Connection) -> None:
    """Before terms are added: nobody learns a word meanwhile (SQLite has one writer anyway)."""
    if connection.dialect.name != "sqlite":
        connection.execute(text(f"SELECT pg_advisory_xact_lock_shared({_LOCK})"))


def alone(connection: Connection) -> None:
    """Nobody learns a word, adds or moves terms until this transaction is over."""
    if connection.dialect.name != "sqlite":
        connection.execute(text(f"SELECT pg_advisory_xact_lock({_LOCK})"))


def are_due(connection: Connection) -> bool:
    """Whether there are so many more customers than when words were learnt last that it is time again."""
    customers = connection.execute(select(func.count()).select_from(CustomerHeads)).scalar_one()
    last = connection.execute(select(BroadTerm.customers).where(BroadTerm.term == "")).scalar() or 0
    return customers > last * _GROWTH + _AT_LEAST


def learn(database: Database, check: Callable[[], None] = lambda: None) -> int:
    """Look through all terms and learn every broad word; returns how many. Each transaction takes a second at most
    on a usual PC; ``check`` is called between them and may raise to stop: the rest is learnt next time.
    """
    with database.read() as connection:
        held = known(connection)
        keys = (key.lstrip("".join(_MARKS)) for key in _broad(connection, ""))
        words = [word for word in dict.fromkeys(keys) if word and word not in held]
        customers = connection.execute(select(func.count()).select_from(CustomerHeads)).scalar_one()
    for some in _in_portions(words):
        check()
        with database.write() as connection:
            _learn(connection, some, customers)
    with database.write() as connection:
        _learn(connection, [], customers)
        connection.execute(update(BroadTerm).where(BroadTerm.term == "").values(customers=customers))
    return len(words)


def _in_portions(words: list[str]) -> Iterator[list[str]]:
    """Words by fives, the shortest, which most customers fit, first."""
    ordered = sorted(words, key=lambda word: (len(word), word))
    for start in range(0, len(ordered), 5):
        yield ordered[start : start + 5]


def _broad(connection: Connection, begin: str) -> Iterator[str]:
    """The keys that begin with ``begin`` and more than ``BROAD`` terms, in the order of their letters."""
    at = begin
    while True:
        term = connection.execute(_NEXT, {"word": at}).scalar()
        if term is None or not term.startswith(begin):
            return
        key = term[: len(begin) + 1]
        end = terms.upper_bound(key)
        if connection.execute(_NTH, {"word": key, "end": end, "count": BROAD}).scalar() is not None:
            if len(key) >= terms.shortest(key):
                yield key
            if len(key) < terms.LONGEST_TERM:
                yield from _broad(connection, key)
        at = end


def _learn(connection: Connection, words: list[str], customers: int) -> None:
    """Write the rows of ``words``, and that they are broad now."""
    alone(connection)
    number = connection.execute(select(func.max(BroadTerm.number))).scalar() or 0
    held = set(connection.execute(select(BroadTerm.term)).scalars())
    for word in [*words, ""]:
        if word in held:
            continue
        number += 1
        connection.execute(insert(BroadTerm), {"number": number, "term": word, "customers": customers})
        keys = terms.keys(word)
        if keys:
            connection.execute(finding_sql.learning(len(keys)), {"number": number, **finding_sql.ranges(0, keys)})
