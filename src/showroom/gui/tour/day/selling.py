"""Presenting and quoting: the checklist beside the visitor, then lines, discount, paper, issue, acceptance."""

from __future__ import annotations

import json
from pathlib import Path

from showroom.gui.kit.table import Table
from showroom.gui.tour.day.floor import person
from showroom.gui.tour.day.opening import FLOOR_PIN
from showroom.gui.tour.day.people import CUSTOMER
from showroom.gui.tour.tour import Step, Tour


def sign_in_as(tour: Tour, name: str, pin: str) -> None:
    """Ctrl+L locks, Ctrl+L again asks who it is: card and PIN."""
    hands = tour.hands
    if not tour.runtime.session.is_locked:
        hands.key("Ctrl+L")
    hands.key("Ctrl+L")
    hands.get("sign.title")
    hands.click(f"sign.card.{tour.memo[name]}")
    hands.type(pin)
    hands.key("Return")
    hands.gone("sign.title")
    tour.expect(tour.runtime.session.actor.name == name, name, tour.runtime.session.actor.name)


def present_start(tour: Tour) -> None:
    """The consultant signs in and starts the pack's checklist for the visit in hand."""
    hands, name = tour.hands, person(2)
    sign_in_as(tour, name, FLOOR_PIN)
    hands.page("reception")
    hands.click("reception.visit.6.more")
    hands.click("reception.menu.present")
    hands.get("presentations.step.words")
    row = tour.read("presentation", "id", "mandatory", visit_id=tour.memo["visit"], state="running",
                    customer_id=tour.memo["customer"], staff_id=tour.memo[name])  # fmt: skip
    tour.memo["presentation"] = row["id"]
    tour.note(say=hands.text("presentations.step.words"))


def _marked(tour: Tour, key: str, state: str = "done", **equals: object) -> None:
    tour.read("presentation_step", "answer", presentation_id=tour.memo["presentation"], key=key, state=state, **equals)
    tour.pass_time(seconds=50)


def present_steps(tour: Tour) -> None:
    """Steps are done with their answers; a mandatory one is skipped, which needs a reason."""
    hands = tour.hands
    for key in ("welcome", "tea"):
        hands.key("Ctrl+Return")
        _marked(tour, key)
    hands.choose("presentations.answer.occasion", "new_home")
    hands.key("Ctrl+Return")
    _marked(tour, "occasion")
    hands.get("presentations.answer.heard_of_us")
    hands.key("Ctrl+Return")
    _marked(tour, "heard_of_us")
    hands.choose("presentations.answer.home_stage", "decorating")
    hands.key("Ctrl+Return")
    _marked(tour, "home_stage")
    hands.click("presentations.answer.rooms.living")
    hands.click("presentations.answer.rooms.dining")
    hands.key("Ctrl+Return")
    _marked(tour, "rooms")
    hands.get("presentations.answer.area")
    hands.type("98")
    tour.shoot()
    hands.key("Ctrl+Return")
    _marked(tour, "area")


def present_skip(tour: Tour) -> None:
    """A mandatory step can be skipped only with a reason."""
    hands = tour.hands
    hands.get("presentations.answer.living_with")
    hands.key("Ctrl+Shift+Return")
    hands.click("presentations.reason.skip")
    error = hands.text("presentations.reason.own.note")
    tour.expect(bool(error), "presentations.reason.own.note")
    hands.click("presentations.reason.chips.refused")
    tour.shoot()
    hands.click("presentations.reason.skip")
    _marked(tour, "living_with", "skipped", reason="refused")
    tour.note(error=error)


def present_fill(tour: Tour) -> None:
    """What was answered stands in the customer's form; nothing is typed twice."""
    hands, customer = tour.hands, tour.memo["customer"]
    for key, value in (("home_stage", "decorating"), ("area", 98)):
        rows = tour.witness.rows("customer_field", customer_id=customer, key=key)
        tour.expect(bool(rows) and json.loads(rows[0]["value"]) == value, f"{key} = {value}", rows)
        tour.note(table="customer_field", key=key, value=rows[0]["value"])
    if hands.seen("presentations.beside") is not None:  # narrow: customer and stages share one place
        hands.click("presentations.beside")
    hands.click("presentations.customer.open")
    hands.reads("customer.name", CUSTOMER)
    hands.click("customer.tabs.details")
    hands.get("customer.details.home_stage")
    tour.shoot()
    tour.read("customer", "completeness", "grade", id=customer)
    hands.page("presentations")


def present_pause(tour: Tour) -> None:
    """Paused, and resumed where it stood."""
    hands, key = tour.hands, tour.memo["presentation"]
    hands.click("presentations.pause")
    tour.read("presentation", id=key, state="paused", running_since=None)
    tour.shoot()
    tour.pass_time(minutes=3)
    hands.click("presentations.pause")
    tour.read("presentation", "active_s", id=key, state="running")


def present_end(tour: Tour) -> None:
    """The end shows what stays open and asks why; coverage is mandatory steps done of all of them."""
    hands = tour.hands
    hands.click("presentations.finish")
    hands.fill("presentations.end.own", tour.either("They come back with the floor plan", "下次带户型图来再谈"))
    tour.note(coverage=hands.text("presentations.end.coverage"))
    tour.shoot()
    hands.key("Ctrl+Return")
    row = tour.read("presentation", "mandatory", "mandatory_done", id=tour.memo["presentation"], state="finished")
    tour.expect(0 < row["mandatory_done"] < row["mandatory"], "mandatory_done", row["mandatory_done"])


