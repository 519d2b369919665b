"""A customer in full, on both engines: relations, stale answers, tiers, the lists, the changes on the timeline."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sqlalchemy import select
from tests.services.conftest import Crew

from showroom.clock import ManualClock
from showroom.domain.customers.form import FormRefused, MoneyRange, Relation
from showroom.domain.customers.relations import RelationKind
from showroom.domain.customers.tiers import Why
from showroom.domain.errors import UserError
from showroom.domain.money import Money
from showroom.domain.packs.loader import load_text
from showroom.domain.quotes import Line
from showroom.domain.staff.actor import Actor
from showroom.domain.text import Text
from showroom.services import pack_versions, packs, quotes
from showroom.services.customers import cards, duplicates, records, relations, stale, tiers, timeline
from showroom.services.customers.records import Registration
from showroom.services.shop import Shop
from showroom.store.models import AuditEntry, Customer

pytestmark = pytest.mark.engines


def register(shop: Shop, actor: Actor, **answers: object) -> int:
    return records.register(shop, actor, Registration(answers)).id  # type: ignore[arg-type]


def seen(crew: Crew, customer_id: int) -> list[tuple[str, bool, str, str]]:
    return [
        (one.kind.value, one.outward, one.person.name, one.role)
        for one in relations.relations(crew.shop, crew.manager, customer_id)
    ]


@pytest.mark.clause("REG-13")
def test_relations_are_seen_from_both_sides_and_taken_away(crew: Crew) -> None:
    wang, zhou = register(crew.shop, crew.anna, name="王伟"), register(crew.shop, crew.anna, name="周敏")
    firm = register(crew.shop, crew.bo, kind="company", company="好家家居", name="陈总")
    relations.relate(crew.shop, crew.anna, zhou, wang, RelationKind.HOUSEHOLD, "丈夫")
    relations.relate(crew.shop, crew.anna, wang, zhou, RelationKind.HOUSEHOLD)  # the same, from the other side
    relations.relate(crew.shop, crew.anna, wang, firm, RelationKind.COMPANY_CONTACT, "采购", outward=False)
    relations.relate(crew.shop, crew.anna, zhou, firm, RelationKind.REFERRER)
    assert seen(crew, wang) == [
        ("household", True, "周敏", "丈夫"),
        ("company_contact", False, "陈总", "采购"),
    ]
    assert seen(crew, zhou) == [("household", True, "王伟", "丈夫"), ("referrer", True, "陈总", "")]
    assert seen(crew, firm) == [("referrer", False, "周敏", ""), ("company_contact", True, "王伟", "采购")]
    relations.unrelate(crew.shop, crew.anna, wang, zhou, RelationKind.HOUSEHOLD)
    relations.unrelate(crew.shop, crew.anna, firm, zhou, RelationKind.REFERRER, outward=False)
    assert seen(crew, zhou) == []
    with pytest.raises(UserError, match="relation_gone"):
        relations.unrelate(crew.shop, crew.anna, wang, zhou, RelationKind.HOUSEHOLD)
    told = [(one.code, one.detail) for one in timeline.timeline(crew.shop, crew.anna, zhou) if one.kind == "change"]
    assert sorted(told) == [
        ("related", "household"),
        ("related", "referrer"),
        ("unrelated", "household"),
        ("unrelated", "referrer"),
    ]


@pytest.mark.clause("REG-13")
def test_what_can_not_be_a_relation_is_refused_and_nothing_is_written(crew: Crew) -> None:
    wang, zhou = register(crew.shop, crew.anna, name="王伟"), register(crew.shop, crew.anna, name="周敏")
    li = register(crew.shop, crew.anna, name="李静")
    relations.relate(crew.shop, crew.anna, zhou, wang, RelationKind.REFERRER)
    with crew.shop.view(crew.manager, "customers.view") as connection:
        before = connection.execute(select(AuditEntry.seq).order_by(AuditEntry.seq.desc())).scalars().first()
    for one, other, code in (
        (wang, wang, "relation_self"),
        (wang, zhou, "relation_circle"),
        (zhou, li, "relation_referrer_taken"),
        (zhou, 1, "customer_gone"),
    ):
        with pytest.raises(UserError, match=code):
            relations.relate(crew.shop, crew.anna, one, other, RelationKind.REFERRER)
    with pytest.raises(FormRefused, match="relation_self"):
        records.update(crew.shop, crew.anna, wang, {"referrer": Relation("王伟", wang)})
    with crew.shop.view(crew.manager, "customers.view") as connection:
        assert connection.execute(select(AuditEntry.seq).order_by(AuditEntry.seq.desc())).scalars().first() == before


@pytest.mark.clause("REG-13", "REG-03")
def test_a_household_goes_over_everybody_in_it_and_shares_a_phone_without_doubt(crew: Crew) -> None:
    wang = register(crew.shop, crew.anna, name="王伟", phones=("13812345678",))
    zhou = records.register(
        crew.shop, crew.anna, Registration({"name": "周敏", "phones": ("13812345678",)}, household_of=(wang,))
    ).id
    child = register(crew.shop, crew.anna, name="王小宝")
    relations.relate(crew.shop, crew.anna, zhou, child, RelationKind.HOUSEHOLD, "儿子")
    with crew.shop.view(crew.anna, "customers.view") as connection:
        assert relations.household_of(connection, wang) == tuple(sorted((zhou, child)))
        assert relations.household_of(connection, child) == tuple(sorted((wang, zhou)))
    found = duplicates.possible(crew.shop, crew.anna, name="周敏", typed_phones=("13812345678",), customer_id=zhou)
    assert found.people == ()
    other = duplicates.possible(crew.shop, crew.anna, typed_phones=("13812345678",))
    assert {one.person.id for one in other.people} == {wang, zhou}


@pytest.mark.clause("REG-13", "SEC-02")
def test_a_relation_shows_a_colleagues_customer_masked(crew: Crew) -> None:
    mine = register(crew.shop, crew.anna, name="王伟")
    others = register(crew.shop, crew.bo, name="周敏", phones=("13812345678",))
    relations.relate(crew.shop, crew.anna, mine, others, RelationKind.HOUSEHOLD)
    (for_anna,) = relations.relations(crew.shop, crew.anna, mine)
    (for_bo,) = relations.relations(crew.shop, crew.bo, mine)
    assert (for_anna.person.phone, for_bo.person.phone) == ("138****5678", "138 1234 5678")


@pytest.mark.clause("REG-11")
def test_an_answer_goes_stale_and_is_confirmed_by_one_tap_or_by_a_new_one(crew: Crew, clock: ManualClock) -> None:
    customer = register(crew.shop, crew.anna, name="王伟", phones=("13812345678",), timeframe="now", area=90)
    assert stale.stale(crew.shop, crew.anna, customer) == ()
    clock.advance(days=60)
    (first,) = stale.stale(crew.shop, crew.anna, customer)
    assert (first.field.key, first.days) == ("timeframe", 60)
    clock.advance(days=340)
    assert [one.field.key for one in stale.stale(crew.shop, crew.anna, customer)] == ["phones", "timeframe"]
    stale.confirm(crew.shop, crew.bo, customer, ("phones",))
    assert [one.field.key for one in stale.stale(crew.shop, crew.anna, customer)] == ["timeframe"]
    records.update(crew.shop, crew.anna, customer, {"timeframe": "later"})
    assert stale.stale(crew.shop, crew.anna, customer) == ()
    clock.advance(days=365)
    assert [one.field.key for one in stale.stale(crew.shop, crew.anna, customer)] == ["phones", "timeframe"]
    with pytest.raises(UserError, match="form_no_such_field"):
        stale.confirm(crew.shop, crew.anna, customer, ("budget",))  # nothing to confirm was ever said


@pytest.mark.clause("REG-10")
def test_changes_stand_on_the_timeline_by_field_never_by_value(crew: Crew, clock: ManualClock) -> None:
    customer = register(crew.shop, crew.anna, name="王伟", phones=("13812345678",))
    clock.advance(minutes=1)
    records.update(crew.shop, crew.anna, customer, {"address": "幸福小区3栋", "area": 90})
    clock.advance(minutes=1)
    records.update(crew.shop, crew.anna, customer, {"phones": ("138-1234-5678",)})  # written differently, no change
    moments = timeline.timeline(crew.shop, crew.anna, customer)
    assert [(one.kind, one.code, one.detail) for one in moments] == [
        ("change", "changed", "address,area"),
        ("registered", "registered", ""),
    ]
    assert moments[0].staff == "Anna"


def quote(crew: Crew, customer_id: int, yuan: int, *, accept: bool = True) -> None:
    """A quote over so much, issued now, and accepted or left open."""
    fresh = quotes.new_draft(crew.shop, crew.anna, customer_id)
    words = Text(en="Sofa", zh_CN="沙发")
    quote_id = quotes.create(crew.shop, crew.anna, replace(fresh, lines=(Line(words, Money(yuan * 100, "CNY")),)))
    quotes.issue(crew.shop, crew.anna, quote_id)
    if accept:
        quotes.accept(crew.shop, crew.anna, quote_id)


def tier_of(crew: Crew, customer_id: int) -> str:
    standing = tiers.standing(crew.shop, crew.anna, customer_id)
    assert standing is not None
    return standing.tier.key


@pytest.mark.clause("REG-06")
def test_the_tier_goes_by_purchases_and_recency(crew: Crew, clock: ManualClock) -> None:
    customer = register(crew.shop, crew.anna, name="王伟")
    assert tier_of(crew, customer) == "prospect"
    quote(crew, customer, 30_000, accept=False)
    assert tier_of(crew, customer) == "prospect"  # an offer is no purchase
    quote(crew, customer, 50_000)
    assert tier_of(crew, customer) == "regular"
    quote(crew, customer, 30_000)
    standing = tiers.standing(crew.shop, crew.anna, customer)
    assert standing is not None
    assert (standing.tier.key, standing.amount, standing.count) == ("vip", 8_000_000, 2)
    clock.advance(days=3 * 365 + 2)  # what was bought is more than three years ago, and nobody has been in touch
    assert tier_of(crew, customer) == "dormant"


@pytest.mark.clause("REG-06")
def test_high_value_and_at_risk_say_why_and_show_consultants_their_own(crew: Crew, clock: ManualClock) -> None:
    vip, offered = register(crew.shop, crew.anna, name="王伟"), register(crew.shop, crew.anna, name="周敏")
    strong = register(
        crew.shop,
        crew.bo,
        name="李静",
        timeframe="now",
        decision_role="decides",
        budget=MoneyRange(3_000_000, 5_000_000),
    )
    register(crew.shop, crew.anna, name="路过")
    quote(crew, vip, 90_000)
    quote(crew, offered, 20_000, accept=False)
    high = {
        one.person.id: [why.why for why in one.reasons] for one in tiers.listed(crew.shop, crew.manager, "high_value")
    }
    assert high == {vip: [Why.TIER], strong: [Why.GRADE]}
    assert [one.person.id for one in tiers.listed(crew.shop, crew.anna, "high_value")] == [vip]
    assert tiers.listed(crew.shop, crew.manager, "at_risk") == ()
    clock.advance(days=10)
    (risk,) = tiers.listed(crew.shop, crew.manager, "at_risk")
    assert (risk.person.id, risk.reasons[0].why, risk.reasons[0].facts["days"]) == (offered, Why.QUOTE_QUIET, 10)
    clock.advance(days=20)
    found = tiers.listed(crew.shop, crew.manager, "at_risk")
    assert {one.person.id for one in found} == {vip, offered, strong}
    assert {one.reasons[0].why for one in found} == {Why.QUIET, Why.QUOTE_QUIET}
    clock.advance(days=335)
    assert tiers.listed(crew.shop, crew.manager, "at_risk") == ()  # given up


@pytest.mark.clause("REG-10")
def test_the_timeline_comes_page_by_page_without_a_gap(crew: Crew, clock: ManualClock) -> None:
    customer = register(crew.shop, crew.anna, name="王伟")
    for number in range(30):
        if number % 3:
            clock.advance(minutes=1)  # some of one moment: the order must still be one
        records.update(crew.shop, crew.anna, customer, {"area": 50 + number})
        records.set_grade(crew.shop, crew.anna, customer, "ABC"[number % 3], "seen")
    whole = timeline.timeline(crew.shop, crew.anna, customer, 500)
    assert len(whole) == 61
    paged: list[object] = []
    after = None
    while page := timeline.timeline(crew.shop, crew.anna, customer, 7, after=after):
        paged += page
        after = page[-1]
    assert tuple(paged) == whole
    graded = timeline.timeline(crew.shop, crew.anna, customer, 500, kinds=("grade",))
    assert graded == tuple(one for one in whole if one.kind == "grade")
    assert timeline.kinds_of(crew.shop, crew.anna, customer) == {"change": 30, "grade": 30, "registered": 1}
    assert {one.said for one in graded} == {"seen"}
    assert {one.reason for one in cards.card(crew.shop, crew.bo, customer).grades} == {""}
    assert {one.said for one in timeline.timeline(crew.shop, crew.bo, customer, 500)} == {""}  # not Bo's customer


@pytest.mark.clause("REG-01")
def test_a_form_that_no_longer_asks_for_something_leaves_what_was_said(crew: Crew) -> None:
    customer = register(crew.shop, crew.anna, name="王伟", invoice_title="好家家居有限公司", company="好家")
    with crew.shop.view(crew.manager, "packs.view") as connection:
        text = packs.in_force(crew.shop, connection).pack.text
    start = text.index('[[form.fields]]\nkey = "invoice_title"')
    without = text[:start] + text[text.index("[[form.fields]]", start + 1) :]
    pack_versions.switch(crew.shop, crew.manager, load_text(without.replace('"2026.3"', '"2026.4"')))
    records.update(crew.shop, crew.anna, customer, {"area": 80})
    with crew.shop.view(crew.anna, "customers.view") as connection:
        kept = connection.execute(select(Customer.invoice_title).where(Customer.id == customer)).scalar_one()
    assert kept == "好家家居有限公司"
