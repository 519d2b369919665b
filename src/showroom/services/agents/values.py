"""What the services of agents and their notices take and return: frozen values (REC-24)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

AGENCY_KINDS = ("agency", "design_studio", "other")
LONGEST_VALIDITY = 365


class NoticeState(StrEnum):
    """``EXPIRED`` is never kept: an open notice is expired once its time is over. ``LOST``: the ownership desk ruled
    for another one.
    """

    OPEN = "open"
    USED = "used"
    EXPIRED = "expired"
    DISPUTED = "disputed"
    WITHDRAWN = "withdrawn"
    LOST = "lost"


@dataclass(frozen=True, slots=True)
class NewAgency:
    """A house to add or its new facts. ``kind``: one of ``AGENCY_KINDS``; ``valid_days``: how long its notices hold."""

    name: str
    kind: str = "agency"
    valid_days: int = 30


@dataclass(frozen=True, slots=True)
class NewAgent:
    """Somebody to add or their new facts. ``agency``: the house by name, made when there is none; empty: on their own
    account. ``phone`` as typed, may be empty.
    """

    name: str
    agency: str = ""
    phone: str = ""


@dataclass(frozen=True, slots=True)
class AgencyRow:
    """A house in the list; ``agents``: how many of its people are active."""

    id: int
    name: str
    kind: str
    valid_days: int
    active: bool
    agents: int


@dataclass(frozen=True, slots=True)
class AgentRow:
    """An agent in the list or the picker; ``phone`` as people write it. ``open_notices``: those that hold now."""

    id: int
    name: str
    agency_id: int | None
    agency: str
    phone: str
    active: bool
    valid_days: int
    open_notices: int


@dataclass(frozen=True, slots=True)
class NewNotice:
    """A notice as it was given. ``phone``: whole, masked (138****5678) or its last digits.

    The agent is known (``agent_id``) or new (``new_agent``). ``noticed_at``: when the agent said it (default: now);
    ``valid_days``: other than the house's; ``valid_h``: to the hour. ``consultant_id``: whom the agent wants for the
    customer.
    """

    phone: str
    customer_name: str = ""
    agent_id: int | None = None
    new_agent: NewAgent | None = None
    noticed_at: datetime | None = None
    valid_days: int | None = None
    consultant_id: int | None = None
    note: str = ""
    valid_h: int | None = None


@dataclass(frozen=True, slots=True)
class NoticeMatch:
    """A notice that fits a number. ``valid``: it holds at the moment asked for, whatever became of it (used and
    disputed ones hold until their time is over). ``digits``: visible digits in common; ``weak``: too few to tell.
    ``state`` is as kept: an open one whose time is over is ``EXPIRED``.
    """

    id: int
    agent_id: int
    agent: str
    agency_id: int | None
    agency: str
    customer_name: str
    phone: str
    noticed_at: datetime
    valid_until: datetime
    recorded_at: datetime
    consultant_id: int | None
    state: NoticeState
    visit_id: int | None
    valid: bool
    weak: bool
    digits: int

    @property
    def house(self) -> str:
        """Who has the claim: the agency, or the agent on their own account."""
        return self.agency or self.agent


@dataclass(frozen=True, slots=True)
class KnownCustomer:
    """A customer of the company whose number fits: the agent does not bring somebody new."""

    id: int
    name: str
    owner: str
    since: datetime


@dataclass(frozen=True, slots=True)
class Findings:
    """What a number is known for before a notice of it is taken, oldest first.

    ``conflicts``: other houses' notices that hold; ``own``: earlier ones of the same house; ``customers``: at most
    five. ``phone``: the number as understood.
    """

    phone: str = ""
    weak: bool = False
    conflicts: tuple[NoticeMatch, ...] = ()
    own: tuple[NoticeMatch, ...] = ()
    customers: tuple[KnownCustomer, ...] = ()


@dataclass(frozen=True, slots=True)
class Noticed:
    """What came of a notice: it is recorded, whatever it runs into."""

    id: int
    agent_id: int
    valid_until: datetime
    findings: Findings


@dataclass(frozen=True, slots=True)
class NoticeRow:
    """A notice in the list. ``phone`` is masked for whoever must not see it whole (SEC-02). ``conflicts``: how many
    other houses' notices that hold fit the same number; ``first``: it is the earliest of these.
    """

    id: int
    agent_id: int
    agent: str
    agency: str
    customer_name: str
    phone: str
    noticed_at: datetime
    valid_until: datetime
    recorded_at: datetime
    recorded_by: str
    consultant: str
    state: NoticeState
    visit_id: int | None
    note: str
    dispute_reason: str
    conflicts: int
    first: bool
