"""Staff: sign-in with card and PIN (SEC-01), the people of the store, and making a store on first run.

A PIN is checked with argon2 (slow on purpose): call :func:`sign_in` off the GUI thread. Wrong PINs slow the card down
and are recorded.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import timedelta
from functools import lru_cache
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfoNotFoundError

from sqlalchemy import insert, select
from sqlalchemy.engine import Row

from showroom.clock import Clock, zone
from showroom.domain.errors import Refused, UserError
from showroom.domain.ids import IdSource
from showroom.domain.staff.actor import DESK, ROLES, Actor, system_actor
from showroom.domain.staff.languages import LONGEST, apart, joined, plain
from showroom.domain.staff.permissions import may
from showroom.services.shop import Shop, StoreFacts, open_shop
from showroom.store.database import Database
from showroom.store.models import Device, Staff, Store

if TYPE_CHECKING:
    from argon2 import PasswordHasher

    from showroom.domain.packs.schema import Pack
    from showroom.services.work import Work

PIN = re.compile(r"\d{4,8}")
FREE_TRIES = 3
_SLOWEST = timedelta(minutes=15)


@dataclass(frozen=True, slots=True)
class Card:
    """A person as the sign-in shows them. ``languages``: codes, e.g. ``("zh", "en")``. ``phone``: only for who may
    edit people.
    """

    id: int
    name: str
    role: str
    team: str | None
    languages: tuple[str, ...]
    has_pin: bool
    active: bool
    phone: str | None = None


@dataclass(frozen=True, slots=True)
class NewStaff:
    """A person to add; ``pin`` None: can't sign in yet. ``languages``: none stated means the store's. ``phone``: a
    customer registered under it is flagged (REG-01).
    """

    name: str
    role: str
    pin: str | None = None
    team: str | None = None
    languages: tuple[str, ...] = ()
    phone: str | None = None


@dataclass(frozen=True, slots=True)
class NewStore:
    """What the first-run page asks. ``time_zone``: IANA name; ``country``/``currency``: ISO codes."""

    name: str
    language: str
    time_zone: str
    country: str
    currency: str
    pack: Pack
    manager: NewStaff
    is_demo: bool = False

    def problems(self) -> tuple[UserError, ...]:
        """What is wrong, each at its field; the service asks again."""
        found: list[UserError] = []
        if not self.name.strip():
            found.append(UserError("store_name_missing", field="name"))
        try:
            zone(self.time_zone)
        except (ZoneInfoNotFoundError, ValueError, OSError):
            found.append(UserError("time_zone_unknown", field="time_zone", value=self.time_zone))
        if not re.fullmatch(r"[A-Z]{2}", self.country):
            found.append(UserError("country_unknown", field="country", value=self.country))
        if not re.fullmatch(r"[A-Z]{3}", self.currency):
            found.append(UserError("currency_unknown", field="currency", value=self.currency))
        return (*found, *staff_problems(self.manager))


def staff_problems(person: NewStaff) -> tuple[UserError, ...]:
    """What is wrong with a person to add, each at its field (``staff_name``, ``role``, ``languages``, ``pin``)."""
    found: list[UserError] = []
    if not person.name.strip():
        found.append(UserError("staff_name_missing", field="staff_name"))
    if person.role not in ROLES:
        found.append(UserError("role_unknown", field="role", value=person.role, roles=", ".join(ROLES)))
    unknown = [code for code in person.languages if not plain(code)]
    if unknown:
        found.append(UserError("language_unknown", field="languages", value=unknown[0]))
    if len(joined(person.languages)) > LONGEST:
        found.append(UserError("languages_too_many", field="languages"))
    if person.pin is not None:
        found.extend(pin_problems(person.pin))
    return tuple(found)


def pin_problems(pin: str) -> tuple[UserError, ...]:
    """What is wrong with a PIN, at the field ``pin``."""
    if not PIN.fullmatch(pin):
        return (UserError("pin_needs_digits", field="pin"),)
    if len(set(pin)) == 1 or pin in "0123456789876543210":
        return (UserError("pin_too_easy", field="pin"),)
    return ()


def create_store(database: Database, clock: Clock, actor: Actor, new: NewStore, *, device: int = 0) -> Shop:
    """Make a store with its pack and its manager on a migrated database; returns its shop. Raises ``UserError``."""
    from showroom.services import packs  # only here: not on the way to sign-in

    for problem in new.problems():
        raise problem
    ids = IdSource(clock.now, device)
    facts = StoreFacts(
        ids.next(), new.name.strip(), new.language, new.time_zone, new.country, new.currency, 240, new.is_demo
    )
    with database.write() as connection:
        if connection.execute(select(Device.id)).first() is None:
            connection.execute(insert(Device).values(id=1, next_device=device + 1))
    shop = Shop(database, clock, ids, facts)
    # The system makes the store, whoever sits at the keyboard: nobody has a PIN yet.
    founder = actor if actor.kind == "system" else system_actor(actor.name)
    with shop.work(founder, "settings.edit") as work:
        work.insert(
            Store,
            id=facts.id,
            name=facts.name,
            language=facts.language,
            time_zone=facts.time_zone,
            country=facts.country,
            currency=facts.currency,
            day_starts_minute=facts.day_starts_minute,
            is_demo=facts.is_demo,
            created_at=work.now,
        )
        packs.install(work, new.pack)
        _add(work, new.manager)
    return open_shop(database, clock, facts.id) if device == 0 else shop


def add(shop: Shop, actor: Actor, person: NewStaff) -> int:
    """Add a person; returns the id. Raises ``UserError('staff_name_taken')`` and those of :func:`staff_problems`."""
    for problem in staff_problems(person):
        raise problem
    _check_phone(shop, person.phone)
    with shop.work(actor, "staff.edit") as work:
        _refuse_taken(work, person.name)
        return _add(work, person)


def set_pin(shop: Shop, actor: Actor, staff_id: int, pin: str) -> None:
    """Give a person a new PIN; wrong tries are forgotten. Raises ``UserError`` of :func:`pin_problems`."""
    for problem in pin_problems(pin):
        raise problem
    pin_hash = hash_pin(pin)  # slow on purpose, so before the transaction
    with shop.work(actor, "staff.edit") as work:
        _known(work, staff_id)
        work.update(Staff, staff_id, pin_hash=pin_hash, wrong_pins=0, pin_blocked_until=None)
        work.note("pin_was_set", staff=staff_id)


def set_active(shop: Shop, actor: Actor, staff_id: int, active: bool) -> None:
    """Somebody leaves the store, or comes back; nothing they did is changed.

    Raises ``UserError``: ``staff_is_oneself``, ``staff_on_the_floor`` (clocked in now), ``staff_last_manager``.
    """
    from showroom.services import ledger  # not needed to sign in

    with shop.work(actor, "staff.edit") as work:
        row = _known(work, staff_id)
        if not active:
            if staff_id == actor.staff_id:
                raise UserError("staff_is_oneself")
            kept = ledger.catch_up(shop, work.connection)
            if kept is not None and staff_id in kept.board.people and kept.board.day == work.day:
                raise UserError("staff_on_the_floor", name=row.name)
            if row.role == "manager" and _managers(work) == [staff_id]:
                raise UserError("staff_last_manager", name=row.name)
        work.update(Staff, staff_id, active=active)


def change(
    shop: Shop,
    actor: Actor,
    staff_id: int,
    *,
    name: str,
    role: str,
    team: str | None,
    languages: tuple[str, ...],
    phone: str | None = None,
) -> None:
    """Correct a person's name, role, team, languages and phone ("" takes it away, None leaves it). Raises those of
    :func:`staff_problems`, ``staff_name_taken``, ``staff_last_manager``, ``phone_…``.
    """
    for problem in staff_problems(NewStaff(name, role, languages=languages)):
        raise problem
    _check_phone(shop, phone)
    with shop.work(actor, "staff.edit") as work:
        row = _known(work, staff_id)
        if row.role == "manager" and role != "manager" and _managers(work) == [staff_id]:
            raise UserError("staff_last_manager", field="role", name=row.name)
        _refuse_taken(work, name, staff_id)
        called = {} if phone is None else {"phone": phone.strip() or None}
        work.update(Staff, staff_id, name=name.strip(), role=role, team=team, languages=joined(languages), **called)


def _check_phone(shop: Shop, phone: str | None) -> None:
    """Raise ``UserError('phone_…')`` at ``phone`` for what can't be a number."""
    if phone is not None and phone.strip():
        from showroom.domain.customers import phones  # not needed to sign in

        phones.parse(phone, shop.store.country)


