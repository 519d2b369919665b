"""Numbers of any country, written any way; what is wrong with the others (REG-02)."""

from __future__ import annotations

import random

import phonenumbers
import pytest

from showroom.domain.customers import masking, phones
from showroom.domain.errors import UserError


@pytest.mark.clause("REG-02")
@pytest.mark.parametrize(
    "raw, region, e164",
    [
        ("13812345678", "CN", "+8613812345678"),
        ("138 1234 5678", "CN", "+8613812345678"),
        ("138-1234-5678", "CN", "+8613812345678"),
        ("+86 138 1234 5678", "GB", "+8613812345678"),
        ("0086 13812345678", "CN", "+8613812345678"),
        ("8613812345678", "CN", "+8613812345678"),
        ("１３８１２３４５６７８", "CN", "+8613812345678"),
        ("010-6234 5678", "CN", "+861062345678"),
        ("(010)62345678", "CN", "+861062345678"),
        ("400-820-8820", "CN", "+864008208820"),
        ("07400 123456", "GB", "+447400123456"),
        ("+44 (0)7400 123456", "CN", "+447400123456"),
        ("(415) 555-0187", "US", "+14155550187"),
        ("+852 9123 4567", "CN", "+85291234567"),
        ("06 698 1234", "IT", "+39066981234"),
    ],
)
def test_a_number_has_one_form(raw: str, region: str, e164: str) -> None:
    phone = phones.read(raw, region)
    assert (phone.e164, phone.problem) == (e164, None)
    assert phones.read(phones.shown(e164, region), region).e164 == e164


@pytest.mark.parametrize(
    "raw", ["010-62345678转123", "010-62345678 ext 123", "010 6234 5678 分机 123", "(010)62345678-123"]
)
def test_an_extension_is_kept_apart(raw: str) -> None:
    phone = phones.read(raw, "CN")
    assert (phone.e164, phone.extension) == ("+861062345678", "123")


@pytest.mark.clause("REG-01")
@pytest.mark.parametrize(
    "raw, region, problem, facts",
    [
        ("138 1234 56", "CN", "phone_mobile_too_short", {"missing": 2, "digits": 11}),
        ("138", "CN", "phone_mobile_too_short", {"missing": 8, "digits": 11}),
        ("138123456789", "CN", "phone_mobile_too_long", {"extra": 1, "digits": 11}),
        ("021 6234567", "CN", "phone_landline_too_short", {"missing": 1, "digits": 10}),
        ("62345678", "CN", "phone_area_missing", {}),
        ("555-0187", "US", "phone_area_missing", {}),
        ("+34 612 345 67", "CN", "phone_mobile_too_short", {"missing": 1, "digits": 9}),
        ("447400123456", "CN", "phone_country_missing", {"suggestion": "+44 7400 123456"}),
        ("+999 1234567", "CN", "phone_country_unknown", {}),
        ("1-800-FLOWERS", "US", "phone_letters", {}),
        ("电话", "CN", "phone_letters", {}),
        ("", "CN", "phone_empty", {}),
        ("--", "CN", "phone_not_a_number", {}),
    ],
)
def test_what_is_wrong_is_said_in_facts(raw: str, region: str, problem: str, facts: dict[str, object]) -> None:
    phone = phones.read(raw, region)
    assert (phone.e164, phone.problem, phone.facts) == (None, problem, facts)
    with pytest.raises(UserError, match=problem):
        phones.parse(raw, region)


def test_a_number_of_a_new_range_is_doubted_not_refused() -> None:
    phone = phones.read("12812345678", "CN")
    assert (phone.e164, phone.problem, phone.refused) == ("+8612812345678", "phone_doubtful", False)


def test_several_numbers_in_one_field_each_once() -> None:
    assert phones.split("138 1234 5678, 010-6234 5678；+44 7400 123456") == (
        "138 1234 5678",
        "010-6234 5678",
        "+44 7400 123456",
    )
    read = phones.read_all(("13812345678 / +86 138 1234 5678", "139"), "CN")
    assert [(one.e164, one.problem) for one in read] == [("+8613812345678", None), (None, "phone_mobile_too_short")]


@pytest.mark.clause("SEC-02")
@pytest.mark.parametrize(
    "e164, masked",
    [
        ("+8613812345678", "138****5678"),
        ("+861062345678", "106***5678"),
        ("+447400123456", "+44 740***3456"),
        ("+85291234567", "+852 91**4567"),
    ],
)
def test_a_masked_phone_keeps_its_last_four_digits(e164: str, masked: str) -> None:
    assert masking.phone(e164) == masked


@pytest.mark.clause("SEC-02")
def test_masks_say_too_little_to_write_down() -> None:
    assert masking.email("anna.k@example.com") == "a***@example.com"
    assert masking.identifier("wx_zhang88") == "wx******88"
    assert masking.identifier("ab") == "**"
    assert masking.address("上海市徐汇区天钥桥路123号") == "上海市徐汇区****"
    assert masking.address("12 High Street, Leeds") == "****, Leeds"
    assert masking.address("12 High Street") == "****"


_REGIONS = (
    "CN", "HK", "TW", "SG", "JP", "KR", "IN", "DE", "FR", "IT", "ES", "PL", "GB", "US", "RU", "BR", "AU",
)  # fmt: skip


@pytest.mark.clause("REG-02")
def test_a_plain_mobile_number_is_read_as_the_library_reads_it(monkeypatch: pytest.MonkeyPatch) -> None:
    draw, plain = random.Random(7), phones._plain_mobile
    numbers: list[tuple[str, str]] = []
    for region in _REGIONS:
        example = phonenumbers.example_number_for_type(region, phonenumbers.PhoneNumberType.MOBILE)
        assert example is not None
        digits, code = str(example.national_number), str(example.country_code)
        for _ in range(60):
            changed = "".join(str(draw.randrange(10)) if draw.random() < 0.5 else digit for digit in digits)
            shape = draw.choice(("{n}", "{a} {b}", "{a}-{b}", "+{c}{n}", "+{c} {a} {b}", "{c}{n}", "0{n}", "{n}7"))
            written = shape.format(n=changed, a=changed[:3], b=changed[3:], c=code)
            numbers.append((written, draw.choice((region, region, region, "CN", "DE"))))
    numbers += [(f"1{draw.randrange(10**10):010d}", "CN") for _ in range(600)]  # 12x, 17900 … begin dialling codes
    quick = [phones.read(written, region) for written, region in numbers]
    assert sum(plain(written, region) is not None for written, region in numbers) > 500
    monkeypatch.setattr(phones, "_plain_mobile", lambda _raw, _region: None)
    assert quick == [phones.read(written, region) for written, region in numbers]
