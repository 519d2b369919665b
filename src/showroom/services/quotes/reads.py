"""Quotes in lists and one by one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Literal

from sqlalchemy import Connection, Select, bindparam, func, or_, select
from sqlalchemy.orm import aliased

import showroom.services.quotes.records as records
from showroom.domain.customers.names import fold
from showroom.domain.customers.query import query_words
from showroom.domain.errors import UserError
from showroom.domain.money import Money
from showroom.domain.quotes import State, expired
from showroom.domain.staff.actor import Actor
from showroom.services.customers.find import search_in
from showroom.services.quotes.values import QuoteRow, QuoteView, Version
from showroom.services.shop import Shop
from showroom.store.models import Customer, Quote, QuoteLine, QuoteVersion, Staff
from showroom.store.prepared import Prepared

Which = Literal["all", "draft", "approval", "issued", "accepted", "refused", "expired", "mine"]


def _rows(shop: Shop) -> Select[*tuple[Any, ...]]:
    consultant = aliased(Staff)
    lines = select(func.count(QuoteLine.id)).where(QuoteLine.quote_id == Quote.id).correlate(Quote).scalar_subquery()
    return (
        select(
            *(Quote.id, Quote.number, Quote.version, Quote.state, Quote.approval, Quote.day, Quote.customer_id),
            *(Quote.currency, Quote.total_minor, Quote.valid_until, Quote.updated_at),
            Customer.name.label("customer"),
            Customer.company,
            consultant.name.label("consultant"),
            lines.label("lines"),
        )
        .outerjoin(Customer, Customer.id == Quote.customer_id)
        .outerjoin(consultant, consultant.id == Quote.consultant_id)
        .where(Quote.store_id == shop.store.id)
    )


def _row(shop: Shop, found: Any) -> QuoteRow:
    state = State(found.state)
    if expired(state, found.valid_until, shop.day()):
        state = State.EXPIRED
    return QuoteRow(
        id=found.id,
        number=found.number,
        version=found.version,
        state=state,
        approval=found.approval,
        day=found.day,
        customer_id=found.customer_id,
        customer=found.customer or found.company or "",
        consultant=found.consultant or "",
        total=Money(found.total_minor, found.currency),
        lines=found.lines,
        valid_until=found.valid_until,
        updated_at=found.updated_at,
    )


def listed(
    shop: Shop, actor: Actor, which: Which = "all", query: str = "", limit: int = 100, customer_id: int | None = None
) -> tuple[QuoteRow, ...]:
    """Quotes, the last changed first. ``query``: part of the number, or a customer as the customer search finds."""
    with shop.view(actor, "quotes.view") as connection:
        statement = _filtered(shop, actor, _rows(shop), which)
        if customer_id is not None:
            statement = statement.where(Quote.customer_id == customer_id)
        if query.strip():
            statement = statement.where(_matches(shop, connection, actor, query))
        statement = statement.order_by(Quote.updated_at.desc(), Quote.id.desc()).limit(limit)
        return tuple(_row(shop, found) for found in connection.execute(statement))


def _filtered(shop: Shop, actor: Actor, statement: Select[*tuple[Any, ...]], which: Which) -> Select[*tuple[Any, ...]]:
    today = shop.day()
    issued = Quote.state == State.ISSUED.value
    if which == "mine":
        return statement.where(Quote.consultant_id == actor.staff_id)
    if which == "approval":
        return statement.where(Quote.state == State.DRAFT.value, Quote.approval == "asked")
    if which == "issued":
        return statement.where(issued, or_(Quote.valid_until.is_(None), Quote.valid_until >= today))
    if which == "expired":
        return statement.where(or_(Quote.state == State.EXPIRED.value, issued & (Quote.valid_until < today)))
    if which == "all":
        return statement
    return statement.where(Quote.state == which)


def _matches(shop: Shop, connection: Connection, actor: Actor, query: str) -> Any:
    number = Quote.number.contains(fold(query).strip().upper(), autoescape=True)
    people = [hit.person.id for hit in search_in(shop, connection, actor, query_words(query), 200)]
    return or_(number, Quote.customer_id.in_(people)) if people else number


def counts(shop: Shop, actor: Actor) -> dict[str, int]:
    """How many drafts there are, how many wait for the manager, and how many issued ones are open."""
    with shop.view(actor, "quotes.view") as connection:
        facts = {"store": shop.store.id, "today": shop.day()}
        return {name: int(wanted.scalar(connection, facts)) for name, wanted in _COUNTS.items()}


def asked_count(shop: Shop, actor: Actor) -> int:
    """How many wait for the manager: for the badge."""
    with shop.view(actor, "quotes.view") as connection:
        return int(_COUNTS["approval"].scalar(connection, {"store": shop.store.id}))


_ALL = select(func.count()).select_from(Quote).where(Quote.store_id == bindparam("store"))
_DRAFTS = _ALL.where(Quote.state == State.DRAFT.value)
_COUNTS = {
    "draft": Prepared(_DRAFTS),
    "approval": Prepared(_DRAFTS.where(Quote.approval == "asked")),
    "issued": Prepared(
        _ALL.where(
            Quote.state == State.ISSUED.value,
            or_(Quote.valid_until.is_(None), Quote.valid_until >= bindparam("today")),
        )
    ),
}


def get(shop: Shop, actor: Actor, quote_id: int) -> QuoteView:
    """One quote with its lines, sums and versions. Raises ``UserError("quotes.gone")``."""
    with shop.view(actor, "quotes.view") as connection:
        row = records.found(connection, shop.store.id, quote_id)
        line = connection.execute(_rows(shop).where(Quote.id == quote_id)).one()
        draft = records.draft_of(connection, row)
        created_by = connection.execute(select(Staff.name).where(Staff.id == row.created_by_id)).scalar()
        return QuoteView(
            row=_row(shop, line),
            draft=draft,
            totals=draft.totals,
            versions=_versions(connection, quote_id),
            approval_reason=row.approval_reason or "",
            decision_reason=row.decision_reason or "",
            created_by=created_by or "",
        )


def _versions(connection: Connection, quote_id: int) -> tuple[Version, ...]:
    found = connection.execute(
        select(
            *(QuoteVersion.version, QuoteVersion.issued_at, Staff.name),
            *(QuoteVersion.total_minor, QuoteVersion.currency, QuoteVersion.digest),
        )
        .outerjoin(Staff, Staff.id == QuoteVersion.issued_by_id)
        .where(QuoteVersion.quote_id == quote_id)
        .order_by(QuoteVersion.version)
    )
    return tuple(Version(v, at, by or "", Money(minor, currency), hash_) for v, at, by, minor, currency, hash_ in found)


def by_number(shop: Shop, actor: Actor, number: str) -> int:
    """The id of the quote called ``number``, however it is typed. Raises ``UserError("quotes.no_number")``."""
    wanted = fold(number).strip().upper()
    with shop.view(actor, "quotes.view") as connection:
        found = connection.execute(
            select(Quote.id).where(Quote.store_id == shop.store.id, Quote.number == wanted)
        ).scalar()
    if found is None:
        raise UserError("quotes.no_number", field="number", number=number)
    return int(found)


def find(shop: Shop, actor: Actor, query: str, limit: int = 8) -> Sequence[QuoteRow]:
    """Quotes whose number has ``query`` in it (its last digits, say); nothing for a query without a digit."""
    wanted = fold(query).strip().upper()
    if len(wanted) < 2 or not any(char.isdigit() for char in wanted):
        return ()
    with shop.view(actor, "quotes.view") as connection:
        statement = _rows(shop).where(Quote.number.contains(wanted, autoescape=True))
        found = connection.execute(statement.order_by(Quote.number_year.desc(), Quote.number_seq.desc()).limit(limit))
        return tuple(_row(shop, one) for one in found)
