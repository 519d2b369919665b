"""The manager's part: live figures opened to their records, the daily report, language, look, keys, and the lock."""

from __future__ import annotations

import json
from typing import Any

import showroom.gui.tour.day.house as house
from showroom.domain.staff.actor import system_actor
from showroom.gui.kit.table import Table
from showroom.gui.kit.theme import THEME
from showroom.gui.shell.secondary import SecondaryWindow
from showroom.gui.tour.day.floor import leave, secondary
from showroom.gui.tour.day.opening import MANAGER_PIN, manager_name
from showroom.gui.tour.day.selling import sign_in_as
from showroom.gui.tour.tour import Step, Tour
from showroom.services import check


def _visits(tour: Tour) -> int:
    """How many visits count: one taken back never was."""
    return sum(row["state"] != "undone" for row in tour.witness.rows("visit"))


def dashboard(tour: Tour) -> None:
    """The manager signs in and opens the dashboard window: its figures are those of the database."""
    hands = tour.hands
    tour.memo[manager_name(tour)] = tour.memo["manager"]
    sign_in_as(tour, manager_name(tour), MANAGER_PIN)
    hands.page("settings")
    hands.click("settings.dashboard")
    secondary(tour, "dashboard")
    wanted = str(_visits(tour))
    name = "dashboard.visits.figure"
    found = hands.text(name)
    hands.wait(lambda: hands.text(name) == wanted, "tour.missed.text", name=name, wanted=wanted, found=found)
    calls = str(tour.witness.count("call"))
    tile = hands.get("dashboard.live.calls")
    tour.shoot()
    tour.note(visits=wanted, calls=calls, tile=f"{tile.accessibleName()} {tile.accessibleDescription()}".strip())


def dashboard_records(tour: Tour) -> None:
    """A figure is pressed: its records open beside it, as many as the figure says."""
    hands = tour.hands
    hands.click("dashboard.visits")
    table: Table[Any] = hands.find("dashboard.records.table", Table)
    wanted = _visits(tour)
    hands.wait(lambda: len(table.rows()) == wanted, "tour.missed.row_shown", name="dashboard.records.table")
    tour.shoot()
    ids = {row["id"] for row in tour.witness.rows("visit") if row["state"] != "undone"}
    tour.expect({record.id for record in table.rows()} == ids, f"{wanted} visit", len(table.rows()))
    tour.note(records=len(ids), said=hands.text("dashboard.records.detail"))
    hands.click("dashboard.records.close")
    window = hands.window
    assert isinstance(window, SecondaryWindow)
    leave(tour, window)


def report(tour: Tour) -> None:
    """The daily visitor report on the screen, saved as PDF and as spreadsheet."""
    hands = tour.hands
    hands.page("reports")
    hands.wait(lambda: hands.get("reports.pdf").isEnabled(), "tour.missed.enabled", name="reports.pdf")
    for button, name, magic in (("reports.pdf", "report.pdf", b"%PDF"), ("reports.xlsx", "report.xlsx", b"PK")):
        tour.prompts.name = name
        hands.click(button)
        tour.prompts.name = ""
        file = tour.options.out / name
        tour.paper(file)
        tour.expect(file.read_bytes().startswith(magic), f"{name}: {magic.decode()}")
    head = tour.witness.rows("ledger_event")[-1]["hash"]
    tour.note(table="visit", visits=_visits(tour), ledger_head=head)


def other_language(tour: Tour) -> None:
    """Every window changes its language at once; nothing is restarted."""
    hands, other = tour.hands, "en" if tour.chinese else "zh_CN"
    hands.page("settings")
    hands.click(f"settings.language.{other}")
    hands.wait(lambda: _settings(tour)["language"] == other, "tour.missed.fact", wanted=other, found="")
    word = {"en": "Reception", "zh_CN": "接待"}[other]
    hands.page("reception")
    hands.wait(lambda: hands.get("nav.reception").accessibleName().startswith(word), "tour.missed.text",
               name="nav.reception", wanted=word, found=hands.get("nav.reception").accessibleName())  # fmt: skip
    tour.shoot()
    tour.note(settings=_settings(tour)["language"], shown=hands.get("nav.reception").accessibleName())


