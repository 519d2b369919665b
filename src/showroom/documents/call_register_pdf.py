"""The call register as an A4 PDF in one language or both: calls, counts, signatures (CAL-04)."""

from __future__ import annotations

from showroom.documents import fonts
from showroom.documents.call_register import CallRegister, RegisterRow
from showroom.documents.labels import Labels, PaperLanguage
from showroom.documents.sheet import GREY, INK, MM, RULE, TINT, Paper, Sheet
from showroom.documents.table import BOTTOM, LEFT, RIGHT, TIGHT, TOP, Cell, Column, Piece, Table, cell
from showroom.domain.text import Text

_MARK = "#4b67d8"
_RED = "#b3261e"
_SMALL = 7.2
_SIZE = 8.2


def write(register: CallRegister, language: PaperLanguage) -> Paper:
    """The PDF of ``register``; the same input gives the same bytes."""
    return _Writer(register, language).write()


class _Writer:
    """Puts the paper together from the top down."""

    def __init__(self, register: CallRegister, language: PaperLanguage) -> None:
        self._register = register
        self._labels = Labels(language)
        self._store = " ".join(self._labels.texts(register.letterhead.store))
        self._title = self._labels.one("call_register.title")
        self._day = self._labels.weekday_and_day(register.day)
        self._sheet = Sheet(title=f"{self._title} {register.day}", author=self._store, lang=language.parts[0])
        self._y = TOP

    def write(self) -> Paper:
        self._head()
        self._counts()
        if self._register.rows:
            self._calls()
        else:
            self._sheet.text(LEFT, self._y + 14, self._labels.one("call_register.none"), 10, colour=GREY)
            self._y += 24
        self._sign()
        self._sheet.each_page(self._footer)
        return self._sheet.finish()

    def _head(self) -> None:
        sheet = self._sheet
        sheet.text(LEFT, TOP + 4, self._title, 18, bold=True)
        sheet.text(RIGHT, TOP + 4, self._day, 10, bold=True, align="right")
        sheet.text(LEFT, TOP + 19, self._store, 10, colour=GREY)
        sheet.line(LEFT, TOP + 26, RIGHT, TOP + 26, _MARK, 1.2)
        self._y = TOP + 26 + 5 * MM

    def _continued(self) -> float:
        self._sheet.text(LEFT, TOP, f"{self._title} · {self._day}", 9, colour=GREY)
        return TOP + 4 * MM

    def _counts(self) -> None:
        """The day in figures, side by side."""
        totals, labels = self._register.totals, self._labels
        figures = (
            ("calls", str(totals.calls)),
            ("first_time", str(totals.first_time)),
            ("late", str(totals.late)),
            ("booked", str(totals.booked)),
            ("callbacks", f"{totals.callbacks_open} / {totals.callbacks}"),
            ("private", f"{totals.private_over} / {totals.private}"),
            ("sensitive", str(totals.sensitive)),
        )
        names = [labels.each(f"call_register.count.{code}") for code, _ in figures]
        needs = [max(fonts.width(word, 7.5) for word in name) for name in names]
        gap = (RIGHT - LEFT - 12 - sum(needs)) / (len(needs) - 1)  # each as wide as its words, the rest between them
        height = 22 + 9.5 * max(len(name) for name in names)
        self._sheet.box(LEFT, self._y, RIGHT - LEFT, height, fill=TINT, radius=4)
        for place, ((_, figure), name) in enumerate(zip(figures, names, strict=True)):
            x = LEFT + 6 + sum(needs[:place]) + place * gap
            self._sheet.text(x, self._y + 15, figure, 13, bold=True)
            for line, word in enumerate(name):
                self._sheet.text(x, self._y + 25 + line * 9.5, word, 7.5, colour=GREY)
        self._y += height + 4 * MM

    def _calls(self) -> None:
        labels = self._labels
        columns = [
            Column(labels.each("call_register.number"), "right", 10 * MM),
            Column(labels.each("call_register.time"), "left", 12 * MM),
            Column(labels.each("call_register.caller"), "left", 34 * MM),
            Column(labels.each("call_register.about"), flex=1),
            Column(labels.each("call_register.result"), "left", 27 * MM),
            Column(labels.each("call_register.taken_by"), "left", 20 * MM),
            Column(labels.each("call_register.rings"), "right", 15 * MM),
            Column(labels.each("call_register.length"), "right", 14 * MM),
        ]
        rows = [self._row(row) for row in self._register.rows]
        self._y = Table(self._sheet, columns, rows, self._continued, density=TIGHT).draw(self._y)

    def _row(self, row: RegisterRow) -> list[Cell]:
        one = self._labels.one
        number = cell(str(row.number), size=_SIZE, bold=row.first_time)
        if row.is_supplement:
            number = (*number, Piece(one("call_register.supplement"), 6, _MARK))
        time = cell(f"{row.at:%H:%M}", size=_SIZE)
        if row.withdrawn:
            gone = cell(one("call_register.withdrawn"), size=_SMALL, colour=GREY)
            return [number, time, (), gone, (), cell(row.taken_by, size=_SMALL, colour=GREY), (), ()]
        caller: Cell = (
            *((Piece(row.caller, _SIZE, INK, True),) if row.caller else ()),
            Piece(row.phone or one("call_register.withheld"), _SMALL, GREY),
        )
        if row.first_time:
            caller = (*caller, Piece(one("call_register.first"), _SMALL, _MARK, True))
        if row.is_outgoing:
            caller = (*caller, Piece(one("call_register.outgoing"), _SMALL, GREY))
        about: Cell = (Piece(self._both(row.topic), _SIZE),)
        if row.said:
            about = (*about, Piece(row.said, _SMALL, GREY))
        if row.mark is not None:
            about = (*about, Piece(self._both(row.mark), _SMALL, _RED, True))
        result: Cell = (Piece(self._both(row.result), _SIZE),)
        if row.callback is not None:
            result = (*result, Piece(self._both(row.callback), _SMALL, GREY))
        if row.answer:
            result = (*result, Piece(row.answer, _SMALL, GREY))
        return [number, time, caller, about, result, self._who(row), self._rings(row), self._length(row)]

    def _both(self, text: Text) -> str:
        return " ".join(self._labels.texts(text))

    def _who(self, row: RegisterRow) -> Cell:
        by = cell(row.taken_by or "–", size=_SIZE)
        return (*by, Piece(f"→ {row.for_whom}", _SMALL, GREY)) if row.for_whom else by

    def _rings(self, row: RegisterRow) -> Cell:
        if row.rings is None:
            return cell("–", size=_SIZE, colour=GREY)
        late = (Piece(self._labels.one("call_register.late"), _SMALL, _RED, True),) if row.is_late else ()
        by = "call_register.by_system" if row.rings_by_system else "call_register.as_said"
        return (Piece(str(row.rings), _SIZE, _RED if row.is_late else INK), *late, Piece(self._labels.one(by), 6, GREY))

    def _length(self, row: RegisterRow) -> Cell:
        if row.duration_s is None:
            return cell("–", size=_SIZE, colour=GREY)
        minutes, seconds = divmod(row.duration_s, 60)
        shown = (Piece(f"{minutes}:{seconds:02d}", _SIZE, _RED if row.is_over else INK),)
        return (*shown, Piece(self._labels.one("call_register.over"), _SMALL, _RED, True)) if row.is_over else shown

    def _sign(self) -> None:
        """What was signed in the program, and a line for the pen."""
        register, labels, sheet = self._register, self._labels, self._sheet
        lines = [
            labels.one(
                "call_register.signed",
                name=one.name,
                moment=labels.moment(one.at),
                number=one.last_number,
                count=one.calls,
            )
            for one in register.signatures
        ]
        if register.unsigned:
            lines.append(labels.one("call_register.unsigned", count=register.unsigned))
        if self._y + len(lines) * 13 + 18 * MM > BOTTOM:
            sheet.new_page()
            self._y = self._continued()
        self._y += 6 * MM
        for line in lines:
            self._y += sheet.block(LEFT, self._y, line, RIGHT - LEFT, 8.5)
        self._y += 10 * MM
        half = (RIGHT - LEFT) / 2
        for place, code in enumerate(("supervisor", "date")):
            x = LEFT + place * half
            taken = sheet.text(x, self._y, labels.one(f"call_register.sign.{code}"), 8.5, colour=GREY)
            sheet.line(x + taken + 6, self._y + 1, x + half - 10 * MM, self._y + 1, RULE, 0.8)

    def _footer(self, sheet: Sheet, page: int, pages: int) -> None:
        y = 291 * MM
        moment = self._labels.moment(self._register.made_at)
        made = self._labels.one("report.made", moment=moment, by=self._register.made_by)
        sheet.text(LEFT, y, made, 7.5, colour=GREY)
        sheet.text(RIGHT, y, self._labels.one("page", page=page, pages=pages), 7.5, colour=GREY, align="right")
