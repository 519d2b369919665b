"""The form made from the pack: every kind of input reads back what was put in; each has a name for a screen reader."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from showroom import paths
from showroom.domain.customers.form import Answer, MoneyRange, Relation
from showroom.domain.packs.loader import load
from showroom.domain.packs.schema import Pack
from showroom.gui.customers.form import CompletenessBar, PackForm

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
    [("1988-2-29", date(1988, 2, 29)), ("1988/02/29", date(1988, 2, 29)), ("1988年2月29日", date(1988, 2, 29))],
)
def test_a_date_any_way(qtbot: QtBot, pack: Pack, typed: str, answer: date) -> None:
    form = PackForm(pack, "zh_CN", "CNY", "CN")
    qtbot.addWidget(form)
    form.fields["birthday"].set_value(typed)
    assert form.answers()["birthday"] == answer


@pytest.mark.clause("REG-01")
def test_what_can_not_be_read_is_said_in_words_and_left_out(qtbot: QtBot, pack: Pack) -> None:
    form = PackForm(pack, "zh_CN", "CNY", "CN")
    qtbot.addWidget(form)
    form.fields["birthday"].set_value("1988-2-30")
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
        "area": "请填数字。",
    }
    high.setText("2万")
    assert form.problems()["budget"] == "前面的金额大于后面的金额。"
    high.setText("5 万")
    assert form.answers()["budget"] == MoneyRange(3_000_000, 5_000_000)


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
