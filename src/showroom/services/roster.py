"""The roster (REC-01): shifts of the people, the order they stand in, and what a decision needs to know of both.

The decisions keep what they used; a shift that is changed later changes no decision. Days that are over stay as they
are.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import Connection, func, select

from showroom.domain.errors import UserError
from showroom.domain.staff import languages, roster
from showroom.domain.staff.actor import Actor
from showroom.services import packs
from showroom.services.shop import Shop
from showroom.services.work import Work
from showroom.store.models import Shift, Staff, Store, Visit

_NO_FLOOR = ("administrator",)


@dataclass(frozen=True, slots=True)
class ShiftRow:
    """A shift in the grid. Minutes: after local midnight of ``day``. ``shift_no``: which of the day's beginnings.
    ``place``: in the order as it was set, people who are free that day counted; ``rank``: among those who work.
    """

    id: int
    staff_id: int
    day: date
    starts_minute: int
    ends_minute: int
    place: int | None
    rank: int | None
    shift_no: int


@dataclass(frozen=True, slots=True)
class ShiftFacts:
    """What a decision uses of somebody's shift. ``place``: among those who work that day, 1 first; None: none given."""

    starts_minute: int
    ends_minute: int
    place: int | None
    shift_no: int


@dataclass(frozen=True, slots=True)
class OnRoster:
    """Somebody who can be given a shift."""

    id: int
    name: str
    role: str


@dataclass(frozen=True, slots=True)
class Copied:
    """What :func:`copy_week` added: the new shifts' ids, for taking it back."""

    shift_ids: tuple[int, ...]


def facts(source: Connection | Work, store_id: int, staff_id: int, day: date) -> ShiftFacts | None:
    """The shift of a person on a business day; None when there is none."""
    return day_facts(source, store_id, day).get(staff_id)


def day_facts(source: Connection | Work, store_id: int, day: date) -> dict[int, ShiftFacts]:
    """Everybody's shift of a business day, by person."""
    connection = source.connection if isinstance(source, Work) else source
    rows = connection.execute(
        select(Shift.staff_id, Shift.starts_minute, Shift.ends_minute, Shift.place).where(
            Shift.store_id == store_id, Shift.day == day
        )
    ).all()
    shift_no = roster.ranks(row.starts_minute for row in rows)
    rank = roster.standing({row.staff_id: row.place for row in rows})
    return {
        row.staff_id: ShiftFacts(
            row.starts_minute, row.ends_minute, rank.get(row.staff_id), shift_no[row.starts_minute]
        )
        for row in rows
    }


def speakers(connection: Connection, store_id: int, language: str) -> frozenset[int]:
    """Who of the people working here can serve in ``language`` (any BCP-47 code)."""
    own = connection.execute(select(Store.language).where(Store.id == store_id)).scalar_one()
    rows = connection.execute(select(Staff.id, Staff.languages).where(Staff.store_id == store_id, Staff.active))
    return frozenset(row.id for row in rows if languages.speaks(row.languages, language, own))


def month_turns(connection: Connection, store_id: int, staff_id: int, first_day: date, before_day: date) -> int:
    """Turns that somebody has used from ``first_day`` until the day before ``before_day``. A visit handed over
    counts for who had the turn (REC-15)."""
    count = connection.execute(
        select(func.count()).where(
            Visit.store_id == store_id,
            func.coalesce(Visit.handed_from_id, Visit.consultant_id) == staff_id,
            Visit.day >= first_day,
            Visit.day < before_day,
            Visit.used_turn,
            Visit.state != "undone",
        )
    ).scalar_one()
    return int(count)


def people(shop: Shop, actor: Actor) -> tuple[OnRoster, ...]:
    """Those who can be given a shift, by name."""
    with shop.view(actor, "roster.view") as connection:
        rows = connection.execute(
            select(Staff.id, Staff.name, Staff.role)
            .where(Staff.store_id == shop.store.id, Staff.active, Staff.role.not_in(_NO_FLOOR))
            .order_by(Staff.name)
        ).all()
    return tuple(OnRoster(row.id, row.name, row.role) for row in rows)


def shifts(shop: Shop, actor: Actor, first: date, last: date) -> tuple[ShiftRow, ...]:
    """The shifts of the days ``first`` to ``last``, by day, then in roster order."""
    with shop.view(actor, "roster.view") as connection:
        rows = connection.execute(
            select(Shift.id, Shift.staff_id, Shift.day, Shift.starts_minute, Shift.ends_minute, Shift.place).where(
                Shift.store_id == shop.store.id, Shift.day >= first, Shift.day <= last
            )
        ).all()
    starts: dict[date, set[int]] = {}
    places: dict[date, dict[int, int | None]] = {}
    for row in rows:
        starts.setdefault(row.day, set()).add(row.starts_minute)
        places.setdefault(row.day, {})[row.staff_id] = row.place
    shift_no = {day: roster.ranks(minutes) for day, minutes in starts.items()}
    rank = {day: roster.standing(given) for day, given in places.items()}
    found = [
        ShiftRow(
            row.id,
            row.staff_id,
            row.day,
            row.starts_minute,
            row.ends_minute,
            row.place,
            rank[row.day].get(row.staff_id),
            shift_no[row.day][row.starts_minute],
        )
        for row in rows
    ]
    return tuple(sorted(found, key=lambda s: (s.day, s.rank is None, s.rank or 0, s.starts_minute, s.id)))


