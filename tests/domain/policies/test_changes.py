"""Switches by path: each one can be read, changed, told apart and written into a pack's text."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from showroom import paths as places
from showroom.domain.packs.loader import load, load_text
from showroom.domain.packs.rewrite import next_version, policy_in, with_policy
from showroom.domain.policies.changes import applied, differences, parsed, paths, switch_of, value_at
from showroom.domain.reception.policy import Policy, PolicyProblem, contradictions
from showroom.domain.reception.switches import Number, PerKey

PACK = load(places.resources() / "packs" / "furniture.toml")


def values_of(path: str) -> st.SearchStrategy[Any]:
    switch, key = switch_of(path)
    if isinstance(switch, Number):
        return st.integers(switch.least, switch.most)
    return st.sampled_from(switch.choices_of(key) if isinstance(switch, PerKey) else switch.choices)


CHANGES = st.sets(st.sampled_from(sorted(paths())), min_size=1, max_size=12).flatmap(
    lambda chosen: st.fixed_dictionaries({path: values_of(path) for path in sorted(chosen)})
)


@given(CHANGES)
def test_a_changed_policy_says_what_was_changed_and_nothing_else(changes: dict[str, Any]) -> None:
    changed = applied(PACK.rotation, changes)
    assert all(value_at(changed, path) == value for path, value in changes.items())
    found = {one.path: one.new for one in differences(PACK.rotation, changed)}
    assert found == {path: value for path, value in changes.items() if value_at(PACK.rotation, path) != value}
    assert applied(changed, {one.path: one.old for one in differences(PACK.rotation, changed)}) == applied(
        PACK.rotation, {path: value_at(PACK.rotation, path) for path in found}
    )


@given(CHANGES)
def test_a_pack_s_text_takes_any_sound_change(changes: dict[str, Any]) -> None:
    changed = applied(PACK.rotation, changes)
    if contradictions(changed):
        return
    pack = with_policy(PACK, changes)
    assert differences(pack.rotation, changed) == ()
    assert differences(policy_in(pack.text), changed) == ()
    assert load_text(pack.text).form == PACK.form
    assert pack.text.count("\n# ----") == PACK.text.count("\n# ----")


def test_text_with_the_rotation_in_another_form_is_changed_too() -> None:
    import tomllib

    rotation = tomllib.loads(PACK.text)["rotation"]
    inline = "rotation = " + _inline(rotation) + "\n"
    text = _without_rotation(PACK.text)
    other = load_text(inline + text)
    assert with_policy(other, {"owner_busy": "wait", "outside_hours.first": False}).rotation.owner_busy == "wait"
    assert policy_in(inline + text) == other.rotation


def _inline(value: object) -> str:
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{key} = {_inline(one)}" for key, one in value.items()) + " }"
    return str(value).lower() if isinstance(value, bool) else repr(value) if isinstance(value, int) else f'"{value}"'


def _without_rotation(text: str) -> str:
    kept, inside = [], False
    for line in text.splitlines(keepends=True):
        if line.startswith("["):
            inside = line.startswith("[rotation")
        if not inside:
            kept.append(line)
    return "".join(kept)


def test_versions_count_up_and_stay_short_enough_for_the_database() -> None:
    assert [next_version("2026.1"), next_version("2026.1+1"), next_version("2026.1+9")] == [
        "2026.1+1",
        "2026.1+2",
        "2026.1+10",
    ]
    assert len(next_version("x" * 40)) == 40


@pytest.mark.parametrize(
    ("path", "said", "value"),
    [
        ("uses_turn.agent", "own_sequence", "own_sequence"),
        ("uses_turn.first", "false", False),
        ("red_wait_s", "90", 90),
    ],
)
def test_a_typed_value_is_what_the_switch_takes(path: str, said: str, value: object) -> None:
    assert parsed(path, said) == value


@pytest.mark.parametrize(
    ("path", "said", "code"),
    [
        ("red_wait_s", "long", "policy_bad_number"),
        ("red_wait_s", "1", "policy_bad_number"),
        ("uses_turn.first", "own_sequence", "policy_bad_choice"),
        ("uses_turn", "true", "policy_unknown_switch"),
        ("owner_busy.first", "wait", "policy_unknown_switch"),
    ],
)
def test_a_typed_value_the_switch_does_not_take_is_refused(path: str, said: str, code: str) -> None:
    with pytest.raises(PolicyProblem) as refused:
        parsed(path, said)
    assert refused.value.code == code


def test_a_policy_silent_on_off_loses_the_place() -> None:
    silent = Policy({}, {})
    assert value_at(silent, "place_while.off") == "lose"
    assert value_at(silent, "outside_hours.first") is True
