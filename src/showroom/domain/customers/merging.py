"""Two records of one customer: whose answer is the better one, and what of a merge can be taken back (REG-03)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from showroom.domain.ownership.protection import is_protected


class Pick(StrEnum):
    """Whose answer stays: of the record that is kept, of the other one, or both together."""

    KEPT = "kept"
    OTHER = "other"
    BOTH = "both"


@dataclass(frozen=True, slots=True)
class Told:
    """An answer of one side; ``at``: when it was given or last confirmed."""

    value: object
    at: datetime

    @property
    def is_given(self) -> bool:
        return self.value not in (None, "", False)


@dataclass(frozen=True, slots=True)
class Looked:
    """Who looks after the customer on one side, in one store."""

    staff_id: int
    since: datetime
    protected_until: datetime | None


UNITED = frozenset({"notes"})
"""Texts that are put one below the other when both sides have one."""


def better(key: str, kept: Told, other: Told) -> Pick:
    """The answer to begin with: the only one given, of two texts the one that holds the other, else the newer one.

    A yes or no (consent) goes by the newer word alone: a withdrawn consent must not come back by a merge.
    """
    if kept.value == other.value or not other.is_given:
        return Pick.OTHER if _is_newer_no(kept, other) else Pick.KEPT
    if not kept.is_given:
        return Pick.KEPT if _is_newer_no(other, kept) else Pick.OTHER
    if isinstance(kept.value, str) and isinstance(other.value, str):
        mine, theirs = kept.value.strip(), other.value.strip()
        if theirs in mine:
            return Pick.KEPT
        if mine in theirs:
            return Pick.OTHER
        if key in UNITED:
            return Pick.BOTH
    return Pick.OTHER if other.at > kept.at else Pick.KEPT


def _is_newer_no(yes: Told, no: Told) -> bool:
    """Whether ``no`` is a plain no said after the yes of the other side."""
    return yes.value is True and no.value is False and no.at > yes.at


def joined(kept: str, other: str) -> str:
    """Both texts, the kept one first."""
    return "\n".join(part.strip() for part in (kept, other))


def looked_after(kept: Looked, other: Looked, now: datetime) -> Pick:
    """Whose owner stays when both sides have one in a store: the one still protected, then the older one (REG-07)."""

    def rank(one: Looked) -> tuple[bool, datetime]:
        return not is_protected(one.protected_until, now), one.since

    return Pick.OTHER if rank(other) < rank(kept) else Pick.KEPT


def fuller(kept: tuple[int, int], other: tuple[int, int]) -> Pick:
    """Which record to keep: (completeness in %, visits + calls + quotes) of each; the first when they are alike."""
    return Pick.OTHER if other > kept else Pick.KEPT


def leads_to(merges: Mapping[int, int], customer_id: int) -> int | None:
    """Where a look-up of ``customer_id`` ends (loser → winner in ``merges``); None when it runs in a circle."""
    seen = {customer_id}
    while customer_id in merges:
        customer_id = merges[customer_id]
        if customer_id in seen:
            return None
        seen.add(customer_id)
    return customer_id
