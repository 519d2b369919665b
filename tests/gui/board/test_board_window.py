"""The floor board of the second monitor (REC-02, REC-05, REC-13, REC-16) on a real database and on busy floors."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from tests.gui.conftest import Context

from showroom.clock import ManualClock
from showroom.domain.reception import terms
from showroom.domain.staff.actor import system_actor
from showroom.gui.board.announce import announcer
from showroom.gui.board.page import FloorBoardPage, create
from showroom.gui.board.painting import plan, share, short
from showroom.gui.board.surface import BoardSurface
from showroom.gui.board.view import BoardView, Call, Desk, Member, Post, Serving, calls
from showroom.gui.kit import sound
from showroom.gui.kit.theme import THEME
from showroom.services import policies, reception, staff
from showroom.services.customers.records import Registration, register
from showroom.services.reception import WalkIn

SYSTEM = system_actor("tests")
SIZES = [(1280, 720), (1440, 900), (1920, 1080), (3840, 2160), (1080, 1920)]
Show = Callable[..., QWidget]


@pytest.fixture
def heard(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """What the page asks to be played."""
    played: list[str] = []

    def play(name: sound.Sound) -> bool:
        played.append(name)
        return True

    monkeypatch.setattr(sound, "play", play)
    monkeypatch.setattr(announcer(), "_told", {})  # the ids of one test are those of the next
    yield played
    sound.hush("alarm", 0)


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


# -- what stands on it


@pytest.mark.clause("REC-16")
def test_shows_point_deck_order_and_waiting_but_no_customer_while_the_desk_is_locked(
    context: Context, show: Show
) -> None:
    clock_in(context, "Anna", "Bo", "Chen")
    saved = register(context.shop, SYSTEM, Registration({"name": "孙丽", "phones": ("13812345678",)}))
    reception.walk_in(
        context.shop, SYSTEM, WalkIn(customer_id=saved.id, kind="return", note="wants a corner sofa", purpose="sofa")
    )
    context.host.person = None
    page = opened(context, show)
    lines = page.surface.lines()
    assert lines[0] == "Next: Bo"
    assert lines[1] == "On deck: Chen"
    assert any(line.endswith("Anna, With a visitor") for line in lines)
    assert lines[-1] == "Waiting: 0"
    assert page.surface.accessibleDescription() == "\n".join(lines)
    said = " ".join([*texts(page.surface), *lines])
    assert "Bo" in said
    for secret in ("孙丽", "13812345678", "5678", "sofa", "孙"):
        assert secret not in said


@pytest.mark.clause("REC-16")
def test_a_manager_signed_in_changes_nothing_on_the_board(context: Context, show: Show) -> None:
    clock_in(context, "Anna")
    saved = register(context.shop, SYSTEM, Registration({"name": "孙丽", "phones": ("13812345678",)}))
    for _ in range(2):
        reception.walk_in(context.shop, SYSTEM, WalkIn(customer_id=saved.id, kind="vip", note="corner sofa"))
    context.host.person = context.people["Mo Lan"]
    page = opened(context, show)
    said = " ".join([*texts(page.surface), *page.surface.lines()])
    assert "Waiting: 1" in said
    assert "孙丽" not in said
    assert "sofa" not in said


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


def test_a_visit_over_an_hour_shows_its_whole_time(context: Context, show: Show, clock: ManualClock) -> None:
    made = staff.add(context.shop, SYSTEM, staff.NewStaff("Consultant", "consultant"))
    reception.clock_in(context.shop, SYSTEM, made)
    visit = reception.walk_in(context.shop, SYSTEM, WalkIn()).visit_id
    reception.greet(context.shop, SYSTEM, visit)
    clock.advance(minutes=68, seconds=48)
    page = opened(context, show, (1424, 852))
    assert "1:08:48" in texts(page.surface)


@pytest.mark.clause("REC-16", "REC-12")
def test_the_foot_turns_amber_and_red_at_the_limits(context: Context, show: Show, clock: ManualClock) -> None:
    reception.walk_in(context.shop, SYSTEM, WalkIn())
    page = opened(context, show)
    amber, red = QColor(THEME.tokens.warning).name(), QColor(THEME.tokens.danger).name()
    assert not {amber, red} & colours(page, 0.02, 0.84, 0.5, 0.97)
    clock.advance(minutes=3)
    context.ticker.beat()
    assert amber in colours(page, 0.02, 0.84, 0.5, 0.97)
    clock.advance(minutes=2)
    context.ticker.beat()
    assert red in colours(page, 0.02, 0.84, 0.5, 0.97)
    assert "longest 5:00" in texts(page.surface)


@pytest.mark.clause("REC-10", "REC-16")
def test_marks_say_held_out_and_at_the_door_and_make_ups_are_counted(qtbot: QtBot, clock: ManualClock) -> None:
    members = (
        Member(1, "Anna", 1, terms.AVAILABLE, "Available"),
        Member(2, "Bo", 2, terms.AVAILABLE, "Available", "held_out", 2),
        Member(3, "Chen", 3, terms.AVAILABLE, "Available", "greeter"),
        Member(4, "Dai", 4, "lunch", "Lunch"),
    )
    surface = shown(qtbot, BoardView(members[0], None, members, (), ()), clock.now())
    assert {"Held out", "At the door", "Lunch", "+2"} <= set(texts(surface))
    assert any(line == "2. Bo, Available, Held out" for line in surface.lines())


# -- calls


@pytest.mark.clause("REC-02")
def test_an_assignment_sounds_and_tells_the_one_on_deck_to_move_up(
    context: Context, show: Show, clock: ManualClock, heard: list[str], qtbot: QtBot
) -> None:
    clock_in(context, "Anna", "Bo", "Chen")
    page = opened(context, show)
    assert "Please move up" not in texts(page.surface)
    reception.walk_in(context.shop.sibling(), SYSTEM, WalkIn())
    page.changed()
    assert page.surface.is_flashing
    said = texts(page.surface)
    assert "Please move up" in said
    assert any(one.startswith("Anna → visitor") for one in said)
    assert heard == ["assigned"]
    qtbot.waitUntil(lambda: heard == ["assigned", "move_up"], timeout=3000)
    page.changed()  # the same floor again is no news
    assert heard == ["assigned", "move_up"]
    clock.advance(seconds=25)
    context.ticker.beat()
    said = texts(page.surface)
    assert "Please move up" not in said
    assert not any("→" in one for one in said)
    qtbot.waitUntil(lambda: not page.surface.is_flashing, timeout=8000)


@pytest.mark.clause("REC-02")
def test_a_board_that_was_just_opened_tells_no_old_news(context: Context, show: Show, heard: list[str]) -> None:
    clock_in(context, "Anna", "Bo")
    reception.walk_in(context.shop, SYSTEM, WalkIn())
    page = opened(context, show)
    assert not page.surface.is_flashing
    assert heard == []


def test_only_whoever_becomes_first_moves_up(clock: ManualClock) -> None:
    now = clock.now()
    members = tuple(Member(n, name, n, terms.AVAILABLE, "") for n, name in enumerate(("Anna", "Bo", "Chen"), 1))
    before = BoardView(members[0], members[1], members, (), ())
    taken = Serving(7, 1, 3, "Chen", False, now, now)
    owner_serves = BoardView(members[0], members[1], members, (taken,), ())
    assert calls(before, owner_serves, now) == (Call((7, 3), "Chen", 1, ""),)
    first_serves = BoardView(members[1], members[2], members, (replace(taken, staff=1, name="Anna"),), ())
    assert calls(before, first_serves, now) == (Call((7, 1), "Anna", 1, "Bo"),)
    assert calls(None, first_serves, now) == ()
    assert calls(before, first_serves, now + timedelta(minutes=2)) == ()


# -- the alarm


@pytest.mark.clause("REC-05", "REC-16")
def test_the_alarm_counts_sounds_while_somebody_could_sit_there_and_can_be_silenced(
    context: Context, show: Show, clock: ManualClock, heard: list[str], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    began = clock.now()
    state = {"desk": Desk(2, 0, began, began, could_sit=True)}
    empty = floor(4, 4, began)
    monkeypatch.setattr("showroom.gui.board.page.view_of", lambda _floor, _words: replace(empty, desk=state["desk"]))
    page = opened(context, show)
    for _ in range(10):
        clock.advance(seconds=1)
        context.ticker.beat()
    said = texts(page.surface)
    assert "Nobody is at the front desk" in said
    assert "0:10" in said
    assert heard == ["alarm", "alarm"]
    red = QColor(THEME.tokens.danger_strong).name()
    assert red in colours(page, 0.02, 0.1, 0.2, 0.18)
    assert red in colours(page, 0.55, 0.1, 0.65, 0.18)  # across the board
    assert page.surface.hush.isVisible()
    qtbot.mouseClick(page.surface.hush, Qt.MouseButton.LeftButton)
    assert 55 < sound.hushed_s("alarm") <= 60
    assert any(one.startswith("Silent for") for one in texts(page.surface))
    assert "0:10" in texts(page.surface)  # silent, not gone
    heard.clear()
    state["desk"] = Desk(2, 0, began, began, could_sit=False)
    page.changed()
    for _ in range(10):
        clock.advance(seconds=1)
        context.ticker.beat()
    assert heard == []
    assert not page.surface.hush.isVisible()
    state["desk"] = Desk(2, 2, None, None, could_sit=True)
    page.changed()
    assert "Nobody is at the front desk" not in texts(page.surface)


def test_f8_silences_and_below_the_minimum_is_told_in_amber(
    context: Context, show: Show, clock: ManualClock, heard: list[str], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = opened(context, show)
    now = clock.now()
    view = floor(4, 2, now, desk=Desk(2, 1, now, None, could_sit=True))
    monkeypatch.setattr("showroom.gui.board.page.view_of", lambda _floor, _words: view)
    page.changed()
    assert "Front desk: 1 of 2" in texts(page.surface)
    assert QColor(THEME.tokens.warning_soft).name() in colours(page, 0.3, 0.1, 0.5, 0.18)
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow, timeout=3000)
    qtbot.keyClick(page, Qt.Key.Key_F8)
    assert sound.hushed_s("alarm") > 55


@pytest.mark.clause("REC-13")
def test_the_greeters_time_runs_down_and_both_are_reminded(
    context: Context, show: Show, clock: ManualClock, heard: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    page = opened(context, show)
    view = floor(4, 0, clock.now(), post=Post("Bo", clock.now() + timedelta(seconds=3), "Chen"))
    monkeypatch.setattr("showroom.gui.board.page.view_of", lambda _floor, _words: view)
    page.changed()
    assert {"Door: Bo", "then Chen", "0:03"} <= set(texts(page.surface))
    for _ in range(5):
        clock.advance(seconds=1)
        context.ticker.beat()
    assert heard == ["change"]
    assert "change" in texts(page.surface)


@pytest.mark.clause("REC-05", "REC-10", "REC-13", "REC-16")
def test_the_real_floor_with_a_desk_a_greeter_and_somebody_held_out(
    context: Context, show: Show, clock: ManualClock, heard: list[str]
) -> None:
    shop, manager = context.shop, context.people["Mo Lan"]
    changes: dict[str, str | bool | int] = {
        "desk_minimum": 1,
        "greeter_interval_s": 300,
        "greeter_takes_visitors": "no",
        "held_out_by.unregistered_guest": True,
    }
    policies.change(shop, manager, changes, note="for the board")
    clock_in(context, "Anna", "Bo", "Chen")
    anna, bo, chen = (context.people[name].staff_id or 0 for name in ("Anna", "Bo", "Chen"))
    reception.set_greeter(shop, manager, anna)
    reception.duty_due(shop, manager, bo, "unregistered_guest", "visit 12")
    clock.advance(seconds=60)
    page = opened(context, show)
    said = texts(page.surface)
    assert {"Door: Anna", "4:00", "At the door", "Held out"} <= set(said)
    assert page.surface.lines()[0] == "Next: Chen"
    assert "visit 12" not in " ".join([*said, *page.surface.lines()])
    for staff_id in (anna, bo, chen):
        reception.set_status(shop, manager, staff_id, "lunch" if staff_id == bo else "errand")
    clock.advance(seconds=1)
    page.changed()
    context.ticker.beat()
    assert "Nobody is at the front desk" in texts(page.surface)
    assert "Please come back to the desk" in texts(page.surface)
    assert heard == ["alarm"]
    reception.set_status(shop, manager, bo, "errand")  # nobody left who could come
    page.changed()
    for _ in range(12):
        clock.advance(seconds=1)
        context.ticker.beat()
    assert "Nobody can come at the moment" in texts(page.surface)
    assert heard == ["alarm"]


# -- room


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
