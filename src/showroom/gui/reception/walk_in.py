"""F2: one box. Enter at once registers a first visit; whatever is typed says who it is (REC-02, REC-06, REC-07).

Nothing else is asked before somebody is named; everything known only later belongs to the details form.
"""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QSizePolicy

from showroom.domain.packs.choices import VisitAsks
from showroom.gui.kit.bars import MessageBar
from showroom.gui.kit.buttons import Button, Stepper
from showroom.gui.kit.fields import SearchBox
from showroom.gui.kit.keys import bind
from showroom.gui.kit.labels import Label, kbd
from showroom.gui.kit.layouts import boxed, hbox, scrolled, vbox
from showroom.gui.kit.theme import THEME
from showroom.gui.reception.kind_row import FIRST, KindRow
from showroom.gui.reception.matches import Finder, Match, MatchList, consultant_matches, customer_matches
from showroom.gui.reception.picked import Picked, as_served, coming
from showroom.gui.reception.preview import Preview
from showroom.gui.reception.undo_passes import UndoPasses
from showroom.gui.reception.walk_in_more import MoreAboutThem
from showroom.gui.reception.words import PackWords
from showroom.gui.shell.context import ShellContext
from showroom.phrases import Words
from showroom.services.appointments import Expected
from showroom.services.customers.values import Hit
from showroom.services.reception import MOST_PARTY, WalkIn
from showroom.services.reception.rows import FloorBoard

RETURN, ASKED_FOR, APPOINTMENT = "return", "asked_for", "appointment"


