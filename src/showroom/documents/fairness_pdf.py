"""The fairness statement as an A4 PDF: everybody on one page, and a statement each (REC-20)."""

from __future__ import annotations

from collections.abc import Sequence

from showroom.documents.fairness import (
    FairnessPaper,
    Statement,
    count_text,
    difference_text,
    minutes_text,
    pair_text,
    turns_text,
)
from showroom.documents.labels import Labels, PaperLanguage
from showroom.documents.sheet import GREY, INK, MM, RULE, TINT, Paper, Sheet
from showroom.documents.table import BOTTOM, LEFT, RIGHT, SMALL, TIGHT, TOP, Cell, Column, Density, Table, cell
from showroom.domain.reception.fairness import Counts, DayShare, PeriodShare

_MARK = "#4b67d8"
_FIGURES = 7.5
_OF_ALL = (2, 4)  # where a day's figures stand that are everybody's
_SIGN_ROOM = 17 * MM
_CROWD = 24
"""Beyond so many people the summary's rows move together: it stays on one page up to forty."""
CROWDED = Density(1.3 * MM, 0.3, 7.0)
_ROOMY = Density(2.2 * MM, 1.8, 7.0)
_SIGNATURE = 24 * MM


def write(paper: FairnessPaper, language: PaperLanguage) -> Paper:
    """The PDF of ``paper``; the same input gives the same bytes. Each statement begins on a page of its own."""
    return _Writer(paper, language).write()


class _Frame:
    """What the summary and a statement have alike: head, tables, notes, signatures."""

    def __init__(self, paper: FairnessPaper, language: PaperLanguage) -> None:
        self._paper = paper
        self._labels = Labels(language)
        self._store = " ".join(self._labels.texts(paper.letterhead.store))
        self._title = self._labels.one("fairness.title")
        self._month = self._labels.month(paper.month)
        self._whom = ""
        self._sheet = Sheet(title=f"{self._title} {paper.month:%Y-%m}", author=self._store, lang=language.parts[0])
        self._y = TOP
        self._all = {day.day: day for day in paper.period.days}

    def _head(self, whom: str) -> None:
        """Title and month; below them whose paper it is."""
        self._whom = whom
        sheet = self._sheet
        sheet.text(LEFT, TOP + 4, self._title, 18, bold=True)
        sheet.text(RIGHT, TOP + 4, self._month, 13, bold=True, align="right")
        sheet.text(LEFT, TOP + 19, f"{self._store} · {whom}", 10, colour=GREY)
        state = self._labels.one("fairness.under_way" if self._paper.under_way else "fairness.over")
        sheet.text(RIGHT, TOP + 19, state, 9, colour=GREY, align="right")
        self._y = TOP + 28
        sheet.line(LEFT, self._y, RIGHT, self._y, _MARK, 1.2)
        self._y += 5 * MM

    def _need(self, height: float) -> None:
        if self._y + height > BOTTOM:
            self._sheet.new_page()
            self._y = self._continued()

    def _continued(self) -> float:
        self._sheet.text(LEFT, TOP, f"{self._title} · {self._whom}", 8.5, colour=GREY)
        self._sheet.text(RIGHT, TOP, self._month, 8.5, colour=GREY, align="right")
        self._sheet.line(LEFT, TOP + 5, RIGHT, TOP + 5)
        return TOP + 6 * MM

    def _say(self, code: str, size: float = 8, colour: str = GREY, **facts: object) -> None:
        """A sentence across the page, once a language."""
        for text in self._labels.each(code, **facts):
            self._y += self._sheet.block(LEFT, self._y, text, RIGHT - LEFT, size, colour=colour)

    def _section(self, code: str, **facts: object) -> None:
        self._need(26 * MM)
        self._y += 8 * MM
        self._sheet.text(LEFT, self._y, self._labels.one(code, **facts), 11, bold=True)
        self._y += 6

    def _column(self, code: str, *, flex: int = 0, width: float | None = None, left: bool = False) -> Column:
        return Column(self._labels.each(f"fairness.{code}"), "left" if left else "right", width=width, flex=flex)

    def _table(self, columns: list[Column], rows: Sequence[Sequence[Cell]], density: Density = TIGHT) -> None:
        self._y = Table(self._sheet, columns, rows, self._continued, density=density).draw(self._y)

    def _notes(self, *codes: str) -> None:
        self._y += 4 * MM
        for code in codes:
            self._say(code, 7)
        ledger = self._paper.ledger
        self._y += 1.5
        self._say("fairness.ledger", 7, first=ledger.first, last=ledger.last, events=ledger.events, head=ledger.head)
        moment = self._labels.moment(self._paper.made_at)
        made = self._labels.one("report.made", moment=moment, by=self._paper.made_by)
        self._y += self._sheet.block(LEFT, self._y, made, RIGHT - LEFT, 7, colour=GREY)

    def _signatures(self, *who: str) -> None:
        """A line each to sign on, and a short one for the day."""
        width = (RIGHT - LEFT) / len(who)
        y = self._y + 13 * MM
        day = self._labels.one("fairness.sign.date")
        for number, code in enumerate(who):
            x = LEFT + number * width
            name, until = x + width * 0.60, x + width - 6 * MM
            self._sheet.line(x, y, name, y, RULE, 0.8)
            self._sheet.text(x, y + 10, self._labels.one(f"fairness.sign.{code}"), 8, colour=GREY)
            self._sheet.line(name + 4 * MM, y, until, y, RULE, 0.8)
            self._sheet.text(name + 4 * MM, y + 10, day, 8, colour=GREY)
        self._y = y + 12

    def _footer(self, sheet: Sheet, page: int, pages: int) -> None:
        y = sheet.height - 9 * MM
        sheet.line(LEFT, y - 10, RIGHT, y - 10)
        sheet.text(LEFT, y, f"{self._store} · {self._title} · {self._month}", 8, colour=GREY)
        sheet.text(RIGHT, y, self._labels.one("page", page=page, pages=pages), 8, colour=GREY, align="right")


