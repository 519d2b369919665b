"""A crowd of invented customers: Chinese names as often as they are borne, people of a dozen other countries with their
numbers as they write them, companies, and now and then somebody who was registered before, written differently.
"""

from __future__ import annotations

import itertools
import tomllib
import unicodedata
from collections import deque
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from random import Random
from typing import Any

from showroom import paths
from showroom.domain.customers import names, phones
from showroom.services.demo.people import Guest, words

_CHINESE, _COMPANY, _AGAIN = 0.82, 0.08, 0.02
_REMEMBERED = 5_000  # of the last customers one may come a second time
_HOME = "CN"
_STEP = 618_033_989  # no factor in common with ten: every serial has digits of its own


@lru_cache(maxsize=1)
def parts() -> Mapping[str, Any]:
    """``resources/demo/crowd.toml``."""
    with (paths.resources() / "demo" / "crowd.toml").open("rb") as stream:
        return tomllib.load(stream)


@dataclass(frozen=True, slots=True)
class _Wheel:
    """Something drawn as often as its weight says."""

    values: Sequence[Any]
    weights: Sequence[int]

    @staticmethod
    def of(weighted: Mapping[Any, int]) -> _Wheel:
        return _Wheel(tuple(weighted), tuple(itertools.accumulate(weighted.values())))

    def turn(self, rng: Random) -> Any:
        return rng.choices(self.values, cum_weights=self.weights)[0]


class Crowd:
    """Gives one person after the other; the same ``seed`` gives the same people. Serials keep their phones apart."""

    def __init__(self, seed: str) -> None:
        self._rng = Random(seed)
        said = parts()
        self._surnames = _Wheel.of(said["surnames"])
        peoples = said["peoples"]
        self._peoples = _Wheel(peoples, tuple(itertools.accumulate(one["share"] for one in peoples)))
        self._forms = _Wheel(said["home"]["forms"], tuple(itertools.accumulate(said["home"]["often"])))
        self._last: deque[Guest] = deque(maxlen=_REMEMBERED)

    def person(self, serial: int) -> Guest:
        """The next one: about two of a hundred were given before and come written differently."""
        rng = self._rng
        if self._last and rng.random() < _AGAIN:
            return self._again(rng.choice(self._last))
        made = self._new(serial)
        self._last.append(made)
        return made

    def _new(self, serial: int) -> Guest:
        rng, said = self._rng, parts()
        chinese = rng.random() < _CHINESE
        man = rng.random() < 0.5
        company = None
        if chinese:
            given = "".join(rng.choices(said["given"], k=1 if rng.random() < 0.25 else 2))
            name = self._surnames.turn(rng) + given
            phone = self._at_home(serial)
            if rng.random() < _COMPANY:
                brand = "".join(rng.choices(said["company_characters"], k=2))
                company = rng.choice(said["towns"]) + rng.choice(said["companies"]).format(brand)
        else:
            people = self._peoples.turn(rng)
            name = f"{rng.choice(people['first'])} {rng.choice(people['last'])}"
            phone = _filled(rng.choice(people["phones"]), serial)
            if rng.random() < _COMPANY:
                company = rng.choice(said["latin_companies"]).format(rng.choice(people["last"]))
        email = None
        if (not chinese and rng.random() < 0.6) or rng.random() < 0.06:
            spoken = names.pinyin(name) if chinese else name
            plain = ".".join("".join(c for c in word if c.isascii() and c.isalpha()) for word in _ascii(spoken).split())
            email = f"{plain or 'c'}{serial}@{'mail' if serial % 3 else 'post'}.example"
        address = None
        if rng.random() < 0.6:
            street, estate = rng.choice(words()["streets"]), rng.choice(words()["estates"])
            door = f"{rng.randint(1, 30)}幢{rng.randint(1, 4)}单元{rng.randint(101, 2804)}室"
            address = f"{street}{rng.randint(1, 899)}号{estate}{door}"
        declined = rng.random() < 0.02
        description = f"{name[0]}{'先生' if man else '女士'}，戴眼镜" if chinese else f"{name}, came by car"
        return Guest(
            name,
            "mr" if man else "ms",
            None if declined else phone,
            company,
            address,
            email,
            "zh_CN" if chinese else "en",
            description,
        )

    def _at_home(self, serial: int) -> str:
        prefix: str = self._rng.choice(words()["mobile_prefixes"])
        rest = f"{(serial * _STEP) % 100_000_000:08d}"
        written: str = self._forms.turn(self._rng).format(prefix, rest[:4], rest[4:])
        return written

    def _again(self, guest: Guest) -> Guest:
        """The same person as another colleague would write them down."""
        rng = self._rng
        changed = guest
        if names.is_han(guest.name):
            how = rng.randrange(3)
            if how == 0:
                changed = replace(changed, name=f"{guest.name[0]} {guest.name[1:]}")
            elif how == 1:
                changed = replace(changed, name=guest.name[0] + ("先生" if guest.title == "mr" else "女士"))
            else:
                changed = replace(changed, name=names.pinyin(guest.name))
        else:
            how = rng.randrange(3)
            first, _, last = guest.name.rpartition(" ")
            plain = _ascii(guest.name)
            changed = replace(changed, name=(plain, guest.name.upper(), f"{last} {first}")[how])
        if guest.phone is None:
            return changed
        number = phones.read(guest.phone, _HOME).e164
        return replace(changed, phone=number, address=guest.address if rng.random() < 0.5 else None, email=None)


def _ascii(text: str) -> str:
    """A Latin name without its accents, its letters as large as they were."""
    apart = unicodedata.normalize("NFD", text.translate(str.maketrans("łŁøØ", "lLoO")).replace("ß", "ss"))
    return "".join(c for c in apart if not unicodedata.combining(c))


def _filled(form: str, serial: int) -> str:
    """A number's form with digits of the ``serial``-th person; another for each until the form's digits are used up."""
    room = 10 ** form.count("#")
    digits = iter(f"{(serial * _STEP) % room:0{form.count('#')}d}")
    return "".join(next(digits) if letter == "#" else letter for letter in form)
