"""scripts/translate.py and the checks on both languages, on a small tree of their own and with Qt's real tools."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest
from PySide6.QtCore import QCoreApplication, QTranslator
from PySide6.QtWidgets import QApplication

Script = Callable[[str], ModuleType]
GREETING, WAIT = "Good morning, {name}", "%n visitor(s) wait"


@pytest.fixture
def translate(script: Script, tree: Path) -> ModuleType:
    module = script("translate")
    module.ROOT, module.PACKAGE, module.I18N = tree, tree / "src" / "showroom", tree / "resources" / "i18n"
    return module


@pytest.fixture
def check(script: Script, translate: ModuleType, tree: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    module = script("check_translations")
    module.translate = translate
    module.ROOT, module.WORDING = tree, tree / "resources" / "wording"
    return module


def complete(translate: ModuleType) -> None:
    translate.update([])
    translate.fill("desk", "zh_CN", {GREETING: "{name},早上好", WAIT: ["%n 位来访在等候"]})
    translate.fill("desk", "en", {WAIT: ["%n visitor waits", "%n visitors wait"]})


def test_update_finds_what_is_to_translate(translate: ModuleType) -> None:
    translate.update([])
    rows = [(row["lang"], row["source"], row.get("forms")) for row in translate.missing([], ["en", "zh_CN"])]
    assert rows == [("en", WAIT, 2), ("zh_CN", GREETING, None), ("zh_CN", WAIT, 1)]


def test_filled_translations_survive_an_update_byte_for_byte(translate: ModuleType) -> None:
    complete(translate)
    assert translate.missing([], ["en", "zh_CN"]) == []
    before = {path: path.read_bytes() for path in translate.I18N.rglob("*.ts")}
    assert len(before) == 2
    translate.update([])
    assert {path: path.read_bytes() for path in translate.I18N.rglob("*.ts")} == before


def test_a_string_that_went_leaves_the_file(translate: ModuleType, tree: Path) -> None:
    complete(translate)
    page = tree / "src/showroom/gui/desk/page.py"
    page.write_text(page.read_text(encoding="utf-8").replace(GREETING, "Welcome, {name}"), encoding="utf-8")
    translate.update(["desk"])
    text = (translate.I18N / "zh_CN/desk.ts").read_text(encoding="utf-8")
    assert "Welcome, {name}" in text
    assert GREETING not in text


def test_fill_refuses_the_wrong_number_of_forms(translate: ModuleType) -> None:
    translate.update([])
    with pytest.raises(translate.Stop, match=r"wants 2 text\(s\)"):
        translate.fill("desk", "en", {WAIT: ["visitors wait"]})


def test_released_translations_speak_both_languages(translate: ModuleType, qapp: QApplication) -> None:
    complete(translate)
    translate.release()
    translator = QTranslator()
    assert translator.load(str(translate.I18N / "showroom_zh_CN.qm"))
    assert translator.translate("Desk", GREETING) == "{name},早上好"
    english = QTranslator()
    assert english.load(str(translate.I18N / "showroom_en.qm"))
    qapp.installTranslator(english)
    try:
        assert QCoreApplication.translate("Desk", WAIT, "", 1) == "1 visitor waits"
        assert QCoreApplication.translate("Desk", WAIT, "", 2) == "2 visitors wait"
    finally:
        qapp.removeTranslator(english)


def test_the_command_line_fills_from_a_file(translate: ModuleType, tmp_path: Path) -> None:
    translate.update([])
    file = tmp_path / "words.json"
    file.write_text(json.dumps({f"Desk::{GREETING}": "{name},您好"}), encoding="utf-8")
    assert translate.main(["fill", "desk", str(file)]) == 0
    assert "{name},您好" in (translate.I18N / "zh_CN/desk.ts").read_text(encoding="utf-8")


def test_a_complete_tree_has_no_complaints(translate: ModuleType, check: ModuleType) -> None:
    complete(translate)
    assert [*check.misused_tr(), *check.window_text(), *check.wording()] == []


def test_untranslated_and_stale_text_is_found(translate: ModuleType, check: ModuleType, tree: Path) -> None:
    complete(translate)
    page = tree / "src/showroom/gui/desk/page.py"
    page.write_text(page.read_text(encoding="utf-8").replace("Good morning", "Good evening"), encoding="utf-8")
    complaints = list(check.window_text())
    assert any("is not what the sources hold" in complaint for complaint in complaints)
    assert any("'Good evening, {name}' is not translated" in complaint for complaint in complaints)


def test_a_lost_fact_is_found(translate: ModuleType, check: ModuleType) -> None:
    complete(translate)
    translate.fill("desk", "zh_CN", {GREETING: "早上好"})
    assert any("other facts in braces" in complaint for complaint in check.window_text())


@pytest.mark.parametrize(
    ("code", "complaint"),
    [
        ("self.tr(f'{name} waits')", "literal string"),
        ("self.tr('a', '', 3)", "stays untranslated"),
        ("tr('waits')", "alias"),
        ("QCoreApplication.translate(self.context, 'waits')", "literal context"),
    ],
)
def test_misused_tr_is_found(check: ModuleType, tree: Path, code: str, complaint: str) -> None:
    page = tree / "src/showroom/gui/desk/other.py"
    page.write_text(f"def words(self, tr, name):\n    return {code}\n", encoding="utf-8")
    (found,) = check.misused_tr()
    assert complaint in found
    assert found.startswith("src/showroom/gui/desk/other.py:2: ")


def test_wording_must_agree_in_both_languages(check: ModuleType, tree: Path) -> None:
    (tree / "resources/wording/en/desk.toml").write_text('a = "{x} here"\nb = "only English"\n', encoding="utf-8")
    (tree / "resources/wording/zh_CN/desk.toml").write_text('a = "{y} 在这里"\n', encoding="utf-8")
    assert list(check.wording()) == [
        "wording: a: en has {'x'}, zh_CN {'y'}",
        "wording: b stands in en/desk.toml but not in zh_CN",
    ]


def test_an_error_without_sentence_or_fact_is_found(check: ModuleType, tree: Path) -> None:
    for lang, sentence in (("en", "{name} is away"), ("zh_CN", "{name} 不在")):
        (tree / f"resources/wording/{lang}/desk.toml").write_text(f'away = "{sentence}"\n', encoding="utf-8")
    code = 'raise UserError("away", name="Li")\nraise UserError("away", who="Li")\nraise Refused("never_worded")\n'
    (tree / "src/showroom/rules.py").write_text(code, encoding="utf-8")
    assert list(check.wording()) == [
        "src/showroom/rules.py:2: the sentence of away asks for ['name'], which is not given",
        "src/showroom/rules.py:3: never_worded has no sentence in resources/wording",
    ]
