"""Whatever was done on the floor is told in words, in both languages, and so is why (REC-12, REC-17)."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from PySide6.QtWidgets import QApplication
from tests.domain.reception.floor import Floor, policy, random_day

from showroom.domain.reception.events import KINDS
from showroom.gui.timeline.telling import Teller
from showroom.phrases import Words
from showroom.services.timeline import DayLine, LineAct

pytestmark = pytest.mark.clause("REC-17")
NAMES = {1: "陈一", 2: "陈二", 3: "陈三", 4: "陈四", 5: "陈五", 6: "陈六"}


def teller_of(floor: Floor, lang: str = "en") -> Teller:
    numbers = {event.payload["visit"]: event.payload["number"] for event in floor.events if "number" in event.payload}
    facts: dict[int, dict[str, object]] = {}
    acts = []
    for event in floor.events:
        told = {"number": numbers.get(event.payload.get("visit", 0))} | dict(event.payload)
        if event.kind == "undone":
            told["past"] = facts[event.payload["event"]]
        facts[event.number] = {**told, "kind": event.kind}
        acts.append(LineAct(event, event.at, "desk", 1, told))
    line = DayLine(floor.events[0].day, tuple(acts), NAMES, {}, None, None)
    return Teller(line, Words(lang, "Asia/Shanghai", NAMES))


def quiet_day() -> Floor:
    """What random days do not have: shared credit, another policy, the day's end with a visit open."""
    floor = Floor(policy())
    floor.clock_in(1, 2)
    floor.arrive()
    floor.act("credit_split", visit=1, shares=[[1, 60], [2, 40]])
    floor.act("policy_set", policy=policy(undo_window_s=60).to_mapping(), pack_version=2)
    floor.act("day_closed", open_visits=[1], waiting=0)
    return floor


@pytest.mark.clause("REC-12")
@pytest.mark.parametrize("lang", ["en", "zh_CN"])
def test_every_kind_of_act_and_every_floor_is_told(lang: str, qapp: QApplication) -> None:
    seen: set[str] = set()
    for floor_told in (quiet_day(), *(random_day(seed, 80, staff=6) for seed in range(14))):
        teller = teller_of(floor_told, lang)
        line = teller.line
        for index, one in enumerate(line.acts):
            seen.add(one.kind)
            why = teller.why_act(index)
            floor, moment = line.floor_at(index), line.moment(index) + timedelta(minutes=2)
            rows = teller.floor_rows(floor, moment)
            said = [why.title, why.sentence, *why.lines, *(text for fact in why.facts for text in fact)]
            said += [text for row in rows for text in (row.title, row.second, *(pill for pill, _tone in row.pills))]
            said += [stop.note for stop in why.stops]
            if floor.people and index % 7 == 0:
                place = teller.why_person(index, moment, floor.people[-1].staff)
                said += [place.sentence, *place.lines, *(text for fact in place.facts for text in fact)]
            if floor.waiting:
                said.append(teller.why_visit(index, moment, floor.waiting[-1].visit).sentence)
            for text in said:
                # a code nobody has words for would be shown as it is
                assert not re.search(r"[a-z]\.[a-z_]{3,}|[a-z]_[a-z]|[{}]", text), (one.kind, text)
    assert seen == set(KINDS)


def test_a_held_out_person_is_told_what_clears_it(qapp: QApplication) -> None:
    floor = Floor(policy(held_out_by={"unclosed_visit": True}))
    floor.clock_in(1, 2)
    due = {"staff": 1, "duty": "unclosed_visit", "ref": "v1", "since": floor.at.isoformat(), "from_records": True}
    floor.act("duty_due", **due)
    floor.arrive()
    teller = teller_of(floor)
    last = len(teller.line) - 1
    person = next(row for row in teller.floor_rows(teller.line.floor_at(last), floor.at) if row.title == "陈一")
    assert (person.quiet, person.pills[0][1]) == (True, "danger")
    why = teller.why_person(last, floor.at, 1)
    assert dict(why.facts)["Unfinished"].endswith("End the open visit with its outcome.")
    assert any("a visit without an outcome" in line for line in why.lines)
    decided = teller.why_act(last)
    assert [stop.chosen for stop in decided.stops] == [False, True]
    assert any("held out" in line for line in decided.lines)


@pytest.mark.clause("REC-08")
def test_a_make_up_turn_leads_to_the_act_that_earned_it(qapp: QApplication) -> None:
    floor = Floor(policy(owner_busy="deputy", deputy_make_up="first"))
    floor.clock_in(1, 2, 3)
    floor.arrive(owner=1, kind="return")
    floor.arrive(owner=1, kind="return")
    floor.finish(2)
    teller = teller_of(floor)
    last = len(teller.line) - 1
    bank = [row for row in teller.floor_rows(teller.line.floor_at(last), floor.at) if row.kind == "make_up"]
    assert [row.title for row in bank] == ["陈二"]
    assert bank[0].second.startswith("served as deputy, earned ")
    earned = teller.earned_at(last, bank[0].key)
    assert earned is not None
    assert teller.line.acts[earned].kind == "finished"
    before = teller.line.floor_at(earned - 1)
    assert before.make_ups == ()


def test_who_entered_it_is_a_person_the_desk_or_the_command_line(qapp: QApplication) -> None:
    floor = Floor(policy())
    floor.clock_in(1)
    teller = teller_of(floor)
    told = [teller.who(tag) for tag in ("staff:1", "staff:99", "desk", "system:li")]
    assert told == ["陈一", "#99", "the locked desk", "command line (li)"]


def test_a_change_of_the_rules_is_told_switch_by_switch(qapp: QApplication) -> None:
    teller = teller_of(quiet_day())
    index = next(index for index, one in enumerate(teller.line.acts) if one.kind == "policy_set")
    (line,) = teller.why_act(index).lines
    assert line.endswith(": 2 min → 1 min")
