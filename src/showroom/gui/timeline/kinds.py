"""How each kind of act is drawn: a drawing, a colour, and the lane of the line it stands in (REC-18)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from showroom.gui.kit.labels import Tone
from showroom.services.timeline import LineAct

Lane = Literal["visits", "people", "changes"]
LANES: tuple[Lane, ...] = ("visits", "people", "changes")
_LANE_WORDS: dict[Lane, str] = {
    "visits": str(QT_TRANSLATE_NOOP("Timeline", "Visitors")),
    "people": str(QT_TRANSLATE_NOOP("Timeline", "People")),
    "changes": str(QT_TRANSLATE_NOOP("Timeline", "Changes")),
}


@dataclass(frozen=True, slots=True)
class Drawn:
    """An act on the screen."""

    icon: str
    tone: Tone
    lane: Lane


_DRAWN: dict[str, Drawn] = {
    "day_opened": Drawn("sun", "neutral", "changes"),
    "day_closed": Drawn("moon", "neutral", "changes"),
    "policy_set": Drawn("sliders-horizontal", "violet", "changes"),
    "clocked_in": Drawn("sign-in", "success", "people"),
    "clocked_out": Drawn("sign-out", "neutral", "people"),
    "status_set": Drawn("arrows-left-right", "warning", "people"),
    "greeter_set": Drawn("hand-waving", "info", "people"),
    "duty_due": Drawn("clipboard-text", "warning", "people"),
    "duty_done": Drawn("list-checks", "success", "people"),
    "waved_through": Drawn("hand", "violet", "changes"),
    "arrived": Drawn("user-plus", "accent", "visits"),
    "taken": Drawn("user-check", "info", "visits"),
    "waits_for": Drawn("hourglass-medium", "warning", "visits"),
    "courtesy": Drawn("heart", "info", "visits"),
    "greeted": Drawn("hand-waving", "success", "visits"),
    "finished": Drawn("check-circle", "success", "visits"),
    "left_unserved": Drawn("sign-out", "danger", "visits"),
    "missed": Drawn("skip-forward", "danger", "visits"),
    "handed_over": Drawn("swap", "info", "visits"),
    "credit_split": Drawn("percent", "info", "visits"),
    "enquiry": Drawn("phone-incoming", "accent", "visits"),
    "overridden": Drawn("shield-warning", "violet", "changes"),
    "late_entry": Drawn("note-pencil", "violet", "changes"),
    "kind_corrected": Drawn("pencil-simple", "violet", "changes"),
    "placed": Drawn("arrows-down-up", "violet", "changes"),
    "undone": Drawn("arrow-u-up-left", "danger", "changes"),
}
_OTHER = Drawn("info", "neutral", "changes")
_WAITS = Drawn("hourglass-medium", "warning", "visits")


def drawn(act: LineAct) -> Drawn:
    """How an act is drawn; an arrival that nobody could take is drawn as waiting."""
    if act.kind == "arrived" and act.decision is not None and act.decision["assigned"] is None:
        return _WAITS
    return _DRAWN.get(act.kind, _OTHER)


def lane_word(lane: Lane) -> str:
    """The lane's name on the screen."""
    return QCoreApplication.translate("Timeline", _LANE_WORDS[lane])


LEGEND: tuple[tuple[Tone, str], ...] = (
    ("accent", str(QT_TRANSLATE_NOOP("Timeline", "assigned"))),
    ("warning", str(QT_TRANSLATE_NOOP("Timeline", "waits, away"))),
    ("info", str(QT_TRANSLATE_NOOP("Timeline", "taken up"))),
    ("success", str(QT_TRANSLATE_NOOP("Timeline", "served, back"))),
    ("violet", str(QT_TRANSLATE_NOOP("Timeline", "corrected"))),
    ("danger", str(QT_TRANSLATE_NOOP("Timeline", "taken back, lost"))),
)


def legend() -> tuple[tuple[Tone, str], ...]:
    """What the colours mean, in words."""
    return tuple((tone, QCoreApplication.translate("Timeline", text)) for tone, text in LEGEND)
