"""Several lines over a page at once: the page keeps its room, nothing that was said is lost."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tests.gui.shell.conftest import Program

from showroom.gui.kit.bars import MessageBar
from showroom.gui.kit.buttons import Button
from showroom.gui.shell.line_stack import LineStack

MOST_PX = 48
"""A line of the stack: its act and its cross are targets of 40 px."""


def press(stack: LineStack, qtbot: QtBot) -> None:
    more = stack.findChild(Button, "bars.more")
    assert more is not None
    assert more.isVisible()
    qtbot.mouseClick(more, Qt.MouseButton.LeftButton)


def test_the_most_urgent_stands_and_the_others_wait(qtbot: QtBot) -> None:
    news, refused, call = (MessageBar(name) for name in ("news", "refused", "call"))
    stack = LineStack((call, news, refused))
    qtbot.addWidget(stack)
    stack.fit(720)
    stack.resize(1100, 60)
    stack.show()
    news.show_message("Your customer is here", "info", "Go there")
    assert news.isVisible()
    assert stack.findChild(Button, "bars.more") is None
    refused.show_message("Somebody was faster", "danger")
    call.show_message("138 calls", "info")
    assert (refused.isVisible(), news.isVisible(), call.isVisible()) == (True, False, False)
    assert (news.text, call.text) == ("Your customer is here", "138 calls")
    more = stack.findChild(Button, "bars.more")
    assert more is not None
    assert more.text().strip() == "2 more"
    assert more.accessibleDescription() == "138 calls\nYour customer is here"
    press(stack, qtbot)
    assert all(line.isVisible() for line in (call, news, refused))
    assert more.text().strip() == "Fewer"
    press(stack, qtbot)
    refused.dismiss()
    assert call.isVisible()  # the newest of one tone
    assert stack.waiting == (news,)
    call.dismiss()
    assert news.isVisible()
    assert more.isHidden()


def test_at_720_the_lines_take_the_height_of_one(program: Program) -> None:
    program.app.window.resize(1280, 720)
    program.start()
    program.sign_in("Mo Lan")
    window = program.window
    top = window.stack.mapTo(window, window.stack.rect().topLeft()).y()
    window.over.draft_bar.show_message("Something typed was not saved", "info", "Go there")
    window.error_bar.show_message("Somebody was faster")
    window.over.news_bar.show_message("VIP here", "warning", "Go there")
    QApplication.processEvents()
    assert window.over.stack.height() <= MOST_PX
    assert window.stack.mapTo(window, window.stack.rect().topLeft()).y() - top <= MOST_PX + 12
    assert window.error_bar.isVisible()
    window.resize(1440, 900)
    QApplication.processEvents()
    assert len(window.over.stack.waiting) == 1  # two stand where there is room
    assert window.over.news_bar.isVisible()
