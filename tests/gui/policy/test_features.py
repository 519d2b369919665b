"""The rules beside the rotation in the window: chosen, read, put in force, taken back (REG-07, REG-08)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from tests.gui.conftest import Context
from tests.gui.policy.test_page import found, open_dialog

from showroom.domain.policies import sections
from showroom.gui.kit.labels import Label
from showroom.gui.policy.dialogs import PutInForceDialog
from showroom.gui.policy.feature_words import FeatureWords
from showroom.gui.policy.features_tab import FeaturesTab
from showroom.gui.policy.page import PolicyPage, create
from showroom.gui.policy.words import PolicyWords
from showroom.services import calls, policies
from showroom.services.customers import records
from showroom.services.customers.records import Registration
from showroom.services.policies import features

TUESDAY = date(2026, 11, 24)


@pytest.fixture
def tab(context: Context, show: Callable[..., QWidget]) -> FeaturesTab:
    page = show(create(context))
    assert isinstance(page, PolicyPage)
    page.arrive(tab="features")
    assert page.features is not None
    assert page.features.isVisible()
    return page.features


def press(tab: FeaturesTab, name: str) -> None:
    button = tab.findChild(QPushButton, name)
    assert button is not None, name
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


@pytest.mark.parametrize("lang", ["en", "zh_CN"])
def test_every_switch_has_its_words_in_both_languages(lang: str) -> None:
    words = FeatureWords(PolicyWords(lang, "Asia/Shanghai"))
    for path, rule in sections.rules().items():
        texts = [words.label(path), words.help(path), words.said(path, rule.default), words.section(rule.section)]
        texts += [text for _, text in words.choices(rule)]
        assert not [text for text in texts if not text or "rule." in text], path
        if rule.kind == "choice":
            assert all(words.long(rule, choice) for choice in rule.choices) or rule.section != "ownership"


@pytest.mark.clause("REG-07", "REG-08")
def test_rules_are_chosen_by_key_and_press_their_effect_is_read_and_they_hold_at_once(
    context: Context, tab: FeaturesTab, qtbot: QtBot, settled: Callable[[], None]
) -> None:
    anna = context.people["Anna"]
    customer = records.register(context.shop, anna, Registration({"name": "Zhou", "phones": ("13812345678",)})).id
    calls.log(context.shop, anna, calls.NewCall("", customer_id=customer, duration_s=60))
    number = found(tab, "policy.rule.ownership.protection_days")
    number.setFocus()
    QTest.keyClick(number, Qt.Key.Key_Down)  # 30 → 29
    press(tab, "policy.rule.ownership.extends.call")
    press(tab, "policy.rule.ownership.forgotten.who_serves")
    assert tab.changes == {
        "ownership.protection_days": 29,
        "ownership.extends": ("visit", "presentation", "quote"),
        "ownership.forgotten": "who_serves",
    }
    assert found(tab, "policy.rule.ownership.protection_days.was").text() == "was: 30 days"
    qtbot.waitUntil(lambda: "Contacts of the last 30 days that extend" in tab.effect.texts)
    texts = tab.effect.texts
    assert texts[texts.index("Call") + 1 :][:2] == ["1", "→ 0"]
    assert "Protection: 30 days → 29 days" in texts
    press(tab, "policy.rule.ownership.forgotten.reset")
    assert "ownership.forgotten" not in tab.changes
    QTest.keyClick(number, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    asked = open_dialog(qtbot, PutInForceDialog)
    QTest.keyClicks(found(asked, "policy.apply.note"), "agreed on Monday")
    asked.submit()
    settled()
    assert context.host.errors == []
    assert tab.changes == {}
    now = features.rules_now(context.shop, context.people["Mo Lan"]).values
    assert now["ownership.protection_days"] == 29
    context.host.undo_bar.undo()
    settled()
    assert features.rules_now(context.shop, context.people["Mo Lan"]).values["ownership.protection_days"] == 30


@pytest.mark.clause("REG-07")
def test_what_contradicts_is_said_at_its_switch_and_a_coming_day_stands_in_the_history(
    context: Context, tab: FeaturesTab, qtbot: QtBot, settled: Callable[[], None]
) -> None:
    tab.take({"ownership.cap_days": 20})
    wrong = found(tab, "policy.rule.ownership.cap_days.wrong")
    assert isinstance(wrong, Label)
    assert wrong.isVisible()
    assert "20" in wrong.text()
    assert not tab.bar.apply.isEnabled()
    tab.take({"ownership.cap_days": 60})
    assert not wrong.isVisible()
    tab.bar.when.set_value("day")
    tab.bar.edit.setDate(QDate(TUESDAY.year, TUESDAY.month, TUESDAY.day))
    press(tab, "policy.features.put")
    open_dialog(qtbot, PutInForceDialog).submit()
    settled()
    manager = context.people["Mo Lan"]
    assert features.rules_now(context.shop, manager).values["ownership.cap_days"] == 180
    assert features.rules_now(context.shop, manager, TUESDAY).values["ownership.cap_days"] == 60
    page = next(one for one in QApplication.allWidgets() if isinstance(one, PolicyPage) and one.isVisible())
    page.arrive(tab="history")
    QApplication.processEvents()
    said = [label.text() for label in page.findChildren(Label) if label.isVisibleTo(page)]
    assert "Hard end: 180 days → 60 days" in said
    (row,) = [row for row in policies.history(context.shop, manager) if row.state == "coming"]
    button = page.findChild(QPushButton, f"policy.version.{row.version_id}.withdraw")
    assert button is not None
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    settled()
    assert features.rules_now(context.shop, manager, TUESDAY).values["ownership.cap_days"] == 180
