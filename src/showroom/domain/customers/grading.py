"""The grade a customer gets by the pack's rule, and what it rests on (REG-05)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from showroom.domain.customers.form import Answer, Answers, MoneyRange
from showroom.domain.packs.choices import GradingMethod
from showroom.domain.packs.schema import Factor, GradingRule


class Level(StrEnum):
    STRONG = "strong"
    MEDIUM = "medium"
    WEAK = "weak"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Leg:
    """One factor of a grade and how it stands."""

    factor: str
    level: Level


@dataclass(frozen=True, slots=True)
class Grade:
    """A grade and its reason: every factor with its level, in the order of the pack."""

    key: str
    legs: tuple[Leg, ...]


def grade(rule: GradingRule, answers: Answers) -> Grade | None:
    """The grade by rule; None when the pack leaves it to people, or when nothing it rests on is known yet."""
    if rule.method is GradingMethod.BY_HAND:
        return None
    legs = tuple(Leg(factor.key, level(factor, answers.get(factor.field))) for factor in rule.factors)
    if all(leg.level is Level.UNKNOWN for leg in legs):
        return None
    strong = sum(leg.level is Level.STRONG for leg in legs)
    better = strong + sum(leg.level is Level.MEDIUM for leg in legs)
    for one in rule.grades:
        if strong >= one.strong_at_least and better >= one.medium_at_least:
            return Grade(one.key, legs)
    return None


def level(factor: Factor, answer: Answer | None) -> Level:
    """How strong an answer is for a factor. Of a range the upper end counts, or the lower if it is open at the top."""
    match answer:
        case None | "" | ():
            return Level.UNKNOWN
        case MoneyRange(low, high):
            amount = high if high is not None else low
            return Level.UNKNOWN if amount is None else _of_amount(factor, amount)
        case bool():
            return _of_keys(factor, ("yes" if answer else "no",))
        case int():
            return _of_amount(factor, answer)
        case tuple():
            return _of_keys(factor, answer)
        case str():
            return _of_keys(factor, (answer,))
        case _:
            return Level.WEAK


def _of_amount(factor: Factor, amount: int) -> Level:
    if factor.strong_from is not None and amount >= factor.strong_from:
        return Level.STRONG
    if factor.medium_from is not None and amount >= factor.medium_from:
        return Level.MEDIUM
    return Level.WEAK


def _of_keys(factor: Factor, keys: tuple[str, ...]) -> Level:
    if any(key in factor.strong for key in keys):
        return Level.STRONG
    if any(key in factor.medium for key in keys):
        return Level.MEDIUM
    return Level.WEAK
