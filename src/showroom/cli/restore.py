"""``showroom restore F``: a backup takes the place of the database; the replaced one is kept beside it."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from showroom.cli import common
from showroom.wording import word


def add_parser(subparsers: Any) -> None:
    parser = subparsers.add_parser("restore", help="cli.help.restore", description="cli.help.restore_long")
    parser.add_argument("file", metavar="F", type=Path, help="cli.help.restore_file")
    common.add_json(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    from showroom.clock import SystemClock
    from showroom.services.backup import restore

    place = common.database_of(args)
    kept = restore(place, common.actor(), args.file, SystemClock())
    if args.json:
        common.print_json({"database": place, "kept": str(kept) if kept else None})
    elif kept is None:
        common.print_lines(word(args.lang, "cli.restore_new", file=args.file, place=place))
    else:
        common.print_lines(word(args.lang, "cli.restore_done", file=args.file, place=place, kept=kept))
    return 0
