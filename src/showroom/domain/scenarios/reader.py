"""Reads a scenario: everything that is wrong with it is found at once, with file and line.

Refused are unknown and missing keys, values of a wrong type, names nobody bears, unknown acts, kinds and statuses,
visits named before they came, and times that run backwards. What only the pack knows (outcomes) is the runner's to ask.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from pathlib import Path as File
from typing import Any, TypeVar

from showroom.domain.packs.loader import Bundle, parse, read
from showroom.domain.packs.positions import Positions, positions
from showroom.domain.packs.problems import PackError, PackProblem, Path
from showroom.domain.packs.rules import HOURS
from showroom.domain.scenarios import ownership, schema, values
from showroom.domain.scenarios.schema import Act, Broker, Known, Member, Scenario, ScenarioError
from showroom.domain.staff.actor import ROLES

_DAY_STARTS = 240
_FURTHEST = 400
_TOP = (
    *("title", "preset", "day", "language", "hours", "clauses", "policy", "ownership"),
    *("staff", "customer", "agent", "act"),
)
_CLAUSE = re.compile(r"[A-Z]{3}-\d{2}")
_SHIFT = re.compile(HOURS["pattern"])
_LANGUAGES = ("en", "zh_CN")
Made = TypeVar("Made")


def load(path: File) -> Scenario:
    """The scenario in file ``path``. Raises :class:`ScenarioError`."""
    try:
        text = read(path)
    except PackError as error:
        raise ScenarioError(error.problems) from None
    return load_text(text, path.name)


def load_text(text: str, name: str) -> Scenario:
    """The scenario in ``text``; ``name`` stands for the file in problems. Raises :class:`ScenarioError`."""
    try:
        raw = parse(Bundle(text, ((1, name),)))
    except PackError as error:
        raise ScenarioError(error.problems) from None
    reader = _Reader(raw, positions(text), name)
    scenario = reader.scenario()
    if reader.problems:
        raise ScenarioError(tuple(sorted(reader.problems, key=lambda problem: problem.line)))
    return scenario


class _Reader:
    """One pass over a parsed file; ``problems`` collects what is wrong."""

    def __init__(self, raw: Mapping[str, Any], where: Positions, file: str) -> None:
        self._raw, self._where, self._file = raw, where, file
        self.problems: list[PackProblem] = []
        self._names = values.Names()

    def scenario(self) -> Scenario:
        raw = self._raw
        self._unknown((), raw, _TOP)
        for key in ("title", "day", "staff", "act"):
            if key not in raw:
                self._refuse((key,), "pack_missing_key", key=key)
        title, preset = self._text(("title",), ""), self._text(("preset",), "furniture")
        language = self._text(("language",), "zh_CN")
        if language not in _LANGUAGES:
            self._refuse(("language",), "pack_unknown_choice", value=language, allowed=", ".join(_LANGUAGES))
        hours = self._text(("hours",), "") or None
        if hours is not None and not _SHIFT.fullmatch(hours):
            self._refuse(("hours",), "scenario_no_span", value=hours)
        day = raw.get("day")
        if isinstance(day, datetime) or not isinstance(day, date):
            if day is not None:
                self._refuse(("day",), "scenario_no_day", value=str(day))
            day = date(2026, 11, 21)
        policy = raw.get("policy", {})
        if not isinstance(policy, Mapping):
            self._refuse(("policy",), "pack_wrong_type_table", found=str(policy))
            policy = {}
        owning = self._rules()
        staff = self._entries("staff", self._member)
        customers = self._entries("customer", self._customer)
        agents = self._entries("agent", self._agent)
        return Scenario(
            self._file,
            title,
            preset,
            self._where.line(("preset",)),
            day,
            language,
            policy,
            _policy_lines(self._where, policy),
            staff,
            customers,
            agents,
            self._acts(day),
            hours,
            self._clauses(),
            owning,
            {switch: self._where.line(("ownership", switch)) for switch in owning},
        )

    def _rules(self) -> Mapping[str, Any]:
        """The switches of ``[ownership]``; what they may say is the pack's to know."""
        found = self._raw.get("ownership", {})
        if not isinstance(found, Mapping):
            self._refuse(("ownership",), "pack_wrong_type_table", found=str(found))
            return {}
        return found

    # --- tables ---------------------------------------------------------------------------------------------------

    def _entries(self, key: str, make: Callable[[Path, Mapping[str, Any]], Made]) -> tuple[Made, ...]:
        """The tables ``[[key]]``."""
        found = self._raw.get(key, [])
        if not isinstance(found, list) or not all(isinstance(one, Mapping) for one in found):
            self._refuse((key,), "scenario_not_tables", key=key)
            return ()
        return tuple(make((key, index), one) for index, one in enumerate(found))

    def _member(self, path: Path, raw: Mapping[str, Any]) -> Member:
        self._unknown(path, raw, ("name", "role", "languages", "shift", "roster", "month_turns"))
        role = self._text((*path, "role"), "consultant", raw)
        if role not in ROLES:
            self._refuse((*path, "role"), "pack_unknown_choice", value=role, allowed=", ".join(ROLES))
        shift = self._text((*path, "shift"), "", raw) or None
        if shift is not None and not _SHIFT.fullmatch(shift):
            self._refuse((*path, "shift"), "scenario_no_span", value=shift)
            shift = None
        return Member(
            self._name(path, raw, self._names.staff),
            self._where.line(path),
            role,
            self._languages(path, raw),
            _minutes(shift) if shift is not None else None,
            self._count(path, raw, "roster", 1),
            self._count(path, raw, "month_turns", 0) or 0,
        )

    def _customer(self, path: Path, raw: Mapping[str, Any]) -> Known:
        self._unknown(path, raw, ("name", "phone", "owner"))
        owner = self._text((*path, "owner"), "", raw) or None
        if owner is not None and owner not in self._names.staff:
            self._refuse((*path, "owner"), "scenario_unknown_name", value=owner)
        name = self._name(path, raw, self._names.customers)
        return Known(name, self._where.line(path), self._text((*path, "phone"), "", raw) or None, owner)

    def _agent(self, path: Path, raw: Mapping[str, Any]) -> Broker:
        self._unknown(path, raw, ("name", "agency", "phone", "valid_days"))
        return Broker(
            self._name(path, raw, self._names.agents),
            self._where.line(path),
            self._text((*path, "agency"), "", raw) or None,
            self._text((*path, "phone"), "", raw) or None,
            self._count(path, raw, "valid_days", 1),
        )

    # --- acts -----------------------------------------------------------------------------------------------------

    def _acts(self, first: date) -> tuple[Act, ...]:
        found = self._raw.get("act", [])
        if not isinstance(found, list) or not all(isinstance(one, Mapping) for one in found):
            self._refuse(("act",), "scenario_not_tables", key="act")
            return ()
        acts: list[Act] = []
        offset, last = 0, datetime.combine(first, time())
        for index, raw in enumerate(found):
            path: Path = ("act", index)
            offset = self._offset(path, raw, first, offset)
            day = first + timedelta(days=offset)
            at = self._clock(path, raw)
            moment = schema.local_moment(day, at, _DAY_STARTS)
            if moment < last:
                self._refuse((*path, "at"), "scenario_time_backwards", at=f"{at:%H:%M:%S}", before=f"{last:%H:%M:%S}")
            last = max(last, moment)
            act = self._act(path, raw, offset, day, at)
            if act is not None:
                acts.append(act)
        return tuple(acts)

    def _offset(self, path: Path, raw: Mapping[str, Any], first: date, offset: int) -> int:
        said = raw.get("day", offset)
        if isinstance(said, date) and not isinstance(said, datetime):
            said = (said - first).days
        if not isinstance(said, int) or isinstance(said, bool) or not 0 <= said <= _FURTHEST:
            self._refuse((*path, "day"), "scenario_no_day", value=str(raw.get("day")))
            return offset
        return said

    def _clock(self, path: Path, raw: Mapping[str, Any]) -> time:
        if "at" not in raw:
            self._refuse((*path, "at"), "pack_missing_key", key="at")
            return time()
        found = values.clock(raw["at"])
        if found is None:
            self._refuse((*path, "at"), "scenario_no_time", value=str(raw["at"]))
        return found or time()

    def _act(self, path: Path, raw: Mapping[str, Any], offset: int, day: date, at: time) -> Act | None:
        do = raw.get("do")
        if do is None:
            self._refuse((*path, "do"), "pack_missing_key", key="do")
            return None
        keys = schema.ACTS.get(do) if isinstance(do, str) else None
        if keys is None:
            near = _near(str(do), tuple(schema.ACTS))
            code = "scenario_unknown_act_near" if near else "scenario_unknown_act"
            self._refuse((*path, "do"), code, value=str(do), near=near)
            return None
        takes = {**keys.needs, **keys.may}
        self._unknown(path, raw, (*schema.EVERY_ACT, "day", "expect", *takes))
        for key in keys.needs:
            if key not in raw:
                self._refuse((*path, key), "scenario_act_needs", act=do, key=key)
        if keys.one_of and not any(key in raw for key in keys.one_of):
            self._refuse(path, "scenario_act_needs", act=do, key=keys.one_of[0])
        own = {key: self._value((*path, key), takes[key], raw[key]) for key in takes if key in raw}
        name = raw.get("id")
        if name is not None and (not isinstance(name, str) or not name or name in self._names.acts):
            self._refuse((*path, "id"), "scenario_id_taken", value=str(name))
            name = None
        if name is not None:  # also what the act itself expects may name its visit
            self._names.acts.add(name)
            for makers, names in (
                (schema.VISIT_MAKERS, self._names.visits),
                (ownership.CLAIM_MAKERS, self._names.claims),
                (ownership.NOTICE_MAKERS, self._names.notices),
            ):
                if do in makers:
                    names.add(name)
        by = raw.get("by")
        if by is not None and by not in (*ROLES, schema.DESK) and by not in self._names.staff:
            self._refuse((*path, "by"), "scenario_unknown_name", value=str(by))
        expect, lines = self._expect((*path, "expect"), raw.get("expect", {}))
        line = self._where.line
        return Act(line(path), offset, day, at, do, own, expect, lines, name, by, line((*path, "by")))

    def _expect(self, path: Path, raw: object) -> tuple[dict[str, Any], dict[str, int]]:
        if not isinstance(raw, Mapping):
            self._refuse(path, "pack_wrong_type_table", found=str(raw))
            return {}, {}
        self._unknown(path, raw, tuple(schema.EXPECT))
        known = {key: found for key, found in raw.items() if key in schema.EXPECT}
        expect = {key: self._value((*path, key), schema.EXPECT[key], found) for key, found in known.items()}
        return expect, {key: self._where.line((*path, key)) for key in known}

    def _value(self, path: Path, holds: str, said: object) -> Any:
        """``said`` as its type wants it; None with a problem noted when it does not fit."""
        try:
            return values.READ[holds](said, self._names)
        except values.MisfitError as error:
            self._refuse(path, error.code, **error.facts)
            return None

    # --- single values --------------------------------------------------------------------------------------------

    def _refuse(self, path: Path, code: str, **facts: object) -> None:
        self.problems.append(PackProblem(self._file, self._where.line(path), path, code, facts))

    def _unknown(self, path: Path, raw: Mapping[str, Any], known: Sequence[str]) -> None:
        for key in raw:
            if key not in known:
                near = _near(key, known)
                code = "pack_unknown_key_near" if near else "pack_unknown_key"
                self._refuse((*path, key), code, key=key, near=near)

    def _text(self, path: Path, default: str, raw: Mapping[str, Any] | None = None) -> str:
        found = (self._raw if raw is None else raw).get(str(path[-1]), default)
        if not isinstance(found, str):
            self._refuse(path, "pack_wrong_type_string", found=str(found))
            return default
        return found

    def _count(self, path: Path, raw: Mapping[str, Any], key: str, least: int) -> int | None:
        found = raw.get(key)
        if found is not None and (not isinstance(found, int) or isinstance(found, bool) or found < least):
            self._refuse((*path, key), "pack_wrong_type_integer", found=str(found))
            return None
        return found

    def _name(self, path: Path, raw: Mapping[str, Any], taken: set[str]) -> str:
        if "name" not in raw:
            self._refuse((*path, "name"), "pack_missing_key", key="name")
            return ""
        name = self._text((*path, "name"), "", raw)
        if not name.strip() or name in taken:
            self._refuse((*path, "name"), "scenario_name_taken", value=name)
        taken.add(name)
        return name

    def _languages(self, path: Path, raw: Mapping[str, Any]) -> tuple[str, ...]:
        found = raw.get("languages", [])
        if not isinstance(found, list) or not all(isinstance(one, str) for one in found):
            self._refuse((*path, "languages"), "pack_wrong_type_list", found=str(found))
            return ()
        return tuple(found)

    def _clauses(self) -> tuple[str, ...]:
        found = self._raw.get("clauses", [])
        if not isinstance(found, list) or not all(isinstance(one, str) and _CLAUSE.fullmatch(one) for one in found):
            self._refuse(("clauses",), "scenario_no_clause", value=str(found))
            return ()
        return tuple(found)


def _policy_lines(where: Positions, policy: Mapping[str, Any]) -> dict[str, int]:
    """Where each switch stands; an entry of a table as ``uses_turn.first``."""
    lines = {switch: where.line(("policy", switch)) for switch in policy}
    for switch, table in policy.items():
        if isinstance(table, Mapping):
            lines |= {f"{switch}.{key}": where.line(("policy", switch, key)) for key in table}
    return lines


def _near(said: str, known: Sequence[str]) -> str:
    return next(iter(difflib.get_close_matches(said, known, 1)), "")


def _minutes(span: str) -> tuple[int, int]:
    """``09:00-18:00`` in minutes after midnight; an end before the beginning is after midnight."""
    first, last = ((int(part[:2]) * 60 + int(part[3:])) for part in span.split("-"))
    return first, last if last > first else last + 24 * 60
