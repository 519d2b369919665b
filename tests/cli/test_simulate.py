"""``showroom simulate``: the figures are the database's, and chance comes from the seed alone."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter

import pytest

KEYS = [
    "days",
    "visits",
    "assigned",
    "waited",
    "abandoned",
    "wait_p50_s",
    "wait_p90_s",
    "turns",
    "turns_due",
    "largest_deviation",
    "events",
    "head",
    "seconds",
]
ARRIVED = 26


def _simulate(run, arrivals, place, *more):
    ran = run("simulate", "--arrivals", arrivals, "--consultants", 2, "--database", place, "--json", *more)
    assert ran.code == 0, ran.err
    return ran.json


@pytest.mark.clause("REC-12", "REC-20")
def test_every_counted_person_is_one_visit_and_the_figures_are_the_databases(run, arrivals, tmp_path) -> None:
    place = tmp_path / "s.sqlite3"
    told = _simulate(run, arrivals, place)
    assert list(told) == KEYS
    with sqlite3.connect(place) as store:
        states = Counter(row[0] for row in store.execute("SELECT state FROM visit"))
        used = store.execute("SELECT count(*) FROM visit WHERE used_turn").fetchone()[0]
        night = "state = 'left' AND strftime('%H', arrived_at, '+8 hours') IN ('23', '00')"
        outside = store.execute(f"SELECT count(*) FROM visit WHERE {night}").fetchone()[0]
        events, head = store.execute(
            "SELECT count(*), (SELECT hash FROM ledger_event ORDER BY seq DESC) FROM ledger_event"
        ).fetchone()
        waited = "round((julianday(coalesce(assigned_at, left_at)) - julianday(arrived_at)) * 86400)"
        waits = [row[0] for row in store.execute(f"SELECT {waited} FROM visit ORDER BY 1")]
    store.close()
    assert told["visits"] == ARRIVED == sum(states.values())
    assert told["assigned"] == states["left"]
    assert told["abandoned"] == states["left_unserved"]
    assert told["assigned"] + told["abandoned"] == ARRIVED
    assert told["days"] == 2
    assert sum(told["turns"].values()) == used == told["assigned"] - outside  # at night a first visit uses no turn
    assert told["waited"] == sum(wait > 0 for wait in waits)
    assert told["wait_p50_s"] == waits[ARRIVED // 2 - 1]  # the 13th of 26
    assert told["wait_p90_s"] == waits[23]  # the 24th of 26
    assert (told["events"], told["head"]) == (events, head)
    assert sum(told["turns_due"].values()) == pytest.approx(used, abs=0.02)
    deviation = max(abs(told["turns"][name] - told["turns_due"][name]) for name in told["turns"])
    assert told["largest_deviation"] == pytest.approx(deviation, abs=0.011)


@pytest.mark.clause("REC-18")
def test_the_same_seed_and_file_give_the_same_head(run, arrivals, tmp_path) -> None:
    first = _simulate(run, arrivals, tmp_path / "1.sqlite3", "--seed", 7)
    again = _simulate(run, arrivals, tmp_path / "2.sqlite3", "--seed", 7)
    other = _simulate(run, arrivals, tmp_path / "3.sqlite3", "--seed", 8)
    assert {**first, "seconds": 0} == {**again, "seconds": 0}
    assert first["head"] != other["head"]


def test_check_finds_nothing_wrong_afterwards(run, simulated) -> None:
    ran = run("check", "--database", simulated, "--json")
    assert ran.code == 0
    assert ran.json["findings"] == []
    assert ran.json["visits"] == ARRIVED


def test_a_policy_changes_switches_and_stands_in_the_ledger(run, arrivals, tmp_path) -> None:
    policy = tmp_path / "policy.toml"
    policy.write_text(
        '[rotation]\nstart_order = "carried_over"\n\n[rotation.place_while]\nlunch = "lose"\n', encoding="utf-8"
    )
    place = tmp_path / "s.sqlite3"
    _simulate(run, arrivals, place, "--policy", policy)
    opened = json.loads(run("ledger", "show", "--day", "2005-07-24", "--json", "--database", place).out)[0]
    assert opened["kind"] == "day_opened"
    assert opened["payload"]["policy"]["start_order"] == "carried_over"
    assert opened["payload"]["policy"]["place_while"]["lunch"] == "lose"
    assert opened["payload"]["policy"]["place_while"]["break"] == "keep"  # what the file does not name stays


@pytest.mark.parametrize(
    "text",
    [
        "",
        "date,time\n07/24/05,10:00\n",
        "date,time,count\n07/24/05,10:00,-3\n",
        "date,time,count\n07/24/05,10:00,many\n",
        "date,time,count\n2005/24/07,10:00,1\n",
        "date,time,count\n07/24/05,25:00,1\n",
        "flow,date,time,count\n7,07/24/05,10:00,12\n",
    ],
)
@pytest.mark.parametrize("lang", ["en", "zh_CN"])
def test_a_bad_file_is_refused_before_a_store_is_made(run, tmp_path, text, lang) -> None:
    file, place = tmp_path / "bad.csv", tmp_path / "s.sqlite3"
    file.write_text(text, encoding="utf-8")
    ran = run("simulate", "--arrivals", file, "--consultants", 2, "--database", place, "--lang", lang)
    assert ran.code == 2
    assert ran.err.count("\n") == 1
    assert "arrivals_" not in ran.err
    assert not place.exists()


@pytest.mark.parametrize(
    "policy", ["[rotation\n", "start_order = 1\n", '[rotation]\nstart_order = "by_height"\n', "[rotation]\nspeed = 3\n"]
)
def test_a_bad_policy_is_refused(run, arrivals, tmp_path, policy) -> None:
    file = tmp_path / "policy.toml"
    file.write_text(policy, encoding="utf-8")
    ran = run(
        "simulate", "--arrivals", arrivals, "--consultants", 2, "--policy", file, "--database", tmp_path / "s.sqlite3"
    )
    assert ran.code == 2
    assert "Traceback" not in ran.err
    assert ran.err.strip()


def test_a_store_that_has_worked_later_is_not_mixed_with_old_arrivals(run, arrivals, simulated) -> None:
    ran = run("simulate", "--arrivals", arrivals, "--consultants", 2, "--database", simulated)
    assert ran.code == 2
    assert "2005-07-2" in ran.err


@pytest.mark.engines
def test_it_runs_the_same_on_both_engines(run, arrivals, empty_url, tmp_path) -> None:
    here = _simulate(run, arrivals, empty_url)
    file = _simulate(run, arrivals, tmp_path / "file.sqlite3")
    assert here["head"] == file["head"]
    assert run("check", "--database", empty_url).code == 0
