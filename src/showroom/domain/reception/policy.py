"""The rotation policy: every rule a store may choose, each a named, finite switch (REC-01 … REC-24).

A policy comes from a pack's ``[rotation]`` section and stands in the ledger's ``day_opened`` and ``policy_set``
events, so that the fold needs nothing from outside. The switches are the table in ``switches``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from showroom.domain.reception.switches import KEEP, LOSE, MAKE_UP, OWN_SEQUENCE, SWITCHES, Number, PerKey

__all__ = ["KEEP", "LOSE", "MAKE_UP", "OWN_SEQUENCE", "Policy", "PolicyProblem", "contradictions"]


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
    """All switches; the defaults are those of ``switches.SWITCHES``. ``uses_turn``: visit kind → True, False, or
    ``own_sequence`` (agents)."""

    place_while: Mapping[str, str]
    uses_turn: Mapping[str, bool | str]
    outside_hours: Mapping[str, bool] = field(default_factory=dict)
    held_out_by: Mapping[str, bool] = field(default_factory=dict)
    start_order: str = "clock_in"
    late: str = "start_order"
    late_grace_s: int = 0
    second_shift: str = "bottom"
    place_after_free_visit: str = "own"
    missed_turn: str = "free"
    concealed_customer: str = "turn_returned"
    second_request: str = "turn"
    override_uses_turn: bool = False
    parties_together: str = "each"
    call_sequence: bool = False
    owner_busy: str = "deputy"
    owner_absent: str = "deputy"
    vip_without_owner: str = "next"
    language_mismatch: str = "ignore"
    deputy_make_up: str = "last"
    make_up_expires: str = "same_day"
    make_up_spent: str = "before_rotation"
    helping: str = "never"
    lunch_cap: str = "none"
    follow_up_late_h: int = 24
    unregistered_after_h: int = 24
    hold_lifted: str = "never"
    waved_through_by: str = "supervisor"
    desk_minimum: int = 0
    greeter_interval_s: int = 0
    greeter_takes_visitors: str = "yes"
    agent_claim: str = "first_notice"
    agent_without_notice: str = "as_agent"
    notice_valid_h: int = 72
    undo_window_s: int = 120
    greet_limit_s: int = 60
    amber_wait_s: int = 180
    red_wait_s: int = 300
    abandonment_asked_after_s: int = 600
    phone_limit_s: int = 60
    late_entry_limit_s: int = 900

    @classmethod
    def from_mapping(cls, mapping: Mapping[str, Any]) -> Policy:
        """The policy in ``mapping`` (a pack's ``[rotation]``). Raises ``PolicyProblem`` at the first switch that is
        wrong.

        ``place_while`` and ``uses_turn`` must be given in full: nothing is decided by silence.
        """
        for key in mapping:
            if key not in SWITCHES:
                raise PolicyProblem((key,), "policy_unknown_switch", switch=key)
        values: dict[str, Any] = {}
        for name, switch in SWITCHES.items():
            if isinstance(switch, PerKey):
                values[name] = _per_key(name, switch, mapping.get(name))
            elif isinstance(switch, Number):
                values[name] = _number(name, switch, mapping.get(name, switch.default))
            else:
                value = mapping.get(name, switch.default)
                _check_choice((name,), name, value, switch.choices)
                values[name] = value
        policy = cls(**values)
        for first, second in contradictions(policy):
            raise PolicyProblem((second,), "policy_contradicts", first=first, second=second)
        return policy

    def to_mapping(self) -> dict[str, Any]:
        """The inverse of :meth:`from_mapping`; plain JSON values."""
        mapping = asdict(self)
        for name in ("place_while", "uses_turn", "outside_hours", "held_out_by"):
            mapping[name] = dict(getattr(self, name))
        return mapping

    def value(self, path: str) -> object:
        """What the switch at ``path`` says: ``owner_busy``, ``uses_turn.first``."""
        name, _, key = path.partition(".")
        found = getattr(self, name)
        return found[key] if key else found

    def takes_turn(self, kind: str, outside_hours: bool) -> tuple[bool, str]:
        """Whether a visit of ``kind`` uses a turn, and the switch that says so (REC-06)."""
        if outside_hours and not self.outside_hours.get(kind, True):
            return False, f"outside_hours.{kind}"
        return bool(self.uses_turn[kind]), f"uses_turn.{kind}"


def contradictions(policy: Policy) -> list[tuple[str, str]]:
    """Pairs of switches that can't both hold: the second has no meaning, or the opposite, beside the first."""
    uses_no_turn = not any(policy.uses_turn.values())
    found = [
        (policy.red_wait_s <= policy.amber_wait_s, "amber_wait_s", "red_wait_s"),
        (
            policy.deputy_make_up == "first" and policy.make_up_spent == "own_next_turn",
            "make_up_spent",
            "deputy_make_up",
        ),
        (
            policy.hold_lifted == "past_red" and not any(policy.held_out_by.values()),
            "held_out_by",
            "hold_lifted",
        ),
        (policy.second_shift == "roster" and policy.start_order != "roster", "start_order", "second_shift"),
        (uses_no_turn and policy.start_order.startswith("fewest"), "uses_turn", "start_order"),
    ]
    return [(first, second) for wrong, first, second in found if wrong]


def _per_key(name: str, switch: PerKey, given: object) -> dict[str, Any]:
    if given is None and switch.default is not None:
        return dict.fromkeys(switch.keys, switch.default)
    if not isinstance(given, Mapping):
        raise PolicyProblem((name,), "policy_missing_switch", switch=name)
    for key in given:
        if key not in switch.keys:
            raise PolicyProblem((name, key), "policy_unknown_switch", switch=key)
    values: dict[str, Any] = {}
    for key in switch.keys:
        if key not in given and switch.default is None and key != "off":
            raise PolicyProblem((name, key), "policy_missing_switch", switch=key)
        value = given.get(key, LOSE if key == "off" else switch.default)
        _check_choice((name, key), key, value, switch.choices_of(key))
        values[key] = value
    return values


def _check_choice(path: tuple[str, ...], switch: str, value: object, choices: tuple[object, ...]) -> None:
    # 1 == True in Python, but not in a policy
    if not any(value == choice and type(value) is type(choice) for choice in choices):
        said = ", ".join(str(choice).lower() if isinstance(choice, bool) else str(choice) for choice in choices)
        raise PolicyProblem(path, "policy_bad_choice", switch=switch, value=value, choices=said)


def _number(name: str, switch: Number, value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or not switch.least <= value <= switch.most:
        raise PolicyProblem(
            (name,), "policy_bad_number", switch=name, value=value, least=switch.least, most=switch.most
        )
    return value
