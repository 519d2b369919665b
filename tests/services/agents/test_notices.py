"""Advance notices: taken, matched, in conflict, disputed (REC-24)."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import select
from tests.services.conftest import Crew

from showroom.clock import ManualClock
from showroom.domain.errors import Refused, UserError
from showroom.domain.staff.actor import DESK
from showroom.services import agents, check_rows
from showroom.services.agents import NewAgency, NewAgent, NewNotice, NoticeState
from showroom.services.customers.records import Registration, register
from showroom.store.models import AdvanceNotice, AuditEntry

pytestmark = [pytest.mark.engines, pytest.mark.clause("REC-24")]

LI = "+8613812345678"


@pytest.fixture
def lotus(crew: Crew) -> int:
    """An agent of a house whose notices hold 7 days."""
    agents.add_agency(crew.shop, crew.manager, NewAgency("Lotus Homes", "agency", 7))
    return agents.add_agent(crew.shop, crew.anna, NewAgent("Gu Wei", "Lotus Homes", "139 1111 2222"))


@pytest.fixture
def maple(crew: Crew) -> int:
    return agents.add_agent(crew.shop, crew.anna, NewAgent("Hana Sato", "Maple Design"))


def give(
    crew: Crew,
    agent_id: int,
    phone: str = "138****5678",
    *,
    noticed_at: datetime | None = None,
    valid_days: int | None = None,
    note: str = "",
) -> agents.Noticed:
    new = NewNotice(phone, "Mr Li", agent_id, noticed_at=noticed_at, valid_days=valid_days, note=note)
    return agents.notice(crew.shop, crew.receptionist, new)


def matches(crew: Crew, phone: str = LI, at: datetime | None = None) -> tuple[agents.NoticeMatch, ...]:
    with crew.shop.view(crew.receptionist, "agents.view") as connection:
        return agents.matches(connection, crew.shop.store.id, phone, at or crew.shop.clock.now())


def test_a_notice_is_found_by_the_digits_it_shows(crew: Crew, lotus: int) -> None:
    noticed = give(crew, lotus)
    (match,) = matches(crew)
    assert (match.id, match.agent, match.agency, match.customer_name) == (noticed.id, "Gu Wei", "Lotus Homes", "Mr Li")
    assert (match.valid, match.weak, match.digits, match.state) == (True, False, 7, NoticeState.OPEN)
    assert matches(crew, "+8613912345678") == ()
    assert matches(crew, "+8613812345679") == ()


def test_the_validity_is_the_houses_and_ends_with_a_business_day(crew: Crew, lotus: int, clock: ManualClock) -> None:
    noticed = give(crew, lotus)
    assert noticed.valid_until == datetime(2026, 11, 28, 20, 0, tzinfo=UTC)  # 29 November, 04:00 in Shanghai
    clock.set(noticed.valid_until - timedelta(seconds=1))
    assert matches(crew)[0].valid
    clock.set(noticed.valid_until)
    (match,) = matches(crew)
    assert (match.valid, match.state) == (False, NoticeState.EXPIRED)
    assert agents.notices(crew.shop, crew.anna, "valid") == ()
    assert [row.state for row in agents.notices(crew.shop, crew.anna, "all")] == [NoticeState.EXPIRED]
    longer = give(crew, lotus, valid_days=60)
    assert longer.valid_until.date() == date(2027, 1, 28)


def test_matches_come_oldest_first_by_when_the_agent_said_it(crew: Crew, lotus: int, maple: int) -> None:
    now = crew.shop.clock.now()
    second = give(crew, lotus, noticed_at=now - timedelta(hours=1))
    first = give(crew, maple, noticed_at=now - timedelta(hours=2))  # typed later, said earlier
    assert [match.id for match in matches(crew)] == [first.id, second.id]
    assert [match.id for match in matches(crew, at=now - timedelta(minutes=90))] == [first.id]
    assert first.findings.conflicts == ()  # nobody was before them
    assert {match.recorded_at for match in matches(crew)} == {now}


def test_another_houses_notice_is_a_conflict_and_ones_own_is_none(crew: Crew, lotus: int, maple: int) -> None:
    colleague = agents.add_agent(crew.shop, crew.anna, NewAgent("Ning", "lotus homes"))
    first = give(crew, lotus)
    same_house = give(crew, colleague)
    assert [match.id for match in same_house.findings.own] == [first.id]
    assert same_house.findings.conflicts == ()
    other = give(crew, maple, "13812345678")
    assert [match.house for match in other.findings.conflicts] == ["Lotus Homes", "Lotus Homes"]
    rows = {row.id: row for row in agents.notices(crew.shop, crew.manager, "valid")}
    assert (rows[first.id].conflicts, rows[first.id].first) == (1, True)
    assert (rows[other.id].conflicts, rows[other.id].first) == (2, False)


def test_a_designer_on_their_own_account_is_a_house_of_their_own(crew: Crew) -> None:
    one = agents.add_agent(crew.shop, crew.anna, NewAgent("Ines"))
    two = agents.add_agent(crew.shop, crew.anna, NewAgent("Jonas"))
    give(crew, one)
    noticed = give(crew, two)
    assert [match.house for match in noticed.findings.conflicts] == ["Ines"]
    assert give(crew, one).findings.own != ()


def test_few_digits_are_a_hint_only(crew: Crew, lotus: int, maple: int) -> None:
    give(crew, lotus, "5678")
    noticed = give(crew, maple)
    assert [(match.weak, match.digits) for match in noticed.findings.conflicts] == [(True, 4)]
    assert [match.weak for match in matches(crew)] == [True, False]
    assert {row.conflicts for row in agents.notices(crew.shop, crew.manager)} == {0}


def test_what_a_number_is_known_for_is_told_while_it_is_typed(crew: Crew, lotus: int, maple: int) -> None:
    give(crew, lotus)
    found = agents.findings(crew.shop, crew.receptionist, "138****5678", maple)
    assert (found.phone, len(found.conflicts), found.own) == ("138****5678", 1, ())
    assert agents.findings(crew.shop, crew.receptionist, "138****5678", lotus).conflicts == ()
    assert len(agents.findings(crew.shop, crew.receptionist, "138****5678").conflicts) == 1  # nobody chosen yet
    with pytest.raises(UserError, match="notice_phone_few_digits"):
        agents.findings(crew.shop, crew.receptionist, "138")


def test_a_customer_the_store_knows_is_nobody_new(crew: Crew, lotus: int) -> None:
    register(crew.shop, crew.anna, Registration({"name": "Li Na", "phones": (LI,)}, owner_id=crew.anna.staff_id))
    for actor, name in ((crew.anna, "Li Na"), (crew.bo, "")):  # another's customer: that there is one, not who
        found = agents.findings(crew.shop, actor, "138****5678", lotus)
        assert [(known.name, known.owner) for known in found.customers] == [(name, "Anna")]
    assert agents.findings(crew.shop, crew.anna, "5678", lotus).customers == ()


def test_a_new_agent_and_house_come_with_the_notice(crew: Crew) -> None:
    noticed = agents.notice(
        crew.shop, crew.anna, NewNotice("138****5678", new_agent=NewAgent("Fang", "Jade Realty", "13700001111"))
    )
    (row,) = agents.agents(crew.shop, crew.anna)
    assert (row.id, row.name, row.agency, row.valid_days, row.open_notices) == (
        noticed.agent_id, "Fang", "Jade Realty", 30, 1,
    )  # fmt: skip
    assert [house.agents for house in agents.agencies(crew.shop, crew.anna)] == [1]


def test_a_notice_that_can_not_be_is_refused_and_leaves_nothing(crew: Crew, lotus: int) -> None:
    for new, code in (
        (NewNotice("138", agent_id=lotus), "notice_phone_few_digits"),
        (NewNotice("138****5678"), "notice_agent_missing"),
        (NewNotice("138****5678", agent_id=5), "agent_unknown"),
        (NewNotice("138****5678", agent_id=lotus, consultant_id=5), "no_such_person"),
        (NewNotice("138****5678", agent_id=lotus, valid_days=0), "agency_days_wrong"),
        (
            NewNotice("138****5678", agent_id=lotus, noticed_at=crew.shop.clock.now() + timedelta(minutes=1)),
            "notice_in_the_future",
        ),
        (NewNotice("138****5678", new_agent=NewAgent("Gu Wei", "Lotus Homes")), "agent_is_known"),
        (NewNotice("138****5678", new_agent=NewAgent("Zoe", "Opal", "1381234")), "phone_mobile_too_short"),
    ):
        with pytest.raises(UserError, match=code):
            agents.notice(crew.shop, crew.anna, new)
    assert agents.notices(crew.shop, crew.anna, "all") == ()
    assert [house.name for house in agents.agencies(crew.shop, crew.anna)] == ["Lotus Homes"]


def visited(crew: Crew, notice_id: int, visit_id: int = 42) -> None:
    with crew.shop.work(crew.anna, "agents.notice") as work:
        agents.used(work, notice_id, visit_id)


def test_a_notice_is_used_by_a_visit_and_goes_on_holding(crew: Crew, lotus: int) -> None:
    noticed = give(crew, lotus)
    visited(crew, noticed.id)
    visited(crew, noticed.id, 43)  # they come again
    (match,) = matches(crew)
    assert (match.state, match.visit_id, match.valid) == (NoticeState.USED, 42, True)
    with pytest.raises(UserError, match="notice_is_used"):
        agents.withdraw(crew.shop, crew.anna, noticed.id)
    with crew.shop.work(crew.anna, "agents.notice") as work:
        agents.unused(work, noticed.id, 43)
        assert work.connection.execute(select(AdvanceNotice.visit_id)).scalar() == 42
        agents.unused(work, noticed.id, 42)
    assert matches(crew)[0].state is NoticeState.OPEN


def test_a_notice_taken_by_mistake_is_withdrawn_and_put_back(crew: Crew, lotus: int) -> None:
    noticed = give(crew, lotus)
    agents.withdraw(crew.shop, crew.anna, noticed.id)
    assert matches(crew) == ()
    with pytest.raises(UserError, match="notice_gone"):
        visited(crew, noticed.id)
    assert [row.state for row in agents.notices(crew.shop, crew.anna, "all")] == [NoticeState.WITHDRAWN]
    agents.take_back(crew.shop, crew.anna, noticed.id)
    assert len(matches(crew)) == 1
    with pytest.raises(UserError, match="notice_gone"):
        agents.take_back(crew.shop, crew.anna, noticed.id)


def test_a_dispute_needs_a_reason_and_survives_the_visit(crew: Crew, lotus: int, maple: int) -> None:
    first, second = give(crew, lotus), give(crew, maple)
    with pytest.raises(UserError, match="dispute_needs_reason"):
        agents.dispute(crew.shop, crew.receptionist, first.id, " ")
    agents.dispute(crew.shop, crew.receptionist, first.id, "Both say they showed the flat first")
    with pytest.raises(UserError, match="notice_is_disputed"):
        agents.dispute(crew.shop, crew.receptionist, first.id, "again")
    visited(crew, first.id)
    (row,) = agents.notices(crew.shop, crew.anna, "disputed")
    assert (row.state, row.visit_id, row.dispute_reason) == (
        NoticeState.DISPUTED, 42, "Both say they showed the flat first",
    )  # fmt: skip
    assert agents.counts(crew.shop, crew.anna) == {"valid": 2, "disputed": 1}
    agents.take_back(crew.shop, crew.receptionist, first.id)
    assert {match.id: match.state for match in matches(crew)} == {
        first.id: NoticeState.USED,
        second.id: NoticeState.OPEN,
    }


def test_somebody_elses_whole_number_is_shown_masked(crew: Crew, lotus: int) -> None:
    agents.notice(crew.shop, crew.anna, NewNotice("13812345678", "Mr Li", lotus))
    shown = {actor.name: agents.notices(crew.shop, actor)[0].phone for actor in (crew.anna, crew.bo, crew.manager)}
    assert shown == {"Anna": "138 1234 5678", "Bo": "138****5678", "Mo Lan": "138 1234 5678"}


def test_a_list_is_searched_by_name_pinyin_house_and_digits(crew: Crew, lotus: int, maple: int) -> None:
    agents.notice(crew.shop, crew.anna, NewNotice("138****5678", "王小明", lotus))
    agents.notice(crew.shop, crew.anna, NewNotice("139****0000", "Li Na", maple))
    for query, names in (
        ("王", ["王小明"]), ("xiaoming", ["王小明"]), ("maple", ["Li Na"]), ("5678", ["王小明"]), ("li lotus", []),
        ("", ["Li Na", "王小明"]),
    ):  # fmt: skip
        assert [row.customer_name for row in agents.notices(crew.shop, crew.anna, "valid", query)] == names, query


def test_todays_list_goes_by_when_it_was_typed(crew: Crew, lotus: int, clock: ManualClock) -> None:
    give(crew, lotus)
    clock.advance(days=1)
    later = give(crew, lotus, "139****0000", noticed_at=clock.now() - timedelta(hours=20))
    assert [row.id for row in agents.notices(crew.shop, crew.anna, "today")] == [later.id]


def test_houses_and_agents_are_corrected_and_end(crew: Crew, lotus: int, maple: int) -> None:
    (house,) = [row for row in agents.agencies(crew.shop, crew.anna) if row.name == "Lotus Homes"]
    noticed = give(crew, lotus)
    agents.change_agent(crew.shop, crew.receptionist, lotus, NewAgent("Gu Wei", "Maple Design", "139 1111 2222"))
    assert matches(crew)[0].agency == "Lotus Homes"  # whose notice it was stays
    assert give(crew, maple).findings.conflicts[0].id == noticed.id
    agents.change_agency(crew.shop, crew.receptionist, house.id, NewAgency("Lotus", "other", 14))
    with pytest.raises(UserError, match="agency_name_taken"):
        agents.change_agency(crew.shop, crew.receptionist, house.id, NewAgency("MAPLE design"))
    agents.set_agency_active(crew.shop, crew.receptionist, house.id, False)
    assert [row.name for row in agents.agencies(crew.shop, crew.anna)] == ["Maple Design"]
    agents.set_agent_active(crew.shop, crew.receptionist, maple, False)
    assert [row.id for row in agents.agents(crew.shop, crew.anna)] == [lotus]
    assert len(agents.agents(crew.shop, crew.anna, everybody=True)) == 2


@pytest.mark.parametrize(
    "new, code",
    [
        (NewAgency(" "), "agency_name_missing"),
        (NewAgency("Opal", "circus"), "agency_kind_unknown"),
        (NewAgency("Opal", "agency", 0), "agency_days_wrong"),
        (NewAgency("Opal", "agency", 366), "agency_days_wrong"),
    ],
)
def test_a_house_that_can_not_be_is_refused(crew: Crew, new: NewAgency, code: str) -> None:
    with pytest.raises(UserError, match=code):
        agents.add_agency(crew.shop, crew.manager, new)


def test_a_known_phone_is_a_known_agent(crew: Crew, lotus: int) -> None:
    with pytest.raises(UserError, match="agent_is_known"):
        agents.add_agent(crew.shop, crew.anna, NewAgent("G. Wei", "Another", "+86 139 1111 2222"))
    with pytest.raises(UserError, match="agent_name_missing"):
        agents.add_agent(crew.shop, crew.anna, NewAgent(" "))


def test_the_locked_desk_and_consultants_do_what_the_table_says(crew: Crew, lotus: int) -> None:
    with pytest.raises(Refused):
        agents.notices(crew.shop, DESK)
    with pytest.raises(Refused):
        agents.notice(crew.shop, DESK, NewNotice("138****5678", agent_id=lotus))
    with pytest.raises(Refused):
        agents.add_agency(crew.shop, crew.anna, NewAgency("Opal"))


def test_no_name_or_number_stands_in_the_audit_chain(crew: Crew, lotus: int) -> None:
    give(crew, lotus, note="wants the corner flat")
    with crew.shop.view(crew.manager, "ledger.view") as connection:
        written = " ".join(connection.execute(select(AuditEntry.changes)).scalars())
        assert list(check_rows.differences(connection)) == []
    for secret in ("Mr Li", "138****", "13911112222", "Gu Wei", "corner"):
        assert secret not in written
