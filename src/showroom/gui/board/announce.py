"""Who is called, by sound and by spoken name (REC-02, REC-13): once, however many windows of this PC hear of it."""

from __future__ import annotations

import functools
import time
from datetime import datetime

from PySide6.QtCore import QCoreApplication, QObject, QTimer

from showroom.gui.board.view import Call
from showroom.gui.kit import sound
from showroom.gui.kit.loudness import LOUDNESS
from showroom.gui.kit.speech import Speaker, voice_of
from showroom.settings import Settings
from showroom.wording import word

_AFTER_MS = 500
"""The sound for who moves up comes after the one for who is called."""
_SAME_S = 5.0
EMPTY_EVERY_S, SHORT_EVERY_S = 5.0, 20.0
"""How often the alarm sounds while nobody, or too few, are at the desk."""


class Announcer(QObject):
    """The voice of this PC; ``announcer()`` gives the one there is. What is silent by the settings stays silent."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.speaker = Speaker(self)
        self._told: dict[object, float] = {}
        self._alarmed: tuple[datetime, datetime] | None = None  # since when there is an alarm, when it sounded last
        self._second = QTimer(self)
        self._second.setSingleShot(True)
        self._second.setInterval(_AFTER_MS)
        self._second.timeout.connect(lambda: sound.play("move_up"))

    def call(self, call: Call, settings: Settings) -> bool:
        """Somebody was called to a visitor, and the one on deck is told to move up. False: it was told already."""
        if not self._is_news(call.key):
            return False
        sound.play("assigned")
        self._say("board_spoken_called", call.name, settings)
        if call.deck:
            self._second.start()
            self._say("board_spoken_move_up", call.deck, settings)
        return True

    def change(self, key: object, leaves: str, comes: str, settings: Settings) -> bool:
        """The greeter's time is up: both are told. False: they were told already."""
        if not self._is_news(key):
            return False
        sound.play("change")
        if leaves:
            self._say("board_spoken_change_over", leaves, settings)
        if comes:
            self._say("board_spoken_change", comes, settings)
        return True

    def alarm(self, since: datetime, now: datetime, *, empty: bool) -> bool:
        """The desk has too few people, or nobody, ``since`` (REC-05): asked at every beat by every window that shows
        it; it sounds in one rhythm. False: not yet again, or it is silent."""
        every = EMPTY_EVERY_S if empty else SHORT_EVERY_S
        last = self._alarmed[1] if self._alarmed is not None and self._alarmed[0] == since else None
        if last is not None and 0 <= (now - last).total_seconds() < every - 0.5:
            return False
        if sound.hushed_s("alarm") > 0 or not sound.play("alarm"):
            return False
        self._alarmed = since, now
        return True

    def _say(self, code: str, name: str, settings: Settings) -> None:
        if settings.spoken_names and LOUDNESS.volume > 0:
            language = voice_of(name, settings.shown_language)
            self.speaker.say(word(language, code, name=name), language, LOUDNESS.volume)

    def _is_news(self, key: object) -> bool:
        now = time.monotonic()
        self._told = {one: at for one, at in self._told.items() if now - at < _SAME_S}
        if key in self._told:
            return False
        self._told[key] = now
        return True


@functools.lru_cache(maxsize=1)
def announcer() -> Announcer:
    """The one announcer of this process; it ends with the application."""
    return Announcer(QCoreApplication.instance())
