"""The end of a presentation, with the buying signals noted then, and that end taken back (PRE-01, REG-14)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import select

from showroom.domain.errors import UserError
from showroom.domain.packs.ownership import ContactKind
from showroom.domain.presentations import rules
from showroom.domain.presentations.rules import FINISHED, SKIPPED
from showroom.domain.staff.actor import Actor
from showroom.services.opportunities.values import Noted
from showroom.services.presentations.acts import RUN, head_of, ran
from showroom.services.presentations.marks import marks_of, pack_of
from showroom.services.shop import Shop
from showroom.store.models import Presentation, PresentationStep

UNDO_WINDOW = timedelta(minutes=2)


@dataclass(frozen=True, slots=True)
class Finished:
    """What ending one did, for taking it back. ``state``, ``active_s``, ``running_since``: as it was before; ``at``:
    when it ended; ``noted``: what the buying signals opened or added to."""

    presentation_id: int
    customer_id: int | None
    at: datetime
    state: str
    active_s: int
    running_since: datetime | None
    skipped: tuple[str, ...] = ()
    noted: Noted | None = None


def finish(
    shop: Shop, actor: Actor, presentation_id: int, reason: str | None = None, signals: tuple[str, ...] = ()
) -> Finished:
    """End it. Mandatory steps still open are skipped with ``reason`` (PRE-01); ``signals``: buying signals noted of a
    known customer (REG-14).

    Raises ``UserError``: ``presentation_is_finished``, ``presentation_mandatory_open`` (``count``) at ``reason``,
    ``signals_need_customer``.
    """
    with shop.work(actor, RUN) as work:
        head = head_of(work, presentation_id)
        pack = pack_of(shop, work.connection, head.pack_version_id)
        progress = rules.progress(pack.presentation, marks_of(work.connection, pack, presentation_id))
        if progress.open_mandatory:
            if not (reason or "").strip():
                raise UserError("presentation_mandatory_open", field="reason", count=len(progress.open_mandatory))
            work.insert_many(
                PresentationStep,
                [
                    {
                        "presentation_id": presentation_id,
                        "key": key,
                        "state": SKIPPED,
                        "answer": None,
                        "reason": (reason or "").strip(),
                        "at": work.now,
                        "staff_id": actor.staff_id,
                    }
                    for key in progress.open_mandatory
                ],
            )
        work.update(
            Presentation,
            presentation_id,
            state=FINISHED,
            finished_at=work.now,
            running_since=None,
            active_s=head.active_s + ran(work, head),
        )
        from showroom.services.ownership.contacts import contact  # owners know presentations: a cycle only at import

        contact(work, head.customer, head.staff_id, "presentation", effective=True)
        noted = None
        if signals:
            from showroom.services import opportunities  # they know customers: as above

            if head.customer is None:
                raise UserError("signals_need_customer", field="signals")
            told_in = opportunities.Source.PRESENTATION
            noted = opportunities.note_in(
                work, head.customer, signals, told_in, presentation_id, staff_id=head.staff_id
            )
        return Finished(
            presentation_id,
            head.customer,
            work.now,
            head.state,
            head.active_s,
            head.running_since,
            tuple(progress.open_mandatory),
            noted,
        )


def take_back_finish(shop: Shop, actor: Actor, done: Finished) -> None:
    """It goes on as if it had not ended, for two minutes: the steps skipped then are open, the signals noted then are
    gone, and the contact extends nobody's protection.

    Raises ``UserError``: ``presentation_went_on`` (it is not as it was left), ``presentation_undo_too_late``.
    """
    with shop.batch():
        with shop.work(actor, RUN) as work:
            row = work.connection.execute(
                select(Presentation.state, Presentation.finished_at).where(
                    Presentation.id == done.presentation_id, Presentation.store_id == work.store_id
                )
            ).first()
            if row is None or row.state != FINISHED or row.finished_at != done.at:
                raise UserError("presentation_went_on")
            if work.now - done.at > UNDO_WINDOW:
                raise UserError("presentation_undo_too_late")
            skipped = work.connection.execute(
                select(PresentationStep.id).where(
                    PresentationStep.presentation_id == done.presentation_id,
                    PresentationStep.key.in_(done.skipped),
                    PresentationStep.state == SKIPPED,
                    PresentationStep.at == done.at,
                )
            ).scalars()
            for step in skipped.all():
                work.delete(PresentationStep, step)
            work.update(
                Presentation,
                done.presentation_id,
                state=done.state,
                finished_at=None,
                running_since=done.running_since,
                active_s=done.active_s,
            )
            from showroom.services.ownership.recount import taken_back  # as in finish

            taken_back(work, done.customer_id, done.at, ContactKind.PRESENTATION)
        if done.noted is not None:
            from showroom.services import opportunities

            opportunities.take_back_note(shop, actor, done.noted)
