"""A contact that was taken back never extended anything: protection is what the remaining contacts give (REG-07).

Protection is only ever shortened here, never lengthened; what it was before stands in the history of owners.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Row, select

from showroom.domain.calls.rules import CallTopic
from showroom.domain.ownership import protection as terms
from showroom.domain.packs.ownership import ContactKind, OwnershipRules
from showroom.domain.reception import terms as reception
from showroom.services import packs
from showroom.services.customers import owners
from showroom.services.following import winner_of
from showroom.services.ownership.contacts import call_is_effective, fruitless, served
from showroom.services.ownership.past_rules import rules_at
from showroom.services.work import Work
from showroom.store.models import Call, Customer, CustomerOwner, OwnerChange, Presentation, Quote, QuoteVersion, Visit

_WHY = "taken_back"
_NOT_REGISTERED = (CallTopic.PRIVATE.value, CallTopic.COLLEAGUE.value)


@dataclass(frozen=True, slots=True, order=True)
class _Contact:
    """An effective contact of the owner, or on their behalf; ``at``: when it was entered, for that is what counts."""

    at: datetime
    kind: ContactKind
    on_behalf: bool = False


@dataclass(frozen=True, slots=True)
class _Reckoned:
    until: datetime
    extended_at: datetime | None
    extended_by: str | None


def taken_back(work: Work, customer_id: int | None, at: datetime, kind: ContactKind) -> bool:
    """A contact with a customer, entered ``at``, is none any more; call it once its row is gone or says so. Returns
    whether owner or protection changed: an owner who began by serving then is none, who was it before is it again.
    """
    if customer_id is None:
        return False
    customer_id = winner_of(work.connection, customer_id)
    row = work.connection.execute(
        select(*CustomerOwner.__table__.c).where(
            CustomerOwner.store_id == work.store_id, CustomerOwner.customer_id == customer_id
        )
    ).first()
    if row is None or row.protected_until is None:
        return False
    if row.since == at and kind is ContactKind.VISIT:
        return _began_by_it(work, customer_id, row)
    rules = rules_at(work.shop, work.connection, at)
    offered = owners.end_of_days(work.shop, at, rules.protection_days)
    if row.protected_until != min(offered, owners.end_of_days(work.shop, row.since, rules.cap_days)):
        return False  # it is not what this contact gave
    found = _reckoned(work, row.since, list(_contacts(work, customer_id, row.staff_id, row.since)))
    if found.until >= row.protected_until:
        return False
    _note(work, customer_id, row, row.staff_id)
    return work.update(CustomerOwner, row.id, **_columns(found))


def _began_by_it(work: Work, customer_id: int, row: Row[*tuple[Any, ...]]) -> bool:
    """The owner began with the contact that is none: a later visit of theirs begins it instead, else who was owner
    before is it again, else nobody.
    """
    left = sorted(_contacts(work, customer_id, row.staff_id, row.since))
    first = next((one for one in left if one.kind is ContactKind.VISIT and not one.on_behalf), None)
    if first is not None:
        found = _reckoned(work, first.at, [one for one in left if one.at > first.at])
        _note(work, customer_id, row, row.staff_id)
        return work.update(CustomerOwner, row.id, since=first.at, **_columns(found))
    change = work.connection.execute(
        select(OwnerChange.from_id, OwnerChange.from_since, OwnerChange.from_until, OwnerChange.why)
        .where(
            OwnerChange.store_id == work.store_id,
            OwnerChange.customer_id == customer_id,
            OwnerChange.to_id == row.staff_id,
            OwnerChange.at == row.since,
        )
        .order_by(OwnerChange.id.desc())
        .limit(1)
    ).first()
    born = work.connection.execute(select(Customer.created_at).where(Customer.id == customer_id)).scalar()
    if born == row.since or (change is not None and change.why != "free"):
        return False  # registered, given or ruled in the same moment: no contact's doing
    if change is None or change.from_id is None:
        owners.release_in(work, customer_id, _WHY)
        return True
    _note(work, customer_id, row, change.from_id)
    values = {"staff_id": change.from_id, "since": change.from_since, "protected_until": change.from_until}
    return work.update(CustomerOwner, row.id, **values, extended_at=None, extended_by=None)


def meant(work: Work, visit_id: int, before: int | None) -> None:
    """A visit that has ended was another customer's than ``before``: that one's protection is as if it had not been,
    the other one's as if it were ending now.
    """
    row = work.connection.execute(
        select(Visit.customer_id, Visit.state, Visit.left_at).where(
            Visit.id == visit_id, Visit.store_id == work.store_id
        )
    ).one()
    if row.state != reception.LEFT or row.customer_id == before:
        return
    taken_back(work, before, row.left_at, ContactKind.VISIT)
    served(work, visit_id)


def _columns(found: _Reckoned) -> dict[str, Any]:
    return {"protected_until": found.until, "extended_at": found.extended_at, "extended_by": found.extended_by}


def _reckoned(work: Work, since: datetime, contacts: list[_Contact]) -> _Reckoned:
    """The protection of an owner since ``since``: each contact by the rules that were in force when it was entered."""
    shop = work.shop

    def rules(at: datetime) -> OwnershipRules:
        return rules_at(shop, work.connection, at)

    until = owners.end_of_days(shop, since, rules(since).protection_days)
    by: _Contact | None = None
    for one in sorted(contacts):
        if not terms.is_protected(until, one.at):
            break
        said = rules(one.at)
        if one.kind not in said.extends:
            continue
        offered = owners.end_of_days(shop, one.at, said.protection_days)
        longer = terms.extended(until, offered, owners.end_of_days(shop, since, said.cap_days))
        if longer != until:
            until, by = longer, one
    return _Reckoned(until, by.at if by is not None else None, by.kind.value if by is not None else None)


def _contacts(work: Work, customer_id: int, staff_id: int, since: datetime) -> Iterator[_Contact]:
    """What the records still hold of effective contact after ``since``."""
    yield from _visits(work, customer_id, staff_id, since)
    yield from _calls(work, customer_id, staff_id, since)
    store = work.store_id
    presented = select(Presentation.finished_at).where(
        Presentation.store_id == store,
        Presentation.customer_id == customer_id,
        Presentation.staff_id == staff_id,
        Presentation.finished_at > since,
    )
    quoted = (
        select(QuoteVersion.issued_at)
        .join(Quote, Quote.id == QuoteVersion.quote_id)
        .where(
            Quote.store_id == store,
            Quote.customer_id == customer_id,
            Quote.consultant_id == staff_id,
            QuoteVersion.issued_at > since,
        )
    )
    for kind, query in ((ContactKind.PRESENTATION, presented), (ContactKind.QUOTE, quoted)):
        yield from (_Contact(at, kind) for at in work.connection.execute(query).scalars() if at is not None)


def _visits(work: Work, customer_id: int, staff_id: int, since: datetime) -> Iterator[_Contact]:
    useless = fruitless(packs.in_force(work.shop, work.connection).pack)
    rows = work.connection.execute(
        select(Visit.left_at, Visit.consultant_id, Visit.served_as, Visit.outcome).where(
            Visit.store_id == work.store_id,
            Visit.customer_id == customer_id,
            Visit.state == reception.LEFT,
            Visit.left_at > since,
            Visit.outcome.is_not(None),
        )
    )
    for left_at, consultant, served_as, outcome in rows:
        deputy = served_as == "deputy"
        if left_at is not None and outcome not in useless and (deputy or consultant == staff_id):
            yield _Contact(left_at, ContactKind.VISIT, deputy)


def _calls(work: Work, customer_id: int, staff_id: int, since: datetime) -> Iterator[_Contact]:
    rows = work.connection.execute(
        select(Call.recorded_at, Call.result, Call.duration_s).where(
            Call.store_id == work.store_id,
            Call.customer_id == customer_id,
            Call.staff_id == staff_id,
            Call.recorded_at > since,
            Call.topic.not_in(_NOT_REGISTERED),
        )
    )
    for at, result, duration_s in rows:
        if call_is_effective(result, duration_s, rules_at(work.shop, work.connection, at).call_least_s):
            yield _Contact(at, ContactKind.CALL)


def _note(work: Work, customer_id: int, row: Row[*tuple[Any, ...]], to_id: int) -> None:
    """The owner and the protection there were, and that a contact was taken back."""
    work.insert(
        OwnerChange,
        customer_id=customer_id,
        at=work.now,
        from_id=row.staff_id,
        from_since=row.since,
        from_until=row.protected_until,
        to_id=to_id,
        why=_WHY,
        by_id=work.actor.staff_id,
    )
