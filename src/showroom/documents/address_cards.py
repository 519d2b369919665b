"""Address cards (vCard 3.0, which every phone and mail program reads), one a record."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, BinaryIO

import vobject

OWN = "X-SHOWROOM-"


@dataclass(frozen=True, slots=True)
class AddressCard:
    """A record as a card. ``shown``: what it is called; ``family`` and ``given``: empty unless it is a person's name.

    ``own``: fields that no line of the standard holds, by key.
    """

    uid: str
    shown: str
    family: str
    given: str
    company: str
    phones: tuple[str, ...]
    email: str
    address: str
    birthday: date | None
    notes: str
    own: Mapping[str, str]


def write_card(stream: BinaryIO, card: AddressCard) -> None:
    """Add one card to a file."""
    made: Any = vobject.vCard()
    made.add("n").value = vobject.vcard.Name(family=card.family, given=card.given)
    made.add("fn").value = card.shown
    made.add("uid").value = card.uid
    if card.company:
        made.add("org").value = [card.company]
    for number in card.phones:
        line = made.add("tel")
        line.value, line.type_param = number, "VOICE"
    if card.email:
        made.add("email").value = card.email
    if card.address:
        made.add("adr").value = vobject.vcard.Address(street=card.address)
    if card.birthday is not None:
        made.add("bday").value = card.birthday.isoformat()
    if card.notes:
        made.add("note").value = card.notes
    for key, text in card.own.items():
        made.add(f"{OWN}{key.replace('_', '-')}").value = text
    stream.write(made.serialize().encode("utf-8"))
