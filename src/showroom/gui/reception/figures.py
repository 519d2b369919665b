"""The strip of figures on top: who waits, what is open, today's visitors, the wait, deviations, the greeter's post."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtWidgets import QWidget

from showroom.gui.kit.cards import Tile
from showroom.gui.kit.labels import clock_text
from showroom.gui.kit.layouts import hbox
from showroom.gui.reception.posts import GreeterTile
from showroom.services.reception.rows import FloorBoard


class FigureTiles(QWidget):
    """``open`` and ``deviations`` are pressed for what stands behind them (REC-03, REC-14)."""

    def __init__(self, on_change_post: Callable[[], None]) -> None:
        super().__init__()
        name = "reception.tile"
        self.setObjectName("reception.tiles")
        self.setProperty("look", "clear")
        self.waiting = Tile("hourglass-medium", self.tr("Waiting"), f"{name}.waiting", "warning")
        self.open = Tile("handshake", self.tr("Open visits"), f"{name}.open", "accent", pressable=True)
        self.visits = Tile("sign-in", self.tr("Visitors today"), f"{name}.visits", "info")
        self.wait = Tile("timer", self.tr("Average wait"), f"{name}.wait", "violet")
        self.deviations = Tile("list-checks", self.tr("Deviations"), f"{name}.deviations", "neutral", pressable=True)
        self.greeter = GreeterTile(on_change_post)
        tiles = (self.waiting, self.open, self.visits, self.wait, self.deviations, self.greeter)
        row = hbox(*tiles, spacing=12)
        for number in range(len(tiles)):
            row.setStretch(number, 3 if number == len(tiles) - 1 else 2)
        self.setLayout(row)
        self.greeter.hide()

    def show_floor(self, floor: FloorBoard, now: datetime) -> None:
        """Only what differs is set."""
        self.waiting.show_figure(str(len(floor.waiting)))
        self.open.show_figure(str(floor.open_count))
        self.visits.show_figure(str(floor.visits_today))
        wait = floor.average_wait_s
        self.wait.show_figure(clock_text(wait) if wait is not None else "–")
        self.deviations.show_figure(str(sum(one.count for one in floor.deviations)))
        self.greeter.show_floor(floor, now)

    def tick(self, now: datetime) -> None:
        """Once a second: only the post counts."""
        self.greeter.tick(now)
