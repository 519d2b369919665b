"""The page "Opportunities" by keys and presses: pipeline, the one that is open, the supervisor's part (REG-14)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from tests.gui.conftest import Context

from showroom.clock import ManualClock
from showroom.gui.kit.buttons import Chips, Segment
from showroom.gui.kit.fields import Combo
from showroom.gui.kit.labels import Label
from showroom.gui.opportunities.cards import MIME, CardList
from showroom.gui.opportunities.dialogs import AssessDialog, LostDialog, NewDialog, WonDialog
from showroom.gui.opportunities.giving import GiveDialog
from showroom.gui.opportunities.inputs import minor
from showroom.gui.opportunities.page import OpportunitiesPage, badge, create
from showroom.gui.opportunities.section import create as create_section
from showroom.gui.opportunities.signals import SignalChips
from showroom.services import opportunities
from showroom.services.customers import records
from showroom.services.customers.records import Registration
from showroom.services.opportunities import Assessment, Details, Row, Source, State

pytestmark = pytest.mark.clause("REG-14")
Show = Callable[..., QWidget]
Settled = Callable[[], None]
CTRL = Qt.KeyboardModifier.ControlModifier


def note(context: Context, who: str, name: str, phone: str, **details: object) -> int:
    """An opportunity of a new customer registered by ``who``."""
    actor = context.people[who]
    customer = records.register(context.shop, actor, Registration({"name": name, "phones": (phone,)})).id
    found = Details(**details)  # type: ignore[arg-type]
    return opportunities.note(context.shop, actor, customer, ["price"], Source.CALL, 1, found).opportunity_id


def row(context: Context, opportunity_id: int) -> Row:
    shop, manager = context.shop, context.people["Mo Lan"]
    rows = (*opportunities.pipeline(shop, manager).rows, *opportunities.closed(shop, manager))
    return next(one for one in rows if one.id == opportunity_id)


def cards(page: QWidget, stage: str) -> CardList:
    found = page.findChild(CardList, f"opportunities.stage.{stage}.cards")
    assert found is not None
    return found


def press(page: QWidget, name: str) -> None:
    found = page.findChild(QPushButton, name)
    assert found is not None, name
    assert found.isVisible(), name
    found.click()


def text(page: QWidget, name: str) -> str:
    found = page.findChild(Label, name)
    assert found is not None, name
    return found.text()


def top(kind: type) -> QWidget:
    found = [one for one in QApplication.topLevelWidgets() if isinstance(one, kind) and one.isVisible()]
    assert found, f"no {kind.__name__} is open"
    return found[-1]


def save(dialog: QWidget, qtbot: QtBot) -> None:
    """Ctrl+Enter, once the dialog has the keyboard."""
    qtbot.waitUntil(dialog.isActiveWindow)
    QTest.keyClick(dialog.focusWidget() or dialog, Qt.Key.Key_Return, CTRL)


@pytest.fixture
def three(context: Context, clock: ManualClock) -> tuple[int, int, int]:
    """Anna's with an amount, Bo's, and the desk's that is nobody's; Anna's has stood for three weeks."""
    first = note(context, "Anna", "Wu Lan", "13812345678", title="Sofa", amount=1_280_000)
    clock.advance(days=21)
    tomorrow = context.shop.day() - timedelta(days=1)
    second = note(context, "Bo", "Zhao Yi", "13912345678", next_step="Call", next_step_on=tomorrow)
    third = note(context, "Lin Mei", "Sun Qi", "13712345678")
    return first, second, third


@pytest.fixture
def page(context: Context, three: tuple[int, int, int], show: Show, settled: Settled) -> OpportunitiesPage:
    made = create(context)
    assert isinstance(made, OpportunitiesPage)
    show(made)
    made.focus_first()
    settled()
    return made