def quote_lines(tour: Tour) -> None:
    """A quote for the visit's customer: products are found as they are typed and become lines."""
    hands = tour.hands
    hands.page("reception")
    hands.click("reception.visit.6.more")
    hands.click("reception.menu.quote")
    hands.get("quotes.product.box")
    words = (tour.either("sofa", "沙发"), tour.either("chair", "餐椅"), tour.either("rug", "地毯"))
    lines: Table[object] = hands.find("quotes.lines.table", Table)
    for number, word in enumerate(words, 1):
        hands.fill("quotes.product.box", word)
        hits: Table[object] = hands.find("quotes.product.hits", Table)
        hands.wait(hits.rows, "tour.missed.row_shown", name="quotes.product.hits")
        hands.key("Down")
        hands.key("Return")
        tour.expect(len(lines.rows()) == number, f"{number} quotes.lines.table", len(lines.rows()))
    hands.key("Esc")
    hands.click("quotes.delivery")
    hands.key("Ctrl+S")
    row = tour.read("quote", "id", "subtotal_minor", "total_minor", state="draft", customer_id=tour.memo["customer"],
                    visit_id=tour.memo["visit"], consultant_id=tour.memo[person(2)])  # fmt: skip
    tour.memo["quote"] = row["id"]
    saved = tour.witness.rows("quote_line", quote_id=row["id"])
    tour.expect(len(saved) == 4, "4 quote_line", len(saved))
    tour.note(table="quote_line", items=[line["text_zh" if tour.chinese else "text_en"] for line in saved])


def quote_terms(tour: Tour) -> None:
    """Quantity, line discount, discount on the whole, tax: the totals follow as they are typed."""
    hands = tour.hands
    before = hands.text("quotes.total")
    hands.row("quotes.lines.table", lambda shown: shown.position == 1)
    hands.fill("quotes.line.quantity", "2")
    hands.fill("quotes.line.discount", "5%")
    hands.fill("quotes.discount", "200")
    hands.choose("quotes.tax_mode", "in")
    after = hands.text("quotes.total")
    tour.expect(before != after, "quotes.total", after)
    tour.shoot()
    hands.key("Ctrl+S")
    row = tour.read("quote", "subtotal_minor", "discount_minor", "tax_minor", "total_minor", "valid_until",
                    id=tour.memo["quote"], discount_value="200", tax_included=True)  # fmt: skip
    line = tour.witness.rows("quote_line", quote_id=tour.memo["quote"], position=1)[0]
    tour.expect(line["quantity_milli"] == 2000 and line["discount_value"] == "5", "2 × −5 %", line["discount_value"])
    shown = "".join(c for c in after if c.isdigit())
    tour.expect(shown == str(row["total_minor"]), str(row["total_minor"]), after)
    tour.memo["total"] = row["total_minor"]


def quote_draft(tour: Tour) -> None:
    """The paper of a draft carries a watermark; it is saved as PDF from the preview."""
    hands = tour.hands
    hands.key("Ctrl+P")
    hands.get("quotes.preview")
    _save_paper(tour, "quote-draft.pdf")
    tour.shoot()
    hands.key("Esc")
    hands.gone("quotes.preview")


def _save_paper(tour: Tour, name: str) -> Path:
    hands = tour.hands
    hands.wait(lambda: hands.get("quotes.preview.save").isEnabled(), "tour.missed.enabled", name="quotes.preview.save")
    tour.prompts.name = name
    hands.key("Ctrl+S")
    tour.prompts.name = ""
    file = tour.options.out / name
    tour.paper(file)
    tour.expect(file.read_bytes().startswith(b"%PDF"), f"{name}: %PDF")
    return file


def quote_issue(tour: Tour) -> None:
    """Issued: it has its number and is frozen; the paper opens."""
    hands = tour.hands
    hands.key("Ctrl+Return")
    quote, total = tour.memo["quote"], tour.memo["total"]
    row = tour.read("quote", "number", "issued_at", id=quote, state="issued", total_minor=total)
    tour.expect(bool(row["number"]), "quote.number")
    tour.memo["number"] = row["number"]
    frozen = tour.read("quote_version", "version", "digest", quote_id=tour.memo["quote"], number=row["number"])
    tour.expect(row["number"] in frozen["content"], row["number"])
    hands.get("quotes.preview")


def quote_papers(tour: Tour) -> None:
    """The same figures in three papers: English, Chinese, both side by side."""
    hands = tour.hands
    digests = set()
    for language, name in (("en", "quote-en.pdf"), ("zh_CN", "quote-zh_CN.pdf"), ("both", "quote-both.pdf")):
        hands.click(f"quotes.preview.language.{language}")
        file = _save_paper(tour, name)
        row = tour.read("quote_paper", "pages", "sha256", language=language)
        tour.expect(row["content"] == file.read_bytes(), f"{name} = quote_paper.content")
        digests.add(row["sha256"])
    tour.expect(len(digests) == 3, "3 papers", len(digests))
    tour.shoot()
    hands.key("Esc")
    hands.gone("quotes.preview")


def quote_accept(tour: Tour) -> None:
    """The customer says yes."""
    hands = tour.hands
    hands.click("quotes.accept")
    tour.read("quote", "decided_at", id=tour.memo["quote"], state="accepted", number=tour.memo["number"])
    hands.gone("quotes.accept")


STEPS = (
    Step("present_start", present_start),
    Step("present_steps", present_steps),
    Step("present_skip", present_skip),
    Step("present_fill", present_fill),
    Step("present_pause", present_pause),
    Step("present_end", present_end),
    Step("quote_lines", quote_lines),
    Step("quote_terms", quote_terms),
    Step("quote_draft", quote_draft),
    Step("quote_issue", quote_issue),
    Step("quote_papers", quote_papers),
    Step("quote_accept", quote_accept),
)
