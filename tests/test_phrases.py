"""Sentences about the rotation, in both languages (REC-12, REC-17)."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from showroom import wording
from showroom.domain.reception import decide, events, switches, terms
from showroom.phrases import Standing, Words, act, act_reason, chain, nth, sentence, why_here, why_waits

NAMES = {1: "Anna", 2: "Bo", 3: "陈静", 4: "Dora", 5: "Eli"}
NOON = datetime(2026, 11, 21, 4, 4, tzinfo=UTC)  # 12:04 in the store
EN = Words("en", "Asia/Shanghai", NAMES)
ZH = Words("zh_CN", "Asia/Shanghai", NAMES)


def passed(staff: int, reason: str = "lunch", place: str = "keep") -> dict[str, str | int]:
    return {"staff": staff, "reason": reason, "since": NOON.isoformat(), "place": place}


def decision(**changes: Any) -> dict[str, Any]:
    return {
        "assigned": 1, "as": "next", "reasons": ["next_in_order"], "considered": [1, 2], "passed": [],
        "uses_turn": True, "switch": "uses_turn.first", "waits_for": None,
    } | changes  # fmt: skip


@pytest.mark.clause("REC-17")
def test_one_sentence_says_why() -> None:
    assert sentence(EN, "first", decision()) == "First visit → next in rotation: Anna is 1st"
    assert sentence(ZH, "first", decision()) == "首次来访 → 按轮序接待：Anna 排第 1 位"


@pytest.mark.clause("REC-17")
def test_whoever_was_passed_over_is_named_with_the_time_and_the_rule() -> None:
    given = decision(considered=[2, 1], passed=[passed(2)])
    assert sentence(EN, "first", given) == (
        "First visit → next in rotation: Anna is 2nd; "
        "Bo was passed over: at lunch since 12:04, the policy keeps the place"
    )
    assert sentence(ZH, "first", given) == (
        "首次来访 → 按轮序接待：Anna 排第 2 位；Bo 被跳过：12:04 起用餐，按规则保留轮位"
    )
    serving = decision(considered=[2, 1], passed=[passed(2, "with_visitor")])
    assert sentence(EN, "first", serving).endswith("Bo was passed over: with a visitor since 12:04")


def test_many_passed_over_are_one_list() -> None:
    given = decision(
        assigned=5, considered=[2, 3, 4, 5], passed=[passed(2), passed(3, "phone"), passed(4, "with_visitor")]
    )
    told = sentence(EN, "first", given)
    assert told.endswith(
        "3 earlier in the order were passed over: Bo (Lunch), 陈静 (On the phone), Dora (With a visitor)"
    )
    assert len(chain(EN, given)) == 1 + 3 + 1 + 1  # reason, each passed over, policy, order


def test_a_deputy_names_the_one_in_charge() -> None:
    given = decision(**{"as": "deputy"}, assigned=2, reasons=["owner_busy", "deputy_next_in_order"], uses_turn=False,
                     considered=[2], switch="owner_busy")  # fmt: skip
    assert sentence(EN, "return", given, wanted=3) == (
        "Return visit → 陈静 looks after this customer and is with a visitor; "
        "Bo is next in rotation and serves in their place"
    )
    assert sentence(EN, "return", given).startswith("Return visit → the consultant in charge looks after")
    assert "归属顾问 陈静 正在接待；由轮序下一位 Bo 代为接待" in sentence(ZH, "return", given, wanted=3)
    assert any("a deputy serves on their behalf" in line for line in chain(EN, given, wanted=3))


def test_waiting_says_for_whom_or_why_nobody() -> None:
    waits = decision(assigned=None, **{"as": None}, reasons=["nobody_available"], passed=[passed(2)], switch="order")
    assert sentence(EN, "first", waits) == "First visit → nobody is free: waits, first come, first served"
    one = why_waits(EN, clocked_in=3, free=2, waits_for=2, standing=Standing(2, "with_visitor", NOON))
    assert one == "Waits for Bo, with a visitor since 12:04."
    assert why_waits(EN, clocked_in=3, free=2, waits_for=9) == "Waits for #9, who is not on the floor."
    texts = {why_waits(ZH, clocked_in=n, free=free) for n, free in ((0, 0), (3, 0), (3, 1))}
    assert texts == {"还没有人签到。", "在岗顾问都在接待或离台。", "有一次分配已撤销。按 F4 分配最先等候的客户。"}


@pytest.mark.clause("REC-17")
def test_why_am_i_third() -> None:
    order = (
        Standing(1, "with_visitor", NOON),
        Standing(2, "available", NOON, make_ups=1),
        Standing(3, "available", NOON),
        Standing(4, "private_leave", NOON),
    )
    lines = why_here(EN, order, 3, {"private_leave": "lose"})
    assert lines[0] == "陈静 is 3rd of 4 in the order."
    assert lines[1] == "On deck: after the next visitor it is 陈静's turn."
    assert lines[2:] == (
        "Before: Anna, with a visitor since 12:04.",
        "Before: Bo, owed a make-up turn, goes first.",
    )
    assert "The policy moves the place to the end" in why_here(EN, order, 4, {"private_leave": "lose"})
    assert "Make-up turns owed: 1." in why_here(EN, order, 2, {})


@pytest.mark.parametrize(
    ("number", "english"),
    [
        (1, "1st"),
        (2, "2nd"),
        (3, "3rd"),
        (4, "4th"),
        (11, "11th"),
        (12, "12th"),
        (13, "13th"),
        (21, "21st"),
        (112, "112th"),
    ],
)
def test_ordinals(number: int, english: str) -> None:
    assert nth("en", number) == english
    assert nth("zh_CN", number) == f"第 {number} 位"


def test_acts_in_a_few_words() -> None:
    assert act(EN, "arrived", {"number": 7, "decision": decision()}) == "Visitor 7 → Anna"
    assert act(ZH, "status_set", {"staff": 3, "to": "lunch"}) == "陈静：用餐"
    assert act(EN, "left_unserved", {"number": 3, "waited_s": 365}) == "Visitor 3 left unserved after 6 min"
    assert act(EN, "placed", {"staff": 1, "before": None}) == "Anna was placed last"
    undone = act(EN, "undone", {"event": 4, "past": {"kind": "greeted", "number": 2}})
    assert undone == "Taken back: Visitor 2 was greeted"
    assert act_reason(EN, "placed", {"reason": "agreed"}) == "agreed"
    assert act_reason(EN, "finished", {"turn_back": True}) == "The turn was given back."
    assert act_reason(EN, "arrived", {"kind": "first", "decision": decision()}) == sentence(EN, "first", decision())


@pytest.mark.parametrize("lang", wording.LANGUAGES)
def test_every_code_that_can_come_has_a_sentence(lang: str) -> None:
    codes = [f"kind.{kind}" for kind in terms.VISIT_KINDS] + [f"status.{status}" for status in terms.STATUSES]
    codes += [f"since.{status}" for status in terms.STATUSES if status != terms.OFF]
    codes += [f"place.{choice}" for choice in (switches.KEEP, switches.LOSE, switches.MAKE_UP)]
    for switch in ("owner_busy", "owner_absent"):
        codes += [f"switch.{switch}.{choice}" for choice in ("deputy", "wait", "next")]
    codes += [f"duty.{duty}" for duty in switches.DUTIES] + [f"fault.{fault}" for fault in terms.FAULTS]
    codes += [f"courtesy.{why}" for why in terms.COURTESIES]
    said = re.findall(r'"([a-z]+(?:_[a-z]+)+)"', Path(decide.__file__).read_text(encoding="utf-8"))
    codes += [f"reason.{code}" for code in said if wording.known("en", f"reason.{code}")]
    assert [code for code in codes if not wording.known(lang, code)] == []


@pytest.mark.parametrize("kind", events.KINDS)
def test_every_kind_of_event_is_told_in_words(kind: str) -> None:
    plain = {"decision": decision(), "staff": 1, "to": "lunch", "number": 4, "from": 2, "outcome": "x", "visit": 4}
    facts = plain | {"why": "elderly", "shares": [[1, 60], [2, 40]], "arrived_at": "2026-11-21T02:00:00+00:00",
                     "duty": "unclosed_visit", "waited_s": 60, "before": 2}  # fmt: skip
    if kind == "kind_corrected":
        facts["to"] = "return"
    if kind == "handed_over":
        facts["to"] = 2
    for words in (EN, ZH):
        said = act(words, kind, facts)
        assert said
        assert not said.startswith("act.")
        assert "{" not in said
