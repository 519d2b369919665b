"""What a pack says about selling: phrases, questions, presentation, objections, quote terms, report headings."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal

from showroom.domain.packs.choices import (
    DueAt,
    Exit,
    Moment,
    PlanKind,
    QuestionKind,
    ReportPart,
    Rounding,
    StepKind,
    TaxMode,
)
from showroom.domain.packs.rules import FILLED, KEY, NOT_NEGATIVE, SHARE, SPOKEN, Option
from showroom.domain.text import Text


@dataclass(frozen=True, slots=True)
class Script:
    """A phrase for a moment (REC-22, CAL-03). ``kinds``: only for these visit kinds; empty is for all."""

    key: str = field(metadata=KEY)
    moment: Moment
    label: Text
    text: Text = field(metadata=SPOKEN)
    kinds: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Question:
    """A question of the bank; its answer fills the form field ``fills`` (PRE-02)."""

    key: str = field(metadata=KEY)
    kind: QuestionKind
    text: Text
    purpose: Text
    fills: str | None = None


@dataclass(frozen=True, slots=True)
class Stage:
    """A stage of the presentation (PRE-01), left when ``exit`` holds; ``criteria`` says so to the consultant."""

    key: str = field(metadata=KEY)
    label: Text
    exit: Exit
    criteria: Text


@dataclass(frozen=True, slots=True)
class Step:
    """A step of the presentation. A step of kind ``ask`` names a question of the bank or has a ``text`` of its own."""

    key: str = field(metadata=KEY)
    stage: str
    kind: StepKind
    text: Text = field(metadata=SPOKEN)
    mandatory: bool = True
    question: str | None = None
    fills: str | None = None
    hint: Text | None = None


@dataclass(frozen=True, slots=True)
class Presentation:
    label: Text
    stages: tuple[Stage, ...] = field(metadata=FILLED)
    steps: tuple[Step, ...] = field(metadata=FILLED)
    skip_reasons: tuple[Option, ...] = field(metadata=FILLED)


@dataclass(frozen=True, slots=True)
class Objection:
    """What customers say, and an answer to it (PRE-06)."""

    key: str = field(metadata=KEY)
    topic: Text
    said: Text
    answer: Text = field(metadata=SPOKEN)


@dataclass(frozen=True, slots=True)
class TaxRate:
    key: str = field(metadata=KEY)
    label: Text
    rate: Decimal = field(metadata=SHARE)


@dataclass(frozen=True, slots=True)
class Ceilings:
    """The largest share a role may take off without the manager (QUO-03)."""

    greeter: Decimal = field(metadata=SHARE)
    consultant: Decimal = field(metadata=SHARE)
    receptionist: Decimal = field(metadata=SHARE)
    supervisor: Decimal = field(metadata=SHARE)
    manager: Decimal = field(metadata=SHARE)
    administrator: Decimal = field(metadata=SHARE)

    def of(self, role: str) -> Decimal:
        """The ceiling of ``role``; a role that is not named here may give nothing."""
        return getattr(self, role, Decimal(0)) if role in self.__slots__ else Decimal(0)


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a payment plan: ``share`` of the total, due ``due``."""

    label: Text
    share: Decimal = field(metadata=SHARE)
    due: DueAt


@dataclass(frozen=True, slots=True)
class PaymentPlan:
    """QUO-01. ``parts`` add up to 1; an instalment plan has ``months`` and a ``monthly_fee`` share of the total."""

    key: str = field(metadata=KEY)
    label: Text
    kind: PlanKind
    parts: tuple[Part, ...] = field(metadata=FILLED)
    months: int = field(default=0, metadata={"minimum": 0, "maximum": 60})
    monthly_fee: Decimal = field(default=Decimal(0), metadata=SHARE)


@dataclass(frozen=True, slots=True)
class Charge:
    """Delivery or installation: ``fee`` in minor units, nothing from ``free_from`` on; ``days`` after the deposit."""

    label: Text
    fee: int = field(metadata=NOT_NEGATIVE)
    days: int = field(metadata=NOT_NEGATIVE)
    free_from: int | None = field(default=None, metadata=NOT_NEGATIVE)


@dataclass(frozen=True, slots=True)
class PaperWords:
    """What a trade calls the quote, whoever made it, and delivery, on paper; None: the program's word."""

    title: Text | None = None
    consultant: Text | None = None
    delivery: Text | None = None


@dataclass(frozen=True, slots=True)
class QuoteTerms:
    """QUO-01, QUO-03. ``terms`` may use ``{days}`` (validity), ``{store}``."""

    validity_days: int = field(metadata={"minimum": 1, "maximum": 365})
    tax_mode: TaxMode
    tax_default: str
    taxes: tuple[TaxRate, ...] = field(metadata=FILLED)
    rounding: Rounding
    ceilings: Ceilings
    plans: tuple[PaymentPlan, ...] = field(metadata=FILLED)
    plan_default: str
    delivery: Charge
    installation: Charge
    terms: tuple[Text, ...] = field(metadata={"filled": True, "facts": ("days", "store")})
    paper: PaperWords = field(default_factory=PaperWords)


@dataclass(frozen=True, slots=True)
class ProductWords:
    """What the trade calls the headings of a product card and the states of a product; None: the program's word."""

    materials: Text | None = None
    rooms: Text | None = None
    styles: Text | None = None
    size: Text | None = None
    lead: Text | None = None
    in_stock: Text | None = None
    made_to_order: Text | None = None
    showroom_piece: Text | None = None
    out_of_stock: Text | None = None
    new: Text | None = None
    clearance: Text | None = None
    discontinued: Text | None = None

    def of(self, name: str, lang: str) -> str:
        """The trade's word for ``name`` (a field of this class), empty where it has none of its own."""
        text = getattr(self, name, None) if name in self.__slots__ else None
        return text.of(lang) if isinstance(text, Text) else ""


@dataclass(frozen=True, slots=True)
class ReportHeading:
    """A part of the daily report in its place, with its heading (MGR-03)."""

    part: ReportPart
    label: Text


@dataclass(frozen=True, slots=True)
class Report:
    title: Text
    headings: tuple[ReportHeading, ...] = field(metadata=FILLED)
    signatures: tuple[Text, ...] = field(metadata=FILLED)
