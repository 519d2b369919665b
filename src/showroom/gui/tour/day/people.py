"""Customers and calls: registered once, found by anything, known again at the door and on the phone."""

from __future__ import annotations

from showroom.gui.customers.moments import MomentsList
from showroom.gui.kit.table import Table
from showroom.gui.reception.matches import MatchList
from showroom.gui.tour.day.floor import person
from showroom.gui.tour.tour import Step, Tour

CUSTOMER, MOBILE, E164 = "陈思远", "138-0013-8000", "+8613800138000"
CALLER, LANDLINE, CALLER_E164 = "Olivia Grant", "021 6123 4567", "+862161234567"


def form_error(tour: Tour) -> None:
    """The second visitor is registered from the desk. Digits are missing: the sentence stands at the phone."""
    hands = tour.hands
    hands.page("reception")
    hands.click("reception.visit.2.more")
    hands.click("reception.menu.details")
    hands.fill("reception.details.customer", CUSTOMER)
    hands.click("reception.details.register")
    hands.get("customer.new")
    tour.expect(hands.text("customer.name") == CUSTOMER, CUSTOMER, hands.text("customer.name"))
    hands.fill("customer.phones", "138 0013")
    hands.choose("customer.source_channel", "recommended")
    before = tour.witness.count("customer")
    hands.key("Ctrl+Return")
    error = hands.text("customer.phones.note")
    tour.expect(bool(error), "customer.phones.note")
    tour.expect(tour.witness.count("customer") == before, "customer")
    tour.expect(hands.text("customer.name") == CUSTOMER, CUSTOMER, hands.text("customer.name"))
    tour.note(error=error, customers=before)


def register(tour: Tour) -> None:
    """The number is put right, written as people write it; it is kept in one form. The consultant becomes the owner."""
    hands = tour.hands
    hands.fill("customer.phones", MOBILE)
    hands.key("Ctrl+Return")
    hands.gone("customer.new")
    row = tour.read("customer", "id", "completeness", name=CUSTOMER, source_channel="recommended")
    tour.memo["customer"] = row["id"]
    tour.read("customer_phone", "raw", customer_id=row["id"], e164=E164)
    tour.read("customer_owner", customer_id=row["id"], staff_id=tour.memo[person(2)])
    tour.read("visit", number=2, customer_id=row["id"])
    hands.reads("reception.details.known", CUSTOMER)


def duplicate(tour: Tour) -> None:
    """The same number, typed another way: the known customer is shown, and taken instead of a second record."""
    hands = tour.hands
    before = tour.witness.count("customer")
    hands.page("customers")
    hands.key("Ctrl+N")
    hands.fill("customer.name", tour.either("Chen Siyuan", "陈先生"))
    hands.fill("customer.phones", "0086 138 0013 8000")
    known = f"customer.known.{tour.memo['customer']}"
    hands.get(known)
    tour.note(reasons=hands.text(f"{known}.reasons"))
    tour.shoot()
    hands.click(f"{known}.use")
    hands.gone("customer.new")
    hands.reads("customer.name", CUSTOMER)
    tour.expect(tour.witness.count("customer") == before, f"{before} customers", tour.witness.count("customer"))


def known_typed(tour: Tour) -> None:
    """The customer leaves and comes back: F2 and the last digits of the phone show who it is."""
    hands = tour.hands
    hands.page("reception")
    hands.key("Esc")  # the details of the visit are still open
    hands.gone("reception.details.customer")
    hands.click("reception.visit.2.finish")
    hands.click("reception.finish.outcome.considering")
    hands.key("Ctrl+Return")
    hands.gone("reception.finish")
    tour.pass_time(minutes=45)
    hands.key("F2")
    hands.type("8000")
    matches = hands.find("reception.walk_in.matches", MatchList)
    customer = tour.memo["customer"]
    hands.wait(lambda: [row.id for row in matches.rows()] == [customer], "tour.missed.row_shown", name=CUSTOMER)
    row = matches.rows()[0]
    tour.expect(person(2) in row.detail, person(2), row.detail)
    tour.read("customer_owner", customer_id=customer, staff_id=tour.memo[person(2)])
    tour.note(shown=f"{row.title}, {row.detail}")


def known_returns(tour: Tour) -> None:
    """Enter: a return visit, and the owner serves, whoever is on point."""
    hands, owner = tour.hands, person(2)
    hands.key("Return")
    row = tour.read("visit", number=6, kind="return", customer_id=tour.memo["customer"],
                    consultant_id=tour.memo[owner])  # fmt: skip
    why = hands.text("reception.announcement.why")
    tour.expect(owner in why, owner, why)
    greeting = hands.text("reception.announcement.phrase")
    tour.expect(CUSTOMER in greeting, CUSTOMER, greeting)
    tour.memo["visit"] = row["id"]
    tour.note(explained=why, served_as=row["served_as"], say=greeting)
    tour.shoot()
    hands.key("Esc")
    hands.click("reception.visit.6.greeted")
    tour.read("visit", number=6, state="greeted")


