"""Bilingual values."""

from __future__ import annotations

from showroom.domain.text import Text

SOFA = Text("Sofa for {name}", "{name}的沙发")


def test_the_words_of_a_language() -> None:
    assert SOFA.of("en") == "Sofa for {name}"
    assert SOFA.of("zh_CN") == SOFA.of("zh-Hans") == "{name}的沙发"
    assert SOFA.of("de") == "Sofa for {name}"


def test_facts_are_filled_and_a_missing_one_stays() -> None:
    assert SOFA.filled("zh_CN", name="林梅") == "林梅的沙发"
    assert SOFA.filled("en") == "Sofa for {name}"


def test_both_languages_on_one_line() -> None:
    assert Text("Sofa", "沙发").both() == "沙发 Sofa"
    assert Text.same("SF-101").both() == "SF-101"
    assert Text("Sofa", "沙发").as_mapping() == {"en": "Sofa", "zh_CN": "沙发"}
