"""``[ownership]`` of a pack: how long an owner is protected and which rule decides a claim (REG-07, REG-08).

Each switch is a named, finite choice with a line of help under ``pack_choice_<enum>_<value>`` in
``resources/wording/<lang>/ownership_rules.toml``. A pack written before there was such a section has the defaults.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from showroom.domain.packs.problems import Path
from showroom.domain.packs.rules import FILLED, NOT_NEGATIVE, POSITIVE

MOST_POINTS = 8
"""What a blind claim can score: four facts, two points each."""


class ContactKind(StrEnum):
    """A contact that may extend protection, when it was effective."""

    VISIT = "visit"
    CALL = "call"
    PRESENTATION = "presentation"
    QUOTE = "quote"


class WhenFree(StrEnum):
    """Who serves a customer again whose owner's protection is over."""

    ROTATION = "rotation"
    LAST_OWNER = "last_owner"


class HouseholdRule(StrEnum):
    """Whose are spouse, parents and children of an owned customer."""

    SAME_OWNER = "same_owner"
    OWN_ORDER = "own_order"


class ReferralRule(StrEnum):
    """Whose is a customer whom another customer sent."""

    REFERRERS_OWNER = "referrers_owner"
    OWN_ORDER = "own_order"


class NamedRule(StrEnum):
    """A first visit that asked for a consultant by name, served by somebody else."""

    NAMED = "named"
    WHO_SERVED = "who_served"


class AbsentRule(StrEnum):
    """A deputy served for an owner who was not there."""

    OWNER_STAYS = "owner_stays"
    SHARED = "shared"
    DEPUTY_TAKES = "deputy_takes"


class ForgottenRule(StrEnum):
    """A returning customer who can't say who served them."""

    BLIND_CLAIM = "blind_claim"
    WHO_SERVES = "who_serves"


class RankBy(StrEnum):
    """What ranks claimants of whom nobody is protected."""

    FIRST_CONTACT = "first_contact"
    LAST_CONTACT = "last_contact"
    MOST_CONTACTS = "most_contacts"


class SkatingRule(StrEnum):
    """Household, address or phone tail of a customer stand under another owner."""

    REASON = "reason"
    CLAIM = "claim"
    NOTHING = "nothing"


CHOICES: tuple[type[StrEnum], ...] = (
    ContactKind,
    WhenFree,
    HouseholdRule,
    ReferralRule,
    NamedRule,
    AbsentRule,
    ForgottenRule,
    RankBy,
    SkatingRule,
)
_DAYS = {"minimum": 1, "maximum": 3650}


@dataclass(frozen=True, slots=True)
class OwnershipRules:
    """Protection in days, and the rules of claims.

    ``protection_days``: from the beginning and again from each effective contact; ``cap_days``: the hard end, counted
    from the beginning. ``extends``: the contacts that extend; ``call_least_s``: a shorter call does not count.
    ``blind_days``: how long colleagues may claim a forgotten customer; ``blind_points``: what a claim must score of
    ``MOST_POINTS``. ``deputy_share``: per cent of the credit with ``shared``.
    """

    protection_days: int = field(default=30, metadata=_DAYS)
    cap_days: int = field(default=180, metadata=_DAYS)
    extends: tuple[ContactKind, ...] = field(default=tuple(ContactKind), metadata=FILLED)
    call_least_s: int = field(default=30, metadata=NOT_NEGATIVE)
    when_free: WhenFree = WhenFree.ROTATION
    household: HouseholdRule = HouseholdRule.SAME_OWNER
    referral: ReferralRule = ReferralRule.REFERRERS_OWNER
    named: NamedRule = NamedRule.NAMED
    absent: AbsentRule = AbsentRule.OWNER_STAYS
    deputy_share: int = field(default=30, metadata={"minimum": 1, "maximum": 99})
    forgotten: ForgottenRule = ForgottenRule.BLIND_CLAIM
    blind_days: int = field(default=2, metadata=POSITIVE | {"maximum": 30})
    blind_points: int = field(default=4, metadata={"minimum": 1, "maximum": MOST_POINTS})
    rank_by: RankBy = RankBy.LAST_CONTACT
    skating: SkatingRule = SkatingRule.REASON

    def misfits(self) -> tuple[tuple[Path, str, dict[str, object]], ...]:
        """What does not fit together: path in the section, code, facts."""
        if self.cap_days < self.protection_days:
            facts: dict[str, object] = {"days": self.protection_days, "cap": self.cap_days}
            return ((("ownership", "cap_days"), "pack_ownership_cap", facts),)
        return ()
