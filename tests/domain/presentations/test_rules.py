"""The checklist's rules, on the shipped pack and on small ones of our own."""

from __future__ import annotations

import dataclasses

import pytest

from showroom import paths
from showroom.domain.customers.form import MoneyRange
from showroom.domain.packs.choices import Exit
from showroom.domain.packs.loader import load
from showroom.domain.packs.schema import Pack
from showroom.domain.presentations import rules
from showroom.domain.presentations.rules import DONE, SKIPPED, Mark


@pytest.fixture(scope="module")
def pack() -> Pack:
    return load(paths.resources() / "packs" / "furniture.toml")


@pytest.mark.clause("PRE-01")
def test_the_furniture_checklist_walks_all_stages_in_order(pack: Pack) -> None:
    keys = [step.key for step in rules.in_order(pack.presentation)]
    assert len(keys) >= 20
    marks: dict[str, Mark] = {}
    walked = []
    key = rules.next_open(pack.presentation, marks)
    while key is not None:
        walked.append(key)
        marks[key] = Mark(DONE)
        key = rules.next_open(pack.presentation, marks, key)
    assert walked == keys


def test_the_next_step_comes_round_to_those_left_open_before(pack: Pack) -> None:
    keys = [step.key for step in rules.in_order(pack.presentation)]
    marks = {key: Mark(DONE) for key in keys if key != keys[2]}
    assert rules.next_open(pack.presentation, marks, keys[-1]) == keys[2]
    assert rules.next_open(pack.presentation, marks, keys[5]) == keys[2]


@pytest.mark.clause("PRE-07")
def test_coverage_counts_mandatory_steps_done_and_not_those_skipped(pack: Pack) -> None:
    mandatory = [step.key for step in rules.in_order(pack.presentation) if step.mandatory]
    marks = {key: Mark(DONE) for key in mandatory[: len(mandatory) // 2]}
    marks |= {key: Mark(SKIPPED, reason="no_time") for key in mandatory[len(mandatory) // 2 :]}
    progress = rules.progress(pack.presentation, marks)
    assert progress.coverage == 100 * (len(mandatory) // 2) // len(mandatory)
    assert progress.open_mandatory == ()
    assert progress.percent == 100 * len(mandatory) // progress.steps


def test_an_unknown_mark_changes_nothing(pack: Pack) -> None:
    before = rules.progress(pack.presentation, {})
    assert rules.progress(pack.presentation, {"gone_since": Mark(DONE)}) == before


@pytest.mark.parametrize(
    "exit_,marked,left",
    [
        (Exit.ANY_STEP, [], False),
        (Exit.ANY_STEP, ["tea"], True),
        (Exit.MANDATORY_STEPS, ["welcome"], False),
        (Exit.MANDATORY_STEPS, ["welcome", "occasion"], True),
        (Exit.ALL_STEPS, ["welcome", "occasion"], False),
        (Exit.ALL_STEPS, ["welcome", "occasion", "tea", "heard_of_us"], True),
    ],
)
@pytest.mark.clause("PRE-01")
def test_a_stage_is_left_when_its_exit_criterion_holds(pack: Pack, exit_: Exit, marked: list[str], left: bool) -> None:
    stage = dataclasses.replace(pack.presentation.stages[0], exit=exit_)
    assert rules.may_leave(pack.presentation, stage, {key: Mark(DONE) for key in marked}) is left


def test_an_answer_is_checked_by_the_field_it_fills(pack: Pack) -> None:
    area = rules.step_called(pack.presentation, "area")
    budget = rules.step_called(pack.presentation, "budget")
    plain = rules.step_called(pack.presentation, "open_questions")
    assert area is not None
    assert budget is not None
    assert plain is not None
    assert rules.answer_problems(pack, area, "large", "CN")[0].code == "form_wrong_kind"
    assert rules.answer_problems(pack, area, 120, "CN") == ()
    assert rules.answer_problems(pack, budget, MoneyRange(900, 100), "CN")[0].code == "form_range_backwards"
    assert rules.answer_problems(pack, plain, "the price", "CN") == ()
    assert rules.answer_problems(pack, plain, 3, "CN")[0].code == "form_wrong_kind"


def test_phones_and_long_texts_are_added_to_other_answers_replaced(pack: Pack) -> None:
    fields = {field.key: field for field in pack.form.fields}
    assert rules.merged(fields["phones"], ("+861",), ("+862", "+861")) == ("+861", "+862")
    assert rules.merged(fields["needs"], "washable", "soft") == "washable\nsoft"
    assert rules.merged(fields["needs"], "washable and soft", "soft") == "washable and soft"
    assert rules.merged(fields["needs"], "washable", "washable and soft") == "washable and soft"
    assert rules.merged(fields["area"], 90, 120) == 120
    assert rules.merged(fields["name"], None, "Li") == "Li"
