"""The lines of a quote as rows of a table; columns that say nothing are left out. Clauses QUO-01, QUO-02."""

from __future__ import annotations

from collections.abc import Callable

from showroom.documents.labels import Labels, percent, quantity
from showroom.documents.sheet import GREY, Sheet
from showroom.documents.table import SMALL, Cell, Column, Piece, Table, cell
from showroom.domain.quotes import DiscountKind, Line, LineTotal, Quote, Totals


def line_table(sheet: Sheet, labels: Labels, quote: Quote, totals: Totals, continued: Callable[[], float]) -> Table:
    """The table of ``quote``'s lines, ready to draw."""
    codes = ["no", "item", "qty", "unit", "unit_price"]
    if any(line.discount for line in totals.lines):
        codes.append("line_discount")
    if len(totals.taxes) > 1 or not quote.tax_included:
        codes.append("tax_rate")
    codes.append("amount")
    columns = [
        Column(
            labels.each(f"column.{code}"),
            align="left" if code in ("no", "item", "unit") else "right",
            flex=int(code == "item"),
        )
        for code in codes
    ]
    rows = []
    for number, (line, sums) in enumerate(zip(quote.lines, totals.lines, strict=True), 1):
        cells = _cells(number, line, sums, labels)
        rows.append([cells[code] for code in codes])
    return Table(sheet, columns, rows, continued)


def _cells(number: int, line: Line, sums: LineTotal, labels: Labels) -> dict[str, Cell]:
    details = " · ".join(part for part in (line.code, *labels.texts(line.detail)[:1]) if part)
    more = labels.texts(line.detail)[1:]
    small = tuple(Piece(text, SMALL, GREY) for text in (details, *more) if text)
    return {
        "no": cell(str(number)),
        "item": (*cell(*labels.texts(line.text)), *small),
        "qty": cell(quantity(line.quantity)),
        "unit": cell(*labels.texts(line.unit)[:2]),
        "unit_price": cell(line.unit_price.digits()),
        "line_discount": cell(_discount(line, sums)),
        "tax_rate": cell(percent(line.tax)),
        "amount": cell(sums.amount.digits()),
    }


def _discount(line: Line, sums: LineTotal) -> str:
    if not sums.discount:
        return ""
    return percent(line.discount.value) if line.discount.kind is DiscountKind.PERCENT else (-sums.discount).digits()
