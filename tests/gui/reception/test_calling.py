"""At the desk: whoever is called hears it, the one on deck is told to move up, in sounds and spoken names (REC-02)."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from tests.gui.conftest import Context

from showroom.domain.staff.actor import system_actor
from showroom.gui.board.announce import announcer
from showroom.gui.board.page import create as create_board
from showroom.gui.kit import sound
from showroom.gui.reception.page import ReceptionPage, create
from showroom.services import reception
from showroom.services.customers.records import Registration, register
from showroom.services.reception import WalkIn
from showroom.settings import Settings

SYSTEM = system_actor("tests")
Show = Callable[..., QWidget]
Settled = Callable[[], None]


@pytest.fixture
def heard(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Sounds as they were begun, spoken sentences with their language."""
    found: list[str] = []

    def play(name: sound.Sound) -> bool:
        if name not in found:  # the real one does not begin a sound twice for one act
            found.append(name)
        return True

    monkeypatch.setattr(sound, "play", play)
    monkeypatch.setattr(announcer(), "_told", {})  # the ids of one test are those of the next
    monkeypatch.setattr(announcer().speaker, "say", lambda text, lang, _volume: found.append(f"{lang}: {text}"))
    return found


def opened(context: Context, show: Show, qtbot: QtBot) -> ReceptionPage:
    page = create(context)
    assert isinstance(page, ReceptionPage)
    show(page, (1208, 900))
    qtbot.waitUntil(lambda: not page.is_stale)
    QApplication.processEvents()
    return page


def clock_in(context: Context, *names: str) -> None:
    for name in names:
        reception.clock_in(context.shop, SYSTEM, context.people[name].staff_id or 0)


def walk_in(page: ReceptionPage, qtbot: QtBot, settled: Settled) -> None:
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    page.open_walk_in()
    qtbot.keyClick(QApplication.focusWidget() or page, Qt.Key.Key_Return)
    settled()


@pytest.mark.clause("REC-02")
def test_a_walk_in_sounds_and_the_one_on_deck_is_told_to_move_up(
    context: Context, show: Show, qtbot: QtBot, settled: Settled, heard: list[str]
) -> None:
    clock_in(context, "Anna", "Bo")
    page = opened(context, show, qtbot)
    walk_in(page, qtbot, settled)
    qtbot.waitUntil(lambda: heard == ["assigned", "move_up"])


@pytest.mark.clause("REC-02")
def test_names_are_spoken_once_though_the_floor_board_of_this_pc_hears_of_it_too(
    context: Context, show: Show, qtbot: QtBot, settled: Settled, heard: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    spoken = Settings(language="en", theme="light", spoken_names=True)
    monkeypatch.setattr(context, "_settings", lambda: spoken)
    clock_in(context, "Anna", "Bo")
    page = opened(context, show, qtbot)
    board = create_board(context)
    show(board, (1280, 720))
    walk_in(page, qtbot, settled)
    qtbot.waitUntil(lambda: "move_up" in heard)
    assert [one for one in heard if ":" in one] == ["en: Anna, a visitor for you, please.", "en: Bo, please move up."]


def test_names_are_not_spoken_unless_it_is_switched_on(
    context: Context, show: Show, qtbot: QtBot, settled: Settled, heard: list[str]
) -> None:
    clock_in(context, "Anna")
    page = opened(context, show, qtbot)
    walk_in(page, qtbot, settled)
    assert heard == ["assigned"]  # and nobody is on deck


@pytest.mark.clause("REC-02", "REC-07")
def test_nobody_moves_up_when_an_owner_further_down_serves(
    context: Context, show: Show, qtbot: QtBot, settled: Settled, heard: list[str]
) -> None:
    clock_in(context, "Anna", "Bo", "Chen")
    owner = context.people["Chen"].staff_id
    saved = register(context.shop, SYSTEM, Registration({"name": "孙丽", "phones": ("13812345678",)}, owner_id=owner))
    page = opened(context, show, qtbot)
    context.door.command(
        lambda shop: reception.walk_in(shop, SYSTEM, WalkIn(kind="return", customer_id=saved.id)),
        lambda made: page.acts.assigned.emit(made, None),
    )
    settled()
    qtbot.waitUntil(lambda: "assigned" in heard)
    assert not announcer()._second.isActive()
    assert "move_up" not in heard
