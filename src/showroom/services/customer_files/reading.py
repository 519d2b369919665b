"""The first pass over a file: every record is read, recognised and put into the plan, some hundreds at a time."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from sqlalchemy import select

from showroom.domain.customers import cells, form, names
from showroom.domain.customers.cells import Columns
from showroom.domain.customers.form import Answer
from showroom.domain.errors import UserError
from showroom.domain.packs.schema import Pack
from showroom.services.customer_files import known
from showroom.services.customer_files.known import KNOWN, Found, Likely, Marks, marks_of
from showroom.services.customer_files.numbers import own_number
from showroom.services.customer_files.plan import KEPT, REJECTED, Person, Plan, fill, read, reason_of
from showroom.services.customer_files.values import Outcome, Reason, Taken
from showroom.services.customers import answers as _answers
from showroom.services.record_files.values import Record
from showroom.services.shop import Shop
from showroom.store.models import CustomerOwner, CustomerSource, Staff
from showroom.store.staging import Staging

AT_ONCE = 250
_LONGEST_SOURCE = 200


@dataclass(frozen=True, slots=True)
class _Draft:
    record: Record
    answers: dict[str, Answer]
    owner: str
    owner_id: int | None
    marks: Marks


def in_portions(records: Iterable[Record], size: int = AT_ONCE) -> Iterator[list[Record]]:
    """Records some hundreds at a time."""
    rest = iter(records)
    while portion := list(islice(rest, size)):
        yield portion


@dataclass(frozen=True, slots=True)
class _Held:
    """A customer as the database holds them: answers, who looks after them, their number in the file's system."""

    answers: Mapping[str, Answer]
    owner_id: int | None
    source: str


