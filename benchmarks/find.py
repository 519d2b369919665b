"""Find anyone among 10 thousand, 100 thousand and a million customers (REG-04): from the keystroke to the ranked first
twenty, through the service, with masks, owners and the reason of each hit.

The stores are made by ``showroom demo --customers`` and kept in .run: making them takes some ten minutes on two quiet
processors (half an hour on busy ones), all the rest some two. Two hundred fixed queries of eight kinds, each asked
three times, in an order that mixes the kinds, of a file that the system holds in memory, as it does on a PC where it
was just in use; once more after the system was made to forget it (told, not promised: that is the disk's speed).
Beside them: LIKE over the same customers, the search without an index on a sample (the answers must be equal), the size
of the index. The same on PostgreSQL with a tenth of the customers (all of them: ``SHOWROOM_BENCH_POSTGRES=1000000``).
"""

from __future__ import annotations

import hashlib
import itertools
import os
import sqlite3
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

from sqlalchemy import Connection, select, text

from _common import ROOT, Promises, percentile, postgresql
from showroom.clock import SystemClock
from showroom.domain.customers import names, terms
from showroom.domain.customers.query import query_words
from showroom.domain.packs.loader import load
from showroom.domain.staff.actor import Actor, system_actor
from showroom.services.customers import find
from showroom.services.demo import Wish, moment
from showroom.services.demo.make import DemoStore, make
from showroom.services.shipped_packs import DEFAULT, shipped_file
from showroom.services.shop import Shop, open_shop
from showroom.store import broad_terms, search
from showroom.store.database import Database
from showroom.store.found import MICROSECONDS
from showroom.store.migrate import open_database
from showroom.store.models import Customer, CustomerHeads, CustomerLatest, CustomerOwner, CustomerPhone, Staff

SIZES = (10_000, 100_000, 1_000_000)
EACH = 25
_LAYOUT = 15
"""Of the index: the migration that made it last."""
ROUNDS = 3
KINDS = (
    "one character", "two characters", "last 4 digits", "3 pinyin letters", "initials", "mid-word Latin",
    "full phone", "two words",
)  # fmt: skip
_SAMPLE = 60_000  # customers of the store that the search without an index goes through
_LIKE_QUERIES = 10


@dataclass(frozen=True, slots=True)
class Query:
    kind: str
    typed: str


def store(size: int) -> Path:
    """The store of so many customers, made when there is none of this index and this crowd yet. Migrations that came
    since run when it is opened."""
    place = ROOT / ".run" / f"find-{size}-{_version()}.sqlite3"
    place.parent.mkdir(exist_ok=True)
    for copied in place.parent.glob(f"{place.stem}.before-*"):  # by a migration
        copied.unlink()
    if not place.is_file():
        for older in place.parent.glob(f"find-{size}-*.sqlite3*"):
            older.unlink()
        made = _make(str(place), size)
        print(f"{size:,} customers made in {made:.0f} s: {place.stat().st_size / 1e6:.0f} MB", flush=True)
    return place


def _version() -> str:
    """What the stores are made by: the layout of the index, the cut of the terms, the crowd."""
    crowd = (ROOT / "resources" / "demo" / "crowd.toml").read_bytes()
    return hashlib.sha256(crowd + f"{_LAYOUT} {terms.VERSION} {broad_terms.BROAD}".encode()).hexdigest()[:12]


def _make(place: str, size: int) -> float:
    """Seconds that making a store took."""
    pack = load(shipped_file(DEFAULT))
    demo = DemoStore(pack, "zh_CN")
    clock = SystemClock()
    started = time.perf_counter()
    wish = Wish(0, 60, size, 1, moment(demo.time_zone, pack, None, clock.now()))
    make(place, system_actor("bench"), demo, wish, _said)
    return time.perf_counter() - started


_next = itertools.count()


def _said(done: int, of: int) -> None:
    if next(_next) % 100 == 0:
        print(f"  {done:,} of {of:,}", flush=True)


