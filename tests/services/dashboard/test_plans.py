"""Figures must not slow down with history: no query behind them walks a whole table."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import event
from tests.services.conftest import Crew

from showroom.domain.dashboard.period import Span
from showroom.services import dashboard, presentations, reception, reports
from showroom.services.dashboard import Figures, Pick

GROWING = ("visit", "call", "quote", "presentation", "ledger_event")


@pytest.mark.parametrize(
    "read",
    [
        lambda crew: dashboard.live(crew.shop, crew.manager),
        lambda crew: dashboard.trends(crew.shop, crew.manager, Span.DAY),
        lambda crew: dashboard.trends(crew.shop, crew.manager, Span.MONTH),
        lambda crew: dashboard.last_day(crew.shop, crew.manager),
        lambda crew: dashboard.records(crew.shop, crew.manager, Pick(Figures.VISITS)),
        lambda crew: dashboard.records(crew.shop, crew.manager, Pick(Figures.IN_STORE)),
        lambda crew: dashboard.records(crew.shop, crew.manager, Pick(Figures.WAITING)),
        lambda crew: dashboard.records(crew.shop, crew.manager, Pick(Figures.QUOTES_TO_APPROVE)),
        lambda crew: dashboard.records(crew.shop, crew.manager, Pick(Figures.CALLBACKS_OVERDUE)),
        lambda crew: reception.board(crew.shop, crew.manager),
        lambda crew: presentations.overview(crew.shop, crew.anna),
        lambda crew: dashboard.records(crew.shop, crew.manager, Pick(Figures.CALLS)),
        lambda crew: dashboard.records(crew.shop, crew.manager, Pick(Figures.PRESENTATIONS)),
        lambda crew: dashboard.records(crew.shop, crew.manager, Pick(Figures.QUOTES)),
        lambda crew: reports.daily(crew.shop, crew.manager, crew.shop.day()),
    ],
)
@pytest.mark.clause("MGR-01")
def test_every_query_finds_its_days_by_an_index(crew: Crew, read: Callable[[Crew], object]) -> None:
    said: list[str] = []

    def on_checkout(driver: Any, _record: object, _proxy: object) -> None:
        driver.set_trace_callback(said.append)  # SQLite's own: some statements are not told to listeners of the engine

    def on_checkin(driver: Any, _record: object) -> None:
        driver.set_trace_callback(None)

    engine = crew.shop.database.engine
    event.listen(engine, "checkout", on_checkout)
    event.listen(engine, "checkin", on_checkin)
    try:
        read(crew)
    finally:
        event.remove(engine, "checkout", on_checkout)
        event.remove(engine, "checkin", on_checkin)
    statements = [statement for statement in said if statement.startswith("SELECT")]
    assert statements
    with crew.shop.view(crew.manager, "dashboard.view") as connection:
        for statement in statements:
            for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}"):
                walked = [table for table in GROWING if f"SCAN {table}" in row[-1]]
                assert not walked, (row[-1], statement)
                by_store_alone = row[-1].endswith("(store_id=?)") and any(f" {t} " in row[-1] for t in GROWING)
                # the newest ledger event and the newest day are the first entry of their index
                newest = "max(" in statement or ("LIMIT" in statement and "ledger_event" in statement)
                assert not by_store_alone or newest, (row[-1], statement)
