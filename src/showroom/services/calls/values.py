"""What the call services take and return: frozen values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from showroom.domain.calls.callbacks import CallbackState, ProgressKind
from showroom.domain.calls.rules import CallResult, CallTopic, Direction, RingsSource
from showroom.domain.customers.form import Answer, Completeness
from showroom.domain.customers.stale import Stale
from showroom.domain.customers.tiers import Standing
from showroom.domain.packs.schema import FormField, Pack
from showroom.domain.packs.selling import Script
from showroom.domain.text import Text
from showroom.services.calls.enquiry import Given
from showroom.services.customers.values import Person
from showroom.services.opportunities.values import Noted


@dataclass(frozen=True, slots=True)
class NewCall:
    """A call to log. ``phone`` as typed, empty when withheld; ``at`` when it began (default: now).

    ``answers``: what was filled in of the first-time form, by field key; may be incomplete (CAL-03).
    ``question``: what could not be answered; it makes the call a call-back (CAL-05).
    ``staff_id``: who took it, when not the acting person. ``for_staff_id``: the colleague a message is for (CAL-07).
    ``give_to_next``: an enquiry for the next of the sequence of calls, who is kept as ``for_staff_id`` (REC-21);
    ``shown_next_id``: who was named to the caller, so that nobody else gets it unseen. ``urgent``: the message.
    ``reserved``, ``sensitive``: keys of the pack's topics that came up (CAL-06); ``alert_id``: the alert that was sent
    while the call was running, else a sensitive one is sent now. ``signals``: buying signals of a caller who is known
    or registered now (REG-14). ``appointment_ids``: booked while the call was running (CAL-09).
    """

    phone: str = ""
    direction: Direction = Direction.INCOMING
    topic: CallTopic = CallTopic.ENQUIRY
    result: CallResult = CallResult.ANSWERED
    customer_id: int | None = None
    answers: Mapping[str, Answer] = field(default_factory=dict)
    note: str = ""
    question: str = ""
    rings: int | None = None
    rings_source: RingsSource = RingsSource.SAID
    duration_s: int | None = None
    staff_id: int | None = None
    for_staff_id: int | None = None
    channel: str | None = None
    visit_id: int | None = None
    at: datetime | None = None
    give_to_next: bool = False
    shown_next_id: int | None = None
    urgent: bool = False
    reserved: str | None = None
    sensitive: str | None = None
    alert_id: int | None = None
    signals: tuple[str, ...] = ()
    appointment_ids: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Logged:
    """What came of it. ``completeness``: of the caller's form, None when nobody was registered or changed. ``given``:
    who got the enquiry. ``noted``: what the buying signals opened or added to."""

    id: int
    number: int
    day: date
    customer_id: int | None
    first_time: bool
    callback_due: datetime | None
    completeness: Completeness | None
    given: Given | None = None
    noted: Noted | None = None


@dataclass(frozen=True, slots=True)
class Known:
    """What whoever answers should know of a customer at once (CAL-01): the tier with its benefits (REG-06), what to
    confirm again (REG-11), when they are expected (aware, coming ones only), questions still open."""

    standing: Standing | None
    stale: tuple[Stale, ...]
    expected: tuple[datetime, ...]
    questions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Caller:
    """Who a typed number belongs to. ``problem``/``facts``: what is wrong with the number so far, for a sentence.

    ``people``: who has it (a household may share one), or while it is incomplete whose number has these digits.
    ``known``: of each of a whole number's people, by id.
    """

    e164: str | None
    shown: str
    problem: str | None
    facts: Mapping[str, object]
    people: tuple[Person, ...]
    calls: int
    first_time: bool
    known: Mapping[int, Known] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class CallRow:
    """A call in a list; ``phone`` is masked like the customer's. ``is_enquiry_given``: ``for_staff`` got the enquiry in
    the sequence of calls (REC-21); else a message is for them. ``first_due``: when another date was promised than the
    rule's; ``state``, ``asked`` (whom), ``advice`` (what they said), ``steps`` of a call-back (CAL-05);
    ``noted_by``, ``noted_at``: the manager who took note that it is overdue. ``reserved``,
    ``sensitive``: keys of topics."""

    id: int
    number: int
    day: date
    at: datetime
    direction: Direction
    phone: str
    name: str
    customer_id: int | None
    staff: str
    for_staff: str
    topic: CallTopic
    result: CallResult
    first_time: bool
    form_complete: bool
    rings: int | None
    rings_source: str | None
    late: bool
    duration_s: int | None
    note: str
    question: str
    callback_due: datetime | None
    callback_done_at: datetime | None
    callback_answer: str
    overdue: bool
    is_enquiry_given: bool = False
    first_due: datetime | None = None
    state: CallbackState | None = None
    asked: str = ""
    advice: str = ""
    steps: int = 0
    reserved: str = ""
    sensitive: str = ""
    staff_id: int | None = None
    noted_by: str = ""
    noted_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """A step on the way to an answer (CAL-05). ``whom``: who was asked; ``promised_for``: when the customer will have
    the answer."""

    id: int
    kind: ProgressKind
    at: datetime
    by_id: int | None
    by: str
    whom_id: int | None
    whom: str
    note: str
    promised_for: datetime | None


@dataclass(frozen=True, slots=True)
class Message:
    """A message for a colleague (CAL-07). ``name``, ``phone`` of the caller, masked like the customer's; empty where
    it was left without a call, whose ``call_id`` is None then."""

    id: int
    at: datetime
    text: str
    urgent: bool
    from_id: int | None
    from_name: str
    to_id: int
    to_name: str
    call_id: int | None
    call_number: int | None
    customer_id: int | None
    name: str
    phone: str
    acknowledged_at: datetime | None
    acknowledged_by: str


@dataclass(frozen=True, slots=True)
class Alert:
    """A sensitive call at the manager's window (CAL-06). ``call_number`` None: the call is still running."""

    id: int
    at: datetime
    topic: Text
    topic_key: str
    note: str
    by_id: int | None
    by: str
    customer_id: int | None
    name: str
    phone: str
    call_id: int | None
    call_number: int | None
    acknowledged_at: datetime | None
    acknowledged_by: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """What lies beside the telephone: the first-time form, the phrases and the colleagues (CAL-03, CAL-07).
    ``superiors``: who may be asked for an answer (CAL-05)."""

    pack: Pack
    fields: tuple[FormField, ...]
    scripts: tuple[Script, ...]
    colleagues: tuple[tuple[int, str], ...]
    superiors: tuple[tuple[int, str], ...] = ()
