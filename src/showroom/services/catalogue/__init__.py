"""The catalogue: browsing, seeding from a pack, prices by date, taking in files. Clauses QUO-09, PRE-04, REG-12."""

from showroom.services.catalogue.importing import Imported, import_products
from showroom.services.catalogue.reads import card, card_in, categories, count, search, search_in, trade_words
from showroom.services.catalogue.seed import pack_file, seed, seed_in, set_price
from showroom.services.catalogue.values import Category, Choice, PriceStep, ProductCard, ProductRow

__all__ = [
    "Category",
    "Choice",
    "Imported",
    "PriceStep",
    "ProductCard",
    "ProductRow",
    "card",
    "card_in",
    "categories",
    "count",
    "import_products",
    "pack_file",
    "search",
    "search_in",
    "seed",
    "seed_in",
    "set_price",
    "trade_words",
]
