"""A window left open overnight shows the new day by itself, and asks nothing about yesterday's visitors (REC-14)."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtWidgets import QLabel
from tests.gui.shell.conftest import Program

from showroom.clock import ManualClock, SystemClock
from showroom.domain.staff.actor import DESK, system_actor
from showroom.gui.reception.nudges import coming
from showroom.gui.reception.page import ReceptionPage
from showroom.services import reception, staff
from showroom.services.reception import WalkIn, news_for
from showroom.services.shop import Shop


@pytest.mark.clause("REC-14")
def test_the_new_day_begins_without_anybody_doing_anything(
    program: Program, store_shop: Shop, clock: ManualClock
) -> None:
    system = system_actor("tests")
    anna = staff.find_by_name(store_shop, system, "Anna")
    reception.clock_in(store_shop, system, anna.id)
    reception.walk_in(store_shop, DESK, WalkIn("vip"))
    program.start()
    program.sign_in("Mo Lan")
    program.window.navigate("reception")
    page = program.window.current_page
    assert isinstance(page, ReceptionPage)

    def subtitle() -> str:
        found = page.findChild(QLabel, "reception.subtitle")
        return found.text() if found is not None else ""

    program.runtime.ticker.beat()
    assert subtitle().startswith("Saturday 21 November")
    assert page.rotation.people() != ()
    clock.advance(hours=18, minutes=29)  # 03:59: still the same business day
    program.runtime.ticker.beat()
    assert page.rotation.people() != ()
    clock.advance(minutes=2)
    program.runtime.ticker.beat()
    assert subtitle().startswith("Sunday 22 November")
    assert page.rotation.people() == ()
    floor = reception.board(store_shop, DESK)
    (left,) = floor.serving
    assert left.carried
    assert coming(floor) == ()  # nobody is asked whether yesterday's visitor was greeted
    assert news_for(floor, program.runtime.session.actor) == ()
    program.wait(lambda: program.window.over.news_bar.text == "")
    clock.advance(days=-1)  # the PC's clock is put right
    program.runtime.ticker.beat()
    assert subtitle().startswith("Saturday 21 November")


@pytest.mark.clause("REC-18")
@pytest.mark.parametrize(
    ("hours", "said"), [(-2, "set back by 2 h 0 min: it says 2026-11-21 07:30"), (24, "set forward by 24 h 0 min")]
)
def test_a_clock_moved_under_an_open_store_is_told(program: Program, store_shop: Shop, hours: int, said: str) -> None:
    wall = [datetime(2026, 11, 21, 1, 30, tzinfo=UTC)]
    program.runtime.clock = SystemClock(lambda: wall[0], lambda: 5.0)
    program.start()
    program.sign_in("Mo Lan")
    program.runtime.ticker.beat()
    assert program.window.error_bar.text == ""
    wall[0] += timedelta(hours=hours)
    program.runtime.ticker.beat()
    assert said in program.window.error_bar.text
