"""What ``import catalogue`` and ``import customers`` share: columns by name, a trial run's store, what became of every
record.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Protocol, TypeVar

from showroom import paths
from showroom.cli import common
from showroom.cli.parser import refusal
from showroom.wording import word

if TYPE_CHECKING:
    from showroom.services.catalogue.files import Record
    from showroom.services.shop import Shop

MOST_REASONS = 100
MOST_LINES = 10


class Reason(Protocol):
    """Why a record was rejected, as a code with facts."""

    @property
    def code(self) -> str: ...
    @property
    def facts(self) -> Mapping[str, object]: ...


R = TypeVar("R", bound=Reason)
R_co = TypeVar("R_co", bound=Reason, covariant=True)


class Imported(Protocol[R_co]):
    """What both imports say; ``added + updated + unchanged + len(rejected) == read``."""

    @property
    def read(self) -> int: ...
    @property
    def added(self) -> int: ...
    @property
    def updated(self) -> int: ...
    @property
    def unchanged(self) -> int: ...
    @property
    def rejected(self) -> Sequence[tuple[Record, R_co]]: ...
    @property
    def columns(self) -> Mapping[str, str]: ...
    @property
    def heads(self) -> tuple[str, ...]: ...


def pairs(said: str) -> list[tuple[str, str]]:
    """``sku=item_id``: a field and the head of its column; several with commas between (a head may hold commas)."""
    parts = said.split(",")
    if not all("=" in part for part in parts):
        parts = [said]
    found = [(field.strip(), head.strip()) for field, _, head in (part.partition("=") for part in parts)]
    if not all(field and head for field, head in found):
        raise refusal("cli.not_a_pair", value=said)
    return found


def add_map(parser: argparse.ArgumentParser, help_code: str) -> None:
    """``--map FIELD=COLUMN …``; ``args.mapping`` are the lists of :func:`pairs`."""
    parser.add_argument(
        "--map",
        metavar="FIELD=COLUMN",
        dest="mapping",
        type=pairs,
        nargs="+",
        action="extend",
        default=[],
        help=help_code,
    )


def mapping(args: argparse.Namespace) -> list[tuple[str, str]]:
    """The pairs of ``--map``, in the order they were said."""
    return [pair for some in args.mapping for pair in some]


@contextmanager
def open_shop(args: argparse.Namespace) -> Iterator[Shop]:
    """The store; a trial run on a database that does not exist makes its store in a place that goes away again."""
    from showroom.store.migrate import exists

    with ExitStack() as stack:
        if args.dry_run and not exists(common.database_of(args)):
            folder = stack.enter_context(TemporaryDirectory(prefix="showroom-"))
            args = argparse.Namespace(**{**vars(args), "database": str(Path(folder) / "trial.sqlite3")})
        yield stack.enter_context(common.open_or_make_shop(args))


def keep_rejected(args: argparse.Namespace, found: Imported[R], said: Callable[[R], str]) -> Path | None:
    """Writes the rejected records with their reasons; in the user's data folder unless a place is given. None: none."""
    from showroom.services.catalogue.files import write_rejected

    if not found.rejected:
        return None
    path = args.rejected or paths.data_dir() / "imports" / f"{args.file.stem}.rejected.csv"
    rows = [(record, said(why)) for record, why in found.rejected]
    write_rejected(path, found.heads, rows, (word(args.lang, "import_line"), word(args.lang, "import_reason")))
    return Path(path)


def report(args: argparse.Namespace, found: Imported[R], kept: Path | None) -> dict[str, object]:
    """What ``--json`` says; the command adds what only it knows."""
    return {
        "read": found.read,
        "added": found.added,
        "updated": found.updated,
        "unchanged": found.unchanged,
        "rejected": len(found.rejected),
        "dry_run": args.dry_run,
        "columns": dict(found.columns),
        "columns_guessed": not args.mapping,
        "rejected_file": str(kept) if kept else None,
    }


def reason(args: argparse.Namespace, line: int, why: Reason) -> dict[str, object]:
    """One rejected record in ``--json``."""
    return {"line": line, "code": why.code, "reason": word(args.lang, why.code, **why.facts)}


def lines(
    args: argparse.Namespace, found: Imported[R], kept: Path | None, said: Callable[[R], str], code: str, **more: int
) -> list[str]:
    """What a person reads. ``code``: the sentence with the counts; ``more``: counts that only it knows."""
    columns = ", ".join(f"{field} = {head}" for field, head in found.columns.items())
    counts = {"read": found.read, "added": found.added, "updated": found.updated, "unchanged": found.unchanged}
    told = [
        word(args.lang, "import_columns_said" if args.mapping else "import_columns_guessed", columns=columns),
        word(args.lang, code, rejected=len(found.rejected), **counts, **more),
    ]
    for record, why in found.rejected[:MOST_LINES]:
        told.append(word(args.lang, "import_rejected_line", line=record.line, why=said(why)))
    if kept:
        told.append(word(args.lang, "import_rejected_kept", file=kept))
    return told
