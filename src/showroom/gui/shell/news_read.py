"""What each person has read of the news of the floor, on this PC: told once, also by a window opened again (REC-07).

One JSON file in the user's data folder: staff ids, kinds and visit ids, no names. Lost or spoiled it is read again, no
more.
"""

from __future__ import annotations

import contextlib
import json
from pathlib import Path

Key = tuple[int, str, int, int]
MOST = 400
"""Older ones are about visits long closed."""


class ReadNews:
    """``folder``: the data folder of the PC's user. Visit ids are the same nowhere else: one file for all stores."""

    def __init__(self, folder: Path) -> None:
        self._file = folder / "news-read.json"
        self._keys: dict[Key, None] = dict.fromkeys(self._load())

    def _load(self) -> list[Key]:
        try:
            found = json.loads(self._file.read_text(encoding="utf-8"))
            return [(int(staff), str(kind), int(visit), int(by)) for staff, kind, visit, by in found]
        except (OSError, ValueError, TypeError):
            return []

    def __contains__(self, key: Key) -> bool:
        return key in self._keys

    def add(self, key: Key) -> None:
        """It was read. A full disk is no reason to tell it for ever: this window remembers it all the same."""
        self._keys[key] = None
        if key not in (on_disk := self._load()):  # another window of this PC writes there too
            on_disk.append(key)
        with contextlib.suppress(OSError):
            self._file.parent.mkdir(parents=True, exist_ok=True)
            aside = self._file.with_suffix(".new")
            aside.write_text(json.dumps(on_disk[-MOST:]), encoding="utf-8")
            aside.replace(self._file)
