"""What the ownership desk takes and gives: frozen values (REG-08)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from showroom.domain.ownership.blind import Said, Score
from showroom.domain.ownership.cases import Clause, NoticeRuling, Ruling
from showroom.services.agents import NoticeMatch
from showroom.services.cases import ClaimKind, ClaimState
from showroom.services.customers.owners import Protection
from showroom.services.customers.values import Person

NOTHING_SAID = Said()


@dataclass(frozen=True, slots=True)
class NewClaim:
    """Somebody's claim. Without ``customer_id`` the person is unknown and facts must be stated. ``staff_id``: the
    claimant (default: who acts).
    """

    customer_id: int | None = None
    said: Said = NOTHING_SAID
    reason: str = ""
    visit_id: int | None = None
    staff_id: int | None = None


@dataclass(frozen=True, slots=True)
class Decision:
    """What the manager decides. ``winner_id`` None: nobody (a notice case: ``winner_notice_id``). ``share_*``: a part
    of the credit in per cent that goes to somebody else.
    """

    winner_id: int | None = None
    winner_notice_id: int | None = None
    reason: str = ""
    share_id: int | None = None
    share_percent: int | None = None


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """A case in the list. ``person`` None: unknown, or not to be seen (a blind window). ``stated``: whether who looks
    has made a statement; ``winner`` of a decided case, "" for nobody; ``subject``: what it is called without a name;
    ``goes_on``: the number of the case a joined one goes on in.
    """

    id: int
    number: int
    kind: ClaimKind
    state: ClaimState
    person: Person | None
    subject: str
    opened_at: datetime
    opened_by: str
    window_until: datetime | None
    claimants: tuple[str, ...]
    stated: bool
    decided_at: datetime | None
    winner: str
    clause: Clause | None
    visit_number: int | None
    visit_at: datetime | None
    goes_on: int | None = None


@dataclass(frozen=True, slots=True)
class Statement:
    """What a claimant stated and what it is worth; ``score`` None: not held against a record (none known, or not yet to
    be seen).
    """

    staff_id: int
    staff: str
    at: datetime
    said: Said
    note: str
    score: Score | None


@dataclass(frozen=True, slots=True)
class PastRuling:
    """A decision. ``follows``: it is what the rules proposed; ``valid`` False: opened again, with its reason."""

    id: int
    at: datetime
    decided_by: str
    winner_id: int | None
    winner: str
    winner_notice_id: int | None
    proposed_id: int | None
    proposed_notice_id: int | None
    proposed: str
    clause: Clause
    reason: str
    share: str
    share_percent: int | None
    valid: bool
    reopened_at: datetime | None
    reopened_by: str
    reopen_reason: str

    @property
    def follows(self) -> bool:
        return self.winner_id == self.proposed_id and self.winner_notice_id == self.proposed_notice_id


@dataclass(frozen=True, slots=True)
class Case:
    """A case with everything it is decided by. ``ruling``: what the rules say now, or said when it was decided;
    ``notices``, ``notice_ruling``: of agents' notices in dispute. ``names``: staff by id; ``joined``:
    numbers of the cases that go on in this one.
    """

    row: ClaimRow
    reason: str
    serving_id: int | None
    other: Person | None
    protection: Protection | None
    statements: tuple[Statement, ...]
    ruling: Ruling | None
    notice_ruling: NoticeRuling | None
    notices: tuple[NoticeMatch, ...]
    rulings: tuple[PastRuling, ...]
    names: dict[int, str]
    joined: tuple[int, ...] = ()

    @property
    def standing(self) -> PastRuling | None:
        """The decision that holds."""
        return next((one for one in self.rulings if one.valid), None)


@dataclass(frozen=True, slots=True)
class Freed:
    """A customer who is free soon, or is already."""

    person: Person
    until: datetime
    days_left: int


@dataclass(frozen=True, slots=True)
class Suspicion:
    """Somebody else's protected customer who seems to be the same household. ``how``: phone, phone_tail, address,
    household; ``other`` is masked as who acts may see them.
    """

    other_customer_id: int
    other: str
    owner_id: int
    owner: str
    how: str


@dataclass(frozen=True, slots=True)
class SkatingRow:
    """A finding of a skating check as the manager sees it; ``reason`` "": none was asked for or given."""

    id: int
    at: datetime
    step: str
    how: str
    customer_id: int
    customer: str
    other_customer_id: int
    other: str
    owner: str
    staff: str
    reason: str
    claim_id: int | None
