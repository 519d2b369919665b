"""``showroom import customers FILE.csv``: take in customers; exit 0 also when records are rejected (REG-12)."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from showroom import paths
from showroom.cli import common
from showroom.cli.parser import refusal
from showroom.wording import word

if TYPE_CHECKING:
    from showroom.services.customers.importing import Imported, Reason
    from showroom.services.shop import Shop

_MOST_REASONS = 100
_MOST_LINES = 10


def pair(said: str) -> tuple[str, str]:
    """``phones=Mobile``: a field of the form and the head of its column."""
    field, mark, head = said.partition("=")
    if not mark or not field.strip() or not head.strip():
        raise refusal("cli.not_a_pair", value=said)
    return field.strip(), head.strip()


def add_parser(subparsers: Any) -> None:
    """Adds ``import customers``."""
    parser = subparsers.add_parser("customers", help="cli.help.import_customers", description="customers.help.import")
    parser.add_argument("file", metavar="FILE", type=Path, help="customers.help.file")
    parser.add_argument(
        "--map",
        metavar="FIELD=COLUMN",
        dest="mapping",
        type=pair,
        nargs="+",
        action="extend",
        default=[],
        help="customers.help.map",
    )
    parser.add_argument("--dry-run", action="store_true", help="customers.help.dry_run")
    parser.add_argument("--rejected", metavar="FILE", type=Path, default=None, help="customers.help.rejected")
    common.add_json(parser)
    common.add_store(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Reads, compares, writes (unless ``--dry-run``), and says what became of every record."""
    from showroom.domain.errors import UserError
    from showroom.services.customers.importing import import_customers

    if not args.file.is_file():  # before a store is made for it
        raise UserError("import_no_file", field="file", name=str(args.file))
    with _shop(args) as shop:
        found = import_customers(shop, common.actor(), args.file, mapping=args.mapping, dry_run=args.dry_run)
    kept = _keep_rejected(args, found) if found.rejected else None
    if args.json:
        common.print_json(_report(args, found, kept))
    else:
        common.print_lines(*_lines(args, found, kept))
    return 0


@contextmanager
def _shop(args: argparse.Namespace) -> Iterator[Shop]:
    """The store; a trial run on a database that does not exist makes its store in a place that goes away again."""
    from showroom.store.migrate import exists

    with ExitStack() as stack:
        if args.dry_run and not exists(common.database_of(args)):
            folder = stack.enter_context(TemporaryDirectory(prefix="showroom-"))
            args = argparse.Namespace(**{**vars(args), "database": str(Path(folder) / "trial.sqlite3")})
        yield stack.enter_context(common.open_or_make_shop(args))


def _said(args: argparse.Namespace, why: Reason) -> str:
    sentence = word(args.lang, why.code, **why.facts)
    return f"{why.field}: {sentence}" if why.field else sentence


def _keep_rejected(args: argparse.Namespace, found: Imported) -> Path:
    """Writes the rejected records with their reasons; in the user's data folder unless a place is given."""
    from showroom.services.catalogue.files import write_rejected

    path = args.rejected or paths.data_dir() / "imports" / f"{args.file.stem}.rejected.csv"
    rows = [(record, _said(args, why)) for record, why in found.rejected]
    write_rejected(path, found.heads, rows, (word(args.lang, "import_line"), word(args.lang, "import_reason")))
    return Path(path)


def _report(args: argparse.Namespace, found: Imported, kept: Path | None) -> dict[str, object]:
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
        "reasons": [
            {
                "line": record.line,
                "field": why.field,
                "code": why.code,
                "reason": word(args.lang, why.code, **why.facts),
            }
            for record, why in found.rejected[:_MOST_REASONS]
        ],
    }


def _lines(args: argparse.Namespace, found: Imported, kept: Path | None) -> list[str]:
    columns = ", ".join(f"{field} = {head}" for field, head in found.columns.items())
    lines = [word(args.lang, "import_columns_said" if args.mapping else "import_columns_guessed", columns=columns)]
    counts = {"read": found.read, "added": found.added, "updated": found.updated, "unchanged": found.unchanged}
    code = "import_would_take" if args.dry_run else "import_taken"
    lines.append(word(args.lang, code, rejected=len(found.rejected), **counts))
    lines += [
        word(args.lang, "import_rejected_line", line=record.line, why=_said(args, why))
        for record, why in found.rejected[:_MOST_LINES]
    ]
    if kept:
        lines.append(word(args.lang, "import_rejected_kept", file=kept))
    return lines
