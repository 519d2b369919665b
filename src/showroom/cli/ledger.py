"""``showroom ledger verify | show | replay``: the rotation ledger, from outside (REC-18)."""

from __future__ import annotations

import argparse
from datetime import datetime
from typing import TYPE_CHECKING, Any

from showroom.cli import common
from showroom.cli.values import day, hour
from showroom.wording import word

if TYPE_CHECKING:
    from showroom.phrases import Words
    from showroom.services.replay import Moment
    from showroom.services.shop import Shop

OK, BROKEN = 0, 1


def add_parser(subparsers: Any) -> None:
    parser = subparsers.add_parser("ledger", help="cli.help.ledger", description="cli.help.ledger")
    kinds = parser.add_subparsers(title="cli.help.commands", metavar="WHAT", dest="what", required=True)
    verify = kinds.add_parser("verify", help="cli.help.ledger_verify", description="cli.help.ledger_verify_long")
    verify.add_argument("--head", metavar="H", default=None, help="cli.help.ledger_head")
    verify.set_defaults(run=_verify)
    show = kinds.add_parser("show", help="cli.help.ledger_show", description="cli.help.ledger_show")
    show.add_argument("--day", metavar="D", type=day, default=None, help="cli.help.ledger_day")
    show.set_defaults(run=_show)
    replay = kinds.add_parser("replay", help="cli.help.ledger_replay", description="cli.help.ledger_replay")
    replay.add_argument("--day", metavar="D", type=day, required=True, help="cli.help.ledger_day")
    replay.add_argument("--at", metavar="TIME", type=hour, default=None, help="cli.help.ledger_at")
    replay.set_defaults(run=_replay)
    for one in (verify, show, replay):
        common.add_json(one)


def _verify(args: argparse.Namespace) -> int:
    from showroom.services import replay

    with common.open_shop(args) as shop:
        verdict = replay.verify(shop, common.actor(), args.head.strip().lower() if args.head else None)
    facts: dict[str, Any] = {"ok": verdict.ok, "events": verdict.events, "head": verdict.head}
    if not verdict.ok:
        facts |= {
            "reason": verdict.reason,
            "seq": verdict.seq,
            "day": verdict.day.isoformat() if verdict.day else None,
            "number": verdict.number,
        }
        facts["message"] = word(args.lang, verdict.reason or "ledger_event_changed", **facts)
    if args.json:
        common.print_json(facts)
    else:
        common.print_lines(facts["message"] if not verdict.ok else word(args.lang, "cli.ledger_whole", **facts))
    return OK if verdict.ok else BROKEN


def _show(args: argparse.Namespace) -> int:
    from showroom import phrases
    from showroom.clock import zone
    from showroom.services import timeline

    with common.open_shop(args) as shop:
        line = timeline.open_day(shop, common.actor(), args.day)
        words = _words(shop, dict(line.names), args.lang)
        place = zone(shop.store.time_zone)
    rows = [
        {
            "seq": act.event.seq,
            "day": line.day.isoformat(),
            "number": act.number,
            "at": act.at.astimezone(place).isoformat(),
            "recorded_at": act.recorded_at.astimezone(place).isoformat(),
            "actor": act.actor,
            "kind": act.kind,
            "text": phrases.act(words, act.kind, act.facts),
            "why": phrases.act_reason(words, act.kind, act.facts),
            "payload": dict(act.event.payload),
        }
        for act in line.acts
    ]
    if args.json:
        common.print_json(rows)
        return OK
    for row in rows:
        why = f" ({row['why']})" if row["why"] else ""
        common.print_lines(f"{row['number']:>4}  {str(row['at'])[11:19]}  {row['text']}{why}")
    return OK


def _words(shop: Shop, names: dict[int, str], lang: str) -> Words:
    """What the sentences need, labels from the pack in force."""
    from showroom.phrases import Words
    from showroom.services import packs

    with shop.view(common.actor(), "packs.view") as connection:
        pack = packs.in_force(shop, connection).pack
    return Words(
        lang,
        shop.store.time_zone,
        names,
        {one.key: one.label.of(lang) for one in pack.visit_kinds},
        {one.key: one.label.of(lang) for one in pack.statuses},
        {one.key: one.label.of(lang) for one in pack.outcomes},
    )


def _replay(args: argparse.Namespace) -> int:
    from showroom.clock import zone
    from showroom.services import replay

    with common.open_shop(args) as shop:
        moment = replay.replay(shop, common.actor(), args.day, args.at)
        words = _words(shop, moment.names, args.lang)
        place = zone(shop.store.time_zone)

    def local(at: datetime | None) -> str | None:
        return at.astimezone(place).isoformat() if at is not None else None

    result = _floor(moment, local)
    if args.json:
        common.print_json(result)
        return OK
    common.print_lines(
        word(args.lang, "cli.replay_head", day=result["day"], at=str(result["at"])[11:19], done=moment.done)
    )
    for position, person in enumerate(result["order"], 1):
        common.print_lines(
            word(
                args.lang,
                "cli.replay_person",
                position=position,
                name=person["name"],
                status=words.status(person["status"]),
                since=str(person["since"])[11:16],
                turns=person["turns"],
            )
        )
    common.print_lines(
        word(
            args.lang,
            "cli.replay_visits",
            waiting=len(result["waiting"]),
            serving=len(result["serving"]),
            served=moment.served,
            unserved=moment.left_unserved,
        )
    )
    return OK


def _floor(moment: Moment, local: Any) -> dict[str, Any]:
    """The floor as JSON: the order first to last, who waits first come first, who is being served."""
    board, names = moment.board, moment.names
    free = board.free()

    def visit(one: Any) -> dict[str, Any]:
        return {
            "visit": one.visit,
            "number": one.number,
            "kind": one.kind,
            "party": one.party,
            "state": one.state,
            "arrived_at": local(one.arrived_at),
            "consultant": names.get(one.consultant),
            "since": local(one.since),
        }

    waiting = board.waiting()
    return {
        "day": moment.day.isoformat(),
        "at": local(moment.at),
        "events": moment.done,
        "head": moment.head,
        "point": names.get(free[0]) if free else None,
        "deck": names.get(free[1]) if len(free) > 1 else None,
        "order": [
            {
                "staff": staff,
                "name": names.get(staff, str(staff)),
                "status": board.people[staff].status,
                "since": local(board.people[staff].since),
                "turns": board.people[staff].turns,
                "make_ups": board.make_up_count(staff),
                "visits": list(board.people[staff].visits),
            }
            for staff in board.order()
        ],
        "waiting": [visit(one) for one in waiting],
        "serving": [visit(one) for one in board.visits.values() if one not in waiting],
        "served": moment.served,
        "left_unserved": moment.left_unserved,
    }
