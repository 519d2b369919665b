"""The calls page in a real window: F3, number, Ctrl+Enter; call-backs (CAL-01 … CAL-05)."""

from __future__ import annotations

from collections.abc import Callable
from types import SimpleNamespace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot
from tests.gui.conftest import Context

from showroom.clock import ManualClock
from showroom.gui.calls.backs import AnswerDialog
from showroom.gui.calls.page import CallsPage, badge, create
from showroom.gui.kit.drafts import Drafts
from showroom.services import calls
from showroom.services.customers import cards, find, records
from showroom.services.customers.records import Registration

Show = Callable[..., QWidget]


@pytest.fixture
def page(context: Context, show: Show, settled: Callable[[], None]) -> CallsPage:
    context.host.person = context.people["Anna"]
    made = create(context)
    assert isinstance(made, CallsPage)
    show(made)
    settled()
    return made


def keys(qtbot: QtBot, widget: QWidget | None, text: str) -> None:
    """Type; what a keyboard has no key for comes as from an input method."""
    assert widget is not None
    if text.isascii():
        qtbot.keyClicks(widget, text)
        return
    event = QInputMethodEvent()
    event.setCommitString(text)
    QApplication.sendEvent(widget, event)


def named(root: QWidget, name: str) -> QWidget:
    found = root.findChild(QWidget, name)
    assert found is not None, name
    return found


