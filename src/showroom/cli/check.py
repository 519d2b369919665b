"""``showroom check``: is everything whole?"""

from __future__ import annotations

import argparse
from typing import Any

from showroom.cli import common
from showroom.wording import word


def add_parser(subparsers: Any) -> None:
    parser = subparsers.add_parser("check", help="cli.help.check", description="cli.help.check_long")
    common.add_json(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    from showroom.services.check import check

    with common.open_shop(args) as shop:
        health = check(shop, common.actor())
    findings = [
        {"code": found.code, "message": word(args.lang, found.code, **found.facts), "facts": found.facts}
        for found in health.findings
    ]
    looked_at = {
        "events": health.events,
        "audit_entries": health.audit_entries,
        "visits": health.visits,
        "quotes": health.quotes,
    }
    if args.json:
        common.print_json({"ok": health.ok, **looked_at, "head": health.head, "findings": findings})
    else:
        for found in findings:
            common.print_lines(str(found["message"]))
        end = "cli.check_found" if findings else "cli.check_whole"
        common.print_lines(word(args.lang, end, count=len(findings), **looked_at))
    return 0 if health.ok else 1
