"""Customers through their services, on both engines: register, find, duplicates, masks, timeline."""

from __future__ import annotations

import pytest
from sqlalchemy import func, select
from tests.services.conftest import Crew

from showroom.clock import ManualClock
from showroom.domain.customers import terms
from showroom.domain.customers.duplicates import Reason
from showroom.domain.customers.form import FormRefused, MoneyRange
from showroom.domain.errors import Refused, UserError
from showroom.domain.staff.actor import DESK, Actor
from showroom.services import packs, reception
from showroom.services.customers import cards, duplicates, find, listing, records, timeline
from showroom.services.customers.listing import View, Which
from showroom.services.customers.records import Registration
from showroom.services.reception import WalkIn
from showroom.services.shop import Shop
from showroom.store.models import AuditEntry, Customer, CustomerHeads, CustomerPhone, NotSamePerson, Term

pytestmark = pytest.mark.engines


def register(shop: Shop, actor: Actor, **answers: object) -> int:
    return records.register(shop, actor, Registration(answers)).id  # type: ignore[arg-type]


def found(shop: Shop, actor: Actor, query: str) -> list[str]:
    return [hit.person.name for hit in find.find(shop, actor, query)]


@pytest.mark.clause("REG-01")
def test_a_form_is_kept_and_comes_back_as_it_was_given(crew: Crew) -> None:
    answers = {
        "name": " 王小明 ",
        "phones": ("138 1234 5678", "010-6234 5678"),
        "source_channel": "walk_by",
        "budget": MoneyRange(1_000_000, 3_000_000),
        "rooms": ("living", "study"),
        "area": 120,
        "consent": True,
        "needs": "想要一套客厅沙发\n两只猫",
    }
    with crew.shop.view(crew.anna, "packs.view") as connection:
        channel = packs.in_force(crew.shop, connection).pack.channels[0].key
    answers["source_channel"] = channel
    saved = records.register(crew.shop, crew.anna, Registration(answers))  # type: ignore[arg-type]
    card = cards.card(crew.shop, crew.anna, saved.id)
    tidy = {"name": "王小明", "phones": ("138 1234 5678", "010 6234 5678"), "kind": "household"}
    assert dict(card.answers) == answers | tidy
    assert card.person.own
    assert card.person.owner == "Anna"
    assert card.consent_staff == "Anna"
    assert card.consent_at == crew.shop.clock.now()
    assert saved.completeness.is_complete
    assert 0 < saved.completeness.percent < 100


@pytest.mark.clause("REG-01")
def test_an_incomplete_form_is_saved_and_says_what_is_missing(crew: Crew) -> None:
    saved = records.register(crew.shop, crew.receptionist, Registration({"name": "李"}))
    assert not saved.completeness.is_complete
    assert "source_channel" in saved.completeness.missing
    assert [person.name for person in listing.start(crew.shop, crew.manager, View(Which.INCOMPLETE)).people] == ["李"]
    later = records.update(crew.shop, crew.receptionist, saved.id, {"phones": ("13812345678",)})
    assert later.completeness.percent > saved.completeness.percent


@pytest.mark.clause("REG-01")
def test_bad_answers_are_refused_each_at_its_field_and_nothing_is_written(crew: Crew) -> None:
    with pytest.raises(FormRefused) as refusal:
        register(crew.shop, crew.anna, name="王", phones=("138 1234 56",), email="no at", area=5)
    assert {problem.field: problem.code for problem in refusal.value.problems} == {
        "phones": "phone_mobile_too_short",
        "email": "form_email",
        "area": "form_too_small",
    }
    with pytest.raises(FormRefused, match="customer_needs_something"):
        register(crew.shop, crew.anna, needs="a sofa")
    with crew.shop.view(crew.manager, "customers.view") as connection:
        assert connection.execute(select(func.count()).select_from(Customer)).scalar() == 0


@pytest.mark.clause("REG-01")
def test_a_declined_phone_is_replaced_by_a_description(crew: Crew) -> None:
    saved = records.register(crew.shop, crew.anna, Registration({"name": "周", "phone_declined": "白色SUV 沪A·12345"}))
    assert "phones" not in saved.completeness.missing
    assert cards.card(crew.shop, crew.anna, saved.id).answers["phone_declined"] == "白色SUV 沪A·12345"


