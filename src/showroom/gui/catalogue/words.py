"""Words of the catalogue on the screen."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from showroom.domain.packs.selling import ProductWords
from showroom.gui.kit.labels import Tone
from showroom.services.catalogue import ProductCard

PLAIN = ProductWords()
"""No words of a trade's own: the program's stand."""

translate = QCoreApplication.translate  # the name by which translations are extracted


def availability(key: str, trade: ProductWords = PLAIN, lang: str = "en") -> str:
    """``in_stock`` … in words, the trade's own if it has one; an unknown key as it is."""
    return trade.of(key, lang) or {
        "in_stock": translate("Catalogue", "In stock"),
        "made_to_order": translate("Catalogue", "Made to order"),
        "showroom_piece": translate("Catalogue", "Showroom piece"),
        "out_of_stock": translate("Catalogue", "Out of stock"),
    }.get(key, key)


def availability_tone(key: str) -> Tone:
    tones: dict[str, Tone] = {
        "in_stock": "success",
        "made_to_order": "info",
        "showroom_piece": "violet",
        "out_of_stock": "danger",
    }
    return tones.get(key, "neutral")


def life_cycle(key: str, trade: ProductWords = PLAIN, lang: str = "en") -> str:
    """New, clearance, discontinued; nothing for what is simply current."""
    return trade.of(key, lang) or {
        "new": translate("Catalogue", "New"),
        "clearance": translate("Catalogue", "Clearance"),
        "discontinued": translate("Catalogue", "Discontinued"),
    }.get(key, "")


def fact_title(kind: str, trade: ProductWords = PLAIN, lang: str = "en") -> str:
    """The heading of a part of the product card."""
    return trade.of(kind, lang) or {
        "functions": translate("Catalogue", "What it does"),
        "strengths": translate("Catalogue", "Strengths"),
        "situations": translate("Catalogue", "Made for"),
        "comparison": translate("Catalogue", "Compared with others"),
        "size": translate("Catalogue", "Size (W × D × H)"),
        "lead": translate("Catalogue", "Delivery"),
        "materials": translate("Catalogue", "Materials"),
        "rooms": translate("Catalogue", "Rooms"),
        "styles": translate("Catalogue", "Styles"),
    }.get(kind, kind)


def size(card: ProductCard) -> str:
    """``228 × 95 × 82 cm`` (width, depth, height); nothing when none is known."""
    known = [f"{value / 10:g}" for value in card.size_mm if value]
    return " × ".join(known) + " cm" if known else ""