def queries(connection: Connection) -> tuple[Query, ...]:
    """The fixed mix, from people in the store: whoever is asked for exists, unlike in a list made up beforehand."""
    rng = Random(2026)
    ids = connection.execute(select(CustomerLatest.customer_id)).scalars().all()
    chosen = rng.sample(sorted(ids), min(4_000, len(ids)))
    people: dict[int, Any] = {}
    for start in range(0, len(chosen), 500):
        rows = connection.execute(
            select(Customer.id, Customer.name, CustomerPhone.e164)
            .join(CustomerPhone, CustomerPhone.customer_id == Customer.id)
            .where(Customer.id.in_(chosen[start : start + 500]))
        )
        people |= {row.id: row for row in rows}
    everybody = [people[one] for one in chosen if one in people]
    chinese = [row for row in everybody if names.is_han(row.name) and " " not in row.name and len(row.name) > 1]
    latin = [row for row in everybody if not names.is_han(row.name) and " " in row.name]
    made: dict[str, dict[str, None]] = {kind: {} for kind in KINDS}
    for row, other in zip(itertools.cycle(chinese), itertools.cycle(latin), strict=False):
        reading = names.read(row.name)
        word = max(names.runs(other.name)[1], key=len)
        digits = row.e164.lstrip("+")
        start = rng.randrange(1, max(2, len(word) - 3))
        two = (
            f"{row.name[0]} {digits[-4:]}",
            f"{reading.syllables[0]} {reading.syllables[-1]}",
            " ".join(names.runs(other.name)[1][:2]),
            f"{word[:4]} {other.e164[-4:]}",
            f"{reading.syllables[0]} {digits[2:5]}",
        )
        typed = (
            rng.choice(row.name), row.name[:2], digits[-4:], reading.joined[:3], reading.initials,
            word[start : start + 4] if len(word) >= 5 else "", rng.choice((digits, row.e164, other.e164)),
            two[len(made["two words"]) % len(two)],
        )  # fmt: skip
        for kind, query in zip(KINDS, typed, strict=True):
            if query and len(made[kind]) < EACH:
                made[kind][query] = None
        if all(len(found) == EACH for found in made.values()):
            break
    return tuple(Query(kind, typed) for kind, found in made.items() for typed in found)


def consultant(shop: Shop) -> Actor:
    """Somebody whose own customers come first and who sees the others masked."""
    with shop.database.read() as connection:
        row = connection.execute(select(Staff.id, Staff.name).where(Staff.role == "consultant").limit(1)).one()
    return Actor("staff", row.name, "consultant", row.id)


def _read_through(place: Path) -> None:
    with place.open("rb") as file:
        while file.read(1 << 24):
            pass


def _forget(place: Path) -> bool:
    """Make the system forget the file; False where it can't be asked to."""
    if not hasattr(os, "posix_fadvise"):
        return False
    with place.open("rb") as file:
        os.fsync(file.fileno())
        os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
    return True


