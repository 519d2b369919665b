"""Products in Ctrl+K."""

from __future__ import annotations

from PySide6.QtCore import QLocale

from showroom.domain.staff.actor import Actor
from showroom.domain.staff.permissions import may
from showroom.gui.kit.fields import is_searchable
from showroom.gui.shell.context import FindHit
from showroom.services import catalogue
from showroom.services.shop import Shop

_MOST = 5


def find(shop: Shop, actor: Actor, query: str) -> tuple[FindHit, ...]:
    """Products whose words fit; none for a desk that is locked."""
    if not is_searchable(query.strip()) or not may(actor, "catalogue.view"):
        return ()
    lang = "zh_CN" if QLocale().language() == QLocale.Language.Chinese else "en"
    return tuple(
        FindHit(
            row.name.of(lang),
            f"{row.sku} · {row.price.text()}",
            "tag",
            "catalogue",
            {"product_id": row.id},
        )
        for row in catalogue.search(shop, actor, query, limit=_MOST)
    )
