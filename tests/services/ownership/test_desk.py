"""The ownership desk over a real database: protection, claims, decisions, appeals (REG-07, REG-08, REC-24)."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select
from tests.services.conftest import Crew
from tests.services.ownership.desk_acts import contact, held, number, put_rules, refused, register, served

from showroom.clock import ManualClock
from showroom.domain.customers.form import Relation
from showroom.domain.errors import Refused
from showroom.domain.ownership.blind import Fact, Said
from showroom.domain.ownership.cases import Clause
from showroom.domain.packs.ownership import AbsentRule, WhenFree
from showroom.services import agents, ownership, reception
from showroom.services.check import check
from showroom.services.customers import owners
from showroom.services.ownership import ClaimKind, ClaimState, Decision, NewClaim
from showroom.services.reception import Finish, WalkIn
from showroom.store.models import Visit


@pytest.mark.clause("REG-07")
def test_protection_is_extended_by_effective_contact_only_and_ends_at_the_cap(crew: Crew, clock: ManualClock) -> None:
    put_rules(crew, protection_days=10, cap_days=25)
    customer = register(crew, crew.anna, "Zhou Ping")
    assert held(crew, customer).days_left == 11  # ten days and the rest of this one
    clock.advance(days=5)
    assert not contact(crew, crew.anna, customer, "call", effective=False)
    assert held(crew, customer).days_left == 6
    assert not contact(crew, crew.bo, customer, "call")  # somebody else's call holds nobody's customer
    assert contact(crew, crew.anna, customer, "call")
    assert (held(crew, customer).days_left, held(crew, customer).extended_by) == (11, "call")
    clock.advance(days=10)
    assert contact(crew, crew.bo, customer, "visit", behalf=True)  # a deputy's visit counts for the owner
    assert held(crew, customer).days_left == 11
    assert not contact(crew, crew.anna, customer, "quote")  # the cap: nothing more to gain
    clock.advance(days=11)
    assert held(crew, customer).is_free


@pytest.mark.clause("REG-07")
def test_a_free_customer_goes_by_the_rotation_and_to_who_serves(crew: Crew, clock: ManualClock) -> None:
    customer = register(crew, crew.anna, "Zhou Ping")
    clock.advance(days=40)
    assert not contact(crew, crew.anna, customer, "call")  # once free, no call brings the customer back
    reception.clock_in(crew.shop, crew.anna, number(crew.anna))
    reception.clock_in(crew.shop, crew.bo, number(crew.bo))
    with crew.shop.view(crew.manager, "customers.view") as connection:
        assert owners.owner_of(connection, crew.shop.store.id, customer) == crew.anna.staff_id
        assert owners.serving_owner(crew.shop, connection, customer) is None
    first = reception.walk_in(crew.shop, crew.receptionist, WalkIn("return", customer_id=customer))
    assert "owner_available" not in first.decision.reasons
    assert contact(crew, crew.bo, customer, "visit")
    assert (held(crew, customer).staff_id, held(crew, customer).is_free) == (crew.bo.staff_id, False)
    put_rules(crew, when_free=WhenFree.LAST_OWNER)
    clock.advance(days=40)
    with crew.shop.view(crew.manager, "customers.view") as connection:
        assert owners.serving_owner(crew.shop, connection, customer) == crew.bo.staff_id


@pytest.mark.engines
@pytest.mark.clause("REG-07")
def test_who_is_free_soon(crew: Crew, clock: ManualClock) -> None:
    anna = register(crew, crew.anna, "Zhou Ping")
    clock.advance(days=3)
    bos = register(crew, crew.bo, "Qian Duo")
    assert ownership.free_soon(crew.shop, crew.manager) == ()
    clock.advance(days=22)
    assert [one.person.id for one in ownership.free_soon(crew.shop, crew.manager)] == [anna]
    clock.advance(days=2)
    assert [one.person.id for one in ownership.free_soon(crew.shop, crew.manager)] == [anna, bos]
    assert [(one.person.id, one.days_left) for one in ownership.free_soon(crew.shop, crew.bo)] == [(bos, 7)]


def test_a_protected_customer_is_not_taken_but_a_free_one_may_be(crew: Crew, clock: ManualClock) -> None:
    customer = register(crew, crew.anna, "Zhou Ping")
    with refused("customer_has_owner"):
        owners.set_owner(crew.shop, crew.bo, customer, number(crew.bo))
    clock.advance(days=40)
    owners.set_owner(crew.shop, crew.bo, customer, number(crew.bo))
    assert held(crew, customer).staff_id == crew.bo.staff_id


@pytest.mark.engines
@pytest.mark.clause("REG-08")
def test_a_claim_is_ranked_decided_and_opened_again(crew: Crew, clock: ManualClock) -> None:
    shop = crew.shop
    customer = register(crew, crew.anna, "Zhou Ping", "13812345678")
    clock.advance(days=2)
    claim = ownership.open_claim(shop, crew.bo, NewClaim(customer, reason="I served her in spring"))
    with refused("claim_own_customer"):
        ownership.open_claim(shop, crew.anna, NewClaim(customer))
    with pytest.raises(Refused):
        ownership.case(shop, crew.bo, claim)
    case = ownership.case(shop, crew.manager, claim)
    assert case.ruling is not None
    assert (case.ruling.winner, case.ruling.clause) == (crew.anna.staff_id, Clause.PROTECTED)
    assert [(one.standing.staff_id, one.clause) for one in case.ruling.ranked] == [
        (crew.anna.staff_id, Clause.PROTECTED),
        (crew.bo.staff_id, Clause.CLAIMED),
    ]
    assert case.ruling.ranked[0].days_left == 29
    with refused("ruling_needs_reason"):
        ownership.decide(shop, crew.manager, claim, Decision(crew.bo.staff_id))
    with pytest.raises(Refused):
        ownership.decide(shop, crew.bo, claim, Decision(crew.bo.staff_id, reason="mine"))
    ownership.decide(shop, crew.manager, claim, Decision(crew.bo.staff_id, reason="The customer said so"))
    assert (held(crew, customer).staff_id, held(crew, customer).days_left) == (crew.bo.staff_id, 31)
    decided = ownership.case(shop, crew.manager, claim)
    assert decided.ruling == case.ruling  # as it was when it was decided
    assert decided.standing is not None
    assert (decided.standing.follows, decided.standing.winner, decided.row.state) == (False, "Bo", ClaimState.DECIDED)
    with refused("claim_is_closed"):
        ownership.decide(shop, crew.manager, claim, Decision(crew.anna.staff_id))
    clock.advance(days=1)
    with refused("reopen_needs_reason"):
        ownership.reopen(shop, crew.manager, claim, " ")
    ownership.reopen(shop, crew.manager, claim, "Anna brought the order slip")
    assert (held(crew, customer).staff_id, held(crew, customer).days_left) == (crew.anna.staff_id, 28)
    again = ownership.case(shop, crew.manager, claim)
    assert again.row.state is ClaimState.OPEN
    assert [(one.valid, one.reopen_reason) for one in again.rulings] == [(False, "Anna brought the order slip")]


@pytest.mark.clause("REG-08")
def test_what_is_done_after_the_claim_is_no_ground(crew: Crew, clock: ManualClock) -> None:
    customer = register(crew, crew.receptionist, "Zhou Ping", "13812345678")
    claim = ownership.open_claim(crew.shop, crew.bo, NewClaim(customer))
    clock.advance(hours=1)
    visit = reception.walk_in(crew.shop, crew.receptionist, WalkIn("first", customer_id=customer))
    assert visit is not None
    ruling = ownership.case(crew.shop, crew.manager, claim).ruling
    assert ruling is not None
    assert (ruling.winner, ruling.clause) == (None, Clause.NOBODY)


@pytest.mark.engines
@pytest.mark.clause("REG-08")
def test_a_forgotten_customer_is_claimed_blind(crew: Crew, clock: ManualClock) -> None:
    shop = crew.shop
    customer = register(crew, crew.receptionist, "张晓明", "13812345678")
    served(crew, clock, crew.anna, customer, note="胡桃木餐桌")
    clock.advance(days=60)
    again = served(crew, clock, crew.bo, customer)
    claim = ownership.open_forgotten(shop, crew.receptionist, visit_id=again)
    row = ownership.listed(shop, crew.anna)[0]
    assert (row.kind, row.person, row.visit_number, row.stated) == (ClaimKind.FORGOTTEN, None, 1, False)
    assert (ownership.open_count(shop, crew.anna), ownership.open_count(shop, crew.manager)) == (1, 1)
    with refused("claim_needs_facts"):
        ownership.state(shop, crew.anna, claim, Said())
    with refused("claim_window_blind"):
        ownership.open_claim(shop, crew.anna, NewClaim(customer))
    ownership.state(shop, crew.anna, claim, Said(date(2026, 11, 21), "餐桌", "5678", "张先生"))
    with refused("claim_already_stated"):
        ownership.state(shop, crew.anna, claim, Said(tail="5678"))
    ownership.state(shop, crew.chen, claim, Said(date(2026, 11, 20), "沙发", "1111", "李"))
    assert ownership.open_count(shop, crew.anna) == 0
    with refused("claim_window_open"):
        ownership.decide(shop, crew.manager, claim, Decision(crew.anna.staff_id))
    clock.advance(days=3)
    with refused("claim_window_over"):
        ownership.state(shop, crew.bo, claim, Said(tail="5678"))
    case = ownership.case(shop, crew.manager, claim)
    scores = {one.staff: dict(one.score.facts) for one in case.statements if one.score is not None}
    assert scores == {
        "Anna": {Fact.DAY: 2, Fact.SHOWN: 2, Fact.TAIL: 2, Fact.NAME: 1},
        "Chen": {Fact.DAY: 0, Fact.SHOWN: 0, Fact.TAIL: 0, Fact.NAME: 0},
    }
    assert case.ruling is not None
    assert (case.ruling.winner, case.ruling.clause) == (crew.anna.staff_id, Clause.STATED)
    ownership.decide(shop, crew.manager, claim, Decision(crew.anna.staff_id))
    assert held(crew, customer).staff_id == crew.anna.staff_id


@pytest.mark.clause("REG-08")
def test_a_forgotten_customer_nobody_claims_stays_with_who_serves(crew: Crew, clock: ManualClock) -> None:
    customer = register(crew, crew.receptionist, "张晓明", "13812345678")
    visit = served(crew, clock, crew.bo, customer)
    claim = ownership.open_forgotten(crew.shop, crew.bo, visit_id=visit)
    clock.advance(days=3)
    ruling = ownership.case(crew.shop, crew.manager, claim).ruling
    assert ruling is not None
    assert (ruling.winner, ruling.clause) == (crew.bo.staff_id, Clause.SERVES)


@pytest.mark.clause("REG-08")
def test_an_unknown_person_is_claimed_with_facts_and_named_later(crew: Crew) -> None:
    with refused("claim_needs_facts"):
        ownership.open_claim(crew.shop, crew.bo, NewClaim())
    claim = ownership.open_claim(crew.shop, crew.bo, NewClaim(said=Said(tail="5678", name="Zhou")))
    with refused("claim_who_is_it"):
        ownership.decide(crew.shop, crew.manager, claim, Decision(crew.bo.staff_id, reason="?"))
    customer = register(crew, crew.receptionist, "Zhou Ping", "13812345678")
    ownership.identify(crew.shop, crew.manager, claim, customer)
    case = ownership.case(crew.shop, crew.manager, claim)
    assert case.statements[0].score is not None
    assert dict(case.statements[0].score.facts) == {Fact.TAIL: 2, Fact.NAME: 1}


@pytest.mark.clause("REG-07", "REG-13")
def test_household_and_referrer_speak_for_their_owner(crew: Crew, clock: ManualClock) -> None:
    shop = crew.shop
    husband = register(crew, crew.anna, "Zhou Ping", "13812345678")
    clock.advance(days=1)
    wife = register(crew, crew.bo, "Wu Li", "13987654321", referrer=Relation("Zhou Ping", husband))
    claim = ownership.open_claim(shop, crew.anna, NewClaim(wife))
    ruling = ownership.case(shop, crew.manager, claim).ruling
    assert ruling is not None
    assert (ruling.winner, ruling.over) == (crew.anna.staff_id, crew.bo.staff_id)
    assert {Clause.HOUSEHOLD, Clause.REFERRAL} & set(ruling.ranked[0].grounds)


@pytest.mark.clause("REG-08")
def test_deputys_share_is_proposed_and_kept(crew: Crew, clock: ManualClock) -> None:
    put_rules(crew, absent=AbsentRule.SHARED, deputy_share=30)
    shop = crew.shop
    customer = register(crew, crew.anna, "Zhou Ping", "13812345678")
    reception.clock_in(shop, crew.bo, number(crew.bo))
    given = reception.walk_in(shop, crew.receptionist, WalkIn("return", customer_id=customer))
    reception.greet(shop, crew.bo, given.visit_id)
    clock.advance(minutes=20)
    reception.finish(shop, crew.bo, given.visit_id, Finish("considering"))
    claim = ownership.open_claim(shop, crew.bo, NewClaim(customer))
    ruling = ownership.case(shop, crew.manager, claim).ruling
    assert ruling is not None
    assert ruling.share is not None
    assert (ruling.winner, ruling.share.staff_id, ruling.share.percent) == (crew.anna.staff_id, crew.bo.staff_id, 30)
    with refused("ruling_share"):
        ownership.decide(shop, crew.manager, claim, Decision(crew.anna.staff_id, share_id=crew.bo.staff_id))
    ownership.decide(
        shop, crew.manager, claim, Decision(crew.anna.staff_id, share_id=crew.bo.staff_id, share_percent=25)
    )
    standing = ownership.case(shop, crew.manager, claim).standing
    assert standing is not None
    assert (standing.share, standing.share_percent) == ("Bo", 25)


@pytest.mark.engines
@pytest.mark.clause("REC-24")
def test_disputed_notices_are_settled_at_the_desk(crew: Crew, clock: ManualClock) -> None:
    shop = crew.shop

    def noticed(agent: str) -> int:
        new = agents.NewNotice("138****5678", "Zhou", new_agent=agents.NewAgent(agent, f"{agent} Homes"))
        return agents.notice(shop, crew.receptionist, new).id

    first = noticed("Wen")
    clock.advance(hours=1)
    second = noticed("Yu")
    agents.dispute(shop, crew.receptionist, second, "Yu says the customer came with him")
    (row,) = ownership.listed(shop, crew.manager)
    assert (row.kind, row.subject) == (ClaimKind.NOTICE, "138****5678 Zhou")
    case = ownership.case(shop, crew.manager, row.id)
    assert case.notice_ruling is not None
    assert (case.notice_ruling.winner, case.notice_ruling.clause) == (first, Clause.NOTICE_FIRST)
    with refused("ruling_needs_reason"):
        ownership.decide(shop, crew.manager, row.id, Decision(winner_notice_id=second))
    ownership.decide(shop, crew.manager, row.id, Decision(winner_notice_id=first))
    states = {one.id: one.state.value for one in agents.notices(shop, crew.manager, "all")}
    assert states == {first: "open", second: "lost"}
    with shop.view(crew.manager, "agents.view") as connection:
        known = agents.matches(connection, shop.store.id, "+8613812345678", clock.now())
    assert [one.id for one in known] == [first]
    ownership.reopen(shop, crew.manager, row.id, "Yu has the chat log")
    states = {one.id: one.state.value for one in agents.notices(shop, crew.manager, "all")}
    assert states == {first: "open", second: "disputed"}
    agents.take_back(shop, crew.receptionist, second)
    assert ownership.listed(shop, crew.manager) == ()


@pytest.mark.engines
@pytest.mark.clause("REC-24")
def test_the_visit_goes_with_the_notice_that_counts(crew: Crew, clock: ManualClock) -> None:
    shop = crew.shop
    reception.clock_in(shop, crew.anna, number(crew.anna))
    customer = register(crew, crew.receptionist, "Zhou Ping", "13812345678")

    def noticed(agent: str) -> agents.Noticed:
        new = agents.NewNotice("138****5678", "Zhou", new_agent=agents.NewAgent(agent, f"{agent} Homes"))
        return agents.notice(shop, crew.receptionist, new)

    def came_by(visit: int) -> tuple[int | None, int | None]:
        with shop.view(crew.manager, "reception.board") as connection:
            row = connection.execute(select(Visit.notice_id, Visit.agent_id).where(Visit.id == visit)).one()
        return row.notice_id, row.agent_id

    wen = noticed("Wen")
    clock.advance(hours=1)
    yu = noticed("Yu")
    clock.advance(hours=1)
    visit = reception.walk_in(shop, crew.receptionist, WalkIn("agent", customer_id=customer)).visit_id
    assert came_by(visit) == (wen.id, wen.agent_id)
    agents.dispute(shop, crew.receptionist, yu.id, "Yu brought them to the door")
    (row,) = ownership.listed(shop, crew.manager)
    assert (row.visit_number, row.person is not None and row.person.id) == (1, customer)
    ownership.decide(shop, crew.manager, row.id, Decision(winner_notice_id=yu.id, reason="He has the chat log"))
    assert came_by(visit) == (yu.id, yu.agent_id)
    states = {one.id: one.state.value for one in agents.notices(shop, crew.manager, "all")}
    assert states == {wen.id: "lost", yu.id: "used"}
    ownership.reopen(shop, crew.manager, row.id, "The log was another customer's")
    assert came_by(visit) == (wen.id, wen.agent_id)
    states = {one.id: one.state.value for one in agents.notices(shop, crew.manager, "all")}
    assert states == {wen.id: "used", yu.id: "disputed"}
    ownership.decide(shop, crew.manager, row.id, Decision(reason="Both came too late"))  # nobody's notice counts
    assert came_by(visit) == (None, None)
    assert check(shop, crew.manager).ok


@pytest.mark.clause("SEC-02")
def test_no_personal_word_of_a_case_stands_in_the_audit_chain(crew: Crew) -> None:
    from sqlalchemy import select

    from showroom.store.models import AuditEntry

    ownership.open_claim(crew.shop, crew.bo, NewClaim(said=Said(tail="98765", name="Geheim"), reason="Verrat"))
    with crew.shop.view(crew.manager, "ledger.view") as connection:
        written = "".join(connection.execute(select(AuditEntry.changes)).scalars())
    assert "ownership_statement" in written
    assert not any(word in written for word in ("98765", "Geheim", "Verrat"))
