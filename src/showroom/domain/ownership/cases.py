"""What a claim is decided by: frozen facts, aware UTC moments, ids and codes only (REG-08)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Clause(StrEnum):
    """The clause that speaks for a claimant, strongest first; its words are ``ownership.clause.<value>``.

    ``LATER_*``: the tie is younger than the ownership it stands against, so protection goes before it.
    """

    NAMED = "named"
    EARLIER_RECORD = "earlier_record"
    HOUSEHOLD = "household"
    REFERRAL = "referral"
    DEPUTY = "deputy"
    PROTECTED = "protected"
    LATER_RECORD = "later_record"
    LATER_HOUSEHOLD = "later_household"
    LATER_REFERRAL = "later_referral"
    STATED = "stated"
    SERVES = "serves"
    FIRST_CONTACT = "first_contact"
    LAST_CONTACT = "last_contact"
    MOST_CONTACTS = "most_contacts"
    CLAIMED = "claimed"
    NOBODY = "nobody"
    NOTICE_FIRST = "notice_first"
    NOTICE_LATEST = "notice_latest"
    NOTICE_EXPIRED = "notice_expired"


OVER_PROTECTION = frozenset(
    {Clause.NAMED, Clause.EARLIER_RECORD, Clause.HOUSEHOLD, Clause.REFERRAL, Clause.DEPUTY},
)
"""Only these take a customer from a protected owner."""


class TieKind(StrEnum):
    """How another customer belongs to the one in question."""

    SAME_PERSON = "same_person"
    HOUSEHOLD = "household"
    REFERRER = "referrer"


@dataclass(frozen=True, slots=True)
class Tie:
    """A related customer whom the candidate owns: since when, and until when that is protected (None: no end)."""

    kind: TieKind
    customer_id: int
    since: datetime
    until: datetime | None


@dataclass(frozen=True, slots=True)
class Standing:
    """What the records say of one candidate.

    ``contacts``: effective ones of their own, from ``first_at`` to ``last_at``; ``deputy_at``: the last time they
    served for the absent owner. ``points``: what a blind statement scored (None: none was made); ``serves``: serves a
    customer who forgot whose they are. ``notice_at``: an agent announced the customer for this consultant.
    """

    staff_id: int
    claims: bool = False
    owner_since: datetime | None = None
    owner_until: datetime | None = None
    named_at: datetime | None = None
    deputy_at: datetime | None = None
    ties: tuple[Tie, ...] = ()
    first_at: datetime | None = None
    last_at: datetime | None = None
    contacts: int = 0
    visits: int = 0
    calls: int = 0
    presentations: int = 0
    quotes: int = 0
    notice_at: datetime | None = None
    points: int | None = None
    serves: bool = False

    @property
    def is_owner(self) -> bool:
        return self.owner_since is not None


@dataclass(frozen=True, slots=True)
class Ranked:
    """A candidate in the order. ``grounds``: every clause that speaks for them, the strongest (``clause``) first."""

    standing: Standing
    grounds: tuple[Clause, ...]
    days_left: int | None

    @property
    def clause(self) -> Clause:
        return self.grounds[0]


@dataclass(frozen=True, slots=True)
class Share:
    """A part of the credit that goes to somebody beside the owner, in per cent."""

    staff_id: int
    percent: int


@dataclass(frozen=True, slots=True)
class Ruling:
    """What the rules say at ``at``. ``winner`` None: nobody, the customer goes by the rotation. ``over``: the
    protected owner who lost by ``clause``.
    """

    at: datetime
    ranked: tuple[Ranked, ...]
    winner: int | None
    clause: Clause
    over: int | None = None
    share: Share | None = None


@dataclass(frozen=True, slots=True)
class NoticeStanding:
    """An agent's notice for the customer (REC-24)."""

    notice_id: int
    agent_id: int
    noticed_at: datetime
    valid_until: datetime


@dataclass(frozen=True, slots=True)
class NoticeRuling:
    """Notices in the order in which they count; ``winner`` None: none held when the customer came. ``moved``: visits
    that went with the decision, and the notices they had come on.
    """

    at: datetime
    ranked: tuple[tuple[NoticeStanding, bool], ...]
    winner: int | None
    clause: Clause
    moved: tuple[tuple[int, int], ...] = ()
