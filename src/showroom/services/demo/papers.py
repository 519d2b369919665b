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
from showroom.services.demo.people import trade
from showroom.services.shop import Shop

_STAYS_DRAFT = 0.06


class Papers:
    """Makes quotes. The catalogue is read once: demo products don't change."""

    def __init__(self, shop: Shop, actor: Actor, pack: Pack) -> None:
        self._shop, self._actor = shop, actor
        self._trade = trade(pack.name)
        self._fees_up_to = max(charge.free_from or 0 for charge in (pack.quote.delivery, pack.quote.installation))
        file = catalogue.pack_file(pack.name)
        if file.is_file():
            catalogue.seed(shop, actor, file)
        self._offered = quotes.terms(shop, actor)
        one_of = [each.id for each in catalogue.categories(shop, actor) if each.key in self._trade.one_of]
        self._mains = [card for category in one_of for card in self._all(category)]
        mains = {card.row.id for card in self._mains}
        self._cards = [card for card in self._all() if card.row.id not in mains]

    def _all(self, category: int | None = None) -> list[catalogue.ProductCard]:
        """What can be bought (of a category)."""
        rows = catalogue.search(self._shop, self._actor, category_id=category, limit=500)
        currency = self._shop.store.currency
        return [catalogue.card(self._shop, self._actor, row.id) for row in rows if row.price.currency == currency]

    def offer(self, rng: Random, visit: int, staff: int, known: Known) -> bool:
        """A quote for a visitor; False when it stays a draft (or there is nothing to sell)."""
        if not self._cards and not self._mains:
            return False
        draft = quotes.new_draft(self._shop, self._actor, known.id, visit)
        lines = self._lines(rng)
        goods = sum(line.unit_price.minor * int(line.quantity) for line in lines)
        if goods < self._fees_up_to:
            lines += self._offered.charges
        off = rng.choice(self._trade.discounts)
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
            quotes.ask(self._shop, self._actor, made, rng.choice(self._trade.phrases["approval_reasons"]))
            return False
        quotes.issue(self._shop, self._actor, made)
        known.quotes.append((made, draft.valid_until or self._shop.day()))
        return True

    def _lines(self, rng: Random) -> list[Line]:
        if not self._mains:
            return [self._line(rng) for _ in range(rng.choices((1, 2, 3, 4, 6, 9), (22, 26, 22, 15, 10, 5))[0])]
        extras = rng.sample(self._cards, min(len(self._cards), rng.choice(self._trade.extras)))
        return [self._one(rng, card) for card in (rng.choice(self._mains), *extras)]

    def _line(self, rng: Random) -> Line:
        line = self._one(rng, rng.choice(self._cards))
        quantity = Decimal(rng.choices((1, 2, 4, 6), (76, 14, 7, 3))[0])
        return replace(line, quantity=quantity, discount=Discount.percent(5) if rng.random() < 0.05 else line.discount)

    def _one(self, rng: Random, card: catalogue.ProductCard) -> Line:
        chosen = tuple((key, rng.choice(choices).key) for key, _, choices in card.groups if rng.random() < 0.5)
        return quotes.line_of(card, self._offered, chosen)

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
            quotes.refuse(self._shop, self._actor, quote, rng.choice(self._trade.phrases["quote_refusals"]))
        else:
            return False
        known.quotes.pop()
        return said < chance

    def expire(self) -> None:
        """What ran out is marked so, as the first act of a day."""
        quotes.expire_due(self._shop, self._actor)
