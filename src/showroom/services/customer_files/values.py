"""What an import says and asks: frozen read models."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from showroom.domain.customers.form import Answer, Problem
from showroom.services.record_files.values import Record
from showroom.wording import word

MOST_REASONS = 100

Told = Callable[[str, float], None]
"""Hears a phase (``reading``, ``writing``, ``ahead``, ``moving``, ``indexing``) and how much of it is done, 0 … 1; may
raise to stop: nothing has happened then, unless the phase is ``indexing``."""


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a record was rejected, or what was kept as it was: a wording code, at a field when it is one field's."""

    code: str
    field: str | None
    facts: Mapping[str, object]

    @classmethod
    def of(cls, problem: Problem) -> Reason:
        return cls(problem.code, problem.field, problem.facts)


@dataclass(frozen=True, slots=True)
class Sentences:
    """Puts a reason into words; a value, so that another process may do it. ``names``: of the fields, ``at_field``:
    how a field's name and its sentence stand together.
    """

    lang: str
    names: Mapping[str, str]
    at_field: str

    def __call__(self, why: Reason) -> str:
        sentence = word(self.lang, why.code, **why.facts)
        name = self.names.get(why.field or "")
        return self.at_field.format(field=name, sentence=sentence) if name else sentence


@dataclass(frozen=True, slots=True)
class NotesFile:
    """Where the rejected records go, as they stand, with line and reason; ``said`` puts a reason into words.

    Records that were taken although the file says something else than the customer's record stand in it too.
    """

    path: Path
    said: Callable[[Reason], str]
    titles: tuple[str, str]


@dataclass(frozen=True, slots=True)
class Imported:
    """What became of the records; ``added + updated + unchanged + rejected_count == read``.

    ``updated``: filled something that was empty. ``conflicts``: values of the file that were not taken because the
    record holds another. ``rejected``: the first hundred; ``columns``: field → head(s), as said, remembered or guessed.
    ``skipped``: what is never taken in (``photos``). ``held``: seconds for which no other PC could write.
    ``indexed``: False when the disk was full before all of them were findable: that is made up for later.
    """

    read: int
    added: int
    updated: int
    unchanged: int
    rejected_count: int
    rejected: tuple[tuple[Record, Reason], ...]
    conflicts: int
    columns: Mapping[str, str]
    heads: tuple[str, ...]
    guessed: bool
    notes_file: Path | None = None
    skipped: Mapping[str, int] = field(default_factory=dict)
    held: float = 0.0
    indexed: bool = True


class Outcome(StrEnum):
    """What becomes of a record."""

    NEW = "new"
    FILLS = "fills"
    SAME = "same"
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True)
class Taken:
    """A record as it is taken. ``answers``: by field; ``filled``: how many of them (and owner, number in its own
    system) a known customer lacks; ``reason``: why it can't be taken, then there are no answers.
    """

    line: int
    outcome: Outcome
    answers: Mapping[str, Answer]
    owner: str
    filled: int
    reason: Reason | None


@dataclass(frozen=True, slots=True)
class PreviewRow:
    """A record of the preview; ``name``: whom it is about, as the file says it, also where it is rejected."""

    name: str
    taken: Taken


@dataclass(frozen=True, slots=True)
class Preview:
    """A file's first records. ``columns``: field → positions; ``how``: ``remembered`` or ``guessed``; ``samples``:
    their cells; ``whole``: whether they are all there are.
    """

    kind: str
    encoding: str
    separator: str
    heads: tuple[str, ...]
    columns: Mapping[str, tuple[int, ...]]
    how: str
    samples: tuple[tuple[str, ...], ...]
    rows: tuple[PreviewRow, ...]
    whole: bool

    def count(self, outcome: Outcome) -> int:
        """How many of the rows come to this."""
        return sum(row.taken.outcome is outcome for row in self.rows)
