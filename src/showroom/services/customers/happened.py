"""What a customer's timeline is made of (REG-10): one SELECT a feature, all with the same columns.

``at, kind, ref, staff_id, code, detail, said``: when, what kind of entry, the id of its record, whose, a state, what
words are made of (codes, numbers), and what people wrote, which is personal. A new one goes into ``CONTRIBUTIONS``.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from sqlalchemy import BindParameter, Select, String, case, cast, func, literal, or_, select

from showroom.store.models import (
    Appointment,
    Call,
    Customer,
    CustomerChange,
    CustomerGrade,
    CustomerMerge,
    Opportunity,
    OpportunityChange,
    OwnerChange,
    OwnershipClaim,
    OwnershipRuling,
    Presentation,
    Quote,
    Visit,
)

CustomerId = BindParameter[int]
Contribution = Callable[[CustomerId], Select[*tuple[Any, ...]]]


def _entry(
    at: Any, kind: str, ref: Any, staff_id: Any, code: Any, detail: Any = None, said: Any = None
) -> Select[*tuple[Any, ...]]:
    """The columns of one kind, named and typed alike (PostgreSQL wants the same types in every part of a union)."""
    return select(
        at.label("at"),
        cast(literal(kind), String).label("kind"),
        ref.label("ref"),
        staff_id.label("staff_id"),
        cast(literal(code) if isinstance(code, str) else code, String).label("code"),
        cast(literal("") if detail is None else detail, String).label("detail"),
        cast(literal("") if said is None else said, String).label("said"),
    )


def _visits(customer_id: CustomerId) -> Select[*tuple[Any, ...]]:
    detail = func.coalesce(Visit.outcome, Visit.kind)
    entry = _entry(Visit.arrived_at, "visit", Visit.id, Visit.consultant_id, Visit.state, detail)
    return entry.where(Visit.customer_id == customer_id, Visit.state != "undone")


def _calls(customer_id: CustomerId) -> Select[*tuple[Any, ...]]:
    said = func.coalesce(Call.question, Call.note)
    entry = _entry(Call.at, "call", Call.id, Call.staff_id, Call.result, Call.topic, said)
    return entry.where(Call.customer_id == customer_id)


def _grades(customer_id: CustomerId) -> Select[*tuple[Any, ...]]:
    given = CustomerGrade.given_by
    said = case((given == "person", CustomerGrade.reason), else_="")
    entry = _entry(
        CustomerGrade.at, "grade", CustomerGrade.id, CustomerGrade.staff_id, given, CustomerGrade.grade, said
    )
    return entry.where(CustomerGrade.customer_id == customer_id)


def _quotes(customer_id: CustomerId) -> Select[*tuple[Any, ...]]:
    at = func.coalesce(Quote.issued_at, Quote.created_at)
    return _entry(at, "quote", Quote.id, Quote.consultant_id, Quote.state, Quote.number).where(
        Quote.customer_id == customer_id
    )


def _presentations(customer_id: CustomerId) -> Select[*tuple[Any, ...]]:
    steps = cast(Presentation.steps_done, String) + "/" + cast(Presentation.steps, String)
    entry = _entry(
        Presentation.started_at, "presentation", Presentation.id, Presentation.staff_id, Presentation.state, steps
    )
    return entry.where(Presentation.customer_id == customer_id)


def _appointments(customer_id: CustomerId) -> Select[*tuple[Any, ...]]:
    entry = _entry(
        Appointment.at,
        "appointment",
        Appointment.id,
        Appointment.consultant_id,
        Appointment.state,
        Appointment.purpose,
        Appointment.note,
    )
    return entry.where(Appointment.customer_id == customer_id)


def _changes(customer_id: CustomerId) -> Select[*tuple[Any, ...]]:
    entry = _entry(
        CustomerChange.at,
        "change",
        CustomerChange.id,
        CustomerChange.staff_id,
        CustomerChange.what,
        CustomerChange.keys,
    )
    return entry.where(CustomerChange.customer_id == customer_id)


def _owners(customer_id: CustomerId) -> Select[*tuple[Any, ...]]:
    """A change of owner; the person named is the new one."""
    entry = _entry(OwnerChange.at, "owner", OwnerChange.id, OwnerChange.to_id, OwnerChange.why)
    return entry.where(OwnerChange.customer_id == customer_id)


def _claims(customer_id: CustomerId) -> Select[*tuple[Any, ...]]:
    entry = _entry(
        OwnershipClaim.opened_at,
        "claim",
        OwnershipClaim.id,
        OwnershipClaim.opened_by_id,
        OwnershipClaim.kind,
        cast(OwnershipClaim.number, String),
    )
    return entry.where(OwnershipClaim.customer_id == customer_id)


def _rulings(customer_id: CustomerId) -> Select[*tuple[Any, ...]]:
    entry = _entry(
        OwnershipRuling.at,
        "ruling",
        OwnershipClaim.id,
        OwnershipRuling.winner_id,
        OwnershipRuling.clause,
        cast(OwnershipClaim.number, String),
        OwnershipRuling.reason,
    )
    return entry.join(OwnershipClaim, OwnershipClaim.id == OwnershipRuling.claim_id).where(
        OwnershipClaim.customer_id == customer_id
    )


def _merges(customer_id: CustomerId) -> Select[*tuple[Any, ...]]:
    code = case((CustomerMerge.undone_at.is_not(None), "undone"), else_="merged")
    entry = _entry(CustomerMerge.at, "merge", CustomerMerge.id, CustomerMerge.staff_id, code)
    return entry.where(or_(CustomerMerge.winner_id == customer_id, CustomerMerge.loser_id == customer_id))


def _opportunities(customer_id: CustomerId) -> Select[*tuple[Any, ...]]:
    entry = _entry(
        OpportunityChange.at,
        "opportunity",
        Opportunity.id,
        OpportunityChange.staff_id,
        OpportunityChange.kind,
        func.coalesce(OpportunityChange.after, Opportunity.stage),
        func.coalesce(OpportunityChange.note, Opportunity.title),
    )
    return entry.join(Opportunity, Opportunity.id == OpportunityChange.opportunity_id).where(
        Opportunity.customer_id == customer_id
    )


def _registered(customer_id: CustomerId) -> Select[*tuple[Any, ...]]:
    entry = _entry(
        Customer.created_at,
        "registered",
        Customer.id,
        Customer.created_by_id,
        "registered",
        func.coalesce(Customer.source_channel, ""),
    )
    return entry.where(Customer.id == customer_id)


CONTRIBUTIONS: tuple[Contribution, ...] = (
    _visits,
    _calls,
    _quotes,
    _presentations,
    _appointments,
    _grades,
    _changes,
    _owners,
    _claims,
    _rulings,
    _merges,
    _opportunities,
    _registered,
)
