"""The floor board of the second monitor (REC-16)."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtGui import QColor, QFontMetrics
from PySide6.QtWidgets import QWidget
from tests.gui.conftest import Context

from showroom.clock import ManualClock
from showroom.domain.staff.actor import system_actor
from showroom.gui.kit.theme import THEME
from showroom.gui.reception.board_window import FloorBoardPage, create
from showroom.services import reception, staff
from showroom.services.customers.records import Registration, register
from showroom.services.reception import WalkIn

SYSTEM = system_actor("tests")
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


def colours(page: FloorBoardPage, left: float, top: float, right: float, bottom: float) -> set[str]:
    """What is painted within a part of the surface (shares of width and height)."""
    picture = page.grab().toImage()
    xs = range(int(picture.width() * left), int(picture.width() * right), 2)
    ys = range(int(picture.height() * top), int(picture.height() * bottom), 2)
    return {picture.pixelColor(x, y).name() for x in xs for y in ys}


@pytest.mark.clause("REC-16")
def test_shows_point_deck_order_and_waiting_but_no_customer_while_the_desk_is_locked(
    context: Context, show: Show
) -> None:
    clock_in(context, "Anna", "Bo", "Chen")
    saved = register(context.shop, SYSTEM, Registration({"name": "孙丽", "phones": ("13812345678",)}))
    reception.walk_in(context.shop, SYSTEM, WalkIn(customer_id=saved.id, kind="return"))
    context.host.person = None
    page = opened(context, show)
    lines = page.surface.lines()
    assert lines[0] == "Next: Bo"
    assert lines[1] == "On deck: Chen"
    assert any(line.endswith("Anna, With a visitor") for line in lines)
    assert lines[-1] == "Waiting: 0"
    assert page.surface.accessibleDescription() == "\n".join(lines)
    assert "孙丽" not in "\n".join(lines)


@pytest.mark.clause("REC-16", "REC-12")
def test_the_foot_turns_red_at_the_limit(context: Context, show: Show, clock: ManualClock) -> None:
    reception.walk_in(context.shop, SYSTEM, WalkIn())
    page = opened(context, show)
    danger = QColor(THEME.tokens.danger).name()
    assert danger not in colours(page, 0.02, 0.84, 0.5, 0.97)
    clock.advance(minutes=5)
    context.ticker.beat()
    assert danger in colours(page, 0.02, 0.84, 0.5, 0.97)


@pytest.mark.parametrize("people", [0, 1, 40])
@pytest.mark.parametrize("size", [(1280, 720), (1920, 1080), (1080, 1920)])
def test_any_crew_on_any_screen_is_painted_inside_its_panels(
    context: Context, show: Show, people: int, size: tuple[int, int]
) -> None:
    with context.shop.batch():
        for number in range(people):
            made = staff.add(context.shop, SYSTEM, staff.NewStaff(f"Consultant {number}", "consultant"))
            reception.clock_in(context.shop, SYSTEM, made)
        for _ in range(people // 2):
            reception.walk_in(context.shop, SYSTEM, WalkIn())
    page = opened(context, show, size)
    assert len(page.surface.lines()) == people + (3 if people else 2) - (1 if people == 1 else 0)
    app = QColor(THEME.tokens.app).name()
    assert colours(page, 0.0, 0.2, 0.008, 0.8) == {app}  # nothing runs over the edge
    assert colours(page, 0.993, 0.2, 1.0, 0.8) == {app}


def test_a_visit_over_an_hour_shows_its_whole_time(
    context: Context, show: Show, clock: ManualClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    painted: list[str] = []

    class Metrics(QFontMetrics):
        def elidedText(self, *args: object) -> str:
            painted.append(super().elidedText(*args))  # type: ignore[arg-type]
            return painted[-1]

    made = staff.add(context.shop, SYSTEM, staff.NewStaff("Consultant", "consultant"))
    reception.clock_in(context.shop, SYSTEM, made)
    visit = reception.walk_in(context.shop, SYSTEM, WalkIn()).visit_id
    reception.greet(context.shop, SYSTEM, visit)
    clock.advance(minutes=68, seconds=48)
    page = opened(context, show, (1424, 852))
    monkeypatch.setattr("showroom.gui.reception.board_window.QFontMetrics", Metrics)
    page.surface.grab()
    assert "1:08:48" in painted
