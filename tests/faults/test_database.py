"""Each way a database can fail ends in a Fault of its own code, with nothing half written, and heals when it heals."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event, func, select, text
from sqlalchemy.engine import make_url
from tests.services.conftest import Crew

from showroom.domain.errors import Fault
from showroom.services import reception
from showroom.store import database as store_database
from showroom.store import migrate
from showroom.store.database import Database
from showroom.store.migrate import open_database
from showroom.store.models import AuditEntry, LedgerEvent, Visit

TABLES = (Visit, LedgerEvent, AuditEntry)


def fault(act: Callable[[], object]) -> str:
    """The code of the Fault that ``act`` ends in."""
    with pytest.raises(Fault) as caught:
        act()
    return caught.value.code


def rows(database: Database) -> tuple[int, ...]:
    with database.read() as connection:
        return tuple(connection.execute(select(func.count()).select_from(table)).scalar() or 0 for table in TABLES)


def each_connection(database: Database, pragma: str) -> None:
    """Give ``pragma`` to every connection from now on."""
    database.engine.dispose()

    @event.listens_for(database.engine, "connect")
    def _on_connect(connection: Any, _record: object) -> None:
        connection.execute(pragma)


def test_a_full_disk_writes_nothing_and_heals(crew: Crew) -> None:
    """SQLite itself reports SQLITE_FULL when the file may not grow, as it does when the disk is full."""
    database = crew.shop.database
    with database.read() as connection:
        pages = connection.execute(text("PRAGMA page_count")).scalar()
    each_connection(database, f"PRAGMA max_page_count={pages}")
    before = rows(database)
    codes = set()
    for _ in range(200):
        here = rows(database)
        try:
            reception.walk_in(crew.shop, crew.receptionist, reception.WalkIn(note="x" * 400))
        except Fault as full:
            codes.add(full.code)
            assert rows(database) == here, "a refused act left something behind"
            break
    assert codes == {"db_disk_full"}
    each_connection(database, "PRAGMA max_page_count=1000000")
    reception.walk_in(crew.shop, crew.receptionist, reception.WalkIn())
    assert rows(database)[0] > before[0]


def test_a_read_only_database_can_be_read_and_says_so_on_writing(crew: Crew) -> None:
    database = crew.shop.database
    before = rows(database)
    each_connection(database, "PRAGMA query_only=1")
    assert fault(lambda: reception.walk_in(crew.shop, crew.receptionist, reception.WalkIn())) == "db_read_only"
    assert reception.board(crew.shop, crew.manager) is not None
    assert rows(database) == before


@pytest.mark.skipif(hasattr(os, "geteuid") and os.geteuid() == 0, reason="root may write any file")
def test_a_file_without_write_permission_is_refused_at_the_start(engine_url: str) -> None:
    Path(engine_url).chmod(0o400)
    assert fault(lambda: open_database(engine_url)) == "db_read_only"


@pytest.mark.parametrize(
    "content",
    [b"%PDF-1.7 this is no database at all", b"\x00" * 4096, "客户,电话\n".encode()],
    ids=["pdf", "zeros", "csv"],
)
def test_a_file_of_another_kind_is_left_as_it_is(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "store.sqlite3"
    file.write_bytes(content)
    assert fault(lambda: open_database(str(file), create=True)) == "db_not_a_database"
    assert file.read_bytes() == content
    assert list(tmp_path.iterdir()) == [file]


def test_another_programs_database_is_left_as_it_is(tmp_path: Path) -> None:
    file = tmp_path / "cookbook.sqlite3"
    with sqlite3.connect(file) as other:
        other.execute("CREATE TABLE recipe (name TEXT)")
    other.close()
    assert fault(lambda: open_database(str(file), create=True)) == "db_not_showroom"
    with sqlite3.connect(file) as other:
        assert other.execute("SELECT name FROM sqlite_master").fetchall() == [("recipe",)]
    other.close()


@pytest.mark.engines
def test_a_newer_programs_database_is_left_as_it_is(engine_url: str) -> None:
    database = open_database(engine_url)
    with database.write() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    database.close()
    assert fault(lambda: open_database(engine_url)) == "db_newer"
    raw = Database(engine_url)
    with raw.read() as connection:
        assert connection.execute(text("SELECT version_num FROM alembic_version")).scalar() == "9999"
    raw.close()


def test_a_missing_database_is_not_made_by_looking(tmp_path: Path) -> None:
    file = tmp_path / "nowhere" / "store.sqlite3"
    assert fault(lambda: open_database(str(file))) == "db_missing"
    assert list(tmp_path.iterdir()) == []


def test_a_folder_is_no_database(tmp_path: Path) -> None:
    assert fault(lambda: open_database(str(tmp_path), create=True)) == "db_not_a_database"


def test_a_damaged_file_says_so(crew: Crew, engine_url: str) -> None:
    for _ in range(30):
        reception.walk_in(crew.shop, crew.receptionist, reception.WalkIn(note="x" * 300))
    crew.shop.database.close()
    with sqlite3.connect(engine_url) as file:
        file.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        page_size, pages = (file.execute(f"PRAGMA {name}").fetchone()[0] for name in ("page_size", "page_count"))
    file.close()
    with Path(engine_url).open("r+b") as stream:
        for page in range(1, pages):  # every page but the first, so that the file still looks like a database
            stream.seek(page * page_size)
            stream.write(b"\xa5" * 512)
    assert fault(lambda: rows(open_database(engine_url))) == "db_damaged"


def test_a_database_somebody_keeps_locked_is_busy(crew: Crew, engine_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store_database, "BUSY_TIMEOUT_MS", 50)
    crew.shop.database.engine.dispose()
    before = rows(crew.shop.database)
    crew.shop.database.engine.dispose()
    code = "import sqlite3, sys; c = sqlite3.connect(sys.argv[1], isolation_level=None); c.execute('BEGIN IMMEDIATE')\n"
    code += "print('held', flush=True); sys.stdin.readline()"
    holder = subprocess.Popen(
        [sys.executable, "-c", code, engine_url], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert holder.stdout is not None
    assert holder.stdout.readline() == "held\n"
    each_connection(crew.shop.database, "PRAGMA busy_timeout=50")
    try:
        assert fault(lambda: reception.walk_in(crew.shop, crew.receptionist, reception.WalkIn())) == "db_busy"
    finally:
        holder.communicate("\n", timeout=30)
    assert rows(crew.shop.database) == before
    reception.walk_in(crew.shop, crew.receptionist, reception.WalkIn())


@pytest.mark.parametrize("kind", ["nfs4", "cifs", "fuse.sshfs"])
def test_a_file_on_a_network_share_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str) -> None:
    mounts = tmp_path / "mounts"
    mounts.write_text(
        f"/dev/sda1 / ext4 rw 0 0\nserver:/share {tmp_path}/my\\040share {kind} rw 0 0\n", encoding="utf-8"
    )
    real = migrate._mount_type
    monkeypatch.setattr(migrate, "_mount_type", lambda file, _mounts: real(file, mounts))
    file = tmp_path / "my share" / "store.sqlite3"
    assert fault(lambda: open_database(str(file), create=True)) == "db_network_share"
    assert not file.parent.exists()
    open_database(str(tmp_path / "here.sqlite3"), create=True).close()


def test_a_windows_share_is_refused() -> None:
    assert fault(lambda: open_database("\\\\server\\share\\store.sqlite3", create=True)) == "db_network_share"


def test_a_server_that_is_not_there_is_unreachable() -> None:
    assert fault(lambda: open_database("postgresql://nobody:secret@127.0.0.1:9/showroom")) == "db_unreachable"


def test_the_password_is_in_no_fault() -> None:
    with pytest.raises(Fault) as caught:
        open_database("postgresql://nobody:verysecret@127.0.0.1:9/showroom")
    assert "verysecret" not in str(caught.value) + repr(caught.value.facts)


@pytest.mark.engines
def test_a_cut_connection_heals_with_the_next_act(crew: Crew, engine_url: str) -> None:
    """The server restarts, a switch is unplugged: idle connections are dead, and nobody should notice."""
    reception.walk_in(crew.shop, crew.receptionist, reception.WalkIn())
    if not crew.shop.database.is_sqlite:
        import psycopg

        with psycopg.connect(engine_url.replace("+psycopg", ""), autocommit=True) as other:
            cut = other.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s AND pid <> pg_backend_pid()",
                (make_url(engine_url).database,),
            ).fetchall()
        assert cut
    else:
        crew.shop.database.engine.dispose()
    second = reception.walk_in(crew.shop, crew.receptionist, reception.WalkIn())
    assert second.number == 2
