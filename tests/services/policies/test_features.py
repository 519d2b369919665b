"""The rules beside the rotation: changed from a moment on, in one history, with their effect (REG-07, REG-08)."""

from __future__ import annotations

import re
from datetime import date

import pytest
from tests.services.conftest import Crew

from showroom.clock import ManualClock
from showroom.domain.customers.form import Answer
from showroom.domain.customers.relations import RelationKind
from showroom.domain.errors import Refused, UserError
from showroom.domain.ownership.cases import Clause
from showroom.domain.packs.loader import load_text
from showroom.domain.packs.rewrite import with_sections
from showroom.domain.policies import sections
from showroom.domain.policies.sections import Change, Value
from showroom.domain.staff.actor import Actor
from showroom.services import calls, ownership, packs, policies
from showroom.services.customers import owners, records, relations
from showroom.services.customers.records import Registration
from showroom.services.ownership import NewClaim
from showroom.services.policies import features
from showroom.services.policies.features import CaseEffect

TUESDAY, WEDNESDAY = date(2026, 11, 24), date(2026, 11, 25)
CAP = "ownership.cap_days"


def register(crew: Crew, who: Actor, name: str, phone: str, **answers: Answer) -> int:
    given: dict[str, Answer] = {"name": name, "phones": (phone,), **answers}
    return records.register(crew.shop, who, Registration(given)).id


def days_left(crew: Crew, customer: int) -> int | None:
    with crew.shop.view(crew.manager, "customers.view") as connection:
        held = owners.protection_of(crew.shop, connection, customer)
    assert held is not None
    return held.days_left


def test_what_a_pack_says_is_read_from_its_text_and_its_values_alike(crew: Crew) -> None:
    with crew.shop.view(crew.manager, "packs.view") as connection:
        pack = packs.in_force(crew.shop, connection).pack
    assert sections.values_in(pack.text) == sections.values_of(pack)
    assert sections.ownership_of(sections.values_of(pack)) == pack.ownership
    old = load_text(re.sub(r"(?ms)^\[ownership\]$.*?(?=^\[)", "", pack.text))
    assert "[ownership]" not in old.text  # a pack from before there was such a section
    assert sections.values_in(old.text)[CAP] == sections.rules()[CAP].default
    changed = with_sections(old, {CAP: 90, "calls.private_limit_s": 240})
    assert sections.differences(sections.values_of(old), sections.values_of(changed)) == (
        Change(CAP, sections.rules()[CAP].default, 90),
        Change("calls.private_limit_s", 180, 240),
    )


@pytest.mark.engines
@pytest.mark.clause("REG-07")
def test_a_change_holds_at_once_for_what_comes_and_stands_in_the_history(crew: Crew, clock: ManualClock) -> None:
    shop = crew.shop
    before = register(crew, crew.anna, "Zhou Ping", "13812345678")
    clock.advance(minutes=5)
    made = features.change(
        shop, crew.manager, {"ownership.protection_days": 10, "calls.private_limit_s": 60}, note="trial"
    )
    assert features.rules_now(shop, crew.manager).version_id == made
    after = register(crew, crew.bo, "Qian Duo", "13900001111")
    assert (days_left(crew, before), days_left(crew, after)) == (31, 11)  # what was given stays
    newest, first = policies.history(shop, crew.manager)
    assert newest.others == (Change("ownership.protection_days", 30, 10), Change("calls.private_limit_s", 180, 60))
    assert (newest.changes, newest.by, newest.note, newest.state) == ((), "Mo Lan", "trial", "in_force")
    assert first.others == ()
    with pytest.raises(Refused):
        features.change(shop, crew.anna, {"ownership.protection_days": 20})


