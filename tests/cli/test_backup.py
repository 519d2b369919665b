"""``showroom backup`` and ``restore``: checked copies, the replaced one kept, nobody's open store taken away."""

from __future__ import annotations

import os
import sqlite3
import stat
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest


def _head(run, place) -> str:
    return str(run("ledger", "verify", "--database", place, "--json").json["head"])


@pytest.mark.clause("SEC-06")
def test_a_backup_can_be_restored_and_the_replaced_one_is_kept(run, simulated, tmp_path) -> None:
    copy = tmp_path / "copies" / "monday.bak"
    before = _head(run, simulated)
    assert run("backup", "--to", copy, "--database", simulated).code == 0
    assert not copy.with_name("monday.bak-wal").exists()
    if os.name == "posix":
        assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    with closing(sqlite3.connect(simulated)) as store, store:
        store.execute("DELETE FROM ledger_event WHERE seq > 10")
    after = _head(run, simulated)
    assert after != before
    ran = run("restore", copy, "--database", simulated, "--json")
    assert ran.code == 0, ran.err
    assert _head(run, simulated) == before
    kept = Path(ran.json["kept"])
    assert kept.parent == simulated.parent
    assert _head(run, kept) == after
    assert run("check", "--database", simulated).code == 0


def test_both_are_audited(run, simulated, tmp_path) -> None:
    run("backup", "--to", tmp_path / "a.bak", "--database", simulated)
    run("restore", tmp_path / "a.bak", "--database", simulated)
    with closing(sqlite3.connect(simulated)) as store:
        last = store.execute("SELECT action, actor FROM audit_entry ORDER BY seq DESC LIMIT 1").fetchone()
    assert last[0] == "store.restore"
    assert last[1].startswith("system:")


def test_a_backup_never_overwrites_unasked(run, simulated, tmp_path) -> None:
    there = tmp_path / "there.bak"
    there.write_text("precious", encoding="utf-8")
    ran = run("backup", "--to", there, "--database", simulated)
    assert ran.code == 2
    assert there.read_text(encoding="utf-8") == "precious"
    assert run("backup", "--to", there, "--replace", "--database", simulated).code == 0


@pytest.mark.clause("SEC-06")
def test_restore_to_where_no_store_is_makes_it(run, simulated, tmp_path) -> None:
    copy, fresh = tmp_path / "a.bak", tmp_path / "new" / "store.sqlite3"
    run("backup", "--to", copy, "--database", simulated)
    assert run("restore", copy, "--database", fresh).code == 0
    assert _head(run, fresh) == _head(run, simulated)


@pytest.mark.parametrize("what", ["missing", "text", "foreign", "cut", "newer"])
def test_what_is_no_whole_backup_is_refused_and_the_store_stays(run, simulated, tmp_path, what) -> None:
    copy = tmp_path / "a.bak"
    if what != "missing":
        run("backup", "--to", copy, "--database", simulated)
    if what == "text":
        copy.write_text("no database at all, but long enough to look into" * 50, encoding="utf-8")
    elif what == "cut":
        copy.write_bytes(copy.read_bytes()[: copy.stat().st_size // 2])
    elif what == "foreign":
        copy.unlink()
        with closing(sqlite3.connect(copy)) as foreign, foreign:
            foreign.execute("CREATE TABLE recipes (name)")
    elif what == "newer":
        with closing(sqlite3.connect(copy)) as newer, newer:
            newer.execute("UPDATE alembic_version SET version_num = '9999'")
    head = _head(run, simulated)
    for lang in ("en", "zh_CN"):
        ran = run("restore", copy, "--database", simulated, "--lang", lang)
        assert ran.code == (2 if what == "missing" else 4)
        assert ran.err.count("\n") == 1
        assert not any(code in ran.err for code in ("backup_not", "backup_damaged", "db_newer"))
    assert _head(run, simulated) == head
    assert [file for file in tmp_path.iterdir() if "restor" in file.name] == []


@pytest.mark.clause("SEC-06")
def test_restore_is_refused_while_another_process_has_the_store_open(run, simulated, tmp_path) -> None:
    copy = tmp_path / "a.bak"
    run("backup", "--to", copy, "--database", simulated)
    holder = (
        "import sqlite3, sys; store = sqlite3.connect(sys.argv[1]); "
        "store.execute('SELECT count(*) FROM visit').fetchone(); print('open', flush=True); sys.stdin.read()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", holder, str(simulated)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as other:
        assert other.stdout is not None
        assert other.stdin is not None
        assert other.stdout.readline() == "open\n"
        ran = run("restore", copy, "--database", simulated)
        other.stdin.close()
    assert ran.code == 4
    assert ran.err.count("\n") == 1
    assert run("check", "--database", simulated).code == 0
    assert run("restore", copy, "--database", simulated).code == 0


@pytest.mark.engines
def test_a_server_is_backed_up_with_its_own_program_or_says_why_not(run, arrivals, empty_url, tmp_path) -> None:
    words = ("--arrivals", arrivals, "--consultants", 2, "--database", empty_url)
    assert run("simulate", *words).code == 0
    ran = run("backup", "--to", tmp_path / "copy.bak", "--database", empty_url)
    if ran.code == 0:
        assert (tmp_path / "copy.bak").stat().st_size > 1000
    else:
        assert ran.code == 4
        assert "pg_dump" in ran.err or "backed up" in ran.err
    assert "Traceback" not in ran.err
    if empty_url.startswith("postgresql"):
        assert run("restore", tmp_path / "copy.bak", "--database", empty_url).code == 4
