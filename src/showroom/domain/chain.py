"""Hash chains: canonical JSON, and the hash that binds a row to the one before it."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from hashlib import sha256

GENESIS = "0" * 64
_as_json = json.JSONEncoder(sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode


def canonical(value: object) -> str:
    """JSON with one spelling: sorted keys, no spaces, not escaped."""
    return _as_json(value)


def link(previous: str, *parts: str) -> str:
    """SHA-256 (hex) over the previous hash and the parts; a separator no part contains keeps their borders."""
    digest = sha256(previous.encode())
    for part in parts:
        digest.update(b"\x1f")
        digest.update(part.encode())
    return digest.hexdigest()


def stamp(moment: datetime) -> str:
    """A moment's one spelling in a chain: ISO 8601, UTC, microseconds."""
    return moment.astimezone(UTC).isoformat(timespec="microseconds")
