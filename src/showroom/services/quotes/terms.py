"""What the pack says about quotes, as the quote services use it: taxes, plans, ceilings, charges, the fresh draft."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

from showroom.domain.money import Money, exponent
from showroom.domain.packs.choices import Rounding, TaxMode
from showroom.domain.packs.schema import Pack
from showroom.domain.packs.selling import Charge
from showroom.domain.packs.selling import PaymentPlan as PackPlan
from showroom.domain.quotes import Due, Line, LineKind, PaymentPlan, PlanPart
from showroom.domain.staff.actor import Actor
from showroom.domain.text import Text
from showroom.services import packs
from showroom.services.catalogue import ProductCard
from showroom.services.quotes.values import Draft, PlanChoice, TaxChoice, Terms
from showroom.services.shop import Shop

_ONE_TIME = Text(en="time", zh_CN="次")


def terms(shop: Shop, actor: Actor) -> Terms:
    """What may be chosen on a quote now."""
    with shop.view(actor, "quotes.view") as connection:
        return terms_of(packs.in_force(shop, connection).pack, actor)


def terms_of(pack: Pack, actor: Actor) -> Terms:
    """The same of a given pack."""
    quote = pack.quote
    taxes = tuple(TaxChoice(tax.key, tax.label, tax.rate * 100) for tax in quote.taxes)
    default = next(tax.rate for tax in taxes if tax.key == quote.tax_default)
    return Terms(
        taxes=taxes,
        tax_default=default,
        plans=tuple(PlanChoice(plan.key, plan.label, _plan(plan)) for plan in quote.plans),
        ceiling=ceiling(pack, actor),
        charges=(
            _charge(pack, quote.delivery, LineKind.DELIVERY, default),
            _charge(pack, quote.installation, LineKind.INSTALLATION, default),
        ),
    )


def ceiling(pack: Pack, actor: Actor) -> Decimal:
    """The reduction in per cent that ``actor`` may give without the manager (QUO-03)."""
    return Decimal(100) if actor.kind == "system" else pack.quote.ceilings.of(actor.role) * 100


def _plan(plan: PackPlan) -> PaymentPlan:
    parts = tuple(PlanPart(part.label, Decimal(part.share), Due(part.due.value)) for part in plan.parts)
    return PaymentPlan(parts, plan.months, Decimal(plan.monthly_fee))


def _charge(pack: Pack, charge: Charge, kind: LineKind, tax: Decimal) -> Line:
    return Line(
        text=charge.label, unit_price=Money(charge.fee, pack.currency), unit=_ONE_TIME, tax=tax, kind=kind,
        list_price=Money(charge.fee, pack.currency),
    )  # fmt: skip


def new_draft(shop: Shop, actor: Actor, customer_id: int | None = None, visit_id: int | None = None) -> Draft:
    """A draft as the pack would have it; nothing is written. The acting person is its consultant."""
    with shop.view(actor, "quotes.edit") as connection:
        pack = packs.in_force(shop, connection).pack
    quote = pack.quote
    currency = shop.store.currency
    return Draft(
        currency=currency,
        plan_key=quote.plan_default,
        tax_included=quote.tax_mode is TaxMode.INCLUSIVE,
        rounding_step=rounding_step(quote.rounding, currency),
        valid_until=shop.day() + timedelta(days=quote.validity_days),
        language=shop.store.language,
        customer_id=customer_id,
        visit_id=visit_id,
        consultant_id=actor.staff_id,
    )


def rounding_step(rounding: Rounding, currency: str) -> int:
    """To how many minor units a total is rounded down: 100 for whole yuan, 10 for 角, 1 for none."""
    digits = exponent(currency)
    if rounding is Rounding.WHOLE:
        return int(10**digits)
    return int(10 ** max(0, digits - 1)) if rounding is Rounding.TENTH else 1


def in_currency(draft: Draft, currency: str) -> Draft:
    """A draft without lines in another currency, rounded to the same place (whole yuan: whole riyals)."""
    place = len(str(draft.rounding_step)) - 1 - exponent(draft.currency)
    return replace(draft, currency=currency, rounding_step=int(10 ** max(0, exponent(currency) + place)))


def line_of(card: ProductCard, offered: Terms, chosen: tuple[tuple[str, str], ...] = ()) -> Line:
    """A quote line of a product with the options ``((group key, choice key), …)`` at today's price with surcharges.

    A group without a choice takes its first choice without a surcharge, as the catalogue's price does.
    """
    wanted = dict(chosen)
    price = card.row.price
    labels: list[Text] = []
    for key, group, choices in card.groups:
        plain = next((one for one in choices if not one.surcharge), choices[0])
        choice = next((one for one in choices if one.key == wanted.get(key)), plain)
        price = price + choice.surcharge
        labels.append(Text(en=f"{group.en}: {choice.label.en}", zh_CN=f"{group.zh_CN}：{choice.label.zh_CN}"))
    size = _size(card.size_mm)
    details = [*labels, *([Text.same(size)] if size else [])]
    if not labels and card.row.description.en:
        details = [card.row.description]
    tax = next((one.rate for one in offered.taxes if one.key == card.tax_key), offered.tax_default)
    return Line(
        text=card.row.name,
        unit_price=price,
        unit=card.row.unit,
        tax=tax,
        kind=LineKind.PRODUCT,
        code=card.row.sku,
        detail=Text(en="; ".join(text.en for text in details), zh_CN="；".join(text.zh_CN for text in details)),
        product_id=card.row.id,
        list_price=price,
    )


def _size(size_mm: tuple[int | None, int | None, int | None]) -> str:
    """``228 × 95 × 82 cm`` (width, depth, height), without those that are not known."""
    known = [f"{value / 10:g}" for value in size_mm if value]
    return " × ".join(known) + " cm" if len(known) > 1 else ""
