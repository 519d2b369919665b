"""Copies of a database that can be trusted, and putting one back (SEC-06).

SQLite: the backup API takes a consistent copy while others work. PostgreSQL: its own pg_dump, if this PC has it.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
from contextlib import closing
from datetime import datetime
from pathlib import Path

from showroom.domain.errors import Fault, UserError
from showroom.store.database import Database
from showroom.store.faults import fault_of
from showroom.store.migrate import head

_PG_ENVIRONMENT = {"host": "PGHOST", "port": "PGPORT", "username": "PGUSER", "password": "PGPASSWORD"}


def back_up(database: Database, to: Path, *, replace: bool = False) -> int:
    """Copy ``database`` to the file ``to`` and check the copy; returns its size in bytes.

    What stood at ``to`` before stays until the new copy is whole. Raises ``UserError('backup_file_exists')`` and
    ``Fault``: ``db_disk_full``, ``backup_damaged``, ``backup_cannot_write``, ``backup_needs_pg_dump``,
    ``backup_failed``.
    """
    if to.exists() and not replace:
        raise UserError("backup_file_exists", field="to", file=str(to))
    fresh = to.with_name(f"{to.name}.new")
    try:
        to.parent.mkdir(parents=True, exist_ok=True)
        fresh.unlink(missing_ok=True)
        if database.is_sqlite:
            _copy(database.path, fresh)
            version_of(fresh)
        else:
            _dump(database, fresh)
        fresh.chmod(0o600)  # it holds what the store knows about people
        _flush(fresh)
        fresh.replace(to)
    except OSError as error:
        raise Fault("backup_cannot_write", file=str(to), detail=error.strerror or str(error)) from error
    finally:
        fresh.unlink(missing_ok=True)
    return to.stat().st_size


def _copy(source: Path | None, to: Path) -> None:
    assert source is not None
    try:
        with closing(sqlite3.connect(source)) as old, closing(sqlite3.connect(to)) as new:
            old.backup(new)
            new.execute("PRAGMA journal_mode=DELETE")  # one file, nothing beside it
    except sqlite3.Error as error:
        raise fault_of(error, str(to)) or Fault("backup_cannot_write", file=str(to), detail=str(error)) from error


def _flush(file: Path) -> None:
    with file.open("rb+") as stream:
        os.fsync(stream.fileno())


def _dump(database: Database, to: Path) -> None:
    program = shutil.which("pg_dump")
    if program is None:
        raise Fault("backup_needs_pg_dump", place=database.place)
    url = database.url
    given = {"host": url.host, "port": url.port, "username": url.username, "password": url.password}
    environment = os.environ | {_PG_ENVIRONMENT[key]: str(value) for key, value in given.items() if value is not None}
    done = subprocess.run(
        [program, "--format=custom", f"--file={to}", str(url.database)],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        detail = done.stderr.strip().splitlines()[-1] if done.stderr.strip() else str(done.returncode)
        raise Fault("backup_failed", place=database.place, detail=detail)


def version_of(file: Path) -> str:
    """The table version of a backup file that is whole and ours; the file is not changed.

    Raises ``UserError('backup_not_found')``, ``Fault``: ``backup_not_ours``, ``backup_damaged``, ``db_newer``.
    """
    if not file.is_file():
        raise UserError("backup_not_found", field="file", file=str(file))
    try:
        with closing(sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro", uri=True)) as connection:
            whole = connection.execute("PRAGMA integrity_check").fetchone()[0]
            if whole != "ok":
                raise Fault("backup_damaged", file=str(file), detail=str(whole))
            row = connection.execute("SELECT version_num FROM alembic_version").fetchone()
            stores = connection.execute("SELECT count(*) FROM store").fetchone()[0]
    except sqlite3.Error as error:
        code = "backup_damaged" if "malformed" in str(error) else "backup_not_ours"
        raise Fault(code, file=str(file), detail=str(error)) from error
    if row is None or not stores:
        raise Fault("backup_not_ours", file=str(file), detail="")
    version = str(row[0])
    if version > head():
        raise Fault("db_newer", place=str(file), found=version, known=head())
    return version


def restore(file: Path, target: Path, now: datetime) -> Path | None:
    """Put the backup ``file`` in the place of ``target``; returns where the replaced one is kept (None: none).

    Raises what :func:`version_of` raises, and ``Fault('restore_in_use')`` while any program has ``target`` open.
    """
    version_of(file)
    fresh = target.with_name(f"{target.name}.restoring")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        fresh.unlink(missing_ok=True)
        _copy(file, fresh)
        version_of(fresh)
        _flush(fresh)
        kept = None
        if target.exists():
            _take_out_of_use(target)
            kept = target.with_name(f"{target.stem}.before-restore-{now:%Y%m%dT%H%M%S}{target.suffix}")
            target.replace(kept)
        fresh.replace(target)
    except OSError as error:
        raise Fault("backup_cannot_write", file=str(target), detail=error.strerror or str(error)) from error
    finally:
        fresh.unlink(missing_ok=True)
    return kept


def _take_out_of_use(target: Path) -> None:
    """Make sure nobody has ``target`` open, and that all of it is in its one file.

    Leaving the write-ahead log needs the only connection: SQLite itself says whether there is another one.
    """
    try:
        with closing(sqlite3.connect(target, timeout=0, isolation_level=None)) as connection:
            connection.execute("PRAGMA journal_mode=DELETE")
            connection.execute("BEGIN EXCLUSIVE")
            connection.execute("COMMIT")
    except sqlite3.OperationalError as error:
        if "locked" in str(error):
            raise Fault("restore_in_use", place=str(target)) from error
        raise fault_of(error, str(target)) or error from error
    except sqlite3.DatabaseError:
        return  # a damaged or foreign file may be replaced: it is kept as it is
