"""The time line in the whole program: opened from the sidebar, in Chinese, at the moment looked at (REC-18)."""

from __future__ import annotations

import re

import pytest
from PySide6.QtCore import QDate
from PySide6.QtWidgets import QAbstractButton, QLabel
from tests.gui.shell.conftest import Program, program

from showroom.clock import ManualClock
from showroom.domain.staff.actor import DESK, system_actor
from showroom.gui.timeline.page import TimelinePage
from showroom.services import reception, staff
from showroom.services.reception import WalkIn
from showroom.services.shop import Shop

__all__ = ["program"]
pytestmark = pytest.mark.clause("REC-18")
SYSTEM = system_actor("tests")


@pytest.fixture
def busy(store_shop: Shop, clock: ManualClock) -> Shop:
    """11:00 Anna, Bo and Chen come; four visitors, the fourth waits; Bo's visitor is greeted."""
    clock.advance(hours=1, minutes=30)
    for name in ("Anna", "Bo", "Chen"):
        reception.clock_in(store_shop, SYSTEM, staff.find_by_name(store_shop, SYSTEM, name).id)
    visits = [reception.walk_in(store_shop, DESK, WalkIn()).visit_id for _ in range(4)]
    clock.advance(minutes=2)
    reception.greet(store_shop, DESK, visits[1])
    return store_shop


def page_of(program: Program) -> TimelinePage:
    assert isinstance(program.window.current_page, TimelinePage)
    return program.window.current_page


def test_every_word_is_chinese_and_the_moment_stays(program: Program, busy: Shop) -> None:
    program.start()
    program.sign_in("Mo Lan")
    program.window.navigate("timeline")
    program.wait(lambda: page_of(program).line is not None)
    page = page_of(program)
    assert page.line is not None
    fourth = next(index for index, act in enumerate(page.line.acts) if act.facts.get("number") == 4)
    page.playhead.to_act(fourth)
    program.runtime.change(language="zh_CN")
    program.wait(lambda: page_of(program).title == "时间线" and page_of(program).line is not None)
    page = page_of(program)
    assert page.playhead.index == fourth
    shown = [label.text() for label in page.findChildren(QLabel) if label.isVisible()]
    shown += [button.text() for button in page.findChildren(QAbstractButton) if button.isVisible()]
    rows = page.view.floor.rows_model
    shown += [str(rows.data(rows.index(row))) for row in range(rows.rowCount())]
    acts = page.view.acts.rows
    shown += [str(acts.data(acts.index(row))) for row in range(acts.rowCount())]
    names = re.compile(r"Anna|Bo|Chen|Mo Lan|Riverside|furniture|calendar|tests")
    english = [text for text in shown if re.search(r"[A-Za-z]{2,}", names.sub("", text))]
    assert english == []
    page.view.ask(next(row for row in rows.rows if row.kind == "person"))
    assert page.view.why.shown is not None
    assert not page.view.why.shown.sentence.isascii()
    assert page.view.why.shown.sentence.startswith("Anna")
    page.days.edit.setDate(QDate(2026, 11, 2))
    program.wait(lambda: page.line is None)
    assert page._empty.title.text() == "这一天没有记录"


def test_a_walk_in_on_the_reception_page_is_there_at_once(program: Program, busy: Shop) -> None:
    program.start()
    program.sign_in("Mo Lan")
    program.window.navigate("timeline")
    program.wait(lambda: page_of(program).line is not None)
    line = page_of(program).line
    assert line is not None
    count = len(line)
    program.runtime.door.command(lambda shop: reception.walk_in(shop, DESK, WalkIn()))
    program.wait(lambda: page_of(program).line is not None and page_of(program).view.acts.rows.rowCount() > count)
    assert page_of(program).playhead.following
