"""Ctrl+K finds, and a late answer never overwrites a newer one; drafts left by a crash are offered; F2 and F3."""

import threading
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton
from tests.gui.shell.conftest import Program

from showroom.domain.errors import Refused
from showroom.domain.staff.actor import Actor
from showroom.gui.kit.drafts import Drafts
from showroom.gui.shell.context import FindHit


def _hit(name: str) -> FindHit:
    return FindHit(name, "138****5678", "user", "settings", {"name": name}, "name")


def test_the_newest_question_wins(program: Program) -> None:
    program.start()
    program.sign_in("Mo Lan")
    gate = threading.Event()

    def slow(_shop: Any, _actor: Actor, query: str) -> Sequence[FindHit]:
        if query == "wa":
            gate.wait(10)
        return (_hit(query),)

    context = program.window._context
    assert context is not None
    context.find.clear()
    context.find["slow"] = slow
    program.qtbot.keyClick(program.window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    popup = program.window.popups.find
    assert popup is not None
    popup.ask("wa")
    popup.ask("wang")
    program.wait(lambda: [hit.title for hit in popup.table.rows()] == ["wang"])
    gate.set()
    program.wait(lambda: not program.runtime.door.is_busy)
    assert [hit.title for hit in popup.table.rows()] == ["wang"]


def test_find_by_keys_alone(program: Program) -> None:
    program.start()
    program.sign_in("Mo Lan")
    context = program.window._context
    assert context is not None
    context.find.clear()
    context.find["two"] = lambda _shop, _actor, query: (_hit(query + "1"), _hit(query + "2"))

    def refuses(_shop: Any, _actor: Actor, _query: str) -> Sequence[FindHit]:
        raise Refused("not_allowed")

    context.find["refuses"] = refuses  # one that may not look does not silence the others
    program.qtbot.keyClick(program.window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    popup = program.window.popups.find
    assert popup is not None
    program.wait(popup.box.hasFocus)
    program.qtbot.keyClicks(popup.box, "li")
    program.wait(lambda: len(popup.table.rows()) == 2)
    program.qtbot.keyClick(popup.box, Qt.Key.Key_Down)
    went: list[FindHit] = []
    popup.picked.connect(went.append)
    program.qtbot.keyClick(popup.box, Qt.Key.Key_Return)
    assert [hit.title for hit in went] == ["li2"]
    assert not popup.isVisible()
    assert program.shown == "settings"
    program.window.open_find()
    program.qtbot.keyClick(popup.box, Qt.Key.Key_Escape)
    assert not popup.isVisible()


def test_nothing_found_says_so(program: Program) -> None:
    program.start()
    program.sign_in("Mo Lan")
    program.window.open_find()
    popup = program.window.popups.find
    assert popup is not None
    popup.box.setText("q")
    program.wait(lambda: "one Chinese character" in popup.note.text())
    popup.box.setText("zzzzqq")
    program.wait(lambda: "zzzzqq" in popup.note.text())
    assert popup.note.isVisible()


def test_a_locked_desk_signs_before_it_finds(program: Program) -> None:
    program.start()
    program.qtbot.keyClick(program.panel(), Qt.Key.Key_Escape)
    program.window.open_find()
    assert program.window.popups.find is not None
    assert not program.window.popups.find.isVisible()


def test_drafts_left_by_a_crash_are_offered(program: Program) -> None:
    place = program.app.place
    left = Drafts(program.runtime._data_dir(), place)
    left.put("customers.new", {"x": "王小"})
    left.flush()
    program.start()
    assert program.window.over.draft_bar.text == ""
    program.sign_in("Anna")
    assert "Customers" in program.window.over.draft_bar.text
    act = program.window.over.draft_bar.findChild(QAbstractButton, "draft.act")
    program.qtbot.mouseClick(act, Qt.MouseButton.LeftButton)
    assert program.shown == "customers"


def test_the_reception_reminds_of_its_own_drafts_and_nobody_else_does(program: Program) -> None:
    left = Drafts(program.runtime._data_dir(), program.app.place)
    left.put("reception.visit.1", {"x": "sofa"})
    left.flush()
    program.start()
    program.sign_in("Anna")
    assert program.shown == "reception"
    assert program.window.over.draft_bar.text == ""


def test_f2_works_while_the_cards_are_shown(program: Program) -> None:
    program.start()
    assert program.shown == "sign"
    program.qtbot.keyClick(program.window, Qt.Key.Key_F2)
    program.wait(lambda: program.shown == "reception")
    assert program.runtime.session.is_locked
