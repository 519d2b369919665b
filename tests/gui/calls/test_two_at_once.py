"""Two callers at once, and a caller who is put through: no call is written over another (CAL-01, CAL-11)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tests.gui.calls.test_calls_page import keys, named
from tests.gui.calls.test_line import Line, line, page
from tests.gui.conftest import Context

from showroom.clock import ManualClock
from showroom.domain.telephony.line import LineKind
from showroom.gui.calls.page import CallsPage, create
from showroom.services import calls
from showroom.services.calls import CallRow

__all__ = ["line", "page"]
pytestmark = [pytest.mark.clause("CAL-11"), pytest.mark.clause("CAL-01")]
FIRST, SECOND = "13812345678", "13900001111"


def logged(context: Context) -> tuple[CallRow, ...]:
    return calls.calls_of(context.shop, context.people["Mo Lan"])


def press(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(QApplication.focusWidget() or QApplication.activeWindow(), key, modifier)


def test_the_second_caller_waits_for_nobody_and_the_first_comes_back(
    context: Context, page: CallsPage, line: Line, clock: ManualClock, qtbot: QtBot, settled: Callable[[], None]
) -> None:
    entry = page._entry
    assert entry is not None
    ringing = line.rings(FIRST)
    line.tell(replace(ringing, kind=LineKind.ANSWERED, at=clock.now()))
    began = clock.now()
    keys(qtbot, named(page, "calls.note"), "about the oak table")
    clock.advance(seconds=70)
    line.rings(SECOND, "2")
    assert page.number.text() == FIRST  # nothing happens by itself
    press(Qt.Key.Key_F3)
    settled()
    assert (page.number.text(), entry.about.said) == (SECOND, "")
    held = named(page, "calls.held.who")
    assert named(page, "calls.held").isVisible()
    assert held.property("text") == f"On hold: {FIRST} · 1:10"
    clock.advance(seconds=5)
    context.ticker.ticked.emit(clock.now())
    assert held.property("text") == f"On hold: {FIRST} · 1:15"

    press(Qt.Key.Key_F3, Qt.KeyboardModifier.ShiftModifier)  # back, and the other one waits
    assert (page.number.text(), entry.about.said, entry.began) == (FIRST, "about the oak table", began)
    press(Qt.Key.Key_F3, Qt.KeyboardModifier.ShiftModifier)
    assert (page.number.text(), entry.about.said) == (SECOND, "")

    keys(qtbot, named(page, "calls.note"), "opening hours")
    press(Qt.Key.Key_F5)
    qtbot.waitUntil(lambda: len(logged(context)) == 1)
    settled()
    assert (page.number.text(), entry.about.said, entry.began) == (FIRST, "about the oak table", began)
    assert not named(page, "calls.held").isVisible()
    press(Qt.Key.Key_F5)
    qtbot.waitUntil(lambda: len(logged(context)) == 2)
    settled()
    assert [(row.phone, row.note) for row in reversed(logged(context))] == [
        ("139 0000 1111", "opening hours"),
        ("138 1234 5678", "about the oak table"),
    ]
    assert page.number.text() == ""


def test_a_call_on_hold_outlives_another_language_and_esc_brings_it_back(
    context: Context, page: CallsPage, line: Line, qtbot: QtBot, settled: Callable[[], None]
) -> None:
    keys(qtbot, page.number, FIRST)
    line.rings(SECOND, "2")
    press(Qt.Key.Key_F3)
    again = create(context)
    assert isinstance(again, CallsPage)
    qtbot.addWidget(again)
    again.resume(page.keep())
    assert again._entry is not None
    assert [one.who for one in again._entry.held.calls] == [FIRST]
    press(Qt.Key.Key_Escape)  # the second was a wrong number
    assert page.number.text() == FIRST
    context.undo_bar.undo()
    settled()
    assert page.number.text() == SECOND
    assert named(page, "calls.held").isVisible()


def test_the_bar_counts_and_the_next_one_comes_up_when_one_is_taken(line: Line, clock: ManualClock) -> None:
    first = line.rings(FIRST, "1")
    clock.advance(seconds=4)
    second = line.rings(SECOND, "2")
    assert (line.current is not None and line.current.number, line.others) == (FIRST, 1)  # who has waited longer
    assert line.take() is not None
    assert (line.current is not None and line.current.number, line.others) == (SECOND, 0)
    line.tell(replace(first, kind=LineKind.MISSED, at=clock.now()))
    assert line.current is not None
    assert line.current.number == SECOND  # the first is in the form: it is nobody's news
    line.tell(replace(second, kind=LineKind.MISSED, at=clock.now()))
    third = line.rings("13700002222", "3")
    assert line.current.number == "13700002222"  # what rings comes before what was missed
    line.tell(replace(third, kind=LineKind.ENDED, at=clock.now()))
    assert line.current.kind is LineKind.MISSED
    line.dismiss()
    assert line.current is None


def test_a_caller_who_is_put_through_takes_the_colleagues_place(
    page: CallsPage, line: Line, clock: ManualClock, qtbot: QtBot, settled: Callable[[], None]
) -> None:
    entry = page._entry
    assert entry is not None
    inside = line.rings("102")
    line.tell(replace(inside, kind=LineKind.ANSWERED, at=clock.now()))
    assert line.current is None  # in the form
    keys(qtbot, named(page, "calls.note"), "Bo puts somebody through")
    began = entry.began
    line.tell(replace(inside, kind=LineKind.ANSWERED, at=clock.now(), number=FIRST))
    assert line.current is not None  # somebody else is at the other end now
    press(Qt.Key.Key_F3)
    settled()
    assert (page.number.text(), entry.about.said, entry.began) == (FIRST, "Bo puts somebody through", began)
    assert not named(page, "calls.held").isVisible()


def test_a_withheld_number_opens_an_empty_form(page: CallsPage, line: Line, qtbot: QtBot) -> None:
    entry = page._entry
    assert entry is not None
    line.rings("")
    assert page.number.text() == ""
    press(Qt.Key.Key_F3)
    assert entry.began is not None
    assert page.number.hasFocus()


@pytest.mark.clause("CAL-06")
def test_what_to_say_is_seen_beside_what_is_typed_in_a_small_window(
    page: CallsPage, qtbot: QtBot, settled: Callable[[], None]
) -> None:
    page.window().resize(1060, 620)
    keys(qtbot, page.number, FIRST)
    note = named(page, "calls.note")
    note.setFocus()
    keys(qtbot, note, "a reporter asks")
    settled()
    card, area = named(page, "calls.sensitive"), named(page, "calls.entry.body")

    def are_seen() -> bool:
        shown = note.visibleRegion().boundingRect().height()
        return card.visibleRegion().boundingRect().height() == card.height() and shown >= note.height() // 2

    qtbot.waitUntil(are_seen)
    assert area.isAncestorOf(note)
