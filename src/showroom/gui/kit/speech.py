"""Spoken names through the speech the system has: no package of ours, never blocks, never fails.

Linux: speech-dispatcher (``spd-say``), else eSpeak NG; macOS: ``say``; Windows: System.Speech through PowerShell.
"""

from __future__ import annotations

import base64
import functools
import shutil
import sys
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QObject, QProcess, QTimer, Signal

MOST_WAITING = 4
STALE_S = 10.0
LONGEST_MS = 20_000

# The text comes on standard input, encoded, so that no name is ever read as a command.
_POWERSHELL = (
    "Add-Type -AssemblyName System.Speech;"
    "$text=[Text.Encoding]::UTF8.GetString([Convert]::FromBase64String([Console]::In.ReadLine()));"
    "$voice=New-Object System.Speech.Synthesis.SpeechSynthesizer;"
    "$voice.Volume={volume};"
    "try{{$voice.SelectVoiceByHints('NotSet','NotSet',0,[Globalization.CultureInfo]'{culture}')}}catch{{}};"
    "$voice.Speak($text)"
)


@dataclass(frozen=True, slots=True)
class Command:
    """A program to run; ``typed`` goes to its standard input."""

    program: str
    arguments: tuple[str, ...]
    typed: str = ""


Engine = Callable[[str, str, int], Command]
"""(text, ``en`` or ``zh_CN``, volume per cent) → the command that says it and ends when it is said."""


def is_chinese(text: str) -> bool:
    """Whether a name is written in Chinese characters."""
    return any("\u3400" <= sign <= "\u9fff" or "\U00020000" <= sign <= "\U0003ffff" for sign in text)


def voice_of(name: str, language: str) -> str:
    """The language to say a name's sentence in: Chinese for a Chinese name, else the one on the screen."""
    return "zh_CN" if is_chinese(name) else language


def spd_say(text: str, language: str, volume: int) -> Command:
    """speech-dispatcher; its volume runs from -100 to 100."""
    code = "zh" if language.startswith("zh") else "en"
    return Command("spd-say", ("-w", "-l", code, "-i", str(round(volume * 1.5) - 100), "--", text))


def espeak(text: str, language: str, volume: int) -> Command:
    """eSpeak NG; its amplitude runs from 0 to 200. Mandarin is ``cmn``."""
    code = "cmn" if language.startswith("zh") else "en"
    return Command("espeak-ng", ("-v", code, "-s", "150", "-a", str(volume), "--", text))


def say(text: str, language: str, volume: int) -> Command:
    """macOS with the usual voice of the language."""
    voice = "Tingting" if language.startswith("zh") else "Samantha"
    return Command("say", ("-v", voice, "--", f"[[volm {volume / 100:.2f}]] {text}"))


def say_plainly(text: str, _language: str, volume: int) -> Command:
    """macOS with the voice the user has chosen: where the usual one is not installed."""
    return Command("say", ("--", f"[[volm {volume / 100:.2f}]] {text}"))


def powershell(text: str, language: str, volume: int) -> Command:
    """Windows' own speech; a voice of the language where one is installed."""
    culture = "zh-CN" if language.startswith("zh") else "en-US"
    script = _POWERSHELL.format(volume=volume, culture=culture)
    typed = base64.b64encode(text.encode()).decode() + "\n"
    return Command("powershell", ("-NoProfile", "-NonInteractive", "-Command", script), typed)


@functools.lru_cache(maxsize=1)
def engines() -> tuple[Engine, ...]:
    """What this system can speak with, best first; empty: it has no speech."""
    if sys.platform == "win32":
        wanted: tuple[tuple[str, tuple[Engine, ...]], ...] = (("powershell", (powershell,)),)
    elif sys.platform == "darwin":
        wanted = (("say", (say, say_plainly)),)
    else:
        wanted = (("spd-say", (spd_say,)), ("espeak-ng", (espeak,)))
    return tuple(engine for program, made in wanted if shutil.which(program) for engine in made)


class Speaker(QObject):
    """Says one sentence after the other. ``said`` tells whether the last one was spoken (False: nothing could).

    A sentence nobody needs any more, because others were before it for ten seconds, is left out.
    """

    said = Signal(bool)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._waiting: deque[tuple[float, str, str, int]] = deque(maxlen=MOST_WAITING)
        self._left: list[Engine] = []
        self._now: tuple[str, str, int] = ("", "", 100)
        self._busy = False
        self._process = QProcess(self)
        self._process.setStandardOutputFile(QProcess.nullDevice())
        self._process.setStandardErrorFile(QProcess.nullDevice())
        self._process.finished.connect(self._on_finished)
        self._process.errorOccurred.connect(self._on_error)
        self._soon = QTimer(self)  # a process is not begun again from within its own signals
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._try)
        self._limit = QTimer(self)
        self._limit.setSingleShot(True)
        self._limit.setInterval(LONGEST_MS)
        self._limit.timeout.connect(self._on_too_long)
        app = QCoreApplication.instance()
        if app is not None:
            app.aboutToQuit.connect(self.stop)

    @property
    def is_speaking(self) -> bool:
        return self._busy

    def say(self, text: str, language: str, volume: int = 100) -> None:
        """Say ``text`` (``language``: en or zh_CN) after what is being said."""
        self._waiting.append((time.monotonic(), text, language, volume))
        if not self._busy:
            self._next()

    def stop(self) -> None:
        """Be silent now."""
        self._waiting.clear()
        self._limit.stop()
        self._soon.stop()
        self._busy = False
        if self._process.state() is not QProcess.ProcessState.NotRunning:
            self._process.kill()
            self._process.waitForFinished(500)

    def _next(self) -> None:
        self._busy = False
        while self._waiting:
            asked, text, language, volume = self._waiting.popleft()
            if time.monotonic() - asked <= STALE_S:
                self._busy = True
                self._now = (text, language, volume)
                self._left = list(engines())
                self._soon.start(0)
                return

    def _try(self) -> None:
        """The sentence with the next engine; whichever works says it."""
        if not self._left:
            self.said.emit(False)
            self._next()
            return
        command = self._left.pop(0)(*self._now)
        self._limit.start()
        self._process.start(command.program, list(command.arguments))
        if self._process.state() is not QProcess.ProcessState.NotRunning:
            self._process.write(command.typed.encode())
            self._process.closeWriteChannel()

    def _on_error(self, error: QProcess.ProcessError) -> None:
        if error is QProcess.ProcessError.FailedToStart and self._busy:  # the other errors come with ``finished``
            self._limit.stop()
            self._soon.start(0)

    def _on_finished(self, code: int, status: QProcess.ExitStatus) -> None:
        self._limit.stop()
        if not self._busy:
            return  # it was stopped
        if code == 0 and status is QProcess.ExitStatus.NormalExit:
            self.said.emit(True)
            self._next()
        else:
            self._soon.start(0)

    def _on_too_long(self) -> None:
        self._left = []  # the next engine would say it too late
        self._process.kill()  # ``finished`` follows
