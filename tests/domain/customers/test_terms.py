"""What a customer is found by (REG-04): names read aloud, terms, and the property that any fragment is a range."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from showroom.domain.customers import names, terms
from showroom.domain.customers.query import query_words, without_trunk
from showroom.domain.customers.terms import Findable, HeadKind, Quality


@pytest.mark.clause("REG-04")
@pytest.mark.parametrize(
    "name, spoken",
    [
        ("王小明", "Wáng Xiǎomíng"),
        ("曾国强", "Zēng Guóqiáng"),
        ("单晓燕", "Shàn Xiǎoyàn"),
        ("解东", "Xiè Dōng"),
        ("仇英", "Qiú Yīng"),
        ("查良镛", "Zhā Liángyōng"),
        ("尉迟恭", "Yùchí Gōng"),
        ("单于明", "Chányú Míng"),
        ("万俟雪", "Mòqí Xuě"),
        ("欧阳娜", "Ōuyáng Nà"),
        ("朴志敏", "Piáo Zhìmǐn"),
        ("Anna", ""),
    ],
)
def test_surnames_are_read_as_surnames(name: str, spoken: str) -> None:
    assert names.pinyin(name) == spoken


@pytest.mark.parametrize(
    "one, other",
    [
        ("王 小明", "王小明"),
        ("王女士", "王先生"),
        ("Zoë O’Brien", "zoe o'brien"),
        ("ŁUKASZ Müller", "Lukasz Muller"),
        ("Ａｎｎａ", "anna"),
        ("Jean-Luc", "jean luc"),
    ],
)
def test_spellings_of_one_name_have_one_key(one: str, other: str) -> None:
    assert names.key(one) == names.key(other) != ""


def test_different_names_have_different_keys() -> None:
    assert len({names.key(name) for name in ("王小明", "王晓明", "李总", "Anna K", "Anna")}) == 5


def found(query: str, facts: Findable) -> bool:
    """As the index does it: every word is, or begins, a stored term; and as the list explains it."""
    heads = terms.heads(facts)
    stored = terms.terms(heads)
    words = query_words(query)
    for word in words:
        why = terms.match(word, heads)
        assert terms.fit_of(word, stored) == (why.points if why is not None else 0), word
    return bool(words) and all(terms.fit_of(word, stored) for word in words)


MING = Findable("王小明", (), ("+8613812345678",), "上海好家家居有限公司", "ming.w@haojia.example", ("wx_ming88",))
ANNA = Findable("Anna Kowalska-Łuk", (), ("+447400123456",))


@pytest.mark.clause("REG-04")
@pytest.mark.parametrize(
    "query",
    [
        "王", "小明", "明", "王小", "wang", "wangxiaoming", "xiaoming", "wxm", "xm", "wangxm", "5678", "138", "1381234",
        "+86 138 1234 5678", "008613812345678", "好家", "家居有限", "haojia.example", "ming.w@", "wx_ming88",
        "王小明 5678",         "WXM", "ｗｘｍ", "shanghaihao", "shhj",
    ],
)  # fmt: skip
def test_any_fragment_finds_the_customer(query: str) -> None:
    assert found(query, MING), query_words(query)


@pytest.mark.clause("REG-04")
@pytest.mark.parametrize(
    "query", ["anna", "KOWAL", "walska", "luk", "Łuk", "ak", "anna kow", "annakow", "07400", "3456"]
)
def test_latin_names_are_found_without_accents_and_by_the_middle(query: str) -> None:
    assert found(query, ANNA) or found(" ".join(without_trunk(query_words(query))), ANNA)


@pytest.mark.parametrize("query", ["李", "xiaoli", "9999", "kowalski", "", "  ", "@@", "'; DROP"])
def test_what_does_not_fit_does_not_find(query: str) -> None:
    assert not found(query, MING)


def test_last_digits_keep_their_zeros() -> None:
    assert query_words("0012") == ("0012",)
    assert query_words("00447400123456") == ("447400123456",)
    assert found("0012", Findable("x", (), ("+8613812340012",)))


@given(st.text(alphabet="王小明李伟静丽强曾单解", min_size=1, max_size=6), st.data())
@settings(max_examples=60, deadline=None)
def test_every_piece_of_a_chinese_name_is_found(name: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(name) - 1))
    end = data.draw(st.integers(start + 1, len(name)))
    assert found(name[start:end], Findable(name))


@given(st.from_regex(r"\+[1-9][0-9]{8,13}", fullmatch=True), st.data())
@settings(max_examples=60, deadline=None)
def test_every_run_of_four_digits_or_more_is_found(e164: str, data: st.DataObject) -> None:
    digits = e164[1:]
    start = data.draw(st.integers(0, len(digits) - 4))
    end = data.draw(st.integers(start + 4, len(digits)))
    piece = digits[start:end]
    words = query_words(piece)
    stored = terms.terms(terms.heads(Findable("x", (), (e164,))))
    assert not words or all(terms.fit_of(word, stored) for word in words)


@given(st.text(max_size=40), st.text(max_size=40), st.text(max_size=40))
@settings(max_examples=100, deadline=None)
def test_no_input_breaks_the_cut_and_heads_come_back_as_written(name: str, company: str, identifier: str) -> None:
    made = terms.heads(Findable(name, (), (), company, "a@b.c", (identifier,)))
    assert terms.unwritten(terms.written(made)) == made
    assert all(1 <= len(term) <= terms.LONGEST_TERM for term in terms.terms(made))
    query_words(name)


def test_the_best_head_explains_a_hit() -> None:
    heads = terms.heads(MING)
    exact = terms.match("王小明", heads)
    assert exact is not None
    assert (exact.head.kind, exact.quality, exact.code) == (HeadKind.NAME, Quality.EXACT, "found_name_exact")
    last = terms.match("5678", heads)
    inside = terms.match("1234", heads)
    assert last is not None
    assert inside is not None
    assert (last.code, inside.code) == ("found_phone_end", "found_phone_inside")
    assert last.points > inside.points
    whole = terms.match("13812345678", heads)
    assert whole is not None
    assert whole.quality is Quality.EXACT
    assert terms.match("李", heads) is None
