"""Form, grade and likeness rules on the shipped pack (REG-01, REG-03, REG-05)."""

from __future__ import annotations

from datetime import date

import pytest

from showroom import paths
from showroom.domain.customers import duplicates, form, grading
from showroom.domain.customers.access import in_full
from showroom.domain.customers.duplicates import Reason, Traits, compare
from showroom.domain.customers.form import Answer, MoneyRange, Relation
from showroom.domain.customers.grading import Level
from showroom.domain.packs.loader import load
from showroom.domain.packs.schema import Pack
from showroom.domain.staff.actor import DESK, Actor, system_actor


@pytest.fixture(scope="module")
def pack() -> Pack:
    return load(paths.resources() / "packs" / "furniture.toml")


@pytest.mark.clause("REG-01")
def test_completeness_grows_and_one_of_a_group_is_enough(pack: Pack) -> None:
    empty = form.completeness(pack.form, {})
    assert empty.percent == 0
    assert {"name", "phones", "source_channel"} <= set(empty.missing)
    by_phone = form.completeness(pack.form, {"phones": ("138",)})
    by_plate = form.completeness(pack.form, {"phone_declined": "沪A12345"})
    assert by_phone.percent == by_plate.percent > 0
    assert "phones" not in by_plate.missing
    everything: dict[str, Answer] = {one.key: "x" for one in pack.form.fields}
    assert form.completeness(pack.form, everything).percent == 100


@pytest.mark.clause("REG-01")
def test_a_company_is_asked_what_a_household_is_not(pack: Pack) -> None:
    home = {one.key for one in form.applicable(pack.form, {})}
    firm = {one.key for one in form.applicable(pack.form, {"kind": "company"})}
    assert "company" in firm - home
    assert "birthday" in home - firm
    assert "company" in form.completeness(pack.form, {"kind": "company", "name": "x"}).missing


@pytest.mark.parametrize(
    "key, answer, code",
    [
        ("email", "a@b", "form_email"),
        ("email", "a b@c.d", "form_email"),
        ("title", "king", "form_no_such_option"),
        ("rooms", ("living", "moon"), "form_no_such_option"),
        ("area", 3, "form_too_small"),
        ("area", 99_999, "form_too_large"),
        ("budget", MoneyRange(5, 3), "form_range_backwards"),
        ("budget", MoneyRange(-1, None), "form_too_small"),
        ("phones", ("138",), "phone_mobile_too_short"),
        ("name", "x" * 201, "form_too_long"),
        ("name", "a\nb", "form_one_line"),
        ("area", "many", "form_wrong_kind"),
        ("birthday", "soon", "form_wrong_kind"),
    ],
)
def test_a_bad_answer_has_a_sentence_at_its_field(pack: Pack, key: str, answer: Answer, code: str) -> None:
    (problem,) = form.problems(pack.form, {key: answer}, "CN")
    assert (problem.field, problem.code, problem.doubt) == (key, code, False)


@pytest.mark.parametrize(
    "key, answer",
    [
        ("budget", MoneyRange(100, None)),
        ("referrer", Relation("王阿姨", 7)),
        ("birthday", date(1988, 2, 29)),
        ("rooms", ("living", "study")),
        ("area", 120),
        ("consent", True),
        ("needs", "两只猫 🐈\n怕抓"),
    ],
)
def test_an_answer_comes_back_from_the_database_as_it_went(pack: Pack, key: str, answer: Answer) -> None:
    one = next(field for field in pack.form.fields if field.key == key)
    assert form.from_json(one, form.to_json(answer)) == answer
    other = next(field for field in pack.form.fields if field.key == ("area" if key != "area" else "needs"))
    assert form.from_json(other, form.to_json(answer)) is None  # the pack has changed the field since


@pytest.mark.clause("REG-05")
def test_the_grade_rests_on_need_budget_and_decision(pack: Pack) -> None:
    rule = pack.grading
    assert grading.grade(rule, {}) is None
    best = grading.grade(rule, {"timeframe": "now", "budget": MoneyRange(2_000_000, None), "decision_role": "absent"})
    assert best is not None
    assert (best.key, [leg.level for leg in best.legs]) == ("A", [Level.STRONG, Level.STRONG, Level.MEDIUM])
    middling = grading.grade(rule, {"timeframe": "quarter", "decision_role": "decides"})
    assert middling is not None
    assert (middling.key, middling.legs[1].level) == ("B", Level.UNKNOWN)
    weak = grading.grade(rule, {"timeframe": "later"})
    assert weak is not None
    assert weak.key == "C"


@pytest.mark.clause("REG-03")
@pytest.mark.parametrize(
    "one, other, reasons",
    [
        (Traits("王伟", ("+86138",)), Traits("李静", ("+86138",)), (Reason.PHONE,)),
        (Traits("王伟", ("+86138",)), Traits("王 伟", ("+86138",)), (Reason.PHONE, Reason.NAME)),
        (Traits("a", (), "A@B.c"), Traits("b", (), "a@b.C"), (Reason.EMAIL,)),
        (Traits("王伟"), Traits("王伟"), (Reason.NAME,)),
        (
            Traits("王伟", (), "", "好家家居有限公司"),
            Traits("王伟", (), "", "好家家居"),
            (Reason.NAME_AND_COMPANY,),
        ),
        (
            Traits("王伟", (), "", "", "幸福小区3栋1201室"),
            Traits("李静", (), "", "", "幸福小区 3栋-1201室"),
            (Reason.HOUSEHOLD,),
        ),
    ],
)
def test_reasons_for_a_likeness(one: Traits, other: Traits, reasons: tuple[Reason, ...]) -> None:
    likeness = compare(one, other)
    assert likeness is not None
    assert likeness.reasons == reasons
    assert compare(other, one) == likeness
    sure = {Reason.PHONE, Reason.EMAIL, Reason.NAME_AND_COMPANY}
    assert likeness.likely is bool(sure & set(reasons))


def test_nothing_in_common_is_no_likeness() -> None:
    assert compare(Traits("王伟", ("+861",)), Traits("李静", ("+862",))) is None
    assert compare(Traits(), Traits()) is None
    assert compare(Traits(address="上海"), Traits(address="上海")) is None


def test_a_number_many_share_or_a_colleague_has_is_doubted() -> None:
    assert duplicates.used_too_often([1, 2, 3], (), "+861") == "phone_used_often"
    assert duplicates.used_too_often([1, 1, 2], (), "+861") is None
    assert duplicates.used_too_often([], {"+861"}, "+861") == "phone_of_colleague"


@pytest.mark.clause("SEC-02")
def test_who_sees_in_full() -> None:
    anna, lead = Actor("staff", "Anna", "consultant", 1), Actor("staff", "Li", "supervisor", 2)
    desk = Actor("staff", "Mei", "receptionist", 3)
    assert in_full(anna, 1, None)
    assert in_full(anna, None, 1)
    assert not in_full(anna, 2, 1)
    assert not in_full(anna, None, None)
    assert not in_full(desk, 1, None)
    assert in_full(lead, 1, None)
    assert in_full(system_actor("root"), 1, None)
    assert not in_full(DESK, None, None)
