"""A bad pack is refused with file, line and reason, all its problems at once."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from tests.domain.packs.files import CATALOGUE, Copy

from showroom import paths, wording
from showroom.domain.packs.catalogue import load_catalogue
from showroom.domain.packs.loader import load, load_text
from showroom.domain.packs.problems import PackError

MAIN, FORM, TALK = "furniture.toml", "furniture/form.toml", "furniture/talk.toml"
SHOW, QUOTE = "furniture/presentation.toml", "furniture/quote.toml"

# file, what stands there, what is put there, code, and how many lines below the replaced text's first line it is found
SPOILED = [
    (MAIN, 'country = "CN"', 'country = "China"', "pack_bad_form", 0),
    (MAIN, 'country = "CN"', "country = 86", "pack_wrong_type_string", 0),
    (MAIN, 'country = "CN"', 'country = "CN"\nxyz = "red"', "pack_unknown_key", 1),
    (MAIN, 'country = "CN"', 'country = "CN"\ncurency = "CNY"', "pack_unknown_key_near", 1),
    (MAIN, 'key = "first"', 'key = "frist"', "pack_unknown_choice", 0),
    (MAIN, 'key = "return"', 'key = "first"', "pack_duplicate", 0),
    (MAIN, ', zh_CN = "再次来访"', "", "pack_missing_translation", 0),
    (MAIN, 'zh_CN = "再次来访"', 'zh_CN = "  "', "pack_missing_translation", 0),
    (MAIN, 'stands = "returning"', 'stands = "back"', "pack_unknown_choice", 0),
    (MAIN, "needs_reason = true", 'needs_reason = "yes"', "pack_wrong_type_yes_no", 0),
    (MAIN, "gives_turn_back = true", "gives_turn_back = false", "pack_no_turn_back", None),
    (MAIN, "red_wait_s = 300", "red_wait_s = 100", "policy_contradicts", 0),
    (MAIN, "undo_window_s = 120", "undo_windows = 120", "policy_unknown_switch", 0),
    (MAIN, 'lunch = "keep"', 'lunch = "eat"', "policy_bad_choice", 0),
    (MAIN, "vip = true\n", "", "policy_missing_switch", None),
    (MAIN, "median = 24,", "median = 0,", "pack_out_of_range", 0),
    (MAIN, "median = 24,", "median = 500,", "pack_times_crossed", 0),
    (MAIN, 'monday = ["10:00-21:00"]', 'monday = ["10-21"]', "pack_bad_form", 0),
    (MAIN, 'monday = ["10:00-21:00"]', 'monday = ["21:00-10:00"]', "pack_hours_crossed", 0),
    (MAIN, "format = 1", "format = 2", "pack_out_of_range", 0),
    (FORM, 'section = "home"', 'section = "house"', "pack_no_such_reference", 0),
    (FORM, 'column = "email"', 'column = "e_mail"', "pack_unknown_choice", 0),
    (FORM, 'column = "email"', 'column = "name"', "pack_column_twice", 0),
    (FORM, 'column = "consent"\n', "", "pack_form_without", None),
    (FORM, 'field = "timeframe"', 'field = "deadline"', "pack_no_such_reference", 0),
    (FORM, 'strong = ["now", "month"]', 'strong = [\n  "now",\n  "year",\n]', "pack_no_such_reference", 2),
    (FORM, 'grade = "B"', 'grade = "A"', "pack_duplicate", 0),
    (FORM, 'count = 0, unit = "same_day"', 'count = 3, unit = "same_day"', "pack_span_same_day", 0),
    (FORM, 'kind = "date"', 'kind = "choice"', "pack_options_missing", None),
    (TALK, "{store}！我是", "{shop}！我是", "pack_placeholder_missing", 0),
    (TALK, "欢迎光临{store}", "欢迎光临{store", "pack_broken_placeholder", 0),
    (TALK, 'fills = "home_stage"', 'fills = "stage"', "pack_no_such_reference", 0),
    (SHOW, 'question = "rooms"', 'question = "room"', "pack_no_such_reference", 0),
    (SHOW, 'exit = "any_step"', 'exit = "whenever"', "pack_unknown_choice", 0),
    (SHOW, 'key = "tea"\nstage = "greet"', 'key = "tea"\nstage = "close"', "pack_steps_unordered", None),
    (QUOTE, "share = 0.3", "share = 0.4", "pack_shares_dont_add_up", None),
    (QUOTE, 'tax_default = "goods"', 'tax_default = "vat"', "pack_no_such_reference", 0),
    (QUOTE, "rate = 0.13", "rate = 13", "pack_out_of_range", 0),
    (QUOTE, "consultant = 0.05", 'consultant = "a bit"', "pack_wrong_type_number", 0),
    (QUOTE, "months = 12\n", "", "pack_months_misfit", None),
    (QUOTE, 'part = "by_kind"', 'part = "by_hour"', "pack_duplicate", 0),
    # what is not TOML at all
    (FORM, 'kind = "date"', "kind = date", "pack_toml_value", 0),
    (FORM, 'kind = "date"', 'kind = "date', "pack_toml_character", 0),
    (FORM, 'kind = "date"', 'kind "date"', "pack_toml_equals", 0),
    (FORM, 'kind = "date"', 'kind = "date"\nkind = "text"', "pack_toml_twice", 1),
    (QUOTE, "[quote]", "[opening_hours]\n[quote]", "pack_toml_twice", 0),
]


@pytest.mark.parametrize(
    "name, old, new, code, below", SPOILED, ids=[f"{one[3]}-{at}" for at, one in enumerate(SPOILED)]
)
def test_each_problem_is_found_at_its_line(
    pack_copy: Copy, name: str, old: str, new: str, code: str, below: int | None
) -> None:
    line = pack_copy.replace(name, old, new)
    problems = pack_copy.problems()
    found = [one for one in problems if one.code == code]
    assert found, f"{code} expected, got {[one.code for one in problems]}"
    assert found[0].file == name
    if below is not None:
        assert found[0].line == line + below
    else:  # a thing that is missing or doesn't fit another is reported at its table or at the other
        assert 1 <= found[0].line <= line + 8
    for lang in wording.LANGUAGES:
        said = wording.word(lang, code, **found[0].facts)
        assert said != code
        assert "{" not in re.sub(r"\{…\}", "", said)


def test_all_problems_are_reported_in_the_order_of_the_files(pack_copy: Copy) -> None:
    first = pack_copy.replace(MAIN, 'stands = "returning"', 'stands = "back"')
    second = pack_copy.replace(FORM, 'kind = "date"', 'kind = "day"')
    third = pack_copy.replace(QUOTE, "rate = 0.13", "rate = 13")
    problems = pack_copy.problems()
    assert [(one.file, one.line) for one in problems] == [(MAIN, first), (FORM, second), (QUOTE, third)]
    assert [one.key for one in problems] == ["visit_kinds[2].stands", "form.fields[11].kind", "quote.taxes[1].rate"]


def test_a_missing_file_is_named(tmp_path: Path, pack_copy: Copy) -> None:
    with pytest.raises(PackError) as refused:
        load(tmp_path / "nowhere.toml")
    assert refused.value.problems[0].code == "pack_no_file"
    (pack_copy.folder / QUOTE).unlink()
    (problem,) = pack_copy.problems()
    assert (problem.code, problem.file, problem.facts["name"]) == ("pack_no_file", MAIN, QUOTE)
    assert "include" in pack_copy.main.read_text(encoding="utf-8").split("\n")[problem.line - 1]


@pytest.mark.parametrize("name", ["../form.toml", "/etc/passwd", ""])
def test_only_files_of_the_pack_are_included(pack_copy: Copy, name: str) -> None:
    line = pack_copy.replace(MAIN, '"furniture/form.toml"', f'"{name}"')
    (problem,) = pack_copy.problems()
    assert (problem.code, problem.line) == ("pack_bad_include", line)


def test_a_part_can_not_change_the_table_before_it(pack_copy: Copy) -> None:
    part = pack_copy.folder / TALK
    part.write_text('# a comment\n\nversion = "9"\n' + part.read_text(encoding="utf-8"), encoding="utf-8")
    (problem,) = pack_copy.problems()
    assert (problem.file, problem.line, problem.code) == (TALK, 3, "pack_part_without_table")


def test_a_part_that_ends_open_is_blamed_itself(pack_copy: Copy) -> None:
    part = pack_copy.folder / FORM
    text = part.read_text(encoding="utf-8")
    part.write_text(text + 'more = [\n  "open",\n', encoding="utf-8")
    problem = pack_copy.problems()[0]
    assert (problem.file, problem.code) == (FORM, "pack_toml_end")
    assert problem.line >= text.count("\n")


def test_other_encodings_are_refused_and_a_byte_order_mark_is_not(pack_copy: Copy) -> None:
    part = pack_copy.folder / FORM
    text = part.read_text(encoding="utf-8")
    good = load(pack_copy.main)
    part.write_bytes(b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode())
    assert load(pack_copy.main).digest == good.digest  # Notepad's way of writing is the same pack
    part.write_bytes(text.encode("gb18030"))
    (problem,) = pack_copy.problems()
    assert (problem.file, problem.code) == (FORM, "pack_not_utf8")
    first = next(number for number, line in enumerate(text.split("\n"), start=1) if not line.isascii())
    assert problem.line == first


def test_a_file_that_is_no_pack_is_refused_before_it_is_read(tmp_path: Path) -> None:
    huge = tmp_path / "huge.toml"
    huge.write_bytes(b"#" * (5 * 1024 * 1024))
    with pytest.raises(PackError) as refused:
        load(huge)
    assert refused.value.problems[0].code == "pack_too_large"


def test_an_empty_text_lacks_everything() -> None:
    with pytest.raises(PackError) as refused:
        load_text("", "empty.toml")
    missing = {one.facts["key"] for one in refused.value.problems if one.code == "pack_missing_key"}
    assert {"name", "visit_kinds", "rotation", "form", "quote"} <= missing
    assert {one.place for one in refused.value.problems} == {"empty.toml:1"}


@pytest.mark.parametrize(
    "old, new, code",
    [
        ('sku = "SF-102"', 'sku = "SF-101"', "pack_duplicate"),
        ('category = "beds"', 'category = "bed"', "pack_no_such_reference"),
        ('styles = ["modern", "cream"]', 'styles = ["modern", "rustic"]', "pack_no_such_reference"),
        ("old_price = 499900", "old_price = 399900", "pack_old_price"),
        ("price = 429900", "price = 4299.5", "pack_wrong_type_integer"),
        ("surcharge = -60000", "surcharge = -600000", "pack_price_below_zero"),
        ('state = "current"', 'state = "nice"', "pack_unknown_choice"),
    ],
)
def test_a_catalogue_is_checked_too(tmp_path: Path, old: str, new: str, code: str) -> None:
    text = CATALOGUE.read_text(encoding="utf-8")
    file = tmp_path / "catalogue.toml"
    file.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(PackError) as refused:
        load_catalogue(file)
    problem = refused.value.problems[0]
    assert problem.code == code
    if code != "pack_price_below_zero":
        assert problem.line == text[: text.index(old)].count("\n") + 1


def test_every_code_is_worded_in_both_languages() -> None:
    source = "".join(
        file.read_text(encoding="utf-8") for file in sorted((Path(load.__code__.co_filename).parent).glob("*.py"))
    )
    codes = set(re.findall(r'"(pack_[a-z0-9_]+)"', source)) - {"pack_wrong_type_"}
    codes |= {f"pack_wrong_type_{kind}" for kind in ("table", "list", "string", "text", "integer", "number", "yes_no")}
    assert len(codes) > 50
    for lang in wording.LANGUAGES:
        assert sorted(code for code in codes if not wording.known(lang, code)) == []
        file = paths.resources() / "wording" / lang / "packs.toml"
        assert file.is_file()
