"""The dashboard page on a real database: live figures, every figure opens its records, roles."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot
from tests.gui.conftest import Context

from showroom.clock import ManualClock
from showroom.gui.dashboard import words
from showroom.gui.dashboard.page import DashboardPage, create
from showroom.gui.kit.charts.base import Chart
from showroom.services import reception
from showroom.services.dashboard import Figures
from showroom.services.reception import Finish, WalkIn

Show = Callable[..., QWidget]
Settled = Callable[[], None]


@pytest.fixture
def page(context: Context, clock: ManualClock, show: Show, settled: Settled) -> DashboardPage:
    """A floor with two served, one of them sold to, and one waiting since four minutes."""
    anna, bo = context.people["Anna"], context.people["Bo"]
    for person in (anna, bo):
        reception.clock_in(context.shop, person, person.staff_id or 0)
    first = reception.walk_in(context.shop, anna, WalkIn(channel="passing"))
    reception.walk_in(context.shop, anna, WalkIn(kind="return", party_size=2))
    clock.advance(minutes=20)
    reception.finish(context.shop, anna, first.visit_id, Finish("bought", status="lunch"))
    reception.walk_in(context.shop, anna, WalkIn())
    clock.advance(minutes=4)
    made = create(context)
    assert isinstance(made, DashboardPage)
    show(made)
    settled()
    return made


def figure(page: DashboardPage, name: str) -> str:
    found = page.findChild(QWidget, f"dashboard.{name}.figure")
    assert found is not None, name
    return str(found.property("text"))


def pick_item(chart: Chart, item: int, qtbot: QtBot) -> None:
    """Walk to the n-th item by keys and open it."""
    chart.setFocus()
    for _ in range(item + 1):
        qtbot.keyClick(chart, Qt.Key.Key_Right)
    qtbot.keyClick(chart, Qt.Key.Key_Return)


@pytest.mark.clause("MGR-01")
def test_live_figures_follow_every_commit_and_the_clock(
    page: DashboardPage, context: Context, clock: ManualClock, qtbot: QtBot, settled: Settled
) -> None:
    assert figure(page, "live.store") == "1"
    assert figure(page, "live.waiting") == "1"
    assert page.live.tiles["waiting"].below.text() == "longest 4:00"
    assert page.live.tiles["waiting"].property("tone") == "alert"
    clock.advance(minutes=2)
    context.ticker.beat()
    assert page.live.tiles["waiting"].below.text() == "longest 6:00"
    assert page.live.tiles["waiting"].property("tone") == "danger"
    other = context.shop.sibling()
    reception.set_status(other, context.people["Anna"], context.people["Anna"].staff_id or 0, "available")
    qtbot.waitUntil(lambda: figure(page, "live.waiting") == "0")
    assert figure(page, "live.store") == "2"


@pytest.mark.clause("MGR-01")
def test_each_live_figure_opens_its_records(page: DashboardPage, qtbot: QtBot, settled: Settled) -> None:
    for key, tile in page.live.tiles.items():
        qtbot.mouseClick(tile, Qt.MouseButton.LeftButton)
        settled()
        found = page.picked_records
        assert found is not None, key
        if key in ("store", "waiting", "turns", "calls", "approve"):
            assert str(found.total) == tile.figure.text(), key
        title = page.findChild(QWidget, "dashboard.records.title")
        assert title is not None
        assert title.property("text") == words.figure_name(found.pick.what)
    table = page.findChild(QWidget, "dashboard.records.table")
    assert table is not None
    qtbot.keyClick(table, Qt.Key.Key_Escape)
    assert page.picked_records is None
    assert not table.isVisible()


@pytest.mark.clause("MGR-02")
def test_charts_agree_with_what_they_open(page: DashboardPage, qtbot: QtBot, settled: Settled) -> None:
    assert page.shown is not None
    trends = page.shown.trends
    nine = trends.hours.index(9)
    pick_item(page.panels.arrivals, nine, qtbot)
    settled()
    assert page.picked_records is not None
    assert page.picked_records.total == trends.arrivals_new[nine] + trends.arrivals_other[nine] == 3
    stage = [key for key, _ in trends.funnel].index("chances")
    pick_item(page.panels.funnel, stage, qtbot)
    settled()
    assert page.picked_records.total == dict(trends.funnel)["chances"] == 3
    pick_item(page.panels.channels, 0, qtbot)
    settled()
    assert page.picked_records.total == 1
    heat = page.panels.heat
    heat.picked.emit(heat.item_key(5 * len(trends.hours) + nine))  # Saturday, nine o'clock
    settled()
    assert page.picked_records.total == trends.heat[5][nine] == 3
    page.panels.people.opened.emit(trends.people[0])
    settled()
    assert page.picked_records.total == trends.people[0].visits


def test_spans_change_the_figures_and_close_their_records(page: DashboardPage, qtbot: QtBot, settled: Settled) -> None:
    page.kpis.visits.pressed.emit()
    settled()
    assert page.picked_records is not None
    assert page.picked_records.total == 3
    button = page.findChild(QPushButton, "dashboard.span.month")
    assert button is not None
    button.click()
    settled()
    assert page.picked_records is None
    assert page.shown is not None
    assert page.shown.trends.period.first.day == 1
    assert figure(page, "visits") == "3"
    assert figure(page, "close_rate") == "100 %"


def test_any_past_span_can_be_looked_at(page: DashboardPage, clock: ManualClock, settled: Settled) -> None:
    back, ahead = (page.findChild(QPushButton, f"dashboard.day.{name}") for name in ("back", "next"))
    assert back is not None
    assert ahead is not None
    assert not ahead.isEnabled()
    back.click()
    settled()
    assert figure(page, "visits") == "0"
    assert figure(page, "live.store") == "1"  # now stays now
    ahead.click()
    settled()
    assert figure(page, "visits") == "3"


@pytest.mark.clause("MGR-02")
def test_a_store_that_was_replayed_opens_at_its_last_day(
    page: DashboardPage, context: Context, clock: ManualClock, show: Show, settled: Settled
) -> None:
    worked = page.day
    clock.advance(days=40)
    made = create(context)
    assert isinstance(made, DashboardPage)
    show(made)
    settled()
    assert made.day == worked
    assert figure(made, "visits") == "3"


def test_a_record_leads_on(page: DashboardPage, context: Context, qtbot: QtBot, settled: Settled) -> None:
    page.live.picked.emit(Figures.WAITING)
    settled()
    assert page.picked_records is not None
    page._records.open(page.picked_records.rows[0])
    assert context.host.went == [("reception", {"visit_id": page.picked_records.rows[0].id})]


def test_only_supervisors_and_managers_see_figures(
    page: DashboardPage, context: Context, qtbot: QtBot, settled: Settled
) -> None:
    context.host.person = context.people["Lin Mei"]
    page.changed()
    settled()
    locked = page.findChild(QWidget, "dashboard.locked")
    body = page.findChild(QWidget, "dashboard.body")
    assert locked is not None
    assert body is not None
    assert locked.isVisible()
    assert not body.isVisible()


def test_an_empty_store_draws_without_figures(context: Context, show: Show, settled: Settled) -> None:
    made = create(context)
    show(made, size=(1208, 720))
    settled()
    assert isinstance(made, DashboardPage)
    assert figure(made, "close_rate") == "–"
    for chart in made.findChildren(Chart):
        chart.grab()


@pytest.mark.parametrize(
    "minor,lang,text",
    [
        (0, "en", "¥0"),
        (99_900, "en", "¥999"),
        (1_234_500, "en", "¥12.3 k"),
        (186_000_000, "en", "¥1.86 M"),
        (1_234_500, "zh_CN", "¥12,345"),
        (186_200_000, "zh_CN", "¥186.2 万"),
        (15_000_000_000, "zh_CN", "¥1.50 亿"),
    ],
)
def test_money_in_short(minor: int, lang: str, text: str) -> None:
    assert words.short_money(minor, "CNY", lang) == text


def test_the_window_may_be_made_narrow_and_wide_again(page: DashboardPage, qtbot: QtBot, settled: Settled) -> None:
    for width in (1040, 1440, 1040, 1900):
        page.resize(width, 800)
        settled()
        assert figure(page, "live.waiting") == "1"
        assert all(tile.isVisible() for tile in page.live.tiles.values())