def _find(tour: Tour, query: str) -> None:
    hands = tour.hands
    hands.key("Ctrl+K")
    hands.get("find.box")
    hands.type(query)
    table: Table[object] = hands.find("find.hits", Table)
    hit = hands.wait(
        lambda: table.rows() and getattr(table.rows()[0], "title") == CUSTOMER and table.rows()[0],  # noqa: B009
        "tour.missed.row_shown", name="find.hits",
    )  # fmt: skip
    tour.shoot()
    hands.settle()
    hands.key("Return")
    hands.gone("find.popup")
    hands.reads("customer.name", CUSTOMER)
    tour.read("customer", id=tour.memo["customer"], name=CUSTOMER)
    tour.note(typed=query, why=getattr(hit, "why"))  # noqa: B009


def find_digits(tour: Tour) -> None:
    """Ctrl+K: the last digits of the phone."""
    _find(tour, "8000")


def find_chinese(tour: Tour) -> None:
    """Ctrl+K: part of the Chinese name."""
    _find(tour, "思远")


def find_pinyin(tour: Tour) -> None:
    """Ctrl+K: the initials of the pinyin."""
    _find(tour, "csy")


def call_known(tour: Tour) -> None:
    """F3, the number first: customer, owner and last contact come up before the greeting ends."""
    hands, customer = tour.hands, tour.memo["customer"]
    hands.key("F3")
    hands.get("calls.number")
    hands.type("138 0013 8000")
    hands.reads(f"calls.caller.{customer}.name", CUSTOMER)
    facts = hands.text(f"calls.caller.{customer}.facts")
    tour.expect(person(2) in facts, person(2), facts)
    hands.key("Return")
    hands.type(tour.either("Asks when the sofa can be seen again", "问沙发什么时候再来看"))
    tour.pass_time(seconds=12)
    tour.shoot()
    hands.key("Ctrl+Return")
    tour.read("call", "number", "duration_s", customer_id=customer, e164=E164, first_time=False)
    tour.note(shown=facts)


def call_first(tour: Tour) -> None:
    """A first-time caller: the form the pack names, and a question nobody can answer now."""
    hands = tour.hands
    hands.key("F3")
    hands.get("calls.number")
    hands.type(LANDLINE)
    hands.get("calls.caller.first")
    hands.key("Return")
    hands.type(CALLER)
    hands.click("calls.callback")
    hands.fill("calls.question", tour.either("Does the oak table come 2.4 m long?", "橡木餐桌有没有 2.4 米的？"))
    tour.pass_time(seconds=20)
    tour.shoot()
    hands.key("Ctrl+Return")
    row = tour.read("call", "number", "question", "callback_due", e164=CALLER_E164, first_time=True)
    tour.expect(row["callback_due"] is not None, "callback_due")
    tour.memo["call"] = row["id"]


def call_back(tour: Tour) -> None:
    """The call-back stands in the list until it is answered."""
    hands, call = tour.hands, tour.memo["call"]
    _tab(tour, "calls.tabs", "callbacks")
    tour.pass_time(minutes=20)
    hands.click(f"calls.back.{call}.done")
    hands.fill(
        "calls.answer.text", tour.either("Yes, in 2.2 m and 2.6 m; 2.4 m to order", "有 2.2 米和 2.6 米，2.4 米可订做")
    )
    tour.shoot()
    hands.key("Ctrl+Return")
    hands.gone("calls.answer")
    row = tour.read("call", "callback_answer", "callback_done_at", id=call)
    tour.expect(row["callback_done_at"] is not None, "call.callback_done_at")


def _tab(tour: Tour, segment: str, key: str) -> None:
    tour.hands.click(f"{segment}.{key}")


def timeline(tour: Tour) -> None:
    """The customer's card: everything that happened, newest first."""
    hands = tour.hands
    _find(tour, "chensiyuan")
    shown = hands.get("customer.timeline.list")
    assert isinstance(shown, MomentsList)
    said = [line.title for line in shown.entries.lines()][:12]
    tour.expect(len(said) >= 3, "≥ 3", said)
    tour.shoot()
    tour.note(timeline=said)


STEPS = (
    Step("form_error", form_error),
    Step("register", register),
    Step("duplicate", duplicate),
    Step("known_typed", known_typed),
    Step("known_returns", known_returns),
    Step("find_digits", find_digits),
    Step("find_chinese", find_chinese),
    Step("find_pinyin", find_pinyin),
    Step("call_known", call_known),
    Step("call_first", call_first),
    Step("call_back", call_back),
    Step("timeline", timeline),
)
