"""``showroom import customers FILE.csv``: take in customers; exit 0 also when records are rejected (REG-12)."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

from showroom.cli import common, imports
from showroom.wording import word

if TYPE_CHECKING:
    from showroom.services.customers.importing import Reason


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
    from showroom.services.customers.importing import import_customers

    if not args.file.is_file():  # before a store is made for it
        raise UserError("import_no_file", field="file", name=str(args.file))
    with imports.open_shop(args) as shop:
        found = import_customers(shop, common.actor(), args.file, mapping=imports.mapping(args), dry_run=args.dry_run)

    def said(why: Reason) -> str:
        sentence = word(args.lang, why.code, **why.facts)
        return f"{why.field}: {sentence}" if why.field else sentence

    kept = imports.keep_rejected(args, found, said)
    if args.json:
        reasons = [
            imports.reason(args, record.line, why) | {"field": why.field}
            for record, why in found.rejected[: imports.MOST_REASONS]
        ]
        common.print_json(imports.report(args, found, kept) | {"reasons": reasons})
    else:
        code = "import_would_take" if args.dry_run else "import_taken"
        common.print_lines(*imports.lines(args, found, kept, said, code))
    return 0
