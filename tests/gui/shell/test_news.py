"""The line over every page: the owner is told, and for a VIP the manager too (REC-07)."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.gui.shell.conftest import Program

from showroom.domain.staff.actor import DESK, Actor, system_actor
from showroom.gui.shell.news_read import MOST, ReadNews
from showroom.services import policies, reception, staff
from showroom.services.customers import records
from showroom.services.customers.records import Registration
from showroom.services.reception import WalkIn, news_for
from showroom.services.shop import Shop


@pytest.fixture
def desk(store_shop: Shop) -> Shop:
    """The store as another PC sees it."""
    return store_shop.sibling()


def person(shop: Shop, name: str) -> Actor:
    found = staff.find_by_name(shop, system_actor("tests"), name)
    return Actor("staff", found.name, found.role, found.id)


def come(shop: Shop, *names: str) -> None:
    for name in names:
        actor = person(shop, name)
        reception.clock_in(shop, actor, actor.staff_id or 0)


def customer_of(shop: Shop, owner: str) -> int:
    known = Registration({"name": "王小明", "phones": ("13812345678",)})
    return records.register(shop, person(shop, owner), known).id


@pytest.mark.clause("REC-07")
def test_the_owner_reads_it_on_another_pc_and_it_is_gone_when_read(program: Program, desk: Shop) -> None:
    come(desk, "Anna", "Bo", "Chen")
    known = customer_of(desk, "Anna")
    reception.walk_in(desk, DESK, WalkIn())  # Anna is busy now
    p = program
    p.start()
    p.sign_in("Anna")
    p.window.navigate("customers")
    bar = p.window.over.news_bar
    assert bar.text == ""
    given = reception.walk_in(desk, person(desk, "Lin Mei"), WalkIn("return", customer_id=known))
    assert given.decision.served_as == "deputy"
    p.wait(lambda: bar.text == "Your customer is here: visitor 2, served by Bo.")
    assert bar.isVisible()
    bar.dismiss()
    assert bar.text == ""
    reception.greet(desk, person(desk, "Bo"), given.visit_id)
    p.window.navigate("calls")
    bar.look()
    assert bar.text == ""  # read once is read
    p.window.runtime.session.lock()
    p.sign_in("Bo")
    assert bar.text == ""  # it is nobody else's
    reception.hand_over(desk, person(desk, "Bo"), given.visit_id, person(desk, "Chen").staff_id or 0, "")
    p.window.runtime.session.lock()
    p.sign_in("Anna")
    p.wait(lambda: bar.text == "Your customer is here: visitor 2, served by Chen.")
    bar._on_act()
    assert p.window.current == "reception"
    assert bar.text == ""


@pytest.mark.clause("REC-07")
def test_for_a_vip_the_manager_is_told_too(program: Program, desk: Shop) -> None:
    policies.change(desk, person(desk, "Mo Lan"), {"vip_without_owner": "manager_decides"})
    come(desk, "Anna", "Bo")
    known = customer_of(desk, "Anna")
    reception.walk_in(desk, DESK, WalkIn())
    p = program
    p.start()
    p.sign_in("Mo Lan")
    p.window.navigate("dashboard")
    bar = p.window.over.news_bar
    reception.walk_in(desk, person(desk, "Lin Mei"), WalkIn("vip", customer_id=known))
    p.wait(lambda: bar.text == "VIP here: visitor 2, Anna's customer, served by Bo.")
    reception.walk_in(desk, person(desk, "Lin Mei"), WalkIn("vip"))
    p.wait(lambda: "1 more" in bar.text)
    bar.dismiss()
    assert bar.text == "VIP here, visitor 3: the manager says who serves."
    p.window.navigate("reception")
    assert bar.text == ""  # the page asks it, with the act that answers
    p.window.navigate("dashboard")
    assert "visitor 3" in bar.text
    p.window.runtime.session.lock()
    assert bar.text == ""


@pytest.mark.clause("REC-07")
def test_who_is_told_what(store_shop: Shop) -> None:
    shop = store_shop
    policies.change(shop, person(shop, "Mo Lan"), {"owner_busy": "wait"})
    come(shop, "Anna", "Bo")
    known = customer_of(shop, "Anna")
    reception.walk_in(shop, DESK, WalkIn())
    reception.walk_in(shop, person(shop, "Lin Mei"), WalkIn("return", customer_id=known))
    floor = reception.board(shop, person(shop, "Anna"))
    (news,) = news_for(floor, person(shop, "Anna"))
    assert (news.kind, news.number, news.consultant) == ("owner_waits", 2, "")
    assert news_for(floor, person(shop, "Bo")) == ()
    assert news_for(floor, person(shop, "Mo Lan")) == ()  # no VIP
    assert news_for(floor, DESK) == reception.news_of(shop, DESK) == ()
    for name in ("Anna", "Bo", "Mo Lan"):
        assert reception.news_of(shop, person(shop, name)) == news_for(floor, person(shop, name))


@pytest.mark.clause("REC-07")
def test_what_was_read_stays_read_when_the_program_is_opened_again(tmp_path: Path) -> None:
    first, other = ReadNews(tmp_path), ReadNews(tmp_path)
    key, second = (7, "owner_waits", 12, 0), (8, "vip_served", 12, 9)
    first.add(key)
    other.add(second)  # another window of the same PC, opened before
    again = ReadNews(tmp_path)
    assert key in again
    assert second in again
    assert (7, "owner_served", 12, 9) not in again  # somebody else serves: news again
    (tmp_path / "news-read.json").write_text('{"spoiled": 1}', encoding="utf-8")
    spoiled = ReadNews(tmp_path)
    assert key not in spoiled
    spoiled.add(key)
    assert key in ReadNews(tmp_path)
    for visit in range(MOST + 5):
        spoiled.add((7, "owner_waits", 100 + visit, 0))
    assert key not in ReadNews(tmp_path)  # of visits long closed
    assert (7, "owner_waits", 100 + MOST, 0) in ReadNews(tmp_path)
