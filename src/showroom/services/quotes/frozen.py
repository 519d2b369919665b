"""Frozen values to JSON and back: what is on an issued quote is kept as this text, bound by its digest (QUO-04).

Any frozen dataclass of plain values: texts, whole numbers, `Decimal`, dates, bytes, enums, tuples, dataclasses.
The text is canonical (sorted keys, no blanks), so equal values have equal digests.
"""

from __future__ import annotations

import base64
import json
import types
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from functools import lru_cache
from hashlib import sha256
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

T = TypeVar("T")


def freeze(value: object) -> str:
    """``value`` (a frozen dataclass) as canonical JSON."""
    return json.dumps(_plain(value), ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def digest(text: str) -> str:
    """The sha256 of a frozen text, as hex."""
    return sha256(text.encode()).hexdigest()


def thaw(kind: type[T], text: str) -> T:
    """The value of type ``kind`` that :func:`freeze` made ``text`` of. Fields added since take their defaults."""
    made: T = _made(kind, json.loads(text))
    return made


def _plain(value: object) -> object:
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, Decimal):
        return str(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, bytes):
        return base64.b64encode(value).decode("ascii")
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    return value


@lru_cache(maxsize=64)
def _hints(kind: type) -> dict[str, Any]:
    return get_type_hints(kind)


def _made(kind: Any, raw: Any) -> Any:
    origin = get_origin(kind)
    if origin in (Union, types.UnionType):
        (inner,) = (one for one in get_args(kind) if one is not type(None))
        return None if raw is None else _made(inner, raw)
    if origin is tuple:
        return tuple(_made(get_args(kind)[0], item) for item in raw)
    if is_dataclass(kind) and isinstance(kind, type):
        hints = _hints(kind)
        return kind(**{name: _made(hints[name], item) for name, item in raw.items() if name in hints})
    if kind in (date, datetime):
        return kind.fromisoformat(raw)
    if kind is bytes:
        return base64.b64decode(raw)
    if kind in (str, int, bool):
        return raw
    return kind(raw)  # Decimal and enums are made from their text
