"""The named, finite choices a pack may make. Each value has a one-line help in ``resources/wording/<lang>/packs.toml``
under ``pack_choice_<enum>_<value>`` (see :func:`help_code`): what is not here is not a rule of a pack.
"""

from __future__ import annotations

from enum import StrEnum


class VisitAsks(StrEnum):
    """What the desk is asked for when it chooses a visit kind."""

    NOTHING = "nothing"
    CUSTOMER = "customer"
    CONSULTANT = "consultant"
    AGENT = "agent"
    NOTE = "note"


class Stands(StrEnum):
    """Where a visit kind stands in the figures."""

    OPPORTUNITY = "opportunity"
    RETURNING = "returning"
    SERVICE = "service"
    NO_CHANCE = "no_chance"


class Result(StrEnum):
    """What an outcome means for funnel and follow-up."""

    WON = "won"
    QUOTED = "quoted"
    OPEN = "open"
    LOST = "lost"
    NONE = "none"


class ChannelGroup(StrEnum):
    PASSING = "passing"
    ADVERTISING = "advertising"
    ONLINE = "online"
    WORD_OF_MOUTH = "word_of_mouth"
    PARTNER = "partner"
    OWN = "own"


class AppointmentFor(StrEnum):
    """What an appointment can be for."""

    VISIT = "visit"
    TEST_DRIVE = "test_drive"
    MEASUREMENT = "measurement"
    ROOM = "room"


class FieldKind(StrEnum):
    """How a form field is filled in."""

    TEXT = "text"
    LONG_TEXT = "long_text"
    CHOICE = "choice"
    SEVERAL = "several"
    NUMBER = "number"
    MONEY_RANGE = "money_range"
    DATE = "date"
    PHONES = "phones"
    RELATION = "relation"
    CONSENT = "consent"


class OptionsFrom(StrEnum):
    """Where the options of a field stand."""

    FIELD = "field"
    CHANNELS = "channels"
    PURPOSES = "purposes"


class ForWhom(StrEnum):
    EVERYONE = "everyone"
    HOUSEHOLD = "household"
    COMPANY = "company"


class GradingMethod(StrEnum):
    """How the grade is found."""

    FACTORS = "factors"
    BY_HAND = "by_hand"


class Unit(StrEnum):
    """How a span is counted."""

    CLOCK_HOURS = "clock_hours"
    OPEN_HOURS = "open_hours"
    CALENDAR_DAYS = "calendar_days"
    OPEN_DAYS = "open_days"
    SAME_DAY = "same_day"


class Starts(StrEnum):
    """What sets a deadline's clock going."""

    VISIT_LEFT = "visit_left"
    MEASURING_AGREED = "measuring_agreed"
    MEASURED = "measured"
    DESIGN_UPLOADED = "design_uploaded"
    DESIGN_REJECTED = "design_rejected"
    QUESTION_OPEN = "question_open"
    ENQUIRY_RECEIVED = "enquiry_received"
    COMPLAINT_RECEIVED = "complaint_received"
    ORDERED = "ordered"
    CONTRACT_SIGNED = "contract_signed"
    DELIVERED = "delivered"
    QUOTE_EXPIRING = "quote_expiring"


class Escalates(StrEnum):
    """Who is told when it is overdue."""

    NOBODY = "nobody"
    SUPERVISOR = "supervisor"
    MANAGER = "manager"


class Moment(StrEnum):
    """The moment a phrase belongs to."""

    GREETING = "greeting"
    APPROACH = "approach"
    SITUATION = "situation"
    BUSY = "busy"
    FAREWELL = "farewell"
    PHONE_OPENING = "phone_opening"
    PHONE_SITUATION = "phone_situation"
    PHONE_CLOSING = "phone_closing"
    FOLLOW_UP = "follow_up"


class QuestionKind(StrEnum):
    OPEN = "open"
    CLOSED = "closed"


class StepKind(StrEnum):
    """What a step of the presentation is."""

    SAY = "say"
    ASK = "ask"
    SHOW = "show"
    DO = "do"


class Exit(StrEnum):
    """When a stage may be left."""

    MANDATORY_STEPS = "mandatory_steps"
    ALL_STEPS = "all_steps"
    ANY_STEP = "any_step"


class TaxMode(StrEnum):
    INCLUSIVE = "inclusive"
    EXCLUSIVE = "exclusive"


class Rounding(StrEnum):
    """To what the total of a quote is rounded."""

    CENT = "cent"
    TENTH = "tenth"
    WHOLE = "whole"


class PlanKind(StrEnum):
    ONE_OFF = "one_off"
    DEPOSIT_BALANCE = "deposit_balance"
    INSTALMENTS = "instalments"


class DueAt(StrEnum):
    """When a payment of a plan falls due."""

    ORDER = "order"
    CONTRACT = "contract"
    BEFORE_DELIVERY = "before_delivery"
    DELIVERY = "delivery"
    BEFORE_HAND_OVER = "before_hand_over"
    HAND_OVER = "hand_over"
    INSTALLATION = "installation"
    MONTHLY = "monthly"


class ReportPart(StrEnum):
    """The parts of the daily visitor report."""

    SUMMARY = "summary"
    BY_HOUR = "by_hour"
    BY_KIND = "by_kind"
    BY_CHANNEL = "by_channel"
    BY_CONSULTANT = "by_consultant"
    BY_OUTCOME = "by_outcome"
    WAITS = "waits"
    DEVIATIONS = "deviations"
    CALLS = "calls"
    FOLLOW_UPS = "follow_ups"
    QUOTES = "quotes"
    VISITS = "visits"
    SIGNATURES = "signatures"


class LifeCycle(StrEnum):
    """Where a product stands in its life."""

    NEW = "new"
    CURRENT = "current"
    CLEARANCE = "clearance"
    DISCONTINUED = "discontinued"


class Availability(StrEnum):
    IN_STOCK = "in_stock"
    MADE_TO_ORDER = "made_to_order"
    SHOWROOM_PIECE = "showroom_piece"
    OUT_OF_STOCK = "out_of_stock"


ALL: tuple[type[StrEnum], ...] = (
    VisitAsks,
    Stands,
    Result,
    ChannelGroup,
    FieldKind,
    OptionsFrom,
    ForWhom,
    GradingMethod,
    Unit,
    Starts,
    Escalates,
    Moment,
    QuestionKind,
    StepKind,
    Exit,
    TaxMode,
    Rounding,
    PlanKind,
    DueAt,
    ReportPart,
    LifeCycle,
    Availability,
    AppointmentFor,
)


def help_code(choice: StrEnum) -> str:
    """The wording code of a choice's one-line help."""
    name = type(choice).__name__
    snake = "".join(f"_{char.lower()}" if char.isupper() else char for char in name).lstrip("_")
    return f"pack_choice_{snake}_{choice.value}"
