"""What an import does to records that exist, and what it leaves when it is stopped (REG-12)."""

from __future__ import annotations

import csv
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import func, select, update
from tests.services.conftest import Crew

from showroom.domain.customers import terms
from showroom.domain.errors import Fault, UserError
from showroom.services import check
from showroom.services.customer_files import importing, indexing
from showroom.services.customer_files.importing import import_customers
from showroom.services.customer_files.previewing import preview
from showroom.services.customer_files.values import Imported, NotesFile, Outcome
from showroom.services.customers import cards, find, owners
from showroom.services.customers.records import Registration, register
from showroom.services.customers.records import update as update_customer
from showroom.store.models import AuditEntry, Customer, CustomerHeads, CustomerSource, ImportRun, Term


def written(tmp_path: Path, text: str, name: str = "customers.csv") -> Path:
    file = tmp_path / name
    file.write_text(text, encoding="utf-8")
    return file


def counts(found: Imported) -> tuple[int, int, int, int, int]:
    return found.read, found.added, found.updated, found.unchanged, found.rejected_count


def count(crew: Crew, model: type) -> int:
    with crew.shop.view(crew.manager, "customers.view") as connection:
        return int(connection.execute(select(func.count()).select_from(model)).scalar_one())


def ids_of(crew: Crew, name: str) -> list[int]:
    with crew.shop.view(crew.manager, "customers.view") as connection:
        return list(connection.execute(select(Customer.id).where(Customer.name == name)).scalars())


@pytest.mark.clause("REG-12")
@pytest.mark.engines
def test_what_is_empty_is_filled_and_nothing_is_overwritten(crew: Crew, tmp_path: Path) -> None:
    saved = register(
        crew.shop, crew.anna, Registration({"name": "王小明", "phones": ("13812345678",), "address": "旧地址"})
    )
    file = written(
        tmp_path,
        "姓名,电话,地址,邮箱,归属人,电话2\n王小明,13812345678,新地址,w@example.com,Bo,13900001111\n王小明,13900001111,,,,\n",
    )
    notes = NotesFile(tmp_path / "notes.csv", lambda why: f"{why.code}@{why.field}", ("line", "why"))
    found = import_customers(crew.shop, crew.manager, file, notes=notes)
    assert counts(found) == (2, 0, 1, 1, 0)
    assert found.conflicts == 2
    card = cards.card(crew.shop, crew.manager, saved.id)
    assert card.answers["address"] == "旧地址"
    assert card.answers["email"] == "w@example.com"
    assert card.answers["phones"] == ("138 1234 5678", "139 0000 1111")
    assert card.person.owner == "Anna"
    (hit,) = find.find(crew.shop, crew.manager, "13900001111")
    assert hit.person.id == saved.id
    with (tmp_path / "notes.csv").open(encoding="utf-8-sig", newline="") as stream:
        head, *rows = list(csv.reader(stream))
    assert head[-2:] == ["line", "why"]
    assert [(row[2], row[-2], row[-1]) for row in rows] == [
        ("新地址", "2", "import_kept_owner@owner"),
        ("新地址", "2", "import_kept@address"),
    ]
    before = count(crew, AuditEntry)
    assert counts(import_customers(crew.shop, crew.manager, file)) == (2, 0, 0, 2, 0)
    assert count(crew, AuditEntry) == before
    assert check.check(crew.shop, crew.manager).findings == ()


@pytest.mark.clause("REG-12")
def test_rows_of_one_person_in_one_file_come_together(crew: Crew, tmp_path: Path) -> None:
    file = written(
        tmp_path, "Name,Phone,E-mail,Company\nAnna Nowak,+48 512 345 678,,\nAnna Nowak,+48 512 345 678,a@n.example,\n"
        "Anna Nowak,,a@n.example,Nowak Sp.\n",
    )  # fmt: skip
    assert counts(import_customers(crew.shop, crew.manager, file)) == (3, 1, 2, 0, 0)
    (hit,) = find.find(crew.shop, crew.manager, "nowak")
    card = cards.card(crew.shop, crew.manager, hit.person.id)
    assert (card.answers["email"], card.answers["company"]) == ("a@n.example", "Nowak Sp.")
    assert counts(import_customers(crew.shop, crew.manager, file)) == (3, 0, 0, 3, 0)


