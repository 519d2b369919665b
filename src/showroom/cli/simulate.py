"""``showroom simulate``: counted arrivals through the rotation."""

from __future__ import annotations

import argparse
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from showroom.cli import common
from showroom.cli.policy import rotation_of
from showroom.cli.values import whole
from showroom.domain.errors import UserError
from showroom.wording import word


def add_parser(subparsers: Any) -> None:
    parser = subparsers.add_parser("simulate", help="cli.help.simulate", description="cli.help.simulate_long")
    parser.add_argument("--arrivals", metavar="FILE", required=True, type=Path, help="cli.help.arrivals")
    parser.add_argument("--consultants", metavar="N", required=True, type=whole(1, 200), help="cli.help.consultants")
    parser.add_argument("--policy", metavar="FILE", type=Path, default=None, help="cli.help.policy")
    parser.add_argument("--seed", metavar="S", type=whole(0, 2**63), default=1, help="cli.help.seed")
    common.add_json(parser)
    common.add_store(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    from showroom.clock import ManualClock
    from showroom.domain.simulation.arrivals import read_counts
    from showroom.services.simulate import simulate

    started = time.monotonic()
    with _opened(args.arrivals) as stream:
        try:
            counts = read_counts(stream)
        except UnicodeDecodeError:
            raise UserError("cli.not_text", field="arrivals", file=args.arrivals.name) from None
    policy = rotation_of(args.policy) if args.policy else None
    # The store is as old as its first day: nothing in it comes from the wall clock.
    clock = ManualClock(datetime.combine(counts.days[0], datetime.min.time(), UTC) - timedelta(days=2))
    with common.open_or_make_shop(args, clock, is_demo=True) as shop:
        out = simulate(
            shop,
            clock,
            common.actor(),
            counts,
            consultants=args.consultants,
            seed=args.seed,
            policy=policy,
            progress=common.progress(args.lang, "cli.simulate_progress"),
        )
    turns = {out.names.get(share.staff, str(share.staff)): share.turns for share in out.shares}
    due = {out.names.get(share.staff, str(share.staff)): round(share.due, 2) for share in out.shares}
    result: dict[str, Any] = {
        "days": out.days,
        "visits": out.visits,
        "assigned": out.assigned,
        "waited": out.waited,
        "abandoned": out.abandoned,
        "wait_p50_s": out.wait_p50_s,
        "wait_p90_s": out.wait_p90_s,
        "turns": turns,
        "turns_due": due,
        "largest_deviation": round(out.largest_deviation, 2),
        "events": out.events,
        "head": out.head,
        "seconds": round(time.monotonic() - started, 2),
    }
    if args.json:
        common.print_json(result)
        return 0
    common.print_lines(
        word(args.lang, "cli.simulate_visits", **result),
        word(args.lang, "cli.simulate_waits", **result),
        *(word(args.lang, "cli.simulate_person", name=name, turns=turns[name], due=due[name]) for name in turns),
        word(args.lang, "cli.simulate_ledger", **result),
    )
    return 0


def _opened(file: Path) -> Any:
    try:
        return file.open(encoding="utf-8-sig", newline="")
    except OSError as error:
        raise UserError("cli.cannot_read", field="file", file=str(file), detail=error.strerror) from None
