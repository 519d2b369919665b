"""``showroom fairness``: turns taken against turns due of a month, and the statement to sign (REC-20)."""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path
from typing import Any

from showroom.cli import common
from showroom.cli.parser import refusal
from showroom.domain.errors import UserError
from showroom.wording import word


def month(said: str) -> date:
    """``2026-11`` → its first day."""
    try:
        return date.fromisoformat(f"{said}-01")
    except ValueError:
        raise refusal("fairness_bad_month", value=said) from None


def add_parser(subparsers: Any) -> None:
    parser = subparsers.add_parser("fairness", help="fairness_help", description="fairness_help_long")
    parser.add_argument("--month", metavar="M", type=month, default=None, help="fairness_help_month")
    whose = parser.add_mutually_exclusive_group()
    whose.add_argument("--person", metavar="NAME", dest="whose", default=None, help="fairness_help_person")
    whose.add_argument("--each", action="store_true", help="fairness_help_each")
    parser.add_argument("--to", metavar="F", type=Path, default=None, help="fairness_help_to")
    parser.add_argument("--both-languages", action="store_true", help="fairness_help_both")
    common.add_person(parser)
    common.add_json(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Says everybody's month (or one person's), and writes the paper where ``--to`` says."""
    from showroom.services import fairness

    missing: tuple[str, ...] = ()
    with common.open_shop(args) as shop:
        actor = common.person_of(shop, args)
        day = args.month or shop.day()
        found = fairness.month(shop, actor, day)
        shown, whose = found.period.people, None
        if args.whose is not None:
            whose = found.staff(args.whose)
            shown = tuple(share for share in shown if share.staff == whose)
            if not shown:
                raise UserError("fairness_nobody", field="person", name=args.whose, month=f"{found.first:%Y-%m}")
        if args.to is not None:
            language = "both" if args.both_languages else args.lang
            paper = fairness.pdf(shop, actor, day, language, staff=whose, each=args.each)
            common.write_file(args.to, paper.content)
            missing = paper.missing
        facts = {
            "month": f"{found.first:%Y-%m}",
            "turns": found.period.turns,
            "eligible_minutes": found.period.eligible / 10,
            "people": [fairness.facts(found, share) for share in shown],
            "first_event": found.ledger.first,
            "last_event": found.ledger.last,
            "head": found.ledger.head,
            "pdf": str(args.to) if args.to is not None else None,
            "missing_characters": list(missing),
        }
    if args.json:
        common.print_json(facts)
        return 0
    lines = [word(args.lang, "fairness_line", **fairness.shown(found, share)) for share in shown]
    if args.to is not None:
        lines.append(
            word(
                args.lang,
                "fairness_written",
                month=facts["month"],
                turns=found.period.turns,
                people=len(found.period.people),
                file=args.to.name,
            )
        )
    if missing:
        lines.append(word(args.lang, "report_missing", characters=" ".join(missing)))
    common.print_lines(*lines)
    return 0
