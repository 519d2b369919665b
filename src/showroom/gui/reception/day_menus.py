"""What concerns the whole day: open visits, deviations, late entry, change of shift, the close (REC-01, REC-14, REC-21,
REC-23)."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import shiboken6
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from showroom.domain.errors import UserError
from showroom.domain.staff.actor import Actor
from showroom.gui.reception.acts import Acts
from showroom.gui.reception.close_dialog import CloseDialog
from showroom.gui.reception.desk_menus import DeskMenus
from showroom.gui.reception.deviations import DeviationsDialog, of_the_day
from showroom.gui.reception.late_menus import LateMenus
from showroom.gui.reception.popup import Entry
from showroom.gui.reception.words import PackWords, joined, lasting, seconds_since
from showroom.gui.shell.context import ShellContext
from showroom.phrases import Words
from showroom.services import calls, reception
from showroom.services.reception import Done
from showroom.services.reception.rows import FloorBoard, VisitRow
from showroom.services.reception.visits import Act
from showroom.services.shop import Shop


class DayMenus(QObject):
    """``visit`` asks for the menu of a visit: (the row, the widget it opens at)."""

    visit = Signal(object, object)
    why = Signal(object)

    def __init__(self, context: ShellContext, page: QWidget, acts: Acts, menus: DeskMenus, pack: PackWords) -> None:
        super().__init__(page)
        self._context, self._page, self._acts, self._menus, self._pack = context, page, acts, menus, pack
        self._late = LateMenus(context, page, acts, menus)
        self._floor: FloorBoard | None = None
        self._words: Words | None = None

    def show_floor(self, floor: FloorBoard, words: Words, pack: PackWords) -> None:
        """The floor the menus speak of."""
        self._floor, self._words, self._pack = floor, words, pack

    # -- the menu of the day
    def open_more(self, anchor: QWidget) -> None:
        """The rarer acts of the desk."""
        entries = [
            Entry("late", self.tr("Late entry …"), "clock-clockwise", self.late_entry),
            Entry("open", self.tr("Open visits …"), "door", partial(self.open_visits, anchor)),
            Entry("deviations", self.tr("Deviations …"), "list-checks", self.deviations),
        ]
        policy = self._floor.policy if self._floor is not None else None
        if policy is not None and policy.call_sequence:
            enquiry = partial(self.next_enquiry)
            entries.insert(0, Entry("enquiry", self.tr("Phone enquiry: who is next"), "phone-call", enquiry))
        close = Entry("close", self.tr("Close the day …"), "moon", self.close_day, kind="ghost", apart=True)
        self._menus.show_popup("reception.more", self.tr("More"), [*entries, close], "", anchor)

    # -- lists behind the figures
    def open_visits(self, anchor: QWidget) -> None:
        """Every open visit: it must be somebody who really is here (REC-14)."""
        floor, words = self._floor, self._words
        if floor is None or words is None:
            return
        now = self._context.clock.now()
        entries = [
            Entry(
                str(visit.number),
                joined(
                    (
                        self.tr("Visitor {number}").format(number=visit.number),
                        visit.consultant or self.tr("waits"),
                        lasting(seconds_since(visit.arrived_at, now)),
                    )
                ),
                "handshake" if visit.consultant else "hourglass",
                partial(self.visit.emit, visit, anchor),
            )
            for visit in (*floor.waiting, *floor.serving)
        ]
        note = self.tr("Whoever is no longer here is finished now.") if entries else self.tr("No visit is open.")
        self._menus.show_popup("reception.open", self.tr("Open visits"), entries, note, anchor)

    def deviations(self) -> None:
        """The day's acts that went another way than the plain rotation (REC-03)."""
        floor, words = self._floor, self._words
        if floor is None or words is None:
            return
        nothing: tuple[Act, ...] = ()
        acts = self._context.read(of_the_day, nothing)
        dialog = DeviationsDialog(self._page.window(), acts, words)
        dialog.opened.connect(self.why)
        dialog.open()

    def look_again(self) -> None:
        """Is what holds somebody out done by now? (REC-10)"""
        told = self.tr("Looked again at what is unfinished")
        self._acts.run("reception.duty_check", reception.refresh_duties, told)

    # -- phone enquiries (REC-21)
    def next_enquiry(self) -> None:
        """Who gets the next phone enquiry; it is recorded in the sequence of calls."""

        def call(shop: Shop, actor: Actor) -> tuple[str, Done]:
            decision, done = reception.next_for_enquiry(shop, actor)
            return self._name(decision.assigned), done

        def finished(result: tuple[str, Done]) -> None:
            if shiboken6.isValid(self):
                told = self.tr("Phone enquiry → {name}").format(name=result[0])
                self._acts.offer("reception.enquiry", told, result[1].events)

        self._context.act("reception.enquiry", call, finished)

    def _name(self, staff_id: int | None) -> str:
        return self._words.name(staff_id) if self._words is not None else ""

    # -- late entry (REC-23)
    def late_entry(self) -> None:
        """What happened earlier, with its true time."""
        if self._floor is not None and self._words is not None:
            self._late.open(self._floor, self._words, self._pack)

    # -- change of shift (REC-01)
    def shift_card(self, staff_id: int, anchor: QWidget) -> None:
        """What is open when somebody comes after others have begun: waiting, open visits, appointments, messages."""
        floor = self._floor
        if floor is None:
            return
        entries = self._open_matters(floor, staff_id)
        if not entries or not floor.visits_today:
            return  # the first of the morning find an empty floor
        name = next((person.name for person in floor.people if person.id == staff_id), "")
        self._menus.show_popup(
            "reception.shift",
            self.tr("Welcome, {name}").format(name=name),
            entries,
            self.tr("This is open now:"),
            anchor,
        )

    def _open_matters(self, floor: FloorBoard, staff_id: int) -> list[Entry]:
        found: list[tuple[str, int, str, str, Callable[[], None]]] = [
            ("waiting", len(floor.waiting), self.tr("Waiting: {count}"), "hourglass-medium", self._nothing),
            (
                "open",
                floor.open_count,
                self.tr("Open visits: {count}"),
                "door",
                partial(self.open_visits, self._page),
            ),
            (
                "expected",
                len(floor.expected),
                self.tr("Expected: {count}"),
                "calendar-check",
                partial(self._context.navigate, "appointments"),
            ),
        ]
        if self._context.may("calls.view"):
            nothing: tuple[calls.CallRow, ...] = ()
            rows = self._context.read(calls.callbacks, nothing)
            name = next((person.name for person in floor.people if person.id == staff_id), "")
            mine = sum(1 for row in rows if name and name in (row.for_staff, row.staff))
            go = partial(self._context.navigate, "calls", tab="callbacks")
            none: tuple[calls.Message, ...] = ()
            left = self._context.read(lambda shop, actor: calls.messages_for(shop, actor, staff_id), none)
            found.append(("callbacks", mine, self.tr("Your call-backs: {count}"), "phone-outgoing", go))
            found.append(
                (
                    "messages",
                    len(left),
                    self.tr("Messages for you: {count}"),
                    "chat-text",
                    partial(go, messages_for=staff_id),
                )
            )
        return [Entry(key, text.format(count=count), icon, act) for key, count, text, icon, act in found if count]

    def _nothing(self) -> None:
        """The waiting list is on the page already."""

    # -- the end (REC-14)
    def close_day(self) -> None:
        """Close; with visits still open a supervisor closes with exceptions."""
        floor = self._floor
        if floor is None:
            return
        rows: tuple[VisitRow, ...] = (*floor.waiting, *floor.serving)
        dialog = CloseDialog(self._page.window(), rows)

        def closed(told: str, done: Done) -> None:
            dialog.finish()
            self._acts.offer("reception.close_day", told, done.events)

        def close(exceptions: bool) -> None:
            action = "reception.close_day_open" if exceptions else "reception.close_day"
            told = self.tr("The day is closed")
            self._context.act(
                action,
                lambda shop, actor: reception.close_day(shop, actor, exceptions=exceptions),
                lambda done: closed(told, done),
                partial(self._close_failed, dialog),
            )

        dialog.submitted.connect(close)
        dialog.open()

    def _close_failed(self, dialog: CloseDialog, error: BaseException) -> bool:
        return dialog.refuse_error(error, self._context.sentence(error) if isinstance(error, UserError) else "")
