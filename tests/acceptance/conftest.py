"""Acceptance tests drive real pages: they take the fixtures of the GUI tests."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from tests.acceptance.reception_desk import Desk
from tests.gui.conftest import Context, _look, context, qapp_args, settled, show, store_shop

from showroom.clock import ManualClock
from showroom.gui.board.announce import announcer
from showroom.gui.kit import sound

__all__ = ["_look", "context", "qapp_args", "settled", "show", "store_shop"]


@pytest.fixture
def played(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The sounds that would have been heard."""
    heard: list[str] = []
    monkeypatch.setattr(announcer(), "_alarmed", None)
    monkeypatch.setattr(announcer(), "_told", {})  # the ids of one test are those of the next
    monkeypatch.setattr(sound, "play", lambda name: heard.append(name) or True)
    return heard


@pytest.fixture
def desk(
    context: Context, show: Callable[..., QWidget], settled: Callable[[], None], qtbot: QtBot, played: list[str]
) -> Desk:
    """The receptionist at the desk, before the doors open."""
    made = Desk(context, show, settled, qtbot)
    made.sign_in("Lin Mei")
    return made


@pytest.fixture
def after_opening(desk: Desk, clock: ManualClock) -> None:
    """The doors are open, so a first visit uses a turn; the manager sits at the desk."""
    clock.advance(hours=2)
    desk.sign_in("Mo Lan")
