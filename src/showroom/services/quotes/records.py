"""Quotes between the tables and the values: columns in, columns out, one line after the other."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from sqlalchemy import Connection, select

from showroom.domain.errors import UserError
from showroom.domain.money import Money
from showroom.domain.quotes import Discount, DiscountKind, Line, LineKind, line_amounts
from showroom.domain.text import Text
from showroom.services.quotes.values import Draft
from showroom.services.work import Work
from showroom.store.models import Quote, QuoteLine


def found(connection: Connection, store_id: int, quote_id: int) -> Any:
    """The row of a quote; ``UserError("quotes.gone")`` when the store has none such."""
    row = connection.execute(select(Quote).where(Quote.id == quote_id, Quote.store_id == store_id)).first()
    if row is None:
        raise UserError("quotes.gone", id=quote_id)
    return row


def draft_of(connection: Connection, row: Any) -> Draft:
    """The quote as it is edited."""
    lines = connection.execute(select(QuoteLine).where(QuoteLine.quote_id == row.id).order_by(QuoteLine.position))
    return Draft(
        currency=row.currency,
        plan_key=row.plan_key,
        lines=tuple(_line(line, row.currency) for line in lines),
        discount=Discount(DiscountKind(row.discount_kind), Decimal(row.discount_value)),
        tax_included=row.tax_included,
        rounding_step=row.rounding_step,
        valid_until=row.valid_until,
        notes=row.notes,
        language=row.language,
        customer_id=row.customer_id,
        visit_id=row.visit_id,
        consultant_id=row.consultant_id,
        seen_at=row.updated_at,
    )


def columns(draft: Draft) -> dict[str, Any]:
    """The columns of a quote that its draft decides."""
    sums = draft.totals
    return {
        "currency": draft.currency,
        "plan_key": draft.plan_key,
        "discount_kind": draft.discount.kind.value,
        "discount_value": _text(draft.discount.value),
        "tax_included": draft.tax_included,
        "rounding_step": draft.rounding_step,
        "valid_until": draft.valid_until,
        "notes": draft.notes,
        "language": draft.language,
        "customer_id": draft.customer_id,
        "visit_id": draft.visit_id,
        "consultant_id": draft.consultant_id,
        "subtotal_minor": sums.subtotal.minor,
        "discount_minor": (sums.discount + sums.rounding).minor,
        "tax_minor": sums.tax.minor,
        "total_minor": sums.total.minor,
    }


def put_lines(work: Work, quote_id: int, lines: tuple[Line, ...]) -> bool:
    """Makes the stored lines those of ``lines``, changing only what differs. Returns whether anything did."""
    stored = list(
        work.connection.execute(
            select(QuoteLine.id).where(QuoteLine.quote_id == quote_id).order_by(QuoteLine.position)
        ).scalars()
    )
    changed = False
    for line_id, (position, line) in zip(stored, enumerate(lines), strict=False):
        changed |= work.update(QuoteLine, line_id, **_columns(position, line))
    for line_id in stored[len(lines) :]:
        work.delete(QuoteLine, line_id)
        changed = True
    new = [
        {"quote_id": quote_id, **_columns(position, line)}
        for position, line in enumerate(lines[len(stored) :], len(stored))
    ]
    work.insert_many(QuoteLine, new)
    return changed or bool(new)


def _text(value: Decimal) -> str:
    """A decimal as text without an exponent and without zeros at its end."""
    plain = f"{value:f}"
    return plain.rstrip("0").rstrip(".") if "." in plain else plain


def _columns(position: int, line: Line) -> dict[str, Any]:
    return {
        "position": position,
        "kind": line.kind.value,
        "product_id": line.product_id,
        "code": line.code,
        "text_en": line.text.en,
        "text_zh": line.text.zh_CN,
        "detail_en": line.detail.en,
        "detail_zh": line.detail.zh_CN,
        "quantity_milli": int((line.quantity * 1000).to_integral_value()),
        "unit_en": line.unit.en,
        "unit_zh": line.unit.zh_CN,
        "unit_price_minor": line.unit_price.minor,
        "list_price_minor": line.list_price.minor if line.list_price else None,
        "discount_kind": line.discount.kind.value,
        "discount_value": _text(line.discount.value),
        "tax_rate": _text(line.tax),
        "amount_minor": line_amounts(line)[2].minor,
    }


def _line(row: Any, currency: str) -> Line:
    return Line(
        text=Text(en=row.text_en, zh_CN=row.text_zh),
        unit_price=Money(row.unit_price_minor, currency),
        quantity=_plain(Decimal(row.quantity_milli) / 1000),
        unit=Text(en=row.unit_en, zh_CN=row.unit_zh),
        discount=Discount(DiscountKind(row.discount_kind), Decimal(row.discount_value)),
        tax=Decimal(row.tax_rate),
        kind=LineKind(row.kind),
        code=row.code,
        detail=Text(en=row.detail_en, zh_CN=row.detail_zh),
        product_id=row.product_id,
        list_price=Money(row.list_price_minor, currency) if row.list_price_minor is not None else None,
    )


def _plain(value: Decimal) -> Decimal:
    return Decimal(_text(value))
