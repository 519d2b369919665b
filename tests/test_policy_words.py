"""Each switch of the rotation has its words in both languages, and a value is said as a shop would say it."""

from __future__ import annotations

import re
from itertools import chain

import pytest
from hypothesis import given
from hypothesis import strategies as st

from showroom import policy_words, wording
from showroom.domain.policies.changes import applied, paths
from showroom.domain.reception.policy import contradictions
from showroom.domain.reception.switches import DUTIES, GROUPS, SWITCHES, Number, PerKey
from showroom.services.policies import preset

LANGUAGES = pytest.mark.parametrize("lang", wording.LANGUAGES)
HAN = re.compile(r"[\u4e00-\u9fff]")


def codes() -> list[str]:
    """Every wording code the editor asks for."""
    found = [f"policy.group.{group}" for group in GROUPS]
    for name, switch in SWITCHES.items():
        found += [f"policy.{name}", f"policy.{name}.help"]
        if isinstance(switch, Number):
            found += [f"policy.{name}.zero"] * (switch.least == 0)
        else:
            special = chain.from_iterable(switch.special.values()) if isinstance(switch, PerKey) else ()
            found += [policy_words.choice_code(name, choice) for choice in {*switch.choices, *special}]
    return found + [f"policy.held_out_by.{duty}" for duty in DUTIES]


@LANGUAGES
def test_every_switch_group_and_choice_has_words_of_its_own_language(lang: str) -> None:
    missing = [code for code in codes() if not wording.known(lang, code)]
    assert missing == []
    foreign = [code for code in codes() if bool(HAN.search(wording.word(lang, code))) is not (lang == "zh_CN")]
    assert foreign == []
    assert [code for code in codes() if "\n" in wording.word(lang, code)] == []


@LANGUAGES
def test_no_word_of_a_switch_stands_for_nothing(lang: str) -> None:
    """A word for a switch or choice that there is no longer would never be read."""
    used = set(codes())
    others = ("policy.unit.", "policy.contradiction.", "policy.path", "policy.change")
    unused = [code for code in wording.catalogue(lang) if code.startswith("policy.") and not code.startswith(others)]
    assert [code for code in unused if code not in used] == []


@LANGUAGES
def test_labels_and_the_choices_of_a_switch_differ_from_each_other(lang: str) -> None:
    labels = [wording.switch_label(lang, name) for name in SWITCHES]
    assert len(set(labels)) == len(labels)
    for name, switch in SWITCHES.items():
        if not isinstance(switch, Number):
            said = [policy_words.said(lang, name, choice) for choice in switch.choices]
            assert len(set(said)) == len(said), name
    keys = [wording.switch_label(lang, path) for path in paths()]
    assert len(set(keys)) == len(keys)
    assert not [label for label in keys if "_" in label]


@pytest.mark.parametrize(
    ("path", "value", "english", "chinese"),
    [
        ("undo_window_s", 120, "2 min", "2 分钟"),
        ("undo_window_s", 0, "Not at all", "不可撤销"),
        ("greet_limit_s", 45, "45 s", "45 秒"),
        ("amber_wait_s", 90, "90 s", "90 秒"),
        ("red_wait_s", 150, "2 min 30 s", "2 分 30 秒"),
        ("follow_up_late_h", 24, "24 h", "24 小时"),
        ("notice_valid_h", 168, "7 days", "7 天"),
        ("notice_valid_h", 73, "3 days 1 h", "3 天 1 小时"),
        ("desk_minimum", 2, "2", "2 人"),
        ("override_uses_turn", True, "Uses a turn", "占轮次"),
        ("uses_turn.agent", "own_sequence", "Own sequence", "单独排序"),
        ("make_up_expires", "7_days", "7 days", "七天内有效"),
    ],
)
def test_a_value_in_words(path: str, value: object, english: str, chinese: str) -> None:
    assert (policy_words.said("en", path, value), policy_words.said("zh_CN", path, value)) == (english, chinese)


def test_a_difference_is_one_sentence_with_the_pack_s_word_for_the_key() -> None:
    said = policy_words.difference("en", "uses_turn.agent", True, False, {"agent": "Brought by a designer"})
    assert said == "Uses a turn: Brought by a designer: A turn → No turn"
    assert policy_words.difference("zh_CN", "place_while.lunch", "keep", "lose") == "离台时的轮位：用餐：保留 → 取消"


@given(st.data())
def test_every_contradiction_has_its_reason_in_words(data: st.DataObject) -> None:
    """Whatever contradicts itself: both switches have a label, and it is said why."""
    changes = {}
    for name in ("start_order", "second_shift", "make_up_spent", "deputy_make_up", "hold_lifted"):
        switch = SWITCHES[name]
        assert not isinstance(switch, Number)
        changes[name] = data.draw(st.sampled_from(switch.choices), label=name)
    changes["red_wait_s"] = data.draw(st.sampled_from((100, 300)), label="red_wait_s")
    changes |= {f"held_out_by.{duty}": data.draw(st.booleans(), label=duty) for duty in DUTIES}
    if data.draw(st.booleans(), label="no turns"):
        changes |= {path: False for path in paths() if path.startswith("uses_turn.")}
    for first, second in contradictions(applied(preset("furniture").policy, changes)):
        for lang in wording.LANGUAGES:
            assert wording.known(lang, f"policy.contradiction.{first}.{second}")
            said = wording.word(lang, "policy_contradicts", first=first, second=second)
            assert first not in said
            assert wording.switch_label(lang, second) in said
