"""What the policy editor reads: the rules in force, coming ones, the history, and what a change would mean."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from showroom.domain.policies.changes import Difference
from showroom.domain.policies.effect import Effect
from showroom.domain.policies.sections import Change
from showroom.domain.reception.policy import Policy
from showroom.domain.text import Text


@dataclass(frozen=True, slots=True)
class HistoryRow:
    """A version of the rules: in force from ``since`` on; what differs from the one before it in time; ``by``: who put
    it in force (None: not recorded, as for a store's first); ``state``: ``past``, ``in_force``, ``coming``, or
    ``replaced`` (another version took its place before it began); ``others``: what differs in the switches of other
    sections (``domain.policies.sections``)."""

    version_id: int
    pack: str
    version: str
    since: datetime
    day: date
    by: str | None
    note: str
    changes: tuple[Difference, ...]
    state: str
    is_first: bool
    others: tuple[Change, ...] = ()

    @property
    def differs(self) -> bool:
        """Whether any rule is another one."""
        return bool(self.changes or self.others)


@dataclass(frozen=True, slots=True)
class PolicyVersion:
    """The rules in force at a moment, with the words of the pack for kinds and statuses; ``coming``: rules that will
    come into force later, soonest first."""

    policy: Policy
    pack_version_id: int
    pack: str
    label: Text
    version: str
    since: datetime
    by: str | None
    note: str
    coming: tuple[HistoryRow, ...]
    kinds: Mapping[str, Text]
    statuses: Mapping[str, Text]


@dataclass(frozen=True, slots=True)
class Problem:
    """Why a set of changes can't be used: a wording code with facts. ``paths``: the switches it is about."""

    code: str
    paths: tuple[str, ...]
    facts: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Week:
    """The last seven days: ``decisions`` made, ``touched`` of them by a switch that changes; ``turns_now`` and
    ``turns_then``: turns that the visits of these days use by their kind (REC-06)."""

    decisions: int
    touched: int
    turns_now: int
    turns_then: int


@dataclass(frozen=True, slots=True)
class Proposal:
    """What a set of changes would mean. ``policy`` None: it can't be used (see ``problems``) and has no effect."""

    policy: Policy | None
    problems: tuple[Problem, ...]
    changes: tuple[Difference, ...]
    effect: Effect | None
    week: Week | None
    names: Mapping[int, str]


@dataclass(frozen=True, slots=True)
class Preset:
    """A preset that ships, values only."""

    name: str
    label: Text
    policy: Policy