def test_cards_go_through_the_stages_by_keys_and_come_back(
    context: Context, page: OpportunitiesPage, three: tuple[int, int, int], settled: Settled
) -> None:
    first = three[0]
    interest, measured = cards(page, "interest"), cards(page, "measured")
    assert [one.id for one in interest.cards.rows] == list(three)
    assert text(page, "opportunities.stage.interest.sum") == "¥12,800"
    assert text(page, "opportunities.stage.interest.weighted") == "¥1,280 weighted at 10 %"
    assert "stale" in interest.cards.data(interest.cards.index(0))
    assert interest.hasFocus()
    QTest.keyClick(interest, Qt.Key.Key_Left, CTRL)  # there is no stage before the first
    settled()
    assert row(context, first).stage == "interest"
    QTest.keyClick(interest, Qt.Key.Key_Right, CTRL)
    settled()
    assert row(context, first).stage == "measured"
    assert measured.hasFocus()  # the keyboard went with the card
    assert text(page, "opportunities.stage.measured.sum") == "¥12,800"
    QTest.keyClick(measured, Qt.Key.Key_Left)
    assert interest.hasFocus()
    assert page.board.chosen == three[1]
    QTest.keyClick(interest, Qt.Key.Key_Down)
    assert page.board.chosen == three[2]
    QTest.keyClick(interest, Qt.Key.Key_Right)
    assert page.board.chosen == first
    context.host.undo_bar.undo()
    settled()
    assert (row(context, first).stage, row(context, first).days) == ("interest", 21)


def test_a_card_let_go_over_another_column_goes_there(
    context: Context, page: OpportunitiesPage, three: tuple[int, int, int], settled: Settled
) -> None:
    data = QMimeData()
    data.setData(MIME, str(three[1]).encode())
    drop = QDropEvent(QPointF(5, 5), Qt.DropAction.MoveAction, data, Qt.MouseButton.LeftButton, CTRL)
    cards(page, "designed").dropEvent(drop)
    settled()
    assert row(context, three[1]).stage == "designed"


def test_details_are_typed_beside_the_pipeline_and_survive_what_others_do(
    context: Context, page: OpportunitiesPage, three: tuple[int, int, int], settled: Settled
) -> None:
    first = three[0]
    interest = cards(page, "interest")
    QTest.keyClick(interest, Qt.Key.Key_Return)
    settled()
    panel = page.findChild(QWidget, "opportunity")
    assert panel is not None
    assert panel.isVisible()
    assert text(page, "opportunity.name") == "Wu Lan"
    assert "The rooms are measured" in text(page, "opportunity.ready")
    QTest.keyClick(interest, Qt.Key.Key_Return)  # again: into the details
    title, amount, on = (page.findChild(QLineEdit, f"opportunity.details.{key}") for key in ("title", "amount", "on"))
    assert title is not None
    assert amount is not None
    assert on is not None
    assert title.hasFocus()
    title.setText("Sofa and table")
    opportunities.assess(context.shop, context.people["Mo Lan"], first, Assessment.REAL)
    context.bus.committed()
    settled()
    assert title.text() == "Sofa and table"
    amount.setText("2,5万x")
    QTest.keyClick(title, Qt.Key.Key_Return, CTRL)
    settled()
    assert "Type an amount" in text(page, "opportunity.details.amount.note")
    amount.setText("2.5万")
    on.setText("20261231")
    QTest.keyClick(title, Qt.Key.Key_Return, CTRL)
    settled()
    found = row(context, first)
    assert (found.title, found.amount, str(found.expected_on)) == ("Sofa and table", 2_500_000, "2026-12-31")
    assert not page.findChild(QPushButton, "opportunity.save").isVisible()
    context.host.undo_bar.undo()
    settled()
    assert (row(context, first).title, row(context, first).amount) == ("Sofa", 1_280_000)
    QTest.keyClick(title, Qt.Key.Key_Escape)
    assert not panel.isVisible()
    assert interest.hasFocus()


def test_won_lost_and_reopened(
    context: Context, page: OpportunitiesPage, three: tuple[int, int, int], qtbot: QtBot, settled: Settled
) -> None:
    first, second, _third = three
    page.arrive(opportunity_id=first)
    press(page, "opportunity.won")
    dialog = top(WonDialog)
    assert dialog.findChild(Combo, "opportunity.won.quote").currentText() == "without a quote"
    save(dialog, qtbot)
    settled()
    assert row(context, first).state is State.WON
    assert text(page, "opportunity.name") == "Wu Lan"  # still open beside, to be reopened
    press(page, "opportunity.reopen")
    settled()
    assert row(context, first).state is State.OPEN
    page.arrive(opportunity_id=second)
    press(page, "opportunity.lost")
    dialog = top(LostDialog)
    save(dialog, qtbot)
    assert row(context, second).state is State.OPEN  # a reason is asked
    dialog.findChild(Chips, "opportunity.lost.reason").set_values(["price"])
    save(dialog, qtbot)
    settled()
    assert (row(context, second).state, row(context, second).lost_reason) == (State.LOST, "price")
    page.findChild(Segment, "opportunities.view").set_value("closed")
    settled()
    assert [one.id for one in page._past.rows()] == [second]
    context.host.undo_bar.undo()
    settled()
    assert row(context, second).state is State.OPEN


