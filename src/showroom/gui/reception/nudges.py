"""What the desk should look at now, worked out from the floor: a miss to declare, a deputy to offer, a call too long.

Pure: every nudge knows the moment from which it is due, so that a beat of the clock only compares times. Nothing here
acts: the desk does (REC-04, REC-07, REC-11, REC-12, REC-13).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from showroom.domain.reception import terms
from showroom.domain.reception.policy import Policy
from showroom.services.reception.rows import FloorBoard, VisitRow

NudgeKind = Literal["clock", "vip", "miss", "deputy", "post", "gone", "phone", "owner"]
URGENT: tuple[NudgeKind, ...] = ("clock", "vip", "miss", "deputy", "post", "gone", "phone", "owner")
"""In this order they are shown."""
_BEHIND = timedelta(minutes=1)  # by less nobody is misled, and the last act's own second is no wrong clock


@dataclass(frozen=True, slots=True)
class Nudge:
    """``ref``: the visit's id, or the person's for ``phone`` and ``post``; ``began``: what it counts from; ``due``:
    from when it is shown. ``clock``: this PC's is behind the last act, which was at ``began``."""

    kind: NudgeKind
    ref: int
    began: datetime
    due: datetime

    @property
    def key(self) -> tuple[str, int, datetime]:
        """The same key is the same matter: once put aside it stays so."""
        return (self.kind, self.ref, self.began)


def coming(floor: FloorBoard) -> tuple[Nudge, ...]:
    """Every nudge the floor as it stands will ever ask for, the most urgent kind first, each kind by its moment."""
    policy = floor.policy
    if policy is None:
        return ()
    found = [
        *(nudge for visit in floor.waiting for nudge in _of_waiting(visit, policy)),
        *(nudge for visit in floor.serving if not visit.carried for nudge in _of_served(visit, policy)),
        *(
            Nudge("phone", person.id, person.since, person.since + timedelta(seconds=policy.phone_limit_s))
            for person in floor.people
            if person.status == "phone"
        ),
    ]
    last = floor.desk.counted_to if floor.desk is not None else None
    if last is not None and floor.at + _BEHIND < last:
        found.append(Nudge("clock", 0, last, floor.at))
    post = floor.greeter
    if post is not None and post.staff_id is not None and post.since is not None and post.due_at is not None:
        found.append(Nudge("post", post.staff_id, post.since, post.due_at))
    return tuple(sorted(found, key=lambda nudge: (URGENT.index(nudge.kind), nudge.due)))


def _of_waiting(visit: VisitRow, policy: Policy) -> Iterator[Nudge]:
    arrived = visit.arrived_at
    if visit.carried:
        pass  # nobody is called for it: whether they are still here is all there is to ask
    elif visit.manager:
        yield Nudge("vip", visit.id, arrived, arrived)
    elif visit.waits_for_id is not None:
        yield Nudge("deputy", visit.id, arrived, arrived + timedelta(seconds=policy.red_wait_s))
    yield Nudge("gone", visit.id, arrived, arrived + timedelta(seconds=policy.abandonment_asked_after_s))


def _of_served(visit: VisitRow, policy: Policy) -> Iterator[Nudge]:
    if visit.state == terms.ASSIGNED and visit.assigned_at is not None:
        yield Nudge("miss", visit.id, visit.assigned_at, visit.assigned_at + timedelta(seconds=policy.greet_limit_s))
    if visit.for_owner:
        began = visit.assigned_at or visit.arrived_at
        yield Nudge("owner", visit.id, began, began)


def due(nudges: tuple[Nudge, ...], now: datetime, aside: frozenset[tuple[str, int, datetime]]) -> tuple[Nudge, ...]:
    """Those to show at ``now``, without the ones put ``aside``."""
    return tuple(nudge for nudge in nudges if _holds(nudge, now) and nudge.key not in aside)


def _holds(nudge: Nudge, now: datetime) -> bool:
    return now + _BEHIND < nudge.began if nudge.kind == "clock" else nudge.due <= now
