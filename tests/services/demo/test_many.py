"""Customers by the hundred thousand in a demo store: believable, valid, and the check has nothing to say (REG-04)."""

from __future__ import annotations

import os
from collections import Counter
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import phonenumbers
import pytest
from sqlalchemy import func, select

from showroom import paths
from showroom.clock import ManualClock
from showroom.domain.customers import names, phones
from showroom.domain.packs.loader import load
from showroom.domain.staff.actor import system_actor
from showroom.services.check import check
from showroom.services.customers import find
from showroom.services.demo import Wish, many
from showroom.services.demo.crowd import Crowd, parts
from showroom.services.demo.make import DemoStore, make
from showroom.services.shop import open_shop
from showroom.store.migrate import open_database
from showroom.store.models import AuditEntry, Customer, CustomerOwner, CustomerPhone, Term

END = datetime(2026, 11, 21, 7, 30, tzinfo=UTC)
ACTOR = system_actor("tester")


def test_a_crowd_of_a_dozen_countries_with_numbers_that_exist_and_some_who_come_twice() -> None:
    crowd = Crowd("1")
    people = [crowd.person(serial) for serial in range(1, 6_001)]
    numbers = [phones.read(one.phone, "CN") for one in people if one.phone]
    assert [one.raw for one in numbers if one.e164 is None or one.problem] == []
    regions = Counter(phonenumbers.region_code_for_number(phonenumbers.parse(one.e164 or "", None)) for one in numbers)
    assert len(regions) >= 12
    assert regions["CN"] > 4_000
    again = sum(count - 1 for count in Counter(one.e164 for one in numbers).values())
    assert 0.012 < again / len(people) < 0.03
    chinese = sum(names.is_han(one.name) for one in people)
    assert 0.7 < chinese / len(people) < 0.9
    assert all(any(letter in one.name for one in people) for letter in "ßøłé")


@pytest.mark.parametrize("form", [form for people in parts()["peoples"] for form in people["phones"]])
def test_every_way_a_number_is_written_is_valid(form: str) -> None:
    from showroom.services.demo.crowd import _filled

    for serial in range(1, 2_000, 37):
        number = phones.read(_filled(form, serial), "CN")
        assert number.e164 is not None, (form, number)
        assert number.problem is None, (form, number)


@pytest.mark.clause("REG-04")
@pytest.mark.parametrize("told", [True, False])
def test_they_are_found_owned_dated_and_whole_in_the_audit(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, told: bool
) -> None:
    """``told``: every column in the audit, as up to twenty thousand; else one line a thousand."""
    monkeypatch.setattr(many, "AT_A_TIME", 100)
    if not told:
        monkeypatch.setattr(many, "TOLD", 0)
        monkeypatch.setattr(os, "cpu_count", lambda: 1)  # other processes would not see the patches
    place = str(tmp_path / "demo.sqlite3")
    pack = load(paths.resources() / "packs" / "furniture.toml")
    heard: list[tuple[int, int]] = []
    wish = Wish(1, 20, 250, 5, END)
    make(place, ACTOR, DemoStore(pack, "zh_CN"), wish, lambda done, of: heard.append((done, of)))
    assert heard[:3] == [(100, 250), (200, 250), (250, 250)]
    with closing(open_database(place)) as database:
        shop = open_shop(database, ManualClock(END + timedelta(minutes=1)))
        assert check(shop, ACTOR).findings == ()
        with database.read() as connection:
            rows = connection.execute(
                select(Customer.id, Customer.name, Customer.created_at, CustomerPhone.e164)
                .join(CustomerPhone, CustomerPhone.customer_id == Customer.id)
                .where(Customer.created_at < END - timedelta(days=2))
                .order_by(Customer.id)
            ).all()
            owned = connection.execute(select(func.count()).select_from(CustomerOwner)).scalar_one()
            terms = connection.execute(select(func.count()).select_from(Term)).scalar_one()
            entries = (
                connection.execute(select(AuditEntry.changes).where(AuditEntry.action == "customers.import"))
                .scalars()
                .all()
            )
        assert rows[-1].created_at - rows[0].created_at > timedelta(days=700)
        assert [row.created_at for row in rows] == sorted(row.created_at for row in rows)
        assert owned > 180
        assert terms > 250 * 12
        assert ('"many"' in "".join(entries)) == (not told)
        some = rows[17]
        assert some.id in [hit.person.id for hit in find.find(shop, ACTOR, some.e164)]
