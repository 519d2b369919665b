"""The agents page: a notice by keyboard, conflicts at once, disputes, the list of agents (REC-24)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from tests.gui.conftest import Context

from showroom.clock import ManualClock
from showroom.gui.agents import words
from showroom.gui.agents.dialogs import NoticeDialog
from showroom.gui.agents.page import AgentsPage, badge, create
from showroom.gui.kit.buttons import Segment
from showroom.gui.kit.dialog import Dialog
from showroom.gui.kit.table import Table
from showroom.services import agents
from showroom.services.agents import NewAgent, NewNotice, NoticeRow, NoticeState

pytestmark = pytest.mark.clause("REC-24")


@pytest.fixture
def page(context: Context, show: Callable[..., QWidget], qtbot: QtBot) -> AgentsPage:
    for new in (NewAgent("Gu Wei", "Lotus Homes", "13911112222"), NewAgent("顾小莲", "枫叶设计")):
        agents.add_agent(context.shop, context.people["Anna"], new)
    made = create(context)
    assert isinstance(made, AgentsPage)
    show(made)
    qtbot.waitUntil(lambda: not made.is_stale)
    return made


def form() -> NoticeDialog:
    found = QApplication.activeModalWidget()
    assert isinstance(found, NoticeDialog)
    return found


def edit(root: QWidget, name: str) -> QLineEdit:
    found = root.findChild(QLineEdit, name)
    assert found is not None, name
    return found


def press(root: QWidget, name: str) -> None:
    button = root.findChild(QPushButton, name)
    assert button is not None, name
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def notices(context: Context, which: agents.Which = "valid") -> tuple[NoticeRow, ...]:
    return agents.notices(context.shop, context.people["Mo Lan"], which)


def given(context: Context, place: int = 0, phone: str = "138****5678") -> int:
    people = agents.agents(context.shop, context.people["Anna"])
    agent = next(row for row in people if row.name == ("Gu Wei", "顾小莲")[place])
    return agents.notice(context.shop, context.people["Anna"], NewNotice(phone, "Mr Li", agent.id)).id


def type_in(widget: QWidget, text: str) -> None:
    for letter in text:
        QTest.keyClick(widget, ord(letter))


def renew(page: AgentsPage, context: Context, qtbot: QtBot) -> None:
    """Read again and wait for the list, which comes from the background."""
    page.refresh()
    qtbot.waitUntil(lambda: not context.door.is_busy, timeout=10_000)
    QApplication.processEvents()


def table(page: AgentsPage) -> Table[NoticeRow]:
    found = page.findChild(Table, "agents.table")
    assert isinstance(found, Table)
    return found


def test_a_notice_is_taken_by_keyboard_alone(
    page: AgentsPage, context: Context, settled: Callable[[], None], qtbot: QtBot
) -> None:
    qtbot.waitUntil(page.window().isActiveWindow)
    QTest.keyClick(page, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: form().isActiveWindow() and form().phone.hasFocus())
    type_in(form().phone, "138****5678")
    QTest.keyClick(form().phone, Qt.Key.Key_Return)
    customer = edit(form(), "agents.notice.customer")
    qtbot.waitUntil(customer.hasFocus)
    type_in(customer, "Mr Li")
    QTest.keyClick(customer, Qt.Key.Key_Tab)
    search = edit(form(), "agents.notice.agent.search")
    qtbot.waitUntil(search.hasFocus)
    type_in(search, "xiaolian")  # pinyin finds 顾小莲
    QTest.keyClick(search, Qt.Key.Key_Return)
    chosen = form().agent.agent
    assert chosen is not None
    assert chosen.name == "顾小莲"
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settled()
    assert QApplication.activeModalWidget() is None
    (row,) = notices(context)
    assert (row.phone, row.customer_name, row.agent, row.agency) == ("138****5678", "Mr Li", "顾小莲", "枫叶设计")
    current = table(page).current()
    assert current is not None
    assert current.id == row.id
    context.undo_bar.undo()
    settled()
    assert notices(context) == ()


def test_another_houses_notice_is_told_while_the_number_is_typed(
    page: AgentsPage, context: Context, settled: Callable[[], None], qtbot: QtBot
) -> None:
    given(context)
    dialog = page.begin()
    edit(dialog, "agents.notice.phone").setText("138****5678")
    qtbot.waitUntil(lambda: dialog.found.findings is not None)
    said = dialog.found.accessibleDescription()
    assert "Announced before: Lotus Homes (Gu Wei)" in said
    dialog.agent.pick(dialog.agent.found("lotus")[0])  # their own house: no conflict any more
    qtbot.waitUntil(lambda: "By the same agency" in dialog.found.accessibleDescription())
    edit(dialog, "agents.notice.phone").setText("139****0000")
    qtbot.waitUntil(lambda: "Nobody has announced" in dialog.found.accessibleDescription())
    settled()
    dialog.reject()


def test_somebody_new_comes_with_the_notice(page: AgentsPage, context: Context, settled: Callable[[], None]) -> None:
    dialog = page.begin()
    dialog.phone.setText("5678")
    search = edit(dialog, "agents.notice.agent.search")
    search.setText("Ines")
    QTest.keyClick(search, Qt.Key.Key_Return)
    assert dialog.agent.is_new
    assert edit(dialog, "agents.notice.agent.new_name").text() == "Ines"
    edit(dialog, "agents.notice.agent.new_phone").setText("137")
    dialog.submit()
    assert dialog.fields["agent_phone"].error
    edit(dialog, "agents.notice.agent.new_phone").setText("13700001111")
    dialog.submit()
    settled()
    (row,) = notices(context)
    assert (row.agent, row.agency) == ("Ines", "")


def test_what_is_missing_is_said_at_its_field(page: AgentsPage, context: Context) -> None:
    dialog = page.begin()
    edit(dialog, "agents.notice.time").setText("99")
    edit(dialog, "agents.notice.days").setText("x")
    dialog.submit()
    wrong = {key for key, field in dialog.fields.items() if field.error}
    assert wrong == {"phone", "agent", "noticed_at", "valid_days"}
    assert notices(context) == ()
    dialog.reject()


def test_a_message_of_this_morning_keeps_its_time(
    page: AgentsPage, context: Context, settled: Callable[[], None]
) -> None:
    dialog = page.begin()
    dialog.phone.setText("138****5678")
    dialog.agent.pick(dialog.agent.found("lotus")[0])
    edit(dialog, "agents.notice.time").setText("0815")
    dialog.submit()
    settled()
    (row,) = notices(context)
    assert row.noticed_at == context.clock.now() - timedelta(minutes=75)
    assert row.recorded_at == context.clock.now()


def test_who_was_first_and_how_long_it_holds_stands_in_the_list(
    page: AgentsPage, context: Context, clock: ManualClock, qtbot: QtBot
) -> None:
    first = given(context)
    clock.advance(minutes=5)
    second = given(context, 1)
    renew(page, context, qtbot)
    model = table(page).model()
    shown = {
        table(page).rows()[at].id: [str(model.index(at, column).data()) for column in (2, 4, 5)]
        for at in range(model.rowCount())
    }
    left = words.left(context.clock.now() + timedelta(days=30), context.clock.now())
    assert left.startswith("30")
    assert shown == {first: ["Was first", left, "Holds"], second: ["Came later", left, "Holds"]}


def test_a_dispute_is_counted_and_taken_back(
    page: AgentsPage, context: Context, settled: Callable[[], None], qtbot: QtBot
) -> None:
    notice = given(context)
    renew(page, context, qtbot)
    table(page).select_id(notice)
    press(page, "agents.dispute")
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, Dialog)
    dialog.submit()
    assert dialog.fields["reason"].error
    reason = dialog.findChild(QPlainTextEdit, "agents.dispute.reason")
    assert reason is not None
    reason.setPlainText("Both were there")
    dialog.submit()
    settled()
    assert badge(context) == 1
    assert [row.state for row in notices(context)] == [NoticeState.DISPUTED]
    press(page, "agents.restore")
    settled()
    assert badge(context) == 0


def test_a_withdrawn_notice_leaves_the_list_and_comes_back(
    page: AgentsPage, context: Context, settled: Callable[[], None], qtbot: QtBot
) -> None:
    notice = given(context)
    renew(page, context, qtbot)
    table(page).select_id(notice)
    press(page, "agents.withdraw")
    settled()
    assert table(page).rows() == ()
    context.undo_bar.undo()
    settled()
    assert len(table(page).rows()) == 1


def test_agents_and_houses_are_kept_behind_their_tab(
    page: AgentsPage, context: Context, settled: Callable[[], None]
) -> None:
    which = page.findChild(Segment, "agents.which")
    people = page.findChild(Table, "agents.people.table")
    assert which is not None
    assert people is not None
    which.set_value("people")
    assert [row.name for row in people.rows()] == ["Gu Wei", "顾小莲"]
    people.select_id(people.rows()[0].id)
    press(page, "agents.people.house")
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, Dialog)
    edit(dialog, "agents.house.days").setText("7")
    dialog.submit()
    settled()
    assert [row.valid_days for row in people.rows()] == [7, 30]
    press(page, "agents.people.end")
    settled()
    assert [row.name for row in people.rows()] == ["顾小莲"]
    context.undo_bar.undo()
    settled()
    assert len(people.rows()) == 2
