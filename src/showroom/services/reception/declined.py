"""A guest who leaves no phone 拒留 (REG-01): known again by a messaging ID, a number plate or a description instead.

They are registered with that, so nobody is held out for an unregistered guest (REC-10), and the rate is counted.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import func, select

import showroom.services.reception.duties as duties
from showroom.domain.customers import form
from showroom.domain.customers.form import Answer
from showroom.domain.errors import UserError
from showroom.domain.reception import terms
from showroom.domain.staff.actor import Actor
from showroom.services import ledger, packs
from showroom.services.customers import records
from showroom.services.following import winner_of
from showroom.services.reception.acts import serve_waiting
from showroom.services.shop import Shop
from showroom.services.work import Work
from showroom.store import search
from showroom.store.models import Appointment, Call, Customer, Quote, Visit

MESSAGING_ID, PLATE, DESCRIPTION = "messaging_id", "plate", "description"
HOW = (MESSAGING_ID, PLATE, DESCRIPTION)
Known = tuple[tuple[str, str | None], ...]
"""(column of the customer, what stands there)"""


@dataclass(frozen=True, slots=True)
class KnownBy:
    """What serves instead of a phone; ``how`` is one of ``HOW``."""

    how: str
    text: str


@dataclass(frozen=True, slots=True)
class Declined:
    """What came of it, to take it back with. ``made``: the guest was registered by it; when they were not, ``put``:
    the columns it filled and what was there ``before``. ``events``: of people who are free again because nothing is
    left to do."""

    visit_id: int
    customer_id: int
    made: bool
    before: Known = ()
    put: Known = ()
    events: tuple[int, ...] = ()


def phone_declined(shop: Shop, actor: Actor, visit_id: int, known_by: KnownBy) -> Declined:
    """Note that the guest of a visit leaves no phone. Who is not registered is, as a customer of who serves them.

    Raises ``UserError``: ``known_by_unknown``, ``known_by_missing``, ``record_is_gone``, ``visit_not_assigned``.
    """
    text = known_by.text.strip()
    if known_by.how not in HOW:
        raise UserError("known_by_unknown", field="how", value=known_by.how)
    if not text:
        raise UserError("known_by_missing", field="text")
    with shop.work(actor, "reception.phone_declined") as work:
        row = work.connection.execute(
            select(Visit.customer_id, Visit.consultant_id, Visit.number, Visit.state).where(
                Visit.id == visit_id, Visit.store_id == work.store_id, Visit.state != terms.UNDONE
            )
        ).first()
        if row is None:
            raise UserError("record_is_gone", table="visit", id=visit_id)
        if row.consultant_id is None:
            raise UserError("visit_not_assigned", number=row.number)
        answers = _answers(work, known_by.how, text)
        if row.customer_id is not None:
            customer = winner_of(work.connection, row.customer_id)
            before = _known(work, customer)
            records.update_in(work, customer, answers)
            put = tuple(one for one in _known(work, customer) if one not in before)
            return Declined(
                visit_id,
                customer,
                False,
                tuple((column, dict(before)[column]) for column, _ in put),
                put,
                _settled(work),
            )
        saved = records.register_in(work, records.Registration(answers, owner_id=row.consultant_id))
        work.update(Visit, visit_id, customer_id=saved.id)
        return Declined(visit_id, saved.id, True, events=_settled(work))


def _answers(work: Work, how: str, text: str) -> dict[str, Answer]:
    """The answers of the pack's form; a messaging ID is one, and says besides how the guest is known again."""
    fields = packs.in_force(work.shop, work.connection).pack.form
    declined, messaging = form.by_column(fields, "phone_declined"), form.by_column(fields, "messaging_id")
    if declined is None:
        raise UserError("known_by_unknown", field="how", value=how)
    answers: dict[str, Answer] = {declined.key: text}
    if how == MESSAGING_ID and messaging is not None:
        answers[messaging.key] = text
    return answers


def _known(work: Work, customer_id: int) -> Known:
    """What somebody is known again by, as far as this form fills it; they may have been registered in another store."""
    row = work.connection.execute(
        select(Customer.phone_declined, Customer.messaging_id).where(Customer.id == customer_id)
    ).one()
    return (("phone_declined", row.phone_declined), ("messaging_id", row.messaging_id))


def _settled(work: Work) -> tuple[int, ...]:
    """The duty is done: who was held out for the guest may be called at once."""
    if work.shop.kept_board is None:
        return ()
    board = ledger.board_for_act(work)
    events = duties.synchronise(work, board)
    return (*events, *(number for given in serve_waiting(work, board) for number in given.events)) if events else ()


def take_back_declined(shop: Shop, actor: Actor, done: Declined) -> None:
    """Undo :func:`phone_declined` within the policy's window: the guest is unknown again, unless something else is
    about them by now; who was known before is known by what they were known by, as long as that is what stands there.

    Raises ``UserError``: ``undo_too_late``, ``undo_moved_on``.
    """
    with shop.work(actor, "reception.phone_declined") as work:
        board = ledger.board_for_act(work)
        born, changed = work.connection.execute(
            select(Customer.created_at, Customer.updated_at).where(Customer.id == done.customer_id)
        ).one()
        if work.now - max(born, changed) > timedelta(seconds=board.policy.undo_window_s):
            raise UserError("undo_too_late", seconds=board.policy.undo_window_s)
        if not done.made:
            if not set(done.put) <= set(_known(work, done.customer_id)):
                raise UserError("undo_moved_on")
            fields = packs.in_force(shop, work.connection).pack.form
            known = ((form.by_column(fields, column), value) for column, value in done.before)
            back = {field.key: value for field, value in known if field is not None}
            if back:
                records.update_in(work, done.customer_id, back)
            return
        work.update(Visit, done.visit_id, customer_id=None)
        named = (
            select(func.count()).select_from(one).where(one.customer_id == done.customer_id)
            for one in (Call, Visit, Quote, Appointment)
        )
        if any(work.connection.execute(one).scalar() for one in named):
            raise UserError("undo_moved_on")
        work.update(Customer, done.customer_id, active=False)
        search.forget(work.connection, done.customer_id)
        duties.synchronise(work, board)