def _known(work: Work, staff_id: int) -> Row[str, str]:
    row = work.connection.execute(
        select(Staff.name, Staff.role).where(Staff.id == staff_id, Staff.store_id == work.store_id)
    ).first()
    if row is None:
        raise UserError("no_such_person", name=f"#{staff_id}")
    return row


def require_active(work: Work, staff_id: int | None, field: str) -> None:
    """Raise ``UserError('no_such_person')`` at ``field`` for somebody who does not work here (any more); None is
    nobody in particular."""
    if staff_id is None:
        return
    found = work.connection.execute(
        select(Staff.id).where(Staff.id == staff_id, Staff.store_id == work.store_id, Staff.active)
    ).scalar()
    if found is None:
        raise UserError("no_such_person", field=field, name=f"#{staff_id}")


def _managers(work: Work) -> list[int]:
    """The active managers: a store is never left without one."""
    rows = work.connection.execute(
        select(Staff.id).where(Staff.store_id == work.store_id, Staff.role == "manager", Staff.active.is_(True))
    )
    return [row.id for row in rows]


def _refuse_taken(work: Work, name: str, staff_id: int | None = None) -> None:
    taken = work.connection.execute(
        select(Staff.id).where(Staff.store_id == work.store_id, Staff.name == name.strip())
    ).scalar()
    if taken is not None and taken != staff_id:
        raise UserError("staff_name_taken", field="staff_name", name=name.strip())


