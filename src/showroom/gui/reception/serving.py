"""Who is with a visitor, as cards.

A card stays the same widget as long as its visit is open, so that nothing loses the focus.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from datetime import datetime
from typing import Generic, Protocol, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from showroom.domain.reception import terms
from showroom.gui.kit.buttons import Button
from showroom.gui.kit.cards import Card
from showroom.gui.kit.labels import Avatar, Label
from showroom.gui.kit.layouts import hbox, vbox
from showroom.gui.kit.theme import THEME
from showroom.gui.reception.ticking import RunningTime
from showroom.gui.reception.words import joined, language_words, seconds_since
from showroom.phrases import Words
from showroom.services.reception.rows import FloorBoard, VisitRow

CARD = 200
"""The least width of a card, px at 100 %."""
R = TypeVar("R")
W = TypeVar("W", bound=QWidget)


class KeyedGrid(QWidget, Generic[R, W]):
    """Widgets for rows, kept by key: ``show_rows`` makes what is new, updates what stays, removes what is gone.

    ``least``: the least width of a widget in px at 100 %; as many columns as fit, up to three. 0: one column.
    ``renew``: makes a widget that is no longer needed the one of another row; a few are kept for it, since styling and
    laying out a new one takes longer than everything else a refresh does.
    """

    SPARES = 6

    def __init__(
        self,
        name: str,
        key: Callable[[R], Hashable],
        make: Callable[[R], W],
        least: int = 0,
        renew: Callable[[W, R], None] | None = None,
    ) -> None:
        super().__init__()
        self._renew = renew
        self._spares: list[W] = []
        self.setObjectName(name)
        self.setProperty("look", "clear")
        self._key, self._make, self._least, self._columns = key, make, least, 1
        self._widgets: dict[Hashable, W] = {}
        self._laid: list[Hashable] = []
        self._laid_columns = 0
        self._grid = QGridLayout()
        self._grid.setContentsMargins(1, 1, 1, 1)
        self._grid.setSpacing(10)
        self._grid.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.setLayout(self._grid)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        columns = max(1, min(3, event.size().width() // THEME.px(self._least))) if self._least else 1
        if columns != self._columns:
            self._columns = columns
            self._arrange(list(self._widgets))

    def set_spacing(self, spacing: int) -> None:
        self._grid.setSpacing(spacing)

    def show_rows(self, rows: Sequence[R], update: Callable[[W, R], None]) -> None:
        """One widget a row, in this order."""
        keys = [self._key(row) for row in rows]
        before = list(self._widgets)
        for key in [key for key in before if key not in keys]:
            widget = self._widgets.pop(key)
            self._grid.removeWidget(widget)
            widget.hide()
            if self._renew is not None and len(self._spares) < self.SPARES:
                self._spares.append(widget)
            else:
                widget.deleteLater()
        for key, row in zip(keys, rows, strict=True):
            if key not in self._widgets:
                self._widgets[key] = self._made(row)
            update(self._widgets[key], row)
        self._widgets = {key: self._widgets[key] for key in keys}
        if keys != before:
            self._arrange(keys)

    def _made(self, row: R) -> W:
        if self._renew is None or not self._spares:
            return self._make(row)
        widget = self._spares.pop()
        self._renew(widget, row)
        return widget

    def _arrange(self, keys: list[Hashable]) -> None:
        """Lay out from the first place that differs: what stands before stays untouched."""
        for column in range(4):
            self._grid.setColumnStretch(column, 1 if column < self._columns else 0)
        laid = self._laid if self._laid_columns == self._columns else []
        first = next((n for n, (old, new) in enumerate(zip(laid, keys, strict=False)) if old != new), None)
        if first is None:
            first = min(len(laid), len(keys))
        for number, key in enumerate(keys[first:], first):
            self._grid.addWidget(self._widgets[key], number // self._columns, number % self._columns)
            if self._widgets[key].isHidden():
                self._widgets[key].show()
        for before, key in zip(keys[max(0, first - 1) :], keys[max(1, first) :], strict=False):
            QWidget.setTabOrder(self._widgets[before], self._widgets[key])  # Tab goes in the order shown
        self._laid, self._laid_columns = list(keys), self._columns

    def widgets(self) -> tuple[W, ...]:
        return tuple(self._widgets.values())

    def widget(self, key: Hashable) -> W | None:
        return self._widgets.get(key)


class ServingActs(Protocol):
    """What a card can set going."""

    def greet(self, visit: VisitRow) -> None: ...

    def finish(self, visit: VisitRow) -> None: ...


class ServingCard(Card):
    """A visit with its consultant. ``more`` asks for the menu of everything else."""

    more = Signal(object)

    def __init__(self, visit: VisitRow, acts: ServingActs) -> None:
        name = f"reception.visit.{visit.number}"
        super().__init__(None, name)
        self.visit = visit
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)  # all columns are equally wide
        self._avatar = Avatar(visit.consultant or "", 40, "info", f"{name}.avatar")
        self._name = Label("", "name", f"{name}.consultant", elide=True)
        self._with = Label("", "muted", f"{name}.visitor", elide=True)
        self._facts = Label("", "muted", f"{name}.facts", elide=True)
        self._note = Label("", "caption", f"{name}.hand_over", elide=True)
        self.time = RunningTime(f"{name}.time", self.tr("Running time"), "success")
        self.greeted = Button(
            self.tr("Greeted"), f"{name}.greeted", icon="hand-waving", kind="soft",
            tip=self.tr("The consultant stands before the visitor"),
        )  # fmt: skip
        self.finish = Button(
            self.tr("Finish"), f"{name}.finish", icon="check", kind="soft",
            tip=self.tr("The visitor leaves: outcome and next step"),
        )  # fmt: skip
        self._more = Button(
            "", f"{name}.more", icon="dots-three", tip=self.tr("More: details, presentation, quote, correct, why")
        )
        facts = hbox(self._facts, self.time, spacing=8)
        facts.setStretch(0, 1)
        self.setLayout(
            vbox(
                hbox(self._avatar, vbox(self._name, self._with, spacing=0), spacing=10),
                facts,
                self._note,
                hbox(self.greeted, self.finish, None, self._more, spacing=8),
                spacing=10,
                margins=(14, 12),
            )
        )
        self.greeted.clicked.connect(lambda: acts.greet(self.visit))
        self.finish.clicked.connect(lambda: acts.finish(self.visit))
        self._more.clicked.connect(lambda: self.more.emit(self._more))

    def renew(self, visit: VisitRow) -> None:
        """The card of another visit: the names under which its parts are found go by the visitor's number."""
        old, new = self.objectName(), f"reception.visit.{visit.number}"
        self.setObjectName(new)
        for part in self.findChildren(QWidget):
            if part.objectName().startswith(f"{old}."):
                part.setObjectName(new + part.objectName()[len(old) :])
        self.visit = visit

    def show_visit(
        self, visit: VisitRow, words: Words, floor: FloorBoard, *, show_customer: bool, now: datetime
    ) -> None:
        """Bring every word up to date; only what differs is set."""
        self.visit = visit
        consultant = visit.consultant or words.name(None)
        self._avatar.show_person(consultant, "info" if visit.state == terms.GREETED else "warning")
        number = self.tr("Visitor {number}").format(number=visit.number)
        customer = visit.customer if show_customer else None
        put(self._name, consultant)
        party = self.tr("{count} people").format(count=visit.party_size) if visit.party_size > 1 else ""
        put(self._with, joined((self.tr("with {customer}").format(customer=customer) if customer else number, party)))
        waits_for_greeting = visit.state == terms.ASSIGNED
        if visit.served_as == "deputy" and (visit.owner or visit.asked_for):
            for_owner = self.tr("deputy for {name}").format(name=visit.owner or visit.asked_for)
        elif visit.for_owner and visit.owner:
            for_owner = self.tr("{owner}'s customer").format(owner=visit.owner)
        else:
            for_owner = ""
        facts = self.tr("not greeted yet") if waits_for_greeting else words.kind(visit.kind)
        handed = self.tr("from {name}").format(name=visit.handed_from) if visit.handed_from else ""
        put(self._facts, joined((facts, language_words(visit.language or ""))))
        told = joined((for_owner, handed, (visit.hand_over_note or "") if show_customer else ""))
        put(self._note, told)
        self._note.setVisible(bool(told))
        self.greeted.setVisible(waits_for_greeting)
        self.finish.setVisible(not waits_for_greeting)  # whoever was not greeted yet is ended from the menu
        policy = floor.policy
        limit = float(policy.greet_limit_s) if policy is not None else 60.0
        if waits_for_greeting:
            self.time.set_limits(limit, limit * 2, "neutral")
        else:
            self.time.set_limits(float("inf"), float("inf"), "success")
        self.setAccessibleName(", ".join(part for part in (consultant, self._with.text(), facts, told) if part))
        self.tick(now)

    def tick(self, now: datetime) -> None:
        """Once a second: repaints the time; the edge turns when a limit is passed."""
        begun = self.visit.assigned_at if self.visit.state == terms.ASSIGNED else self.visit.greeted_at
        self.time.show_seconds(seconds_since(begun or self.visit.assigned_at or self.visit.arrived_at, now))
        self.set_tone("danger" if self.time.tone == "danger" else "alert" if self.time.tone == "warning" else "")


def put(label: Label, text: str) -> None:
    """Set a label's text only if it differs (setting it asks for a new layout)."""
    if label.text() != text:
        label.setText(text)


def serving_grid(acts: ServingActs, on_more: Callable[[VisitRow, QWidget], None]) -> KeyedGrid[VisitRow, ServingCard]:
    """The cards of everybody with a visitor."""

    def make(visit: VisitRow) -> ServingCard:
        card = ServingCard(visit, acts)
        card.more.connect(lambda anchor: on_more(card.visit, anchor))
        return card

    return KeyedGrid("reception.serving", lambda visit: visit.id, make, CARD, ServingCard.renew)
