"""``showroom check``: every kind of damage is found, and nothing is found where there is none."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory):
    """A demo store of two days: visits, personal values, quotes."""
    from showroom.cli.main import main

    place = tmp_path_factory.mktemp("demo") / "demo.sqlite3"
    words = ["demo", "--days", "2", "--visits-per-day", "50", "--seed", "3", "--end", "2026-11-21T16:00"]
    assert main([*words, "--database", str(place)]) == 0
    return place


@pytest.fixture
def store(template, tmp_path):
    place = tmp_path / "store.sqlite3"
    with closing(sqlite3.connect(template)) as old, closing(sqlite3.connect(place)) as new:
        old.backup(new)
    return place


def test_nothing_is_wrong_with_a_whole_store(run, store) -> None:
    ran = run("check", "--database", store, "--json")
    assert (ran.code, ran.json["findings"]) == (0, [])
    assert min(ran.json[what] for what in ("events", "audit_entries", "visits", "quotes")) > 0


@pytest.mark.clause("SEC-03")
@pytest.mark.parametrize(
    ("damage", "code"),
    [
        ("UPDATE ledger_event SET payload = payload || ' ' WHERE seq = 20", "ledger_event_changed"),
        (
            "UPDATE visit SET consultant_id = (SELECT max(id) FROM staff) WHERE consultant_id IS NOT NULL",
            "check_visit_differs",
        ),
        ("UPDATE visit SET state = 'left' WHERE state = 'left_unserved' OR state = 'waiting'", "check_visit_differs"),
        ("UPDATE visit SET used_turn = NOT used_turn", "check_visit_differs"),
        (
            """INSERT INTO visit
               (id, store_id, day, number, arrived_at, kind, party_size, state, used_turn, pack_version_id)
               SELECT id + 1, store_id, day, 999, arrived_at, kind, 1, state, 0, pack_version_id FROM visit LIMIT 1""",
            "check_visit_not_in_ledger",
        ),
        ("UPDATE audit_entry SET actor = 'staff:1' WHERE seq = 30", "audit_entry_changed"),
        (
            """UPDATE audit_entry SET changes = replace(changes, '"kind":"first"', '"kind":"return"')
               WHERE seq = (SELECT min(seq) FROM audit_entry WHERE changes LIKE '%"kind":"first"%')""",
            "audit_entry_changed",
        ),
        ("DELETE FROM audit_value; DELETE FROM audit_entry WHERE seq = 40", "audit_entry_missing"),
        ("UPDATE audit_value SET value = '\"Somebody else\"' WHERE column_name = 'name'", "audit_value_changed"),
        ("UPDATE quote SET total_minor = total_minor + 100", "check_quote_total"),
        ("UPDATE quote_line SET amount_minor = 1, unit_price_minor = unit_price_minor * 2", "check_quote_total"),
        ("UPDATE quote_version SET content = replace(content, '2026', '2027')", "check_quote_changed"),
        ("UPDATE customer SET name = 'Nobody' WHERE id = (SELECT min(id) FROM customer)", "check_row_differs"),
        ("UPDATE customer SET email = 'x@example.com' WHERE email IS NULL", "check_row_differs"),
        ("UPDATE quote SET state = 'accepted' WHERE state = 'issued'", "check_row_differs"),
        ("UPDATE opportunity SET stage = 'deposit' WHERE stage = 'interest'", "check_opportunity_differs"),
        ("UPDATE opportunity SET state = 'won' WHERE state = 'open'", "check_opportunity_differs"),
        ("UPDATE staff SET role = 'manager' WHERE role = 'consultant'", "check_row_differs"),
        ("DELETE FROM customer_phone WHERE id = (SELECT max(id) FROM customer_phone)", "check_row_not_audited"),
        (
            "INSERT INTO setting (id, store_id, key, value) SELECT 1, id, 'secret', '1' FROM store",
            "check_row_not_audited",
        ),
        ("DELETE FROM staff WHERE role = 'consultant'", "check_reference_broken"),
    ],
)
def test_each_damage_is_found_and_worded(run, store, damage, code) -> None:
    with closing(sqlite3.connect(store)) as raw:
        raw.executescript(damage)
    ran = run("check", "--database", store, "--json")
    assert ran.code == 1
    found = {finding["code"]: finding["message"] for finding in ran.json["findings"]}
    assert code in found
    assert code not in found[code]
    worded = run("check", "--database", store, "--lang", "zh_CN")
    assert worded.code == 1
    assert code not in worded.out
    assert "{" not in worded.out


@pytest.mark.clause("SEC-05")
def test_erased_personal_values_leave_the_chain_whole(run, store) -> None:
    with closing(sqlite3.connect(store)) as raw, raw:
        assert raw.execute("DELETE FROM audit_value").rowcount > 0
    assert run("check", "--database", store).code == 0


def test_a_damaged_file_is_found_or_refused_but_never_a_traceback(run, store) -> None:
    content = bytearray(store.read_bytes())
    middle = len(content) // 2
    content[middle : middle + 40_000] = b"\xa5" * 40_000
    store.write_bytes(content)
    ran = run("check", "--database", store)
    assert ran.code in (1, 4)
    assert "Traceback" not in ran.err
