"""The morning print: the start order that the rules will give, and blank registers (REC-23).

The order of a day to come is not guessed: its first events are written on a scratch board, everybody expected clocking
in on time, and the rules make the order (REC-01). Of a day under way it is the order as it stands.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import Connection, select

from showroom.clock import zone
from showroom.documents.morning import AppointmentRow, MorningPaper, OrderRow
from showroom.documents.quote_paper import Letterhead
from showroom.domain.errors import UserError
from showroom.domain.packs.schema import Pack
from showroom.domain.reception.board import carry_over, extend
from showroom.domain.reception.events import Event
from showroom.domain.reception.state import Board
from showroom.domain.staff.actor import Actor
from showroom.domain.staff.roster import clock_text
from showroom.domain.text import Text
from showroom.services import appointments, ledger, packs, roster
from showroom.services.dashboard.sql import day_begins
from showroom.services.reports.daily import PaperBytes
from showroom.services.reports.deviations import spoken
from showroom.services.roster import ShiftFacts
from showroom.services.shop import Shop
from showroom.store.models import Staff

# Start orders that only clocking in makes: the places are written by hand.
_BY_HAND = ("clock_in", "fewest_today")
_MOST_PAGES = 9


@dataclass(frozen=True, slots=True)
class _Expected:
    """Somebody who should come: in the order in which they are taken to clock in."""

    staff: int
    name: str
    shift: ShiftFacts | None

    @property
    def sorts(self) -> tuple[Any, ...]:
        if self.shift is None:
            return (1, 0, 0, self.name)
        return (0, self.shift.starts_minute, self.shift.place or 10_000, self.name)


def morning(shop: Shop, actor: Actor, day: date, pages: int = 1) -> MorningPaper:
    """The morning of ``day`` with ``pages`` (1 … 9) of each register.

    Raises ``Refused``, ``UserError('morning_day_past')`` (``day``).
    """
    with shop.view(actor, "reports.view") as connection:
        if day < shop.day():
            raise UserError("morning_day_past", field="day", day=day.isoformat())
        pack = packs.in_force(shop, connection, max(shop.clock.now(), day_begins(shop, day))).pack
        kept = ledger.catch_up(shop, connection)
        expected = _expected(shop, connection, day, kept.board if kept is not None else None)
        if kept is not None and kept.board.day == day:
            rule, order = _as_it_stands(shop, connection, kept.board, expected)
            open_visits, first = len(kept.board.visits), kept.board.visit_numbers + 1
        else:
            board = kept.board if kept is not None else None
            rule, order = _as_it_will_be(shop, connection, day, pack, board, expected)
            open_visits, first = len(board.visits) if board is not None else 0, 1
    return MorningPaper(
        Letterhead(Text.same(shop.store.name)),
        day,
        shop.clock.now().astimezone(zone(shop.store.time_zone)),
        actor.name,
        rule,
        tuple(order),
        _appointments(shop, actor, day),
        open_visits,
        first,
        tuple(one.label for one in pack.visit_kinds),
        tuple(one.label for one in pack.channels),
        tuple(one.label for one in pack.outcomes),
        max(1, min(_MOST_PAGES, pages)),
    )


def paper(shop: Shop, actor: Actor, day: date, language: str, pages: int = 1) -> PaperBytes:
    """The morning of ``day`` as PDF in ``en``, ``zh_CN`` or ``both``, to look at. Raises as :func:`morning`."""
    from showroom.documents import morning_pdf
    from showroom.documents.labels import PaperLanguage

    made = morning_pdf.write(morning(shop, actor, day, pages), PaperLanguage(language))
    return PaperBytes(made.content, tuple(one.character for one in made.missing))


def pdf(shop: Shop, actor: Actor, day: date, language: str, pages: int = 1) -> PaperBytes:
    """As :func:`paper`, to print or to save: the audit says that it was made."""
    made = paper(shop, actor, day, language, pages)
    with shop.work(actor, "reports.view") as work:
        work.note("morning_print_made", day=day, language=language)
    return made


def _expected(shop: Shop, connection: Connection, day: date, board: Board | None) -> list[_Expected]:
    """Who is on the roster of the day; without a roster, the consultants and whoever was in the order last."""
    shifts = roster.day_facts(connection, shop.store.id, day)
    rows = connection.execute(
        select(Staff.id, Staff.name, Staff.role).where(Staff.store_id == shop.store.id, Staff.active)
    ).all()
    known = set(carry_over(board, day)["order"]) if board is not None else set()
    people = [
        _Expected(row.id, row.name, shifts.get(row.id))
        for row in rows
        if (row.id in shifts if shifts else row.role == "consultant" or row.id in known)
    ]
    return sorted(people, key=lambda one: one.sorts)


def _as_it_stands(
    shop: Shop, connection: Connection, board: Board, expected: Sequence[_Expected]
) -> tuple[Text, list[OrderRow]]:
    local = zone(shop.store.time_zone)
    by_id = {one.staff: one for one in expected}
    names = {
        row.id: row.name
        for row in connection.execute(select(Staff.id, Staff.name).where(Staff.store_id == shop.store.id))
    }
    rows = []
    for place, staff in enumerate(board.order(), 1):
        notes = [spoken("morning_note_owed", count=owed)] if (owed := board.make_up_count(staff)) else []
        if board.people[staff].skips:
            notes.append(spoken("morning_note_skips", count=board.people[staff].skips))
        rows.append(OrderRow(place, names[staff], _shift(by_id.get(staff)), "✓", _joined(notes)))
    missing = [one for one in expected if one.staff not in board.people and one.staff not in board.gone]
    rows += [OrderRow(None, one.name, _shift(one), note=spoken("morning_note_not_here")) for one in missing]
    return spoken("morning_rule_open", time=f"{shop.clock.now().astimezone(local):%H:%M}"), rows


def _as_it_will_be(
    shop: Shop,
    connection: Connection,
    day: date,
    pack: Pack,
    board: Board | None,
    expected: Sequence[_Expected],
) -> tuple[Text, list[OrderRow]]:
    policy = pack.rotation
    first = day.replace(day=1)
    turns = {
        one.staff: roster.month_turns(connection, shop.store.id, one.staff, first, day)
        for one in expected
        if policy.start_order == "fewest_month"
    }
    coming = _first_events(day, pack, board, expected, turns, day_begins(shop, day))
    by_hand = policy.start_order in _BY_HAND
    by_id = {one.staff: one for one in expected}
    rows = []
    for place, staff in enumerate(coming.order(), 1):
        one, person = by_id[staff], coming.people[staff]
        notes = []
        if staff in turns:
            notes.append(spoken("morning_note_turns", turns=turns[staff]))
        if one.shift is not None and one.shift.shift_no > 1:
            notes.append(spoken("morning_note_second", shift=one.shift.shift_no))
        if owed := coming.make_up_count(staff):
            notes.append(spoken("morning_note_owed", count=owed))
        if person.skips:
            notes.append(spoken("morning_note_skips", count=person.skips))
        rows.append(OrderRow(None if by_hand else place, one.name, _shift(one), note=_joined(notes)))
    return spoken(f"morning_rule_{policy.start_order}"), rows


def _first_events(
    day: date,
    pack: Pack,
    board: Board | None,
    expected: Sequence[_Expected],
    turns: Mapping[int, int],
    begins: datetime,
) -> Board:
    """The board after everybody expected has clocked in on time, in the order of their shifts."""
    carried: dict[str, Any] = {"order": [], "make_ups": [], "open_visits": []}
    if board is not None:
        carried = carry_over(board, day)
    opening = {"policy": pack.rotation.to_mapping(), "pack_version": 0, "visit_numbers": 0} | carried
    coming = extend(None, Event(1, day, 1, "day_opened", begins, opening))
    for number, one in enumerate(expected, 2):
        facts = {
            "staff": one.staff,
            "late_s": 0,
            "shift_no": one.shift.shift_no if one.shift is not None else 1,
            "roster": one.shift.place if one.shift is not None else None,
            "month_turns": turns.get(one.staff, 0),
        }
        at = begins + timedelta(seconds=number)
        coming = extend(coming, Event(number, day, number, "clocked_in", at, facts))
    return coming


def _shift(one: _Expected | None) -> str:
    if one is None or one.shift is None:
        return ""
    return f"{clock_text(one.shift.starts_minute)}-{clock_text(one.shift.ends_minute)}"


def _joined(notes: Sequence[Text]) -> Text | None:
    if not notes:
        return None
    return Text(en=", ".join(note.en for note in notes), zh_CN="，".join(note.zh_CN for note in notes))


def _appointments(shop: Shop, actor: Actor, day: date) -> tuple[AppointmentRow, ...]:
    """Who is still expected; phones as the one who prints may see them."""
    local = zone(shop.store.time_zone)
    return tuple(
        AppointmentRow(
            row.at.astimezone(local),
            " ".join(part for part in (row.name, row.phone) if part),
            spoken(f"appointment_for_{row.purpose}"),
            row.consultant,
        )
        for row in appointments.between(shop, actor, day, day)
        if row.state == appointments.AppointmentState.EXPECTED
    )
