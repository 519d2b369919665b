"""What spreadsheets do to cells, and heads in traditional characters (REG-12)."""

from __future__ import annotations

import pytest

from showroom import paths
from showroom.domain.customers import cells
from showroom.domain.customers.form import FormRefused
from showroom.domain.customers.spreadsheets import is_hidden, number_of
from showroom.domain.errors import UserError
from showroom.domain.packs.loader import load

FORM = load(paths.resources() / "packs" / "furniture.toml").form


@pytest.mark.clause("REG-12")
@pytest.mark.parametrize(
    ("cell", "number"),
    [
        ("13812345678", "13812345678"),
        ("1.3812345678E+10", "13812345678"),
        ("1,3812345678e+10", "13812345678"),
        ("1.38E+10", None),
        ("1.38123E+10", None),
        ("5E+5", None),
        ("8.61381234568E+12", None),
        ("13812345678.0", "13812345678"),
        ("'13812345678", "13812345678"),
        ("'+86 138 1234 5678", "+86 138 1234 5678"),
        ("138.1234.5678", "138.1234.5678"),
        ("021-61234567 转 12", "021-61234567 转 12"),
    ],
)
def test_a_number_is_read_back_unless_digits_are_lost(cell: str, number: str | None) -> None:
    assert number_of(cell) == number


@pytest.mark.clause("REG-12")
def test_half_a_number_and_a_hidden_cell_are_refused_with_what_to_do() -> None:
    columns = cells.guess(FORM, ["姓名", "电话", "税号", "客户编号", "备注"])
    row = ["王小明", "1.3812345678E+10", "", "1.2345E+4", "1.38E+10 #5"]
    found, _ = cells.answers(FORM, columns, row, "CNY")
    assert (found["phones"], found["notes"]) == (("13812345678",), "1.38E+10 #5")
    assert cells.source_of(columns, row) == "12345"
    for at, cell, code in (
        (1, "1.38E+10", "import_digits_lost"),
        (4, "######", "import_cell_hidden"),
    ):
        with pytest.raises(FormRefused) as refused:
            cells.answers(FORM, columns, [*row[:at], cell, *row[at + 1 :]], "CNY")
        assert (refused.value.code, refused.value.facts) == (code, {"value": cell})
    with pytest.raises(UserError, match="import_digits_lost"):
        cells.source_of(columns, ["", "", "", "1.23E+15", ""])
    assert not is_hidden("#1")


@pytest.mark.clause("REG-12")
def test_heads_in_traditional_characters_are_guessed() -> None:
    heads = [
        "客戶姓名",
        "行動電話",
        "手機號碼",
        "公司名稱",
        "通訊地址",
        "電郵",
        "備註",
        "生日",
        "客戶編號",
        "銷售顧問",
        "統一編號",
    ]
    assert {key: tuple(heads[at] for at in places) for key, places in cells.guess(FORM, heads).items()} == {
        "name": ("客戶姓名",),
        "phones": ("行動電話", "手機號碼"),
        "company": ("公司名稱",),
        "address": ("通訊地址",),
        "email": ("電郵",),
        "notes": ("備註",),
        "owner": ("銷售顧問",),
        "source_id": ("客戶編號",),
        "birthday": ("生日",),
        "tax_number": ("統一編號",),
    }
    assert cells.guess(FORM, ["姓名", "電話", "手機", "公司", "地址", "電郵"]) == {
        "name": (0,), "phones": (1, 2), "company": (3,), "address": (4,), "email": (5,),
    }  # fmt: skip
    channel = next(one for one in FORM.fields if one.column == "source_channel")
    label = channel.options[0].label.zh_CN
    assert cells.option_of(channel, label) == channel.options[0].key