def presets(shop: Shop, actor: Actor, day: date) -> tuple[roster.Preset, ...]:
    """Early, late and full shift of a day, from the pack's opening hours."""
    with shop.view(actor, "roster.view") as connection:
        hours = packs.in_force(shop, connection).pack.opening_hours
    return roster.presets(hours.of(day.weekday()))


def set_shift(
    shop: Shop, actor: Actor, staff_id: int, day: date, starts_minute: int, ends_minute: int, place: int | None = None
) -> int:
    """Give somebody a shift, or another one that day; returns its id. Without ``place`` an earlier place stays.

    Raises ``UserError``: ``shift_outside_day``, ``shift_ends_before``, ``roster_day_is_over``, ``no_such_person``,
    ``roster_place_wrong``.
    """
    roster.check(starts_minute, ends_minute, shop.store.day_starts_minute)
    if place is not None and place < 1:
        raise UserError("roster_place_wrong", field="place", place=place)
    with shop.work(actor, "roster.edit") as work:
        _refuse_past(work, day)
        _known(work, staff_id)
        row = work.connection.execute(
            select(Shift.id, Shift.place).where(
                Shift.store_id == work.store_id, Shift.day == day, Shift.staff_id == staff_id
            )
        ).first()
        kept = place if place is not None or row is None else row.place
        if row is None:
            return work.insert(
                Shift, staff_id=staff_id, day=day, starts_minute=starts_minute, ends_minute=ends_minute, place=kept
            )
        work.update(Shift, row.id, starts_minute=starts_minute, ends_minute=ends_minute, place=kept)
        return int(row.id)


def clear_shift(shop: Shop, actor: Actor, staff_id: int, day: date) -> bool:
    """Take somebody's shift of a day away; whether there was one. Raises ``UserError('roster_day_is_over')``."""
    with shop.work(actor, "roster.edit") as work:
        _refuse_past(work, day)
        shift_id = work.connection.execute(
            select(Shift.id).where(Shift.store_id == work.store_id, Shift.day == day, Shift.staff_id == staff_id)
        ).scalar()
        if shift_id is not None:
            work.delete(Shift, shift_id)
        return shift_id is not None


def set_order(shop: Shop, actor: Actor, days: Sequence[date], order: Sequence[int]) -> None:
    """Make ``order`` (people) the roster order of ``days``, for those who work on them.

    The place is kept with the people who are free counted, so that a week has one order. Whoever works and is not named
    has no place then. Days that are over are left as they are.
    """
    places = {person: place for place, person in enumerate(order, start=1)}
    with shop.work(actor, "roster.edit") as work:
        for day in days:
            if day < work.day:
                continue
            rows = work.connection.execute(
                select(Shift.id, Shift.staff_id).where(Shift.store_id == work.store_id, Shift.day == day)
            ).all()
            for row in rows:
                work.update(Shift, row.id, place=places.get(row.staff_id))


def copy_week(shop: Shop, actor: Actor, from_monday: date, to_monday: date) -> Copied:
    """Give everybody who has no shift yet the one of the same weekday of another week, with its place.

    What is planned already, days that are over and people who have left are passed over.
    Raises ``UserError``: ``roster_week_is_empty`` (nothing to copy), ``roster_same_week``.
    """
    if from_monday == to_monday:
        raise UserError("roster_same_week")
    with shop.work(actor, "roster.edit") as work:
        rows = work.connection.execute(
            select(Shift.staff_id, Shift.day, Shift.starts_minute, Shift.ends_minute, Shift.place)
            .join(Staff, Staff.id == Shift.staff_id)
            .where(Shift.store_id == work.store_id, Staff.active, Staff.role.not_in(_NO_FLOOR))
            .where(Shift.day >= from_monday, Shift.day < from_monday + timedelta(days=7))
            .order_by(Shift.day, Shift.place)
        ).all()
        if not rows:
            raise UserError("roster_week_is_empty", day=from_monday)
        taken = _planned(work, to_monday)
        added = []
        for row in rows:
            day = to_monday + (row.day - from_monday)
            if day < work.day or (row.staff_id, day) in taken:
                continue
            added.append(
                work.insert(
                    Shift,
                    staff_id=row.staff_id,
                    day=day,
                    starts_minute=row.starts_minute,
                    ends_minute=row.ends_minute,
                    place=row.place,
                )
            )
        return Copied(tuple(added))


def take_back_copy(shop: Shop, actor: Actor, copied: Copied) -> None:
    """Take the shifts that :func:`copy_week` added away again, as far as they are still there and not over."""
    with shop.work(actor, "roster.edit") as work:
        present = work.connection.execute(
            select(Shift.id).where(
                Shift.store_id == work.store_id, Shift.id.in_(copied.shift_ids), Shift.day >= work.day
            )
        )
        for shift_id in present.scalars().all():
            work.delete(Shift, shift_id)


def _planned(work: Work, monday: date) -> set[tuple[int, date]]:
    rows = work.connection.execute(
        select(Shift.staff_id, Shift.day).where(
            Shift.store_id == work.store_id, Shift.day >= monday, Shift.day < monday + timedelta(days=7)
        )
    )
    return {(row.staff_id, row.day) for row in rows}


def _refuse_past(work: Work, day: date) -> None:
    if day < work.day:
        raise UserError("roster_day_is_over", day=day)


def _known(work: Work, staff_id: int) -> None:
    found = work.connection.execute(
        select(Staff.id).where(
            Staff.id == staff_id, Staff.store_id == work.store_id, Staff.active, Staff.role.not_in(_NO_FLOOR)
        )
    ).scalar()
    if found is None:
        raise UserError("no_such_person", name=f"#{staff_id}")
