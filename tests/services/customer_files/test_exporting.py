"""Customers out of the store and in again: nothing changes, and no spreadsheet runs a cell (REG-12)."""

from __future__ import annotations

import csv
import random
from datetime import date
from pathlib import Path

import openpyxl
import pytest
import vobject
from sqlalchemy import select
from tests.services.conftest import Crew, new_store

from showroom.clock import ManualClock
from showroom.domain.customers.form import Answer, MoneyRange, Relation
from showroom.domain.errors import Refused, UserError
from showroom.domain.packs.choices import FieldKind
from showroom.domain.packs.schema import Form, FormField
from showroom.domain.staff.actor import Actor, system_actor
from showroom.services import packs, staff
from showroom.services.customer_files.exporting import export_customers
from showroom.services.customer_files.importing import import_customers
from showroom.services.customers.records import Registration, register
from showroom.services.shop import Shop
from showroom.store.migrate import open_database
from showroom.store.models import AuditEntry, Customer

NASTY = (
    "=1+1",
    "+86",
    "-2",
    "@SUM(A1)",
    "'=x",
    "''",
    '"quoted", and; more',
    "两行\n文字",
    "_x0041_",
    "＝1",
    "ß\\n,;:",
    "0012",
)


def an_answer(one: FormField, draw: random.Random) -> Answer | None:
    """Any answer that the field takes."""
    match one.kind:
        case FieldKind.TEXT | FieldKind.LONG_TEXT:
            if one.column == "email":
                return f"a{draw.randrange(10**6)}@example.com"
            text = draw.choice((*NASTY, "王小明", "José Núñez", "Anna", "上海市徐汇区 12 号"))
            return text if one.kind is FieldKind.LONG_TEXT else text.replace("\n", " ")
        case FieldKind.CHOICE:
            return draw.choice(one.options).key if one.options else None
        case FieldKind.SEVERAL:
            return tuple(option.key for option in one.options if draw.random() < 0.5) or None
        case FieldKind.NUMBER:
            return draw.randrange(one.minimum or 0, min(one.maximum or 900, 900))
        case FieldKind.MONEY_RANGE:
            low = draw.randrange(10**6)
            return draw.choice(
                (MoneyRange(low, low + 55), MoneyRange(low, None), MoneyRange(None, low), MoneyRange(low, low))
            )
        case FieldKind.DATE:
            return date(1950 + draw.randrange(60), 1 + draw.randrange(12), 1 + draw.randrange(28))
        case FieldKind.PHONES:
            numbers = [f"+86 13{draw.randrange(10**9):09d}", f"021-6{draw.randrange(10**7):07d} 转 12", "+49 30 901820"]
            return tuple(numbers[: 1 + draw.randrange(3)])
        case FieldKind.RELATION:
            return Relation(draw.choice(("老王", "=Hyperlink", "Zoë")))
        case FieldKind.CONSENT:
            return True


def people(form: Form, draw: random.Random, count: int) -> list[dict[str, Answer]]:
    made = []
    for number in range(count):
        answers = {one.key: answer for one in form.fields if (answer := an_answer(one, draw)) is not None}
        kept = {key: answer for key, answer in answers.items() if draw.random() < 0.8}
        made.append({**kept, "name": f"{draw.choice(('王', '欧阳', 'Anna-Maria '))}{number}"})
    return made


def filled(crew: Crew, count: int = 25) -> Form:
    with crew.shop.view(crew.manager, "customers.view") as connection:
        form = packs.in_force(crew.shop, connection).pack.form
    assert {one.kind for one in form.fields} == set(FieldKind)
    with crew.shop.batch():
        for at, answers in enumerate(people(form, random.Random(7), count)):
            register(crew.shop, crew.manager, Registration(answers, crew.anna.staff_id if at % 2 else None))
        register(crew.shop, crew.manager, Registration({"phones": ("138 0000 1111",)}))
    return form


def another_shop(tmp_path: Path, clock: ManualClock) -> tuple[Shop, Actor]:
    """An empty store with the same staff."""
    clock.advance(minutes=1)  # a store of its own has a number of its own
    database = open_database(str(tmp_path / "other.sqlite3"), create=True)
    shop = staff.create_store(database, clock, system_actor("tests"), new_store())
    staff.add(shop, system_actor("tests"), staff.NewStaff("Anna", "consultant"))
    manager = staff.find_by_name(shop, system_actor("tests"), "Mo Lan")
    return shop, Actor("staff", manager.name, "manager", manager.id)


