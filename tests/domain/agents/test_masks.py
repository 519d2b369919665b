"""Numbers said in part, and whom they fit (REC-24)."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from showroom.domain.agents import masks
from showroom.domain.errors import UserError

pytestmark = pytest.mark.clause("REC-24")

LI = "+8613812345678"


@pytest.mark.parametrize(
    "said",
    [
        "138****5678",
        "138 **** 5678",
        "138-xxxx-5678",
        "１３８＊＊＊＊５６７８",
        "138…5678",
        "138----5678",
        "+86 138****5678",
        "0086138××××5678",
        "86138****5678",
    ],
)
def test_each_way_to_write_a_masked_number_means_the_same(said: str) -> None:
    mask = masks.read(said, "CN")
    assert (mask.prefix, mask.suffix, mask.visible, mask.is_weak) == ("86138", "5678", 7, False)
    assert mask.fits(LI)
    assert not mask.fits("+8613912345678")
    assert not mask.fits("+8613812345679")


@pytest.mark.parametrize("said", ["尾号5678", "5678", "****5678", "手机后四位：5678"])
def test_last_digits_alone_fit_weakly(said: str) -> None:
    mask = masks.read(said, "CN")
    assert (mask.prefix, mask.suffix, mask.is_weak) == ("", "5678", True)
    assert mask.fits(LI)


def test_a_whole_number_fits_itself_only() -> None:
    mask = masks.read("138 1234 5678", "CN")
    assert (mask.whole, mask.said, mask.visible) == (True, LI, 11)
    assert mask.fits(LI)
    assert not mask.fits(LI + "9")


def test_digits_between_marks_count() -> None:
    mask = masks.read("138**34*678", "CN")
    assert (mask.inner, mask.visible) == ("34", 8)
    assert mask.fits(LI)
    assert not mask.fits("+8613812995678")


def test_a_landline_loses_its_trunk_zero_and_a_foreign_number_keeps_its_country() -> None:
    assert masks.read("010-****1234", "CN").fits("+861062551234")
    foreign = masks.read("+44 7700****123", "CN")
    assert (foreign.said, foreign.visible) == ("+447700****123", 7)
    assert foreign.fits("+447700900123")
    assert not foreign.fits("+867700900123")


@pytest.mark.parametrize(
    "said, code",
    [
        ("", "notice_phone_missing"),
        ("电话", "notice_phone_missing"),
        ("ask him", "notice_phone_letters"),
        ("138****", "notice_phone_few_digits"),
        ("138123456", "phone_mobile_too_short"),
    ],
)
def test_what_is_no_number_is_refused_at_its_field(said: str, code: str) -> None:
    with pytest.raises(UserError) as caught:
        masks.read(said, "CN")
    assert (caught.value.code, caught.value.field) == (code, "phone")


@pytest.mark.parametrize(
    "one, other, common",
    [
        ("138****5678", "138****5678", 7),
        ("138****5678", "5678", 4),
        ("138****5678", LI, 7),
        (LI, LI, 11),
        ("138****5678", "139****5678", 0),
        ("138****5678", "138****5679", 0),
        ("13812****78", "138****5678", 5),
        ("1381234****", "****5678", 0),  # may be one number, but nothing says so
    ],
)
def test_two_masks_have_in_common_what_both_show(one: str, other: str, common: int) -> None:
    first, second = masks.read(one, "CN"), masks.read(other, "CN")
    assert first.common_with(second) == common
    assert second.common_with(first) == common


digits = st.text("0123456789", min_size=10, max_size=10)


@given(digits, st.integers(0, 7), st.integers(0, 6), st.integers(1, 6))
def test_a_mask_made_of_a_number_fits_it_and_is_found_by_its_suffix(
    rest: str, head: int, tail: int, stars: int
) -> None:
    national = "1" + rest
    assume(masks.FEWEST <= head + tail < len(national))
    mask = masks.read(national[:head] + "*" * stars + national[len(national) - tail :], "CN")
    assert mask.fits("+86" + national)
    assert mask.visible == head + tail
    assert mask.suffix in masks.suffixes("+86" + national)
    assert masks.kept(mask.said, mask.prefix, mask.suffix, mask.whole, mask.visible) == mask
