"""``showroom demo``: a store with believable days in it."""

from __future__ import annotations

import argparse
from datetime import UTC, date, datetime, timedelta
from typing import Any

from showroom.cli import common
from showroom.cli.parser import refusal
from showroom.cli.values import whole
from showroom.domain.errors import UserError
from showroom.wording import word


def add_parser(subparsers: Any) -> None:
    parser = subparsers.add_parser("demo", help="cli.help.demo", description="cli.help.demo_long")
    parser.add_argument("--days", metavar="N", required=True, type=whole(1, 3_660), help="cli.help.days")
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
    from showroom.clock import ManualClock, SystemClock
    from showroom.services.demo import Wish, fill, moment
    from showroom.services.demo.people import DEMO_PIN, words
    from showroom.store.migrate import exists

    place = common.database_of(args)
    if not args.database:
        from showroom.settings import demo_database

        args.database = place = demo_database()  # never the real store's file
    if exists(place):
        raise UserError("demo_place_taken", field="database", place=place)
    pack = common.find_pack(args.pack)
    end = moment(_zone(args.time_zone), pack, args.end, SystemClock().now())
    # Everything happens at the time of its day; the store is a day older than its first.
    clock = ManualClock(end.astimezone(UTC) - timedelta(days=args.days + 1))
    with common.open_or_make_shop(args, clock, is_demo=True, manager=str(words()["manager"])) as shop:
        wish = Wish(args.days, args.visits_per_day, args.customers, args.seed, end)
        made = fill(shop, clock, common.actor(), wish, common.progress(args.lang, "cli.demo_progress"))
    facts = {
        "database": place,
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


def _zone(name: str) -> str:
    from zoneinfo import ZoneInfoNotFoundError

    from showroom.clock import zone

    try:
        zone(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise UserError("time_zone_unknown", field="time_zone", value=name) from None
    return name
