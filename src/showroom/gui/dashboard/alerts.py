"""What wants the eye: eight slim figures of the floor, calm at nought, and sensitive calls (MGR-01, CAL-06)."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from showroom.gui.dashboard.tile import FigureTile
from showroom.gui.kit.labels import Tone, clock_text
from showroom.gui.kit.layouts import grid, hbox
from showroom.gui.kit.page import WidthClass
from showroom.gui.shell.context import ShellContext
from showroom.services.dashboard import Figures, FloorAlerts, Live


class AlertTile(FigureTile):
    """A name and a figure in one line; what is nothing is pale."""

    def __init__(self, icon: str, caption: str, name: str) -> None:
        super().__init__(icon, caption, name, "strong")
        self.figure.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        layout = hbox(self.icon, self.caption, self.figure, spacing=8, margins=(12, 10, 14, 10))
        layout.setStretch(1, 1)
        self.setLayout(layout)

    def show_figure(self, figure: str, tone: Tone = "neutral") -> None:
        """Cheap when nothing changes: called every second."""
        self.put(figure, figure, tone)


_EIGHT = 8


class AlertStrip(QWidget):
    """``picked(Figures)``. The desk's two figures stand only where the policy has a minimum."""

    picked = Signal(object)

    def __init__(self, context: ShellContext) -> None:
        super().__init__()
        self.setObjectName("dashboard.alerts")
        self._context = context
        self._live: Live | None = None
        kinds = (
            ("vip", "crown", self.tr("VIP for the manager"), Figures.VIP_WAITING),
            ("another", "user-switch", self.tr("Owner not serving"), Figures.WITH_ANOTHER),
            ("missed", "user-minus", self.tr("Missed turns"), Figures.MISSED),
            ("overridden", "hand", self.tr("Outside the order"), Figures.OVERRIDDEN),
            ("held", "hand-palm", self.tr("Held out"), Figures.HELD_OUT),
            ("open", "door", self.tr("Open visits"), Figures.OPEN_VISITS),
            ("short", "desk", self.tr("Desk short"), Figures.DESK_SHORT),
            ("empty", "bell-ringing", self.tr("Desk empty"), Figures.DESK_EMPTY),
        )
        self.tiles: dict[str, AlertTile] = {}
        for key, icon, caption, what in kinds:
            tile = AlertTile(icon, caption, f"dashboard.alert.{key}")
            tile.pressed.connect(lambda what=what: self.picked.emit(what))
            self.tiles[key] = tile
        # The next three only while there is one: it leads to the call (CAL-06).
        self.sensitive = AlertTile("megaphone", self.tr("Sensitive calls for the manager"), "dashboard.alert.sensitive")
        self.sensitive.pressed.connect(lambda: context.navigate("calls", tab="callbacks"))
        # The supervisor's: not assessed yet, or nobody's (REG-14).
        self.opportunities = AlertTile("kanban", self.tr("Opportunities due"), "dashboard.alert.opportunities")
        self.opportunities.pressed.connect(lambda: context.navigate("opportunities", which="to_settle"))
        # Others' households registered or quoted today (REG-08).
        self.skating = AlertTile("users-four", self.tr("Skating today"), "dashboard.alert.skating")
        self.skating.pressed.connect(lambda: context.navigate("ownership", which="skating"))
        self._width: WidthClass = "regular"
        self._away: set[AlertTile] = {self.sensitive, self.opportunities, self.skating}
        self._placed: tuple[AlertTile, ...] = ()
        self._grid = grid([self._every()], spacing=12)
        self.setLayout(self._grid)
        context.ticker.connect_to(self._on_tick)

    def reflow(self, width: WidthClass) -> None:
        """Four in a row; five where there are more than eight and room for them, and no row of one."""
        self._width = width
        self._placed = ()
        self._place()

    def _every(self) -> tuple[AlertTile, ...]:
        return (*self.tiles.values(), self.sensitive, self.opportunities, self.skating)

    def _place(self) -> None:
        """Those that are shown, one after the other."""
        shown = tuple(tile for tile in self._every() if tile not in self._away)
        if shown == self._placed:
            return
        self._placed = shown
        for tile in self._every():
            self._grid.removeWidget(tile)
            tile.setVisible(tile not in self._away)
        columns = 4
        if len(shown) > _EIGHT:
            columns = 5 if self._width != "compact" else 3 if len(shown) == _EIGHT + 1 else 4
        for at, tile in enumerate(shown):
            self._grid.addWidget(tile, at // columns, at % columns)
        for column in range(5):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)

    def show_live(self, live: Live) -> None:
        self._live = live
        self.sensitive.show_figure(str(live.sensitive), "danger" if live.sensitive else "neutral")
        self.opportunities.show_figure(str(live.opportunities), "warning" if live.opportunities else "neutral")
        self.skating.show_figure(str(live.skating), "warning" if live.skating else "neutral")
        told = {self.sensitive: live.sensitive, self.opportunities: live.opportunities, self.skating: live.skating}
        self._away = {tile for tile, count in told.items() if not count}
        has_desk = live.floor.desk_minimum > 0 or live.floor.desk_short_s > 0
        if not has_desk:
            self._away |= {self.tiles["short"], self.tiles["empty"]}
        self._place()
        self._show(live, self._context.clock.now())

    def _on_tick(self, moment: datetime) -> None:
        if self._live is not None and self.isVisible():
            self._show(self._live, moment)

    def _show(self, live: Live, now: datetime) -> None:
        floor, tile = live.floor, self.tiles
        tile["vip"].show_figure(str(floor.vip_waiting), "danger" if floor.vip_waiting else "neutral")
        tile["another"].show_figure(str(floor.with_another), "warning" if floor.with_another else "neutral")
        tile["missed"].show_figure(str(floor.missed), "warning" if floor.missed else "neutral")
        tile["overridden"].show_figure(str(floor.overridden), "warning" if floor.overridden else "neutral")
        tile["held"].show_figure(str(floor.held_out), "warning" if floor.held_out else "neutral")
        tile["open"].show_figure(str(floor.open_visits))
        running = max(0.0, (now - live.at).total_seconds())
        self._show_desk("short", floor.desk_short_s, running, floor, is_on=floor.desk_is_short)
        self._show_desk("empty", floor.desk_empty_s, running, floor, is_on=floor.desk_is_empty)

    def _show_desk(self, key: str, seconds: int, running: float, floor: FloorAlerts, *, is_on: bool) -> None:
        """Seconds of the day; they run while it goes on."""
        tone: Tone = "neutral"
        if is_on:
            tone = "danger" if key == "empty" or floor.desk_is_empty else "warning"
        self.tiles[key].show_figure(clock_text(seconds + (running if is_on else 0)), tone)
