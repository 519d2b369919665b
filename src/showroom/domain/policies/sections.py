"""The plain switches of a pack's other sections (``[ownership]``, ``[calls]``, ``[booking]``, ``[opportunities]``) by
path, ``ownership.cap_days``: read from the dataclasses themselves, so that a switch added later is one of them.

A switch is a choice, a whole number, a yes or no, or several of a few choices. Lists of topics, stages, resources are
the pack writer's and no switches.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import MISSING, Field, dataclass, fields
from enum import StrEnum
from functools import cache
from typing import Any, Literal, get_args, get_origin, get_type_hints

from showroom.domain.packs.booking import BookingRules
from showroom.domain.packs.calls import CallRules
from showroom.domain.packs.opportunities import OpportunityRules
from showroom.domain.packs.ownership import OwnershipRules
from showroom.domain.packs.schema import Pack
from showroom.domain.reception.policy import PolicyProblem

Value = str | bool | int | tuple[str, ...]
Values = Mapping[str, Value]
Kind = Literal["choice", "number", "yes_no", "several"]
SECTIONS: dict[str, type[Any]] = {
    "ownership": OwnershipRules,
    "calls": CallRules,
    "booking": BookingRules,
    "opportunities": OpportunityRules,
}
_MOST = {"_s": 3600, "_days": 3650}


@dataclass(frozen=True, slots=True)
class Rule:
    """A switch. ``choices``: keys of a choice or of several; ``enum``: what their help stands under; ``least``,
    ``most``: of a number, whose unit the end of its name tells (``_days``, ``_s``, ``_share``, ``_points``).
    """

    path: str
    kind: Kind
    default: Value
    choices: tuple[str, ...] = ()
    enum: str = ""
    least: int = 0
    most: int = 0

    @property
    def section(self) -> str:
        return self.path.partition(".")[0]


@dataclass(frozen=True, slots=True)
class Change:
    """A switch that says something else in two versions."""

    path: str
    old: Value
    new: Value


@cache
def rules() -> Mapping[str, Rule]:
    """Every switch by its path, in the order of the sections."""
    return {one.path: one for section, cls in SECTIONS.items() for one in _of(section, cls)}


def _of(section: str, cls: type[Any]) -> Iterator[Rule]:
    kinds = get_type_hints(cls)
    for one in fields(cls):
        rule = _rule(f"{section}.{one.name}", kinds[one.name], one)
        if rule is not None:
            yield rule


def _rule(path: str, kind: Any, one: Field[Any]) -> Rule | None:
    if one.default is MISSING:
        return None
    if kind is bool:
        return Rule(path, "yes_no", bool(one.default))
    if kind is int:
        most = next((most for end, most in _MOST.items() if path.endswith(end)), 1000)
        limits = one.metadata
        return Rule(path, "number", one.default, least=limits.get("minimum", 0), most=limits.get("maximum", most))
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return Rule(path, "choice", plain(one.default), tuple(each.value for each in kind), kind.__name__)
    of = get_args(kind)[0] if get_origin(kind) is tuple else None
    if isinstance(of, type) and issubclass(of, StrEnum):
        return Rule(path, "several", plain(one.default), tuple(each.value for each in of), of.__name__)
    return None


def plain(value: Any) -> Value:
    """A value as text, number, or tuple of texts."""
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, (tuple, list)):
        return tuple(str(plain(one)) for one in value)
    found: Value = value
    return found


def values_of(pack: Pack) -> dict[str, Value]:
    """What a pack says at each path."""
    found = {}
    for path in rules():
        section, _, name = path.partition(".")
        found[path] = plain(getattr(getattr(pack, section), name))
    return found


def values_in(text: str) -> dict[str, Value]:
    """What a pack's text says at each path, the default where it is silent; the rest of it is not looked at."""
    said = tomllib.loads(text)
    return {
        path: plain(said.get(rule.section, {}).get(path.partition(".")[2], rule.default))
        for path, rule in rules().items()
    }


def differences(old: Values, new: Values) -> tuple[Change, ...]:
    """Every switch that differs, in the order of the sections."""
    return tuple(Change(path, old[path], new[path]) for path in rules() if old[path] != new[path])


def applied(values: Values, changes: Values) -> dict[str, Value]:
    """``values`` with ``changes``. Raises ``PolicyProblem`` for a switch or value there is not."""
    for path, value in changes.items():
        _check(path, value)
    return {**values, **changes}


def _check(path: str, value: Value) -> None:
    rule = rules().get(path)
    if rule is None:
        raise PolicyProblem((path,), "policy_unknown_switch", switch=path)
    if rule.kind == "number":
        if isinstance(value, bool) or not isinstance(value, int) or not rule.least <= value <= rule.most:
            facts = {"switch": path, "value": value, "least": rule.least, "most": rule.most}
            raise PolicyProblem((path,), "policy_bad_number", **facts)
        return
    fits = {
        "yes_no": isinstance(value, bool),
        "choice": value in rule.choices,
        "several": isinstance(value, tuple) and bool(value) and set(value) <= set(rule.choices),
    }[rule.kind]
    if not fits:
        choices = ", ".join(rule.choices) or "true, false"
        raise PolicyProblem((path,), "policy_bad_choice", switch=path, value=value, choices=choices)


def parsed(path: str, said: str) -> Value:
    """A value as typed (``true``, ``90``, ``visit,call``) as what the switch takes. Raises ``PolicyProblem``."""
    rule = rules().get(path)
    typed: Value = said
    if rule is not None and rule.kind == "number" and said.lstrip("-").isdigit():
        typed = int(said)
    elif rule is not None and rule.kind == "yes_no":
        typed = {"true": True, "false": False}.get(said, said)
    elif rule is not None and rule.kind == "several":
        chosen = {one.strip() for one in said.split(",") if one.strip()}
        typed = tuple(one for one in rule.choices if one in chosen) if chosen <= set(rule.choices) else tuple(chosen)
    _check(path, typed)
    return typed


def is_one(path: str) -> bool:
    """Whether a path is a switch of these sections."""
    return path.partition(".")[0] in SECTIONS and "." in path


def misfits(values: Values) -> tuple[tuple[str, str, dict[str, object]], ...]:
    """What does not fit together, as (path, code, facts)."""
    days, cap = values["ownership.protection_days"], values["ownership.cap_days"]
    if isinstance(days, int) and isinstance(cap, int) and cap < days:
        return (("ownership.cap_days", "pack_ownership_cap", {"days": days, "cap": cap}),)
    return ()


def ownership_of(values: Values) -> OwnershipRules:
    """``[ownership]`` as the rules take it."""
    given: dict[str, Any] = {}
    for name, kind in get_type_hints(OwnershipRules).items():
        value: Any = values[f"ownership.{name}"]
        if isinstance(value, tuple):
            of = get_args(kind)[0]
            given[name] = tuple(of(one) for one in value)
        else:
            given[name] = kind(value)
    return OwnershipRules(**given)
