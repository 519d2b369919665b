"""Rules for the fields of a pack, as :mod:`showroom.domain.packs.decode` reads them from ``metadata``."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from showroom.domain.text import Text

KEY: dict[str, Any] = {"key": True}
NOT_NEGATIVE: dict[str, Any] = {"minimum": 0}
POSITIVE: dict[str, Any] = {"minimum": 1}
SHARE: dict[str, Any] = {"minimum": 0, "maximum": 1}
FILLED: dict[str, Any] = {"filled": True}
GIVEN: dict[str, Any] = {"given": True}
HOURS: dict[str, Any] = {
    "pattern": r"([01]\d|2[0-3]):[0-5]\d-(([01]\d|2[0-3]):[0-5]\d|24:00)",
    "example": "10:00-21:30",
}
# what a phrase may be filled with when it is shown
SPOKEN: dict[str, Any] = {
    "facts": ("store", "consultant", "colleague", "customer", "minutes", "product", "date", "time")
}


@dataclass(frozen=True, slots=True)
class Option:
    """One of the answers to choose from."""

    key: str = field(metadata=KEY)
    label: Text
