"""The store's letterhead, kept as a setting of the store (QUO-02)."""

from __future__ import annotations

import tomllib
from functools import lru_cache

from sqlalchemy import Connection, select

from showroom import paths
from showroom.documents.quote_paper import Letterhead
from showroom.domain.errors import UserError
from showroom.domain.staff.actor import Actor
from showroom.domain.text import Text
from showroom.services import packs
from showroom.services.quotes.frozen import freeze, thaw
from showroom.services.shop import Shop
from showroom.store.models import Setting

_KEY = "letterhead"
_LARGEST_LOGO = 512 * 1024
_PICTURES = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff")


def letterhead_in(shop: Shop, connection: Connection) -> Letterhead:
    """The letterhead; until one is set the store's bare name, and the demo store's invented one."""
    text = connection.execute(
        select(Setting.value).where(Setting.store_id == shop.store.id, Setting.key == _KEY)
    ).scalar()
    if text:
        return thaw(Letterhead, text)
    if not shop.store.is_demo:
        return Letterhead(Text.same(shop.store.name))
    return _demo(shop.store.name, packs.in_force(shop, connection).pack.name)


@lru_cache(maxsize=4)
def _demo(name: str, pack: str) -> Letterhead:
    said = tomllib.loads((paths.resources() / "letterhead" / "demo.toml").read_text(encoding="utf-8"))
    companies = said["company"]
    return Letterhead(
        Text.same(name),
        company=Text(**(companies.get(pack) or next(iter(companies.values())))),
        address=Text(**said["address"]),
        phone=said["phone"],
        email=said["email"],
        tax_number=said["tax_number"],
    )


def letterhead(shop: Shop, actor: Actor) -> Letterhead:
    """:func:`letterhead_in` in a read of its own."""
    with shop.view(actor, "quotes.view") as connection:
        return letterhead_in(shop, connection)


def set_letterhead(shop: Shop, actor: Actor, head: Letterhead) -> None:
    """Keep another letterhead; issued papers keep theirs. Raises ``UserError`` for a logo that can't be printed."""
    if head.logo is not None and not head.logo.startswith(_PICTURES):
        raise UserError("quotes.logo_kind", field="logo")
    if head.logo is not None and len(head.logo) > _LARGEST_LOGO:
        raise UserError("quotes.logo_large", field="logo", most=_LARGEST_LOGO // 1024)
    if not (head.store.en.strip() or head.store.zh_CN.strip()):
        raise UserError("quotes.letterhead_without_name", field="store")
    with shop.work(actor, "settings.edit") as work:
        row = work.connection.execute(
            select(Setting.id).where(Setting.store_id == work.store_id, Setting.key == _KEY)
        ).scalar()
        if row is None:
            work.insert(Setting, key=_KEY, value=freeze(head))
        else:
            work.update(Setting, row, value=freeze(head))
