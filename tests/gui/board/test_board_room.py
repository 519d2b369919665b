"""The floor board has room for everybody, legible from five metres, on any screen (REC-16)."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tests.gui.board.hands import SIZES, SYSTEM, Show, colours, floor, opened, shown, texts
from tests.gui.conftest import Context

from showroom.clock import ManualClock
from showroom.gui.board.painting import plan, share, short
from showroom.gui.board.view import Desk, Post
from showroom.gui.kit.theme import THEME
from showroom.services import reception, staff
from showroom.services.reception import WalkIn


@pytest.mark.clause("REC-16")
@pytest.mark.parametrize("size", SIZES)
def test_point_and_deck_are_legible_from_five_metres(qtbot: QtBot, clock: ManualClock, size: tuple[int, int]) -> None:
    now = clock.now()
    view = floor(9, 3, now, desk=Desk(2, 0, now, now, could_sit=True), post=Post("Bo", now, "Chen"))
    assert view.point is not None
    assert view.deck is not None
    long = replace(view.point, name="Alexandra Konstantinopoulou")
    for point in (view.point, long):
        surface = shown(qtbot, replace(view, point=point), now, size)
        least = size[1] * 0.06 - 1  # pixel sizes are whole
        names = point.name.split() if point is long else [point.name]
        tall = {one.text: one.height for one in surface.said if one.height >= least}
        for name in (*names, view.deck.name):
            assert name in tall, (name, size)


@pytest.mark.clause("REC-16")
@pytest.mark.parametrize("busy", [0, 11, 20, 40])
@pytest.mark.parametrize("size", SIZES)
def test_forty_people_are_all_readable_on_any_screen(
    qtbot: QtBot, clock: ManualClock, size: tuple[int, int], busy: int
) -> None:
    now = clock.now()
    surface = shown(qtbot, floor(40, busy, now, waiting=(now,)), now, size)
    seen: set[str] = set()
    for second in range(0, 80, 8):  # every page
        surface.tick(now + timedelta(seconds=second))
        surface.grab()
        for one in surface.said:
            assert one.area.left() >= 0
            assert one.area.right() <= size[0]
            assert one.area.bottom() <= size[1]
            seen.add(one.text)
        assert all(one.height >= min(size) * 0.015 for one in surface.said)
    for number in range(1, 41):
        assert f"Consultant {number}" in seen
    app = QColor(THEME.tokens.app).name()
    assert colours(surface, 0.0, 0.2, 0.006, 0.8) == {app}  # nothing runs over the edge
    assert colours(surface, 0.995, 0.2, 1.0, 0.8) == {app}


def test_on_a_usual_screen_forty_people_need_no_pages(qtbot: QtBot, clock: ManualClock) -> None:
    now = clock.now()
    for busy in (0, 11, 20, 32):
        surface = shown(qtbot, floor(40, busy, now), now, (1920, 1080))
        surface.grab()
        said = [one.text for one in surface.said]
        assert all(f"Consultant {number}" in said for number in range(1, 41)), busy
        assert not any("/" in one for one in said)


@pytest.mark.parametrize("people", [0, 1, 40])
@pytest.mark.parametrize("size", [(1280, 720), (1080, 1920)])
def test_any_crew_is_told_in_words(context: Context, show: Show, people: int, size: tuple[int, int]) -> None:
    with context.shop.batch():
        for number in range(people):
            made = staff.add(context.shop, SYSTEM, staff.NewStaff(f"Consultant {number}", "consultant"))
            reception.clock_in(context.shop, SYSTEM, made)
        for _ in range(people // 2):
            reception.walk_in(context.shop, SYSTEM, WalkIn())
    page = opened(context, show, size)
    lines = page.surface.lines()
    assert sum(1 for line in lines if "Consultant" in line and ". " in line) == people
    assert ("Nobody has clocked in yet" in " ".join(texts(page.surface))) == (people == 0)


def test_plan_takes_columns_then_pages() -> None:
    assert plan(5, 1, 60, 7.2, 4.6).height == 7.2
    crowded = plan(10, 1, 60, 7.2, 4.6)
    assert (crowded.rows, crowded.pages) == (10, 1)
    assert crowded.height == pytest.approx(6.0)
    paged = plan(40, 2, 60, 7.2, 4.6)
    assert paged.per_page == 26
    assert paged.pages == 2


@pytest.mark.parametrize("first,second,expected", [(0, 5, (1, 1)), (14, 26, (2, 2)), (3, 37, (1, 3)), (40, 40, (2, 2))])
def test_columns_go_where_the_people_are(first: int, second: int, expected: tuple[int, int]) -> None:
    assert share(first, second, 60, 4.6, 4) == expected


def test_names_are_shortened_as_people_would() -> None:
    assert short("Alexandra Konstantinopoulou") == "Alexandra K."
    assert short("欧阳娜娜") == "欧阳娜娜"
    assert short("Bo") == "Bo"


def test_nothing_is_painted_outside_when_the_window_is_tiny(qtbot: QtBot, clock: ManualClock) -> None:
    surface = shown(qtbot, floor(40, 10, clock.now()), clock.now(), (320, 240))
    QApplication.processEvents()
    assert all(QRectF(surface.rect()).contains(one.area.center()) for one in surface.said)
