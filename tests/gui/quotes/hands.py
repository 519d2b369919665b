"""Hands for the quotes page."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from showroom.gui.quotes.page import QuotesPage
from showroom.gui.quotes.preview import PaperPreview
from showroom.services.quotes import Draft

Settled = Callable[[], None]
MakeDraft = Callable[..., Draft]


def preview_of(page: QuotesPage) -> PaperPreview | None:
    return page.editor.findChild(PaperPreview)


def button(page: QWidget, name: str) -> QWidget:
    found = page.findChild(QWidget, name)
    assert found is not None, name
    return found


def type_product(qtbot: QtBot, page: QuotesPage, settled: Settled, query: str) -> None:
    box = page.editor.lines.search.box
    box.setFocus()
    box.clear()
    qtbot.keyClicks(box, query)
    qtbot.waitUntil(page.editor.lines.search.drop.isVisible)
    settled()
    qtbot.keyClick(box, Qt.Key.Key_Return)
