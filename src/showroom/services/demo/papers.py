"""The demo's quotes: made from the pack's catalogue while a visitor is there, issued, and decided on later."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from random import Random

from showroom.domain.packs.schema import Pack
from showroom.domain.quotes import Discount, Line
from showroom.domain.staff.actor import Actor
from showroom.services import catalogue, quotes
from showroom.services.demo.memory import Known
from showroom.services.demo.people import words
from showroom.services.shop import Shop

_DISCOUNTS = (0, 0, 0, 2, 3, 5, 5, 8)
_STAYS_DRAFT = 0.06
_FREE_DELIVERY_FROM = 300_000  # minor units, as the pack's terms say


class Papers:
    """Makes quotes. The catalogue is read once: demo products don't change."""

    def __init__(self, shop: Shop, actor: Actor, pack: Pack) -> None:
        self._shop, self._actor = shop, actor
        file = catalogue.pack_file(pack.name)
        if file.is_file():
            catalogue.seed(shop, actor, file)
        self._offered = quotes.terms(shop, actor)
        rows = catalogue.search(shop, actor, limit=500)
        self._cards = [catalogue.card(shop, actor, row.id) for row in rows if row.price.currency == shop.store.currency]

    def offer(self, rng: Random, visit: int, staff: int, known: Known) -> bool:
        """A quote for a visitor; False when it stays a draft (or there is nothing to sell)."""
        if not self._cards:
            return False
        draft = quotes.new_draft(self._shop, self._actor, known.id, visit)
        lines = [self._line(rng) for _ in range(rng.choices((1, 2, 3, 4, 6, 9), (22, 26, 22, 15, 10, 5))[0])]
        goods = sum(line.unit_price.minor * int(line.quantity) for line in lines)
        if goods < _FREE_DELIVERY_FROM:
            lines += self._offered.charges
        off = rng.choice(_DISCOUNTS)
        draft = replace(
            draft,
            lines=tuple(lines),
            consultant_id=staff,
            discount=Discount.percent(off) if off else draft.discount,
            language=known.guest.language,
            plan_key=rng.choice(self._offered.plans).key if rng.random() < 0.4 else draft.plan_key,
        )
        made = quotes.create(self._shop, self._actor, draft)
        if rng.random() < _STAYS_DRAFT:
            quotes.ask(self._shop, self._actor, made, rng.choice(words()["phrases"]["approval_reasons"]))
            return False
        quotes.issue(self._shop, self._actor, made)
        known.quotes.append((made, draft.valid_until or self._shop.day()))
        return True

    def _line(self, rng: Random) -> Line:
        card = rng.choice(self._cards)
        chosen = tuple((key, rng.choice(choices).key) for key, _, choices in card.groups if rng.random() < 0.5)
        line = quotes.line_of(card, self._offered, chosen)
        quantity = Decimal(rng.choices((1, 2, 4, 6), (76, 14, 7, 3))[0])
        return replace(line, quantity=quantity, discount=Discount.percent(5) if rng.random() < 0.05 else line.discount)

    def decide(self, rng: Random, known: Known, chance: float) -> bool:
        """Somebody with a quote decides: accepted (True), refused, or still thinking."""
        known.quotes = [(quote, valid) for quote, valid in known.quotes if valid >= self._shop.day()]
        if not known.quotes:
            return False
        quote, _ = known.quotes[-1]
        said = rng.random()
        if said < chance:
            quotes.accept(self._shop, self._actor, quote)
        elif said < chance + 0.08:
            quotes.refuse(self._shop, self._actor, quote, rng.choice(words()["phrases"]["quote_refusals"]))
        else:
            return False
        known.quotes.pop()
        return said < chance

    def expire(self) -> None:
        """What ran out is marked so, as the first act of a day."""
        quotes.expire_due(self._shop, self._actor)
