"""Hands and eyes for the floor board."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from tests.gui.conftest import Context

from showroom.domain.reception import terms
from showroom.domain.staff.actor import system_actor
from showroom.gui.board.page import FloorBoardPage, create
from showroom.gui.board.surface import BoardSurface
from showroom.gui.board.view import BoardView, Member, Serving
from showroom.services import reception

SYSTEM = system_actor("tests")
SIZES = [(1280, 720), (1440, 900), (1920, 1080), (3840, 2160), (1080, 1920)]
Show = Callable[..., QWidget]


def clock_in(context: Context, *names: str) -> None:
    for name in names:
        reception.clock_in(context.shop, SYSTEM, context.people[name].staff_id or 0)


def opened(context: Context, show: Show, size: tuple[int, int] = (1280, 720)) -> FloorBoardPage:
    page = create(context)
    assert isinstance(page, FloorBoardPage)
    show(page, size)
    page.changed()
    return page


def floor(people: int, busy: int, now: datetime, **more: object) -> BoardView:
    """A floor with ``busy`` of ``people`` at work, some away, some held out."""
    away = (terms.AVAILABLE, terms.AVAILABLE, "lunch", "private_leave", "training")
    order = tuple(
        Member(
            n + 1,
            f"Consultant {n + 1}",
            n + 1,
            terms.WITH_VISITOR if n < busy else away[n % 5],
            "With a visitor" if n < busy else ("Available", "Available", "Lunch", "Private leave", "Training")[n % 5],
            "held_out" if n >= busy and n % 7 == 0 else "",
            n % 3,
        )
        for n in range(people)
    )
    serving = tuple(
        Serving(100 + n, n + 1, n + 1, f"Consultant {n + 1}", n % 2 == 0, now, now - timedelta(minutes=13 * n))
        for n in range(busy)
    )
    free = [one for one in order if one.is_free]
    view = BoardView(free[0] if free else None, free[1] if len(free) > 1 else None, order, serving, ())
    return replace(view, **more)  # type: ignore[arg-type]


def shown(qtbot: QtBot, view: BoardView, now: datetime, size: tuple[int, int] = (1280, 720)) -> BoardSurface:
    surface = BoardSurface("Riverside", "Asia/Shanghai", "en")
    qtbot.addWidget(surface)
    surface.resize(*size)
    surface.show()
    surface.show_view(view, now)
    surface.grab()
    return surface


def texts(surface: BoardSurface) -> list[str]:
    surface.grab()
    return [one.shown for one in surface.said]


def colours(page: QWidget, left: float, top: float, right: float, bottom: float) -> set[str]:
    """What is painted within a part of the surface (shares of width and height)."""
    picture = page.grab().toImage()
    xs = range(int(picture.width() * left), int(picture.width() * right), 2)
    ys = range(int(picture.height() * top), int(picture.height() * bottom), 2)
    return {picture.pixelColor(x, y).name() for x in xs for y in ys}
