"""What a switch beside the rotation says, in words (``ownership.cap_days``, 90 → ``90 days``). A leaf beside
``wording``: paths and plain values in; window and command line word a rule alike.
"""

from __future__ import annotations

from showroom import policy_words
from showroom.wording import word


def label(lang: str, path: str) -> str:
    """The switch's name."""
    return word(lang, f"rule.{path}")


def said(lang: str, path: str, value: object) -> str:
    """``30 days``, ``Visit, Call``, ``By the rotation``."""
    if isinstance(value, bool):
        return word(lang, "rule.yes" if value else "rule.no")
    if isinstance(value, tuple):
        return ("、" if lang.startswith("zh") else ", ").join(word(lang, f"rule.{path}.{key}") for key in value)
    if isinstance(value, int):
        return _amount(lang, path, value)
    return word(lang, f"rule.{path}.{value}")


def _amount(lang: str, path: str, value: int) -> str:
    if path.endswith("_days"):
        if value == 0:
            return word(lang, "rule.unit.same_day")
        return word(lang, "rule.unit.day") if value == 1 else word(lang, "rule.unit.days", count=value)
    if path.endswith("_share"):
        return word(lang, "rule.unit.per_cent", count=value)
    if path.endswith("_points"):
        return word(lang, "rule.unit.points", count=value)
    return word(lang, "rule.unit.at_once") if value == 0 else policy_words.amount(lang, path, value)


def difference(lang: str, path: str, old: object, new: object) -> str:
    """``Hard end: 180 days → 90 days``."""
    return word(lang, "rule.change", switch=label(lang, path), old=said(lang, path, old), new=said(lang, path, new))
