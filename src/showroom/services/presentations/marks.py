"""What was marked in a presentation, read under the pack it began with."""

from __future__ import annotations

import json
from functools import lru_cache

from sqlalchemy import Connection, select

from showroom.domain.customers import form
from showroom.domain.customers.form import Answer
from showroom.domain.packs.loader import load_text
from showroom.domain.packs.schema import Pack
from showroom.domain.presentations import rules
from showroom.domain.presentations.rules import Mark
from showroom.services.shop import Shop
from showroom.store.models import PackVersion, PresentationStep


@lru_cache(maxsize=4)
def _parsed(text: str) -> Pack:
    return load_text(text)


def pack_of(shop: Shop, connection: Connection, version_id: int) -> Pack:
    """The pack in the version a presentation began under, whatever is in force now."""
    kept = shop.kept_pack
    if kept is not None and kept.version_id == version_id:
        return kept.pack
    return _parsed(connection.execute(select(PackVersion.text).where(PackVersion.id == version_id)).scalar_one())


def marks_of(connection: Connection, pack: Pack, presentation_id: int) -> dict[str, Mark]:
    """The marks made so far, by step."""
    rows = connection.execute(
        select(PresentationStep.key, PresentationStep.state, PresentationStep.answer, PresentationStep.reason).where(
            PresentationStep.presentation_id == presentation_id
        )
    )
    return {row.key: Mark(row.state, answer_of(pack, row.key, row.answer), row.reason) for row in rows}


def answer_of(pack: Pack, key: str, text: str | None) -> Answer | None:
    """The answer of a step as it was given; None: none, or the pack knows no such step."""
    step = rules.step_called(pack.presentation, key)
    if text is None or step is None:
        return None
    field = rules.field_of(pack, step)
    return form.from_json(field, text) if field is not None else words(text)


def words(text: str) -> str | None:
    """An answer without a field, as the database keeps it (a JSON string)."""
    try:
        said = json.loads(text)
    except ValueError:
        return None
    return said if isinstance(said, str) else None
