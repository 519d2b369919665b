"""The shipped pack ``furniture`` says what a store needs, in both languages."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from decimal import Decimal

import pytest
from tests.domain.packs.files import CATALOGUE, FURNITURE

from showroom import wording
from showroom.domain.packs.catalogue import PackCatalogue, load_catalogue
from showroom.domain.packs.checks import CUSTOMER_COLUMNS
from showroom.domain.packs.choices import ALL, FieldKind, LifeCycle, Moment, StepKind, help_code
from showroom.domain.packs.loader import load, load_text
from showroom.domain.packs.schema import Pack
from showroom.domain.reception.policy import Policy
from showroom.domain.reception.switches import SWITCHES, Number
from showroom.domain.reception.terms import STATUSES, VISIT_KINDS
from showroom.domain.text import Text

HAN = re.compile(r"[\u4e00-\u9fff]")


@pytest.fixture(scope="module")
def pack() -> Pack:
    return load(FURNITURE)


@pytest.fixture(scope="module")
def products() -> PackCatalogue:
    return load_catalogue(CATALOGUE)


def texts(value: object) -> Iterator[Text]:
    """Every bilingual text inside a value."""
    if isinstance(value, Text):
        yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from texts(one)
    elif is_dataclass(value):
        for one in fields(value):
            yield from texts(getattr(value, one.name))


def test_every_text_is_chinese_in_chinese_and_not_in_english(pack: Pack, products: PackCatalogue) -> None:
    said = [*texts(pack), *texts(products)]
    assert len(said) > 900
    assert [one for one in said if HAN.search(one.en)] == []
    assert [one for one in said if not HAN.search(one.zh_CN)] == []
    # half-width commas and full stops between Chinese characters are a typist's slip
    assert [one.zh_CN for one in said if re.search(r"[\u4e00-\u9fff][,;?!][\u4e00-\u9fff]?", one.zh_CN)] == []


@pytest.mark.clause("REC-06")
def test_every_visit_kind_has_its_words_and_turn(pack: Pack) -> None:
    assert Counter(one.key for one in pack.visit_kinds) == Counter(VISIT_KINDS)
    assert pack.visit_kinds[0].key == "first"
    assert set(pack.rotation.uses_turn) == set(VISIT_KINDS)
    taking = {kind for kind, takes in pack.rotation.uses_turn.items() if takes}
    assert taking == {"first", "asked_for", "phone_up", "agent", "vip"}


@pytest.mark.clause("REC-04")
def test_every_status_has_its_words_and_place(pack: Pack) -> None:
    assert {one.key for one in pack.statuses} == set(STATUSES)
    assert {status for status, place in pack.rotation.place_while.items() if place != "keep"} == {
        "private_leave",
        "off",
    }
    assert (pack.rotation.amber_wait_s, pack.rotation.red_wait_s, pack.rotation.undo_window_s) == (180, 300, 120)


@pytest.mark.clause("REC-14")
def test_outcomes_say_what_they_cost(pack: Pack) -> None:
    outcomes = {one.key: one for one in pack.outcomes}
    assert outcomes["non_opportunity"].gives_turn_back
    assert not outcomes["left_no_interest"].gives_turn_back
    assert outcomes["left_no_interest"].needs_reason
    assert len(outcomes["left_no_interest"].reasons) >= 5
    assert {"bought", "quoted", "considering", "be_back"} <= set(outcomes)


@pytest.mark.clause("REG-01")
def test_the_form_asks_for_a_person_however_they_can_be_reached(pack: Pack) -> None:
    asked = {one.key: one for one in pack.form.fields}
    assert {one.column for one in asked.values() if one.column} == set(CUSTOMER_COLUMNS)
    reach = {key for key, one in asked.items() if one.either == "reach"}
    assert reach == {"phones", "messaging_id", "phone_declined"}
    assert all(asked[key].required for key in reach)
    assert asked["consent"].kind is FieldKind.CONSENT
    assert not asked["consent"].required
    assert {one.key for one in asked.values() if one.personal} >= {"name", "phones", "email", "address", "birthday"}
    assert [one.key for one in asked["source_channel"].options] == [one.key for one in pack.channels]
    assert [one.key for one in asked["purpose"].options] == [one.key for one in pack.purposes]


def test_the_rhythm_of_each_grade(pack: Pack) -> None:
    rhythm = {one.grade: (one.first.count, one.first.unit.value, one.then.count) for one in pack.follow_ups}
    assert rhythm == {"A": (24, "clock_hours", 2), "B": (3, "open_days", 7), "C": (30, "calendar_days", 30)}


def test_the_deadlines_and_what_missing_them_costs(pack: Pack) -> None:
    steps = {
        one.key: (one.within.count, one.penalty_person, one.penalty_supervisor)
        for one in pack.deadlines
        if one.penalty_person
    }
    assert steps == {
        "register": (1, 5000, 2000),
        "measure": (2, 5000, 2000),
        "design": (5, 5000, 2000),
        "design_check": (1, 2000, 0),
        "design_rework": (2, 2000, 0),
    }


@pytest.mark.clause("PRE-01")
def test_the_presentation_goes_from_greeting_to_close(pack: Pack) -> None:
    show = pack.presentation
    assert [one.key for one in show.stages] == [
        "greet",
        "needs",
        "shortlist",
        "present",
        "try",
        "objections",
        "proposal",
        "close",
    ]
    assert len(show.steps) >= 20
    assert sum(one.mandatory for one in show.steps) >= 15
    assert {one.kind for one in show.steps} == set(StepKind)
    assert {"refused", "known"} <= {one.key for one in show.skip_reasons}


@pytest.mark.clause("PRE-02")
def test_answers_fill_what_the_grade_rests_on(pack: Pack) -> None:
    filled = {one.fills for one in pack.presentation.steps}
    assert {factor.field for factor in pack.grading.factors} <= filled
    assert {"name", "phones", "categories", "budget", "style"} <= filled


def test_there_is_enough_to_say(pack: Pack) -> None:
    assert len(pack.questions) >= 15
    assert len({one.kind for one in pack.questions}) == 2
    assert len(pack.objections) >= 8
    assert {one.moment for one in pack.scripts} == set(Moment)


def test_phrases_are_filled_in_both_languages(pack: Pack) -> None:
    script = next(one for one in pack.scripts if one.key == "welcome")
    for lang in wording.LANGUAGES:
        said = script.text.filled(lang, store="Riverside", consultant="Lin Mei")
        assert "Riverside" in said
        assert "Lin Mei" in said
        assert "{" not in said


@pytest.mark.clause("QUO-03")
def test_quote_terms(pack: Pack) -> None:
    quote = pack.quote
    assert quote.ceilings.of("consultant") < quote.ceilings.of("supervisor") < quote.ceilings.of("manager")
    assert quote.ceilings.of("greeter") == quote.ceilings.of("desk") == Decimal(0)
    assert {one.key: one.rate for one in quote.taxes}["goods"] == Decimal("0.13")
    assert [sum((part.share for part in plan.parts), Decimal(0)) for plan in quote.plans] == [Decimal(1)] * 4
    assert "15 days" in quote.terms[0].filled("en", days=quote.validity_days)


def test_opening_hours_are_minutes(pack: Pack) -> None:
    assert pack.opening_hours.of(0) == ((600, 1260),)
    assert pack.opening_hours.of(5) == ((570, 1320),)


@pytest.mark.clause("QUO-09")
def test_the_catalogue_is_a_shop_full(pack: Pack, products: PackCatalogue) -> None:
    assert len(products.products) >= 60
    by_category = Counter(one.category for one in products.products)
    assert len(by_category) == 8
    assert min(by_category.values()) >= 5
    assert {one.state for one in products.products} == set(LifeCycle)
    assert len({one.name.en for one in products.products}) == len(products.products)
    assert len({one.name.zh_CN for one in products.products}) == len(products.products)
    assert any(one.old_price for one in products.products)
    assert products.currency == pack.currency
    asked = {one.key: {option.key for option in one.options} for one in pack.form.fields}
    # what the form asks is what the shortlist filters by (PRE-03)
    assert asked["categories"] == {one.key for one in products.categories}
    assert asked["rooms"] == {one.key for one in products.rooms}
    assert asked["style"] == {one.key for one in products.styles}


@pytest.mark.clause("PRE-04")
def test_every_product_can_be_presented(products: PackCatalogue) -> None:
    for one in products.products:
        assert len(one.functions) >= 2, one.sku
        assert len(one.strengths) >= 2, one.sku
        assert one.situations, one.sku


def test_each_word_of_the_catalogue_is_used(products: PackCatalogue) -> None:
    used = products.products
    assert {one.key for one in products.materials} == {key for one in used for key in one.materials}
    assert {one.key for one in products.option_groups} == {key for one in used for key in one.options}


def test_the_stored_text_gives_the_same_pack(pack: Pack) -> None:
    assert load_text(pack.text) == pack
    assert "include" not in {line.split("=")[0].strip() for line in pack.text.split("\n")}


@pytest.mark.parametrize("lang", wording.LANGUAGES)
def test_every_choice_has_one_line_of_help(lang: str) -> None:
    missing = [code for kind in ALL for one in kind if not wording.known(lang, code := help_code(one))]
    assert missing == []
    assert all("\n" not in wording.word(lang, help_code(one)) for kind in ALL for one in kind)


@pytest.mark.parametrize("lang", wording.LANGUAGES)
def test_every_switch_of_the_rotation_has_its_help(lang: str) -> None:
    wanted = [f"policy.{switch}{part}" for switch in SWITCHES for part in ("", ".help")]
    for name, switch in SWITCHES.items():
        if not isinstance(switch, Number):
            wanted += [f"policy.{name}.{str(choice).lower()}" for choice in switch.choices]
    assert [code for code in wanted if not wording.known(lang, code)] == []


def test_the_page_on_packs_names_every_section_and_switch() -> None:
    page = (FURNITURE.parents[2] / "docs" / "packs.md").read_text(encoding="utf-8")
    sections = [one.name for one in fields(Pack) if not one.metadata.get("given")]
    assert [name for name in sections if not re.search(rf"(\[+{name}\b|^{name} = )", page, re.MULTILINE)] == []
    assert [one.name for one in fields(Policy) if one.name not in page] == []
