"""The floor board's monitor: chosen, remembered, and given up when it is unplugged (REC-16); the settings card."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from tests.gui.shell.conftest import Program

from showroom.gui.kit import speech
from showroom.gui.kit.buttons import Segment, Switch
from showroom.gui.kit.fields import Combo
from showroom.gui.kit.loudness import LOUDNESS
from showroom.gui.shell.screens import choose, key
from showroom.settings import SettingsFile

T = TypeVar("T", bound=QWidget)


@dataclass(frozen=True)
class Fake:
    """A monitor."""

    plug: str
    made: str = ""
    serial: str = ""

    def name(self) -> str:
        return self.plug

    def model(self) -> str:
        return self.made

    def serialNumber(self) -> str:
        return self.serial


COUNTER, TV, OTHER = Fake("DP-1", "Dell", "A1"), Fake("HDMI-1", "TV", "77"), Fake("HDMI-2")


def test_a_monitor_is_known_again_in_another_socket() -> None:
    assert key(TV) == key(Fake("DP-9", "TV", "77"))
    assert key(TV) != key(Fake("HDMI-1", "TV", "78"))
    assert key(OTHER) == "-@HDMI-2"


@pytest.mark.clause("REC-16")
@pytest.mark.parametrize(
    "plugged,wanted,expected",
    [
        ([COUNTER, TV, OTHER], "", TV),
        ([COUNTER, TV, OTHER], key(OTHER), OTHER),
        ([TV, COUNTER], "", TV),
        ([COUNTER, OTHER], key(TV), OTHER),
        ([COUNTER], key(TV), None),
        ([COUNTER], "", None),
        ([COUNTER], key(COUNTER), COUNTER),
    ],
)
def test_the_board_takes_the_chosen_monitor_else_one_that_is_not_the_counters(
    plugged: list[Fake], wanted: str, expected: Fake | None
) -> None:
    assert choose(plugged, wanted, COUNTER) == expected


TWO_SCREENS = """
import json, sys
from showroom.app import Showroom, make_application
from showroom.clock import ManualClock
from showroom.gui.shell.secondary import SecondaryWindow
from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication
app = make_application(["probe"])
program = Showroom(place=sys.argv[1], language="en")
program.show()
told = {}
def look(step):
    board = program.window.popups.windows[-1]
    told[step] = [board.screen().name(), board.isFullScreen(), [board.width(), board.height()]]
def opened():
    program.window.popups.open_window("board")
    app.processEvents()
    look("second")
    program.runtime.change(board_screen="-@third")
    app.processEvents()
    look("chosen")
    real = QGuiApplication.screens
    QGuiApplication.screens = staticmethod(lambda: [s for s in real() if s.name() == "first"])
    app.screenRemoved.emit(real()[2])
    app.processEvents()
    look("unplugged")
    QGuiApplication.screens = real
    app.screenAdded.emit(real()[2])
    app.processEvents()
    look("back")
    print(json.dumps(told))
    app.quit()
program.runtime.opened.connect(lambda: QTimer.singleShot(50, opened))
QTimer.singleShot(30000, app.quit)
app.exec()
program.close()
"""


@pytest.mark.clause("REC-16")
def test_the_board_moves_with_its_monitor(program: Program, engine_url: str, tmp_path: Path) -> None:
    """Three monitors; the chosen one is unplugged, then plugged in again."""
    names = ("first", "second", "third")
    screens = [
        {"name": name, "x": 1280 * n, "y": 0, "width": 1280, "height": 720, "dpr": 1} for n, name in enumerate(names)
    ]
    config = tmp_path / "screens.json"
    config.write_text(json.dumps({"screens": screens}))
    ran = subprocess.run(
        [sys.executable, "-c", TWO_SCREENS, engine_url],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
        env={**os.environ, "QT_QPA_PLATFORM": f"offscreen:configfile={config}"},
    )
    assert ran.returncode == 0, ran.stderr
    assert ran.stdout, ran.stderr
    told = json.loads(ran.stdout.splitlines()[-1])
    assert told["second"] == ["second", True, [1280, 720]]
    assert told["chosen"] == ["third", True, [1280, 720]]
    assert told["unplugged"][:2] == ["first", False]  # a window beside the counter's, not over it
    assert told["back"] == ["third", True, [1280, 720]]
    assert SettingsFile().load().board_screen == "-@third"


# -- the settings


def part(program: Program, kind: type[T], name: str) -> T:
    found = program.window.findChild(kind, name)
    assert found is not None, name
    return found


@pytest.mark.clause("REC-02")
def test_sounds_volume_and_spoken_names_are_kept_and_take_effect(
    program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(speech, "engines", lambda: (speech.espeak,))
    said: list[tuple[str, str, int]] = []
    monkeypatch.setattr(speech.Speaker, "say", lambda _self, text, lang, volume: said.append((text, lang, volume)))
    program.start()
    program.sign_in("Mo Lan")
    program.window.navigate("settings")
    spoken = part(program, Switch, "settings.spoken")
    assert not spoken.isChecked()
    spoken.click()
    part(program, Segment, "settings.volume").set_value("30")
    program.runtime.change(volume=30)
    kept = SettingsFile().load()
    assert (kept.spoken_names, kept.volume, kept.sounds) == (True, 30, True)
    assert LOUDNESS.volume == 30
    part(program, QPushButton, "settings.spoken.try").click()
    assert said == [("This is how names will be called.", "en", 30)]
    part(program, Switch, "settings.sounds").click()
    assert LOUDNESS.volume == 0
    assert not spoken.isEnabled()
    assert not part(program, Segment, "settings.volume").isEnabled()


def test_without_speech_the_setting_is_grey_and_says_why(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(speech, "engines", tuple)
    program.start()
    program.sign_in("Mo Lan")
    program.window.navigate("settings")
    assert not part(program, Switch, "settings.spoken").isEnabled()
    assert not part(program, QPushButton, "settings.spoken.try").isEnabled()
    why = part(program, QLabel, "settings.spoken.said")
    assert why.isVisible()
    assert "no speech" in why.text()


def test_a_chosen_monitor_stays_chosen_while_it_is_unplugged(program: Program) -> None:
    program.runtime.change(board_screen="TV/77")
    program.start()
    program.sign_in("Mo Lan")
    program.window.navigate("settings")
    choice = part(program, Combo, "settings.screen")
    assert choice.value() == "TV/77"
    assert "unplugged" in choice.currentText()
    choice.set_value("")
    assert SettingsFile().load().board_screen == ""
