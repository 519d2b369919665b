"""The rest of a call in a real window: keys counted, topics, private calls, messages, call-backs, booking (CAL)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from tests.gui.calls.test_calls_page import Show, keys, named, page, press
from tests.gui.conftest import Context

from showroom.clock import ManualClock
from showroom.domain.calls.callbacks import ProgressKind
from showroom.domain.calls.rules import CallResult, CallTopic, Direction
from showroom.gui.appointments.dialog import BookingDialog
from showroom.gui.calls.entry import CallEntry
from showroom.gui.calls.messages import MessageDialog
from showroom.gui.calls.page import CallsPage, badge
from showroom.gui.calls.steps import StepDialog
from showroom.gui.calls.topics import AlertDialog
from showroom.services import calls
from showroom.services.calls import CallRow, NewCall, NewStep
from showroom.services.customers import cards, records
from showroom.services.customers.records import Registration

__all__ = ["page"]
NUMBER = "13812345678"


def entry(shown: CallsPage) -> CallEntry:
    assert shown._entry is not None
    return shown._entry


def logged(context: Context) -> tuple[CallRow, ...]:
    return calls.calls_of(context.shop, context.people["Mo Lan"])


@pytest.mark.clause("CAL-01")
def test_a_known_caller_takes_the_number_and_three_keys(
    context: Context, page: CallsPage, qtbot: QtBot, clock: ManualClock, settled: Callable[[], None]
) -> None:
    known = records.register(
        context.shop, context.people["Anna"], Registration({"name": "王小明", "phones": (NUMBER,)})
    ).id
    struck = 0
    for key in (Qt.Key.Key_F3, *(Qt.Key(ord(digit)) for digit in NUMBER), Qt.Key.Key_Return, Qt.Key.Key_F6):
        if key == Qt.Key.Key_F6:
            qtbot.waitUntil(lambda: page.findChild(QWidget, f"calls.caller.{known}.on") is not None)
            clock.advance(seconds=12)
        qtbot.keyClick(QApplication.focusWidget() or page, key)
        struck += 1
    qtbot.waitUntil(lambda: len(logged(context)) == 1)
    settled()
    (row,) = logged(context)
    assert struck == len(NUMBER) + 3
    assert (row.customer_id, row.result, row.duration_s) == (known, CallResult.VISIT_BOOKED, 12)
    assert row.first_time is False
    context.undo_bar.undo()
    qtbot.waitUntil(lambda: logged(context) == ())
    qtbot.waitUntil(lambda: "taken back" in context.undo_bar.text)


@pytest.mark.clause("CAL-01", "CAL-02", "REG-11")
def test_the_telephone_opens_the_form_and_what_to_know_comes_up(
    context: Context, page: CallsPage, qtbot: QtBot, clock: ManualClock, settled: Callable[[], None]
) -> None:
    anna = context.people["Anna"]
    answers = {"name": "王小明", "phones": (NUMBER,), "address": "1 River Road"}
    known = records.register(context.shop, anna, Registration(answers)).id
    calls.log(context.shop, anna, NewCall(NUMBER, question="Does it come in oak?"))
    clock.advance(days=800)
    began = clock.now() - timedelta(seconds=9)
    page.arrive(number="+8613812345678", rings=4, source="asterisk", began=began)
    qtbot.waitUntil(lambda: page.findChild(QWidget, f"calls.caller.{known}.questions") is not None)
    assert "oak" in named(page, f"calls.caller.{known}.question").property("text")
    assert "late" in named(page, "calls.rings.said").property("text")
    assert "telephone" in named(page, "calls.rings.said").property("text")
    stale = cards.card(context.shop, anna, known).stale
    assert stale
    confirm = named(page, f"calls.caller.{known}.confirm.right")
    qtbot.mouseClick(confirm, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: cards.card(context.shop, anna, known).stale == ())
    entry(page).save()
    qtbot.waitUntil(lambda: len(logged(context)) == 1)
    settled()
    (row,) = logged(context)
    assert (row.rings, row.rings_source, row.late, row.duration_s) == (4, "system", True, 9)


@pytest.mark.clause("CAL-06")
def test_a_reserved_topic_says_what_to_say_instead(
    context: Context, page: CallsPage, qtbot: QtBot, settled: Callable[[], None]
) -> None:
    topics = entry(page).topics
    page.arrive(new=True)
    assert not topics.isVisible()
    keys(qtbot, named(page, "calls.note"), "what is the lowest price")
    assert named(page, "calls.reserved.title").property("text") == "Not by phone: Price control"
    assert "Anna works it out" in named(page, "calls.reserved.say").property("text")
    named(page, "calls.note").clear()  # type: ignore[attr-defined]
    assert not topics.isVisible()
    entry(page).about.topic.set_values([CallTopic.PRICE.value])
    assert topics.isVisible()
    keys(qtbot, page.number, "13900001111")
    entry(page).save()
    qtbot.waitUntil(lambda: len(logged(context)) == 1)
    settled()
    assert logged(context)[0].reserved == "price_control"
    assert not topics.isVisible()


@pytest.mark.clause("CAL-06")
def test_a_sensitive_word_one_key_and_the_manager_knows_before_the_call_is_over(
    context: Context, page: CallsPage, qtbot: QtBot, settled: Callable[[], None]
) -> None:
    manager = context.people["Mo Lan"]
    page.arrive(new=True)
    keys(qtbot, page.number, "13900001111")
    keys(qtbot, named(page, "calls.note"), "his lawyer")
    assert named(page, "calls.sensitive").isVisible()
    named(page, "calls.sensitive.not").click()  # type: ignore[attr-defined]
    assert not named(page, "calls.sensitive").isVisible()  # he *is* a lawyer
    keys(qtbot, named(page, "calls.note"), " and a journalist")
    press(qtbot, Qt.Key.Key_F8)
    qtbot.waitUntil(lambda: len(calls.open_alerts(context.shop, manager)) == 1)
    settled()
    (alert,) = calls.open_alerts(context.shop, manager)
    assert (alert.topic_key, alert.call_id, alert.note) == ("press", None, "his lawyer and a journalist")
    assert named(page, "calls.sensitive.sent").isVisible()
    entry(page).topics.send()  # once is enough
    entry(page).save()
    qtbot.waitUntil(lambda: len(logged(context)) == 1)
    settled()
    (alert,) = calls.open_alerts(context.shop, manager)
    assert alert.call_number == 1
    context.host.person = manager
    page.changed()
    page._tabs.set_value("callbacks")
    assert badge(context) == 1
    noted = named(page, f"calls.alert.{alert.id}.noted")
    qtbot.mouseClick(noted, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: calls.open_alerts(context.shop, manager) == ())
    settled()
    context.undo_bar.undo()
    qtbot.waitUntil(lambda: len(calls.open_alerts(context.shop, manager)) == 1)


@pytest.mark.clause("CAL-06")
def test_what_no_word_tells_is_chosen(
    context: Context, page: CallsPage, qtbot: QtBot, settled: Callable[[], None]
) -> None:
    page.arrive(new=True)
    entry(page).topics.send()
    dialog = page.window().findChild(AlertDialog)
    assert dialog is not None
    dialog.submit()
    assert dialog.fields["topic"].error
    dialog._topic.set_values(["injury"])
    dialog.submit()
    qtbot.waitUntil(lambda: len(calls.open_alerts(context.shop, context.people["Mo Lan"])) == 1)
    settled()
    assert named(page, "calls.sensitive.title").property("text").endswith("Somebody was hurt")


@pytest.mark.clause("CAL-08")
def test_a_private_call_shows_its_time_and_asks_for_nothing_else(
    context: Context, page: CallsPage, qtbot: QtBot, clock: ManualClock, settled: Callable[[], None]
) -> None:
    page.arrive(new=True)
    entry(page).about.topic.set_values([CallTopic.PRIVATE.value])
    pill = entry(page).about.private
    for passed, shown, tone in (
        (60, "2:00 left", "neutral"),
        (100, "0:20 left", "warning"),
        (30, "over by 0:10", "danger"),
    ):
        clock.advance(seconds=passed)
        context.ticker.beat()
        assert (shown in pill.text(), pill.property("tone")) == (True, tone)
    assert not entry(page).first.isVisible()
    assert not entry(page).about.result_field.isVisible()
    entry(page).save()
    qtbot.waitUntil(lambda: len(logged(context)) == 1)
    settled()
    assert (logged(context)[0].duration_s, logged(context)[0].first_time) == (190, False)


@pytest.mark.clause("CAL-07")
def test_an_urgent_message_and_one_without_a_call(
    context: Context, page: CallsPage, qtbot: QtBot, settled: Callable[[], None]
) -> None:
    bo = context.people["Bo"]
    page.arrive(new=True)
    about = entry(page).about
    about.topic.set_values([CallTopic.COLLEAGUE.value])
    about.colleague.set_value(bo.staff_id)
    about.urgent.click()
    keys(qtbot, about.note, "at three")
    entry(page).save()
    qtbot.waitUntil(lambda: len(logged(context)) == 1)
    settled()
    press(qtbot, Qt.Key.Key_M, Qt.KeyboardModifier.ControlModifier)
    dialog = page.findChild(MessageDialog)
    assert dialog is not None
    dialog.submit()
    settled()
    assert dialog.fields["text"].error
    dialog._text.setPlainText("see me")
    dialog._to.set_value(bo.staff_id)
    dialog.submit()
    qtbot.waitUntil(lambda: calls.unread(context.shop, bo) == {bo.staff_id: 2})
    settled()
    waiting = calls.messages_for(context.shop, bo, bo.staff_id or 0)
    assert [(row.text, row.urgent) for row in waiting] == [("at three", True), ("see me", False)]
    context.host.person = bo
    page.changed()
    assert badge(context) == 2


@pytest.mark.clause("CAL-05")
def test_the_way_of_a_question_through_its_dialog(
    context: Context, page: CallsPage, qtbot: QtBot, clock: ManualClock, settled: Callable[[], None]
) -> None:
    anna, manager = context.people["Anna"], context.people["Mo Lan"]
    call = calls.log(context.shop, anna, NewCall("13900001111", question="2.4 m?")).id
    page.changed()
    page._tabs.set_value("callbacks")

    def dialog() -> StepDialog:
        (row,) = calls.callbacks(context.shop, anna)
        page._backs.note_step(row)
        found = page._backs.findChild(StepDialog)
        assert found is not None
        return found

    asking = dialog()
    if asking._whom.value() == 0:
        asking.submit()
        settled()
        assert asking.fields["whom"].error
    asking._whom.set_value(manager.staff_id)
    asking.submit()
    qtbot.waitUntil(lambda: calls.callbacks(context.shop, anna)[0].asked == "Mo Lan")
    settled()
    calls.step(context.shop, manager, call, NewStep(ProgressKind.ADVICE, "to order, six weeks"))
    page.changed()
    assert named(page, f"calls.back.{call}.asked").property("text") == "Mo Lan: to order, six weeks"
    promising = dialog()
    promising._kind.set_values([ProgressKind.PROMISED.value])
    promising._note.setPlainText("we told them Monday")
    promising.submit()
    qtbot.waitUntil(lambda: calls.callbacks(context.shop, anna)[0].first_due is not None)
    settled()
    (row,) = calls.callbacks(context.shop, anna)
    tomorrow = (clock.now() + timedelta(days=1)).astimezone(ZoneInfo("Asia/Shanghai"))
    assert row.callback_due == datetime(
        tomorrow.year, tomorrow.month, tomorrow.day, 18, tzinfo=ZoneInfo("Asia/Shanghai")
    )
    context.undo_bar.undo()
    qtbot.waitUntil(lambda: calls.callbacks(context.shop, anna)[0].first_due is None)
    named(page, f"calls.back.{call}.call").click()  # type: ignore[attr-defined]
    assert entry(page).about.direction.value() == Direction.OUTGOING.value
    entry(page).about.result.set_values([CallResult.NOT_REACHED.value])
    entry(page).save()
    qtbot.waitUntil(lambda: len(logged(context)) == 2)
    settled()
    assert (logged(context)[0].direction, logged(context)[0].result) == (Direction.OUTGOING, CallResult.NOT_REACHED)
    assert logged(context)[0].rings is None


@pytest.mark.clause("CAL-09")
def test_an_appointment_is_booked_from_the_call(
    context: Context, page: CallsPage, qtbot: QtBot, settled: Callable[[], None]
) -> None:
    records.register(context.shop, context.people["Anna"], Registration({"name": "王小明", "phones": (NUMBER,)}))
    page.arrive(number=NUMBER)
    qtbot.waitUntil(lambda: entry(page).who.person_id is not None)
    press(qtbot, Qt.Key.Key_F10)
    dialog = page.window().findChild(BookingDialog)
    assert dialog is not None
    dialog.submit()
    settled()
    qtbot.waitUntil(lambda: entry(page).about.result.value() == CallResult.VISIT_BOOKED.value)
    entry(page).save()
    qtbot.waitUntil(lambda: len(logged(context)) == 1)
    settled()
    assert (logged(context)[0].topic, logged(context)[0].result) == (CallTopic.APPOINTMENT, CallResult.VISIT_BOOKED)


def test_the_page_fits_the_smallest_window(page: CallsPage, show: Show) -> None:
    show(page, (1180, 620))
    for name in ("calls.save", "calls.clear", "calls.manager", "calls.book", "calls.new"):
        button = named(page, name)
        corner = button.mapTo(page, button.rect().bottomRight())
        assert page.rect().contains(corner), name
