"""The statements that find and rank customers by their terms (see :mod:`showroom.store.search`), made once a shape.

A *shape* says of each word in how many ranges of terms it is looked for, 0: it is learnt, and its newest customers are
one piece of ``broad_row``. Either table holds all that is ranked by, so nobody is looked up: two thousand look-ups
would take longer than the rest. What is found does not make a detour through Python either.
"""

# Nothing of what was typed stands in a statement: they are put together from fixed pieces and names of parameters.
# ruff: noqa: S608

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache

from sqlalchemy import BigInteger, TextClause, column, text

from showroom.domain.customers import terms
from showroom.store.prepared import Prepared

Shape = tuple[int, ...]
"""Of each word: how many keys it has; 0: it is learnt."""

_ALL = "LIMIT 1000000000"  # SQLite drops an order that nobody limits
_NEWEST = "ORDER BY recent DESC, customer_id DESC"
_FACTS = "customer_id, points, recent, owner"
_BEST = "customer_id, max(points) AS points, max(recent) AS recent, max(owner) AS owner"


def key_name(word: int, key: int) -> str:
    """The parameter that holds a key; the end of its range has an ``e`` behind it."""
    return f"w{word}_{key}"


def ranges(word: int, keys: Sequence[str]) -> dict[str, str]:
    """The parameters of a word's keys."""
    facts = {key_name(word, number): key for number, key in enumerate(keys)}
    return facts | {name + "e": terms.upper_bound(key) for name, key in facts.items()}


def number_name(word: int) -> str:
    """The parameter that holds the number of a learnt word."""
    return f"b{word}"


def _range(name: str) -> str:
    points = f"CASE WHEN term = :{name} THEN fit / 1000 ELSE fit % 1000 END"
    return f"SELECT customer_id, {points} AS points, recent, owner FROM term WHERE term >= :{name} AND term < :{name}e"


def _of_word(word: int, keys: int, bound: str) -> str:
    """The newest ``bound`` customers that a word fits (empty: all), newest first, each with its best points."""
    newest = f"{_NEWEST} LIMIT {bound}" if bound else f"{_NEWEST} {_ALL}"
    if keys == 0:
        return f"SELECT {_FACTS} FROM broad_row WHERE word = :{number_name(word)} {newest}"
    together = " UNION ALL ".join(_range(key_name(word, number)) for number in range(keys))
    return f"SELECT {_BEST} FROM ({together}) AS k{word} GROUP BY customer_id HAVING max(points) > 0 {newest}"


def _worst(parts: list[str], dialect: str) -> str:
    if len(parts) == 1:
        return parts[0]
    return f"{'min' if dialect == 'sqlite' else 'least'}({', '.join(parts)})"


def _looked_up(rows: str, points: list[str], words: list[int], dialect: str) -> str:
    """Those of a table's rows that learnt words fit, too: one place of ``broad_row`` for each, never all of a word."""
    joins = "".join(
        f" CROSS JOIN {_place(rows, word, dialect)}"  # SQLite keeps the order of a cross join
        for word in words
    )
    conditions = " AND ".join(_at(rows, f"b{word}", word) for word in words) if dialect == "sqlite" else "true"
    worst = _worst([*points, *(f"b{word}.points" for word in words)], dialect)
    return f"SELECT {_named(rows, worst)} FROM {rows}{joins} WHERE {conditions}"


def _place(rows: str, word: int, dialect: str) -> str:
    if dialect == "sqlite":
        return f"broad_row b{word}"
    # PostgreSQL would read the whole word and join it, but for the limit.
    found = f"SELECT p.points FROM broad_row p WHERE {_at(rows, 'p', word)} LIMIT 1"
    return f"LATERAL ({found}) AS b{word}"


def _at(rows: str, place: str, word: int) -> str:
    return (
        f"{place}.word = :{number_name(word)} AND {place}.recent = {rows}.recent"
        f" AND {place}.customer_id = {rows}.customer_id"
    )