class WalkInPanel(QFrame):
    """``submitted`` carries the :class:`WalkIn`; ``cancelled`` comes with Esc."""

    submitted = Signal(object)
    cancelled = Signal()

    def __init__(self, context: ShellContext, words: PackWords) -> None:
        super().__init__()
        self._context, self._pack = context, words
        self._floor: FloorBoard | None = None
        self._words: Words | None = None
        self._hits: tuple[Hit, ...] = ()
        self._enter_waits = False
        self._warned = ""
        self.setObjectName("reception.walk_in")
        self.setProperty("look", "clear")
        self.setAccessibleName(self.tr("New visitor"))
        self._finder = Finder(context, self)
        self._finder.found.connect(self._on_found)
        self._build()
        UndoPasses(self)

    # -- building
    def _build(self) -> None:
        name = "reception.walk_in"
        self.box = SearchBox(f"{name}.box", self.tr("Last digits of a phone, a name, a consultant"))
        self.box.setProperty("ui", "big")
        self.box.setMinimumHeight(THEME.px(52))
        self.box.setToolTip("")
        self.box.installEventFilter(self)
        self.box.textChanged.connect(self._on_typed)
        self.box.searched.connect(self._finder.look)
        self.box.chosen.connect(self._on_enter)
        self.bar = MessageBar(f"{name}.bar")
        place = self.tr("New visitor")
        self.kinds = KindRow(name, self._pack)
        self.kinds.changed.connect(self._on_kind)
        self.kinds.bind_keys(self, self.box, place)
        self.party = Stepper(f"{name}.party", self.tr("People"), 1, 1, MOST_PARTY)
        self._picked = Picked(name)
        self._picked.dropped.connect(self.unpick)
        self.matches = MatchList(f"{name}.matches")
        self.matches.chosen.connect(self._pick)
        self.box.moved.connect(self.matches.step)
        self._preview = Preview(self._pack)
        self.assign = Button(self.tr("Assign"), f"{name}.assign", icon="user-check", kind="primary", ui="big", key="↵")
        self.assign.clicked.connect(lambda: self.submit())
        cancel = Button(self.tr("Cancel"), f"{name}.cancel", kind="ghost", key="Esc")
        cancel.clicked.connect(self.cancelled)
        hint = hbox(
            kbd("Alt"), Label("+ 1 … 9", "caption"), kbd("← →"), Label(self.tr("kind"), "caption"), None, spacing=6
        )
        self.more = MoreAboutThem(self._pack.lang)
        bind(
            self,
            "Alt+0",
            self.tr("Language, together, courtesy …"),
            self.more.toggle.click,
            place=place,
        )
        people = hbox(Label(self.tr("People"), "label"), self.party, None, spacing=12)
        about = boxed(vbox(self.kinds, people, self.more, None, spacing=12, margins=(1, 1, 8, 1)))
        self._area = scrolled(about, f"{name}.area")
        self._area.setMinimumHeight(THEME.px(60))
        self.more.appeared.connect(
            lambda part: QTimer.singleShot(0, self, lambda: self._area.ensureWidgetVisible(part))
        )
        left = boxed(vbox(self.box, self._picked, self._area, hint, spacing=12))
        right = boxed(vbox(self._preview, self.matches, spacing=8))
        right.setFixedWidth(THEME.px(300))
        left.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setLayout(
            vbox(
                hbox(Label(self.tr("New visitor"), "h2", f"{name}.title"), None, cancel, self.assign, spacing=8),
                self.bar,
                hbox(left, right, spacing=24),
                spacing=14,
                margins=(24, 18),
            )
        )

    # -- from the page
    def begin(self) -> None:
        """Empty, ready for the next visitor."""
        self._finder.stop()
        self._hits, self._enter_waits, self._warned = (), False, ""
        self._picked.begin()
        self.box.clear()
        self.bar.dismiss()
        self.party.set_value(1)
        self.more.begin()
        self.kinds.begin()
        self.set_busy(False)
        if self._floor is not None:
            self.more.show_floor(self._floor)
        self._show()
        self.box.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def begin_expected(self, expected: Expected) -> None:
        """Somebody with an appointment has come: who it is and whom they see is known."""
        self.begin()
        self._picked.expect(expected)
        self.kinds.choose(APPOINTMENT)

    def show_floor(self, floor: FloorBoard, words: Words) -> None:
        """Who would be next may change while somebody types."""
        self._floor, self._words = floor, words
        if self.isVisible():
            self.more.show_floor(floor)
            self._show()

    def set_busy(self, busy: bool) -> None:
        self.assign.setEnabled(not busy)

    def refuse(self, sentence: str) -> None:
        """The service refused: everything typed stays."""
        self.set_busy(False)
        self.bar.show_message(sentence)

    # -- what it holds
    @property
    def kind(self) -> str:
        return self.kinds.kind

    def value(self) -> WalkIn:
        picked, more = self._picked, self.more
        return WalkIn(
            self.kind,
            max(self.party.value(), sum(count for _role, count in more.members)),
            picked.consultant_id,
            picked.customer_id,
            language=more.language,
            together_with=more.together_with,
            courtesy=more.courtesy,
            phone=more.phone.text().strip() or None,
            appointment_id=picked.appointment_id,
            members=tuple(more.members),
        )

    def submit(self) -> None:
        """Hand over; typed text that names nobody is never silently dropped."""
        if not self.assign.isEnabled():
            return
        if self._pack.asks(self.kind) is VisitAsks.CONSULTANT and self.value().asked_for_id is None:
            self.bar.show_message(self.tr("Who did they ask for? Choose the consultant on the right."), "warning")
            self.box.setFocus()
            return
        typed = self.box.text().strip()
        if typed and self._picked.match is None and self._warned != typed:
            self._warned = typed
            self.bar.show_message(
                self.tr("Nobody was found for “{typed}”. Enter once more registers the visit without it.").format(
                    typed=typed
                ),
                "info",
            )
            return
        self.bar.dismiss()
        self.set_busy(True)
        self.submitted.emit(self.value())

    # -- keys
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.box and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            step = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}.get(Qt.Key(event.key()))
            if step is not None and not self.box.text() and not event.modifiers():
                self.kinds.step(step)
                return True
            if event.key() == Qt.Key.Key_Escape:
                self._on_escape()
                return True
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._on_escape()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.submit()
        else:
            super().keyPressEvent(event)

    def _on_escape(self) -> None:
        if self.box.text():
            self.box.clear()
        else:
            self.cancelled.emit()

    def _on_enter(self) -> None:
        """Enter in the box: the chosen match, the only one, or the visit as it is. It waits for a search under way."""
        if self._finder.is_looking:
            self._enter_waits = True
            return
        if self._picked.match is None and (self.box.text().strip() or self.matches.current() is not None):
            rows = self.matches.rows()
            match = self.matches.current() or (rows[0] if len(rows) == 1 else None)
            if match is not None:
                self._pick(match)
            elif rows:
                self.matches.step(1)
                self.bar.show_message(self.tr("Several fit. ↓ chooses, Enter takes the one that is marked."), "info")
                return
        self.submit()

    # -- what is typed
    def _on_typed(self, text: str) -> None:
        self._enter_waits = False
        if text and self._picked.choose(None):
            self.kinds.choose(FIRST)
        if not text:
            self._finder.stop()
            self._hits = ()
        self.bar.dismiss()
        self.matches.clear_choice()
        self._show()

    def _on_found(self, query: str, hits: Any) -> None:
        if query != self.box.text().strip():
            return
        self._hits = hits
        self._show()
        if self._enter_waits:
            self._enter_waits = False
            self._on_enter()

    def _pick(self, match: Match) -> None:
        """This is who it is. A known customer makes a first visit a return, or the appointment they come to; a
        consultant makes it asked-for."""
        self.box.blockSignals(True)
        self.box.clear()
        self.box.blockSignals(False)
        self._hits = ()
        is_plain = self.kind in (FIRST, ASKED_FOR, RETURN)
        due = coming(self._floor, match, self._context.clock.now()) if is_plain else None
        self._picked.choose(as_served(self._context, match), due)
        asks = self._pack.asks(self.kind)
        if due is not None:
            self.kinds.choose(APPOINTMENT)
        elif match.kind == "customer" and self.kind in (FIRST, ASKED_FOR):
            self.kinds.choose(RETURN)
        elif match.kind == "consultant" and asks is not VisitAsks.CONSULTANT:
            self.kinds.choose(ASKED_FOR)
        self.bar.dismiss()
        self._show()
        self.box.setFocus()

    def unpick(self) -> None:
        """It is somebody else: begin with a first visit."""
        self._picked.begin()
        self.kinds.choose(FIRST)
        self.box.setFocus()

    def _on_kind(self) -> None:
        picked = self._picked.match
        if picked is not None:
            wants_consultant = self._pack.asks(self.kind) is VisitAsks.CONSULTANT
            if wants_consultant != (picked.kind == "consultant") or self.kind == FIRST:
                self._picked.choose(None)
        self.bar.dismiss()
        self._show()

    # -- showing
    def _show(self) -> None:
        if self._floor is None or self._words is None:
            return
        typed = self.box.text().strip()
        wants_consultant = self._pack.asks(self.kind) is VisitAsks.CONSULTANT
        rows: tuple[Match, ...] = ()
        if self._picked.match is None and (typed or wants_consultant):
            rows = consultant_matches(self._floor.people, self._words, typed)
            if not wants_consultant:
                rows = customer_matches(self._context, self._hits) + rows
        self.matches.show_matches(rows)
        if typed and len(rows) == 1 and self.matches.current() is None:
            self.matches.step(1)  # what Enter would take is marked
        self.matches.setVisible(bool(rows))
        self._preview.setVisible(not rows)
        self.more.ask_phone(wanted=self._pack.asks(self.kind) is VisitAsks.AGENT)
        searching = self.tr("Looking for “{typed}” …").format(typed=typed) if typed and self._finder.is_looking else ""
        locked = (
            ""
            if self._context.may("customers.find")
            else self.tr("Customers are not looked up while the desk is locked.")
        )
        self._preview.show_next(self._floor, self._words, self.kind, self._picked.match, searching or locked)
