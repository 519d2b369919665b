"""Believable days for a demo store, made through the services a real day uses."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from random import Random

from sqlalchemy import func, select

from showroom.clock import Clock, ManualClock, zone
from showroom.domain.errors import UserError
from showroom.domain.ids import EPOCH
from showroom.domain.packs.schema import Pack
from showroom.domain.staff.actor import Actor
from showroom.services import ledger, packs
from showroom.services.demo.floor import Floor
from showroom.services.demo.many import Plan, register_many
from showroom.services.demo.memory import Memory
from showroom.services.demo.outside import fill_outside
from showroom.services.demo.people import DEMO_PIN
from showroom.services.demo.plan import Day, hours, plan
from showroom.services.demo.pursuit import Pursuit
from showroom.services.demo.selling import Selling
from showroom.services.demo.team import hire
from showroom.services.shop import Shop
from showroom.store.models import Customer, Visit

__all__ = ["Made", "Progress", "Wish", "fill", "make_demo", "moment"]

Progress = Callable[[int, int], None]
_YEARS_OF_CUSTOMERS = timedelta(days=3 * 365)
_SHORTEST_DAY = timedelta(minutes=45)
_INTO_THE_DAY = 0.56  # where the last day stops when only a day is said


@dataclass(frozen=True, slots=True)
class Wish:
    """What is asked for. ``end``: when the last day stops; ``customers``: besides those of the visits."""

    days: int
    visits_per_day: float
    customers: int
    seed: int
    end: datetime


@dataclass(frozen=True, slots=True)
class Made:
    """What came out."""

    days: int
    visits: int
    customers: int
    head: str


def fill(shop: Shop, clock: ManualClock, actor: Actor, wish: Wish, progress: Progress | None = None) -> Made:
    """Fill an empty demo store with ``wish.days`` days; each is one transaction. The same wish gives the same days.

    Raises ``UserError``: ``demo_not_a_demo_store``, ``demo_store_in_use``.
    """
    if not shop.store.is_demo:
        raise UserError("demo_not_a_demo_store", name=shop.store.name)
    with shop.view(actor, "packs.view") as connection:
        pack = packs.in_force(shop, connection).pack
        if ledger.catch_up(shop, connection) is not None:
            raise UserError("demo_store_in_use", name=shop.store.name)
    team = hire(shop, actor, pack, wish.visits_per_day, DEMO_PIN)
    memory = Memory()
    if wish.customers:
        opens = first_day(wish)
        begin = clock.now() + timedelta(hours=1)  # after the store's own records: no id is given twice
        step = (opens - begin) / wish.customers
        consultants = team.consultants
        everybody = Plan(wish.seed, begin, step, wish.customers, memory.serial, shop.ids.device, consultants)
        register_many(shop, clock, actor, everybody, progress)
        memory.serial += wish.customers
        clock.set(opens)
    floor = Floor(shop, clock, actor, pack, team, memory, Selling(shop, actor, pack, memory))
    pursuit = Pursuit(shop, actor, pack, wish.seed)
    last = shop.day(wish.end)
    for back in range(wish.days - 1, -1, -1):
        day = last - timedelta(days=back)
        rng = Random(f"{wish.seed}/{back}")
        planned = _planned(rng, shop, pack, day, wish, is_last=back == 0)
        if planned is not None:
            with shop.batch():
                floor.play(rng, planned, wish.end if back == 0 else None)
                pursuit.evening(back)
        if progress is not None:
            progress(wish.days - back, wish.days)
    fill_outside(shop, actor, team, memory, wish.seed)
    with shop.view(actor, "ledger.view") as connection:
        visits, customers = (
            connection.execute(select(func.count(model.id)).where(model.store_id == shop.store.id)).scalar_one()
            for model in (Visit, Customer)
        )
        return Made(wish.days, visits, customers, ledger.head(shop, connection))


def first_day(wish: Wish) -> datetime:
    """When the store is open for its first day at the latest: the midnight before it, so that the days before the last
    are the same whatever the hour."""
    first = (wish.end - timedelta(days=wish.days + 1)).astimezone(UTC)
    return first.replace(hour=0, minute=0, second=0, microsecond=0)


def founded(wish: Wish) -> datetime:
    """When the store began: a day before its first, or years before when it has customers of its own from then."""
    if not wish.customers:
        return first_day(wish)
    return max(EPOCH + timedelta(days=1), first_day(wish) - _YEARS_OF_CUSTOMERS)


def _planned(rng: Random, shop: Shop, pack: Pack, day: date, wish: Wish, *, is_last: bool) -> Day | None:
    open_hours = hours(pack, day, shop.store.time_zone)
    if open_hours is None and not is_last:
        return None
    if is_last:
        open_hours = _around(wish.end, open_hours, shop)
    assert open_hours is not None
    return plan(rng, day, *open_hours, wish.visits_per_day)


def _around(end: datetime, usual: tuple[datetime, datetime] | None, shop: Shop) -> tuple[datetime, datetime]:
    """Opening hours of the last day, moved so that ``end`` lies well inside them: the store must look alive."""
    if usual is not None and usual[0] + timedelta(hours=1, minutes=30) <= end <= usual[1] - timedelta(minutes=30):
        return usual
    length = usual[1] - usual[0] if usual is not None else timedelta(hours=11)
    local = end.astimezone(zone(shop.store.time_zone))
    begins = datetime.combine(shop.day(end), datetime.min.time(), local.tzinfo)
    begins += timedelta(minutes=shop.store.day_starts_minute + 30)
    opens = max(begins, (local - length * _INTO_THE_DAY).replace(minute=0, second=0, microsecond=0))
    return opens, opens + length


def moment(
    shop_zone: str, pack: Pack, said: date | datetime | None, now: datetime, starts_minute: int = 240
) -> datetime:
    """The moment the last day stops at: what was said; a day alone means its middle; nothing means now.

    Just after the beginning of a business day there is a little more, so that something has happened.
    """
    place = zone(shop_zone)
    if isinstance(said, datetime):
        return said.replace(tzinfo=place) if said.tzinfo is None else said
    if said is not None:
        open_hours = hours(pack, said, shop_zone)
        if open_hours is None:
            return datetime.combine(said, datetime.min.time(), place) + timedelta(hours=16)
        return open_hours[0] + (open_hours[1] - open_hours[0]) * _INTO_THE_DAY
    local = now.astimezone(place).replace(microsecond=0)
    begins = datetime.combine(local.date(), datetime.min.time(), place) + timedelta(minutes=starts_minute)
    if begins <= local < begins + timedelta(minutes=30) + _SHORTEST_DAY:
        return begins + timedelta(minutes=30) + _SHORTEST_DAY
    return local


def make_demo(place: str, clock: Clock, language: str, progress: Callable[[float], None]) -> Made:
    """The demo store of the window, made at ``place``: two weeks that end now. ``progress`` hears the part done."""
    from showroom.services.demo.make import make_demo as make  # it needs this module

    return make(place, clock, language, progress)
