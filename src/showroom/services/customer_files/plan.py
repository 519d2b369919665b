"""What a run over a file will do, person by person: read, recognised, filled; nothing is written yet.

The plan waits in temporary tables beside the database, so that a file of a hundred thousand rows takes no more memory
than one of a hundred. A record that exists is never overwritten: what is empty is filled, what differs is noted.
"""

from __future__ import annotations

import json
import pickle
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import BigInteger, Column, Integer, LargeBinary, Text, delete, func, select

from showroom.domain.customers import cells, form, names, phones
from showroom.domain.customers.cells import Columns
from showroom.domain.customers.form import Answer, FormRefused
from showroom.domain.errors import UserError
from showroom.domain.packs.schema import Form
from showroom.services.customer_files.known import Found, Likely, Marks
from showroom.services.customer_files.values import MOST_REASONS, Reason
from showroom.services.record_files.values import Record
from showroom.store.staging import Staging

REJECTED, KEPT = "rejected", "kept"


@dataclass(slots=True)
class Person:
    """Somebody the file names. ``answers``: all that is known then; ``filled``: what the file adds to a customer."""

    place: int
    line: int
    customer_id: int | None
    answers: dict[str, Answer]
    owner_id: int | None
    source: str
    marks: Marks
    filled: set[str] = field(default_factory=set)
    gives_owner: bool = False
    gives_source: bool = False

    @property
    def is_new(self) -> bool:
        return self.customer_id is None

    @property
    def writes(self) -> bool:
        return self.is_new or bool(self.filled) or self.gives_owner or self.gives_source


@dataclass(slots=True)
class Counts:
    """What became of the records read so far."""

    read: int = 0
    added: int = 0
    updated: int = 0
    unchanged: int = 0
    rejected: int = 0
    conflicts: int = 0


class Plan:
    """The people of a file and the notes about its records, in temporary tables."""

    def __init__(self, staging: Staging) -> None:
        self._staging, self._connection = staging, staging.connection
        self._people = staging.table(
            "plan_person",
            Column("place", Integer, primary_key=True),
            Column("line", Integer),
            Column("customer_id", BigInteger),
            Column("writes", Integer),
            Column("facts", LargeBinary),
        )
        self._keys = staging.table(
            "plan_key",
            Column("kind", Text),
            Column("text", Text),
            Column("place", Integer),
            Column("customer_id", BigInteger),
            Column("name", Text),
            Column("telling", Text),
            index=(("kind", "text"), ("place",)),
        )
        self._notes = staging.table(
            "plan_note",
            Column("place", Integer, primary_key=True),
            Column("line", Integer),
            Column("kind", Text),
            Column("cells", Text),
            Column("code", Text),
            Column("field", Text),
            Column("facts", Text),
        )
        self.counts = Counts()
        self.first_rejected: list[tuple[Record, Reason]] = []
        self._last_place = self._last_put = self._last_note = 0
        self._waiting_notes: list[tuple[Any, ...]] = []

    def next_place(self) -> int:
        self._last_place += 1
        return self._last_place

    def note(self, record: Record, kind: str, reason: Reason) -> None:
        """A record that was rejected, or of which something was not taken."""
        self._last_note += 1
        if kind == REJECTED:
            self.counts.rejected += 1
            if len(self.first_rejected) < MOST_REASONS:
                self.first_rejected.append((record, reason))
        else:
            self.counts.conflicts += 1
        cells, facts = _as_json(record.cells), _as_json(dict(reason.facts))
        self._waiting_notes.append((self._last_note, record.line, kind, cells, reason.code, reason.field, facts))

    def look_up(self, wanted: Sequence[Marks], found: Found) -> None:
        """Find the people the file has named before."""
        by_kind: dict[str, set[str]] = {}
        for marks in wanted:
            for kind, text in marks.asked:
                by_kind.setdefault(kind, set()).add(text)
        for kind, texts in by_kind.items():
            rows = self._connection.execute(
                select(self._keys).where(self._keys.c.kind == kind, self._keys.c.text.in_(sorted(texts)))
            )
            for row in rows:
                likely = Likely(row.customer_id, row.place, row.name, tuple(row.telling.split("\x1f")))
                found.add((row.kind, row.text), likely)

    def places_of(self, ids: Sequence[int]) -> dict[int, int]:
        """Customers the file has named before → their places."""
        table = self._people
        rows = self._connection.execute(
            select(table.c.customer_id, table.c.place).where(table.c.customer_id.in_(sorted(set(ids))))
        )
        return {row.customer_id: row.place for row in rows}

    def person(self, place: int) -> Person:
        row = self._connection.execute(select(self._people).where(self._people.c.place == place)).one()
        return _person(row)

    def put(self, people: Sequence[Person]) -> None:
        """Keep these people as they are now, and what they are found by; writes the notes as well."""
        self._staging.pour(self._notes, self._waiting_notes)
        self._waiting_notes = []
        if not people:
            return
        again = [one.place for one in people if one.place <= self._last_put]
        if again:
            for table in (self._people, self._keys):
                self._connection.execute(delete(table).where(table.c.place.in_(again)))
        self._last_put = self._last_place
        self._staging.pour(self._people, [_row(one) for one in people])
        keys: list[tuple[Any, ...]] = []
        for one in people:
            shown = (one.place, one.customer_id, one.marks.name, "\x1f".join(one.marks.telling))
            keys += [(*key, *shown) for key in one.marks.keys]
        self._staging.pour(self._keys, keys)

    def to_write(self, after: int, most: int) -> list[Person]:
        """The next people that change something."""
        table = self._people
        rows = self._connection.execute(
            select(table).where(table.c.place > after, table.c.writes == 1).order_by(table.c.place).limit(most)
        ).all()
        return [_person(row) for row in rows]

    @property
    def people(self) -> int:
        """How many people change something."""
        table = self._people
        return int(self._connection.execute(select(func.count()).where(table.c.writes == 1)).scalar_one())

    def notes(self) -> Iterator[tuple[Record, str, Reason]]:
        """All notes in the order of the file."""
        after = 0
        while True:
            table = self._notes
            rows = self._connection.execute(
                select(table).where(table.c.place > after).order_by(table.c.place).limit(500)
            ).all()
            if not rows:
                return
            for row in rows:
                record = Record(row.line, tuple(json.loads(row.cells)))
                yield record, row.kind, Reason(row.code, row.field, json.loads(row.facts))
            after = rows[-1].place


