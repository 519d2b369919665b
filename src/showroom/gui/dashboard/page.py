"""The dashboard as a page and as a window of its own (MGR-01, MGR-02). Read off the GUI thread, shown at once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from showroom.domain.dashboard.period import Period, Span, shifted
from showroom.domain.errors import Refused
from showroom.domain.staff.permissions import may
from showroom.gui.dashboard import words
from showroom.gui.dashboard.alerts import AlertStrip
from showroom.gui.dashboard.panels import Panels
from showroom.gui.dashboard.records import RecordsPanel
from showroom.gui.dashboard.shown_day import ShownDay
from showroom.gui.dashboard.tiles import KpiStrip, LiveStrip
from showroom.gui.kit.buttons import Button, Segment
from showroom.gui.kit.cards import EmptyState
from showroom.gui.kit.header import PageHeader
from showroom.gui.kit.layouts import EDGE, boxed, hbox, page_body, vbox
from showroom.gui.kit.page import Page, WidthClass
from showroom.gui.kit.theme import THEME
from showroom.gui.kit.work import Job
from showroom.gui.shell.context import ShellContext
from showroom.services import dashboard
from showroom.services.dashboard import Figures, Live, Pick, Records, Trends

_LIVE = (
    Figures.IN_STORE,
    Figures.WAITING,
    Figures.CALLBACKS_OPEN,
    Figures.CALLBACKS_OVERDUE,
    Figures.QUOTES_TO_APPROVE,
    Figures.VIP_WAITING,
    Figures.WITH_ANOTHER,
    Figures.HELD_OUT,
    Figures.OPEN_VISITS,
)


def create(context: ShellContext) -> Page:
    """The page; the same one stands alone in ``--window dashboard``."""
    return DashboardPage(context)


@dataclass(frozen=True, slots=True)
class _Read:
    live: Live
    trends: Trends
    records: Records | None


class DashboardPage(Page):
    """Live strip, figures of the span, charts; the records of what was pressed at the side."""

    def __init__(self, context: ShellContext) -> None:
        super().__init__("dashboard")
        self.title = self.tr("Dashboard")
        self._context = context
        self._pick: Pick | None = None
        self._pick_name = ""
        self._job: Job[_Read] | None = None
        self._again = False
        self.shown: _Read | None = None
        self._span = Segment(
            [("day", self.tr("Day")), ("week", self.tr("Week")), ("month", self.tr("Month"))],
            "dashboard.span",
            "day",
            self.tr("Span of days"),
        )
        self._span.changed.connect(self._on_span)
        self._report = Button(self.tr("Daily report"), "dashboard.report", icon="printer", kind="plain")
        self._report.clicked.connect(lambda: context.navigate("reports"))
        self.shown_day = ShownDay(context)
        self.shown_day.changed.connect(self._on_day)
        self._acts: tuple[QWidget, ...] = (*self.shown_day.parts, self._span, self._report)
        self._header = PageHeader(self.title, "dashboard", *self._acts, subtitle=" ")
        self.shown_day.choose_first()
        self.live = LiveStrip(context)
        self.live.picked.connect(lambda what: self.pick(self._today(what)))
        self.alerts = AlertStrip(context)
        self.alerts.picked.connect(lambda what: self.pick(self._today(what)))
        self.kpis = KpiStrip(context)
        self.kpis.picked.connect(self._on_kpi)
        self.panels = Panels(context)
        self.panels.picked.connect(self.pick)
        self._records = RecordsPanel(context)
        self._records.closed.connect(self.close_records)
        inside = boxed(
            vbox(self.live, self.alerts, self.kpis, self.panels, spacing=12, margins=(0, 0, 0, 4)), "dashboard.inside"
        )
        self._scroll = page_body(inside, "dashboard.scroll")
        self._locked = EmptyState(
            "lock",
            self.tr("For supervisors and managers"),
            self.tr("The figures of the store are shown to supervisors and managers who have signed in."),
            "dashboard.locked",
        )
        self._body = boxed(hbox(self._scroll), "dashboard.body")
        head = boxed(hbox(self._header, margins=(0, 0, EDGE, 0)))
        self.setLayout(vbox(head, self._body, self._locked, spacing=14, margins=(28, 20, 28 - EDGE, 16)))
        self._records.setParent(self)  # over the charts: figures keep their places while their records are read
        self._records.hide()
        self._locked.hide()

    # -- reading
    def refresh(self) -> None:
        allowed = may(self._context.actor(), "dashboard.view")
        self._body.setVisible(allowed)
        self._locked.setVisible(not allowed)
        for act in self._acts:
            act.setVisible(allowed)
        if not allowed:
            self._header.show_subtitle("")
            return
        if self._job is not None:
            self._again = True  # one read at a time; what was committed meanwhile is read right after
            return
        self.shown_day.follow()
        actor, span, pick, day = self._context.actor(), Span(self._span.value()), self._pick, self.day

        def read(job: Job[_Read]) -> _Read:
            live = dashboard.live(job.shop, actor)
            trends = dashboard.trends(job.shop, actor, span, day)
            return _Read(live, trends, dashboard.records(job.shop, actor, pick) if pick is not None else None)

        self._job = self._context.door.background(read, self._on_read, self._on_failed)

    def _on_read(self, found: _Read) -> None:
        self._job = None
        period = found.trends.period
        if (period.span.value, period.last) == (self._span.value(), self.day):
            self.shown = found
            self.live.show_live(found.live)
            self.alerts.show_live(found.live)
            self.kpis.show_trends(found.trends, _before(found.trends.period))
            self.panels.show_trends(found.trends)
            self._header.show_subtitle(self._subtitle(found.trends.period))
            if found.records is not None and found.records.pick == self._pick:
                self._records.show_records(found.records, self._pick_name)
        if self._again:
            self._again = False
            self.refresh()

    def _on_failed(self, error: BaseException) -> bool:
        self._job = None
        self._again = False
        # Signed out while it was read: the page shows its lock with the next refresh.
        return isinstance(error, Refused)

    def _subtitle(self, period: Period) -> str:
        lang = self._context.language
        if period.span is Span.DAY:
            days = words.long_day(period.last, lang)
        else:
            days = f"{words.short_day(period.first, lang)} – {words.short_day(period.last, lang)}"
        if period.last.year != self.shown_day.today.year:
            days = words.with_year(days, period.last.year, lang)
        if self._width == "compact":
            return days  # each figure says what it is held against
        return self.tr("{days} · compared with {before}").format(days=days, before=_before(period))

    # -- the day
    @property
    def day(self) -> date:
        """The last day of the span."""
        return self.shown_day.day

    def show_day(self, day: date) -> None:
        """The span that ends with ``day``, no later than today."""
        self.shown_day.show(day)

    def _on_day(self, by: int) -> None:
        if by:
            self.show_day(shifted(Span(self._span.value()), self.day, by))
        else:
            self._on_span("")

    # -- picking
    def _today(self, what: Figures) -> Pick:
        if what in _LIVE:
            return Pick(what)
        today = self.shown_day.today
        return Pick(what, today, today)

    def _on_kpi(self, what: Figures) -> None:
        if self.shown is not None:
            period = self.shown.trends.period
            self.pick(Pick(what, period.first, period.last))

    def pick(self, pick: Pick, name: str = "") -> None:
        """Open the records behind a figure."""
        self._pick, self._pick_name = pick, name
        self._records.show_records(Records(pick, 0, ()), name)
        self._place_records()
        self._records.show()
        self._records.raise_()
        self._records.focus_first()
        self._stale = True
        self._refresh_now()

    def close_records(self) -> None:
        self._pick = None
        self._records.hide()

    @property
    def picked_records(self) -> Records | None:
        """What the records panel shows; None while it is closed."""
        return self.shown.records if self.shown is not None and self._pick is not None else None

    def _on_span(self, _span: str) -> None:
        if self._pick is not None and self._pick.first is not None:
            self.close_records()
        self._stale = True
        self._refresh_now()

    # -- the page
    def reflow(self, width: WidthClass) -> None:
        self.live.reflow(width)
        self.alerts.reflow(width)
        self.panels.reflow(width)
        self._place_records()

    def _place_records(self) -> None:
        """At the right edge, as high as the figures; a wide window shows more of a record."""
        width = min(THEME.px(560 if self.width() >= THEME.px(1500) else 480), self.width() - 24)
        area = self._body.geometry()
        self._records.setGeometry(area.right() - width, area.top(), width, area.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_records()

    def focus_first(self) -> None:
        self._span.setFocus(Qt.FocusReason.OtherFocusReason)

    def keep(self) -> dict[str, Any]:
        day = None if self.shown_day.follows else self.day
        return {"pick": self._pick, "name": self._pick_name, "day": day}

    def resume(self, kept: dict[str, Any]) -> None:
        if kept.get("day") is not None:
            self.show_day(kept["day"])
        if kept.get("pick") is not None:
            self.pick(kept["pick"], kept.get("name", ""))


def _before(period: Period) -> str:
    """What a span is held against."""
    return {
        Span.DAY: QCoreApplication.translate("DashboardPage", "the same weekday before"),
        Span.WEEK: QCoreApplication.translate("DashboardPage", "the week before"),
        Span.MONTH: QCoreApplication.translate("DashboardPage", "the month before"),
    }[period.span]
