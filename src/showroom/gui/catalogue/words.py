"""Words of the catalogue on the screen."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from showroom.gui.kit.labels import Tone
from showroom.services.catalogue import ProductCard

translate = QCoreApplication.translate  # the name by which translations are extracted


def availability(key: str) -> str:
    """``in_stock`` … in words; an unknown key as it is."""
    return {
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


def life_cycle(key: str) -> str:
    """New, clearance, discontinued; nothing for what is simply current."""
    return {
        "new": translate("Catalogue", "New"),
        "clearance": translate("Catalogue", "Clearance"),
        "discontinued": translate("Catalogue", "Discontinued"),
    }.get(key, "")


def fact_title(kind: str) -> str:
    return {
        "functions": translate("Catalogue", "What it does"),
        "strengths": translate("Catalogue", "Strengths"),
        "situations": translate("Catalogue", "Made for"),
        "comparison": translate("Catalogue", "Compared with others"),
        "materials": translate("Catalogue", "Materials"),
        "rooms": translate("Catalogue", "Rooms"),
        "styles": translate("Catalogue", "Styles"),
    }.get(kind, kind)


def size(card: ProductCard) -> str:
    """``228 × 95 × 82 cm`` (width, depth, height); nothing when none is known."""
    known = [f"{value / 10:g}" for value in card.size_mm if value]
    return " × ".join(known) + " cm" if known else ""
