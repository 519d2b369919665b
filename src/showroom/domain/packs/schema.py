"""What a store pack holds: frozen values, one dataclass a table of the TOML file, the field names being its keys.

Money is integer minor units of the pack's currency, shares are ``Decimal`` between 0 and 1, service times are minutes.
docs/packs.md explains each section to whoever writes a pack.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from showroom.domain.packs.booking import BookingRules
from showroom.domain.packs.calls import CallRules
from showroom.domain.packs.choices import (
    AppointmentFor,
    ChannelGroup,
    Escalates,
    FieldKind,
    ForWhom,
    GradingMethod,
    OptionsFrom,
    Result,
    Stands,
    Starts,
    Unit,
    VisitAsks,
)
from showroom.domain.packs.customers import CustomerRules
from showroom.domain.packs.decode import MisfitError
from showroom.domain.packs.opportunities import OpportunityRules
from showroom.domain.packs.ownership import OwnershipRules
from showroom.domain.packs.rules import FILLED, GIVEN, HOURS, KEY, NOT_NEGATIVE, POSITIVE, Option
from showroom.domain.packs.selling import (
    Objection,
    Presentation,
    ProductWords,
    Question,
    QuoteTerms,
    Report,
    Script,
)
from showroom.domain.reception.policy import Policy, PolicyProblem
from showroom.domain.text import Text


@dataclass(frozen=True, slots=True)
class VisitKind:
    """A kind of visit (REC-06). The order in the file is that of the chips; ``chip = false`` puts it under "more"."""

    key: str = field(metadata=KEY)
    label: Text
    help: Text
    asks: VisitAsks = VisitAsks.NOTHING
    stands: Stands = Stands.OPPORTUNITY
    chip: bool = True


@dataclass(frozen=True, slots=True)
class Status:
    """The words for a status (REC-04); what it does to a place is the rotation policy's."""

    key: str = field(metadata=KEY)
    label: Text
    help: Text


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a visit ended (REC-14). ``needs_reason``: one of ``reasons`` or a written one must be given."""

    key: str = field(metadata=KEY)
    label: Text
    result: Result
    needs_reason: bool = False
    gives_turn_back: bool = False
    follow_up: bool = False
    reasons: tuple[Option, ...] = ()


@dataclass(frozen=True, slots=True)
class Channel:
    """How the customer heard of the store."""

    key: str = field(metadata=KEY)
    label: Text
    group: ChannelGroup


@dataclass(frozen=True, slots=True)
class Section:
    """A headed part of the registration form."""

    key: str = field(metadata=KEY)
    label: Text


@dataclass(frozen=True, slots=True)
class FormField:
    """A field of the registration form (REG-01).

    ``column``: the column of the customer record it fills (``CUSTOMER_COLUMNS``); without one the answer is kept among
    the customer's answers under ``key``. ``confirm_after_days``: ask again after so long (REG-11). ``either``: fields
    of the same group satisfy each other's ``required`` (a phone or, if declined, a messaging ID). In a loaded
    pack ``options`` are filled, wherever they come from.
    """

    key: str = field(metadata=KEY)
    kind: FieldKind
    label: Text
    section: str
    required: bool = False
    either: str = field(default="", metadata={"pattern": r"[a-z_]*"})
    personal: bool = False
    whom: ForWhom = ForWhom.EVERYONE
    column: str | None = None
    help: Text | None = None
    placeholder: Text | None = None
    options_from: OptionsFrom = OptionsFrom.FIELD
    options: tuple[Option, ...] = ()
    minimum: int | None = None
    maximum: int | None = None
    unit: Text | None = None
    confirm_after_days: int | None = field(default=None, metadata=POSITIVE)


@dataclass(frozen=True, slots=True)
class Form:
    sections: tuple[Section, ...] = field(metadata=FILLED)
    fields: tuple[FormField, ...] = field(metadata=FILLED)


@dataclass(frozen=True, slots=True)
class Factor:
    """One leg of a grade: which answers to ``field`` count as strong or medium (anything else given is weak).

    A choice names its options; a money range or number gives the least amount (minor units, or the number itself).
    """

    key: str = field(metadata=KEY)
    label: Text
    field: str
    strong: tuple[str, ...] = ()
    medium: tuple[str, ...] = ()
    strong_from: int | None = None
    medium_from: int | None = None


@dataclass(frozen=True, slots=True)
class GradeRule:
    """A grade; rules are tried in the order of the file, the first that fits gives it. The last must fit everyone."""

    key: str = field(metadata={"pattern": r"[A-Z]", "example": "A"})
    label: Text
    strong_at_least: int = field(default=0, metadata=NOT_NEGATIVE)
    medium_at_least: int = field(default=0, metadata=NOT_NEGATIVE)  # medium or better


@dataclass(frozen=True, slots=True)
class GradingRule:
    """REG-05."""

    method: GradingMethod
    grades: tuple[GradeRule, ...] = field(metadata=FILLED)
    factors: tuple[Factor, ...] = ()


@dataclass(frozen=True, slots=True)
class Span:
    """``count`` of ``unit``, e.g. 2 open days; 0 with ``same_day``."""

    count: int = field(metadata=NOT_NEGATIVE)
    unit: Unit


@dataclass(frozen=True, slots=True)
class FollowUp:
    """Rhythm for a grade (FUP-01): first contact within ``first`` of the visit, then every ``then``."""

    grade: str
    first: Span
    then: Span


@dataclass(frozen=True, slots=True)
class Deadline:
    """A service step with a limit (FUP-06, CAL-05, REG-09) and what missing it costs, in minor units."""

    key: str = field(metadata=KEY)
    label: Text
    starts: Starts
    within: Span
    escalates: Escalates = Escalates.SUPERVISOR
    penalty_person: int = field(default=0, metadata=NOT_NEGATIVE)
    penalty_supervisor: int = field(default=0, metadata=NOT_NEGATIVE)


@dataclass(frozen=True, slots=True)
class Penalty:
    """A finding of an inspection and what it costs, in minor units (a reward is negative)."""

    key: str = field(metadata=KEY)
    label: Text
    amount: int


@dataclass(frozen=True, slots=True)
class ServiceTime:
    """Minutes with a visitor of a kind: log-normal, by its median and sigma, cut at ``least`` and ``most``."""

    kind: str
    median: float = field(metadata={"minimum": 0.5})
    sigma: float = field(metadata={"minimum": 0, "maximum": 3})
    least: float = field(default=1, metadata=NOT_NEGATIVE)
    most: float = field(default=240, metadata=POSITIVE)


@dataclass(frozen=True, slots=True)
class Patience:
    """Minutes a visitor waits before leaving unserved: log-normal."""

    median: float = field(metadata={"minimum": 0.5})
    sigma: float = field(metadata={"minimum": 0, "maximum": 3})


@dataclass(frozen=True, slots=True)
class Service:
    """How long things take; used by ``showroom simulate`` and ``demo``."""

    times: tuple[ServiceTime, ...] = field(metadata=FILLED)
    patience: Patience


@dataclass(frozen=True, slots=True)
class OpeningHours:
    """Ranges of local time for each weekday; an empty list is a closed day."""

    monday: tuple[str, ...] = field(metadata=HOURS)
    tuesday: tuple[str, ...] = field(metadata=HOURS)
    wednesday: tuple[str, ...] = field(metadata=HOURS)
    thursday: tuple[str, ...] = field(metadata=HOURS)
    friday: tuple[str, ...] = field(metadata=HOURS)
    saturday: tuple[str, ...] = field(metadata=HOURS)
    sunday: tuple[str, ...] = field(metadata=HOURS)

    def of(self, weekday: int) -> tuple[tuple[int, int], ...]:
        """The ranges of a weekday (Monday is 0) in minutes after midnight: ``((600, 1290),)``."""
        days = (
            self.monday,
            self.tuesday,
            self.wednesday,
            self.thursday,
            self.friday,
            self.saturday,
            self.sunday,
        )
        return tuple(_minutes(said) for said in days[weekday])


def _minutes(said: str) -> tuple[int, int]:
    """``"10:00-21:30"`` → ``(600, 1290)``."""
    start, _, end = said.partition("-")
    return int(start[:2]) * 60 + int(start[3:]), int(end[:2]) * 60 + int(end[3:])


def _policy(raw: Mapping[str, Any]) -> Policy:
    try:
        return Policy.from_mapping(_plain(raw))
    except PolicyProblem as problem:
        raise MisfitError(problem.path, problem.code, **problem.facts) from problem


def _plain(raw: Mapping[str, Any]) -> dict[str, Any]:
    """A table with floats for the decimals TOML was read with: the policy knows JSON's values only."""
    return {
        key: _plain(value) if isinstance(value, Mapping) else float(value) if isinstance(value, Decimal) else value
        for key, value in raw.items()
    }


