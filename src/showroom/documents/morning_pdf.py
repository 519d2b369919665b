"""The morning print as an A4 landscape PDF: start order, register of visits, register of calls (REC-23)."""

from __future__ import annotations

from collections.abc import Sequence

from reportlab.lib.pagesizes import A4, landscape

from showroom.documents.labels import Labels, PaperLanguage
from showroom.documents.morning import MorningPaper
from showroom.documents.sheet import GREY, INK, MM, RULE, TINT, Paper, Sheet
from showroom.documents.wrap import wrap
from showroom.domain.text import Text

_WIDTH, _HEIGHT = landscape(A4)
_LEFT, _RIGHT = 12 * MM, _WIDTH - 12 * MM
_TOP, _BOTTOM = 12 * MM, _HEIGHT - 12 * MM
_MARK = "#4b67d8"
_ROW = 7.2 * MM
_TURNS = 12
"""Boxes for turns behind each name."""
_LINE = "#9aa5b8"
_READABLE = 8.0
"""A name in smaller letters than these goes on two lines."""

# Columns of the registers: code and share of the width. The first is the number.
_VISITS = (
    *(("number", 4), ("arrived", 6), ("kind", 7), ("party", 4), ("customer", 13), ("phone", 13), ("channel", 7)),
    *(("consultant", 10), ("greeted", 6), ("left", 6), ("outcome", 8), ("note", 16)),
)
_CALLS = (
    *(("number", 4), ("time", 6), ("rings", 5), ("first_time", 6), ("caller", 12), ("phone", 14), ("channel", 7)),
    *(("asked", 22), ("answered_by", 10), ("call_back", 9), ("appointment", 10)),
)


def write(paper: MorningPaper, language: PaperLanguage) -> Paper:
    """The PDF of ``paper``; the same input gives the same bytes."""
    return _Writer(paper, language).write()


