"""The term table on both engines: ranges, the newest of broad words, terms that come and go (REG-04)."""

from __future__ import annotations

import threading
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import func, insert, select, text, update

from showroom.domain.customers.query import query_words
from showroom.domain.customers.terms import Findable
from showroom.store import broad_terms, search
from showroom.store.database import Database
from showroom.store.models import (
    BroadRow,
    BroadTerm,
    Customer,
    CustomerHeads,
    CustomerLatest,
    CustomerOwner,
    PackVersion,
    Staff,
    Store,
    Term,
)

pytestmark = pytest.mark.engines
AT = datetime(2026, 1, 1, tzinfo=UTC)


@pytest.fixture
def index(database: Database, monkeypatch: pytest.MonkeyPatch) -> Database:
    """Forty customers, ids 1 to 40, in a table of whose matches the newest ten count."""
    monkeypatch.setattr(search, "BOUND", 10)
    monkeypatch.setattr(search, "LOOKED_THROUGH", 30)
    monkeypatch.setattr(broad_terms, "BROAD", 15)
    with database.write() as connection:
        connection.execute(
            insert(Store).values(
                id=1, name="s", language="en", time_zone="UTC", country="CN", currency="CNY", created_at=AT
            )
        )
        connection.execute(
            insert(PackVersion).values(
                id=1, store_id=1, name="p", version="1", digest="d", text="t", in_force_from=AT, created_at=AT
            )
        )
        for number in range(1, 41):
            add(database, number, connection)
    return database


def add(database: Database, number: int, connection: object) -> None:
    name = "王" + "甲乙丙丁"[number % 4]
    connection.execute(  # type: ignore[attr-defined]
        insert(Customer).values(
            id=number, store_id=1, name=name, name_key=name, created_at=AT, updated_at=AT, pack_version_id=1
        )
    )
    search.put(connection, number, Findable(name, (), (f"+86138123400{number:02}",)), fresh=True)  # type: ignore[arg-type]


def found(database: Database, query: str) -> tuple[int, ...]:
    with database.read() as connection:
        return tuple(sorted(search.matches(connection, query_words(query)), reverse=True))


def rows(database: Database) -> int:
    with database.read() as connection:
        return sum(connection.execute(select(func.count()).select_from(one)).scalar_one() for one in (Term, BroadRow))


@pytest.mark.clause("REG-04")
@pytest.mark.parametrize("learnt", [False, True])
def test_of_a_broad_word_the_newest_count_learnt_or_not(index: Database, learnt: bool) -> None:
    before = rows(index)
    if learnt:
        assert broad_terms.learn(index) > 10
        assert rows(index) > before
    for query in ("王", "w", "wang", "8613812", "1381234", "138"):
        assert found(index, query) == tuple(range(40, 30, -1)), query
    assert found(index, "王甲") == tuple(range(40, 0, -4))
    assert found(index, "wangj") == tuple(range(40, 0, -4))
    assert found(index, "ang") == ()


@pytest.mark.clause("REG-04")
@pytest.mark.parametrize("learnt", [False, True])
def test_narrow_words_drive_and_broad_ones_are_looked_up(index: Database, learnt: bool) -> None:
    if learnt:
        broad_terms.learn(index)
    assert found(index, "王 40007") == (7,)
    assert found(index, "王丁 wang 40007") == (7,)
    assert found(index, "nobody 40007") == ()
    with index.read() as connection:
        assert list(search.matches(connection, ("40007", "8613812340007"))) == [7]
        assert search.matches(connection, ("40007", "40008")) == {}
    assert found(index, "王 138123") == tuple(range(40, 30, -1))


@pytest.mark.clause("REG-04")
@pytest.mark.parametrize("learnt", [False, True])
def test_terms_come_and_go_with_what_is_known(index: Database, learnt: bool) -> None:
    if learnt:
        broad_terms.learn(index)
    before = rows(index)
    with index.write() as connection:
        search.put(connection, 37, Findable("李四", (), ("+8613999990037",)))
    assert found(index, "李四") == (37,)
    assert found(index, "99990037") == (37,)
    assert found(index, "12340037") == ()
    assert 37 not in found(index, "王")
    assert 37 not in found(index, "138")
    with index.write() as connection:
        search.put(connection, 37, Findable("王乙", (), ("+8613812340037",)))
    assert rows(index) == before
    assert 37 in found(index, "王")
    with index.write() as connection:
        search.forget(connection, 37)
        search.forget(connection, 37)
    assert 37 not in found(index, "王")
    with index.read() as connection:
        left = sum(
            connection.execute(select(func.count()).where(one.customer_id == 37)).scalar_one()
            for one in (Term, BroadRow)
        )
        heads = connection.execute(select(func.count()).where(CustomerHeads.customer_id == 37)).scalar()
        latest = connection.execute(select(func.count()).where(CustomerLatest.customer_id == 37)).scalar()
        assert (left, heads, latest) == (0, 0, 0)


