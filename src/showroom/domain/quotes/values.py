"""What a quote is made of: lines, discounts, tax, payment plan, validity. Clause QUO-01."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum

from showroom.domain.money import Money
from showroom.domain.text import Text

MOST_LINES = 500
MOST_QUANTITY = Decimal(100_000)
QUANTITY_STEP = Decimal("0.001")  # square metres and running metres are sold to the millimetre


class LineKind(StrEnum):
    """Where a line comes from; delivery and installation stand last and are named on the paper."""

    PRODUCT = "product"
    FREE = "free"
    DELIVERY = "delivery"
    INSTALLATION = "installation"


class DiscountKind(StrEnum):
    NONE = "none"
    PERCENT = "percent"  # value: per cent off, 0 < value ≤ 100
    AMOUNT = "amount"  # value: major units off


@dataclass(frozen=True, slots=True)
class Discount:
    """A reduction of a line or of the whole; ``value`` in per cent or in major units."""

    kind: DiscountKind = DiscountKind.NONE
    value: Decimal = Decimal(0)

    @classmethod
    def percent(cls, value: Decimal | int | str) -> Discount:
        return cls(DiscountKind.PERCENT, Decimal(value))

    @classmethod
    def amount(cls, value: Decimal | int | str) -> Discount:
        return cls(DiscountKind.AMOUNT, Decimal(value))

    def off(self, base: Money) -> Money:
        """What comes off ``base``, rounded half up; never more than ``base``, never less than nothing."""
        if self.kind is DiscountKind.PERCENT:
            taken = base.percent(self.value)
        elif self.kind is DiscountKind.AMOUNT:
            taken = Money.of(self.value, base.currency)
        else:
            taken = Money.zero(base.currency)
        return Money(max(0, min(taken.minor, base.minor)), base.currency)


NO_DISCOUNT = Discount()


@dataclass(frozen=True, slots=True)
class Line:
    """One line. ``unit_price`` is with tax when the quote's prices include it; ``tax`` is a rate in per cent."""

    text: Text
    unit_price: Money
    quantity: Decimal = Decimal(1)
    unit: Text = field(default_factory=lambda: Text(en="pc", zh_CN="件"))
    discount: Discount = NO_DISCOUNT
    tax: Decimal = Decimal(0)
    kind: LineKind = LineKind.FREE
    code: str = ""
    detail: Text = field(default_factory=lambda: Text(en="", zh_CN=""))
    product_id: int | None = None
    list_price: Money | None = None  # the catalogue's price when the line was made; None for a free line


class PlanKind(StrEnum):
    ONE_OFF = "one_off"
    DEPOSIT = "deposit"  # deposit now, balance before delivery
    INSTALMENTS = "instalments"


@dataclass(frozen=True, slots=True)
class PaymentPlan:
    """How the total is paid: ``percents`` of the total in the order they fall due (they add up to 100).

    ``days`` says, part by part, how many days after the order each falls due; None is "before delivery".
    """

    kind: PlanKind = PlanKind.ONE_OFF
    percents: tuple[Decimal, ...] = (Decimal(100),)
    days: tuple[int | None, ...] = (0,)

    @classmethod
    def deposit(cls, percent: Decimal | int) -> PaymentPlan:
        return cls(PlanKind.DEPOSIT, (Decimal(percent), 100 - Decimal(percent)), (0, None))

    @classmethod
    def instalments(cls, count: int, every_days: int = 30) -> PaymentPlan:
        """``count`` equal parts, the first at once; cents that do not divide go to the first parts."""
        share = Decimal(100) / count
        return cls(PlanKind.INSTALMENTS, (share,) * count, tuple(i * every_days for i in range(count)))

    def parts(self, total: Money) -> tuple[Money, ...]:
        """The amounts, part by part; they add up to ``total`` exactly."""
        return total.allocate([int(percent * 10**6) for percent in self.percents])


@dataclass(frozen=True, slots=True)
class Quote:
    """Everything that decides what a quote comes to; the numbers, names and states around it are the store's."""

    currency: str
    lines: tuple[Line, ...] = ()
    discount: Discount = NO_DISCOUNT
    tax_included: bool = True
    plan: PaymentPlan = field(default_factory=PaymentPlan)
    valid_until: date | None = None
    notes: str = ""
