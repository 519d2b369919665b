"""The ruling as an A4 PDF with lines to sign on (REG-08)."""

from __future__ import annotations

from collections.abc import Sequence

from showroom.documents.labels import Labels, PaperLanguage
from showroom.documents.ruling import RulingPaper
from showroom.documents.sheet import GREY, MM, RULE, TINT, Paper, Sheet
from showroom.documents.table import BOTTOM, LEFT, RIGHT, SMALL, TOP, Cell, Column, Piece, Table, cell
from showroom.documents.wrap import wrap
from showroom.domain.text import Text

_MARK = "#4b67d8"
_LABEL = 34 * MM
_SIGN_ROOM = 30 * MM


def write(paper: RulingPaper, language: PaperLanguage) -> Paper:
    """The PDF of ``paper``; the same input gives the same bytes."""
    return _Writer(paper, language).write()


class _Writer:
    def __init__(self, paper: RulingPaper, language: PaperLanguage) -> None:
        self._paper = paper
        self._labels = Labels(language)
        self._store = " ".join(self._labels.texts(paper.letterhead.store))
        self._title = self._labels.one("ruling.title")
        self._number = self._labels.one("ruling.number", number=paper.number)
        title = f"{self._title} {paper.number}"
        self._sheet = Sheet(title=title, author=self._store, lang=language.parts[0])
        self._y = TOP

    def write(self) -> Paper:
        self._head()
        self._case()
        self._candidates()
        self._stated()
        self._decision()
        self._signatures()
        self._sheet.each_page(self._footer)
        return self._sheet.finish()

    def _head(self) -> None:
        sheet = self._sheet
        sheet.text(LEFT, TOP + 4, self._title, 18, bold=True)
        sheet.text(RIGHT, TOP + 4, self._number, 13, bold=True, align="right")
        sheet.text(LEFT, TOP + 19, self._store, 10, colour=GREY)
        sheet.line(LEFT, TOP + 26, RIGHT, TOP + 26, _MARK, 1.2)
        self._y = TOP + 26 + 7 * MM

    def _case(self) -> None:
        paper, labels = self._paper, self._labels
        opened = labels.one("ruling.opened_by", moment=labels.moment(paper.opened_at), name=paper.opened_by or "–")
        self._row("ruling.customer", (paper.customer,), bold=True)
        self._row("ruling.about", labels.texts(paper.kind))
        self._row("ruling.opened", (opened,))
        if paper.statement:
            self._row("ruling.reason", (paper.statement,))

    def _row(self, code: str, texts: Sequence[str], *, bold: bool = False) -> None:
        """A label and what stands behind it, as many lines as it takes."""
        label = self._labels.each(code)
        self._need(16)
        top = self._y
        for number, word in enumerate(label):
            self._sheet.text(LEFT, top + number * 10, word, 8.5, colour=GREY)
        for text in texts:
            self._y += self._sheet.block(LEFT + _LABEL, self._y, text, RIGHT - LEFT - _LABEL, 10, bold=bold)
        self._y = max(self._y, top + len(label) * 10) + 3

    def _section(self, code: str) -> None:
        self._need(26 * MM)
        self._y += 7 * MM
        self._sheet.text(LEFT, self._y, self._labels.one(code), 11, bold=True)
        self._y += 6

    def _candidates(self) -> None:
        rows: list[Sequence[Cell]] = []
        for number, one in enumerate(self._paper.candidates, 1):
            facts = tuple(Piece(text, SMALL) for fact in one.facts for text in self._labels.texts(fact))
            protection = self._labels.texts(one.protection) if one.protection is not None else ("–",)
            rows.append(
                (
                    cell(str(number)),
                    cell(one.who, bold=True),
                    cell(*self._labels.texts(one.clause), size=SMALL),
                    facts,
                    cell(*protection, size=SMALL),
                )
            )
        if not rows:
            return
        self._section("ruling.candidates")
        columns = [
            Column(self._labels.each("ruling.place"), width=12 * MM),
            Column(self._labels.each("ruling.who"), flex=2),
            Column(self._labels.each("ruling.ground"), flex=2),
            Column(self._labels.each("ruling.facts"), flex=5),
            Column(self._labels.each("ruling.valid" if self._paper.of_notices else "ruling.protection")),
        ]
        self._y = Table(self._sheet, columns, rows, self._continued).draw(self._y) + 2

    def _stated(self) -> None:
        rows: list[Sequence[Cell]] = []
        for one in self._paper.stated:
            said = tuple(
                Piece(" ".join((*self._labels.texts(fact), f"“{what}”", *self._labels.texts(how))), SMALL)
                for fact, what, how in one.facts
            )
            rows.append((cell(one.who, bold=True), cell(self._labels.moment(one.at), size=SMALL), said))
        if not rows:
            return
        self._section("ruling.stated")
        columns = [
            Column(self._labels.each("ruling.who"), flex=2),
            Column(self._labels.each("ruling.stated_at"), flex=2),
            Column(self._labels.each("ruling.stated_facts"), flex=5),
        ]
        self._y = Table(self._sheet, columns, rows, self._continued).draw(self._y) + 2

    def _decision(self) -> None:
        paper, labels = self._paper, self._labels
        self._y += 8 * MM
        self._need(30 * MM)
        self._row("ruling.proposed", self._sentences(paper.proposed))
        top = self._y
        decided = self._sentences(paper.decided)
        lines = [line for text in decided for line in wrap(text, RIGHT - LEFT - _LABEL, 12, True)]
        head = labels.each("ruling.decided")
        tall = max(len(lines) * 17, len(head) * 10) + 8
        self._sheet.box(LEFT - 6, top - 8, RIGHT - LEFT + 12, tall, fill=TINT)
        for number, word in enumerate(head):
            self._sheet.text(LEFT, top + 6 + number * 10, word, 8.5, colour=GREY)
        for number, text in enumerate(lines):
            self._sheet.text(LEFT + _LABEL, top + 8 + number * 17, text, 12, bold=True)
        self._y = top + tall + 8
        if paper.differs:
            self._row("ruling.why", (*labels.each("ruling.differs"), paper.why))
        else:
            self._row("ruling.why", (paper.why,) if paper.why else labels.each("ruling.as_rules"))
        if paper.earlier:
            self._row("ruling.earlier", self._sentences(paper.earlier))
        self._y += 4
        for text in labels.texts(paper.policy):
            self._need(12)
            self._y += self._sheet.block(LEFT, self._y, text, RIGHT - LEFT, 7.5, colour=GREY)

    def _sentences(self, texts: Sequence[Text]) -> tuple[str, ...]:
        return tuple(said for text in texts for said in self._labels.texts(text))

    def _signatures(self) -> None:
        """A line each to sign on with the day; the manager's carries the moment of the decision."""
        self._need(_SIGN_ROOM)
        labels, sheet = self._labels, self._sheet
        signers = self._paper.signers
        width = (RIGHT - LEFT) / max(len(signers), 1)
        y = self._y + 20 * MM
        for number, (code, name) in enumerate(signers):
            x = LEFT + number * width
            until = x + width - 6 * MM
            sheet.line(x, y, until, y, RULE, 0.8)
            said = " ".join(part for part in (labels.one(f"ruling.sign.{code}"), name) if part)
            sheet.block(x, y + 10, said, width - 6 * MM, 8, colour=GREY)
            when = labels.moment(self._paper.decided_at) if code == "manager" else ""
            sheet.text(x, y + 34, " ".join((labels.one("ruling.sign.date"), when)), 8, colour=GREY)
        self._y = y + 38

    def _need(self, height: float) -> None:
        if self._y + height > BOTTOM:
            self._sheet.new_page()
            self._y = self._continued()

    def _continued(self) -> float:
        self._sheet.text(LEFT, TOP, self._title, 8.5, colour=GREY)
        self._sheet.text(RIGHT, TOP, self._number, 8.5, colour=GREY, align="right")
        self._sheet.line(LEFT, TOP + 5, RIGHT, TOP + 5)
        return TOP + 8 * MM

    def _footer(self, sheet: Sheet, page: int, pages: int) -> None:
        y = sheet.height - 9 * MM
        made = self._labels.one("report.made", moment=self._labels.moment(self._paper.made_at), by=self._paper.made_by)
        sheet.line(LEFT, y - 10, RIGHT, y - 10)
        sheet.text(LEFT, y, f"{self._store} · {made}", 8, colour=GREY)
        sheet.text(RIGHT, y, self._labels.one("page", page=page, pages=pages), 8, colour=GREY, align="right")
