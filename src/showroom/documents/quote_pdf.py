"""The quote as an A4 PDF: letterhead, customer, lines, totals, words, terms, signatures, seal. Clause QUO-02."""

from __future__ import annotations

import segno

from showroom.documents.labels import Labels, PaperLanguage, percent
from showroom.documents.quote_paper import QuotePaper
from showroom.documents.quote_table import line_table
from showroom.documents.sheet import GREY, INK, MM, RULE, TINT, Paper, Sheet
from showroom.documents.table import BOTTOM, GAP, LEFT, RIGHT, TOP
from showroom.documents.wrap import wrap
from showroom.domain.quotes import Payment, Totals, totals
from showroom.domain.text import Text

_ACCENT = "#2f4fd1"
_SUMS = 84 * MM  # width of the block of totals
_SIGNATURES = 30 * MM  # height of the block of signatures and seal


def write(paper: QuotePaper, language: PaperLanguage) -> Paper:
    """The PDF of ``paper``; the same input gives the same bytes. Missing characters are marked and reported."""
    return _Writer(paper, language).write()


class _Writer:
    def __init__(self, paper: QuotePaper, language: PaperLanguage) -> None:
        self._paper = paper
        self._labels = Labels(language)
        self._totals: Totals = totals(paper.quote)
        self._store = " ".join(self._labels.texts(paper.letterhead.store))
        title = " ".join(part for part in (self._name(), paper.number) if part)
        self._sheet = Sheet(title=title, author=self._store, lang=language.parts[0])
        self._y = TOP

    def write(self) -> Paper:
        self._letterhead()
        self._parties()
        self._y = line_table(self._sheet, self._labels, self._paper.quote, self._totals, self._continued).draw(self._y)
        self._sums()
        self._sections()
        self._signatures()
        self._sheet.each_page(self._footer)
        if self._paper.draft:
            self._sheet.watermark(self._labels.one("draft_mark"))
        return self._sheet.finish()

    def _need(self, height: float) -> None:
        """Starts a page when less than ``height`` is left on this one."""
        if self._y + height > BOTTOM:
            self._sheet.new_page()
            self._y = self._continued()

    def _need_line(self, height: float) -> None:
        """As :meth:`_need` for a line of text: on a new page its letters keep off the head's rule."""
        before = self._sheet.pages
        self._need(height)
        if self._sheet.pages != before:
            self._y += 3 * MM

    def _continued(self) -> float:
        """The short head of the pages after the first; gives the y below it."""
        sheet = self._sheet
        sheet.text(LEFT, TOP, self._store, 8.5, colour=GREY)
        sheet.text(RIGHT, TOP, self._numbered(), 8.5, colour=GREY, align="right")
        sheet.line(LEFT, TOP + 5, RIGHT, TOP + 5)
        return TOP + 6 * MM

    def _name(self) -> str:
        """What the paper is called, in one line."""
        return " ".join(dict.fromkeys(self._words(self._paper.title, "quote")))

    def _numbered(self) -> str:
        paper = self._paper
        name = self._name()
        if not paper.number:
            return name
        version = self._labels.one("version_short", version=paper.version)
        return f"{name} {paper.number}" + (f" · {version}" if paper.version > 1 else "")

    def _letterhead(self) -> None:
        sheet, head, labels = self._sheet, self._paper.letterhead, self._labels
        left = LEFT
        if head.logo:
            left += sheet.image(LEFT, TOP - 4 * MM, 40 * MM, 14 * MM, head.logo) + 4 * MM
        names = labels.texts(head.store)
        room = RIGHT - 62 * MM - left
        y = self._y + 2
        for position, name in enumerate(names):
            y += sheet.block(left, y, name, room, 16 if position == 0 else 11, bold=True, leading=1.25)
        for text in (*labels.texts(head.company), *labels.texts(head.address), *self._reach()):
            if text:
                y += sheet.block(left, y, text, room, 8.5, colour=GREY, leading=1.35)
        titles = self._words(self._paper.title, "quote_title")
        sheet.text(RIGHT, self._y + 4, titles[0], 22, bold=True, colour=_ACCENT, align="right")
        below = self._y + 4
        for title in titles[1:]:
            below += 13
            sheet.text(RIGHT, below, title, 11, colour=GREY, align="right")
        if self._paper.number:
            code = segno.make(self._paper.number, error="m", micro=False)
            rows = tuple(tuple(bool(cell) for cell in row) for row in code.matrix)
            sheet.squares(RIGHT - 16 * MM, below + 8, 16 * MM, rows)
            below += 8 + 16 * MM
        self._y = max(y, below) + 2 * MM
        sheet.line(LEFT, self._y, RIGHT, self._y, _ACCENT, 1.2)
        self._y += 7 * MM

    def _reach(self) -> tuple[str, ...]:
        head, labels = self._paper.letterhead, self._labels
        ways = "  ·  ".join(
            f"{labels.one(code)} {value}" for code, value in (("phone", head.phone), ("email", head.email)) if value
        )
        return (ways, f"{labels.one('tax_number')} {head.tax_number}" if head.tax_number else "")

    def _parties(self) -> None:
        paper, labels = self._paper, self._labels
        customer = paper.customer
        left: list[tuple[str | tuple[str, ...], str]] = [
            ("customer", customer.name or "—"),
            ("company", customer.company),
            ("phone", customer.phone),
            ("email", customer.email),
            ("address", customer.address),
            ("invoice_title", customer.invoice_title),
            ("tax_number", customer.tax_number),
        ]
        until = paper.quote.valid_until
        number = paper.number or "—"
        if paper.version > 1:
            number += f"  ({labels.one('version_short', version=paper.version)})"
        right: list[tuple[str | tuple[str, ...], str]] = [
            ("number", number),
            ("date", labels.day(paper.day)),
            ("valid_until", labels.day(until) if until else "—"),
            (self._words(paper.consultant_title, "consultant"), paper.consultant),
            ("consultant_phone", paper.consultant_phone),
            ("currency", paper.quote.currency),
        ]
        half = (RIGHT - LEFT) / 2
        ends = (self._facts(LEFT, half - 6 * MM, left), self._facts(LEFT + half, half, right))
        self._y = max(ends) + 3 * MM

    def _words(self, own: Text, code: str) -> tuple[str, ...]:
        """The trade's own words, else those of ``code``: one a language."""
        return self._labels.texts(own) or self._labels.each(code)

    def _facts(self, x: float, room: float, facts: list[tuple[str | tuple[str, ...], str]]) -> float:
        """Labels (codes, or words already) with their values, those that have one; returns where it ends."""
        shown = [
            (self._labels.one(label) if isinstance(label, str) else " ".join(dict.fromkeys(label)), value)
            for label, value in facts
            if value
        ]
        label_width = 33 * MM if len(self._labels.language.parts) > 1 else 24 * MM
        y = self._y
        for label, value in shown:
            low = self._sheet.block(x, y, label, label_width - 2 * MM, 8.5, colour=GREY, leading=1.3)
            high = self._sheet.block(x + label_width, y, value, room - label_width, 9.5, leading=1.3)
            y += max(low, high) + 3
        return y

    def _sums(self) -> None:
        """Totals and the amount in words, always on one page together."""
        sums, labels = self._totals, self._labels
        rows: list[tuple[str, str]] = []
        if sums.discount or sums.rounding or not sums.tax_included:
            rows.append((labels.one("subtotal"), sums.subtotal.digits()))
        if sums.discount:
            rows.append((self._discount_label(), (-sums.discount).digits()))
        if sums.rounding and sums.tax_included:
            rows.append((labels.one("rounding"), (-sums.rounding).digits()))
        if not sums.tax_included:
            rows.extend(
                (labels.one("tax_on", rate=percent(tax.rate), base=tax.base.digits()), tax.tax.digits())
                for tax in sums.taxes
            )
            if sums.rounding:
                rows.append((labels.one("rounding"), (-sums.rounding).digits()))
        inside = [
            labels.one("tax_within", rate=percent(tax.rate), base=tax.base.digits(), tax=tax.tax.digits())
            for tax in sums.taxes
            if sums.tax_included and tax.rate
        ]
        words = labels.amount_words(sums.total)
        room = RIGHT - LEFT - 8 * MM
        spoken = [line for text in words for line in wrap(text, room - 26 * MM, 9.5, True)]
        height = len(rows) * 15 + 26 + len(inside) * 12 + len(spoken) * 14 + 34
        self._need(height)
        y = self._y + 4
        for label, value in rows:
            y += 11
            self._sheet.text(RIGHT - _SUMS, y, label, 9, colour=GREY)
            self._sheet.text(RIGHT - GAP, y, value, 9.5, align="right")
            y += 4
        y += 4
        self._sheet.box(RIGHT - _SUMS - 2 * MM, y, _SUMS + 2 * MM, 22, fill=TINT, radius=3)
        self._sheet.text(RIGHT - _SUMS, y + 15, labels.one("total"), 11, bold=True)
        self._sheet.text(RIGHT - GAP, y + 15.5, sums.total.text(), 13, bold=True, align="right")
        y += 22
        for text in inside:
            y += 12
            self._sheet.text(RIGHT - GAP, y, text, 8, colour=GREY, align="right")
        y += 12
        self._sheet.box(LEFT, y, RIGHT - LEFT, len(spoken) * 14 + 8, stroke=RULE, radius=3)
        heads = labels.each("in_words")
        for number, line in enumerate(spoken):
            y += 14
            if number < len(heads):
                self._sheet.text(LEFT + 3 * MM, y, heads[number], 8.5, colour=GREY)
            self._sheet.text(LEFT + 30 * MM, y, line, 9.5, bold=True)
        self._y = y + 8 + 6 * MM

    def _discount_label(self) -> str:
        discount = self._paper.quote.discount
        if discount.kind == "percent":
            return f"{self._labels.one('discount')} {percent(discount.value)}"
        return self._labels.one("discount")

    def _sections(self) -> None:
        """Payment, delivery, notes and terms; the last row of them stays with the signatures."""
        paper, labels = self._paper, self._labels
        schedule = paper.quote.plan.schedule(self._totals.total)
        payment: list[tuple[str, ...]] = [(self._payment(one),) for one in schedule if one.number in (0, 1)]
        cost = paper.quote.plan.cost(self._totals.total)
        if cost:
            payment.append((labels.one("plan_cost", cost=cost.text(), total=(self._totals.total + cost).text()),))
        terms = [
            tuple(f"{number}. {text}" for text in labels.texts(term)) for number, term in enumerate(paper.terms, 1)
        ]
        sections: list[tuple[str, list[tuple[str, ...]]]] = [
            (labels.one("payment"), payment),
            (" ".join(self._words(paper.delivery_title, "delivery")), [labels.texts(paper.delivery)]),
            (labels.one("notes"), [(paper.quote.notes,)]),
            (labels.one("terms"), terms),
        ]
        filled = [(heading, [row for row in rows if any(text.strip() for text in row)]) for heading, rows in sections]
        shown = [(heading, rows) for heading, rows in filled if rows]
        for heading, rows in shown:
            self._section(heading, rows, last=heading == shown[-1][0])

    def _payment(self, payment: Payment) -> str:
        """``Deposit  ¥2,193.80  due with the order``; a monthly part stands once, as its first month."""
        label = " ".join(self._labels.texts(payment.label))
        if not payment.number:
            return f"{label}  {payment.amount.text()}  {self._labels.one(f'due.{payment.due.value}')}"
        code = "months_with_fee" if payment.fee else "months"
        monthly = self._labels.one(code, months=payment.of, amount=payment.amount.text(), fee=payment.fee.text())
        return f"{label}  {monthly}"

    def _section(self, heading: str, rows: list[tuple[str, ...]], last: bool) -> None:
        """A heading and rows; a row in two languages stands in two columns."""
        columns = max(len(row) for row in rows)
        room = (RIGHT - LEFT - (columns - 1) * 6 * MM) / columns
        cells = [[wrap(text, room, 8.5) for text in row] for row in rows]
        self._need(14 + 12 * max(len(lines) for lines in cells[0]) + (_SIGNATURES if last and len(rows) == 1 else 0))
        self._sheet.text(LEFT, self._y, heading, 9.5, bold=True)
        self._y += 14
        for row_number, row in enumerate(cells, 1):
            height = max(len(lines) for lines in row)
            if last and row_number == len(cells):
                self._need_line(height * 12 + _SIGNATURES)
            for number in range(height):
                self._need_line(12)
                for column, lines in enumerate(row):
                    if number < len(lines):
                        self._sheet.text(LEFT + column * (room + 6 * MM), self._y, lines[number], 8.5, colour=INK)
                self._y += 12
            self._y += 1
        self._y += 2.5 * MM

    def _signatures(self) -> None:
        """Both signatures and the space for the seal, together on one page."""
        labels, sheet = self._labels, self._sheet
        self._need(_SIGNATURES)
        y = self._y
        half = (RIGHT - LEFT) / 2
        for x, code in ((LEFT, "customer_signature"), (LEFT + half, "store_signature")):
            sheet.text(x, y + 4 * MM, labels.one(code), 9, bold=True)
            sheet.line(x, y + 19 * MM, x + half - 36 * MM, y + 19 * MM, GREY)
            sheet.text(x, y + 24 * MM, labels.one("signature_date"), 8, colour=GREY)
        sheet.box(RIGHT - 30 * MM, y, 30 * MM, 30 * MM, stroke=RULE, radius=15 * MM, dash=(3, 3))
        for number, text in enumerate(labels.each("seal")):
            sheet.text(RIGHT - 15 * MM, y + 15 * MM + number * 11, text, 8, colour="#8a94a6", align="centre")
        self._y = y + _SIGNATURES

    def _footer(self, sheet: Sheet, page: int, pages: int) -> None:
        y = sheet.height - 9 * MM
        sheet.line(LEFT, y - 10, RIGHT, y - 10)
        sheet.text(LEFT, y, self._numbered(), 8, colour=GREY)
        sheet.text(RIGHT, y, self._labels.one("page", page=page, pages=pages), 8, colour=GREY, align="right")
