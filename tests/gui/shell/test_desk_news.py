"""The line about the ownership desk over every page, and the dashboard's tile (REG-08)."""

from __future__ import annotations

import pytest
from tests.gui.shell.conftest import Program
from tests.gui.shell.test_news import person

from showroom.domain.ownership.blind import Said
from showroom.gui.dashboard.alerts import AlertTile
from showroom.gui.ownership.page import OwnershipPage
from showroom.services import ownership
from showroom.services.customers import records
from showroom.services.customers.records import Registration
from showroom.services.ownership import Decision, NewClaim
from showroom.services.shop import Shop


@pytest.fixture
def desk(store_shop: Shop) -> Shop:
    """The store as another PC sees it."""
    return store_shop.sibling()


def register(desk: Shop, name: str, customer: str, phone: str) -> int:
    return records.register(desk, person(desk, name), Registration({"name": customer, "phones": (phone,)})).id


@pytest.mark.clause("REG-08", "MGR-01")
def test_skating_is_told_over_every_page_and_counted_on_the_dashboard(program: Program, desk: Shop) -> None:
    p = program
    p.start()
    p.sign_in("Mo Lan")
    p.window.navigate("dashboard")
    tile = p.window.findChild(AlertTile, "dashboard.alert.skating")
    assert tile is not None
    assert tile.isHidden()
    bar = p.window.over.desk_news
    register(desk, "Anna", "Zhou Ping", "13812345678")
    register(desk, "Bo", "Zhou Ming", "02112345678")  # the same last eight digits
    said = "Skating: Bo registered or quoted a customer whose household Anna looks after."
    p.wait(lambda: bar.text == said and tile.isVisible())
    assert tile.figure.text() == "1"
    tile.pressed.emit()
    page = p.window.findChild(OwnershipPage)
    assert page is not None
    p.wait(lambda: page._skating.isVisible() and [row.staff for row in page._skating.rows()] == ["Bo"])
    bar.dismiss()
    assert bar.text == ""
    p.window.runtime.session.sign_in(person(desk, "Bo"))  # whose doing it was is not told
    p.wait(lambda: bar.text == "")


@pytest.mark.clause("REG-08")
def test_a_blind_window_reaches_who_may_claim_and_a_ruling_who_has_part(program: Program, desk: Shop) -> None:
    anna, bo, manager = (person(desk, name) for name in ("Anna", "Bo", "Mo Lan"))
    customer = register(desk, "Lin Mei", "Zhou Ping", "13812345678")
    p = program
    p.start()
    p.sign_in("Bo")
    bar = p.window.over.desk_news
    case = ownership.open_forgotten(desk, anna, customer_id=customer, serving_id=anna.staff_id)
    p.wait(lambda: bar.text == "A customer forgot who served them. Was it you? State facts in case 1.")
    ownership.state(desk, bo, case, Said(name="Zhou"))
    p.wait(lambda: bar.text == "")
    other = register(desk, "Anna", "Qian Duo", "13900001111")
    claim = ownership.open_claim(desk, bo, NewClaim(other))
    ownership.decide(desk, manager, claim, Decision(anna.staff_id))
    p.wait(lambda: bar.text == "Case 2 is decided: Anna.")
    p.window.navigate("ownership")
    assert bar.news is not None
    bar.go(bar.news)
    page = p.window.findChild(OwnershipPage)
    assert page is not None
    p.wait(lambda: page._table.current_id() == claim)
    p.window.runtime.session.sign_in(manager)
    p.wait(lambda: bar.text == "Anna opened case 1 at the ownership desk.")
