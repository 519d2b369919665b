"""Taking in a file of customers (REG-12): each record is added, fills a customer, changes nothing, or is rejected.

Three passes. *Reading* recognises every record and makes a plan. *Writing* sends the plan through the services that
register and change customers, into rows set aside. *Moving* puts all of them into the tables in one transaction, for
which others wait some seconds at most; until then nothing has happened. The search index follows, a little at a time.
"""

from __future__ import annotations

import csv
import hashlib
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import cast

from sqlalchemy import Table, func, select
from sqlalchemy.exc import DBAPIError, IntegrityError

from showroom.domain.customers import cells
from showroom.domain.errors import Fault, UserError
from showroom.domain.guarded import guard
from showroom.domain.staff.actor import Actor
from showroom.domain.staff.permissions import require
from showroom.services import packs
from showroom.services.customer_files import columns as _columns
from showroom.services.customer_files import indexing
from showroom.services.customer_files.ahead import Ahead
from showroom.services.customer_files.plan import REJECTED, Person, Plan, reason_of
from showroom.services.customer_files.reading import Reader, in_portions
from showroom.services.customer_files.staged_work import Aside, StagedWork, chain
from showroom.services.customer_files.values import Imported, NotesFile, Told
from showroom.services.customers import owners
from showroom.services.customers.records import Registration, register_in, update_in
from showroom.services.record_files.opening import open_records
from showroom.services.record_files.values import Record, Source
from showroom.services.shop import Shop
from showroom.services.work import Work
from showroom.store.database import Database
from showroom.store.faults import fault_of
from showroom.store.models import AuditValue, Customer, CustomerPhone, CustomerSource, ImportRun
from showroom.store.staging import Staging, notify, staging

ACTION = "customers.import"
_AT_ONCE = 200
_TRIES = 3


class _Again(Exception):
    """Somebody else registered or changed one of these people meanwhile: read the file again."""


def _silent(_phase: str, _part: float) -> None:
    return


def import_customers(
    shop: Shop,
    actor: Actor,
    file: Path,
    *,
    mapping: Sequence[tuple[str, str]] = (),
    dry_run: bool = False,
    notes: NotesFile | None = None,
    told: Told = _silent,
) -> Imported:
    """Bring the customers up to ``file``; a second run changes nothing. Raises ``UserError`` for the file.

    ``mapping``: (field, head) pairs, a field may come twice; without any the heads' last mapping is taken, else it is
    guessed. An exception from ``told`` stops the run, and nothing has happened.
    """
    require(actor, ACTION)
    source = open_records(file)
    if not dry_run:
        indexing.complete(shop, actor)
    for last in range(_TRIES, 0, -1):
        try:
            with staging(shop.database) as stage:
                return _Run(shop, actor, source, stage, told).go(mapping, dry_run=dry_run, notes=notes)
        except _Again:
            if last == 1:
                raise UserError("import_disturbed", file=file.name) from None
    raise AssertionError


