"""The manager's figures through the services, on both engines: every figure is checked against its records."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import insert, update
from tests.services.conftest import Crew

from showroom.clock import ManualClock
from showroom.domain.dashboard.period import Span
from showroom.domain.errors import Refused
from showroom.domain.presentations.rules import DONE, Mark
from showroom.domain.reception import terms
from showroom.services import dashboard, presentations, reception
from showroom.services.dashboard import Figures, Pick
from showroom.services.presentations import Start
from showroom.services.reception import Finish, WalkIn
from showroom.services.shop import Shop
from showroom.store.models import Quote, Visit

pytestmark = pytest.mark.engines

TODAY = date(2026, 11, 21)
CHINA = ZoneInfo("Asia/Shanghai")


def a_quote(crew: Crew, total: int, issued: datetime | None, staff: int | None, **values: object) -> None:
    """A quote's row, as its service writes it."""
    shop = crew.shop
    with shop.work(crew.manager, "quotes.edit") as work:
        work.insert(
            Quote,
            number=None if issued is None else f"Q-{shop.ids.next()}",
            state=values.pop("state", "draft" if issued is None else "issued"),
            day=shop.day(issued or shop.clock.now()),
            consultant_id=staff,
            currency=values.pop("currency", "CNY"),
            plan_key="full",
            language="en",
            total_minor=total,
            created_at=shop.clock.now(),
            updated_at=shop.clock.now(),
            issued_at=issued,
            pack_version_id=_pack(shop, crew),
            **values,
        )


def _pack(shop: Shop, crew: Crew) -> int:
    from showroom.services import packs

    with shop.view(crew.manager, "dashboard.view") as connection:
        return packs.in_force(shop, connection).version_id


def _visit(shop: Shop, at: datetime) -> dict[str, object]:
    """A visit's row at a moment of its own; as it is, no figure counts it."""
    number = shop.ids.next()
    return {
        "id": number,
        "store_id": shop.store.id,
        "day": shop.day(at),
        "number": number,
        "arrived_at": at,
        "kind": "first",
        "state": terms.UNDONE,
        "pack_version_id": shop.kept_pack.version_id if shop.kept_pack else 0,
    }


@pytest.fixture
def floor(crew: Crew) -> Crew:
    for person in (crew.anna, crew.bo):
        reception.clock_in(crew.shop, person, person.staff_id or 0)
    return crew


@pytest.mark.clause("MGR-01")
def test_the_live_figures_are_those_of_the_floor(floor: Crew, clock: ManualClock) -> None:
    shop, manager = floor.shop, floor.manager
    first = reception.walk_in(shop, floor.anna, WalkIn(party_size=3)).visit_id
    clock.advance(minutes=2)
    reception.walk_in(shop, floor.anna, WalkIn())
    clock.advance(minutes=1)
    waits = reception.walk_in(shop, floor.anna, WalkIn(channel="passing")).visit_id
    waiting_since = clock.now()
    clock.advance(minutes=4)
    found = dashboard.live(shop, manager)
    assert (found.parties, found.people, found.waiting, found.waiting_since) == (2, 4, 1, waiting_since)
    assert (found.visits, found.turns) == (3, 2)
    # nobody was free from the second walk-in on
    assert found.unattended_since == waiting_since - timedelta(minutes=1)
    assert found.unattended_s == 0
    reception.finish(shop, floor.anna, first, Finish("bought", status="lunch"))
    clock.advance(minutes=1)
    reception.set_status(shop, floor.anna, floor.anna.staff_id or 0, "available")
    found = dashboard.live(shop, manager)
    assert (found.parties, found.waiting, found.unattended_since is None) == (2, 0, False)
    shown = dashboard.records(shop, manager, Pick(Figures.IN_STORE))
    assert {record.id for record in shown.rows} >= {waits}
    assert shown.total == found.parties
    gaps = dashboard.records(shop, manager, Pick(Figures.UNATTENDED))
    assert sum(record.seconds or 0 for record in gaps.rows) == found.unattended_s + int(
        (clock.now() - (found.unattended_since or clock.now())).total_seconds()
    )


@pytest.mark.clause("MGR-01")
def test_today_is_compared_with_the_same_weekday_up_to_the_same_time(floor: Crew, clock: ManualClock) -> None:
    now = clock.now()
    a_quote(floor, 100_00, now - timedelta(days=7, hours=-1), None)  # later that day: not yet
    a_quote(floor, 250_00, now - timedelta(days=7, minutes=5), None)
    a_quote(floor, 300_00, now - timedelta(minutes=1), floor.anna.staff_id)
    a_quote(floor, 999_00, now - timedelta(minutes=1), None, currency="EUR")
    a_quote(floor, 500_00, None, None, approval="asked")
    found = dashboard.live(floor.shop, floor.manager)
    assert (found.quotes, found.quoted.minor, found.quoted_before.minor) == (2, 300_00, 250_00)
    assert found.quotes_to_approve == 1
    asked = dashboard.records(floor.shop, floor.manager, Pick(Figures.QUOTES_TO_APPROVE))
    assert [record.amount.minor for record in asked.rows if record.amount] == [500_00]
    spans = dashboard.trends(floor.shop, floor.manager, Span.DAY)
    assert (spans.quoted.now, spans.quoted.before) == (300_00, 250_00)
    assert [(p.name, p.quotes, p.quoted.minor) for p in spans.people] == [("Anna", 1, 300_00)]


