"""``showroom demo``: a store with believable days in it."""

from __future__ import annotations

import argparse
from datetime import date, datetime
from typing import Any

from showroom.cli import common
from showroom.cli.parser import refusal
from showroom.cli.values import whole
from showroom.domain.errors import UserError
from showroom.wording import word


def add_parser(subparsers: Any) -> None:
    parser = subparsers.add_parser("demo", help="cli.help.demo", description="cli.help.demo_long")
    parser.add_argument("--days", metavar="N", required=True, type=whole(0, 3_660), help="cli.help.days")
    parser.add_argument(
        "--visits-per-day", metavar="N", type=whole(1, 2_000), default=60, help="cli.help.visits_per_day"
    )
    parser.add_argument("--customers", metavar="N", type=whole(0, 5_000_000), default=0, help="cli.help.customers")
    parser.add_argument("--seed", metavar="S", type=whole(0, 2**63), default=1, help="cli.help.seed")
    parser.add_argument("--end", metavar="DAY[THH:MM]", type=_end, default=None, help="cli.help.end")
    common.add_json(parser)
    common.add_store(parser)
    parser.set_defaults(run=run)


def _end(said: str) -> date | datetime:
    try:
        return date.fromisoformat(said) if len(said) == len("2026-11-21") else datetime.fromisoformat(said)
    except ValueError:
        raise refusal("cli.not_a_day", value=said) from None


def run(args: argparse.Namespace) -> int:
    from showroom.clock import SystemClock
    from showroom.services.demo import Wish, moment
    from showroom.services.demo.make import DemoStore, make
    from showroom.services.demo.people import DEMO_PIN
    from showroom.settings import demo_database

    place = str(args.database or demo_database())  # never the settings' own: that is the real store's
    pack = common.find_pack(args.pack)
    end = moment(_zone(args.time_zone), pack, args.end, SystemClock().now())
    store = DemoStore(pack, args.lang, args.store_name, args.time_zone, args.country, args.currency or pack.currency)
    wish = Wish(args.days, args.visits_per_day, args.customers, args.seed, end)
    made = make(place, common.actor(), store, wish, common.progress(args.lang, "cli.demo_progress"))
    facts = {
        "database": shown(place),
        "days": made.days,
        "visits": made.visits,
        "customers": made.customers,
        "head": made.head,
    }
    if args.json:
        common.print_json(facts)
    else:
        common.print_lines(word(args.lang, "cli.demo_done", pin=DEMO_PIN, **facts))
    return 0


def shown(place: str) -> str:
    """A database as it may stand on a screen and in a log: a server's address without its password."""
    from showroom.store.database import url_of

    return url_of(place).render_as_string(hide_password=True) if "://" in place else place


def _zone(name: str) -> str:
    from zoneinfo import ZoneInfoNotFoundError

    from showroom.clock import zone

    try:
        zone(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise UserError("time_zone_unknown", field="time_zone", value=name) from None
    return name
