"""The panel that answers "why?": the same words as the command line, in both languages, and the order as it was
(REC-17)."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from tests.domain.reception.floor import policy

from showroom.gui.why.dialog import WhyDialog
from showroom.gui.why.panel import OrderStrip, Why, WhyPanel
from showroom.gui.why.tell import switch_fact, why_decision, why_place
from showroom.phrases import Standing, Words, chain, sentence

pytestmark = pytest.mark.clause("REC-17")
NOON = datetime(2026, 11, 21, 4, 4, tzinfo=UTC)  # 12:04 in the store
NAMES = {1: "Anna", 2: "Bo", 3: "陈静"}
EN, ZH = (Words(lang, "Asia/Shanghai", NAMES) for lang in ("en", "zh_CN"))


def decision(**changes: Any) -> dict[str, Any]:
    passed = [{"staff": 2, "reason": "lunch", "since": NOON.isoformat(), "place": "keep"}]
    return {
        "assigned": 1, "as": "next", "reasons": ["next_in_order"], "considered": [2, 1, 3], "passed": passed,
        "uses_turn": True, "switch": "uses_turn.first", "waits_for": None,
    } | changes  # fmt: skip


@pytest.mark.parametrize("words", [EN, ZH], ids=["en", "zh_CN"])
def test_the_panel_says_what_the_command_line_says(words: Words, qtbot: QtBot) -> None:
    why = why_decision(words, "12:10", "first", decision(), None, policy())
    assert why.sentence == sentence(words, "first", decision())
    said = chain(words, decision())
    assert why.lines == said[: len(why.lines)]
    assert len(said) - len(why.lines) <= 1  # the order is shown as a strip instead of a line
    panel = WhyPanel("why")
    qtbot.addWidget(panel)
    panel.show_why(why)
    panel.show()
    shown = [label.text() for label in panel.findChildren(QLabel) if label.isVisibleTo(panel)]
    for part in (why.title, why.sentence, *why.lines, *(text for fact in why.facts for text in fact)):
        assert part in shown


@pytest.mark.parametrize(("words", "lunch"), [(EN, "Lunch 12:04"), (ZH, "午餐 12:04")], ids=["en", "zh_CN"])
def test_the_strip_has_everybody_considered_in_order(words: Words, lunch: str, qtbot: QtBot) -> None:
    why = why_decision(words, "", "first", decision(), None)
    assert [stop.name for stop in why.stops] == ["Bo", "Anna", "陈静"]
    assert [stop.chosen for stop in why.stops] == [False, True, False]
    assert [bool(stop.note) for stop in why.stops] == [True, False, False]
    if words is EN:
        assert why.stops[0].note == lunch
    strip = OrderStrip("strip")
    qtbot.addWidget(strip)
    strip.show_stops(why.stops)
    assert strip.accessibleName().startswith(f"1. Bo ({why.stops[0].note}), 2. Anna, 3.")
    wide, narrow = strip.heightForWidth(900), strip.heightForWidth(220)
    assert 0 < wide < narrow  # it wraps
    strip.show_stops(())
    assert strip.heightForWidth(900) == 0


@pytest.mark.parametrize("path", ["uses_turn.first", "owner_busy", "owner_absent", "missed_turn", "red_wait_s"])
@pytest.mark.parametrize("words", [EN, ZH], ids=["en", "zh_CN"])
def test_the_switch_that_decided_is_named_with_its_value(words: Words, path: str) -> None:
    ((_what, told),) = switch_fact(words, path, policy())
    label, _, value = told.rpartition(": ")
    assert label
    assert value
    assert path not in told
    assert "policy." not in told
    if words is ZH:
        assert not value.isascii()


def test_no_switch_is_named_where_the_order_alone_decided() -> None:
    assert switch_fact(EN, "order", policy()) == ()
    assert switch_fact(EN, "uses_turn.first", None) == ()


def test_labels_are_kept_and_filled_anew(qtbot: QtBot) -> None:
    panel = WhyPanel("why")
    qtbot.addWidget(panel)
    panel.show_why(Why("a", "one", ("x", "y", "z"), facts=(("p", "q"), ("r", "s"))))
    made = len(panel.findChildren(QLabel))
    panel.show_why(Why("b", "", ("only",), warning="odd", pill="taken back", tone="danger"))
    assert len(panel.findChildren(QLabel)) == made
    assert [label.text() for box, label in panel._lines if not box.isHidden()] == ["only"]
    assert not panel._warning_box.isHidden()
    assert panel._sentence.isHidden()
    assert all(value.isHidden() for _what, value in panel._facts)


def test_a_name_is_never_markup(qtbot: QtBot) -> None:
    words = Words("en", "Asia/Shanghai", {1: "<b>Anna</b>", 2: "Bo", 3: "C"})
    panel = WhyPanel("why")
    qtbot.addWidget(panel)
    panel.show_why(why_decision(words, "t", "first", decision(), None))
    assert "<b>Anna</b>" in panel._sentence.text()
    assert panel._sentence.textFormat().name == "PlainText"


def test_a_place_is_explained_with_those_before() -> None:
    order = [Standing(2, "lunch", NOON), Standing(1, "available", NOON), Standing(3, "available", NOON, make_ups=1)]
    why = why_place(EN, "t", order, 3, policy(), (("Policy", "x"),))
    assert why.sentence == "陈静 is 3rd of 3 in the order."
    assert any("Bo, at lunch since 12:04" in line for line in why.lines)
    assert why.facts == (("Policy", "x"),)


def test_the_dialog_leads_on_to_the_act_and_to_the_whole_day(qtbot: QtBot) -> None:
    why = why_decision(EN, "Visitor 3, 12:10", "first", decision(), None, policy())
    pressed: list[str] = []
    for name in ("act", "more", "close"):
        parent = QWidget()
        qtbot.addWidget(parent)
        dialog = WhyDialog(parent, "why", why, act="Correct the kind …", more="Time line")
        dialog.correct.connect(lambda: pressed.append("act"))
        dialog.whole.connect(lambda: pressed.append("more"))
        dialog.show()
        assert dialog.panel.shown == why
        button = dialog.findChild(QPushButton, f"why.{name}")
        assert button is not None
        button.click()
        assert dialog.isHidden()
    assert pressed == ["act", "more"]
    bare = WhyDialog(parent, "why", why)
    assert bare.findChild(QPushButton, "why.act") is None
    assert bare.findChild(QPushButton, "why.more") is None
