"""A store with its catalogue and a registered customer."""

from __future__ import annotations

from dataclasses import dataclass, replace

import pytest
from tests.services.conftest import Crew

from showroom.domain.quotes import Line
from showroom.services import catalogue, quotes
from showroom.services.customers.records import Registration, register


@dataclass(frozen=True, slots=True)
class Counter:
    """A crew, a customer of Anna's, and the catalogue."""

    crew: Crew
    customer: int

    def line(self, query: str = "sofa", at: int = 0) -> Line:
        """A line of the product that ``query`` finds, with its plain options."""
        shop, anna = self.crew.shop, self.crew.anna
        card = catalogue.card(shop, anna, catalogue.search(shop, anna, query)[at].id)
        return quotes.line_of(card, quotes.terms(shop, anna))

    def draft(self, *lines: Line) -> quotes.Draft:
        fresh = quotes.new_draft(self.crew.shop, self.crew.anna, self.customer)
        return replace(fresh, lines=lines or (self.line(), self.line("sofa", 1)))

    def issued(self, *lines: Line) -> int:
        quote_id = quotes.create(self.crew.shop, self.crew.anna, self.draft(*lines))
        quotes.issue(self.crew.shop, self.crew.anna, quote_id)
        return quote_id


@pytest.fixture
def counter(crew: Crew) -> Counter:
    catalogue.seed(crew.shop, crew.manager, catalogue.pack_file("furniture"))
    saved = register(
        crew.shop, crew.anna, Registration({"name": "王㐂德", "phones": ("13812345678",)}, crew.anna.staff_id)
    )
    return Counter(crew, saved.id)
