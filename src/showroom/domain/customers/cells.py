"""A file's columns and cells in the terms of the registration form (REG-12)."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal

from showroom.domain.customers import names, phones, spreadsheets
from showroom.domain.customers.form import Answer, FormRefused, MoneyRange, Problem, Relation
from showroom.domain.customers.traditional import simplified
from showroom.domain.errors import UserError
from showroom.domain.money import exponent, number, round_half_up
from showroom.domain.packs.choices import FieldKind
from showroom.domain.packs.schema import Form, FormField

GIVEN_NAME, FAMILY_NAME, OWNER, SOURCE = "given_name", "family_name", "owner", "source_id"
"""Columns of a file that are no field of the form: parts of the name, who looks after the customer, and the customer's
number in the system the file comes from."""

_HEADS: dict[str, tuple[str, ...]] = {
    "name": (
        "fn", "姓名", "客户", "客户姓名", "客户名称", "顾客姓名", "会员姓名", "联系人姓名", "名字", "联系人", "联络人",
        "name", "customer", "full name",
    ),
    "phones": (
        "电话", "手机", "移动电话", "联系人电话", "手机号", "手机号码", "联系电话", "联系方式", "电话号码", "座机",
        "行动电话", "手提电话", "联络电话", "住宅电话",
        "tel", "phone", "phones", "mobile", "cell", "telephone", "phone number", "mobile number", "mobile phone",
    ),
    "email": (
        "邮箱", "电子邮箱", "电子邮件", "邮件", "电邮", "电邮地址", "邮箱地址",
        "email", "e-mail", "mail", "email address",
    ),
    "company": (
        "org", "公司", "公司名称", "单位", "单位名称", "company", "company name", "organisation", "organization",
    ),
    "address": (
        "adr", "地址", "住址", "家庭住址", "详细地址", "通讯地址", "小区", "联系地址", "家庭地址", "联络地址",
        "address", "street", "home address",
    ),
    "messaging_id": ("微信", "微信号", "wechat", "wechat id", "whatsapp", "line"),
    "source_channel": ("渠道", "来源", "来源渠道", "客户来源", "source", "channel", "source channel"),
    "referrer": ("介绍人", "推荐人", "referrer", "referred by", "recommended by"),
    "birthday": ("bday", "生日", "出生日期", "birthday", "date of birth"),
    "notes": ("备注", "备注信息", "客户备注", "说明", "note", "notes", "remark", "remarks", "comment", "comments"),
    "title": ("称呼", "称谓", "title", "salutation"),
    "kind": ("客户类型", "类型", "type", "customer type"),
    "industry": ("行业", "所属行业", "industry"),
    "invoice_title": ("抬头", "发票抬头", "invoice title"),
    "tax_number": ("税号", "统一编号", "统编", "tax number", "vat number", "tax id"),
    "consent": ("同意", "consent"),
}  # fmt: skip
_SPECIAL: dict[str, tuple[str, ...]] = {
    GIVEN_NAME: ("n given", "名", "given name", "first name", "firstname", "forename"),
    FAMILY_NAME: ("n family", "姓", "姓氏", "family name", "last name", "lastname", "surname"),
    OWNER: ("归属人", "销售顾问", "顾问", "业务员", "跟进人", "owner", "consultant", "salesperson", "looked after by"),
    SOURCE: ("uid", "记录号", "客户编号", "客户号", "会员号", "record", "customer id", "customer number", "source id"),
}
_NUMBERS = frozenset({"messaging_id", "tax_number"})  # texts that are mostly digits
_YES = {"是", "有", "对", "同意", "已同意", "yes", "y", "true", "1", "x", "✓", "√", "ja", "oui", "si", "sí"}
_NO = {"否", "无", "不", "不同意", "no", "n", "false", "0", "-", "–"}
_RANGE = re.compile(r"\s*(?:-|–|—|~|～|至|到|to)\s*")
_FROM = re.compile(r"^(?:≥|>=|over |from |ab )\s*|\s*(?:以上|起|\+)$")
_UP_TO = re.compile(r"^(?:≤|<=|up to |under |bis )\s*|\s*(?:以内|以下)$")
_NO_YEAR = re.compile(r"--\d\d-?\d\d|1604-\d\d-\d\d")  # how address cards write a birthday without its year
_OWN_LINE = "x showroom "  # our own lines in an address card
_TRAILING_NUMBER = re.compile(r"[\s_]*[（(]?\d{1,2}[)）]?$")

Columns = dict[str, tuple[int, ...]]
"""Field → positions of its columns; several phones may stand in several columns."""


def known_fields(form: Form) -> tuple[str, ...]:
    """What ``--map`` may name."""
    return (*(one.key for one in form.fields), *_SPECIAL)


def guess(form: Form, heads: Sequence[str]) -> Columns:
    """The columns guessed from the heads: a field's key or label in either language, or a usual name for it."""
    by_head: dict[str, str] = {}
    for special, spellings in _SPECIAL.items():
        by_head.update({_plain(one): special for one in spellings})
    for one in form.fields:
        spellings = (one.key, one.label.en, one.label.zh_CN, *_HEADS.get(one.column or "", ()))
        for spelling in spellings:
            by_head.setdefault(_plain(spelling), one.key)
    found: dict[str, list[int]] = {}
    for position, head in enumerate(heads):
        plain = _plain(head)
        key = by_head.get(plain) or by_head.get(plain.removeprefix(_OWN_LINE))
        if key is None and (bare := _TRAILING_NUMBER.sub("", head)) != head:
            key = by_head.get(_plain(bare))  # "Phone 2", "电话(2)"
        if key is not None:
            found.setdefault(key, []).append(position)
    return {key: tuple(positions) for key, positions in found.items()}


