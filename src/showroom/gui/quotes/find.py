"""Quotes in Ctrl+K: by the number or its last digits (REG-04)."""

from __future__ import annotations

from showroom.domain.staff.actor import Actor
from showroom.domain.staff.permissions import may
from showroom.gui.quotes.words import name_of, state_word
from showroom.gui.shell.context import FindHit
from showroom.services import quotes
from showroom.services.shop import Shop


def find(shop: Shop, actor: Actor, query: str) -> tuple[FindHit, ...]:
    """Quotes whose number fits; none for a desk that is locked."""
    if not may(actor, "quotes.view"):
        return ()
    return tuple(
        FindHit(
            name_of(row),
            " · ".join(part for part in (row.customer, row.total.text(), state_word(row)) if part),
            "file-text",
            "quotes",
            {"quote_id": row.id},
        )
        for row in quotes.find(shop, actor, query)
    )
