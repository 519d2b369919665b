"""Replaying counted arrivals through the reception services the window uses (``showroom simulate``).

Every counted person is one first visit, whatever the hour; consultants work as long as the day has visitors. Nothing
comes from the wall clock: the same seed, file and actor on a fresh database give the same ledger, hash for hash.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import groupby
from random import Random
from typing import Any

from sqlalchemy import func, select

from showroom.clock import ManualClock, zone
from showroom.domain.errors import UserError
from showroom.domain.packs.loader import load_text
from showroom.domain.packs.rewrite import with_policy
from showroom.domain.packs.schema import Outcome, Pack
from showroom.domain.reception.fairness import Share, shares
from showroom.domain.simulation import draw
from showroom.domain.simulation.arrivals import Counts, percentile, spread
from showroom.domain.staff.actor import Actor
from showroom.services import ledger, packs, reception, staff
from showroom.services.agenda import Agenda
from showroom.services.demo.people import consultant_names
from showroom.services.reception import Assignment, Done
from showroom.services.shop import Shop
from showroom.store.models import LedgerEvent, PackVersion

Progress = Callable[[int, int], None]
LEAST_CONSULTANTS, MOST_CONSULTANTS = 1, 200
_EVERYTHING_ENDS_BEFORE_NEXT_DAY = timedelta(seconds=1)


@dataclass(frozen=True, slots=True)
class Simulated:
    """What came out. Waits in seconds over all visits, those of people who left unserved included (REC-12)."""

    days: int
    visits: int
    assigned: int
    waited: int
    abandoned: int
    wait_p50_s: int
    wait_p90_s: int
    shares: tuple[Share, ...]
    names: Mapping[int, str]
    events: int
    head: str

    @property
    def largest_deviation(self) -> float:
        """Of anybody's turns from the turns due (REC-20)."""
        return max((abs(share.deviation) for share in self.shares), default=0.0)


def simulate(
    shop: Shop,
    clock: ManualClock,
    actor: Actor,
    counts: Counts,
    *,
    consultants: int,
    seed: int,
    policy: Mapping[str, Any] | None = None,
    progress: Progress | None = None,
) -> Simulated:
    """Run all of ``counts`` through reception on ``shop``, whose clock is ``clock``.

    Raises ``UserError``: ``simulate_consultants_out_of_range``, ``simulate_store_in_use`` when the store's ledger
    already goes beyond the first arrival.
    """
    if not LEAST_CONSULTANTS <= consultants <= MOST_CONSULTANTS:
        raise UserError(
            "simulate_consultants_out_of_range", field="consultants", least=LEAST_CONSULTANTS, most=MOST_CONSULTANTS
        )
    rng = Random(seed)
    place = zone(shop.store.time_zone)
    moments = [moment.replace(tzinfo=place) for moment in spread(counts, rng)]
    first = counts.slots[0][0].replace(tzinfo=place)
    with shop.view(actor, "ledger.view") as connection:
        last = connection.execute(
            select(func.max(LedgerEvent.at)).where(LedgerEvent.store_id == shop.store.id)
        ).scalar()
    if last is not None and last >= first:
        raise UserError("simulate_store_in_use", first=f"{counts.days[0]}", last=f"{shop.day(last)}")
    clock.set(first - timedelta(hours=1))
    pack = _prepare(shop, actor, policy)
    names = _hire(shop, actor, consultants)
    floor = _Floor(shop, clock, actor, pack, tuple(names), rng)
    done = 0
    for day, group in groupby(moments, key=shop.day):
        arrivals = list(group)
        with shop.batch():
            floor.play(arrivals, _end_of(day, shop))
        done += len(arrivals)
        if progress is not None:
            progress(done, len(moments))
    with shop.view(actor, "ledger.view") as connection:
        head = ledger.head(shop, connection)
        events = [
            event for day, _ in groupby(moments, key=shop.day) for event in ledger.events_of(shop, connection, day)
        ]
    return Simulated(
        len(counts.days),
        len(moments),
        floor.assigned,
        floor.waited,
        floor.abandoned,
        round(percentile(floor.waits, 0.5)),
        round(percentile(floor.waits, 0.9)),
        shares(events),
        names,
        len(events),
        head,
    )


def _end_of(day: date, shop: Shop) -> datetime:
    """The last moment of a business day."""
    starts = datetime.combine(day + timedelta(days=1), datetime.min.time(), zone(shop.store.time_zone))
    return starts + timedelta(minutes=shop.store.day_starts_minute) - _EVERYTHING_ENDS_BEFORE_NEXT_DAY


