"""Making a whole demo store where there is none: half-made ones never take its name."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from showroom.clock import Clock, ManualClock
from showroom.domain.errors import UserError
from showroom.domain.packs.loader import load
from showroom.domain.packs.schema import Pack
from showroom.domain.staff.actor import Actor, system_actor
from showroom.services.demo import Made, Progress, Wish, fill, founded, moment
from showroom.services.demo.people import DEMO_PIN, trade, words
from showroom.services.shipped_packs import DEFAULT, shipped_file
from showroom.services.staff import NewStaff, NewStore, create_store
from showroom.store.database import url_of
from showroom.store.migrate import exists, open_database

_WINDOW_DAYS, _WINDOW_VISITS = 14, 60


@dataclass(frozen=True, slots=True)
class DemoStore:
    """The store itself. ``name`` None: the demo's own, in the store's language."""

    pack: Pack
    language: str
    name: str | None = None
    time_zone: str = "Asia/Shanghai"
    country: str = "CN"
    currency: str = "CNY"

    def new(self) -> NewStore:
        """What the store is made from; its manager has the demo's PIN."""
        return NewStore(
            name=self.name or trade(self.pack.name).store_name[self.language],
            language=self.language,
            time_zone=self.time_zone,
            country=self.country,
            currency=self.currency,
            pack=self.pack,
            manager=NewStaff(str(words()["manager"]), "manager", DEMO_PIN),
            is_demo=True,
        )


def make(place: str, actor: Actor, store: DemoStore, wish: Wish, progress: Progress | None = None) -> Made:
    """Make the store at ``place`` (path or URL) and fill it. A file appears under its name when it is whole.

    Raises ``UserError``: ``demo_place_taken``, and those of ``NewStore.problems``; ``Fault``.
    """
    new = store.new()
    for problem in new.problems():
        raise problem
    if exists(place):
        raise UserError("demo_place_taken", field="database", place=place)
    clock = ManualClock(founded(wish))  # everything happens at the time of its day
    url = url_of(place)
    if url.get_backend_name() != "sqlite" or not url.database:
        return _made(place, clock, actor, new, wish, progress)
    target = Path(url.database)
    fresh = target.with_name(f"{target.name}.making")
    _remove(fresh)
    try:
        made = _made(str(fresh), clock, actor, new, wish, progress)
        fresh.replace(target)
    finally:
        _remove(fresh)
    return made


def _made(place: str, clock: ManualClock, actor: Actor, new: NewStore, wish: Wish, progress: Progress | None) -> Made:
    with closing(open_database(place, create=True)) as database:
        return fill(create_store(database, clock, actor, new), clock, actor, wish, progress)


def _remove(fresh: Path) -> None:
    for end in ("", "-wal", "-shm"):
        fresh.with_name(fresh.name + end).unlink(missing_ok=True)


def make_demo(place: str, clock: Clock, language: str, progress: Callable[[float], None]) -> Made:
    """The demo store of the window: two weeks that end now. ``progress`` hears the part done, 0 to 1."""
    pack = load(shipped_file(DEFAULT))
    store = DemoStore(pack, language)
    end = moment(store.time_zone, pack, None, clock.now())
    wish = Wish(_WINDOW_DAYS, _WINDOW_VISITS, 0, 1, end)
    return make(place, system_actor("window"), store, wish, lambda done, of: progress(done / of))
