"""Which monitor the floor board stands on: remembered by what the monitor is, not by its number of today (REC-16)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol, TypeVar


class Monitor(Protocol):
    """What ``QScreen`` tells of itself."""

    def name(self) -> str: ...

    def model(self) -> str: ...

    def serialNumber(self) -> str: ...


M = TypeVar("M", bound=Monitor)


def key(screen: Monitor) -> str:
    """What tells a monitor from others after cables were changed: model and serial number; without a number, model and
    plug."""
    model, serial = screen.model().strip(), screen.serialNumber().strip()
    return f"{model}/{serial}" if serial else f"{model or '-'}@{screen.name()}"


def choose(screens: Sequence[M], wanted: str, counter: M | None) -> M | None:
    """The monitor for the floor board: the wanted one; where it is unplugged, or none was chosen, the first that is not
    the counter's. None: there is only the counter's."""
    chosen = next((screen for screen in screens if wanted and key(screen) == wanted), None)
    return chosen or next((screen for screen in screens if screen is not counter), None)
