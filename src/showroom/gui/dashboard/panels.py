"""The charts of a span: arrivals, funnel, people, channels, busy hours; every one leads to its records."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from showroom.gui.dashboard import words
from showroom.gui.kit.cards import Card
from showroom.gui.kit.charts import Bars, Donut, Funnel, HeatMap, Part, Series
from showroom.gui.kit.labels import Label
from showroom.gui.kit.layouts import boxed, hbox, vbox
from showroom.gui.kit.page import WidthClass
from showroom.gui.kit.table import Column, Table
from showroom.gui.kit.theme import THEME
from showroom.gui.shell.context import ShellContext
from showroom.services.dashboard import Figures, PersonFigures, Pick, Trends

MOST_CHANNELS = 5
OTHERS = "*"


@dataclass(frozen=True, slots=True)
class _Key:
    """A square in a legend: full or pale."""

    text: str
    pale: bool = False


class _Swatch(QWidget):
    """A series' colour, as the chart paints it."""

    def __init__(self, *, pale: bool) -> None:
        super().__init__()
        self._pale = pale
        self.setFixedSize(THEME.px(10), THEME.px(10))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ink = THEME.colour("accent")
        ink.setAlphaF(0.30 if self._pale else 1.0)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink)
        painter.drawRoundedRect(self.rect(), 3, 3)


class _Legend(QWidget):
    """What the colours of a chart mean."""

    def __init__(self, *keys: _Key) -> None:
        super().__init__()
        layout = hbox(spacing=12)
        for key in keys:
            layout.addLayout(hbox(_Swatch(pale=key.pale), Label(key.text, "caption"), spacing=6))
        self.setLayout(layout)


def _panel(title: str, name: str, chart: QWidget, below: Label | None = None, right: QWidget | None = None) -> Card:
    heads = vbox(Label(title, "h3", f"{name}.title", elide=True), spacing=0)
    if below is not None:
        heads.addWidget(below)
    head = hbox(boxed(heads), right, spacing=8) if right is not None else hbox(boxed(heads), spacing=8)
    head.setStretch(0, 1)
    layout = vbox(head, chart, spacing=8, margins=(18, 14, 18, 14))
    layout.setStretch(1, 1)
    return Card(layout, name, label=title)


