"""The three packs that ship: listed, switched between, their catalogues taken in, days played under each."""

from __future__ import annotations

from contextlib import closing
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

import pytest
from sqlalchemy import func, select
from tests.services.conftest import Crew

from showroom.clock import ManualClock
from showroom.domain.packs.loader import load
from showroom.domain.quotes import Line
from showroom.domain.staff.actor import DESK, system_actor
from showroom.services import catalogue, pack_versions, packs, quotes, reception, shipped_packs
from showroom.services.check import check
from showroom.services.demo import Wish
from showroom.services.demo.make import DemoStore, make
from showroom.services.shop import open_shop
from showroom.store.migrate import open_database
from showroom.store.models import Visit

NAMES = [pack.name for pack in shipped_packs.shipped()]
TESTER = system_actor("tester")
END = datetime(2026, 11, 21, 7, 30, tzinfo=UTC)  # half past three on a Saturday in Shanghai


def test_the_usual_pack_comes_first_and_heads_say_what_the_packs_say() -> None:
    assert NAMES == ["furniture", "car", "real_estate"]
    for head in shipped_packs.shipped():
        pack = load(shipped_packs.shipped_file(head.name))
        said = (head.name, head.version, head.label, head.summary, head.country, head.currency)
        assert said == (pack.name, pack.version, pack.label, pack.summary, pack.country, pack.currency)


@pytest.mark.engines
@pytest.mark.parametrize("name", NAMES)
def test_each_catalogue_is_taken_in_once(crew: Crew, name: str) -> None:
    """QUO-09: what ships can be quoted from, and a second time adds nothing."""
    file = catalogue.pack_file(name)
    added = catalogue.seed(crew.shop, crew.manager, file)
    assert added >= 40
    assert catalogue.seed(crew.shop, crew.manager, file) == 0
    assert catalogue.count(crew.shop, crew.manager) == added


@pytest.mark.clause("QUO-01")
def test_a_car_is_quoted_in_cars_and_a_warranty_as_a_service(crew: Crew, clock: ManualClock) -> None:
    clock.advance(seconds=1)
    pack_versions.switch(crew.shop, crew.manager, load(shipped_packs.shipped_file("car")))
    catalogue.seed(crew.shop, crew.manager, catalogue.pack_file("car"))
    offered = quotes.terms(crew.shop, crew.manager)

    def line(sku: str) -> Line:
        (row,) = catalogue.search(crew.shop, crew.manager, sku)
        return quotes.line_of(catalogue.card(crew.shop, crew.manager, row.id), offered)

    car, warranty = line("MD-401"), line("SV-802")
    assert (car.unit.zh_CN, car.tax) == ("台", Decimal(13))
    assert car.detail.en.endswith("; 469 × 190 × 161 cm")
    assert (warranty.unit.zh_CN, warranty.tax) == ("份", Decimal(6))
    assert "cm" not in warranty.detail.en


@pytest.mark.clause("REC-18")
def test_a_running_day_goes_on_under_another_trade(crew: Crew, clock: ManualClock) -> None:
    reception.clock_in(crew.shop, crew.anna, crew.anna.staff_id or 0)
    for name in ("car", "real_estate", "furniture"):
        clock.advance(minutes=1)
        pack = load(shipped_packs.shipped_file(name))
        pack_versions.switch(crew.shop, crew.manager, pack)
        reception.walk_in(crew.shop, DESK, reception.WalkIn())
        with crew.shop.view(crew.manager, "packs.view") as connection:
            assert packs.in_force(crew.shop, connection).pack.name == name
        kept = crew.shop.kept_board
        assert kept is not None
        assert kept.board.policy == pack.rotation
        assert catalogue.trade_words(crew.shop, crew.manager) == pack.product_words


@pytest.mark.parametrize("name", NAMES)
def test_three_days_are_played_under_each_pack(tmp_path: Path, name: str) -> None:
    place = tmp_path / "demo.sqlite3"
    store = DemoStore(load(shipped_packs.shipped_file(name)), "zh_CN")
    made = make(str(place), TESTER, store, Wish(3, 40, 0, 3, END))
    with closing(open_database(str(place))) as database:
        shop = open_shop(database, ManualClock(END))
        health = check(shop, TESTER)
        assert health.findings == ()
        assert health.visits == made.visits > 80
        assert health.quotes > 3
        board = reception.board(shop, TESTER)
        assert board.waiting
        assert board.serving
        with shop.view(TESTER, "ledger.view") as connection:
            rows = connection.execute(select(Visit.state, func.count(Visit.id)).group_by(Visit.state))
            states = {str(state): int(count) for state, count in rows}
    # people are served, not sent away: a demo store is a store that works
    assert states["left"] > 0.7 * made.visits
    assert states.get("left_unserved", 0) < 0.2 * made.visits
