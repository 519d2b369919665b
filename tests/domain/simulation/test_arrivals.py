"""Counted arrivals: reading, spreading, percentiles."""

from __future__ import annotations

from datetime import datetime, timedelta
from random import Random

import pytest

from showroom.domain.errors import UserError
from showroom.domain.simulation.arrivals import percentile, read_counts, spread

FILE = [
    "flow,date,time,count",
    "7,07/24/05,10:00:00,4",
    "9,07/24/05,10:00:00,2",
    "9,07/24/05,10:30:00,0",
    "9,07/25/05,9:00,3",
]


def test_only_people_coming_in_are_counted() -> None:
    counts = read_counts(FILE)
    assert counts.people == 5
    assert [str(day) for day in counts.days] == ["2005-07-24", "2005-07-25"]
    assert counts.length == timedelta(minutes=30)


def test_other_spellings_of_the_same_file() -> None:
    plain = read_counts(
        ["\ufeffDate , Time,COUNT", "2005-07-24,10:00,2", "", "2005/07/25,09:00:00,3", "2005-07-24,10:30,0"]
    )
    assert plain.slots == read_counts(FILE).slots


def test_a_slot_named_twice_counts_both() -> None:
    assert read_counts(["date,time,count", "07/24/05,10:00,2", "07/24/05,10:00,3"]).people == 5


def test_everybody_comes_within_their_slot_and_in_order() -> None:
    counts = read_counts(FILE)
    moments = spread(counts, Random(4))
    assert len(moments) == 5
    assert list(moments) == sorted(moments)
    first = datetime(2005, 7, 24, 10)  # noqa: DTZ001 - counts know no zone
    assert all(first <= moment < first + timedelta(minutes=30) for moment in moments[:2])
    assert spread(counts, Random(4)) == moments
    assert spread(counts, Random(5)) != moments


@pytest.mark.parametrize(
    ("lines", "code", "facts"),
    [
        ([], "arrivals_no_columns", {"columns": "date, time, count"}),
        (["date,when,count"], "arrivals_no_columns", {"columns": "time"}),
        (
            ["date,time,count", "07/24/05,10:00,1", "07/24/05,10:30,two"],
            "arrivals_bad_row",
            {"line": 3, "column": "count"},
        ),
        (
            ["date,time,count", "24.07.2005,10:00,1"],
            "arrivals_bad_row",
            {"line": 2, "column": "date", "value": "24.07.2005"},
        ),
        (["date,time,count", "07/24/05,noon,1"], "arrivals_bad_row", {"line": 2, "column": "time"}),
        (["date,time,count", "07/24/05,10:00"], "arrivals_bad_row", {"line": 2, "column": "count", "value": ""}),
        (["date,time,count", "07/24/05,10:00,1000000"], "arrivals_bad_row", {"line": 2}),
        (["date,time,count", "07/24/05,10:00,²"], "arrivals_bad_row", {"line": 2, "value": "²"}),
        (["date,time,count", "07/24/05,10:00,0"], "arrivals_empty", {}),
    ],
)
def test_a_bad_row_is_named_with_its_line(lines, code, facts) -> None:
    with pytest.raises(UserError) as refused:
        read_counts(lines)
    assert refused.value.code == code
    assert {key: refused.value.facts[key] for key in facts} == facts


@pytest.mark.parametrize(
    ("values", "share", "expected"),
    [
        ([], 0.5, 0),
        ([7], 0.5, 7),
        ([7], 0.9, 7),
        ([1, 2, 3, 4], 0.5, 2),
        ([4, 3, 2, 1, 5], 0.5, 3),
        (list(range(1, 11)), 0.9, 9),
    ],
)
def test_the_nearest_rank(values, share, expected) -> None:
    assert percentile(values, share) == expected
