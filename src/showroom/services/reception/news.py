"""What one person should know of the floor wherever they sit: their customer is here, a VIP is here (REC-07)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from showroom.domain.reception import terms
from showroom.services import ledger
from showroom.services.reception.board import visits_where

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from showroom.domain.reception.state import OpenVisit
    from showroom.domain.staff.actor import Actor
    from showroom.services.reception.rows import FloorBoard, VisitRow
    from showroom.services.shop import Shop

NewsKind = Literal["vip_decides", "vip_waits", "vip_served", "owner_waits", "owner_served"]


@dataclass(frozen=True, slots=True)
class News:
    """``consultant``: who serves, "" while the visitor waits; ``owner``: whose customer it is, "" for nobody's.
    ``key``: the same key is the same news; somebody else serving is news again."""

    kind: NewsKind
    visit_id: int
    number: int
    consultant: str
    owner: str
    key: tuple[int, str, int, int]


def news_for(floor: FloorBoard, actor: Actor) -> tuple[News, ...]:
    """What ``actor`` is to be told, VIPs first (only the manager), then in order of arrival. Nothing of visitors they
    serve themselves or that are left over from another day."""
    if actor.staff_id is None or floor.policy is None:
        return ()
    return _told((*floor.waiting, *floor.serving), actor)


def news_of(shop: Shop, actor: Actor) -> tuple[News, ...]:
    """:func:`news_for` on the floor now, of which only the visits that may be news are read: every window looks after
    every commit."""
    if actor.staff_id is None:
        return ()

    def concerns(visit: OpenVisit) -> bool:
        return visit.owner == actor.staff_id or (visit.kind == "vip" and actor.role == "manager")

    with shop.view(actor, "reception.board") as connection:
        kept = ledger.catch_up(shop, connection)
        now = shop.clock.now()
        if kept is None or ledger.is_new_day(kept.board, shop.day(now), now):
            return ()  # who is still here is left over from another day
        visits = visits_where(shop, connection, kept.board, concerns)
    return _told(visits, actor)


def _told(visits: Iterable[VisitRow], actor: Actor) -> tuple[News, ...]:
    in_order = sorted(visits, key=lambda visit: (visit.arrived_at, visit.id))
    found = [news for visit in in_order for news in _of(visit, actor)]
    return tuple(sorted(found, key=lambda news: not news.kind.startswith("vip")))


def _of(visit: VisitRow, actor: Actor) -> Iterator[News]:
    if visit.consultant_id == actor.staff_id or visit.carried:
        return
    waits = visit.state == terms.WAITING
    kind: NewsKind
    if visit.kind == "vip" and actor.role == "manager":
        kind = "vip_decides" if visit.manager else "vip_waits" if waits else "vip_served"
    elif visit.owner_id == actor.staff_id:
        kind = "owner_waits" if waits else "owner_served"
    else:
        return
    key = (actor.staff_id or 0, kind, visit.id, visit.consultant_id or 0)
    yield News(kind, visit.id, visit.number, visit.consultant or "", visit.owner or "", key)