@pytest.mark.clause("REG-02")
@pytest.mark.parametrize(
    "query", ["13812345678", "+86 138-1234-5678", "0086 138 1234 5678", "5678", "12345", "１３８１２３４"]
)
def test_one_person_whatever_way_the_number_is_written(crew: Crew, query: str) -> None:
    register(crew.shop, crew.anna, name="王小明", phones=("+86 (138) 1234-5678",))
    register(crew.shop, crew.anna, name="Anna Kowalska", phones=("+48 512 345 678",))
    assert "王小明" in found(crew.shop, crew.anna, query)
    with crew.shop.view(crew.anna, "customers.view") as connection:
        assert set(connection.execute(select(CustomerPhone.e164)).scalars()) == {"+8613812345678", "+48512345678"}


@pytest.mark.clause("REG-04")
@pytest.mark.parametrize(
    "query, name, code",
    [
        ("曾国", "曾国强", "found_name_prefix"),
        ("国强", "曾国强", "found_name_inside"),
        ("zengguo", "曾国强", "found_pinyin_prefix"),
        ("guoqiang", "曾国强", "found_pinyin_inside"),
        ("zgq", "曾国强", "found_initials_exact"),
        ("zenggq", "曾国强", "found_pinyin_exact"),
        ("walska", "Zoë Kowalska", "found_word_inside"),
        ("zoe", "Zoë Kowalska", "found_word_exact"),
        ("Kowalska zoe", "Zoë Kowalska", "found_word_exact"),
        ("lvbu", "吕布", "found_pinyin_exact"),
        ("lyubu", "吕布", "found_pinyin_exact"),
        ("好家", "周敏", "found_company_inside"),
        ("zm@haojia", "周敏", "found_email_prefix"),
        ("4321", "周敏", "found_phone_end"),
        ("周 4321", "周敏", "found_name_prefix"),
    ],
)
def test_anyone_is_found_in_one_box_with_the_reason(crew: Crew, query: str, name: str, code: str) -> None:
    register(crew.shop, crew.anna, name="曾国强", phones=("13812345678",))
    register(crew.shop, crew.anna, name="Zoë Kowalska", phones=("+44 7400 123456",))
    register(crew.shop, crew.anna, name="吕布", messaging_id="wx_lb")
    register(
        crew.shop,
        crew.anna,
        name="周敏",
        kind="company",
        company="上海好家家居有限公司",
        email="zm@haojia.example",
        phones=("13900004321",),
    )
    hits = find.find(crew.shop, crew.anna, query)
    assert [hit.person.name for hit in hits] == [name]
    assert hits[0].why[0].code == code


@pytest.mark.clause("REG-04")
def test_the_exact_name_comes_before_a_longer_one_and_the_own_before_others(crew: Crew) -> None:
    register(crew.shop, crew.bo, name="王伟")
    register(crew.shop, crew.anna, name="王伟强")
    register(crew.shop, crew.bo, name="大王伟")
    assert found(crew.shop, crew.anna, "王伟") == ["王伟", "王伟强", "大王伟"]
    assert found(crew.shop, crew.anna, "王")[0] == "王伟强"
    assert found(crew.shop, crew.bo, "王")[0] == "王伟"
    assert found(crew.shop, crew.bo, "没有") == []
    assert found(crew.shop, crew.bo, "  ") == []
    assert found(crew.shop, crew.bo, "王' OR 1=1 --%_") == []


@pytest.mark.clause("REG-04")
def test_a_changed_name_is_found_by_the_new_one_only(crew: Crew) -> None:
    customer = register(crew.shop, crew.anna, name="王小明", phones=("13812345678",))
    assert records.update(crew.shop, crew.anna, customer, {"name": "李小明", "phones": ("13812340000",)}).changed
    assert found(crew.shop, crew.anna, "王小") == []
    assert found(crew.shop, crew.anna, "5678") == []
    assert found(crew.shop, crew.anna, "lxm") == ["李小明"]
    assert found(crew.shop, crew.anna, "0000") == ["李小明"]
    with crew.shop.view(crew.anna, "customers.view") as connection:
        heads = terms.unwritten(connection.execute(select(CustomerHeads.heads)).scalar_one())
        assert set(connection.execute(select(Term.term)).scalars()) == set(terms.terms(heads))


