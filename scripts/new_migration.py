"""Write the next migration from the difference between the models and the newest tables: ``new_migration.py WHAT``.

Read it before committing it: alembic sees added and dropped columns, not renamed ones. What has landed is never
changed.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "src"))
VERSIONS = ROOT / "migrations" / "versions"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("what", help="in a few words with underscores: visit_gets_a_channel")
    arguments = parser.parse_args()
    numbers = sorted(int(file.name[:4]) for file in VERSIONS.glob("[0-9]*_*.py"))
    number = (numbers[-1] if numbers else 0) + 1

    from alembic import command
    from alembic.config import Config

    from showroom.store.database import Database

    config = Config()
    config.set_main_option("script_location", str(ROOT / "migrations"))
    config.set_main_option("file_template", "%%(rev)s_%%(slug)s")
    with tempfile.TemporaryDirectory() as folder:
        database = Database(str(Path(folder) / "scratch.sqlite3"))
        with database.write() as connection:
            config.attributes["connection"] = connection
            if numbers:
                command.upgrade(config, "head")
            command.revision(config, message=arguments.what, autogenerate=True, rev_id=f"{number:04d}")
        database.close()
    written = next(VERSIONS.glob(f"{number:04d}_*.py"))
    subprocess.run([sys.executable, "-m", "ruff", "format", "-q", str(written)], check=True)
    subprocess.run([sys.executable, "-m", "ruff", "check", "-q", "--fix", str(written)], check=False)
    print(written.relative_to(ROOT))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
