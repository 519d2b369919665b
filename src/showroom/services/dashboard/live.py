"""The store now (MGR-01): read from the kept board and from today's rows, whatever the length of its history."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import Connection, case, func, select

from showroom.domain.money import Money
from showroom.domain.reception import terms
from showroom.domain.reception.switches import DEFAULTS
from showroom.domain.staff.actor import Actor
from showroom.services import ledger, opportunities
from showroom.services.dashboard.floor import alerts
from showroom.services.dashboard.unattended import sweep
from showroom.services.dashboard.values import FloorAlerts, Live
from showroom.services.ownership.news import skating_today
from showroom.services.shop import Shop
from showroom.store.models import Call, CallAlert, Quote, Visit

_WEEK = timedelta(days=7)


def live(shop: Shop, actor: Actor) -> Live:
    """The figures as of now. Raises ``Refused`` for who is neither supervisor nor manager."""
    with shop.view(actor, "dashboard.view") as connection:
        now = shop.clock.now()
        today = shop.day(now)
        kept = ledger.catch_up(shop, connection)
        board = kept.board if kept is not None else None
        still = list(board.visits.values()) if board is not None else []
        waiting = [visit for visit in still if visit.state == terms.WAITING]
        inside = [visit for visit in still if visit.state != terms.WAITING]
        gaps = sweep(shop, connection, today)
        visits, turns = _visits(shop, connection, 0)
        before, _ = _visits(shop, connection, 7)
        quotes, quoted = _quotes(shop, connection, 0)
        _, quoted_before = _quotes(shop, connection, 7)
        calls = connection.execute(
            select(func.count(), func.coalesce(func.sum(case((Call.first_time, 1), else_=0)), 0)).where(
                Call.store_id == shop.store.id, Call.day == today
            )
        ).one()
        backs = connection.execute(
            select(func.count(), func.coalesce(func.sum(case((Call.callback_due < now, 1), else_=0)), 0)).where(
                Call.store_id == shop.store.id, Call.callback_done_at.is_(None), Call.callback_due.is_not(None)
            )
        ).one()
        asked = connection.execute(
            select(func.count()).where(
                Quote.store_id == shop.store.id, Quote.state == "draft", Quote.approval == "asked"
            )
        ).scalar_one()
        return Live(
            today,
            now,
            len(inside),
            sum(visit.party for visit in inside),
            len(waiting),
            min((visit.arrived_at for visit in waiting), default=None),
            board.policy.amber_wait_s if board is not None else DEFAULTS["amber_wait_s"],
            board.policy.red_wait_s if board is not None else DEFAULTS["red_wait_s"],
            gaps.nobody.seconds,
            gaps.nobody.since,
            visits,
            before,
            turns,
            calls[0],
            calls[1],
            backs[0],
            backs[1],
            asked,
            quotes,
            Money(quoted, shop.store.currency),
            Money(quoted_before, shop.store.currency),
            alerts(board, gaps, now) if board is not None else FloorAlerts(),
            connection.execute(
                select(func.count()).where(CallAlert.store_id == shop.store.id, CallAlert.acknowledged_at.is_(None))
            ).scalar_one(),
            opportunities.to_settle_in(shop, connection),
            skating_today(shop, connection),
        )


def _visits(shop: Shop, connection: Connection, days_ago: int) -> tuple[int, int]:
    """(visits, turns used) of the day so many days ago, up to this time of day."""
    now = shop.clock.now()
    row = connection.execute(
        select(func.count(), func.coalesce(func.sum(case((Visit.used_turn, 1), else_=0)), 0)).where(
            Visit.store_id == shop.store.id,
            Visit.day == shop.day(now) - timedelta(days=days_ago),
            Visit.state != terms.UNDONE,
            Visit.arrived_at <= now - timedelta(days=days_ago),
        )
    ).one()
    return row[0], row[1]


def _quotes(shop: Shop, connection: Connection, days_ago: int) -> tuple[int, int]:
    """(quotes issued, their sum in minor units of the store's currency), likewise."""
    now = shop.clock.now()
    row = connection.execute(
        select(
            func.count(),
            func.coalesce(func.sum(case((Quote.currency == shop.store.currency, Quote.total_minor), else_=0)), 0),
        ).where(
            Quote.store_id == shop.store.id,
            Quote.day == shop.day(now) - timedelta(days=days_ago),
            Quote.issued_at <= now - timedelta(days=days_ago),
        )
    ).one()
    return row[0], int(row[1])
