"""The statements that find and rank customers by their terms (see :mod:`showroom.store.search`), made once a shape.

A *shape* says of each word which of its keys are learnt: a learnt key is one equality whose newest rows come first,
another one a range. Each statement gives what it finds without a detour through Python: rows made into objects would
take longer than finding them.
"""

# Nothing of what was typed stands in a statement: they are put together from fixed pieces and names of parameters.
# ruff: noqa: S608

from __future__ import annotations

from functools import lru_cache

from sqlalchemy import TextClause, text

Shape = tuple[tuple[bool, ...], ...]
"""Of each word, of each of its keys: whether it is learnt."""


def key_name(word: int, key: int) -> str:
    """The parameter that holds a key; the end of its range has an ``e`` behind it."""
    return f"w{word}_{key}"


def _equal(name: str, newest: str) -> str:
    rows = f"SELECT customer_id, fit / 1000 AS points FROM term WHERE term = :{name}"
    return f"SELECT customer_id, points FROM ({rows}{newest}) AS r_{name}"


def _range(name: str) -> str:
    points = f"CASE WHEN term = :{name} THEN fit / 1000 ELSE fit % 1000 END"
    return f"SELECT customer_id, {points} AS points FROM term WHERE term >= :{name} AND term < :{name}e"


def _of_word(word: int, learnt: tuple[bool, ...], bound: str) -> str:
    """The newest ``bound`` customers that a word fits (empty: all), each with its best points.

    Whoever is among the newest of all keys is among the newest of each key that fits them.
    """
    newest = f" ORDER BY customer_id DESC LIMIT {bound}" if bound else ""
    if learnt == (True,):
        return _equal(key_name(word, 0), newest)
    parts = [
        _equal(key_name(word, number), newest) if is_learnt else _range(key_name(word, number))
        for number, is_learnt in enumerate(learnt)
    ]
    together = " UNION ALL ".join(parts)
    return (
        f"SELECT customer_id, max(points) AS points FROM ({together}) AS k{word} GROUP BY customer_id HAVING"
        f" max(points) > 0{newest}"
    )


def _worst(parts: list[str], dialect: str) -> str:
    if len(parts) == 1:
        return parts[0]
    return f"{'min' if dialect == 'sqlite' else 'least'}({', '.join(parts)})"


def _best(parts: list[str], dialect: str) -> str:
    if len(parts) == 1:
        return parts[0]
    return f"{'max' if dialect == 'sqlite' else 'greatest'}({', '.join(parts)})"


class _Several:
    """Several words: who fits those that fit few, looked up in the others; where none fits few, the newest of the
    driver (and whoever the words fit as one) are looked up in the others.
    """

    def __init__(self, shape: Shape, driver: int | None, dialect: str) -> None:
        self._dialect = dialect
        self._tables: list[str] = []
        self._joins: list[str] = []
        self._looked_up: set[int] = set()
        words = shape[:-1] if driver is not None else shape  # the last shape is that of the words as one
        narrow = [number for number, learnt in enumerate(words) if not any(learnt)]
        points: list[str] = []
        if driver is None:
            for place, word in enumerate(narrow):
                self._table(f"n{word}", _of_word(word, shape[word], ""))
                points.append(f"n{word}.points")
                self._joins.append(
                    f"n{word}" if place == 0 else f"JOIN n{word} ON n{word}.customer_id = n{narrow[0]}.customer_id"
                )
            self._id = f"n{narrow[0]}.customer_id"
        else:
            joined = len(shape) - 1
            self._table("d", _of_word(driver, shape[driver], ":looked_through"))
            self._table("j", _of_word(joined, shape[joined], ":looked_through"))
            either = "SELECT customer_id, points FROM d UNION ALL SELECT customer_id, 0 FROM j"
            self._table("n", f"SELECT customer_id, max(points) AS points FROM ({either}) AS dj GROUP BY customer_id")
            self._joins.append("n")
            self._id = "n.customer_id"
            own = self._looked_up_points(driver, shape[driver])
            points.append(f"CASE WHEN n.points > 0 THEN n.points ELSE {own} END")
        points += [
            self._looked_up_points(word, learnt) for word, learnt in enumerate(words) if any(learnt) and word != driver
        ]
        self._points = _worst(points, dialect)

    def _table(self, name: str, statement: str) -> None:
        self._tables.append(f"{name} AS MATERIALIZED ({statement})")

    def _looked_up_points(self, word: int, learnt: tuple[bool, ...]) -> str:
        """A broad word's points of the customer in question: a look-up in each learnt key, 0 without one."""
        parts = []
        for number, is_learnt in enumerate(learnt):
            name = key_name(word, number)
            if is_learnt:
                parts.append(
                    "coalesce((SELECT t.fit / 1000 FROM term t"
                    f" WHERE t.term = :{name} AND t.customer_id = {self._id}), 0)"
                )
            else:
                self._table(
                    f"r_{name}",
                    f"SELECT customer_id, max(points) AS points FROM ({_range(name)}) AS q_{name} GROUP BY customer_id",
                )
                self._joins.append(f"LEFT JOIN r_{name} ON r_{name}.customer_id = {self._id}")
                parts.append(f"coalesce(r_{name}.points, 0)")
        return _best(parts, self._dialect)

    def tables(self) -> list[str]:
        return self._tables

    def statement(self) -> str:
        found = f"SELECT {self._id} AS customer_id, {self._points} AS points FROM {' '.join(self._joins)}"
        return f"SELECT customer_id, points FROM ({found}) AS f WHERE points > 0 ORDER BY customer_id DESC LIMIT :bound"


