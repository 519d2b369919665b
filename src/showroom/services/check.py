"""Is everything whole? The file, the rotation ledger, the audit chain, and that the rows say what the chains say.

Findings are data: a code of ``wording`` with facts. Nothing is changed.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice
from typing import Any

from sqlalchemy import Connection, select, text

from showroom.domain.chain import GENESIS, link
from showroom.domain.reception import terms
from showroom.domain.reception.board import extend
from showroom.domain.reception.events import Event
from showroom.domain.reception.state import Board, LedgerProblem, OpenVisit
from showroom.domain.staff.actor import Actor
from showroom.services import ledger
from showroom.services.check_rows import differences
from showroom.services.shop import Shop
from showroom.services.work import audit_hash
from showroom.store.models import AuditEntry, AuditValue, ImportAhead, LedgerEvent, Visit

_MOST = 50  # of one kind: whoever reads needs the first, not the ten-thousandth
_VALUES = AuditValue.__tablename__


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that is not as it should be."""

    code: str
    facts: dict[str, object]


@dataclass(frozen=True, slots=True)
class Health:
    """What was looked at (how many of each) and what was found."""

    events: int
    audit_entries: int
    visits: int
    quotes: int
    head: str
    findings: tuple[Finding, ...]

    @property
    def ok(self) -> bool:
        return not self.findings


def check(shop: Shop, actor: Actor) -> Health:
    """Look at everything, in one read transaction."""
    with shop.view(actor, "store.check") as connection:
        findings = list(_file(shop, connection))
        verdict = ledger.verify(shop, connection)
        if not verdict.ok:
            facts: dict[str, object] = {"seq": verdict.seq, "day": verdict.day, "number": verdict.number}
            findings.append(Finding(verdict.reason or "ledger_event_changed", facts))
        entries, broken = _audit(shop, connection)
        findings += broken
        findings += _veiled(connection)
        findings += _merged(connection)
        if not broken:  # a fold over a broken chain would only repeat the same trouble
            findings += _rows(connection)
        visits = 0
        if verdict.ok:  # a fold over a broken ledger would only repeat the same trouble
            visits, differ = _visits(shop, connection)
            findings += differ
        quotes, wrong = _quotes(shop, connection)
        findings += wrong
        findings += _opportunities(shop, connection)
        return Health(verdict.events, entries, visits, quotes, verdict.head, tuple(findings))


def _file(shop: Shop, connection: Connection) -> Iterator[Finding]:
    """What the database itself says; PostgreSQL checks its pages and keys as it goes."""
    if not shop.database.is_sqlite:
        return
    for row in connection.execute(text("PRAGMA integrity_check(20)")):
        if row[0] != "ok":
            yield Finding("check_file_damaged", {"detail": row[0]})
    # an import that is under way, or was cut off, has its values there before their entries
    ahead = connection.execute(select(ImportAhead.audit_id).limit(1)).first() is not None
    broken = (row for row in connection.execute(text("PRAGMA foreign_key_check")) if not (ahead and row[0] == _VALUES))
    for row in islice(broken, _MOST):
        yield Finding("check_reference_broken", {"table": row[0], "row": row[1], "other": row[2]})


def _audit(shop: Shop, connection: Connection) -> tuple[int, list[Finding]]:
    """Walk the audit chain up to the first entry that does not fit."""
    statement = (
        select(
            AuditEntry.seq,
            AuditEntry.at,
            AuditEntry.actor,
            AuditEntry.action,
            AuditEntry.changes,
            AuditEntry.prev_hash,
            AuditEntry.hash,
        )
        .where(AuditEntry.store_id == shop.store.id)
        .order_by(AuditEntry.seq)
        .execution_options(yield_per=2000)
    )
    previous, count = GENESIS, 0
    for row in connection.execute(statement):
        if row.seq != count + 1:
            return count, [Finding("audit_entry_missing", {"seq": count + 1})]
        if row.prev_hash != previous:
            return count, [Finding("audit_link_broken", {"seq": row.seq})]
        if row.hash != audit_hash(previous, shop.store.id, row.seq, row.at, row.actor, row.action, row.changes):
            return count, [Finding("audit_entry_changed", {"seq": row.seq})]
        previous, count = row.hash, count + 1
    return count, []


def _veiled(connection: Connection) -> list[Finding]:
    """Personal values that are still kept must be the ones the audit's digests were made of."""
    statement = (
        select(
            AuditValue.digest,
            AuditValue.salt,
            AuditValue.value,
            AuditValue.table_name,
            AuditValue.row_id,
            AuditValue.column_name,
            AuditEntry.changes,
            AuditEntry.seq,
        )
        .join(AuditEntry, AuditEntry.id == AuditValue.audit_id)
        .execution_options(yield_per=2000)
    )
    found: list[Finding] = []
    for row in connection.execute(statement):
        if link(row.salt, row.value) != row.digest or f'"#{row.digest}"' not in row.changes:
            facts = {"table": row.table_name, "row": row.row_id, "column": row.column_name, "seq": row.seq}
            found.append(Finding("audit_value_changed", facts))
            if len(found) == _MOST:
                break
    return found