def test_an_update_that_changes_nothing_writes_nothing(crew: Crew) -> None:
    customer = register(crew.shop, crew.anna, name="王小明", phones=("13812345678",), area=90, consent=True)
    with crew.shop.view(crew.anna, "customers.view") as connection:
        before = connection.execute(select(func.count()).select_from(AuditEntry)).scalar()
    shown = cards.card(crew.shop, crew.anna, customer).answers
    assert not records.update(crew.shop, crew.anna, customer, shown).changed
    with crew.shop.view(crew.anna, "customers.view") as connection:
        assert connection.execute(select(func.count()).select_from(AuditEntry)).scalar() == before


@pytest.mark.clause("REG-03")
def test_duplicates_are_found_while_typing_and_a_different_person_is_remembered(crew: Crew) -> None:
    old = register(crew.shop, crew.anna, name="王伟", phones=("13812345678",), address="幸福小区3栋1201室")
    new = register(crew.shop, crew.bo, name="王伟", phones=("13900001111",))
    by_phone = duplicates.possible(crew.shop, crew.bo, typed_phones=("+86 138 1234 5678",))
    assert [(one.person.id, one.reasons, one.likely) for one in by_phone.people] == [(old, (Reason.PHONE,), True)]
    by_name = duplicates.possible(crew.shop, crew.anna, name="王 伟", customer_id=new)
    assert [(one.person.id, one.reasons, one.likely) for one in by_name.people] == [(old, (Reason.NAME,), False)]
    home = duplicates.possible(crew.shop, crew.anna, name="李静", address="幸福小区 3栋 1201室")
    assert [(one.person.id, one.reasons) for one in home.people] == [(old, (Reason.HOUSEHOLD,))]
    assert duplicates.possible(crew.shop, crew.anna, typed_phones=("138",)).people == ()
    records.update(crew.shop, crew.anna, new, {}, not_same_as=(old,))
    assert duplicates.possible(crew.shop, crew.anna, name="王伟", customer_id=new).people == ()
    with crew.shop.view(crew.anna, "customers.view") as connection:
        assert connection.execute(select(NotSamePerson.low_id, NotSamePerson.high_id)).one() == (old, new)


@pytest.mark.clause("REG-01")
def test_a_number_used_again_and_again_is_flagged(crew: Crew) -> None:
    for name in ("赵一", "钱二", "孙三"):
        register(crew.shop, crew.anna, name=name, phones=("13812345678",))
    doubts = duplicates.possible(crew.shop, crew.anna, typed_phones=("13812345678",)).doubts
    assert [(one.code, one.users) for one in doubts] == [("phone_used_often", 3)]


@pytest.mark.clause("SEC-02")
def test_other_peoples_customers_are_masked_and_showing_one_is_recorded(crew: Crew) -> None:
    customer = register(
        crew.shop, crew.anna, name="王小明", phones=("13812345678",), email="ming@example.com", notes="怕狗"
    )
    for actor in (crew.bo, crew.receptionist):
        card = cards.card(crew.shop, actor, customer)
        assert card.person.masked
        assert card.person.phone == "138****5678"
        assert card.answers["phones"] == ("138****5678",)
        assert card.answers["email"] == "m***@example.com"
        assert card.answers["notes"] == "******"
        assert card.answers["name"] == "王小明"
        (hit,) = find.find(crew.shop, actor, "13812345678")
        assert hit.why[0].matched == "138****5678"
        assert "1234" not in repr(hit).replace("13812345678", "")
    for actor in (crew.anna, crew.manager):
        assert cards.card(crew.shop, actor, customer).answers["phones"] == ("138 1234 5678",)
    with crew.shop.view(crew.manager, "customers.view") as connection:
        before = connection.execute(select(func.max(AuditEntry.seq))).scalar() or 0
    assert cards.reveal(crew.shop, crew.bo, customer).answers["phones"] == ("138 1234 5678",)
    with crew.shop.view(crew.manager, "customers.view") as connection:
        entry = connection.execute(
            select(AuditEntry.actor, AuditEntry.action, AuditEntry.changes).where(AuditEntry.seq == before + 1)
        ).one()
    assert entry.actor == crew.bo.tag
    assert entry.action == "customers.reveal"
    assert str(customer) in entry.changes
    with pytest.raises(Refused):
        cards.card(crew.shop, DESK, customer)


