"""What is repeated to the caller: as it is spoken, in both languages (CAL-09)."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from showroom.gui.appointments.read_back import read_back, spoken_time
from showroom.services.appointments import NewAppointment

pytestmark = pytest.mark.clause("CAL-09")

EN = "I repeat: tomorrow, Monday 23 November, at 3:30 pm"
AT = datetime(2026, 11, 23, 15, 30, tzinfo=UTC)


def said(language: str, purpose: str, who: str = "", where: str = "", today: date = date(2026, 11, 22)) -> str:
    new = NewAppointment(AT, "Li", purpose=purpose, resource=where)
    return read_back(language, new, who, "枫居家具" if language == "zh_CN" else "Riverside", AT, today)


@pytest.mark.parametrize(
    ("language", "purpose", "who", "where", "sentence"),
    [
        (
            "en",
            "visit",
            "Anna",
            "",
            f"{EN}, you come to Riverside. Anna will expect you. Is that right?",
        ),
        (
            "en",
            "measurement",
            "Bo",
            "Team 1",
            f"{EN}, we come to your home to measure. Bo will come. Team 1 does it. Is that right?",
        ),
        (
            "zh_CN",
            "room",
            "周婷",
            "设计洽谈室",
            "跟您核对一下：明天11月23日星期一下午3点半，您到枫居家具面谈。由周婷接待您。已为您预留设计洽谈室。您看对吗？",
        ),
        ("zh_CN", "test_drive", "", "", "跟您核对一下：明天11月23日星期一下午3点半，您到枫居家具试驾。您看对吗？"),
    ],
)
def test_the_sentence(language: str, purpose: str, who: str, where: str, sentence: str) -> None:
    assert said(language, purpose, who, where) == sentence


def test_a_day_further_off_has_its_date_alone() -> None:
    assert said("en", "visit", today=date(2026, 11, 20)).startswith("I repeat: Monday 23 November, at")
    assert said("en", "visit", today=date(2026, 11, 23)).startswith("I repeat: today, Monday")


@pytest.mark.parametrize(
    ("hour", "minute", "english", "chinese"),
    [
        (9, 0, "9 am", "上午9点"),
        (0, 15, "12:15 am", "凌晨12点15分"),
        (12, 30, "12:30 pm", "中午12点半"),
        (13, 5, "1:05 pm", "下午1点05分"),
        (19, 45, "7:45 pm", "晚上7点45分"),
    ],
)
def test_times_as_they_are_spoken(hour: int, minute: int, english: str, chinese: str) -> None:
    local = AT.replace(hour=hour, minute=minute)
    assert (spoken_time("en", local), spoken_time("zh_CN", local)) == (english, chinese)
