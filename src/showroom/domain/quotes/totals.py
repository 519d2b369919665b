"""What a quote comes to. Every figure here is printed, and every sum is the sum of printed figures. Clause QUO-01.

Order of the sums: line gross = unit price × quantity; less the line's discount = the line's amount; the whole
discount is shared out over the lines in proportion, to the last cent; tax is worked out line by line on what is left
and rounded there; a rate's tax is the sum of its lines' taxes. Rounding the total down is a reduction of its own:
with tax included it comes off before tax and is shared out like the discount, otherwise at the very end.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from showroom.domain.money import Money, total
from showroom.domain.quotes.values import Line, Quote


@dataclass(frozen=True, slots=True)
class LineTotal:
    """``gross - discount = amount`` (what the table prints); ``amount - share = due``; ``tax`` in or on ``due``.

    ``share`` is the line's part of the whole discount, and of the rounding where prices include tax.
    """

    gross: Money
    discount: Money
    amount: Money
    share: Money
    tax: Money

    @property
    def due(self) -> Money:
        return self.amount - self.share


@dataclass(frozen=True, slots=True)
class TaxTotal:
    """One rate: ``base`` without tax and the ``tax`` on it."""

    rate: Decimal
    base: Money
    tax: Money


@dataclass(frozen=True, slots=True)
class Totals:
    """``subtotal`` (sum of the lines) ``- discount`` (+ tax, when prices are without it) ``- rounding = total``."""

    lines: tuple[LineTotal, ...]
    gross: Money
    line_discounts: Money
    subtotal: Money
    discount: Money
    taxes: tuple[TaxTotal, ...]
    tax: Money
    tax_included: bool
    rounding: Money
    total: Money

    @property
    def reduction_percent(self) -> Decimal:
        """All discounts (not the rounding) in per cent of the undiscounted sum; 0 of nothing. For the ceilings."""
        if not self.gross:
            return Decimal(0)
        taken = self.line_discounts + self.discount
        return Decimal(taken.minor) * 100 / Decimal(self.gross.minor)


def line_amounts(line: Line) -> tuple[Money, Money, Money]:
    """(gross, discount, amount) of one line."""
    gross = line.unit_price.times(line.quantity)
    discount = line.discount.off(gross)
    return gross, discount, gross - discount


def tax_of(due: Money, rate: Decimal, included: bool) -> Money:
    """The tax in ``due`` (included) or on it (not included), rounded half up."""
    if included:
        return due.times(rate / (100 + rate))
    return due.percent(rate)


def totals(quote: Quote) -> Totals:
    """All sums of ``quote``. Lines in another currency raise ``ValueError``."""
    currency = quote.currency
    amounts = [line_amounts(line) for line in quote.lines]
    subtotal = total(currency, (amount for _, _, amount in amounts))
    discount = quote.discount.off(subtotal)
    due = subtotal - discount
    rounding = _odd(due, quote) if quote.tax_included else Money.zero(currency)
    taken = discount + rounding
    shares = taken.allocate([max(0, amount.minor) for _, _, amount in amounts]) if amounts else ()
    lines = tuple(
        LineTotal(gross, off, amount, share, tax_of(amount - share, line.tax, quote.tax_included))
        for line, (gross, off, amount), share in zip(quote.lines, amounts, shares, strict=True)
    )
    tax = total(currency, (line.tax for line in lines))
    if not quote.tax_included:
        due = due + tax
        rounding = _odd(due, quote)
    return Totals(
        lines=lines,
        gross=total(currency, (line.gross for line in lines)),
        line_discounts=total(currency, (line.discount for line in lines)),
        subtotal=subtotal,
        discount=discount,
        taxes=_by_rate(quote, lines),
        tax=tax,
        tax_included=quote.tax_included,
        rounding=rounding,
        total=due - rounding,
    )


def _odd(amount: Money, quote: Quote) -> Money:
    """What stands above the last whole step of ``amount``; nothing when that would leave nothing."""
    odd = max(0, amount.minor) % max(1, quote.rounding_step)
    return Money(odd if odd < amount.minor else 0, amount.currency)


def _by_rate(quote: Quote, lines: tuple[LineTotal, ...]) -> tuple[TaxTotal, ...]:
    rates: dict[Decimal, tuple[Money, Money]] = {}
    nothing = Money.zero(quote.currency)
    for line, sums in zip(quote.lines, lines, strict=True):
        base, tax = rates.get(line.tax, (nothing, nothing))
        without = sums.due - sums.tax if quote.tax_included else sums.due
        rates[line.tax] = (base + without, tax + sums.tax)
    return tuple(TaxTotal(rate, *rates[rate]) for rate in sorted(rates, reverse=True))