class _Writer:
    def __init__(self, paper: MorningPaper, language: PaperLanguage) -> None:
        self._paper = paper
        self._labels = Labels(language)
        self._both = language is PaperLanguage.BOTH
        self._store = " ".join(self._labels.texts(paper.letterhead.store))
        self._title = self._labels.one("morning.title")
        self._day = self._labels.weekday_and_day(paper.day)
        title = f"{self._title} {paper.day.isoformat()}"
        self._sheet = Sheet(title=title, author=self._store, lang=language.parts[0], size=(_WIDTH, _HEIGHT))
        self._y = _TOP

    def write(self) -> Paper:
        self._order()
        paper = self._paper
        legends = (("kinds", paper.kinds), ("channels", paper.channels), ("outcomes", paper.outcomes))
        self._register("visits", _VISITS, paper.first_number, legends)
        self._register("calls", _CALLS, 1, (("channels", paper.channels),))
        self._sheet.each_page(self._footer)
        return self._sheet.finish()

    # -- parts of all
    def _head(self, code: str) -> None:
        sheet, title = self._sheet, self._labels.one(f"morning.{code}")
        sheet.text(_LEFT, _TOP + 6, title, 17, bold=True)
        sheet.text(_RIGHT, _TOP + 6, self._day, 12, bold=True, align="right")
        sheet.text(_LEFT, _TOP + 20, self._store, 9.5, colour=GREY)
        sheet.line(_LEFT, _TOP + 26, _RIGHT, _TOP + 26, _MARK, 1.2)
        self._y = _TOP + 26 + 4 * MM

    def _footer(self, sheet: Sheet, page: int, pages: int) -> None:
        y = _HEIGHT - 7 * MM
        moment = self._labels.moment(self._paper.made_at)
        made = self._labels.one("report.made", moment=moment, by=self._paper.made_by)
        sheet.text(_LEFT, y, f"{self._title} · {made}", 7.5, colour=GREY)
        sheet.text(_RIGHT, y, self._labels.one("page", page=page, pages=pages), 7.5, colour=GREY, align="right")

    def _say(self, texts: Sequence[str], size: float, colour: str = GREY, limit: float = _RIGHT - _LEFT) -> None:
        for text in texts:
            self._y += self._sheet.block(_LEFT, self._y, text, limit, size, colour=colour)

    # -- the order
    def _order(self) -> None:
        self._head("title")
        self._y += 4
        self._say(self._labels.texts(self._paper.rule), 9.5, INK)
        self._say(self._labels.each("morning.by_hand"), 8)
        self._y += 1.5 * MM
        split = _LEFT + (_RIGHT - _LEFT) * 0.74 if self._paper.appointments else _RIGHT
        if self._paper.appointments:  # before the order, which may go on over more pages
            self._appointments(split + 5 * MM, self._y)
        self._order_table(split)

    def _order_columns(self, right: float) -> list[tuple[str, float, float]]:
        """(code, x, width) of each column before the boxes."""
        widths = (("place", 13 * MM), ("name", 40 * MM), ("shift", 23 * MM), ("in", 18 * MM), ("why", 0.0))
        boxes = _TURNS * 6.2 * MM
        free = right - _LEFT - sum(width for _, width in widths) - boxes
        found, x = [], _LEFT
        for code, width in widths:
            wide = width or free
            found.append((code, x, wide))
            x += wide
        return found

    def _order_table(self, right: float) -> None:
        columns = self._order_columns(right)
        boxes = columns[-1][1] + columns[-1][2]
        self._order_head(columns, boxes, right)
        blank = 3  # for who comes unforeseen
        for number in range(len(self._paper.order) + blank):
            if self._y + _ROW > _BOTTOM:
                self._sheet.new_page()
                self._head("title")
                self._order_head(columns, boxes, right)
            self._order_row(number, columns, boxes, right)
        if self._paper.open_visits:
            self._y += 4 * MM
            self._say(self._labels.each("morning.open_visits", count=self._paper.open_visits), 8.5, INK)

    def _order_head(self, columns: list[tuple[str, float, float]], boxes: float, right: float) -> None:
        height = (8 + 9.5 * 2) if self._both else 17.5
        self._sheet.box(_LEFT, self._y, right - _LEFT, height, fill=TINT)
        for code, x, _width in columns:
            self._heads(x + 4, self._y + 11, self._labels.each(f"morning.order.{code}"))
        self._heads(boxes + 4, self._y + 11, self._labels.each("morning.order.turns"))
        self._y += height

    def _heads(self, x: float, y: float, words: Sequence[str]) -> None:
        for number, word in enumerate(words):
            self._sheet.text(x, y + number * 9.5, word, 7.5, bold=number == 0, colour=INK if number == 0 else GREY)

    def _order_row(self, number: int, columns: list[tuple[str, float, float]], boxes: float, right: float) -> None:
        rows, sheet, y = self._paper.order, self._sheet, self._y
        base = y + _ROW - 7
        if number < len(rows):
            row = rows[number]
            note = self._labels.texts(row.note) if row.note else ()
            cells = (str(row.place) if row.place else "", row.name, row.shift, row.clocked_in, " ".join(note))
            for (code, x, width), text in zip(columns, cells, strict=True):
                if code == "why":
                    self._small(x + 4, y, width - 6, text)
                elif code == "name":
                    self._name(x + 4, y, width - 6, text)
                else:
                    self._fitted(x + 4, base, width - 6, text, 12 if code == "place" else 10, code == "place")
        wide = (right - boxes) / _TURNS
        for turn in range(_TURNS + 1):
            sheet.line(boxes + turn * wide, y, boxes + turn * wide, y + _ROW, RULE, 0.5)
        self._y += _ROW
        sheet.line(_LEFT, self._y, right, self._y, _LINE, 0.5)

    def _fitted(self, x: float, base: float, room: float, text: str, size: float, bold: bool) -> None:
        """On one line, in smaller letters where it is long."""
        while size > 6 and len(wrap(text, room, size, bold)) > 1:
            size -= 0.5
        self._sheet.text(x, base, text, size, bold=bold)

    def _name(self, x: float, y: float, room: float, text: str) -> None:
        """On one line while the letters stay large; a very long one on two."""
        if len(wrap(text, room, _READABLE, bold=True)) > 1:
            self._small(x, y, room, text, _READABLE, INK, bold=True)
        else:
            self._fitted(x, y + _ROW - 7, room, text, 10, True)

    def _small(
        self, x: float, y: float, room: float, text: str, size: float = 7.0, colour: str = GREY, *, bold: bool = False
    ) -> None:
        """Two short lines within a row."""
        while size > 5 and len(wrap(text, room, size, bold)) > 2:
            size -= 0.5
        lines = len(wrap(text, room, size, bold))
        first = y + (_ROW + size) / 2 - (lines - 1) * size * 0.6
        self._sheet.block(x, first - 1, text, room, size, bold=bold, colour=colour, leading=1.2)

    def _appointments(self, x: float, y: float) -> None:
        self._sheet.text(x, y + 11, self._labels.one("morning.appointments"), 10, bold=True)
        y += 18
        for row in self._paper.appointments:
            if y + 36 > _BOTTOM:
                rest = len(self._paper.appointments) - self._paper.appointments.index(row)
                self._sheet.text(x, y + 10, self._labels.one("morning.more", count=rest), 8, colour=GREY)
                return
            self._sheet.text(x, y + 10, f"{row.at:%H:%M}", 9, bold=True)
            room = _RIGHT - x - 30
            if len(wrap(row.who, room, _READABLE)) > 1:  # a line more for a very long name
                who = "\n".join(_two_lines(row.who, room, _READABLE - 0.5))
                y += self._sheet.block(x + 30, y + 9, who, room, _READABLE - 0.5, leading=1.2) - 9
            else:
                self._fitted(x + 30, y + 10, room, row.who, 9, False)
            about = " · ".join((" ".join(self._labels.texts(row.purpose)), row.consultant or "–"))
            self._fitted(x + 30, y + 20, room, about, 7.5, False)
            y += 25
            self._sheet.line(x, y, _RIGHT, y)

    # -- the registers
    def _register(
        self,
        code: str,
        columns: Sequence[tuple[str, int]],
        first: int,
        legends: Sequence[tuple[str, Sequence[Text]]],
    ) -> None:
        for page in range(self._paper.pages):
            self._sheet.new_page()
            self._head(code)
            foot = self._legend_height(legends) + 11 * MM
            height = (8 + 9.5 * 2) if self._both else 17.5
            rows = int((_BOTTOM - self._y - height - foot) / _ROW)
            self._ruled(code, columns, first + page * rows, rows, height)
            self._legends(legends)
            self._sign()

    def _ruled(self, code: str, columns: Sequence[tuple[str, int]], first: int, rows: int, head: float) -> None:
        """A head and ``rows`` ruled lines; the first column is numbered from ``first``."""
        sheet, top = self._sheet, self._y
        sheet.box(_LEFT, top, _RIGHT - _LEFT, head, fill=TINT)
        whole = sum(share for _, share in columns)
        bottom = top + head + rows * _ROW
        x = _LEFT
        for column, share in columns:
            sheet.line(x, top, x, bottom, _LINE, 0.5)
            self._heads(x + 3, top + 11, self._labels.each(f"morning.{code}.{column}"))
            x += (_RIGHT - _LEFT) * share / whole
        sheet.line(_RIGHT, top, _RIGHT, bottom, _LINE, 0.5)
        for row in range(rows + 1):
            y = top + head + row * _ROW
            sheet.line(_LEFT, y, _RIGHT, y, _LINE, 0.5)
            if row < rows:
                sheet.text(_LEFT + 3, y + _ROW - 6, str(first + row), 9, colour=GREY)
        self._y = bottom

    def _legend_height(self, legends: Sequence[tuple[str, Sequence[Text]]]) -> float:
        lines = sum(len(wrap(text, _RIGHT - _LEFT, 7.5)) for text in _legend_texts(self._labels, legends))
        return lines * 7.5 * 1.45 + 4 * MM

    def _legends(self, legends: Sequence[tuple[str, Sequence[Text]]]) -> None:
        self._y += 4 * MM
        self._say(_legend_texts(self._labels, legends), 7.5)

    def _sign(self) -> None:
        y = _BOTTOM - 4 * MM
        width = 78 * MM
        for number, code in enumerate(("kept_by", "supervisor")):
            label = self._labels.one(f"morning.sign.{code}")
            x = _LEFT + number * (width + 12 * MM)
            taken = self._sheet.text(x, y, label, 8, colour=GREY)
            self._sheet.line(x + taken + 6, y + 1, x + width, y + 1, _LINE, 0.6)
        self._sheet.text(_RIGHT, y, self._labels.one("morning.enter_later"), 7.5, colour=GREY, align="right")


def _legend_texts(labels: Labels, legends: Sequence[tuple[str, Sequence[Text]]]) -> list[str]:
    """``Kind: 1 First visit · 2 Return visit …``: a digit is enough to write."""
    lines = []
    for code, options in legends:
        said = [" ".join(labels.texts(option)) for option in options]
        listed = " · ".join(f"{number} {text}" for number, text in enumerate(said, 1))
        if said:
            lines.append(f"{labels.one(f'morning.legend.{code}')}  {listed}")
    return lines


def _two_lines(text: str, room: float, size: float) -> list[str]:
    """The first two lines of ``text``; what is longer still ends in "…"."""
    lines = wrap(text, room, size)
    if len(lines) > 2:
        second = lines[1]
        while second and len(wrap(f"{second}…", room, size)) > 1:
            second = second[:-1]
        lines = [lines[0], f"{second}…"]
    return lines
