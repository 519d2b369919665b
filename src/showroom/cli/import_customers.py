"""``showroom import customers FILE``: take in customers; exit 0 also when records are rejected (REG-12)."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

from showroom import paths
from showroom.cli import common, imports
from showroom.wording import word

if TYPE_CHECKING:
    from showroom.services.customer_files.values import Imported, Reason, Told

_SHARES = {"reading": (0, 35), "writing": (35, 50), "ahead": (85, 6), "moving": (91, 4), "indexing": (95, 5)}
"""Where each phase begins and how much of the whole it is, in percent."""


def add_parser(subparsers: Any) -> None:
    """Adds ``import customers``."""
    parser = subparsers.add_parser("customers", help="cli.help.import_customers", description="customers.help.import")
    parser.add_argument("file", metavar="FILE", type=Path, help="customers.help.file")
    imports.add_map(parser, "customers.help.map")
    parser.add_argument("--dry-run", action="store_true", help="customers.help.dry_run")
    parser.add_argument("--rejected", metavar="FILE", type=Path, default=None, help="customers.help.rejected")
    common.add_json(parser)
    common.add_store(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Reads, compares, writes (unless ``--dry-run``), and says what became of every record."""
    from showroom.domain.errors import UserError
    from showroom.services.customer_files.importing import import_customers
    from showroom.services.customer_files.values import NotesFile

    if not args.file.is_file():  # before a store is made for it
        raise UserError("import_no_file", field="file", name=str(args.file))

    def said(why: Reason) -> str:
        sentence = word(args.lang, why.code, **why.facts)
        return f"{why.field}: {sentence}" if why.field else sentence

    place = args.rejected or paths.data_dir() / "imports" / f"{args.file.stem}.rejected.csv"
    notes = NotesFile(Path(place), said, (word(args.lang, "import_line"), word(args.lang, "import_reason")))
    with imports.open_shop(args) as shop:
        found = import_customers(
            shop,
            common.actor(),
            args.file,
            mapping=imports.mapping(args),
            dry_run=args.dry_run,
            notes=notes,
            told=_progress(args.lang),
        )
    if args.json:
        common.print_json(_report(args, found))
    else:
        common.print_lines(*_lines(args, found, said))
    return 0


def _progress(lang: str) -> Told:
    report = common.progress(lang, "import_progress")

    def told(phase: str, part: float) -> None:
        begin, share = _SHARES[phase]
        report(min(99, round(begin + share * part)), 100)

    return told


def _report(args: argparse.Namespace, found: Imported) -> dict[str, object]:
    reasons = [imports.reason(args, record.line, why) | {"field": why.field} for record, why in found.rejected]
    return {
        "read": found.read,
        "added": found.added,
        "updated": found.updated,
        "unchanged": found.unchanged,
        "rejected": found.rejected_count,
        "conflicts": found.conflicts,
        "skipped": dict(found.skipped),
        "dry_run": args.dry_run,
        "columns": dict(found.columns),
        "columns_guessed": found.guessed,
        "rejected_file": str(found.notes_file) if found.notes_file else None,
        "held_seconds": round(found.held, 3),
        "reasons": reasons,
    }


def _lines(args: argparse.Namespace, found: Imported, said: Any) -> list[str]:
    columns = ", ".join(f"{field} = {head}" for field, head in found.columns.items())
    code = "import_would_take" if args.dry_run else "import_taken"
    told = [
        word(args.lang, "import_columns_remembered" if found.guessed else "import_columns_said", columns=columns),
        word(
            args.lang,
            code,
            read=found.read,
            added=found.added,
            updated=found.updated,
            unchanged=found.unchanged,
            rejected=found.rejected_count,
        ),
    ]
    if found.conflicts:
        told.append(word(args.lang, "import_conflicts", count=found.conflicts))
    if photos := found.skipped.get("photos"):
        told.append(word(args.lang, "import_photos_skipped", count=photos))
    for record, why in found.rejected[: imports.MOST_LINES]:
        told.append(word(args.lang, "import_rejected_line", line=record.line, why=said(why)))
    if found.notes_file:
        told.append(word(args.lang, "import_rejected_kept", file=found.notes_file))
    return told
