"""The demo store's roster, notices and appointments: there, whole, and the same for the same seed."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from showroom import paths
from showroom.clock import ManualClock
from showroom.domain.packs.loader import load
from showroom.domain.staff.actor import system_actor
from showroom.services import agents, appointments, check_rows, roster
from showroom.services.demo import Wish
from showroom.services.demo.make import DemoStore, make
from showroom.services.shop import Shop, open_shop
from showroom.store.migrate import open_database

END = datetime(2026, 11, 21, 7, 30, tzinfo=UTC)  # half past three on a Saturday in Shanghai
ACTOR = system_actor("tester")


def made(place: Path) -> Shop:
    pack = load(paths.resources() / "packs" / "furniture.toml")
    make(str(place), ACTOR, DemoStore(pack, "zh_CN"), Wish(1, 20, 0, 3, END))
    return open_shop(open_database(str(place)), ManualClock(END + timedelta(minutes=1)))


def said(shop: Shop) -> list[tuple[str, str, datetime]]:
    return [(row.phone, row.agency, row.noticed_at) for row in agents.notices(shop, ACTOR, "all")]


@pytest.mark.clause("REC-01", "REC-24")
def test_a_demo_store_has_a_roster_notices_with_a_conflict_and_expected_people(tmp_path: Path) -> None:
    shop = made(tmp_path / "one.sqlite3")
    monday = shop.day() + timedelta(days=2)
    shifts = roster.shifts(shop, ACTOR, monday, monday + timedelta(days=6))
    assert {shift.day for shift in shifts} == {monday + timedelta(days=number) for number in range(7)}
    assert all(shift.rank is not None for shift in shifts)
    notices = agents.notices(shop, ACTOR, "all")
    assert len(notices) == 14
    assert any(row.conflicts for row in notices)
    expected = appointments.of_today(shop, ACTOR)
    assert expected
    assert {row.purpose for row in expected} <= {"visit", "measurement", "room"}
    with shop.view(ACTOR, "ledger.view") as connection:
        assert list(check_rows.differences(connection)) == []
    again = made(tmp_path / "two.sqlite3")
    assert said(again) == said(shop)
    for one in (shop, again):
        one.database.close()
