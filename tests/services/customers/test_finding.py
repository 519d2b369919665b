"""Finding through the service, on both engines: equal to the search without an index, and kept in order (REG-04)."""

from __future__ import annotations

from random import Random

import pytest
from sqlalchemy import delete, select, update
from tests.services.conftest import Crew

from showroom.clock import ManualClock
from showroom.domain.customers import names, terms
from showroom.domain.customers.query import query_words
from showroom.domain.staff.actor import Actor
from showroom.services import calls
from showroom.services.customers import find, records, upkeep
from showroom.services.customers.records import Registration
from showroom.services.demo.crowd import Crowd
from showroom.services.shop import Shop
from showroom.store import broad_terms, search
from showroom.store.models import BroadTerm, Customer, CustomerHeads, CustomerLatest, CustomerOwner, Term

pytestmark = pytest.mark.engines

FIXED = (
    "王", "李", "明", "wang", "zh", "w", "an", "li", "xm", "138", "1381", "138 wang", "王 13", "co", "公司", "设计",
    "gmbh", "mail.example",
    "zhang wei", "wang xiao", "+44", "+49 1512", "0044 74", "zhangw", "ouyang", "zeng", "chen 13",
)  # fmt: skip


def queries() -> tuple[str, ...]:
    """The fixed ones, and pieces of people who are there."""
    people, rng = Crowd("finding"), Random(11)
    everybody = [people.person(serial) for serial in range(1, 301)]
    made = list(FIXED)
    for one in rng.sample(everybody, 25):
        plain = names.key(one.name) if not names.is_han(one.name) else names.read(one.name.replace(" ", "")).joined
        digits = "".join(letter for letter in one.phone or "0000" if letter.isdigit())
        start = rng.randrange(len(plain) - 2)
        made += [one.name[:2], plain[:3], digits[-4:], f"{one.name[0]} {digits[-4:]}", plain[start : start + 4]]
    return tuple(dict.fromkeys(made))


@pytest.fixture
def crowd(crew: Crew, clock: ManualClock, monkeypatch: pytest.MonkeyPatch) -> Crew:
    """Three hundred customers, some of them called since; the newest forty that fit count, and words of more than
    thirty are broad."""
    monkeypatch.setattr(search, "BOUND", 40)
    monkeypatch.setattr(broad_terms, "BROAD", 30)
    people, rng = Crowd("finding"), Random(4)
    team = (crew.anna, crew.bo, crew.chen)
    with crew.shop.batch(), crew.shop.view(crew.manager, "customers.view") as connection, search.together(connection):
        for serial in range(1, 301):
            clock.advance(minutes=7)
            one = people.person(serial)
            said = {"name": one.name, "phones": (one.phone,) if one.phone else None, "company": one.company}
            said |= {"email": one.email, "phone_declined": None if one.phone else one.description}
            given = {key: value for key, value in said.items() if value}
            owner = rng.choice(team).staff_id if serial % 3 else None
            records.register(crew.shop, crew.manager, Registration(given, owner))  # type: ignore[arg-type]
    with crew.shop.view(crew.manager, "customers.view") as connection:
        ids = list(connection.execute(select(Customer.id).order_by(Customer.id)).scalars())
    with crew.shop.batch():
        for customer_id in rng.sample(ids, 60):
            clock.advance(minutes=3)
            calls.log(crew.shop, crew.manager, calls.NewCall("13900002222", customer_id=customer_id))
    return crew


