"""Topics of a call, the steps of a call-back, conversion: the pure rules (CAL-05, CAL-06, CAL-10)."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from showroom import paths
from showroom.domain.calls import topics
from showroom.domain.calls.callbacks import CallbackState, ProgressKind, state
from showroom.domain.calls.conversion import FirstCall, tally, total
from showroom.domain.calls.rules import CallTopic
from showroom.domain.packs.loader import PackError, load, load_text
from showroom.domain.packs.schema import Pack

AT = datetime(2026, 11, 2, 3, 0, tzinfo=UTC)


def pack(name: str) -> Pack:
    return load(paths.resources() / "packs" / f"{name}.toml")


@pytest.mark.clause("CAL-06")
@pytest.mark.parametrize(
    "said, key",
    [
        ("he was injured by the shelf", "injury"),
        ("says he'll SUE us", "legal"),
        ("a suede sofa, and about the issue of the pressure", None),
        ("ＬＡＷＹＥＲ", "legal"),
        ("客户说要找记者", "press"),
        ("Allérgic to the varnish", "health"),
        ("", None),
    ],
)
def test_a_word_brings_its_topic_up_and_no_other_word_does(said: str, key: str | None) -> None:
    found = topics.sensitive(pack("furniture").calls.sensitive, said)
    assert (found.key if found is not None else None) == key


@pytest.mark.clause("CAL-06")
def test_words_come_before_the_kind_of_call_and_a_dismissed_topic_stays_away() -> None:
    rules = pack("real_estate").calls
    by_topic = topics.reserved(rules.reserved, CallTopic.PRICE, "hello")
    by_word = topics.reserved(rules.reserved, CallTopic.PRICE, "哪些楼层还有")
    assert (by_topic.key if by_topic else "", by_word.key if by_word else "") == ("price_control", "sales_control")
    assert topics.reserved(rules.reserved, CallTopic.ENQUIRY, "hello") is None
    assert topics.sensitive(rules.sensitive, "lawyer", {"legal"}) is None


@pytest.mark.clause("CAL-06")
@pytest.mark.parametrize("name", ["furniture", "car", "real_estate"])
def test_every_shipped_pack_has_its_trades_topics_in_both_languages(name: str) -> None:
    rules = pack(name).calls
    assert "price_control" in {one.key for one in rules.reserved}
    for one in (*rules.reserved, *rules.sensitive):
        assert topics.sensitive([one], one.words[0].removesuffix("*")) is one  # type: ignore[list-item]
        assert any(word.isascii() for word in one.words), one.key
        assert any(not word.isascii() for word in one.words), one.key


def test_a_topic_that_could_never_come_up_is_refused() -> None:
    text = pack("furniture").text
    broken = (
        text + '\n[[calls.reserved]]\nkey = "idle"\nlabel = {en = "x", zh_CN = "x"}\nsay = {en = "x", zh_CN = "x"}\n'
    )
    with pytest.raises(PackError) as refused:
        load_text(broken)
    assert [one.code for one in refused.value.problems] == ["pack_topic_never"]


@pytest.mark.clause("CAL-05")
@given(
    minutes=st.integers(-5000, 5000),
    promised=st.booleans(),
    talk=st.sampled_from([None, ProgressKind.ASKED, ProgressKind.ADVICE]),
    done=st.booleans(),
)
def test_what_is_late_is_late_whatever_was_said(
    minutes: int, promised: bool, talk: ProgressKind | None, done: bool
) -> None:
    due = AT + timedelta(minutes=minutes)
    found = state(due, AT if promised else None, AT if done else None, talk, AT)
    assert (found is CallbackState.DONE) == done
    assert (found is CallbackState.OVERDUE) == (not done and minutes < 0)


@pytest.mark.clause("CAL-10")
@given(
    st.lists(
        st.tuples(st.sampled_from("abc"), st.integers(0, 60), st.none() | st.integers(-5, 90)), min_size=1, max_size=40
    )
)
def test_parts_add_up_and_nobody_is_counted_twice(calls: list[tuple[str, int, int | None]]) -> None:
    made = [
        FirstCall(
            key,
            AT - timedelta(days=ago),
            None if came is None else AT - timedelta(days=ago) + timedelta(days=came),
        )
        for key, ago, came in calls
    ]
    within = timedelta(days=30)
    rows, whole = tally(made, within, AT), total(made, within, AT)
    for count in ("callers", "came", "pending"):
        assert sum(getattr(row, count) for row in rows) == getattr(whole, count)
    assert whole.came == sum(1 for _, _, came in calls if came is not None and 0 < came <= 30)
    assert whole.came + whole.pending <= whole.callers == len(calls)
    assert whole.share is not None
    assert 0 <= whole.share <= 1
