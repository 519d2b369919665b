"""One demo day on the floor: people clock in, parties come, are greeted, served and leave; lunches, mistakes, closing.

What happens with a visitor beyond reception (form, presentation, quote) is :mod:`showroom.services.demo.selling`'s.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial
from random import Random

import showroom.services.demo.endings as endings
from showroom.clock import ManualClock
from showroom.domain.errors import UserError
from showroom.domain.packs.schema import Pack
from showroom.domain.reception import terms
from showroom.domain.reception.state import Board
from showroom.domain.simulation import draw
from showroom.domain.staff.actor import Actor
from showroom.services import reception
from showroom.services.agenda import Agenda
from showroom.services.demo.memory import Known, Memory
from showroom.services.demo.plan import KNOWN_KINDS, Arrival, Day
from showroom.services.demo.selling import Selling
from showroom.services.demo.talk import Phone
from showroom.services.demo.team import Team
from showroom.services.shop import Shop

_MEALS = ((11 * 60 + 30, 13 * 60 + 30), (17 * 60 + 15, 18 * 60 + 45))  # begin within, in minutes after midnight
_OPEN_KINDS = frozenset({"first", "asked_for", "phone_up", "referral", "agent"})
_AT_ONCE = 3  # a third of the team at most is at a meal


class Floor:
    """Plays days. Everything goes through the services, as the people of the store would do it."""

    def __init__(
        self, shop: Shop, clock: ManualClock, actor: Actor, pack: Pack, team: Team, memory: Memory, selling: Selling
    ) -> None:
        self._shop, self._clock, self._actor, self._pack = shop, clock, actor, pack
        self._team, self._memory, self._selling = team, memory, selling
        self._phone = Phone(shop, actor, pack, team, memory)
        self._outcomes = {outcome.key: outcome for outcome in pack.outcomes}
        self._must_register = pack.rotation.held_out_by["unregistered_guest"]
        self._rng = Random(0)
        self._waiting: dict[int, Arrival] = {}
        self._serving: dict[int, tuple[Arrival, int]] = {}
        self._customers: dict[int, Known] = {}
        self._closes = clock.now()

    def play(self, rng: Random, day: Day, until: datetime | None = None) -> None:
        """One day; ``until`` stops it in the middle, as the store is at that moment."""
        self._rng, self._closes = rng, day.closes
        self._waiting, self._serving, self._customers = {}, {}, {}
        agenda = Agenda(self._clock)
        self._clock.set(day.opens - timedelta(minutes=25))
        for place, person in enumerate(self._team.on_duty(rng, day.day, day.share_on_duty)):
            late = timedelta(minutes=rng.randint(4, 35)) if rng.random() < 0.04 else timedelta(0)
            comes = day.opens - timedelta(minutes=22 - 2 * place, seconds=-rng.randint(0, 100)) + late
            agenda.at(comes, partial(self._come, agenda, person))
            for begin, end in _MEALS:
                at = day.opens.replace(hour=0, minute=0) + timedelta(minutes=rng.randint(begin, end))
                if day.opens + timedelta(hours=1) < at < day.closes - timedelta(hours=2):
                    agenda.at(at, partial(self._eat, agenda, person, 6))
            agenda.at(day.closes + timedelta(minutes=rng.randint(2, 12)), partial(self._go, agenda, person))
        for arrival in day.arrivals:
            agenda.at(arrival.at, partial(self._arrive, agenda, arrival))
        self._phone.plan(rng, agenda, day)
        agenda.at(day.opens - timedelta(minutes=24), self._selling.morning)
        self._selling.remember(rng, agenda, day)
        if rng.random() < 0.25:
            agenda.at(day.opens + timedelta(minutes=rng.randint(90, 480)), lambda: self._place(agenda))
        agenda.run(until)
        if until is not None:
            self._rush(agenda)

    def _rush(self, agenda: Agenda) -> None:
        """Parties come until somebody waits: the demo opens on a store in its busiest minute."""
        for _ in range(len(self._board().people) + 1):
            if self._waiting:
                return
            self._arrive(agenda, Arrival(self._clock.now(), "first", self._rng.randint(1, 4)))
            self._clock.advance(seconds=self._rng.randint(5, 20))

    # ---- people ----------------------------------------------------------------------------------------------------

    def _come(self, agenda: Agenda, person: int) -> None:
        reception.clock_in(self._shop, self._actor, person)
        self._look(agenda)

    def _status(self, agenda: Agenda, person: int, status: str) -> bool:
        """Set a status if the person is free to take it."""
        board = self._board()
        here = board.people.get(person)
        if here is None or here.visits or here.status == status:
            return False
        reception.set_status(self._shop, self._actor, person, status)
        self._look(agenda)
        return True

    def _eat(self, agenda: Agenda, person: int, tries: int) -> None:
        board = self._board()
        eating = sum(1 for other in board.people.values() if other.status == "lunch")
        crowded = eating * _AT_ONCE >= len(board.people) or board.waiting()
        if not crowded and self._may_eat(agenda, person):
            agenda.after(timedelta(minutes=self._rng.randint(28, 42)), lambda: self._back(agenda, person))
        elif tries:
            agenda.after(timedelta(minutes=8), lambda: self._eat(agenda, person, tries - 1))

    def _may_eat(self, agenda: Agenda, person: int) -> bool:
        """Whether the policy's cap let the person go to lunch (REC-05)."""
        try:
            return self._status(agenda, person, "lunch")
        except UserError as refused:
            if refused.code != "lunch_cap_reached":
                raise
            return False

    def _back(self, agenda: Agenda, person: int) -> None:
        self._status(agenda, person, terms.AVAILABLE)

    def _go(self, agenda: Agenda, person: int) -> None:
        here = self._board().people.get(person)
        if here is None:
            return
        if here.visits or self._waiting:
            agenda.after(timedelta(minutes=5), lambda: self._go(agenda, person))
            return
        reception.clock_out(self._shop, self._actor, person)
        self._look(agenda)

    def _place(self, agenda: Agenda) -> None:
        """A supervisor puts somebody first, for a reason (REC-01)."""
        board = self._board()
        # before a make-up nobody is placed
        order = [staff for staff in board.order() if not board.make_up_count(staff)]
        if len(order) > 2:
            staff, reason = self._rng.choice(order[1:]), self._rng.choice(self._phone.words["place_reasons"])
            reception.place(self._shop, self._actor, staff, order[0], reason)
            self._look(agenda)

    def _board(self) -> Board:
        assert self._shop.kept_board is not None
        return self._shop.kept_board.board

    # ---- visitors --------------------------------------------------------------------------------------------------

    def _arrive(self, agenda: Agenda, arrival: Arrival) -> None:
        request, known = self._request(arrival)
        given = reception.walk_in(self._shop, self._actor, request)
        if known is not None:
            self._customers[given.visit_id] = known
        if self._rng.random() < 0.008 and given.decision.assigned is not None:
            # Entered twice by mistake: taken back within the minute, and the true one stands a moment later.
            again = reception.walk_in(self._shop, self._actor, replace(request, appointment_id=None))
            self._clock.advance(seconds=self._rng.randint(8, 40))
            reception.undo(self._shop, self._actor, again.events)
        visit = given.visit_id
        # What the desk entered, not what was planned: whoever nobody knows yet comes for the first time.
        self._waiting[visit] = replace(arrival, kind=request.kind)
        self._look(agenda)
        if visit in self._waiting:
            patience = draw.patience(self._rng, self._pack.service.patience)
            agenda.after(patience, lambda: self._give_up(agenda, visit))
            red = timedelta(seconds=self._board().policy.red_wait_s)
            agenda.after(red + timedelta(seconds=self._rng.randint(5, 90)), lambda: self._hurry(agenda, visit))

    def _request(self, arrival: Arrival) -> tuple[reception.WalkIn, Known | None]:
        """What the desk enters: the kind, if whoever it needs is known."""
        kind, known, asked_for, booked = arrival.kind, None, None, None
        if kind in KNOWN_KINDS or kind == "phone_up":
            known = self._memory.after_call(self._shop.day()) if kind in ("phone_up", "appointment") else None
            if known is not None:
                booked, known.booked = known.booked, None
            if known is None and kind in KNOWN_KINDS:
                known = self._memory.coming_back(self._rng, self._clock.now(), self._board().people)
            if known is None:
                kind = "first"
        if kind == "asked_for":
            board = self._board()
            here = board.free() or board.order()
            kind, asked_for = ("asked_for", self._rng.choice(here)) if here else ("first", None)
        channel, purpose = self._selling.reasons_to_come(self._rng, kind)
        return (
            reception.WalkIn(
                kind,
                arrival.party,
                asked_for,
                known.id if known else None,
                channel,
                purpose,
                appointment_id=booked,
            ),
            known,
        )

    def _look(self, agenda: Agenda) -> None:
        """Serve those who waited and have been taken: any act may make somebody free for them."""
        board = self._board()
        for visit in [one for one in self._waiting if one in board.visits]:
            staff = board.visits[visit].consultant
            if staff is not None:
                self._serve(agenda, visit, staff, self._waiting.pop(visit))

    def _hurry(self, agenda: Agenda, visit: int) -> None:
        """At the red limit: a deputy for who waits for one person, the manager's word where it is wanted (REC-07)."""
        found = self._board().visits.get(visit) if visit in self._waiting else None
        if found is None:
            return
        try:
            if found.manager:
                reason = self._rng.choice(self._phone.words["place_reasons"])
                reception.override(self._shop, self._actor, visit, self._team.supervisor, reason)
            elif found.waits_for is not None:
                reception.deputy(self._shop, self._actor, visit)
        except UserError as refused:
            if refused.code not in ("nobody_may_take", "serves_already"):
                raise
            agenda.after(timedelta(minutes=3), lambda: self._hurry(agenda, visit))
        self._look(agenda)

    def _serve(self, agenda: Agenda, visit: int, staff: int, arrival: Arrival) -> None:
        self._serving[visit] = (arrival, staff)
        agenda.after(
            timedelta(seconds=self._rng.choice((8, 12, 15, 20, 25, 35, 50, 75))), lambda: self._greet(agenda, visit)
        )
        length = draw.service_time(self._rng, self._pack.service.times, arrival.kind)
        if length > timedelta(minutes=6):
            known = self._customers.get(visit)
            self._selling.plan(self._rng, agenda, visit, staff, arrival.kind, length, known, self._customers)
        agenda.after(length, lambda: self._finish(agenda, visit))

    def _greet(self, agenda: Agenda, visit: int) -> None:
        if visit in self._serving:
            reception.greet(self._shop, self._actor, visit)
            self._look(agenda)

    def _finish(self, agenda: Agenda, visit: int) -> None:
        arrival, staff = self._serving.pop(visit)
        known = self._customers.get(visit)
        sold = self._selling.end(self._rng, visit, known)
        outcome = self._outcomes.get(sold or "") or endings.plain_outcome(self._rng, self._outcomes, arrival.kind)
        if known is None and self._must_register and arrival.kind in _OPEN_KINDS and not outcome.gives_turn_back:
            known = self._selling.register_before_leaving(self._rng, agenda, visit, staff, self._customers)
        away = self._rng.random()
        status = "break" if away < 0.03 else "phone" if away < 0.05 else terms.AVAILABLE
        ended = reception.Finish(
            outcome.key, endings.reason(self._rng, outcome), self._selling.next_step(self._rng, outcome), status
        )
        if known is not None:
            known.last = self._clock.now()
            known.warm = outcome.result not in ("lost", "won") or self._rng.random() < 0.3
        reception.finish(self._shop, self._actor, visit, ended)
        self._look(agenda)
        if arrival.kind == "first" and known is not None and self._rng.random() < 0.02:
            self._correct(visit, known)
        if status != terms.AVAILABLE:
            agenda.after(timedelta(minutes=self._rng.randint(4, 12)), lambda: self._back(agenda, staff))

    def _correct(self, visit: int, known: Known) -> None:
        """The "first visit" turns out to be somebody's return (REC-09)."""
        reason = self._rng.choice(self._phone.words["correct_reasons"])
        try:
            reception.reclassify(self._shop, self._actor, visit, reception.Reclassify("return", reason, known.id))
        except UserError as refused:
            if refused.code != "visit_not_of_today":
                raise

    def _give_up(self, agenda: Agenda, visit: int) -> None:
        self._look(agenda)
        if self._waiting.pop(visit, None) is not None:
            reception.leave_unserved(self._shop, self._actor, visit)
            self._look(agenda)
