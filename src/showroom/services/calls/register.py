"""The day's call register, to look at and as a paper (CAL-04, CAL-08)."""

from __future__ import annotations

from datetime import date

from sqlalchemy import Connection, select

from showroom.clock import zone
from showroom.documents.call_register import CallRegister, RegisterRow, Signature, Totals
from showroom.documents.quote_paper import Letterhead
from showroom.domain.calls.rules import CallTopic, Direction, RingsSource
from showroom.domain.errors import UserError
from showroom.domain.packs.schema import Pack
from showroom.domain.staff.actor import Actor
from showroom.domain.text import Text
from showroom.services import packs
from showroom.services.appointments import booked_by_calls_of
from showroom.services.calls.lists import calls_in
from showroom.services.calls.values import CallRow
from showroom.services.dashboard.sql import day_begins
from showroom.services.reports.daily import PaperBytes
from showroom.services.reports.deviations import spoken
from showroom.services.shop import Shop
from showroom.store.models import CallRegisterDay, CallWithdrawn, Staff


def register(shop: Shop, actor: Actor, day: date | None = None) -> CallRegister:
    """The register of ``day`` (default: today), in the order of the numbers.

    Raises ``Refused``, ``UserError('register_day_future')``.
    """
    wanted = day or shop.day()
    if wanted > shop.day():
        raise UserError("register_day_future", field="day", day=wanted.isoformat())
    local = zone(shop.store.time_zone)
    with shop.view(actor, "reports.view") as connection:
        pack = packs.in_force(shop, connection, max(day_begins(shop, wanted), shop.clock.now())).pack
        rows = calls_in(shop, actor, connection, wanted)
        signed = _signatures(connection, shop.store.id, wanted)
        gone = connection.execute(
            select(CallWithdrawn.number, CallWithdrawn.at, Staff.name)
            .outerjoin(Staff, Staff.id == CallWithdrawn.staff_id)
            .where(CallWithdrawn.store_id == shop.store.id, CallWithdrawn.day == wanted)
        ).all()
        booked = booked_by_calls_of(shop, connection, wanted)
    first = signed[0].last_number if signed else None
    last = signed[-1].last_number if signed else 0
    made = [_row(shop, pack, row, first) for row in rows]
    made += [
        RegisterRow(
            one.number,
            one.at.astimezone(local),
            taken_by=one.name or "",
            is_supplement=first is not None and one.number > first,
            withdrawn=True,
        )
        for one in gone
    ]
    made.sort(key=lambda row: row.number)
    return CallRegister(
        Letterhead(Text.same(shop.store.name)),
        wanted,
        shop.clock.now().astimezone(local),
        actor.name,
        tuple(made),
        _totals(rows, made, len(gone), booked),
        tuple(Signature(one.name, one.at.astimezone(local), one.last_number, one.calls) for one in signed),
        sum(1 for row in made if row.number > last and not row.withdrawn),
    )


def _totals(rows: tuple[CallRow, ...], made: list[RegisterRow], withdrawn: int, booked: int) -> Totals:
    return Totals(
        len(rows),
        sum(row.first_time for row in rows),
        sum(row.late for row in rows),
        sum(row.is_private for row in made),
        sum(row.is_over for row in made),
        sum(row.callback_due is not None for row in rows),
        sum(row.callback_due is not None and row.callback_done_at is None for row in rows),
        sum(bool(row.sensitive) for row in rows),
        withdrawn,
        booked,
    )


def is_over(pack: Pack, topic: CallTopic, duration_s: int | None) -> bool:
    """Whether a call is a private one above the pack's limit (CAL-08)."""
    return topic is CallTopic.PRIVATE and duration_s is not None and duration_s > pack.calls.private_limit_s


def _row(shop: Shop, pack: Pack, row: CallRow, first_signed: int | None) -> RegisterRow:
    local = zone(shop.store.time_zone)
    callback: Text | None = None
    if row.callback_due is not None:
        moment = row.callback_due.astimezone(local)
        if row.callback_done_at is not None:
            callback = spoken("register_answered")
        else:
            callback = spoken("register_due", moment=f"{moment:%m-%d %H:%M}")
    topics = {one.key: one.label for one in pack.calls.reserved} | {one.key: one.label for one in pack.calls.sensitive}
    key = row.sensitive or row.reserved
    named = row.name if row.name != row.phone else ""
    return RegisterRow(
        number=row.number,
        at=row.at.astimezone(local),
        caller=named,
        phone=row.phone,
        first_time=row.first_time,
        topic=spoken(f"topic_{row.topic.value}"),
        said=row.question or row.note,
        result=spoken(f"result_{row.result.value}"),
        taken_by=row.staff,
        for_whom=row.for_staff,
        rings=row.rings,
        is_late=row.late,
        rings_by_system=row.rings_source == RingsSource.SYSTEM,
        duration_s=row.duration_s,
        is_private=row.topic is CallTopic.PRIVATE,
        is_over=is_over(pack, row.topic, row.duration_s),
        callback=callback,
        answer=row.callback_answer or "" if row.callback_done_at is not None else "",
        mark=topics.get(key, Text.same(key)) if key else None,
        is_outgoing=row.direction is Direction.OUTGOING,
        is_supplement=first_signed is not None and row.number > first_signed,
    )


def _signatures(connection: Connection, store_id: int, day: date) -> list[Signature]:
    rows = connection.execute(
        select(CallRegisterDay.signed_at, CallRegisterDay.last_number, CallRegisterDay.calls, Staff.name)
        .outerjoin(Staff, Staff.id == CallRegisterDay.signed_by_id)
        .where(CallRegisterDay.store_id == store_id, CallRegisterDay.day == day)
        .order_by(CallRegisterDay.last_number)
    )
    return [Signature(row.name or "–", row.signed_at, row.last_number, row.calls) for row in rows]


def paper(shop: Shop, actor: Actor, day: date, language: str) -> PaperBytes:
    """The register as PDF in ``en``, ``zh_CN`` or ``both``, to look at. Raises as :func:`register`."""
    return paper_of(register(shop, actor, day), language)


def paper_of(found: CallRegister, language: str) -> PaperBytes:
    """A register that was read, as PDF."""
    from showroom.documents import call_register_pdf
    from showroom.documents.labels import PaperLanguage

    made = call_register_pdf.write(found, PaperLanguage(language))
    return PaperBytes(made.content, tuple(one.character for one in made.missing))


def pdf(shop: Shop, actor: Actor, day: date, language: str) -> PaperBytes:
    """As :func:`paper`, to print or to save: the audit says that it was made."""
    made = paper(shop, actor, day, language)
    with shop.work(actor, "reports.view") as work:
        work.note("call_register_made", day=day, language=language)
    return made