@pytest.mark.clause("REG-12")
@pytest.mark.parametrize(
    ("kind", "vcard", "lang"),
    [
        ("csv", "", "en"), ("csv", "", "zh_CN"), ("xlsx", "", "en"), ("xlsx", "", "zh_CN"),
        ("vcf", "4.0", "en"), ("vcf", "4.0", "zh_CN"), ("vcf", "3.0", "zh_CN"),
    ],
)  # fmt: skip
def test_a_round_trip_changes_nothing(
    crew: Crew, tmp_path: Path, clock: ManualClock, kind: str, vcard: str, lang: str
) -> None:
    filled(crew)
    first = tmp_path / f"first.{kind}"
    assert export_customers(crew.shop, crew.manager, kind, first, lang=lang, vcard=vcard).customers == 26
    again = import_customers(crew.shop, crew.manager, first)
    assert (again.read, again.unchanged, again.conflicts, again.rejected) == (26, 26, 0, ())
    shop, manager = another_shop(tmp_path, clock)
    try:
        taken = import_customers(shop, manager, first)
        assert (taken.added, taken.rejected) == (26, ())
        here, there = tmp_path / "here.csv", tmp_path / "there.csv"
        export_customers(crew.shop, crew.manager, "csv", here, lang="en")
        export_customers(shop, manager, "csv", there, lang="en")
        assert [row[1:] for row in rows_of(here)] == [row[1:] for row in rows_of(there)]
    finally:
        shop.database.close()


@pytest.mark.clause("REG-12")
def test_address_cards_are_4_0_and_3_0_where_that_is_asked_for(crew: Crew, tmp_path: Path) -> None:
    numbers = ("138 1234 5678", "+49 30 901820")
    register(
        crew.shop,
        crew.manager,
        Registration(
            {
                "name": "欧阳小明", "phones": numbers, "email": "o@example.com", "birthday": date(1985, 4, 2),
                "address": "上海; 徐汇区, 12 号", "notes": "一\n二" + "长" * 60,
            }
        ),
    )  # fmt: skip
    for version, born, kind in (("4.0", "19850402", "voice"), ("3.0", "1985-04-02", "VOICE")):
        file = tmp_path / f"{version}.vcf"
        export_customers(crew.shop, crew.manager, "vcf", file, vcard=version)
        text = file.read_text(encoding="utf-8")
        assert text.startswith(f"BEGIN:VCARD\r\nVERSION:{version}\r\n".replace("\r\n", "\n"))
        (card,) = vobject.readComponents(text)
        assert card.version.value == version
        assert (card.n.value.family, card.n.value.given, card.fn.value) == ("欧阳", "小明", "欧阳小明")
        assert [tel.value for tel in card.tel_list] == ["+8613812345678", "+4930901820"]
        assert {tel.type_param for tel in card.tel_list} == {kind}
        assert (card.bday.value, card.adr.value.street) == (born, "上海; 徐汇区, 12 号")
        assert card.note.value == "一\n二" + "长" * 60
        assert [tel.params.get("PREF") for tel in card.tel_list] == [["1"] if version == "4.0" else None, None]
        assert card.uid.params.get("VALUE") == (["text"] if version == "4.0" else None)


def rows_of(file: Path) -> list[list[str]]:
    with file.open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.reader(stream))


@pytest.mark.clause("REG-12", "SEC-03")
def test_no_cell_is_a_formula_and_the_act_is_recorded(crew: Crew, tmp_path: Path) -> None:
    filled(crew)
    export_customers(crew.shop, crew.manager, "csv", tmp_path / "a.csv")
    export_customers(crew.shop, crew.manager, "xlsx", tmp_path / "a.xlsx")
    cells = [cell for row in rows_of(tmp_path / "a.csv") for cell in row]
    assert any(cell.startswith("'=") for cell in cells)
    assert not [cell for cell in cells if cell[:1] in tuple("=+-@\t\r")]
    sheet = openpyxl.load_workbook(tmp_path / "a.xlsx").worksheets[0]
    assert {cell.data_type for row in sheet.iter_rows() for cell in row if cell.value is not None} == {"s"}
    with crew.shop.view(crew.manager, "customers.view") as connection:
        noted = connection.execute(
            select(AuditEntry.actor, AuditEntry.changes).where(AuditEntry.action == "customers.export")
        ).all()
    assert [row.actor for row in noted] == [crew.manager.tag] * 2
    assert "customers_exported" in noted[0].changes


@pytest.mark.clause("REG-12", "SEC-02")
def test_only_a_manager_exports_and_what_fails_leaves_no_file(crew: Crew, tmp_path: Path) -> None:
    register(crew.shop, crew.manager, Registration({"name": "王小明"}))
    for actor in (crew.anna, crew.receptionist, system_actor("root")):
        with pytest.raises(Refused):
            export_customers(crew.shop, actor, "csv", tmp_path / "a.csv")
    with pytest.raises(UserError, match="export_unknown_format"):
        export_customers(crew.shop, crew.manager, "pdf", tmp_path / "a.pdf")
    with pytest.raises(UserError, match="export_not_written"):
        export_customers(crew.shop, crew.manager, "csv", tmp_path / "no" / "a.csv")

    def stop(_done: int, _of: int) -> None:
        raise InterruptedError

    kept = tmp_path / "kept.csv"
    kept.write_text("mine")
    with pytest.raises(UserError):
        export_customers(crew.shop, crew.manager, "csv", kept, told=stop)
    assert [one.name for one in tmp_path.iterdir() if one.suffix != ".sqlite3" and "sqlite" not in one.name] == [
        "kept.csv"
    ]
    assert kept.read_text() == "mine"
    with crew.shop.view(crew.manager, "customers.view") as connection:
        assert connection.execute(select(Customer.name)).scalars().all() == ["王小明"]
