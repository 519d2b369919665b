"""What the floor board would have been heard to play."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from showroom.gui.board.announce import announcer
from showroom.gui.kit import sound


@pytest.fixture
def heard(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """What the page asks to be played."""
    played: list[str] = []

    def play(name: sound.Sound) -> bool:
        played.append(name)
        return True

    monkeypatch.setattr(sound, "play", play)
    monkeypatch.setattr(announcer(), "_alarmed", None)
    monkeypatch.setattr(announcer(), "_told", {})  # the ids of one test are those of the next
    yield played
    sound.hush("alarm", 0)
