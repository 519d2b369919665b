"""``showroom import catalogue FILE.csv``: bring the catalogue up to a file; exit 0 also when records are rejected."""

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
    from showroom.services.catalogue import Imported
    from showroom.services.shop import Shop


def pairs(said: str) -> list[tuple[str, str]]:
    """``sku=item_id``: a field and the head of its column; several with commas between (a head may hold commas)."""
    parts = said.split(",")
    if not all("=" in part for part in parts):
        parts = [said]
    found = [(field.strip(), head.strip()) for field, _, head in (part.partition("=") for part in parts)]
    if not all(field and head for field, head in found):
        raise refusal("cli.not_a_pair", value=said)
    return found


def add_parser(subparsers: Any) -> None:
    """Adds ``import catalogue``."""
    parser = subparsers.add_parser("catalogue", help="cli.help.import_catalogue", description="catalogue.help.import")
    parser.add_argument("file", metavar="FILE", type=Path, help="catalogue.help.file")
    parser.add_argument(
        "--map",
        metavar="FIELD=COLUMN",
        dest="mapping",
        type=pairs,
        nargs="+",
        action="extend",
        help="catalogue.help.map",
    )
    parser.add_argument("--dry-run", action="store_true", help="catalogue.help.dry_run")
    parser.add_argument("--currency", metavar="CUR", default=None, help="catalogue.help.currency")
    parser.add_argument("--rejected", metavar="FILE", type=Path, default=None, help="catalogue.help.rejected")
    common.add_json(parser)
    common.add_store(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Reads, compares, writes (unless ``--dry-run``), and says what became of every record."""
    from showroom.domain.errors import UserError
    from showroom.domain.money import exponent
    from showroom.services.catalogue import import_products

    if not args.file.is_file():  # before a store is made for it
        raise UserError("catalogue.file_missing", field="file", file=str(args.file))
    if args.currency:
        args.currency = args.currency.upper()
        exponent(args.currency)
    with _shop(args) as shop:
        found = import_products(
            shop,
            common.actor(),
            args.file,
            mapping=dict(pair for some in args.mapping for pair in some) if args.mapping else None,
            currency=args.currency,
            dry_run=args.dry_run,
        )
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


def _keep_rejected(args: argparse.Namespace, found: Imported) -> Path:
    """Writes the rejected records with their reasons; in the user's data folder unless a place is given."""
    from showroom.services.catalogue.files import write_rejected

    path = args.rejected or paths.data_dir() / "imports" / f"{args.file.stem}.rejected.csv"
    rows = [(record, word(args.lang, why.code, **why.facts)) for record, why in found.rejected]
    write_rejected(path, found.heads, rows, (word(args.lang, "catalogue.line"), word(args.lang, "catalogue.reason")))
    return Path(path)


def _report(args: argparse.Namespace, found: Imported, kept: Path | None) -> dict[str, object]:
    return {
        "read": found.read,
        "added": found.added,
        "updated": found.updated,
        "unchanged": found.unchanged,
        "rejected": len(found.rejected),
        "products": found.products,
        "dry_run": args.dry_run,
        "columns": dict(found.columns),
        "columns_guessed": not args.mapping,
        "rejected_file": str(kept) if kept else None,
        "reasons": [
            {"line": record.line, "code": why.code, "reason": word(args.lang, why.code, **why.facts)}
            for record, why in found.rejected[:100]
        ],
    }


def _lines(args: argparse.Namespace, found: Imported, kept: Path | None) -> list[str]:
    columns = ", ".join(f"{field} = {head}" for field, head in found.columns.items())
    lines = [
        word(args.lang, "catalogue.columns_said" if args.mapping else "catalogue.columns_guessed", columns=columns)
    ]
    counts = {"read": found.read, "added": found.added, "updated": found.updated, "unchanged": found.unchanged}
    code = "catalogue.would_import" if args.dry_run else "catalogue.imported"
    lines.append(word(args.lang, code, rejected=len(found.rejected), products=found.products, **counts))
    for record, why in found.rejected[:10]:
        lines.append(
            word(args.lang, "catalogue.rejected_line", line=record.line, why=word(args.lang, why.code, **why.facts))
        )
    if kept:
        lines.append(word(args.lang, "catalogue.rejected_kept", file=kept))
    return lines
