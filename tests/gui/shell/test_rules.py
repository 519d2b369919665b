"""The rules of the rotation in the whole program: from the settings to the next visitor, in the reader's language."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from tests.gui.shell.conftest import Program

from showroom.domain.staff.actor import DESK, system_actor
from showroom.gui.kit.labels import Label
from showroom.gui.policy.dialogs import PutInForceDialog
from showroom.services import policies, reception
from showroom.services.reception import WalkIn
from showroom.services.shop import Shop


def press(program: Program, name: str) -> None:
    """Press what is on the screen under that name."""

    def shown() -> QPushButton | None:
        found = [one for one in program.window.findChildren(QPushButton, name) if one.isVisible() and one.isEnabled()]
        return found[0] if found else None

    program.wait(shown)
    button = shown()
    assert button is not None
    program.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def text(program: Program, name: str) -> str:
    label = program.window.findChild(QWidget, name)
    assert label is not None
    return str(label.property("text"))


@pytest.mark.clause("REC-06", "REC-18")
def test_the_manager_changes_a_rule_and_the_next_visitor_is_received_by_it(program: Program, store_shop: Shop) -> None:
    program.start()
    program.sign_in("Mo Lan")
    press(program, "nav.settings")
    press(program, "settings.rules")
    press(program, "policy.groups.turns")
    press(program, "policy.switch.uses_turn.first.false")
    press(program, "policy.put")
    program.wait(lambda: isinstance(QApplication.activeWindow(), PutInForceDialog))
    asked = QApplication.activeWindow()
    assert isinstance(asked, PutInForceDialog)
    program.qtbot.keyClicks(asked.fields["note"].input, "trial")
    program.qtbot.keyClick(asked.fields["note"].input, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    program.wait(lambda: text(program, "policy.state") == "Nothing is changed.")
    shop = store_shop.sibling()
    now = policies.in_force(shop, system_actor("tests"))
    assert (now.policy.uses_turn["first"], now.by, now.note) == (False, "Mo Lan", "trial")
    given = reception.walk_in(shop, DESK, WalkIn())
    assert (given.decision.uses_turn, given.decision.switch.startswith("order")) == (False, True)
    program.runtime.change(language="zh_CN")
    program.wait(lambda: text(program, "policy.title") == "规则")
    press(program, "policy.tab.history")
    program.wait(lambda: text(program, f"policy.version.{now.pack_version_id}.state") == "生效中")
    said = "是否占轮次：首次来访：占轮次 → 不占轮次"
    name = f"policy.version.{now.pack_version_id}"

    def told() -> list[str]:
        cards = [one for one in program.window.findChildren(QWidget, name) if one.isVisible()]
        return [one.text() for card in cards for one in card.findChildren(Label) if one.isVisible()]

    program.wait(lambda: said in told())


def test_consultants_see_no_rules(program: Program) -> None:
    program.start()
    program.sign_in("Anna")
    program.wait(lambda: program.shown != "sign")
    assert not any(one.isVisible() for one in program.window.findChildren(QPushButton, "nav.policy"))
    press(program, "nav.settings")
    assert not any(one.isVisible() for one in program.window.findChildren(QPushButton, "settings.rules"))
