"""What a scenario holds, and the table of its acts: which keys each takes and what stands behind them.

The reader, the runner, docs/scenarios.md and the tests go by ``ACTS`` and ``EXPECT``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Any

from showroom.domain.errors import UserError
from showroom.domain.packs.problems import PackProblem
from showroom.domain.scenarios import ownership

# What a key's value is. STAFF, VISIT, CUSTOMER, AGENT, ACT name something that stands earlier in the file;
# NOBODY: a person, or "" for nobody.
STAFF, PEOPLE, NOBODY = "staff", "people", "nobody"
VISIT, VISITS, ACT, CUSTOMER, AGENT, NAME = "visit", "visits", "act", "customer", "agent", "name"
TEXT, CODES, COUNT, YES_NO, CLOCK = "text", "codes", "count", "yes_no", "clock"
KIND, STATUS, AWAY, DUTY, FAULT, COURTESY, OUTCOME, ROLE = (
    "kind",
    "status",
    "away",
    "duty",
    "fault",
    "courtesy",
    "outcome",
    "role",
)
SHARES, SWITCHES, COUNTS, STATUSES_OF, VISITS_OF, PASSED, AS, MEMBERS = (
    "shares",
    "switches",
    "counts",
    "statuses_of",
    "visits_of",
    "passed",
    "as",
    "members",
)

DESK = "desk"
"""``by``: the locked desk, beside the roles of ``domain.staff.actor``."""


@dataclass(frozen=True, slots=True)
class Keys:
    """The keys of one act beside ``at``, ``day``, ``do``, ``id``, ``by`` and ``expect``: key → what it holds.

    ``role``: who does it unless ``by`` says otherwise. ``one_of``: of these (they stand in ``may``) one is needed.
    """

    needs: Mapping[str, str] = field(default_factory=dict)
    may: Mapping[str, str] = field(default_factory=dict)
    role: str = "receptionist"
    one_of: tuple[str, ...] = ()


ACTS: dict[str, Keys] = {
    "clock_in": Keys({"who": PEOPLE}, {"true_at": CLOCK}),
    "clock_out": Keys({"who": PEOPLE}, {"true_at": CLOCK}),
    "status": Keys({"who": PEOPLE, "to": STATUS}, {"true_at": CLOCK}),
    "walk_in": Keys(
        {},
        {
            "kind": KIND,
            "party": COUNT,
            "asked_for": STAFF,
            "customer": CUSTOMER,
            "together_with": VISIT,
            "language": TEXT,
            "courtesy": COURTESY,
            "phone": TEXT,
            "agent": AGENT,
            "channel": TEXT,
            "purpose": TEXT,
            "members": MEMBERS,
        },
    ),
    "assign_next": Keys(),
    "wait": Keys({}, {"visit": VISIT, "who": STAFF, "true_at": CLOCK}),
    "leave_unserved": Keys({"visit": VISIT}, {"reason": TEXT, "true_at": CLOCK}),
    "greet": Keys({"visit": VISIT}, {"true_at": CLOCK}),
    "finish": Keys(
        {"visit": VISIT, "outcome": OUTCOME}, {"reason": TEXT, "next_step": TEXT, "to": AWAY, "true_at": CLOCK}
    ),
    "missed": Keys({"visit": VISIT}, {"fault": FAULT, "true_at": CLOCK}),
    "reclassify": Keys({"visit": VISIT, "kind": KIND}, {"reason": TEXT, "customer": CUSTOMER, "concealed": YES_NO}),
    "undo": Keys({}, {"act": ACT}),
    "override": Keys({"visit": VISIT, "who": STAFF}, {"reason": TEXT, "true_at": CLOCK}, "manager"),
    "really_served": Keys(
        {"visit": VISIT, "who": STAFF}, {"reason": TEXT, "true_at": CLOCK, "outcome": OUTCOME}, "supervisor"
    ),
    "hand_over": Keys(
        {"visit": VISIT}, {"to": STAFF, "who": STAFF, "note": TEXT, "true_at": CLOCK}, one_of=("to", "who")
    ),
    "split": Keys({"visit": VISIT, "shares": SHARES}, {}, "supervisor"),
    "place": Keys({"who": STAFF}, {"before": STAFF, "reason": TEXT}, "supervisor"),
    "help": Keys({"visit": VISIT}, {"who": STAFF, "true_at": CLOCK}),
    "courtesy": Keys({"visit": VISIT, "courtesy": COURTESY}, {"true_at": CLOCK}),
    "deputy": Keys({"visit": VISIT}, {"who": STAFF, "true_at": CLOCK}),
    "advance_notice": Keys(
        {"agent": AGENT},
        {"phone": TEXT, "customer": CUSTOMER, "name": TEXT, "valid_h": COUNT, "who": STAFF},
        one_of=("phone", "customer"),
    ),
    "late_entry": Keys(
        {"who": STAFF, "true_at": CLOCK},
        {
            "left_at": CLOCK,
            "kind": KIND,
            "party": COUNT,
            "customer": CUSTOMER,
            "outcome": OUTCOME,
            "reason": TEXT,
        },
    ),
    "duty_due": Keys({"who": STAFF, "duty": DUTY}, {"ref": TEXT}),
    "duty_done": Keys({"who": STAFF, "duty": DUTY}, {"ref": TEXT}),
    "wave_through": Keys({"who": STAFF}, {"reason": TEXT}, "supervisor"),
    "greeter": Keys({}, {"who": STAFF, "true_at": CLOCK}),
    "phone_enquiry": Keys(),
    "policy_change": Keys({"policy": SWITCHES}, {}, "manager"),
    "close_day": Keys({}, {"exceptions": YES_NO}, "supervisor"),
}

ACTS |= {do: Keys(*keys) for do, keys in ownership.NEEDS_AND_MAY.items()}

EVERY_ACT: dict[str, str] = {"at": CLOCK, "do": TEXT, "id": NAME, "by": ROLE}
VISIT_MAKERS = ("walk_in", "late_entry")
"""Acts whose ``id`` names a visit (it names the act too, for ``undo``)."""

EXPECT: dict[str, str] = {
    # the decision
    "refused": TEXT,
    "assigned": NOBODY,
    "visit": VISIT,
    "as": AS,
    "reasons": CODES,
    "passed": PASSED,
    "uses_turn": YES_NO,
    "switch": TEXT,
    "waits_for": NOBODY,
    "taken": VISITS_OF,
    # the floor afterwards
    "order": PEOPLE,
    "point": NOBODY,
    "deck": NOBODY,
    "waiting": VISITS,
    "serving": VISITS_OF,
    "status": STATUSES_OF,
    "make_up": COUNTS,
    "turns": COUNTS,
    "requests": COUNTS,
    "missed": COUNTS,
    "held_out": PEOPLE,
    "agents_order": PEOPLE,
    "calls_order": PEOPLE,
    "greeter": NOBODY,
    "next_greeter": NOBODY,
    "short_s": COUNT,
    "unattended_s": COUNT,
    **ownership.EXPECT,
}


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody of the staff. ``shift``: minutes after midnight; ``roster``: place in the day's order, 1 first;
    ``month_turns``: turns of this month before the day."""

    name: str
    line: int
    role: str = "consultant"
    languages: tuple[str, ...] = ()
    shift: tuple[int, int] | None = None
    roster: int | None = None
    month_turns: int = 0


