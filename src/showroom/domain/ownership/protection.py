"""Protection of an owner: begins with owning, is extended by effective contact only, ends at a hard cap (REG-07)."""

from __future__ import annotations

import math
from datetime import datetime, timedelta

_DAY = timedelta(days=1)


def extended(until: datetime | None, offered: datetime, cap: datetime) -> datetime:
    """The end of protection after a contact that offers ``offered``: never earlier than before, never after ``cap``.

    ``until`` None: nothing was said before.
    """
    return min(max(until, offered) if until is not None else offered, max(cap, until) if until is not None else cap)


def is_protected(until: datetime | None, at: datetime) -> bool:
    """Whether an owner is protected at ``at``; ``until`` None has no end."""
    return until is None or at < until


def days_left(until: datetime | None, at: datetime) -> int | None:
    """Days of protection left, begun ones counted; 0: free; None: no end."""
    return None if until is None else max(0, math.ceil((until - at) / _DAY))
