"""The rotation policy: every rule a store may choose, each a named, finite switch (REC-01, REC-04, REC-06 … REC-09).

A policy comes from a pack's ``[rotation]`` section and stands in the ledger's ``day_opened`` and ``policy_set``
events, so
that the fold needs nothing from outside.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from typing import Any

from showroom.domain.reception.terms import AWAY_STATUSES, VISIT_KINDS

KEEP, LOSE, MAKE_UP = "keep", "lose", "make_up"

# Switches with named choices. The first is the default.
CHOICES: dict[str, tuple[str, ...]] = {
    "start_order": ("clock_in", "carried_over"),
    "owner_busy": ("deputy", "wait", "next"),
    "owner_absent": ("deputy", "wait", "next"),
    "deputy_make_up": ("last", "first", "none"),
    "make_up_expires": ("same_day", "never"),
}
# Switches in seconds: (default, least, most).
SECONDS: dict[str, tuple[int, int, int]] = {
    "undo_window_s": (120, 0, 900),
    "greet_limit_s": (60, 10, 600),
    "amber_wait_s": (180, 10, 3600),
    "red_wait_s": (300, 10, 7200),
    "abandonment_asked_after_s": (600, 60, 7200),
}
# Per-status and per-visit-kind switches.
PLACE_CHOICES = (KEEP, LOSE, MAKE_UP)


class PolicyProblem(Exception):
    """A policy that can't be used. ``path`` leads to the switch; ``code`` and ``facts`` are worded like a
    UserError's."""

    def __init__(self, path: tuple[str, ...], code: str, **facts: object) -> None:
        self.path = path
        self.code = code
        self.facts = facts
        super().__init__(".".join(path), code, facts)


@dataclass(frozen=True, slots=True)
class Policy:
    """All switches. ``place_while``: away status → keep, lose or make_up; ``uses_turn``: visit kind → whether a turn
    is used up."""

    place_while: Mapping[str, str]
    uses_turn: Mapping[str, bool]
    start_order: str = "clock_in"
    owner_busy: str = "deputy"
    owner_absent: str = "deputy"
    deputy_make_up: str = "last"
    make_up_expires: str = "same_day"
    undo_window_s: int = 120
    greet_limit_s: int = 60
    amber_wait_s: int = 180
    red_wait_s: int = 300
    abandonment_asked_after_s: int = 600

    @classmethod
    def from_mapping(cls, mapping: Mapping[str, Any]) -> Policy:
        """The policy in ``mapping`` (a pack's ``[rotation]``). Raises ``PolicyProblem`` at the first switch that is
        wrong.

        ``place_while`` and ``uses_turn`` must name every away status and every visit kind: nothing is decided by
        silence.
        """
        known = {field.name for field in fields(cls)}
        for key in mapping:
            if key not in known:
                raise PolicyProblem((key,), "policy_unknown_switch", switch=key)
        values: dict[str, Any] = {
            "place_while": _per(mapping, "place_while", AWAY_STATUSES),
            "uses_turn": _per(mapping, "uses_turn", VISIT_KINDS),
        }
        for status, choice in values["place_while"].items():
            if choice not in PLACE_CHOICES:
                raise PolicyProblem(
                    ("place_while", status),
                    "policy_bad_choice",
                    switch=status,
                    value=choice,
                    choices=", ".join(PLACE_CHOICES),
                )
        for kind, choice in values["uses_turn"].items():
            if not isinstance(choice, bool):
                raise PolicyProblem(
                    ("uses_turn", kind), "policy_bad_choice", switch=kind, value=choice, choices="true, false"
                )
        for switch, choices in CHOICES.items():
            value = mapping.get(switch, choices[0])
            if value not in choices:
                raise PolicyProblem(
                    (switch,), "policy_bad_choice", switch=switch, value=value, choices=", ".join(choices)
                )
            values[switch] = value
        for switch, (default, least, most) in SECONDS.items():
            value = mapping.get(switch, default)
            if not isinstance(value, int) or isinstance(value, bool) or not least <= value <= most:
                raise PolicyProblem((switch,), "policy_bad_seconds", switch=switch, value=value, least=least, most=most)
            values[switch] = value
        if values["red_wait_s"] <= values["amber_wait_s"]:
            raise PolicyProblem(("red_wait_s",), "policy_contradicts", first="amber_wait_s", second="red_wait_s")
        return cls(**values)

    def to_mapping(self) -> dict[str, Any]:
        """The inverse of :meth:`from_mapping`; plain JSON values."""
        mapping = asdict(self)
        mapping["place_while"] = dict(self.place_while)
        mapping["uses_turn"] = dict(self.uses_turn)
        return mapping


def _per(mapping: Mapping[str, Any], switch: str, keys: tuple[str, ...]) -> dict[str, Any]:
    given = mapping.get(switch)
    if not isinstance(given, Mapping):
        raise PolicyProblem((switch,), "policy_missing_switch", switch=switch)
    for key in given:
        if key not in keys:
            raise PolicyProblem((switch, key), "policy_unknown_switch", switch=key)
    for key in keys:
        if key not in given:
            raise PolicyProblem((switch, key), "policy_missing_switch", switch=key)
    return {key: given[key] for key in keys}
