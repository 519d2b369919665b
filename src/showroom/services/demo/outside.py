"""What a demo store knows besides its days: next week's roster, agents and their notices, who is expected."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from random import Random

from showroom.clock import zone
from showroom.domain.staff.actor import Actor
from showroom.services import agents, appointments, roster
from showroom.services.agents import NewAgency, NewAgent, NewNotice
from showroom.services.appointments import NewAppointment
from showroom.services.demo.memory import Memory
from showroom.services.demo.people import Guest, guest, words
from showroom.services.demo.team import Team
from showroom.services.shop import Shop

_NOTICES = 14
_EXPECTED_HOURS = (0.4, 0.9, 1.5, 2.5, 26, 28.5, 50)
_FROM, _TO = 9, 21
_SHIFTS = ("early", "late", "early", "full")


def fill_outside(shop: Shop, actor: Actor, team: Team, memory: Memory, seed: int) -> None:
    """Fill it in as one transaction, as of the clock's now; the same seed gives the same rows."""
    rng = Random(f"{seed}/outside")
    with shop.batch():
        _plan_next_week(shop, actor, team)
        _announce(shop, actor, team, memory, rng)
        _book(shop, actor, team, memory, rng)


def _plan_next_week(shop: Shop, actor: Actor, team: Team) -> None:
    """From the next Monday: the days that were played had rosters of their own, which are over."""
    today = shop.day()
    monday = today + timedelta(days=7 - today.weekday())
    days = [monday + timedelta(days=number) for number in range(7)]
    for day in days:
        usual = {preset.key: preset for preset in roster.presets(shop, actor, day)}
        for place, person in enumerate(team.consultants):
            if (place + day.toordinal()) % 7 < 2:  # two days off a week, in turn
                continue
            shift = usual[_SHIFTS[place % len(_SHIFTS)]]
            roster.set_shift(shop, actor, person, day, shift.starts_minute, shift.ends_minute)
    roster.set_order(shop, actor, days, team.consultants)


def _announce(shop: Shop, actor: Actor, team: Team, memory: Memory, rng: Random) -> None:
    now, people = shop.clock.now(), []
    for name, kind, days in words()["agencies"]:
        agents.add_agency(shop, actor, NewAgency(name, kind, days))
        people.append(agents.add_agent(shop, actor, NewAgent(_somebody(rng, memory).name, name)))
    said: list[str] = []
    for number in range(_NOTICES):
        brought = _somebody(rng, memory)
        phone = brought.phone or ""
        # Two agencies may announce the same person: that is what the list is for.
        masked = rng.choice(said) if number % 6 == 5 else f"{phone[:3]}****{phone[-4:]}"
        said.append(masked)
        agents.notice(
            shop,
            actor,
            NewNotice(
                phone=masked,
                customer_name=brought.name,
                agent_id=people[number % len(people)],
                noticed_at=now - timedelta(minutes=rng.randrange(10, 20 * 24 * 60)),
                consultant_id=rng.choice(team.consultants) if number % 3 == 0 else None,
            ),
        )


def _book(shop: Shop, actor: Actor, team: Team, memory: Memory, rng: Random) -> None:
    now = shop.clock.now().replace(minute=0, second=0, microsecond=0)
    purposes = appointments.purposes(shop, actor)
    for number, hours in enumerate(_EXPECTED_HOURS):
        at = _in_daylight(shop, now + timedelta(hours=round(hours * 2) / 2 + 0.5))
        expected = _somebody(rng, memory)
        appointments.book(
            shop,
            actor,
            NewAppointment(
                at=at,
                name=expected.name,
                phone=expected.phone,
                minutes=rng.choice((30, 60, 90)),
                purpose=rng.choice(purposes) if number % 2 else "visit",
                consultant_id=rng.choice(team.consultants) if number % 2 else None,
            ),
        )


def _in_daylight(shop: Shop, at: datetime) -> datetime:
    """Nobody is expected at night: then it is the next morning."""
    place = zone(shop.store.time_zone)
    local = at.astimezone(place)
    if _FROM <= local.hour < _TO:
        return at
    day: date = shop.day(at) + timedelta(days=1)
    return datetime.combine(day, time(10), place) + timedelta(minutes=local.minute)


def _somebody(rng: Random, memory: Memory) -> Guest:
    """Somebody with a Chinese mobile number."""
    while True:
        found = guest(rng, memory.next_serial())
        digits = (found.phone or "").replace(" ", "").replace("-", "")
        if len(digits) == 11 and digits.startswith("1") and digits.isdigit():
            return found
