"""How loud this PC is: what the settings say, kept where sounds find it without loading the player at start-up."""

from __future__ import annotations


class Loudness:
    """``volume``: per cent, 0 is silence. Like the look there is exactly one a process."""

    def __init__(self) -> None:
        self.volume = 100

    def show(self, *, sounds: bool, volume: int) -> None:
        """Take over what the settings say."""
        self.volume = volume if sounds else 0


LOUDNESS = Loudness()