def _plain(head: str) -> str:
    return re.sub(r"[\s_\-*:：]+", " ", simplified(names.fold(head))).strip()


def answers(form: Form, columns: Columns, cells: Sequence[str], currency: str) -> tuple[dict[str, Answer], str]:
    """A record's answers and the owner's name. Raises ``FormRefused`` with what can't be read, each at its field."""
    found: dict[str, Answer] = {}
    problems: list[Problem] = []
    texts = {key: [cells[at].strip() for at in places if cells[at].strip()] for key, places in columns.items()}
    for one in form.fields:
        given = texts.get(one.key, [])
        if not given:
            continue
        answer = _lost(one, given) or _answer(one, given, currency)
        if isinstance(answer, Problem):
            problems.append(answer)
        elif answer is not None:
            found[one.key] = answer
    name = next((one.key for one in form.fields if one.column == "name"), None)
    if name is not None and name not in found:
        whole = _whole_name(" ".join(texts.get(FAMILY_NAME, [])), " ".join(texts.get(GIVEN_NAME, [])))
        if whole:
            found[name] = whole
    if problems:
        raise FormRefused(tuple(problems))
    return found, " ".join(texts.get(OWNER, []))


def _lost(one: FormField, texts: list[str]) -> Problem | None:
    """What a spreadsheet has taken out of a cell; better no record than half a number in it."""
    for text in texts:
        if spreadsheets.is_hidden(text):
            return Problem(one.key, "import_cell_hidden", {"value": text})
        if (one.kind is FieldKind.PHONES or one.column in _NUMBERS) and spreadsheets.number_of(text) is None:
            return Problem(one.key, "import_digits_lost", {"value": text})
    return None


def source_of(columns: Columns, cells: Sequence[str]) -> str:
    """The number in the system the file comes from. Raises ``UserError('import_digits_lost')``."""
    texts = [cells[at].strip() for at in columns.get(SOURCE, ()) if cells[at].strip()]
    whole = [spreadsheets.number_of(text) for text in texts]
    if None in whole:
        raise UserError("import_digits_lost", field=SOURCE, value=texts[whole.index(None)])
    return " ".join(text for text in whole if text)


def _whole_name(family: str, given: str) -> str:
    if names.is_han(family + given):
        return family + given
    return f"{given} {family}".strip()


