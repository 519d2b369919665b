"""Pack versions in the database: kept, switched, stamped; a bad one changes nothing."""

from __future__ import annotations

import shutil
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import select, text
from tests.services.conftest import FURNITURE, Crew

from showroom.clock import ManualClock
from showroom.domain.errors import Refused, UserError
from showroom.domain.packs.loader import load, load_text
from showroom.domain.packs.problems import PackError
from showroom.domain.packs.schema import Pack
from showroom.domain.staff.actor import DESK
from showroom.services import ledger, pack_versions, packs, reception
from showroom.services.reception import WalkIn
from showroom.store.models import AuditEntry, LedgerEvent, PackVersion

pytestmark = pytest.mark.engines


def changed(old: str, new: str) -> Pack:
    """The furniture pack with one switch changed."""
    shipped = load(FURNITURE).text
    assert old in shipped
    return load_text(shipped.replace(old, new, 1).replace('version = "2026.3"', 'version = "2026.4"'))


LENIENT = ("undo_window_s = 120", "undo_window_s = 300")


def events(crew: Crew) -> list[tuple[str, int]]:
    with crew.shop.view(crew.manager, "ledger.view") as connection:
        rows = connection.execute(select(LedgerEvent.kind, LedgerEvent.pack_version_id).order_by(LedgerEvent.seq))
        return [(row.kind, row.pack_version_id) for row in rows]


def in_force(crew: Crew) -> Pack:
    with crew.shop.view(crew.manager, "packs.view") as connection:
        return packs.in_force(crew.shop, connection).pack


def test_the_first_version_is_the_store_s_own(crew: Crew) -> None:
    (version,) = pack_versions.versions(crew.shop, crew.manager)
    shipped = load(FURNITURE)
    assert (version.name, version.version, version.digest) == (shipped.name, shipped.version, shipped.digest)
    assert version.is_in_force
    assert pack_versions.text_of(crew.shop, crew.manager, version.id) == shipped.text
    assert in_force(crew) == shipped


@pytest.mark.clause("REC-18")
def test_a_switch_holds_at_once_and_stands_in_the_ledger(crew: Crew, clock: ManualClock) -> None:
    reception.clock_in(crew.shop, crew.anna, crew.anna.staff_id or 0)
    reception.walk_in(crew.shop, DESK, WalkIn())
    (first,) = pack_versions.versions(crew.shop, crew.manager)
    clock.advance(minutes=1)
    second = pack_versions.switch(crew.shop, crew.manager, changed(*LENIENT))
    clock.advance(minutes=1)
    reception.walk_in(crew.shop, DESK, WalkIn())
    assert in_force(crew).rotation.undo_window_s == 300
    said = events(crew)
    at = next(number for number, (kind, _) in enumerate(said) if kind == "policy_set")
    assert {version for _, version in said[:at]} == {first.id}
    assert {version for _, version in said[at + 1 :]} == {second}
    # another process, which reads the ledger cold, stamps with the same version
    other = crew.shop.sibling()
    with other.view(crew.manager, "ledger.view") as connection:
        kept = ledger.catch_up(other, connection)
        assert ledger.verify(other, connection).ok
    assert kept is not None
    assert kept.pack_version_id == second
    assert kept.board.policy.undo_window_s == 300


def test_a_coming_day_opens_under_its_pack(crew: Crew, clock: ManualClock) -> None:
    reception.clock_in(crew.shop, crew.anna, crew.anna.staff_id or 0)
    coming = pack_versions.switch(crew.shop, crew.manager, changed(*LENIENT), date(2026, 11, 23))
    assert in_force(crew).rotation.undo_window_s == 120
    assert [one.is_in_force for one in pack_versions.versions(crew.shop, crew.manager)] == [False, True]
    # 04:00 in Shanghai, when the business day begins
    assert pack_versions.versions(crew.shop, crew.manager)[0].in_force_from == datetime(2026, 11, 22, 20, tzinfo=UTC)
    clock.set(datetime(2026, 11, 22, 19, 59, tzinfo=UTC))
    assert in_force(crew).rotation.undo_window_s == 120
    clock.advance(minutes=1)
    assert in_force(crew).rotation.undo_window_s == 300
    clock.advance(hours=5)
    reception.clock_in(crew.shop, crew.anna, crew.anna.staff_id or 0)
    said = events(crew)
    assert [kind for kind, _ in said].count("policy_set") == 0
    assert said[-1][1] == coming