def own_language(tour: Tour) -> None:
    """And back; the page that was open is open again."""
    hands, own = tour.hands, tour.options.lang
    hands.page("settings")
    hands.click(f"settings.language.{own}")
    hands.wait(lambda: _settings(tour)["language"] == own, "tour.missed.fact", wanted=own, found="")
    hands.get("settings")
    tour.note(settings=_settings(tour)["language"])


def _settings(tour: Tour) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((tour.options.out / "tour-store" / "settings.json").read_text(encoding="utf-8"))
    return found


def other_theme(tour: Tour) -> None:
    """Light becomes dark (or dark light) at once, then back."""
    hands, own = tour.hands, tour.options.theme
    other = "light" if own == "dark" else "dark"
    hands.click(f"settings.theme.{other}")
    hands.wait(lambda: THEME.tokens.name == other, "tour.missed.fact", wanted=other, found=THEME.tokens.name)
    hands.page("reception")
    tour.shoot()
    tour.note(settings=_settings(tour)["theme"])
    hands.page("settings")
    hands.click(f"settings.theme.{own}")
    hands.wait(lambda: _settings(tour)["theme"] == own, "tour.missed.fact", wanted=own, found="")


def text_size(tour: Tour) -> None:
    """Text of the other size: everything grows or shrinks with it, then back."""
    hands, own = tour.hands, tour.options.text_size
    other = 100 if own == 125 else 125
    hands.click(f"settings.text_size.{other}")
    hands.wait(lambda: _settings(tour)["text_size"] == other, "tour.missed.fact", wanted=other, found="")
    tour.expect(round(THEME.scale * 100) == other, f"{other} %", THEME.scale)
    hands.page("reception")
    tour.shoot()
    tour.note(settings=_settings(tour)["text_size"])
    hands.page("settings")
    hands.click(f"settings.text_size.{own}")
    hands.wait(lambda: _settings(tour)["text_size"] == own, "tour.missed.fact", wanted=own, found="")


def keys(tour: Tour) -> None:
    """F1 lists every key that is bound now."""
    hands = tour.hands
    hands.page("reception")
    hands.key("F1")
    hands.get("keymap")
    for key in ("F2", "F3", "F4", "Ctrl+K", "Ctrl+Z", "Ctrl+L"):
        hands.says(key)
    tour.shoot()
    hands.key("Esc")
    hands.gone("keymap")


def about(tour: Tour) -> None:
    """Versions, and the licences of what is shipped."""
    hands = tour.hands
    hands.page("settings")
    hands.click("settings.about")
    said = hands.text("about.licences")
    tour.expect("SIL OFL" in said and "MIT" in said, "licences")
    tour.shoot()
    hands.key("Esc")
    hands.gone("about")


def lock(tour: Tour) -> None:
    """Locked: no customer is shown any more, and a walk-in is still taken with F2 and Enter."""
    hands = tour.hands
    hands.key("Ctrl+L")
    tour.expect(tour.runtime.session.is_locked, "locked")
    hands.get("reception")
    hands.closed("customers")
    before = tour.witness.count("visit")
    hands.key("F2")
    hands.key("Return")
    row = tour.read("visit", "state", "consultant_id", number=before + 1)
    entry = tour.witness.rows("audit_entry", action="reception.walk_in")[-1]
    tour.expect(entry["actor"].startswith("desk"), "desk", entry["actor"])
    tour.note(table="audit_entry", actor=entry["actor"], visit=row["number"])
    health = check.check(tour.witness.shop(tour.clock), system_actor("tour"))
    tour.expect(not health.findings, "showroom check", [finding.code for finding in health.findings])
    tour.note(check={"events": health.events, "audit_entries": health.audit_entries, "visits": health.visits,
                     "quotes": health.quotes, "findings": 0})  # fmt: skip


STEPS = (
    Step("dashboard", dashboard),
    Step("dashboard_records", dashboard_records),
    Step("report", report),
    *house.STEPS,
    Step("other_language", other_language),
    Step("own_language", own_language),
    Step("other_theme", other_theme),
    Step("text_size", text_size),
    Step("keys", keys),
    Step("about", about),
    Step("lock", lock),
)
