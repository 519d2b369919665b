"""Languages are compared as languages, whatever script or country a code names."""

from __future__ import annotations

import pytest

from showroom.domain.staff import languages


@pytest.mark.parametrize(
    "code, language",
    [("zh_CN", "zh"), ("zh-Hant-TW", "zh"), ("cmn", "zh"), ("EN-gb", "en"), ("yue", "yue"), ("", ""), ("中文", "")],
)
def test_a_code_names_a_language(code: str, language: str) -> None:
    assert languages.plain(code) == language


def test_the_column_keeps_each_language_once_and_in_order() -> None:
    assert languages.joined(["en", "zh_CN", "zh", "", "yue"]) == "en,zh,yue"
    assert languages.apart("zh_CN,en") == ("zh", "en")
    assert languages.apart("") == ()


def test_who_has_stated_nothing_speaks_the_stores_language() -> None:
    assert languages.speaks("", "zh-CN", "zh_CN")
    assert not languages.speaks("", "en", "zh_CN")
    assert languages.speaks("zh,en", "en-US", "zh_CN")
    assert not languages.speaks("en", "zh", "zh_CN")  # stated: not the store's by itself
    assert not languages.speaks("zh", "yue", "zh_CN")
