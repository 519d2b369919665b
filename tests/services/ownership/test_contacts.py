"""Real calls, visits and quotes extend protection, and a quote looks for skating (REG-07, REG-08)."""

from __future__ import annotations

import pytest
from tests.services.conftest import Crew
from tests.services.quotes.conftest import Counter, counter

from showroom.clock import ManualClock
from showroom.domain.calls.rules import CallResult, CallTopic, Direction
from showroom.domain.errors import UserError
from showroom.services import calls, quotes
from showroom.services.calls.values import NewCall
from showroom.services.customers import owners, records
from showroom.services.customers.records import Registration
from showroom.services.ownership import skating

__all__ = ["counter"]


def days_left(crew: Crew, customer: int) -> int | None:
    with crew.shop.view(crew.manager, "customers.view") as connection:
        held = owners.protection_of(crew.shop, connection, customer)
    assert held is not None
    return held.days_left


@pytest.mark.clause("REG-07", "CAL-01")
def test_only_a_call_in_which_they_spoke_extends(crew: Crew, clock: ManualClock) -> None:
    customer = records.register(crew.shop, crew.anna, Registration({"name": "Zhou", "phones": ("13812345678",)})).id
    clock.advance(days=10)

    def call(result: CallResult, seconds: int | None) -> int | None:
        new = NewCall(
            direction=Direction.OUTGOING,
            topic=CallTopic.ENQUIRY,
            customer_id=customer,
            result=result,
            duration_s=seconds,
        )
        calls.log(crew.shop, crew.anna, new)
        return days_left(crew, customer)

    assert call(CallResult.NOT_REACHED, 40) == 21
    assert call(CallResult.ANSWERED, 12) == 21
    assert call(CallResult.ANSWERED, 45) == 31


@pytest.mark.clause("REG-07", "REG-08")
def test_a_quote_extends_and_asks_for_a_reason_once(counter: Counter, clock: ManualClock) -> None:
    crew, mine = counter.crew, counter.customer
    shop = crew.shop
    clock.advance(days=10)
    records.register(shop, crew.bo, Registration({"name": "Zhou", "phones": ("02112345678",)}))
    quote = quotes.create(shop, crew.anna, counter.draft())
    with pytest.raises(UserError) as refused:
        quotes.issue(shop, crew.anna, quote, "")
    assert (refused.value.code, refused.value.facts["owner"]) == ("skating_needs_reason", "Bo")
    assert days_left(crew, mine) == 21
    quotes.issue(shop, crew.anna, quote, "Sisters, each furnishes her own flat")
    assert days_left(crew, mine) == 31
    rows = skating.of_day(shop, crew.manager, shop.day())
    assert [(row.step, row.customer_id == mine, row.reason) for row in rows] == [
        ("register", False, ""),
        ("quote", True, "Sisters, each furnishes her own flat"),
    ]
    quotes.issue(
        shop, crew.anna, quotes.create(shop, crew.anna, counter.draft()), ""
    )  # what was answered once is not asked again
