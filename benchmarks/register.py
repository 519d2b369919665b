"""Registering one customer with everything among 10 thousand and a million: the form checked, duplicates looked for,
record, phones, answers, owner, grade, search terms and audit written, one commit to the disk.

On a copy of the stores that benchmarks/find.py keeps (it makes them when they are missing).
"""

from __future__ import annotations

import os
import shutil
import sys
import time
from contextlib import closing
from pathlib import Path
from random import Random

from _common import Promises, folder, percentile
from find import consultant, store, wanted
from showroom.clock import SystemClock
from showroom.domain.packs.loader import load
from showroom.services.customers import duplicates, records
from showroom.services.customers.records import Registration
from showroom.services.demo.crowd import Crowd
from showroom.services.demo.forms import answers
from showroom.services.shipped_packs import DEFAULT, shipped_file
from showroom.services.shop import open_shop
from showroom.store.migrate import open_database

ROUNDS, WARM_UP = 300, 40
_NEW = 5_000_000  # serials nobody in the stores has


def register(size: int) -> list[float]:
    """Milliseconds of each registration."""
    taken: list[float] = []
    with folder() as place:
        copy = place / "store.sqlite3"
        shutil.copyfile(store(size), copy)
        _on_disk(copy)
        with closing(open_database(str(copy))) as database:
            shop = open_shop(database, SystemClock())
            actor, pack = consultant(shop), load(shipped_file(DEFAULT))
            rng, crowd = Random(5), Crowd("register")
            channels = [channel.key for channel in pack.channels]
            for number in range(ROUNDS + WARM_UP):
                person = crowd.person(_NEW + number)
                said = answers(rng, pack, person, rng.choice(channels))
                started = time.perf_counter()
                duplicates.possible(
                    shop,
                    actor,
                    name=person.name,
                    typed_phones=(person.phone,) if person.phone else (),
                    email=person.email or "",
                    company=person.company or "",
                    address=person.address or "",
                )
                records.register(shop, actor, Registration(said))
                if number >= WARM_UP:
                    taken.append((time.perf_counter() - started) * 1000)
    return taken


def _on_disk(file: Path) -> None:
    """Wait until a copy is on the disk: a commit's wait would be the copy's otherwise."""
    with file.open("rb+") as held:
        os.fsync(held.fileno())


def main() -> int:
    promises = Promises()
    sizes = list(wanted())
    taken = {size: register(size) for size in dict.fromkeys((sizes[0], sizes[-1]))}
    for size, values in taken.items():
        print(f"{size:,} customers: p50 {percentile(values, 0.5):.2f} ms, p95 {percentile(values, 0.95):.2f} ms")
    last = percentile(taken[sizes[-1]], 0.5)
    grown = last / percentile(taken[sizes[0]], 0.5)
    promises.at_most("one customer with everything, p50 ms", last, 5, f"{grown:.1f} times the smallest store's")
    return promises.end()


if __name__ == "__main__":
    sys.exit(main())