def _prepare(shop: Shop, actor: Actor, policy: Mapping[str, Any] | None) -> Pack:
    """The pack in force on the first day: the store's own, under the wanted policy."""
    with shop.work(actor, "packs.install") as work:
        text = work.connection.execute(
            select(PackVersion.text, PackVersion.in_force_from)
            .where(PackVersion.store_id == shop.store.id)
            .order_by(PackVersion.in_force_from.desc(), PackVersion.id.desc())
        ).first()
        if text is None:
            return packs.in_force(shop, work.connection).pack  # raises the fault that says so
        pack = load_text(text.text)
        if policy is not None:
            pack = with_policy(pack, policy)
        if policy is not None or text.in_force_from > work.now:
            packs.install(work, pack)
    return pack


def _hire(shop: Shop, actor: Actor, count: int) -> dict[int, str]:
    """``count`` new consultants with names nobody here has; id → name."""
    taken = {card.name for card in staff.cards(shop, actor, everybody=True)}
    free = (name for name in consultant_names() if name not in taken)
    hired: dict[int, str] = {}
    for name in free:
        if len(hired) == count:
            break
        hired[staff.add(shop, actor, staff.NewStaff(name, "consultant"))] = name
    return hired


class _Floor:
    """The floor of the simulation: arrivals come in, services are called, figures are kept."""

    def __init__(
        self, shop: Shop, clock: ManualClock, actor: Actor, pack: Pack, people: tuple[int, ...], rng: Random
    ) -> None:
        self._shop, self._clock, self._actor, self._people, self._rng = shop, clock, actor, people, rng
        self._service = pack.service
        self._outcomes = [o for o in pack.outcomes if o.result in ("open", "lost") and not o.gives_turn_back]
        self._arrived: dict[int, datetime] = {}
        self._waiting: set[int] = set()
        self._serving: set[int] = set()
        self.waits: list[float] = []
        self.assigned = self.waited = self.abandoned = 0

    def play(self, arrivals: list[datetime], end: datetime) -> None:
        """One business day: in at the first arrival, out when the last visitor has left or the day is over."""
        agenda = Agenda(self._clock)
        self._clock.set(arrivals[0] - timedelta(minutes=1))
        for person in self._rng.sample(self._people, len(self._people)):  # they don't come to work in the same order
            self._note(agenda, reception.clock_in(self._shop, self._actor, person))
        for moment in arrivals:
            agenda.at(min(moment, end - timedelta(seconds=1)), lambda: self._arrive(agenda))
        agenda.run(until=end)
        for visit in sorted(self._waiting):
            self._give_up(visit)
        for visit in sorted(self._serving):
            self._finish(agenda, visit)
        for person in self._people:
            reception.clock_out(self._shop, self._actor, person)

    def _arrive(self, agenda: Agenda) -> None:
        given = reception.walk_in(self._shop, self._actor, reception.WalkIn())
        self._arrived[given.visit_id] = given.at
        if given.decision.assigned is not None:
            self._serve(agenda, given)
            return
        self.waited += 1
        self._waiting.add(given.visit_id)
        agenda.after(draw.patience(self._rng, self._service.patience), lambda: self._give_up(given.visit_id))

    def _serve(self, agenda: Agenda, given: Assignment) -> None:
        visit = given.visit_id
        self._waiting.discard(visit)
        self._serving.add(visit)
        self.assigned += 1
        self.waits.append((given.at - self._arrived.pop(visit)).total_seconds())
        agenda.after(timedelta(seconds=self._rng.randint(10, 45)), lambda: self._greet(visit))
        agenda.after(draw.service_time(self._rng, self._service.times, "first"), lambda: self._finish(agenda, visit))

    def _greet(self, visit: int) -> None:
        if visit in self._serving:
            reception.greet(self._shop, self._actor, visit)

    def _finish(self, agenda: Agenda, visit: int) -> None:
        outcome = self._rng.choice(self._outcomes)
        self._serving.discard(visit)
        ended = reception.Finish(outcome.key, _reason(outcome, self._rng))
        self._note(agenda, reception.finish(self._shop, self._actor, visit, ended))

    def _give_up(self, visit: int) -> None:
        if visit not in self._waiting:
            return
        self._waiting.discard(visit)
        self.abandoned += 1
        self.waits.append((self._clock.now() - self._arrived.pop(visit)).total_seconds())
        reception.leave_unserved(self._shop, self._actor, visit)

    def _note(self, agenda: Agenda, done: Done) -> None:
        for given in done.taken:
            self._serve(agenda, given)


def _reason(outcome: Outcome, rng: Random) -> str | None:
    if not outcome.needs_reason:
        return None
    return rng.choice(outcome.reasons).key if outcome.reasons else outcome.key
