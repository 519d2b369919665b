"""``showroom export customers --format csv|xlsx|vcf --to FILE --as NAME`` (REG-12)."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from showroom.cli import common
from showroom.wording import word


def add_parser(subparsers: Any) -> None:
    """Adds ``export customers``."""
    parser = subparsers.add_parser("customers", help="cli.help.export_customers", description="customers.help.export")
    parser.add_argument("--to", metavar="FILE", type=Path, required=True, help="customers.help.to")
    parser.add_argument("--format", choices=("csv", "xlsx", "vcf"), default=None, help="customers.help.format")
    parser.add_argument("--vcard", choices=("4.0", "3.0"), default="4.0", help="customers.help.vcard")
    common.add_person(parser)
    common.add_json(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Writes the file; heads and options in the language asked for, else the store's."""
    from showroom.services.customer_files.exporting import export_customers

    kind = args.format or args.to.suffix.lstrip(".").lower()
    with common.open_shop(args) as shop:
        person = common.person_of(shop, args)
        progress = common.progress(args.lang, "export_progress")
        found = export_customers(
            shop,
            person,
            kind,
            args.to,
            lang=args.lang_said,
            vcard=args.vcard,
            told=lambda done, of: progress(min(done, of - 1), of) if of > 1 else None,
        )
    if args.json:
        common.print_json({"customers": found.customers, "format": kind, "file": str(found.file)})
    else:
        common.print_lines(word(args.lang, "export_done", count=found.customers, file=found.file))
    return 0