def measure(shop: Shop, actor: Actor, asked: Sequence[Query], rounds: int = ROUNDS) -> dict[str, list[float]]:
    """Milliseconds of each kind."""
    taken: dict[str, list[float]] = {kind: [] for kind in KINDS}
    order = list(asked)
    rng = Random(7)
    for query in order[:: len(order) // 16]:  # statements compiled, pages of nobody in particular read
        find.find(shop, actor, query.typed)
    for _ in range(rounds):
        rng.shuffle(order)
        for query in order:
            started = time.perf_counter()
            find.find(shop, actor, query.typed)
            taken[query.kind].append((time.perf_counter() - started) * 1000)
    return taken


def like(connection: Connection, actor: Actor, asked: Sequence[Query]) -> tuple[list[float], list[float]]:
    """Milliseconds for two Chinese characters on the same customers, of LIKE and of the index, turn about: the first
    twenty, those called so before those who begin so, then the newest. Neither makes people of its rows."""
    theirs, ours = [], []
    for query in [one for one in asked if one.kind == "two characters"][:_LIKE_QUERIES]:
        facts = {"like": f"%{query.typed}%", "begins": f"{query.typed}%", "whole": query.typed}
        started = time.perf_counter()
        connection.execute(_LIKE, facts).all()
        theirs.append((time.perf_counter() - started) * 1000)
        words = query_words(query.typed)
        started = time.perf_counter()
        search.ranked(connection, words, actor.staff_id, 20)
        ours.append((time.perf_counter() - started) * 1000)
    return theirs, ours


_LIKE = text(
    "SELECT id, name FROM customer WHERE name LIKE :like AND active"
    " ORDER BY CASE WHEN name = :whole THEN 0 WHEN name LIKE :begins THEN 1 ELSE 2 END, id DESC LIMIT 20"
)


_LATEST = select(CustomerLatest.customer_id, CustomerLatest.at)


def by_force(
    connection: Connection, store_id: int, staff_id: int, fits: dict[int, dict[str, int]], words: Sequence[str]
) -> list[tuple[int, int]]:
    """The search without an index: everybody's terms looked at, the ``BOUND`` latest in contact who fit ranked."""
    found = {}
    for customer_id, held in fits.items():
        points = [terms.fit_of(word, held) for word in words]
        if points and all(points):
            found[customer_id] = min(points)
    latest = {row[0]: row[1] // MICROSECONDS for row in connection.execute(_LATEST)}
    newest = sorted(found, key=lambda one: (latest[one], one), reverse=True)[: search.BOUND]
    own: set[int] = set()
    for start in range(0, len(newest), 500):
        some = newest[start : start + 500]
        own |= set(
            connection.execute(
                select(CustomerOwner.customer_id).where(
                    CustomerOwner.store_id == store_id,
                    CustomerOwner.staff_id == staff_id,
                    CustomerOwner.customer_id.in_(some),
                )
            ).scalars()
        )
    ordered = sorted(newest, key=lambda one: (-found[one], one not in own, -latest[one], -one))
    return [(one, found[one]) for one in ordered[:20]]


def differences(database: Database, shop: Shop, actor: Actor, asked: Sequence[Query]) -> int:
    """Queries whose answer is another one than the search without an index gives."""
    wrong = 0
    with database.read() as connection:
        rows = connection.execute(select(CustomerHeads.customer_id, CustomerHeads.heads)).all()
        fits = {row.customer_id: terms.terms(terms.unwritten(row.heads)) for row in rows}
        for query in asked:
            words = query_words(query.typed)
            expected = by_force(connection, shop.store.id, actor.staff_id or 0, fits, words)
            given = search.ranked(connection, words, actor.staff_id, 20)
            if given != expected:
                wrong += 1
                print(f"  another answer for {query.kind}: {len(given)} for {len(expected)}", flush=True)
    return wrong


def sizes(place: Path) -> dict[str, float]:
    """Megabytes by table, its indexes counted."""
    found: dict[str, float] = {}
    with closing(sqlite3.connect(place)) as connection:
        owners = dict(connection.execute("SELECT name, tbl_name FROM sqlite_master"))
        try:
            rows = connection.execute("SELECT name, sum(pgsize) FROM dbstat GROUP BY name")
            for name, size in rows:
                owner = owners.get(name, name)
                found[owner] = found.get(owner, 0) + size / 1e6
        except sqlite3.OperationalError:  # an SQLite without dbstat
            return {}
    return found


def table_of(name: str, taken: dict[str, list[float]]) -> None:
    shown = ", ".join(
        f"{kind} {percentile(values, 0.5):.2f}/{percentile(values, 0.95):.2f}" for kind, values in taken.items()
    )
    print(f"{name}, p50/p95 ms: {shown}", flush=True)


@dataclass(frozen=True, slots=True)
class Measured:
    size: int
    taken: dict[str, list[float]]
    like: list[float]
    index: list[float]


_INDEX = ("term", "broad_row", "broad_term", "customer_heads", "customer_latest", "found_owner")


def on_sqlite(size: int, promises: Promises) -> Measured:
    place = store(size)
    with closing(open_database(str(place))) as database:
        _read_through(place)
        shop = open_shop(database, SystemClock())
        actor = consultant(shop)
        with database.read() as connection:
            asked = queries(connection)
        taken = measure(shop, actor, asked)
        table_of(f"SQLite, {size:,}", taken)
        with database.read() as connection:
            slow, quick = like(connection, actor, asked)
        if size <= _SAMPLE:
            sample = [query for kind in KINDS for query in [one for one in asked if one.kind == kind][:8]]
            promises.at_most(
                f"answers other than without an index, of {len(sample)}", differences(database, shop, actor, sample), 0
            )
        if size == SIZES[-1]:
            held = sizes(place)
            index = {name: held.get(name, 0) for name in _INDEX}
            records = sum(held.get(name, 0) for name in ("customer", "customer_phone", "customer_field"))
            parts = ", ".join(f"{name} {megabytes:.0f}" for name, megabytes in index.items())
            print(f"index {sum(index.values()):.0f} MB ({parts}) beside the records' {records:.0f} MB", flush=True)
    if size == SIZES[-1] and _forget(place):
        with closing(open_database(str(place))) as database:
            shop = open_shop(database, SystemClock())
            table_of(f"SQLite, {size:,}, each page from the disk", measure(shop, consultant(shop), asked, 1))
    return Measured(size, taken, slow, quick)


def on_postgresql(size: int) -> None:
    with postgresql() as url:
        if url is None:
            print("PostgreSQL: no server (SHOWROOM_TEST_POSTGRES is not set); make bench starts one")
            return
        made = _make(url, size)
        with closing(open_database(url)) as database:
            shop = open_shop(database, SystemClock())
            with database.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
                connection.execute(text("ANALYZE"))
            actor = consultant(shop)
            with database.read() as connection:
                asked = queries(connection)
            print(f"PostgreSQL: {size:,} customers made in {made:.0f} s")
            table_of(f"PostgreSQL, {size:,}", measure(shop, actor, asked))
            with database.read() as connection:
                slow, quick = like(connection, actor, asked)
            shown = f"{percentile(slow, 0.5):.1f} ms, the index {percentile(quick, 0.5):.2f} ms"
            print(f"PostgreSQL: two characters by LIKE p50 {shown}", flush=True)


def wanted() -> Iterator[int]:
    """The sizes to measure; ``SHOWROOM_BENCH_CUSTOMERS`` names the largest."""
    largest = int(os.environ.get("SHOWROOM_BENCH_CUSTOMERS", str(SIZES[-1])))
    yield from (size for size in SIZES if size <= largest)


def main() -> int:
    promises = Promises()
    measured = [on_sqlite(size, promises) for size in wanted()]
    last = measured[-1]
    for kind in KINDS:
        growth = " → ".join(f"{percentile(one.taken[kind], 0.5):.2f}" for one in measured)
        promises.at_most(f"{kind}, p95 ms", percentile(last.taken[kind], 0.95), 5, f"p50 {growth}")
    if last.size == SIZES[-1]:
        slow, quick = percentile(last.like, 0.5), percentile(last.index, 0.5)
        note = f"LIKE {slow:.1f} ms, the index {quick:.2f} ms: {slow / quick:.0f} times"
        promises.at_most("two characters: hundred times the index ÷ LIKE, p50", 100 * quick / slow, 1, note)
    on_postgresql(int(os.environ.get("SHOWROOM_BENCH_POSTGRES", "100000")))
    return promises.end()


if __name__ == "__main__":
    sys.exit(main())
