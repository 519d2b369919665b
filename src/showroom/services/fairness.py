"""Turns taken against turns due, per person and month, and the paper to sign (REC-20).

A period's events are read once, whoever is asked for.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from sqlalchemy import Connection, func, select

from showroom.clock import zone
from showroom.documents.daily_report import Deviation
from showroom.documents.fairness import (
    FairnessPaper,
    LedgerRange,
    Statement,
    TurnRow,
    difference_text,
    minutes_text,
    turns_text,
)
from showroom.documents.quote_paper import Letterhead
from showroom.domain.errors import UserError
from showroom.domain.packs.schema import Pack
from showroom.domain.reception.events import Event
from showroom.domain.reception.fairness import WHOLE_TURN, Period, PeriodShare, TurnTaken, period
from showroom.domain.staff.actor import Actor
from showroom.domain.text import Text
from showroom.phrases import sentence
from showroom.services import packs
from showroom.services.dashboard.sql import day_begins
from showroom.services.reports.daily import PaperBytes
from showroom.services.reports.deviations import ROW, pack_words, spoken, tell
from showroom.services.shop import Shop
from showroom.store.models import LedgerEvent, Staff


@dataclass(frozen=True, slots=True)
class Fairness:
    """A period's shares. ``first``, ``last``: its days, both included; ``names`` of everybody; ``under_way``: it is not
    over. ``ledger`` says which events it was made from, ``told`` the acts outside the order by ``seq``."""

    first: date
    last: date
    under_way: bool
    period: Period
    names: Mapping[int, str]
    ledger: LedgerRange
    told: Mapping[int, Deviation]
    pack: Pack = field(repr=False, compare=False)

    def share(self, staff: int) -> PeriodShare | None:
        """A person's part; None for somebody who was not clocked in."""
        return next((share for share in self.period.people if share.staff == staff), None)

    def staff(self, name: str) -> int:
        """Who is called ``name`` exactly, also somebody who has left. Raises ``UserError('no_such_person')``."""
        for staff, known in self.names.items():
            if known == name:
                return staff
        raise UserError("no_such_person", field="name", name=name)

    def name(self, staff: int) -> str:
        return self.names.get(staff, f"#{staff}")


def between(shop: Shop, actor: Actor, first: date, last: date) -> Fairness:
    """The shares of ``first`` … ``last``, from the ledger alone.

    Raises ``Refused``, ``UserError('fairness_nothing')`` (``month``) when the ledger has no event of these days.
    """
    with shop.view(actor, "reports.view") as connection:
        return _between(shop, connection, first, last)


def month(shop: Shop, actor: Actor, day: date) -> Fairness:
    """The shares of the month that ``day`` lies in.

    Raises as :func:`between`, ``UserError('fairness_month_to_come')`` (``month``, ``last``).
    """
    first, last = month_of(day)
    with shop.view(actor, "reports.view") as connection:
        today = shop.day()
        if first > today:
            raise UserError("fairness_month_to_come", field="month", month=f"{first:%Y-%m}", last=f"{today:%Y-%m}")
        return _between(shop, connection, first, last)


def last_month(shop: Shop, actor: Actor) -> date | None:
    """The first day of the latest month with any event; None on an empty ledger. Raises ``Refused``."""
    with shop.view(actor, "reports.view") as connection:
        last: date | None = connection.execute(
            select(func.max(LedgerEvent.day)).where(LedgerEvent.store_id == shop.store.id)
        ).scalar()
    return last.replace(day=1) if last is not None else None


def month_of(day: date) -> tuple[date, date]:
    """The first and the last day of the month of ``day``."""
    first = day.replace(day=1)
    return first, (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)


def paper(
    shop: Shop, actor: Actor, day: date, language: str, *, staff: int | None = None, each: bool = False
) -> PaperBytes:
    """The statement of the month of ``day`` as PDF in ``en``, ``zh_CN`` or ``both``, to look at.

    ``staff``: this person's own; without it the summary of everybody, with ``each`` followed by everybody's own.
    Raises as :func:`month`, ``UserError('fairness_nobody')`` (``name``, ``month``).
    """
    from showroom.documents import fairness_pdf
    from showroom.documents.labels import PaperLanguage

    found = month(shop, actor, day)
    whose = [found.share(staff)] if staff is not None else list(found.period.people) if each else []
    if staff is not None and whose == [None]:
        raise UserError("fairness_nobody", field="person", name=found.name(staff), month=f"{found.first:%Y-%m}")
    statements = sorted(
        (_statement(shop, found, share) for share in whose if share is not None), key=lambda one: one.name
    )
    made = fairness_pdf.write(
        FairnessPaper(
            Letterhead(Text.same(shop.store.name)),
            found.first,
            found.under_way,
            shop.clock.now().astimezone(zone(shop.store.time_zone)),
            actor.name,
            found.period,
            found.names,
            found.ledger,
            tuple(statements),
            summary=staff is None,
        ),
        PaperLanguage(language),
    )
    return PaperBytes(made.content, tuple(one.character for one in made.missing))


