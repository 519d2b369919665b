"""Whatever happens to a pack's text, it is read or refused in words: never a crash, never half a pack."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.domain.packs.files import FURNITURE

from showroom import wording
from showroom.domain.packs.loader import load, load_text
from showroom.domain.packs.problems import PackError

TEXT = load(FURNITURE).text
LINES = TEXT.split("\n")
# values of every kind, to stand where another kind is expected
VALUES = ("1", "-7", "2.5", "nan", "true", '""', '"x"', "[]", '["x", 3]', "{}", '{ en = "a" }', "1979-05-27", "[[[]]]")


def judge(text: str) -> None:
    """Loads ``text``; a refusal must name a line of it and be worded in both languages."""
    last = text.count("\n") + 1
    try:
        pack = load_text(text)
    except PackError as refused:
        for problem in refused.problems:
            assert 1 <= problem.line <= last
            for lang in wording.LANGUAGES:
                assert wording.known(lang, problem.code), problem.code
                assert wording.word(lang, problem.code, **problem.facts)
    else:
        assert pack.text == text


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.integers(0, len(LINES) - 1), st.sampled_from(VALUES))
def test_a_value_of_another_kind(at: int, value: str) -> None:
    key, equals, _ = LINES[at].partition(" = ")
    changed = f"{key} = {value}" if equals else LINES[at]
    judge("\n".join([*LINES[:at], changed, *LINES[at + 1 :]]))


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.integers(0, len(LINES) - 1), st.integers(1, 30), st.booleans())
def test_lines_lost_or_doubled(at: int, count: int, doubled: bool) -> None:
    part = LINES[at : at + count]
    judge("\n".join([*LINES[:at], *(part * 2 if doubled else []), *LINES[at + count :]]))


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.integers(0, len(TEXT) - 1),
    st.sampled_from(['"', "'", "[", "]", "{", "}", "=", "#", "\n", "\\", "\x00", "，", ""]),
)
def test_a_slip_of_the_finger(at: int, typed: str) -> None:
    judge(TEXT[:at] + typed + TEXT[at + 1 :])


@pytest.mark.parametrize("text", ["", "\n\n", "[" * 5000, "a = " + "[" * 5000, "a = {b = {" * 3000, "﻿", "x", "= 1"])
def test_texts_that_are_no_pack(text: str) -> None:
    with pytest.raises(PackError):
        load_text(text)
    judge(text)
