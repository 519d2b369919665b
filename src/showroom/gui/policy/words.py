"""Labels of the editor: switches and their choices, kinds and statuses by the pack's words, moments, people."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from showroom import policy_words
from showroom.clock import zone
from showroom.domain.reception.switches import SWITCHES, Number, PerKey
from showroom.domain.text import Text
from showroom.gui.dashboard.words import short_day, with_year
from showroom.wording import known, switch_label, word


class PolicyWords:
    """The words for one language and one pack. ``keys``: labels of visit kinds and statuses by key."""

    def __init__(self, lang: str, time_zone: str, *labels: Mapping[str, Text]) -> None:
        self.lang = lang
        self._zone = zone(time_zone)
        self.keys = {key: text.of(lang) for mapping in labels for key, text in mapping.items()}

    def group(self, group: str) -> str:
        return word(self.lang, f"policy.group.{group}")

    def label(self, path: str) -> str:
        """``The place while away: Lunch``."""
        return switch_label(self.lang, path, self.keys.get(path.partition(".")[2], ""))

    def key_label(self, path: str) -> str:
        """The key of a table alone: ``Lunch``."""
        name, _, key = path.partition(".")
        codes = (f"policy.{name}.{key}", f"status.{key}", f"kind.{key}")
        return self.keys.get(key) or next((word(self.lang, code) for code in codes if known(self.lang, code)), key)

    def help(self, path: str) -> str:
        return word(self.lang, f"policy.{path.partition('.')[0]}.help")

    def said(self, path: str, value: object) -> str:
        return policy_words.said(self.lang, path, value)

    def choices(self, path: str) -> list[tuple[str, str]]:
        """(key, text) of each choice of a switch, the key as text."""
        name, _, key = path.partition(".")
        switch = SWITCHES[name]
        if isinstance(switch, Number):
            return []
        values = switch.choices_of(key) if isinstance(switch, PerKey) else switch.choices
        return [(choice_key(value), self.said(path, value)) for value in values]

    def difference(self, path: str, old: object, new: object) -> str:
        return policy_words.difference(self.lang, path, old, new, self.keys)

    def clash(self, first: str, second: str) -> str:
        """Why two switches contradict each other."""
        code = f"policy.contradiction.{first}.{second}"
        if known(self.lang, code):
            return word(self.lang, code)
        return word(self.lang, "policy_contradicts", first=first, second=second)

    def matches(self, path: str, query: str) -> bool:
        """Whether a switch is meant by what somebody types: its name, its help, one of its choices."""
        texts = [self.label(path), self.help(path), *(text for _, text in self.choices(path))]
        return query.casefold() in " ".join(texts).casefold()

    def day(self, day: date, today: date) -> str:
        """``23 Nov``; with the year where it is another one."""
        said = short_day(day, self.lang)
        return said if day.year == today.year else with_year(said, day.year, self.lang)

    def moment(self, moment: datetime, today: date) -> str:
        """``21 Nov 09:00``."""
        local = moment.astimezone(self._zone)
        return f"{self.day(local.date(), today)} {local:%H:%M}"


def choice_key(value: object) -> str:
    """A choice's key as text: ``true`` for True."""
    return str(value).lower() if isinstance(value, bool) else str(value)
