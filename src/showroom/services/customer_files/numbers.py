"""Our own number of a customer, as files carry it: so that a file of ours finds its customers again."""

from __future__ import annotations

_PREFIX = "showroom-"


def written(store_id: int, customer_id: int) -> str:
    """The number with the store's before it: another shop's file must not meet a customer here by chance."""
    return f"{_PREFIX}{store_id:x}-{customer_id:x}"


def own_number(store_id: int, text: str) -> int | None:
    """The customer's id, when ``text`` is a number of this store's own."""
    if not text.startswith(_PREFIX):
        return None
    store, _, customer = text.removeprefix(_PREFIX).partition("-")
    try:
        return int(customer, 16) if int(store, 16) == store_id else None
    except ValueError:
        return None
