"""What stands against an appointment (CAL-09). Only a car or a room that is taken refuses it; the rest is told."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum


class ConflictKind(StrEnum):
    """In the order they are told: what can't be, then what is worth a second thought."""

    RESOURCE = "resource"
    CONSULTANT = "consultant"
    CUSTOMER = "customer"
    NOT_ON_SHIFT = "not_on_shift"
    CLOSED = "closed"

    @property
    def refuses(self) -> bool:
        """One room or car can't be promised twice (a supervisor may, with a reason)."""
        return self is ConflictKind.RESOURCE


@dataclass(frozen=True, slots=True)
class Slot:
    """An appointment as far as it can stand in the way: moments are aware, ``until`` is not part of it any more."""

    id: int
    at: datetime
    until: datetime
    resource_id: int | None
    consultant_id: int | None
    customer_id: int | None


@dataclass(frozen=True, slots=True)
class Conflict:
    """``other``: the appointment in the way; None for opening hours and shifts."""

    kind: ConflictKind
    other: int | None = None


Span = tuple[datetime, datetime]


def conflicts(
    wanted: Slot, others: Iterable[Slot], open_spans: Sequence[Span], shift: Span | None, *, is_rostered_day: bool
) -> tuple[Conflict, ...]:
    """What stands against ``wanted`` among ``others`` (those that still count; itself is passed over).

    ``open_spans``: when the store is open around that day; an appointment has to lie in one of them. ``shift``: of the
    consultant that day, None when they have none, which says something only on a day that is on the roster.
    """
    found = []
    for other in others:
        if other.id == wanted.id or other.at >= wanted.until or other.until <= wanted.at:
            continue
        if wanted.resource_id is not None and other.resource_id == wanted.resource_id:
            found.append(Conflict(ConflictKind.RESOURCE, other.id))
        elif wanted.consultant_id is not None and other.consultant_id == wanted.consultant_id:
            found.append(Conflict(ConflictKind.CONSULTANT, other.id))
        elif wanted.customer_id is not None and other.customer_id == wanted.customer_id:
            found.append(Conflict(ConflictKind.CUSTOMER, other.id))
    if wanted.consultant_id is not None and is_rostered_day and not _within(wanted, [shift] if shift else []):
        found.append(Conflict(ConflictKind.NOT_ON_SHIFT))
    if not _within(wanted, open_spans):
        found.append(Conflict(ConflictKind.CLOSED))
    order = list(ConflictKind)
    return tuple(sorted(found, key=lambda one: (order.index(one.kind), one.other or 0)))


def _within(wanted: Slot, spans: Iterable[Span]) -> bool:
    return any(begins <= wanted.at and wanted.until <= ends for begins, ends in spans)


def free_from(wanted: Slot, others: Iterable[Slot], *, step: timedelta = timedelta(minutes=15)) -> datetime:
    """The first moment from ``wanted.at`` on, in steps, when its resource (else its consultant) is free that long."""
    length = wanted.until - wanted.at
    busy = [
        other
        for other in others
        if other.id != wanted.id
        and (
            (wanted.resource_id is not None and other.resource_id == wanted.resource_id)
            or (
                (wanted.resource_id is None and wanted.consultant_id is not None)
                and other.consultant_id == wanted.consultant_id
            )
        )
    ]
    at = wanted.at
    while any(other.at < at + length and at < other.until for other in busy):
        at += step
    return at
