"""Short sounds through the system's own player: never blocks, never fails, silent where there is none.

Two windows that hear of the same act sound once: the same sound is not begun again within ``_PAUSE_S``.
"""

from __future__ import annotations

import functools
import importlib
import io
import math
import shutil
import struct
import subprocess
import sys
import tempfile
import time
import wave
from pathlib import Path
from typing import Literal

from showroom.gui.kit.loudness import LOUDNESS

Sound = Literal["assigned", "move_up", "change", "alarm"]
_RATE = 22050
# (frequency Hz, seconds) one after the other
_NOTES: dict[Sound, tuple[tuple[float, float], ...]] = {
    "assigned": ((659.3, 0.12), (880.0, 0.22)),
    "move_up": ((659.3, 0.12), (880.0, 0.16), (0.0, 0.10), (987.8, 0.10), (1174.7, 0.10), (1318.5, 0.22)),
    "change": ((784.0, 0.16), (659.3, 0.28)),
    "alarm": ((880.0, 0.15), (0.0, 0.08), (880.0, 0.15)),
}
_PAUSE_S = 0.7


class _Memory:
    """When each sound was begun last, and until when it is hushed (seconds of the monotonic clock)."""

    def __init__(self) -> None:
        self.begun: dict[Sound, float] = {}
        self.hushed: dict[Sound, float] = {}


_MEMORY = _Memory()


@functools.lru_cache(maxsize=16)
def waveform(sound: Sound, volume: int = 100) -> bytes:
    """A mono 16-bit WAV of the sound at ``volume`` per cent."""
    samples: list[int] = []
    for frequency, seconds in _NOTES[sound]:
        count = int(_RATE * seconds)
        for i in range(count):
            fade = min(1.0, i / 200, (count - i) / (count * 0.5))
            samples.append(round(90 * volume * fade * math.sin(2 * math.pi * frequency * i / _RATE)))
    stream = io.BytesIO()
    with wave.open(stream, "wb") as out:
        out.setnchannels(1)
        out.setsampwidth(2)
        out.setframerate(_RATE)
        out.writeframes(struct.pack(f"<{len(samples)}h", *samples))
    return stream.getvalue()


@functools.lru_cache(maxsize=1)
def player() -> tuple[str, ...]:
    """The command that plays a WAV file, empty if the system has none."""
    for command in (("paplay",), ("pw-play",), ("aplay", "-q"), ("afplay",)):
        if shutil.which(command[0]):
            return command
    return ()


@functools.lru_cache(maxsize=16)
def _file(sound: Sound, volume: int) -> Path:
    with tempfile.NamedTemporaryFile(prefix=f"showroom-{sound}-", suffix=".wav", delete=False) as stream:
        stream.write(waveform(sound, volume))
    return Path(stream.name)


def hush(sound: Sound, seconds: float) -> None:
    """Keep one sound silent for a while; 0 ends it."""
    _MEMORY.hushed[sound] = time.monotonic() + seconds


def hushed_s(sound: Sound) -> float:
    """For how many more seconds a sound is kept silent."""
    return max(0.0, _MEMORY.hushed.get(sound, 0.0) - time.monotonic())


def play(sound: Sound) -> bool:
    """Start the sound; False when there is no player, sounds are off, or it is hushed or has just been begun."""
    now = time.monotonic()
    last = _MEMORY.begun.get(sound)
    if LOUDNESS.volume <= 0 or hushed_s(sound) > 0 or (last is not None and now - last < _PAUSE_S):
        return False
    try:
        if sys.platform == "win32":
            winsound = importlib.import_module("winsound")
            flags = winsound.SND_FILENAME | winsound.SND_ASYNC
            winsound.PlaySound(str(_file(sound, LOUDNESS.volume)), flags)
        else:
            command = player()
            if not command:
                return False
            subprocess.Popen(
                [*command, str(_file(sound, LOUDNESS.volume))],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                start_new_session=True,
            )
    except (OSError, RuntimeError):
        return False
    _MEMORY.begun[sound] = now
    return True
