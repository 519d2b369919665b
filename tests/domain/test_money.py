"""Money: rounding, sharing out, what people type, and the words of a paper."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from showroom.domain import amount_words
from showroom.domain.errors import UserError
from showroom.domain.money import LARGEST, Money, currencies, exponent, number

YUAN = amount_words.Unit("yuan", "yuan", "fen", "fen")


def test_half_up_both_ways() -> None:
    assert Money.of("19.995", "CNY") == Money(2000, "CNY")
    assert Money.of("-19.995", "CNY") == Money(-2000, "CNY")
    assert Money.of("0.5", "JPY") == Money(1, "JPY")
    assert Money.of("1.2345", "KWD") == Money(1235, "KWD")


def test_digits_follow_the_currency() -> None:
    assert Money(123456, "CNY").text() == "¥1,234.56"
    assert Money(-123456, "SAR").text() == "-SAR 1,234.56"
    assert Money(1234, "JPY").digits() == "1,234"
    assert Money(1234567, "BHD").digits() == "1,234.567"
    assert {exponent(code) for code in currencies()} == {0, 2, 3, 4}


@pytest.mark.parametrize(
    "amount, code",
    [("NaN", "money.not_a_number"), ("x", "money.not_a_number"), ("1e30", "money.too_large")],
)
def test_what_is_no_amount_is_refused(amount: str, code: str) -> None:
    with pytest.raises(UserError) as caught:
        Money.of(amount, "CNY")
    assert caught.value.code == code


def test_unknown_currency_is_refused() -> None:
    with pytest.raises(UserError, match=r"money\.unknown_currency"):
        Money.of(1, "XYZ")


def test_two_currencies_do_not_add_up() -> None:
    with pytest.raises(ValueError, match="CNY and USD"):
        Money(1, "CNY") + Money(1, "USD")


@given(st.integers(-LARGEST, LARGEST), st.lists(st.integers(0, 10**9), min_size=1, max_size=40))
def test_shares_add_up_and_stay_within_one_unit(minor: int, weights: list[int]) -> None:
    parts = Money(minor, "CNY").allocate(weights)
    assert sum(part.minor for part in parts) == minor
    if sum(weights):
        for part, weight in zip(parts, weights, strict=True):
            assert abs(part.minor * sum(weights) - minor * weight) < sum(weights)


@pytest.mark.parametrize(
    "typed, value",
    [("1,234.5", "1234.5"), ("１２３．５", "123.5"), ("¥ 1，000 元", "1000"), ("8.5%", "8.5"), (" 7 ", "7")],
)
def test_numbers_as_typed(typed: str, value: str) -> None:
    assert number(typed) == Decimal(value)


@pytest.mark.parametrize("typed", ["", "abc", "1.2.3", "--1", "nan", "Infinity", "1e99", "十二"])
def test_no_number(typed: str) -> None:
    assert number(typed) is None


# The examples of the rule for filling in bills, and the traps around 万 and 亿.
@pytest.mark.clause("QUO-02")
@pytest.mark.parametrize(
    "amount, words",
    [
        ("0", "零元整"),
        ("0.05", "伍分"),
        ("0.50", "伍角整"),
        ("10", "壹拾元整"),
        ("1409.50", "壹仟肆佰零玖元伍角整"),
        ("6007.14", "陆仟零柒元壹角肆分"),
        ("107000.53", "壹拾万零柒仟元零伍角叁分"),
        ("1680.32", "壹仟陆佰捌拾元零叁角贰分"),
        ("16409.02", "壹万陆仟肆佰零玖元零贰分"),
        ("325.04", "叁佰贰拾伍元零肆分"),
        ("20000001", "贰仟万零壹元整"),
        ("100010000", "壹亿零壹万元整"),
        ("1010101.01", "壹佰零壹万零壹佰零壹元零壹分"),
        ("1000000000005", "壹万亿零伍元整"),
        ("1234500000000", "壹万贰仟叁佰肆拾伍亿元整"),
        ("-8", "负捌元整"),
    ],
)
def test_chinese_words(amount: str, words: str) -> None:
    assert amount_words.chinese(Money.of(amount, "CNY")) == "人民币" + words


@pytest.mark.clause("QUO-02")
@pytest.mark.parametrize(
    "amount, words",
    [
        ("1", "One yuan only"),
        ("12345.67", "Twelve thousand three hundred and forty-five yuan and sixty-seven fen only"),
        ("1000005", "One million and five yuan only"),
        ("0.01", "Zero yuan and one fen only"),
        ("-20.10", "Minus twenty yuan and ten fen only"),
    ],
)
def test_english_words(amount: str, words: str) -> None:
    assert amount_words.english(Money.of(amount, "CNY"), YUAN) == words


def test_currencies_without_cents_or_with_thousandths() -> None:
    assert amount_words.chinese(Money(1500, "JPY"), "日元") == "日元壹仟伍佰元整"
    assert amount_words.chinese(Money(12050, "KWD"), "科威特第纳尔") == "科威特第纳尔壹拾贰点零伍元"
    dinar = amount_words.Unit("dinar", "dinars")
    assert amount_words.english(Money(12050, "KWD"), dinar) == "Twelve dinars and 50/1000 only"


def _read_chinese(words: str) -> int:
    """The fen that a 大写 amount says: an independent reader, digit by digit."""
    places = {"拾": 10, "佰": 100, "仟": 1000}
    body, _, rest = words.removeprefix("人民币").rpartition("元")
    whole = section = digit = 0
    below = 0  # sections collected under the 亿 still to come
    for char in body:
        if char in "零壹贰叁肆伍陆柒捌玖":
            digit = "零壹贰叁肆伍陆柒捌玖".index(char)
        elif char in places:
            section += digit * places[char]
            digit = 0
        elif char == "万":
            below += (section + digit) * 10**4
            section = digit = 0
        else:  # 亿
            whole += (below + section + digit) * 10**8
            below = section = digit = 0
    yuan = whole + below + section + digit
    fen = 0
    for char in rest:
        if char in "零壹贰叁肆伍陆柒捌玖":
            digit = "零壹贰叁肆伍陆柒捌玖".index(char)
        elif char in "角分":
            fen += digit * {"角": 10, "分": 1}[char]
    return yuan * 100 + fen


@given(st.one_of(st.integers(0, LARGEST), st.integers(0, 10**7)))
def test_chinese_words_read_back(minor: int) -> None:
    words = amount_words.chinese(Money(minor, "CNY"))
    assert _read_chinese(words) == minor
    assert "零零" not in words
    assert words.endswith("分") == (minor % 10 != 0)


@given(st.integers(0, 10**13))
def test_english_words_are_spelled_apart(number_: int) -> None:
    words = amount_words.english_integer(number_)
    assert words == " ".join(words.split())
    if number_ % 10**9 < 1000 and number_ >= 10**9:
        assert "million" not in words
