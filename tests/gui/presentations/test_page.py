"""The presentations page by keys and mouse, on a real database."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from sqlalchemy import select
from tests.gui.conftest import Context

from showroom.gui.kit.buttons import Button, Chip
from showroom.gui.kit.fields import Field
from showroom.gui.presentations.page import PresentationsPage, create
from showroom.services import presentations, reception
from showroom.services.customers import records
from showroom.services.customers.cards import card
from showroom.services.presentations import Run
from showroom.services.reception import WalkIn
from showroom.store.models import PresentationStep

Show = Callable[..., QWidget]
Settled = Callable[[], None]


@pytest.fixture
def visit(context: Context) -> int:
    anna = context.people["Anna"]
    reception.clock_in(context.shop, anna, anna.staff_id or 0)
    context.host.person = anna
    return reception.walk_in(context.shop, anna, WalkIn()).visit_id


@pytest.fixture
def page(context: Context, visit: int, show: Show, settled: Settled) -> PresentationsPage:
    made = create(context)
    assert isinstance(made, PresentationsPage)
    show(made)
    press(made, f"presentations.visit.{visit}.start")
    settled()
    return made


def find(page: QWidget, name: str) -> QPushButton:
    found = page.findChild(QPushButton, name)
    assert found is not None, name
    return found


def press(page: QWidget, name: str) -> None:
    find(page, name).click()


def run_of(page: PresentationsPage) -> Run:
    assert page.panel.run is not None
    return page.panel.run


@pytest.mark.clause("PRE-01")
def test_start_and_go_through_steps_by_keys(
    page: PresentationsPage, context: Context, qtbot: QtBot, settled: Settled
) -> None:
    assert run_of(page).state == "running"
    assert page.panel.current == "welcome"
    name = page.findChild(QLineEdit, "presentations.answer.welcome")
    assert name is not None
    assert name.hasFocus()
    qtbot.keyClicks(name, "Wang Fang")
    qtbot.keyClick(name, Qt.Key.Key_Return)
    settled()
    # the next step has nothing to write down: Done has the keyboard, Space presses it
    assert page.panel.current == "tea"
    done = find(page, "presentations.step.done")
    assert done.hasFocus()
    qtbot.keyClick(done, Qt.Key.Key_Space)
    settled()
    assert page.panel.current == "occasion"
    qtbot.keyClick(page, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settled()
    assert list(run_of(page).marks) == ["welcome", "tea", "occasion"]
    assert run_of(page).marks["welcome"].answer == "Wang Fang"
    qtbot.keyClick(page, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert page.panel.current == "occasion"
    with context.shop.view(context.people["Mo Lan"], "presentations.view") as connection:
        assert connection.execute(select(PresentationStep.key).order_by(PresentationStep.id)).scalars().all() == [
            "welcome",
            "tea",
            "occasion",
        ]


@pytest.mark.clause("PRE-01")
def test_skipping_a_mandatory_step_asks_the_reason_in_place(
    page: PresentationsPage, qtbot: QtBot, settled: Settled
) -> None:
    press(page, "presentations.step.skip")
    press(page, "presentations.reason.skip")
    note = page.findChild(QWidget, "presentations.reason.own.note")
    assert note is not None
    assert "mandatory" in note.property("text")
    assert run_of(page).marks == {}
    chip = page.findChild(Chip, "presentations.reason.chips.no_time")
    assert chip is not None
    chip.click()
    press(page, "presentations.reason.skip")
    settled()
    assert run_of(page).marks["welcome"].reason == "no_time"
    assert page.panel.current == "tea"
    press(page, "presentations.step.skip")  # not mandatory: no question
    settled()
    assert page.panel.current == "occasion"


def test_a_bad_answer_is_said_at_its_place_and_stays(page: PresentationsPage, qtbot: QtBot, settled: Settled) -> None:
    page.panel.go_to("area")
    edit = page.findChild(QLineEdit, "presentations.answer.area")
    assert edit is not None
    qtbot.keyClicks(edit, "large")
    qtbot.keyClick(edit, Qt.Key.Key_Return)
    settled()
    field = page.findChild(Field, "presentations.answer.area.field")
    assert field is not None
    assert field.error
    assert edit.text() == "large"
    assert "area" not in run_of(page).marks
    edit.setText("9999999")  # a number, but no flat is that large: the service says so
    assert not field.error
    qtbot.keyClick(edit, Qt.Key.Key_Return)
    settled()
    assert field.error
    assert edit.text() == "9999999"


def test_what_is_typed_stays_when_somebody_else_commits(
    page: PresentationsPage, context: Context, qtbot: QtBot, settled: Settled
) -> None:
    page.panel.go_to("pain")
    edit = page.findChild(QWidget, "presentations.answer.pain")
    assert isinstance(edit, QLineEdit | QPlainTextEdit)
    qtbot.keyClicks(edit, "the old one sags")
    other = context.shop.sibling()
    key = run_of(page).pack.objections[0].key
    presentations.objection(other, context.people["Bo"], run_of(page).id, key)
    qtbot.waitUntil(lambda: key in run_of(page).objections)
    assert edit.property("text") == "the old one sags" or edit.property("plainText") == "the old one sags"
    chip = page.findChild(Chip, f"presentations.objection.{key}")
    assert chip is not None
    assert chip.isChecked()


def test_typing_that_was_not_done_outlives_another_step_and_a_crash(
    page: PresentationsPage, context: Context, qtbot: QtBot, show: Show, settled: Settled
) -> None:
    page.panel.go_to("area")
    edit = page.findChild(QLineEdit, "presentations.answer.area")
    assert edit is not None
    qtbot.keyClicks(edit, "12")
    page.panel.go_to("budget")
    page.panel.go_to("area")
    again = page.findChildren(QLineEdit, "presentations.answer.area")[-1]
    assert again.text() == "12"
    other = create(context)  # what a new start of the program makes
    show(other)
    assert isinstance(other, PresentationsPage)
    other.open(run_of(page).id)
    other.panel.go_to("area")
    back = other.findChild(QLineEdit, "presentations.answer.area")
    assert back is not None
    assert back.text() == "12"
    qtbot.keyClicks(back, "8")
    qtbot.keyClick(back, Qt.Key.Key_Return)
    settled()
    assert run_of(other).marks["area"].answer == 128
    assert not [key for key in context.drafts.keys() if key.endswith(".area")]  # noqa: SIM118 - no mapping


@pytest.mark.clause("PRE-02")
def test_answers_are_offered_when_the_customer_is_linked(
    page: PresentationsPage, context: Context, qtbot: QtBot, settled: Settled
) -> None:
    page.panel.go_to("area")
    edit = page.findChild(QLineEdit, "presentations.answer.area")
    assert edit is not None
    qtbot.keyClicks(edit, "128")
    qtbot.keyClick(edit, Qt.Key.Key_Return)
    settled()
    customer = records.register(
        context.shop, context.people["Anna"], records.Registration({"name": "Wang Fang", "area": 90})
    ).id
    page.panel._customer._picker.pick_id(customer)
    settled()
    assert [offer.step for offer in run_of(page).offers] == ["area"]
    press(page, "presentations.customer.apply")
    settled()
    assert run_of(page).offers == ()
    assert card(context.shop, context.people["Anna"], customer).answers["area"] == 128


@pytest.mark.clause("PRE-08")
def test_paused_here_listed_and_gone_on_with_there(
    page: PresentationsPage, context: Context, qtbot: QtBot, show: Show, settled: Settled
) -> None:
    notes = page.findChild(QPlainTextEdit, "presentations.shortlist")
    assert notes is not None
    qtbot.keyClicks(notes, "sofa A-12")
    press(page, "presentations.pause")
    settled()
    assert (run_of(page).state, run_of(page).shortlist) == ("paused", "sofa A-12")
    assert not find(page, "presentations.step.done").isEnabled()
    number = run_of(page).id
    press(page, "presentations.leave")
    context.host.person = context.people["Bo"]
    other = create(context)
    show(other)
    press(other, f"presentations.open.{number}.go")
    assert isinstance(other, PresentationsPage)
    other.panel.acts.hand_over(context.people["Bo"].staff_id or 0)
    settled()
    press(other, "presentations.pause")
    settled()
    assert (run_of(other).state, run_of(other).staff) == ("running", "Bo")
    assert run_of(other).shortlist == "sofa A-12"


@pytest.mark.clause("PRE-07")
def test_the_end_shows_what_is_open_and_asks_why(
    page: PresentationsPage, context: Context, qtbot: QtBot, settled: Settled
) -> None:
    number = run_of(page).id
    press(page, "presentations.finish")
    press(page, "presentations.end.finish")
    own = page.findChild(QLineEdit, "presentations.end.own")
    assert own is not None
    assert own.hasFocus()
    press(page, "presentations.end.open.budget")
    assert page.panel.current == "budget"
    press(page, "presentations.finish")
    qtbot.keyClicks(own, "had to catch a train")
    qtbot.keyClick(own, Qt.Key.Key_Return)
    settled()
    found = presentations.run(context.shop, context.people["Anna"], number)
    assert (found.state, found.progress.coverage) == ("finished", 0)
    assert found.marks["budget"].reason == "had to catch a train"
    assert [row.id for row in presentations.overview(context.shop, context.people["Anna"]).finished] == [number]


def test_every_target_can_be_touched(page: PresentationsPage) -> None:
    for button in page.findChildren(QPushButton):
        if button.isVisible() and isinstance(button, Button | Chip):
            assert button.height() >= 36, button.objectName()
        assert button.accessibleName() or button.text(), button.objectName()


def test_nobody_in_the_store_says_so(context: Context, show: Show) -> None:
    made = create(context)
    show(made)
    empty = made.findChild(QWidget, "presentations.empty")
    assert empty is not None
    assert empty.isVisible()
    assert made.childAt(QPoint(600, 30)) is not None


def test_tab_goes_from_the_answer_to_the_acts_below_it(page: PresentationsPage, qtbot: QtBot) -> None:
    name = page.findChild(QLineEdit, "presentations.answer.welcome")
    assert name is not None
    name.setFocus()
    seen = []
    for _ in range(4):
        qtbot.keyClick(page.window().focusWidget(), Qt.Key.Key_Tab)
        seen.append(page.window().focusWidget().objectName())
    assert seen == [f"presentations.step.{part}" for part in ("back", "forward", "skip", "done")]
