"""The search index follows whatever happens to customers: always what it would be if it were made anew (REG-04)."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest
from sqlalchemy import Connection, bindparam, select
from tests.services.conftest import Crew, new_store

from showroom.clock import ManualClock
from showroom.domain.customers import terms
from showroom.domain.staff.actor import Actor, system_actor
from showroom.services import calls, staff
from showroom.services.customer_files import indexing
from showroom.services.customer_files.importing import import_customers
from showroom.services.customers import find, merging, owners, people, records, shown
from showroom.services.customers.merging import Request
from showroom.services.customers.records import Registration
from showroom.services.demo.crowd import Crowd
from showroom.store import broad_terms, search
from showroom.store.database import Database
from showroom.store.models import (
    BroadRow,
    Customer,
    CustomerHeads,
    CustomerLatest,
    CustomerOwner,
    CustomerPhone,
    FoundOwner,
    Term,
)

pytestmark = pytest.mark.engines
_OWNED = select(CustomerOwner.customer_id).where(CustomerOwner.staff_id == bindparam("staff"))
_Rows = set[tuple[object, ...]]


def held(connection: Connection) -> tuple[_Rows, _Rows]:
    """The rows of terms and of broad words as they stand; owners by their ids."""
    groups: dict[int, set[int]] = {0: set()}
    for staff_id, number in connection.execute(select(FoundOwner.staff_id, FoundOwner.number)):
        groups.setdefault(number, set()).add(staff_id)
    words = {number: word for word, number in broad_terms.known(connection).items()}
    found = connection.execute(select(Term.term, Term.customer_id, Term.fit, Term.recent, Term.owner))
    learnt = connection.execute(
        select(BroadRow.word, BroadRow.customer_id, BroadRow.points, BroadRow.recent, BroadRow.owner)
    )
    return (
        {(*row[:4], *sorted(groups[row[4]])) for row in found},
        {(words[row[0]], *row[1:4], *sorted(groups[row[4]])) for row in learnt},
    )


def made_anew(connection: Connection) -> tuple[_Rows, _Rows]:
    """The rows as they should be: from heads, the latest contact and the owners."""
    theirs: dict[int, set[int]] = {}
    for customer_id, staff_id in connection.execute(select(CustomerOwner.customer_id, CustomerOwner.staff_id)):
        theirs.setdefault(customer_id, set()).add(staff_id)
    rows = connection.execute(
        select(CustomerHeads.customer_id, CustomerHeads.heads, CustomerLatest.at)
        .join(CustomerLatest, CustomerLatest.customer_id == CustomerHeads.customer_id)
        .join(Customer, Customer.id == CustomerHeads.customer_id)
        .where(Customer.active)
    ).all()
    found: _Rows = set()
    learnt: _Rows = set()
    for customer_id, heads, at in rows:
        fits = terms.terms(terms.unwritten(heads))
        rank = (at // 1_000_000, *sorted(theirs.get(customer_id, ())))
        found |= {(term, customer_id, fit, *rank) for term, fit in fits.items()}
        learnt |= {
            (word, customer_id, points, *rank)
            for word in broad_terms.known(connection)
            if (points := terms.fit_of(word, fits))
        }
    return found, learnt


@pytest.fixture
def crowd(crew: Crew, clock: ManualClock, monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """A hundred customers, some of one of three consultants; words of more than ten are learnt."""
    monkeypatch.setattr(search, "BOUND", 30)
    monkeypatch.setattr(broad_terms, "BROAD", 10)
    someone, made = Crowd("index"), []
    with crew.shop.batch(), crew.shop.view(crew.manager, "customers.view") as connection, search.together(connection):
        for serial in range(1, 101):
            clock.advance(minutes=7)
            one = someone.person(serial)
            said = {"name": one.name, "phones": (one.phone,) if one.phone else None, "email": one.email}
            given = {key: value for key, value in said.items() if value}
            owner = (crew.anna, crew.bo, crew.chen)[serial % 3].staff_id if serial % 4 else None
            registration = Registration(given, owner, is_nobodys=owner is None)
            made.append(records.register(crew.shop, crew.manager, registration).id)
    broad_terms.learn(crew.shop.database)
    return made


@pytest.mark.clause("REG-04", "REG-07")
def test_the_index_is_what_it_would_be_if_it_were_made_anew(crew: Crew, clock: ManualClock, crowd: list[int]) -> None:
    shop, manager, rng = crew.shop, crew.manager, Random(3)

    def must_be_true() -> None:
        with shop.database.read() as connection:
            now, expected = held(connection), made_anew(connection)
            assert len(now[1]) > 300
            assert now[0] == expected[0]
            assert now[1] == expected[1]

    must_be_true()
    called = rng.sample(crowd, 12)
    for customer_id in called:
        clock.advance(minutes=3)
        calls.log(shop, manager, calls.NewCall("13900002222", customer_id=customer_id))
    must_be_true()
    with shop.work(manager, "customers.update") as work:
        for customer_id in crowd[:6]:
            owners.give_in(work, customer_id, crew.chen.staff_id or 0)
        for customer_id in crowd[6:12]:
            owners.release_in(work, customer_id, "released")
    must_be_true()
    with shop.database.read() as connection:
        chens = search.ranked(connection, ("w",), crew.chen.staff_id, 20)
        own = {one for (one,) in connection.execute(_OWNED, {"staff": crew.chen.staff_id})}
    points = dict(chens)
    order = [(-points[one], one not in own) for one, _ in chens]
    assert order == sorted(order)
    records.update(shop, manager, crowd[20], {"name": "王建国", "phones": ("13512345678",)})
    late = records.register(shop, crew.anna, Registration({"name": "王伟", "phones": ("13512340000",)})).id
    must_be_true()
    merging.merge(shop, manager, Request(crowd[20], late))
    must_be_true()
    assert {hit.person.id for hit in find.find(shop, manager, "13512340000")} == {crowd[20]}


@pytest.mark.clause("REG-04", "SEC-02")
def test_whoever_is_found_is_shown_as_everywhere_else(crew: Crew, crowd: list[int]) -> None:
    shop = crew.shop
    nobody = records.register(shop, crew.bo, Registration({"phone_declined": "粤B·12345 白色SUV"})).id
    company = records.register(shop, crew.bo, Registration({"company": "好家设计", "messaging_id": "wx_hao"})).id
    calls.log(shop, crew.manager, calls.NewCall("13900002222", customer_id=company))
    ids = [*crowd, nobody, company]
    for actor in (crew.manager, crew.anna, crew.bo):
        with shop.view(actor, "customers.find") as connection:
            lines = shown.by_ids(shop, connection, actor, ids)
            expected = {one.id: one for one in people.by_ids(shop, connection, actor, ids)}
        assert {customer_id: person for customer_id, (person, _) in lines.items()} == expected
        assert len(expected) == 102


@pytest.mark.clause("REG-04")
def test_a_customer_of_consultants_in_two_stores_comes_first_for_both(
    crew: Crew, database: Database, clock: ManualClock, crowd: list[int]
) -> None:
    other = staff.create_store(database, clock, system_actor("tests"), new_store("Hillside"))
    dora_id = staff.add(other, system_actor("tests"), staff.NewStaff("Dora", "consultant"))
    shared = [one for serial, one in enumerate(crowd, 1) if serial % 3 == 0 and serial % 4][:4]  # Anna's
    boss = staff.find_by_name(other, system_actor("tests"), "Mo Lan")
    with other.work(Actor("staff", boss.name, "manager", boss.id), "customers.update") as work:
        for customer_id in shared:
            owners.give_in(work, customer_id, dora_id)
    with database.read() as connection:
        assert held(connection) == made_anew(connection)
        numbers = {row[0] for row in connection.execute(select(Term.owner).where(Term.customer_id.in_(shared)))}
        assert len(numbers) == 1  # both together are one number
        for staff_id in (crew.anna.staff_id, dora_id):
            mine = {one for (one,) in connection.execute(_OWNED, {"staff": staff_id})}
            assert mine >= set(shared)
            for word in ("w", "li", "z", "1", "13"):
                order = [(-points, one not in mine) for one, points in search.ranked(connection, (word,), staff_id, 30)]
                assert order == sorted(order)


@pytest.mark.clause("REG-04", "REG-12")
@pytest.mark.parametrize("cut_off", [False, True])
def test_an_import_leaves_the_index_as_if_all_were_registered(
    crew: Crew, crowd: list[int], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, cut_off: bool
) -> None:
    """New ones with and without an owner, one whose owner never had a customer, and known ones who are given one."""
    free = crowd[3::4]  # nobody looks after them
    with crew.shop.database.read() as connection:
        known = connection.execute(
            select(Customer.name, CustomerPhone.e164)
            .join(CustomerPhone, CustomerPhone.customer_id == Customer.id)
            .where(Customer.id.in_(free))
        ).all()[:5]
    lines = [f"{row.name},{row.e164},Anna" for row in known]
    lines += [f"王{serial}号,1390000{serial:04d},{['', 'Bo', 'Lin Mei'][serial % 3]}" for serial in range(1, 31)]
    file = tmp_path / "customers.csv"
    file.write_text("\n".join(["姓名,手机号,归属人", *lines]), encoding="utf-8")
    if cut_off:
        monkeypatch.setattr(indexing, "_TERMS_AT_ONCE", 30)
        with pytest.raises(InterruptedError):
            import_customers(crew.shop, crew.manager, file, told=_interrupted)
        assert indexing.complete(crew.shop, crew.manager) == 1
    else:
        done = import_customers(crew.shop, crew.manager, file)
        assert (done.added, done.updated) == (30, len(known))
    with crew.shop.database.read() as connection:
        now, expected = held(connection), made_anew(connection)
        assert len(known) > 2
        assert now[0] == expected[0]
        assert now[1] == expected[1]


def _interrupted(phase: str, _part: float) -> None:
    if phase == "indexing":
        raise InterruptedError