def press(qtbot: QtBot, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    qtbot.keyClick(QApplication.focusWidget(), key, modifier)


def save(qtbot: QtBot) -> None:
    press(qtbot, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


@pytest.mark.clause("CAL-01", "CAL-03", "CAL-04")
def test_a_first_call_by_keyboard_only(
    context: Context, page: CallsPage, qtbot: QtBot, clock: ManualClock, settled: Callable[[], None]
) -> None:
    assert page._entry is not None
    qtbot.keyClick(page, Qt.Key.Key_F3)
    assert QApplication.focusWidget() is page.number
    keys(qtbot, page.number, "13900001111")
    qtbot.waitUntil(lambda: page._entry is not None and page._entry.who.caller is not None)
    settled()
    assert page._entry.first.isVisible()
    clock.advance(seconds=14)
    context.ticker.beat()
    assert page._entry.timer.text() == "0:14"
    press(qtbot, Qt.Key.Key_Return)
    assert QApplication.focusWidget().objectName() == "calls.form.name"
    keys(qtbot, QApplication.focusWidget(), "刘女士")
    save(qtbot)
    qtbot.waitUntil(lambda: len(calls.calls_of(context.shop, context.people["Anna"])) == 1)
    settled()
    (row,) = calls.calls_of(context.shop, context.people["Anna"])
    assert (row.phone, row.name, row.first_time, row.duration_s) == ("139 0000 1111", "刘女士", True, 14)
    assert page.number.text() == ""
    assert [shown.id for shown in page._today.rows()] == [row.id]
    assert "Call 1" in context.undo_bar.text
    page._tabs.set_value("forms")
    named(page, f"calls.form.{row.id}.complete").click()  # type: ignore[attr-defined]
    assert context.host.went == [("customers", {"customer_id": row.customer_id})]


@pytest.mark.clause("CAL-01")
def test_a_known_customer_comes_up_while_typing(
    context: Context, page: CallsPage, qtbot: QtBot, settled: Callable[[], None]
) -> None:
    known = records.register(
        context.shop, context.people["Bo"], Registration({"name": "王小明", "phones": ("13812345678",)})
    ).id
    page.arrive(new=True)
    keys(qtbot, page.number, "5678")
    qtbot.waitUntil(lambda: page.findChild(QWidget, f"calls.caller.{known}") is not None)
    page.number.clear()
    keys(qtbot, page.number, "138 1234 5678")
    qtbot.waitUntil(lambda: page.findChild(QWidget, f"calls.caller.{known}.on") is not None)
    assert page._entry is not None
    assert not page._entry.first.isVisible()
    facts = named(page, f"calls.caller.{known}.facts").property("text")
    assert "Looked after by Bo" in facts
    assert any("王小明" in phrase.text() for _, phrase in page._phrases.shown)
    keys(qtbot, named(page, "calls.note"), "asks about delivery")
    save(qtbot)
    settled()
    (row,) = calls.calls_of(context.shop, context.people["Anna"])
    assert (row.customer_id, row.first_time, row.note) == (known, False, "asks about delivery")


def test_a_late_answer_never_overwrites_a_newer_one(
    context: Context, page: CallsPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[tuple[Callable[[object], object], Callable[[object], None]]] = []
    monkeypatch.setattr(context.door, "background", lambda work, done: asked.append((work, done)))
    entry = page._entry
    assert entry is not None
    entry.who.number.setText("13800000000")
    entry.who.look()
    entry.who.number.setText("13812345678")
    entry.who.look()
    (old, show_old), (new, show_new) = asked
    job = SimpleNamespace(shop=context.shop)
    show_new(new(job))
    show_old(old(job))
    assert entry.who.caller is not None
    assert entry.who.caller.e164 == "+8613812345678"


@pytest.mark.clause("CAL-01")
def test_a_bad_number_is_said_at_its_field_and_everything_typed_stays(
    context: Context, page: CallsPage, qtbot: QtBot, settled: Callable[[], None]
) -> None:
    entry = page._entry
    assert entry is not None
    page.arrive(new=True)
    keys(qtbot, page.number, "138 1234 56")
    keys(qtbot, named(page, "calls.note"), "long note")
    save(qtbot)
    qtbot.waitUntil(lambda: bool(entry.who.field.error))
    settled()
    assert entry.who.field.error == "Digits missing: 2 – a mobile number has 11"
    assert entry.about.note.toPlainText() == "long note"
    assert calls.calls_of(context.shop, context.people["Anna"]) == ()
    assert context.host.errors == []


@pytest.mark.clause("CAL-05")
def test_a_question_becomes_a_call_back_and_is_answered(
    context: Context, page: CallsPage, qtbot: QtBot, clock: ManualClock, settled: Callable[[], None]
) -> None:
    entry = page._entry
    assert entry is not None
    page.arrive(new=True)
    keys(qtbot, page.number, "13900001111")
    entry.about.callback.click()
    save_at = named(page, "calls.note")
    save_at.setFocus()
    save(qtbot)
    assert entry.about.question_field.error
    keys(qtbot, entry.about.question, "Is the oak bed in stock?")
    save(qtbot)
    qtbot.waitUntil(lambda: calls.open_count(context.shop, context.people["Anna"]) == 1)
    settled()
    assert badge(context) == 1
    page._tabs.set_value("callbacks")
    (row,) = calls.callbacks(context.shop, context.people["Anna"])
    assert named(page, f"calls.back.{row.id}.due").property("text") == "by 22:00"
    clock.advance(hours=14)
    context.ticker.beat()
    qtbot.waitUntil(lambda: "overdue" in named(page, f"calls.back.{row.id}.due").property("text"))
    qtbot.mouseClick(named(page, f"calls.back.{row.id}.done"), Qt.MouseButton.LeftButton)
    dialog = page.findChild(AnswerDialog)
    assert dialog is not None
    dialog.submit()
    assert dialog.fields["answer"].error
    answer = named(dialog, "calls.answer.text")
    assert isinstance(answer, QPlainTextEdit)
    answer.setPlainText("Yes, two of them")
    dialog.submit()
    qtbot.waitUntil(lambda: calls.open_count(context.shop, context.people["Anna"]) == 0)
    settled()
    assert page.findChild(QWidget, "calls.backs.none") is not None
    context.undo_bar.undo()
    qtbot.waitUntil(lambda: calls.open_count(context.shop, context.people["Anna"]) == 1)


@pytest.mark.clause("CAL-07")
def test_a_message_for_a_colleague_needs_the_colleague(
    context: Context, page: CallsPage, qtbot: QtBot, settled: Callable[[], None]
) -> None:
    entry = page._entry
    assert entry is not None
    page.arrive(new=True)
    keys(qtbot, page.number, "13900001111")
    entry.about.topic.set_values(["colleague"])
    assert entry.about.colleague_field.isVisible()
    entry.save()
    assert entry.about.colleague_field.error
    entry.about.colleague.set_value(context.people["Bo"].staff_id)
    entry.save()
    settled()
    (row,) = calls.calls_of(context.shop, context.people["Anna"])
    assert (row.for_staff, row.result, row.customer_id) == ("Bo", "message", None)


def test_a_locked_desk_signs_or_nothing_happens_and_the_form_stays_usable(
    context: Context, page: CallsPage, qtbot: QtBot, settled: Callable[[], None]
) -> None:
    context.host.person = None
    page.number.setText("13900001111")
    page.save()
    settled()
    assert page.number.text() == "13900001111"
    context.host.person = context.people["Anna"]
    page.save()
    settled()
    assert len(calls.calls_of(context.shop, context.people["Anna"])) == 1
    assert len(find.find(context.shop, context.people["Anna"], "1111")) == 1


def test_a_call_with_a_customer_another_page_names(
    context: Context, page: CallsPage, qtbot: QtBot, settled: Callable[[], None]
) -> None:
    known = records.register(context.shop, context.people["Anna"], Registration({"name": "王小明"})).id
    page.arrive(customer_id=known)
    keys(qtbot, named(page, "calls.note"), "thanks")
    page.save()
    settled()
    (row,) = calls.calls_of(context.shop, context.people["Anna"])
    assert (row.customer_id, row.first_time) == (known, False)
    assert cards.card(context.shop, context.people["Anna"], known).person.last_contact_at == row.at


def test_half_a_call_survives_a_crash(
    context: Context, page: CallsPage, show: Show, qtbot: QtBot, clock: ManualClock
) -> None:
    keys(qtbot, page.number, "1390000")
    keys(qtbot, named(page, "calls.note"), "half")
    clock.advance(seconds=40)
    state = page.save_state()
    again = create(context)  # the page made anew, in another language
    show(again)
    again.restore_state(state)
    assert isinstance(again, CallsPage)
    assert again.number.text() == "1390000"
    assert again._entry is not None
    assert again._entry.timer.text() == "0:40"
    assert context.error_bar.text == ""
    context.drafts.flush()
    context.drafts = Drafts(context.drafts._file.parent, context.shop.database.place)  # the next start after a crash
    after = create(context)
    show(after)
    assert isinstance(after, CallsPage)
    assert after.number.text() == "1390000"
    note = named(after, "calls.note")
    assert isinstance(note, QPlainTextEdit)
    assert note.toPlainText() == "half"
    assert "put back" in context.error_bar.text


@pytest.mark.clause("CAL-01")
def test_esc_clears_the_form_and_can_be_taken_back(page: CallsPage, qtbot: QtBot, context: Context) -> None:
    page.arrive(new=True)
    keys(qtbot, page.number, "13812345678")
    keys(qtbot, named(page, "calls.note"), "asks about the oak table")
    assert page._entry is not None
    press(qtbot, Qt.Key.Key_Escape)
    assert page.number.text() == ""
    page._entry.held.put_away()  # an empty form cleared again has nothing to take back: the offer before stands
    assert context.undo_bar.can_undo
    context.undo_bar.undo()
    assert page.number.text() == "13812345678"
    assert named(page, "calls.note").property("plainText") == "asks about the oak table"


@pytest.mark.clause("CAL-03", "CAL-07")
def test_phrases_never_name_the_speaker_as_the_colleague(page: CallsPage) -> None:
    assert page._entry is not None
    spoken = {label.objectName(): label for _, label in page._phrases.shown}
    away = spoken["calls.script.phone_colleague.text"]
    assert "Anna" not in away.text()
    page._entry.about.topic.set_values(["colleague"])
    page._entry.about.colleague.setCurrentIndex(page._entry.about.colleague.findText("Bo"))
    assert away.text().startswith("Bo ")
