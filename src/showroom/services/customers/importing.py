"""Taking in a file of customers (REG-12): each record is added, updated, unchanged or rejected with its reason.

A record is somebody already known when a phone or the e-mail and the name agree; without either, when the name and all
else that tells people apart agree. Nobody is merged: another name on the same number is another person of the
household.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import ColumnElement, or_, select

from showroom.domain.customers import cells, form, names, phones
from showroom.domain.customers.cells import Columns
from showroom.domain.customers.form import Answer, FormRefused
from showroom.domain.errors import UserError
from showroom.domain.packs.schema import Form, Pack
from showroom.domain.staff.actor import Actor
from showroom.services import packs
from showroom.services.catalogue.files import Record, RecordFile, read_csv
from showroom.services.customers import answers as _answers
from showroom.services.customers import owners
from showroom.services.customers.records import Registration, given, register_in, update_in
from showroom.services.shop import Shop
from showroom.services.work import Work
from showroom.store.models import Customer, CustomerPhone, Staff

_TELLING = ("company", "address", "messaging_id", "phone_declined")


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a record was rejected: a wording code, at a field when it is one field's fault."""

    code: str
    field: str | None
    facts: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Imported:
    """What became of the records; ``added + updated + unchanged + len(rejected) == read``.

    ``columns``: field → head(s), as said or guessed.
    """

    read: int
    added: int
    updated: int
    unchanged: int
    rejected: tuple[tuple[Record, Reason], ...]
    columns: Mapping[str, str]
    heads: tuple[str, ...]


class _TrialOnly(Exception):
    """Ends a trial run: everything it wrote is rolled back."""


def import_customers(
    shop: Shop,
    actor: Actor,
    file: Path,
    *,
    mapping: Sequence[tuple[str, str]] = (),
    dry_run: bool = False,
) -> Imported:
    """Read ``file`` and bring the customers up to it; a second run changes nothing. Raises ``UserError`` for the file.

    ``mapping``: (field, head) pairs, a field may come twice; without any the heads are guessed from.
    """
    content = read_csv(file)
    with shop.view(actor, "customers.import") as connection:
        pack = packs.in_force(shop, connection).pack
    columns = said(pack.form, content.heads, mapping) if mapping else cells.guess(pack.form, content.heads)
    if not set(columns) - {cells.OWNER}:
        raise UserError("import_no_heads", field="map", heads=", ".join(content.heads))
    if not content.records:
        raise UserError("import_empty", field="file", file=file.name)
    run = _Run(shop, actor, pack, columns)
    try:
        with shop.batch():
            for record in content.records:
                run.take(record, len(content.heads))
            if dry_run:
                raise _TrialOnly
    except _TrialOnly:
        pass
    return run.result(content)


def said(form_: Form, heads: Sequence[str], mapping: Sequence[tuple[str, str]]) -> Columns:
    """The columns a person named. Raises ``UserError`` for a field or head that does not exist."""
    fields = cells.known_fields(form_)
    places = {names.fold(head.strip()): at for at, head in enumerate(heads)}
    found: dict[str, list[int]] = {}
    for key, head in mapping:
        if key not in fields:
            raise UserError("import_map_unknown_field", field="map", name=key, fields=", ".join(fields))
        at = places.get(names.fold(head.strip()))
        if at is None:
            raise UserError("import_map_unknown_head", field="map", head=head, heads=", ".join(heads))
        found.setdefault(key, []).append(at)
    return {key: tuple(at) for key, at in found.items()}