def pdf(
    shop: Shop, actor: Actor, day: date, language: str, *, staff: int | None = None, each: bool = False
) -> PaperBytes:
    """As :func:`paper`, to print or to save: the audit says that it was made."""
    made = paper(shop, actor, day, language, staff=staff, each=each)
    with shop.work(actor, "reports.view") as work:
        work.note("fairness_statement_made", month=f"{day:%Y-%m}", staff=staff, each=each, language=language)
    return made


def facts(found: Fairness, share: PeriodShare) -> dict[str, object]:
    """A person's month as plain values: minutes to a tenth, turns due to a hundredth, a row for each day."""
    counts = share.counts
    return {
        "name": found.name(share.staff),
        "staff": share.staff,
        "clocked_in_minutes": share.clocked / 10,
        "eligible_minutes": share.eligible / 10,
        "turns": share.turns,
        "turns_due": share.due / WHOLE_TURN,
        "difference": share.difference / WHOLE_TURN,
        "make_ups_earned": counts.earned,
        "make_ups_spent": counts.spent,
        "missed_turns": counts.missed,
        "asked_for": counts.asked_for,
        "undone": counts.undone,
        "corrected": counts.corrected,
        "overrides_for": counts.overrides_for,
        "overrides_against": counts.overrides_against,
        "days": [
            {
                "day": day.day,
                "clocked_in_minutes": day.clocked / 10,
                "eligible_minutes": day.eligible / 10,
                "turns": day.turns,
                "turns_due": day.due / WHOLE_TURN,
                "difference": day.difference / WHOLE_TURN,
            }
            for day in share.days
        ],
    }


def shown(found: Fairness, share: PeriodShare) -> dict[str, str]:
    """A person's month as texts: ``name``, ``turns``, ``due``, ``difference`` (with its sign), ``eligible``."""
    return {
        "name": found.name(share.staff),
        "turns": str(share.turns),
        "due": turns_text(share.due),
        "difference": difference_text(share.difference),
        "eligible": minutes_text(share.eligible),
    }


def why(shop: Shop, found: Fairness, turn: TurnTaken) -> Text:
    """Why a visit came to the person whose turn it took, in both languages."""
    if turn.entered_at is not None:
        entered = turn.entered_at.astimezone(zone(shop.store.time_zone))
        return spoken("fairness_late", entered=f"{entered:%H:%M}")
    said = {
        lang: sentence(words, turn.first_kind, turn.decision, turn.wanted) if turn.decision else ""
        for lang, words in pack_words(found.pack, shop.store.time_zone, found.names).items()
    }
    return Text(en=said["en"], zh_CN=said["zh_CN"])


def kind(found: Fairness, turn: TurnTaken) -> Text:
    """The kind of a visit that took a turn, and what it was decided as where that was corrected."""
    labels = {one.key: one.label for one in found.pack.visit_kinds}
    now = labels.get(turn.kind, Text.same(turn.kind))
    if turn.first_kind == turn.kind:
        return now
    return spoken("fairness_corrected", kind=now, first=labels.get(turn.first_kind, Text.same(turn.first_kind)))


def _statement(shop: Shop, found: Fairness, share: PeriodShare) -> Statement:
    local = zone(shop.store.time_zone)
    rows = (
        TurnRow(turn.at.astimezone(local), turn.number, kind(found, turn), why(shop, found, turn))
        for turn in share.taken
    )
    acts = (found.told[seq] for seq in share.acts if seq in found.told)
    return Statement(found.name(share.staff), share, tuple(rows), tuple(acts))


def _between(shop: Shop, connection: Connection, first: date, last: date) -> Fairness:
    rows = connection.execute(
        select(*ROW, LedgerEvent.day, LedgerEvent.hash)
        .where(LedgerEvent.store_id == shop.store.id, LedgerEvent.day.between(first, last))
        .order_by(LedgerEvent.day, LedgerEvent.number)  # by seq, the whole ledger would be walked
    ).all()
    if not rows:
        raise UserError("fairness_nothing", field="month", month=f"{first:%Y-%m}")
    payloads = [json.loads(row.payload) for row in rows]
    staff = connection.execute(select(Staff.id, Staff.name).where(Staff.store_id == shop.store.id))
    names = {row.id: row.name for row in staff}
    newest = max(rows, key=lambda row: row.seq)
    moment = min(shop.clock.now(), day_begins(shop, last + timedelta(days=1)))
    pack = packs.in_force(shop, connection, moment).pack
    return Fairness(
        first,
        last,
        shop.day() <= last,
        period(
            Event(row.seq, row.day, row.number, row.kind, row.at, payload)
            for row, payload in zip(rows, payloads, strict=True)
        ),
        names,
        LedgerRange(min(row.seq for row in rows), newest.seq, len(rows), newest.hash),
        tell(zip(rows, payloads, strict=True), pack, names, shop.store.time_zone),
        pack,
    )
