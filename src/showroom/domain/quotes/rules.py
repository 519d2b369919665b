"""What a quote must satisfy, its states, and who may give which discount. Clauses QUO-01, QUO-03, QUO-04, QUO-05."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from showroom.domain.errors import UserError
from showroom.domain.money import LARGEST
from showroom.domain.quotes.totals import totals
from showroom.domain.quotes.values import MOST_LINES, MOST_QUANTITY, QUANTITY_STEP, Discount, DiscountKind, Line, Quote


class State(StrEnum):
    """Where a quote stands. A change of an issued one makes the next version, which is a draft again."""

    DRAFT = "draft"
    ISSUED = "issued"
    ACCEPTED = "accepted"
    REFUSED = "refused"
    EXPIRED = "expired"


_NEXT: Mapping[State, frozenset[State]] = {
    State.DRAFT: frozenset({State.ISSUED}),
    State.ISSUED: frozenset({State.ACCEPTED, State.REFUSED, State.EXPIRED, State.DRAFT}),
    State.EXPIRED: frozenset({State.DRAFT}),
    State.REFUSED: frozenset({State.DRAFT}),
    State.ACCEPTED: frozenset(),
}


def move(state: State, to: State) -> State:
    """``to`` if a quote may go there from ``state``; else ``UserError("quotes.cannot")`` with both states."""
    if to not in _NEXT[state]:
        raise UserError("quotes.cannot", state=state.value, to=to.value)
    return to


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing to mend: ``field`` is ``lines``, ``line.<position from 0>.<what>``, ``discount``, ``valid_until``."""

    field: str
    code: str
    facts: tuple[tuple[str, object], ...] = ()


def _line_problems(position: int, line: Line) -> list[Problem]:
    found: list[Problem] = []

    def add(what: str, code: str, **facts: object) -> None:
        found.append(Problem(f"line.{position}.{what}", code, (("line", position + 1), *facts.items())))

    if not (line.text.en.strip() or line.text.zh_CN.strip()):
        add("text", "quotes.line_without_text")
    if line.quantity <= 0:
        add("quantity", "quotes.quantity_not_positive")
    elif line.quantity > MOST_QUANTITY:
        add("quantity", "quotes.quantity_too_large", most=f"{MOST_QUANTITY:,}")
    elif line.quantity != line.quantity.quantize(QUANTITY_STEP):
        add("quantity", "quotes.quantity_too_fine")
    if line.unit_price.minor < 0:
        add("unit_price", "quotes.price_negative")
    if not 0 <= line.tax < 100:
        add("tax", "quotes.tax_out_of_range")
    base = line.unit_price.times(line.quantity).major if line.quantity > 0 else Decimal(0)
    code = _discount_problem(line.discount, base)
    if code:
        add("discount", code)
    return found


def _discount_problem(discount: Discount, base: Decimal) -> str | None:
    if discount.kind is DiscountKind.PERCENT and not 0 <= discount.value <= 100:
        return "quotes.percent_out_of_range"
    if discount.kind is DiscountKind.AMOUNT and discount.value < 0:
        return "quotes.discount_negative"
    if discount.kind is DiscountKind.AMOUNT and discount.value > base:
        return "quotes.discount_above_amount"
    return None


def problems(quote: Quote, today: date) -> tuple[Problem, ...]:
    """Everything that keeps ``quote`` from being issued on ``today``, in the order it stands on the screen."""
    found: list[Problem] = []
    if not quote.lines:
        found.append(Problem("lines", "quotes.no_lines"))
    if len(quote.lines) > MOST_LINES:
        found.append(Problem("lines", "quotes.too_many_lines", (("most", MOST_LINES),)))
    for position, line in enumerate(quote.lines):
        found.extend(_line_problems(position, line))
    sums = totals(quote)
    if sums.total.minor > LARGEST:
        found.append(Problem("lines", "quotes.total_too_large"))
    code = _discount_problem(quote.discount, sums.subtotal.major)
    if code:
        found.append(Problem("discount", code))
    if quote.valid_until is None:
        found.append(Problem("valid_until", "quotes.no_validity"))
    elif quote.valid_until < today:
        found.append(Problem("valid_until", "quotes.validity_past"))
    shares = [part.share for part in quote.plan.parts]
    if not shares or min(shares) < 0 or abs(sum(shares, Decimal(-1))) > QUANTITY_STEP:
        found.append(Problem("plan", "quotes.plan_not_whole"))
    return tuple(found)


def check(quote: Quote, today: date) -> None:
    """Raises ``UserError`` with the first of ``problems``."""
    for problem in problems(quote, today):
        raise UserError(problem.code, field=problem.field, **dict(problem.facts))


def expired(state: State, valid_until: date | None, today: date) -> bool:
    """Whether an issued quote has run out: it holds through its last day."""
    return state is State.ISSUED and valid_until is not None and today > valid_until


def within_ceiling(percent: Decimal, ceilings: Mapping[str, Decimal], roles: frozenset[str]) -> bool:
    """Whether one of ``roles`` may give ``percent`` off (all discounts together). A role not named gives nothing."""
    return percent <= max((ceilings.get(role, Decimal(0)) for role in roles), default=Decimal(0))
