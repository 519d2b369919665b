"""What else the manager opens: the day's time line, the rules and their rehearsal, fairness, the morning print, the
roster, and what agents gave notice of."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox

from showroom.gui.tour.tour import Step, Tour


def time_line(tour: Tour) -> None:
    """The day act by act: back to the first one, and on; the floor as it was."""
    hands = tour.hands
    hands.page("timeline")
    before = hands.text("timeline.position")
    hands.click("timeline.back")
    hands.wait(lambda: hands.text("timeline.position") != before, "tour.missed.text", name="timeline.position",
               wanted=f"≠ {before}", found=before)  # fmt: skip
    tour.note(last=before, shown=hands.text("timeline.position"), clock=hands.text("timeline.clock"))
    tour.shoot()
    hands.click("timeline.end")
    hands.reads("timeline.position", before)


def rules(tour: Tour) -> None:
    """Every switch of the rotation with its one line of help; nothing is changed by looking."""
    hands = tour.hands
    hands.page("policy")
    hands.get("policy.tab.rules")
    tour.shoot()
    tour.note(policies=tour.witness.count("pack_version"))


def rehearsal(tour: Tour) -> None:
    """The past under other rules: who would have served, who would have waited."""
    hands = tour.hands
    hands.click("policy.tab.rehearsal")
    chosen = hands.find("rehearsal.rules", QComboBox)
    hands.wait(lambda: chosen.count() > 0, "tour.missed.choice", name="rehearsal.rules", wanted="…")
    before = tour.witness.count("ledger_event")
    hands.click("rehearsal.run")
    hands.wait(lambda: hands.seen("rehearsal.xlsx") is not None, "tour.missed.control", name="rehearsal.xlsx")
    tour.shoot()
    tour.expect(tour.witness.count("ledger_event") == before, "ledger_event", tour.witness.count("ledger_event"))
    tour.note(rules=chosen.currentText())
    hands.click("policy.tab.rules")


def _report(tour: Tour, tab: str, file: str) -> None:
    hands = tour.hands
    hands.page("reports")
    hands.click(f"reports.tabs.{tab}")
    button = f"reports.{tab}.pdf"
    hands.wait(lambda: hands.get(button).isEnabled(), "tour.missed.enabled", name=button)
    tour.shoot()
    tour.prompts.name = file
    hands.click(button)
    tour.prompts.name = ""
    tour.paper(tour.options.out / file)
    tour.expect((tour.options.out / file).read_bytes().startswith(b"%PDF"), f"{file}: %PDF")


def fairness(tour: Tour) -> None:
    """Turns taken against turns due, per person and month, as a paper to be signed."""
    _report(tour, "fairness", "fairness.pdf")


def morning(tour: Tour) -> None:
    """The order and blank registers for the hour when the PC is off."""
    _report(tour, "morning", "morning.pdf")
    tour.hands.click("reports.tabs.daily")


def roster(tour: Tour) -> None:
    """A shift by one press; late is judged by it."""
    hands = tour.hands
    hands.page("roster")
    before = tour.witness.count("shift")
    hands.click("roster.early")
    hands.wait(lambda: tour.witness.count("shift") > before, "tour.missed.row", table="shift", wanted="+1")
    tour.read("shift", "day", "starts_minute", "ends_minute")


def notice(tour: Tour) -> None:
    """An agent says beforehand whom they bring: the number as it was said, with its gaps."""
    hands = tour.hands
    hands.page("agents")
    hands.click("agents.new")
    hands.type("139****2020")
    hands.fill("agents.notice.agent.new_name", tour.either("Robin Vale", "魏若彬"))
    tour.shoot()
    hands.key("Ctrl+Return")
    hands.gone("agents.notice")
    tour.read("advance_notice", "phone_masked", "valid_until")


STEPS = (
    Step("time_line", time_line),
    Step("rules", rules),
    Step("rehearsal", rehearsal),
    Step("fairness", fairness),
    Step("morning", morning),
    Step("roster", roster),
    Step("notice", notice),
)
