"""Cells of a file and answers of the form, both ways (REG-12)."""

from __future__ import annotations

from datetime import date

import pytest

from showroom import paths
from showroom.domain.customers import cell_texts, cells
from showroom.domain.customers.form import Answer, FormRefused, MoneyRange
from showroom.domain.packs.choices import FieldKind
from showroom.domain.packs.loader import load
from showroom.domain.packs.schema import Form

PACKS = ("furniture", "car", "real_estate")


def form_of(pack: str = "furniture") -> Form:
    return load(paths.resources() / "packs" / f"{pack}.toml").form


def read(key: str, text: str, currency: str = "CNY") -> Answer | None:
    answers, _ = cells.answers(form_of(), {key: (0,)}, [text], currency)
    return answers.get(key)


def refused(key: str, text: str) -> str:
    with pytest.raises(FormRefused) as caught:
        read(key, text)
    return caught.value.code


@pytest.mark.clause("REG-12")
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1985-04-12", date(1985, 4, 12)),
        ("1985年4月12日", date(1985, 4, 12)),
        ("1985/4/12", date(1985, 4, 12)),
        ("19850412", date(1985, 4, 12)),
        ("12.04.1985", date(1985, 4, 12)),
        ("25/04/1985", date(1985, 4, 25)),
        ("04/25/1985", date(1985, 4, 25)),
        ("04/04/1985", date(1985, 4, 4)),
        ("1985-04-12 00:00:00", date(1985, 4, 12)),
        ("--0412", None),
        ("1604-05-06", None),
    ],
)
def test_days(text: str, expected: date | None) -> None:
    assert read("birthday", text) == expected


@pytest.mark.clause("REG-12")
def test_days_that_are_none() -> None:
    assert refused("birthday", "03/04/1985") == "import_day_or_month"
    for text in ("soon", "12.13.1985", "1985-02-30", "12/85", "04.05.85"):
        assert refused("birthday", text) == "form_not_a_date"


@pytest.mark.clause("REG-12")
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1-3万", MoneyRange(1_000_000, 3_000_000)),
        ("10000–30000", MoneyRange(1_000_000, 3_000_000)),
        ("≥ 10,000", MoneyRange(1_000_000, None)),
        ("5万以上", MoneyRange(5_000_000, None)),
        ("≤30000.50", MoneyRange(None, 3_000_050)),
        ("3万以内", MoneyRange(None, 3_000_000)),
        ("up to 500", MoneyRange(None, 50_000)),
        ("800", MoneyRange(80_000, 80_000)),
    ],
)
def test_amounts_from_and_to(text: str, expected: MoneyRange) -> None:
    assert read("budget", text) == expected


def test_an_amount_that_is_none() -> None:
    assert refused("budget", "much") == "form_not_a_number"
    assert refused("budget", "≥ much") == "form_not_a_number"


@pytest.mark.clause("REG-12")
@pytest.mark.parametrize("pack", PACKS)
@pytest.mark.parametrize("lang", ["en", "zh_CN"])
def test_every_option_and_head_of_every_pack_is_read_as_it_is_written(pack: str, lang: str) -> None:
    form = form_of(pack)
    heads = cell_texts.heads_of(form, lang)
    assert len(set(heads)) == len(heads)
    assert cells.guess(form, heads) == {one.key: (at,) for at, one in enumerate(form.fields)}
    for one in form.fields:
        for option in one.options:
            answer: Answer = option.key if one.kind is FieldKind.CHOICE else (option.key,)
            text = cell_texts.text_of(one, answer, lang, "CNY")
            found, _ = cells.answers(form, {one.key: (0,)}, [text], "CNY")
            assert found[one.key] == answer
        if one.kind is FieldKind.SEVERAL:
            whole = tuple(option.key for option in one.options)
            text = cell_texts.text_of(one, whole, lang, "CNY")
            assert cells.answers(form, {one.key: (0,)}, [text], "CNY")[0][one.key] == whole


@pytest.mark.clause("REG-12")
def test_heads_of_cards_and_of_other_programs() -> None:
    form = form_of()
    heads = ["FN", "N family", "N given", "TEL", "ADR", "BDAY", "X-SHOWROOM-source-channel", "TITLE", "Phone 2", "UID"]
    assert cells.guess(form, heads) == {
        "name": (0,), "family_name": (1,), "given_name": (2,), "phones": (3, 8), "address": (4,), "birthday": (5,),
        **({"source_channel": (6,)} if any(one.key == "source_channel" for one in form.fields) else {}),
        "title": (7,), "source_id": (9,),
    }  # fmt: skip
