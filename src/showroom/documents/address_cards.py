"""Address cards, one a record: vCard 4.0 (RFC 6350), or 3.0 for Outlook and older phones, which know no other."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, BinaryIO

import vobject

OWN = "X-SHOWROOM-"
NEWEST, OLDER = "4.0", "3.0"
VERSIONS = (NEWEST, OLDER)


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


def write_card(stream: BinaryIO, card: AddressCard, version: str = NEWEST) -> None:
    """Add one card to a file. ``version``: one of ``VERSIONS``."""
    newest = version == NEWEST
    made: Any = vobject.vCard()
    made.add("version").value = version
    made.add("n").value = vobject.vcard.Name(family=card.family, given=card.given)
    made.add("fn").value = card.shown
    uid = made.add("uid")
    uid.value = card.uid
    if newest:  # which takes it for a URI unless told otherwise
        uid.value_param = "text"
    if card.company:
        made.add("org").value = [card.company]
    for at, number in enumerate(card.phones):
        line = made.add("tel")
        line.value, line.type_param = number, "voice" if newest else "VOICE"
        if newest and at == 0 and len(card.phones) > 1:
            line.pref_param = "1"
    if card.email:
        made.add("email").value = card.email
    if card.address:
        made.add("adr").value = vobject.vcard.Address(street=card.address)
    if card.birthday is not None:
        made.add("bday").value = card.birthday.strftime("%Y%m%d") if newest else card.birthday.isoformat()
    if card.notes:
        made.add("note").value = card.notes
    for key, text in card.own.items():
        made.add(f"{OWN}{key.replace('_', '-')}").value = text
    stream.write(made.serialize().encode("utf-8"))
