"""``showroom report``: the daily visitor report of any day (MGR-03), the morning print (REC-23), the call register
(CAL-04)."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from showroom.cli import common
from showroom.cli.values import day, whole
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
    morning = kinds.add_parser("morning", help="report_help_morning", description="report_help_morning_long")
    morning.add_argument("--day", metavar="D", type=day, default=None, help="report_help_morning_day")
    morning.add_argument("--to", metavar="F", type=Path, required=True, help="report_help_to")
    morning.add_argument("--pages", metavar="N", type=whole(1, 9), default=1, help="report_help_pages")
    morning.add_argument("--both-languages", action="store_true", help="report_help_both")
    common.add_person(morning)
    common.add_json(morning)
    morning.set_defaults(run=run_morning)
    register = kinds.add_parser("calls", help="report_help_calls", description="report_help_calls_long")
    register.add_argument("--day", metavar="D", type=day, default=None, help="report_help_morning_day")
    register.add_argument("--to", metavar="F", type=Path, required=True, help="report_help_to")
    register.add_argument("--both-languages", action="store_true", help="report_help_both")
    common.add_person(register)
    common.add_json(register)
    register.set_defaults(run=run_calls)


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
        "guests": report.guests.asked,
        "phone_declined": report.guests.declined,
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


def run_morning(args: argparse.Namespace) -> int:
    """Writes the morning print; with ``--json`` says the order it holds."""
    from showroom.services import morning

    language = "both" if args.both_languages else args.lang
    with common.open_shop(args) as shop:
        actor = common.person_of(shop, args)
        the_day = args.day or shop.day()
        paper = morning.pdf(shop, actor, the_day, language, args.pages)
        found = morning.morning(shop, actor, the_day, args.pages)
    common.write_file(args.to, paper.content)
    if args.json:
        common.print_json(
            {
                "day": the_day,
                "rule": found.rule.of(args.lang),
                "order": [{"place": row.place, "name": row.name, "shift": row.shift} for row in found.order],
                "appointments": len(found.appointments),
                "first_number": found.first_number,
                "pdf": str(args.to),
                "missing_characters": list(paper.missing),
            }
        )
        return 0
    facts = {"day": the_day.isoformat(), "people": len(found.order), "appointments": len(found.appointments)}
    common.print_lines(word(args.lang, "morning_written", file=args.to.name, **facts))
    if paper.missing:
        common.print_lines(word(args.lang, "report_missing", characters=" ".join(paper.missing)))
    return 0


def run_calls(args: argparse.Namespace) -> int:
    """Writes the call register of a day; with ``--json`` says its counts and who has signed it."""
    from dataclasses import asdict

    from showroom.services.calls import register

    language = "both" if args.both_languages else args.lang
    with common.open_shop(args) as shop:
        actor = common.person_of(shop, args)
        the_day = args.day or shop.day()
        paper = register.pdf(shop, actor, the_day, language)
        found = register.register(shop, actor, the_day)
    common.write_file(args.to, paper.content)
    if args.json:
        signed = [{"name": one.name, "at": one.at, "up_to": one.last_number} for one in found.signatures]
        facts = {"day": the_day, **asdict(found.totals), "unsigned": found.unsigned, "signed": signed}
        common.print_json(facts | {"pdf": str(args.to), "missing_characters": list(paper.missing)})
        return 0
    said = {"day": the_day.isoformat(), "calls": found.totals.calls, "unsigned": found.unsigned}
    common.print_lines(word(args.lang, "call_register_written", file=args.to.name, **said))
    if paper.missing:
        common.print_lines(word(args.lang, "report_missing", characters=" ".join(paper.missing)))
    return 0
