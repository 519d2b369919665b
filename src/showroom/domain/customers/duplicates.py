"""Who might be the same person, and why (REG-03). Nothing here merges anybody."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from enum import StrEnum

from showroom.domain.customers import names

_NOT_ADDRESS = re.compile(r"[\W_]+")
_COMPANY_ENDINGS = re.compile(
    r"(股份有限公司|有限责任公司|有限公司|集团公司|集团|公司|limited|ltd|inc|llc|gmbh|corp|corporation|plc|co)$"
)
MANY_USERS_OF_A_NUMBER = 3


class Reason(StrEnum):
    """Why two records may be one person, strongest first."""

    PHONE = "phone"
    EMAIL = "email"
    NAME_AND_COMPANY = "name_and_company"
    HOUSEHOLD = "household"
    NAME = "name"


_POINTS = {Reason.PHONE: 100, Reason.EMAIL: 80, Reason.NAME_AND_COMPANY: 60, Reason.HOUSEHOLD: 25, Reason.NAME: 20}
LIKELY = 60


@dataclass(frozen=True, slots=True)
class Traits:
    """What is compared; phones in E.164, the rest as written."""

    name: str = ""
    phones: tuple[str, ...] = ()
    email: str = ""
    company: str = ""
    address: str = ""


@dataclass(frozen=True, slots=True)
class Likeness:
    """``likely``: stop and look; otherwise it is only worth a glance (many people are called 王伟)."""

    reasons: tuple[Reason, ...]
    points: int

    @property
    def likely(self) -> bool:
        return self.points >= LIKELY


def company_key(company: str) -> str:
    """One key for the spellings of a company: its legal form makes no difference."""
    key = names.key(company)
    while (shorter := _COMPANY_ENDINGS.sub("", key)) != key and shorter:
        key = shorter
    return key


def address_key(address: str) -> str:
    """One key for the spellings of an address; empty when it says too little to share a household by."""
    key = _NOT_ADDRESS.sub("", names.fold(address))
    long_enough = len(key) >= (8 if names.is_han(key) else 12)
    return key if long_enough and any(letter.isdigit() for letter in key) else ""


def compare(one: Traits, other: Traits) -> Likeness | None:
    """Why the two may be the same person or household; None if nothing says so.

    A household may share a phone: another full name on the same number is a household, not a likely duplicate.
    """
    reasons: list[Reason] = []
    key, other_key = names.key(one.name), names.key(other.name)
    same_name = bool(key) and key == other_key
    if set(one.phones) & set(other.phones):
        reasons.append(Reason.PHONE)
    if one.email and names.fold(one.email.strip()) == names.fold(other.email.strip()):
        reasons.append(Reason.EMAIL)
    if same_name:
        company = company_key(one.company)
        same_company = bool(company) and company == company_key(other.company)
        reasons.append(Reason.NAME_AND_COMPANY if same_company else Reason.NAME)
    place = address_key(one.address)
    if place and place == address_key(other.address):
        reasons.append(Reason.HOUSEHOLD)
    if not reasons:
        return None
    return Likeness(tuple(reasons), sum(_POINTS[reason] for reason in reasons))


def used_too_often(users: Iterable[int], of_staff: Collection[str], e164: str) -> str | None:
    """The doubt about a number that many records share, or that is a colleague's: a code, or None (REG-01)."""
    if e164 in of_staff:
        return "phone_of_colleague"
    if len(set(users)) >= MANY_USERS_OF_A_NUMBER:
        return "phone_used_often"
    return None
