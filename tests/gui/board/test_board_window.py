"""The floor board of the second monitor: who stands on it, and no customer (REC-10, REC-12, REC-16)."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot
from tests.gui.board.hands import SYSTEM, Show, clock_in, colours, opened, shown, texts
from tests.gui.conftest import Context

from showroom.clock import ManualClock
from showroom.domain.reception import terms
from showroom.gui.board.view import BoardView, Member
from showroom.gui.kit.theme import THEME
from showroom.services import reception, staff
from showroom.services.customers.records import Registration, register
from showroom.services.reception import WalkIn


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
