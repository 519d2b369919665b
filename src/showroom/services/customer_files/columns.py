"""Which column holds what: as a person says, as it was the last time for a file with these heads, or guessed."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping, Sequence

from sqlalchemy import Connection, select

from showroom.domain.customers import cells, names
from showroom.domain.customers.cells import Columns
from showroom.domain.errors import UserError
from showroom.domain.packs.schema import Form
from showroom.services.work import Work
from showroom.store.models import ImportMapping

WHAT = "customers"
_NUMBERED = re.compile(r"#(\d{1,4})")
SAID, REMEMBERED, GUESSED = "said", "remembered", "guessed"


def shape_of(heads: Sequence[str]) -> str:
    """What files with the same heads have in common."""
    return hashlib.sha256("\x1f".join(names.fold(head.strip()) for head in heads).encode()).hexdigest()


def said(form_: Form, heads: Sequence[str], mapping: Sequence[tuple[str, str]]) -> Columns:
    """The columns a person named: (field, head) pairs, a field may come twice, in either order (``HEAD=FIELD`` too).
    A column without a head, or with one that another has too, is named by its number (``#3``).

    Raises ``UserError`` for a field or head that does not exist.
    """
    fields = cells.known_fields(form_)
    places: dict[str, int] = {}
    for number, head in enumerate(heads):
        places.setdefault(names.fold(head.strip()), number)
    found: dict[str, list[int]] = {}
    for key, head in mapping:
        if key not in fields and head in fields:  # a head may be called like a field: the field first, then
            key, head = head, key
        if key not in fields:
            raise UserError("import_map_unknown_field", field="map", name=key, fields=", ".join(fields))
        at = places.get(names.fold(head.strip()))
        if at is None and (numbered := _NUMBERED.fullmatch(head.strip())) and 0 < int(numbered[1]) <= len(heads):
            at = int(numbered[1]) - 1
        if at is None:
            raise UserError("import_map_unknown_head", field="map", head=head, heads=", ".join(heads))
        found.setdefault(key, []).append(at)
    return {key: tuple(at) for key, at in found.items()}


def found(
    connection: Connection, store_id: int, form_: Form, heads: Sequence[str], mapping: Sequence[tuple[str, str]] = ()
) -> tuple[Columns, str]:
    """The columns, and how they were found. Raises ``UserError``."""
    if mapping:
        columns, how = said(form_, heads, mapping), SAID
    else:
        remembered = _remembered(connection, store_id, form_, heads)
        columns, how = (remembered, REMEMBERED) if remembered else (cells.guess(form_, heads), GUESSED)
    if not set(columns) - {cells.OWNER, cells.SOURCE}:
        raise UserError("import_no_heads", field="map", heads=", ".join(heads))
    return columns, how


def _remembered(connection: Connection, store_id: int, form_: Form, heads: Sequence[str]) -> Columns | None:
    text = connection.execute(
        select(ImportMapping.columns).where(
            ImportMapping.store_id == store_id, ImportMapping.what == WHAT, ImportMapping.shape == shape_of(heads)
        )
    ).scalar()
    if text is None:
        return None
    known = set(cells.known_fields(form_))  # the pack may ask less since
    kept: Mapping[str, list[int]] = json.loads(text)
    return {key: tuple(at) for key, at in kept.items() if key in known and max(at) < len(heads)}


def remember(work: Work, heads: Sequence[str], columns: Columns) -> None:
    """Take these columns for the next file with the same heads."""
    shape, text = shape_of(heads), json.dumps(columns, sort_keys=True)
    row = work.connection.execute(
        select(ImportMapping.id, ImportMapping.columns).where(
            ImportMapping.store_id == work.store_id, ImportMapping.what == WHAT, ImportMapping.shape == shape
        )
    ).first()
    if row is None:
        work.insert(ImportMapping, what=WHAT, shape=shape, columns=text, used_at=work.now)
    elif row.columns != text:
        work.update(ImportMapping, row.id, columns=text, used_at=work.now)
