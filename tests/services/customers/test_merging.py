"""Two records made one and taken apart again: nothing lost, whatever happened in between (REG-03)."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from sqlalchemy import Connection, select
from tests.services.conftest import Crew, new_store

from showroom.clock import ManualClock
from showroom.domain.customers.form import Relation
from showroom.domain.customers.merging import Pick
from showroom.domain.errors import Fault, UserError
from showroom.domain.staff.actor import Actor, system_actor
from showroom.services import calls, quotes, reception, staff
from showroom.services.check import check
from showroom.services.customers import cards, find, merging, owner_of, people, records
from showroom.services.customers.merging import Request
from showroom.services.customers.merging.references import STAY, references
from showroom.services.customers.owners import set_owner
from showroom.services.customers.records import Registration
from showroom.services.customers.timeline import timeline
from showroom.services.following import customer_columns
from showroom.services.shop import Shop
from showroom.store.models import AuditEntry, Call, Customer, CustomerMerge, NotSamePerson, Visit, whole_metadata

OUTSIDE = {"audit_entry", "audit_value", "broad_term", "customer_merge", "device", "setting"}
"""Tables that only ever grow: the logs, and the merges themselves."""


def everything(shop: Shop) -> dict[str, list[dict[str, Any]]]:
    """Every row of every table a merge may touch."""
    with shop.view(system_actor("tests"), "store.check") as connection:
        return {name: rows(connection, name) for name in whole_metadata().tables if name not in OUTSIDE}


def rows(connection: Connection, name: str) -> list[dict[str, Any]]:
    table = whole_metadata().tables[name]
    return [dict(row) for row in connection.execute(select(table).order_by(*table.primary_key)).mappings()]


def register(shop: Shop, actor: Actor, **answers: Any) -> int:
    return records.register(shop, actor, Registration(answers)).id


def visit(shop: Shop, actor: Actor, customer_id: int) -> int:
    return reception.walk_in(shop, actor, reception.WalkIn(customer_id=customer_id)).visit_id


def lives(crew: Crew) -> tuple[int, int]:
    """Two records of one person, each with a past: (kept, other)."""
    shop, anna = crew.shop, crew.anna
    if shop.kept_board is None:
        reception.clock_in(shop, anna, anna.staff_id or 0)
    kept = register(
        shop, anna, name="王伟", phones=("13800001111",), address="解放路 12 号 3 单元 501", rooms=("living",)
    )
    other = register(
        shop, anna, name="王伟明", phones=("13800002222", "13800001111"), email="wang@example.com", area=120,
        notes="Likes oak.", rooms=("study",),
    )  # fmt: skip
    visit(shop, anna, kept)
    visit(shop, anna, other)
    calls.log(shop, anna, calls.NewCall("13800002222", customer_id=other, note="asked for the price"))
    quotes.create(shop, anna, quotes.new_draft(shop, anna, customer_id=other))
    friend = register(shop, anna, name="李娜", phones=("13800003333",), referrer=Relation("王伟明", other))
    records.update(shop, anna, friend, {"notes": "friend"}, not_same_as=(other,))
    return kept, other


@pytest.mark.clause("REG-03")
def test_every_place_that_names_a_customer_is_moved_or_is_known_to_stay() -> None:
    covered = {(one.table, one.column) for one in references()} | STAY
    named = {(name, column) for name, table in whole_metadata().tables.items() for column in customer_columns(table)}
    assert covered == named
    assert all("id" in whole_metadata().tables[one.table].c for one in references())


@pytest.mark.engines
@pytest.mark.clause("REG-03")
def test_everything_that_happened_goes_to_the_record_kept(crew: Crew) -> None:
    shop, anna = crew.shop, crew.anna
    kept, other = lives(crew)
    shown = merging.preview(shop, anna, kept, other)
    assert shown.may
    assert dict(shown.moves)["visit"] == 1
    assert dict(shown.moves)["quote"] == 1
    picks = {pair.key: pair.pick for pair in shown.pairs if pair.differs}
    assert picks["name"] is Pick.OTHER  # 王伟明 says more than 王伟
    assert picks["address"] is Pick.KEPT
    merged = merging.merge(shop, anna, Request(kept, other))
    card = cards.card(shop, anna, kept)
    assert card.person.name == "王伟明"
    assert card.answers["email"] == "wang@example.com"
    assert card.answers["area"] == 120
    assert [str(number).replace(" ", "") for number in card.answers["phones"]] == ["13800001111", "13800002222"]  # type: ignore[union-attr]
    happened = [moment.kind for moment in timeline(shop, anna, kept)]
    assert (happened.count("visit"), happened.count("call"), happened.count("quote")) == (2, 1, 1)
    assert merged.winner_id == kept
    assert [one.loser_id for one in merging.merged_from(shop, anna, kept)] == [other]


@pytest.mark.engines
@pytest.mark.clause("REG-03")
def test_the_old_id_leads_to_the_record_kept_everywhere(crew: Crew) -> None:
    shop, anna = crew.shop, crew.anna
    kept, other = lives(crew)
    set_owner(shop, crew.manager, kept, crew.bo.staff_id or 0)
    merging.merge(shop, crew.manager, Request(kept, other))
    known = people.known(shop, crew.manager, other)
    assert known is not None
    assert known.id == kept
    assert cards.card(shop, crew.manager, other).person.id == kept
    assert [hit.person.id for hit in find.find(shop, crew.manager, "2222")] == [kept]
    # what another PC still sends with the old id is hung on the record that is left
    records.update(shop, crew.manager, other, {"notes": "Door code 12"})
    late = visit(shop, anna, other)
    called = calls.log(shop, anna, calls.NewCall("", customer_id=other)).id
    with shop.view(anna, "reception.board") as connection:
        assert connection.execute(select(Visit.customer_id).where(Visit.id == late)).scalar() == kept
        assert connection.execute(select(Call.customer_id).where(Call.id == called)).scalar() == kept
        assert owner_of(connection, shop.store.id, other) == owner_of(connection, shop.store.id, kept)
    assert cards.card(shop, crew.manager, kept).answers["notes"] == "Door code 12"
    assert check(shop, crew.manager).ok


@pytest.mark.engines
@pytest.mark.clause("REG-03")
def test_taken_back_at_once_nothing_has_happened(crew: Crew, clock: ManualClock) -> None:
    shop = crew.shop
    kept, other = lives(crew)
    set_owner(shop, crew.manager, other, crew.bo.staff_id or 0)
    before = everything(shop)
    clock.advance(minutes=5)
    merged = merging.merge(shop, crew.manager, Request(kept, other, {"rooms": Pick.OTHER, "field.rooms": Pick.OTHER}))
    assert everything(shop) != before
    clock.advance(days=30)
    undone = merging.undo(shop, crew.manager, merged.id)
    assert (undone.kept, undone.gone) == ((), 0)
    assert everything(shop) == before
    assert check(shop, crew.manager).findings == ()
    with pytest.raises(UserError, match="merge_undone_already"):
        merging.undo(shop, crew.manager, merged.id)


@pytest.mark.clause("REG-03")
def test_what_somebody_changed_since_stays_and_is_told(crew: Crew, clock: ManualClock) -> None:
    shop, anna = crew.shop, crew.anna
    kept, other = lives(crew)
    merged = merging.merge(shop, anna, Request(kept, other))
    clock.advance(days=2)
    records.update(shop, anna, kept, {"email": "new@example.com", "birthday": date(1980, 2, 3)})
    later = visit(shop, anna, kept)
    quote = quotes.create(shop, anna, quotes.new_draft(shop, anna, customer_id=kept))
    since = merging.since(shop, anna, merged.id)
    assert {one.row for one in since} >= {later, quote}
    given = [one for one in since if one.row == later]
    undone = merging.undo(shop, anna, merged.id, give=given, different=True)
    assert undone.kept == (("customer", ("email", "email_key")),)
    assert undone.given == len(given)
    first, second = (cards.card(shop, anna, one) for one in (kept, other))
    assert (first.person.name, second.person.name) == ("王伟", "王伟明")  # nobody touched the name
    assert first.answers["email"] == "new@example.com"
    assert second.answers["email"] == "wang@example.com"
    assert first.answers["birthday"] == date(1980, 2, 3)
    with shop.view(anna, "customers.view") as connection:
        holders = dict(connection.execute(select(Visit.id, Visit.customer_id)).all())  # type: ignore[arg-type]
        assert holders[later] == other
        low, high = sorted((kept, other))
        assert connection.execute(
            select(NotSamePerson.id).where(NotSamePerson.low_id == low, NotSamePerson.high_id == high)
        ).first()
    assert [moment.kind for moment in timeline(shop, anna, kept)].count("quote") == 1
    assert [hit.person.id for hit in find.find(shop, anna, "new@example.com")] == [kept]
    assert [hit.person.id for hit in find.find(shop, anna, "2222")] == [other]


@pytest.mark.clause("REG-03")
def test_a_number_taken_from_the_merged_record_is_told_when_it_is_taken_apart(crew: Crew) -> None:
    shop, anna = crew.shop, crew.anna
    kept, other = lives(crew)
    merged = merging.merge(shop, anna, Request(kept, other))
    records.update(shop, anna, kept, {"phones": ("13800001111",)})
    undone = merging.undo(shop, anna, merged.id)
    assert undone.gone == 1
    assert cards.card(shop, anna, other).completeness.percent > 0


@pytest.mark.clause("REG-03")
@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_a_chain_comes_apart_in_any_order(crew: Crew, order: tuple[int, int]) -> None:
    shop, manager = crew.shop, crew.manager
    first, second = lives(crew)
    third = register(shop, crew.anna, name="王伟明先生", phones=("13800009999",), area=90, email="c@example.com")
    before = everything(shop)
    merges = [
        merging.merge(shop, manager, Request(second, first)),
        merging.merge(shop, manager, Request(third, second, {"email": Pick.OTHER})),
    ]
    known = people.known(shop, manager, first)
    assert known is not None
    assert known.id == third
    assert len(merging.merged_from(shop, manager, third)) == 2
    for which in order:
        assert merging.undo(shop, manager, merges[which].id).kept == ()
    assert everything(shop) == before
    assert check(shop, manager).ok


@pytest.mark.clause("REG-03")
@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_two_merged_into_one_come_apart_in_any_order(crew: Crew, order: tuple[int, int]) -> None:
    shop, manager = crew.shop, crew.manager
    first, second = lives(crew)
    third = register(shop, crew.anna, name="王伟明先生", phones=("13800009999",), area=90, email="c@example.com")
    before = everything(shop)
    everyone = {"email": Pick.OTHER, "name": Pick.OTHER, "field.area": Pick.OTHER, "consent": Pick.OTHER}
    merges = [
        merging.merge(shop, manager, Request(third, first, everyone)),
        merging.merge(shop, manager, Request(third, second, everyone)),
    ]
    for which in order:
        assert merging.undo(shop, manager, merges[which].id).kept == ()
    assert everything(shop) == before


@pytest.mark.clause("REG-03", "SEC-02")
def test_only_who_sees_both_in_full_merges_them(crew: Crew) -> None:
    shop = crew.shop
    kept = register(shop, crew.anna, name="王伟", phones=("13800001111",), address="解放路 12 号 3 单元 501")
    other = register(shop, crew.bo, name="王伟", phones=("13800001111",), email="wang@example.com")
    shown = merging.preview(shop, crew.anna, kept, other)
    assert not shown.may
    assert "wang@example.com" not in {pair.other for pair in shown.pairs}
    with pytest.raises(UserError, match="merge_needs_supervisor"):
        merging.merge(shop, crew.anna, Request(kept, other))
    merged = merging.merge(shop, crew.manager, Request(kept, other))
    with pytest.raises(UserError, match="merge_same_record"):
        merging.merge(shop, crew.manager, Request(other, kept))
    with pytest.raises(UserError, match="merge_needs_supervisor"):
        merging.undo(shop, crew.anna, merged.id)


@pytest.mark.clause("REG-03", "REG-07")
def test_of_two_owners_the_one_still_protected_stays_then_the_older_one(crew: Crew, clock: ManualClock) -> None:
    shop, manager = crew.shop, crew.manager
    older = register(shop, crew.anna, name="王伟", phones=("13800001111",))
    clock.advance(days=1)
    newer = register(shop, crew.bo, name="王伟", phones=("13800001111",))
    shown = merging.preview(shop, manager, newer, older)
    assert [(one.kept, one.other, one.pick) for one in shown.owners] == [("Bo", "Anna", Pick.OTHER)]
    merged = merging.merge(shop, manager, Request(newer, older))
    with shop.view(manager, "customers.view") as connection:
        assert owner_of(connection, shop.store.id, newer) == crew.anna.staff_id
    merging.undo(shop, manager, merged.id)
    with shop.view(manager, "customers.view") as connection:
        assert owner_of(connection, shop.store.id, newer) == crew.bo.staff_id


def test_a_merge_of_another_stores_rows_stands_in_that_stores_own_log(crew: Crew, clock: ManualClock) -> None:
    shop = crew.shop
    kept, other = lives(crew)
    system = system_actor("tests")
    clock.advance(minutes=1)
    second = staff.create_store(shop.database, clock, system, new_store("Hillside"))
    boss = staff.find_by_name(second, system, "Mo Lan")
    lead = Actor("staff", boss.name, "manager", boss.id)
    calls.log(second, lead, calls.NewCall("13800002222", customer_id=other))
    before = everything(shop)
    merged = merging.merge(shop, crew.manager, Request(kept, other))
    with second.view(lead, "customers.view") as connection:
        entry = connection.execute(
            select(AuditEntry.action, AuditEntry.changes)
            .where(AuditEntry.store_id == second.store.id)
            .order_by(AuditEntry.seq.desc())
        ).first()
    assert entry is not None
    assert entry.action == "customers.merge_any"
    assert "call" in entry.changes
    for one, who in ((shop, crew.manager), (second, lead)):
        assert check(one, who).findings == ()
    merging.undo(shop, crew.manager, merged.id)
    assert everything(shop) == before


def test_check_finds_merged_records_that_lead_nowhere(crew: Crew) -> None:
    shop, manager = crew.shop, crew.manager
    kept, other = lives(crew)
    third = register(shop, crew.anna, name="赵六", phones=("13800004444",))
    merged = merging.merge(shop, manager, Request(kept, other))
    assert check(shop, manager).ok
    with shop.work(manager, "customers.merge_any") as work:
        work.update(Customer, third, active=False)
    assert [one.code for one in check(shop, manager).findings] == ["check_merge_dangling"]
    with shop.work(manager, "customers.merge_any") as work:
        work.insert(CustomerMerge, winner_id=third, loser_id=kept, at=work.now, moved="[]", changes="[]", made="[]")
        work.insert(CustomerMerge, winner_id=other, loser_id=third, at=work.now, moved="[]", changes="[]", made="[]")
    codes = [one.code for one in check(shop, manager).findings]
    assert codes.count("check_merge_circle") == 3
    assert "check_merge_active" in codes
    with pytest.raises(Fault):
        merging.undo(shop, manager, merged.id)
