"""What happens with a visitor besides reception: the form is filled in, a presentation is run, a quote is made."""

from __future__ import annotations

from datetime import timedelta
from functools import partial
from random import Random

from showroom.domain.packs.choices import Result
from showroom.domain.packs.schema import Outcome, Pack
from showroom.domain.presentations.rules import DONE, SKIPPED, Mark
from showroom.domain.staff.actor import Actor
from showroom.services import presentations, reception
from showroom.services.agenda import Agenda
from showroom.services.customers.records import Registration, register
from showroom.services.demo.forms import answers
from showroom.services.demo.memory import Known, Memory
from showroom.services.demo.papers import Papers
from showroom.services.demo.people import guest, trade
from showroom.services.demo.plan import Day
from showroom.services.shop import Shop

_REGISTERS = {"first": 0.34, "asked_for": 0.5, "referral": 0.6, "agent": 0.6, "family": 0.5}
_PRESENTED = 0.16
_QUOTED = 0.34
_FORGOTTEN = 0.015
_QUOTE_TAKES = timedelta(minutes=16)
_PRESENTATION_LASTS_AT_LEAST = timedelta(minutes=14)


class Selling:
    """Talks, presentations and quotes of one store."""

    def __init__(self, shop: Shop, actor: Actor, pack: Pack, memory: Memory) -> None:
        self._shop, self._actor, self._pack, self._memory = shop, actor, pack, memory
        self._phrases = trade(pack.name).phrases
        self._steps = pack.presentation.steps
        self._channels = {
            group: [one.key for one in pack.channels if one.group in groups]
            for group, groups in {
                "any": {"passing", "advertising", "online", "word_of_mouth"},
                "referral": {"word_of_mouth"},
                "agent": {"partner"},
                "return": {"own"},
            }.items()
        }
        self._purposes = [purpose.key for purpose in pack.purposes if purpose.key != "after_sales"]
        self._presenting: dict[int, int] = {}
        self._quoted: set[int] = set()
        self._forgotten: list[tuple[int, int]] = []
        self._papers = Papers(shop, actor, pack)
        self._by_result = {outcome.result: outcome.key for outcome in reversed(pack.outcomes)}

    def reasons_to_come(self, rng: Random, kind: str) -> tuple[str | None, str | None]:
        """(channel, purpose) as the desk notes them; often nothing yet."""
        pool = self._channels.get(kind) or self._channels["any"]
        channel = rng.choice(pool) if pool and rng.random() < 0.8 else None
        if kind == "service":
            purpose = "after_sales" if any(one.key == "after_sales" for one in self._pack.purposes) else None
            return channel, purpose
        purpose = rng.choice(self._purposes) if self._purposes and rng.random() < 0.6 else None
        return channel, purpose

    def plan(
        self,
        rng: Random,
        agenda: Agenda,
        visit: int,
        staff: int,
        kind: str,
        length: timedelta,
        known: Known | None,
        customers: dict[int, Known],
    ) -> None:
        """Put what happens during a visit of ``length`` on the agenda; ``customers`` learns who the visitor is."""
        if known is None and rng.random() < _REGISTERS.get(kind, 0.0):
            agenda.after(length * rng.uniform(0.2, 0.6), lambda: self._register(rng, agenda, visit, staff, customers))
        if length > _PRESENTATION_LASTS_AT_LEAST and kind not in ("service", "friend") and rng.random() < _PRESENTED:
            agenda.after(length * 0.1, lambda: self._present(visit))
            agenda.after(length * 0.85, lambda: self._presented(rng, visit))
        if length > _QUOTE_TAKES and kind not in ("service", "friend", "competitor", "non_opportunity"):
            agenda.after(length * 0.9, lambda: self._quote(rng, visit, staff, customers))

    def register_before_leaving(
        self, rng: Random, agenda: Agenda, visit: int, staff: int, customers: dict[int, Known]
    ) -> Known | None:
        """Where nobody may stay unregistered (REG-09), almost everybody is asked at the door at the latest."""
        if rng.random() < _FORGOTTEN:
            self._forgotten.append((visit, staff))
            return None
        self._register(rng, agenda, visit, staff, customers)
        return customers[visit]

    def remember(self, rng: Random, agenda: Agenda, day: Day) -> None:
        """Who was forgotten yesterday is registered today; until then it may hold a consultant out (REC-10)."""
        while self._forgotten:
            visit, staff = self._forgotten.pop()
            late = day.opens + timedelta(minutes=rng.randint(20, 300))
            agenda.at(late, partial(self._register, rng, agenda, visit, staff, {}))

    def _register(self, rng: Random, agenda: Agenda, visit: int, staff: int, customers: dict[int, Known]) -> None:
        person = guest(rng, self._memory.next_serial())
        channel, _ = self.reasons_to_come(rng, "first")
        said = answers(rng, self._pack, person, channel)
        saved = register(self._shop, self._actor, Registration(said, staff))
        note = rng.choice(self._phrases["notes"]) if rng.random() < 0.3 else None
        details = reception.VisitDetails(customer_id=saved.id, note=note)
        reception.details(self._shop, self._actor, visit, details)
        customers[visit] = self._memory.add(Known(saved.id, person, staff, agenda.now))

    def _present(self, visit: int) -> None:
        self._presenting[visit] = presentations.start(self._shop, self._actor, presentations.Start(visit))

    def _presented(self, rng: Random, visit: int) -> None:
        run = self._presenting.pop(visit, None)
        if run is None:
            return
        coverage = rng.uniform(0.55, 1.0)
        reasons = [option.key for option in self._pack.presentation.skip_reasons]
        marks: dict[str, Mark] = {}
        for step in self._steps:
            if rng.random() < coverage:
                marks[step.key] = Mark(DONE)
            elif step.mandatory:
                marks[step.key] = Mark(SKIPPED, reason=rng.choice(reasons))
        presentations.mark(self._shop, self._actor, run, marks)
        if rng.random() < 0.5:
            presentations.note(self._shop, self._actor, run, rng.choice(self._phrases["shortlists"]))
        for heard in rng.sample(self._pack.objections, min(len(self._pack.objections), rng.choice((0, 0, 1, 2)))):
            presentations.objection(self._shop, self._actor, run, heard.key)
        presentations.finish(self._shop, self._actor, run)

    def _quote(self, rng: Random, visit: int, staff: int, customers: dict[int, Known]) -> None:
        known = customers.get(visit)
        if known is None or known.quotes or rng.random() > _QUOTED:
            return
        if self._papers.offer(rng, visit, staff, known):
            self._quoted.add(visit)

    def morning(self) -> None:
        """Before the day begins: quotes that ran out are marked."""
        self._papers.expire()

    def end(self, rng: Random, visit: int, known: Known | None) -> str | None:
        """The visit is about to end: the key of the outcome a paper gave it, None when there is none."""
        fresh = visit in self._quoted
        self._quoted.discard(visit)
        if known is not None and self._papers.decide(rng, known, 0.2 if fresh else 0.42):
            return self._by_result.get(Result.WON)
        return self._by_result.get(Result.QUOTED) if fresh else None

    def next_step(self, rng: Random, outcome: Outcome) -> str | None:
        """What was agreed to happen next."""
        return rng.choice(self._phrases["next_steps"]) if outcome.follow_up and rng.random() < 0.7 else None