def _found(shape: Shape, driver: int | None, dialect: str) -> list[str]:
    """The tables of a WITH whose last, ``found``, are the newest ``:bound`` customers that fit, with their points."""
    if len(shape) == 1:
        return [f"found AS MATERIALIZED ({_of_word(0, shape[0], ':bound')})"]
    several = _Several(shape, driver, dialect)
    return [*several.tables(), f"found AS MATERIALIZED ({several.statement()})"]


@lru_cache(maxsize=512)
def matching(shape: Shape, driver: int | None, dialect: str) -> TextClause:
    """Rows (customer, points), the newest first: at most ``:bound``. ``driver``: see :func:`ranking`."""
    tables = ", ".join(_found(shape, driver, dialect))
    return text(f"WITH {tables} SELECT customer_id, points FROM found ORDER BY customer_id DESC")


@lru_cache(maxsize=512)
def ranking(shape: Shape, driver: int | None, dialect: str) -> TextClause:
    """Rows (customer, points), best first: by points, then who is ``:staff``'s, then the latest contact, then the
    newest; at most ``:limit`` of the newest ``:bound``.

    ``driver``: where all words are learnt, the one that is looked through; the shape's last is then that of the words
    as one. Only those are looked up who can be among the first: most of two thousand have worse points, or are
    another's.
    """
    own = "EXISTS (SELECT 1 FROM customer_owner o WHERE o.staff_id = :staff AND o.customer_id = found.customer_id)"
    latest = "coalesce((SELECT l.at FROM customer_latest l WHERE l.customer_id = graded.customer_id), 0)"
    grade = f"SELECT customer_id, points * 2 + CASE WHEN {own} THEN 1 ELSE 0 END AS grade FROM"
    if shape == ((True,),):  # as they come: keeping two thousand twice takes longer than looking up all of them
        tables = [f"graded AS MATERIALIZED ({grade} ({_of_word(0, shape[0], ':bound')}) AS found)"]
    else:
        best = "coalesce((SELECT points FROM found ORDER BY points DESC LIMIT 1 OFFSET :last), 0)"
        tables = [
            *_found(shape, driver, dialect),
            f"graded AS MATERIALIZED ({grade} found WHERE points >= {best})",
        ]
    least = "coalesce((SELECT grade FROM graded ORDER BY grade DESC LIMIT 1 OFFSET :last), 0)"
    return text(
        f"WITH {', '.join(tables)} SELECT customer_id, grade / 2, {latest} AS at FROM graded WHERE grade >= {least}"
        " ORDER BY grade DESC, at DESC, customer_id DESC LIMIT :limit"
    )