def test_filters_and_the_view_by_consultant_and_age(
    context: Context, page: OpportunitiesPage, three: tuple[int, int, int], settled: Settled
) -> None:
    first, second, third = three
    which, whose = page.findChild(Combo, "opportunities.which"), page.findChild(Combo, "opportunities.whose")
    interest = cards(page, "interest")

    def shown(filter_: str) -> list[int]:
        which.set_value(filter_)
        return [one.id for one in interest.cards.rows]

    assert shown("nobodys") == [third]
    assert shown("late") == [second]
    assert shown("stale") == [first]
    assert shown("mine") == []
    assert shown("to_settle") == list(three)
    which.set_value("all")
    whose.set_value(context.people["Bo"].staff_id)
    assert [one.id for one in interest.cards.rows] == [second]
    whose.set_value(0)
    page.findChild(Segment, "opportunities.view").set_value("shares")
    settled()
    said = [(one.name, one.worth.count, tuple(one.ages.values())) for one in page._shares.rows()]
    assert said == [("nobody", 1, (1, 0, 0)), ("Anna", 1, (0, 0, 1)), ("Bo", 1, (1, 0, 0))]
    page._shares.select_id(context.people["Anna"].staff_id)
    QTest.keyClick(page._shares, Qt.Key.Key_Return)
    assert [one.id for one in interest.cards.rows] == [first]
    page.arrive(opportunity_id=second)  # asked for: no filter hides it
    assert text(page, "opportunity.name") == "Zhao Yi"
    assert page.board.chosen == second


def test_a_colleague_reads_no_notes_and_has_no_act(
    context: Context, three: tuple[int, int, int], show: Show, settled: Settled
) -> None:
    context.host.person = context.people["Chen"]
    page = create(context)
    show(page)
    page.arrive(opportunity_id=three[0])
    settled()
    title = page.findChild(QLineEdit, "opportunity.details.title")  # what was written is the owner's
    assert (title.text(), title.isVisible(), title.isReadOnly()) == ("", False, True)
    spoken = [cards(page, "interest").cards.data(cards(page, "interest").cards.index(at)) for at in range(3)]
    assert not any(word in one for one in spoken for word in ("Sofa", "Call"))
    for name in ("won", "lost", "assess", "give", "customer", "save"):
        assert not page.findChild(QPushButton, f"opportunity.{name}").isVisible(), name
    QTest.keyClick(cards(page, "interest"), Qt.Key.Key_Right, CTRL)
    settled()
    assert row(context, three[0]).stage == "interest"
    assert badge(context) == 0


@pytest.mark.clause("MGR-08")
def test_the_supervisor_assesses_and_gives_out(
    context: Context, page: OpportunitiesPage, three: tuple[int, int, int], qtbot: QtBot, settled: Settled
) -> None:
    third = three[2]
    assert badge(context) == 3
    page.arrive(opportunity_id=third)
    press(page, "opportunity.assess")
    dialog = top(AssessDialog)
    dialog.findChild(Chips, "opportunity.assess.choice").set_values(["not_real"])
    save(dialog, qtbot)
    assert row(context, third).assessment is Assessment.NONE  # why is asked
    dialog.findChild(QPlainTextEdit, "opportunity.assess.note").setPlainText("Only compares")
    save(dialog, qtbot)
    settled()
    assert (row(context, third).assessment, row(context, third).assessment_note) == (
        Assessment.NOT_REAL,
        "Only compares",
    )
    context.host.undo_bar.undo()
    settled()
    assert row(context, third).assessment is Assessment.NONE
    press(page, "opportunity.give")
    dialog = top(GiveDialog)
    assert text(dialog, "opportunity.give.why").startswith("Chen comes first: 0 open")
    by = dialog.findChild(Segment, "opportunity.give.by")
    by.set_value("hand")
    save(dialog, qtbot)
    assert row(context, third).owner == ""  # by hand nobody is chosen beforehand
    by.set_value("rotation")
    assert "never given one" in text(dialog, "opportunity.give.why")
    save(dialog, qtbot)
    settled()
    assert row(context, third).owner == "Chen"
    assert not page.findChild(QPushButton, "opportunity.give").isVisible()
    assert "Given to Chen" in [text(page, f"opportunity.change.{at}") for at in range(5) if page.findChild(
        Label, f"opportunity.change.{at}")]  # fmt: skip
    context.host.undo_bar.undo()
    settled()
    assert row(context, third).owner == ""
    assert page.findChild(QPushButton, "opportunity.give").isVisible()


