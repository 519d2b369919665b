"""The pack a scenario runs under: a preset or a policy file, single switches and opening hours changed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields, replace
from functools import lru_cache
from pathlib import Path
from typing import Any

from showroom import paths
from showroom.domain.packs.decode import Decoder
from showroom.domain.packs.loader import Bundle as Text
from showroom.domain.packs.loader import digest, load, parse
from showroom.domain.packs.ownership import OwnershipRules
from showroom.domain.packs.problems import PackError, PackProblem
from showroom.domain.packs.schema import OpeningHours, Pack
from showroom.domain.reception.policy import Policy, PolicyProblem
from showroom.domain.scenarios.schema import Scenario, ScenarioError

BASE = "furniture"
"""Whose words (kinds, outcomes …) hold when a policy file gives switches only."""
_WEEK = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_TABLE = re.compile(r"\[+\s*([A-Za-z_]+)")


@dataclass(frozen=True, slots=True)
class Overrides:
    """What the caller puts in place of what the file says. ``preset`` replaces the file's; ``policy`` holds over
    everything (a ``[rotation]`` table or a part of one), ``ownership`` over the file's ``[ownership]``."""

    preset: str | None = None
    policy: Mapping[str, Any] = field(default_factory=dict)
    ownership: Mapping[str, Any] = field(default_factory=dict)


def pack_of(scenario: Scenario, folder: Path, overrides: Overrides) -> Pack:
    """The pack in force when the scenario begins. Raises :class:`ScenarioError` at the switch or preset that is
    wrong."""
    preset = overrides.preset or scenario.preset
    try:
        pack = _preset(preset, folder)
    except PackError as error:
        raise ScenarioError(error.problems) from None
    except FileNotFoundError:
        problem = PackProblem(
            scenario.file, scenario.preset_line, ("preset",), "cli.pack_unknown", {"name": preset, "known": _shipped()}
        )
        raise ScenarioError((problem,)) from None
    except PolicyProblem as problem:
        raise _wrong(scenario, problem) from None
    try:
        pack = with_switches(pack, scenario.policy)
    except PolicyProblem as problem:
        raise _wrong(scenario, problem) from None
    try:
        pack = with_switches(pack, overrides.policy)
    except PolicyProblem as problem:
        raise ScenarioError((PackProblem("--policy", 1, problem.path, problem.code, problem.facts),)) from None
    pack = _with_rules(scenario, pack, {**scenario.ownership, **overrides.ownership})
    return pack if scenario.hours is None else _with_hours(pack, scenario.hours)


def _with_rules(scenario: Scenario, pack: Pack, changes: Mapping[str, Any]) -> Pack:
    """``pack`` with some switches of ``[ownership]`` changed. Raises :class:`ScenarioError` at the wrong one."""
    if not changes:
        return pack
    raw = {one.name: getattr(pack.ownership, one.name) for one in fields(pack.ownership)} | dict(changes)
    decoder = Decoder()
    rules = decoder.build(OwnershipRules, raw, ("ownership",))
    problems = [(one.path, one.code, one.facts) for one in decoder.findings]
    problems += rules.misfits() if rules is not None else ()
    if rules is None or problems:
        lines = scenario.ownership_lines
        raise ScenarioError(
            tuple(
                PackProblem(scenario.file, lines.get(str(path[1]), 1) if len(path) > 1 else 1, path, code, facts)
                for path, code, facts in problems
            )
        )
    said = [f"{name} = {_toml(value)}" for name, value in raw.items()]
    return _rewritten(pack, "ownership", ["[ownership]", *said], ownership=rules)


def _wrong(scenario: Scenario, problem: PolicyProblem) -> ScenarioError:
    lines = scenario.policy_lines
    said = (".".join(problem.path), problem.path[0], str(problem.facts.get("first", "")))
    line = next((lines[key] for key in said if key in lines), scenario.preset_line)
    return ScenarioError((PackProblem(scenario.file, line, problem.path, problem.code, problem.facts),))


def _shipped() -> str:
    return ", ".join(sorted(file.stem for file in (paths.resources() / "packs").glob("*.toml")))


def _preset(said: str, folder: Path) -> Pack:
    """A shipped pack by name, a pack file, or a file that holds a ``[rotation]`` only.

    Raises ``PackError``, ``PolicyProblem``, ``FileNotFoundError``.
    """
    shipped = paths.resources() / "packs" / f"{said}.toml"
    if re.fullmatch(r"[A-Za-z0-9_-]+", said) and shipped.is_file():
        return _loaded(shipped, shipped.stat().st_mtime_ns)
    file = folder / said
    if not file.is_file():
        raise FileNotFoundError(said)
    raw = rotation_file(file)
    if "format" in raw:
        return _loaded(file, file.stat().st_mtime_ns)
    base = _preset(str(raw.get("preset", BASE)), folder)
    return with_switches(base, raw["rotation"])


def rotation_file(file: Path) -> Mapping[str, Any]:
    """The tables of a policy file (``[rotation]``, perhaps ``preset``) or of a pack. Raises ``PackError``."""
    try:
        text = file.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise PackError([PackProblem(file.name, 1, (), "pack_unreadable", {"why": str(error)})]) from None
    raw = parse(Text(text, ((1, file.name),)))
    if not isinstance(raw.get("rotation"), Mapping):
        raise PackError([PackProblem(file.name, 1, (), "cli.policy_no_rotation", {"file": file.name})])
    return raw


@lru_cache(maxsize=8)
def _loaded(file: Path, _changed: int) -> Pack:
    return load(file)


def with_switches(pack: Pack, changes: Mapping[str, Any]) -> Pack:
    """``pack`` with some switches changed; a table of switches (``uses_turn`` …) is changed key by key.

    Raises ``PolicyProblem``.
    """
    if not changes:
        return pack
    switches: dict[str, Any] = pack.rotation.to_mapping()
    for switch, value in changes.items():
        old = switches.get(switch)
        switches[switch] = {**old, **value} if isinstance(old, Mapping) and isinstance(value, Mapping) else value
    policy = Policy.from_mapping(switches)
    return _rewritten(pack, "rotation", _rotation(policy), rotation=policy)


def _with_hours(pack: Pack, hours: str) -> Pack:
    """Open at these hours on every day of the week, without holidays."""
    lines = ["[opening_hours]", *(f'{day} = ["{hours}"]' for day in _WEEK)]
    kept = OpeningHours(*[(hours,)] * len(_WEEK))
    return _rewritten(pack, "opening_hours", lines, opening_hours=kept)


def _rotation(policy: Policy) -> list[str]:
    """The ``[rotation]`` tables of a policy as TOML."""
    single: list[str] = ["[rotation]"]
    tables: list[str] = []
    for switch, value in policy.to_mapping().items():
        if isinstance(value, Mapping):
            tables += [f"[rotation.{switch}]", *(f"{key} = {_toml(choice)}" for key, choice in value.items())]
        else:
            single.append(f"{switch} = {_toml(value)}")
    return single + tables


def _toml(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, tuple | list):
        return "[" + ", ".join(_toml(one) for one in value) + "]"
    return str(value) if isinstance(value, int) else f'"{value}"'


def _rewritten(pack: Pack, table: str, lines: Iterable[str], **changed: Any) -> Pack:
    """``pack`` with a table of its text replaced, and the fields it fills."""
    kept: list[str] = []
    inside = False
    for line in pack.text.split("\n"):
        head = _TABLE.match(line)
        if head is not None:
            inside = head[1] == table
        if not inside:
            kept.append(line)
    text = "\n".join([*kept, *lines]) + "\n"
    return replace(pack, digest=digest(text), text=text, **changed)
