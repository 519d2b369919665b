"""Databases of earlier versions are brought up to date with everything that is in them."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest
from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from sqlalchemy import inspect, text
from sqlalchemy.exc import IntegrityError

from showroom import paths
from showroom.domain.customers import terms
from showroom.domain.customers.terms import Findable
from showroom.store import found, search
from showroom.store.database import Database
from showroom.store.migrate import head, open_database
from showroom.store.models import UtcDateTime, whole_metadata

pytestmark = pytest.mark.engines

AT = datetime(2026, 11, 21, 1, 0, tzinfo=UTC)
STORE = {
    "id": 1, "name": "Riverside", "language": "en", "time_zone": "Asia/Shanghai", "country": "CN", "currency": "CNY",
    "day_starts_minute": 240, "is_demo": False, "created_at": AT,
}  # fmt: skip
PACK = {
    "id": 2, "store_id": 1, "name": "furniture", "version": "1", "digest": "d", "text": "t", "in_force_from": AT,
    "created_at": AT,
}  # fmt: skip
ANNA = {
    "id": 3, "store_id": 1, "name": "Anna", "role": "consultant", "languages": "zh_CN,en", "wrong_pins": 0,
    "active": True, "created_at": AT,
}  # fmt: skip
VISIT = {
    "store_id": 1, "day": date(2026, 11, 21), "arrived_at": AT, "kind": "first", "party_size": 2, "state": "left",
    "consultant_id": 3, "used_turn": True, "note": "二人同行", "pack_version_id": 2,
}  # fmt: skip


def at_revision(place: str, revision: str) -> Database:
    """A database as the program of that revision made it, without rows."""
    database = Database(place)
    config = Config()
    config.set_main_option("script_location", str(paths.migrations()))
    with database.write() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, revision)
    return database


def put(database: Database, table: str, *rows: dict[str, Any]) -> None:
    with database.write() as connection:
        for row in rows:
            names = ", ".join(row)
            marks = ", ".join(f":{name}" for name in row)
            bound = {
                key: UtcDateTime().process_bind_param(value, connection.dialect)
                if isinstance(value, datetime)
                else value
                for key, value in row.items()
            }
            if database.is_sqlite:  # as SQLAlchemy's types write them; a driver alone takes text
                bound = {key: str(value) if isinstance(value, date) else value for key, value in bound.items()}
            connection.execute(text(f"INSERT INTO {table} ({names}) VALUES ({marks})"), bound)


def test_visits_of_the_first_version_keep_what_they_say(empty_url: str) -> None:
    old = at_revision(empty_url, "0001")
    put(old, "store", STORE)
    put(old, "pack_version", PACK)
    put(old, "staff", ANNA)
    put(old, "visit", *({**VISIT, "id": 10 + n, "number": n} for n in range(1, 31)))
    before = rows(old)
    old.close()

    opened = open_database(empty_url)
    after = rows(opened)
    assert [{key: after[n][key] for key in row} for n, row in enumerate(before)] == before
    assert {row["entered_late"] for row in after} <= {0}
    assert {row["together_with"] for row in after} == {None}
    with opened.read() as connection:
        assert connection.execute(text("SELECT version_num FROM alembic_version")).scalar() == head()
    opened.close()


def rows(database: Database) -> list[dict[str, Any]]:
    with database.read() as connection:
        return [dict(row) for row in connection.execute(text("SELECT * FROM visit ORDER BY id")).mappings()]


def test_tables_that_were_brought_up_to_date_are_those_of_the_models(empty_url: str) -> None:
    from alembic.autogenerate import compare_metadata

    at_revision(empty_url, "0001").close()
    opened = open_database(empty_url)
    with opened.read() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, whole_metadata()) == []
        tables = set(inspect(connection).get_table_names())
    assert not [name for name in tables if name.startswith("_alembic_tmp")]
    opened.close()


def test_a_visit_that_came_with_another_must_name_one_that_exists(empty_url: str) -> None:
    old = at_revision(empty_url, "0001")
    put(old, "store", STORE)
    put(old, "pack_version", PACK)
    put(old, "staff", ANNA)
    put(old, "visit", {**VISIT, "id": 11, "number": 1})
    old.close()
    opened = open_database(empty_url)
    put(opened, "visit", {**VISIT, "id": 12, "number": 2, "together_with": 11})
    with pytest.raises(IntegrityError):
        put(opened, "visit", {**VISIT, "id": 13, "number": 3, "together_with": 99})
    opened.close()


@pytest.mark.clause("REG-04")
def test_whoever_was_found_before_is_found_and_ranked_at_once(empty_url: str) -> None:
    """0015: the terms go on with what they are ranked by; rows that only stood for a broad word are gone."""
    old = at_revision(empty_url, "0014")
    put(old, "store", STORE, {**STORE, "id": 9})
    put(old, "pack_version", PACK)
    put(old, "staff", ANNA, {**ANNA, "id": 4, "name": "Bo"}, {**ANNA, "id": 5, "name": "Dora"})
    wanted = {11: ("王甲", (3,)), 12: ("王乙", (4, 5)), 13: ("王丙", ()), 14: ("王丁", (3,))}
    put(old, "broad_term", {"number": 1, "term": "王", "customers": 4}, {"number": 2, "term": "", "customers": 4})
    for customer, (name, owners) in wanted.items():
        facts = {"name": name, "name_key": name, "created_at": AT, "updated_at": AT, "pack_version_id": 2}
        put(old, "customer", {"id": customer, "store_id": 1, **facts})
        put(old, "customer_latest", {"customer_id": customer, "at": found.moment(AT) + customer * 1_500_000})
        for one in owners:
            owner = {"id": customer * 10 + one, "customer_id": customer, "staff_id": one, "since": AT}
            put(old, "customer_owner", {**owner, "store_id": 9 if one == 5 else 1})
        heads = terms.heads(Findable(name, (), (f"+86138123400{customer}",)))
        put(old, "customer_heads", {"customer_id": customer, "heads": terms.written(heads), "version": terms.VERSION})
        fits = terms.terms(heads)
        learnt = {"王": terms.beginning_of(fits[name])}
        put(
            old, "term", *({"customer_id": customer, "term": term, "fit": fit} for term, fit in (fits | learnt).items())
        )
    old.close()

    opened = open_database(empty_url)
    with opened.read() as connection:
        for staff, order in (
            (0, [14, 13, 12, 11]),
            (3, [14, 11, 13, 12]),
            (4, [12, 14, 13, 11]),
            (5, [12, 14, 13, 11]),
        ):
            for word in ("王", "wang", "138", "1234"):
                assert [one for one, _ in search.ranked(connection, (word,), staff, 20)] == order
        assert connection.execute(text("SELECT count(*) FROM term WHERE term = '王'")).scalar() == 0
        assert connection.execute(text("SELECT count(*) FROM broad_term")).scalar() == 0
    with opened.write() as connection:
        search.put(connection, 13, Findable("李丙"))
        search.forget(connection, 14)
    with opened.read() as connection:
        assert [one for one, _ in search.ranked(connection, ("王",), 3, 20)] == [11, 12]
        left = connection.execute(text("SELECT DISTINCT customer_id FROM term ORDER BY 1")).scalars().all()
        assert left == [11, 12, 13]
    opened.close()


@pytest.mark.clause("REG-12")
def test_an_import_that_an_upgrade_meets_begins_again(empty_url: str) -> None:
    """Its values went with the upgrade, so nothing may say that they are there."""
    old = at_revision(empty_url, "0015")
    put(old, "import_ahead", {"audit_id": 5, "run": 5, "at": AT})
    old.close()
    opened = open_database(empty_url)
    with opened.read() as connection:
        left = connection.execute(text("SELECT count(*) FROM import_ahead")).scalar()
    assert left == (0 if opened.is_sqlite else 1)  # PostgreSQL's values are never there before their entries
    opened.close()
