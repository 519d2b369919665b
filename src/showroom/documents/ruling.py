"""The ruling of the ownership desk as a paper: who claimed, what the records say, what was decided (REG-08).

Moments are aware and in the store's zone; what is said to the reader is bilingual ``Text``.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from showroom.documents.quote_paper import Letterhead
from showroom.domain.text import Text


@dataclass(frozen=True, slots=True)
class CandidateRow:
    """A candidate in the order of the rules; ``protection``: days left, or that it is over; empty: never had any."""

    who: str
    clause: Text
    facts: tuple[Text, ...]
    protection: Text | None = None


@dataclass(frozen=True, slots=True)
class StatedRow:
    """What a claimant stated blind: (fact, what was said, how it compares); nothing compared: ``Text`` empty."""

    who: str
    at: datetime
    facts: tuple[tuple[Text, str, Text], ...]


@dataclass(frozen=True, slots=True)
class RulingPaper:
    """One decision. ``proposed``: what the rules say, a sentence each; ``decided``: the decision; ``why`` empty where
    it follows the rules; ``earlier``: decisions that were taken back. ``signers``: (code of ``documents.ruling.sign``,
    name). ``of_notices``: agents' notices in dispute, each with the day it holds until in place of protection.
    """

    letterhead: Letterhead
    number: int
    kind: Text
    customer: str
    opened_at: datetime
    opened_by: str
    statement: str
    candidates: tuple[CandidateRow, ...]
    stated: tuple[StatedRow, ...]
    proposed: tuple[Text, ...]
    decided: tuple[Text, ...]
    differs: bool
    why: str
    decided_at: datetime
    decided_by: str
    earlier: tuple[Text, ...]
    policy: Text
    signers: tuple[tuple[str, str], ...]
    made_at: datetime
    made_by: str
    of_notices: bool = False
