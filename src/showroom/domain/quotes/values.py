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


class Due(StrEnum):
    """When a part falls due."""

    ORDER = "order"
    CONTRACT = "contract"
    BEFORE_DELIVERY = "before_delivery"
    DELIVERY = "delivery"
    BEFORE_HAND_OVER = "before_hand_over"
    HAND_OVER = "hand_over"
    INSTALLATION = "installation"
    MONTHLY = "monthly"  # in equal months, the first one month after the order


@dataclass(frozen=True, slots=True)
class PlanPart:
    """A part of what is to be paid: ``share`` of the total (0 to 1)."""

    label: Text
    share: Decimal
    due: Due = Due.ORDER


@dataclass(frozen=True, slots=True)
class Payment:
    """One payment of a schedule: ``number`` counts the months of a monthly part (0: no such), ``fee`` is its cost."""

    label: Text
    amount: Money
    fee: Money
    due: Due
    number: int = 0
    of: int = 0


@dataclass(frozen=True, slots=True)
class PaymentPlan:
    """How the total is paid; the shares of ``parts`` add up to 1.

    A monthly part is paid in ``months`` equal payments, and each month costs ``monthly_fee`` (a share of that part).
    """

    parts: tuple[PlanPart, ...] = (PlanPart(Text(en="In full", zh_CN="全款"), Decimal(1)),)
    months: int = 0
    monthly_fee: Decimal = Decimal(0)

    def schedule(self, total: Money) -> tuple[Payment, ...]:
        """The payments in order; their amounts (without fees) add up to ``total`` exactly."""
        nothing = Money.zero(total.currency)
        payments: list[Payment] = []
        amounts = total.allocate([int((part.share * 10**9).to_integral_value()) for part in self.parts])
        for part, amount in zip(self.parts, amounts, strict=True):
            if part.due is not Due.MONTHLY or self.months < 1:
                payments.append(Payment(part.label, amount, nothing, part.due))
                continue
            fee = amount.times(self.monthly_fee)
            months = amount.allocate([1] * self.months)
            payments.extend(
                Payment(part.label, month, fee, Due.MONTHLY, number, self.months)
                for number, month in enumerate(months, 1)
            )
        return tuple(payments)

    def cost(self, total: Money) -> Money:
        """What paying in this way costs on top of ``total``."""
        return Money(sum(payment.fee.minor for payment in self.schedule(total)), total.currency)


@dataclass(frozen=True, slots=True)
class Quote:
    """Everything that decides what a quote comes to; the numbers, names and states around it are the store's.

    ``rounding_step``: the total is rounded down to a multiple of so many minor units (100 fen: 抹零 to whole yuan).
    """

    currency: str
    lines: tuple[Line, ...] = ()
    discount: Discount = NO_DISCOUNT
    tax_included: bool = True
    plan: PaymentPlan = field(default_factory=PaymentPlan)
    valid_until: date | None = None
    notes: str = ""
    rounding_step: int = 1
