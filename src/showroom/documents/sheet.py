"""A paper in the making: pages of drawing steps, kept until the number of pages is known, then written as PDF.

Coordinates are points from the **top left** corner, y downwards; a text's y is its base line. The bytes depend on the
input alone (no time stamps, no random ids), so that a paper made again is the same paper. Clause QUO-04.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO
from typing import Literal

from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from showroom.documents import fonts
from showroom.documents.fonts import MissingCharacter
from showroom.documents.wrap import wrap

MM = 72 / 25.4
INK = "#1b2333"
GREY = "#566175"
RULE = "#c9d0dc"
TINT = "#f1f4f9"

Align = Literal["left", "right", "centre"]
Step = Callable[[Canvas], None]


@dataclass(frozen=True, slots=True)
class Paper:
    """A written paper and the characters on it that stand as marks because no font has them."""

    content: bytes
    missing: tuple[MissingCharacter, ...] = ()
    pages: int = 1


class Sheet:
    """Collects the pages of one paper."""

    def __init__(self, *, title: str, author: str, lang: str, size: tuple[float, float] = A4) -> None:
        self.width, self.height = size
        self._title, self._author, self._lang = title, author, lang
        self._pages: list[list[Step]] = []
        self._missing: dict[str, MissingCharacter] = {}
        self.new_page()

    @property
    def pages(self) -> int:
        return len(self._pages)

    def new_page(self) -> None:
        self._pages.append([])

    def _add(self, step: Step) -> None:
        self._pages[-1].append(step)

    def text(
        self,
        x: float,
        y: float,
        text: str,
        size: float = 9,
        *,
        bold: bool = False,
        colour: str = INK,
        align: Align = "left",
    ) -> float:
        """Draws one line; ``x`` is its left end, right end or middle. Gives its width."""
        shown = fonts.clean(text)
        pieces = fonts.runs(shown, bold)
        total = fonts.width(shown, size, bold)
        start = x - (total if align == "right" else total / 2 if align == "centre" else 0)
        for piece in pieces:
            if piece.font is None:
                self._missing.setdefault(piece.text, MissingCharacter(piece.text, shown))
        base = self.height - y

        def draw(canvas: Canvas) -> None:
            at = start
            canvas.setFillColor(HexColor(colour))
            for piece in pieces:
                if piece.font is None:
                    _mark(canvas, at, base, size, piece.text, colour)
                else:
                    canvas.setFont(piece.font, size)
                    canvas.drawString(at, base, piece.text)
                at += fonts.width(piece.text, size, bold)

        self._add(draw)
        return total

    def block(
        self,
        x: float,
        y: float,
        text: str,
        limit: float,
        size: float = 9,
        *,
        bold: bool = False,
        colour: str = INK,
        leading: float = 1.45,
    ) -> float:
        """Wrapped lines below each other, the first base line at ``y``; gives the height they take."""
        lines = wrap(text, limit, size, bold)
        for number, line in enumerate(lines):
            self.text(x, y + number * size * leading, line, size, bold=bold, colour=colour)
        return len(lines) * size * leading

    def line(self, x1: float, y1: float, x2: float, y2: float, colour: str = RULE, thickness: float = 0.6) -> None:
        def draw(canvas: Canvas) -> None:
            canvas.setStrokeColor(HexColor(colour))
            canvas.setLineWidth(thickness)
            canvas.line(x1, self.height - y1, x2, self.height - y2)

        self._add(draw)

    def box(
        self,
        x: float,
        y: float,
        w: float,
        h: float,
        *,
        fill: str | None = None,
        stroke: str | None = None,
        radius: float = 0,
        dash: tuple[float, float] | None = None,
    ) -> None:
        """A rectangle from its top left corner."""

        def draw(canvas: Canvas) -> None:
            canvas.saveState()
            if fill:
                canvas.setFillColor(HexColor(fill))
            if stroke:
                canvas.setStrokeColor(HexColor(stroke))
                canvas.setLineWidth(0.6)
            if dash:
                canvas.setDash(*dash)
            canvas.roundRect(x, self.height - y - h, w, h, radius, fill=int(bool(fill)), stroke=int(bool(stroke)))
            canvas.restoreState()

        self._add(draw)

    def squares(self, x: float, y: float, side: float, rows: tuple[tuple[bool, ...], ...]) -> None:
        """A matrix of dark squares (a QR code) ``side`` points wide, from its top left corner."""
        cell = side / len(rows)

        def draw(canvas: Canvas) -> None:
            path = canvas.beginPath()
            for r, row in enumerate(rows):
                for c, dark in enumerate(row):
                    if dark:
                        path.rect(x + c * cell, self.height - y - (r + 1) * cell, cell, cell)
            canvas.setFillColor(HexColor("#000000"))
            canvas.drawPath(path, stroke=0, fill=1)

        self._add(draw)

    def image(self, x: float, y: float, limit_w: float, limit_h: float, data: bytes) -> float:
        """A picture in its own proportions within the limits, from its top left corner; gives its width."""
        picture = ImageReader(BytesIO(data))
        w, h = picture.getSize()
        scale = min(limit_w / w, limit_h / h)

        def draw(canvas: Canvas) -> None:
            canvas.drawImage(picture, x, self.height - y - h * scale, w * scale, h * scale, mask="auto")

        self._add(draw)
        return float(w * scale)

    def watermark(self, text: str, colour: str = "#ebeef3") -> None:
        """Large words across every page so far, under everything else on it."""
        shown = fonts.clean(text)
        size = min(120.0, self.width * 0.85 / max(fonts.width(shown, 1, True), 0.01))
        pieces = fonts.runs(shown, True)

        def draw(canvas: Canvas) -> None:
            canvas.saveState()
            canvas.translate(self.width / 2, self.height / 2)
            canvas.rotate(35)
            canvas.setFillColor(HexColor(colour))
            at = -fonts.width(shown, size, True) / 2
            for piece in pieces:
                canvas.setFont(piece.font or fonts.BOLD, size)
                canvas.drawString(at, -size / 3, piece.text)
                at += fonts.width(piece.text, size, True)
            canvas.restoreState()

        for page in self._pages:
            page.insert(0, draw)

    def each_page(self, draw: Callable[[Sheet, int, int], None]) -> None:
        """Calls ``draw(sheet, page from 1, pages)`` with the steps going to that page: footers."""
        pages = self._pages
        for number, steps in enumerate(pages, 1):
            self._pages = [steps]
            draw(self, number, len(pages))
        self._pages = pages

    def finish(self) -> Paper:
        """The paper as PDF bytes."""
        with fonts.LOCK:
            fonts.warm()
            out = BytesIO()
            canvas = Canvas(
                out, pagesize=(self.width, self.height), invariant=1, initialFontName=fonts.REGULAR, pageCompression=1
            )
            canvas.setTitle(self._title)
            canvas.setAuthor(self._author)
            canvas.setCreator("Showroom")
            canvas.setCatalogEntry("Lang", "zh-CN" if self._lang.startswith("zh") else "en")
            for steps in self._pages:
                for step in steps:
                    step(canvas)
                canvas.showPage()
            canvas.save()
        return Paper(out.getvalue(), tuple(self._missing.values()), len(self._pages))


def _mark(canvas: Canvas, x: float, base: float, size: float, character: str, colour: str) -> None:
    """A box one em wide with the code point in it, two rows of digits: seen by everyone, read by those who look."""
    digits = f"{ord(character):04X}"
    half = (len(digits) + 1) // 2
    canvas.saveState()
    canvas.setStrokeColor(HexColor(colour))
    canvas.setLineWidth(max(0.3, size * 0.05))
    canvas.rect(x + size * 0.05, base - size * 0.12, size * 0.9, size * 0.95, fill=0, stroke=1)
    small = size * (0.42 if half == 2 else 0.33)
    canvas.setFont(fonts.REGULAR, small)
    canvas.drawCentredString(x + size / 2, base + size * 0.42, digits[:half])
    canvas.drawCentredString(x + size / 2, base + size * 0.02, digits[half:])
    canvas.restoreState()
