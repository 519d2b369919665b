"""Agencies and their people: added in passing with a notice, corrected in the list (REC-24)."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, and_, func, select
from sqlalchemy.engine import Row

from showroom.domain.customers import names, phones
from showroom.domain.errors import UserError
from showroom.domain.staff.actor import Actor
from showroom.services.agents.values import (
    AGENCY_KINDS,
    LONGEST_VALIDITY,
    AgencyRow,
    AgentRow,
    NewAgency,
    NewAgent,
)
from showroom.services.shop import Shop
from showroom.services.work import Work
from showroom.store.models import AdvanceNotice, Agency, Agent

DEFAULT_DAYS = 30


def add_agency(shop: Shop, actor: Actor, new: NewAgency) -> int:
    """Add a house; returns its id. Raises ``UserError``: ``agency_name_missing``, ``agency_kind_unknown``,
    ``agency_days_wrong``, ``agency_name_taken``.
    """
    _check_agency(new)
    with shop.work(actor, "agents.edit") as work:
        _refuse_taken(work, new.name)
        return _add_agency(work, new)


def change_agency(shop: Shop, actor: Actor, agency_id: int, new: NewAgency) -> None:
    """Correct a house. Notices that were taken keep their time. Raises those of :func:`add_agency`."""
    _check_agency(new)
    with shop.work(actor, "agents.edit") as work:
        _refuse_taken(work, new.name, agency_id)
        name = new.name.strip()
        work.update(
            Agency, agency_id, name=name, name_key=names.key(name) or name, kind=new.kind, valid_days=new.valid_days
        )


def set_agency_active(shop: Shop, actor: Actor, agency_id: int, active: bool) -> None:
    """The store works with a house no longer, or again; its notices stay as they are."""
    with shop.work(actor, "agents.edit") as work:
        work.update(Agency, agency_id, active=active)


def add_agent(shop: Shop, actor: Actor, new: NewAgent) -> int:
    """Add somebody, and their house if it is new; returns the agent's id. Raises ``UserError``:
    ``agent_name_missing``, ``agent_is_known`` (same house and name, or same phone) and those of a phone.
    """
    with shop.work(actor, "agents.add") as work:
        return add_agent_in(work, new)


def add_agent_in(work: Work, new: NewAgent) -> int:
    """:func:`add_agent` inside another act."""
    name, phone = _agent_facts(work, new)
    agency_id = _agency_called(work, new.agency)
    _refuse_known(work, name, agency_id, phone)
    return work.insert(Agent, agency_id=agency_id, name=name, phone=phone, active=True, created_at=work.now)


def change_agent(shop: Shop, actor: Actor, agent_id: int, new: NewAgent) -> None:
    """Correct somebody, or note that they work for another house now: earlier notices stay the former house's.
    Raises those of :func:`add_agent`.
    """
    with shop.work(actor, "agents.edit") as work:
        name, phone = _agent_facts(work, new)
        agency_id = _agency_called(work, new.agency)
        _refuse_known(work, name, agency_id, phone, agent_id)
        work.update(Agent, agent_id, name=name, phone=phone, agency_id=agency_id)


def set_agent_active(shop: Shop, actor: Actor, agent_id: int, active: bool) -> None:
    """Somebody brings customers no longer, or again; their notices stay as they are."""
    with shop.work(actor, "agents.edit") as work:
        work.update(Agent, agent_id, active=active)


def agencies(shop: Shop, actor: Actor, *, everybody: bool = False) -> tuple[AgencyRow, ...]:
    """The houses by name; only active ones unless ``everybody``."""
    staffed = and_(Agent.agency_id == Agency.id, Agent.active)
    query = (
        select(Agency.id, Agency.name, Agency.kind, Agency.valid_days, Agency.active, func.count(Agent.id))
        .outerjoin(Agent, staffed)
        .where(Agency.store_id == shop.store.id)
        .group_by(Agency.id, Agency.name, Agency.kind, Agency.valid_days, Agency.active)
        .order_by(Agency.name)
    )
    if not everybody:
        query = query.where(Agency.active)
    with shop.view(actor, "agents.view") as connection:
        return tuple(AgencyRow(*row) for row in connection.execute(query))


def agents(shop: Shop, actor: Actor, *, everybody: bool = False) -> tuple[AgentRow, ...]:
    """The agents by house and name; only active ones (of active houses) unless ``everybody``."""
    with shop.view(actor, "agents.view") as connection:
        rows = _agent_rows(connection, shop, everybody=everybody)
        counts = _open_counts(connection, shop)
    return tuple(
        AgentRow(
            row.id,
            row.name,
            row.agency_id,
            row.agency or "",
            phones.shown(row.phone, shop.store.country) if row.phone else "",
            row.active,
            row.valid_days or DEFAULT_DAYS,
            counts.get(row.id, 0),
        )
        for row in rows
    )


def _agent_rows(connection: Connection, shop: Shop, *, everybody: bool) -> list[Row[Any]]:
    query = (
        select(
            Agent.id,
            Agent.name,
            Agent.agency_id,
            Agency.name.label("agency"),
            Agent.phone,
            Agent.active,
            Agency.valid_days,
        )
        .outerjoin(Agency, Agency.id == Agent.agency_id)
        .where(Agent.store_id == shop.store.id)
        .order_by(Agency.name.is_(None), Agency.name, Agent.name)
    )
    if not everybody:
        query = query.where(Agent.active, Agency.id.is_(None) | Agency.active)
    return list(connection.execute(query))


def _open_counts(connection: Connection, shop: Shop) -> dict[int, int]:
    rows = connection.execute(
        select(AdvanceNotice.agent_id, func.count())
        .where(
            AdvanceNotice.store_id == shop.store.id,
            AdvanceNotice.state == "open",
            AdvanceNotice.valid_until > shop.clock.now(),
        )
        .group_by(AdvanceNotice.agent_id)
    )
    return {row[0]: row[1] for row in rows}


def _check_agency(new: NewAgency) -> None:
    if not new.name.strip():
        raise UserError("agency_name_missing", field="name")
    if new.kind not in AGENCY_KINDS:
        raise UserError("agency_kind_unknown", field="kind", value=new.kind)
    check_days(new.valid_days)


def check_days(days: int) -> None:
    """Raises ``UserError('agency_days_wrong')`` for a validity that is none."""
    if not 1 <= days <= LONGEST_VALIDITY:
        raise UserError("agency_days_wrong", field="valid_days", most=LONGEST_VALIDITY)


def _agent_facts(work: Work, new: NewAgent) -> tuple[str, str | None]:
    name = new.name.strip()
    if not name:
        raise UserError("agent_name_missing", field="agent_name")
    typed = new.phone.strip()
    return name, phones.parse(typed, work.shop.store.country, field_name="agent_phone").e164 if typed else None


def _agency_called(work: Work, name: str) -> int | None:
    """The house of that name; it is made when there is none, and works with the store again when it had ended."""
    name = name.strip()
    if not name:
        return None
    row = work.connection.execute(
        select(Agency.id, Agency.active).where(
            Agency.store_id == work.store_id, Agency.name_key == (names.key(name) or name)
        )
    ).first()
    if row is None:
        return _add_agency(work, NewAgency(name))
    work.update(Agency, row.id, active=True)
    return int(row.id)


def _add_agency(work: Work, new: NewAgency) -> int:
    name = new.name.strip()
    return work.insert(
        Agency,
        name=name,
        name_key=names.key(name) or name,
        kind=new.kind,
        valid_days=new.valid_days,
        active=True,
        created_at=work.now,
    )


def _refuse_taken(work: Work, name: str, agency_id: int | None = None) -> None:
    taken = work.connection.execute(
        select(Agency.id).where(Agency.store_id == work.store_id, Agency.name_key == (names.key(name) or name.strip()))
    ).scalar()
    if taken is not None and taken != agency_id:
        raise UserError("agency_name_taken", field="name", name=name.strip())


def _refuse_known(work: Work, name: str, agency_id: int | None, phone: str | None, agent_id: int | None = None) -> None:
    """The same person twice would split their notices: same phone, or same name in the same house."""
    house = Agent.agency_id.is_(None) if agency_id is None else Agent.agency_id == agency_id
    same = and_(house, Agent.name == name)
    if phone is not None:
        same = same & Agent.phone.is_(None) | (Agent.phone == phone)
    found = work.connection.execute(
        select(Agent.id, Agent.name).where(Agent.store_id == work.store_id, Agent.active, same)
    ).all()
    for row in found:
        if row.id != agent_id:
            raise UserError("agent_is_known", field="agent_name", name=row.name)
