"""A PC of its own for ``test_mixed_processes``: does acts at random on a store, as fast as the database lets it.

Called with the database's URL, the number of acts, a seed and the moment at which its clock stands (with the PC's own
clock a day could begin in between); waits for a line, then works; prints a JSON report: how often each act was done,
what was refused and why, and how long the longest act took.
"""

from __future__ import annotations

import json
import random
import sys
import time
from collections import Counter
from collections.abc import Callable
from datetime import datetime, timedelta

from showroom.clock import ManualClock
from showroom.domain.errors import UserError
from showroom.domain.reception import terms
from showroom.domain.staff.actor import Actor, system_actor
from showroom.services import reception
from showroom.services.reception import Done, FloorBoard, LateEntry, Reclassify, WalkIn
from showroom.services.shop import Shop, open_shop
from showroom.store.migrate import open_database

Act = Callable[[], object]
OUTCOME = reception.Finish("considering")


def possible(shop: Shop, me: Actor, rng: random.Random, board: FloorBoard, last: Done | None) -> list[tuple[str, Act]]:
    """Acts that look possible on ``board``; by the time they are tried another PC may have made them impossible."""
    now = shop.clock.now()
    serving = [visit.id for visit in board.serving]
    waiting = [visit.id for visit in board.waiting]
    idle = [person.id for person in board.people if not person.visits]
    here = [person.id for person in board.people]
    acts: list[tuple[str, Act]] = [("walk_in", lambda: reception.walk_in(shop, me, WalkIn()))] * 4
    acts += [("walk_in_asked", lambda: reception.walk_in(shop, me, WalkIn("asked_for", asked_for_id=rng.choice(here))))]
    if serving:
        visit = rng.choice(serving)
        acts += [("finish", lambda: reception.finish(shop, me, visit, OUTCOME))] * 6
        acts += [
            ("greet", lambda: reception.greet(shop, me, visit)),
            ("missed", lambda: reception.missed(shop, me, visit)),
        ]
        acts += [("correct", lambda: reception.reclassify(shop, me, visit, Reclassify("return", "known here")))]
        acts += [("hand_over", lambda: reception.hand_over(shop, me, visit, rng.choice(here), ""))]
        acts += [("finish_late", lambda: reception.finish(shop, me, visit, OUTCOME, now))]
        acts += [("really_served", lambda: reception.really_served(shop, me, visit, rng.choice(here), "saw it", now))]
    if waiting:
        acts += [("leave", lambda: reception.leave_unserved(shop, me, rng.choice(waiting)))] * 2
        acts += [("courtesy", lambda: reception.courtesy(shop, me, rng.choice(waiting), "elderly"))]
        acts += [("help", lambda: reception.help_with(shop, me, rng.choice(waiting)))]
    if idle:
        status = rng.choice((terms.AVAILABLE, terms.AVAILABLE, "break", "errand", "lunch"))
        acts += [("status", lambda: reception.set_status(shop, me, rng.choice(idle), status))] * 3
    acts += [("place", lambda: reception.place(shop, me, rng.choice(here), rng.choice([None, *here]), "agreed"))]
    earlier = LateEntry(rng.choice(here), now - timedelta(minutes=5), now, outcome="considering")
    acts += [("late_entry", lambda: reception.late_entry(shop, me, earlier))]
    if last is not None and last.events:
        acts += [("undo", lambda: reception.undo(shop, me, last.events))] * 2
    return acts


def main(place: str, count: int, seed: int, now: datetime) -> None:
    me, rng = system_actor(f"pc-{seed}"), random.Random(seed)
    shop = open_shop(open_database(place), ManualClock(now))
    print("ready", flush=True)
    sys.stdin.readline()
    did: Counter[str] = Counter()
    refused: Counter[str] = Counter()
    longest, last = 0.0, None
    for _ in range(count):
        board = reception.board(shop, me)
        name, act = rng.choice(possible(shop, me, rng, board, last))
        began = time.perf_counter()
        try:
            result = act()
        except UserError as error:
            refused[error.code] += 1
        else:
            did[name] += 1
            last = Done(result.events) if hasattr(result, "events") else None
        longest = max(longest, time.perf_counter() - began)
    print(json.dumps({"did": did, "refused": refused, "longest_ms": round(longest * 1000)}))


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), datetime.fromisoformat(sys.argv[4]))
