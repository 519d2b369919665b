"""Days and times as people read and type them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta

from PySide6.QtCore import QCoreApplication, QDate, QLocale
from PySide6.QtWidgets import QLineEdit

from showroom.clock import zone
from showroom.gui.kit.fields import line_edit


def day_text(day: date, today: date, language: str) -> str:
    """``Today``, ``Tomorrow``, ``Yesterday``, else ``Mon 23 Nov`` (``11月23日 周一``)."""
    near = {
        0: QCoreApplication.translate("Days", "Today"),
        1: QCoreApplication.translate("Days", "Tomorrow"),
        -1: QCoreApplication.translate("Days", "Yesterday"),
    }.get((day - today).days)
    return near or short_day(day, language)


def short_day(day: date, language: str) -> str:
    """``Mon 23 Nov``, ``11月23日 周一``."""
    form = QCoreApplication.translate("Days", "ddd d MMM")
    return str(QLocale(language).toString(QDate(day.year, day.month, day.day), form))


def long_day(day: date, language: str) -> str:
    """``Monday 23 November``, ``11月23日 星期一``."""
    form = QCoreApplication.translate("Days", "dddd d MMMM")
    return str(QLocale(language).toString(QDate(day.year, day.month, day.day), form))


def day_of_month(day: date, language: str) -> str:
    """``Mon 23``, ``23日 周一``: where the month stands nearby."""
    form = QCoreApplication.translate("Days", "ddd d")
    return str(QLocale(language).toString(QDate(day.year, day.month, day.day), form))


def date_text(day: date, language: str) -> str:
    """``23 Nov``, ``11月23日``."""
    form = QCoreApplication.translate("Days", "d MMM")
    return str(QLocale(language).toString(QDate(day.year, day.month, day.day), form))


def coming(today: date, days: int, language: str) -> Iterator[tuple[str, str]]:
    """Choices for a list: (ISO day, its name), today first."""
    for offset in range(days):
        day = today + timedelta(days=offset)
        name, dated = day_text(day, today, language), short_day(day, language)
        yield day.isoformat(), name if name == dated else f"{name} · {dated}"


def time_edit(name: str, text: str = "") -> QLineEdit:
    """A time as ``14:30``, ``1430`` or ``14``; read with ``domain.staff.roster.minute_of``."""
    edit = line_edit(name, "14:30", text=text, limit=5)
    edit.setAccessibleName(QCoreApplication.translate("Days", "Time"))
    return edit


def moment(day: date, minute: int, time_zone: str) -> datetime:
    """The moment ``minute`` minutes after a day's local midnight."""
    midnight = datetime.combine(day, time(0), zone(time_zone))
    return (midnight + timedelta(minutes=minute)).astimezone(UTC)
