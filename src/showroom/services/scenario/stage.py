"""The scratch store of a scenario: its own database, clock, people, customers, agents and roster.

The people who do the acts (receptionist, supervisor, manager) are there beside those the scenario names.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any, Self

from sqlalchemy import event, select

from showroom.clock import ManualClock, zone
from showroom.domain.customers import names, phones
from showroom.domain.errors import UserError
from showroom.domain.packs.problems import PackProblem
from showroom.domain.packs.schema import Pack
from showroom.domain.reception import terms
from showroom.domain.scenarios.schema import ACTS, DESK, Act, Known, Member, Scenario, ScenarioError
from showroom.domain.staff import roster as shifts
from showroom.domain.staff.actor import DESK as DESK_ACTOR
from showroom.domain.staff.actor import ROLES, Actor, system_actor
from showroom.services import agents, packs, roster, staff
from showroom.services.packs import PackInForce
from showroom.services.shop import Shop
from showroom.store.database import Database
from showroom.store.migrate import open_database
from showroom.store.models import Customer, CustomerOwner, CustomerPhone, PackVersion, Visit

TIME_ZONE, COUNTRY = "Asia/Shanghai", "CN"
SYSTEM = system_actor("scenario")
_EVE = time(12, 0)


class Scratch:
    """Makes databases for scenarios: migrated once, copied for each. Use as a context manager."""

    def __init__(self, template: Path | None = None) -> None:
        """``template``: an empty, migrated SQLite file that is there already."""
        self._folder = tempfile.TemporaryDirectory(prefix="showroom-scenario-")
        self._template = template
        self._database: Database | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._database is not None:
            self._database.close()
        self._folder.cleanup()

    @contextmanager
    def database(self) -> Iterator[Database]:
        """An empty, migrated database, one at a time.

        The engine is the same each time: its compiled statements are most of what a short scenario costs.
        """
        folder = Path(self._folder.name)
        if self._template is None:
            self._template = folder / "template.sqlite3"
            open_database(str(self._template), create=True).close()
        file = folder / "store.sqlite3"
        for left in folder.glob(f"{file.name}*"):
            left.unlink()
        shutil.copyfile(self._template, file)
        if self._database is None:
            self._database = Database(str(file))
            # Nothing of it has to survive a power cut: commits need not wait for the disk.
            event.listen(self._database.engine, "connect", _need_not_last)
        try:
            yield self._database
        finally:
            self._database.close()


def _need_not_last(connection: Any, _record: object) -> None:
    connection.execute("PRAGMA synchronous=OFF").close()


@dataclass(slots=True)
class Stage:
    """The store a scenario plays in. Ids by the scenario's names, and back; ``visits`` and ``acts`` fill as it runs.

    ``done``: act's id (or its number when it has none) → the events it can be undone with, in order.
    """

    shop: Shop
    clock: ManualClock
    scenario: Scenario
    staff: dict[str, int] = field(default_factory=dict)
    customers: dict[str, int] = field(default_factory=dict)
    agents: dict[str, int] = field(default_factory=dict)
    crew: dict[str, Actor] = field(default_factory=dict)
    visits: dict[str, int] = field(default_factory=dict)
    claims: dict[str, int] = field(default_factory=dict)
    last_call: int | None = None
    last_merge: int | None = None
    notices: dict[str, int] = field(default_factory=dict)
    done: dict[str, tuple[int, ...]] = field(default_factory=dict)

    def name(self, staff_id: int | None) -> str:
        """Who that is; "" for nobody."""
        if staff_id is None:
            return ""
        return next((name for name, one in self.staff.items() if one == staff_id), f"#{staff_id}")

    def visit_name(self, visit_id: int | None) -> str:
        """The scenario's name of a visit; one that has none is called by ``#`` and its number there."""
        return next((name for name, one in self.visits.items() if one == visit_id), f"#{visit_id}")

    def actor(self, act: Act) -> Actor:
        """Who does an act: as ``by`` says, else the role that usually does."""
        by = act.by or ACTS[act.do].role
        return DESK_ACTOR if by == DESK else self.crew[by]

    def moment(self, day: date, at: time) -> datetime:
        """An aware moment of a business day."""
        local = datetime.combine(day, at, zone(self.shop.store.time_zone))
        if at.hour * 60 + at.minute < self.shop.store.day_starts_minute:
            local += timedelta(days=1)
        return local.astimezone(UTC)


