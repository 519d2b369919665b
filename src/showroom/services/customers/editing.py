"""Saving a form that stood open for a while: what somebody else changed meanwhile is never overwritten unseen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import select

import showroom.services.customers.answers as _answers
import showroom.services.customers.cards as cards
import showroom.services.customers.people as people
import showroom.services.customers.records as records
import showroom.services.customers.relations as relations
from showroom.domain.customers import form, phones
from showroom.domain.customers.form import Answer, FormRefused, Problem
from showroom.domain.customers.relations import RelationKind
from showroom.domain.packs.choices import FieldKind
from showroom.domain.packs.schema import FormField, Pack
from showroom.domain.staff.actor import Actor
from showroom.services import packs
from showroom.services.customers.records import Saved
from showroom.services.following import winner_of
from showroom.services.shop import Shop
from showroom.services.work import Work
from showroom.store.models import CustomerChange, Staff

_LOOKED_BACK = timedelta(days=2)  # a form open for longer was forgotten; who changed it stands in the timeline


@dataclass(frozen=True, slots=True)
class Edit:
    """A customer's form to save. ``changes``: answers by key, None takes one away; ``seen``: the answers the form began
    with, for the same keys at least; ``not_same_as``, ``household_of``: see ``Registration``.
    """

    changes: Mapping[str, Answer | None]
    seen: Mapping[str, Answer | None]
    not_same_as: tuple[int, ...] = ()
    household_of: tuple[int, ...] = ()


class ChangedMeanwhile(FormRefused):
    """Somebody changed the same answers since the form was opened. ``now``: what stands there, None for nothing;
    starred for who doesn't see it (SEC-02), who can't overwrite it either.
    """

    def __init__(self, problems: tuple[Problem, ...], now: Mapping[str, Answer | None]) -> None:
        super().__init__(problems)
        self.now = dict(now)


def save(shop: Shop, actor: Actor, customer_id: int, edit: Edit) -> Saved:
    """Save a form; answers others gave to other fields meanwhile stay. Raises ``ChangedMeanwhile``, ``FormRefused``,
    ``UserError('customer_gone')``.
    """
    with shop.work(actor, "customers.update") as work:
        customer_id = winner_of(work.connection, customer_id)
        _refuse_overwriting(work, customer_id, edit)
        saved = records.update_in(work, customer_id, edit.changes, edit.not_same_as)
        for other in edit.household_of:
            relations.relate_in(work, customer_id, other, RelationKind.HOUSEHOLD)
    return saved


def _refuse_overwriting(work: Work, customer_id: int, edit: Edit) -> None:
    pack = packs.in_force(work.shop, work.connection).pack
    region = work.shop.store.country
    answers = _answers.load(work.connection, pack, customer_id).answers
    held = cards.written_for_people(pack, answers, region)
    found: dict[str, Answer | None] = {}
    for one in pack.form.fields:
        if one.key not in edit.changes:
            continue
        now, seen = held.get(one.key), edit.seen.get(one.key)
        is_wanted = _same(one, now, edit.changes[one.key], region)  # two people wrote the same
        if not _same(one, now, seen, region) and not is_wanted:
            found[one.key] = now
    if found:
        found = _as_seen(work, pack, customer_id, answers, found)
        who = _changed_by(work, customer_id, found)
        raise ChangedMeanwhile(
            tuple(Problem(key, "customer_changed_meanwhile", {"who": who.get(key, "–")}) for key in found), found
        )


def _as_seen(
    work: Work,
    pack: Pack,
    customer_id: int,
    answers: Mapping[str, Answer],
    found: dict[str, Answer | None],
) -> dict[str, Answer | None]:
    """What stands there as the acting person sees it: a quarrel over a field is no way to a number."""
    person = people.one(work.shop, work.connection, work.actor, customer_id)
    if person is not None and not person.masked:
        return found
    shown, starred = cards.without_personal(pack, {key: answers[key] for key in found.keys() & answers.keys()})
    return {key: shown.get(key) if key in starred else now for key, now in found.items()}


def _same(one: FormField, answer: Answer | None, other: Answer | None, region: str) -> bool:
    """Whether two answers say the same; a phone may be written any way."""
    if not form.is_given(answer) or not form.is_given(other):
        return form.is_given(answer) == form.is_given(other)
    if one.kind is FieldKind.PHONES and isinstance(answer, tuple) and isinstance(other, tuple):
        return _numbers(answer, region) == _numbers(other, region)
    if isinstance(answer, str) and isinstance(other, str):
        return answer.strip() == other.strip()
    return answer == other


def _numbers(typed: tuple[str, ...], region: str) -> list[tuple[str, str | None]]:
    return [(one.e164 or one.raw, one.extension) for one in phones.read_all(typed, region)]


def _changed_by(work: Work, customer_id: int, keys: Mapping[str, object]) -> dict[str, str]:
    """Who changed each of these last."""
    rows = work.connection.execute(
        select(CustomerChange.keys, Staff.name)
        .outerjoin(Staff, Staff.id == CustomerChange.staff_id)
        .where(CustomerChange.customer_id == customer_id, CustomerChange.at > work.now - _LOOKED_BACK)
        .where(CustomerChange.what == "changed")
        .order_by(CustomerChange.at.desc(), CustomerChange.id.desc())
    )
    found: dict[str, str] = {}
    for changed, name in rows:
        for key in keys.keys() & set(changed.split(",")):
            found.setdefault(key, name or "–")
    return found
