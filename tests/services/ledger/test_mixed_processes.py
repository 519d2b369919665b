"""Four PCs at once, acts of every kind, both engines: nothing lost, no turn twice, the ledger whole (REC-18).

``SHOWROOM_MIXED_ACTS=1250`` makes it 5,000 acts, which takes minutes where two cores are shared; a run of the tests
does fewer.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections import Counter
from contextlib import ExitStack
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select
from tests.services.conftest import Crew

from showroom.clock import ManualClock
from showroom.domain.staff.actor import system_actor
from showroom.services import ledger, reception, staff
from showroom.services.check import check
from showroom.store.models import AuditEntry, LedgerEvent, Visit

WORKERS, EACH, PEOPLE = 4, int(os.environ.get("SHOWROOM_MIXED_ACTS", "150")), 14
WORKER = Path(__file__).with_name("mixed_acts.py")


@pytest.mark.engines
@pytest.mark.timeout(900)
@pytest.mark.clause("REC-03", "REC-18")
def test_mixed_acts_of_four_processes(
    crew: Crew, engine_url: str, clock: ManualClock, capsys: pytest.CaptureFixture[str]
) -> None:
    clock.advance(hours=2)  # the doors are open: a first visit uses a turn
    today, system = crew.shop, system_actor("tests")
    with today.batch():
        for number in range(PEOPLE):
            reception.clock_in(
                today, system, staff.add(today, system, staff.NewStaff(f"Person {number}", "consultant"))
            )
    with today.view(system, "ledger.view") as connection:
        before = connection.execute(select(AuditEntry.seq).order_by(AuditEntry.seq.desc()).limit(1)).scalar_one()
    reports = _run(engine_url, clock.now())
    did: Counter[str] = sum((Counter(report["did"]) for report in reports), Counter())
    refused: Counter[str] = sum((Counter(report["refused"]) for report in reports), Counter())
    with capsys.disabled():
        print(f"\n  {engine_url.partition(':')[0]}: {sum(did.values())} acts done, {dict(did.most_common())}")
        print(f"  refused because another PC was first or the rules forbid it: {dict(refused.most_common())}")
        print(f"  longest act {max(report['longest_ms'] for report in reports)} ms")

    assert sum(did.values()) + sum(refused.values()) == WORKERS * EACH
    with today.view(system, "ledger.view") as connection:
        assert ledger.verify(today, connection).ok
        visits = connection.execute(select(Visit.id, Visit.number, Visit.day)).all()
        arrivals = (
            connection.execute(select(LedgerEvent.payload).where(LedgerEvent.kind.in_(("arrived", "late_entry"))))
            .scalars()
            .all()
        )
        acts = connection.execute(select(AuditEntry.id).where(AuditEntry.seq > before)).all()
    # No lost act: each that was acknowledged and changed something has its audit entry, each arrival its row.
    assert len(visits) == len(arrivals) == did["walk_in"] + did["walk_in_asked"] + did["late_entry"]
    assert len({(visit.day, visit.number) for visit in visits}) == len(visits)
    changed = sum(count for name, count in did.items() if name not in ("greet", "status"))
    assert changed <= len(acts) <= sum(did.values())
    # No double turn: what the ledger counts per person is what the visits say, visit by visit.
    assert check(today, system).findings == ()


def _run(engine_url: str, now: datetime) -> list[dict[str, Any]]:
    with ExitStack() as running:
        processes = []
        for seed in range(WORKERS):
            process = subprocess.Popen(
                [sys.executable, str(WORKER), engine_url, str(EACH), str(seed), now.isoformat()],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                text=True,
            )
            running.callback(process.kill)
            processes.append(process)
        for process in processes:
            assert process.stdout is not None
            assert process.stdout.readline() == "ready\n", process.communicate()[1]
        for process in processes:
            assert process.stdin is not None
            process.stdin.write("go\n")
            process.stdin.flush()
        reports = []
        for process in processes:
            out, errors = process.communicate(timeout=800)
            assert process.returncode == 0, errors
            reports.append(json.loads(out))
    return reports
