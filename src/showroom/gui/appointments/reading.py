"""What the appointments page reads at once: a day, its week, the hours, whom and what can be booked (CAL-09)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from showroom.domain.packs.choices import AppointmentFor
from showroom.domain.staff.actor import Actor
from showroom.gui.appointments.columns import Column
from showroom.services import appointments, roster, staff
from showroom.services.appointments import AppointmentState, Expected
from showroom.services.shop import Shop
from showroom.wording import word

_DRAWN = (AppointmentState.EXPECTED, AppointmentState.CAME, AppointmentState.NO_SHOW)


@dataclass(frozen=True, slots=True)
class DayRead:
    """``rows``: the day's, without the cancelled ones; ``week``: how many on each day from Monday; ``hours``: opening
    hours in minutes; ``closed_days`` of the week; ``consultants`` with when they are there; ``to_remind``: whom to
    call; ``purposes``: what appointments are for, in words."""

    rows: tuple[Expected, ...] = ()
    week: tuple[tuple[date, int], ...] = ()
    hours: tuple[tuple[int, int], ...] = ()
    closed_days: frozenset[date] = frozenset()
    consultants: tuple[Column, ...] = ()
    resources: tuple[Column, ...] = ()
    to_remind: tuple[Expected, ...] = ()
    purposes: Mapping[str, str] = field(default_factory=dict)

    @property
    def open_count(self) -> int:
        """How many of the day are still expected."""
        return sum(row.state is AppointmentState.EXPECTED for row in self.rows)


def read_day(shop: Shop, actor: Actor, day: date, language: str) -> DayRead:
    """Everything about ``day``; phones as ``actor`` may see them, purposes in ``language``."""
    monday = day - timedelta(days=day.weekday())
    counts = {monday + timedelta(days=number): 0 for number in range(7)}
    rows = []
    for row in appointments.between(shop, actor, monday, monday + timedelta(days=6)):
        if row.state in _DRAWN:
            its_day = shop.day(row.at)
            counts[its_day] += 1
            if its_day == day:
                rows.append(row)
    hours = appointments.hours_of(shop, actor, counts)
    things = [Column(name, name) for name in dict.fromkeys(one.name for one in appointments.bookable(shop, actor))]
    return DayRead(
        rows=tuple(rows),
        week=tuple(counts.items()),
        hours=hours[day],
        closed_days=frozenset(one for one, spans in hours.items() if not spans),
        consultants=_consultants(shop, actor, day, language),
        resources=tuple(things),
        to_remind=appointments.to_remind(shop, actor),
        purposes={one.value: word(language, f"appointment_for_{one.value}") for one in AppointmentFor},
    )


def _consultants(shop: Shop, actor: Actor, day: date, language: str) -> tuple[Column, ...]:
    """Everybody who sells, with their shift; on a day without a roster everybody may be there."""
    shifts = {one.staff_id: one for one in roster.shifts(shop, actor, day, day)}
    found = []
    for card in staff.cards(shop, actor):
        if card.role != "consultant":
            continue
        own = shifts.get(card.id)
        if not shifts:
            found.append(Column(card.id, card.name))
        elif own is None:
            found.append(Column(card.id, word(language, "appointment_off", name=card.name), ()))
        else:
            found.append(Column(card.id, card.name, ((own.starts_minute, own.ends_minute),)))
    return tuple(found)
