"""Every switch of a rotation policy, as a table: what may be chosen and what holds where nothing is said.

One row a switch: the pack's validation, the manager's policy editor, the documentation and the tests read this table.
The words stand in ``resources/wording/<lang>/policy.toml`` as ``policy.<switch>`` (label), ``policy.<switch>.help`` and
``policy.<switch>.<choice>``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from showroom.domain.reception.terms import AWAY_STATUSES, OFF, VISIT_KINDS

KEEP, LOSE, MAKE_UP = "keep", "lose", "make_up"
OWN_SEQUENCE = "own_sequence"
DUTIES = ("overdue_follow_up", "unclosed_visit", "unregistered_guest")

Choice = str | bool


@dataclass(frozen=True, slots=True)
class Choices:
    """A switch with named choices; ``default`` holds for a policy that was written before the switch existed."""

    group: str
    choices: tuple[Choice, ...]
    default: Choice
    clause: str


@dataclass(frozen=True, slots=True)
class Number:
    """A switch in whole numbers of ``unit`` (``s``, ``h``, ``people``); 0 means off where ``least`` is 0."""

    group: str
    default: int
    least: int
    most: int
    unit: str
    clause: str


@dataclass(frozen=True, slots=True)
class PerKey:
    """A table of switches: one choice for each of ``keys``; ``choices`` by key where they differ.

    ``default`` None: the table must be given in full, nothing is decided by silence.
    """

    group: str
    keys: tuple[str, ...]
    choices: tuple[Choice, ...]
    default: Choice | None
    clause: str
    special: Mapping[str, tuple[Choice, ...]]

    def choices_of(self, key: str) -> tuple[Choice, ...]:
        return self.special.get(key, self.choices)


Switch = Choices | Number | PerKey

GROUPS = ("order", "turns", "owners", "make_up", "floor", "duties", "desk", "agents", "times")

SWITCHES: dict[str, Switch] = {
    # The start order and what moves a place (REC-01, REC-04).
    "start_order": Choices(
        "order", ("clock_in", "roster", "fewest_today", "fewest_month", "carried_over"), "clock_in", "REC-01"
    ),
    "late": Choices("order", ("bottom", "start_order"), "start_order", "REC-01"),
    "late_grace_s": Number("order", 0, 0, 3600, "s", "REC-01"),
    "second_shift": Choices("order", ("bottom", "interleave", "roster"), "bottom", "REC-01"),
    "place_while": PerKey("order", (*AWAY_STATUSES, OFF), (KEEP, LOSE, MAKE_UP), None, "REC-04", {OFF: (KEEP, LOSE)}),
    "place_after_free_visit": Choices("order", ("own", "own_make_up", "bottom"), "own", "REC-06"),
    "missed_turn": Choices("order", ("free", "one_free", "bottom", "loses_next_turn"), "free", "REC-11"),
    "concealed_customer": Choices(
        "order", ("turn_returned", "to_bottom", "loses_next_turn"), "turn_returned", "REC-09"
    ),
    # What uses up a turn (REC-06).
    "uses_turn": PerKey("turns", VISIT_KINDS, (True, False), None, "REC-06", {"agent": (True, False, OWN_SEQUENCE)}),
    "outside_hours": PerKey("turns", VISIT_KINDS, (True, False), True, "REC-06", {}),
    "second_request": Choices("turns", ("turn", "bonus"), "turn", "REC-06"),
    "override_uses_turn": Choices("turns", (True, False), False, "REC-03"),
    "parties_together": Choices("turns", ("one", "each"), "each", "REC-06"),
    "call_sequence": Choices("turns", (True, False), False, "REC-21"),
    # Return visits and who stands in for the owner (REC-07).
    "owner_busy": Choices("owners", ("deputy", "wait", "next"), "deputy", "REC-07"),
    "owner_absent": Choices("owners", ("deputy", "wait", "next"), "deputy", "REC-07"),
    "vip_without_owner": Choices("owners", ("next", "manager_decides"), "next", "REC-07"),
    "language_mismatch": Choices("owners", ("pass", "ignore"), "ignore", "REC-12"),
    # The make-up bank (REC-08).
    "deputy_make_up": Choices("make_up", ("last", "first", "none"), "last", "REC-07"),
    "make_up_expires": Choices("make_up", ("same_day", "7_days", "never"), "same_day", "REC-08"),
    "make_up_spent": Choices("make_up", ("before_rotation", "own_next_turn"), "before_rotation", "REC-08"),
    # On the floor (REC-05, REC-10, REC-12).
    "helping": Choices("floor", ("never", "returns_only", "up_to_2"), "never", "REC-10"),
    "lunch_cap": Choices("floor", ("none", "quarter", "third", "half"), "none", "REC-05"),
    # Duties that hold somebody out (REC-10).
    "held_out_by": PerKey("duties", DUTIES, (True, False), False, "REC-10", {}),
    "follow_up_late_h": Number("duties", 24, 1, 240, "h", "REC-10"),
    "unregistered_after_h": Number("duties", 24, 1, 240, "h", "REC-10"),
    "hold_lifted": Choices("duties", ("never", "past_red"), "never", "REC-10"),
    "waved_through_by": Choices("duties", ("supervisor", "manager", "nobody"), "supervisor", "REC-10"),
    # The front desk and the greeter's post (REC-05, REC-13).
    "desk_minimum": Number("desk", 0, 0, 4, "people", "REC-05"),
    "greeter_interval_s": Number("desk", 0, 0, 3600, "s", "REC-13"),
    "greeter_takes_visitors": Choices("desk", ("no", "when_alone", "yes"), "yes", "REC-13"),
    # Agents and designers (REC-24).
    "agent_claim": Choices("agents", ("first_notice", "latest_notice"), "first_notice", "REC-24"),
    "agent_without_notice": Choices("agents", ("as_agent", "as_first"), "as_agent", "REC-24"),
    "notice_valid_h": Number("agents", 72, 1, 2160, "h", "REC-24"),
    # Times.
    "undo_window_s": Number("times", 120, 0, 900, "s", "REC-09"),
    "greet_limit_s": Number("times", 60, 10, 600, "s", "REC-11"),
    "amber_wait_s": Number("times", 180, 10, 3600, "s", "REC-12"),
    "red_wait_s": Number("times", 300, 10, 7200, "s", "REC-12"),
    "abandonment_asked_after_s": Number("times", 600, 60, 7200, "s", "REC-12"),
    "phone_limit_s": Number("times", 60, 10, 900, "s", "REC-04"),
    "late_entry_limit_s": Number("times", 900, 60, 7200, "s", "REC-23"),
}

# The numbers that hold where there is no policy yet (a store without a first day).
DEFAULTS: dict[str, int] = {name: switch.default for name, switch in SWITCHES.items() if isinstance(switch, Number)}
