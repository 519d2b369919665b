"""The customer's page in full: timeline, stale answers, tier, relations, the lists of high value and at risk."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget
from pytestqt.qtbot import QtBot
from tests.gui.conftest import Context
from tests.gui.customers.on_page import keys, named, page_of, register, text_of, type_into

from showroom.clock import ManualClock
from showroom.domain.customers.relations import RelationKind
from showroom.domain.money import Money
from showroom.domain.quotes import Line
from showroom.domain.text import Text
from showroom.gui.customers import sections
from showroom.gui.customers.at_counter import AtCounter
from showroom.gui.customers.dialogs import CustomerDialog
from showroom.gui.customers.moments import MomentsList
from showroom.gui.customers.page import CustomersPage
from showroom.gui.customers.picker import CustomerPicker
from showroom.gui.customers.relations import RelationDialog
from showroom.gui.customers.tabs import Tabs
from showroom.gui.kit.buttons import Chips, Switch
from showroom.gui.kit.layouts import vbox
from showroom.services import quotes, staff
from showroom.services.customers import records, relations, stale

Show = Callable[..., QWidget]


def press(qtbot: QtBot, root: QWidget, name: str) -> None:
    qtbot.mouseClick(named(root, name), Qt.MouseButton.LeftButton)


def quote(context: Context, customer_id: int, yuan: int) -> int:
    """An accepted quote over so much."""
    shop, anna = context.shop, context.people["Anna"]
    line = Line(Text(en="Sofa", zh_CN="沙发"), Money(yuan * 100, "CNY"))
    quote_id = quotes.create(shop, anna, replace(quotes.new_draft(shop, anna, customer_id), lines=(line,)))
    quotes.issue(shop, anna, quote_id)
    quotes.accept(shop, anna, quote_id)
    return quote_id


def entries(page: CustomersPage) -> list[str]:
    shown = page.findChild(MomentsList)
    assert shown is not None
    return [line.title for line in shown.entries.lines()]


@pytest.mark.clause("REG-10")
def test_the_timeline_shows_everything_by_kinds_and_each_entry_opens_its_record(
    context: Context, show: Show, settled: Callable[[], None], qtbot: QtBot, clock: ManualClock
) -> None:
    customer = register(context, "Anna", name="王伟")
    clock.advance(minutes=1)
    records.update(context.shop, context.people["Anna"], customer, {"area": 90, "address": "幸福小区"})
    clock.advance(minutes=1)
    quote_id = quote(context, customer, 20_000)
    page = page_of(context, show, settled)
    page.arrive(customer_id=customer, section="timeline")
    assert entries(page)[1:] == ["Changed: Estate or address, Floor area", "Registered"]
    assert entries(page)[0].startswith("Quote Q")
    assert entries(page)[0].endswith("accepted")
    press(qtbot, page, "customer.timeline.kinds.changes")
    assert entries(page) == ["Changed: Estate or address, Floor area", "Registered"]
    press(qtbot, page, "customer.timeline.kinds.changes")
    shown = page.findChild(MomentsList)
    assert shown is not None
    shown.setFocus()
    shown.setCurrentIndex(shown.entries.index(0, 0))
    QTest.keyClick(shown, Qt.Key.Key_Return)
    assert context.host.went == [("quotes", {"quote_id": quote_id})]


@pytest.mark.clause("REG-10")
def test_a_long_timeline_is_read_while_one_scrolls(
    context: Context, show: Show, settled: Callable[[], None], clock: ManualClock
) -> None:
    customer = register(context, "Anna", name="王伟")
    with context.shop.batch():
        for number in range(230):
            clock.advance(seconds=1)
            records.update(context.shop, context.people["Anna"], customer, {"area": 50 + number})
    page = page_of(context, show, settled)
    page.arrive(customer_id=customer)
    shown = page.findChild(MomentsList)
    assert shown is not None
    assert shown.entries.rowCount() == 100
    for wanted in (200, 231, 231):
        shown.verticalScrollBar().setValue(shown.verticalScrollBar().maximum())
        QApplication.processEvents()
        assert shown.entries.rowCount() == wanted
    at = shown.verticalScrollBar().value()
    page.changed()
    assert (shown.entries.rowCount(), shown.verticalScrollBar().value()) == (231, at)


@pytest.mark.clause("REG-11")
def test_a_stale_answer_is_confirmed_with_one_tap(
    context: Context, show: Show, settled: Callable[[], None], qtbot: QtBot, clock: ManualClock
) -> None:
    customer = register(context, "Anna", name="王伟", phones=("13812345678",), timeframe="now")
    context.host.person = context.people["Anna"]
    clock.advance(days=400)
    page = page_of(context, show, settled)
    page.arrive(customer_id=customer, section="details")
    assert text_of(page, "customer.stale.phones.said") == "Phone: 138 1234 5678"  # what to ask about
    assert text_of(page, "customer.stale.timeframe.said") == "When it is needed: Within two weeks"
    assert text_of(page, "customer.stale.phones.asked") == "last confirmed 400 days ago"
    context.host.person = context.people["Bo"]
    page.changed()
    assert text_of(page, "customer.stale.phones.said") == "Phone: 138****5678"
    context.host.person = context.people["Anna"]
    page.changed()
    assert "2 answer" in named(page, "customer.stale.note").accessibleName()
    press(qtbot, page, "customer.stale.timeframe.change")
    assert context.host.went == [("customers", {"customer_id": customer, "section": "details", "edit": "timeframe"})]
    page.arrive(customer_id=customer, section="details", edit="timeframe")
    dialog = page.findChild(CustomerDialog)
    assert dialog is not None
    assert dialog.focusWidget() is dialog.form.input("timeframe")
    dialog.reject()
    press(qtbot, page, "customer.stale.phones")
    qtbot.waitUntil(lambda: page.findChild(QWidget, "customer.stale.phones") is None)
    assert [one.field.key for one in stale.stale(context.shop, context.people["Anna"], customer)] == ["timeframe"]
    assert "1 answer" in named(page, "customer.stale.note").accessibleName()


@pytest.mark.clause("REG-06")
def test_the_tier_stands_in_the_head_with_its_benefits(
    context: Context, show: Show, settled: Callable[[], None]
) -> None:
    customer = register(context, "Anna", name="王伟")
    page = page_of(context, show, settled)
    page.arrive(customer_id=customer)
    assert text_of(page, "customer.benefits") == "Free measuring and a first layout"
    quote(context, customer, 90_000)
    page.changed()
    assert "Free delivery and assembly" in text_of(page, "customer.benefits")
    assert named(page, "customer.tier").property("text") == "VIP"
    assert "90,000 CNY" in named(page, "customer.tier").toolTip()


@pytest.mark.clause("REG-06")
def test_high_value_and_at_risk_are_lists_that_say_why(
    context: Context, show: Show, settled: Callable[[], None], qtbot: QtBot, clock: ManualClock
) -> None:
    vip = register(context, "Anna", name="王伟")
    register(context, "Anna", name="路过")
    quote(context, vip, 90_000)
    page = page_of(context, show, settled)
    page.browser.which.set_value("high_value")
    qtbot.waitUntil(lambda: [row.id for row in page.browser.table.rows()] == [vip])
    assert page.browser.why[vip] == "VIP: bought for 90,000 CNY"
    page.browser.which.set_value("at_risk")
    qtbot.waitUntil(lambda: page.browser.table.rows() == ())
    clock.advance(days=31)
    page.changed()
    qtbot.waitUntil(lambda: [row.id for row in page.browser.table.rows()] == [vip])
    assert page.browser.why[vip].startswith("31 days without contact")


@pytest.mark.clause("REG-13")
def test_a_relation_is_added_by_keyboard_opened_and_taken_away_with_undo(
    context: Context, show: Show, settled: Callable[[], None], qtbot: QtBot
) -> None:
    wang = register(context, "Anna", name="王伟", phones=("13812345678",))
    zhou = register(context, "Anna", name="周敏", phones=("13900001111",))
    context.host.person = context.people["Anna"]
    page = page_of(context, show, settled)
    page.arrive(customer_id=wang, section="relations")
    assert named(page, "customer.relations.none").isVisible()
    press(qtbot, page, "customer.relations.add")
    dialog = page.findChild(RelationDialog)
    assert dialog is not None
    dialog.submit()
    assert dialog.fields["other"].error == "Choose the other customer."
    type_into(qtbot, dialog, "customer.relation.who.search", "1111")
    qtbot.waitUntil(lambda: len(dialog._picker._hits.rows()) == 1)
    qtbot.keyClick(dialog._picker.search, Qt.Key.Key_Return)
    type_into(qtbot, dialog, "customer.relation.role", "wife")
    dialog.submit()
    name = f"customer.relations.household.{zhou}"
    qtbot.waitUntil(lambda: page.findChild(QWidget, name) is not None)
    assert text_of(page, f"{name}.facts").startswith("Same household · wife · 139")
    qtbot.keyClick(named(page, name), Qt.Key.Key_Return)
    assert context.host.went == [("customers", {"customer_id": zhou})]
    press(qtbot, page, f"{name}.away")
    qtbot.waitUntil(lambda: named(page, "customer.relations.none").isVisible())
    context.host.undo_bar.undo()
    qtbot.waitUntil(lambda: page.findChild(QWidget, name) is not None)
    (kept,) = relations.relations(context.shop, context.people["Anna"], wang)
    assert (kept.kind, kept.role) == (RelationKind.HOUSEHOLD, "wife")


def test_every_section_and_act_named_is_there_and_makes_what_it_says(
    context: Context, show: Show, settled: Callable[[], None], qtbot: QtBot
) -> None:
    customer = register(context, "Anna", name="王伟")
    page = page_of(context, show, settled)
    page.arrive(customer_id=customer)
    for spec in sections.SECTIONS:
        page.panel.show_tab(spec.key)
        assert page.panel.tab == spec.key
        shown = page.panel._sections[spec.key]
        assert isinstance(shown, sections.Section)
        assert shown.isVisible()
        assert not shown.isWindow()
    menu = page.panel.menu()
    assert menu is not None
    assert [action.objectName() for action in menu.actions()] == [f"customer.menu.{one.key}" for one in sections.ACTS]
    settled()
    assert context.host.errors == []


def test_tabs_become_a_list_where_there_is_no_room(qtbot: QtBot) -> None:
    tabs, room = Tabs("tabs", "What to see"), QWidget()
    room.setLayout(vbox(tabs))
    qtbot.addWidget(room)
    tabs.show_items([(str(n), f"A rather long title {n}") for n in range(5)])
    room.resize(1200, 44)
    room.show()
    qtbot.waitExposed(room)
    told: list[str] = []
    tabs.changed.connect(told.append)
    assert tabs._stack.currentIndex() == 0
    room.resize(300, 44)
    assert tabs._stack.currentIndex() == 1
    tabs._list.setCurrentIndex(3)
    assert (tabs.value(), told) == ("3", ["3"])
    room.resize(1200, 44)
    assert tabs._segment is not None
    assert tabs._segment.value() == "3"
    tabs.show_items([("3", "three"), ("9", "nine")])
    assert tabs.value() == "3"


def test_the_kinds_chosen_are_no_draft(context: Context, show: Show, settled: Callable[[], None]) -> None:
    customer = register(context, "Anna", name="王伟")
    page = page_of(context, show, settled)
    page.arrive(customer_id=customer)
    chips = named(page, "customer.timeline.kinds")
    assert isinstance(chips, Chips)
    assert "customer.timeline.kinds" not in page.save_state()["typed"]
    assert page.save_state()["kept"]["section"] == "timeline"


@pytest.mark.clause("REG-03", "REG-13")
def test_another_of_the_household_is_registered_and_related_in_one_go(
    context: Context, show: Show, settled: Callable[[], None], qtbot: QtBot
) -> None:
    wang = register(context, "Anna", name="王伟", phones=("13812345678",))
    context.host.person = context.people["Anna"]
    page = page_of(context, show, settled)
    page.register()
    dialog = page.findChild(CustomerDialog)
    assert dialog is not None
    type_into(qtbot, dialog, "customer.name", "周敏")
    type_into(qtbot, dialog, "customer.phones", "13812345678")
    home = f"customer.known.{wang}.household"
    qtbot.waitUntil(lambda: dialog.known.findChild(QWidget, home) is not None)
    press(qtbot, dialog, home)
    assert dialog.known.undecided() == ""
    dialog.submit()
    qtbot.waitUntil(lambda: page.shown is not None and page.shown.person.name == "周敏")
    (found,) = relations.relations(context.shop, context.people["Anna"], wang)
    assert (found.kind, found.person.name) == (RelationKind.HOUSEHOLD, "周敏")


@pytest.mark.clause("REG-01")
def test_esc_on_a_half_typed_form_loses_nothing(
    context: Context, show: Show, settled: Callable[[], None], qtbot: QtBot
) -> None:
    customer = register(context, "Anna", name="王伟", phones=("13812345678",))
    context.host.person = context.people["Anna"]
    page = page_of(context, show, settled)
    page.arrive(customer_id=customer)
    page.edit()
    (first,) = page.findChildren(CustomerDialog)
    first.reject()
    assert not context.host.undo_bar.can_undo  # nothing was typed
    page.edit()
    dialog = page.findChildren(CustomerDialog)[-1]
    type_into(qtbot, dialog, "customer.address", "幸福小区3栋")
    type_into(qtbot, dialog, "customer.birthday", "1988-13-45")  # not even a day
    dialog.reject()
    assert context.drafts.get(f"customers.edit.{customer}") is None
    context.host.undo_bar.undo()
    again = page.findChildren(CustomerDialog)[-1]
    assert again is not dialog
    assert again.form.typed("address") == "幸福小区3栋"
    assert named(again, "customer.birthday").property("text") == "1988-13-45"
    again.submit()
    assert again.fields["birthday"].error
    assert context.drafts.get(f"customers.edit.{customer}") is not None  # a crash would not lose it either
    again.reject()
    page.arrive(draft=f"customers.edit.{customer}")
    assert page.findChildren(CustomerDialog)[-1] is not again


@pytest.mark.clause("REG-01")
def test_a_number_of_many_or_of_a_colleague_is_flagged_while_it_is_typed_and_consent_is_off(
    context: Context, show: Show, settled: Callable[[], None], qtbot: QtBot
) -> None:
    anna = context.people["Anna"]
    assert anna.staff_id is not None
    staff.change(
        context.shop,
        context.people["Mo Lan"],
        anna.staff_id,
        name="Anna",
        role="consultant",
        team=None,
        languages=(),
        phone="139 1111 2222",
    )
    assert {card.phone for card in staff.cards(context.shop, anna)} == {None}  # nobody's number is for everybody
    for number in range(4):
        register(context, "Bo", name=f"客户{number}", phones=("13812345678",))
    page = page_of(context, show, settled)
    page.register()
    dialog = page.findChild(CustomerDialog)
    assert dialog is not None
    consent = named(dialog, "customer.consent")
    assert isinstance(consent, Switch)
    assert not consent.isChecked()
    type_into(qtbot, dialog, "customer.phones", "13812345678, 139 1111 2222")
    doubt = "4 other customers have this number. This is a colleague's number."
    qtbot.waitUntil(lambda: text_of(dialog, "customer.known.doubt") == doubt)


@pytest.mark.clause("REG-06", "REG-11")
def test_the_counter_sees_tier_and_stale_answers_of_whoever_stands_there(
    context: Context, show: Show, settled: Callable[[], None], qtbot: QtBot, clock: ManualClock
) -> None:
    customer = register(context, "Anna", name="王伟", phones=("13812345678",))
    context.host.person = context.people["Bo"]  # not his customer: still nothing personal is shown
    counter = AtCounter(context, "counter")
    show(counter, (420, 300))
    counter.show_customer(None)
    assert not counter.isVisible()
    counter.show_customer(customer)
    assert text_of(counter, "counter.benefits") == "Free measuring and a first layout"
    assert counter.findChild(QWidget, "counter.stale") is None
    clock.advance(days=366)
    counter.show_customer(customer)
    assert named(counter, "counter.tier").property("text") == "Dormant"
    press(qtbot, counter, "counter.stale.phones")
    settled()
    counter.show_customer(customer)
    assert counter.findChild(QWidget, "counter.stale.phones") is None
    assert context.host.errors == []


def test_the_first_day_begins_with_the_first_customer(
    context: Context, show: Show, settled: Callable[[], None], qtbot: QtBot
) -> None:
    page = page_of(context, show, settled)
    qtbot.waitUntil(lambda: named(page, "customer.first").isVisible())
    press(qtbot, page, "customer.first.new")
    dialog = page.findChild(CustomerDialog)
    assert dialog is not None
    type_into(qtbot, dialog, "customer.name", "王伟")
    dialog.submit()
    qtbot.waitUntil(lambda: page.shown is not None)
    assert text_of(page, "customer.name") == "王伟"
    page.panel.show_customer(None)
    page.browser.which.set_value("at_risk")
    settled()
    assert not named(page, "customer.first").isVisible()


@pytest.mark.clause("REG-04", "REG-13")
def test_a_small_form_makes_room_for_whom_a_search_finds(
    context: Context, show: Show, settled: Callable[[], None], qtbot: QtBot
) -> None:
    for number in range(3):
        register(context, "Anna", name=f"王伟{number}", phones=(f"1381234567{number}",))
    page = page_of(context, show, settled)
    page.arrive(customer_id=register(context, "Anna", name="李静"), section="relations")
    dialog = RelationDialog(page, context, page.panel.shown.person.id if page.panel.shown else 0, False)
    qtbot.waitUntil(dialog.isActiveWindow)
    picker = dialog.findChild(CustomerPicker)
    assert picker is not None
    empty = picker.height()
    keys(qtbot, picker.search, "王伟")
    qtbot.waitUntil(lambda: len(picker._hits.rows()) == 3)
    area = dialog.findChild(QScrollArea, "customer.relation.body")
    assert area is not None
    qtbot.waitUntil(lambda: picker.height() > empty + 3 * 50)
    qtbot.waitUntil(lambda: area.verticalScrollBar().maximum() == 0)  # nothing of it is below the edge
    qtbot.keyClick(picker.search, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: picker.height() < empty + 60)  # and the one chosen takes one line
    dialog.reject()
