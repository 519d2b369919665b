"""A table over as many pages as it takes: head repeated on each page, a row never torn apart. Clause QUO-02."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from showroom.documents import fonts
from showroom.documents.sheet import GREY, INK, MM, TINT, Align, Sheet
from showroom.documents.wrap import words, wrap

LEFT = 18 * MM
RIGHT = 192 * MM
TOP = 17 * MM
BOTTOM = 283 * MM

SIZE = 9.0
SMALL = 8.0
_HEAD = 8.5
GAP = 3.5 * MM


@dataclass(frozen=True, slots=True)
class Piece:
    """Some text of a cell, in one look; it may take several lines."""

    text: str
    size: float = SIZE
    colour: str = INK
    bold: bool = False


Cell = tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """``heads`` below each other; ``width`` in points, None: as its widest text; ``flex`` shares what is left."""

    heads: tuple[str, ...]
    align: Align = "left"
    width: float | None = None
    flex: int = 0


def cell(*texts: str, size: float = SIZE, colour: str = INK, bold: bool = False) -> Cell:
    """A cell of ``texts`` below each other, the second and later ones in grey."""
    return tuple(Piece(text, size, colour if number == 0 else GREY, bold) for number, text in enumerate(texts) if text)


@dataclass(frozen=True, slots=True)
class Density:
    """How close a table stands, in points: between columns, above and below a row's text, the head's letters."""

    gap: float = GAP
    pad: float = 3.0
    head: float = _HEAD


USUAL = Density()
TIGHT = Density(1.6 * MM, 1.8, 7.0)
"""For tables with a dozen columns of figures."""


class Table:
    """Draws rows of cells between ``left`` and ``right``; ``continued`` draws a new page's head and gives the y."""

    def __init__(
        self,
        sheet: Sheet,
        columns: Sequence[Column],
        rows: Sequence[Sequence[Cell]],
        continued: Callable[[], float],
        left: float = LEFT,
        right: float = RIGHT,
        density: Density = USUAL,
    ) -> None:
        self._sheet, self._columns, self._continued = sheet, columns, continued
        self._left, self._right = left, right
        self._gap, self._pad, self._size = density.gap, density.pad, density.head
        self._widths = self._measure(rows)
        self._rows = [[self._lines(part, width) for part, width in zip(row, self._widths, strict=True)] for row in rows]

    def _measure(self, rows: Sequence[Sequence[Cell]]) -> list[float]:
        widths: list[float] = []
        for number, column in enumerate(self._columns):
            if column.width is not None:
                widths.append(column.width)
                continue
            pieces = [piece for row in rows for piece in row[number]]
            heads = [fonts.width(fonts.clean(head), self._size, True) for head in column.heads]
            texts = [
                _longest_word(p) if column.flex else fonts.width(fonts.clean(p.text), p.size, p.bold) for p in pieces
            ]
            widths.append(max([*heads, *texts], default=0) + self._gap + 0.1)  # the tenth: sums of widths are not exact
        free = max(0.0, self._right - self._left - sum(widths) - self._gap)
        flex = sum(column.flex for column in self._columns) or 1
        return [w + free * column.flex / flex for w, column in zip(widths, self._columns, strict=True)]

    def _lines(self, part: Cell, width: float) -> list[Piece]:
        room = max(width - self._gap, SMALL)
        return [
            Piece(line, piece.size, piece.colour, piece.bold)
            for piece in part
            for line in wrap(piece.text, room, piece.size, piece.bold)
        ]

    @property
    def widths(self) -> tuple[float, ...]:
        """How wide the columns came out, in points."""
        return tuple(self._widths)

    def draw(self, y: float) -> float:
        """Draws from ``y`` down; gives the y below the last row."""
        heights = [
            max((sum(p.size * 1.4 for p in part) for part in row), default=0) + 2 * self._pad for row in self._rows
        ]
        if y + self._head_height() + (heights[0] if heights else 0) > BOTTOM:
            self._sheet.new_page()
            y = self._continued()
        y = self._head(y)
        for row, height in zip(self._rows, heights, strict=True):
            if y + height > BOTTOM:
                self._sheet.new_page()
                y = self._head(self._continued())
            self._row(y, row)
            y += height
            self._sheet.line(self._left, y, self._right, y)
        return y

    def _head_height(self) -> float:
        return 8 + max(len(column.heads) for column in self._columns) * (self._size + 2)

    def _head(self, y: float) -> float:
        self._sheet.box(self._left, y, self._right - self._left, self._head_height(), fill=TINT)
        x = self._left + self._gap
        for column, width in zip(self._columns, self._widths, strict=True):
            for number, word in enumerate(column.heads):
                look = Piece(word, self._size, INK if number == 0 else GREY, number == 0)
                self._piece(x, width, y + self._size + 3.5 + number * (self._size + 2), look, column.align)
            x += width
        return y + self._head_height()

    def _row(self, y: float, row: list[list[Piece]]) -> None:
        x = self._left + self._gap
        for column, width, lines in zip(self._columns, self._widths, row, strict=True):
            below = y + self._pad
            for piece in lines:
                below += piece.size * 1.4
                self._piece(x, width, below - 2, piece, column.align)
            x += width

    def _piece(self, x: float, width: float, y: float, piece: Piece, align: Align) -> None:
        at = x + width - self._gap if align == "right" else x
        self._sheet.text(at, y, piece.text, piece.size, bold=piece.bold, colour=piece.colour, align=align)


def _whole(piece: Piece) -> float:
    return fonts.width(fonts.clean(piece.text), piece.size, piece.bold)


def _longest_word(piece: Piece) -> float:
    """The width below which ``piece`` would be cut inside a word; a word wider than a sixth of the paper may be."""
    found = (fonts.width(word.rstrip(), piece.size, piece.bold) for word in words(fonts.clean(piece.text)))
    return min(max(found, default=0.0), (RIGHT - LEFT) / 6)