def by_force(shop: Shop, actor: Actor, query: str) -> list[tuple[int, int]]:
    """Everybody looked at: the ``BOUND`` latest in contact who fit all words, by points, own first, latest first."""
    words = query_words(query)
    with shop.view(actor, "customers.find") as connection:
        rows = connection.execute(select(CustomerHeads.customer_id, CustomerHeads.heads)).all()
        latest = {
            row.customer_id: row.at for row in connection.execute(select(CustomerLatest.customer_id, CustomerLatest.at))
        }
        own = set(
            connection.execute(
                select(CustomerOwner.customer_id).where(CustomerOwner.staff_id == actor.staff_id)
            ).scalars()
        )
    found = {}
    for row in rows:
        stored = terms.terms(terms.unwritten(row.heads))
        points = [terms.fit_of(word, stored) for word in words]
        if points and all(points):
            found[row.customer_id] = min(points)
    recent = {one: (latest[one] // 1_000_000, one) for one in found}
    newest = sorted(found, key=recent.__getitem__, reverse=True)[: search.BOUND]
    newest.sort(key=recent.__getitem__, reverse=True)
    newest.sort(key=lambda one: (-found[one], one not in own))
    return [(one, found[one]) for one in newest[:20]]


@pytest.mark.clause("REG-04")
def test_answers_equal_the_search_without_an_index_before_and_after_learning(crowd: Crew) -> None:
    def answers(query: str) -> list[tuple[int, int]]:
        with crowd.shop.view(crowd.anna, "customers.find") as connection:
            words = query_words(query)
            return search.ranked(connection, words, crowd.anna.staff_id, 20)

    expected = {query: by_force(crowd.shop, crowd.anna, query) for query in queries()}
    assert sum(map(bool, expected.values())) > len(expected) * 0.6
    assert {query: answers(query) for query in expected} == expected
    assert broad_terms.learn(crowd.shop.database) > 20
    # Where every word is broad the newest of the first are looked through: here that is everybody.
    assert {query: answers(query) for query in expected} == expected


@pytest.mark.clause("REG-04", "SEC-02")
def test_each_hit_says_why_and_hides_what_the_role_may_not_see(crowd: Crew) -> None:
    for query in ("王", "5678", "smi", "mail.example"):
        hits = find.find(crowd.shop, crowd.anna, query)
        assert hits == () or all(len(hit.why) == len(query_words(query)) for hit in hits)
        for hit in hits:
            assert hit.person.masked == (hit.person.owner_id != crowd.anna.staff_id)
            if hit.person.masked and hit.person.phone:
                assert "*" in hit.person.phone
                assert all("*" in why.matched for why in hit.why if why.code.startswith(("found_phone", "found_email")))


@pytest.mark.clause("REG-04")
def test_an_index_of_an_older_cut_is_made_again_and_goes_on_where_it_was_stopped(
    crowd: Crew, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(upkeep, "_AT_A_TIME", 50)
    shop, actor = crowd.shop, crowd.manager
    with shop.database.write() as connection:
        before = set(map(tuple, connection.execute(select(Term.term, Term.customer_id, Term.fit))))
        latest = set(map(tuple, connection.execute(select(CustomerLatest.customer_id, CustomerLatest.at))))
        # As a migration leaves it: nothing but the heads of another version.
        connection.execute(delete(Term))
        connection.execute(delete(CustomerLatest))
        connection.execute(update(CustomerHeads).values(version=0))
    assert find.find(shop, actor, "王") == ()
    assert upkeep.is_due(shop, actor)
    told: list[tuple[int, int]] = []

    def stop() -> None:
        if len(told) == 2:
            raise InterruptedError

    with pytest.raises(InterruptedError):
        upkeep.keep_up(shop, actor, lambda done, of: told.append((done, of)), stop)
    assert told == [(50, 300), (100, 300)]
    assert find.find(shop, actor, "王") != ()  # the newest are there first
    assert upkeep.keep_up(shop, actor) == 200
    with shop.database.read() as connection:
        assert set(map(tuple, connection.execute(select(Term.term, Term.customer_id, Term.fit)))) == before
        now = set(map(tuple, connection.execute(select(CustomerLatest.customer_id, CustomerLatest.at))))
    assert now == latest
    assert not upkeep.is_due(shop, actor)


def test_words_are_learnt_when_there_are_many_more_customers(crowd: Crew, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(broad_terms, "_AT_LEAST", 100)
    assert upkeep.is_due(crowd.shop, crowd.manager)
    assert upkeep.keep_up(crowd.shop, crowd.manager) == 0
    with crowd.shop.database.read() as connection:
        words = set(connection.execute(select(BroadTerm.term)).scalars())
    assert {"", "w"} < words
    assert not upkeep.is_due(crowd.shop, crowd.manager)


def test_what_the_index_is_made_again_from_is_what_it_was_made_from(crew: Crew) -> None:
    customer = records.register(
        crew.shop, crew.anna,
        Registration({"name": "王小明", "phones": ("13812345678", "+44 7400 123456"), "email": "ming@mail.example",
                      "company": "好家设计有限公司", "messaging_id": "wx_ming"}),
    ).id  # fmt: skip
    with crew.shop.view(crew.anna, "customers.view") as connection:
        held = connection.execute(select(CustomerHeads.heads).where(CustomerHeads.customer_id == customer)).scalar()
        facts = upkeep.findable_of(connection, [customer])[customer]
    assert terms.written(terms.heads(facts)) == held


@pytest.mark.clause("REG-04")
def test_the_latest_contact_follows_calls_made_and_taken_back(crew: Crew, clock: ManualClock) -> None:
    customer = records.register(crew.shop, crew.anna, Registration({"name": "王小明"})).id
    born = clock.now()

    def at() -> int:
        with crew.shop.view(crew.anna, "customers.view") as connection:
            return connection.execute(
                select(CustomerLatest.at).where(CustomerLatest.customer_id == customer)
            ).scalar_one()

    assert at() == search.moment(born)
    clock.advance(hours=2)
    calls.log(crew.shop, crew.anna, calls.NewCall("13900002222", customer_id=customer))
    assert at() == search.moment(clock.now())


@pytest.mark.clause("REG-01", "REG-04")
@pytest.mark.parametrize(
    "query, code",
    [
        ("粤B12345", "found_description_exact"),  # of two words: the province, and the plate
        ("粤B·12345", "found_description_exact"),
        ("粤b 12345", "found_description_exact"),
        ("b12345", "found_plate_exact"),
        ("2345", "found_plate_inside"),
        ("白色", "found_description_exact"),
        ("眼镜", "found_description_inside"),
        ("suv", "found_description_exact"),
        ("12345 白色", "found_plate_inside"),
        ("眼镜 345", "found_description_inside"),
    ],
)
def test_who_left_no_phone_is_found_by_the_plate_and_the_words_of_the_description(
    crew: Crew, query: str, code: str
) -> None:
    shop, anna = crew.shop, crew.anna
    said = "粤B·12345 白色SUV，戴眼镜，带两个孩子"
    guest = records.register(shop, anna, Registration({"phone_declined": said})).id
    records.register(shop, anna, Registration({"name": "王小明", "phones": ("13800012345",)}))
    hits = [hit for hit in find.find(shop, anna, query) if hit.person.id == guest]
    assert [hit.why[0].code for hit in hits] == [code]
    assert hits[0].person.name == said
    masked = next(hit for hit in find.find(shop, crew.bo, query) if hit.person.id == guest)
    assert masked.person.name == "粤B·***45 白色SUV，戴眼镜，带两个孩子"
    assert "12345" not in "".join(why.matched for why in masked.why)


def test_a_description_given_before_it_was_looked_at_is_found_after_the_migration(crew: Crew) -> None:
    shop, anna = crew.shop, crew.anna
    guest = records.register(shop, anna, Registration({"name": "王小明", "phone_declined": "京A 88888 卷发"})).id
    with shop.database.write() as connection:  # as it was before: the heads of the name alone, and migrated
        search.put(connection, guest, terms.Findable(name="王小明"))
        connection.execute(update(CustomerHeads).values(version=-terms.VERSION))
    assert find.find(shop, anna, "88888") == ()
    assert [hit.person.id for hit in find.find(shop, anna, "小明")] == [guest]  # nothing was emptied
    assert upkeep.keep_up(shop, anna) == 1
    assert [hit.person.id for hit in find.find(shop, anna, "88888 卷")] == [guest]
    with shop.database.read() as connection:
        assert connection.execute(select(CustomerHeads.version)).scalars().all() == [terms.VERSION]
    with shop.database.write() as connection:
        search.forget(connection, guest)
        assert connection.execute(select(Term.term)).all() == []
