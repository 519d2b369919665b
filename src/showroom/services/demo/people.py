"""Invented people: staff and customers with Chinese and Latin names, and phone numbers that are well-formed.

Names are put together from common surnames and given names; whoever they fit is meant by none of them.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from random import Random
from typing import Any

from showroom import paths
from showroom.services.shipped_packs import DEFAULT


@lru_cache(maxsize=1)
def words() -> Mapping[str, Any]:
    """The lists that names are put together from (``resources/demo/people.toml``)."""
    with (paths.resources() / "demo" / "people.toml").open("rb") as stream:
        return tomllib.load(stream)


@dataclass(frozen=True, slots=True)
class Trade:
    """What demo people of a trade say, and how they buy.

    ``phrases``: lists of sentences by occasion. ``amounts``: form field → possible amounts in ten thousands of major
    units (``other`` for the rest). ``one_of``: categories of which a quote has exactly one product, the others going
    with it; empty where a quote is any mixture. ``extras``, ``discounts``: drawn evenly.
    """

    store_name: Mapping[str, str]
    phrases: Mapping[str, Sequence[str]]
    amounts: Mapping[str, Sequence[float]]
    one_of: tuple[str, ...]
    extras: tuple[int, ...]
    discounts: tuple[int, ...]


@lru_cache(maxsize=4)
def trade(pack: str) -> Trade:
    """The trade of a pack (``resources/demo/trades``); one that nothing is written about is taken for furniture."""
    folder = paths.resources() / "demo" / "trades"
    file = folder / f"{pack}.toml"
    with (file if file.is_file() else folder / f"{DEFAULT}.toml").open("rb") as stream:
        said = tomllib.load(stream)
    quotes = said["quotes"]
    return Trade(
        store_name=said["store_name"],
        phrases=said["phrases"],
        amounts=said["amounts"],
        one_of=tuple(quotes["one_of"]),
        extras=tuple(quotes["extras"]),
        discounts=tuple(quotes["discounts"]),
    )


DEMO_PIN = "2580"
"""Of every person in a demo store; said wherever one is made."""


@dataclass(frozen=True, slots=True)
class Guest:
    """An invented customer. ``title``: mr or ms; ``phone`` as somebody would write it, None when it is declined.

    ``description`` tells who it is all the same.
    """

    name: str
    title: str
    phone: str | None
    company: str | None
    address: str | None
    email: str | None
    language: str
    description: str


def consultant_names() -> Iterator[str]:
    """Names for consultants: the demo's, then invented ones, each once, without end."""
    yield from words()["consultants"]
    rng = Random("consultants")
    seen = set(words()["consultants"])
    while True:
        name = _chinese(rng) if rng.random() < 0.8 else _latin(rng)
        if len(seen) > 2_000:  # the well of names is nearly dry
            name = f"{name} {len(seen)}"
        if name not in seen:
            seen.add(name)
            yield name


def guest(rng: Random, serial: int) -> Guest:
    """The ``serial``-th invented customer; serials give phones that are nobody else's in this store."""
    chinese = rng.random() < 0.86
    name = _chinese(rng) if chinese else _latin(rng)
    company = None
    if rng.random() < 0.08:
        pattern, word = rng.choice(words()["companies"]), rng.choice(words()["company_words"])
        company = pattern[0].format(word[0]) if chinese else pattern[1].format(word[1])
    address = None
    if rng.random() < 0.7:
        building = (
            f"{rng.choice(words()['estates'])}{rng.randint(1, 30)}幢{rng.randint(1, 4)}单元{rng.randint(101, 2804)}室"
        )
        address = (
            building if rng.random() < 0.5 else f"{rng.choice(words()['streets'])}{rng.randint(1, 899)}号{building}"
        )
    email = None
    if not chinese or company:
        plain = "".join(letter for letter in name.lower() if letter.isascii() and letter.isalpha()) or f"c{serial}"
        email = f"{plain}{serial}@example.com"
    phone = (
        None
        if rng.random() < 0.02
        else (_mobile(rng, serial) if chinese or rng.random() < 0.7 else _abroad(rng, serial))
    )
    man = rng.random() < 0.5
    description = (f"{name[0]}先生，戴眼镜" if man else f"{name[0]}女士，带孩子") if chinese else f"{name}, came by car"
    language = "zh_CN" if chinese else "en"
    return Guest(name, "mr" if man else "ms", phone, company, address, email, language, description)


def _chinese(rng: Random) -> str:
    surname: str = rng.choice(words()["double_surnames"]) if rng.random() < 0.01 else rng.choice(words()["surnames"])
    given: str = rng.choice(words()["given_names"])
    return surname + given


def _latin(rng: Random) -> str:
    return f"{rng.choice(words()['first_names'])} {rng.choice(words()['last_names'])}"


def _mobile(rng: Random, serial: int) -> str:
    """A Chinese mobile number in one of the ways people write it."""
    prefix: str = rng.choice(words()["mobile_prefixes"])
    rest = f"{(serial * 48_271 + 1_234_567) % 100_000_000:08d}"
    form = rng.random()
    if form < 0.55:
        return prefix + rest
    if form < 0.75:
        return f"{prefix} {rest[:4]} {rest[4:]}"
    if form < 0.9:
        return f"{prefix}-{rest[:4]}-{rest[4:]}"
    return f"+86 {prefix} {rest[:4]} {rest[4:]}"


def _abroad(rng: Random, serial: int) -> str:
    """A number from elsewhere: Germany, France, Singapore, Britain."""
    digits = f"{(serial * 7_919 + 12_345) % 1_000_000:06d}"
    return rng.choice(
        (
            f"+49 151 23{digits}",
            f"+33 6 12 {digits[:2]} {digits[2:4]} {digits[4:]}",
            f"+65 91{digits}",
            f"+44 7400 {digits}",
        )
    )
