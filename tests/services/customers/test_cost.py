"""What acts cost the database: a registration reads nothing that it wrote, and what it writes is told in the audit."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from sqlalchemy import select
from tests.services.conftest import Crew

from showroom.domain.customers.form import MoneyRange
from showroom.services import check
from showroom.services.calls import NewCall, log
from showroom.services.customers import cards, duplicates, records
from showroom.services.customers.records import Registration
from showroom.store.database import Database
from showroom.store.models import AuditEntry

_ANSWERS: dict[str, Any] = {
    "name": "王小明",
    "phones": ("138 1234 5678",),
    "company": "北京未来家居有限公司",
    "email": "wang@weilai.example",
    "address": "朝阳区建国路 88 号 3 单元 1201",
    "area": 120,
}


@contextmanager
def told(database: Database) -> Iterator[list[str]]:
    """Every statement that SQLite itself runs meanwhile: verb and table."""
    seen: list[str] = []
    with database.read() as connection:
        driver: Any = connection.connection.dbapi_connection
    driver.set_trace_callback(seen.append)
    tables: list[str] = []
    try:
        yield tables
    finally:
        driver.set_trace_callback(None)
        verb = re.compile(r"(SELECT|INSERT|UPDATE|DELETE)\b.*?(?:FROM|INTO|UPDATE) (\w+)|UPDATE (\w+)", re.DOTALL)
        tables += [
            f"{(match.group(1) or 'UPDATE').lower()} {match.group(2) or match.group(3)}"
            for match in (verb.match(statement) for statement in seen)
            if match
        ]


@pytest.mark.clause("REG-01")
def test_a_registration_reads_nothing_it_wrote(crew: Crew) -> None:
    records.register(crew.shop, crew.anna, Registration({"name": "李雷", "phones": ("139 0000 1111",)}))
    with told(crew.shop.database) as statements:
        records.register(crew.shop, crew.anna, Registration(_ANSWERS))
    reads = [one for one in statements if one.startswith("select")]
    # the owner as the index numbers them; broad words; who shares the phone and the address; the audit's last entry
    assert reads == [
        "select pack_version",
        "select customer_owner",
        "select broad_term",
        "select customer_phone",
        "select customer",
        "select audit_entry",
    ]
    assert not [one for one in statements if one.startswith("update")], "a row was written and then changed"
    assert statements.count("insert customer") == 1


@pytest.mark.clause("REG-03")
def test_looking_for_duplicates_takes_three_reads_when_there_are_none(crew: Crew) -> None:
    records.register(crew.shop, crew.anna, Registration(_ANSWERS))
    with told(crew.shop.database) as statements:
        found = duplicates.possible(crew.shop, crew.anna, name="李雷", typed_phones=("137 0000 2222",))
    assert found.people == ()
    assert len(statements) == 3, statements


@pytest.mark.clause("REG-05", "SEC-03")
def test_the_grade_of_a_new_customer_stands_in_the_line_of_its_insert(crew: Crew) -> None:
    saved = records.register(
        crew.shop, crew.anna, Registration({**_ANSWERS, "budget": MoneyRange(5_000_000, 9_000_000)})
    )
    assert saved.grade is not None
    card = cards.card(crew.shop, crew.anna, saved.id)
    assert [one.grade for one in card.grades] == [saved.grade]
    assert not card.grades[0].by_person
    with crew.shop.database.read() as connection:
        changes = connection.execute(select(AuditEntry.changes).order_by(AuditEntry.seq.desc()).limit(1)).scalar_one()
    lines = [line for line in json.loads(changes) if line[1] == "customer"]
    assert [(op, said["grade"], said["grade_by"]) for op, _, _, said in lines] == [("insert", saved.grade, "rule")]
    assert check.check(crew.shop, crew.manager).findings == ()


@pytest.mark.clause("CAL-01")
def test_logging_a_known_callers_call_finds_them_by_few_reads(crew: Crew) -> None:
    known = records.register(crew.shop, crew.anna, Registration(_ANSWERS)).id
    log(crew.shop, crew.anna, NewCall(phone="138 1234 5678", duration_s=60))
    with told(crew.shop.database) as statements:
        logged = log(crew.shop, crew.anna, NewCall(phone="13812345678", duration_s=60))
    assert logged.customer_id == known
    reads = [one for one in statements if one.startswith("select")]
    assert len(reads) <= 16, reads
