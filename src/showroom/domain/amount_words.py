"""An amount in words, as a paper states it: 人民币大写 and English. Clause QUO-02.

The names of the currency come from outside (wording), the algorithm is here. The Chinese form follows the rule
正确填写票据和结算凭证的基本规定: one 零 for a run of zeros between digits, 整 after 元 and 角, none after 分.
"""

from __future__ import annotations

from dataclasses import dataclass

from showroom.domain.money import Money, exponent

_DIGITS = "零壹贰叁肆伍陆柒捌玖"
_PLACES = ("", "拾", "佰", "仟")
_GROUPS = ("", "万", "亿", "万亿")

_ONES = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
    *("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_SCALES = ("", " thousand", " million", " billion", " trillion")


@dataclass(frozen=True, slots=True)
class Unit:
    """A currency's names: ``yuan / yuan / fen / fen``, ``dollar / dollars / cent / cents``; minor ones may be empty."""

    one: str
    many: str
    minor_one: str = ""
    minor_many: str = ""


def chinese_integer(number: int) -> str:
    """``number`` (0 ≤ n < 10¹⁶) in financial digits: 107000 → 壹拾万柒仟."""
    if not 0 <= number < 10**16:
        raise ValueError(f"{number} is beyond what the words reach")
    if number == 0:
        return _DIGITS[0]
    groups: list[int] = []
    while number:
        number, group = divmod(number, 10_000)
        groups.append(group)
    words = ""
    gap = False  # zeros stand between what is written and the next digit
    for index in range(len(groups) - 1, -1, -1):
        group = groups[index]
        if group == 0:
            gap = bool(words)
            continue
        for place in range(3, -1, -1):
            digit = group // 10**place % 10
            if digit == 0:
                gap = bool(words)
                continue
            if gap:
                words += _DIGITS[0]
                gap = False
            words += _DIGITS[digit] + _PLACES[place]
        gap = False if index == 0 else group % 10 == 0
        words += _group_name(index, groups)
    return words


def _group_name(index: int, groups: list[int]) -> str:
    """The group's name; 亿 stands once: 壹万亿 alone, but 壹万贰仟亿 when the 亿 group has digits of its own."""
    if index == 3 and groups[2]:
        return "万"
    return _GROUPS[index]


def chinese(amount: Money, name: str = "人民币") -> str:
    """``人民币壹万贰仟叁佰肆拾伍元陆角柒分``; ``name`` is the currency's name; 负 before a negative amount."""
    digits = exponent(amount.currency)
    whole, rest = divmod(abs(amount.minor), 10**digits)
    sign = "负" if amount.minor < 0 else ""
    if digits == 0 or rest == 0:
        words = chinese_integer(whole) + "元整"
    elif digits == 2:
        words = _jiao_fen(whole, rest)
    else:  # three or four digits have no names of their own: read them out after the point
        tail = f"{rest:0{digits}d}".rstrip("0")
        words = chinese_integer(whole) + "点" + "".join(_DIGITS[int(d)] for d in tail) + "元"
    return f"{name}{sign}{words}"


def _jiao_fen(whole: int, rest: int) -> str:
    jiao, fen = divmod(rest, 10)
    words = chinese_integer(whole) + "元" if whole else ""
    if jiao:
        if whole and whole % 10 == 0:
            words += _DIGITS[0]  # 壹仟陆佰捌拾元零叁角: the rule allows the 零, and it leaves no room for a digit
        words += _DIGITS[jiao] + "角"
    elif whole:
        words += _DIGITS[0]
    return words + (_DIGITS[fen] + "分" if fen else "整")


def english_integer(number: int) -> str:
    """``twelve thousand three hundred and forty-five`` for 0 ≤ n < 10¹⁵."""
    if not 0 <= number < 10**15:
        raise ValueError(f"{number} is beyond what the words reach")
    if number == 0:
        return _ONES[0]
    parts: list[str] = []
    scale = 0
    last = number % 1000
    while number:
        number, group = divmod(number, 1000)
        if group:
            parts.insert(0, _english_group(group) + _SCALES[scale])
        scale += 1
    if len(parts) > 1 and 0 < last < 100:  # one million and five
        parts[-1] = "and " + parts[-1]
    return " ".join(parts)


def _english_group(group: int) -> str:
    hundreds, rest = divmod(group, 100)
    words = f"{_ONES[hundreds]} hundred" if hundreds else ""
    if rest:
        tens, ones = divmod(rest, 10)
        small = _ONES[rest] if rest < 20 else _TENS[tens - 2] + (f"-{_ONES[ones]}" if ones else "")
        words = f"{words} and {small}" if words else small
    return words


def english(amount: Money, unit: Unit) -> str:
    """``Twelve thousand three hundred and forty-five yuan and sixty-seven fen only``."""
    digits = exponent(amount.currency)
    whole, rest = divmod(abs(amount.minor), 10**digits)
    words = f"{english_integer(whole)} {unit.one if whole == 1 else unit.many}"
    if rest and unit.minor_many:
        words += f" and {english_integer(rest)} {unit.minor_one if rest == 1 else unit.minor_many}"
    elif rest:
        words += f" and {rest}/{10**digits}"
    if amount.minor < 0:
        words = "minus " + words
    return words[0].upper() + words[1:] + " only"
