"""The first morning: a store is made, people are added, somebody signs in and clocks the others in."""

from __future__ import annotations

import json

from showroom.gui.tour.tour import Step, Tour

TIME_ZONE = "Asia/Shanghai"
MANAGER_PIN, DESK_PIN, FLOOR_PIN = "2580", "4713", "6192"
CONSULTANTS = ("Anna Keller", "王海涛", "Diego Martín")
RECEPTIONIST = "林小梅"


def manager_name(tour: Tour) -> str:
    return tour.either("Margaret Cole", "沈丽华")


def welcome(tour: Tour) -> None:
    """The page of the first start, filled by keys alone; two PINs that differ are told at their field."""
    hands = tour.hands
    hands.get("first.name")
    hands.tab_to("first.name")
    hands.type(tour.either("Riverside Furniture", "河畔家居"))
    hands.tab_to("first.country")
    hands.key("Home")  # China stands first: currency and time zone follow
    hands.tab_to("first.zone")
    hands.replace(TIME_ZONE)
    hands.tab_to("first.manager")
    hands.type(manager_name(tour))
    hands.tab_to("first.pin")
    hands.type(MANAGER_PIN)
    hands.tab_to("first.pin_again")
    hands.type("2581")
    hands.key("Ctrl+Return")
    tour.note(error=hands.text("first.pin_again.note"))
    tour.expect(bool(hands.text("first.pin_again.note")), "first.pin_again.note")


def make_store(tour: Tour) -> None:
    """The PIN is put right; Ctrl+Enter makes the store and asks who it is."""
    hands = tour.hands
    hands.tab_to("first.pin_again")
    hands.replace(MANAGER_PIN)
    hands.key("Ctrl+Return")
    hands.get("sign.title")
    tour.read("store", "time_zone", "currency", name=tour.either("Riverside Furniture", "河畔家居"),
              language=tour.options.lang)  # fmt: skip
    tour.memo["manager"] = tour.read("staff", "id", name=manager_name(tour), role="manager")["id"]
    tour.read("pack_version", "version", name="furniture")


def wrong_pin(tour: Tour) -> None:
    """A wrong PIN is refused in words and counted."""
    hands = tour.hands
    hands.type("1357")
    hands.key("Return")
    hands.wait(lambda: hands.text("sign.note"), "tour.missed.text", name="sign.note", wanted="PIN", found="")
    tour.note(note=hands.text("sign.note"))
    tour.read("staff", id=tour.memo["manager"], wrong_pins=1)
    tour.read("audit_entry", "actor", action="staff.wrong_pin")


def sign_in(tour: Tour) -> None:
    """Card and PIN: the reception page of a store where nobody works yet."""
    hands = tour.hands
    hands.type(MANAGER_PIN)
    hands.key("Return")
    hands.get("reception")
    tour.expect(tour.runtime.session.actor.name == manager_name(tour), manager_name(tour))
    tour.read("staff", id=tour.memo["manager"], wrong_pins=0)


def add_staff(tour: Tour) -> None:
    """Three consultants and a receptionist, with names of both kinds and PINs."""
    hands = tour.hands
    hands.page("staff")
    for name, role, pin in (*((one, "consultant", FLOOR_PIN) for one in CONSULTANTS),
                            (RECEPTIONIST, "receptionist", DESK_PIN)):  # fmt: skip
        hands.click("staff.new")
        hands.fill("staff.person.name", name)
        hands.choose("staff.person.role", role)
        if name.isascii():
            hands.click("staff.person.languages.en")
        hands.fill("staff.person.pin", pin)
        hands.fill("staff.person.again", pin)
        hands.key("Ctrl+Return")
        hands.gone("staff.person")
        row = tour.read("staff", "id", name=name, role=role)
        tour.expect(bool(row["pin_hash"]) and pin not in str(row["pin_hash"]), "pin_hash")
        tour.memo[name] = row["id"]
    entry = tour.witness.rows("audit_entry", action="staff.edit")[-1]
    tour.expect(str(tour.memo["manager"]) in entry["actor"], "audit_entry.actor", entry["actor"])
    tour.note(table="audit_entry", actor=entry["actor"], action=entry["action"])


def change_person(tour: Tour) -> None:
    """The receptionist takes the desk over: lock with Ctrl+L, her card, her PIN; manager's pages are gone."""
    hands = tour.hands
    hands.key("Ctrl+L")
    tour.expect(tour.runtime.session.is_locked, "locked")
    hands.closed("staff")
    hands.key("Ctrl+L")
    hands.get("sign.title")
    hands.click(f"sign.card.{tour.memo[RECEPTIONIST]}")
    tour.shoot()
    hands.type(DESK_PIN)
    hands.key("Return")
    hands.get("reception")
    hands.closed("staff")
    tour.expect(tour.runtime.session.actor.name == RECEPTIONIST, RECEPTIONIST, tour.runtime.session.actor.name)
    tour.note(signed_in=tour.runtime.session.actor.name, role=tour.runtime.session.actor.role)


def clock_in(tour: Tour) -> None:
    """Everybody clocks in; the order of clocking in is the order of the day."""
    hands = tour.hands
    for name in CONSULTANTS:
        hands.click("reception.clock_in")
        hands.click(f"reception.clocking.{tour.memo[name]}")
        tour.pass_time(seconds=40)
    events = [json.loads(row["payload"]) for row in tour.witness.rows("ledger_event", kind="clocked_in")]
    order = [event["staff"] for event in events]
    wanted = [tour.memo[name] for name in CONSULTANTS]
    tour.expect(order == wanted, ", ".join(CONSULTANTS), order)
    tour.note(table="ledger_event", kind="clocked_in", order=list(CONSULTANTS))


STEPS = (
    Step("welcome", welcome),
    Step("make_store", make_store),
    Step("wrong_pin", wrong_pin),
    Step("sign_in", sign_in),
    Step("add_staff", add_staff),
    Step("change_person", change_person),
    Step("clock_in", clock_in),
)
