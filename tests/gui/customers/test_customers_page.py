"""The customers page in a real window: find, register with duplicates beside it, mask and show, grade (REG, SEC-02)."""

from __future__ import annotations

from collections.abc import Callable
from types import SimpleNamespace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot
from sqlalchemy import select
from tests.gui.conftest import Context
from tests.gui.customers.on_page import Show, keys, named, page_of, people_of, register, save, text_of, type_into

from showroom.clock import ManualClock
from showroom.gui.customers import dialogs
from showroom.gui.customers.dialogs import CustomerDialog, GradeDialog
from showroom.gui.customers.moments import MomentsList
from showroom.gui.kit.buttons import Button
from showroom.gui.kit.drafts import Drafts
from showroom.gui.kit.reason_dialog import ReasonDialog
from showroom.services.customers import cards, records
from showroom.store.models import AuditEntry, NotSamePerson


@pytest.mark.clause("REG-04")
def test_results_come_as_one_types_best_first_with_the_reason(
    context: Context, show: Show, settled: Callable[[], None], qtbot: QtBot
) -> None:
    register(context, "Anna", name="王小明", phones=("13812345678",))
    register(context, "Bo", name="Daniel Reyes", phones=("+34 612 345 678",))
    page = page_of(context, show, settled)
    assert [row.name for row in page.browser.table.rows()] == ["Daniel Reyes", "王小明"]
    type_into(qtbot, page, "customers.search", "wxm")
    qtbot.waitUntil(lambda: [row.name for row in page.browser.table.rows()] == ["王小明"])
    assert "initials wxm" in page.browser.why[page.browser.table.rows()[0].id]
    qtbot.keyClick(named(page, "customers.search"), Qt.Key.Key_Down)
    assert text_of(page, "customer.name") == "王小明"
    assert text_of(page, "customer.phone") == "138 1234 5678"


