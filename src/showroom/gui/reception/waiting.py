"""The waiting list: always in sight, first come first served, each with its time and why nobody takes them (REC-12)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from showroom.gui.kit.buttons import Button
from showroom.gui.kit.cards import Card, SectionHeader
from showroom.gui.kit.labels import Icon, Label, Tone
from showroom.gui.kit.layouts import boxed, hbox, scrolled, vbox
from showroom.gui.kit.theme import THEME
from showroom.gui.reception.serving import KeyedGrid, put
from showroom.gui.reception.ticking import RunningTime
from showroom.gui.reception.words import coded, joined, language_words, seconds_since, waits_because
from showroom.phrases import Words
from showroom.services.reception.rows import FloorBoard, VisitRow


class WaitingRow(QWidget):
    """A party that waits."""

    more = Signal(object)

    def __init__(self, visit: VisitRow) -> None:
        super().__init__()
        name = f"reception.waiting.{visit.number}"
        self.visit = visit
        self.setObjectName(name)
        self._who = Label("", "strong", f"{name}.who", elide=True)
        self._facts = Label("", "caption", f"{name}.facts", elide=True)
        self._why = Label("", "caption", f"{name}.why", wrap=True)
        self.time = RunningTime(f"{name}.time", self.tr("Waits"))
        self._more = Button(
            "", f"{name}.more", icon="dots-three", kind="ghost", tip=self.tr("More: left unserved, details")
        )
        self._more.clicked.connect(lambda: self.more.emit(self._more))
        self.setLayout(
            vbox(
                hbox(vbox(self._who, self._facts, spacing=0), self.time, self._more, spacing=6),
                self._why,
                spacing=0,
            )
        )

    def show_visit(
        self, visit: VisitRow, words: Words, floor: FloorBoard, why: str, *, show_customer: bool, now: datetime
    ) -> None:
        self.visit = visit
        number = self.tr("Visitor {number}").format(number=visit.number)
        customer = visit.customer if show_customer else None
        put(self._who, customer or number)
        party = self.tr("{count} people").format(count=visit.party_size) if visit.party_size > 1 else ""
        asked = self.tr("asked for {name}").format(name=visit.asked_for) if visit.asked_for else ""
        first = coded(words.lang, "courtesy", visit.courtesy) if visit.courtesy else ""
        facts = (number if customer else "", asked or words.kind(visit.kind), party, first)
        put(self._facts, joined((*facts, language_words(visit.language or ""))))
        put(self._why, why)
        self._why.setVisible(bool(why))
        if floor.policy is not None:
            self.time.set_limits(floor.policy.amber_wait_s, floor.policy.red_wait_s)
        self.setAccessibleName(joined((self._who.text(), self._facts.text(), why)))
        self.tick(now)

    def tick(self, now: datetime) -> None:
        self.time.show_seconds(seconds_since(self.visit.arrived_at, now))


def waits_for_anybody(visit: VisitRow) -> bool:
    """Whether the first who is free may take this visitor."""
    return visit.waits_for_id is None and not visit.manager and visit.together_with is None


class WaitingPanel(Card):
    """The list with its reasons, the apology phrase, and F4."""

    def __init__(self, on_more: Callable[[VisitRow, QWidget], None], on_assign_next: Callable[[], None]) -> None:
        super().__init__(None, "reception.waiting", label="")
        self._on_more = on_more
        self._room = 400
        self._tight = False
        self.setAccessibleName(self.tr("Waiting visitors"))
        self.header = SectionHeader(self.tr("Waiting"), "reception.waiting.header")
        self._rows: KeyedGrid[VisitRow, WaitingRow] = KeyedGrid(
            "reception.waiting.rows", lambda visit: visit.id, self._make
        )
        self._rows.set_spacing(6)
        self._area = scrolled(self._rows, "reception.waiting.area")
        self._empty = Label(self.tr("Nobody waits."), "muted", "reception.waiting.empty", wrap=True)
        self._why = Label("", "muted", "reception.waiting.why", wrap=True)
        self._apology = Label("", "body", "reception.waiting.apology", wrap=True)
        self._apology_box = boxed(hbox(Icon("chat-circle", 18, "info"), self._apology, spacing=8))
        self.assign = Button(
            self.tr("Assign next"), "reception.assign_next", icon="user-check", kind="soft", key="F4",
            tip=self.tr("The first free consultant takes the first who waits"),
        )  # fmt: skip
        self.assign.clicked.connect(on_assign_next)
        self.setLayout(
            vbox(
                self.header,
                self._empty,
                self._area,
                self._why,
                self._apology_box,
                self.assign,
                spacing=8,
                margins=(14, 10),
            )
        )
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)

    def _make(self, visit: VisitRow) -> WaitingRow:
        row = WaitingRow(visit)
        row.more.connect(lambda anchor: self._on_more(row.visit, anchor))
        return row

    def show_floor(
        self, floor: FloorBoard, words: Words, apology: str, *, show_customer: bool, now: datetime, room: int
    ) -> None:
        """Show who waits. A reason that is everybody's stands once, below; one of a single party stands with it."""
        waiting = floor.waiting
        reasons = {visit.id: waits_because(words, floor, visit) for visit in waiting}
        shared = next((reasons[visit.id] for visit in reversed(waiting) if waits_for_anybody(visit)), "")
        self._rows.show_rows(
            waiting,
            lambda row, visit: row.show_visit(
                visit,
                words,
                floor,
                reasons[visit.id] if reasons[visit.id] != shared else "",
                show_customer=show_customer,
                now=now,
            ),
        )
        self._empty.setVisible(not waiting)
        self._area.setVisible(bool(waiting))
        put(self._why, shared)
        put(self._apology, apology)
        self._show_parts()
        self.fit(room)
        self.tick(now)

    def set_tight(self, tight: bool) -> None:
        """Only the rows: an open panel needs the room."""
        if tight != self._tight:
            self._tight = tight
            self._show_parts()

    def _show_parts(self) -> None:
        waits = bool(self._rows.widgets())
        self._why.setVisible(bool(self._why.text()) and not self._tight)
        self._apology_box.setVisible(waits and bool(self._apology.text()) and not self._tight)
        self.assign.setVisible(waits and not self._tight)

    def fit(self, room: int) -> None:
        """As high as the rows need; of ``room`` px (for the whole panel) never more, and two rows always in sight."""
        self._room = room
        if self.width() < 100:
            return
        needed = sum(row.sizeHint().height() + 6 for row in self._rows.widgets()) + 2
        least = min(needed, THEME.px(104))
        self._area.setFixedHeight(needed)
        over = self._height() - room
        if over > 0:
            self._area.setFixedHeight(max(least, needed - over))
        self.setFixedHeight(self._height())

    def _height(self) -> int:
        """What everything shown needs at this width; without sentences there is no height for width (-1)."""
        layout = self.layout()
        if layout is None:
            return 0
        return (
            layout.totalHeightForWidth(self.width()) if layout.hasHeightForWidth() else layout.totalSizeHint().height()
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.fit(self._room)

    def rows(self) -> tuple[WaitingRow, ...]:
        return self._rows.widgets()

    def tick(self, now: datetime) -> None:
        """Once a second; the count takes the tone of the longest wait."""
        rows = self._rows.widgets()
        for row in rows:
            row.tick(now)
        tones = {row.time.tone for row in rows}
        tone: Tone = "danger" if "danger" in tones else "warning" if "warning" in tones else "neutral"
        text = str(len(rows)) if rows else ""
        if self.header.count.text() != text or self.header.count.property("tone") != tone:
            self.header.show_count(text, tone)