def test_what_comes_after_learning_stands_under_the_broad_words_too(index: Database) -> None:
    broad_terms.learn(index)
    with index.write() as connection:
        add(index, 41, connection)
        with search.together(connection):
            for number in range(42, 46):
                add(index, number, connection)
            assert 45 not in search.matches(connection, ("王",))
    assert found(index, "王") == tuple(range(45, 35, -1))
    assert found(index, "wan") == tuple(range(45, 35, -1))
    with index.read() as connection:
        alone, among = (
            [
                [
                    tuple(row)
                    for row in connection.execute(select(*columns).where(columns[0].table.c.customer_id == one))
                ]
                for columns in ((Term.term, Term.fit, Term.recent), (BroadRow.word, BroadRow.points, BroadRow.recent))
            ]
            for one in (41, 45)
        )
    ends = "41", "45"  # the numbers differ by these
    assert {row for row in alone[0] if not row[0].endswith(ends)} == {
        row for row in among[0] if not row[0].endswith(ends)
    }
    assert len(alone[1]) > 10
    assert set(alone[1]) == set(among[1])


def test_learning_goes_on_where_it_was_stopped_and_is_due_with_growth(index: Database) -> None:
    calls = 0

    def stop() -> None:
        nonlocal calls
        calls += 1
        if calls == 3:
            raise InterruptedError

    with pytest.raises(InterruptedError):
        broad_terms.learn(index, stop)
    with index.read() as connection:
        some = connection.execute(select(func.count()).select_from(BroadTerm)).scalar_one()
    assert some > 2
    assert broad_terms.learn(index) > 0
    assert broad_terms.learn(index) == 0
    assert found(index, "wang") == tuple(range(40, 30, -1))
    with index.read() as connection:
        assert not broad_terms.are_due(connection)


@pytest.mark.clause("REG-04")
def test_ranked_own_before_others_then_the_latest_contact(index: Database) -> None:
    with index.write() as connection:
        for number, day in ((3, 5), (5, 9)):
            latest = datetime(2026, 2, day, tzinfo=UTC)
            connection.execute(update(Customer).where(Customer.id == number).values(created_at=latest))
        search.touch(connection, (3, 5, 40))

    def ranked() -> list[int]:
        with index.read() as connection:
            return [number for number, _ in search.ranked(connection, ("王",), None, 4)]

    assert ranked() == [5, 3, 40, 39]  # whoever came last is among the ten that count, however long known
    assert found(index, "王") == (40, 39, 38, 37, 36, 35, 34, 33, 5, 3)
    broad_terms.learn(index)
    assert ranked() == [5, 3, 40, 39]
    with index.write() as connection:
        connection.execute(update(Customer).where(Customer.id == 3).values(created_at=AT + timedelta(days=60)))
        search.touch(connection, (3,))
    assert ranked() == [3, 5, 40, 39]
    assert found(index, "王甲") == tuple(range(40, 0, -4))


@pytest.mark.clause("REG-04")
def test_two_stores_with_one_customer_at_once_leave_all_rows_where_the_index_says(index: Database) -> None:
    broad_terms.learn(index)
    with index.write() as connection:
        connection.execute(insert(Staff).values(id=1, store_id=1, name="Anna", role="consultant", created_at=AT))

    def owned() -> None:
        owner = insert(CustomerOwner).values(id=1, store_id=1, customer_id=7, staff_id=1, since=AT)
        with index.write() as second:
            second.execute(owner)
            search.touch(second, (7,))

    with ThreadPoolExecutor(1) as pool:
        with index.write() as first:
            first.execute(update(Customer).where(Customer.id == 7).values(created_at=AT + timedelta(days=9)))
            search.touch(first, (7,))
            other = pool.submit(owned)
            _until_somebody_waits(index)
        other.result(20)
    with index.read() as connection:
        latest = connection.execute(
            select(CustomerLatest.at, CustomerLatest.owner).where(CustomerLatest.customer_id == 7)
        ).one()
        assert latest == (search.moment(AT + timedelta(days=9)), 1)
        for model in (Term, BroadRow):
            held = {
                tuple(row)
                for row in connection.execute(select(model.recent, model.owner).where(model.customer_id == 7))
            }
            assert held == {(latest.at // 1_000_000, latest.owner)}, model


def _until_somebody_waits(index: Database) -> None:
    """Until the other thread waits for this one's transaction; SQLite's begins after it anyway."""
    waits = text(
        "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()"
    )
    end = time.monotonic() + 20
    while not index.is_sqlite:
        with index.read() as connection:
            if connection.execute(waits).scalar_one():
                return
        assert time.monotonic() < end, "nobody waits"
        threading.Event().wait(0.01)