def set_up(database: Database, scenario: Scenario, pack: Pack) -> Stage:
    """The store on the eve of the first day, everybody hired. Raises :class:`ScenarioError`."""
    clock = ManualClock(datetime.combine(scenario.day - timedelta(days=1), _EVE, zone(TIME_ZONE)))
    crew = {"receptionist": "@receptionist", "supervisor": "@supervisor", "manager": "@manager"}
    crew |= {act.by: f"@{act.by}" for act in scenario.acts if act.by in ROLES}
    new = staff.NewStore(
        scenario.title[:80],
        scenario.language,
        TIME_ZONE,
        COUNTRY,
        pack.currency,
        pack,
        staff.NewStaff(crew["manager"], "manager"),
        is_demo=True,
    )
    shop = staff.create_store(database, clock, SYSTEM, new)
    stage = Stage(shop, clock, scenario)
    with shop.batch():
        for role, name in crew.items():
            if role == "manager":
                continue
            stage.crew[role] = _actor(name, role, staff.add(shop, SYSTEM, staff.NewStaff(name, role)))
        for card in staff.cards(shop, SYSTEM, everybody=True):
            if card.name == crew["manager"]:
                stage.crew["manager"] = _actor(card.name, "manager", card.id)
        for member in scenario.staff:
            _hire(stage, member)
        for known in scenario.customers:
            _register(stage, known)
        for broker in scenario.agents:
            new_agent = agents.NewAgent(broker.name, broker.agency or "", broker.phone or "")
            try:
                stage.agents[broker.name] = agents.add_agent(shop, SYSTEM, new_agent)
            except UserError as error:
                raise _refused(scenario, broker.line, error) from None
    with shop.view(SYSTEM, "packs.view") as connection:
        version = connection.execute(select(PackVersion.id)).scalar_one()
    shop.kept_pack = PackInForce(version, pack)  # not parsed again from its text
    return stage


def _actor(name: str, role: str, staff_id: int) -> Actor:
    return Actor("staff", name, role, staff_id)


def _refused(scenario: Scenario, line: int, error: UserError) -> ScenarioError:
    return ScenarioError((PackProblem(scenario.file, line, (), error.code, error.facts),))


def _hire(stage: Stage, member: Member) -> None:
    """Somebody with shifts on every day of the scenario, and turns taken earlier in the month."""
    shop, scenario = stage.shop, stage.scenario
    languages = member.languages or (scenario.language,)
    try:
        staff_id = staff.add(shop, SYSTEM, staff.NewStaff(member.name, member.role, languages=languages))
        stage.staff[member.name] = staff_id
        stage.crew[member.name] = _actor(member.name, member.role, staff_id)
        if member.shift is not None or member.roster is not None:
            first, last = member.shift or _whole_day(stage, scenario.day)
            for day in sorted({scenario.day, *(act.day for act in scenario.acts)}):
                roster.set_shift(shop, SYSTEM, staff_id, day, first, last, member.roster)
    except UserError as error:
        raise _refused(scenario, member.line, error) from None
    if member.month_turns:
        _give_turns(stage, member, staff_id)


def _whole_day(stage: Stage, day: date) -> tuple[int, int]:
    with stage.shop.view(SYSTEM, "packs.view") as connection:
        hours = packs.in_force(stage.shop, connection).pack.opening_hours.of(day.weekday())
    return next(
        ((preset.starts_minute, preset.ends_minute) for preset in shifts.presets(hours) if preset.key == "full"),
        (9 * 60, 18 * 60),
    )


def _give_turns(stage: Stage, member: Member, staff_id: int) -> None:
    """Visits of the day before that used turns: what "fewest this month" counts."""
    shop, day = stage.shop, stage.scenario.day - timedelta(days=1)
    if day.month != stage.scenario.day.month:
        problem = PackProblem(stage.scenario.file, member.line, (), "scenario_month_begins")
        raise ScenarioError((problem,))
    with shop.work(SYSTEM, "reception.walk_in") as work:
        version = packs.in_force(shop, work.connection).version_id
        taken = len(stage.staff) * 1000
        for number in range(member.month_turns):
            work.insert(
                Visit,
                day=day,
                number=taken + number,
                arrived_at=work.now,
                kind="first",
                state=terms.LEFT,
                consultant_id=staff_id,
                used_turn=True,
                assigned_at=work.now,
                left_at=work.now,
                pack_version_id=version,
                outcome="considering",
            )


def _register(stage: Stage, known: Known) -> None:
    shop = stage.shop
    try:
        number = phones.parse(known.phone, shop.store.country) if known.phone else None
    except UserError as error:
        raise _refused(stage.scenario, known.line, error) from None
    with shop.work(SYSTEM, "customers.register") as work:
        customer = work.insert(
            Customer,
            name=known.name,
            name_key=names.key(known.name),
            created_at=work.now,
            updated_at=work.now,
            pack_version_id=packs.in_force(shop, work.connection).version_id,
        )
        if number is not None and number.e164:
            work.insert(CustomerPhone, customer_id=customer, e164=number.e164, raw=known.phone)
        if known.owner is not None:
            work.insert(CustomerOwner, customer_id=customer, staff_id=stage.staff[known.owner], since=work.now)
    stage.customers[known.name] = customer
