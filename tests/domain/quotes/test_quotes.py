"""Quotes add up whatever is in them; what is wrong is said where it is; states go only where they may."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from showroom.domain.errors import UserError
from showroom.domain.money import Money
from showroom.domain.quotes import (
    NO_DISCOUNT,
    Discount,
    Due,
    Line,
    PaymentPlan,
    PlanPart,
    Quote,
    State,
    check,
    expired,
    move,
    problems,
    totals,
    within_ceiling,
)
from showroom.domain.text import Text

TODAY = date(2026, 3, 14)
SOFA = Text(en="Sofa", zh_CN="沙发")

discounts = st.one_of(
    st.just(Discount()),
    st.decimals(0, 100, places=2).map(Discount.percent),
    st.decimals(0, 5000, places=2).map(Discount.amount),
)


def line(price: int, quantity: str = "1", tax: str = "13", discount: Discount = NO_DISCOUNT) -> Line:
    return Line(SOFA, Money(price, "CNY"), Decimal(quantity), discount=discount, tax=Decimal(tax))


lines = st.builds(
    line,
    st.integers(0, 10**9),
    st.decimals(Decimal("0.001"), 1000, places=3).map(str),
    st.sampled_from(["0", "6", "9", "13", "15"]),
    discounts,
)
quotes = st.builds(
    Quote,
    currency=st.just("CNY"),
    lines=st.lists(lines, max_size=30).map(tuple),
    discount=discounts,
    tax_included=st.booleans(),
    rounding_step=st.sampled_from([1, 10, 100]),
)


@pytest.mark.clause("QUO-01")
@given(quotes)
def test_every_sum_is_the_sum_of_printed_figures(quote: Quote) -> None:
    sums = totals(quote)
    assert sum(item.amount.minor for item in sums.lines) == sums.subtotal.minor
    inside = sums.rounding.minor if quote.tax_included else 0
    assert sum(item.share.minor for item in sums.lines) == sums.discount.minor + inside
    assert sum(rate.tax.minor for rate in sums.taxes) == sums.tax.minor
    assert sum((rate.base + rate.tax).minor for rate in sums.taxes) == sums.total.minor + sums.rounding.minor - inside
    extra = 0 if quote.tax_included else sums.tax.minor
    assert sums.total.minor == sums.subtotal.minor - sums.discount.minor + extra - sums.rounding.minor
    assert 0 <= sums.rounding.minor < quote.rounding_step
    assert sums.total.minor % quote.rounding_step == 0 or sums.total.minor < quote.rounding_step
    assert all(item.due.minor >= 0 and item.tax.minor >= 0 for item in sums.lines)
    assert sums.total.minor >= 0


def plan(*shares: str, months: int = 0, fee: str = "0") -> PaymentPlan:
    dues = [Due.ORDER, *(Due.MONTHLY if months else Due.BEFORE_DELIVERY for _ in shares[1:])]
    parts = tuple(PlanPart(SOFA, Decimal(share), due) for share, due in zip(shares, dues, strict=True))
    return PaymentPlan(parts, months, Decimal(fee))


@pytest.mark.clause("QUO-01")
@given(quotes, st.integers(1, 24))
def test_payments_add_up(quote: Quote, months: int) -> None:
    total = totals(quote).total
    for chosen in (PaymentPlan(), plan("0.3", "0.7"), plan("0.2", "0.8", months=months, fee="0.0045")):
        payments = chosen.schedule(total)
        assert sum(payment.amount.minor for payment in payments) == total.minor
        assert sum(payment.fee.minor for payment in payments) == chosen.cost(total).minor


@pytest.mark.clause("QUO-01")
def test_instalments_and_their_cost() -> None:
    chosen = plan("0.2", "0.8", months=12, fee="0.0045")
    payments = chosen.schedule(Money(1_000_000, "CNY"))
    assert len(payments) == 13
    assert payments[0].amount == Money(200_000, "CNY")
    assert {payment.amount.minor for payment in payments[1:]} == {66_666, 66_667}
    assert payments[1].fee == Money(3_600, "CNY")
    assert chosen.cost(Money(1_000_000, "CNY")) == Money(43_200, "CNY")


@pytest.mark.clause("QUO-01")
def test_rounding_down_to_whole_yuan() -> None:
    quote = Quote("CNY", (line(10037), line(5012, tax="6")), rounding_step=100)
    sums = totals(quote)
    assert (sums.subtotal.minor, sums.rounding.minor, sums.total.minor) == (15049, 49, 15000)
    outside = totals(replace(quote, tax_included=False))
    assert outside.total.minor == 16600  # 150.49 + 13.05 + 3.01 = 166.55, less 0.55
    assert totals(replace(quote, lines=(line(37),))).total.minor == 37  # never rounded down to nothing


@pytest.mark.clause("QUO-01")
def test_several_rates_inclusive_and_exclusive() -> None:
    quote = Quote("CNY", (line(11300), line(10600, tax="6")), discount=Discount.amount("19.00"))
    inside = totals(quote)
    assert [(str(rate.rate), rate.base.minor, rate.tax.minor) for rate in inside.taxes] == [
        ("13", 9133, 1187),  # 113.00 less 9.80 of the 19.00
        ("6", 9132, 548),  # 106.00 less 9.20
    ]
    assert inside.total.minor == 20000
    outside = totals(replace(quote, tax_included=False))
    assert outside.total.minor == 20000 + outside.tax.minor
    assert outside.tax.minor == 1342 + 581


@pytest.mark.clause("QUO-01")
def test_whole_discount_is_shared_to_the_cent() -> None:
    quote = Quote("CNY", (line(1), line(1), line(1)), discount=Discount.amount("0.02"))
    assert [item.share.minor for item in totals(quote).lines] == [1, 1, 0]


@pytest.mark.clause("QUO-03")
def test_reduction_counts_line_and_whole_discounts() -> None:
    quote = Quote("CNY", (line(10000, discount=Discount.percent(10)),), discount=Discount.percent(10))
    percent = totals(quote).reduction_percent
    assert percent == 19
    ceilings = {"consultant": Decimal(5), "supervisor": Decimal(10), "manager": Decimal(100)}
    assert not within_ceiling(percent, ceilings, frozenset({"consultant", "supervisor"}))
    assert within_ceiling(percent, ceilings, frozenset({"manager"}))
    assert not within_ceiling(Decimal(1), ceilings, frozenset({"greeter"}))
    assert within_ceiling(Decimal(0), {}, frozenset())


@pytest.mark.parametrize(
    "changed, field, code",
    [
        ({"lines": ()}, "lines", "quotes.no_lines"),
        ({"lines": (line(100, "0"),)}, "line.0.quantity", "quotes.quantity_not_positive"),
        ({"lines": (line(100), line(100, "0.0005"))}, "line.1.quantity", "quotes.quantity_too_fine"),
        ({"lines": (line(100, "1000000"),)}, "line.0.quantity", "quotes.quantity_too_large"),
        ({"lines": (line(-1),)}, "line.0.unit_price", "quotes.price_negative"),
        ({"lines": (line(100, tax="100"),)}, "line.0.tax", "quotes.tax_out_of_range"),
        ({"lines": (line(100, discount=Discount.percent(101)),)}, "line.0.discount", "quotes.percent_out_of_range"),
        ({"lines": (line(100, discount=Discount.amount(2)),)}, "line.0.discount", "quotes.discount_above_amount"),
        ({"lines": (replace(line(100), text=Text.same(" ")),)}, "line.0.text", "quotes.line_without_text"),
        ({"lines": tuple(line(10**13, "1000") for _ in range(2))}, "lines", "quotes.total_too_large"),
        ({"discount": Discount.amount(-1)}, "discount", "quotes.discount_negative"),
        ({"valid_until": None}, "valid_until", "quotes.no_validity"),
        ({"valid_until": date(2026, 3, 13)}, "valid_until", "quotes.validity_past"),
        ({"plan": plan("0.5")}, "plan", "quotes.plan_not_whole"),
    ],
)
def test_problems_say_where(changed: dict[str, object], field: str, code: str) -> None:
    good = Quote("CNY", (line(100),), valid_until=TODAY)
    assert problems(good, TODAY) == ()
    bad = replace(good, **changed)  # type: ignore[arg-type]
    assert (field, code) in [(problem.field, problem.code) for problem in problems(bad, TODAY)]
    with pytest.raises(UserError):
        check(bad, TODAY)


@pytest.mark.clause("QUO-05")
def test_states() -> None:
    assert move(State.DRAFT, State.ISSUED) is State.ISSUED
    for state, to in [(State.DRAFT, State.ACCEPTED), (State.ACCEPTED, State.DRAFT), (State.REFUSED, State.ACCEPTED)]:
        with pytest.raises(UserError, match=r"quotes\.cannot"):
            move(state, to)
    assert not expired(State.ISSUED, TODAY, TODAY)
    assert expired(State.ISSUED, date(2026, 3, 13), TODAY)
    assert not expired(State.ACCEPTED, date(2026, 3, 13), TODAY)