@pytest.mark.qt_log_ignore("does not support raise", "does not support grabbing", extend=True)
def test_the_menu_of_a_card_has_every_stage(
    context: Context, page: OpportunitiesPage, three: tuple[int, int, int], settled: Settled
) -> None:
    page.board.menu.emit(three[0], QPoint(0, 0))
    menu = QApplication.activePopupWidget()
    assert menu is not None
    actions = {action.objectName().removeprefix("opportunities.menu."): action for action in menu.actions()}
    assert {"interest", "measured", "quoted", "won", "lost", "assess", "customer"} <= set(actions)
    assert "give" not in actions  # it has an owner (MGR-08)
    actions["quoted"].trigger()
    menu.close()
    settled()
    assert row(context, three[0]).stage == "quoted"


def test_on_the_customers_page_and_a_new_one(
    context: Context, three: tuple[int, int, int], show: Show, qtbot: QtBot, settled: Settled
) -> None:
    anna = context.people["Anna"]
    context.host.person = anna
    customer = row(context, three[0]).customer.id
    section = create_section(context, customer)
    show(section)
    section.refresh()
    assert text(section, f"customer.opportunities.{three[0]}.title") == "Sofa"
    press(section, "customer.opportunities.new")
    dialog = top(NewDialog)
    assert isinstance(dialog, NewDialog)
    assert "open already (Sofa, Anna)" in text(dialog, "opportunity.new.open")  # one a customer: the signals add to it
    dialog.findChild(Chips, "opportunity.new.signals").set_values(["urgent"])
    save(dialog, qtbot)
    settled()
    assert row(context, three[0]).signals == ("price", "urgent")
    opportunities.lose(context.shop, anna, three[0], "price")
    press(section, "customer.opportunities.new")
    dialog = top(NewDialog)
    save(dialog, qtbot)
    assert dialog.isVisible()  # a signal is asked
    dialog.findChild(Chips, "opportunity.new.signals").set_values(["decider"])
    dialog.findChild(QLineEdit, "opportunity.new.details.title").setText("Bed")
    save(dialog, qtbot)
    settled()
    section.refresh()
    found = opportunities.of_customer(context.shop, anna, customer)
    assert [(one.title, one.state, one.signals) for one in found] == [
        ("Bed", State.OPEN, ("decider",)),
        ("Sofa", State.LOST, ("price", "urgent")),
    ]
    context.host.undo_bar.undo()
    settled()
    assert len(opportunities.of_customer(context.shop, anna, customer)) == 1


def test_signals_wait_until_the_guest_is_known(context: Context, show: Show) -> None:
    chips = SignalChips(context, "signals")
    show(chips)
    chips.chips.set_values(["price"])
    assert chips.values() == ()
    assert "Register the guest first" in text(chips, "signals.unknown")
    chips.show_customer(7)
    assert chips.values() == ("price",)
    chips.clear()
    assert chips.values() == ()


@pytest.mark.parametrize(
    ("typed", "found"), [("", None), ("12,800", 1_280_000), ("1.3万", 1_300_000), ("¥ 0.5", 50), ("０", 0)]
)
def test_amounts_as_they_are_typed(typed: str, found: int | None) -> None:
    assert minor(typed, "CNY") == found


@pytest.mark.parametrize("typed", ["abc", "-5", "万"])
def test_what_is_no_amount(typed: str) -> None:
    with pytest.raises(ValueError, match=typed):
        minor(typed, "CNY")
