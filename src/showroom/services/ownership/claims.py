"""Opening cases at the ownership desk, and stating facts before seeing the record (REG-08)."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select
from sqlalchemy.engine import Row

from showroom.domain.errors import UserError
from showroom.domain.ownership.blind import Said
from showroom.domain.packs.ownership import ForgottenRule
from showroom.domain.staff.actor import Actor
from showroom.domain.staff.permissions import may, require
from showroom.services import staff
from showroom.services.cases import ClaimKind, ClaimState, open_in
from showroom.services.customers import owners
from showroom.services.following import winner_of
from showroom.services.ownership.values import NewClaim
from showroom.services.shop import Shop
from showroom.services.work import Work
from showroom.store.models import Customer, OwnershipClaim, OwnershipStatement, Staff, Visit


def open_claim(shop: Shop, actor: Actor, new: NewClaim) -> int:
    """Somebody claims a customer; a case that is open for the customer already is joined. Returns the case's id.

    Only a supervisor claims for somebody else. Raises ``UserError``: ``claim_for_whom``, ``claim_needs_facts`` (an
    unknown person), ``claim_own_customer``, ``claim_window_blind``, ``claim_already_stated``, ``customer_gone``.
    """
    with shop.work(actor, "ownership.claim") as work:
        claimant = _claimant(work, new.staff_id)
        if new.customer_id is None:
            if new.said.is_empty:
                raise UserError("claim_needs_facts", field="said")
            claim_id = open_in(work, ClaimKind.UNKNOWN, reason=new.reason, visit_id=new.visit_id)
        else:
            _known(work, new.customer_id)
            if owners.owner_of(work.connection, work.store_id, new.customer_id) == claimant:
                raise UserError("claim_own_customer", field="customer")
            open_now = open_of(work, new.customer_id)
            if open_now is not None and _blind(work, open_now) and new.said.is_empty:
                raise UserError("claim_window_blind")
            claim_id = open_now or open_in(
                work, ClaimKind.CLAIM, customer_id=new.customer_id, reason=new.reason, visit_id=new.visit_id
            )
        _put(work, claim_id, claimant, new.said, new.reason)
        return claim_id


def open_forgotten(
    shop: Shop,
    actor: Actor,
    *,
    customer_id: int | None = None,
    visit_id: int | None = None,
    serving_id: int | None = None,
    named_id: int | None = None,
    note: str = "",
) -> int:
    """A customer was here before and can't say with whom: colleagues may claim them, blind, for the pack's days; with
    ``who_serves`` in the pack there is no window. Returns the case's id.

    ``serving_id``: who serves them meanwhile (default: the visit's consultant); ``named_id``: whom they named when
    somebody else had them already. Raises ``UserError``: ``claim_forgot_whom``, ``claim_has_owner`` (somebody protected
    looks after them: nothing is forgotten), ``claim_is_open``, ``claim_named_serves``, ``no_such_person``,
    ``customer_gone``, ``record_is_gone``.
    """
    with shop.work(actor, "ownership.claim") as work:
        visit = _visit(work, visit_id)
        if visit is not None:
            customer_id = customer_id or visit.customer_id
            serving_id = serving_id or visit.consultant_id
        if customer_id is None and visit is None:
            raise UserError("claim_forgot_whom", field="customer")
        staff.require_active(work, serving_id, "consultant")
        staff.require_active(work, named_id, "named")
        if named_id is not None and named_id == serving_id:
            raise UserError("claim_named_serves", field="named")
        if customer_id is not None:
            _known(work, customer_id)
            held = owners.protection_of(shop, work.connection, customer_id, work.now)
            if held is not None and not held.is_free and held.staff_id != serving_id:
                owner = work.connection.execute(select(Staff.name).where(Staff.id == held.staff_id)).scalar()
                raise UserError("claim_has_owner", field="customer", owner=owner or "", staff=held.staff_id)
            if open_of(work, customer_id) is not None:
                raise UserError("claim_is_open", field="customer")
        rules = owners.rules_of(shop, work.connection)
        blind = rules.forgotten is ForgottenRule.BLIND_CLAIM
        return open_in(
            work,
            ClaimKind.FORGOTTEN,
            customer_id=customer_id,
            visit_id=visit_id,
            serving_id=serving_id,
            named_id=named_id,
            reason=note,
            window_until=owners.end_of_days(shop, work.now, rules.blind_days) if blind else None,
        )


def state(shop: Shop, actor: Actor, claim_id: int, said: Said, note: str = "", staff_id: int | None = None) -> None:
    """Claim in an open case with facts. What was said once can't be changed: by then the record may have been seen.

    Raises ``UserError``: ``claim_gone``, ``claim_is_closed``, ``claim_window_over``, ``claim_needs_facts``,
    ``claim_already_stated``, ``claim_for_whom``.
    """
    with shop.work(actor, "ownership.claim") as work:
        row = found(work, claim_id)
        if row.kind == ClaimKind.NOTICE:
            raise UserError("claim_gone", id=claim_id)
        if row.window_until is not None and row.window_until <= work.now:
            raise UserError("claim_window_over", until=row.window_until)
        if said.is_empty and (row.kind in (ClaimKind.FORGOTTEN, ClaimKind.UNKNOWN)):
            raise UserError("claim_needs_facts", field="said")
        _put(work, claim_id, _claimant(work, staff_id), said, note)


def identify(shop: Shop, actor: Actor, claim_id: int, customer_id: int) -> None:
    """Say who the unknown person of a case is. Raises ``UserError``: ``claim_gone``, ``claim_is_closed``,
    ``claim_is_open`` (there is a case for that customer), ``customer_gone``.
    """
    with shop.work(actor, "ownership.judge") as work:
        row = found(work, claim_id)
        _known(work, customer_id)
        other = open_of(work, customer_id)
        if other not in (None, claim_id):
            raise UserError("claim_is_open", field="customer")
        kind = ClaimKind.CLAIM if row.kind == ClaimKind.UNKNOWN else ClaimKind(row.kind)
        work.update(OwnershipClaim, claim_id, customer_id=customer_id, kind=kind.value)


def withdraw(shop: Shop, actor: Actor, claim_id: int) -> None:
    """Close a case without a decision: who opened it, or a supervisor. Raises ``UserError``: ``claim_gone``,
    ``claim_is_closed``, ``claim_is_a_dispute`` (a notice's dispute ends at its notice).
    """
    with shop.work(actor, "ownership.claim") as work:
        row = found(work, claim_id)
        if row.opened_by_id != actor.staff_id:
            require(actor, "ownership.judge")
        if row.kind == ClaimKind.NOTICE:
            raise UserError("claim_is_a_dispute")
        work.update(OwnershipClaim, claim_id, state=ClaimState.WITHDRAWN.value)


def open_of(work: Work, customer_id: int) -> int | None:
    """The open case of whose a customer is, if there is one; agents' disputes are cases of their own."""
    return work.connection.execute(
        select(OwnershipClaim.id).where(
            OwnershipClaim.store_id == work.store_id,
            OwnershipClaim.customer_id == customer_id,
            OwnershipClaim.state == ClaimState.OPEN.value,
            OwnershipClaim.kind != ClaimKind.NOTICE.value,
        )
    ).scalar()


def found(work: Work, claim_id: int, state: ClaimState = ClaimState.OPEN) -> Row[*tuple[Any, ...]]:
    """The row of a case in ``state``. Raises ``UserError``: ``claim_gone``, ``claim_is_closed``, ``claim_is_open``."""
    row = work.connection.execute(
        select(*OwnershipClaim.__table__.c).where(
            OwnershipClaim.id == claim_id, OwnershipClaim.store_id == work.store_id
        )
    ).first()
    if row is None:
        raise UserError("claim_gone", id=claim_id)
    if row.state != state:
        raise UserError("claim_is_closed" if state is ClaimState.OPEN else "claim_is_open")
    return row


def _blind(work: Work, claim_id: int) -> bool:
    return bool(found(work, claim_id).kind == ClaimKind.FORGOTTEN)


def _claimant(work: Work, staff_id: int | None) -> int:
    """Who claims. For somebody else only a supervisor may."""
    claimant = staff_id if staff_id is not None else work.actor.staff_id
    if claimant is None or (claimant != work.actor.staff_id and not may(work.actor, "ownership.judge")):
        raise UserError("claim_for_whom", field="staff")
    staff.require_active(work, claimant, "staff")
    return claimant


def _put(work: Work, claim_id: int, claimant: int, said: Said, note: str) -> None:
    known = work.connection.execute(
        select(OwnershipStatement.id).where(
            OwnershipStatement.claim_id == claim_id, OwnershipStatement.staff_id == claimant
        )
    ).first()
    if known is not None:
        raise UserError("claim_already_stated", field="staff")
    work.insert(
        OwnershipStatement,
        claim_id=claim_id,
        staff_id=claimant,
        at=work.now,
        said_day=said.day,
        said_shown=said.shown.strip() or None,
        said_tail=said.tail.strip()[:20] or None,
        said_name=said.name.strip()[:200] or None,
        note=note.strip() or None,
    )


def _known(work: Work, customer_id: int) -> None:
    customer_id = winner_of(work.connection, customer_id)
    row = work.connection.execute(select(Customer.id).where(Customer.id == customer_id, Customer.active)).first()
    if row is None:
        raise UserError("customer_gone", field="customer", id=customer_id)


def _visit(work: Work, visit_id: int | None) -> Row[int | None, int | None] | None:
    if visit_id is None:
        return None
    row = work.connection.execute(
        select(Visit.customer_id, Visit.consultant_id).where(Visit.id == visit_id, Visit.store_id == work.store_id)
    ).first()
    if row is None:
        raise UserError("record_is_gone", table="visit", id=visit_id)
    return row
