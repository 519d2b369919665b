"""What every shipped pack must have, and what makes ``car`` and ``real_estate`` packs of their own trades."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from decimal import Decimal

import pytest
from tests.domain.packs.files import FOLDER

from showroom import wording
from showroom.domain.packs.catalogue import PackCatalogue, load_catalogue
from showroom.domain.packs.checks import CUSTOMER_COLUMNS
from showroom.domain.packs.choices import FieldKind, LifeCycle, Moment, QuestionKind, StepKind, Unit
from showroom.domain.packs.loader import load, load_text
from showroom.domain.packs.problems import PackError
from showroom.domain.packs.schema import Pack
from showroom.domain.reception.switches import SWITCHES, PerKey
from showroom.domain.reception.terms import STATUSES, VISIT_KINDS
from showroom.domain.text import Text

NAMES = ("car", "furniture", "real_estate")
HAN = re.compile(r"[\u4e00-\u9fff]")


@pytest.fixture(scope="module")
def packs() -> dict[str, Pack]:
    return {name: load(FOLDER / f"{name}.toml") for name in NAMES}


@pytest.fixture(scope="module", params=NAMES)
def pack(request: pytest.FixtureRequest, packs: dict[str, Pack]) -> Pack:
    return packs[request.param]


@pytest.fixture(scope="module")
def products(pack: Pack) -> PackCatalogue:
    return load_catalogue(FOLDER / pack.catalogue)


@pytest.fixture(scope="module")
def car(packs: dict[str, Pack]) -> Pack:
    return packs["car"]


@pytest.fixture(scope="module")
def estate(packs: dict[str, Pack]) -> Pack:
    return packs["real_estate"]


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


def test_these_three_ship() -> None:
    assert sorted(file.stem for file in FOLDER.glob("*.toml")) == sorted(NAMES)


def test_every_text_is_chinese_in_chinese_and_not_in_english(pack: Pack, products: PackCatalogue) -> None:
    said = [*texts(pack), *texts(products)]
    assert len(said) > 700
    assert [one for one in said if HAN.search(one.en)] == []
    # a name of letters only (SUV, MPV) is the same in both
    assert [one for one in said if not HAN.search(one.zh_CN) and one.zh_CN != one.en.removesuffix("s")] == []
    # half-width commas and full stops between Chinese characters are a typist's slip
    assert [one.zh_CN for one in said if re.search(r"[\u4e00-\u9fff][,;?!][\u4e00-\u9fff]?", one.zh_CN)] == []


@pytest.mark.clause("REC-04", "REC-06")
def test_every_kind_status_and_switch_is_named(pack: Pack) -> None:
    assert Counter(one.key for one in pack.visit_kinds) == Counter(VISIT_KINDS)
    assert pack.visit_kinds[0].key == "first"
    assert {one.key for one in pack.statuses} == set(STATUSES)
    said = pack.text.partition("[rotation]")[2]
    unsaid = [
        name
        for name, switch in SWITCHES.items()
        if f"\n{'[rotation.' if isinstance(switch, PerKey) else ''}{name}" not in said
    ]
    assert unsaid == []


@pytest.mark.clause("REC-14")
def test_visits_end_in_ways_every_trade_has(pack: Pack) -> None:
    outcomes = {one.key: one for one in pack.outcomes}
    assert {"considering", "be_back", "quoted", "left_no_interest", "service_done", "non_opportunity"} <= set(outcomes)
    assert [key for key, one in outcomes.items() if one.gives_turn_back] == ["non_opportunity"]
    assert {one.result.value for one in outcomes.values()} == {"won", "quoted", "open", "lost", "none"}
    assert all(len(one.reasons) >= 5 for one in outcomes.values() if one.needs_reason)


@pytest.mark.clause("REG-01")
def test_the_form_asks_for_a_person_however_they_can_be_reached(pack: Pack) -> None:
    asked = {one.key: one for one in pack.form.fields}
    assert {one.column for one in asked.values() if one.column} == set(CUSTOMER_COLUMNS)
    assert {key for key, one in asked.items() if one.either == "reach" and one.required} == {
        "phones",
        "messaging_id",
        "phone_declined",
    }
    assert asked["consent"].kind is FieldKind.CONSENT
    assert not asked["consent"].required
    assert {one.key for one in asked.values() if one.personal} >= {"name", "phones", "email", "address", "birthday"}


@pytest.mark.clause("PRE-01", "PRE-02")
def test_the_presentation_leads_from_greeting_to_close(pack: Pack) -> None:
    show = pack.presentation
    assert (show.stages[0].key, show.stages[-1].key) == ("greet", "close")
    assert len(show.steps) >= 15
    assert {one.kind for one in show.steps} == set(StepKind)
    filled = {one.fills for one in show.steps}
    assert {factor.field for factor in pack.grading.factors} <= filled
    assert {"name", "phones", "consent", "categories", "budget"} <= filled
    # the consultant reads the bank's question and the form's field: both ask for the same
    bank = {one.key: one.fills for one in pack.questions}
    asks = [one for one in show.steps if one.question is not None and one.fills is not None]
    assert [one.key for one in asks if bank[one.question or ""] != one.fills] == []


@pytest.mark.clause("REC-22", "CAL-03")
def test_there_is_something_to_say_at_every_moment(pack: Pack) -> None:
    assert {one.moment for one in pack.scripts} == set(Moment)
    greeted = [one for one in pack.scripts if one.moment is Moment.GREETING]
    assert {"first", "return", "appointment", "agent", "service"} <= {kind for one in greeted for kind in one.kinds}
    for lang in wording.LANGUAGES:
        said = next(one for one in pack.scripts if one.key == "welcome").text.filled(lang, store="S", consultant="C")
        assert "{" not in said
    assert len(pack.questions) >= 15
    assert {one.kind for one in pack.questions} == set(QuestionKind)
    assert len(pack.objections) >= 8


@pytest.mark.clause("QUO-03")
def test_quote_terms_hold_together(pack: Pack) -> None:
    quote = pack.quote
    assert quote.ceilings.of("consultant") < quote.ceilings.of("supervisor") < quote.ceilings.of("manager")
    assert quote.ceilings.of("receptionist") == Decimal(0)
    assert {plan.kind.value for plan in quote.plans} >= {"deposit_balance", "instalments"}
    assert str(quote.validity_days) in quote.terms[0].filled("en", days=quote.validity_days)


@pytest.mark.clause("QUO-09", "PRE-04")
def test_the_catalogue_is_a_shop_full(pack: Pack, products: PackCatalogue) -> None:
    assert len(products.products) >= 40
    assert products.pack == pack.name
    assert products.currency == pack.currency
    by_category = Counter(one.category for one in products.products)
    assert set(by_category) == {one.key for one in products.categories}
    assert {one.state for one in products.products} == set(LifeCycle)
    for one in products.products:
        assert (len(one.functions) >= 2, len(one.strengths) >= 2, bool(one.situations)) == (True, True, True), one.sku
    for lang in wording.LANGUAGES:
        assert max(Counter(one.name.of(lang) for one in products.products).values()) == 1
    used = products.products
    assert {one.key for one in products.materials} == {key for one in used for key in one.materials}
    assert {one.key for one in products.option_groups} == {key for one in used for key in one.options}
    taxes = {one.key for one in pack.quote.taxes}
    assert {one.tax for one in products.categories if one.tax} <= taxes


@pytest.mark.clause("PRE-03")
def test_what_the_form_asks_is_what_the_catalogue_is_sorted_by(pack: Pack, products: PackCatalogue) -> None:
    asked = {one.key: {option.key for option in one.options} for one in pack.form.fields}
    assert asked["categories"] == {one.key for one in products.categories}
    assert asked["rooms"] == {one.key for one in products.rooms}
    assert asked["style"] == {one.key for one in products.styles}


def test_the_stored_text_gives_the_same_pack(pack: Pack) -> None:
    assert load_text(pack.text) == pack


def test_a_dealer_drives_and_registers(car: Pack) -> None:
    assert "drive" in [one.key for one in car.presentation.stages]
    licence = next(one for one in car.presentation.steps if one.fills == "licence")
    drives = next(one for one in car.presentation.steps if one.key == "customer_drives")
    order = [one.key for one in car.presentation.steps]
    assert licence.mandatory
    assert order.index(licence.key) < order.index(drives.key)
    assert [one.key for one in car.grading.grades] == ["H", "A", "B", "C"]
    assert car.visit_kinds[0].label.zh_CN == "首次到店"
    units = {one.key: one.unit.zh_CN for one in load_catalogue(FOLDER / car.catalogue).categories}
    assert (units["suv"], units["accessories"]) == ("台", "件")


@pytest.mark.clause("REG-09")
def test_a_sales_office_registers_the_same_day(estate: Pack) -> None:
    register = next(one for one in estate.deadlines if one.key == "register")
    assert (register.starts.value, register.within.unit, register.within.count) == ("visit_left", Unit.SAME_DAY, 0)
    assert register.penalty_person > 0
    assert estate.opening_hours.of(0) == ((8 * 60 + 30, 18 * 60),)
    stages = [one.key for one in estate.presentation.stages]
    assert stages.index("sand_table") < stages.index("show_flat") < stages.index("proposal")
    assert next(one for one in estate.visit_kinds if one.key == "agent").label.zh_CN == "中介带看"


def test_an_estate_has_buildings_and_a_garage(estate: Pack) -> None:
    stock = load_catalogue(FOLDER / estate.catalogue)
    flats = [one for one in stock.products if one.category not in ("parking", "storage")]
    assert len({one.rooms for one in flats}) >= 3
    assert sum(one.category == "parking" for one in stock.products) >= 5
    assert all(one.size is None for one in flats)
    assert {one.unit.zh_CN for one in stock.categories} == {"套", "个", "间"}


def test_the_trades_have_their_own_words(packs: dict[str, Pack], car: Pack, estate: Pack) -> None:
    furniture = packs["furniture"].product_words
    assert [furniture.of(one.name, "zh_CN") for one in fields(furniture)] == [""] * len(fields(furniture))
    assert car.product_words.of("in_stock", "zh_CN") == "现车"
    assert estate.product_words.of("made_to_order", "zh_CN") == "期房"
    assert estate.product_words.of("made_to_order", "en") == "Off-plan"
    assert car.product_words.of("no_such_word", "en") == ""


# the table of presets: what a store of the trade begins with
PRESETS = {
    "start_order": ("clock_in", "roster", "carried_over"),
    "second_shift": ("interleave", "roster", "bottom"),
    "late": ("bottom", "bottom", "bottom"),
    "uses_turn.phone_up": (True, False, False),
    "uses_turn.agent": (True, True, "own_sequence"),
    "uses_turn.return": (False, False, False),
    "outside_hours.first": (False, False, False),
    "place_while.meeting": ("keep", "lose", "make_up"),
    "place_while.training": ("keep", "keep", "make_up"),
    "place_while.lunch": ("keep", "keep", "keep"),
    "place_while.errand": ("keep", "make_up", "make_up"),
    "place_while.off": ("lose", "lose", "lose"),
    "vip_without_owner": ("next", "manager_decides", "next"),
    "place_after_free_visit": ("own", "own", "own_make_up"),
    "second_request": ("turn", "bonus", "turn"),
    "parties_together": ("one", "one", "each"),
    "owner_busy": ("deputy", "wait", "deputy"),
    "owner_absent": ("deputy", "deputy", "deputy"),
    "deputy_make_up": ("last", "none", "first"),
    "missed_turn": ("one_free", "bottom", "bottom"),
    "greet_limit_s": (60, 60, 30),
    "make_up_expires": ("same_day", "same_day", "7_days"),
    "make_up_spent": ("before_rotation", "own_next_turn", "before_rotation"),
    "helping": ("up_to_2", "returns_only", "never"),
    "held_out_by.overdue_follow_up": (False, True, False),
    "held_out_by.unclosed_visit": (False, True, True),
    "held_out_by.unregistered_guest": (False, False, True),
    "desk_minimum": (1, 1, 2),
    "greeter_interval_s": (300, 0, 0),
    "call_sequence": (False, False, True),
    "concealed_customer": ("turn_returned", "to_bottom", "loses_next_turn"),
    "lunch_cap": ("third", "third", "third"),
    "language_mismatch": ("pass", "pass", "ignore"),
    "undo_window_s": (120, 120, 120),
    "amber_wait_s": (180, 180, 60),
    "red_wait_s": (300, 300, 180),
    "abandonment_asked_after_s": (600, 600, 300),
}


@pytest.mark.clause("REC-01", "REC-06", "REC-07", "REC-10")
@pytest.mark.parametrize("path", PRESETS)
def test_the_rotation_of_each_trade(path: str, packs: dict[str, Pack]) -> None:
    order = ("furniture", "car", "real_estate")
    assert tuple(packs[name].rotation.value(path) for name in order) == PRESETS[path]


def test_each_trade_books_what_it_does(packs: dict[str, Pack]) -> None:
    booked = {name: [one.value for one in pack.appointments] for name, pack in packs.items()}
    assert booked == {
        "furniture": ["visit", "measurement", "room"],
        "car": ["visit", "test_drive", "room"],
        "real_estate": ["visit", "room"],
    }
    without = "".join(line for line in packs["car"].text.splitlines(True) if not line.startswith("appointments = "))
    assert [one.value for one in load_text(without).appointments] == ["visit", "test_drive", "measurement", "room"]


@pytest.mark.parametrize(
    ("listed", "code"),
    [
        ('["room"]', "pack_missing_entry"),
        ('["visit", "room", "visit"]', "pack_duplicate"),
        ('["visit", "tea"]', "pack_unknown_choice"),
        ("[]", "pack_empty_list"),
    ],
)
def test_what_can_be_booked_is_checked(packs: dict[str, Pack], listed: str, code: str) -> None:
    text = packs["car"].text
    line = next(line for line in text.splitlines() if line.startswith("appointments = "))
    with pytest.raises(PackError) as refused:
        load_text(text.replace(line, f"appointments = {listed}"))
    assert code in {problem.code for problem in refused.value.problems}
