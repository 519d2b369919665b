"""How a demo visit ends that left no paper: the outcome, and its reason where the pack wants one."""

from __future__ import annotations

from collections.abc import Mapping
from random import Random

from showroom.domain.packs.schema import Outcome

_BY_RESULT = {"won": 0.0, "quoted": 0.0, "open": 3.0, "lost": 3.2, "none": 0.0}


def plain_outcome(rng: Random, outcomes: Mapping[str, Outcome], kind: str) -> Outcome:
    """An outcome without a paper of its own, as visits of this kind end."""
    if kind in ("non_opportunity", "competitor", "friend") and "non_opportunity" in outcomes:
        return outcomes["non_opportunity"]
    if kind == "service" and "service_done" in outcomes:
        return outcomes["service_done"]
    options = [outcome for outcome in outcomes.values() if _BY_RESULT[outcome.result]]
    if rng.random() < 0.03 and "non_opportunity" in outcomes:
        return outcomes["non_opportunity"]
    return rng.choices(options, [_BY_RESULT[outcome.result] for outcome in options])[0]


def reason(rng: Random, outcome: Outcome) -> str | None:
    """One of the pack's reasons; the outcome's own name where it lists none; None where none is wanted."""
    if not outcome.needs_reason:
        return None
    return rng.choice(outcome.reasons).key if outcome.reasons else outcome.label.zh_CN
