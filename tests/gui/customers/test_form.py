"""The form made from the pack: every kind of input reads back what was put in; each has a name for a screen reader."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from showroom import paths
from showroom.domain.customers.form import Answer, MoneyRange, Relation
from showroom.domain.packs.loader import load
from showroom.domain.packs.schema import Pack
from showroom.gui.customers.form import CompletenessBar, PackForm
from showroom.gui.customers.parts import DateEdit
from showroom.gui.kit import values
from showroom.gui.kit.buttons import Button
from showroom.services.customers.values import Person

ANSWERS: dict[str, Answer] = {
    "kind": "company",
    "name": "周敏",
    "title": "ms",
    "company": "好家家居",
    "phones": ("138 1234 5678", "021-6234 5678"),
    "email": "zm@haojia.example",
    "referrer": Relation("王阿姨"),
    "area": 120,
    "rooms": ("living", "study"),
    "needs": "两只猫\n怕抓",
    "budget": MoneyRange(1_500_000, 3_000_050),
    "timeframe": "now",
    "consent": True,
}


@pytest.fixture(scope="module")
def pack() -> Pack:
    return load(paths.resources() / "packs" / "furniture.toml")


def edit(form: PackForm, name: str) -> QLineEdit:
    found = form.findChild(QLineEdit, f"customer.{name}")
    assert found is not None, name
    return found


@pytest.mark.parametrize("lang", ["en", "zh_CN"])
def test_what_is_put_in_is_read_back(qtbot: QtBot, pack: Pack, lang: str) -> None:
    form = PackForm(pack, lang, "CNY", "CN")
    qtbot.addWidget(form)
    form.show_answers(ANSWERS)
    assert form.answers() == ANSWERS
    assert form.problems() == {}
    form.show_answers({})
    assert form.answers() == {}


@pytest.mark.parametrize(
    "typed, answer",
    [
        ("1988-2-29", date(1988, 2, 29)),
        ("19880229", date(1988, 2, 29)),
        ("1988/02/29", date(1988, 2, 29)),
        ("1988年2月29日", date(1988, 2, 29)),
    ],
)
def test_a_date_any_way(qtbot: QtBot, pack: Pack, typed: str, answer: date) -> None:
    form = PackForm(pack, "zh_CN", "CNY", "CN")
    qtbot.addWidget(form)
    edit(form, "birthday").setText(typed)
    assert form.answers()["birthday"] == answer


@pytest.mark.clause("REG-01")
def test_what_can_not_be_read_is_said_in_words_and_left_out(qtbot: QtBot, pack: Pack) -> None:
    form = PackForm(pack, "zh_CN", "CNY", "CN")
    qtbot.addWidget(form)
    edit(form, "birthday").setText("1988-2-30")
    low, high, area = (form.findChild(QLineEdit, f"customer.{name}") for name in ("budget.low", "budget.high", "area"))
    assert low is not None
    assert high is not None
    assert area is not None
    low.setText("3万")
    high.setText("一两万")
    area.setText("12.5")
    assert form.answers() == {}
    assert form.problems() == {
        "birthday": "请按 年-月-日 填写日期。",
        "budget": "请填数字。",
        "area": "请填整数。",
    }
    area.setText("一百")
    assert form.problems()["area"] == "请填数字。"
    high.setText("2万")
    assert form.problems()["budget"] == "前面的金额大于后面的金额。"
    high.setText("5 万")
    assert form.answers()["budget"] == MoneyRange(3_000_000, 5_000_000)


@pytest.mark.clause("REG-01")
@pytest.mark.parametrize(
    "low, high, answer, shown",
    [
        ("3w", "5.5W", MoneyRange(3_000_000, 5_500_000), ("30,000.00", "55,000.00")),
        ("30-50万", "", MoneyRange(30_000_000, 50_000_000), ("300,000.00", "500,000.00")),
        ("8000～1.2万", "", MoneyRange(800_000, 1_200_000), ("8,000.00", "12,000.00")),
        ("2000 到 5000", "", MoneyRange(200_000, 500_000), ("2,000.00", "5,000.00")),
        ("1.5m", "", MoneyRange(150_000_000, None), ("1,500,000.00", "")),
        ("20k", "30,000", MoneyRange(2_000_000, 3_000_000), ("20,000.00", "30,000")),
    ],
)
def test_amounts_are_typed_short(
    qtbot: QtBot, pack: Pack, low: str, high: str, answer: MoneyRange, shown: tuple[str, str]
) -> None:
    form = PackForm(pack, "zh_CN", "CNY", "CN")
    qtbot.addWidget(form)
    first, second = edit(form, "budget.low"), edit(form, "budget.high")
    first.setText(low)
    second.setText(high)
    assert form.answers()["budget"] == answer  # saved without leaving the field
    for one in (first, second):
        one.editingFinished.emit()
    assert (first.text(), second.text()) == shown
    assert form.answers()["budget"] == answer


def test_a_company_is_asked_other_things_without_holes(qtbot: QtBot, pack: Pack) -> None:
    form = PackForm(pack, "en", "CNY", "CN")
    qtbot.addWidget(form)
    assert form.fields["company"].isHidden()
    form.show_answers({"kind": "company"})
    assert not form.fields["company"].isHidden()
    assert form.fields["birthday"].isHidden()
    assert form.fields["company"].parentWidget() is form


def test_every_input_has_a_name_for_a_screen_reader(qtbot: QtBot, pack: Pack) -> None:
    form = PackForm(pack, "en", "CNY", "CN")
    qtbot.addWidget(form)
    for kind in (QLineEdit, QPlainTextEdit, QComboBox):
        for widget in form.findChildren(kind):
            assert widget.accessibleName(), widget.objectName()
            assert widget.objectName()


@pytest.mark.clause("REG-01")
def test_completeness_names_what_is_missing(qtbot: QtBot, pack: Pack) -> None:
    form, bar = PackForm(pack, "en", "CNY", "CN"), CompletenessBar(pack, "en", "bar")
    for widget in (form, bar):
        qtbot.addWidget(widget)
    form.show_answers({"name": "王"})
    bar.show_completeness(form.completeness())
    missing = bar.findChild(QWidget, "bar.missing")
    assert missing is not None
    assert missing.property("text") == "Still missing: Phone, How they heard of us"


@pytest.mark.clause("REG-01", "REG-02")
def test_phones_stand_one_a_line_and_are_written_as_people_write_them(qtbot: QtBot, pack: Pack) -> None:
    form = PackForm(pack, "en", "CNY", "CN")
    qtbot.addWidget(form)
    form.show()
    more = form.findChild(Button, "customer.phones.more")
    assert more is not None
    assert not more.isVisible()
    first = edit(form, "phones")
    first.setText("13812345678")
    first.editingFinished.emit()
    assert first.text() == "138 1234 5678"
    assert more.isVisible()
    more.click()
    second = edit(form, "phones.2")
    assert second.isVisible()
    second.setText("021-62345678, +34 612345678")  # two pasted at once
    second.editingFinished.emit()
    assert (second.text(), edit(form, "phones.3").text()) == ("021 6234 5678", "+34 612 34 56 78")
    assert edit(form, "phones.3").isVisible()
    assert form.answers()["phones"] == ("138 1234 5678", "021 6234 5678", "+34 612 34 56 78")
    assert form.typed("phones") == "138 1234 5678, 021 6234 5678, +34 612 34 56 78"
    first.setText("138 1234 56")
    first.editingFinished.emit()
    assert form.fields["phones"].error.startswith("Digits missing: 2")
    assert (first.property("state"), second.property("state") or "") == ("error", "")
    kept = values.snapshot(form)
    again = PackForm(pack, "en", "CNY", "CN")  # as a draft comes back after a crash
    qtbot.addWidget(again)
    again.show()
    values.restore(again, kept)
    assert again.answers()["phones"] == form.answers()["phones"]
    assert edit(again, "phones.3").isVisible()


def test_more_phones_than_lines_are_all_kept(qtbot: QtBot, pack: Pack) -> None:
    form = PackForm(pack, "en", "CNY", "CN")
    qtbot.addWidget(form)
    numbers = tuple(f"138 1234 56{n}" for n in range(10, 40))
    form.show_answers({"phones": numbers})
    assert form.answers()["phones"] == numbers
    form.show_answers({})
    first = edit(form, "phones")
    first.setText(", ".join(numbers))  # pasted into one line
    assert first.text() == ", ".join(numbers)
    first.editingFinished.emit()
    assert form.answers()["phones"] == numbers


@pytest.mark.clause("REG-01", "REG-02")
def test_the_keyboard_goes_behind_what_was_pasted_and_to_the_line_that_is_wrong(qtbot: QtBot, pack: Pack) -> None:
    form = PackForm(pack, "en", "CNY", "CN")
    qtbot.addWidget(form)
    form.show()
    form.activateWindow()
    qtbot.waitUntil(form.isActiveWindow)
    first = edit(form, "phones")
    first.setFocus()
    first.setText("13812345678, 139 0000 11")
    qtbot.keyClick(first, Qt.Key.Key_Return)
    second = edit(form, "phones.2")
    assert second.hasFocus()  # what is typed next does not take its place: Enter goes on from here
    first.setFocus()
    form.fields["phones"].set_error(form.problems()["phones"])
    form.focus("phones")
    assert second.hasFocus()


@pytest.mark.clause("REG-01")
def test_a_day_is_taken_from_the_calendar(qtbot: QtBot, pack: Pack) -> None:
    form = PackForm(pack, "en", "CNY", "CN")
    qtbot.addWidget(form)
    part = form.input("birthday")
    assert isinstance(part, DateEdit)
    edit(form, "birthday").setText("1988/2/29")
    calendar = part.calendar()
    qtbot.addWidget(calendar)
    assert calendar.selectedDate() == QDate(1988, 2, 29)
    calendar.clicked.emit(QDate(1990, 12, 1))
    assert form.answers()["birthday"] == date(1990, 12, 1)


@pytest.mark.clause("REG-01", "REG-13")
def test_who_recommended_may_be_a_customer_and_typing_on_takes_the_link_away(qtbot: QtBot, pack: Pack) -> None:
    asked: list[tuple[str, Callable[[Sequence[Person]], None]]] = []
    form = PackForm(pack, "en", "CNY", "CN", guesses=lambda text, answer: asked.append((text, answer)))
    qtbot.addWidget(form)
    form.show()
    said = edit(form, "referrer")
    said.setFocus()
    qtbot.keyClicks(said, "Wa")
    qtbot.waitUntil(lambda: [text for text, _ in asked] == ["Wa"])
    qtbot.keyClicks(said, "n")
    qtbot.waitUntil(lambda: len(asked) == 2)
    moment = datetime(2026, 11, 21, tzinfo=UTC)
    wang = Person(7, "Wang", "household", None, "138****5678", "", None, None, "", False, True, 0, False, None, moment)
    asked[0][1]([wang])  # a late answer to what was typed before
    assert form.findChild(Button, "customer.referrer.guess.7") is None
    asked[1][1]([wang])
    guess = form.findChild(Button, "customer.referrer.guess.7")
    assert guess is not None
    assert said.nextInFocusChain() is guess  # Tab comes to it, Enter takes it
    qtbot.keyClick(guess, Qt.Key.Key_Return)
    assert form.answers()["referrer"] == Relation("Wang", 7)
    kept = values.snapshot(form)
    again = PackForm(pack, "en", "CNY", "CN")
    qtbot.addWidget(again)
    values.restore(again, kept)
    assert again.answers()["referrer"] == Relation("Wang", 7)
    qtbot.keyClicks(said, " aunt")
    assert form.answers()["referrer"] == Relation("Wang aunt")
