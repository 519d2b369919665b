"""Whom to propose for an opportunity without an owner (MGR-08). The supervisor decides; a walk-in keeps its own."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from showroom.domain.packs.opportunities import GiveBy


@dataclass(frozen=True, slots=True)
class Candidate:
    """A consultant. ``open``: opportunities they look after; ``amount``: these together, minor units; ``last_at``: when
    they were given one last."""

    staff_id: int
    name: str
    open: int
    amount: int
    last_at: datetime | None


@dataclass(frozen=True, slots=True)
class Proposal:
    """``order``: all candidates, the proposed one first, for showing; ``by``: the rule that put them so."""

    by: GiveBy
    order: tuple[Candidate, ...]

    @property
    def first(self) -> Candidate | None:
        return self.order[0] if self.order and self.by is not GiveBy.HAND else None


def propose(candidates: Iterable[Candidate], by: GiveBy) -> Proposal:
    """Rotation: who was given one longest ago; load: who has fewest, then least money in them, then longest ago.

    Who was never given one comes before who was; the id decides what is even, so that two PCs propose the same.
    """

    def waited(one: Candidate) -> tuple[bool, float, int]:
        return one.last_at is not None, one.last_at.timestamp() if one.last_at else 0.0, one.staff_id

    if by is GiveBy.ROTATION:
        return Proposal(by, tuple(sorted(candidates, key=waited)))
    if by is GiveBy.LOAD:
        return Proposal(by, tuple(sorted(candidates, key=lambda one: (one.open, one.amount, waited(one)))))
    return Proposal(by, tuple(sorted(candidates, key=lambda one: (one.name, one.staff_id))))