@pytest.mark.clause("REG-12")
@pytest.mark.engines
def test_a_number_of_another_system_finds_the_customer_again(crew: Crew, tmp_path: Path) -> None:
    file = written(tmp_path, "客户编号,姓名,电话\nK-1,王小明,13812345678\nK-2,李静,\n")
    assert counts(import_customers(crew.shop, crew.manager, file)) == (2, 2, 0, 0, 0)
    assert count(crew, CustomerSource) == 2
    renamed = written(tmp_path, "客户编号,姓名,电话,邮箱\nK-2,,13900001111,l@example.com\nK-1,赵六,13700002222,\n")
    found = import_customers(crew.shop, crew.manager, renamed)
    assert counts(found) == (2, 0, 1, 0, 1)
    assert found.rejected[0][1].code == "import_source_of_other"
    (hit,) = find.find(crew.shop, crew.manager, "13900001111")
    assert hit.person.name == "李静"


@pytest.mark.clause("REG-12")
def test_columns_are_remembered_by_the_heads(crew: Crew, tmp_path: Path) -> None:
    file = written(tmp_path, "A,B,C\n王小明,13812345678,甲方\n")
    shown = preview(crew.shop, crew.manager, file)
    assert (shown.columns, shown.how, shown.samples) == ({}, "guessed", (("王小明", "13812345678", "甲方"),))
    said = [("A", "name"), ("phones", "B")]  # in either order
    assert counts(import_customers(crew.shop, crew.manager, file, mapping=said)) == (1, 1, 0, 0, 0)
    again = written(tmp_path, "A,B,C\n李静,13900001111,乙方\n赵六,138,\n")
    shown = preview(crew.shop, crew.manager, again)
    assert (dict(shown.columns), shown.how) == ({"name": (0,), "phones": (1,)}, "remembered")
    assert [(row.name, row.taken.answers.get("name")) for row in shown.rows] == [("李静", "李静"), ("赵六", None)]
    assert shown.rows[1].taken.reason is not None
    assert counts(import_customers(crew.shop, crew.manager, again)) == (2, 1, 0, 0, 1)
    twice = written(tmp_path, "Wer,Tel,Tel,\nBo,13500001111,13500002222,x\n")
    numbered = [("name", "Wer"), ("phones", "#3"), ("phones", "#2"), ("notes", "#4")]
    assert counts(import_customers(crew.shop, crew.manager, twice, mapping=numbered)) == (1, 1, 0, 0, 0)
    (hit,) = find.find(crew.shop, crew.manager, "13500002222")
    assert cards.card(crew.shop, crew.manager, hit.person.id).answers["notes"] == "x"
    with pytest.raises(UserError, match="import_map_unknown_head"):
        import_customers(crew.shop, crew.manager, twice, mapping=[("name", "#5")])
    other = written(tmp_path, "B,A,C\n1,2,3\n")
    assert preview(crew.shop, crew.manager, other).how == "guessed"


@pytest.mark.clause("REG-12")
@pytest.mark.engines
def test_the_preview_says_who_is_new_who_is_known_and_what_is_rejected(crew: Crew, tmp_path: Path) -> None:
    register(crew.shop, crew.anna, Registration({"name": "王小明", "phones": ("13812345678",)}))
    register(crew.shop, crew.anna, Registration({"name": "李静", "phones": ("13900001111",), "email": "l@example.com"}))
    file = written(
        tmp_path,
        "姓,名,电话,邮箱,地址,归属人\n王,小明,138 1234 5678,w@example.com,天钥桥路,\n"
        "李,静,13900001111,l@example.com,,\n李,静,13900001111,,,Bo\n赵,六,13700002222,,,\n赵,六,13700002222,z@example.com,,Bo\n钱,多,1.38E+10,,,\n,,,,,Anna\n",
    )
    before = count(crew, AuditEntry)
    shown = preview(crew.shop, crew.manager, file)
    assert [(row.name, row.taken.outcome, row.taken.filled) for row in shown.rows] == [
        ("王 小明", Outcome.FILLS, 2),
        ("李 静", Outcome.SAME, 0),
        ("李 静", Outcome.SAME, 0),
        ("赵 六", Outcome.NEW, 0),
        ("赵 六", Outcome.FILLS, 2),
        ("钱 多", Outcome.REJECTED, 0),
        ("Anna", Outcome.REJECTED, 0),
    ]
    assert [row.taken.reason and row.taken.reason.code for row in shown.rows[5:]] == [
        "import_digits_lost", "customer_needs_something",
    ]  # fmt: skip
    assert (shown.whole, shown.count(Outcome.SAME)) == (True, 2)
    assert not preview(crew.shop, crew.manager, file, rows=3).whole
    assert count(crew, AuditEntry) == before
    found = import_customers(crew.shop, crew.manager, file)
    assert counts(found) == (7, *(shown.count(one) for one in Outcome))


