"""What a rehearsal's paper, workbook and CSV show (REC-19)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from showroom.documents.labels import Labels
from showroom.documents.quote_paper import Letterhead
from showroom.domain.reception.comparing import Figure, PersonFigures
from showroom.domain.text import Text

ASSUMED = ("kept", "leaves", "steps_out", "missed")
"""The codes ``rehearsal_assumed_…``: what is taken over from the past, and what is assumed where it can't know."""


@dataclass(frozen=True, slots=True)
class RehearsalPaper:
    """Both sides of the comparison. ``rules``: what the other rules are called; ``changes``: each differing switch in
    words; ``rules_changed``: more than one set of rules held in the
    period; ``after_undo``: so many of the past's ``decisions`` followed an act that was taken back later."""

    letterhead: Letterhead
    first: date
    last: date
    days: int
    made_at: datetime
    made_by: str
    rules: Text
    changes: tuple[Text, ...]
    rules_changed: bool
    figures: tuple[Figure, ...]
    people: tuple[PersonFigures, ...]
    names: Mapping[int, str]
    decisions: int = 0
    after_undo: int = 0

    def assumed(self, labels: Labels) -> list[str]:
        """What is taken over and assumed, and what may differ even under the same rules, in the paper's languages."""
        said = [text for code in ASSUMED for text in labels.each(f"rehearsal.assumed.{code}")]
        if self.after_undo:
            said += labels.each("rehearsal.after_undo", count=self.after_undo, all=self.decisions)
        return said

    def name(self, staff: int) -> str:
        return self.names.get(staff, f"#{staff}")