def test_a_late_answer_never_overwrites_a_newer_one(
    context: Context, show: Show, settled: Callable[[], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    page = page_of(context, show, settled)
    asked: list[tuple[Callable[[object], object], Callable[[object], None]]] = []
    monkeypatch.setattr(context.door, "background", lambda work, done: asked.append((work, done)))
    register(context, "Anna", name="王")
    page.browser.look_for("王")
    page.browser.look_for("nobody")
    (old, show_old), (new, show_new) = asked
    job = SimpleNamespace(shop=context.shop)
    show_new(new(job))
    show_old(old(job))
    assert page.browser.table.rows() == ()


@pytest.mark.clause("REG-01", "REG-02")
def test_a_new_customer_by_keyboard(context: Context, show: Show, settled: Callable[[], None], qtbot: QtBot) -> None:
    context.host.person = context.people["Anna"]
    page = page_of(context, show, settled)
    type_into(qtbot, page, "customers.search", "欧阳娜")
    qtbot.waitUntil(lambda: page.browser.query == "欧阳娜")
    qtbot.keyClick(page, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    dialog = page.findChild(CustomerDialog)
    assert dialog is not None
    qtbot.waitUntil(dialog.isActiveWindow)
    assert dialog.form.typed("name") == "欧阳娜"
    assert text_of(dialog, "customer.name.note") == "Ōuyáng Nà"
    type_into(qtbot, dialog, "customer.phones", "138 1234 56")
    save(qtbot)
    assert dialog.fields["phones"].error == "Digits missing: 2 – a mobile number has 11"
    assert people_of(context) == ()
    keys(qtbot, named(dialog, "customer.phones"), "78")
    assert dialog.fields["phones"].error == ""
    save(qtbot)
    qtbot.waitUntil(lambda: len(people_of(context)) == 1)
    settled()
    (person,) = people_of(context)
    assert (person.name, person.phone, person.owner) == ("欧阳娜", "138 1234 5678", "Anna")
    assert text_of(page, "customer.name") == "欧阳娜"
    assert context.drafts.get("customers.new") is None


@pytest.mark.clause("REG-03")
def test_who_is_already_known_comes_up_beside_the_form(
    context: Context, show: Show, settled: Callable[[], None], qtbot: QtBot
) -> None:
    old = register(context, "Bo", name="王伟", phones=("13812345678",))
    context.host.person = context.people["Anna"]
    page = page_of(context, show, settled)
    page.register()
    dialog = page.findChild(CustomerDialog)
    assert dialog is not None
    type_into(qtbot, dialog, "customer.phones", "+86 138 1234 5678")
    qtbot.waitUntil(lambda: dialog.known.findChild(QWidget, f"customer.known.{old}") is not None)
    assert text_of(dialog, f"customer.known.{old}.reasons") == "same phone"
    assert "138****5678" in text_of(dialog, f"customer.known.{old}.facts")
    qtbot.mouseClick(named(dialog, f"customer.known.{old}.different"), Qt.MouseButton.LeftButton)
    type_into(qtbot, dialog, "customer.name", "王伟")
    settled()
    QApplication.processEvents()
    qtbot.waitUntil(lambda: not context.door.is_busy and not dialog.known._timer.isActive())
    QApplication.processEvents()
    assert dialog.known._found.people == ()
    dialog.submit()
    qtbot.waitUntil(lambda: page.window().findChild(ReasonDialog) is not None)  # Bo looks after that number (REG-08)
    why = page.window().findChild(ReasonDialog)
    assert why is not None
    keys(qtbot, why.fields["reason"].input, "两位同名的客户，号码是公司总机")
    why.submit()
    qtbot.waitUntil(lambda: len(people_of(context)) == 2)
    with context.shop.view(context.people["Mo Lan"], "customers.view") as connection:
        assert connection.execute(select(NotSamePerson.low_id)).scalar_one() == old


@pytest.mark.clause("REG-03")
def test_a_probable_double_is_saved_only_the_second_time(
    context: Context, show: Show, settled: Callable[[], None], qtbot: QtBot
) -> None:
    old = register(context, "Anna", name="王伟", phones=("13812345678",))
    page = page_of(context, show, settled)
    page.register()
    dialog = page.findChild(CustomerDialog)
    assert dialog is not None
    type_into(qtbot, dialog, "customer.name", "王芳")
    type_into(qtbot, dialog, "customer.phones", "13812345678")
    qtbot.waitUntil(lambda: dialog.known.findChild(QWidget, f"customer.known.{old}.use") is not None)
    dialog.submit()
    settled()
    assert "王伟 is probably the same person" in dialog.bar.text
    assert len(people_of(context)) == 1
    qtbot.mouseClick(named(dialog, f"customer.known.{old}.household"), Qt.MouseButton.LeftButton)
    assert not dialog.bar.isVisible()  # what was asked is answered
    dialog.submit()  # a household shares its phone
    qtbot.waitUntil(lambda: len(people_of(context)) == 2)


@pytest.mark.clause("REG-03")
def test_a_probable_double_without_a_word_is_saved_the_second_time_too(
    context: Context, show: Show, settled: Callable[[], None], qtbot: QtBot
) -> None:
    old = register(context, "Anna", name="王伟", phones=("13812345678",))
    page = page_of(context, show, settled)
    page.register()
    dialog = page.findChild(CustomerDialog)
    assert dialog is not None
    type_into(qtbot, dialog, "customer.phones", "13812345678")
    qtbot.waitUntil(lambda: dialog.known.findChild(QWidget, f"customer.known.{old}.use") is not None)
    dialog.submit()
    assert len(people_of(context)) == 1
    dialog.submit()
    qtbot.waitUntil(lambda: len(people_of(context)) == 2)


@pytest.mark.clause("REG-03")
def test_this_is_the_person_opens_the_record_and_registers_nobody(
    context: Context, show: Show, settled: Callable[[], None], qtbot: QtBot
) -> None:
    old = register(context, "Anna", name="王伟", phones=("13812345678",))
    page = page_of(context, show, settled)
    page.register()
    dialog = page.findChild(CustomerDialog)
    assert dialog is not None
    type_into(qtbot, dialog, "customer.phones", "13812345678")
    qtbot.waitUntil(lambda: dialog.known.findChild(QWidget, f"customer.known.{old}.use") is not None)
    qtbot.mouseClick(named(dialog, f"customer.known.{old}.use"), Qt.MouseButton.LeftButton)
    settled()
    assert text_of(page, "customer.name") == "王伟"
    assert len(people_of(context)) == 1


def test_what_was_typed_before_a_crash_is_put_back(
    context: Context, show: Show, settled: Callable[[], None], qtbot: QtBot
) -> None:
    page = page_of(context, show, settled)
    page.register()
    dialog = page.findChild(CustomerDialog)
    assert dialog is not None
    type_into(qtbot, dialog, "customer.name", "半截")
    context.drafts.flush()
    folder = context.drafts._file.parent
    crashed = Drafts(folder, context.shop.database.place)  # as the next start reads it
    dialog.deleteLater()
    QApplication.sendPostedEvents(dialog)
    context.drafts = crashed
    page.register()
    again = [one for one in page.findChildren(CustomerDialog) if one is not dialog][-1]
    assert again.form.typed("name") == "半截"
    assert "put back" in again.bar.text
    again.reject()
    assert crashed.get("customers.new") is None


@pytest.mark.clause("SEC-02")
def test_a_colleagues_customer_is_masked_until_shown_and_showing_is_recorded(
    context: Context, show: Show, settled: Callable[[], None], qtbot: QtBot
) -> None:
    customer = register(context, "Bo", name="王小明", phones=("13812345678",), email="ming@example.com")
    context.host.person = context.people["Anna"]
    page = page_of(context, show, settled)
    page.arrive(customer_id=customer)
    assert text_of(page, "customer.phone") == "138****5678"
    page.panel.show_tab("details")
    assert text_of(page, "customer.details.email") == "m***@example.com"
    page.edit()
    dialog = page.findChild(CustomerDialog)
    assert dialog is not None
    phones = named(dialog, "customer.phones")
    assert isinstance(phones, QLineEdit)
    assert phones.isReadOnly()
    assert not named(dialog, "customer.phones.more").isVisible()
    assert text_of(dialog, "customer.edit.sentence") == "What is hidden can be changed once it has been shown."
    dialog.form.fields["name"].set_value("王晓明")
    dialog.submit()
    settled()
    card = cards.card(context.shop, context.people["Bo"], customer)
    assert (card.answers["name"], card.answers["phones"]) == ("王晓明", ("138 1234 5678",))
    assert card.answers["email"] == "ming@example.com"
    button = named(page, "customer.reveal")
    assert isinstance(button, Button)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: text_of(page, "customer.phone") == "138 1234 5678")
    with context.shop.view(context.people["Mo Lan"], "customers.view") as connection:
        last = connection.execute(select(AuditEntry.actor, AuditEntry.action).order_by(AuditEntry.seq.desc())).first()
    assert last is not None
    assert tuple(last) == (context.people["Anna"].tag, "customers.reveal")


@pytest.mark.clause("REG-05")
def test_a_grade_by_hand_needs_its_reason(
    context: Context, show: Show, settled: Callable[[], None], qtbot: QtBot
) -> None:
    customer = register(context, "Anna", name="王", timeframe="now", decision_role="decides")
    context.host.person = context.people["Anna"]
    page = page_of(context, show, settled)
    page.arrive(customer_id=customer)
    assert text_of(page, "customer.grade.why") == "Need strong · Budget not known · Decision power strong"
    dialogs.grade(page, context, customer, page.show_customer)
    dialog = page.findChild(GradeDialog)
    assert dialog is not None
    dialog._grade.set_values(["A"])
    dialog.submit()
    assert dialog.fields["reason"].error
    keys(qtbot, named(dialog, "customer.grade.reason"), "came with the whole family")
    dialog.submit()
    settled()
    assert cards.card(context.shop, context.people["Anna"], customer).person.grade == "A"
    assert text_of(page, "customer.grade.why") == "Anna: came with the whole family"


@pytest.mark.clause("REG-10")
def test_another_windows_change_shows_here(
    context: Context, show: Show, settled: Callable[[], None], qtbot: QtBot, clock: ManualClock
) -> None:
    customer = register(context, "Anna", name="王")
    page = page_of(context, show, settled)
    page.arrive(customer_id=customer)
    other = context.shop.sibling()  # as another process
    clock.advance(minutes=1)
    records.update(other, context.people["Anna"], customer, {"timeframe": "now"})
    timeline = page.findChild(MomentsList)
    assert timeline is not None
    qtbot.waitUntil(lambda: "Grade C" in [line.title for line in timeline.entries.lines()])


@pytest.mark.clause("SEC-02")
def test_what_one_person_was_shown_the_next_at_the_desk_does_not_see(
    context: Context, show: Show, settled: Callable[[], None], qtbot: QtBot
) -> None:
    customer = register(context, "Bo", name="王小明", phones=("13812345678",))
    context.host.person = context.people["Anna"]
    page = page_of(context, show, settled)
    page.arrive(customer_id=customer)
    page.reveal()
    qtbot.waitUntil(lambda: text_of(page, "customer.phone") == "138 1234 5678")
    page.changed()
    assert text_of(page, "customer.phone") == "138 1234 5678"
    context.host.person = context.people["Chen"]
    page.show_customer(customer)
    assert text_of(page, "customer.phone") == "138****5678"


@pytest.mark.clause("REG-07")
def test_a_customer_nobody_looks_after_is_taken_by_a_press(
    context: Context, show: Show, settled: Callable[[], None], qtbot: QtBot
) -> None:
    customer = register(context, "Lin Mei", name="孙丽")
    context.host.person = context.people["Bo"]
    page = page_of(context, show, settled)
    page.arrive(customer_id=customer)
    assert text_of(page, "customer.owner") == "Nobody looks after this customer yet"
    qtbot.mouseClick(named(page, "customer.take"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: text_of(page, "customer.owner") == "Looked after by you")
    assert not named(page, "customer.take").isVisible()
    context.host.person = context.people["Anna"]
    page.take()
    settled()
    assert [type(error).__name__ for error in context.host.errors] == ["UserError"]
    assert cards.card(context.shop, context.people["Bo"], customer).person.owner == "Bo"
