"""A large import: in a process of its own, most of it written ahead of its own transaction (REG-12)."""

from __future__ import annotations

import multiprocessing
import pickle
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import func, select
from tests.services.conftest import Crew

from showroom.clock import ManualClock
from showroom.domain.customers.form import Answer, FormRefused, Problem
from showroom.domain.errors import Fault, Refused, UserError
from showroom.services import check
from showroom.services.customer_files import ahead, beside, indexing
from showroom.services.customer_files.beside import import_beside
from showroom.services.customer_files.importing import import_customers
from showroom.services.customer_files.values import NotesFile, Sentences
from showroom.services.customers import find
from showroom.services.customers.records import Registration, register
from showroom.store.models import AuditEntry, AuditValue, Customer, ImportAhead

ROWS = "姓名,电话\n" + "".join(f"王{n},138{n:08d}\n" for n in range(300)) + "坏,1\n"


def written(tmp_path: Path, text: str = ROWS) -> Path:
    file = tmp_path / "customers.csv"
    file.write_text(text, encoding="utf-8")
    return file


def counted(crew: Crew) -> tuple[int, ...]:
    with crew.shop.view(crew.manager, "customers.view") as connection:
        return tuple(
            int(connection.execute(select(func.count()).select_from(model)).scalar_one())
            for model in (Customer, AuditEntry, AuditValue, ImportAhead)
        )


@pytest.fixture
def always_ahead(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ahead, "LEAST", 1)
    monkeypatch.setattr(ahead, "_AT_ONCE", 100)