class Panels(QWidget):
    """``picked(Pick, what narrows it in words)``."""

    picked = Signal(object, str)

    def __init__(self, context: ShellContext) -> None:
        super().__init__()
        self.setObjectName("dashboard.panels")
        self._context = context
        self._found: Trends | None = None
        self._funnel_names = {
            "calls": self.tr("Calls"),
            "chances": self.tr("Visits"),
            "presentations": self.tr("Presentations"),
            "quotes": self.tr("Quotes"),
            "accepted": self.tr("Accepted"),
        }
        self.arrivals = Bars("dashboard.arrivals", self.tr("Visitors by hour"))
        self.funnel = Funnel("dashboard.funnel", self.tr("From call to order"))
        self.channels = Donut("dashboard.channels", self.tr("Where they come from"))
        self.heat = HeatMap("dashboard.heat", self.tr("When it is busy"))
        self.people: Table[PersonFigures] = Table(
            self._columns(),
            lambda person: person.id,
            "dashboard.people",
            self.tr("People"),
            empty=self.tr("Nobody has served a visitor in these days."),
        )
        self.people.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.people.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._busiest = Label("", "caption", "dashboard.arrivals.busiest", elide=True)
        legend = _Legend(_Key(self.tr("New")), _Key(self.tr("Others"), pale=True))
        self.arrivals.picked.connect(self._on_hour)
        self.funnel.picked.connect(lambda key: self._pick(Figures(str(key))))
        self.channels.picked.connect(self._on_channel)
        self.heat.picked.connect(self._on_cell)
        self.people.opened.connect(self._on_person)
        self._arrivals = _panel(
            self.tr("Visitors by hour"), "dashboard.panel.arrivals", self.arrivals, self._busiest, legend
        )
        self._funnel = _panel(
            self.tr("From call to order"),
            "dashboard.panel.funnel",
            self.funnel,
            Label(self.tr("Visits that were a sales opportunity"), "caption", "", elide=True),
        )
        self._people = _panel(
            self.tr("People"),
            "dashboard.panel.people",
            self.people,
            Label(self.tr("Coverage: mandatory steps of the presentations done"), "caption", "", elide=True),
        )
        self._channels = _panel(self.tr("Where they come from"), "dashboard.panel.channels", self.channels)
        self._heat = _panel(
            self.tr("When it is busy"),
            "dashboard.panel.heat",
            self.heat,
            Label(self.tr("Visits by weekday and hour, last four weeks"), "caption", "", elide=True),
        )
        for panel, height in (
            (self._arrivals, 300),
            (self._funnel, 300),
            (self._people, 330),
            (self._channels, 290),
            (self._heat, 330),
        ):
            panel.setMinimumHeight(THEME.px(height))
        self._rows: list[QBoxLayout] = [
            hbox(self._arrivals, self._funnel, spacing=12),
            hbox(self._people, self._heat, spacing=12),
            hbox(self._channels, spacing=12),
        ]
        self.setLayout(vbox(*self._rows, spacing=12))

    def reflow(self, width: WidthClass) -> None:
        """Two panels a row; three below where it is wide."""
        for row in self._rows:
            while row.count():
                row.takeAt(0)
        wide = width == "wide"
        plan = (
            ((self._arrivals, 5), (self._funnel, 4)),
            ((self._people, 5), (self._heat, 4), *(((self._channels, 3),) if wide else ())),
            () if wide else ((self._channels, 1),),
        )
        if not wide:
            plan = (
                ((self._arrivals, 5), (self._channels, 4)),
                ((self._funnel, 4), (self._heat, 5)),
                ((self._people, 1),),
            )
        for row, panels in zip(self._rows, plan, strict=True):
            for panel, stretch in panels:
                row.addWidget(panel, stretch)

    def _columns(self) -> list[Column[PersonFigures]]:
        lang = self._context.language
        return [
            Column("name", self.tr("Consultant"), lambda one: one.name, avatar=lambda one: one.name),
            Column("turns", self.tr("Turns"), lambda one: str(one.turns), width=70, number=True),
            Column("visits", self.tr("Visits"), lambda one: str(one.visits), width=70, number=True),
            Column("rate", self.tr("Closed"), lambda one: words.per_cent(one.close_rate), width=84, number=True),
            Column("coverage", self.tr("Coverage"), lambda one: words.per_cent(one.coverage), width=96, number=True),
            Column(
                "quoted",
                self.tr("Quoted"),
                lambda one: words.short_money(one.quoted.minor, one.quoted.currency, lang),
                width=116,
                number=True,
            ),
        ]

    def show_trends(self, found: Trends) -> None:
        self._found = found
        lang = self._context.language
        labels = [str(hour) for hour in found.hours]
        self.arrivals.show_values(
            labels,
            [
                Series(self.tr("New"), tuple(map(float, found.arrivals_new))),
                Series(self.tr("Others"), tuple(map(float, found.arrivals_other))),
            ],
            keys=list(found.hours),
        )
        self._busiest.setText(self._busiest_hour(found))
        self.funnel.show_stages([(key, self._funnel_names[key], float(count)) for key, count in found.funnel])
        self._show_channels(found, lang)
        self.heat.show_values(
            [words.weekday(number, lang) for number in range(7)],
            labels,
            [[float(value) for value in row] for row in found.heat],
        )
        self.people.show_rows(found.people)

    def _busiest_hour(self, found: Trends) -> str:
        totals = [one + other for one, other in zip(found.arrivals_new, found.arrivals_other, strict=True)]
        most = max(totals, default=0)
        if not most:
            return self.tr("Nobody has come yet.")
        hour = found.hours[totals.index(most)]
        return self.tr("Busiest from {start}:00 to {end}:00, {count} visits").format(
            start=hour, end=hour + 1, count=most
        )

    def _show_channels(self, found: Trends, lang: str) -> None:
        named = [(key, label.of(lang), count) for key, label, count in found.channels if key is not None]
        parts = [Part(key, name, count) for key, name, count in named[:MOST_CHANNELS]]
        rest = sum(count for _, _, count in named[MOST_CHANNELS:])
        unknown = sum(count for key, _, count in found.channels if key is None)
        if rest:
            parts.append(Part(OTHERS, self.tr("Other channels"), rest))
        if unknown:
            parts.append(Part("", self.tr("Not asked"), unknown))
        self.channels.show_parts(parts, f"{found.visits.now or 0:,.0f}", self.tr("visits"))

    # -- picking
    def _pick(
        self,
        what: Figures,
        name: str = "",
        *,
        hour: int | None = None,
        weekday: int | None = None,
        staff_id: int | None = None,
        channel: str | None = None,
        heat: bool = False,
    ) -> None:
        if self._found is None:
            return
        span = self._found.period
        first = span.heat_first if heat else span.first
        self.picked.emit(Pick(what, first, span.last, hour, weekday, staff_id, channel), name)

    def _on_hour(self, hour: object) -> None:
        if isinstance(hour, int):
            self._pick(Figures.VISITS, hour=hour)

    def _on_channel(self, key: object) -> None:
        if self._found is None or not isinstance(key, str):
            return
        if key == OTHERS:
            self._pick(Figures.VISITS)
            return
        labels = {one: label.of(self._context.language) for one, label, _ in self._found.channels}
        self._pick(Figures.VISITS, labels.get(key, self.tr("Not asked")), channel=key)

    def _on_cell(self, key: object) -> None:
        if self._found is not None and isinstance(key, tuple):
            row, column = key
            self._pick(Figures.VISITS, hour=self._found.hours[column], weekday=row, heat=True)

    def _on_person(self, person: PersonFigures) -> None:
        self._pick(Figures.VISITS, person.name, staff_id=person.id)
