"""Random merges, changes and undos of four records: whatever the order, nothing is lost and everything comes apart
again (REG-03).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select
from tests.services.conftest import Crew
from tests.services.customers.test_merging import everything, register

from showroom.clock import ManualClock
from showroom.domain.customers.merging import Pick
from showroom.services import calls, quotes, reception
from showroom.services.check import check
from showroom.services.customers import cards, merging, records
from showroom.services.following import winner_of
from showroom.services.shop import Shop
from showroom.store.models import Call, Customer, Quote, Visit

RECORDS = 4
KEYS = ("email", "notes", "company", "address")
HISTORY = {"visit": Visit, "call": Call, "quote": Quote}
ACTS = ("merge", "merge", "undo", "undo", "change", "change", "phone", "visit", "call", "quote", "there_and_back")


@dataclass(slots=True)
class World:
    """What must be so in the end: who holds what, by what people did and not by what merges did."""

    crew: Crew
    clock: ManualClock
    rng: Random
    ids: list[int] = field(default_factory=list)
    answers: dict[int, dict[str, Any]] = field(default_factory=dict)
    phones: dict[int, set[str]] = field(default_factory=dict)
    holders: dict[tuple[str, int], int] = field(default_factory=dict)
    merges: list[int] = field(default_factory=list)
    said: int = 0

    @property
    def shop(self) -> Shop:
        return self.crew.shop

    def value(self) -> str:
        """Nobody says the same twice: what stands somewhere tells where it came from."""
        self.said += 1
        return f"{self.rng.getrandbits(40):x}-{self.said}"

    def number(self) -> str:
        return f"139{self.rng.randrange(10**8):08d}"

    def begin(self) -> None:
        for _ in range(RECORDS):
            known = {key: self.value() for key in KEYS if self.rng.random() < 0.6}
            if "email" in known:
                known["email"] += "@example.com"
            number = self.number()
            customer = register(self.shop, self.crew.manager, name="王伟", phones=(number,), **known)
            self.ids.append(customer)
            self.answers[customer] = known
            self.phones[customer] = {"+86" + number}

    def standing(self, customer: int) -> int:
        with self.shop.view(self.crew.manager, "customers.view") as connection:
            return winner_of(connection, customer)

    def act(self, what: str) -> None:
        self.clock.advance(seconds=self.rng.randrange(1, 9000))
        one, other = self.rng.sample(self.ids, 2)
        match what:
            case "merge" | "there_and_back":
                if self.standing(one) != self.standing(other):
                    self.merge(one, other, back=what == "there_and_back")
            case "undo" if self.merges:
                self.undo(self.merges.pop(self.rng.randrange(len(self.merges))))
            case "change":
                self.change(one)
            case "phone":
                self.add_phone(one)
            case "visit" | "call" | "quote":
                self.happen(what, one)

    def merge(self, one: int, other: int, *, back: bool) -> None:
        manager = self.crew.manager
        shown = merging.preview(self.shop, manager, one, other)
        picks = {pair.key: self.rng.choice((Pick.KEPT, Pick.OTHER, pair.pick)) for pair in shown.pairs if pair.differs}
        before = everything(self.shop) if back else None
        merged = merging.merge(self.shop, manager, merging.Request(one, other, picks))
        self.clock.advance(seconds=30)
        if back:
            undone = merging.undo(self.shop, manager, merged.id)
            assert (undone.kept, undone.gone) == ((), 0)
            assert everything(self.shop) == before
        else:
            self.merges.append(merged.id)

    def undo(self, merge: int) -> None:
        assert merging.undo(self.shop, self.crew.manager, merge).gone == 0

    def change(self, one: int) -> None:
        key, value = self.rng.choice(KEYS), self.value()
        left = self.standing(one)
        value = value + "@example.com" if key == "email" else value
        records.update(self.shop, self.crew.manager, one, {key: value})
        self.answers[left][key] = value

    def add_phone(self, one: int) -> None:
        left, number = self.standing(one), self.number()
        held = cards.card(self.shop, self.crew.manager, one).answers.get("phones", ())
        assert isinstance(held, tuple)
        records.update(self.shop, self.crew.manager, one, {"phones": (*held, number)})
        self.phones[left].add("+86" + number)

    def happen(self, what: str, one: int) -> None:
        shop, anna = self.shop, self.crew.manager
        if what == "visit":
            row = reception.walk_in(shop, anna, reception.WalkIn(customer_id=one)).visit_id
        elif what == "call":
            row = calls.log(shop, anna, calls.NewCall("", customer_id=one)).id
        else:
            row = quotes.create(shop, anna, quotes.new_draft(shop, anna, customer_id=one))
        self.holders[what, row] = self.standing(one)

    def nothing_is_lost(self) -> None:
        """Every visit, call and quote hangs on a record that is there, and is found under the old id too."""
        with self.shop.view(self.crew.manager, "customers.view") as connection:
            for (what, row), began in self.holders.items():
                model: Any = HISTORY[what]
                holder = connection.execute(select(model.customer_id).where(model.id == row)).scalar_one()
                assert connection.execute(select(Customer.active).where(Customer.id == holder)).scalar_one()
                assert holder == winner_of(connection, began)

    def all_is_apart(self) -> None:
        self.nothing_is_lost()
        for customer in self.ids:
            assert self.standing(customer) == customer
            card = cards.card(self.shop, self.crew.manager, customer)
            assert {key: card.answers[key] for key in KEYS if key in card.answers} == self.answers[customer]
            numbers = card.answers["phones"]
            assert isinstance(numbers, tuple)
            assert {"+86" + number.replace(" ", "") for number in numbers} == self.phones[customer]


@pytest.mark.engines
@pytest.mark.clause("REG-03")
def test_whatever_is_merged_changed_and_taken_back_nothing_is_lost(crew: Crew, clock: ManualClock) -> None:
    reception.clock_in(crew.shop, crew.anna, crew.anna.staff_id or 0)

    @settings(
        max_examples=6,
        suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
        derandomize=True,
    )
    @given(st.lists(st.sampled_from(ACTS), min_size=4, max_size=18), st.integers(0, 2**32))
    def run(acts: list[str], seed: int) -> None:
        world = World(crew, clock, Random(seed))
        world.begin()
        for what in acts:
            world.act(what)
            world.nothing_is_lost()
        world.rng.shuffle(world.merges)
        while world.merges:
            world.undo(world.merges.pop())
        world.all_is_apart()

    run()
    assert check(crew.shop, crew.manager).findings == ()
