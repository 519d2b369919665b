"""Backup and restore as audited acts (SEC-06)."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

from showroom.clock import Clock
from showroom.domain.errors import Fault
from showroom.domain.staff.actor import Actor
from showroom.domain.staff.permissions import require
from showroom.services.shop import Shop, open_shop
from showroom.store import backup
from showroom.store.database import url_of
from showroom.store.migrate import open_database


def back_up(shop: Shop, actor: Actor, to: Path, *, replace: bool = False) -> int:
    """A checked copy of the whole database in ``to``; returns its size in bytes. Raises as ``store.backup.back_up``."""
    require(actor, "store.backup")
    size = backup.back_up(shop.database, to, replace=replace)
    with shop.work(actor, "store.backup") as work:
        work.note("backup", bytes=size)
    return size


def restore(place: str, actor: Actor, file: Path, clock: Clock) -> Path | None:
    """Put a backup in the place of the database at ``place``; returns where the replaced one is kept.

    Raises as ``store.backup.restore``, and ``Fault('restore_postgresql')`` for a database on a server.
    """
    require(actor, "store.restore")
    url = url_of(place)
    if url.get_backend_name() != "sqlite" or not url.database:
        raise Fault("restore_postgresql", place=url.render_as_string(hide_password=True))
    kept = backup.restore(file, Path(url.database), clock.now())
    with closing(open_database(place)) as database:  # brings an older backup up to date
        shop = open_shop(database, clock)
        with shop.work(actor, "store.restore") as work:
            work.note("restore", replaced=kept is not None)
    return kept