def _answer(one: FormField, texts: list[str], currency: str) -> Answer | Problem | None:
    text = " ".join(texts)
    match one.kind:
        case FieldKind.TEXT:
            if one.column in _NUMBERS and "E+" in text.upper():
                text = spreadsheets.number_of(text) or text
            return " ".join(text.split("\n")) if "\n" in text else text
        case FieldKind.LONG_TEXT:
            return "\n".join(texts)
        case FieldKind.PHONES:
            return tuple(number for cell in texts for number in phones.split(spreadsheets.number_of(cell) or ""))
        case FieldKind.CHOICE:
            return option_of(one, text) or Problem(one.key, "form_no_such_option", {"value": text})
        case FieldKind.SEVERAL:
            return _several(one, text)
        case FieldKind.NUMBER:
            amount = number(_without_unit(one, text))
            return int(amount) if amount is not None else Problem(one.key, "form_not_a_number")
        case FieldKind.MONEY_RANGE:
            return _range(one, text, currency)
        case FieldKind.DATE:
            return _date(one, text)
        case FieldKind.RELATION:
            return Relation(text)
        case FieldKind.CONSENT:
            said = names.fold(text)
            if said in _YES:
                return True
            return None if said in _NO else Problem(one.key, "form_no_such_option", {"value": text})


def option_of(one: FormField, text: str) -> str | None:
    """The option of a field that a text names, by key or label; None when it names none."""
    plain = _plain(text)
    for option in one.options:
        if plain in (_plain(option.key), _plain(option.label.en), _plain(option.label.zh_CN)):
            return option.key
    return None


def _several(one: FormField, text: str) -> Answer | Problem:
    """Several options: divided by semicolons, or by anything else that divides when that makes options of them."""
    unknown = text
    for between in (r"[;；\n]+", r"[,;，；、/|\n]+"):
        parts = [part for part in re.split(between, text) if part.strip()]
        keys = [option_of(one, part) for part in parts]
        if None not in keys:
            return tuple(key for key in keys if key is not None)
        unknown = parts[keys.index(None)]
    return Problem(one.key, "form_no_such_option", {"value": unknown.strip()})


def _without_unit(one: FormField, text: str) -> str:
    for unit in (one.unit.en, one.unit.zh_CN) if one.unit is not None else ():
        text = text.strip().removesuffix(unit).strip()
    return text


def _range(one: FormField, text: str, currency: str) -> MoneyRange | Problem:
    bare = text.strip()
    for ends_open, low_given in ((_FROM, True), (_UP_TO, False)):
        if (cut := ends_open.sub("", bare)) != bare:
            amount = _minor(cut, currency)
            if amount is None:
                return Problem(one.key, "form_not_a_number")
            return MoneyRange(amount, None) if low_given else MoneyRange(None, amount)
    ends = _RANGE.split(bare, maxsplit=1)
    both_in_wan = len(ends) == 2 and ends[1].endswith("万") and not ends[0].endswith("万")
    amounts = [_minor(end + ("万" if both_in_wan and number(end) is not None else ""), currency) for end in ends]
    if any(amount is None for amount in amounts):
        return Problem(one.key, "form_not_a_number")
    return MoneyRange(amounts[0], amounts[-1])


def _minor(text: str, currency: str) -> int | None:
    factor = Decimal(10_000) if text.endswith("万") else Decimal(1)
    amount = number(text.removesuffix("万"))
    return None if amount is None else round_half_up(amount * factor * 10 ** exponent(currency))


def _date(one: FormField, text: str) -> date | Problem | None:
    """A day: year first in any writing, or day first; with slashes only where it can't be the month as well."""
    if _NO_YEAR.fullmatch(text):
        return None
    parts = re.findall(r"\d+", text)
    if len(parts) == 1 and len(parts[0]) == 8:
        parts = [parts[0][:4], parts[0][4:6], parts[0][6:]]
    try:
        first, middle, last = (int(part) for part in parts[:3])
        if len(parts[0]) == 4:
            return date(first, middle, last)
        if len(parts[2]) != 4:
            return Problem(one.key, "form_not_a_date")
        if "/" in text and first != middle and first <= 12 and middle <= 12:
            return Problem(one.key, "import_day_or_month", {"value": text})
        month_first = "/" in text and middle > 12
        return date(last, first, middle) if month_first else date(last, middle, first)
    except (ValueError, IndexError):
        return Problem(one.key, "form_not_a_date")


def shown(columns: Columns, heads: Sequence[str]) -> Mapping[str, str]:
    """The mapping as a person reads it: field → head(s)."""
    return {key: " + ".join(heads[at] for at in places) for key, places in columns.items()}
