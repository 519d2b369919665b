"""``showroom import catalogue FILE.csv``: bring the catalogue up to a file; exit 0 also when records are rejected."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from showroom.cli import common, imports
from showroom.wording import word


def add_parser(subparsers: Any) -> None:
    """Adds ``import catalogue``."""
    parser = subparsers.add_parser("catalogue", help="cli.help.import_catalogue", description="catalogue.help.import")
    parser.add_argument("file", metavar="FILE", type=Path, help="catalogue.help.file")
    imports.add_map(parser, "catalogue.help.map")
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
    with imports.open_shop(args) as shop:
        found = import_products(
            shop,
            common.actor(),
            args.file,
            mapping=dict(imports.mapping(args)) or None,
            currency=args.currency,
            dry_run=args.dry_run,
        )

    def said(why: imports.Reason) -> str:
        return word(args.lang, why.code, **why.facts)

    kept = imports.keep_rejected(args, found, said)
    if args.json:
        reasons = [imports.reason(args, record.line, why) for record, why in found.rejected[: imports.MOST_REASONS]]
        common.print_json(imports.report(args, found, kept) | {"products": found.products, "reasons": reasons})
    else:
        code = "catalogue.would_import" if args.dry_run else "catalogue.imported"
        common.print_lines(*imports.lines(args, found, kept, said, code, products=found.products))
    return 0
