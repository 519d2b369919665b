"""One timeline a customer (REG-10): everything that happened, read with one query.

A feature contributes a SELECT with the columns of :class:`Moment`: ``at, kind, ref, staff_id, code, detail``; add it to
``CONTRIBUTIONS``.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from sqlalchemy import Connection, Select, String, cast, func, literal, select, union_all

from showroom.domain.staff.actor import Actor
from showroom.services.customers.values import Moment
from showroom.services.shop import Shop
from showroom.store.models import Call, Customer, CustomerGrade, Presentation, Quote, Staff, Visit

Contribution = Callable[[int], Select[*tuple[Any, ...]]]


def _visits(customer_id: int) -> Select[*tuple[Any, ...]]:
    return select(
        Visit.arrived_at.label("at"),
        literal("visit").label("kind"),
        Visit.id.label("ref"),
        Visit.consultant_id.label("staff_id"),
        Visit.state.label("code"),
        func.coalesce(Visit.outcome, Visit.kind).label("detail"),
    ).where(Visit.customer_id == customer_id, Visit.state != "undone")


def _calls(customer_id: int) -> Select[*tuple[Any, ...]]:
    return select(
        Call.at.label("at"),
        literal("call").label("kind"),
        Call.id.label("ref"),
        Call.staff_id.label("staff_id"),
        Call.result.label("code"),
        func.coalesce(Call.question, Call.note, Call.topic).label("detail"),
    ).where(Call.customer_id == customer_id)


def _grades(customer_id: int) -> Select[*tuple[Any, ...]]:
    return select(
        CustomerGrade.at.label("at"),
        literal("grade").label("kind"),
        CustomerGrade.id.label("ref"),
        CustomerGrade.staff_id.label("staff_id"),
        CustomerGrade.given_by.label("code"),
        CustomerGrade.grade.label("detail"),
    ).where(CustomerGrade.customer_id == customer_id)


def _quotes(customer_id: int) -> Select[*tuple[Any, ...]]:
    return select(
        func.coalesce(Quote.issued_at, Quote.created_at).label("at"),
        literal("quote").label("kind"),
        Quote.id.label("ref"),
        Quote.consultant_id.label("staff_id"),
        Quote.state.label("code"),
        func.coalesce(Quote.number, "").label("detail"),
    ).where(Quote.customer_id == customer_id)


def _presentations(customer_id: int) -> Select[*tuple[Any, ...]]:
    return select(
        Presentation.started_at.label("at"),
        literal("presentation").label("kind"),
        Presentation.id.label("ref"),
        Presentation.staff_id.label("staff_id"),
        Presentation.state.label("code"),
        (cast(Presentation.steps_done, String) + "/" + cast(Presentation.steps, String)).label("detail"),
    ).where(Presentation.customer_id == customer_id)


def _registered(customer_id: int) -> Select[*tuple[Any, ...]]:
    return select(
        Customer.created_at.label("at"),
        literal("registered").label("kind"),
        Customer.id.label("ref"),
        Customer.created_by_id.label("staff_id"),
        literal("registered").label("code"),
        func.coalesce(Customer.source_channel, "").label("detail"),
    ).where(Customer.id == customer_id)


CONTRIBUTIONS: list[Contribution] = [_visits, _calls, _quotes, _presentations, _grades, _registered]


def timeline(shop: Shop, actor: Actor, customer_id: int, limit: int = 100) -> tuple[Moment, ...]:
    """What happened with a customer, latest first."""
    with shop.view(actor, "customers.view") as connection:
        return timeline_in(connection, customer_id, limit)


def timeline_in(connection: Connection, customer_id: int, limit: int = 100) -> tuple[Moment, ...]:
    """:func:`timeline` inside a transaction."""
    parts = union_all(*(contribution(customer_id) for contribution in CONTRIBUTIONS)).subquery()
    rows = connection.execute(
        select(
            parts.c.at,
            parts.c.kind,
            parts.c.ref,
            Staff.name,
            parts.c.code,
            cast(parts.c.detail, String),
        )
        .outerjoin(Staff, Staff.id == parts.c.staff_id)
        .order_by(parts.c.at.desc(), parts.c.ref.desc())
        .limit(limit)
    )
    return tuple(Moment(at, kind, ref, staff or "", code, detail or "") for at, kind, ref, staff, code, detail in rows)
