"""The pack's words for the reception screens, and the floor as the screens need it."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime

from PySide6.QtCore import QCoreApplication

from showroom.clock import zone
from showroom.domain.packs.choices import Moment, Stands, VisitAsks
from showroom.domain.packs.schema import Outcome, Pack, VisitKind
from showroom.domain.reception import terms
from showroom.domain.staff.actor import DESK, Actor
from showroom.gui.kit.labels import Tone
from showroom.gui.shell.context import ShellContext
from showroom.phrases import Standing, Words, why_waits
from showroom.services import packs
from showroom.services.reception.board import board
from showroom.services.reception.rows import FloorBoard, PersonRow, VisitRow
from showroom.services.shop import Shop
from showroom.wording import known, word

STATUS_TONE: dict[str, Tone] = {
    terms.AVAILABLE: "success",
    terms.WITH_VISITOR: "info",
    "meeting": "violet",
    "training": "violet",
    "phone": "warning",
    "break": "warning",
    "lunch": "warning",
    "errand": "neutral",
    "private_leave": "neutral",
    terms.OFF: "neutral",
}
STATUS_ICON: dict[str, str] = {
    terms.AVAILABLE: "check-circle",
    terms.WITH_VISITOR: "handshake",
    "meeting": "users-three",
    "training": "graduation-cap",
    "phone": "phone",
    "break": "coffee",
    "lunch": "fork-knife",
    "errand": "truck",
    "private_leave": "person-simple-walk",
    terms.OFF: "sign-out",
}


@dataclass(frozen=True, slots=True)
class PackWords:
    """What the pack in force says, in one language. ``version_id``: to know when it was switched."""

    version_id: int
    lang: str
    pack: Pack

    def kinds(self) -> tuple[VisitKind, ...]:
        """Every visit kind, those with a chip first."""
        kinds = self.pack.visit_kinds
        return (*(kind for kind in kinds if kind.chip), *(kind for kind in kinds if not kind.chip))

    def kind(self, key: str) -> VisitKind | None:
        return next((kind for kind in self.pack.visit_kinds if kind.key == key), None)

    def asks(self, key: str) -> VisitAsks:
        kind = self.kind(key)
        return kind.asks if kind is not None else VisitAsks.NOTHING

    def is_returning(self, key: str) -> bool:
        kind = self.kind(key)
        return kind is not None and kind.stands is Stands.RETURNING

    def statuses(self) -> tuple[tuple[str, str], ...]:
        """``(key, label)`` of what a person can be set to by hand, available first, off last."""
        labels = {status.key: status.label.of(self.lang) for status in self.pack.statuses}
        wanted = (terms.AVAILABLE, *(s.key for s in self.pack.statuses if s.key in terms.AWAY_STATUSES), terms.OFF)
        return tuple((key, labels.get(key, key)) for key in wanted)

    def outcomes(self) -> tuple[Outcome, ...]:
        return self.pack.outcomes

    def phrase(self, moment: Moment, kind: str = "", **facts: object) -> str:
        """The pack's first phrase for a moment that fits the visit kind (REC-22); "" if it has none."""
        for script in self.pack.scripts:
            if script.moment is moment and (not kind or not script.kinds or kind in script.kinds):
                said = script.text.filled(self.lang, **facts).lstrip(" ,，、")  # nobody's name is known yet
                return said[:1].upper() + said[1:]
        return ""

    def minutes_to_wait(self, waiting: int, serving: int) -> int:
        """A careful guess for the apology: a first visit's usual length shared by those who serve, in steps of 5."""
        usual = next((float(time.median) for time in self.pack.service.times if time.kind == "first"), 20.0)
        return max(5, math.ceil(usual * max(1, waiting) / max(1, serving) / 5) * 5)

    def words(self, time_zone: str, names: dict[int, str]) -> Words:
        """What ``phrases`` needs."""
        return Words(
            self.lang,
            time_zone,
            names,
            {kind.key: kind.label.of(self.lang) for kind in self.pack.visit_kinds},
            {status.key: status.label.of(self.lang) for status in self.pack.statuses},
            {outcome.key: outcome.label.of(self.lang) for outcome in self.pack.outcomes},
        )


def pack_words(shop: Shop, actor: Actor, lang: str) -> PackWords:
    """The pack in force; cheap after the first call (the shop keeps it parsed)."""
    with shop.view(actor, "packs.view") as connection:
        found = packs.in_force(shop, connection)
    return PackWords(found.version_id, lang, found.pack)


