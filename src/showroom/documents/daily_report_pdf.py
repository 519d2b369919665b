"""The daily visitor report as an A4 PDF. Clause MGR-03."""

from __future__ import annotations

from collections.abc import Sequence

from showroom.documents import fonts
from showroom.documents.daily_report import Count, DailyReport, duration
from showroom.documents.labels import Labels, PaperLanguage
from showroom.documents.sheet import GREY, MM, RULE, TINT, Paper, Sheet
from showroom.documents.table import BOTTOM, LEFT, RIGHT, SMALL, TOP, Cell, Column, Table, cell
from showroom.domain.money import Money
from showroom.domain.text import Text

_BAR = "#4b67d8"
_UNSERVED = "#c2410c"


def write(report: DailyReport, language: PaperLanguage) -> Paper:
    """The PDF of ``report``; the same input gives the same bytes."""
    return _Writer(report, language).write()


class _Writer:
    def __init__(self, report: DailyReport, language: PaperLanguage) -> None:
        self._report = report
        self._labels = Labels(language)
        self._store = " ".join(self._labels.texts(report.letterhead.store))
        self._heading = " ".join(self._labels.texts(report.heading))
        self._day = self._labels.day(report.day)
        title = f"{self._heading} {report.day.isoformat()}"
        self._sheet = Sheet(title=title, author=self._store, lang=language.parts[0])
        self._y = TOP

    def write(self) -> Paper:
        self._head()
        self._figures()
        self._hours()
        self._breakdowns()
        self._consultants()
        self._deviations()
        self._visits()
        self._closing()
        self._sheet.each_page(self._footer)
        return self._sheet.finish()

    def _need(self, height: float) -> None:
        if self._y + height > BOTTOM:
            self._sheet.new_page()
            self._y = self._continued()

    def _continued(self) -> float:
        self._sheet.text(LEFT, TOP, f"{self._store} · {self._heading}", 8.5, colour=GREY)
        self._sheet.text(RIGHT, TOP, self._day, 8.5, colour=GREY, align="right")
        self._sheet.line(LEFT, TOP + 5, RIGHT, TOP + 5)
        return TOP + 6 * MM

    def _head(self) -> None:
        sheet, report = self._sheet, self._report
        sheet.text(LEFT, TOP + 4, self._heading, 18, bold=True)
        sheet.text(RIGHT, TOP + 4, self._day, 13, bold=True, align="right")
        sheet.text(LEFT, TOP + 19, self._store, 10, colour=GREY)
        state = self._labels.one("report.closed" if report.closed else "report.open")
        weekday = self._labels.one(f"weekday.{report.day.isoweekday()}")
        sheet.text(RIGHT, TOP + 19, f"{weekday} · {state}", 9, colour=GREY, align="right")
        self._y = TOP + 28
        sheet.line(LEFT, self._y, RIGHT, self._y, _BAR, 1.2)
        self._y += 5 * MM

    def _figures(self) -> None:
        """Eight figures in two rows of tiles."""
        report, one = self._report, self._labels.one
        tiles = [
            (one("report.visits"), str(report.arrivals)),
            (one("report.unserved"), str(report.waits.unserved)),
            (one("report.wait_median"), duration(report.waits.median_s)),
            (one("report.wait_longest"), duration(report.waits.longest_s)),
            (one("report.calls"), f"{report.calls.total}"),
            (one("report.callbacks"), f"{report.calls.callbacks_open} / {report.calls.callbacks_due}"),
            (one("report.quotes"), str(report.quotes.issued)),
            (one("report.follow_ups"), f"{report.follow_ups_done} / {report.follow_ups_open}"),
        ]
        gap, height = 3 * MM, 15 * MM
        width = (RIGHT - LEFT - 3 * gap) / 4
        for number, (label, value) in enumerate(tiles):
            x = LEFT + number % 4 * (width + gap)
            y = self._y + number // 4 * (height + gap)
            self._sheet.box(x, y, width, height, fill=TINT, radius=4)
            self._sheet.text(x + 8, y + 19, value, 15, bold=True)
            self._sheet.block(x + 8, y + 33, label, width - 12, 7.5, colour=GREY, leading=1.1)
        self._y += 2 * height + gap + 7 * MM
        facts = [
            ("report.quoted_sum", _sums(report.quotes.issued_total)),
            ("report.accepted", str(report.quotes.accepted)),
            ("report.accepted_sum", _sums(report.quotes.accepted_total)),
            ("report.first_calls", str(report.calls.first_time)),
            ("report.waited", str(report.waits.waited)),
            ("report.wait_p90", duration(report.waits.p90_s)),
            ("report.unattended", duration(report.waits.unattended_s)),
            ("report.late_answers", str(report.calls.late_answers)),
            ("report.private_calls", f"{report.calls.private_over} / {report.calls.private}"),
            ("report.phone_declined", report.guests.told),
            ("report.appointments", report.appointments.told),
            *self._expected(),
            *self._desk(),
        ]
        across = 2 if len(self._labels.language.parts) > 1 else 3
        width = (RIGHT - LEFT - (across - 1) * gap) / across
        for first in range(0, len(facts), across):
            low = 13.0
            for number, (code, value) in enumerate(facts[first : first + across]):
                x, shown = LEFT + number * (width + gap) + 8, value or "—"
                room = (
                    width - 16 - fonts.width(shown, 8.5, True) - 6
                )  # a long label goes on below, never into its figure
                low = max(low, self._sheet.block(x, self._y, one(code), room, 8, colour=GREY, leading=1.2) + 3.5)
                self._sheet.text(x + width - 16, self._y, shown, 8.5, bold=True, align="right")
            self._y += low
        self._y += 6 * MM - 13

    def _expected(self) -> tuple[tuple[str, str], ...]:
        """Who may still come, while the day is under way."""
        expected = self._report.appointments.expected
        return (("report.appointments_expected", str(expected)),) if expected else ()

    def _desk(self) -> tuple[tuple[str, str], ...]:
        """Two more figures where the rules want somebody at the desk."""
        desk = self._report.desk
        if not desk.minimum:
            return ()
        return (("report.desk_short", duration(desk.short_s)), ("report.desk_unattended", duration(desk.unattended_s)))

    def _title(self, code: str, room: float = 30 * MM) -> None:
        self._need(room)
        self._sheet.text(LEFT, self._y + 4, self._labels.one(code), 11, bold=True)
        self._y += 10

    def _hours(self) -> None:
        """Bars by hour with their figures; those who left unserved are the darker top, and counted in words too."""
        hours = self._report.hours
        if not hours:
            return
        height = 32 * MM
        self._title("report.by_hour", height + 20 * MM)
        top = max(1, *(hour.arrivals for hour in hours))
        step = (RIGHT - LEFT) / len(hours)
        base = self._y + height
        for number, hour in enumerate(hours):
            x = LEFT + number * step
            tall = (height - 14) * hour.arrivals / top
            lost = (height - 14) * hour.unserved / top
            if hour.arrivals:
                self._sheet.box(x + step * 0.2, base - tall, step * 0.6, tall, fill=_BAR)
            if hour.unserved:
                self._sheet.box(x + step * 0.2, base - tall, step * 0.6, lost, fill=_UNSERVED)
            note = f"{hour.arrivals} (-{hour.unserved})" if hour.unserved else str(hour.arrivals)
            self._sheet.text(x + step / 2, base - tall - 3, note, 7.5, align="centre")
            self._sheet.text(x + step / 2, base + 10, f"{hour.hour:02d}", 7.5, colour=GREY, align="centre")
        self._sheet.line(LEFT, base, RIGHT, base)
        self._y = base + 10 * MM

    def _breakdowns(self) -> None:
        """Kinds, channels and outcomes side by side."""
        parts = [
            ("report.by_kind", self._report.kinds),
            ("report.by_channel", self._report.channels),
            ("report.by_outcome", self._report.outcomes),
        ]
        gap = 6 * MM
        width = (RIGHT - LEFT - 2 * gap) / 3
        tallest = max(len(counts) for _, counts in parts)
        self._need(min(tallest, 12) * 14 + 20 * MM)
        start = self._y
        ends = [start]
        for number, (code, counts) in enumerate(parts):
            ends.append(self._counts(LEFT + number * (width + gap), width, start, code, counts))
        self._y = max(ends) + 7 * MM

    def _counts(self, x: float, width: float, y: float, code: str, counts: Sequence[Count]) -> float:
        self._sheet.text(x, y + 4, self._labels.one(code), 10, bold=True)
        y += 10
        whole = sum(count.visits for count in counts) or 1
        for count in counts:
            share = f"{100 * count.visits / whole:.0f}%"
            label = " ".join(self._labels.texts(count.label))
            lines = self._sheet.block(x, y + 11, label, width - 20 * MM, 8.5, leading=1.3)
            self._sheet.text(x + width - 10 * MM, y + 11, str(count.visits), 8.5, bold=True, align="right")
            self._sheet.text(x + width, y + 11, share, 8, colour=GREY, align="right")
            y += max(lines, 11) + 3.5
            self._sheet.line(x, y, x + width, y)
        return y

    def _consultants(self) -> None:
        rows = self._report.consultants
        if not rows:
            return
        self._title("report.by_consultant")
        codes = ("visits", "turns", "makeups", "calls", "quotes", "quoted")
        columns = [Column(self._labels.each("report.consultant"), flex=1)]
        columns += [Column(self._labels.each(f"report.column.{code}"), "right") for code in codes]
        cells = [
            [
                cell(row.name),
                *(cell(str(number)) for number in (row.visits, row.turns, row.makeups, row.calls, row.quotes)),
                cell(row.quoted.text() if row.quoted else "—"),
            ]
            for row in rows
        ]
        self._table(columns, cells)

    def _deviations(self) -> None:
        self._title("report.deviations")
        if not self._report.deviations:
            self._sheet.text(LEFT, self._y + 10, self._labels.one("report.no_deviations"), 9, colour=GREY)
            self._y += 10 + 7 * MM
            return
        columns = [
            Column(self._labels.each("report.time")),
            Column(self._labels.each("report.what"), flex=3),
            Column(self._labels.each("report.reason"), flex=2),
            Column(self._labels.each("report.by")),
        ]
        cells = [
            [
                cell(f"{item.at:%H:%M}"),
                cell(*self._labels.texts(item.what)),
                cell(*self._labels.texts(item.reason)),
                cell(item.by),
            ]
            for item in self._report.deviations
        ]
        self._table(columns, cells)

    def _visits(self) -> None:
        """The register of the day's visits, every one of them."""
        self._title("report.register")
        codes = ("number", "arrived", "kind", "party", "customer", "consultant", "waited", "left", "channel", "outcome")
        right = {"number", "party", "waited"}
        flex = {"customer": 3, "outcome": 3, "kind": 2, "channel": 2}
        columns = [
            Column(
                self._labels.each(f"report.visit.{code}"), "right" if code in right else "left", flex=flex.get(code, 0)
            )
            for code in codes
        ]
        cells = [
            [
                _small(str(row.number)),
                _small(f"{row.arrived:%H:%M}"),
                self._small_text(row.kind),
                _small(str(row.party)),
                _small(row.customer),
                _small(row.consultant or "—"),
                _small(duration(row.waited_s)),
                _small(f"{row.left:%H:%M}" if row.left else "—"),
                self._small_text(row.channel),
                self._small_text(row.outcome),
            ]
            for row in self._report.visits
        ]
        self._table(columns, cells)

    def _small_text(self, text: Text) -> Cell:
        return cell(*self._labels.texts(text), size=SMALL)

    def _table(self, columns: list[Column], cells: list[list[Cell]]) -> None:
        self._y = Table(self._sheet, columns, cells, self._continued).draw(self._y) + 7 * MM

    def _closing(self) -> None:
        """The ledger's head and the signature lines, together."""
        report = self._report
        rows = (len(report.signatures) + 2) // 3
        self._need(rows * 20 * MM + 22 * MM)
        if report.ledger:
            ledger = report.ledger
            text = self._labels.one("report.ledger", events=ledger.events, head=ledger.head)
            self._y += self._sheet.block(LEFT, self._y, text, RIGHT - LEFT, 7.5, colour=GREY)
            if ledger.signature:
                text = self._labels.one("report.ledger_signature", signature=ledger.signature)
                self._y += self._sheet.block(LEFT, self._y, text, RIGHT - LEFT, 7.5, colour=GREY)
        made = self._labels.one("report.made", moment=self._labels.moment(report.made_at), by=report.made_by)
        self._y += self._sheet.block(LEFT, self._y, made, RIGHT - LEFT, 7.5, colour=GREY)
        width = (RIGHT - LEFT) / 3
        for number, text_of in enumerate(report.signatures):
            x, y = LEFT + number % 3 * width, self._y + number // 3 * 20 * MM + 14 * MM
            self._sheet.line(x, y, x + width - 8 * MM, y, RULE, 0.8)
            self._sheet.text(x, y + 11, " ".join(self._labels.texts(text_of)), 8, colour=GREY)

    def _footer(self, sheet: Sheet, page: int, pages: int) -> None:
        y = sheet.height - 9 * MM
        sheet.line(LEFT, y - 10, RIGHT, y - 10)
        sheet.text(LEFT, y, f"{self._heading} · {self._day}", 8, colour=GREY)
        sheet.text(RIGHT, y, self._labels.one("page", page=page, pages=pages), 8, colour=GREY, align="right")


def _small(text: str) -> Cell:
    return cell(text, size=SMALL)


def _sums(amounts: tuple[Money, ...]) -> str:
    return " + ".join(amount.text() for amount in amounts)
