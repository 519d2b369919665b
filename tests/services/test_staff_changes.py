"""Changing people: PIN, role, leaving; a store keeps a manager (SEC-01)."""

from __future__ import annotations

import pytest
from tests.services.conftest import Crew

from showroom.domain.errors import Refused, UserError
from showroom.domain.staff.actor import Actor
from showroom.services import reception, staff

pytestmark = pytest.mark.engines


def code(refused: pytest.ExceptionInfo[UserError]) -> str:
    return refused.value.code


def test_pin(crew: Crew) -> None:
    anna = crew.anna.staff_id or 0
    for pin, why in (("12", "pin_needs_digits"), ("abcd", "pin_needs_digits"), ("7777", "pin_too_easy")):
        with pytest.raises(UserError) as refused:
            staff.set_pin(crew.shop, crew.manager, anna, pin)
        assert code(refused) == why
    staff.set_pin(crew.shop, crew.manager, anna, "903615")
    assert staff.sign_in(crew.shop, anna, "903615").staff_id == anna
    with pytest.raises(Refused):
        staff.set_pin(crew.shop, crew.anna, anna, "903616")


def test_leaving(crew: Crew) -> None:
    anna, manager = crew.anna.staff_id or 0, crew.manager.staff_id or 0
    reception.clock_in(crew.shop, crew.anna, anna)
    for who, staff_id, why in (
        (crew.manager, anna, "staff_on_the_floor"),
        (crew.manager, manager, "staff_is_oneself"),
    ):
        with pytest.raises(UserError) as refused:
            staff.set_active(crew.shop, who, staff_id, False)
        assert code(refused) == why
    reception.clock_out(crew.shop, crew.anna, anna)
    staff.set_active(crew.shop, crew.manager, anna, False)
    assert anna not in [card.id for card in staff.cards(crew.shop, crew.manager)]
    staff.set_active(crew.shop, crew.manager, anna, True)
    assert anna in [card.id for card in staff.cards(crew.shop, crew.manager)]


def test_the_last_manager_stays_manager(crew: Crew) -> None:
    manager, anna = crew.manager.staff_id or 0, crew.anna.staff_id or 0
    with pytest.raises(UserError) as refused:
        staff.change(crew.shop, crew.manager, manager, name="Mo", role="consultant", team=None, languages=("en",))
    assert code(refused) == "staff_last_manager"
    staff.change(
        crew.shop, crew.manager, anna, name="Anna K", role="manager", team="Kitchens", languages=("en", "zh_CN")
    )
    staff.change(crew.shop, crew.manager, manager, name="Mo", role="consultant", team=None, languages=("en",))
    card = next(card for card in staff.cards(crew.shop, crew.manager) if card.id == anna)
    assert (card.name, card.role, card.team, card.languages) == ("Anna K", "manager", "Kitchens", ("en", "zh"))


def test_a_name_is_given_once(crew: Crew) -> None:
    with pytest.raises(UserError) as refused:
        staff.change(
            crew.shop,
            crew.manager,
            crew.anna.staff_id or 0,
            name=" Bo ",
            role="consultant",
            team=None,
            languages=("en",),
        )
    assert code(refused) == "staff_name_taken"


@pytest.mark.clause("REG-01")
def test_a_colleagues_phone_is_kept_checked_and_seen_by_who_edits_people(crew: Crew) -> None:
    def phones(actor: Actor) -> set[str | None]:
        return {card.phone for card in staff.cards(crew.shop, actor) if card.name in ("Anna", "Dora")}

    assert crew.anna.staff_id is not None
    staff.add(crew.shop, crew.manager, staff.NewStaff("Dora", "consultant", phone="139 1111 2222"))
    facts = {"name": "Anna", "role": "consultant", "team": None, "languages": ()}
    staff.change(crew.shop, crew.manager, crew.anna.staff_id, **facts, phone="13812345678")  # type: ignore[arg-type]
    assert phones(crew.manager) == {"139 1111 2222", "13812345678"}
    assert phones(crew.anna) == {None}
    staff.change(crew.shop, crew.manager, crew.anna.staff_id, **facts)  # type: ignore[arg-type]
    assert phones(crew.manager) == {"139 1111 2222", "13812345678"}
    with pytest.raises(UserError, match="phone_mobile_too_short") as refused:
        staff.change(crew.shop, crew.manager, crew.anna.staff_id, **facts, phone="138 1234")  # type: ignore[arg-type]
    assert refused.value.field == "phone"
    staff.change(crew.shop, crew.manager, crew.anna.staff_id, **facts, phone="")  # type: ignore[arg-type]
    assert phones(crew.manager) == {"139 1111 2222", None}
