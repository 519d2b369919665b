"""The term table on both engines: ranges, bounded scans, terms that come and go (REG-04)."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from sqlalchemy import func, insert, select

from showroom.domain.customers import terms
from showroom.domain.customers.terms import Findable
from showroom.store import search
from showroom.store.database import Database
from showroom.store.models import Customer, CustomerHeads, PackVersion, Store, Term

pytestmark = pytest.mark.engines


@pytest.fixture
def index(database: Database, monkeypatch: pytest.MonkeyPatch) -> Database:
    """Forty customers, ids 1 to 40, in a table whose scans stop at ten."""
    monkeypatch.setattr(search, "BOUND", 10)
    at = datetime(2026, 1, 1, tzinfo=UTC)
    with database.write() as connection:
        connection.execute(
            insert(Store).values(
                id=1, name="s", language="en", time_zone="UTC", country="CN", currency="CNY", created_at=at
            )
        )
        connection.execute(
            insert(PackVersion).values(
                id=1, store_id=1, name="p", version="1", digest="d", text="t", in_force_from=at, created_at=at
            )
        )
        for number in range(1, 41):
            name = "王" + "甲乙丙丁"[number % 4]
            connection.execute(
                insert(Customer).values(
                    id=number, store_id=1, name=name, name_key=name, created_at=at, updated_at=at, pack_version_id=1
                )
            )
            search.put(connection, number, Findable(name, (), (f"+86138123400{number:02}",)), fresh=True)
    return database


def found(database: Database, query: str) -> tuple[tuple[int, ...], tuple[str, ...]]:
    with database.read() as connection:
        candidates = search.candidates(connection, terms.query_words(query))
    return candidates.ids, candidates.unchecked


@pytest.mark.clause("REG-04")
def test_of_a_broad_word_the_newest_are_read(index: Database) -> None:
    assert found(index, "王") == (tuple(range(40, 30, -1)), ())


@pytest.mark.clause("REG-04")
def test_a_narrow_word_drives_and_the_broad_one_is_checked(index: Database) -> None:
    ids, unchecked = found(index, "王 40007")
    assert (ids, unchecked) == ((7,), ("王",))
    assert found(index, "nobody 40007") == ((), ())


def test_two_narrow_words_meet(index: Database) -> None:
    with index.read() as connection:
        assert search.candidates(connection, ("40007", "8613812340007")).ids == (7,)
        assert search.candidates(connection, ("40007", "40008")).ids == ()


def test_terms_come_and_go_with_what_is_known(index: Database) -> None:
    with index.write() as connection:
        search.put(connection, 7, Findable("李四", (), ("+8613999990007",)))
    assert found(index, "李四") == ((7,), ())
    assert found(index, "99990007") == ((7,), ())
    assert found(index, "12340007") == ((), ())
    with index.write() as connection:
        search.forget(connection, 7)
        search.forget(connection, 7)
    assert found(index, "李四") == ((), ())
    with index.read() as connection:
        assert connection.execute(select(func.count()).where(Term.customer_id == 7)).scalar() == 0
        assert connection.execute(select(func.count()).where(CustomerHeads.customer_id == 7)).scalar() == 0


def test_case_and_code_points_order_alike_on_both_engines(index: Database) -> None:
    with index.write() as connection:
        search.put(connection, 3, Findable("Zoë Ångström-Łuk 𠮷田"))
    for query in ("zoe", "ngstr", "łuk", "𠮷", "田", "ÅNGST"):
        assert found(index, query)[0] == (3,), query
