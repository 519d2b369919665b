"""``[opportunities]`` of a pack: stages, buying signals, why one is lost, how those without an owner are given out
(REG-14, MGR-08). A pack written before there was such a section has no stages: opportunities are off.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from showroom.domain.packs.problems import Path
from showroom.domain.packs.rules import KEY, Option
from showroom.domain.text import Text


class GiveBy(StrEnum):
    """Who is proposed for an opportunity without an owner; the supervisor decides."""

    HAND = "hand"
    ROTATION = "rotation"
    LOAD = "load"


@dataclass(frozen=True, slots=True)
class SalesStage:
    """A stage of selling. ``probability``: per cent that one in this stage is won; ``ready_when``: what has to be true
    to go on; ``days``: longer in it is worth a look (twice as long: red)."""

    key: str = field(metadata=KEY)
    label: Text
    ready_when: Text
    probability: int = field(metadata={"minimum": 0, "maximum": 100})
    days: int = field(metadata={"minimum": 1, "maximum": 365})


@dataclass(frozen=True, slots=True)
class Signal:
    """A buying signal noted in any contact: asked the price, asked how to buy, an urgent problem …"""

    key: str = field(metadata=KEY)
    label: Text
    help: Text


@dataclass(frozen=True, slots=True)
class OpportunityRules:
    """``stages`` in their order; the first is where one begins."""

    stages: tuple[SalesStage, ...] = ()
    signals: tuple[Signal, ...] = ()
    lost_reasons: tuple[Option, ...] = ()
    give_by: GiveBy = GiveBy.LOAD

    def stage(self, key: str) -> SalesStage | None:
        return next((one for one in self.stages if one.key == key), None)

    def misfits(self) -> tuple[tuple[Path, str, dict[str, object]], ...]:
        """Keys given twice; stages that can't be left for want of a reason or a signal."""
        found: list[tuple[Path, str, dict[str, object]]] = []
        for name in ("stages", "signals", "lost_reasons"):
            seen: dict[str, int] = {}
            for at, one in enumerate(getattr(self, name)):
                first = seen.setdefault(one.key, at)
                if first != at:
                    found.append(
                        (("opportunities", name, at, "key"), "pack_duplicate", {"key": one.key, "first": first + 1})
                    )
        needed = ("signals", "lost_reasons") if self.stages else ()
        found += [
            (("opportunities",), "pack_missing_entry", {"key": name}) for name in needed if not getattr(self, name)
        ]
        return tuple(found)
