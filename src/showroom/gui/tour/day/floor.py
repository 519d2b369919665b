"""The floor: walk-ins in strict order, waiting with a timer, outcomes, turns given back, undo, statuses, the board."""

from __future__ import annotations

import json
from typing import Any

from PySide6.QtWidgets import QApplication

from showroom.gui.reception.rotation import RotationList
from showroom.gui.reception.ticking import RunningTime
from showroom.gui.shell.secondary import SecondaryWindow
from showroom.gui.tour.day.opening import CONSULTANTS
from showroom.gui.tour.tour import Step, Tour


def person(number: int) -> str:
    """The consultant who clocked in as the ``number``-th."""
    return CONSULTANTS[number - 1]


def _events(tour: Tour, kind: str) -> list[dict[str, Any]]:
    return [json.loads(row["payload"]) for row in tour.witness.rows("ledger_event", kind=kind)]


def first_walk_in(tour: Tour) -> None:
    """F2, Enter: a first visit, and the first in order is named, with the sentence that explains it."""
    hands, name = tour.hands, person(1)
    hands.key("F2")
    hands.get("reception.walk_in.box")
    hands.key("Return")
    hands.reads("reception.announcement.name", name)
    why = hands.text("reception.announcement.why")
    tour.expect(name in why, name, why)
    row = tour.read("visit", "id", "assigned_at", number=1, state="assigned", kind="first",
                    consultant_id=tour.memo[name], used_turn=True)  # fmt: skip
    tour.expect(row["customer_id"] is None, "customer_id")
    tour.note(explained=why, move_up=hands.text("reception.announcement.deck"))


def greet(tour: Tour) -> None:
    """The consultant stands before the visitor: one press on the card."""
    hands = tour.hands
    hands.key("Esc")
    hands.gone("reception.announcement")
    tour.pass_time(seconds=35)
    hands.click("reception.visit.1.greeted")
    tour.read("visit", "greeted_at", number=1, state="greeted")


def details(tour: Tour) -> None:
    """Details follow while the visitor is already being looked after: how they heard of us, how many they are."""
    hands = tour.hands
    hands.click("reception.visit.1.more")
    hands.click("reception.menu.details")
    hands.choose("reception.details.channel", "short_video")
    hands.choose("reception.details.purpose", "new_home")
    hands.fill("reception.details.note", tour.either("Looks at sofas for a new flat", "看沙发，新房刚交付"))
    tour.shoot()
    hands.key("Ctrl+Return")
    hands.gone("reception.details.note")
    tour.read("visit", number=1, channel="short_video", purpose="new_home")


def everybody_busy(tour: Tour) -> None:
    """Two more visitors: everybody is with somebody, in strict order."""
    hands = tour.hands
    for number in (2, 3):
        tour.pass_time(minutes=2)
        hands.key("F2")
        hands.key("Return")
        hands.reads("reception.announcement.name", person(number))
        tour.read("visit", number=number, state="assigned", consultant_id=tour.memo[person(number)])
        hands.key("Esc")
        tour.pass_time(seconds=20)
        hands.click(f"reception.visit.{number}.greeted")
        tour.read("visit", number=number, state="greeted")


def somebody_waits(tour: Tour) -> None:
    """Nobody is free: the next visitor waits, with a timer, the apology to say, and the reason."""
    hands = tour.hands
    hands.key("F2")
    hands.key("Return")
    tour.read("visit", number=4, state="waiting", consultant_id=None)
    hands.key("Esc")
    tour.pass_time(seconds=70)
    hands.get("reception.waiting.4")
    tour.note(reason=hands.text("reception.waiting.why"), say=hands.text("reception.waiting.apology"))


def amber(tour: Tour) -> None:
    """After three minutes the timer turns amber."""
    tour.pass_time(seconds=130)
    _tone(tour, "warning")


def red(tour: Tour) -> None:
    """After five minutes it is red, and says so not by colour alone."""
    tour.pass_time(seconds=125)
    _tone(tour, "danger")


def board_alarm(tour: Tour) -> None:
    """Nobody is at the front desk while somebody waits: the floor board says so across its width, and counts."""
    hands = tour.hands
    hands.page("settings")
    hands.click("settings.board")
    board = secondary(tour, "board")
    surface = hands.get("board.surface")
    wanted = tour.either("Front desk: 0", "前台 0 人")
    hands.wait(lambda: wanted in surface.accessibleDescription(), "tour.missed.sentence",
               wanted=wanted)  # fmt: skip
    tour.note(board=surface.accessibleDescription().splitlines())
    tour.shoot()
    leave(tour, board)
    hands.page("reception")


def _tone(tour: Tour, tone: str) -> None:
    time = tour.hands.find("reception.waiting.4.time", RunningTime)
    tour.hands.wait(lambda: time.tone == tone, "tour.missed.fact", wanted=tone, found=time.tone)
    tour.note(waits=time.text, tone=tone)
    tour.read("visit", "arrived_at", number=4, state="waiting")


def why(tour: Tour) -> None:
    """Why: the chain of reasons behind an assignment, as the ledger holds it."""
    hands = tour.hands
    hands.click("reception.visit.2.more")
    hands.click("reception.menu.why")
    sentence = hands.text("reception.why.sentence")
    tour.expect(person(2) in sentence, person(2), sentence)
    tour.shoot()
    tour.note(sentence=sentence)
    hands.key("Esc")
    hands.gone("reception.why")