def read_floor(shop: Shop, actor: Actor) -> FloorBoard:
    """The floor now. Before a day's first act whoever still waits from the last one is among the waiting too."""
    floor = board(shop, actor)
    left_over = tuple(visit for visit in floor.serving if visit.state == terms.WAITING)
    if not left_over:
        return floor
    serving = tuple(visit for visit in floor.serving if visit.state != terms.WAITING)
    return replace(floor, waiting=floor.waiting + left_over, serving=serving)


def read_words(context: ShellContext) -> PackWords:
    """The pack's words for a dialog or panel."""
    return pack_words(context.shop, DESK, context.language)


def coded(lang: str, kind: str, key: str) -> str:
    """The words of a code (``duty``, ``make_up``, ``courtesy``), the key itself where there are none."""
    code = f"{kind}.{key}"
    said = word(lang, code) if known(lang, code) else key
    return said[:1].upper() + said[1:]


def language_words(code: str) -> str:
    """A language by its own name, which everybody who needs it can read."""
    return {
        "zh": "普通话",
        "yue": "粤语",
        "en": "English",
        "ja": "日本語",
        "ko": "한국어",
        "ru": "Русский",
        "es": "Español",
        "fr": "Français",
        "de": "Deutsch",
        "ar": "العربية",
    }.get(code, code)


def role_words(role: str) -> str:
    """A member's role in the party (REC-06)."""
    said = {
        "decision_maker": QCoreApplication.translate("Reception", "Decides"),
        "partner": QCoreApplication.translate("Reception", "Partner"),
        "parent": QCoreApplication.translate("Reception", "Parent"),
        "child": QCoreApplication.translate("Reception", "Child"),
        "adviser": QCoreApplication.translate("Reception", "Adviser"),
        "friend": QCoreApplication.translate("Reception", "Friend"),
        "other": QCoreApplication.translate("Reception", "Other"),
    }
    return said.get(role, role)


def standing(person: PersonRow) -> Standing:
    """A person as the phrases need them."""
    duty = person.held_by[0].duty if person.held_by else ""
    return Standing(person.id, person.status, person.since, person.make_ups, person.skips, person.bar, duty)


def waits_because(words: Words, floor: FloorBoard, visit: VisitRow) -> str:
    """Why nobody takes this visitor now (REC-12)."""
    if visit.carried:
        return QCoreApplication.translate("Reception", "Left open on an earlier day: no longer here?")
    if visit.together_with is not None and visit.waits_for_id is None:
        together = QCoreApplication.translate("Reception", "Came together with visitor {number}.")
        return together.format(number=visit.together_with)
    person = next((row for row in floor.people if row.id == visit.waits_for_id), None)
    barred: dict[str, list[str]] = {}
    for row in floor.people:
        if row.status == terms.AVAILABLE and row.bar is not None:
            barred.setdefault(row.bar, []).append(row.name)
    return why_waits(
        words,
        clocked_in=len(floor.people),
        free=sum(1 for row in floor.people if row.bar is None),
        waits_for=visit.waits_for_id,
        standing=standing(person) if person is not None else None,
        manager=visit.manager,
        barred_by=barred,
    )


def seconds_since(moment: datetime | None, now: datetime) -> float:
    """Seconds from ``moment`` to ``now``; 0 for a moment to come or none."""
    return max(0.0, (now - moment).total_seconds()) if moment is not None else 0.0


def lasting(seconds: float) -> str:
    """``8 min``, ``1 h 53 min``: a time in which seconds do not matter."""
    hours, minutes = divmod(int(seconds) // 60, 60)
    if hours:
        return QCoreApplication.translate("Reception", "{hours} h {minutes} min").format(hours=hours, minutes=minutes)
    return QCoreApplication.translate("Reception", "{minutes} min").format(minutes=minutes)


def moment_words(words: Words, moment: datetime, today: date) -> str:
    """``12:04``, and ``11-21 12:04`` when it was not today in the store."""
    local = moment.astimezone(zone(words.time_zone))
    return words.time(moment) if local.date() == today else local.strftime("%m-%d %H:%M")


def joined(parts: Iterable[str | None]) -> str:
    """Facts in one line, the empty ones left out."""
    return " · ".join(part for part in parts if part)
