"""Lines break where readers expect it, and nothing is lost on the way."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from showroom.documents import fonts
from showroom.documents.wrap import words, wrap


@given(st.text(st.sampled_from("ab ，。（）中文-/😀Ł.:"), max_size=80), st.floats(20, 300))
def test_nothing_is_lost_and_nothing_is_too_wide(text: str, limit: float) -> None:
    lines = wrap(text, limit, 9)
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert all(fonts.width(line, 9) <= limit or len(line) == 1 for line in lines)


def test_words_stay_whole_and_stops_do_not_begin_a_line() -> None:
    assert words("solid oak table") == ["solid ", "oak ", "table"]
    assert words("好的，（大）。") == ["好", "的，", "（大）。"]
    assert wrap("a\nb", 100, 9) == ["a", "b"]
    assert wrap("", 100, 9) == []


def test_a_measure_is_never_torn_in_two() -> None:
    assert words("宽 200 × 60 × 220 cm；木色") == ["宽 ", "200 × 60 × 220 cm；", "木", "色"]
    assert wrap("Wood tone: Smoked; 268 × 98 × 80 cm", fonts.width("Wood tone: Smoked; 268 × 98 ×", 8), 8) == [
        "Wood tone: Smoked;",
        "268 × 98 × 80 cm",
    ]
    assert words("2 × 3 and more") == ["2 × 3 ", "and ", "more"]
