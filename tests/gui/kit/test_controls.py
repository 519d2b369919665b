"""Controls: words as they are, keys shown, big enough to touch, named for screen readers, state never colour alone."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget
from pytestqt.qtbot import QtBot

from showroom.gui.kit import tokens as tk
from showroom.gui.kit.buttons import Button, Chips, Segment, Stepper, Switch
from showroom.gui.kit.cards import Card, EmptyState, Row, Tile
from showroom.gui.kit.fields import Combo, Field, SearchBox, TextArea, line_edit, show_problems
from showroom.gui.kit.keys import bind
from showroom.gui.kit.labels import Avatar, Label, Pill, TimerPill, clock_text, initials
from showroom.gui.kit.layouts import FlowLayout, vbox
from showroom.gui.kit.pinpad import PinPad
from showroom.gui.kit.theme import THEME


def _show(qtbot: QtBot, widget: QWidget, width: int = 600, height: int = 300) -> QWidget:
    qtbot.addWidget(widget)
    widget.resize(width, height)
    widget.show()
    qtbot.waitExposed(widget)
    return widget


def test_ampersand_is_a_character(qtbot: QtBot) -> None:
    button = Button("Tables & chairs", "b")
    assert button.text() == "Tables && chairs"
    assert button.accessibleName() == "Tables & chairs"
    label = Label("<b>Tables</b> & chairs")
    assert label.textFormat() == Qt.TextFormat.PlainText


@pytest.mark.parametrize("scale", [1.0, 1.25])
def test_targets_are_big_enough(qtbot: QtBot, scale: float) -> None:
    THEME.apply("light", scale)
    page = QWidget()
    pad = PinPad("pin")
    page.setLayout(
        vbox(
            Button("Save", "save", kind="primary", key="F2"),
            Button("Small", "small", ui="small"),
            Button("", "icon", icon="lock", tip="Lock"),
            Chips([("a", "Kitchens"), ("b", "Beds")], "chips"),
            Segment([("a", "Day"), ("b", "Week")], "segment"),
            Switch("switch", "Consent"),
            Stepper("stepper", "People"),
            Combo("combo", [("a", "A")]),
            line_edit("edit"),
            pad,
        )
    )
    _show(qtbot, page, 700, 900)
    for widget in page.findChildren(QWidget):
        if isinstance(widget, QAbstractButton | Combo) and widget.isVisible():
            inside = widget.parentWidget() if isinstance(widget.parentWidget(), Segment) else widget
            assert inside.height() >= tk.CONTROL * scale, widget.objectName()
            assert widget.width() >= tk.CONTROL * scale, widget.objectName()
    big = Button("Assign", "assign", kind="primary", ui="big")
    _show(qtbot, big)
    assert big.sizeHint().height() >= tk.PRIMARY * scale


def test_key_hint_widens_the_button(qtbot: QtBot) -> None:
    plain, hinted = Button("New visitor", "a"), Button("New visitor", "b", key="F2")
    _show(qtbot, plain)
    _show(qtbot, hinted)
    assert hinted.sizeHint().width() >= plain.sizeHint().width() + 20
    assert hinted.accessibleDescription() == "F2"
    assert not hinted.grab().isNull()


def test_buttons_do_not_steal_the_focus(qtbot: QtBot) -> None:
    assert Button("x", "x").focusPolicy() == Qt.FocusPolicy.TabFocus


def test_elided_label_tells_the_rest(qtbot: QtBot) -> None:
    label = Label("A very long name of a customer that can't fit", "name", elide=True)
    _show(qtbot, label, 80, 30)
    label.grab()
    assert label.toolTip() == label.text()
    label.resize(900, 30)
    label.grab()
    assert label.toolTip() == ""
    assert label.minimumSizeHint().width() < 100


def test_chips_single_and_several(qtbot: QtBot) -> None:
    one = Chips([("a", "A"), ("b", "B")], "one")
    heard: list[tuple[str, ...]] = []
    one.changed.connect(heard.append)
    one.set_values(["a"])
    second = one.findChild(QAbstractButton, "one.b")
    second.click()
    assert one.value() == "b"
    second.click()
    assert one.value() == "b"  # one of them stays on
    assert heard[-1] == ("b",)
    assert second.text().startswith("✓")
    several = Chips([("a", "A"), ("b", "B")], "several", several=True)
    several.set_values(["a", "b"])
    several.set_items([("b", "B"), ("c", "C")])
    assert several.values() == ("b",)


def test_segment_frame_counts_for_the_nearest_choice(qtbot: QtBot) -> None:
    segment = Segment([("a", "Day"), ("b", "Week")], "s", "a")
    _show(qtbot, segment, 200, 46)
    heard: list[str] = []
    segment.changed.connect(heard.append)
    qtbot.mouseClick(segment, Qt.MouseButton.LeftButton, pos=segment.rect().bottomRight() * 0.99)
    assert segment.value() == "b"
    assert heard == ["b"]


def test_stepper_stays_in_its_range(qtbot: QtBot) -> None:
    stepper = Stepper("s", "People", 1, 1, 2)
    more, less = stepper.findChild(Button, "s.more"), stepper.findChild(Button, "s.less")
    assert not less.isEnabled()
    more.click()
    more.click()
    assert stepper.value() == 2
    assert not more.isEnabled()


def test_field_says_what_is_wrong_until_typing_begins(qtbot: QtBot) -> None:
    field = Field("Phone", line_edit("phone"), required=True, help_text="11 digits")
    _show(qtbot, field)
    assert field.input.accessibleName() == "Phone"
    field.set_error("Two digits missing")
    assert field.input.property("state") == "error"
    assert field.input.accessibleDescription() == "Two digits missing"
    qtbot.keyClicks(field.input, "1")
    assert field.error == ""
    assert field.input.property("state") == ""
    assert field.input.accessibleDescription() == "11 digits"


def test_problems_focus_the_first_field(qtbot: QtBot) -> None:
    page = QWidget()
    fields = {"a": Field("A", line_edit("a")), "b": Field("B", TextArea("b"))}
    page.setLayout(vbox(*fields.values()))
    _show(qtbot, page)
    page.activateWindow()
    assert show_problems(fields, {"b": "Missing"})
    qtbot.waitUntil(lambda: fields["b"].input.hasFocus())
    assert fields["a"].error == ""
    assert not show_problems(fields, {})
    assert fields["b"].error == ""


def test_search_box_rests_before_it_asks(qtbot: QtBot) -> None:
    box = SearchBox("s", "Find")
    _show(qtbot, box)
    asked: list[str] = []
    box.searched.connect(asked.append)
    qtbot.keyClicks(box, "wang")
    assert asked == []
    qtbot.waitUntil(lambda: asked == ["wang"])
    qtbot.keyClicks(box, "x")
    with qtbot.waitSignal(box.chosen):
        qtbot.keyClick(box, Qt.Key.Key_Return)
    assert asked == ["wang", "wangx"]


def test_pin_pad_by_keyboard_and_touch(qtbot: QtBot) -> None:
    pad = PinPad("pin")
    _show(qtbot, pad, 320, 420)
    entered: list[str] = []
    pad.entered.connect(entered.append)
    enter = pad.findChild(Button, "pin.enter")
    qtbot.keyClicks(pad, "471")
    assert not enter.isEnabled()
    qtbot.keyClick(pad, Qt.Key.Key_Return)
    assert entered == []
    qtbot.mouseClick(pad.findChild(Button, "pin.1"), Qt.MouseButton.LeftButton)
    qtbot.mouseClick(enter, Qt.MouseButton.LeftButton)
    assert entered == ["4711"]
    qtbot.keyClicks(pad, "12345678901")
    qtbot.keyClick(pad, Qt.Key.Key_Backspace)
    qtbot.keyClick(pad, Qt.Key.Key_Return)
    assert entered == ["4711", "1234567"]
    shown = {label.text() for label in pad.findChildren(QLabel)}
    assert not any(text.isdigit() for text in shown)  # never which digits


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("王小明", "小明"),
        ("王芳", "芳"),
        ("Zhang Wei 张伟", "ZW"),
        ("Anna Kowalska", "AK"),
        ("Bo", "B"),
        ("", ""),
        ("欧阳娜娜", "娜娜"),
        ("132 1364 0214", "14"),
        ("138****5678", "78"),
        ("–", ""),
    ],
)
def test_initials(name: str, short: str) -> None:
    assert initials(name) == short


def test_waits_change_colour_at_the_limits(qtbot: QtBot) -> None:
    pill = TimerPill("t", 180, 300)
    for seconds, text, tone in ((179, "2:59", "neutral"), (180, "3:00", "warning"), (300, "5:00", "danger")):
        pill.show_seconds(seconds)
        assert (pill.text(), pill.property("tone")) == (text, tone)
    assert clock_text(3723) == "1:02:03"
    assert clock_text(-5) == "0:00"


def test_pressable_card_by_mouse_and_keyboard(qtbot: QtBot) -> None:
    card = Card(vbox(Label("x")), "c", pressable=True, label="A card")
    _show(qtbot, card)
    with qtbot.waitSignal(card.pressed):
        qtbot.mouseClick(card, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(card.pressed):
        qtbot.keyClick(card, Qt.Key.Key_Return)


def test_tile_and_empty_state_speak(qtbot: QtBot) -> None:
    tile = Tile("hourglass", "Waiting", "t")
    tile.show_figure("3")
    assert (tile.accessibleName(), tile.accessibleDescription()) == ("Waiting", "3")
    assert EmptyState("file-text", "No quotes yet", "Start one.", "e").accessibleName() == "No quotes yet"
    assert Avatar("Anna").accessibleName() == "Anna"
    assert Pill("free", "success").text() == "free"


def test_flow_layout_wraps_and_measures(qtbot: QtBot) -> None:
    page = QWidget()
    flow = FlowLayout(page, spacing=8)
    boxes = [QWidget() for _ in range(4)]
    for box in boxes:
        box.setFixedSize(100, 30)
        flow.addWidget(box)
    _show(qtbot, page, 220, 200)
    assert [(b.x(), b.y()) for b in boxes] == [(0, 0), (108, 0), (0, 38), (108, 38)]
    assert flow.heightForWidth(220) == 68
    boxes[1].hide()
    flow.setGeometry(page.rect())
    assert (boxes[2].x(), boxes[2].y()) == (108, 0)


def test_theme_switches_live(qtbot: QtBot) -> None:
    button = Button("Lock", "b", icon="lock", kind="plain")
    _show(qtbot, button)
    light = button.icon().pixmap(18, 18).toImage()
    heard: list[int] = []
    THEME.changed.connect(lambda: heard.append(1))
    THEME.apply("dark", 1.0)
    assert heard
    assert THEME.tokens is tk.DARK
    assert button.icon().pixmap(18, 18).toImage() != light
    assert button.palette().buttonText().color().name().upper() == tk.DARK.text
    THEME.apply("light", 1.25)
    assert THEME.px(40) == 50


@pytest.mark.parametrize("surface", [Card, Row])
def test_a_surface_is_pressed_by_mouse_and_keys_and_passes_on_the_rest(
    qtbot: QtBot, surface: type[Card] | type[Row]
) -> None:
    pressed: list[bool] = []
    passed: list[int] = []

    class Around(QWidget):
        def keyPressEvent(self, event: QKeyEvent) -> None:
            passed.append(event.key())

    around, able, still = Around(), surface(vbox(), pressable=True), surface(vbox())
    around.setLayout(vbox(able, still))
    qtbot.addWidget(around)
    around.resize(200, 200)
    around.show()
    for one in (able, still):
        one.pressed.connect(lambda: pressed.append(True))
        qtbot.mouseClick(one, Qt.MouseButton.LeftButton)
        qtbot.keyClick(one, Qt.Key.Key_Return)
        qtbot.keyClick(one, Qt.Key.Key_A)
    assert len(pressed) == 2
    assert passed == [Qt.Key.Key_A, Qt.Key.Key_Return, Qt.Key.Key_A]


def test_the_title_of_an_empty_state_breaks_only_where_it_must(qtbot: QtBot) -> None:
    short = EmptyState("info", "The past under other rules", "Choose days and other rules.", "short")
    long = EmptyState("info", "The past under other rules " * 6, "Choose days and other rules.", "long")
    for empty in (short, long):
        _show(qtbot, empty, 900, 500)
        assert empty.title.width() == THEME.px(440)
        assert abs(empty.title.geometry().center().x() - empty.width() // 2) <= 2
    line = short.title.fontMetrics().height()
    assert short.title.height() < 2 * line
    assert long.title.height() > 2 * line


def test_what_is_searched_for_does_not_claim_the_programs_undo(qtbot: QtBot) -> None:
    window = QWidget()
    box = SearchBox("s", "Find")
    window.setLayout(vbox(box))
    undone: list[bool] = []
    bind(window, "Ctrl+Z", "Undo", lambda: undone.append(True), everywhere=True)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    box.setFocus()
    qtbot.keyClicks(box, "wang")
    qtbot.keyClick(box, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert (undone, box.text()) == ([True], "wang")