def _named(rows: str, points: str) -> str:
    return f"{rows}.customer_id AS customer_id, {points} AS points, {rows}.recent AS recent, {rows}.owner AS owner"


def _narrowed(shape: Shape, dialect: str) -> str:
    """Several words, some not learnt: all who fit these, looked up in the others."""
    narrow = [word for word, keys in enumerate(shape) if keys]
    learnt = [word for word, keys in enumerate(shape) if not keys]
    tables = [f"n{word} AS MATERIALIZED ({_of_word(word, shape[word], '')})" for word in narrow]
    first = narrow[0]
    joins = "".join(f" JOIN n{word} ON n{word}.customer_id = n{first}.customer_id" for word in narrow[1:])
    points = _worst([f"n{word}.points" for word in narrow], dialect)
    facts = f"SELECT {_named(f'n{first}', points)} FROM n{first}{joins}"
    if learnt and len(narrow) > 1:
        tables.append(f"n AS MATERIALIZED ({facts})")
    rows = "n" if len(narrow) > 1 else f"n{first}"
    found = _looked_up(rows, [f"{rows}.points"], learnt, dialect) if learnt else facts
    return f"WITH {', '.join(tables)} {found} {_NEWEST} LIMIT :bound"


def _looked_through(shape: Shape, driver: int, dialect: str) -> str:
    """Several words, all learnt: the newest of the driver looked up in the others, and whoever the words fit as one
    looked up in all. The shape's last is that of the words as one.
    """
    joined, words = len(shape) - 1, list(range(len(shape) - 1))
    tables = [
        f"d AS MATERIALIZED ({_of_word(driver, 0, ':looked_through')})",
        f"j AS MATERIALIZED ({_of_word(joined, shape[joined], ':as_one')})",
    ]
    either = " UNION ALL ".join(
        (
            _looked_up("d", ["d.points"], [word for word in words if word != driver], dialect),
            _looked_up("j", [], words, dialect),
        )
    )
    return f"WITH {', '.join(tables)} SELECT {_BEST} FROM ({either}) AS e GROUP BY customer_id {_NEWEST} LIMIT :bound"


def _found(shape: Shape, driver: int | None, dialect: str) -> str:
    """The newest ``:bound`` customers that fit: customer, points, recent, owner."""
    if len(shape) == 1:
        return _of_word(0, shape[0], ":bound")
    return _narrowed(shape, dialect) if driver is None else _looked_through(shape, driver, dialect)


@lru_cache(maxsize=512)
def matching(shape: Shape, driver: int | None, dialect: str) -> Prepared:
    """Rows (customer, points), the newest first: at most ``:bound``. ``driver``: see :func:`ranking`."""
    found = _found(shape, driver, dialect)
    return _prepared(f"SELECT customer_id, points FROM ({found}) AS found {_NEWEST}")


def _prepared(statement: str) -> Prepared:
    return Prepared(text(statement).columns(column("customer_id", BigInteger), column("points", BigInteger)))


@lru_cache(maxsize=512)
def ranking(shape: Shape, driver: int | None, dialect: str) -> Prepared:
    """Rows (customer, points), best first: by points, then who is ``:staff``'s, then the latest contact, then the
    newest; at most ``:limit`` of the newest ``:bound``.

    ``driver``: where all words are learnt, the one that is looked through; the shape's last is then that of the words
    as one.
    """
    own = "CASE WHEN owner IN (SELECT number FROM found_owner WHERE staff_id = :staff) THEN 0 ELSE 1 END"
    return _prepared(
        f"SELECT customer_id, points FROM ({_found(shape, driver, dialect)}) AS found"
        f" ORDER BY points DESC, {own}, recent DESC, customer_id DESC LIMIT :limit"
    )


@cache
def learning(keys: int) -> TextClause:
    """Writes the rows of the learnt word ``:number`` that is looked for in so many ranges of terms."""
    return text(
        f"INSERT INTO broad_row (word, {_FACTS}) SELECT CAST(:number AS bigint), {_FACTS}"
        f" FROM ({_of_word(0, keys, '')}) AS w ORDER BY recent, customer_id"
    )