@pytest.mark.engines
@pytest.mark.clause("REG-07")
def test_rules_from_a_coming_day_wait_keep_todays_changes_and_can_be_withdrawn(crew: Crew, clock: ManualClock) -> None:
    shop, manager = crew.shop, crew.manager
    coming = features.change(shop, manager, {CAP: 60}, from_day=WEDNESDAY)
    policies.change(shop, manager, {"owner_absent": "wait"})  # the rotation's and these stand in one pack
    features.change(shop, manager, {"ownership.protection_days": 20}, from_day=TUESDAY)
    assert features.rules_now(shop, manager).values[CAP] == 180
    then = features.rules_now(shop, manager, WEDNESDAY).values
    assert (then[CAP], then["ownership.protection_days"]) == (60, 20)
    assert policies.in_force(shop, manager, WEDNESDAY).policy.owner_absent == "wait"
    rows = {row.version_id: row for row in policies.history(shop, manager)}
    assert rows[coming].state == "replaced"  # by the version that takes over what was changed before it begins
    last = next(row for row in rows.values() if row.state == "coming" and row.day == WEDNESDAY)
    assert last.others == (Change(CAP, 180, 60),)
    clock.advance(minutes=1)
    policies.withdraw(shop, manager, last.version_id)
    then = features.rules_now(shop, manager, WEDNESDAY).values
    assert (then[CAP], then["ownership.protection_days"]) == (180, 20)


def test_what_does_not_fit_is_refused_at_its_switch(crew: Crew) -> None:
    shop, manager = crew.shop, crew.manager
    wrong: tuple[tuple[dict[str, Value], str, str | None], ...] = (
        ({CAP: 10}, "pack_ownership_cap", CAP),
        ({CAP: 0}, "policy_bad_number", CAP),
        ({"ownership.extends": ()}, "policy_bad_choice", "ownership.extends"),
        ({"ownership.rank_by": "age"}, "policy_bad_choice", "ownership.rank_by"),
        ({"ownership.none": 3}, "policy_unknown_switch", "ownership.none"),
        ({CAP: 180}, "policy_nothing_changed", None),
    )
    for changes, code, field in wrong:
        with pytest.raises(UserError) as refused:
            features.change(shop, manager, changes)
        assert (refused.value.code, refused.value.field) == (code, field)
    features.change(shop, manager, {"ownership.protection_days": 100}, from_day=WEDNESDAY)
    with pytest.raises(UserError) as clash:
        features.change(shop, manager, {CAP: 60})
    assert (clash.value.code, clash.value.facts["day"]) == ("policy_clashes_with_coming", "2026-11-25")
    assert [one.code for one in features.propose(shop, manager, {CAP: 10}).problems] == ["pack_ownership_cap"]


@pytest.mark.engines
@pytest.mark.clause("REG-08")
def test_the_effect_shows_open_cases_with_another_answer_and_contacts_that_no_longer_count(
    crew: Crew, clock: ManualClock
) -> None:
    shop, manager = crew.shop, crew.manager
    husband = register(crew, crew.anna, "Zhou Ping", "13812345678")
    clock.advance(days=1)
    wife = register(crew, crew.bo, "Qian Duo", "13900001111")
    relations.relate(shop, manager, husband, wife, RelationKind.HOUSEHOLD)
    claim = ownership.open_claim(shop, crew.anna, NewClaim(wife, reason="hers"))
    calls.log(shop, crew.bo, calls.NewCall("", customer_id=wife, duration_s=40))
    found = features.propose(shop, manager, {"ownership.household": "own_order"})
    assert found.effect is not None
    number = ownership.case(shop, manager, claim).row.number
    anna, bo = crew.anna.staff_id, crew.bo.staff_id
    assert found.effect.cases == (CaseEffect(number, anna, bo, Clause.HOUSEHOLD.value, Clause.PROTECTED.value),)
    assert found.names[bo or 0] == "Bo"
    found = features.propose(shop, manager, {"ownership.call_least_s": 60, "ownership.protection_days": 20})
    assert found.effect is not None
    assert found.effect.contacts == (("call", 1, 0),)
    assert found.effect.until == (date(2026, 12, 22), date(2026, 12, 12))
    assert (found.effect.open_cases, found.effect.cases, found.effect.cap, found.effect.private) == (1, (), None, None)
    private = features.propose(shop, manager, {"calls.private_limit_s": 60})
    assert private.effect is not None
    assert private.effect.private == (0, 0)
