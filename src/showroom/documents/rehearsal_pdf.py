"""A rehearsal as an A4 PDF: the whole period, everybody, the switches that differ, what is assumed (REC-19)."""

from __future__ import annotations

from collections.abc import Sequence

from showroom.documents.labels import Labels, PaperLanguage
from showroom.documents.rehearsal import RehearsalPaper
from showroom.documents.sheet import GREY, INK, MM, Paper, Sheet
from showroom.documents.table import BOTTOM, LEFT, RIGHT, TIGHT, TOP, Cell, Column, Table, cell
from showroom.domain.reception.comparing import METRICS, Figure, difference_shown, shown

_MARK = "#4b67d8"


def write(paper: RehearsalPaper, language: PaperLanguage) -> Paper:
    """The PDF of ``paper``; the same input gives the same bytes."""
    return _Writer(paper, language).write()


class _Writer:
    """Puts the paper together from the top down."""

    def __init__(self, paper: RehearsalPaper, language: PaperLanguage) -> None:
        self._paper = paper
        self._labels = Labels(language)
        self._store = " ".join(self._labels.texts(paper.letterhead.store))
        self._title = self._labels.one("rehearsal.title")
        self._period = f"{self._labels.day(paper.first)} – {self._labels.day(paper.last)}"
        self._sheet = Sheet(title=f"{self._title} {paper.first}", author=self._store, lang=language.parts[0])
        self._y = TOP

    def write(self) -> Paper:
        labels, paper = self._labels, self._paper
        self._head()
        sides = [Column(labels.each(f"rehearsal.{code}"), "right", 26 * MM) for code in ("then", "now", "difference")]
        rows = [
            [cell(*labels.each(f"rehearsal.figure.{figure.code}"), bold=True), *_cells(figure)]
            for figure in paper.figures
        ]
        self._table([Column(labels.each("rehearsal.figure"), flex=1), *sides], rows)
        self._people()
        self._section("rehearsal.changes")
        for change in paper.changes:
            self._say(" / ".join(labels.texts(change)), 9, INK)
        self._section("rehearsal.assumed")
        for text in paper.assumed(labels):
            self._say(text, 8)
        self._y += 6
        moment = labels.moment(paper.made_at)
        self._say(labels.one("report.made", moment=moment, by=paper.made_by), 7)
        self._sheet.each_page(self._footer)
        return self._sheet.finish()

    def _head(self) -> None:
        sheet, labels = self._sheet, self._labels
        sheet.text(LEFT, TOP + 4, self._title, 18, bold=True)
        sheet.text(RIGHT, TOP + 4, self._period, 10, bold=True, align="right")
        sheet.text(LEFT, TOP + 19, self._store, 10, colour=GREY)
        days = labels.one("rehearsal.days", count=self._paper.days)
        sheet.text(RIGHT, TOP + 19, days, 9, colour=GREY, align="right")
        self._y = TOP + 28
        sheet.line(LEFT, self._y, RIGHT, self._y, _MARK, 1.2)
        self._y += 6 * MM
        self._say(labels.one("rehearsal.under", rules=" / ".join(labels.texts(self._paper.rules))), 10, INK)
        if self._paper.rules_changed:
            for text in labels.each("rehearsal.rules_changed"):
                self._say(text, 8)
        self._y += 2 * MM

    def _people(self) -> None:
        """``12 → 14`` and the difference below it, a column a figure."""
        self._section("rehearsal.people")
        labels, paper = self._labels, self._paper
        columns = [
            Column(labels.each("rehearsal.name"), flex=1),
            *(Column(labels.each(f"rehearsal.metric.{code}"), "right", 25 * MM) for code, _ in METRICS),
        ]
        rows = [
            [
                cell(paper.name(person.staff), bold=True),
                *(cell(f"{one.then} → {one.now}", difference_shown(one), size=8) for one in person.figures),
            ]
            for person in paper.people
        ]
        self._table(columns, rows)

    def _table(self, columns: list[Column], rows: Sequence[Sequence[Cell]]) -> None:
        self._y = Table(self._sheet, columns, rows, self._continued, density=TIGHT).draw(self._y)

    def _section(self, code: str) -> None:
        self._need(22 * MM)
        self._y += 8 * MM
        self._sheet.text(LEFT, self._y, self._labels.one(code), 11, bold=True)
        self._y += 6 if code == "rehearsal.people" else 14

    def _say(self, text: str, size: float, colour: str = GREY) -> None:
        self._need(size * 4)
        self._y += self._sheet.block(LEFT, self._y, text, RIGHT - LEFT, size, colour=colour)

    def _need(self, height: float) -> None:
        if self._y + height > BOTTOM:
            self._sheet.new_page()
            self._y = self._continued() + 4

    def _continued(self) -> float:
        self._sheet.text(LEFT, TOP, self._title, 8.5, colour=GREY)
        self._sheet.text(RIGHT, TOP, self._period, 8.5, colour=GREY, align="right")
        self._sheet.line(LEFT, TOP + 5, RIGHT, TOP + 5)
        return TOP + 6 * MM

    def _footer(self, sheet: Sheet, page: int, pages: int) -> None:
        y = sheet.height - 9 * MM
        sheet.line(LEFT, y - 10, RIGHT, y - 10)
        sheet.text(LEFT, y, f"{self._store} · {self._title} · {self._period}", 8, colour=GREY)
        sheet.text(RIGHT, y, self._labels.one("page", page=page, pages=pages), 8, colour=GREY, align="right")


def _cells(figure: Figure) -> list[Cell]:
    return [
        cell(shown(figure, figure.then)),
        cell(shown(figure, figure.now), bold=True),
        cell(difference_shown(figure), bold=figure.difference != 0),
    ]