@pytest.mark.clause("MGR-02")
def test_arrivals_funnel_people_and_channels_agree_with_their_records(floor: Crew, clock: ManualClock) -> None:
    shop, manager = floor.shop, floor.manager
    a = reception.walk_in(shop, floor.anna, WalkIn(channel="passing")).visit_id
    b = reception.walk_in(shop, floor.anna, WalkIn(kind="return", channel="recommended")).visit_id
    clock.advance(hours=2)
    reception.finish(shop, floor.anna, a, Finish("bought"))
    reception.walk_in(shop, floor.anna, WalkIn(kind="non_opportunity"))
    run = presentations.start(shop, floor.bo, Start(visit_id=b))
    presentations.mark(shop, floor.bo, run, {"welcome": Mark(DONE)})
    undone = reception.walk_in(shop, floor.anna, WalkIn())
    reception.undo(shop, floor.anna, undone.events)
    found = dashboard.trends(shop, manager, Span.DAY)
    by_hour = dict(zip(found.hours, zip(found.arrivals_new, found.arrivals_other, strict=True), strict=True))
    assert (by_hour[9], by_hour[11]) == ((1, 1), (0, 1))
    assert sum(found.arrivals_new) + sum(found.arrivals_other) == found.visits.now == 3
    for figure, count in found.funnel:
        assert dashboard.records(shop, manager, Pick(Figures(figure))).total == count, figure
    assert dict(found.funnel) == {"calls": 0, "chances": 2, "presentations": 1, "quotes": 0, "accepted": 0}
    assert found.close_rate.now == 1.0
    people = {person.name: person for person in found.people}
    assert (people["Anna"].won, people["Anna"].close_rate) == (1, 1.0)
    assert people["Bo"].coverage is not None
    assert 0 < people["Bo"].coverage < 0.1
    assert [(key, count) for key, _, count in found.channels] == [("passing", 1), ("recommended", 1), (None, 1)]
    assert dashboard.records(shop, manager, Pick(Figures.VISITS, hour=9)).total == 2
    assert dashboard.records(shop, manager, Pick(Figures.VISITS, channel="")).total == 1
    assert dashboard.records(shop, manager, Pick(Figures.CLOSED)).rows[0].id == a
    saturday = found.heat[5]
    assert (saturday[found.hours.index(9)], sum(map(sum, found.heat))) == (2, 3)
    assert (
        dashboard.records(
            shop, manager, Pick(Figures.VISITS, found.period.heat_first, found.period.last, hour=9, weekday=5)
        ).total
        == 2
    )


@pytest.mark.clause("MGR-02")
def test_waits_count_those_who_left_unserved(crew: Crew, clock: ManualClock) -> None:
    shop = crew.shop
    reception.clock_in(shop, crew.anna, crew.anna.staff_id or 0)
    reception.walk_in(shop, crew.anna, WalkIn())
    gone = reception.walk_in(shop, crew.anna, WalkIn()).visit_id
    clock.advance(minutes=10)
    reception.leave_unserved(shop, crew.anna, gone)
    found = dashboard.trends(shop, crew.manager, Span.DAY)
    assert found.wait.now == pytest.approx(300, abs=0.1)
    rows = dashboard.records(shop, crew.manager, Pick(Figures.SERVED)).rows
    assert [row.seconds for row in rows] == [600, 0]


@pytest.mark.parametrize(
    "zone,at,hour",
    [
        ("Asia/Shanghai", datetime(2026, 11, 20, 16, 30, tzinfo=CHINA), 16),
        ("Asia/Kolkata", datetime(2026, 11, 20, 10, 45, tzinfo=ZoneInfo("Asia/Kolkata")), 10),
        ("America/New_York", datetime(2026, 11, 19, 21, 5, tzinfo=ZoneInfo("America/New_York")), 21),
        # clocks went back on 1 November: a month has two offsets
        ("America/New_York", datetime(2026, 10, 31, 9, 59, tzinfo=ZoneInfo("America/New_York")), 9),
    ],
)
def test_hours_are_those_of_the_stores_clock(crew: Crew, zone: str, at: datetime, hour: int) -> None:
    import dataclasses

    shop = crew.shop
    _pack(shop, crew)
    shop.store = dataclasses.replace(shop.store, time_zone=zone)
    with shop.work(crew.manager, "settings.edit") as work:
        values = _visit(shop, at)
        work.connection.execute(insert(Visit).values(**values))
        work.connection.execute(update(Visit).where(Visit.id == values["id"]).values(state=terms.LEFT))
    span = dashboard.trends(shop, crew.manager, Span.DAY, shop.day(at))
    assert dict(zip(span.hours, span.arrivals_new, strict=True))[hour] == 1
    weeks = dashboard.trends(shop, crew.manager, Span.DAY, date(2026, 11, 21))
    assert weeks.heat[at.weekday()][weeks.hours.index(hour)] == 1


def test_an_empty_store_has_figures_without_a_division(crew: Crew) -> None:
    for span in Span:
        found = dashboard.trends(crew.shop, crew.manager, span)
        assert (found.visits.now, found.close_rate.now, found.wait.now, found.people) == (0, None, None, ())
        assert found.hours[0] <= 10 < found.hours[-1]
    found_now = dashboard.live(crew.shop, crew.manager)
    assert (found_now.waiting, found_now.waiting_since, found_now.unattended_since) == (0, None, None)


def test_only_supervisors_and_managers_see_them(crew: Crew) -> None:
    for act in (
        lambda actor: dashboard.live(crew.shop, actor),
        lambda actor: dashboard.trends(crew.shop, actor, Span.DAY),
        lambda actor: dashboard.records(crew.shop, actor, Pick(Figures.VISITS)),
    ):
        with pytest.raises(Refused):
            act(crew.receptionist)
        with pytest.raises(Refused):
            act(crew.anna)
