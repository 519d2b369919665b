"""Labels of the rules beside the rotation: switches, what they say, changes, the clauses of open cases."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

from showroom import rule_words
from showroom.domain.policies.sections import Change, Rule, Value
from showroom.gui.policy.words import PolicyWords
from showroom.wording import known, word


class FeatureWords:
    """``of_rotation``: days and moments as the rest of the page says them."""

    def __init__(self, of_rotation: PolicyWords) -> None:
        self.lang = of_rotation.lang
        self.day: Callable[[date, date], str] = of_rotation.day

    def full_day(self, day: date) -> str:
        """``22 Dec 2026``."""
        return self.day(day, date.min)

    def section(self, section: str) -> str:
        return word(self.lang, f"rule.section.{section}")

    def label(self, path: str) -> str:
        return word(self.lang, f"rule.{path}")

    def help(self, path: str) -> str:
        return word(self.lang, f"rule.{path}.help")

    def choices(self, rule: Rule) -> list[tuple[str, str]]:
        """(key, text) of each choice; of a yes or no ``true`` and ``false``."""
        if rule.kind == "yes_no":
            return [("true", word(self.lang, "rule.yes")), ("false", word(self.lang, "rule.no"))]
        return [(key, word(self.lang, f"rule.{rule.path}.{key}")) for key in rule.choices]

    def long(self, rule: Rule, value: Value) -> str:
        """What a choice means, in a whole sentence; "" where its name says it all."""
        if rule.kind != "choice":
            return ""
        enum = re.sub(r"(?<!^)(?=[A-Z])", "_", rule.enum).lower()
        code = f"pack_choice_{enum}_{value}"
        return word(self.lang, code) if known(self.lang, code) else ""

    def said(self, path: str, value: Value) -> str:
        """``30 days``, ``Visit, Call``, ``By the rotation``."""
        return rule_words.said(self.lang, path, value)

    def difference(self, change: Change) -> str:
        """``Hard end: 180 days → 90 days``."""
        return rule_words.difference(self.lang, change.path, change.old, change.new)

    def clause(self, clause: str) -> str:
        return word(self.lang, f"ownership.clause.{clause}")

    def contact(self, kind: str) -> str:
        return word(self.lang, f"rule.ownership.extends.{kind}")

    def nobody(self) -> str:
        return word(self.lang, "ownership.nobody")
