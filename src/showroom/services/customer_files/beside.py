"""An import in a process of its own: the window keeps Python to itself, and the import keeps a processor.

Two threads of one process share Python's lock: whatever the window paints would wait for the import again and again.
The process is given what a run is given (the store's database, who signed, the file) and asks after every step whether
to go on, so stopping means the same as in one process. It ends with the program that began it.
"""

from __future__ import annotations

import multiprocessing
import pickle
import traceback
from collections.abc import Sequence
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path

from showroom.clock import Clock
from showroom.domain.errors import UserError
from showroom.domain.staff.actor import Actor
from showroom.domain.staff.permissions import require
from showroom.services.customer_files.importing import ACTION, import_customers
from showroom.services.customer_files.values import Imported, NotesFile, Told
from showroom.services.shop import Shop, open_shop
from showroom.store.database import Database

SMALL = 32 * 1024
"""A file of so many bytes is taken in here: a process takes longer to begin than some hundred customers take."""
_FEW_SECONDS = 30.0


class _Stopped(Exception):
    """Whoever asked wants no more of it, or is gone."""


class _Gone(Exception):
    """The process has ended without a word."""


@dataclass(frozen=True, slots=True)
class _Order:
    """What the process is to do. ``place``: the database with its password; it is never on a command line."""

    place: str
    store_id: int
    clock: Clock
    actor: Actor
    file: Path
    mapping: tuple[tuple[str, str], ...]
    notes: NotesFile | None


def import_beside(
    shop: Shop,
    actor: Actor,
    file: Path,
    *,
    mapping: Sequence[tuple[str, str]] = (),
    notes: NotesFile | None = None,
    told: Told,
) -> Imported:
    """:func:`import_customers`, for a window; ``notes.said`` must be picklable. Raises besides what that raises
    ``UserError('import_cut_off')`` when the process was ended from outside.
    """
    require(actor, ACTION)
    if not file.is_file() or file.stat().st_size <= SMALL:
        return import_customers(shop, actor, file, mapping=mapping, notes=notes, told=told)
    place = shop.database.url.render_as_string(hide_password=False)
    order = _Order(place, shop.store.id, shop.clock, actor, file, tuple(mapping), notes)
    context = multiprocessing.get_context("spawn")
    here, there = context.Pipe()
    process = context.Process(target=_serve, args=(there, order), name="import", daemon=True)
    try:
        process.start()
    except OSError:  # no memory for it, or not allowed
        here.close()
        return import_customers(shop, actor, file, mapping=mapping, notes=notes, told=told)
    finally:
        there.close()
    try:
        return _hear(here, told)
    except _Gone:
        raise UserError("import_cut_off", file=file.name) from None
    finally:
        here.close()  # a process that still runs is told by this
        process.join(_FEW_SECONDS)


def _hear(pipe: Connection, told: Told) -> Imported:
    while True:
        try:
            said: tuple[str, float] | Imported | BaseException = pipe.recv()
        except (EOFError, OSError):
            raise _Gone from None
        if isinstance(said, Imported):
            return said
        if isinstance(said, BaseException):
            raise said
        told(*said)
        try:
            pipe.send(True)
        except OSError:
            raise _Gone from None


def _serve(pipe: Connection, order: _Order) -> None:
    """The process: one run, and what came of it."""
    import gc
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C in a terminal is the window's, which then goes
    gc.freeze()
    gc.set_threshold(50_000, 20, 100)

    def told(phase: str, part: float) -> None:
        try:
            pipe.send((phase, part))
            pipe.recv()
        except (EOFError, OSError):
            raise _Stopped from None

    try:
        database = Database(order.place)
        try:
            shop = open_shop(database, order.clock, order.store_id)
            said: Imported | BaseException = import_customers(
                shop, order.actor, order.file, mapping=order.mapping, notes=order.notes, told=told
            )
        finally:
            database.close()
    except _Stopped:
        return
    except BaseException as error:  # noqa: BLE001 - whatever it is, it is told where it was asked for
        error.add_note("in the process of the import:\n" + "".join(traceback.format_exception(error)))
        said = error
    _answer(pipe, said)


def _answer(pipe: Connection, said: Imported | BaseException) -> None:
    try:
        pipe.send(said)
    except (EOFError, OSError):
        return
    except (TypeError, AttributeError, pickle.PicklingError):  # an error that can't be pickled
        pipe.send(RuntimeError("\n".join(getattr(said, "__notes__", [repr(said)]))))
