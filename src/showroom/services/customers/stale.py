"""Answers that must be confirmed again (REG-11): which ones, and the one-tap "still right".

Whoever has the customer before them asks: the customer's page, the caller's card, the visit.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import Connection, bindparam, select

import showroom.services.customers.answers as _answers
import showroom.services.customers.changes as changes
from showroom.domain.customers import stale as rules
from showroom.domain.customers.form import Answers
from showroom.domain.customers.stale import Stale
from showroom.domain.errors import UserError
from showroom.domain.packs.schema import Pack
from showroom.domain.staff.actor import Actor
from showroom.services import packs
from showroom.services.shop import Shop
from showroom.services.work import Work
from showroom.store.models import Customer, CustomerConfirmed, CustomerField
from showroom.store.prepared import Prepared

_CONFIRMED = Prepared(
    select(CustomerConfirmed.key, CustomerConfirmed.id).where(CustomerConfirmed.customer_id == bindparam("customer"))
)


def stale(shop: Shop, actor: Actor, customer_id: int) -> tuple[Stale, ...]:
    """The customer's stale answers, in the form's order; it names fields, never what was answered. Raises
    ``UserError('customer_gone')``.
    """
    with shop.view(actor, "customers.view") as connection:
        return stale_of(shop, connection, customer_id)


def stale_of(shop: Shop, connection: Connection, customer_id: int) -> tuple[Stale, ...]:
    """:func:`stale` inside a transaction."""
    pack = packs.in_force(shop, connection).pack
    if all(one.confirm_after_days is None for one in pack.form.fields):
        return ()
    return stale_in(shop, connection, pack, customer_id, _answers.load(connection, pack, customer_id).answers)


def stale_in(shop: Shop, connection: Connection, pack: Pack, customer_id: int, answers: Answers) -> tuple[Stale, ...]:
    """:func:`stale_of` for one whose answers are known."""
    confirmed = confirmed_at(connection, customer_id, answers)
    return rules.stale(pack.form, answers, confirmed, shop.clock.now())


def confirmed_at(connection: Connection, customer_id: int, keys: Iterable[str]) -> dict[str, datetime]:
    """When each answer was given or last confirmed; one that nobody ever touched is as old as the registration."""
    began = connection.execute(select(Customer.created_at).where(Customer.id == customer_id)).scalar_one()
    found = dict.fromkeys(keys, began)
    for model, at in ((CustomerField, CustomerField.confirmed_at), (CustomerConfirmed, CustomerConfirmed.at)):
        for key, moment in connection.execute(select(model.key, at).where(model.customer_id == customer_id)):
            if key in found:
                found[key] = max(found[key], moment)
    return found


def confirm(shop: Shop, actor: Actor, customer_id: int, keys: tuple[str, ...]) -> None:
    """These answers still hold: somebody has asked. Raises ``UserError('form_no_such_field')``."""
    with shop.work(actor, "customers.update") as work:
        pack = packs.in_force(shop, work.connection).pack
        record = _answers.load(work.connection, pack, customer_id)
        for key in keys:
            if key not in record.answers:
                raise UserError("form_no_such_field", field=key, value=key)
        confirm_in(work, customer_id, keys)
        changes.note(work, customer_id, "confirmed", keys)


def confirm_in(work: Work, customer_id: int, keys: Iterable[str]) -> None:
    """Note inside another act that these answers are of this moment."""
    wanted = sorted(set(keys))
    if not wanted:
        return
    held: dict[str, int] = dict(_CONFIRMED.rows(work.connection, {"customer": customer_id}))
    for key in wanted:
        if key in held:
            work.update(CustomerConfirmed, held[key], at=work.now, staff_id=work.actor.staff_id)
    work.insert_many(
        CustomerConfirmed,
        [
            {"customer_id": customer_id, "key": key, "at": work.now, "staff_id": work.actor.staff_id}
            for key in wanted
            if key not in held
        ],
    )