def _rows(connection: Connection) -> list[Finding]:
    """Rows that were changed past the program."""
    found = islice(differences(connection), _MOST)
    return [
        Finding("check_row_not_audited", {"table": table, "row": row})
        if column == "*"
        else Finding("check_row_differs", {"table": table, "row": row, "column": column})
        for table, row, column in found
    ]


def _merged(connection: Connection) -> list[Finding]:
    """Every merged customer must lead to one that is left."""
    from showroom.services.customers.merging import problems

    return [Finding(code, {"customer": customer}) for code, customer in islice(problems(connection), _MOST)]


def _told(shop: Shop, connection: Connection) -> dict[int, OpenVisit]:
    """Every visit as the ledger tells it, after the last event about it."""
    told: dict[int, OpenVisit] = {}
    board: Board | None = None
    statement = (
        select(
            LedgerEvent.seq, LedgerEvent.day, LedgerEvent.number, LedgerEvent.kind, LedgerEvent.at, LedgerEvent.payload
        )
        .where(LedgerEvent.store_id == shop.store.id)
        .order_by(LedgerEvent.seq)
        .execution_options(yield_per=2000)
    )
    for row in connection.execute(statement):
        event = Event(row.seq, row.day, row.number, row.kind, row.at, json.loads(row.payload))
        before = told.get(_subject(board, event) or 0)
        board = extend(board, event)
        for visit in board.visits.values() if event.kind == "day_opened" else ():
            told[visit.visit] = visit
        subject = event.payload.get("visit")
        now = board.visits.get(subject) or board.closed.get(subject) if subject is not None else None
        if now is not None:
            told[now.visit] = now
        elif before is not None:
            again = board.visits.get(before.visit) or board.closed.get(before.visit)
            told[before.visit] = again or replace(before, state=terms.UNDONE)
    return told


def _subject(board: Board | None, event: Event) -> int | None:
    """The visit an undo is about."""
    if event.kind != "undone" or board is None:
        return None
    past = board.journal.get(event.payload["event"])
    visit: int | None = past.event.payload.get("visit") if past is not None else None
    return visit


def _visits(shop: Shop, connection: Connection) -> tuple[int, list[Finding]]:
    """Do the visits' rows say what the ledger says?"""
    try:
        told = _told(shop, connection)
    except (LedgerProblem, KeyError, TypeError, ValueError) as problem:
        return 0, [Finding("ledger_event_impossible", {"seq": 0, "day": "", "number": "", "detail": str(problem)})]
    found: list[Finding] = []
    count = 0
    statement = (
        select(Visit.id, Visit.day, Visit.number, Visit.kind, Visit.state, Visit.consultant_id, Visit.used_turn)
        .where(Visit.store_id == shop.store.id)
        .execution_options(yield_per=2000)
    )
    for row in connection.execute(statement):
        count += 1
        visit = told.pop(row.id, None)
        if visit is None:
            found.append(Finding("check_visit_not_in_ledger", {"day": row.day, "number": row.number}))
            continue
        for column, expected, stands in _differences(visit, row):
            facts = {"day": row.day, "number": row.number, "column": column, "expected": expected, "found": stands}
            found.append(Finding("check_visit_differs", facts))
    found += [Finding("check_visit_row_missing", {"visit": visit, "number": told[visit].number}) for visit in told]
    return count, found[:_MOST]


def _differences(visit: OpenVisit, row: Any) -> Iterator[tuple[str, object, object]]:
    """Columns in which a visit's row is not what the ledger says: (column, expected, found)."""
    told: dict[str, object] = {"number": visit.number, "kind": visit.kind, "state": visit.state}
    if visit.state != terms.UNDONE:  # an undone arrival keeps nobody
        told |= {"consultant_id": visit.consultant, "used_turn": visit.used_turn}
    for column, expected in told.items():
        stands = getattr(row, column)
        if stands != expected:
            yield column, expected, stands


def _opportunities(shop: Shop, connection: Connection) -> list[Finding]:
    """Is every opportunity where its history brought it?"""
    from showroom.services.opportunities.verify import verify

    return [
        Finding(
            "check_opportunity_differs",
            {"opportunity": one.opportunity, "column": one.column, "expected": one.expected, "found": one.found},
        )
        for one in islice(verify(shop, connection), _MOST)
    ]


def _quotes(shop: Shop, connection: Connection) -> tuple[int, list[Finding]]:
    """Do the sums that are kept follow from the lines, are issued versions and papers as they were issued?"""
    from showroom.services.quotes import Wrong, verify

    def finding(one: Wrong) -> Finding:
        facts = {"number": one.number, "version": one.version}
        if one.what.endswith("_minor"):
            sums = {"column": one.what, "expected": one.expected, "found": one.stands}
            return Finding("check_quote_total", facts | sums)
        return Finding("check_quote_paper" if one.what == "paper" else "check_quote_changed", facts)

    count, wrong = verify(shop, connection)
    return count, [finding(one) for one in wrong[:_MOST]]