def _add(work: Work, person: NewStaff) -> int:
    return work.insert(
        Staff,
        name=person.name.strip(),
        role=person.role,
        team=person.team,
        phone=(person.phone or "").strip() or None,
        languages=joined(person.languages),
        pin_hash=hash_pin(person.pin) if person.pin else None,
        wrong_pins=0,
        active=True,
        created_at=work.now,
    )


def cards(shop: Shop, actor: Actor, *, everybody: bool = False) -> tuple[Card, ...]:
    """The people of the store by name; only active ones unless ``everybody``."""
    sees = may(actor, "staff.edit")
    with shop.view(actor, "staff.view") as connection:
        rows = connection.execute(
            select(
                Staff.id, Staff.name, Staff.role, Staff.team, Staff.languages, Staff.pin_hash, Staff.active, Staff.phone
            )
            .where(Staff.store_id == shop.store.id)
            .order_by(Staff.name)
        ).all()
    return tuple(
        Card(
            r.id,
            r.name,
            r.role,
            r.team,
            apart(r.languages),
            r.pin_hash is not None,
            r.active,
            r.phone if sees else None,
        )
        for r in rows
        if everybody or r.active
    )


@lru_cache(maxsize=1)
def _hasher() -> PasswordHasher:
    # ~50 ms and 32 MiB: well within the two seconds of SEC-01 on a counter PC, and slow for whoever guesses.
    from argon2 import PasswordHasher

    return PasswordHasher(time_cost=2, memory_cost=32 * 1024, parallelism=1)


def hash_pin(pin: str) -> str:
    """The argon2id hash of a PIN."""
    return _hasher().hash(pin)


def _matches(pin_hash: str, pin: str) -> bool:
    from argon2.exceptions import InvalidHashError, VerificationError

    try:
        return _hasher().verify(pin_hash, pin)
    except (VerificationError, InvalidHashError):
        return False


def sign_in(shop: Shop, staff_id: int, pin: str) -> Actor:
    """The person behind a card, if the PIN is right.

    Raises ``Refused``: ``no_such_card``, ``no_pin_yet``, ``pin_blocked`` (``seconds`` to wait), ``pin_wrong``
    (``tries_left`` before the card slows down). After three wrong PINs each further one doubles the
    pause, from 5 s up to 15 min.
    """
    now = shop.clock.now()
    with shop.database.read() as connection:
        row = connection.execute(
            select(
                Staff.name, Staff.role, Staff.pin_hash, Staff.wrong_pins, Staff.pin_blocked_until, Staff.active
            ).where(Staff.id == staff_id, Staff.store_id == shop.store.id)
        ).first()
    if row is None or not row.active:
        raise Refused("no_such_card", field="card")
    if row.pin_hash is None:
        raise Refused("no_pin_yet", field="pin", name=row.name)
    if row.pin_blocked_until is not None and row.pin_blocked_until > now:
        raise Refused("pin_blocked", field="pin", seconds=int((row.pin_blocked_until - now).total_seconds()) + 1)
    person = Actor("staff", row.name, row.role, staff_id)
    if _matches(row.pin_hash, pin):
        if row.wrong_pins:
            with shop.work(person, "staff.sign_in") as work:
                work.update(Staff, staff_id, wrong_pins=0, pin_blocked_until=None)
        return person
    with shop.work(DESK, "staff.wrong_pin") as work:  # nobody proved to be that person
        # counted here: two PCs may try the same card at once
        before = work.connection.execute(select(Staff.wrong_pins).where(Staff.id == staff_id)).scalar_one()
        wrong, pause = before + 1, timedelta(0)
        if wrong >= FREE_TRIES:
            pause = min(timedelta(seconds=5 * 2 ** min(wrong - FREE_TRIES, 10)), _SLOWEST)
        work.update(Staff, staff_id, wrong_pins=wrong, pin_blocked_until=now + pause if pause else None)
    if pause:
        raise Refused("pin_blocked", field="pin", seconds=int(pause.total_seconds()))
    raise Refused("pin_wrong", field="pin", tries_left=FREE_TRIES - wrong)


def find_by_name(shop: Shop, actor: Actor, name: str) -> Card:
    """The person called ``name`` exactly. Raises ``UserError('no_such_person')``."""
    for card in cards(shop, actor):
        if card.name == name:
            return card
    raise UserError("no_such_person", field="name", name=name)
