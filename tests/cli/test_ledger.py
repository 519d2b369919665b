"""``showroom ledger``: tampering is found and named, any moment can be replayed (REC-18)."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing

import pytest


def _sql(place, *statements: str) -> None:
    with closing(sqlite3.connect(place)) as store, store:
        for statement in statements:
            store.execute(statement)


@pytest.mark.clause("REC-18")
@pytest.mark.parametrize(
    ("tamper", "seq", "reason"),
    [
        (
            "UPDATE ledger_event SET payload = replace(payload, 'first', 'return') WHERE seq = 4",
            4,
            "ledger_event_changed",
        ),
        (
            "UPDATE ledger_event SET at = datetime(at, '+1 minute') || '.000000' WHERE seq = 7",
            7,
            "ledger_event_changed",
        ),
        ("UPDATE ledger_event SET actor = 'staff:1' WHERE seq = 9", 9, "ledger_event_changed"),
        ("DELETE FROM ledger_event WHERE seq = 6", 7, "ledger_event_missing"),
        ("UPDATE ledger_event SET prev_hash = hash WHERE seq = 8", 8, "ledger_link_broken"),
    ],
)
@pytest.mark.parametrize("lang", ["en", "zh_CN"])
def test_verify_names_the_first_event_that_does_not_fit(run, simulated, tamper, seq, reason, lang) -> None:
    _sql(simulated, tamper)
    ran = run("ledger", "verify", "--database", simulated, "--json", "--lang", lang)
    assert ran.code == 1
    told = ran.json
    assert (told["ok"], told["seq"], told["reason"], told["day"]) == (False, seq, reason, "2005-07-24")
    worded = run("ledger", "verify", "--database", simulated, "--lang", lang)
    assert worded.code == 1
    assert str(seq) in worded.out
    assert reason not in worded.out


@pytest.mark.clause("REC-18")
def test_a_cut_tail_is_found_by_the_head_on_paper(run, simulated) -> None:
    head = run("ledger", "verify", "--database", simulated, "--json").json["head"]
    assert run("ledger", "verify", "--head", head.upper(), "--database", simulated).code == 0
    _sql(simulated, "DELETE FROM ledger_event WHERE seq = (SELECT max(seq) FROM ledger_event)")
    assert run("ledger", "verify", "--database", simulated).code == 0  # the chain that is left is whole
    ran = run("ledger", "verify", "--head", head, "--database", simulated, "--json")
    assert ran.code == 1
    assert ran.json["reason"] == "ledger_head_not_found"


@pytest.mark.clause("REC-18")
def test_replay_shows_the_floor_as_it_was(run, simulated) -> None:
    events = run("ledger", "show", "--day", "2005-07-24", "--database", simulated, "--json").json
    middle = next(e for e in events if e["at"][11:16] >= "10:45")
    ran = run("ledger", "replay", "--day", "2005-07-24", "--at", middle["at"][11:19], "--database", simulated, "--json")
    told = ran.json
    until = [e for e in events if e["at"] <= middle["at"]]
    arrived = sum(e["kind"] == "arrived" for e in until)
    assert told["events"] == len(until)
    assert len(told["order"]) == 2
    assert len(told["waiting"]) + len(told["serving"]) + told["served"] + told["left_unserved"] == arrived
    assert {visit["consultant"] for visit in told["serving"]} <= {person["name"] for person in told["order"]}
    whole = run("ledger", "replay", "--day", "2005-07-24", "--database", simulated, "--json").json
    assert (whole["waiting"], whole["serving"], whole["order"]) == ([], [], [])
    assert whole["events"] == len(events)


def test_a_time_after_midnight_belongs_to_the_night_of_the_day(run, simulated) -> None:
    # Two people came at half past midnight of the 25th: business day 24.
    told = run("ledger", "replay", "--day", "2005-07-24", "--at", "01:05", "--database", simulated, "--json").json
    assert told["at"].startswith("2005-07-25T01:05")
    assert told["served"] + told["left_unserved"] + len(told["serving"]) + len(told["waiting"]) == 21


def test_a_day_without_events_and_a_moment_before_the_first_are_said(run, simulated) -> None:
    for words in (("show", "--day", "2005-08-01"), ("replay", "--day", "2005-07-24", "--at", "04:30")):
        ran = run("ledger", *words, "--database", simulated)
        assert ran.code == 2
        assert ran.err.count("\n") == 1


def test_show_tells_each_act_in_words(run, simulated) -> None:
    for lang in ("en", "zh_CN"):
        ran = run("ledger", "show", "--day", "2005-07-24", "--database", simulated, "--lang", lang)
        lines = ran.out.splitlines()
        assert len(lines) == len(
            json.loads(run("ledger", "show", "--day", "2005-07-24", "--database", simulated, "--json").out)
        )
        assert "act." not in ran.out
        assert "kind." not in ran.out  # a visitor taken from the waiting list keeps the kind it came with
        assert any("林晓雯" in line for line in lines)


@pytest.mark.clause("REC-17", "REC-18")
def test_show_says_who_entered_each_act_and_when(run, simulated) -> None:
    rows = run("ledger", "show", "--day", "2005-07-24", "--database", simulated, "--json").json
    assert [row["number"] for row in rows] == list(range(1, len(rows) + 1))
    assert all(row["actor"].startswith("system:") and row["recorded_at"] == row["at"] for row in rows)
    taken = [row for row in rows if row["kind"] == "taken"]
    assert taken
    assert all(row["why"].startswith("First visit → ") for row in taken)
