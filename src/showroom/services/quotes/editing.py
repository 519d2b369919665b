"""Making, saving and throwing away drafts (QUO-01). A draft may be saved incomplete; issuing asks for the rest."""

from __future__ import annotations

from sqlalchemy import select

import showroom.services.quotes.records as records
from showroom.domain.errors import UserError
from showroom.domain.money import Money
from showroom.domain.quotes import MOST_LINES, State, move
from showroom.domain.staff.actor import Actor
from showroom.services import packs
from showroom.services.quotes.values import Draft
from showroom.services.shop import Shop
from showroom.services.work import Work
from showroom.store.models import Customer, Product, Quote, QuoteLine, Staff, Visit


def create(shop: Shop, actor: Actor, draft: Draft) -> int:
    """Keep a new draft; gives its id. Raises ``UserError`` for what can't be kept (unknown customer, product …)."""
    with shop.work(actor, "quotes.edit") as work:
        return create_in(work, draft)


def create_in(work: Work, draft: Draft) -> int:
    """:func:`create` as part of another act."""
    _check(work, draft)
    pack = packs.in_force(work.shop, work.connection, work.now)
    quote_id = work.insert(
        Quote,
        state=State.DRAFT.value,
        day=work.day,
        created_at=work.now,
        created_by_id=work.actor.staff_id,
        updated_at=work.now,
        pack_version_id=pack.version_id,
        **records.columns(draft),
    )
    records.put_lines(work, quote_id, draft.lines)
    return quote_id


def save(shop: Shop, actor: Actor, quote_id: int, draft: Draft) -> bool:
    """Make the stored draft ``draft``. Gives whether anything changed; a changed sum loses the manager's approval.

    Raises ``UserError``: ``quotes.not_a_draft``, ``quotes.changed_meanwhile`` (somebody else saved since ``seen_at``).
    """
    with shop.work(actor, "quotes.edit") as work:
        row = records.found(work.connection, work.store_id, quote_id)
        _editable(row.state)
        if draft.seen_at is not None and row.updated_at != draft.seen_at:
            raise UserError("quotes.changed_meanwhile", id=quote_id)
        _check(work, draft)
        values = records.columns(draft)
        lines_changed = records.put_lines(work, quote_id, draft.lines)
        sums_changed = any(values[name] != getattr(row, name) for name in ("subtotal_minor", "discount_minor"))
        if lines_changed or sums_changed:
            values |= {"approval": "none", "approved_percent": None}
        changed = work.update(Quote, quote_id, **values)
        if changed or lines_changed:
            work.update(Quote, quote_id, updated_at=work.now)
        return changed or lines_changed


def discard(shop: Shop, actor: Actor, quote_id: int) -> None:
    """Throw a draft away that was never issued. Raises ``UserError("quotes.was_issued")`` once it has a number."""
    with shop.work(actor, "quotes.edit") as work:
        row = records.found(work.connection, work.store_id, quote_id)
        _editable(row.state)
        if row.number is not None:
            raise UserError("quotes.was_issued", number=row.number)
        for line_id in work.connection.execute(select(QuoteLine.id).where(QuoteLine.quote_id == quote_id)).scalars():
            work.delete(QuoteLine, line_id)
        work.delete(Quote, quote_id)


def revise(shop: Shop, actor: Actor, quote_id: int) -> int:
    """Open the next version of an issued quote as a draft; the issued one stays. Gives the version (QUO-04)."""
    with shop.work(actor, "quotes.edit") as work:
        row = records.found(work.connection, work.store_id, quote_id)
        move(State(row.state), State.DRAFT)
        work.update(
            Quote,
            quote_id,
            state=State.DRAFT.value,
            version=row.version + 1,
            approval="none",
            approved_percent=None,
            decided_at=None,
            decision_reason=None,
            updated_at=work.now,
        )
        return int(row.version) + 1


def _editable(state: str) -> None:
    if state != State.DRAFT.value:
        raise UserError("quotes.not_a_draft", state=state)


def _check(work: Work, draft: Draft) -> None:
    """What must hold even for a draft: one currency, and people and products that there are."""
    if len(draft.lines) > MOST_LINES:
        raise UserError("quotes.too_many_lines", field="lines", most=MOST_LINES)
    for number, line in enumerate(draft.lines, 1):
        if line.unit_price.currency != draft.currency:
            raise UserError(
                "quotes.other_currency", field=f"line.{number - 1}.unit_price", line=number, currency=draft.currency,
                other=line.unit_price.currency,
            )  # fmt: skip
        _storable(line.unit_price, number)
    connection = work.connection
    references = (
        (Customer, draft.customer_id, "customer", None),
        (Visit, draft.visit_id, "visit", Visit.store_id),
        (Staff, draft.consultant_id, "consultant", Staff.store_id),
    )
    for model, wanted, field, store in references:
        if wanted is None:
            continue
        statement = select(model.id).where(model.id == wanted)
        if store is not None:
            statement = statement.where(store == work.store_id)
        if connection.execute(statement).scalar() is None:
            raise UserError(f"quotes.no_such_{field}", field=field, id=wanted)
    products = {line.product_id for line in draft.lines if line.product_id is not None}
    if products:
        known = select(Product.id).where(Product.id.in_(products), Product.store_id == work.store_id)
        if len(set(connection.execute(known).scalars())) != len(products):
            raise UserError("quotes.no_such_product", field="lines")


def _storable(price: Money, number: int) -> None:
    if abs(price.minor) > 10**15:
        raise UserError("money.too_large", field=f"line.{number - 1}.unit_price", text=price.digits())
