"""``showroom scenario``: the rule book from the command line."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from showroom.domain.scenarios.schema import ACTS, EXPECT

ROOT = Path(__file__).parents[2]
EXAMPLE = ROOT / "tests" / "scenarios" / "owner_at_lunch.toml"
DOCS = ROOT / "docs" / "scenarios.md"


@pytest.mark.clause("REC-07", "REC-08", "REC-17")
def test_the_example_runs_as_the_documentation_has_it(run: Any, tmp_path: Path) -> None:
    first = re.search(r"```toml\n(.*?)```", DOCS.read_text(encoding="utf-8"), re.DOTALL)
    assert first is not None
    assert first[1] == EXAMPLE.read_text(encoding="utf-8")
    file = tmp_path / "example.toml"
    file.write_text(first[1], encoding="utf-8")
    told = run("scenario", file, "--json")
    assert told.code == 0, told.out
    assert told.json["ok"]
    assert [act["do"] for act in told.json["acts"]] == ["clock_in", "status", "walk_in", "walk_in", "finish"]
    served, last = told.json["acts"][2]["decisions"][0], told.json["acts"][-1]
    assert (served["visit"], served["assigned"], served["as"]) == ("v1", "Staff 2", "deputy")
    assert served["passed"][0]["who"] == "Staff 1"
    assert served["passed"][0]["since"].startswith("2026-11-21T04:01")  # 12:01 in Shanghai, as in the ledger
    assert "Staff 2" in served["sentence"]
    assert last["board"]["order"] == ["Staff 2", "Staff 1", "Staff 3"]
    assert [(one["who"], one["reason"]) for one in last["make_ups"]] == [("Staff 2", "served_as_deputy")]
    assert last["board"]["people"][1]["status"] == "lunch"
    assert last["board"]["people"][1]["since"] == "2026-11-21T12:01:00+08:00"


def test_nothing_is_left_in_the_documentation_to_guess() -> None:
    text = DOCS.read_text(encoding="utf-8")
    for do, keys in ACTS.items():
        row = next((line for line in text.split("\n") if line.startswith(f"| `{do}` |")), "")
        cells = [re.findall(r"`(\w+)`", cell) for cell in row.split("|")]
        assert cells[1:4] == [[do], list(keys.needs), list(keys.may)]
    expectations = text.partition("## Expectations")[2].partition("## JSON")[0]
    assert set(EXPECT) <= set(re.findall(r"`(\w+)`", expectations))


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("en", ["Staff 2 is next in rotation", "Order: Staff 2", "served as deputy", "Everything holds (5 acts)."]),
        ("zh_CN", ["代为接待", "轮序：Staff 2", "代接客户", "全部符合预期（5 个操作）。"]),
    ],
)
def test_it_is_told_in_the_readers_language(run: Any, lang: str, said: list[str]) -> None:
    told = run("scenario", EXAMPLE, "--lang", lang)
    assert told.code == 0
    assert [one for one in said if one not in told.out] == []
    english = set(re.findall(r"[A-Za-z_]+", told.out)) if lang == "zh_CN" else set()
    for line in told.out.split("\n")[1:]:
        if lang == "zh_CN" and line.startswith("    "):  # the act itself stands as the file has it
            assert not re.search(r"[a-z]{4,}", line.replace("Staff", "")), (line, english)


@pytest.mark.parametrize(
    ("lang", "said"), [("en", "expected Staff 1, found Staff 3"), ("zh_CN", "预期 Staff 1，实际 Staff 3")]
)
def test_what_does_not_hold_is_said_with_its_line(run: Any, tmp_path: Path, lang: str, said: str) -> None:
    text = EXAMPLE.read_text(encoding="utf-8").replace('assigned = "Staff 3"', 'assigned = "Staff 1"')
    file = tmp_path / "wrong.toml"
    file.write_text(text, encoding="utf-8")
    line = text.split("\n").index('assigned = "Staff 1"') + 1
    told = run("scenario", file, "--lang", lang)
    assert told.code == 1
    assert said in told.out
    assert str(line) in next(one for one in told.out.split("\n") if said in one)
    as_json = run("scenario", file, "--json").json
    assert not as_json["ok"]
    assert [one for act in as_json["acts"] for one in act["failures"]] == [
        {"line": line, "key": "assigned", "expected": "Staff 1", "found": "Staff 3"}
    ]


def test_an_act_refused_unexpectedly_names_the_code(run: Any, tmp_path: Path) -> None:
    file = tmp_path / "refused.toml"
    file.write_text(
        'title = "T"\nday = 2026-11-21\n[[staff]]\nname = "Lin"\n[[act]]\nat = "10:00"\ndo = "status"\n'
        'who = "Lin"\nto = "lunch"\n',
        encoding="utf-8",
    )
    told = run("scenario", file, "--json")
    assert told.code == 1
    assert told.json["acts"][0]["refused"]["code"] == "not_clocked_in"
    assert told.json["acts"][0]["failures"] == [
        {"line": 5, "key": "refused", "expected": None, "found": "not_clocked_in"}
    ]


def test_every_problem_of_a_file_is_a_line_with_its_place(run: Any, tmp_path: Path) -> None:
    text = EXAMPLE.read_text(encoding="utf-8").replace('at = "12:12"', 'at = "11:00"').replace("visit =", "vist =")
    file = tmp_path / "bad.toml"
    file.write_text(text, encoding="utf-8")
    told = run("scenario", file)
    assert told.code == 2
    lines = told.err.strip().split("\n")
    act = next(number for number, line in enumerate(text.split("\n"), 1) if line.startswith("vist ="))
    places = [f"bad.toml:{number}" for number in (text.split("\n").index('at = "11:00"') + 1, act - 3, act)]
    assert [line.partition(": ")[0] for line in lines] == places
    as_json = run("scenario", file, "--json")
    assert as_json.code == 2
    assert [one["code"] for one in as_json.json["problems"]] == [
        "scenario_time_backwards",
        "scenario_act_needs",
        "pack_unknown_key_near",
    ]


@pytest.mark.parametrize(
    ("policy", "line", "code"),
    [
        ("undo_windows_s = 120", 5, "policy_unknown_switch"),
        ("undo_window_s = 9000", 5, "policy_bad_number"),
        ("owner_busy = 'later'", 5, "policy_bad_choice"),
        ("amber_wait_s = 300\nred_wait_s = 200", 6, "policy_contradicts"),
        ("[policy.uses_turn]\nfirst = 'yes'", 6, "policy_bad_choice"),
    ],
)
def test_a_switch_that_is_none_is_named_at_its_line(
    run: Any, tmp_path: Path, policy: str, line: int, code: str
) -> None:
    text = EXAMPLE.read_text(encoding="utf-8").replace("undo_window_s = 120", policy)
    file = tmp_path / "policy.toml"
    file.write_text(text, encoding="utf-8")
    told = run("scenario", file, "--json")
    assert told.code == 2
    assert [(one["line"], one["code"]) for one in told.json["problems"]] == [(line, code)]


def test_an_outcome_or_a_preset_that_is_none_is_named(run: Any, tmp_path: Path) -> None:
    file = tmp_path / "none.toml"
    text = EXAMPLE.read_text(encoding="utf-8")
    file.write_text(text.replace('outcome = "considering"', 'outcome = "dreaming"'), encoding="utf-8")
    told = run("scenario", file, "--json")
    assert (told.code, told.json["problems"][0]["code"]) == (2, "pack_unknown_choice")
    file.write_text(text.replace('"real_estate"', '"circus"'), encoding="utf-8")
    told = run("scenario", file, "--json")
    assert (told.json["problems"][0]["line"], told.json["problems"][0]["code"]) == (2, "cli.pack_unknown")


@pytest.mark.clause("REC-19")
def test_another_policy_or_preset_is_played_in_place_of_the_files(run: Any, tmp_path: Path) -> None:
    policy = tmp_path / "waits.toml"
    policy.write_text('[rotation]\nowner_absent = "wait"\n', encoding="utf-8")
    told = run("scenario", EXAMPLE, "--policy", policy, "--json")
    assert told.code == 1
    assert told.json["acts"][2]["decisions"][0]["waits_for"] == "Staff 1"
    told = run("scenario", EXAMPLE, "--preset", "car", "--json")
    assert told.json["pack"] == "car"
    assert told.json["acts"][-1]["make_ups"] == []  # the car preset's deputies earn none


def test_a_policy_file_that_is_none_is_refused(run: Any, tmp_path: Path) -> None:
    file = tmp_path / "p.toml"
    file.write_text("[rotations]\n", encoding="utf-8")
    assert run("scenario", EXAMPLE, "--policy", file).code == 2
    assert run("scenario", EXAMPLE, "--policy", tmp_path / "missing.toml").code == 2
    assert run("scenario", tmp_path / "missing.toml").code == 2


def test_several_files_are_one_answer(run: Any) -> None:
    told = run("scenario", EXAMPLE, ROOT / "tests" / "scenarios" / "owners" / "serves.toml", "--json")
    assert told.code == 0
    assert [one["file"] for one in told.json["scenarios"]] == ["owner_at_lunch.toml", "serves.toml"]
    assert told.json["ok"]
    assert json.dumps(told.json)
    assert run("scenario", EXAMPLE, EXAMPLE).out.strip().endswith("All 2 scenarios hold.")
