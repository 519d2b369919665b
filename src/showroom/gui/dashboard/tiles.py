"""The two strips of figures: the store now, and the span compared with the one before."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from showroom.domain.dashboard.period import change
from showroom.gui.dashboard import words
from showroom.gui.dashboard.tile import FigureTile
from showroom.gui.kit.cards import Card
from showroom.gui.kit.charts import Sparkline
from showroom.gui.kit.labels import Label, Tone, clock_text
from showroom.gui.kit.layouts import grid, hbox, vbox
from showroom.gui.kit.page import WidthClass
from showroom.gui.kit.theme import THEME
from showroom.gui.shell.context import ShellContext
from showroom.services.dashboard import Figure, Figures, Live, Trends

Better = Literal["up", "down"]


class LiveTile(FigureTile):
    """A figure of now with its line below; the tone of the icon says whether it wants attention, the line says why."""

    def __init__(self, icon: str, caption: str, name: str) -> None:
        super().__init__(icon, caption, name, "h2")
        self.below = Label("", "caption", f"{name}.below", elide=True)
        text = vbox(self.caption, self.figure, self.below, spacing=0)
        layout = hbox(text, self.icon, spacing=8, margins=(14, 10, 12, 10))
        layout.setStretch(0, 1)
        self.setLayout(layout)

    def show_figure(self, figure: str, below: str, tone: Tone = "neutral") -> None:
        """Cheap when nothing changes: called every second."""
        if self.below.text() != below:
            self.below.setText(below)
        self.put(figure, f"{figure}. {below}", tone)


class LiveStrip(QWidget):
    """Six figures of the store now. ``picked(Figures)``."""

    picked = Signal(object)

    def __init__(self, context: ShellContext) -> None:
        super().__init__()
        self.setObjectName("dashboard.live")
        self._context = context
        self._live: Live | None = None
        kinds = [
            ("store", "users-three", self.tr("In the store"), Figures.IN_STORE),
            ("waiting", "hourglass-medium", self.tr("Waiting"), Figures.WAITING),
            ("unattended", "desk", self.tr("Nobody free"), Figures.UNATTENDED),
            ("turns", "arrows-clockwise", self.tr("Turns today"), Figures.TURNS),
            ("calls", "phone", self.tr("Calls today"), Figures.CALLS),
            ("approve", "seal-check", self.tr("To approve"), Figures.QUOTES_TO_APPROVE),
        ]
        self.tiles: dict[str, LiveTile] = {}
        for key, icon, caption, what in kinds:
            tile = LiveTile(icon, caption, f"dashboard.live.{key}")
            tile.pressed.connect(lambda what=what: self._on_pressed(what))
            self.tiles[key] = tile
        self._per_row = 0
        self._grid = grid([], spacing=12)
        self.setLayout(self._grid)
        context.ticker.connect_to(self._on_tick)

    def reflow(self, width: WidthClass) -> None:
        """Six in a row, or three where it is narrow."""
        per_row = 3 if width == "compact" else 6
        if per_row == self._per_row:
            return
        self._per_row = per_row
        tiles = list(self.tiles.values())
        for tile in tiles:
            self._grid.removeWidget(tile)
        for at, tile in enumerate(tiles):
            self._grid.addWidget(tile, at // per_row, at % per_row, Qt.AlignmentFlag.AlignTop)
        for column in range(len(tiles)):
            self._grid.setColumnStretch(column, 1 if column < per_row else 0)

    def _on_pressed(self, what: Figures) -> None:
        overdue = self._live is not None and self._live.callbacks_overdue > 0
        self.picked.emit(Figures.CALLBACKS_OVERDUE if what is Figures.CALLS and overdue else what)

    def show_live(self, live: Live) -> None:
        self._live = live
        self._show(live, self._context.clock.now())

    def _on_tick(self, moment: datetime) -> None:
        if self._live is not None and self.isVisible():
            self._show(self._live, moment)

    def _show(self, live: Live, now: datetime) -> None:
        tile = self.tiles
        tile["store"].show_figure(str(live.parties), self.tr("{people} people").format(people=live.people))
        wait = (now - live.waiting_since).total_seconds() if live.waiting_since is not None else 0
        tone: Tone = "neutral"
        if live.waiting:
            tone = "danger" if wait >= live.red_wait_s else "warning" if wait >= live.amber_wait_s else "neutral"
        below = self.tr("longest {time}").format(time=clock_text(wait)) if live.waiting else self.tr("nobody waits")
        tile["waiting"].show_figure(str(live.waiting), below, tone)
        running = (now - live.unattended_since).total_seconds() if live.unattended_since is not None else 0
        below = self.tr("now for {time}").format(time=clock_text(running)) if running > 0 else self.tr("today, in all")
        tile["unattended"].show_figure(
            clock_text(live.unattended_s + running), below, "warning" if running > 0 else "neutral"
        )
        tile["turns"].show_figure(str(live.turns), self.tr("of {visits} visits").format(visits=live.visits))
        if live.callbacks_overdue:
            below = self.tr("late call-backs: {count}").format(count=live.callbacks_overdue)
        elif live.callbacks_open:
            below = self.tr("{count} to call back").format(count=live.callbacks_open)
        else:
            below = self.tr("{count} first-time").format(count=live.first_calls)
        tile["calls"].show_figure(str(live.calls), below, "danger" if live.callbacks_overdue else "neutral")
        quoted = words.short_money(live.quoted.minor, live.quoted.currency, self._context.language)
        tile["approve"].show_figure(
            str(live.quotes_to_approve),
            self.tr("quoted {sum}").format(sum=quoted),
            "warning" if live.quotes_to_approve else "neutral",
        )


class KpiCard(Card):
    """A figure of the span, how it differs from the one before, and its days as a small line."""

    def __init__(self, caption: str, name: str, tone: str, better: Better) -> None:
        super().__init__(None, name, pressable=True, label=caption)
        self._better = better
        self.figure = Label("–", "figure", f"{name}.figure", tabular=True)
        self.figure.setFixedHeight(THEME.px(42))  # a Chinese unit is taller than digits: cards stay equal
        self._change = Label("", "up", f"{name}.change", tabular=True)
        self._than = Label("", "caption", f"{name}.than", elide=True)
        self._spark = Sparkline(caption, tone)
        line = hbox(self._change, self._than, spacing=6)
        line.setStretch(1, 1)
        self.setLayout(
            vbox(
                Label(caption, "muted", f"{name}.caption", elide=True),
                hbox(self.figure, None, self._spark),
                line,
                spacing=2,
                margins=(18, 12, 16, 12),
            )
        )

    def show_figure(self, text: str, figure: Figure, difference: str, rises: bool | None, than: str) -> None:
        """``rises``: whether it went up; None when there is nothing to compare with."""
        self.figure.setText(text)
        self._spark.show_values(figure.days)
        if rises is None:
            self._change.setText("")
            self._than.setText(than)
        else:
            self._change.setText(("▲ " if rises else "▼ ") + difference)
            self._change.set_role("up" if rises == (self._better == "up") else "down")
            self._than.setText(than)
        self._change.setVisible(bool(self._change.text()))
        self.setAccessibleDescription(f"{text} {self._change.text()} {self._than.text()}")


class KpiStrip(QWidget):
    """Visits, close rate, quoted value, average wait of the span. ``picked(Figures)``."""

    picked = Signal(object)

    def __init__(self, context: ShellContext) -> None:
        super().__init__()
        self.setObjectName("dashboard.kpis")
        self._context = context
        self.visits = KpiCard(self.tr("Visits"), "dashboard.visits", "accent", "up")
        self.rate = KpiCard(self.tr("Close rate"), "dashboard.close_rate", "success", "up")
        self.quoted = KpiCard(self.tr("Quoted value"), "dashboard.quoted", "violet", "up")
        self.wait = KpiCard(self.tr("Average wait"), "dashboard.wait", "info", "down")
        cards = [self.visits, self.rate, self.quoted, self.wait]
        for card, what in zip(cards, (Figures.VISITS, Figures.CLOSED, Figures.QUOTES, Figures.SERVED), strict=True):
            card.pressed.connect(lambda what=what: self.picked.emit(what))
        self.setLayout(grid([cards], spacing=12, stretch=[1, 1, 1, 1]))

    def show_trends(self, found: Trends, than: str) -> None:
        """``than``: what the span is compared with, in words."""
        lang, nothing = self._context.language, self.tr("nothing to compare with")

        def show(card: KpiCard, text: str, figure: Figure, difference: str, *, same: bool) -> None:
            now, before = figure.now, figure.before
            if now is None or before is None or not difference:
                card.show_figure(text, figure, "", None, nothing)
            elif same:
                card.show_figure(text, figure, "", None, self.tr("as {than}").format(than=than))
            else:
                card.show_figure(text, figure, difference, now > before, self.tr("vs {than}").format(than=than))

        for card, figure, text in (
            (self.visits, found.visits, f"{found.visits.now or 0:,.0f}"),
            (self.quoted, found.quoted, words.short_money(found.quoted.now or 0, found.currency, lang)),
        ):
            percent = change(figure.now or 0, figure.before or 0)
            show(card, text, figure, "" if percent is None else words.per_cent(abs(percent) / 100), same=percent == 0)
        rate, wait = found.close_rate, found.wait
        points = round(abs((rate.now or 0) - (rate.before or 0)) * 100)
        difference = self.tr("1 point") if points == 1 else self.tr("{points} points").format(points=points)
        show(self.rate, words.per_cent(rate.now), rate, difference, same=not points)
        longer = abs(round((wait.now or 0) - (wait.before or 0)))
        show(self.wait, words.wait_text(wait.now), wait, clock_text(longer), same=not longer)
