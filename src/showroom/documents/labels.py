"""The words of a paper in one language or in both, from the wording files (``documents.*``)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum

from showroom import wording
from showroom.domain import amount_words
from showroom.domain.money import Money
from showroom.domain.text import Text


class PaperLanguage(StrEnum):
    """The language of a paper; ``BOTH`` puts Chinese and English side by side."""

    EN = "en"
    ZH_CN = "zh_CN"
    BOTH = "both"

    @property
    def parts(self) -> tuple[str, ...]:
        """The languages on the paper, the leading one first."""
        return ("zh_CN", "en") if self is PaperLanguage.BOTH else (self.value,)


_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)
_WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


@dataclass(frozen=True, slots=True)
class Labels:
    """Looks words up for one paper."""

    language: PaperLanguage

    def each(self, code: str, **facts: object) -> tuple[str, ...]:
        """The sentence of ``documents.<code>``, once a language of the paper."""
        return tuple(wording.word(lang, f"documents.{code}", **facts) for lang in self.language.parts)

    def one(self, code: str, **facts: object) -> str:
        """The same in one line: ``数量 Qty`` on a paper in both languages."""
        return " ".join(dict.fromkeys(self.each(code, **facts)))

    def texts(self, text: Text) -> tuple[str, ...]:
        """A bilingual value: what is not empty, once if both are alike; the other language where one is missing."""
        found = tuple(dict.fromkeys(text.of(lang) for lang in self.language.parts if text.of(lang).strip()))
        return found or tuple(dict.fromkeys(word for word in (text.zh_CN, text.en) if word.strip()))[:1]

    def day(self, day: date) -> str:
        """``14 March 2026``, ``2026年3月14日``; on a paper in both languages ``2026-03-14``."""
        if self.language is PaperLanguage.EN:
            return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"
        if self.language is PaperLanguage.ZH_CN:
            return f"{day.year}年{day.month}月{day.day}日"
        return day.isoformat()

    def weekday_and_day(self, day: date) -> str:
        """``Saturday 14 March 2026``, ``2026年3月14日 星期六``; both weekdays on a paper in both languages."""
        weekday, shown = self.one(f"weekday.{day.isoweekday()}"), self.day(day)
        return f"{weekday} {shown}" if self.language is PaperLanguage.EN else f"{shown} {weekday}"

    def month(self, month: date) -> str:
        """``March 2026``, ``2026年3月``; on a paper in both languages ``2026-03``."""
        if self.language is PaperLanguage.EN:
            return f"{_MONTHS[month.month - 1]} {month.year}"
        if self.language is PaperLanguage.ZH_CN:
            return f"{month.year}年{month.month}月"
        return f"{month:%Y-%m}"

    def short_weekday(self, day: date) -> str:
        """``Mon``, ``周一``; both on a paper in both languages."""
        number = day.isoweekday()
        short = {"en": _WEEKDAYS[number - 1], "zh_CN": f"周{'一二三四五六日'[number - 1]}"}
        return " ".join(short[lang] for lang in self.language.parts)

    def moment(self, moment: datetime) -> str:
        """A day and the time of it, in the zone ``moment`` carries."""
        return f"{self.day(moment.date())} {moment:%H:%M}"

    def amount_words(self, amount: Money) -> tuple[str, ...]:
        """The amount in words, once a language."""
        return tuple(_in_words(amount, lang) for lang in self.language.parts)


def _in_words(amount: Money, lang: str) -> str:
    code = f"currency.{amount.currency}"
    if lang.startswith("zh"):
        name = wording.word(lang, code) if wording.known(lang, code) else amount.currency
        return amount_words.chinese(amount, name)
    names = wording.word(lang, code).split("/") if wording.known(lang, code) else [amount.currency, amount.currency]
    return amount_words.english(amount, amount_words.Unit(*(name.strip() for name in names[:4])))


def quantity(value: Decimal) -> str:
    """``2``, ``1.5``, ``12.345``: no zeros that say nothing, never an exponent."""
    text = f"{value:,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def percent(value: Decimal) -> str:
    """``13%``, ``8.5%``."""
    return f"{quantity(value)}%"
