"""Buying signals noted in a contact open an opportunity, or add to the one there is (REG-14)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import select

from showroom.domain.errors import UserError
from showroom.domain.packs.opportunities import OpportunityRules
from showroom.domain.staff.actor import Actor
from showroom.services import packs, staff
from showroom.services.customers import owners
from showroom.services.following import winner_of
from showroom.services.opportunities.values import Details, Noted, Source, State
from showroom.services.opportunities.writing import note_change, set_details
from showroom.services.shop import Shop
from showroom.services.work import Work
from showroom.store.models import Opportunity, OpportunityChange, OpportunitySignal, Visit


def note(
    shop: Shop,
    actor: Actor,
    customer_id: int,
    signals: Iterable[str],
    source: Source = Source.CUSTOMER,
    source_id: int | None = None,
    details: Details | None = None,
) -> Noted:
    """Note signals of a customer; ``details`` are those of a new opportunity. Raises ``UserError``:
    ``opportunities_off``, ``signal_unknown``, ``opportunity_needs_signal``, ``customer_gone``."""
    with shop.work(actor, "opportunities.edit") as work:
        return note_in(work, customer_id, signals, source, source_id, details=details)


def note_in(
    work: Work,
    customer_id: int,
    signals: Iterable[str],
    source: Source,
    source_id: int | None,
    *,
    staff_id: int | None = None,
    details: Details | None = None,
    is_nobodys: bool = False,
) -> Noted:
    """:func:`note` inside another act. ``is_nobodys``: a new one is the customer's owner's or nobody's, whoever noted
    it. ``staff_id``: who was in contact (default: the acting person); they get a new
    one unless the customer has an owner, protected still (REG-07). A receptionist's call leaves it without an owner,
    for the supervisor to give. A signal already noted of this very contact is not noted again."""
    rules = rules_in(work)
    wanted = list(dict.fromkeys(signals))
    if not wanted:
        raise UserError("opportunity_needs_signal", field="signals")
    for key in wanted:
        if all(one.key != key for one in rules.signals):
            raise UserError("signal_unknown", field="signals", value=key)
    known = winner_of(work.connection, customer_id)
    current = work.connection.execute(
        select(Opportunity.id)
        .where(
            Opportunity.store_id == work.store_id,
            Opportunity.customer_id == known,
            Opportunity.state == State.OPEN.value,
        )
        .order_by(Opportunity.opened_at.desc(), Opportunity.id.desc())
        .limit(1)
    ).scalar()
    opened = current is None
    found = current
    if found is None:
        found = _open(work, rules, known, source, source_id, staff_id, details, is_nobodys=is_nobodys)
    told = set(
        work.connection.execute(
            select(OpportunitySignal.signal).where(
                OpportunitySignal.opportunity_id == found,
                OpportunitySignal.source == source.value,
                OpportunitySignal.source_id == source_id,
            )
        ).scalars()
    )
    rows = [
        work.insert(
            OpportunitySignal,
            opportunity_id=found,
            signal=key,
            at=work.now,
            staff_id=staff_id if staff_id is not None else work.actor.staff_id,
            source=source.value,
            source_id=source_id,
        )
        for key in wanted
        if key not in told or source_id is None
    ]
    return Noted(found, opened, tuple(rows))


def rules_in(work: Work) -> OpportunityRules:
    """The pack's; raises ``UserError('opportunities_off')`` where it has no stages."""
    rules = packs.in_force(work.shop, work.connection).pack.opportunities
    if not rules.stages:
        raise UserError("opportunities_off")
    return rules


def _open(
    work: Work,
    rules: OpportunityRules,
    customer_id: int,
    source: Source,
    source_id: int | None,
    staff_id: int | None,
    details: Details | None,
    *,
    is_nobodys: bool,
) -> int:
    owner = owners.serving_owner(work.shop, work.connection, customer_id)
    if owner is None and not is_nobodys and staff_id is not None:
        staff.require_active(work, staff_id, "owner")
        owner = staff_id
    elif owner is None and not is_nobodys and work.actor.role == "consultant":
        owner = work.actor.staff_id
    stage = rules.stages[0].key
    made = work.insert(
        Opportunity,
        customer_id=customer_id,
        stage=stage,
        stage_since=work.now,
        state=State.OPEN.value,
        currency=work.shop.store.currency,
        owner_id=owner,
        given_at=work.now if owner is not None else None,
        source=source.value,
        source_id=source_id,
        opened_at=work.now,
        opened_by_id=work.actor.staff_id,
        pack_version_id=packs.in_force(work.shop, work.connection).version_id,
    )
    note_change(work, made, "opened", None, stage)
    if details is not None:
        set_details(work, made, details)
    return made


def note_of_visit(work: Work, visit_id: int, signals: Iterable[str]) -> Noted:
    """Signals noted as a visit ends, in the same act; they are those of whoever served. Raises ``UserError``:
    ``signals_need_customer`` (nobody knows yet who the guest is), and those of :func:`note`."""
    visit = work.connection.execute(
        select(Visit.customer_id, Visit.consultant_id).where(Visit.id == visit_id, Visit.store_id == work.store_id)
    ).one()
    if visit.customer_id is None:
        raise UserError("signals_need_customer", field="signals")
    return note_in(work, visit.customer_id, signals, Source.VISIT, visit_id, staff_id=visit.consultant_id)


def take_back_of_visit(work: Work, visit_id: int, since: datetime) -> None:
    """The end of a visit is taken back: with it the signals noted then."""
    rows = work.connection.execute(
        select(OpportunitySignal.id, OpportunitySignal.opportunity_id, Opportunity.opened_at)
        .join(Opportunity, Opportunity.id == OpportunitySignal.opportunity_id)
        .where(
            Opportunity.store_id == work.store_id,
            OpportunitySignal.source == Source.VISIT.value,
            OpportunitySignal.source_id == visit_id,
            OpportunitySignal.at >= since,
        )
    ).all()
    for row in rows:
        work.delete(OpportunitySignal, row.id)
    for opportunity_id in {row.opportunity_id for row in rows if row.opened_at >= since}:
        _forget_untouched(work, opportunity_id)


def take_back(shop: Shop, actor: Actor, noted: Noted) -> None:
    """Take :func:`note` back; an opportunity it opened goes with it unless something was done to it since."""
    with shop.work(actor, "opportunities.edit") as work:
        for row in noted.signals:
            work.delete(OpportunitySignal, row)
        if noted.opened:
            _forget_untouched(work, noted.opportunity_id)


def _forget_untouched(work: Work, opportunity_id: int) -> None:
    """One that was opened by what is taken back is not there, unless something else told of it or was done to it."""
    changes = (
        work.connection.execute(
            select(OpportunityChange.id).where(OpportunityChange.opportunity_id == opportunity_id).limit(2)
        )
        .scalars()
        .all()
    )
    rest = work.connection.execute(
        select(OpportunitySignal.id).where(OpportunitySignal.opportunity_id == opportunity_id).limit(1)
    ).first()
    if rest is None and len(changes) == 1:
        work.delete(OpportunityChange, changes[0])
        work.delete(Opportunity, opportunity_id)
