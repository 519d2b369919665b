"""What stands on a quote: the input of the quote writer, frozen when the quote is issued. Clauses QUO-02, QUO-04."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from showroom.domain.quotes import Quote
from showroom.domain.text import Text

NOTHING = Text(en="", zh_CN="")


@dataclass(frozen=True, slots=True)
class Letterhead:
    """The store as its papers show it; ``logo`` is a PNG or JPEG."""

    store: Text
    company: Text = NOTHING
    address: Text = NOTHING
    phone: str = ""
    email: str = ""
    tax_number: str = ""
    logo: bytes | None = None


@dataclass(frozen=True, slots=True)
class Party:
    """Whom the quote is for; empty parts are left out."""

    name: str
    company: str = ""
    phone: str = ""
    email: str = ""
    address: str = ""
    invoice_title: str = ""
    tax_number: str = ""


@dataclass(frozen=True, slots=True)
class QuotePaper:
    """One version of a quote with everything around it. ``number`` is empty and ``draft`` set until it is issued."""

    letterhead: Letterhead
    customer: Party
    quote: Quote
    day: date
    number: str = ""
    version: int = 1
    draft: bool = True
    consultant: str = ""
    consultant_phone: str = ""
    delivery: Text = NOTHING
    terms: tuple[Text, ...] = ()
    title: Text = NOTHING  # these three: the trade's own words where it has some
    consultant_title: Text = NOTHING
    delivery_title: Text = NOTHING
