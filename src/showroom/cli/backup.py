"""``showroom backup --to F``: a checked copy of the database."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from showroom.cli import common
from showroom.wording import word


def add_parser(subparsers: Any) -> None:
    parser = subparsers.add_parser("backup", help="cli.help.backup", description="cli.help.backup_long")
    parser.add_argument("--to", metavar="F", type=Path, required=True, help="cli.help.backup_to")
    parser.add_argument("--replace", action="store_true", help="cli.help.backup_replace")
    common.add_json(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    from showroom.services.backup import back_up

    with common.open_shop(args) as shop:
        size = back_up(shop, common.actor(), args.to, replace=args.replace)
    if args.json:
        common.print_json({"file": str(args.to), "bytes": size})
    else:
        common.print_lines(word(args.lang, "cli.backup_done", file=args.to, bytes=size))
    return 0
