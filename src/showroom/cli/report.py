"""``showroom report daily``: the daily visitor report of any day as PDF and spreadsheet (MGR-03)."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from showroom.cli import common
from showroom.cli.values import day
from showroom.domain.errors import UserError
from showroom.wording import word


def add_parser(subparsers: Any) -> None:
    parser = subparsers.add_parser("report", help="cli.help.report", description="cli.help.report")
    kinds = parser.add_subparsers(title="cli.help.commands", metavar="WHAT", dest="what", required=True)
    daily = kinds.add_parser("daily", help="report_help_daily", description="report_help_daily_long")
    daily.add_argument("--day", metavar="D", type=day, default=None, help="report_help_day")
    daily.add_argument("--pdf", metavar="F", type=Path, default=None, help="report_help_pdf")
    daily.add_argument("--xlsx", metavar="F", type=Path, default=None, help="report_help_xlsx")
    daily.add_argument("--both-languages", action="store_true", help="report_help_both")
    common.add_person(daily)
    common.add_json(daily)
    daily.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Writes the asked-for files; with ``--json`` says which, and the day's main figures."""
    from showroom.services import reports

    if args.pdf is None and args.xlsx is None:
        raise UserError("report_no_file", field="pdf")
    language = "both" if args.both_languages else args.lang
    missing: dict[str, None] = {}
    with common.open_shop(args) as shop:
        actor = common.person_of(shop, args)
        the_day = args.day or shop.day()
        for target, make in ((args.pdf, reports.pdf), (args.xlsx, reports.xlsx)):
            if target is not None:
                paper = make(shop, actor, the_day, language)
                target.write_bytes(paper.content)
                missing |= dict.fromkeys(paper.missing)
        report = reports.daily(shop, actor, the_day)
    facts = {
        "day": the_day.isoformat(),
        "visits": report.arrivals,
        "unserved": report.waits.unserved,
        "calls": report.calls.total,
        "quotes": report.quotes.issued,
        "head": report.ledger.head if report.ledger is not None else None,
        "pdf": str(args.pdf) if args.pdf is not None else None,
        "xlsx": str(args.xlsx) if args.xlsx is not None else None,
        "missing_characters": list(missing),
    }
    if args.json:
        common.print_json(facts)
        return 0
    common.print_lines(word(args.lang, "report_written", **facts))
    if missing:
        common.print_lines(word(args.lang, "report_missing", characters=" ".join(missing)))
    return 0
