"""Answers to the pack's registration form as an invented customer would give them.

Only fields and options the pack has are answered, so that any pack gets a believable form.
"""

from __future__ import annotations

from random import Random

from showroom.domain.customers.form import Answer, MoneyRange
from showroom.domain.packs.choices import FieldKind
from showroom.domain.packs.schema import FormField, Pack
from showroom.services.demo.people import Guest, Trade, trade

_OFTEN = {
    "purpose": 0.8,
    "home_stage": 0.55,
    "rooms": 0.5,
    "categories": 0.75,
    "budget": 0.5,
    "timeframe": 0.55,
    "style": 0.4,
}
_SELDOM = 0.22


def answers(rng: Random, pack: Pack, guest: Guest, channel: str | None) -> dict[str, Answer]:
    """A form filled in as far as such a talk goes."""
    said: dict[str, Answer] = {}
    habits = trade(pack.name)
    for field in pack.form.fields:
        answer = _answer(rng, field, guest, channel, habits, company=guest.company is not None)
        if answer is not None:
            said[field.key] = answer
    return said


def _answer(
    rng: Random, field: FormField, guest: Guest, channel: str | None, habits: Trade, *, company: bool
) -> Answer | None:
    if field.whom.value == ("household" if company else "company"):
        return None
    if field.column is not None:
        return _column(rng, field, guest, channel, company=company)
    if rng.random() > _OFTEN.get(field.key, _SELDOM):
        return None
    keys = [option.key for option in field.options]
    if field.kind is FieldKind.CHOICE and keys:
        return rng.choice(keys)
    if field.kind is FieldKind.SEVERAL and keys:
        return tuple(sorted(rng.sample(keys, rng.randint(1, min(3, len(keys)))), key=keys.index))
    if field.kind is FieldKind.MONEY_RANGE:
        low = round(rng.choice(habits.amounts.get(field.key) or habits.amounts["other"]) * 1_000_000)
        return MoneyRange(low, low * 2 if rng.random() < 0.7 else None)
    if field.kind is FieldKind.NUMBER:
        least = field.minimum or 20
        most = min(field.maximum or 240, max(240, least * 30) if least >= 240 else 240)
        return rng.randint(least, max(least, most))
    return None


def _column(rng: Random, field: FormField, guest: Guest, channel: str | None, *, company: bool) -> Answer | None:
    keys = [option.key for option in field.options]
    given: dict[str, Answer | None] = {
        "kind": "company" if company else "household",
        "name": guest.name,
        "title": guest.title if guest.title in keys else None,
        "company": guest.company,
        "phones": (guest.phone,) if guest.phone else None,
        "phone_declined": None if guest.phone else guest.description,
        "email": guest.email,
        "address": guest.address,
        "language": guest.language if guest.language in keys else None,
        "source_channel": channel,
        "consent": True if rng.random() < 0.6 else None,
    }
    return given.get(field.column or "")