@pytest.mark.clause("SEC-02", "SEC-03")
def test_no_personal_value_stands_in_the_audit_chain(crew: Crew) -> None:
    register(crew.shop, crew.anna, name="王小明", phones=("13812345678",), email="ming@example.com", notes="怕狗")
    with crew.shop.view(crew.manager, "customers.view") as connection:
        chain = "".join(connection.execute(select(AuditEntry.changes)).scalars())
    for secret in ("王小明", "13812345678", "138 1234", "ming@example.com", "怕狗", "wangxiaoming"):
        assert secret not in chain


@pytest.mark.clause("REG-05")
def test_the_grade_follows_the_rule_until_somebody_grades_with_a_reason(crew: Crew, clock: ManualClock) -> None:
    strong = {"timeframe": "now", "budget": MoneyRange(None, 3_000_000), "decision_role": "decides"}
    saved = records.register(crew.shop, crew.anna, Registration({"name": "王"} | strong))
    assert saved.grade == "A"
    clock.advance(hours=1)
    assert records.update(crew.shop, crew.anna, saved.id, {"timeframe": "later", "decision_role": None}).grade == "C"
    with pytest.raises(UserError, match="grade_needs_reason"):
        records.set_grade(crew.shop, crew.anna, saved.id, "B", " ")
    with pytest.raises(UserError, match="grade_unknown"):
        records.set_grade(crew.shop, crew.anna, saved.id, "Z", "why not")
    clock.advance(hours=1)
    assert records.set_grade(crew.shop, crew.anna, saved.id, "B", "带了设计师来看") == "B"
    assert records.update(crew.shop, crew.anna, saved.id, {"timeframe": "now"}).grade == "B"
    history = cards.card(crew.shop, crew.anna, saved.id).grades
    assert [(one.grade, one.by_person, one.reason) for one in history] == [
        ("B", True, "带了设计师来看"),
        ("C", False, ""),
        ("A", False, ""),
    ]
    assert history[-1].legs == (("need", "strong"), ("budget", "strong"), ("decision", "strong"))
    clock.advance(hours=1)
    assert records.set_grade(crew.shop, crew.anna, saved.id, None) == "B"


@pytest.mark.clause("REG-10")
def test_the_timeline_has_visits_and_grades_latest_first(crew: Crew, clock: ManualClock) -> None:
    customer = register(crew.shop, crew.anna, name="王", timeframe="now")
    clock.advance(hours=1)
    reception.clock_in(crew.shop, crew.anna, crew.anna.staff_id or 0)
    reception.walk_in(crew.shop, crew.receptionist, WalkIn(kind="return", customer_id=customer))
    moments = timeline.timeline(crew.shop, crew.anna, customer)
    assert [moment.kind for moment in moments] == ["visit", "grade", "registered"]
    assert moments[0].staff == "Anna"
    assert moments[0].at == clock.now()
    assert cards.card(crew.shop, crew.anna, customer).person.last_contact_at == clock.now()
    assert [person.id for person in listing.start(crew.shop, crew.anna, View(Which.TODAY)).people] == [customer]


def test_two_words_that_both_fit_thousands_still_find_the_one(crew: Crew) -> None:
    """A scan is bounded; the narrow word drives."""
    with crew.shop.batch():
        for number in range(60):
            register(crew.shop, crew.anna, name=f"王{'甲乙丙丁'[number % 4]}", phones=(f"138123456{number:02}",))
    assert found(crew.shop, crew.anna, "王 45637") == ["王乙"]
