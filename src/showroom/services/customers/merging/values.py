"""What the merging services take and return."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from showroom.domain.customers.form import Answer
from showroom.domain.customers.merging import Pick
from showroom.domain.packs.schema import FormField, Pack
from showroom.services.customers.values import Person


@dataclass(frozen=True, slots=True)
class Request:
    """``kept_id`` goes on, ``other_id`` leads to it. ``picks``: whose answer, by the keys of :class:`Pair`; what is
    not named is decided as the preview proposes.
    """

    kept_id: int
    other_id: int
    picks: Mapping[str, Pick] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Pair:
    """One thing known, on both sides. ``field``: the form's field, None for what the form does not ask.

    ``united``: both stay (phones). ``differs``: there is something to choose; ``may_join``: both can stay as one text.
    Masked for who must not see it.
    """

    key: str
    field: FormField | None
    kept: Answer | None
    other: Answer | None
    pick: Pick
    differs: bool
    may_join: bool = False
    united: bool = False


@dataclass(frozen=True, slots=True)
class Owners:
    """Both sides have an owner in a store; ``pick`` says whose stays (REG-07)."""

    store: str
    kept: str
    other: str
    pick: Pick


@dataclass(frozen=True, slots=True)
class Preview:
    """Both records side by side. ``moves``: (table, how many rows) of the other record's history, most first;
    ``moves_back``: of this one's, if the other record is kept.

    ``may``: the actor may merge these two; ``better``: which record is the fuller one.
    """

    kept: Person
    other: Person
    pairs: tuple[Pair, ...]
    moves: tuple[tuple[str, int], ...]
    moves_back: tuple[tuple[str, int], ...]
    owners: tuple[Owners, ...]
    better: Pick
    may: bool
    said_different: bool
    pack: Pack


@dataclass(frozen=True, slots=True)
class Merged:
    """A merge that was done. ``id`` takes it back; ``moved``: (table, rows)."""

    id: int
    winner_id: int
    loser_id: int
    moved: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class MergedFrom:
    """A record that now leads to this customer. ``name`` is empty for one without, and for who must not see it;
    ``may``: the actor may take the merge back.
    """

    id: int
    loser_id: int
    name: str
    at: datetime
    staff: str
    may: bool


@dataclass(frozen=True, slots=True)
class Later:
    """Something that happened with the customer after the merge: it stays with the one that is left unless given to
    the other.
    """

    table: str
    row: int
    at: datetime


@dataclass(frozen=True, slots=True)
class Undone:
    """A merge taken back. ``kept``: (table, columns) changed since by somebody, which stay as they are now with the
    winner; ``gone``: how many moved rows no longer exist; ``given``: later rows that went to the other record.
    """

    winner_id: int
    loser_id: int
    kept: tuple[tuple[str, tuple[str, ...]], ...]
    gone: int
    given: int
