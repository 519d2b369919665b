"""The demo's opportunities: noted after a day's visits and calls, and brought on from evening to evening (REG-14)."""

from __future__ import annotations

from datetime import timedelta
from random import Random

from sqlalchemy import select

from showroom.domain.packs.schema import Pack
from showroom.domain.staff.actor import Actor
from showroom.services import opportunities
from showroom.services.customers import owners
from showroom.services.demo.people import trade
from showroom.services.opportunities import Assessment, Details, Source, State
from showroom.services.shop import Shop
from showroom.store.models import Call, Opportunity, Quote, Visit

_OF_VISITS, _OF_CALLS = 0.3, 0.4
_MOVES, _IS_LOST, _IS_WON, _IS_ASSESSED = 0.24, 0.05, 0.3, 0.5
_MINOR = 100 * 10_000  # of the trade's amounts, which are ten thousands of major units
_MOST_A_DAY = 12


class Pursuit:
    """``evening`` after each day. It draws from lots of its own: the days themselves stay as they are without it."""

    def __init__(self, shop: Shop, actor: Actor, pack: Pack, seed: int) -> None:
        self._shop, self._actor, self._seed = shop, actor, seed
        self._rules = pack.opportunities
        self._trade = trade(pack.name)

    def evening(self, number: int) -> None:
        """What the day brought, as of the clock's now; ``number`` tells days apart."""
        if not self._rules.stages:
            return
        rng = Random(f"{self._seed}/opportunities/{number}")
        self._bring_on(rng)
        self._note_visits(rng)
        self._note_calls(rng)
        self._assess(rng)

    def _bring_on(self, rng: Random) -> None:
        """Some go a stage on; the last stage is won, any may be lost; most steps that were due are followed by one."""
        today = self._shop.day()
        stages = [one.key for one in self._rules.stages]
        reasons = [one.key for one in self._rules.lost_reasons]
        with self._shop.view(self._actor, "opportunities.view") as connection:
            rows = connection.execute(
                select(
                    Opportunity.id,
                    Opportunity.stage,
                    Opportunity.customer_id,
                    Opportunity.title,
                    Opportunity.amount,
                    Opportunity.expected_on,
                    Opportunity.next_step_on,
                )
                .where(Opportunity.store_id == self._shop.store.id, Opportunity.state == State.OPEN.value)
                .order_by(Opportunity.opened_at, Opportunity.id)
            ).all()
            quotes = {
                row.customer_id: row.id
                for row in connection.execute(
                    select(Quote.customer_id, Quote.id)
                    .where(Quote.store_id == self._shop.store.id, Quote.state == "accepted")
                    .order_by(Quote.id)
                )
            }
        for row in rows:
            drawn, at = rng.random(), stages.index(row.stage)
            if drawn < _IS_LOST:
                opportunities.lose(self._shop, self._actor, row.id, rng.choice(reasons))
                continue
            if at + 1 == len(stages) and drawn < _IS_WON:
                opportunities.win(self._shop, self._actor, row.id, quotes.get(row.customer_id))
                continue
            if at + 1 < len(stages) and drawn < _IS_LOST + _MOVES:
                opportunities.move(self._shop, self._actor, row.id, stages[at + 1])
            if row.next_step_on is not None and row.next_step_on < today and rng.random() < 0.8:
                step = rng.choice(self._trade.phrases["next_steps"])
                coming = today + timedelta(days=rng.randint(1, 9))
                renewed = Details(row.title or "", row.amount, row.expected_on, step, coming)
                opportunities.edit(self._shop, self._actor, row.id, renewed)

    def _note_visits(self, rng: Random) -> None:
        with self._shop.view(self._actor, "opportunities.view") as connection:
            rows = connection.execute(
                select(Visit.id, Visit.customer_id, Visit.consultant_id)
                .where(
                    Visit.store_id == self._shop.store.id,
                    Visit.day == self._shop.day(),
                    Visit.customer_id.is_not(None),
                    Visit.consultant_id.is_not(None),
                    Visit.left_at.is_not(None),
                    Visit.kind != "service",
                )
                .order_by(Visit.number)
            ).all()
        noted = 0
        for row in rows:
            if rng.random() < _OF_VISITS and noted < _MOST_A_DAY:
                noted += 1
                self._note(rng, row.customer_id, Source.VISIT, row.id, row.consultant_id)

    def _note_calls(self, rng: Random) -> None:
        """Callers without an owner: the supervisor gives these out (MGR-08)."""
        with self._shop.view(self._actor, "opportunities.view") as connection:
            rows = connection.execute(
                select(Call.id, Call.customer_id)
                .where(
                    Call.store_id == self._shop.store.id,
                    Call.day == self._shop.day(),
                    Call.customer_id.is_not(None),
                    Call.topic == "price",
                )
                .order_by(Call.number)
            ).all()
            free = [row for row in rows if owners.owner_of(connection, self._shop.store.id, row.customer_id) is None]
        for row in free:
            if rng.random() < _OF_CALLS:
                self._note(rng, row.customer_id, Source.CALL, row.id, None)

    def _note(self, rng: Random, customer: int, source: Source, source_id: int, staff: int | None) -> None:
        keys = [one.key for one in self._rules.signals]
        signals = rng.sample(keys, rng.choice((1, 1, 2)))
        today = self._shop.day()
        amount = int(rng.choice(self._trade.amounts["other"]) * _MINOR) if rng.random() < 0.8 else None
        step = rng.choice(self._trade.phrases["next_steps"]) if rng.random() < 0.8 else ""
        details = Details(
            amount=amount,
            expected_on=today + timedelta(days=rng.randint(7, 60)) if rng.random() < 0.7 else None,
            next_step=step,
            next_step_on=today + timedelta(days=rng.randint(1, 9)) if step else None,
        )
        with self._shop.work(self._actor, "opportunities.edit") as work:
            opportunities.note_in(work, customer, signals, source, source_id, staff_id=staff, details=details)

    def _assess(self, rng: Random) -> None:
        """The supervisor's evening; what nobody has waits for the window."""
        refusals = self._trade.phrases["quote_refusals"]
        with self._shop.view(self._actor, "opportunities.view") as connection:
            ids = connection.execute(
                select(Opportunity.id)
                .where(
                    Opportunity.store_id == self._shop.store.id,
                    Opportunity.state == State.OPEN.value,
                    Opportunity.assessment == Assessment.NONE.value,
                    Opportunity.owner_id.is_not(None),
                )
                .order_by(Opportunity.opened_at, Opportunity.id)
            ).scalars()
            waiting = list(ids)
        for one in waiting:
            if rng.random() < _IS_ASSESSED:
                judged = rng.choices((Assessment.REAL, Assessment.NURTURE, Assessment.NOT_REAL), (7, 2, 1))[0]
                note = rng.choice(refusals) if judged is Assessment.NOT_REAL else ""
                opportunities.assess(self._shop, self._actor, one, judged, note)