class _Writer(_Frame):
    """Puts the paper together."""

    def write(self) -> Paper:
        begun = False
        if self._paper.summary:
            self._summary()
            begun = True
        for statement in self._paper.statements:
            if begun:
                self._sheet.new_page()
            begun = True
            self._statement(statement)
        self._sheet.each_page(self._footer)
        return self._sheet.finish()

    # -- everybody
    def _summary(self) -> None:
        period, names = self._paper.period, self._paper.names
        self._head(self._labels.one("fairness.summary"))
        self._y += 3
        self._say("fairness.rule", 9)
        self._y += 2 * MM
        columns = [
            self._column("name", left=True),
            *(self._column(code) for code in ("days", "clocked", "eligible", "turns", "due", "difference")),
            *(self._column(code) for code in ("make_ups", "missed", "asked_for", "mended", "overrides")),
            self._column("signature", left=True, flex=1),
        ]
        people = sorted(period.people, key=lambda share: (-share.difference, names.get(share.staff, "")))
        size = 7.5 if len(people) > _CROWD else 8.5
        rows = [self._summary_row(names.get(share.staff, str(share.staff)), share, size) for share in people]
        total = PeriodShare(
            0,
            sum(share.clocked for share in people),
            period.eligible,
            period.turns,
            sum(share.due for share in people),
            sum((share.counts for share in people), Counts()),
            (),
        )
        rows.append(self._summary_row(self._labels.one("fairness.total"), total, size, len(period.days)))
        table = Table(self._sheet, columns, rows, self._continued, density=_ROOMY)
        if table.widths[-1] < _SIGNATURE or len(people) > _CROWD:
            close = CROWDED if len(people) > _CROWD else TIGHT
            table = Table(self._sheet, columns, rows, self._continued, density=close)
        self._y = table.draw(self._y)
        self._notes("fairness.pairs", "fairness.rounding")
        self._need(_SIGN_ROOM)
        self._signatures("supervisor", "manager")

    def _summary_row(self, name: str, share: PeriodShare, size: float, days: int | None = None) -> list[Cell]:
        bold = days is not None
        figures = [
            str(days if days is not None else len(share.days)),
            minutes_text(share.clocked),
            minutes_text(share.eligible),
            str(share.turns),
            turns_text(share.due),
            difference_text(share.difference),
            *_counted(share.counts),
        ]
        return [
            cell(name, size=size, bold=True),
            *(cell(text, size=size - 0.5, bold=bold or number in (3, 5)) for number, text in enumerate(figures)),
            cell(""),
        ]

    # -- one person
    def _statement(self, statement: Statement) -> None:
        share, period = statement.share, self._paper.period
        self._head(statement.name)
        self._tiles(share)
        self._say("fairness.rule", 8.5)
        self._y += 2
        self._say(
            "fairness.sum",
            9.5,
            INK,
            turns=period.turns,
            own=minutes_text(share.eligible),
            all=minutes_text(period.eligible),
            due=turns_text(share.due),
            taken=share.turns,
            difference=difference_text(share.difference),
        )
        self._days(share)
        self._taken(statement)
        self._acts(statement)
        self._need(_SIGN_ROOM + 34 * MM)
        self._notes("fairness.pairs", "fairness.evened", "fairness.rounding")
        self._y += 2 * MM
        self._say("fairness.agreed", 9, INK)
        self._signatures("consultant", "supervisor")

    def _tiles(self, share: PeriodShare) -> None:
        figures = [
            ("taken", str(share.turns)),
            ("due", turns_text(share.due)),
            ("difference", difference_text(share.difference)),
            ("eligible", minutes_text(share.eligible)),
        ]
        gap, height = 3 * MM, 14 * MM
        width = (RIGHT - LEFT - 3 * gap) / 4
        for number, (code, value) in enumerate(figures):
            x = LEFT + number * (width + gap)
            self._sheet.box(x, self._y, width, height, fill=TINT, radius=4)
            self._sheet.text(x + 8, self._y + 18, value, 15, bold=True)
            self._sheet.text(x + 8, self._y + 31, self._labels.one(f"fairness.tile.{code}"), 8, colour=GREY)
        self._y += height + 6 * MM

    def _days(self, share: PeriodShare) -> None:
        self._section("fairness.by_day")
        columns = [
            self._column("day", left=True, flex=1),
            *(self._column(code) for code in ("clocked", "eligible", "all", "turns", "all", "due", "difference")),
            *(self._column(code) for code in ("make_ups", "missed", "asked_for", "mended", "overrides")),
        ]
        rows = [self._day_row(day) for day in share.days]
        whole = self._paper.period
        own_days = [self._all[day.day] for day in share.days]
        rows += [
            self._sum_row(
                "daily_sum",
                (
                    minutes_text(share.clocked),
                    minutes_text(share.eligible),
                    minutes_text(sum(day.eligible for day in own_days)),
                    str(share.turns),
                    str(sum(day.turns for day in own_days)),
                    turns_text(share.daily_due),
                    difference_text(share.turns * 100 - share.daily_due),
                    *_counted(share.counts),
                ),
            ),
            self._sum_row(
                "evening",
                (
                    "",
                    "",
                    minutes_text(whole.eligible - sum(day.eligible for day in own_days)),
                    "",
                    str(whole.turns - sum(day.turns for day in own_days)),
                    difference_text(share.due - share.daily_due),
                    difference_text(share.daily_due - share.due),
                    *("",) * 5,
                ),
            ),
            self._sum_row(
                "month",
                (
                    minutes_text(share.clocked),
                    minutes_text(share.eligible),
                    minutes_text(whole.eligible),
                    str(share.turns),
                    str(whole.turns),
                    turns_text(share.due),
                    difference_text(share.difference),
                    *_counted(share.counts),
                ),
                bold=True,
            ),
        ]
        self._table(columns, rows)

    def _day_row(self, share: DayShare) -> list[Cell]:
        whole = self._all[share.day]
        weekday = self._labels.short_weekday(share.day)
        figures = (
            minutes_text(share.clocked),
            minutes_text(share.eligible),
            minutes_text(whole.eligible),
            str(share.turns),
            str(whole.turns),
            turns_text(share.due),
            difference_text(share.difference),
            *_counted(share.counts),
        )
        return [
            cell(f"{share.day:%m-%d} {weekday}", size=_FIGURES),
            *(
                cell(text, size=_FIGURES, colour=GREY if number in (2, 4) else INK)
                for number, text in enumerate(figures)
            ),
        ]

    def _sum_row(self, code: str, figures: Sequence[str], *, bold: bool = False) -> list[Cell]:
        label = self._labels.one(f"fairness.{code}")
        return [cell(label, size=_FIGURES, bold=bold), *(cell(text, size=_FIGURES, bold=bold) for text in figures)]

    def _taken(self, statement: Statement) -> None:
        self._section("fairness.taken", count=len(statement.turns))
        if not statement.turns:
            self._y += 10
            self._say("fairness.none", 9)
            return
        columns = [
            self._column("day", left=True),
            self._column("time", left=True),
            self._column("number"),
            self._column("kind", left=True, flex=1),
            self._column("why", left=True, flex=5),
        ]
        rows = [
            [
                cell(f"{row.at:%m-%d}", size=SMALL),
                cell(f"{row.at:%H:%M}", size=SMALL),
                cell(str(row.number), size=SMALL),
                cell(*self._labels.texts(row.kind), size=SMALL),
                cell(*self._labels.texts(row.why), size=SMALL),
            ]
            for row in statement.turns
        ]
        self._table(columns, rows)

    def _acts(self, statement: Statement) -> None:
        """What was put right, taken back or decided outside the order; nothing is said where there was none."""
        if not statement.acts:
            return
        self._section("fairness.acts", count=len(statement.acts))
        columns = [
            self._column("day", left=True),
            self._column("time", left=True),
            Column(self._labels.each("report.what"), flex=4),
            Column(self._labels.each("report.reason"), flex=3),
            Column(self._labels.each("report.by")),
        ]
        rows = [
            [
                cell(f"{act.at:%m-%d}", size=SMALL),
                cell(f"{act.at:%H:%M}", size=SMALL),
                cell(*self._labels.texts(act.what), size=SMALL),
                cell(*self._labels.texts(act.reason), size=SMALL),
                cell(act.by, size=SMALL),
            ]
            for act in statement.acts
        ]
        self._table(columns, rows)


def _counted(counts: Counts) -> tuple[str, ...]:
    """Make-ups, missed, asked for, mended, overrides."""
    return (
        pair_text(counts.earned, counts.spent),
        count_text(counts.missed),
        count_text(counts.asked_for),
        pair_text(counts.undone, counts.corrected),
        pair_text(counts.overrides_for, counts.overrides_against),
    )
