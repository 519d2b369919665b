"""A day looked at: the floor on the left, the acts on the right, why below them (REC-17, REC-18)."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from showroom.gui.kit.buttons import Button
from showroom.gui.kit.cards import Card, SectionHeader
from showroom.gui.kit.labels import Icon, Label, Pill, Tone
from showroom.gui.kit.layouts import boxed, hbox, vbox
from showroom.gui.kit.theme import THEME
from showroom.gui.timeline.acts_list import ActsList
from showroom.gui.timeline.floor_list import FloorList, FloorRow
from showroom.gui.timeline.kinds import legend
from showroom.gui.timeline.playhead import Playhead
from showroom.gui.timeline.telling import Teller
from showroom.gui.why.panel import WhyPanel
from showroom.services.timeline import DayLine, Floor

_LOW = 500
"""Below this height (px at 100 %) two lines an act would leave three of them in sight."""


class DayView(QWidget):
    """Follows the playhead. Whoever is pressed on the floor is explained at each moment until an act is asked for."""

    def __init__(self, playhead: Playhead) -> None:
        super().__init__()
        self.setObjectName("timeline.view")
        self._playhead = playhead
        self._about: FloorRow | None = None
        self._teller: Teller | None = None
        self.floor = FloorList()
        self.floor.asked.connect(self._on_floor)
        self.acts = ActsList()
        self.acts.asked.connect(self.show_act_asked)
        self.why = WhyPanel("timeline.why")
        self._build()
        playhead.moved.connect(self._show_moment)
        playhead.stopped_at.connect(self._show_act)

    def _build(self) -> None:
        self._served = Label("", "muted", "timeline.served", elide=True)
        tones: dict[str, Tone] = {"serving": "info", "waiting": "warning", "make_ups": "violet"}
        self._pills = {key: Pill("", tone, f"timeline.count.{key}") for key, tone in tones.items()}
        self._nobody = Label(self.tr("Nobody has clocked in yet."), "muted", "timeline.nobody", wrap=True)
        title = Label(self.tr("The floor"), "h3", "timeline.floor.title")
        counts = hbox(title, 4, *self._pills.values(), self._served, spacing=6)
        counts.setStretch(counts.count() - 1, 1)
        left_box = vbox(counts, self._nobody, self.floor, spacing=8, margins=(14, 12, 10, 10))
        left_box.setStretch(2, 1)
        left_box.addStretch(0)
        self._acts_head = SectionHeader(self.tr("Acts"), "timeline.acts.header", *self._legend())
        acts = Card(vbox(self._acts_head, self.acts, spacing=4, margins=(14, 6, 10, 8)), "timeline.acts.card")
        self._back = Button(
            self.tr("Back to the act"), "timeline.why.back", icon="arrow-left", kind="ghost", ui="small"
        )
        self._back.clicked.connect(self._forget)
        why = Card(vbox(self.why, hbox(self._back, None), spacing=4, margins=(14, 12, 8, 10)), "timeline.why.card")
        right = vbox(acts, why, spacing=12)
        right.setStretch(0, 1)
        right.setStretch(1, 1)
        columns: QHBoxLayout = hbox(Card(left_box, "timeline.left"), boxed(right), spacing=14)
        columns.setStretch(0, 45)
        columns.setStretch(1, 55)
        self.setLayout(columns)
        for widget in (self._back, self._nobody):
            widget.hide()

    def _legend(self) -> list[QWidget]:
        """What the colours of the marks and drawings mean."""
        self._key = [
            boxed(
                hbox(
                    Icon("circle-fill", 9, tone if tone != "accent" else "accent_text"),
                    Label(text, "caption"),
                    spacing=4,
                )
            )
            for tone, text in legend()
        ]
        return list(self._key)

    def set_narrow(self, narrow: bool) -> None:
        """The legend gives way where there is little room."""
        for widget in self._key:
            widget.setVisible(not narrow)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """On a low screen an act has one line: the panel below tells the reason of the one looked at."""
        super().resizeEvent(event)
        self.acts.set_low(self.height() < THEME.px(_LOW))

    # -- the day
    def show_line(self, line: DayLine, teller: Teller) -> None:
        """Another day, or more of the one shown; what the moment was like is shown once the playhead goes there."""
        if self._teller is None or self._teller.line.day != line.day:
            self._about = None
        self._teller = teller
        self._acts_head.show_count(str(len(line)))
        self.acts.show_line(line, teller.told)

    @property
    def about(self) -> FloorRow | None:
        """Whom "why?" is about; None: the act."""
        return self._about

    def ask(self, row: FloorRow) -> None:
        """Explain a person or a visitor of the floor."""
        self._about = row
        self._show_why()

    # -- the moment
    def _told(self) -> Teller | None:
        """Who tells the line the playhead stands on; None while they are being changed."""
        teller = self._teller
        return teller if teller is not None and teller.line is self._playhead.line else None

    def _show_moment(self) -> None:
        teller = self._told()
        if teller is None:
            return
        floor = teller.line.floor_at(self._playhead.index)
        self.floor.show_rows(teller.floor_rows(floor, self._playhead.moment))
        self.floor.setVisible(bool(self.floor.rows_model.rows))
        self._nobody.setVisible(not self.floor.rows_model.rows)
        if self._about is not None:
            self._show_why()

    def _show_act(self) -> None:
        teller = self._told()
        if teller is None:
            return
        self._show_counts(teller.line.floor_at(self._playhead.index))
        self._show_moment()
        self.acts.show_at(self._playhead.index)
        self._show_why()

    def _show_counts(self, floor: Floor) -> None:
        told = {
            "serving": (len(floor.serving), self.tr("{count} with a visitor")),
            "waiting": (len(floor.waiting), self.tr("{count} waiting")),
            "make_ups": (
                len(floor.make_ups),
                self.tr("1 make-up turn") if len(floor.make_ups) == 1 else self.tr("{count} make-up turns"),
            ),
        }
        for key, (count, text) in told.items():
            self._pills[key].setText(text.format(count=count))
            self._pills[key].setVisible(bool(count))
        served = self.tr("{count} served").format(count=floor.served)
        lost = self.tr("{count} left unserved").format(count=floor.left_unserved)
        self._served.setText(" · ".join((served, lost) if floor.left_unserved else (served,)))

    # -- why
    def _show_why(self) -> None:
        teller, index, about = self._told(), self._playhead.index, self._about
        self._back.setVisible(about is not None)
        if teller is None:
            return
        if about is None:
            self.why.show_why(teller.why_act(index))
        elif about.kind == "visit":
            self.why.show_why(teller.why_visit(index, self._playhead.moment, about.key))
        else:
            self.why.show_why(teller.why_person(index, self._playhead.moment, about.key))

    def _on_floor(self, row: FloorRow) -> None:
        teller = self._told()
        if row.kind != "make_up" or teller is None:
            self.ask(row)
            return
        earned = teller.earned_at(self._playhead.index, row.key)  # a make-up turn leads to the act that earned it
        if earned is not None:
            self.show_act_asked(earned)

    def show_act_asked(self, index: int) -> None:
        """Go to an act and explain it."""
        self._about = None
        self._playhead.pause()
        self._playhead.to_act(index)
        self._show_why()

    def _forget(self) -> None:
        self._about = None
        self.floor.clearSelection()
        self._show_why()
