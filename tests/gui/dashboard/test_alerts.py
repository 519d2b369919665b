"""What wants the eye on the floor, in the window: each figure follows the floor and opens its records (MGR-01)."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from tests.gui.conftest import Context

from showroom.clock import ManualClock
from showroom.gui.dashboard import words
from showroom.gui.dashboard.page import DashboardPage, create
from showroom.services import policies, reception
from showroom.services.calls import NewAlert, alerts
from showroom.services.customers.records import Registration, register
from showroom.services.dashboard import Figures
from showroom.services.reception import WalkIn

pytestmark = pytest.mark.clause("MGR-01")

Show = Callable[..., QWidget]
Settled = Callable[[], None]


@pytest.fixture
def page(context: Context, clock: ManualClock, show: Show, settled: Settled) -> DashboardPage:
    """A floor with everything that wants the eye, once."""
    shop, people = context.shop, context.people
    manager, anna, bo, chen = (people[name] for name in ("Mo Lan", "Anna", "Bo", "Chen"))
    changes: dict[str, str | bool | int] = {
        "desk_minimum": 1,
        "vip_without_owner": "manager_decides",
        "held_out_by.unregistered_guest": True,
    }
    policies.change(shop, manager, changes, note="for the floor")
    for person in (anna, bo, chen):
        reception.clock_in(shop, person, person.staff_id or 0)
    form = Registration({"name": "孙丽", "phones": ("13812345678",)}, owner_id=anna.staff_id)
    owned = register(shop, manager, form).id
    first = reception.walk_in(shop, anna, WalkIn())  # Anna
    clock.advance(seconds=75)
    reception.missed(shop, manager, first.visit_id, "point")  # Bo comes instead
    reception.override(shop, manager, first.visit_id, chen.staff_id or 0, "speaks the dialect")
    reception.set_status(shop, anna, anna.staff_id or 0, "lunch")
    reception.walk_in(shop, anna, WalkIn(kind="return", customer_id=owned))  # Bo for Anna
    reception.walk_in(shop, anna, WalkIn(kind="vip"))
    reception.duty_due(shop, manager, anna.staff_id or 0, "unregistered_guest", "visit 1")
    clock.advance(seconds=30)
    made = create(context)
    assert isinstance(made, DashboardPage)
    show(made)
    settled()
    return made


def figures(page: DashboardPage) -> dict[str, str]:
    return {key: tile.figure.text() for key, tile in page.alerts.tiles.items()}


def test_each_figure_opens_as_many_records_as_it_says(
    page: DashboardPage, context: Context, qtbot: QtBot, settled: Settled
) -> None:
    assert figures(page) == {
        "vip": "1", "another": "1", "missed": "1", "overridden": "1", "held": "1", "open": "3", "short": "0:30",
        "empty": "0:30",
    }  # fmt: skip
    for key, tile in page.alerts.tiles.items():
        qtbot.mouseClick(tile, Qt.MouseButton.LeftButton)
        settled()
        found = page.picked_records
        assert found is not None
        expected = tile.figure.text()
        assert str(found.total) == expected if ":" not in expected else found.rows[0].seconds == 30, key
        title = page.findChild(QWidget, "dashboard.records.title")
        assert title is not None
        assert title.property("text") == words.figure_name(found.pick.what)
        for row in found.rows:
            if row.kind != "visit":  # whose states are called alike in English
                assert words.state_name(row.kind, row.state) != row.state, "a state without a word"
            page._records.open(row)
    assert ("reception", {"staff_id": context.people["Anna"].staff_id}) in context.host.went
    assert all(set(arguments) <= {"visit_id", "staff_id", "customer_id"} for _page, arguments in context.host.went)


@pytest.mark.clause("REC-05")
def test_the_desks_seconds_run_while_nobody_is_there(
    page: DashboardPage, context: Context, clock: ManualClock, qtbot: QtBot
) -> None:
    assert page.alerts.tiles["empty"].property("tone") == "danger"
    clock.advance(seconds=12)
    context.ticker.beat()
    assert figures(page)["empty"] == "0:42"
    chen = context.people["Anna"]
    reception.set_status(context.shop.sibling(), chen, chen.staff_id or 0, "available")
    qtbot.waitUntil(lambda: page.alerts.tiles["empty"].property("tone") != "danger")
    clock.advance(seconds=12)
    context.ticker.beat()
    assert figures(page)["empty"] == "0:42"


def test_a_calm_floor_shows_noughts_and_no_desk_where_none_is_kept(
    context: Context, show: Show, settled: Settled
) -> None:
    made = create(context)
    assert isinstance(made, DashboardPage)
    show(made, size=(1208, 720))
    settled()
    assert {key: text for key, text in figures(made).items() if key not in ("short", "empty")} == dict.fromkeys(
        ("vip", "another", "missed", "overridden", "held", "open"), "0"
    )
    assert all(not tile.property("tone") for tile in made.alerts.tiles.values())
    assert not made.alerts.tiles["short"].isVisible()
    assert Figures.OPEN_VISITS.value == "open_visits"


@pytest.mark.clause("CAL-06")
def test_a_sensitive_call_stands_across_the_strip_until_it_is_acknowledged(
    page: DashboardPage, context: Context, qtbot: QtBot, settled: Settled
) -> None:
    tile = page.alerts.sensitive
    assert not tile.isVisible()
    alert = alerts.send(context.shop, context.people["Anna"], NewAlert("legal", note="a lawyer writes"))
    page.changed()
    qtbot.waitUntil(tile.isVisible)
    settled()
    assert tile.figure.text() == "1"
    qtbot.mouseClick(tile, Qt.MouseButton.LeftButton)
    assert context.host.went[-1] == ("calls", {"tab": "callbacks"})
    alerts.acknowledge(context.shop, context.people["Mo Lan"], alert)
    page.changed()
    qtbot.waitUntil(lambda: not tile.isVisible())
