"""A store with its catalogue and a registered customer, behind the quotes page."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtWidgets import QWidget
from tests.gui.conftest import Context

from showroom.gui.quotes.page import QuotesPage
from showroom.services import catalogue, quotes
from showroom.services.customers.records import Registration, register
from showroom.services.quotes import Draft


@pytest.fixture
def customer(context: Context) -> int:
    anna = context.people["Anna"]
    catalogue.seed(context.shop, context.people["Mo Lan"], catalogue.pack_file("furniture"))
    answers = {"name": "王丽娟", "phones": ("13812345678",)}
    return register(context.shop, anna, Registration(answers, anna.staff_id)).id  # type: ignore[arg-type]


@pytest.fixture
def draft(context: Context, customer: int) -> Callable[..., Draft]:
    """``draft(lines=2)``: a draft of Anna's with so many sofas."""

    def _draft(lines: int = 2) -> Draft:
        shop, anna = context.shop, context.people["Anna"]
        offered = quotes.terms(shop, anna)
        rows = catalogue.search(shop, anna, limit=lines)
        made = tuple(quotes.line_of(catalogue.card(shop, anna, row.id), offered) for row in rows)
        return replace(quotes.new_draft(shop, anna, customer), lines=made)

    return _draft


@pytest.fixture
def page(context: Context, customer: int, show: Callable[..., QWidget]) -> QuotesPage:
    context.host.person = context.people["Anna"]
    made = QuotesPage(context)
    show(made)
    return made
