"""The demo store's people: made once, on duty by a roster of their own."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from random import Random

from showroom.domain.packs.schema import Pack
from showroom.domain.staff.actor import Actor
from showroom.services import staff
from showroom.services.demo.people import consultant_names, words
from showroom.services.shop import Shop

LEAST_CONSULTANTS = 9
_VISITS_A_CONSULTANT = 7  # a day, beyond which the demo store hires
_USUAL_TALK, _USUAL_DAY = 24, 690  # minutes in a furniture store


@dataclass(frozen=True, slots=True)
class Team:
    """Ids by role; the receptionist takes the calls."""

    consultants: tuple[int, ...]
    receptionist: int
    supervisor: int

    def on_duty(self, rng: Random, day: date, share: float) -> tuple[int, ...]:
        """Who works on ``day``, in the order they come: everybody has days off in turn."""
        count = max(3, min(len(self.consultants), round(share * len(self.consultants))))
        start = day.toordinal() % len(self.consultants)
        working = [self.consultants[(start + place) % len(self.consultants)] for place in range(count)]
        rng.shuffle(working)
        return tuple(working)


def load(pack: Pack) -> float:
    """How many people a visit keeps busy, a furniture store being 1: longer talks, and fewer hours for them."""
    first = next(time.median for time in pack.service.times if time.kind == "first")
    open_minutes = [sum(end - start for start, end in pack.opening_hours.of(day)) for day in range(5)]
    return first / _USUAL_TALK * _USUAL_DAY / (max(open_minutes) or _USUAL_DAY)


def hire(shop: Shop, actor: Actor, pack: Pack, visits_per_day: float, pin: str) -> Team:
    """Receptionist, supervisor and consultants, all with the demo's PIN; the manager is made with the store."""
    wanted = max(LEAST_CONSULTANTS, min(60, round(visits_per_day * load(pack) / _VISITS_A_CONSULTANT)))
    names = consultant_names()
    consultants: list[int] = []
    for place in range(wanted):
        name = next(names)
        latin = name.isascii()
        languages = ("en", "zh_CN") if latin else ("zh_CN", "en") if place % 3 == 0 else ("zh_CN",)
        team = words()["teams"][place % 2]
        consultants.append(staff.add(shop, actor, staff.NewStaff(name, "consultant", pin, team, languages)))
    receptionist = staff.add(shop, actor, staff.NewStaff(words()["receptionist"], "receptionist", pin))
    supervisor = staff.add(shop, actor, staff.NewStaff(words()["supervisor"], "supervisor", pin))
    return Team(tuple(consultants), receptionist, supervisor)
