"""The demo day's telephone (CAL): known customers and new callers, call-backs and their answers, bookings."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from random import Random
from typing import Any

from showroom.clock import zone
from showroom.domain.calls.rules import CallResult, CallTopic
from showroom.domain.customers.form import Answer
from showroom.domain.packs.schema import Pack
from showroom.domain.staff.actor import Actor
from showroom.services import appointments, calls
from showroom.services.agenda import Agenda
from showroom.services.appointments import NewAppointment
from showroom.services.calls import NewCall
from showroom.services.demo.memory import Known, Memory
from showroom.services.demo.people import guest, trade, words
from showroom.services.demo.plan import Day
from showroom.services.demo.team import Team
from showroom.services.shop import Shop

_CALLS_A_VISIT = 0.22
_CALLED_OFF = 0.15
_STAYS_AWAY = 0.2
_KNOWN_TOPICS = (CallTopic.ORDER, CallTopic.AFTER_SALES, CallTopic.APPOINTMENT, CallTopic.PRICE, CallTopic.ENQUIRY)


class Phone:
    """Plans and takes a day's calls."""

    def __init__(self, shop: Shop, actor: Actor, pack: Pack, team: Team, memory: Memory) -> None:
        self._shop, self._actor, self._memory = shop, actor, memory
        self._channels = [channel.key for channel in pack.channels if channel.group in ("online", "advertising")]
        self._fields = {field.column: field.key for field in pack.form.fields if field.column is not None}
        self.words: dict[str, Any] = dict(trade(pack.name).phrases)
        # who takes a call does not look after the caller: that is for whoever sells
        self._desk = Actor("staff", words()["receptionist"], "receptionist", team.receptionist)

    def plan(self, rng: Random, agenda: Agenda, day: Day) -> None:
        """Put the day's calls on the agenda."""
        open_minutes = int((day.closes - day.opens).total_seconds()) // 60
        for _ in range(round(len(day.arrivals) * _CALLS_A_VISIT * rng.gauss(1, 0.15))):
            agenda.at(day.opens + timedelta(minutes=rng.randrange(open_minutes)), lambda: self._ring(rng, agenda))

    def _ring(self, rng: Random, agenda: Agenda) -> None:
        if rng.random() < 0.45:
            known = self._memory.coming_back(rng, agenda.now)
            if known is not None and known.guest.phone is not None:
                self._known(rng, agenda, known)
                return
        self._new(rng, agenda)

    def _known(self, rng: Random, agenda: Agenda, known: Known) -> None:
        topic = rng.choice(_KNOWN_TOPICS)
        booked = topic is CallTopic.APPOINTMENT
        question = rng.choice(self.words["questions"]) if not booked and rng.random() < 0.2 else ""
        result = CallResult.VISIT_BOOKED if booked else CallResult.CALL_BACK if question else CallResult.ANSWERED
        call = NewCall(known.guest.phone or "", topic=topic, result=result, question=question)
        logged = self._log(rng, agenda, call)
        if booked:
            self._book(agenda, logged, known)

    def _new(self, rng: Random, agenda: Agenda) -> None:
        """A first-time caller; who says a name is registered, and may come (REC-06 phone-up)."""
        caller = guest(rng, self._memory.next_serial())
        nameless = rng.random() < 0.5
        # Of somebody who says neither number nor name there is nothing to ask a channel of.
        channel = None if caller.phone is None and nameless else rng.choice(self._channels or [None])
        answers: dict[str, Answer] = {}
        if not nameless and "name" in self._fields:
            answers = {self._fields["name"]: caller.name}
            if channel and "source_channel" in self._fields:
                answers[self._fields["source_channel"]] = channel
        booked = bool(answers) and rng.random() < 0.5
        question = rng.choice(self.words["questions"]) if not booked and rng.random() < 0.15 else ""
        result = CallResult.VISIT_BOOKED if booked else CallResult.CALL_BACK if question else CallResult.ANSWERED
        topic = CallTopic.PRICE if rng.random() < 0.3 else CallTopic.ENQUIRY
        new = NewCall(
            caller.phone or "", topic=topic, result=result, question=question, answers=answers, channel=channel
        )
        logged = self._log(rng, agenda, new)
        if logged.customer_id is not None and answers:
            known = self._memory.add(Known(logged.customer_id, caller, None, agenda.now))
            if booked:
                self._book(agenda, logged, known)

    def _book(self, agenda: Agenda, logged: calls.Logged, known: Known) -> None:
        """In the calendar for one of the next days; some call it off, and not everybody keeps it (CAL-09)."""
        own = Random(f"{logged.day}/{logged.number}")  # its own luck: the day's goes on as if nobody had booked
        local = zone(self._shop.store.time_zone)
        day = logged.day + timedelta(days=own.choice((1, 1, 2)))
        at = datetime.combine(day, time(own.randint(10, 18), own.choice((0, 30))), local)
        wanted = NewAppointment(at, customer_id=known.id, consultant_id=known.owner, call_id=logged.id)
        known.booked, known.comes_on = appointments.book(self._shop, self._desk, wanted), day
        if own.random() < _STAYS_AWAY:
            return
        self._memory.expected.append(known)
        if own.random() < _CALLED_OFF:
            why = own.choice(self.words["called_off"])
            agenda.after(timedelta(minutes=own.randint(30, 180)), lambda: self._call_off(known, why))

    def _call_off(self, known: Known, why: str) -> None:
        if known.booked is not None and known in self._memory.expected:
            self._memory.expected.remove(known)
            appointments.cancel(self._shop, self._desk, known.booked, why)
            known.booked = None

    def _log(self, rng: Random, agenda: Agenda, new: NewCall) -> calls.Logged:
        from dataclasses import replace

        rings, length = rng.choice((1, 2, 2, 2, 3, 3, 4, 6)), rng.randint(30, 420)
        logged = calls.log(self._shop, self._desk, replace(new, rings=rings, duration_s=length))
        if logged.callback_due is not None and rng.random() < 0.93:
            answer = rng.choice(self.words["callback_answers"])
            agenda.after(timedelta(minutes=rng.randint(12, 150)), lambda: self._call_back(logged.id, answer))
        return logged

    def _call_back(self, call: int, answer: str) -> None:
        calls.done(self._shop, self._actor, call, answer)
