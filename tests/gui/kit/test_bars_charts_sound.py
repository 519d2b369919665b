"""Undo toast and message bar; charts as pictures and as words; sounds that never hinder; keys as bound."""

import io
import wave
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from showroom.clock import ManualClock
from showroom.gui.kit import sound
from showroom.gui.kit.bars import MessageBar, UndoToast
from showroom.gui.kit.buttons import Button
from showroom.gui.kit.charts import Bars, Donut, Funnel, HeatMap, Lines, Meter, Part, Series, Sparkline, nice_ceiling
from showroom.gui.kit.charts.base import Chart, smooth
from showroom.gui.kit.keys import bind, bindings


@pytest.fixture
def host(qtbot: QtBot) -> QWidget:
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.resize(900, 600)
    widget.show()
    qtbot.waitExposed(widget)
    return widget


def test_undo_takes_the_last_act_back_once(host: QWidget, clock: ManualClock) -> None:
    toast = UndoToast(host, clock.now)
    undone: list[str] = []
    toast.offer("A assigned", lambda: undone.append("A"))
    toast.offer("B assigned", lambda: undone.append("B"))
    assert toast.text == "B assigned"
    toast.undo()
    toast.undo()
    assert undone == ["B"]
    assert toast.text == ""


def test_undo_ends_with_its_time(host: QWidget, clock: ManualClock) -> None:
    toast = UndoToast(host, clock.now)
    undone: list[str] = []
    toast.offer("A assigned", lambda: undone.append("A"), seconds=120)
    clock.advance(seconds=119)
    toast._check()
    assert toast.can_undo
    clock.advance(seconds=1)
    toast.undo()
    assert undone == []
    assert not toast.can_undo


def test_toast_stays_within_its_host(host: QWidget, clock: ManualClock) -> None:
    toast = UndoToast(host, clock.now)
    toast.offer("Daniel Reyes assigned to Anna", lambda: None)
    host.resize(500, 300)
    assert host.rect().contains(toast.geometry())
    toast._on_fold()
    assert host.rect().contains(toast.geometry())
    assert toast.text == "Daniel Reyes assigned to Anna"
    assert toast.can_undo


def test_toast_leaves_the_next_act_of_the_page_free(host: QWidget, clock: ManualClock) -> None:
    save = Button("Save the call", "save", kind="primary")
    save.setParent(host)
    save.setGeometry(380, 540, 160, 48)
    save.show()
    toast = UndoToast(host, clock.now)
    toast.offer("Call of Ms Lin saved", lambda: None)
    assert host.rect().contains(toast.geometry())
    assert not toast.geometry().intersects(save.geometry())


def test_message_bar_acts_once(qtbot: QtBot) -> None:
    bar = MessageBar("b")
    qtbot.addWidget(bar)
    shown: list[bool] = []
    bar.shown.connect(shown.append)
    acted: list[int] = []
    bar.show_message("Two digits missing", "danger", "Retry", lambda: acted.append(1))
    assert (bar.text, bar.accessibleName()) == ("Two digits missing", "Two digits missing")
    bar.findChild(QWidget, "b.act").click()  # type: ignore[union-attr]
    assert acted == [1]
    assert bar.text == ""
    assert shown == [True, False]


HOURS = ("9", "10", "11")


def _charts() -> dict[str, Chart]:
    bars = Bars("bars", "Arrivals")
    bars.show_values(HOURS, [Series("new", (4, 7, 2)), Series("returning", (1, 0, 3))], keys=(9, 10, 11))
    lines = Lines("lines", "Quoted")
    lines.show_values(HOURS, [Series("this week", (4, 7, 2)), Series("last week", (1, 2, 3))], keys=(9, 10, 11))
    donut = Donut("donut", "Sources")
    donut.show_parts(
        [Part("walk", "Walk-in", 96), Part("web", "Online", 41), Part("none", "Other", 0)], "137", "visitors"
    )
    heat = HeatMap("heat", "Busy hours")
    heat.show_values(("Mon", "Tue"), HOURS, [[1, 2, 3], [0, 5, 9]])
    funnel = Funnel("funnel", "Funnel")
    funnel.show_stages([("v", "Visits", 200), ("q", "Quoted", 90), ("b", "Bought", 45)])
    return {"bars": bars, "lines": lines, "donut": donut, "heat": heat, "funnel": funnel}


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("bars", ["new 9: 4", "returning 9: 1"]),
        ("lines", ["this week 9: 4", "last week 9: 1"]),
        ("donut", ["137 visitors", "Walk-in 96", "Online 41"]),
        ("heat", ["Mon: 9 1", "Tue: 10 5, 11 9"]),
        ("funnel", ["Visits: 200", "Quoted: 90 45 %", "Bought: 45 50 %"]),
    ],
)
def test_a_chart_is_words_too(qtbot: QtBot, kind: str, words: list[str]) -> None:
    chart = _charts()[kind]
    qtbot.addWidget(chart)
    assert chart.accessibleName()
    for word in words:
        assert word in chart.accessibleDescription()


