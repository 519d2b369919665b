"""What is kept for later is there for whoever asks."""

from __future__ import annotations

import subprocess
import sys

import pytest

START = """
import sys
from showroom.store.lean import keep_for_later
keep_for_later()
import sqlalchemy.orm
from sqlalchemy import create_engine, text
with create_engine("sqlite://").connect() as connection:
    assert connection.execute(text("SELECT 1")).scalar() == 1
assert "asyncio.base_events" not in sys.modules, "SQLAlchemy uses asyncio while it is imported"
assert "email" not in sys.modules, "SQLAlchemy uses importlib.metadata while it is imported"
"""
USES = {
    "run": "import asyncio\nasync def one(): return 1\nassert asyncio.run(one()) == 1",
    "names": "from asyncio import Queue, iscoroutine\nassert Queue and not iscoroutine(1)",
    "part": "import asyncio.events\nassert asyncio.events.get_event_loop_policy()",
    "same": "from sqlalchemy.util import concurrency\nimport asyncio\n"
    "async def one(): return 1\nc = one()\nassert concurrency.iscoroutine(c) and asyncio.iscoroutine(c)\nc.close()",
    "metadata": "from importlib import metadata\nassert metadata.version('sqlalchemy')",
    "metadata module": "import importlib.metadata\nassert importlib.metadata.version('sqlalchemy')",
    "postgresql": "create_engine('postgresql+psycopg://nobody@127.0.0.1/none')",
    "alembic": "import alembic.command",
}


@pytest.mark.parametrize("use", USES)
def test_the_real_modules_come_when_they_are_asked_for(use: str) -> None:
    ran = subprocess.run([sys.executable, "-c", START + USES[use]], capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr
