"""What to say to the caller before hanging up (复述): one sentence in the caller's language (CAL-09)."""

from __future__ import annotations

from datetime import date, datetime

from PySide6.QtCore import QDate, QLocale

from showroom.services.appointments import NewAppointment
from showroom.wording import word

LANGUAGES = ("en", "zh_CN")
_AT_HOME = "measurement"
_PURPOSES = ("visit", "test_drive", "measurement", "room")


def read_back(language: str, new: NewAppointment, consultant: str, store: str, local: datetime, today: date) -> str:
    """Day with its weekday, time as it is spoken, what for, with whom, where.

    ``local``: the appointment's time in the store's zone; ``consultant``: "" for whoever is next; ``today``: the
    business day, which names tomorrow.
    """
    at_home = "_home" if new.purpose == _AT_HOME else ""
    purpose = new.purpose if new.purpose in _PURPOSES else "visit"
    parts = [
        word(
            language,
            f"appointment_read_back_{purpose}",
            day=spoken_day(language, local.date(), today),
            time=spoken_time(language, local),
            store=store,
        )
    ]
    if consultant:
        parts.append(word(language, f"appointment_read_back_with{at_home}", name=consultant))
    where = new.resource.strip()
    if where:
        parts.append(word(language, f"appointment_read_back_where{at_home}", where=where))
    parts.append(word(language, "appointment_read_back_end"))
    return ("" if language == "zh_CN" else " ").join(parts)


def spoken_day(language: str, day: date, today: date) -> str:
    """``tomorrow, Monday 23 November``, ``明天11月23日星期一``."""
    said = str(QLocale(language).toString(QDate(day.year, day.month, day.day), word(language, "spoken_day_pattern")))
    near = {0: "spoken_today", 1: "spoken_tomorrow"}.get((day - today).days)
    return word(language, near, day=said) if near is not None else said


def spoken_time(language: str, local: datetime) -> str:
    """``3:30 pm``, ``下午3点半``: nobody says 15:30 on the phone, and half past three alone is heard wrongly."""
    hour, minute = local.hour, local.minute
    part = "night" if hour < 6 else "morning" if hour < 12 else "noon" if hour < 13 else "afternoon"
    if hour >= 18:
        part = "evening"
    form = "spoken_clock_full" if not minute else "spoken_clock_half" if minute == 30 else "spoken_clock"
    clock = word(language, form, hour=(hour - 1) % 12 + 1, minute=f"{minute:02d}")
    return word(language, f"spoken_time_{part}", clock=clock)
