"""The rules as a service: what is in force, a change now or from a day, coming rules, history, the effect."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from sqlalchemy import select
from tests.services.conftest import Crew

from showroom.clock import ManualClock
from showroom.domain.errors import Refused, UserError
from showroom.domain.policies.changes import Difference
from showroom.domain.staff.actor import DESK, Actor
from showroom.services import ledger, pack_versions, policies, reception
from showroom.services.reception import WalkIn
from showroom.store.models import AuditEntry, LedgerEvent, PackVersion

pytestmark = pytest.mark.engines

MONDAY, TUESDAY = date(2026, 11, 23), date(2026, 11, 24)


def kinds(crew: Crew) -> list[str]:
    with crew.shop.view(crew.manager, "ledger.view") as connection:
        return list(connection.execute(select(LedgerEvent.kind).order_by(LedgerEvent.seq)).scalars())


@pytest.mark.clause("REC-18", "REC-06")
def test_a_change_holds_at_once_and_stands_in_ledger_audit_and_history(crew: Crew, clock: ManualClock) -> None:
    reception.clock_in(crew.shop, crew.anna, crew.anna.staff_id or 0)
    before = policies.in_force(crew.shop, crew.manager)
    clock.advance(minutes=5)
    made = policies.change(
        crew.shop, crew.manager, {"owner_absent": "wait", "uses_turn.first": False}, note="trial till New Year"
    )
    now = policies.in_force(crew.shop, crew.manager)
    assert (now.policy.owner_absent, now.policy.uses_turn["first"]) == ("wait", False)
    assert (now.pack_version_id, now.by, now.note) == (made, "Mo Lan", "trial till New Year")
    assert now.version == f"{before.version}+1"
    assert now.since == clock.now()
    assert kinds(crew)[-1] == "policy_set"
    given = reception.walk_in(crew.shop, DESK, WalkIn())
    assert given.decision.uses_turn is False
    newest, first = policies.history(crew.shop, crew.manager)
    assert newest.changes == (
        Difference("uses_turn.first", True, False),
        Difference("owner_absent", before.policy.owner_absent, "wait"),
    )
    assert (newest.state, newest.by, first.state, first.is_first, first.changes) == (
        "in_force",
        "Mo Lan",
        "past",
        True,
        (),
    )
    with crew.shop.view(crew.manager, "ledger.view") as connection:
        entry = connection.execute(
            select(AuditEntry).where(AuditEntry.action == "policy.edit").order_by(AuditEntry.seq.desc()).limit(1)
        ).one()
        assert ledger.verify(crew.shop, connection).ok
    assert entry.actor == crew.manager.tag
    assert "trial till New Year" in entry.changes


def test_the_rest_of_the_pack_s_text_stays_as_it_was(crew: Crew) -> None:
    old = pack_versions.text_of(crew.shop, crew.manager, policies.in_force(crew.shop, crew.manager).pack_version_id)
    made = policies.change(crew.shop, crew.manager, {"owner_absent": "wait"})
    new = pack_versions.text_of(crew.shop, crew.manager, made)
    differing = [(one, other) for one, other in zip(old.splitlines(), new.splitlines(), strict=True) if one != other]
    assert [one.split(" = ")[0] for one, _ in differing] == ["version", "owner_absent"]


@pytest.mark.clause("REC-18")
def test_a_coming_day_opens_under_the_changed_rules(crew: Crew, clock: ManualClock) -> None:
    made = policies.change(crew.shop, crew.manager, {"owner_busy": "wait"}, from_day=MONDAY)
    now = policies.in_force(crew.shop, crew.manager)
    assert now.policy.owner_busy != "wait"
    (coming,) = now.coming
    assert (coming.version_id, coming.day, coming.state) == (made, MONDAY, "coming")
    assert policies.in_force(crew.shop, crew.manager, MONDAY).policy.owner_busy == "wait"
    assert "policy_set" not in kinds(crew)
    clock.set(datetime(2026, 11, 23, 2, tzinfo=UTC))
    reception.clock_in(crew.shop, crew.anna, crew.anna.staff_id or 0)
    assert policies.in_force(crew.shop, crew.manager).policy.owner_busy == "wait"
    assert [row.state for row in policies.history(crew.shop, crew.manager)] == ["in_force", "past"]


def test_what_is_changed_today_still_holds_when_coming_rules_begin(crew: Crew, clock: ManualClock) -> None:
    policies.change(crew.shop, crew.manager, {"owner_busy": "wait"}, from_day=MONDAY, note="from Monday")
    clock.advance(minutes=1)
    policies.change(crew.shop, crew.manager, {"owner_busy": "next", "helping": "returns_only"})
    monday = policies.in_force(crew.shop, crew.manager, MONDAY)
    assert (monday.policy.owner_busy, monday.policy.helping) == ("wait", "returns_only")
    assert monday.note == "from Monday"
    (coming,) = policies.in_force(crew.shop, crew.manager).coming
    assert [one.path for one in coming.changes] == ["owner_busy"]
    assert [row.state for row in policies.history(crew.shop, crew.manager)] == [
        "coming",
        "replaced",
        "in_force",
        "past",
    ]


def test_a_change_before_coming_rules_that_would_contradict_is_refused(crew: Crew, clock: ManualClock) -> None:
    policies.change(crew.shop, crew.manager, {"amber_wait_s": 240}, from_day=MONDAY)
    clock.advance(minutes=1)
    with pytest.raises(UserError) as refused:
        policies.change(crew.shop, crew.manager, {"red_wait_s": 200})
    assert refused.value.code == "policy_clashes_with_coming"
    assert refused.value.facts["day"] == "2026-11-23"
    assert policies.in_force(crew.shop, crew.manager).policy.red_wait_s == 300


def test_coming_rules_can_be_withdrawn_until_they_begin(crew: Crew, clock: ManualClock) -> None:
    monday = policies.change(crew.shop, crew.manager, {"owner_busy": "wait"}, from_day=MONDAY)
    policies.change(crew.shop, crew.manager, {"helping": "returns_only"}, from_day=TUESDAY)
    policies.withdraw(crew.shop, crew.manager, monday)
    assert policies.in_force(crew.shop, crew.manager, MONDAY).policy.owner_busy != "wait"
    tuesday = policies.in_force(crew.shop, crew.manager, TUESDAY).policy
    assert (tuesday.owner_busy, tuesday.helping) == ("deputy", "returns_only")
    assert [row.day for row in policies.in_force(crew.shop, crew.manager).coming] == [TUESDAY]
    for version in (monday, policies.in_force(crew.shop, crew.manager).pack_version_id):
        with pytest.raises(UserError) as refused:
            policies.withdraw(crew.shop, crew.manager, version)
        assert refused.value.code == "policy_no_coming"
    clock.set(datetime(2026, 11, 24, 2, tzinfo=UTC))
    assert policies.in_force(crew.shop, crew.manager).policy.helping == "returns_only"


@pytest.mark.parametrize(
    ("changes", "code", "field"),
    [
        ({"red_wait_s": 100}, "policy_contradicts", "red_wait_s"),
        ({"owner_busy": "shout"}, "policy_bad_choice", "owner_busy"),
        ({"owner_bus": "wait"}, "policy_unknown_switch", "owner_bus"),
        ({"place_while": "keep"}, "policy_unknown_switch", "place_while"),
        ({"place_while.sleeping": "keep"}, "policy_unknown_switch", "place_while.sleeping"),
        ({"undo_window_s": 5000}, "policy_bad_number", "undo_window_s"),
        ({"override_uses_turn": 1}, "policy_bad_choice", "override_uses_turn"),
        ({}, "policy_nothing_changed", None),
    ],
)
def test_a_change_that_can_not_hold_is_refused_and_nothing_is_written(
    crew: Crew, changes: dict[str, str | int], code: str, field: str | None
) -> None:
    with pytest.raises(UserError) as refused:
        policies.change(crew.shop, crew.manager, changes)
    assert (refused.value.code, refused.value.field) == (code, field)
    with crew.shop.view(crew.manager, "packs.view") as connection:
        assert len(connection.execute(select(PackVersion.id)).all()) == 1
    proposal = policies.propose(crew.shop, crew.manager, changes)
    assert (proposal.policy is None) is bool(changes)
    assert [one.code for one in proposal.problems] == ([code] if changes else [])


def test_only_a_manager_changes_and_supervisors_look_on(crew: Crew) -> None:
    supervisor = Actor("staff", "Su", "supervisor", crew.anna.staff_id)
    assert policies.in_force(crew.shop, supervisor).policy.owner_busy == "deputy"
    assert len(policies.history(crew.shop, supervisor)) == 1
    for actor in (supervisor, crew.anna, crew.receptionist, DESK):
        with pytest.raises(Refused):
            policies.change(crew.shop, actor, {"owner_busy": "wait"})
    with pytest.raises(Refused):
        policies.propose(crew.shop, crew.anna, {"owner_busy": "wait"})
    with pytest.raises(UserError) as refused:
        policies.change(crew.shop, crew.manager, {"owner_busy": "wait"}, from_day=date(2026, 11, 21))
    assert refused.value.code == "pack_day_is_past"


@pytest.mark.clause("REC-07", "REC-19")
def test_a_proposal_tells_who_would_be_next_on_today_s_floor(crew: Crew, clock: ManualClock) -> None:
    for person in (crew.anna, crew.bo, crew.chen):
        reception.clock_in(crew.shop, person, person.staff_id or 0)
        clock.advance(minutes=1)
    reception.walk_in(crew.shop, DESK, WalkIn())  # Anna serves
    proposal = policies.propose(crew.shop, crew.manager, {"owner_busy": "wait", "uses_turn.first": False})
    assert proposal.policy is not None
    assert proposal.effect is not None
    assert not proposal.effect.assumed
    changed = {(row.situation.code, row.situation.kind): row for row in proposal.effect.rows if row.changes}
    busy = changed["owner_busy", "return"]
    assert busy.situation.owner == crew.anna.staff_id
    assert (busy.now.staff, busy.now.served_as, busy.then.staff) == (crew.bo.staff_id, "deputy", None)
    first = changed["plain", "first"]
    assert (first.now.uses_turn, first.then.uses_turn) == (True, False)
    assert proposal.names[crew.bo.staff_id or 0] == "Bo"
    assert proposal.week is not None
    assert (proposal.week.decisions, proposal.week.touched) == (1, 1)
    assert (proposal.week.turns_now, proposal.week.turns_then) == (1, 0)
    assert policies.in_force(crew.shop, crew.manager).policy.owner_busy == "deputy"


def test_without_anybody_clocked_in_the_staff_list_stands_for_the_floor(crew: Crew) -> None:
    proposal = policies.propose(crew.shop, crew.manager, {"owner_absent": "wait"})
    assert proposal.effect is not None
    assert proposal.effect.assumed
    assert set(proposal.effect.order_now) == {person.staff_id for person in (crew.anna, crew.bo, crew.chen)}
    assert any(row.changes and row.situation.code == "owner_absent" for row in proposal.effect.rows)


def test_the_author_of_another_pack_is_kept_too(crew: Crew, clock: ManualClock) -> None:
    clock.advance(seconds=1)
    other = policies.preset("furniture").policy
    assert other == policies.in_force(crew.shop, crew.manager).policy
    with pytest.raises(UserError) as refused:
        policies.preset("bakery")
    assert refused.value.code == "policy_preset_unknown"


def test_every_preset_is_a_sound_policy() -> None:
    from showroom.domain.reception.policy import contradictions

    found = policies.presets()
    assert {"furniture", "car"} <= {one.name for one in found}
    assert all(contradictions(one.policy) == [] for one in found)
