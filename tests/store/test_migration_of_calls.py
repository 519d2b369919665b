"""Messages of the first versions become records of their own, and say the same (CAL-07)."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import text
from tests.store.test_migrations import ANNA, PACK, STORE, VISIT, at_revision, put

from showroom.store.migrate import open_database

pytestmark = pytest.mark.engines

CALL: dict[str, Any] = {
    "store_id": STORE["id"],
    "day": VISIT["day"],
    "at": VISIT["arrived_at"],
    "direction": "in",
    "topic": "colleague",
    "result": "message",
    "first_time": False,
    "staff_id": ANNA["id"],
    "for_staff_id": ANNA["id"],
    "recorded_at": VISIT["arrived_at"],
    "pack_version_id": PACK["id"],
}


@pytest.mark.clause("CAL-07")
def test_messages_move_and_call_backs_stay(empty_url: str) -> None:
    old = at_revision(empty_url, "0005")
    put(old, "store", STORE)
    put(old, "pack_version", PACK)
    put(old, "staff", ANNA)
    moment = VISIT["arrived_at"]
    got = {"callback_done_at": moment, "callback_done_by_id": ANNA["id"]}
    put(old, "call", {**CALL, "id": 1, "number": 1, "note": "comes at three"})
    put(old, "call", {**CALL, "id": 2, "number": 2, "note": "passed on", **got})
    put(old, "call", {**CALL, "id": 3, "number": 3, "callback_due": moment, **got})
    put(old, "call", {**CALL, "id": 4, "number": 4, "topic": "enquiry", "result": "answered"})
    old.close()

    opened = open_database(empty_url)
    with opened.read() as connection:
        found = connection.execute(
            text(
                "SELECT call_id, text, to_id, acknowledged_by_id, acknowledged_at IS NULL FROM call_message ORDER BY id"
            )
        ).all()
        done = (
            connection.execute(text('SELECT id FROM "call" WHERE callback_done_at IS NOT NULL ORDER BY id'))
            .scalars()
            .all()
        )
    opened.close()
    anna = ANNA["id"]
    assert [(row[0], row[1], row[2], row[3], bool(row[4])) for row in found] == [
        (1, "comes at three", anna, None, True),
        (2, "passed on", anna, anna, False),
    ]
    assert done == [3]
