"""Figures in words: durations, money in short, days, and what a figure is called."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QCoreApplication, QLocale

from showroom.domain import money
from showroom.domain.money import Money
from showroom.gui.kit.labels import clock_text
from showroom.services.dashboard import Figures, Pick

_SYMBOLS = {"CNY": "¥", "USD": "$", "EUR": "€", "GBP": "£", "JPY": "¥"}


def short_money(minor: float, currency: str, lang: str) -> str:
    """``¥1.86 M``, in Chinese ``¥186.2 万``; small sums in full."""
    value = minor / 10 ** money.exponent(currency)
    sign = _SYMBOLS.get(currency, f"{currency} ")
    steps = [(1e8, "亿"), (1e4, "万")] if lang.startswith("zh") else [(1e6, "M"), (1e3, "k")]
    for step, unit in steps:
        if abs(value) >= step * (1 if unit in ("M", "亿") else 10):
            return f"{sign}{value / step:,.{2 if unit in ('M', '亿') else 1}f} {unit}"
    return f"{sign}{value:,.0f}"


def full_money(amount: Money) -> str:
    return amount.text()


def wait_text(seconds: float | None) -> str:
    """``4:05``; a dash when nobody came."""
    return "–" if seconds is None else clock_text(seconds)


def per_cent(part: float | None) -> str:
    return "–" if part is None else f"{part * 100:.0f} %"


def locale(lang: str) -> QLocale:
    return QLocale(QLocale.Language.Chinese, QLocale.Country.China) if lang.startswith("zh") else QLocale("en_GB")


def weekday(number: int, lang: str) -> str:
    """``Mon``, ``周一``; Monday is 0."""
    return str(locale(lang).dayName(number + 1, QLocale.FormatType.ShortFormat))


def long_day(day: date, lang: str) -> str:
    """``Saturday 21 November``, ``11月21日 星期六``."""
    if lang.startswith("zh"):
        return f"{day.month}月{day.day}日 {locale(lang).dayName(day.isoweekday())}"
    return f"{locale(lang).dayName(day.isoweekday())} {day.day} {locale(lang).monthName(day.month)}"


def short_day(day: date, lang: str) -> str:
    if lang.startswith("zh"):
        return f"{day.month}月{day.day}日"
    return f"{day.day} {locale(lang).monthName(day.month, QLocale.FormatType.ShortFormat)}"


def figure_name(what: Figures) -> str:
    """What a figure is called, as the heading of its records."""
    tr = QCoreApplication.translate
    return {
        Figures.IN_STORE: tr("DashboardWords", "In the store now"),
        Figures.WAITING: tr("DashboardWords", "Waiting"),
        Figures.CALLBACKS_OPEN: tr("DashboardWords", "Call-backs open"),
        Figures.CALLBACKS_OVERDUE: tr("DashboardWords", "Call-backs overdue"),
        Figures.QUOTES_TO_APPROVE: tr("DashboardWords", "Quotes to approve"),
        Figures.UNATTENDED: tr("DashboardWords", "Nobody free"),
        Figures.VISITS: tr("DashboardWords", "Visits"),
        Figures.TURNS: tr("DashboardWords", "Turns"),
        Figures.SERVED: tr("DashboardWords", "Visits with their wait"),
        Figures.CHANCES: tr("DashboardWords", "Sales opportunities"),
        Figures.CLOSED: tr("DashboardWords", "Visits that ended in a sale"),
        Figures.CALLS: tr("DashboardWords", "Calls"),
        Figures.PRESENTATIONS: tr("DashboardWords", "Presentations"),
        Figures.QUOTES: tr("DashboardWords", "Quotes issued"),
        Figures.ACCEPTED: tr("DashboardWords", "Quotes accepted"),
    }[what]


def pick_detail(pick: Pick, lang: str, name: str = "") -> str:
    """The days and what else a pick is narrowed to."""
    parts: list[str] = []
    if pick.first is not None and pick.last is not None and pick.first != pick.last:
        parts.append(f"{short_day(pick.first, lang)} – {short_day(pick.last, lang)}")
    elif pick.first is not None:
        parts.append(long_day(pick.first, lang))
    if pick.weekday is not None:
        parts.append(weekday(pick.weekday, lang))
    if pick.hour is not None:
        parts.append(f"{pick.hour:02}:00 – {pick.hour:02}:59")
    if name:
        parts.append(name)
    return " · ".join(parts)


def state_name(kind: str, state: str) -> str:
    """A record's state in words."""
    tr = QCoreApplication.translate
    names = {
        "visit.waiting": tr("DashboardWords", "waiting"),
        "visit.assigned": tr("DashboardWords", "assigned"),
        "visit.greeted": tr("DashboardWords", "being served"),
        "visit.left": tr("DashboardWords", "left"),
        "visit.left_unserved": tr("DashboardWords", "left unserved"),
        "call.answered": tr("DashboardWords", "answered"),
        "call.call_back": tr("DashboardWords", "to call back"),
        "call.visit_booked": tr("DashboardWords", "visit booked"),
        "call.message": tr("DashboardWords", "message taken"),
        "call.not_reached": tr("DashboardWords", "not reached"),
        "call.wrong_number": tr("DashboardWords", "wrong number"),
        "quote.draft": tr("DashboardWords", "draft"),
        "quote.issued": tr("DashboardWords", "issued"),
        "quote.accepted": tr("DashboardWords", "accepted"),
        "quote.refused": tr("DashboardWords", "refused"),
        "quote.expired": tr("DashboardWords", "expired"),
        "presentation.running": tr("DashboardWords", "running"),
        "presentation.paused": tr("DashboardWords", "paused"),
        "presentation.finished": tr("DashboardWords", "finished"),
    }
    return names.get(f"{kind}.{state}", state)