@dataclass(frozen=True, slots=True)
class Known:
    """A customer the store knows; ``owner``: who looks after them."""

    name: str
    line: int
    phone: str | None = None
    owner: str | None = None


@dataclass(frozen=True, slots=True)
class Broker:
    """An agent or designer who brings customers; ``valid_days``: how long the agency's notices hold by contract."""

    name: str
    line: int
    agency: str | None = None
    phone: str | None = None
    valid_days: int | None = None


@dataclass(frozen=True, slots=True)
class Act:
    """One act. ``values``: its own keys; ``expect``: what must hold afterwards; ``lines``: where each expected key
    stands (key → line). ``day`` is the business day, ``at`` the store's time; ``offset``: days after the first."""

    line: int
    offset: int
    day: date
    at: time
    do: str
    values: Mapping[str, Any]
    expect: Mapping[str, Any]
    lines: Mapping[str, int]
    id: str | None = None
    by: str | None = None
    by_line: int = 0


@dataclass(frozen=True, slots=True)
class Scenario:
    """A scenario as it was written. ``policy``: the switches that differ from the preset's; ``policy_lines``: switch →
    line; ``hours``: opening hours of every day, ``10:00-21:30``; ``ownership``: switches of the pack's ``[ownership]``.
    """

    file: str
    title: str
    preset: str
    preset_line: int
    day: date
    language: str
    policy: Mapping[str, Any]
    policy_lines: Mapping[str, int]
    staff: tuple[Member, ...]
    customers: tuple[Known, ...]
    agents: tuple[Broker, ...]
    acts: tuple[Act, ...]
    hours: str | None = None
    clauses: tuple[str, ...] = ()
    ownership: Mapping[str, Any] = field(default_factory=dict)
    ownership_lines: Mapping[str, int] = field(default_factory=dict)

    def moment(self, act: Act, day_starts_minute: int) -> datetime:
        """The local time of an act, without a zone: hours before the day begins belong to the night after it."""
        return local_moment(act.day, act.at, day_starts_minute)


class ScenarioError(UserError):
    """A scenario was refused; ``problems`` holds every one found, in the order of the file."""

    def __init__(self, problems: tuple[PackProblem, ...]) -> None:
        self.problems = problems
        first = problems[0]
        super().__init__("scenario_refused", file=first.file, line=first.line, count=len(problems))


def local_moment(day: date, at: time, day_starts_minute: int) -> datetime:
    """``at`` on the business day ``day``."""
    moment = datetime.combine(day, at)
    if at.hour * 60 + at.minute < day_starts_minute:
        moment = datetime.combine(date.fromordinal(day.toordinal() + 1), at)
    return moment