def _row(one: Person) -> tuple[Any, ...]:
    """A person as the plan keeps them: pickled, by this process for itself."""
    facts = (one.answers, one.owner_id, one.source, one.marks, one.filled, one.gives_owner, one.gives_source)
    return one.place, one.line, one.customer_id, int(one.writes), pickle.dumps(facts, pickle.HIGHEST_PROTOCOL)


def _person(row: Any) -> Person:
    return Person(row.place, row.line, row.customer_id, *pickle.loads(row.facts))  # noqa: S301 - see _row


_as_json = json.JSONEncoder(ensure_ascii=False, default=str).encode


def fill(form_: Form, held: dict[str, Answer], said: Mapping[str, Answer], region: str) -> tuple[set[str], set[str]]:
    """Fill what is empty in ``held`` from ``said``, phones added: (fields filled, fields that say something else)."""
    filled: set[str] = set()
    differ: set[str] = set()
    for one in form_.fields:
        new, old = said.get(one.key), held.get(one.key)
        if new is None or not form.is_given(new):
            continue
        if one.column == "phones" and isinstance(new, tuple) and isinstance(old, tuple):
            have = {number.e164 for number in phones.read_all(old, region)}
            more = tuple(number.raw for number in phones.read_all(new, region) if number.e164 not in have)
            if more:
                held[one.key] = (*old, *more)
                filled.add(one.key)
        elif old is None or not form.is_given(old):
            held[one.key] = new
            filled.add(one.key)
        elif not _same(one.column, old, new):
            differ.add(one.key)
    return filled, differ


def _same(column: str | None, old: Answer, new: Answer) -> bool:
    match old, new:
        case str(), str():
            if column == "name":
                return names.key(old) == names.key(new)
            return " ".join(names.fold(old).split()) == " ".join(names.fold(new).split())
        case form.Relation(said, _), form.Relation(other, _):
            return names.fold(said) == names.fold(other)
        case tuple(), tuple():
            return set(old) == set(new)
    return old == new


def read(
    form_: Form, columns: Columns, record: Record, width: int, currency: str, country: str
) -> tuple[dict[str, Answer], str, str]:
    """A record's answers, the owner's name and the number in its own system. Raises ``UserError``, ``FormRefused``."""
    if record.trouble is not None:
        raise UserError(record.trouble.code, field=None, **dict(record.trouble.facts))
    if len(record.cells) > width and any(cell.strip() for cell in record.cells[width:]):
        raise UserError("import_row_uneven", found=len(record.cells), expected=width)
    padded = (*record.cells, *("" for _ in range(width - len(record.cells))))
    answers, owner = cells.answers(form_, columns, padded, currency)
    tidy: dict[str, Answer] = {}
    for key, answer in answers.items():
        plain: Answer = answer.strip() if isinstance(answer, str) else answer
        if form.is_given(plain):
            tidy[key] = plain
    # before anybody is looked for: a bad number must not make it somebody else's record
    refused = tuple(one for one in form.problems(form_, tidy, country) if not one.doubt)
    if refused:
        raise FormRefused(refused)
    return tidy, owner, cells.source_of(columns, padded)


def reason_of(refusal: UserError) -> Reason:
    """Why a record is rejected."""
    if isinstance(refusal, FormRefused):
        return Reason.of(refusal.problems[0])
    return Reason(refusal.code, refusal.field, refusal.facts)
