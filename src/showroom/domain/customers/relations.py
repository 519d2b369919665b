"""How customers belong together (REG-13)."""

from __future__ import annotations

from enum import StrEnum


class RelationKind(StrEnum):
    """``household``: they live together. ``referrer``: the second recommended the first. ``company_contact``: the
    second speaks for the first, a company. ``other``: as the role says.
    """

    HOUSEHOLD = "household"
    REFERRER = "referrer"
    COMPANY_CONTACT = "company_contact"
    OTHER = "other"


BOTH_WAYS = frozenset({RelationKind.HOUSEHOLD, RelationKind.OTHER})
"""Kinds that say the same seen from either side: kept once, the lower id first."""
LONGEST_ROLE = 100


def ends(kind: RelationKind, one: int, other: int) -> tuple[int, int]:
    """(from, to) as a relation is kept."""
    return (min(one, other), max(one, other)) if kind in BOTH_WAYS else (one, other)
