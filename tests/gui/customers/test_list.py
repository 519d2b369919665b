"""The list of any number of customers: read page by page, sorted, filtered, selection kept (REG-04, SEC-02)."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from tests.gui.conftest import Context

from showroom.clock import ManualClock
from showroom.gui.customers.list import CustomerList
from showroom.gui.customers.paging import PAGE, UNREAD
from showroom.services import calls
from showroom.services.customers import listing, merging, records
from showroom.services.customers.listing import Order, View, Which
from showroom.services.customers.records import Registration

Show = Callable[..., QWidget]
MANY = 130


@pytest.fixture
def many(context: Context, clock: ManualClock) -> list[int]:
    """More customers than two pages, oldest first; every third is Bo's, the others are Anna's."""
    made = []
    with context.shop.batch():
        for number in range(MANY):
            clock.advance(seconds=1)
            who = context.people["Bo" if number % 3 == 0 else "Anna"]
            answers = {"name": f"Guest {number:03d}", "phones": (f"1380000{number:04d}",)}
            made.append(records.register(context.shop, who, Registration(answers)).id)
    return made


@pytest.fixture
def shown(context: Context, many: list[int], show: Show, settled: Callable[[], None]) -> CustomerList:
    made = CustomerList(context)
    show(made, (700, 600))
    context.bus.changed.connect(made.refresh)
    made.refresh()
    settled()
    settled()
    return made


def wait(shown: CustomerList, qtbot: QtBot, ids: list[int]) -> None:
    qtbot.waitUntil(lambda: shown.model.ids.tolist() == ids)


@pytest.mark.clause("REG-04")
def test_only_what_comes_into_sight_is_read(shown: CustomerList, many: list[int], qtbot: QtBot) -> None:
    wait(shown, qtbot, many[::-1])
    bottom = shown.model.rowCount() - 1
    assert shown.model.row(bottom) is UNREAD
    shown.table.scrollToBottom()
    qtbot.waitUntil(lambda: shown.model.row(bottom).name == "Guest 000")
    assert shown.model.row(bottom - PAGE).name in ("…", f"Guest {PAGE:03d}")


@pytest.mark.clause("REG-04")
def test_whoever_was_in_contact_goes_to_the_top_and_the_selection_stays(
    shown: CustomerList, many: list[int], context: Context, clock: ManualClock, qtbot: QtBot
) -> None:
    wait(shown, qtbot, many[::-1])
    shown.select(many[100])
    clock.advance(minutes=1)
    context.door.command(lambda shop: calls.log(shop, context.people["Anna"], calls.NewCall("", customer_id=many[40])))
    wait(shown, qtbot, [many[40], *[one for one in many[::-1] if one != many[40]]])
    assert shown.table.current_id() == many[100]
    assert shown.model.row(0).name == "Guest 040"


def test_a_long_order_is_not_read_anew_for_every_commit(
    shown: CustomerList, many: list[int], context: Context, clock: ManualClock, qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    wait(shown, qtbot, many[::-1])
    shown._took = 1.0  # as for a million
    monkeypatch.setattr(listing, "ids", lambda *_: pytest.fail("the whole order was read"))
    clock.advance(minutes=1)
    context.door.command(lambda shop: calls.log(shop, context.people["Anna"], calls.NewCall("", customer_id=many[7])))
    wait(shown, qtbot, [many[7], *[one for one in many[::-1] if one != many[7]]])


@pytest.mark.clause("REG-03", "REG-04")
def test_a_merged_record_leaves_the_list(shown: CustomerList, many: list[int], context: Context, qtbot: QtBot) -> None:
    wait(shown, qtbot, many[::-1])
    shown.select(many[-1])
    manager = context.people["Mo Lan"]
    context.door.command(lambda shop: merging.merge(shop, manager, merging.Request(many[-2], many[-1])))
    wait(shown, qtbot, many[-2::-1])
    assert shown.table.current_id() is None


@pytest.mark.clause("REG-04")
def test_filters_and_orders(shown: CustomerList, many: list[int], context: Context, qtbot: QtBot) -> None:
    context.host.person = context.people["Bo"]
    shown.show_filter("mine")
    wait(shown, qtbot, many[::3][::-1])
    shown.table.sorted_by.emit("name", False)
    wait(shown, qtbot, many[::3])
    shown.table.sorted_by.emit("name", True)
    wait(shown, qtbot, many[::3][::-1])
    shown.show_filter("recent")
    qtbot.waitUntil(lambda: shown.model.rowCount() == MANY)
    assert [row.masked for row in shown.model.rows()[:3]] == [number % 3 != 0 for number in range(MANY)[::-1][:3]]


@pytest.mark.clause("SEC-02")
def test_who_sits_down_after_somebody_else_does_not_see_what_was_read_for_them(
    shown: CustomerList, many: list[int], context: Context, qtbot: QtBot
) -> None:
    wait(shown, qtbot, many[::-1])
    qtbot.waitUntil(lambda: shown.model.row(0) is not UNREAD)
    assert not shown.model.row(1).masked
    context.host.person = context.people["Bo"]
    shown.refresh()
    assert shown.model.row(1) is UNREAD
    qtbot.waitUntil(lambda: shown.model.row(1) is not UNREAD)
    assert shown.model.row(1).masked


def test_typing_over_the_list_does_not_read_it_through(shown: CustomerList, many: list[int], qtbot: QtBot) -> None:
    wait(shown, qtbot, many[::-1])
    typed: list[str] = []
    shown.table.typed.connect(typed.append)
    shown.table.setFocus()
    qtbot.keyClick(shown.table, Qt.Key.Key_G)
    assert typed == ["g"]
    assert shown.table.current_id() is None


@pytest.mark.clause("REG-04", "REG-07")
def test_orders_of_the_service(context: Context, clock: ManualClock) -> None:
    manager, anna = context.people["Mo Lan"], context.people["Anna"]

    def new(name: str) -> int:
        clock.advance(minutes=1)
        return records.register(context.shop, anna, Registration({"name": name, "phones": ("13812345678",)})).id

    zhang, chen, abel, wang = new("张三"), new("陈一"), new("Abel"), new("王五")
    by_name = listing.ids(context.shop, manager, View(order=Order.NAME)).tolist()
    assert by_name == [abel, chen, wang, zhang]  # as they are read: Abel, Chén, Wáng, Zhāng
    assert [one.id for one in listing.start(context.shop, manager, View(order=Order.NAME), 2).people] == [abel, chen]
    created = View(order=Order.CREATED, reverse=True)
    assert listing.ids(context.shop, manager, created).tolist() == [zhang, chen, abel, wang]
    assert listing.ids(context.shop, manager, View(Which.FREE)).tolist() == []
    clock.advance(days=400)
    assert listing.ids(context.shop, manager, View(Which.FREE)).tolist() == [wang, abel, chen, zhang]
    assert listing.ids(context.shop, manager, View(Which.TODAY)).tolist() == []
    assert len(listing.ids(context.shop, manager, View(Which.INCOMPLETE))) == 4
