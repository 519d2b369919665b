"""Switches by path (``owner_busy``, ``place_while.lunch``): reading, comparing, changing.

A set of changes is a mapping from path to value.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from showroom.domain.reception.policy import Policy, PolicyProblem
from showroom.domain.reception.switches import LOSE, SWITCHES, Choices, Number, PerKey, Switch

Value = str | bool | int
Changes = Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class Difference:
    """A switch that says something else in two policies."""

    path: str
    old: Value
    new: Value


def paths() -> Iterator[str]:
    """Every switch, those of the tables one by one, in the order of the editor."""
    for name, switch in SWITCHES.items():
        if isinstance(switch, PerKey):
            yield from (f"{name}.{key}" for key in switch.keys)
        else:
            yield name


def switch_of(path: str) -> tuple[Switch, str]:
    """The switch a path leads to, and its key in a table ("" for a plain switch). Raises ``PolicyProblem``."""
    name, _, key = path.partition(".")
    switch = SWITCHES.get(name)
    if switch is None or isinstance(switch, PerKey) is not bool(key):
        raise PolicyProblem((path,), "policy_unknown_switch", switch=path)
    if isinstance(switch, PerKey) and key not in switch.keys:
        raise PolicyProblem((name, key), "policy_unknown_switch", switch=path)
    return switch, key


def value_at(policy: Policy, path: str) -> Value:
    """What ``policy`` says at ``path``; a table's default where the policy is silent."""
    switch, key = switch_of(path)
    found: Any = getattr(policy, path.partition(".")[0])
    if isinstance(switch, PerKey):
        found = found.get(key, switch.default)
    if found is None:  # off: silent in policies written before it was a status of the table
        return LOSE
    value: Value = found
    return value


def applied(policy: Policy, changes: Changes) -> Policy:
    """``policy`` with ``changes``. Raises ``PolicyProblem`` for a switch or value there is not; contradictions are left
    to ``policy.contradictions``."""
    values: dict[str, Any] = {}
    for path, value in changes.items():
        _check(path, value)
        name, _, key = path.partition(".")
        if key:
            values[name] = dict(values.get(name) or getattr(policy, name)) | {key: value}
        else:
            values[name] = value
    return replace(policy, **values)


def differences(old: Policy, new: Policy) -> tuple[Difference, ...]:
    """Every switch that differs, in the order of the editor."""
    return tuple(
        Difference(path, before, after)
        for path in paths()
        if (before := value_at(old, path)) != (after := value_at(new, path))
    )


def parsed(path: str, said: str) -> Value:
    """A value as typed (``true``, ``90``, ``wait``) as what the switch takes. Raises ``PolicyProblem``."""
    switch, key = switch_of(path)
    value: Value = said
    if isinstance(switch, Number):
        if not said.lstrip("-").isdigit():
            raise PolicyProblem(
                (path,), "policy_bad_number", switch=path, value=said, least=switch.least, most=switch.most
            )
        value = int(said)
    else:
        choices = switch.choices_of(key) if isinstance(switch, PerKey) else switch.choices
        value = next((choice for choice in choices if _said(choice) == said), said)
    _check(path, value)
    return value


def _said(choice: object) -> str:
    return str(choice).lower() if isinstance(choice, bool) else str(choice)


def _check(path: str, value: Value) -> None:
    switch, key = switch_of(path)
    if isinstance(switch, Number):
        if isinstance(value, bool) or not isinstance(value, int) or not switch.least <= value <= switch.most:
            raise PolicyProblem(
                (path,), "policy_bad_number", switch=path, value=value, least=switch.least, most=switch.most
            )
        return
    choices = switch.choices if isinstance(switch, Choices) else switch.choices_of(key)
    if not any(value == choice and type(value) is type(choice) for choice in choices):  # 1 == True in Python
        said = ", ".join(_said(choice) for choice in choices)
        raise PolicyProblem((path,), "policy_bad_choice", switch=path, value=value, choices=said)
