"""Two people with one form open: nothing somebody else wrote meanwhile is overwritten unseen (REG-01)."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from tests.services.conftest import Crew
from tests.services.customers.test_merging import register

from showroom.domain.customers.form import Answer, MoneyRange
from showroom.domain.staff.actor import Actor
from showroom.services.customers import cards, editing, merging, records
from showroom.services.customers.editing import ChangedMeanwhile, Edit
from showroom.services.customers.merging import Request
from showroom.services.customers.relations import relations


def seen(crew: Crew, who: Actor, customer: int) -> Mapping[str, Answer]:
    """What a form shows when it is opened now."""
    return dict(cards.card(crew.shop, who, customer).answers)


@pytest.mark.clause("REG-01")
def test_answers_to_other_fields_stay_and_the_same_field_is_asked_about(crew: Crew) -> None:
    shop, anna = crew.shop, crew.anna
    one = register(shop, anna, name="王小明", phones=("13812345678",), timeframe="later", budget=MoneyRange(100, None))
    opened = seen(crew, anna, one)
    records.update(shop, crew.manager, one, {"address": "滨江区", "timeframe": "now", "budget": None})

    mine: dict[str, Answer | None] = {"email": "a@b.cn", "timeframe": "month", "budget": MoneyRange(200, None)}
    with pytest.raises(ChangedMeanwhile) as refused:
        editing.save(shop, anna, one, Edit(mine, opened))
    assert refused.value.now == {"timeframe": "now", "budget": None}
    assert {said.field for said in refused.value.problems} == {"timeframe", "budget"}
    assert {said.facts["who"] for said in refused.value.problems} == {crew.manager.name}
    held = seen(crew, anna, one)
    assert "email" not in held  # nothing of it was saved
    editing.save(shop, anna, one, Edit(mine, {**opened, **refused.value.now}))  # having seen it
    held = seen(crew, anna, one)
    assert (held["timeframe"], held["budget"], held["address"]) == ("month", MoneyRange(200, None), "滨江区")


@pytest.mark.clause("REG-02")
def test_the_same_answer_given_twice_and_a_phone_written_otherwise_are_no_quarrel(crew: Crew) -> None:
    shop, anna = crew.shop, crew.anna
    one = register(shop, anna, name="王小明", phones=("13812345678",))
    opened = seen(crew, anna, one)
    records.update(shop, crew.manager, one, {"email": "a@b.cn", "phones": ("138 1234 5678", "139 0000 1111")})
    numbers = ("+86 138-1234-5678", "0086 13900001111")
    assert not editing.save(shop, anna, one, Edit({"email": "a@b.cn", "phones": numbers}, opened)).changed
    with pytest.raises(ChangedMeanwhile):
        editing.save(shop, anna, one, Edit({"phones": ("13700001111",)}, opened))


@pytest.mark.clause("SEC-02")
def test_a_quarrel_over_a_field_shows_no_colleague_a_number(crew: Crew) -> None:
    shop, anna, bo = crew.shop, crew.anna, crew.bo
    one = register(shop, anna, name="王小明", email="w@example.com")
    opened = seen(crew, bo, one)
    records.update(shop, anna, one, {"phones": ("13812345678",), "notes": "Frau: 13900001111", "timeframe": "now"})
    mine: dict[str, Answer | None] = {"phones": ("13700002222",), "notes": "sofa", "timeframe": "month"}
    told = opened
    for _ in range(2):  # having been told makes nobody who may overwrite it
        with pytest.raises(ChangedMeanwhile) as refused:
            editing.save(shop, bo, one, Edit(mine, told))
        now = refused.value.now
        assert not any(number in str(now) for number in ("12345678", "1234 5678", "00001111", "0000 1111"))
        assert now["phones"]
        assert now["notes"]
        told = {**opened, **now}
    assert now.keys() == {"phones", "notes"}
    with pytest.raises(ChangedMeanwhile) as refused:
        editing.save(shop, anna, one, Edit(mine, opened))
    assert refused.value.now["phones"] == ("138 1234 5678",)


def test_a_form_of_a_record_that_was_merged_away_meanwhile(crew: Crew) -> None:
    shop, anna = crew.shop, crew.anna
    kept = register(shop, anna, name="王小明", phones=("13812345678",), address="滨江区 1 号")
    gone = register(shop, anna, name="王晓明", phones=("13900001111",))
    opened = seen(crew, anna, gone)
    merging.merge(shop, anna, Request(kept, gone, {}))
    with pytest.raises(ChangedMeanwhile) as refused:
        editing.save(shop, anna, gone, Edit({"address": "西湖区"}, opened))
    assert refused.value.now == {"address": "滨江区 1 号"}
    editing.save(shop, anna, gone, Edit({"email": "a@b.cn"}, opened))
    assert seen(crew, anna, kept)["email"] == "a@b.cn"


@pytest.mark.clause("REG-13")
def test_who_lives_with_them_is_related_with_the_same_save(crew: Crew) -> None:
    shop, anna = crew.shop, crew.anna
    one = register(shop, anna, name="王小明", phones=("13812345678",))
    wife = register(shop, anna, name="李静", phones=("13812345678",))
    editing.save(shop, anna, wife, Edit({}, {}, household_of=(one,)))
    assert [related.person.id for related in relations(shop, anna, one)] == [wife]
