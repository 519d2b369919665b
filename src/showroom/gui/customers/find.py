"""Customers in Ctrl+K (REG-04)."""

from __future__ import annotations

from PySide6.QtCore import QLocale

from showroom.domain.staff.actor import Actor
from showroom.domain.staff.permissions import may
from showroom.gui.customers.words import looked_after, second_line
from showroom.gui.shell.context import FindHit
from showroom.services.customers import find as _find
from showroom.services.shop import Shop
from showroom.wording import word

_MOST = 8


def find(shop: Shop, actor: Actor, query: str) -> tuple[FindHit, ...]:
    """Customers that fit, best first; nobody for a desk that is locked."""
    if not may(actor, "customers.find"):
        return ()
    lang = "zh_CN" if QLocale().language() == QLocale.Language.Chinese else "en"
    found = []
    for hit in _find.find(shop, actor, query, _MOST):
        person = hit.person
        why = " · ".join(dict.fromkeys(word(lang, one.code, word=one.word, matched=one.matched) for one in hit.why))
        detail = " · ".join(part for part in (second_line(person), looked_after(person)) if part)
        found.append(FindHit(person.name, detail, "user", "customers", {"customer_id": person.id}, why))
    return tuple(found)
