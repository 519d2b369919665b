"""``showroom pin``: the first person of a store that a command made gets into the window."""

from __future__ import annotations

import io
import sqlite3
import sys
from contextlib import closing

import pytest

from showroom.clock import SystemClock
from showroom.domain.staff.actor import system_actor
from showroom.services import staff
from showroom.services.shop import open_shop
from showroom.store.migrate import open_database


@pytest.fixture
def store(run, tmp_path):
    file, place = tmp_path / "people.csv", tmp_path / "store.sqlite3"
    file.write_text("姓名,电话\n张三,13800138000\n", encoding="utf-8")
    assert run("import", "customers", file, "--database", place, "--lang", "en").code == 0
    return place


@pytest.mark.clause("SEC-01")
def test_the_manager_signs_in_with_the_pin_given(run, store, monkeypatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO("8264\n"))
    assert run("pin", "Manager", "--database", store).code == 0
    with closing(open_database(str(store))) as database:
        shop = open_shop(database, SystemClock())
        (card,) = staff.cards(shop, system_actor("tester"))
        assert staff.sign_in(shop, card.id, "8264").role == "manager"
    with closing(sqlite3.connect(store)) as raw:
        actor, changes = raw.execute("SELECT actor, changes FROM audit_entry ORDER BY seq DESC LIMIT 1").fetchone()
    assert actor.startswith("system:")
    assert "8264" not in changes


@pytest.mark.parametrize(("pin", "code"), [("1111\n", 2), ("12\n", 2), ("\n", 5), ("", 5)])
def test_a_pin_that_is_none_is_refused(run, store, monkeypatch, pin, code) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO(pin))
    ran = run("pin", "Manager", "--database", store)
    assert ran.code == code
    assert ran.err.count("\n") == 1


def test_nobody_of_that_name(run, store, monkeypatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO("8264\n"))
    ran = run("pin", "李四", "--database", store, "--lang", "zh_CN")
    assert ran.code == 2
    assert "李四" in ran.err
