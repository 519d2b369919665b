"""What an audit entry says of the rows an act changed: a line each, personal values as digests (SEC-03)."""

from __future__ import annotations

import json
import secrets
from collections.abc import Mapping
from datetime import date, datetime

from showroom.domain.chain import link, stamp
from showroom.services.shapes import Shape

_as_json = json.JSONEncoder(ensure_ascii=False).encode


def plain(value: object) -> object:
    """A column's value as JSON can hold it."""
    if value is None or isinstance(value, str | int):  # nearly all
        return value
    if isinstance(value, datetime):
        return stamp(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, bytes):
        return f"bytes:{len(value)}"
    return value


class Lines:
    """The lines of one act that happens at ``now``; ``values``: what goes to the erasable side table."""

    def __init__(self, now: datetime) -> None:
        self.changes: list[list[object]] = []
        self.values: list[dict[str, object]] = []
        self._now, self._stamp = now, stamp(now)

    def row(
        self, op: str, shape: Shape, row_id: int, new: Mapping[str, object], old: Mapping[str, object] | None = None
    ) -> None:
        """A row that was inserted, deleted, or changed from ``old``."""
        unsaid = shape.unsaid_new if op == "insert" else shape.unsaid
        said: dict[str, object] = {}
        for name, value in new.items():
            if name in unsaid or (value is None and op == "insert"):
                continue
            shown = self._shown(shape, row_id, name, value)
            said[name] = shown if old is None else [self._shown(shape, row_id, name, old[name]), shown]
        self.changes.append([op, shape.name, row_id, said])

    def _shown(self, shape: Shape, row_id: int, column: str, value: object) -> object:
        if column in shape.personal:
            return self._veil(shape.name, row_id, column, value)
        return self._stamp if value is self._now else plain(value)

    def _veil(self, table_name: str, row_id: int, column: str, value: object) -> str | None:
        """The salted digest that stands for a personal value; the value goes to the erasable side table."""
        if value is None:
            return None
        salt = secrets.token_hex(16)
        text = _as_json(plain(value))
        digest = link(salt, text)
        self.values.append(
            {
                "digest": digest,
                "table_name": table_name,
                "row_id": row_id,
                "column_name": column,
                "salt": salt,
                "value": text,
            }
        )
        return f"#{digest}"