@dataclass(frozen=True, slots=True)
class Pack:
    """A store pack in one version; everything a store may choose.

    ``digest`` is the SHA-256 of ``text``, the whole pack in one TOML text, as the database keeps it.
    """

    format: int = field(metadata={"minimum": 1, "maximum": 1})
    name: str = field(metadata=KEY)
    version: str
    label: Text
    summary: Text
    country: str = field(metadata={"pattern": "[A-Z]{2}", "example": "CN"})
    currency: str = field(metadata={"pattern": "[A-Z]{3}", "example": "CNY"})
    catalogue: str = field(metadata={"pattern": r"[a-z0-9_]+(/[a-z0-9_]+)*\.toml", "example": "shop/catalogue.toml"})
    visit_kinds: tuple[VisitKind, ...] = field(metadata=FILLED)
    statuses: tuple[Status, ...] = field(metadata=FILLED)
    outcomes: tuple[Outcome, ...] = field(metadata=FILLED)
    channels: tuple[Channel, ...] = field(metadata=FILLED)
    purposes: tuple[Option, ...] = field(metadata=FILLED)
    rotation: Policy = field(metadata={"read": _policy})
    form: Form
    grading: GradingRule
    follow_ups: tuple[FollowUp, ...] = field(metadata=FILLED)
    deadlines: tuple[Deadline, ...]
    penalties: tuple[Penalty, ...]
    service: Service
    opening_hours: OpeningHours
    scripts: tuple[Script, ...] = field(metadata=FILLED)
    questions: tuple[Question, ...] = field(metadata=FILLED)
    presentation: Presentation
    objections: tuple[Objection, ...] = field(metadata=FILLED)
    quote: QuoteTerms
    report: Report
    product_words: ProductWords = field(default_factory=ProductWords)
    appointments: tuple[AppointmentFor, ...] = field(default=tuple(AppointmentFor), metadata=FILLED)
    ownership: OwnershipRules = field(default_factory=OwnershipRules)
    calls: CallRules = field(default_factory=CallRules)
    booking: BookingRules = field(default_factory=BookingRules)
    opportunities: OpportunityRules = field(default_factory=OpportunityRules)
    customers: CustomerRules = field(default_factory=CustomerRules)
    digest: str = field(default="", metadata=GIVEN)
    text: str = field(default="", repr=False, compare=False, metadata=GIVEN)
