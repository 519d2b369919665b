"""Fixtures for every test: a clock that stands, databases that are migrated once and copied, servers from `make test`.

``engine_url`` and ``database`` mean SQLite; a test marked ``@pytest.mark.engines`` gets them twice, on SQLite and on
PostgreSQL. Nothing here imports Qt or SQLAlchemy before a test asks for it.
"""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, settings

from showroom.clock import ManualClock

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from showroom.store.database import Database

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# How long an example takes says nothing on a machine that runs other tests beside it.
settings.register_profile("showroom", deadline=None, print_blob=True, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("showroom")

MORNING = datetime(2026, 11, 21, 9, 30, tzinfo=ZoneInfo("Asia/Shanghai"))
"""When the clock of every test stands: a Saturday, opening time."""

CLAUSE = re.compile(r"[A-Z]{3}-\d{2}")
NEEDS = {"screen": "SHOWROOM_TEST_SCREEN", "printer": "SHOWROOM_TEST_PRINTER"}


# --- what a missing server means ------------------------------------------------------------------------------------


def _server(variable: str, what: str) -> str:
    """The environment's ``variable``. Without it the test is skipped, but fails under `make test`, which starts all."""
    value = os.environ.get(variable)
    if value:
        return value
    if os.environ.get("SHOWROOM_TEST_COMPLETE"):
        pytest.fail(f"{what} should have been started, but {variable} is not set", pytrace=False)
    pytest.skip(f"needs {what}: {variable} is not set (make test starts one)")


@pytest.fixture(autouse=True)
def _needs(request: pytest.FixtureRequest) -> None:
    for mark, variable in NEEDS.items():
        if request.node.get_closest_marker(mark):
            _server(variable, f"a {mark}")


@pytest.fixture(autouse=True)
def _own_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """No test reads or writes the data, drafts and settings of the person who runs it."""
    monkeypatch.setenv("SHOWROOM_HOME", str(tmp_path_factory.mktemp("home")))


# --- time -----------------------------------------------------------------------------------------------------------


@pytest.fixture
def clock() -> ManualClock:
    """A clock that stands at 2026-11-21 09:30 in Shanghai until the test moves it."""
    return ManualClock(MORNING)


# --- windows --------------------------------------------------------------------------------------------------------


PATIENCE_MS = 20_000
"""How long a test waits for what must come: a machine with other work is slow, and what comes sooner ends the wait."""


@pytest.fixture
def qtbot(qtbot: QtBot) -> QtBot:
    """pytest-qt's, with more patience than its five seconds."""
    qtbot.waitUntil = partial(qtbot.waitUntil, timeout=PATIENCE_MS)  # type: ignore[method-assign]
    qtbot.waitSignal = partial(qtbot.waitSignal, timeout=PATIENCE_MS)  # type: ignore[method-assign]
    return qtbot


# --- databases ------------------------------------------------------------------------------------------------------


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "_engine" in metafunc.fixturenames:
        both = metafunc.definition.get_closest_marker("engines") is not None
        metafunc.parametrize("_engine", ["sqlite", "postgresql"] if both else ["sqlite"], indirect=True)


@pytest.fixture
def _engine(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty, migrated SQLite file, made once a run; copy it, never open it."""
    from showroom.store.migrate import open_database

    file = tmp_path_factory.mktemp("template") / "template.sqlite3"
    open_database(str(file), create=True).close()
    return file


_USES = 40
"""After so many tests a database is made anew: rows that were deleted leave holes."""


def _shape_of(connection: Any) -> tuple[object, ...]:
    """Columns, indexes and triggers, and the version of the migrations: what a test may have changed."""
    return tuple(
        connection.execute(
            "SELECT (SELECT md5(string_agg(attrelid::text || attname || atttypid::text || attnotnull::text, ',' "
            "ORDER BY attrelid, attnum)) FROM pg_attribute WHERE attrelid >= 16384), "
            "(SELECT md5(string_agg(indexrelid::text, ',' ORDER BY indexrelid)) FROM pg_index "
            "WHERE indrelid >= 16384), (SELECT count(*) FROM pg_trigger), "
            "(SELECT string_agg(version_num, ',') FROM alembic_version)"
        ).fetchone()
    )


class Server:
    """The tests' own PostgreSQL: makes databases and drops them."""

    def __init__(self, url: str) -> None:
        self.url = url
        self._template: str | None = None
        self._kept: tuple[str, tuple[object, ...]] | None = None
        self._used = 0

    def sql(self, statement: str) -> None:
        """Run one statement outside any transaction, on the database ``postgres``."""
        import psycopg

        with psycopg.connect(self.url.replace("+psycopg", ""), autocommit=True) as connection:
            connection.execute(statement.encode("ascii"))

    def url_of(self, name: str) -> str:
        return self.url.rpartition("/")[0] + "/" + name

    @contextmanager
    def scratch(self, template: str | None = None) -> Iterator[str]:
        """The URL of a new database, a copy of ``template`` when given; dropped at the end, whoever still holds it."""
        name = f"t_{uuid4().hex}"
        self.sql(f"CREATE DATABASE {name}" + (f" TEMPLATE {template}" if template else ""))
        try:
            yield self.url_of(name)
        finally:
            self.sql(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")

    @contextmanager
    def migrated(self) -> Iterator[str]:
        """The URL of a migrated, empty database. The one of the test before is emptied where its tables are as they
        were: making one takes half a second of a processor, and hundreds of tests want one."""
        if self._kept is None or self._used >= _USES:
            self._drop_kept()
            name = f"t_{uuid4().hex}"
            self.sql(f"CREATE DATABASE {name} TEMPLATE {self.template()}")
            self._kept, self._used = (name, self._shape(name)), 0
        name, shape = self._kept
        self._used += 1
        try:
            yield self.url_of(name)
        finally:
            if not self._emptied(name, shape):
                self._drop_kept()

    def _drop_kept(self) -> None:
        if self._kept is not None:
            self.sql(f"DROP DATABASE IF EXISTS {self._kept[0]} WITH (FORCE)")
            self._kept = None

    def _shape(self, name: str) -> tuple[object, ...]:
        import psycopg

        with psycopg.connect(self.url_of(name).replace("+psycopg", ""), autocommit=True) as connection:
            return _shape_of(connection)

    def _emptied(self, name: str, shape: tuple[object, ...]) -> bool:
        """Every row gone but those of a migrated database, nobody connected; False when the tables are others now."""
        import psycopg

        self.sql(f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}'")
        try:
            with psycopg.connect(self.url_of(name).replace("+psycopg", "")) as connection:
                if _shape_of(connection) != shape:
                    return False
                connection.execute("SET session_replication_role = replica")  # no order among tables to keep to
                tables = connection.execute(
                    "SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename <> 'alembic_version'"
                )
                for (table,) in tables.fetchall():
                    connection.execute(f'DELETE FROM "{table}"'.encode())
        except psycopg.Error:
            return False
        return True

    def template(self) -> str:
        """The name of a migrated database, made at the first call of this worker."""
        if self._template is None:
            from showroom.store.migrate import open_database

            name = f"template_{uuid4().hex}"
            self.sql(f"CREATE DATABASE {name}")
            open_database(self.url_of(name), create=True).close()
            self._template = name
        return self._template

    def close(self) -> None:
        self._drop_kept()
        if self._template is not None:
            self.sql(f"DROP DATABASE IF EXISTS {self._template} WITH (FORCE)")


@pytest.fixture(scope="session")
def _postgresql() -> Iterator[Server]:
    server = Server(_server("SHOWROOM_TEST_POSTGRES", "a PostgreSQL"))
    yield server
    server.close()


@pytest.fixture
def engine_url(_engine: str, request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """A migrated, empty database of this test's own: a file's path, or a PostgreSQL URL."""
    if _engine == "sqlite":
        file = tmp_path / "store.sqlite3"
        shutil.copyfile(request.getfixturevalue("sqlite_template"), file)
        yield str(file)
    else:
        server: Server = request.getfixturevalue("_postgresql")
        with server.migrated() as url:
            yield url


@pytest.fixture
def empty_url(_engine: str, request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """A place where no tables are yet: for tests of migrations, of first starts, of imports of whole databases."""
    if _engine == "sqlite":
        yield str(tmp_path / "empty.sqlite3")
    else:
        server: Server = request.getfixturevalue("_postgresql")
        with server.scratch() as url:
            yield url


@pytest.fixture
def database(engine_url: str) -> Iterator[Database]:
    """``engine_url``, opened."""
    from showroom.store.migrate import open_database

    opened = open_database(engine_url)
    yield opened
    opened.close()


# --- printing -------------------------------------------------------------------------------------------------------


@pytest.fixture
def printed() -> Path:
    """The folder in which each job of the queue SHOWROOM_TEST_PRINTER appears as a PDF, other tests' jobs too."""
    return Path(_server("SHOWROOM_TEST_PRINTED", "a printer"))


# --- clauses of the playbook ----------------------------------------------------------------------------------------


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--clauses", action="store_true", help="at the end print `ID passed failed` for each cited clause")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        for mark in item.iter_markers("clause"):
            for clause in mark.args:
                if not isinstance(clause, str) or not CLAUSE.fullmatch(clause):
                    raise pytest.UsageError(f"{item.nodeid}: {clause!r} is no clause of the playbook (like REC-03)")
                # user_properties travel from xdist's workers in the test's report
                item.user_properties.append(("clause", clause))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    if not config.getoption("--clauses"):
        return
    counts: dict[str, list[int]] = {}
    for column, outcomes in enumerate((("passed", "xpassed"), ("failed", "error"))):
        for outcome in outcomes:
            for report in terminalreporter.stats.get(outcome, []):
                for name, clause in getattr(report, "user_properties", []):
                    if name == "clause":
                        counts.setdefault(clause, [0, 0])[column] += 1
    terminalreporter.section("clauses: ID passed failed")
    for clause, (passed, failed) in sorted(counts.items()):
        terminalreporter.write_line(f"{clause} {passed} {failed}")
