"""Do the migrations lead from nothing to exactly the tables that the models describe? Part of `make check`.

One head; files number themselves in the order in which they revise; an empty SQLite file brought to the head differs
from the models in nothing. Where SHOWROOM_TEST_POSTGRES is set, the same there.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from alembic.util import CommandError

from showroom import paths
from showroom.domain.errors import ShowroomError
from showroom.store.migrate import open_database
from showroom.store.models import whole_metadata


def line() -> Iterator[str]:
    """Complaints about the chain of revisions."""
    config = Config()
    config.set_main_option("script_location", str(paths.migrations()).replace("%", "%%"))
    scripts = ScriptDirectory.from_config(config)
    heads = scripts.get_heads()
    if len(heads) != 1:
        yield f"migrations: there must be one head, there are {len(heads)}: {', '.join(heads)}"
        return
    before = ""
    for script in reversed(list(scripts.walk_revisions())):
        number = Path(script.path).name.split("_")[0]
        if number != script.revision or number <= before:
            yield f"migrations: {Path(script.path).name} is revision {script.revision}, after {before or 'nothing'}"
        if script.doc in {None, ""}:
            yield f"migrations: {Path(script.path).name} does not say what it does"
        before = number


def differences(url: str) -> Iterator[str]:
    """What alembic would still change after all migrations ran on the empty database ``url``."""
    database = open_database(url, create=True)
    try:
        with database.read() as connection:
            options = {"compare_type": True, "target_metadata": whole_metadata()}
            context = MigrationContext.configure(connection, opts=options)
            for change in compare_metadata(context, whole_metadata()):
                yield f"migrations and models differ on {database.url.get_backend_name()}: {change}"
    finally:
        database.close()


def main() -> int:
    complaints: list[str] = []
    try:
        complaints += line()
        if not complaints:
            with tempfile.TemporaryDirectory() as scratch:
                complaints += differences(str(Path(scratch) / "empty.sqlite3"))
            server = os.environ.get("SHOWROOM_TEST_POSTGRES")
            if server:
                complaints += differences(server)
    except (CommandError, ShowroomError, ValueError) as error:
        complaints.append(f"migrations: {error}")
    for complaint in complaints:
        print(complaint)
    return 1 if complaints else 0


if __name__ == "__main__":
    sys.exit(main())