@pytest.mark.clause("REG-12")
def test_a_process_of_its_own_gives_what_came_of_it(
    crew: Crew, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(beside, "SMALL", 0)
    file, phases = written(tmp_path), []
    sentences = Sentences("zh_CN", {"phones": "电话"}, "{field}：{sentence}")
    notes = NotesFile(tmp_path / "notes.csv", sentences, ("行号", "原因"))

    def told(phase: str, _part: float) -> None:
        phases.append(phase)
        assert multiprocessing.active_children()

    found = import_beside(crew.shop, crew.manager, file, notes=notes, told=told)
    assert (found.read, found.added, found.rejected_count) == (301, 300, 1)
    assert list(dict.fromkeys(phases)) == ["reading", "writing", "moving", "indexing"]
    assert sentences(found.rejected[0][1]).startswith("电话：")
    assert sentences(found.rejected[0][1]) in (tmp_path / "notes.csv").read_text("utf-8-sig")
    assert [hit.person.name for hit in find.find(crew.shop, crew.manager, "00000299")] == ["王299"]


def test_errors_come_back_from_another_process_with_all_that_belongs_to_them(crew: Crew, tmp_path: Path) -> None:
    refusal = FormRefused((Problem("phones", "phone_letters", {"raw": "abc"}), Problem("name", "form_one_line")))
    refusal.add_note("where it was raised")
    again = pickle.loads(pickle.dumps(refusal))
    assert (again.code, again.field, again.facts) == ("phone_letters", "phones", {"raw": "abc"})
    assert again.problems == refusal.problems
    assert again.__notes__ == ["where it was raised"]
    with pytest.raises(Refused, match="not_allowed"):
        import_beside(crew.shop, crew.anna, written(tmp_path), told=lambda _phase, _part: None)


@pytest.mark.clause("REG-12")
def test_a_process_that_is_stopped_or_killed_has_done_nothing(
    crew: Crew, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(beside, "SMALL", 0)
    file, before = written(tmp_path), counted(crew)

    class Stop(Exception):
        pass

    def stop(phase: str, part: float) -> None:
        if phase == "writing" and part == 1.0:
            raise Stop

    def kill(phase: str, _part: float) -> None:
        if phase == "writing":
            for child in multiprocessing.active_children():
                child.kill()
                child.join()

    with pytest.raises(Stop):
        import_beside(crew.shop, crew.manager, file, told=stop)
    assert multiprocessing.active_children() == []
    assert counted(crew) == before
    with pytest.raises(UserError, match="import_cut_off"):
        import_beside(crew.shop, crew.manager, file, told=kill)
    assert counted(crew) == before


@pytest.mark.clause("REG-12", "SEC-03")
@pytest.mark.usefixtures("always_ahead")
def test_others_write_between_what_is_written_ahead(crew: Crew, tmp_path: Path) -> None:
    others: list[int] = []

    def told(phase: str, part: float) -> None:
        if phase == "ahead" and part < 1.0:
            answers: dict[str, Answer] = {"name": f"Other {len(others)}", "phones": (f"1390000{len(others):04d}",)}
            others.append(register(crew.shop.sibling(), crew.anna, Registration(answers)).id)
            assert check.check(crew.shop, crew.manager).findings == ()

    found = import_customers(crew.shop, crew.manager, written(tmp_path), told=told)
    assert len(others) > 3
    assert found.added == 300
    assert counted(crew)[0] == 300 + len(others)
    assert counted(crew)[3] == 0
    assert check.check(crew.shop, crew.manager).findings == ()
    with crew.shop.view(crew.manager, "customers.view") as connection:
        there = select(AuditEntry.id)
        lost = select(func.count()).select_from(AuditValue).where(AuditValue.audit_id.not_in(there))
        assert connection.execute(lost).scalar() == 0


@pytest.mark.clause("REG-12")
@pytest.mark.usefixtures("always_ahead")
@pytest.mark.parametrize("phase", ["ahead", "moving"])
def test_stopped_while_writing_ahead_nothing_is_left(crew: Crew, tmp_path: Path, phase: str) -> None:
    class Stop(Exception):
        pass

    def told(now: str, part: float) -> None:
        if now == phase and part > 0.4:
            raise Stop

    before = counted(crew)
    with pytest.raises(Stop):
        import_customers(crew.shop, crew.manager, written(tmp_path), told=told)
    assert counted(crew) == before
    assert import_customers(crew.shop, crew.manager, written(tmp_path)).added == 300
    assert check.check(crew.shop, crew.manager).findings == ()


@pytest.mark.clause("REG-12", "SEC-03")
@pytest.mark.usefixtures("always_ahead")
def test_what_a_run_left_that_was_cut_off_goes_an_hour_later(
    crew: Crew, clock: ManualClock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def told(phase: str, part: float) -> None:
        if phase == "ahead" and part > 0.4:
            raise KeyboardInterrupt

    before = counted(crew)
    with monkeypatch.context() as cut_off:
        cut_off.setattr(ahead, "_take_away", _nothing)  # the process is gone before it can tidy up
        with pytest.raises(KeyboardInterrupt):
            import_customers(crew.shop, crew.manager, written(tmp_path), told=told)
    left = counted(crew)
    assert left[:2] == before[:2]
    assert left[2] > before[2]
    assert left[3] > 0
    assert check.check(crew.shop, crew.manager).findings == ()
    indexing.complete(crew.shop, crew.manager)  # it might still be under way
    assert counted(crew) == left
    clock.advance(hours=1, seconds=1)
    indexing.complete(crew.shop, crew.manager)
    assert counted(crew) == before


@pytest.mark.clause("REG-12")
@pytest.mark.usefixtures("always_ahead")
def test_cleared_by_somebody_else_meanwhile_it_begins_again(crew: Crew, clock: ManualClock, tmp_path: Path) -> None:
    cleared: list[float] = []

    def told(phase: str, part: float) -> None:
        if phase == "ahead" and part == 1.0 and not cleared:
            cleared.append(part)
            clock.advance(hours=2)  # this PC slept
            ahead.clear(crew.shop.sibling())

    assert import_customers(crew.shop, crew.manager, written(tmp_path), told=told).added == 300
    assert cleared
    assert check.check(crew.shop, crew.manager).findings == ()


@pytest.mark.clause("REG-12")
@pytest.mark.usefixtures("always_ahead")
def test_a_disk_that_fills_up_while_writing_ahead_leaves_nothing(
    crew: Crew, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write = ahead.Ahead._write

    def full(self: ahead.Ahead, told: Callable[[float], None]) -> None:
        pages = self._stage.connection.exec_driver_sql("PRAGMA page_count").scalar()
        self._stage.connection.exec_driver_sql(f"PRAGMA max_page_count={int(str(pages)) + 20}")
        self._stage.connection.commit()
        write(self, told)

    before = counted(crew)
    monkeypatch.setattr(ahead.Ahead, "_write", full)
    with pytest.raises(Fault, match="disk_full"):
        import_customers(crew.shop, crew.manager, written(tmp_path))
    assert counted(crew) == before


@pytest.mark.clause("REG-12")
def test_a_disk_without_room_for_the_store_afterwards_is_said_before_anything_is_written(
    crew: Crew, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, phases = counted(crew), []
    usage = shutil.disk_usage(tmp_path)
    monkeypatch.setattr(shutil, "disk_usage", lambda _place: usage._replace(free=300 * 4_000))
    with pytest.raises(Fault, match="disk_full"):
        import_customers(crew.shop, crew.manager, written(tmp_path), told=lambda phase, _part: phases.append(phase))
    assert set(phases) == {"reading", "writing"}
    assert counted(crew) == before
    monkeypatch.undo()
    assert import_customers(crew.shop, crew.manager, written(tmp_path)).added == 300


@pytest.mark.clause("REG-12")
def test_a_disk_that_fills_up_after_the_import_leaves_the_index_for_later(
    crew: Crew, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise Fault("db_disk_full", place="here")

    with monkeypatch.context() as while_full:
        while_full.setattr(indexing, "finish", full)
        found = import_customers(crew.shop, crew.manager, written(tmp_path))
    assert (found.added, found.indexed) == (300, False)
    assert find.find(crew.shop, crew.manager, "00000299") == ()
    assert indexing.complete(crew.shop, crew.manager) == 1  # at the next start
    assert [hit.person.name for hit in find.find(crew.shop, crew.manager, "00000299")] == ["王299"]
    assert check.check(crew.shop, crew.manager).findings == ()


def _nothing(*_: object) -> None:
    return
