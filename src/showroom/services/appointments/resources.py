"""Cars, rooms and teams that can be booked: the trade's until the store names its own (CAL-09)."""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy import Connection, select

from showroom.domain.customers import names
from showroom.domain.errors import UserError
from showroom.domain.packs.choices import AppointmentFor
from showroom.domain.staff.actor import Actor
from showroom.services import packs
from showroom.services.appointments.values import Resource
from showroom.services.shop import Shop
from showroom.services.work import Work
from showroom.store import models

OF_THEIR_OWN = (AppointmentFor.TEST_DRIVE, AppointmentFor.ROOM)
"""For these whatever is typed is a thing that can be promised once; of others only what is on the list."""
LONGEST_NAME = 80


def bookable(shop: Shop, actor: Actor, *, closed: bool = False) -> tuple[Resource, ...]:
    """What can be booked, by purpose and name; ``closed``: with what is out of use."""
    with shop.view(actor, "appointments.view") as connection:
        return tuple(one for one in _all(shop, connection) if one.active or closed)


def _all(shop: Shop, connection: Connection) -> list[Resource]:
    rows = connection.execute(
        select(models.Resource.id, models.Resource.purpose, models.Resource.name, models.Resource.active)
        .where(models.Resource.store_id == shop.store.id)
        .order_by(models.Resource.purpose, models.Resource.name)
    )
    found = [Resource(row.id, row.purpose, row.name, row.active) for row in rows]
    known = {(one.purpose, names.key(one.name)) for one in found}
    found += [
        Resource(None, one.purpose.value, one.name.of(shop.store.language))
        for one in packs.in_force(shop, connection).pack.booking.resources
        # whatever language it was kept in, it is the same room
        if known.isdisjoint((one.purpose.value, names.key(one.name.of(lang))) for lang in ("en", "zh_CN"))
    ]
    return sorted(found, key=lambda one: (one.purpose, one.name))


def named(work: Work, purpose: str, name: str) -> int | None:
    """The id of what ``name`` says, kept from now on when the trade has it or the purpose wants one; None: nothing
    that is promised once. Raises ``UserError('resource_out_of_use')``."""
    key = names.key(name)
    if not key:
        return None
    same = [one for one in _all(work.shop, work.connection) if names.key(one.name) == key]
    # a visit may be given a room, a room's talk the terrace: it is promised once, whatever it is kept for
    found = next((one for one in same if one.purpose == purpose), same[0] if same else None)
    if found is not None and found.id is not None:
        if not found.active:
            raise UserError("resource_out_of_use", field="resource", name=found.name)
        return found.id
    if found is None and purpose not in OF_THEIR_OWN:
        return None
    kept_for = found.purpose if found is not None else purpose
    return work.insert(models.Resource, purpose=kept_for, name=name[:LONGEST_NAME], name_key=key[:LONGEST_NAME])


def add(shop: Shop, actor: Actor, purpose: str, name: str) -> int:
    """Something else to book. Raises ``UserError``: ``resource_needs_name``, ``resource_known``,
    ``appointment_purpose_unknown``."""
    with shop.work(actor, "appointments.resources") as work:
        said = _name(name)
        if purpose not in [one.value for one in packs.in_force(shop, work.connection).pack.appointments]:
            raise UserError("appointment_purpose_unknown", field="purpose", value=purpose)
        _refuse_known(work, purpose, said, None)
        return work.insert(models.Resource, purpose=purpose, name=said, name_key=names.key(said))


def change(shop: Shop, actor: Actor, resource: Resource, name: str, *, active: bool) -> Resource:
    """Another name, out of use, in use again; appointments keep what they were booked with. Raises ``UserError``:
    ``resource_needs_name``, ``resource_known``, ``resource_gone``."""
    with shop.work(actor, "appointments.resources") as work:
        said = _name(name)
        _refuse_known(work, resource.purpose, said, resource)
        if resource.id is None:
            made = work.insert(
                models.Resource, purpose=resource.purpose, name=said, name_key=names.key(said), active=active
            )
            return Resource(made, resource.purpose, said, active)
        if work.connection.execute(select(models.Resource.id).where(models.Resource.id == resource.id)).first() is None:
            raise UserError("resource_gone")
        work.update(models.Resource, resource.id, name=said, name_key=names.key(said), active=active)
    return replace(resource, name=said, active=active)


def _name(name: str) -> str:
    said = " ".join(name.split())[:LONGEST_NAME]
    if not names.key(said):
        raise UserError("resource_needs_name", field="name")
    return said


def _refuse_known(work: Work, purpose: str, name: str, but: Resource | None) -> None:
    for one in _all(work.shop, work.connection):
        if one.purpose == purpose and names.key(one.name) == names.key(name) and one != but:
            raise UserError("resource_known", field="name", name=one.name)
