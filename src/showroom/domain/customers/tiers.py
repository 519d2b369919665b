"""Tier, high value and risk of a customer by the pack's rule on purchases and recency (REG-06).

Money is minor units of the store's currency. Months are calendar months back from the moment asked about.
"""

from __future__ import annotations

import calendar
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum

from showroom.domain.packs.customers import CustomerRules, Tier


@dataclass(frozen=True, slots=True)
class Purchase:
    """What was bought, when, for how much."""

    at: datetime
    minor: int


@dataclass(frozen=True, slots=True)
class OpenQuote:
    """A quote issued and not decided."""

    number: str
    minor: int


@dataclass(frozen=True, slots=True)
class Dealings:
    """What the rule looks at. ``known_since``: the registration; ``contact_at``: the last visit or call, None if there
    was none.
    """

    known_since: datetime
    contact_at: datetime | None = None
    purchases: tuple[Purchase, ...] = ()
    quotes: tuple[OpenQuote, ...] = ()
    grade: str | None = None

    @property
    def last_at(self) -> datetime:
        """The last time anything was heard of the customer."""
        bought = [one.at for one in self.purchases]
        return max([self.known_since, *bought, *([self.contact_at] if self.contact_at else [])])


@dataclass(frozen=True, slots=True)
class Standing:
    """The tier and what it rests on: purchases within the tier's months, whole days since the last contact."""

    tier: Tier
    amount: int
    count: int
    quiet_days: int


class Why(StrEnum):
    """Why somebody is on a list; worded under ``value_<name>``."""

    TIER = "tier"
    GRADE = "grade"
    QUOTE = "quote"
    QUIET = "quiet"
    QUOTE_QUIET = "quote_quiet"


@dataclass(frozen=True, slots=True)
class Reason:
    """``facts``: tier or grade (key), amount (minor units), number (of a quote), days."""

    why: Why
    facts: Mapping[str, object] = field(default_factory=dict)


def months_back(at: datetime, months: int) -> datetime:
    """The same day ``months`` earlier, or the last one of a shorter month."""
    years, month = divmod(at.month - 1 - months, 12)
    year, month = at.year + years, month + 1
    return at.replace(year=year, month=month, day=min(at.day, calendar.monthrange(year, month)[1]))


def standing(rules: CustomerRules, dealings: Dealings, at: datetime) -> Standing | None:
    """The first tier that fits; None where the pack has no tiers."""
    quiet = max(at - dealings.last_at, timedelta())
    for tier in rules.tiers:
        since = months_back(at, tier.within_months) if tier.within_months else None
        counted = [one.minor for one in dealings.purchases if since is None or one.at >= since]
        if sum(counted) < tier.purchases_at_least or len(counted) < tier.count_at_least:
            continue
        if tier.quiet_months and dealings.last_at > months_back(at, tier.quiet_months):
            continue
        return Standing(tier, sum(counted), len(counted), quiet.days)
    return None


def high_value(rules: CustomerRules, dealings: Dealings, at: datetime) -> tuple[Reason, ...]:
    """Why this customer is of high value; empty for one who is not."""
    rule = rules.high_value
    found: list[Reason] = []
    stands = standing(rules, dealings, at)
    if stands is not None and stands.tier.key in rule.tiers:
        found.append(Reason(Why.TIER, {"tier": stands.tier.key, "amount": stands.amount, "count": stands.count}))
    if dealings.grade is not None and dealings.grade in rule.grades:
        found.append(Reason(Why.GRADE, {"grade": dealings.grade}))
    if rule.quote_from:
        found += [
            Reason(Why.QUOTE, {"number": one.number, "amount": one.minor})
            for one in dealings.quotes
            if one.minor >= rule.quote_from
        ]
    return tuple(found)


def at_risk(rules: CustomerRules, dealings: Dealings, at: datetime) -> tuple[Reason, ...]:
    """Why this customer may be lost; empty for one in touch, and for one given up long ago."""
    rule = rules.at_risk
    days = (at - dealings.last_at).days
    if days >= rule.given_up_days:
        return ()
    found: list[Reason] = []
    if days >= rule.quote_days:
        found += [Reason(Why.QUOTE_QUIET, {"number": one.number, "days": days}) for one in dealings.quotes]
    if days >= rule.high_value_days:
        worth = high_value(rules, dealings, at)
        found += [Reason(Why.QUIET, {"days": days}), *worth] if worth else []
    return tuple(found)