class _Run:
    """One run over a file: what has been counted so far, and which record each customer came from."""

    def __init__(self, shop: Shop, actor: Actor, pack: Pack, columns: Columns) -> None:
        self._shop, self._actor, self._pack, self._columns = shop, actor, pack, columns
        self._added = self._updated = self._unchanged = 0
        self._rejected: list[tuple[Record, Reason]] = []
        self._line_of: dict[int, int] = {}

    def take(self, record: Record, width: int) -> None:
        """Add, update, leave or reject one record."""
        try:
            if len(record.cells) > width and any(cell.strip() for cell in record.cells[width:]):
                raise UserError("import_row_uneven", found=len(record.cells), expected=width)
            padded = (*record.cells, *("" for _ in range(width - len(record.cells))))
            read, owner = cells.answers(self._pack.form, self._columns, padded, self._shop.store.currency)
            read = given(read)
            # before anybody is looked for: a bad number must not make it somebody else's record
            found = form.problems(self._pack.form, read, self._shop.store.country)
            if refused := tuple(one for one in found if not one.doubt):
                raise FormRefused(refused)
            with self._shop.work(self._actor, "customers.import") as work:
                self._write(work, record, read, owner)
        except FormRefused as refusal:
            first = refusal.problems[0]
            self._rejected.append((record, Reason(first.code, first.field, first.facts)))
        except UserError as refusal:
            self._rejected.append((record, Reason(refusal.code, refusal.field, refusal.facts)))

    def _write(self, work: Work, record: Record, read: dict[str, Answer], owner: str) -> None:
        owner_id = self._owner(work, owner)
        known = self._known(work, read)
        if known is None:
            made = register_in(work, Registration(read, owner_id=owner_id))
            self._line_of[made.id] = record.line
            self._added += 1
            return
        if known in self._line_of:
            raise UserError("import_twice", row=self._line_of[known])
        changes: dict[str, Answer | None] = dict(self._with_old_phones(work, known, read))
        changed = update_in(work, known, changes).changed
        if owner_id is not None and owners.owner_of(work.connection, work.store_id, known) != owner_id:
            owners.give_in(work, known, owner_id)
            changed = True
        self._line_of[known] = record.line
        if changed:
            self._updated += 1
        else:
            self._unchanged += 1

    def _owner(self, work: Work, name: str) -> int | None:
        if not name:
            return None
        found = work.connection.execute(
            select(Staff.id).where(Staff.store_id == work.store_id, Staff.name == name, Staff.active)
        ).scalar()
        if found is None:
            raise UserError("import_no_such_person", field=cells.OWNER, name=name)
        return found

    def _with_old_phones(self, work: Work, known: int, read: dict[str, Answer]) -> dict[str, Answer]:
        """A file that names one number takes none of the others away."""
        key = self._key("phones")
        new = read.get(key)
        if not isinstance(new, tuple):
            return read
        old = _answers.load(work.connection, self._pack, known).answers.get(key, ())
        held = old if isinstance(old, tuple) else ()
        return {**read, key: (*held, *new)}

    def _key(self, column: str) -> str:
        one = form.by_column(self._pack.form, column)
        return one.key if one is not None else column

    def _text(self, read: Mapping[str, Answer], column: str) -> str:
        answer = read.get(self._key(column))
        return answer if isinstance(answer, str) else ""

    def _known(self, work: Work, read: dict[str, Answer]) -> int | None:
        """The one customer this record is about; None when it is nobody known. Raises when it may be several."""
        typed = read.get(self._key("phones"), ())
        numbers = [
            one.e164
            for one in phones.read_all(typed if isinstance(typed, tuple) else (), self._shop.store.country)
            if one.e164 is not None
        ]
        email, name = names.fold(self._text(read, "email")), names.key(self._text(read, "name"))
        sure: list[ColumnElement[bool]] = []
        if numbers:
            sure.append(Customer.id.in_(select(CustomerPhone.customer_id).where(CustomerPhone.e164.in_(numbers))))
        if email:
            sure.append(Customer.email_key == email)
        wanted = select(Customer.id, Customer.name_key, *(getattr(Customer, one) for one in _TELLING)).where(
            Customer.active, or_(*sure) if sure else Customer.name_key == name
        )
        rows = work.connection.execute(wanted.order_by(Customer.id).limit(50)).all()
        if sure:
            rows = [row for row in rows if row.name_key == name or not row.name_key or not name]
        else:
            if not name and not any(self._text(read, column) for column in _TELLING):
                return None
            rows = [
                row
                for row in rows
                if all((getattr(row, column) or "") == self._text(read, column) for column in _TELLING)
            ]
        exact = [row for row in rows if row.name_key == name]
        rows = exact or list(rows)
        if len(rows) > 1 and sure:
            raise UserError("import_ambiguous", count=len(rows))
        return rows[0].id if rows else None

    def result(self, content: RecordFile) -> Imported:
        return Imported(
            read=len(content.records),
            added=self._added,
            updated=self._updated,
            unchanged=self._unchanged,
            rejected=tuple(self._rejected),
            columns=cells.shown(self._columns, content.heads),
            heads=content.heads,
        )