class Reader:
    """Reads records into a plan. ``heads`` and ``columns`` are the file's."""

    def __init__(
        self, shop: Shop, staging: Staging, plan: Plan, pack: Pack, heads: Sequence[str], columns: Columns
    ) -> None:
        self._shop, self._connection, self._plan, self._pack = shop, staging.connection, plan, pack
        self._columns, self._width = columns, len(heads)
        self.system = " + ".join(names.fold(heads[at].strip()) for at in columns.get(cells.SOURCE, ()))[:200]
        self._staff = {
            row.name: row.id
            for row in self._connection.execute(
                select(Staff.name, Staff.id).where(Staff.store_id == shop.store.id, Staff.active)
            )
        }
        self._found = Found()
        self._people: dict[int, Person] = {}
        self._held: dict[int, _Held] = {}
        self._places: dict[int, int] = {}  # of customers whom the file has named before

    def take(self, records: Sequence[Record]) -> list[Taken]:
        """Put some records into the plan; says what becomes of each."""
        self._found, self._people = Found(), {}
        drafts = [self._read(record) for record in records]
        marks = [draft.marks for draft in drafts if isinstance(draft, _Draft)]
        known.look_up(self._connection, self._shop.store.id, self.system, marks, self._found)
        self._hold({one.customer_id for held in self._found.by_key.values() for one in held} - {None})
        self._plan.look_up(marks, self._found)
        taken = [
            self._placed(draft) if isinstance(draft, _Draft) else self._rejected(record, draft)
            for record, draft in zip(records, drafts, strict=True)
        ]
        self._plan.put(list(self._people.values()))
        return taken

    def _read(self, record: Record) -> _Draft | UserError:
        self._plan.counts.read += 1
        store = self._shop.store
        try:
            answers, owner, source = read(
                self._pack.form, self._columns, record, self._width, store.currency, store.country
            )
            owner_id = self._staff.get(owner) if owner else None
            if owner and owner_id is None:
                raise UserError("import_no_such_person", field=cells.OWNER, name=owner)
            if len(source) > _LONGEST_SOURCE:
                raise UserError("form_too_long", field=cells.SOURCE, longest=_LONGEST_SOURCE, length=len(source))
            number = own_number(store.id, source)
            marks = marks_of(self._pack.form, answers, store.country, "" if number else source, number)
            if not marks.sure and not marks.name and not any(marks.telling[at] for at in (0, 2, 3)):
                first = form.by_column(self._pack.form, "name")
                raise UserError("customer_needs_something", field=first.key if first is not None else None)
        except UserError as refusal:
            return refusal
        return _Draft(record, answers, owner, owner_id, marks)

    def _rejected(self, record: Record, refusal: UserError) -> Taken:
        reason = reason_of(refusal)
        self._plan.note(record, REJECTED, reason)
        return Taken(record.line, Outcome.REJECTED, {}, "", 0, reason)

    def _placed(self, draft: _Draft) -> Taken:
        answers = dict(draft.answers)  # a later record of the same person adds to the plan's
        try:
            outcome, filled = self._place(draft)
        except UserError as refusal:
            return self._rejected(draft.record, refusal)
        return Taken(draft.record.line, outcome, answers, draft.owner, filled, None)

    def _place(self, draft: _Draft) -> tuple[Outcome, int]:
        likely = self._chosen(draft.marks)
        counts, outcome, filled = self._plan.counts, Outcome.NEW, 0
        if likely is None:
            person = Person(
                self._plan.next_place(),
                draft.record.line,
                None,
                draft.answers,
                draft.owner_id,
                draft.marks.source,
                draft.marks,
            )
            counts.added += 1
        else:
            person = self._person(likely, draft)
            filled = self._fill(person, draft)
            outcome = Outcome.FILLS if filled else Outcome.SAME
            if filled:
                counts.updated += 1
            else:
                counts.unchanged += 1
        self._people[person.place] = person
        if person.customer_id is not None:
            self._places[person.customer_id] = person.place
        again = Likely(person.customer_id, person.place, person.marks.name, person.marks.telling, person.marks.phones)
        for key in person.marks.keys:
            self._drop(key, person)
            self._found.add(key, again)
        return outcome, filled

    def _hold(self, ids: Collection[int | None]) -> None:
        """Look up those whom the next records may be about, all at once."""
        wanted = sorted(one for one in ids if one is not None)
        self._held, self._places = {}, {}
        if not wanted:
            return
        self._places = self._plan.places_of(wanted)
        records = _answers.load_many(self._connection, self._pack, wanted)
        store_id = self._shop.store.id
        owners = self._connection.execute(
            select(CustomerOwner.customer_id, CustomerOwner.staff_id).where(
                CustomerOwner.store_id == store_id, CustomerOwner.customer_id.in_(wanted)
            )
        )
        owner_of = {row.customer_id: row.staff_id for row in owners}
        sources = self._connection.execute(
            select(CustomerSource.customer_id, CustomerSource.code).where(
                CustomerSource.store_id == store_id,
                CustomerSource.system == self.system,
                CustomerSource.customer_id.in_(wanted),
            )
        )
        source_of = {row.customer_id: row.code for row in sources}
        self._held = {
            one: _Held(record.answers, owner_of.get(one), source_of.get(one, "")) for one, record in records.items()
        }

    def _drop(self, key: known.Key, person: Person) -> None:
        """Who is in the plan now is no longer looked up as the customer only."""
        held = self._found.by_key.get(key, [])
        self._found.by_key[key] = [
            one
            for one in held
            if one.place != person.place and (person.customer_id is None or one.customer_id != person.customer_id)
        ]

    def _chosen(self, marks: Marks) -> Likely | None:
        """The one meant; a customer whom the file has named before counts once."""
        if marks.known is not None and not self._found.of(((KNOWN, str(marks.known)),)):
            raise UserError("import_number_unknown", field=cells.SOURCE, value=marks.known)
        keys = (*marks.keys, *(((KNOWN, str(marks.known)),) if marks.known is not None else ()))
        planned = {
            one.customer_id: one
            for one in self._found.of(keys)
            if one.place is not None and one.customer_id is not None
        }
        if planned:
            for key in keys:
                held = self._found.by_key.get(key)
                if held:
                    self._found.by_key[key] = list(
                        dict.fromkeys(
                            one if one.customer_id is None else planned.get(one.customer_id, one) for one in held
                        )
                    )
        return known.choose(marks, self._found)

    def _person(self, likely: Likely, draft: _Draft) -> Person:
        place = likely.place
        if place is None and likely.customer_id is not None:  # named before under something else
            place = self._places.get(likely.customer_id)
        if place is not None:
            return self._people.get(place) or self._plan.person(place)
        assert likely.customer_id is not None
        held = self._held.get(likely.customer_id)
        if held is None:
            raise UserError("customer_gone", id=likely.customer_id)
        marks = marks_of(self._pack.form, held.answers, self._shop.store.country, held.source, None)
        return Person(
            self._plan.next_place(), draft.record.line, likely.customer_id, dict(held.answers), held.owner_id,
            held.source, marks,
        )  # fmt: skip

    def _fill(self, person: Person, draft: _Draft) -> int:
        """Fill what is empty; what differs is noted. Returns how many answers were filled."""
        filled, differ = fill(self._pack.form, person.answers, draft.answers, self._shop.store.country)
        news = len(filled)
        person.filled |= filled
        if draft.owner_id is not None and person.owner_id is None:
            person.owner_id, person.gives_owner, news = draft.owner_id, True, news + 1
        elif draft.owner_id is not None and draft.owner_id != person.owner_id:
            self._plan.note(draft.record, KEPT, Reason("import_kept_owner", cells.OWNER, {}))
        if draft.marks.source and not person.source:
            person.source, person.gives_source, news = draft.marks.source, True, news + 1
        for key in sorted(differ):
            self._plan.note(draft.record, KEPT, Reason("import_kept", key, {}))
        if filled or person.gives_source:
            person.marks = marks_of(self._pack.form, person.answers, self._shop.store.country, person.source, None)
        return news