def finish(tour: Tour) -> None:
    """A visit ends with outcome and reason; whoever waited is taken in the same moment."""
    hands, name = tour.hands, person(1)
    hands.click("reception.visit.1.finish")
    hands.key("Ctrl+Return")  # without an outcome it does not close: the sentence stands at the field
    error = hands.text("reception.finish.outcome.note")
    tour.expect(bool(error), "reception.finish.outcome.note")
    hands.click("reception.finish.outcome.left_no_interest")
    hands.click("reception.finish.reason.too_early")
    hands.fill("reception.finish.next_step", tour.either("Calls in March, when the flat is ready", "三月交房后再联系"))
    tour.shoot()
    hands.key("Ctrl+Return")
    hands.gone("reception.finish")
    tour.read("visit", "left_at", "next_step", number=1, state="left", outcome="left_no_interest",
              outcome_reason="too_early")  # fmt: skip
    tour.note(error=error, released=name)


def waiting_taken(tour: Tour) -> None:
    """The first consultant who is free has the first who waited."""
    row = tour.read("visit", "assigned_at", number=4, state="assigned", consultant_id=tour.memo[person(1)])
    waited = (row["assigned_at"] - row["arrived_at"]).total_seconds()
    tour.expect(waited > 300, "> 300 s", waited)
    tour.note(waited_s=waited)
    tour.hands.click("reception.visit.4.greeted")
    tour.read("visit", number=4, state="greeted")


def turn_given_back(tour: Tour) -> None:
    """The third visitor only asked the way: no opportunity, the turn is given back."""
    hands = tour.hands
    hands.click("reception.visit.3.finish")
    hands.click("reception.finish.outcome.non_opportunity")
    hands.click("reception.finish.reason.directions")
    tour.note(told=hands.text("reception.finish.turn"))
    tour.shoot()
    hands.key("Ctrl+Return")
    hands.gone("reception.finish")
    tour.read("visit", number=3, state="left", outcome="non_opportunity", outcome_reason="directions", used_turn=False)


def undo(tour: Tour) -> None:
    """A visitor registered by mistake: Ctrl+Z within two minutes takes it back, and the ledger keeps both."""
    hands, name = tour.hands, person(3)
    before = len(_events(tour, "undone"))
    hands.key("F2")
    hands.key("Return")
    tour.read("visit", number=5, state="assigned", consultant_id=tour.memo[name])
    hands.key("Esc")
    tour.pass_time(seconds=30)
    hands.key("Ctrl+Z")
    tour.read("visit", number=5, state="undone")
    after = len(_events(tour, "undone"))
    tour.expect(after > before, "undone", after)
    tour.note(table="ledger_event", kind="undone", count=after - before)


def lunch(tour: Tour) -> None:
    """Two presses: the person, the status. At lunch the place is kept."""
    _status(tour, person(3), "lunch")


def back_from_lunch(tour: Tour) -> None:
    """And back again."""
    tour.pass_time(minutes=31)
    _status(tour, person(3), "available")


def _status(tour: Tour, name: str, status: str) -> None:
    hands, staff = tour.hands, tour.memo[name]
    rotation = hands.find("reception.rotation", RotationList)
    hands.click(rotation.viewport(), rotation.person_rect(staff).center())
    if status == "lunch":
        hands.get("reception.status.lunch")
        tour.shoot()
    hands.click(f"reception.status.{status}")
    event = hands.wait(
        lambda: next((e for e in _events(tour, "status_set") if e["staff"] == staff and e["to"] == status), None),
        "tour.missed.row", table="ledger_event", wanted=f"status_set {name} {status}",
    )  # fmt: skip
    tour.note(table="ledger_event", kind="status_set", staff=name, status=event["to"])


def floor_board(tour: Tour) -> None:
    """The floor board for a second monitor: who is on point, who is with a visitor; no customer data."""
    hands = tour.hands
    hands.page("settings")
    hands.click("settings.board")
    board = secondary(tour, "board")
    surface = hands.get("board.surface")
    name = person(3)
    hands.wait(lambda: name in surface.accessibleDescription(), "tour.missed.sentence", wanted=name)
    said = surface.accessibleDescription().splitlines()
    tour.note(board=said)
    tour.shoot()
    tour.read("visit", number=4, state="greeted")
    leave(tour, board)
    hands.page("reception")


def secondary(tour: Tour, kind: str) -> SecondaryWindow:
    """The open window of this kind, made as large as the counter's and looked at from now on."""

    def look() -> SecondaryWindow | None:
        for top in QApplication.topLevelWidgets():
            if isinstance(top, SecondaryWindow) and top.isVisible() and top.objectName() == f"window.{kind}":
                return top
        return None

    window: SecondaryWindow = tour.hands.wait(look, "tour.missed.control", name=f"window.{kind}")
    window.resize(*tour.options.size)
    tour.hands.window = window
    tour.hands.settle()
    return window


def leave(tour: Tour, window: SecondaryWindow) -> None:
    """Back to the counter."""
    window.close()
    tour.hands.window = tour.window
    tour.window.activateWindow()
    tour.hands.turn(50)


STEPS = (
    Step("first_walk_in", first_walk_in),
    Step("greet", greet),
    Step("details", details),
    Step("everybody_busy", everybody_busy),
    Step("somebody_waits", somebody_waits),
    Step("amber", amber),
    Step("red", red),
    Step("board_alarm", board_alarm),
    Step("why", why),
    Step("finish", finish),
    Step("waiting_taken", waiting_taken),
    Step("turn_given_back", turn_given_back),
    Step("undo", undo),
    Step("lunch", lunch),
    Step("back_from_lunch", back_from_lunch),
    Step("floor_board", floor_board),
)
