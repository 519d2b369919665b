"""Opening a database: is it ours, is it whole, is it as new as the program? If older, it is copied and brought up to
date.

The version is read with plain SQL; alembic (slow to import) is loaded only when there is something to migrate.
"""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path

from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from showroom import paths
from showroom.domain.errors import Fault
from showroom.store.database import Database, url_of
from showroom.store.faults import fault_of

_MAGIC = b"SQLite format 3\x00"
_NETWORK_TYPES = {"nfs", "nfs4", "cifs", "smb3", "smbfs", "afs", "9p", "ncpfs", "fuse.sshfs", "davfs", "fuse.davfs"}
# values of an import that was cut off before it happened: their entries never came; one that goes on after all is told
# by its rows of import_ahead being gone, too
_LEFT = (
    """DELETE FROM audit_value WHERE audit_id IN (SELECT audit_id FROM import_ahead)
    AND audit_id NOT IN (SELECT id FROM audit_entry)""",
    "DELETE FROM import_ahead",
)


@lru_cache(maxsize=1)
def head() -> str:
    """The newest revision this program knows: migration files are called ``NNNN_what.py`` and revise in that order."""
    return max(file.name.split("_")[0] for file in (paths.migrations() / "versions").glob("[0-9]*_*.py"))


def exists(place: str) -> bool:
    """Whether there is a database with our tables at ``place``. Raises ``Fault`` if that can't be told."""
    url = url_of(place)
    if url.get_backend_name() == "sqlite":
        file = Path(url.database or "")
        return file.is_file() and file.stat().st_size > 0
    database = Database(place)
    try:
        return _version(database) is not None
    finally:
        database.close()


def open_database(place: str, *, create: bool = False) -> Database:
    """Open the database at ``place`` (path or URL), migrated to the newest tables.

    Raises ``Fault`` with one of ``db_missing, db_network_share, db_not_a_database, db_read_only, db_newer,
    db_disk_full,
    db_damaged, db_cannot_open, db_unreachable``; nothing was changed then.
    """
    url = url_of(place)
    if url.get_backend_name() == "sqlite":
        _check_file(Path(url.database or ""), create=create)
    elif url.get_backend_name() != "postgresql":
        raise Fault("db_unknown_kind", place=place)
    database = Database(place)
    try:
        version = _version(database)
        if version is None and not create:
            raise Fault("db_missing", place=database.place)
        if version != head():
            if version is not None and version > head():
                raise Fault("db_newer", place=database.place, found=version, known=head())
            if version is not None and database.path is not None:
                back_up_before_migration(database, version)
            _upgrade(database)
    except BaseException:
        database.close()
        raise
    return database


def _version(database: Database) -> str | None:
    """The revision the database stands at; None when it has none of our tables."""
    try:
        with database.engine.connect() as connection:
            return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    except DBAPIError as error:
        cause = str(error.orig).lower()
        if "no such table" in cause or ("does not exist" in cause and "alembic_version" in cause):
            _refuse_foreign_tables(database)
            return None
        fault = fault_of(error, database.place)
        if fault is None:
            raise
        raise fault from error


def _refuse_foreign_tables(database: Database) -> None:
    """A SQLite file that holds somebody else's tables is not ours to fill."""
    if not database.is_sqlite:
        return
    with database.engine.connect() as connection:
        if connection.execute(text("SELECT count(*) FROM sqlite_master")).scalar():
            raise Fault("db_not_showroom", place=database.place)


def _check_file(file: Path, *, create: bool) -> None:
    place = str(file)
    if on_network_share(file):
        raise Fault("db_network_share", place=place)
    if file.is_dir():
        raise Fault("db_not_a_database", place=place)
    if not file.exists():
        if not create:
            raise Fault("db_missing", place=place)
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise Fault("db_cannot_open", place=place) from error
        if not os.access(file.parent, os.W_OK):
            raise Fault("db_read_only", place=place)
        return
    try:
        with file.open("rb") as stream:
            start = stream.read(16)
    except OSError as error:
        raise Fault("db_cannot_open", place=place) from error
    if start and start != _MAGIC:
        raise Fault("db_not_a_database", place=place)
    if not os.access(file, os.W_OK) or not os.access(file.parent, os.W_OK):
        raise Fault("db_read_only", place=place)


def on_network_share(file: Path) -> bool:
    """Whether ``file`` would lie on a file server: SQLite's locks can't be trusted there."""
    if str(file).startswith(("\\\\", "//")):
        return True
    if os.name == "nt":
        import ctypes

        drive = os.path.splitdrive(str(file.absolute()))[0]
        remote = 4  # DRIVE_REMOTE
        return bool(drive) and ctypes.windll.kernel32.GetDriveTypeW(drive + "\\") == remote  # type: ignore[attr-defined,unused-ignore]
    return _mount_type(file.absolute(), Path("/proc/self/mounts")) in _NETWORK_TYPES


def _mount_type(file: Path, mounts: Path) -> str | None:
    """The file-system type of the mount that holds ``file`` (the longest mount point wins)."""
    try:
        lines = mounts.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return None
    found: tuple[int, str | None] = (-1, None)
    for line in lines:
        parts = line.split()
        if len(parts) < 3:
            continue
        point = Path(parts[1].replace("\\040", " "))
        if point == file or point in file.parents:
            found = max(found, (len(point.parts), parts[2]), key=lambda pair: pair[0])
    return found[1]


def back_up_before_migration(database: Database, version: str) -> Path:
    """Copy the file beside itself before its tables change; returns the copy."""
    source = database.path
    assert source is not None
    stamp = datetime.now(UTC).strftime("%Y%m%dT%H%M%SZ")  # a file name, not a fact in the database
    copy = source.with_name(f"{source.stem}.before-{head()}-from-{version}-{stamp}{source.suffix}")
    try:
        with closing(sqlite3.connect(source)) as old, closing(sqlite3.connect(copy)) as new:
            old.backup(new)
    except sqlite3.Error as error:
        copy.unlink(missing_ok=True)
        raise fault_of(error, str(source)) or Fault("db_cannot_open", place=str(source)) from error
    return copy


def _upgrade(database: Database) -> None:
    """Run alembic to the head in one transaction. Foreign keys are off meanwhile: a table rebuild would cascade."""
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(paths.migrations()).replace("%", "%%"))
    try:
        with database.engine.connect() as connection:
            if database.is_sqlite:
                connection.connection.driver_connection.execute("PRAGMA foreign_keys=OFF")  # type: ignore[union-attr]
            with database.writing(connection):
                if not database.is_sqlite:
                    connection.execute(text("SELECT pg_advisory_xact_lock(7305)"))  # two PCs may start at once
                config.attributes["connection"] = connection
                command.upgrade(config, "head")
                if database.is_sqlite:
                    for statement in _LEFT:
                        connection.execute(text(statement))
                    broken = connection.execute(text("PRAGMA foreign_key_check")).fetchall()
                    if broken:
                        raise Fault("db_damaged", place=database.place, detail=str(broken[0]))
            if database.is_sqlite:
                connection.connection.driver_connection.execute("PRAGMA foreign_keys=ON")  # type: ignore[union-attr]
    except DBAPIError as error:
        fault = fault_of(error, database.place)
        if fault is None:
            raise
        raise fault from error
