"""The outside facts of an arrival (REC-06, REC-07, REC-24): owner, opening hours, language, notice, appointment.

Everything found here goes into the ledger's event, so that the decision can be understood without the records.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from showroom.clock import zone
from showroom.domain.errors import UserError
from showroom.domain.reception import terms
from showroom.domain.reception.decide import Arrival
from showroom.domain.reception.state import Board
from showroom.domain.staff.actor import Actor
from showroom.services import packs
from showroom.services.reception.acts import MOST_PARTY, works_here
from showroom.services.shop import Shop
from showroom.services.work import Work
from showroom.store.models import Appointment, Customer, CustomerPhone


@dataclass(frozen=True, slots=True)
class WalkIn:
    """A party at the door. F2, Enter is ``WalkIn()``: a first visit, nothing else asked (REC-02). Who owns
    ``customer_id`` is looked up (REC-07); ``phone`` (or the customer's) finds an agent's notice (REC-24).

    ``members``: (role of ``terms.MEMBER_ROLES``, how many) of one party; ``together_with``: the visit of another one.
    """

    kind: str = "first"
    party_size: int = 1
    asked_for_id: int | None = None
    customer_id: int | None = None
    channel: str | None = None
    purpose: str | None = None
    note: str | None = None
    language: str | None = None
    together_with: int | None = None
    courtesy: str | None = None
    phone: str | None = None
    appointment_id: int | None = None
    members: tuple[tuple[str, int], ...] = ()

    def problems(self) -> tuple[UserError, ...]:
        """What is wrong, each at its field."""
        found: list[UserError] = []
        if self.kind not in terms.VISIT_KINDS:
            found.append(UserError("visit_kind_unknown", field="kind", value=self.kind))
        if not 1 <= self.party_size <= MOST_PARTY:
            found.append(UserError("party_size_out_of_range", field="party_size", least=1, most=MOST_PARTY))
        if self.kind == "asked_for" and self.asked_for_id is None:
            found.append(UserError("asked_for_whom", field="asked_for"))
        if self.courtesy is not None and self.courtesy not in terms.COURTESIES:
            found.append(UserError("courtesy_unknown", field="courtesy", value=self.courtesy))
        if any(role not in terms.MEMBER_ROLES or count < 1 for role, count in self.members):
            found.append(UserError("member_role_unknown", field="members"))
        return tuple(found)


@dataclass(frozen=True, slots=True)
class Facts:
    """What the records say of an arrival. ``said``: reasons that stand before the decision's own."""

    arrival: Arrival
    notice_id: int | None = None
    agent_id: int | None = None
    counts_as: str | None = None
    said: tuple[str, ...] = ()


def is_outside(shop: Shop, work: Work, at: datetime) -> bool:
    """Whether ``at`` lies before or after the opening hours of its day (REC-06)."""
    local = at.astimezone(zone(shop.store.time_zone))
    minute = local.hour * 60 + local.minute
    ranges = packs.in_force(shop, work.connection, work.now).pack.opening_hours.of(local.weekday())
    return not any(start <= minute < end for start, end in ranges)


def facts_of(work: Work, board: Board, request: WalkIn, at: datetime) -> Facts:
    """Look up what decides. Raises ``UserError``: ``together_with_whom``, ``record_is_gone``, ``no_such_person``."""
    if request.asked_for_id is not None:
        works_here(work, request.asked_for_id)
    customer_known(work, request.customer_id)
    owner = owner_of(work, request.customer_id)
    asked_for, together = request.asked_for_id, request.together_with
    if together is not None and together not in board.visits:
        raise UserError("together_with_whom", field="together_with")
    if request.appointment_id is not None and asked_for is None:
        asked_for = _with_whom(work, request.appointment_id)
    said: tuple[str, ...] = ()
    counts_as = notice_id = agent_id = None
    if request.kind == "agent":
        found = _notice(work, board, request, at)
        if found is not None:
            notice_id, agent_id, named = found
            said = ("agent_notice_matched",)
            asked_for = asked_for if asked_for is not None else named
        elif board.policy.agent_without_notice == "as_first":
            counts_as, said = "first", ("agent_without_notice",)
    if request.customer_id is not None and owner is None and _has_owner(work, request.customer_id):
        said = (*said, "owner_protection_over")
    speakers: tuple[int, ...] | None = None
    if request.language is not None:
        from showroom.services.roster import speakers as speakers_of

        speakers = tuple(sorted(speakers_of(work.connection, work.store_id, request.language)))
    arrival = Arrival(counts_as or request.kind, asked_for, owner, is_outside(work.shop, work, at), speakers, together)
    return Facts(arrival, notice_id, agent_id, counts_as, said)


def customer_known(work: Work, customer_id: int | None) -> None:
    """Raises ``UserError('record_is_gone')`` for a customer that this store does not have."""
    if customer_id is None:
        return
    found = select(Customer.id).where(Customer.id == customer_id, Customer.store_id == work.store_id)
    if work.connection.execute(found).first() is None:
        raise UserError("record_is_gone", table="customer", id=customer_id)


def owner_of(work: Work, customer_id: int | None) -> int | None:
    """Whose customer it is; None for nobody, nobody's and one whose protection is over (REG-07)."""
    if customer_id is None:
        return None
    from showroom.services.customers import owners  # customers know visits too: a cycle only at import time

    return owners.serving_owner(work.shop, work.connection, customer_id, work.now)


def _has_owner(work: Work, customer_id: int) -> bool:
    """Whether somebody looked after them, protected or not."""
    from showroom.services.customers import owners  # as above

    return owners.owner_of(work.connection, work.store_id, customer_id) is not None


def serves(shop: Shop, actor: Actor, customer_id: int) -> int | None:
    """Whom a known customer would be led to if they came now: their owner, as long as they are protected (REC-07)."""
    from showroom.services.customers import owners  # as above

    with shop.view(actor, "customers.find") as connection:
        return owners.serving_owner(shop, connection, customer_id)


def _with_whom(work: Work, appointment_id: int) -> int | None:
    row = work.connection.execute(
        select(Appointment.consultant_id).where(Appointment.id == appointment_id, Appointment.store_id == work.store_id)
    ).first()
    if row is None:
        raise UserError("record_is_gone", table="appointment", id=appointment_id)
    consultant: int | None = row.consultant_id
    return consultant


def _notice(work: Work, board: Board, request: WalkIn, at: datetime) -> tuple[int, int, int | None] | None:
    """(notice, agent, named consultant) of the notice that counts; None when none is valid for this visitor."""
    from showroom.services import agents

    numbers = [request.phone] if request.phone else []
    if request.customer_id is not None:
        rows = work.connection.execute(
            select(CustomerPhone.e164).where(CustomerPhone.customer_id == request.customer_id)
        )
        numbers += [row.e164 for row in rows if row.e164]
    for number in numbers:
        valid = [match for match in agents.matches(work.connection, work.store_id, number, at) if match.valid]
        if valid:
            match = valid[0] if board.policy.agent_claim == "first_notice" else valid[-1]
            return match.id, match.agent_id, match.consultant_id
    return None
