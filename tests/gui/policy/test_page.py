"""The policy editor in a window: choosing by key and press, contradictions at both rows, in force now or from a day."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from sqlalchemy import select
from tests.gui.conftest import Context

from showroom.clock import ManualClock
from showroom.domain.packs.rewrite import policy_in
from showroom.domain.policies.changes import paths, value_at
from showroom.domain.reception.policy import Policy
from showroom.domain.reception.switches import GROUPS, SWITCHES, Number
from showroom.domain.staff.actor import DESK, Actor
from showroom.gui.kit.labels import Label
from showroom.gui.policy.controls import ChoiceRow, NumberRow, stepped
from showroom.gui.policy.dialogs import PresetDialog, PutInForceDialog
from showroom.gui.policy.page import PolicyPage, create
from showroom.services import policies, reception
from showroom.services.reception import WalkIn
from showroom.store.models import LedgerEvent, PackVersion

MONDAY = date(2026, 11, 23)


@pytest.fixture
def page(context: Context, show: Callable[..., QWidget]) -> PolicyPage:
    made = show(create(context))
    assert isinstance(made, PolicyPage)
    return made


@pytest.fixture
def press(page: PolicyPage, qtbot: QtBot) -> Callable[[str], None]:
    """Press a button of the page by its object name."""

    def _press(name: str) -> None:
        button = page.findChild(QPushButton, name)
        assert button is not None, name
        assert button.isEnabled(), name
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

    return _press


def found(page: QWidget, name: str) -> Any:
    child = page.findChild(QWidget, name)
    assert child is not None, name
    return child


def text(page: QWidget, name: str) -> str:
    return str(found(page, name).text())


def in_database(context: Context) -> Policy:
    """The rules of the newest version, read from the table."""
    with context.shop.view(context.actor(), "packs.view") as connection:
        row = connection.execute(select(PackVersion.text).order_by(PackVersion.id.desc()).limit(1)).one()
    return policy_in(row.text)


def open_dialog(qtbot: QtBot, kind: type[QWidget]) -> Any:
    """The dialog of that kind, once it has the keyboard."""
    qtbot.waitUntil(lambda: isinstance(QApplication.activeWindow(), kind))
    return QApplication.activeWindow()


@pytest.mark.clause("REC-07", "REC-18")
def test_a_rule_is_changed_by_press_and_holds_for_the_next_visitor(
    context: Context, page: PolicyPage, press: Callable[[str], None], qtbot: QtBot, settled: Callable[[], None]
) -> None:
    press("policy.groups.turns")
    press("policy.switch.uses_turn.first.false")
    assert text(page, "policy.switch.uses_turn.first.was") == "was: A turn"
    assert text(page, "policy.state") == "Changed, not yet in force: 1"
    press("policy.put")
    asked: PutInForceDialog = open_dialog(qtbot, PutInForceDialog)
    assert text(asked, "policy.apply.uses_turn.first") == "Uses a turn: First visit: A turn → No turn"
    qtbot.keyClicks(found(asked, "policy.apply.note"), "trial")
    qtbot.keyClick(found(asked, "policy.apply.note"), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settled()
    assert context.host.signed == ["policy.edit"]
    assert in_database(context).uses_turn["first"] is False
    assert text(page, "policy.state") == "Nothing is changed."
    assert "by Mo Lan" in text(page, "policy.subtitle")
    given = reception.walk_in(context.shop, DESK, WalkIn())
    assert given.decision.uses_turn is False
    with context.shop.view(context.actor(), "ledger.view") as connection:
        row = connection.execute(select(LedgerEvent).where(LedgerEvent.kind == "policy_set")).one()
    assert json.loads(row.payload)["policy"]["uses_turn"]["first"] is False


@pytest.mark.clause("REC-18")
def test_what_was_put_in_force_can_be_taken_back_from_the_bar(
    context: Context, page: PolicyPage, press: Callable[[str], None], qtbot: QtBot, settled: Callable[[], None]
) -> None:
    press("policy.groups.owners")
    press("policy.switch.owner_busy.wait")
    press("policy.put")
    open_dialog(qtbot, PutInForceDialog).submit()
    settled()
    assert in_database(context).owner_busy == "wait"
    context.host.undo_bar.undo()
    settled()
    assert in_database(context).owner_busy == "deputy"
    assert found(page, "policy.switch.owner_busy").value() == "deputy"


def test_contradictions_are_shown_at_both_rows_while_editing_and_can_not_be_put_in_force(
    page: PolicyPage, press: Callable[[str], None]
) -> None:
    press("policy.groups.times")
    red: NumberRow = found(page, "policy.switch.red_wait_s")
    while red.value() > 180:
        red.step(-1)
    for name, other in (("red_wait_s", "A wait turns amber"), ("amber_wait_s", "A wait turns red")):
        said: Label = found(page, f"policy.row.{name}.clash")
        assert said.isVisible()
        assert said.text() == f"Contradicts “{other}”. A wait can't turn red before it turned amber."
    assert not page.bar.apply.isEnabled()
    assert "contradict" in text(page, "policy.state")
    assert page.editor is not None
    assert any("A wait turns amber + A wait turns red" in one for one in page.editor.effect.texts)
    assert text(page, "policy.groups.times") == "⚠ Time limits (1)"
    press("policy.switch.red_wait_s.reset")
    assert not found(page, "policy.row.red_wait_s.clash").isVisible()
    assert text(page, "policy.state") == "Nothing is changed."


@pytest.mark.clause("REC-19")
def test_the_effect_on_today_s_floor_is_shown(
    context: Context,
    page: PolicyPage,
    press: Callable[[str], None],
    qtbot: QtBot,
    settled: Callable[[], None],
    clock: ManualClock,
) -> None:
    for name in ("Anna", "Bo", "Chen"):
        person = context.people[name]
        reception.clock_in(context.shop, person, person.staff_id or 0)
        clock.advance(minutes=1)
    reception.walk_in(context.shop, DESK, WalkIn())  # Anna serves
    press("policy.groups.owners")
    press("policy.switch.owner_busy.wait")
    assert page.editor is not None
    panel = page.editor.effect
    assert "The owner is with a visitor: A deputy serves → The visitor waits" in panel.texts
    qtbot.waitUntil(lambda: "On the floor as it is now" in panel.texts)
    at = panel.texts.index("Return visit, Anna is with a visitor")
    assert panel.texts[at + 1 : at + 3] == ["Bo as deputy, no turn", "→ waits"]
    assert in_database(context).owner_busy == "deputy"


@pytest.mark.clause("REC-18")
def test_rules_for_a_coming_day_show_in_bar_and_history_and_can_be_withdrawn(
    context: Context, page: PolicyPage, press: Callable[[str], None], qtbot: QtBot, settled: Callable[[], None]
) -> None:
    press("policy.groups.floor")
    press("policy.switch.lunch_cap.half")
    press("policy.when.day")
    assert page.bar.edit.minimumDate() == QDate(2026, 11, 22)
    page.bar.edit.setDate(QDate(2026, 11, 23))
    press("policy.put")
    open_dialog(qtbot, PutInForceDialog).submit()
    settled()
    assert page.bar.day is None
    assert text(page, "policy.coming.text") == "From 23 Nov other rules come into force. Changes: 1"
    press("policy.coming.act")
    (coming,) = policies.in_force(context.shop, context.actor()).coming
    name = f"policy.version.{coming.version_id}"
    assert text(page, f"{name}.state") == "Coming"
    press(f"{name}.withdraw")
    settled()
    assert policies.in_force(context.shop, context.actor(), MONDAY).policy.lunch_cap != "half"
    assert text(page, f"{name}.state") == "Replaced before it began"


def test_a_preset_s_values_come_into_the_editor_only(
    context: Context, page: PolicyPage, press: Callable[[str], None], qtbot: QtBot, settled: Callable[[], None]
) -> None:
    press("policy.presets")
    asked: PresetDialog = open_dialog(qtbot, PresetDialog)
    press_in = asked.findChild(QPushButton, "policy.preset.choice.car")
    assert press_in is not None
    qtbot.mouseClick(press_in, Qt.MouseButton.LeftButton)
    car = policies.preset("car").policy
    assert len(asked.found) > 0
    asked.submit()
    assert page.draft is not None
    assert page.draft.policy == car
    assert in_database(context) == policies.preset("furniture").policy
    press("policy.discard")
    assert page.draft.changes == {}
    context.host.undo_bar.undo()
    assert page.draft.policy == car


def test_a_search_finds_switches_by_name_help_and_choice(page: PolicyPage, qtbot: QtBot) -> None:
    def shown() -> set[str]:
        return {name for name in SWITCHES if (row := page.findChild(QWidget, f"policy.row.{name}")) and row.isVisible()}

    search = found(page, "policy.search")
    qtbot.keyClicks(search, "roster")
    qtbot.waitUntil(lambda: shown() == {"start_order", "second_shift"})
    search.clear()
    qtbot.keyClicks(search, "zzz")
    qtbot.waitUntil(lambda: found(page, "policy.search.none").isVisible())
    qtbot.keyClick(search, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(search, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: "start_order" in shown())


def test_every_switch_has_an_input_that_shows_what_is_in_force(
    context: Context, page: PolicyPage, press: Callable[[str], None]
) -> None:
    policy = policies.in_force(context.shop, context.actor()).policy
    for group in GROUPS:
        press(f"policy.groups.{group}")
    for path in paths():
        control = found(page, f"policy.switch.{path}")
        value = value_at(policy, path)
        if isinstance(control, NumberRow):
            assert control.value() == value
        else:
            assert isinstance(control, ChoiceRow)
            assert control.value() == (str(value).lower() if isinstance(value, bool) else value)
        assert control.accessibleName()
    buttons = [one for control in page.findChildren(ChoiceRow) for one in control.buttons]
    assert min(one.sizeHint().height() for one in buttons) >= 44


def test_arrow_keys_choose_and_step(page: PolicyPage, press: Callable[[str], None], qtbot: QtBot) -> None:
    press("policy.groups.owners")
    row: ChoiceRow = found(page, "policy.switch.owner_busy")
    row.buttons[0].setFocus()
    qtbot.keyClick(row.buttons[0], Qt.Key.Key_Right)
    assert (row.value(), row.buttons[1].hasFocus()) == ("wait", True)
    qtbot.keyClick(row.buttons[1], Qt.Key.Key_Left)
    assert row.value() == "deputy"
    press("policy.groups.times")
    number: NumberRow = found(page, "policy.switch.undo_window_s")
    qtbot.keyClick(number, Qt.Key.Key_Up)
    qtbot.keyClick(number, Qt.Key.Key_PageDown)
    assert number.value() == 60
    assert text(number, "policy.switch.undo_window_s.value") == "1 min"


@pytest.mark.parametrize("name", [name for name, switch in SWITCHES.items() if isinstance(switch, Number)])
def test_a_number_s_steps_go_through_its_whole_range_and_back(name: str) -> None:
    switch = SWITCHES[name]
    assert isinstance(switch, Number)
    up = [switch.least]
    while up[-1] < switch.most:
        up.append(stepped(switch, up[-1], 1))
        assert up[-1] > up[-2]
    assert switch.default in up
    assert len(up) < 120
    value = switch.most
    while value > switch.least:
        lower = stepped(switch, value, -1)
        assert lower < value
        value = lower


def test_a_supervisor_s_change_is_signed_by_a_manager(
    context: Context, page: PolicyPage, press: Callable[[str], None], qtbot: QtBot, settled: Callable[[], None]
) -> None:
    context.host.person = Actor("staff", "Anna", "supervisor", context.people["Anna"].staff_id)
    page.changed()
    press("policy.groups.owners")
    press("policy.switch.owner_busy.wait")
    press("policy.put")
    asked = open_dialog(qtbot, PutInForceDialog)
    asked.submit()
    settled()
    assert [getattr(error, "code", "") for error in context.host.errors] == ["not_allowed"]
    assert in_database(context).owner_busy == "deputy"
    context.host.person = context.people["Mo Lan"]  # the manager's card and PIN
    asked.submit()
    settled()
    assert in_database(context).owner_busy == "wait"


def test_half_made_changes_outlive_another_language(context: Context, page: PolicyPage, qtbot: QtBot) -> None:
    assert page.draft is not None
    page.draft.set("owner_busy", "wait")
    page.show_edited()
    page.bar.choose(context.shop.day(context.clock.now()) + timedelta(days=2))
    state = page.save_state()
    other = create(context)
    qtbot.addWidget(other)
    assert isinstance(other, PolicyPage)
    other.restore_state(state)
    assert other.draft is not None
    assert other.draft.changes == {"owner_busy": "wait"}
    assert other.bar.day == MONDAY


def test_what_somebody_else_put_in_force_meanwhile_is_no_change_any_more(
    context: Context, page: PolicyPage, press: Callable[[str], None], qtbot: QtBot
) -> None:
    press("policy.groups.owners")
    press("policy.switch.owner_busy.wait")
    press("policy.switch.owner_absent.next")
    policies.change(context.shop, context.actor(), {"owner_busy": "wait"})
    qtbot.waitUntil(lambda: text(page, "policy.state") == "Changed, not yet in force: 1")
    assert page.draft is not None
    assert page.draft.changes == {"owner_absent": "next"}


def test_where_it_is_narrow_the_effect_takes_the_place_of_the_switches_when_asked_for(
    page: PolicyPage, press: Callable[[str], None], qtbot: QtBot
) -> None:
    assert page.editor is not None
    toggle, rows, effect = found(page, "policy.show_effect"), found(page, "policy.rows"), page.editor.effect
    assert not toggle.isVisible()
    assert rows.isVisible()
    assert effect.isVisible()
    page.resize(980, 640)
    qtbot.waitUntil(lambda: toggle.isVisible() and not effect.isVisible())
    press("policy.groups.owners")
    press("policy.switch.owner_busy.wait")
    press("policy.show_effect")
    assert effect.isVisible()
    assert not rows.isVisible()
    assert "The owner is with a visitor: A deputy serves → The visitor waits" in effect.texts
    press("policy.groups.times")
    assert rows.isVisible()
    assert not effect.isVisible()


def test_the_effect_stays_on_the_screen_while_another_group_is_opened(
    page: PolicyPage, press: Callable[[str], None], qtbot: QtBot
) -> None:
    assert page.editor is not None
    panel = page.editor.effect
    press("policy.groups.owners")
    press("policy.switch.owner_busy.wait")
    qtbot.waitUntil(lambda: "The last 7 days" in panel.texts)
    press("policy.groups.times")
    assert "The last 7 days" in panel.texts
    press("policy.switch.undo_window_s.more")
    assert "Reckoning …" in panel.texts
    qtbot.waitUntil(lambda: "The last 7 days" in panel.texts)