def test_what_can_not_be_switched_to_is_refused_and_nothing_is_written(crew: Crew) -> None:
    other_money = load_text(load(FURNITURE).text.replace('currency = "CNY"', 'currency = "SAR"', 1))
    with pytest.raises(UserError) as refused:
        pack_versions.switch(crew.shop, crew.manager, other_money)
    assert refused.value.code == "pack_currency_differs"
    with pytest.raises(UserError) as refused:
        pack_versions.switch(crew.shop, crew.manager, load(FURNITURE))
    assert refused.value.code == "pack_already_in_force"
    with pytest.raises(UserError) as refused:
        pack_versions.switch(crew.shop, crew.manager, changed(*LENIENT), date(2026, 11, 21))
    assert refused.value.code == "pack_day_is_past"
    with pytest.raises(Refused):
        pack_versions.switch(crew.shop, crew.anna, changed(*LENIENT))
    assert len(pack_versions.versions(crew.shop, crew.manager)) == 1
    assert events(crew) == []


def test_a_bad_file_leaves_the_last_good_pack_in_force(crew: Crew, tmp_path: Path) -> None:
    shutil.copytree(FURNITURE.parent, tmp_path / "packs")
    file = tmp_path / "packs" / "furniture.toml"
    file.write_text(file.read_text(encoding="utf-8").replace("red_wait_s = 300", "red_wait_s = 10"), encoding="utf-8")
    with pytest.raises(PackError) as refused:
        pack_versions.switch(crew.shop, crew.manager, load(file))
    assert refused.value.problems[0].code == "policy_contradicts"
    assert in_force(crew) == load(FURNITURE)


@pytest.mark.clause("SEC-03")
def test_a_switch_is_in_the_audit(crew: Crew) -> None:
    pack = changed(*LENIENT)
    pack_versions.switch(crew.shop, crew.manager, pack)
    with crew.shop.view(crew.manager, "ledger.view") as connection:
        entry = connection.execute(select(AuditEntry).order_by(AuditEntry.seq.desc()).limit(1)).one()
    assert (entry.actor, entry.action) == (crew.manager.tag, "packs.install")
    assert pack.digest in entry.changes


def test_a_text_changed_behind_the_program_is_found(crew: Crew, clock: ManualClock) -> None:
    clock.advance(seconds=1)
    second = pack_versions.switch(crew.shop, crew.manager, changed(*LENIENT))
    with crew.shop.view(crew.manager, "packs.view") as connection:
        assert pack_versions.damaged(connection, crew.shop.store.id) == ()
    with crew.shop.database.write() as connection:
        connection.execute(
            text(f"UPDATE {PackVersion.__tablename__} SET text = replace(text, '300', '310') WHERE id = :id"),
            {"id": second},
        )
    with crew.shop.view(crew.manager, "packs.view") as connection:
        assert pack_versions.damaged(connection, crew.shop.store.id) == (second,)


def test_old_versions_stay_readable(crew: Crew, clock: ManualClock) -> None:
    (first,) = pack_versions.versions(crew.shop, crew.manager)
    clock.advance(seconds=timedelta(hours=1).total_seconds())
    pack_versions.switch(crew.shop, crew.manager, changed(*LENIENT))
    assert load_text(pack_versions.text_of(crew.shop, crew.manager, first.id)) == load(FURNITURE)
    with pytest.raises(UserError) as refused:
        pack_versions.text_of(crew.shop, crew.manager, 1)
    assert refused.value.code == "record_is_gone"
