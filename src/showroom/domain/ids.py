"""64-bit ids: ordered by time, with a device part, so that stores that began apart can be put together later.

Layout, high to low: 41 bits milliseconds since 2024-01-01 UTC, 12 bits device, 10 bits sequence (63 in all: a signed
BIGINT).
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

EPOCH = datetime(2024, 1, 1, tzinfo=UTC)
DEVICES = 1 << 12
_SEQUENCES = 1 << 10
_MILLISECOND = timedelta(milliseconds=1)


class IdSource:
    """Gives ids that grow strictly within one source, whatever the clock does."""

    def __init__(self, now: Callable[[], datetime], device: int) -> None:
        if not 0 <= device < DEVICES:
            raise ValueError(f"device {device} is not within 0..{DEVICES - 1}")
        self._now = now
        self.device = device
        self._last = 0
        self._sequence = 0

    def next(self) -> int:
        """A new id."""
        moment = max(0, (self._now() - EPOCH) // _MILLISECOND)
        if moment > self._last:
            self._last, self._sequence = moment, 0
        else:  # same millisecond, or the clock went back: go on from the last one
            self._sequence += 1
            if self._sequence == _SEQUENCES:
                self._last, self._sequence = self._last + 1, 0
        return (self._last << 22) | (self.device << 10) | self._sequence
