"""Icons: committed Phosphor drawings, tinted and cached. An unknown name is a programming error and raises
``KeyError``.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from showroom import paths


def folder() -> Path:
    """Where the drawings lie."""
    return paths.resources() / "icons"


@lru_cache(maxsize=512)
def _drawing(name: str, colour: str) -> QSvgRenderer:
    file = folder() / f"{name}.svg"
    if not file.is_file():
        raise KeyError(f"no icon named {name!r}")
    return QSvgRenderer(QByteArray(file.read_bytes().replace(b"currentColor", colour.encode())))


def paint(painter: QPainter, name: str, colour: str, area: QRectF) -> None:
    """Draw an icon into ``area`` (logical pixels)."""
    _drawing(name, colour).render(painter, area)


@lru_cache(maxsize=1024)
def pixmap(name: str, colour: str, size: int, ratio: float = 1.0) -> QPixmap:
    """A square picture of ``size`` logical pixels for a screen of ``ratio`` device pixels each."""
    side = max(1, round(size * ratio))
    picture = QPixmap(side, side)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    _drawing(name, colour).render(painter, QRectF(0, 0, side, side))
    painter.end()
    picture.setDevicePixelRatio(ratio)
    return picture


class _Engine(QIconEngine):
    """Renders at the asked size, so that icons stay sharp on every screen; one colour at rest, one when switched on."""

    def __init__(self, name: str, colour: str, on: str, disabled: str) -> None:
        super().__init__()
        self._name, self._colour, self._on, self._disabled = name, colour, on, disabled

    def _tint(self, mode: QIcon.Mode, state: QIcon.State) -> str:
        if mode == QIcon.Mode.Disabled:
            return self._disabled
        return self._on if state == QIcon.State.On else self._colour

    def paint(self, painter: QPainter, rect: object, mode: QIcon.Mode, state: QIcon.State) -> None:
        _drawing(self._name, self._tint(mode, state)).render(painter, QRectF(rect))  # type: ignore[call-overload]

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        return pixmap(self._name, self._tint(mode, state), min(size.width(), size.height()))

    def scaledPixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float) -> QPixmap:
        side = min(size.width(), size.height())
        return pixmap(self._name, self._tint(mode, state), max(1, round(side / scale)), scale)

    def clone(self) -> QIconEngine:
        return _Engine(self._name, self._colour, self._on, self._disabled)


def icon(name: str, colour: str, on: str | None = None, disabled: str | None = None) -> QIcon:
    """An icon in ``colour``; ``on`` when its button is checked, ``disabled`` when it can't be used."""
    if not (folder() / f"{name}.svg").is_file():
        raise KeyError(f"no icon named {name!r}")
    return QIcon(_Engine(name, colour, on or colour, disabled or colour))
