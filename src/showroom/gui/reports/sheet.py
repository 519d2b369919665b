"""The report's figures on the screen: the same ones that stand on its paper."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from showroom.domain.money import Money
from showroom.gui.kit.cards import Card, Tile
from showroom.gui.kit.charts import Bars, Series
from showroom.gui.kit.labels import Label
from showroom.gui.kit.layouts import grid, hbox, vbox
from showroom.gui.kit.table import Column, Table
from showroom.gui.kit.theme import THEME
from showroom.services.reports import DailyReport, Deviation, duration
from showroom.services.reports.values import ConsultantRow, Count, VisitRow

_ROW, _HEAD = 40, 44


def _sums(amounts: Sequence[Money]) -> str:
    return " + ".join(amount.text() for amount in amounts) or "–"


def _card(title: str, name: str, inside: QWidget, *notes: Label) -> Card:
    head = vbox(Label(title, "h3", f"{name}.title", elide=True), spacing=1, margins=(18, 14, 18, 6))
    for note in notes:
        head.addWidget(note)
    layout = vbox(spacing=0, margins=(1, 1))
    layout.addLayout(head)
    layout.addWidget(inside)
    return Card(layout, name, label=title)


def _fit(table: Table[object], most: int = 10_000) -> None:
    """As high as its rows: the page scrolls, not the table."""
    rows = max(1, min(most, len(table.rows())))
    table.setFixedHeight(THEME.px(_HEAD) + table.verticalHeader().defaultSectionSize() * rows + 4)


class ReportSheet(QWidget):
    """Tiles, arrivals by hour, breakdowns, people, deviations and the register."""

    def __init__(self, lang: str) -> None:
        super().__init__()
        self.setObjectName("reports.sheet")
        self._lang = lang
        self.tiles = {
            "visits": Tile("users-three", self.tr("Visits"), "reports.visits"),
            "unserved": Tile("sign-out", self.tr("Left unserved"), "reports.unserved", "danger"),
            "median": Tile("hourglass-medium", self.tr("Median wait"), "reports.median", "info"),
            "p90": Tile("hourglass-low", self.tr("9 of 10 waited at most"), "reports.p90", "info"),
            "longest": Tile("clock-countdown", self.tr("Longest wait"), "reports.longest", "warning"),
            "unattended": Tile("desk", self.tr("Nobody free"), "reports.unattended", "warning"),
            "calls": Tile("phone", self.tr("Calls, call-backs open / due"), "reports.calls"),
            "quotes": Tile("file-text", self.tr("Quotes issued, accepted"), "reports.quotes", "violet"),
        }
        tiles = list(self.tiles.values())
        self.hours = Bars("reports.hours", self.tr("Visits by hour"))
        self.hours.setFixedHeight(THEME.px(210))
        self.kinds = self._counts("kinds", self.tr("Kind of visit"))
        self.channels = self._counts("channels", self.tr("Channel"))
        self.outcomes = self._counts("outcomes", self.tr("Outcome"))
        self.people: Table[ConsultantRow] = Table(
            self._people_columns(),
            lambda row: row.name,
            "reports.people",
            self.tr("People"),
            empty=self.tr("Nobody served a visitor that day."),
        )
        self.deviations: Table[tuple[int, Deviation]] = Table(
            self._deviation_columns(),
            lambda row: row[0],
            "reports.deviations",
            self.tr("Outside the rotation"),
            empty=self.tr("None: every visitor went to the consultant whose turn it was."),
        )
        self.register: Table[VisitRow] = Table(
            self._register_columns(),
            lambda row: row.number,
            "reports.register",
            self.tr("Register of visits"),
            empty=self.tr("Nobody came that day."),
        )
        self._guests = Label("", "caption", "reports.guests", elide=True)
        self._sums = Label("", "caption", "reports.sums", elide=True)
        self._desk = Label("", "caption", "reports.desk", elide=True)
        for table in (self.kinds, self.channels, self.outcomes, self.deviations, self.register):
            table.verticalHeader().setDefaultSectionSize(THEME.px(_ROW))
        self._ledger = Label("", "caption", "reports.ledger", wrap=True)
        hours = Card(
            vbox(
                Label(self.tr("Visits by hour"), "h3", "reports.hours.title"),
                self.hours,
                spacing=4,
                margins=(18, 14, 18, 10),
            ),
            "reports.hours.card",
        )
        counts = hbox(
            *(
                _card(title, f"reports.{name}.card", table)
                for title, name, table in (
                    (self.tr("By kind"), "kinds", self.kinds),
                    (self.tr("By channel"), "channels", self.channels),
                    (self.tr("By outcome"), "outcomes", self.outcomes),
                )
            ),
            spacing=12,
        )
        self.setLayout(
            vbox(
                grid([tiles[:4], tiles[4:]], spacing=12, stretch=[1, 1, 1, 1]),
                hours,
                counts,
                _card(self.tr("By consultant"), "reports.people.card", self.people, self._sums, self._guests),
                _card(self.tr("Outside the rotation"), "reports.deviations.card", self.deviations, self._desk),
                _card(self.tr("Register of visits"), "reports.register.card", self.register),
                self._ledger,
                None,
                spacing=12,
                margins=(0, 0, 0, 4),
            )
        )

    def _counts(self, name: str, title: str) -> Table[Count]:
        return Table(
            [
                Column("label", title, lambda row: row.label.of(self._lang)),
                Column("visits", self.tr("Visits"), lambda row: str(row.visits), width=84, number=True),
            ],
            lambda row: row.label.en,
            f"reports.{name}",
            title,
            empty=self.tr("No visits"),
        )

    def _people_columns(self) -> list[Column[ConsultantRow]]:
        return [
            Column("name", self.tr("Consultant"), lambda row: row.name, avatar=lambda row: row.name),
            Column("turns", self.tr("Turns"), lambda row: str(row.turns), width=90, number=True),
            Column("visits", self.tr("Visits"), lambda row: str(row.visits), width=90, number=True),
            Column("makeups", self.tr("Make-up turns"), lambda row: str(row.makeups), width=130, number=True),
            Column("calls", self.tr("Calls"), lambda row: str(row.calls), width=90, number=True),
            Column("quotes", self.tr("Quotes"), lambda row: str(row.quotes), width=90, number=True),
            Column(
                "quoted",
                self.tr("Quoted"),
                lambda row: row.quoted.text() if row.quoted else "–",
                width=170,
                number=True,
            ),
        ]

    def _deviation_columns(self) -> list[Column[tuple[int, Deviation]]]:
        return [
            Column("at", self.tr("Time"), lambda row: f"{row[1].at:%H:%M}", width=84),
            Column("what", self.tr("What happened"), lambda row: row[1].what.of(self._lang)),
            Column("reason", self.tr("Reason"), lambda row: row[1].reason.of(self._lang), width=260),
            Column("by", self.tr("By"), lambda row: row[1].by, width=150),
        ]

    def _register_columns(self) -> list[Column[VisitRow]]:
        lang = self._lang
        return [
            Column("number", self.tr("No."), lambda row: str(row.number), width=64, number=True),
            Column("arrived", self.tr("Came"), lambda row: f"{row.arrived:%H:%M}", width=76, number=True),
            Column("kind", self.tr("Kind of visit"), lambda row: row.kind.of(lang), width=150),
            Column("customer", self.tr("Customer"), lambda row: row.customer),
            Column("consultant", self.tr("Consultant"), lambda row: row.consultant, width=140),
            Column("waited", self.tr("Wait"), lambda row: duration(row.waited_s), width=84, number=True),
            Column(
                "left", self.tr("Left"), lambda row: f"{row.left:%H:%M}" if row.left else "–", width=76, number=True
            ),
            Column("outcome", self.tr("Outcome"), lambda row: row.outcome.of(lang), width=170),
        ]

    def show_report(self, report: DailyReport) -> None:
        """All of a day."""
        waits = report.waits
        figures = {
            "visits": str(report.arrivals),
            "unserved": str(waits.unserved),
            "median": duration(waits.median_s),
            "p90": duration(waits.p90_s),
            "longest": duration(waits.longest_s),
            "unattended": duration(waits.unattended_s),
            "calls": f"{report.calls.total} · {report.calls.callbacks_open} / {report.calls.callbacks_due}",
            "quotes": f"{report.quotes.issued} · {report.quotes.accepted}",
        }
        for key, text in figures.items():
            self.tiles[key].show_figure(text)
        self.tiles["quotes"].setToolTip(_sums(report.quotes.issued_total))
        self.hours.show_values(
            [str(hour.hour) for hour in report.hours],
            [
                Series(self.tr("served"), tuple(float(hour.arrivals - hour.unserved) for hour in report.hours)),
                Series(self.tr("left unserved"), tuple(float(hour.unserved) for hour in report.hours)),
            ],
        )
        self._sums.setText(
            self.tr("quoted {issued}, accepted {accepted}").format(
                issued=_sums(report.quotes.issued_total), accepted=_sums(report.quotes.accepted_total)
            )
        )
        self._guests.setText(
            self.tr("Declined a phone: {declined} of {asked} guests").format(
                declined=report.guests.declined, asked=report.guests.asked
            )
        )
        desk = report.desk
        self._desk.setText(
            self.tr("At the desk fewer than {minimum}: {short}; nobody: {nobody}").format(
                minimum=desk.minimum, short=duration(desk.short_s), nobody=duration(desk.unattended_s)
            )
            if desk.minimum
            else ""
        )
        self._desk.setVisible(bool(desk.minimum))
        self.kinds.show_rows(report.kinds)
        self.channels.show_rows(report.channels)
        self.outcomes.show_rows(report.outcomes)
        self.people.show_rows(report.consultants)
        self.deviations.show_rows(tuple(enumerate(report.deviations)))
        self.register.show_rows(report.visits)
        most = max(len(report.kinds), len(report.channels), len(report.outcomes), 1)
        for table in (self.kinds, self.channels, self.outcomes):
            table.setFixedHeight(THEME.px(_HEAD) + THEME.px(_ROW) * most + 4)
        for other in (self.people, self.deviations):
            _fit(other)  # type: ignore[arg-type]
        _fit(self.register, 12)  # type: ignore[arg-type]
        if report.ledger is not None:
            self._ledger.setText(
                self.tr("Rotation ledger: {events} events, head {head}").format(
                    events=report.ledger.events, head=report.ledger.head
                )
            )
        else:
            self._ledger.setText("")
