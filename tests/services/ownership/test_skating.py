"""Skating: a household, address or phone tail under another owner (REG-08)."""

from __future__ import annotations

import pytest
from tests.services.conftest import Crew
from tests.services.ownership.desk_acts import put_rules, refused, register

from showroom.clock import ManualClock
from showroom.domain.customers.form import Answer
from showroom.domain.packs.ownership import SkatingRule
from showroom.services import ownership
from showroom.services.customers import records
from showroom.services.customers.records import Registration
from showroom.services.ownership import ClaimKind, skating


@pytest.mark.clause("REG-08")
@pytest.mark.parametrize(
    ("phone", "address", "how"),
    [
        ("13812345678", "", "phone"),
        ("02112345678", "", "phone_tail"),
        ("13900000000", "Elm Street 5, Apartment 12", "address"),
    ],
)
def test_skating_needs_a_reason_and_is_kept(crew: Crew, phone: str, address: str, how: str) -> None:
    shop = crew.shop
    old = register(crew, crew.anna, "Zhou Ping", "13812345678", **({"address": address} if address else {}))
    answers: dict[str, Answer] = {"name": "Wu Li", "phones": (phone,)}
    if address:
        answers["address"] = address
    with refused("skating_needs_reason") as caught:
        records.register(shop, crew.bo, Registration(answers, skating_reason=""))
    assert (caught.value.facts["owner"], caught.value.facts["how"]) == ("Anna", how)
    assert caught.value.field == "skating_reason"
    records.register(shop, crew.bo, Registration(answers, skating_reason="His brother, asked for me"))
    (row,) = skating.of_day(shop, crew.manager, shop.day())
    assert (row.other_customer_id, row.owner, row.staff, row.how) == (old, "Anna", "Bo", how)
    assert (row.reason, row.claim_id) == ("His brother, asked for me", None)


@pytest.mark.engines
@pytest.mark.clause("REG-08")
def test_skating_opens_a_claim_where_the_pack_says_so(crew: Crew, clock: ManualClock) -> None:
    put_rules(crew, skating=SkatingRule.CLAIM)
    old = register(crew, crew.anna, "Zhou Ping", "13812345678")
    new = register(crew, crew.bo, "Wu Li", "13812345678")
    (row,) = ownership.listed(crew.shop, crew.manager)
    assert (row.kind, row.person is not None and row.person.id) == (ClaimKind.SKATING, new)
    case = ownership.case(crew.shop, crew.manager, row.id)
    assert case.other is not None
    assert case.other.id == old
    assert skating.of_day(crew.shop, crew.manager, crew.shop.day())[0].claim_id == row.id
    clock.advance(days=40)
    register(crew, crew.chen, "Sun Yi", "13812345678")  # both are free by now: nobody's customer is taken
    assert len(ownership.listed(crew.shop, crew.manager)) == 1
