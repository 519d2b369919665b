"""``[customers]`` of a pack: tiers with their benefits, who is of high value, who is at risk (REG-06).

A pack written before there was such a section has no tiers, and nobody is of high value by it.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from showroom.domain.packs.problems import Path
from showroom.domain.packs.rules import KEY, NOT_NEGATIVE, POSITIVE
from showroom.domain.text import Text

_MONTHS = {"minimum": 0, "maximum": 240}


@dataclass(frozen=True, slots=True)
class Tier:
    """A tier; tried in the order of the pack, the first that fits is the customer's. The last must fit everyone.

    It fits who bought for at least ``purchases_at_least`` (minor units) and at least ``count_at_least`` times within
    ``within_months`` (0: ever), and, where ``quiet_months`` is set, was not in contact for so long. ``benefits`` are
    what the counter may give.
    """

    key: str = field(metadata=KEY)
    label: Text
    help: Text
    purchases_at_least: int = field(default=0, metadata=NOT_NEGATIVE)
    count_at_least: int = field(default=0, metadata=NOT_NEGATIVE)
    within_months: int = field(default=0, metadata=_MONTHS)
    quiet_months: int = field(default=0, metadata=_MONTHS)
    benefits: tuple[Text, ...] = ()

    @property
    def fits_everyone(self) -> bool:
        return not (self.purchases_at_least or self.count_at_least or self.quiet_months)


@dataclass(frozen=True, slots=True)
class HighValue:
    """Of high value is who has one of ``tiers`` or ``grades``, or an open quote of at least ``quote_from`` (minor
    units; 0: a quote alone is no reason).
    """

    tiers: tuple[str, ...] = ()
    grades: tuple[str, ...] = ()
    quote_from: int = field(default=0, metadata=NOT_NEGATIVE)


@dataclass(frozen=True, slots=True)
class AtRisk:
    """At risk is somebody of high value who was not in contact for ``high_value_days``, or anybody with an open quote
    who was not for ``quote_days``. Nobody is for ever: after ``given_up_days`` without contact a customer is lost.
    """

    high_value_days: int = field(default=30, metadata=POSITIVE)
    quote_days: int = field(default=10, metadata=POSITIVE)
    given_up_days: int = field(default=365, metadata=POSITIVE)


@dataclass(frozen=True, slots=True)
class CustomerRules:
    """What the pack says about customers as a whole."""

    tiers: tuple[Tier, ...] = ()
    high_value: HighValue = field(default_factory=HighValue)
    at_risk: AtRisk = field(default_factory=AtRisk)

    def misfits(self, grades: frozenset[str]) -> tuple[tuple[Path, str, dict[str, object]], ...]:
        """What does not fit together: path, code, facts. ``grades``: the keys of the pack's grades."""
        found: list[tuple[Path, str, dict[str, object]]] = []
        for at, one in enumerate(self.tiers):
            path: Path = ("customers", "tiers", at)
            if one.fits_everyone != (at == len(self.tiers) - 1):
                found.append((path, "pack_last_tier_open", {"key": one.key}))
            if one.within_months and not (one.purchases_at_least or one.count_at_least):
                found.append(((*path, "within_months"), "pack_tier_nothing_within", {"key": one.key}))
        known = {one.key for one in self.tiers}
        for at, key in enumerate(self.high_value.tiers):
            if key not in known:
                found.append((("customers", "high_value", "tiers", at), "pack_no_such_reference", {"value": key}))
        for at, key in enumerate(self.high_value.grades):
            if key not in grades:
                found.append((("customers", "high_value", "grades", at), "pack_no_such_reference", {"value": key}))
        for name in ("high_value_days", "quote_days"):
            days = getattr(self.at_risk, name)
            if days >= self.at_risk.given_up_days:
                found.append((("customers", "at_risk", name), "pack_risk_too_late", {"days": days}))
        return tuple(found)
