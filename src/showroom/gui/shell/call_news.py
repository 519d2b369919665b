"""The line over every page about calls, in words (CAL-05 … CAL-07)."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from showroom.gui.kit.labels import Tone
from showroom.services.calls import CallNews

_TONES: dict[str, Tone] = {"sensitive": "danger", "message_urgent": "warning", "overdue": "warning"}


def tone(news: CallNews) -> Tone:
    return _TONES.get(news.kind, "info")


def said(news: CallNews, lang: str) -> str:
    """One sentence; the page has the rest."""
    said = {
        "sensitive": QCoreApplication.translate("CallNews", "Sensitive call: {topic}, written down by {name}."),
        "message_urgent": QCoreApplication.translate("CallNews", "Urgent message for you from {name}."),
        "message": QCoreApplication.translate("CallNews", "Message for you from {name}."),
        "asked": QCoreApplication.translate("CallNews", "{name} asks you about call {number}."),
        "advised": QCoreApplication.translate("CallNews", "{name} has answered about call {number}."),
        "overdue": QCoreApplication.translate("CallNews", "Call-back overdue: call {number}, taken by {name}."),
    }[news.kind]
    if news.kind == "sensitive" and news.number is None:
        said = QCoreApplication.translate("CallNews", "Sensitive call: {topic}. {name} is on the line now.")
    topic = news.topic.of(lang) if news.topic is not None else ""
    return said.format(name=news.who, number=news.number if news.number is not None else "–", topic=topic)
