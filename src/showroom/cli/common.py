"""What commands share: opening the store, who acts, printing."""

from __future__ import annotations

import argparse
import getpass
import json
import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from showroom.domain.errors import Fault, Refused, UserError
from showroom.domain.staff.actor import Actor, system_actor
from showroom.settings import SettingsFile, default_database
from showroom.wording import word

if TYPE_CHECKING:
    from showroom.clock import Clock
    from showroom.domain.packs.schema import Pack
    from showroom.services.shop import Shop


def add_json(parser: argparse.ArgumentParser) -> None:
    """``--json``: one JSON value on standard output instead of lines."""
    parser.add_argument("--json", action="store_true", help="cli.help.json")


def add_store(parser: argparse.ArgumentParser) -> None:
    """The options of a store that a command may have to make."""
    group = parser.add_argument_group("cli.help.new_store")
    group.add_argument("--pack", metavar="NAME|FILE", default="furniture", help="cli.help.pack_option")
    group.add_argument("--store-name", metavar="NAME", default=None, help="cli.help.store_name")
    group.add_argument("--time-zone", metavar="ZONE", default="Asia/Shanghai", help="cli.help.time_zone")
    group.add_argument("--country", metavar="CC", default="CN", help="cli.help.country")
    # --currency belongs to the command itself where it also means the currency of a file
    if "--currency" not in parser._option_string_actions:
        group.add_argument("--currency", metavar="CUR", default=None, help="cli.help.currency")


def add_person(parser: argparse.ArgumentParser) -> None:
    """``--as NAME``: a person signs what the command does; the PIN comes on standard input."""
    parser.add_argument("--as", metavar="NAME", dest="person", default=None, help="cli.help.as")


def actor() -> Actor:
    """The audited actor of the command line: ``system:<os user>``."""
    try:
        return system_actor(getpass.getuser())
    except (KeyError, OSError):  # no passwd entry and no environment
        return system_actor(f"uid{os.getuid()}" if hasattr(os, "getuid") else "unknown")


def database_of(args: argparse.Namespace) -> str:
    """The database a command works on: ``--database``, else the settings', else the user's own file."""
    return str(args.database or SettingsFile().load().database or default_database())


@contextmanager
def open_shop(args: argparse.Namespace, clock: Clock | None = None) -> Iterator[Shop]:
    """The shop of the database. Raises ``Fault('db_missing')`` (exit 3) if there is none."""
    from showroom.clock import SystemClock
    from showroom.services.shop import open_shop as open_store
    from showroom.services.store_clock import follow_server
    from showroom.store.migrate import open_database

    with closing(open_database(database_of(args))) as database:
        clock = clock or SystemClock()
        follow_server(database, clock)
        try:
            shop = open_store(database, clock)
        except UserError as error:
            if error.code == "no_store":
                raise Fault("db_missing", place=database.place) from error
            raise
        yield shop


@contextmanager
def open_or_make_shop(args: argparse.Namespace, clock: Clock | None = None, *, is_demo: bool = False) -> Iterator[Shop]:
    """The shop of the database; a store is made first where there is none. ``args`` come from :func:`add_store`.

    A demo store's manager has the PIN every demo person has; a real one's gets none here: the window asks for it.
    """
    from showroom.clock import SystemClock
    from showroom.services.demo.people import DEMO_PIN
    from showroom.services.shop import open_shop as open_store
    from showroom.services.shop import stores
    from showroom.services.staff import NewStaff, NewStore, create_store
    from showroom.store.migrate import exists, open_database

    clock = clock or SystemClock()
    place = database_of(args)
    if exists(place):
        with closing(open_database(place)) as database:
            if stores(database):
                yield open_store(database, clock)
                return
    pack = find_pack(args.pack)  # before a file is made: a wrong pack must leave nothing behind
    new = NewStore(
        name=args.store_name or word(args.lang, "cli.store_name"),
        language=args.lang,
        time_zone=args.time_zone,
        country=args.country,
        currency=args.currency or pack.currency,
        pack=pack,
        manager=NewStaff(word(args.lang, "cli.manager_name"), "manager", DEMO_PIN if is_demo else None),
        is_demo=is_demo,
    )
    for problem in new.problems():
        raise problem
    with closing(open_database(place, create=True)) as database:
        yield create_store(database, clock, actor(), new)


def find_pack(said: str) -> Pack:
    """The pack called ``said`` among the shipped ones, or in the file ``said``. Raises ``UserError``, ``PackError``."""
    from showroom.domain.packs.loader import load
    from showroom.services.shipped_packs import shipped, shipped_file

    file = shipped_file(said)
    if "/" not in said and "\\" not in said and file.is_file():
        return load(file)
    if Path(said).is_file():
        return load(Path(said))
    known = ", ".join(pack.name for pack in shipped())
    raise UserError("cli.pack_unknown", field="pack", name=said, known=known)


def person_of(shop: Shop, args: argparse.Namespace) -> Actor:
    """The person of ``--as``, who proves it with the PIN on standard input; without it the system.

    Raises ``Refused``, ``UserError``.
    """
    from showroom.services import staff

    if args.person is None:
        return actor()
    card = staff.find_by_name(shop, actor(), args.person)
    return staff.sign_in(shop, card.id, read_pin(args, card.name))


def read_pin(args: argparse.Namespace, name: str) -> str:
    """The PIN of ``name`` from standard input, unseen on a terminal. Raises ``Refused('cli.pin_missing')``."""
    if sys.stdin.isatty():
        said = getpass.getpass(word(args.lang, "cli.pin_prompt", name=name) + " ")
    else:
        said = sys.stdin.readline()
    if not said.strip():
        raise Refused("cli.pin_missing", field="pin", name=name)
    return said.strip()


def write_file(file: Path, content: bytes) -> None:
    """A paper to where ``--to`` says. Raises ``UserError('report_not_written')``."""
    try:
        file.write_bytes(content)
    except OSError as error:
        raise UserError("report_not_written", field="to", file=file.name, why=error.strerror or "") from None


def print_json(value: object) -> None:
    """One JSON value, UTF-8, not escaped; days and moments in ISO 8601."""
    sys.stdout.write(json.dumps(value, ensure_ascii=False, indent=2, default=str) + "\n")


def print_lines(*lines: str) -> None:
    """Lines on standard output."""
    sys.stdout.write("".join(f"{line}\n" for line in lines))


def progress(lang: str, code: str) -> Callable[[int, int], None]:
    """A reporter ``(done, of)`` on standard error: one line kept fresh on a terminal, else a line every 5 s."""
    started = last = time.monotonic()
    live = sys.stderr.isatty()

    def report(done: int, of: int) -> None:
        nonlocal last
        now = time.monotonic()
        if done < of and now - last < (0.2 if live else 5):
            return
        last = now
        line = word(
            lang, code, done=done, of=of, percent=round(100 * done / of) if of else 100, seconds=round(now - started)
        )
        sys.stderr.write(f"\r\x1b[K{line}" if live else f"{line}\n")
        if live and done >= of:
            sys.stderr.write("\n")
        sys.stderr.flush()

    return report
