"""Short sounds through the system's own player: never blocks, never fails, silent where there is none."""

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
import wave
from pathlib import Path
from typing import Literal

Sound = Literal["assigned", "alarm"]
_RATE = 22050
# (frequency Hz, seconds) one after the other
_NOTES: dict[Sound, tuple[tuple[float, float], ...]] = {
    "assigned": ((659.3, 0.12), (880.0, 0.22)),
    "alarm": ((880.0, 0.15), (0.0, 0.08), (880.0, 0.15)),
}


@functools.lru_cache(maxsize=4)
def waveform(sound: Sound) -> bytes:
    """A mono 16-bit WAV of the sound."""
    samples: list[int] = []
    for frequency, seconds in _NOTES[sound]:
        count = int(_RATE * seconds)
        for i in range(count):
            fade = min(1.0, i / 200, (count - i) / (count * 0.5))
            samples.append(round(9000 * fade * math.sin(2 * math.pi * frequency * i / _RATE)))
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


@functools.lru_cache(maxsize=4)
def _file(sound: Sound) -> Path:
    with tempfile.NamedTemporaryFile(prefix=f"showroom-{sound}-", suffix=".wav", delete=False) as stream:
        stream.write(waveform(sound))
    return Path(stream.name)


def play(sound: Sound) -> bool:
    """Start the sound; False when there is no player."""
    try:
        if sys.platform == "win32":
            winsound = importlib.import_module("winsound")
            winsound.PlaySound(str(_file(sound)), winsound.SND_FILENAME | winsound.SND_ASYNC)
            return True
        command = player()
        if not command:
            return False
        subprocess.Popen(
            [*command, str(_file(sound))],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
    except (OSError, RuntimeError):
        return False
    return True
