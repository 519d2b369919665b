"""Merging in a real window: side by side, by keyboard, taken back from the customer's page (REG-03)."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QCheckBox, QDialog, QRadioButton, QWidget
from pytestqt.qtbot import QtBot
from tests.gui.conftest import Context

from showroom.clock import ManualClock
from showroom.gui.customers.merge import MergeDialog
from showroom.gui.customers.merge_with import MergeWithDialog
from showroom.gui.customers.merged import TakeBackDialog
from showroom.gui.customers.page import CustomersPage, create
from showroom.gui.customers.sections import ACTS
from showroom.gui.kit.buttons import Button, Link
from showroom.gui.kit.labels import Label
from showroom.services import calls
from showroom.services.customers import cards, merging, records, relations
from showroom.services.customers.records import Registration

Show = Callable[..., QWidget]


def register(context: Context, who: str, **answers: object) -> int:
    return records.register(context.shop, context.people[who], Registration(answers)).id  # type: ignore[arg-type]


def two(context: Context) -> tuple[int, int]:
    first = register(context, "Anna", name="王伟", phones=("13800001111",), notes="Likes oak.")
    second = register(
        context, "Anna", name="王伟", phones=("13800001111", "13900002222"), email="wang@example.com",
        notes="Comes on Sundays.", area=120,
    )  # fmt: skip
    calls.log(context.shop, context.people["Anna"], calls.NewCall("13900002222", customer_id=second))
    return first, second


def opened(context: Context, show: Show, settled: Callable[[], None], customer_id: int) -> CustomersPage:
    page = create(context)
    assert isinstance(page, CustomersPage)
    show(page)
    settled()
    page.show_customer(customer_id)
    settled()
    return page


def dialog_of(kind: type[QDialog], qtbot: QtBot) -> QDialog:
    def found() -> list[QDialog]:
        return [one for one in QApplication.topLevelWidgets() if isinstance(one, kind) and one.isVisible()]

    qtbot.waitUntil(lambda: bool(found()) and found()[0].isAncestorOf(QApplication.focusWidget() or found()[0]))
    return found()[0]


def named(root: QWidget, name: str) -> QWidget:
    found = root.findChild(QWidget, name)
    assert found is not None, name
    return found


def save(qtbot: QtBot) -> None:
    """Ctrl+Enter where the keyboard is."""
    focused = QApplication.focusWidget()
    assert focused is not None
    qtbot.keyClick(focused, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def act(page: CustomersPage, context: Context, customer_id: int) -> None:
    spec = next(one for one in ACTS if one.key == "merge")
    spec.run(page, context, customer_id, page.show_customer)


@pytest.mark.clause("REG-03")
def test_two_records_are_compared_and_merged_field_by_field_with_the_keyboard(
    context: Context, show: Show, settled: Callable[[], None], qtbot: QtBot
) -> None:
    first, second = two(context)
    page = opened(context, show, settled, first)
    act(page, context, first)
    chooser = dialog_of(MergeWithDialog, qtbot)
    compare = named(chooser, f"customer.merge_with.{second}.compare")
    assert isinstance(compare, Button)
    compare.setFocus()
    qtbot.keyClick(compare, Qt.Key.Key_Space)
    dialog = dialog_of(MergeDialog, qtbot)
    assert isinstance(dialog, MergeDialog)
    assert not dialog.keeps_left  # the second one knows more
    moves = named(dialog, "customer.merge.moves")
    assert isinstance(moves, Label)
    left = named(dialog, "customer.merge.side0.keep")
    left.setFocus()
    qtbot.keyClick(left, Qt.Key.Key_Space)
    assert dialog.keeps_left
    assert "1 call" in moves.text()
    notes = named(dialog, "customer.merge.notes.both")
    assert isinstance(notes, QRadioButton)
    assert notes.isChecked()  # two different notes: nothing is thrown away unasked
    email = named(dialog, "customer.merge.email.right")
    assert isinstance(email, QRadioButton)
    assert email.isChecked()
    email.setFocus()
    qtbot.keyClick(email, Qt.Key.Key_Left)
    assert not email.isChecked()
    save(qtbot)
    settled()
    manager = context.people["Mo Lan"]
    card = cards.card(context.shop, manager, second)
    assert card.person.id == first
    assert card.answers["notes"] == "Likes oak.\nComes on Sundays."
    assert "email" not in card.answers  # it was chosen so
    assert card.answers["area"] == 120
    assert context.undo_bar.accessibleName() == "The two records are one now."


@pytest.mark.clause("REG-03")
def test_the_page_tells_of_the_merge_and_takes_it_back_with_what_happened_since(
    context: Context, show: Show, settled: Callable[[], None], qtbot: QtBot, clock: ManualClock
) -> None:
    first, second = two(context)
    manager = context.people["Mo Lan"]
    merged = merging.merge(context.shop, manager, merging.Request(first, second))
    clock.advance(days=1)
    late = calls.log(context.shop, manager, calls.NewCall("13900002222", customer_id=first)).id
    records.update(context.shop, manager, first, {"email": "other@example.com"})
    page = opened(context, show, settled, first)
    back = named(page, f"customer.merged.{merged.id}.back")
    assert isinstance(back, Link)
    qtbot.mouseClick(back, Qt.MouseButton.LeftButton)
    dialog = dialog_of(TakeBackDialog, qtbot)
    box = named(dialog, f"customer.apart.call.{late}")
    assert isinstance(box, QCheckBox)
    box.setChecked(True)
    save(qtbot)
    settled()
    assert merging.merged_from(context.shop, manager, first) == ()
    assert cards.card(context.shop, manager, second).answers["email"] == "wang@example.com"
    assert cards.card(context.shop, manager, first).answers["email"] == "other@example.com"
    assert "E-mail" in context.undo_bar.accessibleName()
    assert not named(page, "customer.merged").isVisible()
    again = merging.preview(context.shop, manager, first, second)
    assert again.said_different


@pytest.mark.clause("REG-03", "SEC-02")
def test_somebody_elses_customer_needs_a_supervisors_signature(
    context: Context, show: Show, settled: Callable[[], None], qtbot: QtBot
) -> None:
    first = register(context, "Anna", name="王伟", phones=("13800001111",))
    second = register(context, "Bo", name="王伟", phones=("13800001111",), email="wang@example.com")
    context.host.person = context.people["Anna"]
    page = opened(context, show, settled, first)
    act(page, context, first)
    compare = named(dialog_of(MergeWithDialog, qtbot), f"customer.merge_with.{second}.compare")
    qtbot.mouseClick(compare, Qt.MouseButton.LeftButton)
    dialog = dialog_of(MergeDialog, qtbot)
    assert "wang@example.com" not in [one.text() for one in dialog.findChildren(QRadioButton)]
    save(qtbot)
    settled()
    assert context.host.signed[-1] == "customers.merge_any"
    assert dialog.isVisible()
    context.host.person = context.people["Mo Lan"]
    save(qtbot)
    settled()
    assert len(merging.merged_from(context.shop, context.people["Mo Lan"], first)) == 1


@pytest.mark.clause("REG-03")
def test_a_household_is_no_duplicate(context: Context, show: Show, settled: Callable[[], None], qtbot: QtBot) -> None:
    first, second = two(context)
    page = opened(context, show, settled, first)
    act(page, context, first)
    qtbot.mouseClick(
        named(dialog_of(MergeWithDialog, qtbot), f"customer.merge_with.{second}.compare"), Qt.MouseButton.LeftButton
    )
    dialog = dialog_of(MergeDialog, qtbot)
    qtbot.mouseClick(named(dialog, "customer.merge.household"), Qt.MouseButton.LeftButton)
    settled()
    manager = context.people["Mo Lan"]
    assert [one.person.id for one in relations.relations(context.shop, manager, first)] == [second]
    assert merging.proposals(context.shop, manager, first) == ()
