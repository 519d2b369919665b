"""``showroom policy``: the rules shown, checked, changed."""

from __future__ import annotations

from pathlib import Path

import pytest

from showroom.domain.policies.changes import paths
from showroom.domain.policies.sections import rules
from showroom.services.policies import preset


def test_the_rules_in_force_are_shown_switch_by_switch_in_both_languages(run, simulated) -> None:
    for lang, line in (
        ("en", "owner_busy = deputy  ·  The owner is with a visitor: A deputy serves"),
        ("zh_CN", "owner_busy = deputy  ·  归属人正在接待：由人代接"),
    ):
        shown = run("policy", "show", "--database", simulated, "--lang", lang)
        assert shown.code == 0
        head, *lines = shown.out.splitlines()
        assert "furniture" in head
        assert [one.partition(" = ")[0] for one in lines] == [*paths(), *rules()]
        assert line in lines
    asked = run("policy", "show", "--database", simulated, "--json")
    assert asked.json["rotation"] == preset("furniture").policy.to_mapping()


@pytest.mark.parametrize("name", ["furniture", "car", "real_estate"])
def test_a_preset_can_be_shown_without_a_store(run, name: str) -> None:
    assert run("policy", "show", "--preset", name, "--json").json["rotation"] == preset(name).policy.to_mapping()
    unknown = run("policy", "show", "--preset", "bakery", "--lang", "en")
    assert unknown.code == 2
    assert "real_estate" in unknown.err


@pytest.mark.clause("REC-18")
def test_switches_are_set_now_and_from_a_day(run, simulated) -> None:
    dry = run("policy", "set", "owner_busy=wait", "--dry-run", "--database", simulated, "--lang", "en")
    assert dry.out.splitlines()[0] == "The owner is with a visitor: A deputy serves → The visitor waits"
    assert run("policy", "show", "--database", simulated, "--json").json["rotation"]["owner_busy"] == "deputy"
    done = run(
        "policy",
        "set",
        "owner_busy=wait",
        "uses_turn.first=false",
        "--note",
        "trial",
        "--database",
        simulated,
        "--json",
    )
    assert done.json["changes"] == [
        {"switch": "uses_turn.first", "old": True, "new": False},
        {"switch": "owner_busy", "old": "deputy", "new": "wait"},
    ]
    rotation = run("policy", "show", "--database", simulated, "--json").json["rotation"]
    assert (rotation["owner_busy"], rotation["uses_turn"]["first"]) == ("wait", False)
    later = run("policy", "set", "helping=never", "--from", "2199-01-01", "--database", simulated, "--lang", "zh_CN")
    assert later.out.splitlines()[-1] == "2199-01-01 起生效，改动 1 项。"
    assert run("policy", "show", "--database", simulated, "--json").json["rotation"]["helping"] == "up_to_2"
    assert run("ledger", "verify", "--database", simulated).code == 0
    assert run("check", "--database", simulated).code == 0


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ("red_wait_s=100", "“A wait turns amber” and “A wait turns red” contradict each other."),
        ("owner_busy=shout", "“The owner is with a visitor” can't be “shout”; it can be: deputy, wait, next."),
        ("place_while.lunch=eat", "“The place while away: Lunch” can't be “eat”; it can be: keep, lose, make_up."),
        ("no_such=1", "The rotation has no switch “no_such”."),
        ("owner_busy", "“owner_busy” is no change: write switch=value"),
        ("owner_busy=deputy", "Nothing is different from the rules in force then."),
    ],
)
def test_what_can_not_be_set_is_told_by_the_names_of_the_switches(run, simulated, said: str, sentence: str) -> None:
    refused = run("policy", "set", said, "--database", simulated, "--lang", "en")
    assert refused.code == 2
    assert sentence in refused.err
    assert run("policy", "show", "--database", simulated, "--json").json["version"] == "2026.3"


@pytest.mark.clause("REG-07")
def test_switches_beside_the_rotation_are_set_with_those_of_the_rotation(run, simulated) -> None:
    at = ("--database", simulated)
    said = (
        "owner_busy=wait",
        "ownership.cap_days=90",
        "ownership.extends=call,visit",
        "calls.message_earns_make_up=true",
    )
    dry = run("policy", "set", *said, "--dry-run", *at, "--lang", "en")
    assert "Hard end: 180 days → 90 days" in dry.out.splitlines()
    done = run("policy", "set", *said, *at, "--json")
    assert {one["switch"] for one in done.json["changes"]} == {one.partition("=")[0] for one in said}
    now = run("policy", "show", *at, "--json").json
    assert (now["rotation"]["owner_busy"], now["others"]["ownership.cap_days"]) == ("wait", 90)
    assert now["others"]["ownership.extends"] == ["visit", "call"]
    shown = run("policy", "show", *at, "--lang", "zh_CN").out.splitlines()
    assert "ownership.extends = visit,call  ·  哪些联系可延长：到店、通话" in shown
    wrong = run("policy", "set", "ownership.cap_days=10", *at, "--lang", "en")
    assert wrong.code == 2
    assert "10 days" in wrong.err
    none = run("policy", "set", "ownership.caps=10", "--dry-run", *at, "--lang", "en")
    assert none.code != 0
    assert "ownership.caps" in none.err


def test_a_file_of_rules_is_checked(run, tmp_path: Path) -> None:
    file = tmp_path / "rules.toml"
    file.write_text('[rotation]\nsecond_shift = "roster"\n', encoding="utf-8")
    whole = run("policy", "check", file, "--lang", "en")
    assert (whole.code, whole.out.count("\n")) == (1, 1)
    assert "needs the switch" in whole.out
    bad = run("policy", "check", file, "--preset", "furniture", "--json")
    assert bad.code == 1
    assert bad.json["problem"]["key"] == "rotation.second_shift"
    assert bad.json["problem"]["code"] == "policy_contradicts"
    good = run("policy", "check", file, "--preset", "car", "--lang", "en")
    assert (good.code, good.out) == (0, "rules.toml: the rotation rules are good.\n")
    file.write_text("rotation = 3\n", encoding="utf-8")
    assert run("policy", "check", file).code == 2
    assert run("policy", "check", tmp_path / "none.toml").code == 2
