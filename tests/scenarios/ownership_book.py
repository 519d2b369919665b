"""The choices of ``[ownership]`` and whether a scenario tells one from another."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from enum import StrEnum
from typing import Any, get_type_hints

from showroom.domain.packs.ownership import ContactKind, OwnershipRules
from showroom.domain.scenarios.schema import Scenario

KINDS = get_type_hints(OwnershipRules)
NUMBERS = tuple(one.name for one in fields(OwnershipRules) if KINDS[one.name] is int)


def choices() -> Iterator[tuple[str, Any, Any]]:
    """(switch, what a scenario must say, what it would say instead)."""
    for name, kind in KINDS.items():
        if isinstance(kind, type) and issubclass(kind, StrEnum):
            yield from ((name, one.value, other.value) for one in kind for other in kind if one is not other)
    every = [one.value for one in ContactKind]
    yield from (("extends", every, [kind for kind in every if kind != out]) for out in every)
    yield from (("extends", ["visit", "call"], ["visit", "call", more]) for more in ("presentation", "quote"))


def steps(scenarios: Iterator[Scenario]) -> Iterator[tuple[str, int, int]]:
    """(switch, number said somewhere, the number beside it)."""
    said = {(name, one.ownership[name]) for one in scenarios for name in NUMBERS if name in one.ownership}
    for name in NUMBERS:
        for step in (-1, 1):
            yield from ((name, value, value + step) for switch, value in sorted(said) if switch == name)