@pytest.mark.parametrize(
    ("kind", "at", "key"),
    [
        ("bars", QPointF(0.5, 0.5), 10),
        ("lines", QPointF(0.97, 0.5), 11),
        ("funnel", QPointF(0.5, 0.9), "b"),
        ("heat", QPointF(0.95, 0.1), (0, 2)),
    ],
)
def test_a_figure_opens_its_records(qtbot: QtBot, kind: str, at: QPointF, key: object) -> None:
    chart = _charts()[kind]
    qtbot.addWidget(chart)
    chart.resize(420, 260)
    chart.show()
    qtbot.waitExposed(chart)
    chart.grab()
    picked: list[object] = []
    chart.picked.connect(picked.append)
    where = QPoint(int(chart.width() * at.x()), int(chart.height() * at.y()))
    qtbot.mouseClick(chart, Qt.MouseButton.LeftButton, pos=where)
    assert picked == [key]


@pytest.mark.parametrize("kind", ["bars", "lines", "donut", "heat", "funnel"])
def test_a_chart_by_keyboard(qtbot: QtBot, kind: str) -> None:
    chart = _charts()[kind]
    qtbot.addWidget(chart)
    chart.resize(420, 260)
    chart.show()
    still = chart.grab().toImage()
    picked: list[object] = []
    chart.picked.connect(picked.append)
    qtbot.keyClick(chart, Qt.Key.Key_Right)
    qtbot.keyClick(chart, Qt.Key.Key_Right)
    assert chart.grab().toImage() != still
    qtbot.keyClick(chart, Qt.Key.Key_Return)
    assert picked == [chart.item_key(1)]
    assert chart.item_text(1) in chart.accessibleDescription()


def test_charts_without_figures_say_so(qtbot: QtBot) -> None:
    for chart in (Bars("a", "A"), Lines("b", "B"), Donut("c", "C"), HeatMap("d", "D"), Funnel("e", "E")):
        qtbot.addWidget(chart)
        chart.resize(300, 200)
        assert len({chart.grab().toImage().pixelColor(x, 100).name() for x in range(300)}) > 1


def test_small_charts(qtbot: QtBot) -> None:
    spark, meter = Sparkline("Visits"), Meter("Share")
    qtbot.addWidget(spark)
    qtbot.addWidget(meter)
    spark.show_values((1, 4, 2))
    meter.show_part(1.7)
    assert spark.accessibleDescription() == "1, 4, 2"
    assert meter.accessibleDescription() == "100 %"
    assert not spark.grab().isNull()
    assert not meter.grab().isNull()


@pytest.mark.parametrize(
    ("value", "ceiling"), [(0, 1), (1, 1), (3, 4), (31, 40), (40, 40), (41, 50), (99, 100), (230, 250)]
)
def test_nice_ceiling(value: float, ceiling: float) -> None:
    assert nice_ceiling(value) == pytest.approx(ceiling)


def test_a_curve_never_overshoots() -> None:
    ys = [0.0, 10.0, 10.0, 0.0, 5.0]
    path = smooth([QPointF(x * 10, y) for x, y in enumerate(ys)])
    heights = [path.pointAtPercent(n / 200).y() for n in range(201)]
    assert min(heights) >= -0.01
    assert max(heights) <= 10.01


@pytest.mark.parametrize("name", ["assigned", "alarm"])
def test_a_sound_is_a_short_wave(name: sound.Sound) -> None:
    with wave.open(io.BytesIO(sound.waveform(name))) as read:
        seconds = read.getnframes() / read.getframerate()
        assert 0.1 < seconds < 1
        assert any(read.readframes(read.getnframes()))


def test_no_player_no_sound_no_failure(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(sound, "player", tuple)
    assert not sound.play("assigned")
    monkeypatch.setattr(sound, "player", lambda: (str(tmp_path / "gone"),))
    assert not sound.play("assigned")


def test_keys_are_listed_as_bound(host: QWidget) -> None:
    bind(host, "F4", "Assign next", lambda: None, place="Reception")
    bind(host, "F4", "Assign next", lambda: None, place="Reception")
    bind(host, "Ctrl+Return", "", lambda: None)
    assert [(b.key, b.title, b.place) for b in bindings(host)] == [("F4", "Assign next", "Reception")]
