"""What the quote services take and give: frozen values."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal

from showroom.domain.money import Money
from showroom.domain.quotes import NO_DISCOUNT, Discount, Line, PaymentPlan, Quote, State, Totals, totals
from showroom.domain.text import Text


@dataclass(frozen=True, slots=True)
class Draft:
    """A quote as it is edited. ``seen_at`` is when it was last saved, as this editor knows it (None: never)."""

    currency: str
    plan_key: str
    lines: tuple[Line, ...] = ()
    discount: Discount = NO_DISCOUNT
    tax_included: bool = True
    rounding_step: int = 1
    valid_until: date | None = None
    notes: str = ""
    language: str = "zh_CN"
    customer_id: int | None = None
    visit_id: int | None = None
    consultant_id: int | None = None
    seen_at: datetime | None = None

    def quote(self, plan: PaymentPlan | None = None) -> Quote:
        """The part that decides what it comes to."""
        return Quote(
            currency=self.currency,
            lines=self.lines,
            discount=self.discount,
            tax_included=self.tax_included,
            plan=plan or PaymentPlan(),
            valid_until=self.valid_until,
            notes=self.notes,
            rounding_step=self.rounding_step,
        )

    @property
    def totals(self) -> Totals:
        """What it comes to, now."""
        return totals(self.quote())


@dataclass(frozen=True, slots=True)
class QuoteRow:
    """A quote in a list. ``state`` is as of today: an issued one past its last day is expired."""

    id: int
    number: str | None
    version: int
    state: State
    approval: str
    day: date
    customer_id: int | None
    customer: str
    consultant: str
    total: Money
    lines: int
    valid_until: date | None
    updated_at: datetime


@dataclass(frozen=True, slots=True)
class Version:
    """An issued version."""

    version: int
    issued_at: datetime
    issued_by: str
    total: Money
    digest: str


@dataclass(frozen=True, slots=True)
class QuoteView:
    """All of a quote."""

    row: QuoteRow
    draft: Draft
    totals: Totals
    versions: tuple[Version, ...]
    approval_reason: str = ""
    decision_reason: str = ""
    created_by: str = ""


@dataclass(frozen=True, slots=True)
class TaxChoice:
    """A tax rate of the pack; ``rate`` in per cent."""

    key: str
    label: Text
    rate: Decimal


@dataclass(frozen=True, slots=True)
class PlanChoice:
    """A payment plan of the pack."""

    key: str
    label: Text
    plan: PaymentPlan


@dataclass(frozen=True, slots=True)
class Terms:
    """What the pack offers to a quote. ``ceiling``: the reduction in per cent that the acting role may give."""

    taxes: tuple[TaxChoice, ...]
    tax_default: Decimal
    plans: tuple[PlanChoice, ...]
    ceiling: Decimal
    charges: tuple[Line, ...] = ()

    def plan(self, key: str) -> PaymentPlan:
        """The plan called ``key``; the first one if the pack has it no more."""
        return next((choice.plan for choice in self.plans if choice.key == key), self.plans[0].plan)


@dataclass(frozen=True, slots=True)
class PaperView:
    """A paper's bytes. ``missing``: the code points on it that no font has. ``stored``: these bytes are kept."""

    content: bytes
    language: str
    pages: int
    sha256: str
    stored: bool
    number: str | None
    missing: tuple[str, ...] = field(default=())