class _Run:
    """One try of one run."""

    def __init__(self, shop: Shop, actor: Actor, source: Source, stage: Staging, told: Told) -> None:
        self._shop, self._actor, self._source, self._stage, self._told = shop, actor, source, stage, told
        connection = stage.connection
        self._current = packs.in_force(shop, connection)
        self._began = int(connection.execute(select(func.coalesce(func.max(Customer.id), 0))).scalar_one())
        self._plan = Plan(stage)
        self._aside = Aside(stage)
        connection.commit()
        self._system = ""

    def go(self, mapping: Sequence[tuple[str, str]], *, dry_run: bool, notes: NotesFile | None) -> Imported:
        """All passes; the pack that the run began with holds for the whole of it."""
        self._shop.pinned_pack = self._current
        try:
            return self._passes(mapping, dry_run=dry_run, notes=notes)
        finally:
            self._shop.pinned_pack = None

    def _passes(self, mapping: Sequence[tuple[str, str]], *, dry_run: bool, notes: NotesFile | None) -> Imported:
        connection, form = self._stage.connection, self._current.pack.form
        columns, how = _columns.found(connection, self._shop.store.id, form, self._source.heads, mapping)
        self._read(columns)
        self._write()
        kept, indexed = self._keep_notes(notes), True
        counts = self._plan.counts
        if not dry_run and (self._plan.people or how == _columns.SAID):
            ahead = Ahead(self._shop, self._stage, self._aside)
            try:
                with ahead.written(lambda part: self._told("ahead", part)):
                    self._move(columns, ahead, remember=how == _columns.SAID)
            except BaseException:
                if kept is not None:
                    with suppress(OSError):
                        kept.unlink()
                raise
            indexed = self._index()
        return Imported(
            counts.read, counts.added, counts.updated, counts.unchanged, counts.rejected,
            tuple(self._plan.first_rejected), counts.conflicts, cells.shown(columns, self._source.heads),
            self._source.heads, how != _columns.SAID, kept, self._source.skipped, self._stage.held,
            indexed,
        )  # fmt: skip

    def _index(self) -> bool:
        """Make them findable. False: the disk is full or gone; they are in, and the index is made up for later."""
        try:
            indexing.finish(self._shop, self._stage, self._aside, lambda part: self._told("indexing", part))
            indexing.complete(self._shop, self._actor)
        except (Fault, DBAPIError) as error:
            if isinstance(error, DBAPIError) and fault_of(error, "") is None:
                raise
            return False
        return True

    def _read(self, columns: cells.Columns) -> None:
        connection = self._stage.connection
        reader = Reader(self._shop, self._stage, self._plan, self._current.pack, self._source.heads, columns)
        self._system = reader.system
        self._told("reading", 0.0)
        for portion in in_portions(self._source.records()):
            reader.take(portion)
            connection.commit()  # each portion sees the customers as they are then, and no old state is held
            self._told("reading", self._source.part_read)
        if not self._plan.counts.read:
            raise UserError("import_empty", field="file", file=self._source.path.name)

    def _write(self) -> None:
        people, done, after = self._plan.people, 0, 0
        while portion := self._plan.to_write(after, _AT_ONCE):
            work = StagedWork(self._shop, self._actor, ACTION, self._aside)
            for person in portion:
                mark = work.mark()
                try:
                    self._write_one(work, person)
                except UserError as refusal:  # what only the service that registers can know
                    work.back_to(mark)
                    self._refuse(person, refusal)
            work.flush()
            self._stage.connection.commit()
            after, done = portion[-1].place, done + len(portion)
            self._told("writing", done / people)
        self._plan.put(())

    def _write_one(self, work: StagedWork, person: Person) -> None:
        customer_id = person.customer_id
        if customer_id is None:
            customer_id = register_in(work, Registration(person.answers, owner_id=person.owner_id)).id
        else:
            if person.filled:
                update_in(work, customer_id, {key: person.answers[key] for key in sorted(person.filled)})
            if person.gives_owner and person.owner_id is not None:
                owners.give_in(work, customer_id, person.owner_id)
        if person.source and (person.is_new or person.gives_source):
            work.insert(CustomerSource, customer_id=customer_id, system=self._system, code=person.source)

    def _refuse(self, person: Person, refusal: UserError) -> None:
        counts = self._plan.counts
        if person.is_new:
            counts.added -= 1
        else:
            counts.updated -= 1
        self._plan.note(Record(person.line, ()), REJECTED, reason_of(refusal))

    def _move(self, columns: cells.Columns, ahead: Ahead, *, remember: bool) -> None:
        """Everything set aside into the tables, in one transaction."""
        self._told("moving", 0.0)
        _ = self._shop.ids
        database: Database = self._shop.database
        connection = self._stage.connection
        connection.commit()
        with self._stage.moving(database):
            if not database.is_sqlite:
                connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({self._shop.store.id})")
            if not ahead.settle() or self._stage.changed_since() or self._met():
                raise _Again
            work = Work(self._shop, connection, self._actor, ACTION)
            values = cast(Table, AuditValue.__table__)
            tables = self._stage.tables()
            chain(work, self._aside)
            # the values of the audit last: they refer to what the chain has just made
            for number, table in enumerate(sorted(tables, key=lambda table: table is values)):
                try:
                    self._stage.move(table)
                except IntegrityError as error:  # somebody gave the customer an owner, a number, … meanwhile
                    raise _Again from error
                self._told("moving", (number + 1) / len(tables))
            if self._plan.people:
                self._note_run(work)
            if remember:
                _columns.remember(work, self._source.heads, columns)
            work.close()
            notify(connection)
        ahead.settled()

    def _met(self) -> bool:
        """Whether somebody registered one of the new people since the run began: by phone, e-mail or the same name."""
        connection = self._stage.connection
        fresh = self._stage.rows_of(cast(Table, Customer.__table__))
        if fresh is None:
            return False
        since = Customer.id > self._began
        numbers = self._stage.rows_of(cast(Table, CustomerPhone.__table__))
        if numbers is not None:
            met = (
                select(CustomerPhone.id)
                .join(numbers, numbers.c.e164 == CustomerPhone.e164)
                .where(CustomerPhone.customer_id > self._began)
            )
            if connection.execute(met.limit(1)).first() is not None:
                return True
        by_email = select(Customer.id).join(fresh, fresh.c.email_key == Customer.email_key).where(since)
        by_name = select(Customer.id).join(fresh, fresh.c.name_key == Customer.name_key).where(since)
        # a name says who it is only where nothing surer is known
        by_name = by_name.where(fresh.c.name_key != "", fresh.c.email_key.is_(None))
        if numbers is not None:
            by_name = by_name.where(fresh.c.id.not_in(select(numbers.c.customer_id)))
        return any(connection.execute(met.limit(1)).first() is not None for met in (by_email, by_name))

    def _note_run(self, work: Work) -> None:
        counts = self._plan.counts
        with self._source.path.open("rb") as stream:
            digest = hashlib.file_digest(stream, "sha256").hexdigest()
        self._aside.run_id = work.insert(
            ImportRun,
            what=_columns.WHAT,
            at=work.now,
            staff_id=self._actor.staff_id,
            digest=digest,
            read=counts.read,
            added=counts.added,
            updated=counts.updated,
            unchanged=counts.unchanged,
            rejected=counts.rejected,
            conflicts=counts.conflicts,
            first_id=self._aside.first_id,
            last_id=self._aside.last_id,
            indexed=False,
        )

    def _keep_notes(self, notes: NotesFile | None) -> Path | None:
        """The rejected records and what was not taken, beside each other in one file. Raises ``UserError``."""
        counts = self._plan.counts
        if notes is None or not (counts.rejected or counts.conflicts):
            return None
        width = len(self._source.heads)
        part = notes.path.with_name(f"{notes.path.name}.part")
        try:
            notes.path.parent.mkdir(parents=True, exist_ok=True)
            with part.open("w", encoding="utf-8-sig", newline="") as stream:
                writer = csv.writer(stream)
                writer.writerow([guard(cell) for cell in (*self._source.heads, *notes.titles)])
                for record, _kind, reason in self._plan.notes():
                    padded = (*record.cells, *[""] * (width - len(record.cells)))
                    writer.writerow([*(guard(cell) for cell in padded), record.line, notes.said(reason)])
            part.replace(notes.path)
        except OSError as error:
            with suppress(OSError):
                part.unlink()
            raise UserError("import_notes_not_written", file=notes.path.name, why=error.strerror or "") from error
        return notes.path
