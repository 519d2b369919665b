"""Which answers must be confirmed again (REG-11)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from showroom.domain.customers import form
from showroom.domain.customers.form import Answers
from showroom.domain.packs.schema import Form, FormField


@dataclass(frozen=True, slots=True)
class Stale:
    """An answer older than the pack lets stand: last confirmed ``days`` days ago."""

    field: FormField
    confirmed_at: datetime
    days: int


def stale(asked: Form, answers: Answers, confirmed: Mapping[str, datetime], at: datetime) -> tuple[Stale, ...]:
    """The stale answers in the form's order. ``confirmed``: when each answer was given or last confirmed; an answer
    that is not in it is taken for fresh. What is not known can't be stale: the completeness asks for it.
    """
    found = []
    for one in form.applicable(asked, answers):
        since = confirmed.get(one.key)
        if one.confirm_after_days is None or since is None or not form.is_given(answers.get(one.key)):
            continue
        days = (at - since).days
        if days >= one.confirm_after_days:
            found.append(Stale(one, since, days))
    return tuple(found)
