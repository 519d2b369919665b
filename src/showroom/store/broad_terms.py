"""Broad words of the search index: the few thousand beginnings that so many terms share.

Of a word that fits two thousand customers or more only the newest count (REG-04), and a range is in the order of its
terms, not of time. So a word that more than ``BROAD`` terms begin with is *learnt*: it stands in the term table
itself, once for each of these customers, and their newest are the end of one equality. What is right never depends
on what is learnt: a range that has grown broad since is sorted whole, only slower.

A broad word's beginnings are broad too, so whoever adds terms walks along each until the first that is not.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from weakref import WeakKeyDictionary

from sqlalchemy import Connection, Engine, bindparam, func, insert, select, text, update

from showroom.domain.customers import terms
from showroom.store.database import Database
from showroom.store.models import BroadTerm, CustomerHeads, Term
from showroom.store.prepared import Prepared

BROAD = 2000
"""So many terms are read and sorted in a millisecond; beyond, a word is learnt."""
_ROWS_AT_A_TIME = 200_000
_GROWTH, _AT_LEAST = 1.1, 1000
_LOCK = 7306  # PostgreSQL: who learns keeps out who adds terms, of any store

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

_known: WeakKeyDictionary[Engine, tuple[int, frozenset[str]]] = WeakKeyDictionary()


def known(connection: Connection) -> frozenset[str]:
    """The words learnt so far, as this transaction sees them: kept by the process, of which only news are read."""
    engine = _root(connection.engine)
    number, words = _known.get(engine, (0, frozenset()))
    news = _NEWER.rows(connection, {"known": number})
    if number and not (news and news[0][0] == number):  # a transaction older than what another thread has read
        return frozenset(term for _, term in _NEWER.rows(connection, {"known": 0}))
    if len(news) > bool(number):
        words = words.union(term for _, term in news)
        _known[engine] = (news[-1][0], words)
    return words


def _root(engine: Engine) -> Engine:
    """The engine itself: with options of its own it is another object, on the same pool."""
    root: Engine = getattr(engine, "_proxied", engine)
    return root


def with_beginnings(found: Mapping[str, int], broad: frozenset[str]) -> dict[str, int]:
    """Terms with their fits, and the broad words that begin them with theirs."""
    if not broad:
        return dict(found)
    made = dict(found)
    for term, fit in found.items():
        beginning = terms.beginning_of(fit)
        if not beginning:
            continue
        for length in range(terms.shortest(term), len(term)):
            word = term[:length]
            if word not in broad:
                break
            held = made.get(word, 0)
            if terms.exact_points(held) < terms.exact_points(beginning):
                made[word] = beginning + terms.longer_points(held)
    return made


def keep_out(connection: Connection) -> None:
    """Before terms are added: nobody learns a word meanwhile (SQLite has one writer anyway)."""
    if connection.dialect.name != "sqlite":
        connection.execute(text(f"SELECT pg_advisory_xact_lock_shared({_LOCK})"))


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
        words = [word for word in _broad(connection, "") if word not in held]
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
    """Words by fives, shortest first: a word is never learnt before its beginnings."""
    ordered = sorted(words, key=len)
    for start in range(0, len(ordered), 5):
        yield ordered[start : start + 5]


def _broad(connection: Connection, begin: str) -> Iterator[str]:
    """The broad words that begin with ``begin``, in the order of their letters."""
    at = begin
    while True:
        term = connection.execute(_NEXT, {"word": at}).scalar()
        if term is None or not term.startswith(begin):
            return
        word = term[: len(begin) + 1]
        end = terms.upper_bound(word)
        if connection.execute(_NTH, {"word": word, "end": end, "count": BROAD}).scalar() is not None:
            if len(word) >= terms.shortest(word):
                yield word
            if len(word) < terms.LONGEST_TERM:
                yield from _broad(connection, word)
        at = end


def _learn(connection: Connection, words: list[str], customers: int) -> None:
    """Write the rows of ``words``, and that they are broad now."""
    if connection.dialect.name != "sqlite":
        connection.execute(text(f"SELECT pg_advisory_xact_lock({_LOCK})"))
    number = connection.execute(select(func.max(BroadTerm.number))).scalar() or 0
    held = set(connection.execute(select(BroadTerm.term)).scalars())
    for word in [*words, ""]:
        if word in held:
            continue
        number += 1
        connection.execute(insert(BroadTerm), {"number": number, "term": word, "customers": customers})
        if word:
            connection.execute(_WRITE, {"word": word, "end": terms.upper_bound(word)})


_WRITE = text(
    """
    INSERT INTO term (term, customer_id, fit)
    SELECT CAST(:word AS varchar(64)), customer_id, max(fit % 1000) * 1000 FROM term
    WHERE term > CAST(:word AS varchar(64)) AND term < CAST(:end AS varchar(64)) AND fit % 1000 > 0
    GROUP BY customer_id ORDER BY customer_id
    ON CONFLICT (term, customer_id) DO UPDATE
    SET fit = CASE WHEN excluded.fit / 1000 > term.fit / 1000
        THEN excluded.fit + term.fit % 1000 ELSE term.fit END
    """
)
