"""The rotation's further acts: a hand-over with a note, taken back; what is open; what went another way today."""

from __future__ import annotations

import json

from showroom.gui.reception.recent import RecentList
from showroom.gui.tour.day.floor import person
from showroom.gui.tour.tour import Step, Tour


def hand_over(tour: Tour) -> None:
    """A colleague goes on with the visitor: the note is for the taker, the ledger keeps both."""
    hands = tour.hands
    hands.click("reception.visit.2.more")
    hands.click("reception.menu.hand_over")
    hands.key("Ctrl+Return")  # without a name it does not close
    tour.expect(bool(hands.text("reception.hand_over.to.note")), "reception.hand_over.to.note")
    hands.choose("reception.hand_over.to", tour.memo[person(3)])
    hands.fill("reception.hand_over.note", tour.either("Asks about the oak table", "在问那张橡木餐桌"))
    tour.shoot()
    hands.key("Ctrl+Return")
    hands.gone("reception.hand_over")
    tour.read("visit", "hand_over_note", number=2, consultant_id=tour.memo[person(3)],
              handed_from_id=tour.memo[person(2)])  # fmt: skip


def hand_over_undone(tour: Tour) -> None:
    """Ctrl+Z: the visitor is back where they were, and both acts stand in the ledger."""
    tour.pass_time(seconds=20)
    tour.hands.key("Ctrl+Z")
    tour.read("visit", number=2, consultant_id=tour.memo[person(2)], handed_from_id=None)
    kinds = [row["kind"] for row in tour.witness.rows("ledger_event") if row["kind"] in ("handed_over", "undone")]
    tour.expect(kinds[-2:] == ["handed_over", "undone"], "handed_over, undone", ", ".join(kinds))


def open_visits(tour: Tour) -> None:
    """F7: every visit that is still open, with its time; it must be somebody who really is here."""
    hands = tour.hands
    hands.key("F7")
    hands.click("reception.more.open")
    hands.get("reception.open.2")
    hands.get("reception.open.4")
    tour.shoot()
    hands.key("Esc")
    hands.gone("reception.open")
    count = sum(1 for row in tour.witness.rows("visit") if row["state"] in ("waiting", "assigned", "greeted"))
    hands.reads("reception.tile.open.figure", str(count))


def deviations(tour: Tour) -> None:
    """What went another way than the plain rotation today: each act, and why."""
    hands = tour.hands
    hands.key("F7")
    hands.click("reception.more.deviations")
    listed = hands.find("reception.deviations.list", RecentList).rows_model.rows
    undone = [row for row in tour.witness.rows("ledger_event", kind="undone") if json.loads(row["payload"])]
    tour.expect(len(listed) >= len(undone), f">= {len(undone)}", len(listed))
    tour.shoot()
    tour.note(listed=[row.text for row in listed])
    hands.key("Esc")
    hands.gone("reception.deviations")


STEPS = (
    Step("hand_over", hand_over),
    Step("hand_over_undone", hand_over_undone),
    Step("open_visits", open_visits),
    Step("deviations", deviations),
)
