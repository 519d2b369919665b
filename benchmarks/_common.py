"""What the benchmarks share: a store of their own, percentiles, and the verdict that ends each."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import uuid4

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "src"))

from showroom import paths  # noqa: E402
from showroom.clock import Clock  # noqa: E402
from showroom.domain.packs.loader import load  # noqa: E402
from showroom.domain.staff.actor import system_actor  # noqa: E402
from showroom.services import reception, staff  # noqa: E402
from showroom.services.shop import Shop  # noqa: E402
from showroom.store.migrate import open_database  # noqa: E402

ACTOR = system_actor("bench")
MORNING = datetime(2026, 11, 21, 1, 0, tzinfo=UTC)


class TickingClock:
    """A clock that moves a second at each look: acts follow each other, nothing waits."""

    def __init__(self, start: datetime = MORNING, step: timedelta = timedelta(seconds=1)) -> None:
        self._now, self._step = start, step

    def now(self) -> datetime:
        self._now += self._step
        return self._now


def make_store(place: str, clock: Clock, people: int) -> Shop:
    """A store with ``people`` consultants, all clocked in."""
    database = open_database(place, create=True)
    pack = load(paths.resources() / "packs" / "furniture.toml")
    manager = staff.NewStaff("Bench", "manager")
    new = staff.NewStore("Bench", "en", "Asia/Shanghai", "CN", "CNY", pack, manager)
    shop = staff.create_store(database, clock, ACTOR, new)
    with shop.batch():
        for number in range(people):
            person = staff.add(shop, ACTOR, staff.NewStaff(f"Consultant {number}", "consultant"))
            reception.clock_in(shop, ACTOR, person)
    return shop


@contextmanager
def folder() -> Iterator[Path]:
    """A folder on the disk the project lies on: memory file systems would flatter every commit."""
    (ROOT / ".run").mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(dir=ROOT / ".run", prefix="bench-") as name:
        yield Path(name)


@contextmanager
def postgresql() -> Iterator[str | None]:
    """The URL of an empty database on the benchmark's PostgreSQL; None when there is no server."""
    server = os.environ.get("SHOWROOM_TEST_POSTGRES")
    if not server:
        yield None
        return
    import psycopg

    name = f"bench_{uuid4().hex}"
    with psycopg.connect(server.replace("+psycopg", ""), autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}".encode())
        try:
            yield server.rpartition("/")[0] + "/" + name
        finally:
            connection.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)".encode())


def percentile(values: Sequence[float], share: float) -> float:
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


class Promises:
    """Prints each promised figure with its bound and remembers whether all were kept."""

    def __init__(self) -> None:
        self._broken: list[str] = []

    def at_most(self, what: str, value: float, bound: float, note: str = "") -> None:
        kept = value <= bound
        print(
            f"{what}: {value:.3g} (promised ≤ {bound:g}) {'ok' if kept else 'OVER'}{'  ' + note if note else ''}",
            flush=True,
        )
        if not kept:
            self._broken.append(what)

    def end(self) -> int:
        if self._broken:
            print(f"over their promise: {', '.join(self._broken)}", file=sys.stderr)
        return 1 if self._broken else 0
