"""Whose answer is the better one, whose owner stays, where an old id leads (REG-03, REG-07)."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from showroom.domain.customers.merging import Looked, Pick, Told, better, fuller, joined, leads_to, looked_after

OLD, NEW = datetime(2026, 1, 1, tzinfo=UTC), datetime(2026, 6, 1, tzinfo=UTC)


@pytest.mark.clause("REG-03")
@pytest.mark.parametrize(
    "key, kept, other, pick",
    [
        ("email", Told("a@b.c", OLD), Told(None, NEW), Pick.KEPT),
        ("email", Told("", NEW), Told("a@b.c", OLD), Pick.OTHER),
        ("name", Told("王伟", NEW), Told("王伟明", OLD), Pick.OTHER),  # the fuller one, older or not
        ("name", Told("Anna Keller", OLD), Told("Keller", NEW), Pick.KEPT),
        ("email", Told("a@b.c", OLD), Told("x@y.z", NEW), Pick.OTHER),
        ("email", Told("a@b.c", NEW), Told("x@y.z", OLD), Pick.KEPT),
        ("notes", Told("oak", OLD), Told("Sundays", NEW), Pick.BOTH),
        ("notes", Told("oak", OLD), Told("oak", NEW), Pick.KEPT),
        ("consent", Told(True, OLD), Told(False, NEW), Pick.OTHER),  # withdrawn since
        ("consent", Told(True, NEW), Told(False, OLD), Pick.KEPT),
        ("consent", Told(False, OLD), Told(True, NEW), Pick.OTHER),
        ("consent", Told(False, NEW), Told(True, OLD), Pick.KEPT),
    ],
)
def test_the_answer_to_begin_with(key: str, kept: Told, other: Told, pick: Pick) -> None:
    assert better(key, kept, other) is pick


@pytest.mark.clause("REG-07")
def test_a_protected_owner_stays_before_an_older_one() -> None:
    now = NEW + timedelta(days=30)
    lapsed = Looked(1, OLD, NEW)
    protected = Looked(2, NEW, now + timedelta(days=1))
    endless = Looked(3, OLD, None)
    assert looked_after(lapsed, protected, now) is Pick.OTHER
    assert looked_after(protected, lapsed, now) is Pick.KEPT
    assert looked_after(Looked(4, NEW, NEW), lapsed, now) is Pick.OTHER  # neither holds: the older one
    assert looked_after(protected, endless, now) is Pick.OTHER  # both hold: the older one


def test_the_fuller_record_is_kept_and_texts_are_joined() -> None:
    assert fuller((40, 1), (60, 0)) is Pick.OTHER
    assert fuller((40, 1), (40, 3)) is Pick.OTHER
    assert fuller((40, 1), (40, 1)) is Pick.KEPT
    assert joined(" oak ", "Sundays") == "oak\nSundays"


def test_an_old_id_is_followed_to_its_end_and_a_circle_is_seen() -> None:
    assert leads_to({1: 2, 2: 3}, 1) == 3
    assert leads_to({1: 2, 2: 3}, 3) == 3
    assert leads_to({1: 2, 2: 3, 3: 1}, 2) is None
