"""The store's trade is changed in the settings: at once, from a day, from a file; a bad file says why."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

from PySide6.QtCore import QDate
from PySide6.QtWidgets import QDateEdit, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from tests.gui.conftest import Context

from showroom.clock import ManualClock
from showroom.domain.packs.loader import load, load_text
from showroom.gui.kit.buttons import Switch
from showroom.gui.kit.fields import Combo
from showroom.gui.shell.pack_dialog import ChosenPack, PackDialog, put_in_force
from showroom.gui.shell.pack_update import PackUpdateLine
from showroom.services import catalogue, pack_versions, shipped_packs


def _open(context: Context, show: Callable[..., QWidget]) -> PackDialog:
    show(context.host)
    (current,) = [one for one in pack_versions.versions(context.shop, context.people["Mo Lan"]) if one.is_in_force]
    dialog = PackDialog(context.host, context, current)
    context.submit(dialog, "packs.install", put_in_force)
    dialog.open()
    return dialog


def _in_force(context: Context) -> list[tuple[str, bool]]:
    found = pack_versions.versions(context.shop, context.people["Mo Lan"])
    return [(one.name, one.is_in_force) for one in found]


def test_another_trade_at_once_with_its_catalogue(
    context: Context, clock: ManualClock, show: Callable[..., QWidget], qtbot: QtBot
) -> None:
    clock.advance(minutes=1)
    dialog = _open(context, show)
    assert "Furniture store" in dialog.findChild(QLabel, "settings.pack.current").text()
    packs = dialog.findChild(Combo, "settings.pack.pack")
    assert [packs.itemData(at) for at in range(packs.count())] == ["furniture", "car", "real_estate"]
    packs.set_value("car")
    dialog.findChild(Switch, "settings.pack.samples").click()
    with qtbot.waitSignal(dialog.finished):
        dialog.act_button.click()
    assert _in_force(context) == [("car", True), ("furniture", False)]
    assert catalogue.count(context.shop, context.people["Mo Lan"]) == 41


def test_another_trade_from_a_day(
    context: Context, clock: ManualClock, show: Callable[..., QWidget], qtbot: QtBot
) -> None:
    dialog = _open(context, show)
    dialog.findChild(Combo, "settings.pack.pack").set_value("real_estate")
    coming = context.shop.day() + timedelta(days=2)
    dialog.findChild(QDateEdit, "settings.pack.day").setDate(QDate(coming.year, coming.month, coming.day))
    assert dialog.value() == ChosenPack(shipped_packs.shipped_file("real_estate"), coming, False)
    with qtbot.waitSignal(dialog.finished):
        dialog.act_button.click()
    assert _in_force(context) == [("real_estate", False), ("furniture", True)]
    clock.advance(hours=48)
    assert _in_force(context) == [("real_estate", True), ("furniture", False)]
    assert catalogue.count(context.shop, context.people["Mo Lan"]) == 0


def test_the_pack_in_force_is_refused_in_the_form(context: Context, show: Callable[..., QWidget], qtbot: QtBot) -> None:
    dialog = _open(context, show)
    dialog.act_button.click()
    qtbot.waitUntil(lambda: dialog.fields["pack"].error != "")
    assert dialog.isVisible()
    assert _in_force(context) == [("furniture", True)]


def test_a_file_of_one_s_own_and_one_that_is_no_good(
    context: Context, clock: ManualClock, show: Callable[..., QWidget], qtbot: QtBot, tmp_path: Path
) -> None:
    clock.advance(minutes=1)
    shutil.copytree(shipped_packs.shipped_file("car").parent, tmp_path / "packs")
    good, bad = tmp_path / "packs" / "car.toml", tmp_path / "packs" / "furniture.toml"
    good.write_text(good.read_text(encoding="utf-8").replace('"2026.3"', '"ours"', 1), encoding="utf-8")
    bad.write_text(bad.read_text(encoding="utf-8").replace('asks = "customer"', 'asks = "nobody"', 1), encoding="utf-8")
    dialog = _open(context, show)
    problems = dialog.findChild(QLabel, "settings.pack.problems")
    dialog._try(bad)
    qtbot.waitUntil(problems.isVisible)
    assert "furniture.toml:" in problems.text()
    assert "nobody" in problems.text()
    dialog._try(good)
    qtbot.waitUntil(lambda: dialog.findChild(Combo, "settings.pack.pack").value() == "")
    assert not problems.isVisible()
    assert "ours" in dialog.findChild(Combo, "settings.pack.pack").currentText()
    with qtbot.waitSignal(dialog.finished):
        dialog.act_button.click()
    (newest, _first) = pack_versions.versions(context.shop, context.people["Mo Lan"])
    assert (newest.name, newest.version, newest.is_in_force) == ("car", "ours", True)
    assert newest.created_at.date() == date(2026, 11, 21)


def test_a_newer_version_of_the_trade_is_told_and_taken(
    context: Context, clock: ManualClock, show: Callable[..., QWidget], qtbot: QtBot
) -> None:
    line = PackUpdateLine(context)
    show(line)
    line.refresh()
    assert line.isHidden()
    clock.advance(minutes=1)
    text = load(shipped_packs.shipped_file("furniture")).text.replace('"2026.3"', '"2026.1"', 1)
    pack_versions.switch(context.shop, context.people["Mo Lan"], load_text(text))
    clock.advance(minutes=1)
    line.refresh()
    words = line.findChild(QLabel, "settings.trade.newer").text()
    assert "2026.3" in words
    assert "2026.1" in words
    line.findChild(QPushButton, "settings.trade.update").click()
    qtbot.waitUntil(line.isHidden)
    assert pack_versions.versions(context.shop, context.people["Mo Lan"])[0].version == "2026.3"