@pytest.mark.clause("REG-12")
@pytest.mark.engines
@pytest.mark.parametrize("phase", ["reading", "writing", "moving"])
def test_stopped_nothing_has_happened(crew: Crew, tmp_path: Path, phase: str) -> None:
    class Stop(Exception):
        pass

    file = written(tmp_path, "姓名,电话\n" + "".join(f"王{n},138{n:08d}\n" for n in range(300)) + "坏,1\n")
    parts: list[float] = []

    def told(now: str, part: float) -> None:
        if now == phase:
            parts.append(part)
            if part > 0.4:
                raise Stop

    before = count(crew, AuditEntry)
    notes = NotesFile(tmp_path / "notes.csv", lambda why: why.code, ("line", "why"))
    with pytest.raises(Stop):
        import_customers(crew.shop, crew.manager, file, notes=notes, told=told)
    assert parts
    assert [count(crew, model) for model in (Customer, CustomerHeads, Term, ImportRun)] == [0, 0, 0, 0]
    assert count(crew, AuditEntry) == before
    assert not (tmp_path / "notes.csv").exists()
    assert counts(import_customers(crew.shop, crew.manager, file)) == (301, 300, 0, 0, 1)


@pytest.mark.clause("REG-12", "SEC-03")
def test_a_run_cut_off_while_indexing_is_completed(crew: Crew, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    known = register(crew.shop, crew.manager, Registration({"name": "李静", "phones": ("13900001111",)}))

    class Cut(Exception):
        pass

    def told(phase: str, _part: float) -> None:
        if phase == "indexing":
            raise Cut

    monkeypatch.setattr(indexing, "_TERMS_AT_ONCE", 30)
    file = written(
        tmp_path, "姓名,电话,邮箱\n王小明,13812345678,\n赵六,13700002222,\n李静,13900001111,lj@example.com\n"
    )
    with pytest.raises(Cut):
        import_customers(crew.shop, crew.manager, file, told=told)
    assert count(crew, Customer) == 3  # the run itself had happened
    assert indexing.complete(crew.shop, crew.manager) == 1
    assert indexing.complete(crew.shop, crew.manager) == 0
    for word, name in (("wxm", "王小明"), ("2222", "赵六"), ("lj@", "李静"), ("1111", "李静")):
        assert [hit.person.name for hit in find.find(crew.shop, crew.manager, word)] == [name]
    assert cards.card(crew.shop, crew.manager, known.id).answers["email"] == "lj@example.com"
    assert check.check(crew.shop, crew.manager).findings == ()


@pytest.mark.clause("REG-12", "REG-04")
@pytest.mark.engines
def test_whoever_is_changed_while_a_run_is_indexing_is_found_by_nothing_of_before(
    crew: Crew, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(indexing, "_TERMS_AT_ONCE", 10)
    changed: list[int] = []

    def told(phase: str, _part: float) -> None:
        if phase == "indexing" and not changed:
            (hit,) = ids_of(crew, "赵六")
            changed.append(hit)
            update_customer(crew.shop.sibling(), crew.manager, hit, {"name": "钱七", "phones": ("13955556666",)})

    file = written(tmp_path, "姓名,电话\n王小明,13812345678\n赵六,13700002222\n")
    assert import_customers(crew.shop, crew.manager, file, told=told).indexed
    assert changed
    for word, ids in (("钱七", changed), ("6666", changed), ("赵六", []), ("0002222", []), ("zl", [])):
        assert [hit.person.id for hit in find.find(crew.shop, crew.manager, word)] == ids, word
    with crew.shop.view(crew.manager, "customers.view") as connection:
        held = connection.execute(select(Term.term).where(Term.customer_id == changed[0])).scalars().all()
        heads = connection.execute(select(CustomerHeads.heads).where(CustomerHeads.customer_id == changed[0])).scalar()
    assert set(held) == set(terms.terms(terms.unwritten(heads or "")))


@pytest.mark.clause("REG-12")
@pytest.mark.parametrize(
    "meanwhile",
    [
        lambda crew, known: register(crew.shop.sibling(), crew.anna, Registration({"phones": ("13812345678",)})),
        lambda crew, known: owners.set_owner(crew.shop.sibling(), crew.bo, known, crew.bo.staff_id or 0),
        lambda crew, known: _renamed(crew, known),
    ],
    ids=["registered", "owned", "changed"],
)
def test_what_others_do_meanwhile_is_seen(crew: Crew, tmp_path: Path, meanwhile: Callable[[Crew, int], object]) -> None:
    known = register(crew.shop, crew.manager, Registration({"name": "李静", "phones": ("13900001111",)})).id
    file = written(tmp_path, "姓名,电话,邮箱,归属人\n王小明,13812345678,,\n李静,13900001111,lj@example.com,Anna\n")
    done: list[object] = []

    def told(phase: str, part: float) -> None:
        if phase == "writing" and part == 1.0 and not done:
            done.append(meanwhile(crew, known))

    found = import_customers(crew.shop, crew.manager, file, told=told)
    assert done
    assert found.read == found.added + found.updated + found.unchanged + found.rejected_count
    with crew.shop.view(crew.manager, "customers.view") as connection:
        same = connection.execute(select(func.count()).select_from(Customer).where(Customer.active)).scalar_one()
    assert same == 2  # nobody stands there twice
    assert cards.card(crew.shop, crew.manager, known).answers["email"] == "lj@example.com"
    assert counts(import_customers(crew.shop, crew.manager, file))[1] == 0


def _renamed(crew: Crew, known: int) -> None:
    with crew.shop.database.write() as connection:
        connection.execute(update(Customer).where(Customer.id == known).values(notes="just now"))


@pytest.mark.clause("REG-12")
def test_disturbed_again_and_again_it_gives_up(crew: Crew, tmp_path: Path) -> None:
    file = written(tmp_path, "姓名,电话\n王小明,13812345678\n")
    numbers = iter(range(100))

    def told(phase: str, part: float) -> None:
        if phase == "writing" and part == 1.0:
            answers = {"name": f"王{next(numbers)}", "phones": ("13812345678",)}
            register(crew.shop.sibling(), crew.anna, Registration(answers))

    with pytest.raises(UserError, match="import_disturbed"):
        import_customers(crew.shop, crew.manager, file, told=told)


@pytest.mark.clause("REG-12")
def test_a_full_disk_leaves_nothing(crew: Crew, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = written(tmp_path, "姓名,电话\n" + "".join(f"王{n},138{n:08d}\n" for n in range(300)) + "坏,1\n")
    pages = _pages(crew)

    def full(self: importing._Run, *args: object, **more: object) -> None:
        self._stage.connection.exec_driver_sql(f"PRAGMA max_page_count={pages + 5}")
        move(self, *args, **more)

    move = importing._Run._move
    monkeypatch.setattr(importing._Run, "_move", full)
    notes = NotesFile(tmp_path / "notes.csv", lambda why: why.code, ("line", "why"))
    with pytest.raises(Fault, match="disk_full"):
        import_customers(crew.shop, crew.manager, file, notes=notes)
    assert count(crew, Customer) == 0
    assert not (tmp_path / "notes.csv").exists()
    blocked = NotesFile(tmp_path / "customers.csv" / "x.csv", lambda why: why.code, ("line", "why"))
    monkeypatch.setattr(importing._Run, "_move", move)
    with pytest.raises(UserError, match="import_notes_not_written"):
        import_customers(crew.shop, crew.manager, file, notes=blocked)
    assert count(crew, Customer) == 0


def _pages(crew: Crew) -> int:
    with sqlite3.connect(crew.shop.database.path or "") as connection:
        return int(connection.execute("PRAGMA page_count").fetchone()[0])
