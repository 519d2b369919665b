"""Figures in words: durations, money in short, days, and what a figure is called."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QCoreApplication, QLocale

from showroom.domain import money
from showroom.gui.kit.labels import clock_text, percent_text
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


def wait_text(seconds: float | None) -> str:
    """``4:05``; a dash when nobody came."""
    return "–" if seconds is None else clock_text(seconds)


def per_cent(part: float | None) -> str:
    return percent_text(part)


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


def with_year(days: str, year: int, lang: str) -> str:
    """Days of another year than this one."""
    return f"{year}年{days}" if lang.startswith("zh") else f"{days} {year}"


def figure_name(what: Figures) -> str:
    """What a figure is called, as the heading of its records."""
    return {
        Figures.IN_STORE: QCoreApplication.translate("DashboardWords", "In the store now"),
        Figures.WAITING: QCoreApplication.translate("DashboardWords", "Waiting"),
        Figures.CALLBACKS_OPEN: QCoreApplication.translate("DashboardWords", "Call-backs open"),
        Figures.CALLBACKS_OVERDUE: QCoreApplication.translate("DashboardWords", "Call-backs overdue"),
        Figures.QUOTES_TO_APPROVE: QCoreApplication.translate("DashboardWords", "Quotes to approve"),
        Figures.UNATTENDED: QCoreApplication.translate("DashboardWords", "Nobody free"),
        Figures.VIP_WAITING: QCoreApplication.translate("DashboardWords", "Waiting for the manager's word"),
        Figures.WITH_ANOTHER: QCoreApplication.translate("DashboardWords", "Owner here, served by another"),
        Figures.DESK_SHORT: QCoreApplication.translate("DashboardWords", "Front desk below its minimum"),
        Figures.DESK_EMPTY: QCoreApplication.translate("DashboardWords", "Nobody at the front desk"),
        Figures.MISSED: QCoreApplication.translate("DashboardWords", "Turns missed today"),
        Figures.OVERRIDDEN: QCoreApplication.translate("DashboardWords", "Given outside the order today"),
        Figures.HELD_OUT: QCoreApplication.translate("DashboardWords", "Held out of the rotation"),
        Figures.OPEN_VISITS: QCoreApplication.translate("DashboardWords", "Visits still open"),
        Figures.VISITS: QCoreApplication.translate("DashboardWords", "Visits"),
        Figures.TURNS: QCoreApplication.translate("DashboardWords", "Turns"),
        Figures.SERVED: QCoreApplication.translate("DashboardWords", "Visits with their wait"),
        Figures.CHANCES: QCoreApplication.translate("DashboardWords", "Sales opportunities"),
        Figures.CLOSED: QCoreApplication.translate("DashboardWords", "Visits that ended in a sale"),
        Figures.CALLS: QCoreApplication.translate("DashboardWords", "Calls"),
        Figures.PRESENTATIONS: QCoreApplication.translate("DashboardWords", "Presentations"),
        Figures.QUOTES: QCoreApplication.translate("DashboardWords", "Quotes issued"),
        Figures.ACCEPTED: QCoreApplication.translate("DashboardWords", "Quotes accepted"),
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
    names = {
        "visit.waiting": QCoreApplication.translate("DashboardWords", "waiting"),
        "visit.assigned": QCoreApplication.translate("DashboardWords", "assigned"),
        "visit.greeted": QCoreApplication.translate("DashboardWords", "being served"),
        "visit.left": QCoreApplication.translate("DashboardWords", "left"),
        "visit.left_unserved": QCoreApplication.translate("DashboardWords", "left unserved"),
        "gap.short": QCoreApplication.translate("DashboardWords", "below minimum"),
        "gap.empty": QCoreApplication.translate("DashboardWords", "nobody there"),
        "missed.point": QCoreApplication.translate("DashboardWords", "did not come"),
        "missed.deck": QCoreApplication.translate("DashboardWords", "did not move up"),
        "overridden.override": QCoreApplication.translate("DashboardWords", "outside the order"),
        "held.overdue_follow_up": QCoreApplication.translate("DashboardWords", "follow-up overdue"),
        "held.unclosed_visit": QCoreApplication.translate("DashboardWords", "visit not closed"),
        "held.unregistered_guest": QCoreApplication.translate("DashboardWords", "guest not registered"),
        "call.answered": QCoreApplication.translate("DashboardWords", "answered"),
        "call.call_back": QCoreApplication.translate("DashboardWords", "to call back"),
        "call.visit_booked": QCoreApplication.translate("DashboardWords", "visit booked"),
        "call.message": QCoreApplication.translate("DashboardWords", "message taken"),
        "call.not_reached": QCoreApplication.translate("DashboardWords", "not reached"),
        "call.wrong_number": QCoreApplication.translate("DashboardWords", "wrong number"),
        "quote.draft": QCoreApplication.translate("DashboardWords", "draft"),
        "quote.issued": QCoreApplication.translate("DashboardWords", "issued"),
        "quote.accepted": QCoreApplication.translate("DashboardWords", "accepted"),
        "quote.refused": QCoreApplication.translate("DashboardWords", "refused"),
        "quote.expired": QCoreApplication.translate("DashboardWords", "expired"),
        "presentation.running": QCoreApplication.translate("DashboardWords", "running"),
        "presentation.paused": QCoreApplication.translate("DashboardWords", "paused"),
        "presentation.finished": QCoreApplication.translate("DashboardWords", "finished"),
    }
    return names.get(f"{kind}.{state}", state)
