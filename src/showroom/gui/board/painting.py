"""A brush that measures in hundredths of the screen, so that the board fills any monitor and stays legible (REC-16).

Every text goes through :meth:`Brush.text`: it fits or ends in "…", and is noted, so that what stands on the board can
be read out and held by tests.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from showroom.gui.kit import icons
from showroom.gui.kit.theme import THEME

LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
CENTER = Qt.AlignmentFlag.AlignCenter
LEADING = 1.2


@dataclass(frozen=True, slots=True)
class Said:
    """A text on the board: what was to stand there, what does (with "…" if cut short), where, and how high, px."""

    text: str
    shown: str
    area: QRectF
    height: float


class Brush:
    """``unit``: pixels of a hundredth. Sizes and lengths are given in units."""

    def __init__(self, painter: QPainter, unit: float) -> None:
        self.painter, self.unit = painter, unit
        self.said: list[Said] = []

    def u(self, value: float) -> float:
        return self.unit * value

    def pixels(self, size: float) -> int:
        return max(9, round(self.u(size)))

    def width(self, text: str, size: float, weight: int = 600) -> float:
        """How wide a text is, px, with a hair to spare: metrics round."""
        return _advance(text, self.pixels(size), weight) + self.u(0.3)

    def fitting(self, text: str, room: float, size: float, least: float, weight: int = 600) -> float:
        """The largest size up to ``size``, no smaller than ``least``, at which a text fits into ``room`` px."""
        wide = self.width(text, size, weight)
        return size if wide <= room else max(least, size * room / wide * 0.985)

    def text(
        self,
        area: QRectF,
        text: str,
        size: float,
        colour: str,
        side: Qt.AlignmentFlag = LEFT,
        weight: int = 600,
    ) -> None:
        """One line in ``area``; ends in "…" where it has no room."""
        pixels = self.pixels(size)
        font, metrics = _font(pixels, weight)
        shown = text
        if _advance(text, pixels, weight) > area.width():
            shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, area.width())
        self.painter.setFont(font)
        self.painter.setPen(QColor(colour))
        self.painter.drawText(area, int(side), shown)
        self.said.append(Said(text, shown, QRectF(area), float(pixels)))

    def row_name(self, area: QRectF, text: str, size: float, colour: str) -> None:
        """A name in a list: a little smaller where it is long, then the family name as a letter, then "…"."""
        room, least = area.width(), size * 0.88
        fits = self.fitting(text, room, size, least)
        if self.width(text, fits) > room:
            text, fits = short(text), self.fitting(short(text), room, size, least)
        self.text(area, text, fits, colour)

    def name(self, area: QRectF, text: str, size: float, least: float, colour: str) -> None:
        """A name as large as it fits, never smaller than ``least``: rather two lines, and "…" at last."""
        fits = self.fitting(text, area.width(), size, least, 700)
        if self.width(text, fits, 700) <= area.width() or " " not in text.strip():
            self.text(area, text, fits, colour, CENTER, 700)
            return
        if 2 * LEADING * self.u(least) > area.height():
            self.text(area, text, fits, colour, CENTER, 700)
            return
        first, second = _halves(text.strip())
        tallest = min(size, area.height() / self.u(1) / (2 * LEADING))
        both = min(self.fitting(half, area.width(), tallest, least, 700) for half in (first, second))
        high = self.u(both) * LEADING
        top = area.center().y() - high
        for number, half in enumerate((first, second)):
            self.text(QRectF(area.left(), top + number * high, area.width(), high), half, both, colour, CENTER, 700)

    def panel(self, area: QRectF, edge: str = "", ground: str = "") -> None:
        """A rounded sheet; with an ``edge`` it stands out."""
        t = THEME.tokens
        self.painter.setPen(QPen(QColor(edge or t.border), self.u(0.4 if edge else 0.15)))
        self.painter.setBrush(QColor(ground or t.surface))
        self.painter.drawRoundedRect(area, self.u(1.6), self.u(1.6))

    def pill(self, area: QRectF, ground: str) -> None:
        """A filled strip without an edge."""
        self.painter.setPen(Qt.PenStyle.NoPen)
        self.painter.setBrush(QColor(ground))
        self.painter.drawRoundedRect(area, area.height() * 0.28, area.height() * 0.28)

    def icon(self, name: str, colour: str, area: QRectF) -> None:
        icons.paint(self.painter, name, colour, area)


# The board is painted anew every second: what a font is and how wide a text, need not be found out again.
@lru_cache(maxsize=64)
def _font(pixels: int, weight: int) -> tuple[QFont, QFontMetricsF]:
    font = THEME.font(10, weight, tabular=True)
    font.setPixelSize(pixels)
    return font, QFontMetricsF(font)


@lru_cache(maxsize=2048)
def _advance(text: str, pixels: int, weight: int) -> float:
    return _font(pixels, weight)[1].horizontalAdvance(text)


def forget_fonts() -> None:
    """A font was added, or the look has changed."""
    _font.cache_clear()
    _advance.cache_clear()


THEME.changed.connect(forget_fonts)


def short(name: str) -> str:
    """``Anna K.`` for a Latin name of several parts; other names as they are."""
    first, _space, rest = name.strip().rpartition(" ")
    return f"{first} {rest[:1]}." if first and rest.isalpha() and rest.isascii() else name


def _halves(text: str) -> tuple[str, str]:
    """A name in two lines, cut at the space nearest to its middle."""
    middle = len(text) / 2
    cut = min((at for at, sign in enumerate(text) if sign == " "), key=lambda at: abs(at - middle))
    return text[:cut], text[cut + 1 :]


@dataclass(frozen=True, slots=True)
class Plan:
    """How many rows a list's panel shows: ``columns`` of ``rows``, each ``height`` units high; more go on pages."""

    columns: int
    rows: int
    height: float
    pages: int

    @property
    def per_page(self) -> int:
        return self.columns * self.rows


def plan(count: int, columns: int, room: float, usual: float, least: float) -> Plan:
    """Rows for ``count`` in ``room`` units of height, as high as ``usual``, no lower than ``least``."""
    rows = max(1, -(-count // columns))
    height = min(usual, room / rows)
    if height >= least:
        return Plan(columns, rows, height, 1)
    rows = max(1, int(room / least))
    return Plan(columns, rows, room / rows, -(-count // (rows * columns)))


def share(first: int, second: int, room: float, least: float, most: int) -> tuple[int, int]:
    """Columns for two lists side by side, ``most`` together: as few as hold them without pages, at least one each."""
    rows = max(1, int(room / least))
    need_first, need_second = max(1, -(-first // rows)), max(1, -(-second // rows))
    if need_first + need_second > most:
        need_first = min(need_first, max(1, most - need_second, most // 2))
        need_second = max(1, most - need_first)
    return need_first, need_second


def places(area: QRectF, made: Plan, count: int, unit: float, gap: float) -> list[QRectF]:
    """Where the rows of a page stand: down the first column, then down the next."""
    wide = (area.width() - (made.columns - 1) * gap) / made.columns
    high = made.height * unit
    return [
        QRectF(area.left() + (n // made.rows) * (wide + gap), area.top() + (n % made.rows) * high, wide, high)
        for n in range(min(count, made.per_page))
    ]
