"""What a switch of the rotation policy says, in words. A leaf beside ``wording``: paths and plain values in.

The window, the command line and the papers word a rule alike: ``said("en", "red_wait_s", 300)`` → ``5 min``.
"""

from __future__ import annotations

from collections.abc import Mapping

from showroom.wording import known, switch_label, word


def choice_code(path: str, value: object) -> str:
    """The wording code of a choice: ``policy.uses_turn.true``; of a number's 0 that means off ``policy.….zero``."""
    name = path.partition(".")[0]
    return f"policy.{name}.{str(value).lower() if isinstance(value, bool) else value}"


def said(lang: str, path: str, value: object) -> str:
    """The value of the switch at ``path`` in words."""
    if isinstance(value, int) and not isinstance(value, bool):
        zero = f"policy.{path}.zero"
        return word(lang, zero) if value == 0 and known(lang, zero) else amount(lang, path, value)
    return word(lang, choice_code(path, value))


def amount(lang: str, path: str, value: int) -> str:
    """A number with its unit; the ending of the switch's name tells it (``_s`` seconds, ``_h`` hours)."""
    if path.endswith("_s"):
        minutes, seconds = divmod(value, 60)
        if not seconds and minutes:
            return word(lang, "policy.unit.min", count=minutes)
        if not minutes or value <= 90:
            return word(lang, "policy.unit.s", count=value)
        return word(lang, "policy.unit.min_s", minutes=minutes, seconds=seconds)
    if path.endswith("_h"):
        days, hours = divmod(value, 24)
        if days < 2:
            return word(lang, "policy.unit.h", count=value)
        return word(lang, "policy.unit.days_h" if hours else "policy.unit.days", days=days, hours=hours, count=days)
    return word(lang, "policy.unit.people", count=value)


def difference(lang: str, path: str, old: object, new: object, keys: Mapping[str, str] | None = None) -> str:
    """``The owner is away: The visitor waits → A deputy serves``. ``keys``: the pack's words for kinds and statuses."""
    label = switch_label(lang, path, (keys or {}).get(path.partition(".")[2], ""))
    return word(lang, "policy.change", switch=label, old=said(lang, path, old), new=said(lang, path, new))
