"""Spoken names through the system's speech: a real process, never waited for, never a failure (REC-02)."""

from __future__ import annotations

import base64
import json
import stat
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from showroom.gui.kit import sound, speech
from showroom.gui.kit.loudness import LOUDNESS

Program = Callable[..., None]


@pytest.fixture
def programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Program]:
    """Puts a program of the test's own on the path; it writes how it was called into ``said.jsonl``."""

    def make(name: str, code: int = 0, wait: bool = False) -> None:
        file = tmp_path / name
        lines = [
            f"#!{sys.executable}",
            "import json, sys, time",
            f"open({str(tmp_path / 'said.jsonl')!r}, 'a').write(json.dumps(sys.argv) + '\\n')",
            "time.sleep(60)" if wait else "",
            f"sys.exit({code})",
        ]
        file.write_text("\n".join(lines))
        file.chmod(file.stat().st_mode | stat.S_IXUSR)

    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr("sys.platform", "linux")
    speech.engines.cache_clear()
    yield make
    speech.engines.cache_clear()


@pytest.fixture
def speaker() -> Iterator[speech.Speaker]:
    made = speech.Speaker()
    yield made
    made.stop()


def said(tmp_path: Path) -> list[list[str]]:
    file = tmp_path / "said.jsonl"
    lines = file.read_text().splitlines() if file.exists() else []
    return [[Path(words[0]).name, *words[1:]] for words in map(json.loads, lines)]


@pytest.mark.clause("REC-02")
def test_sentences_are_said_one_after_the_other_in_their_own_languages(
    programs: Program, speaker: speech.Speaker, qtbot: QtBot, tmp_path: Path
) -> None:
    programs("espeak-ng")
    speaker.say("Anna, please move up.", "en", 60)
    speaker.say("孙丽，请到当值位。", "zh_CN", 60)
    assert speaker.is_speaking  # nothing was waited for
    qtbot.waitUntil(lambda: not speaker.is_speaking, timeout=10_000)
    assert said(tmp_path) == [
        ["espeak-ng", "-v", "en", "-s", "150", "-a", "60", "--", "Anna, please move up."],
        ["espeak-ng", "-v", "cmn", "-s", "150", "-a", "60", "--", "孙丽，请到当值位。"],
    ]


def test_where_the_first_engine_fails_the_next_one_says_it(
    programs: Program, speaker: speech.Speaker, qtbot: QtBot, tmp_path: Path
) -> None:
    programs("spd-say", code=1)
    programs("espeak-ng")
    with qtbot.waitSignal(speaker.said, timeout=10_000) as told:
        speaker.say("Bo", "en", 100)
    assert told.args == [True]
    assert [words[0] for words in said(tmp_path)] == ["spd-say", "espeak-ng"]


def test_where_nothing_can_speak_that_is_told_and_nothing_fails(
    programs: Program, speaker: speech.Speaker, qtbot: QtBot, tmp_path: Path
) -> None:
    assert speech.engines() == ()
    with qtbot.waitSignal(speaker.said) as told:
        speaker.say("Bo", "en")
    assert told.args == [False]
    programs("espeak-ng")
    speech.engines.cache_clear()
    assert len(speech.engines()) == 1
    (tmp_path / "espeak-ng").unlink()  # taken away while the program runs
    with qtbot.waitSignal(speaker.said) as told:
        speaker.say("Bo", "en")
    assert told.args == [False]
    assert not speaker.is_speaking


def test_a_speech_that_hangs_is_ended(
    programs: Program, speaker: speech.Speaker, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    programs("espeak-ng", wait=True)
    speaker.say("Bo", "en")
    qtbot.waitUntil(lambda: len(said(tmp_path)) == 1)  # it runs, and hangs
    with qtbot.waitSignal(speaker.said) as told:
        speaker._limit.start(1)  # its time is over
    assert told.args == [False]
    speaker._limit.setInterval(speech.LONGEST_MS)
    speaker.say("Chen", "en")
    qtbot.waitUntil(lambda: len(said(tmp_path)) == 2)
    speaker.stop()
    assert not speaker.is_speaking


def test_a_crowd_is_not_talked_through_to_the_end(
    programs: Program, speaker: speech.Speaker, qtbot: QtBot, tmp_path: Path
) -> None:
    programs("espeak-ng")
    for number in range(12):
        speaker.say(f"Consultant {number}", "en")
    qtbot.waitUntil(lambda: not speaker.is_speaking, timeout=10_000)
    names = [words[-1] for words in said(tmp_path)]
    assert names == ["Consultant 0", *(f"Consultant {number}" for number in range(8, 12))]


@pytest.mark.parametrize(
    "name,language,voice", [("孙丽", "en", "zh_CN"), ("Anna", "zh_CN", "zh_CN"), ("Anna", "en", "en"), ("", "en", "en")]
)
def test_a_chinese_name_is_said_in_chinese(name: str, language: str, voice: str) -> None:
    assert speech.voice_of(name, language) == voice


def test_a_name_is_never_read_as_a_command() -> None:
    nasty = "'; Remove-Item C:\\ -- Bo"
    windows = speech.powershell(nasty, "zh_CN", 80)
    assert all(nasty not in part and "Remove-Item" not in part for part in windows.arguments)
    assert base64.b64decode(windows.typed).decode() == nasty
    assert "zh-CN" in windows.arguments[-1]
    assert "{" in windows.arguments[-1]
    assert "{{" not in windows.arguments[-1]
    for engine in (speech.spd_say, speech.espeak, speech.say, speech.say_plainly):
        arguments = engine("-f /etc/passwd", "en", 100).arguments
        assert arguments[arguments.index("--") + 1].endswith("-f /etc/passwd")


def test_sounds_off_and_volume(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    begun: list[list[str]] = []
    monkeypatch.setattr(sound, "player", lambda: ("player",))
    monkeypatch.setattr("subprocess.Popen", lambda command, **_more: begun.append(command))
    monkeypatch.setattr(sound, "_MEMORY", sound._Memory())
    LOUDNESS.show(sounds=False, volume=100)
    try:
        assert not sound.play("change")
        LOUDNESS.show(sounds=True, volume=30)
        assert sound.play("change")
        assert Path(begun[0][1]).read_bytes() == sound.waveform("change", 30)
        assert max(sound.waveform("change", 30)[44:]) > 0
        assert sound.waveform("change", 30) != sound.waveform("change", 100)
        assert not sound.play("change")  # the same act in another window
        sound.hush("alarm", 60)
        assert not sound.play("alarm")
        sound.hush("alarm", 0)
        assert sound.play("alarm")
        assert len(begun) == 2
    finally:
        LOUDNESS.show(sounds=True, volume=100)
