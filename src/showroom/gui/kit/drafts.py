"""Half-typed forms survive a crash: saved a moment after each change, cleared by saving or cancelling.

One JSON file a database, in the user's data folder, readable by its owner only; written aside and renamed, so that a
crash while writing leaves the last good one.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from showroom.gui.kit import values

SAVE_AFTER_MS = 400


class Drafts(QObject):
    """The drafts of one database (``place`` names it)."""

    def __init__(self, folder: Path, place: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        digest = hashlib.sha256(place.encode()).hexdigest()[:16]
        self._file = folder / f"drafts-{digest}.json"
        self._kept = self._load()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SAVE_AFTER_MS)
        self._timer.timeout.connect(self.flush)
        self._dirty = False

    def _load(self) -> dict[str, dict[str, values.Value]]:
        try:
            content = json.loads(self._file.read_text(encoding="utf-8"))
        except (OSError, ValueError):  # none yet, or spoiled: a draft is a help, never a hindrance
            return {}
        return {k: v for k, v in content.items() if isinstance(v, dict)} if isinstance(content, dict) else {}

    def keys(self) -> tuple[str, ...]:
        """The forms that have a draft."""
        return tuple(self._kept)

    def get(self, key: str) -> dict[str, values.Value] | None:
        return self._kept.get(key)

    def put(self, key: str, typed: dict[str, values.Value]) -> None:
        """Keep what is typed in the form ``key``; it reaches the disk within half a second."""
        if self._kept.get(key) != typed:
            self._kept[key] = typed
            self._later()

    def clear(self, key: str) -> None:
        """Saved or cancelled: forget it."""
        if self._kept.pop(key, None) is not None:
            self._later()

    def _later(self) -> None:
        self._dirty = True
        self._timer.start()

    def flush(self) -> None:
        """Write now what is not written yet. A full disk is no reason to stop typing: it is tried again."""
        if not self._dirty:
            return
        with contextlib.suppress(OSError):
            self._file.parent.mkdir(parents=True, exist_ok=True)
            aside = self._file.with_suffix(".new")
            descriptor = os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
            with os.fdopen(descriptor, "w", encoding="utf-8") as stream:
                json.dump(self._kept, stream, ensure_ascii=False)
            aside.replace(self._file)
            self._dirty = False

    def follow(self, key: str, root: QWidget, restored: Callable[[int], None] | None = None) -> FormDraft:
        """Keep the form under ``root`` as draft ``key``; a kept one is put back at once, ``restored(count)`` tells."""
        return FormDraft(self, key, root, restored)


class FormDraft(QObject):
    """The draft of one open form; ends with it. Call ``done()`` when the form was saved or cancelled."""

    def __init__(self, drafts: Drafts, key: str, root: QWidget, restored: Callable[[int], None] | None) -> None:
        super().__init__(root)
        self._drafts, self._key, self._root = drafts, key, root
        self._fresh = values.snapshot(root)
        self._over = False
        kept = drafts.get(key)
        changed = values.restore(root, kept) if kept else 0
        for _name, widget in values.inputs(root):
            values.watch(widget, self._on_changed)
        if changed and restored is not None:
            restored(changed)

    def _on_changed(self) -> None:
        if self._over:
            return
        typed = values.snapshot(self._root)
        if typed == self._fresh:
            self._drafts.clear(self._key)
        else:
            self._drafts.put(self._key, typed)

    @property
    def is_typed(self) -> bool:
        """Whether the form holds anything it did not begin with."""
        return values.snapshot(self._root) != self._fresh

    def discard(self) -> None:
        """Back to the form as it was before the draft was put in."""
        values.restore(self._root, self._fresh)
        self._drafts.clear(self._key)

    def done(self) -> None:
        self._over = True
        self._drafts.clear(self._key)
