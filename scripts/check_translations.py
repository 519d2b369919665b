"""Is everything that a person reads there in both languages? Part of `make check`.

Window text: every string in the sources stands in the .ts files, is translated and finished, has English plural forms,
keeps its {facts}; tr() is never given an f-string, an alias or a plural it loses. Sentences (resources/wording): the
same files, codes and {facts} in both languages; every error raised with a literal code has its sentence, which asks for
no fact that it isn't given.
"""

from __future__ import annotations

import ast
import re
import shutil
import string
import sys
import tempfile
import tomllib
from collections.abc import Iterator
from pathlib import Path

import translate

ROOT = translate.ROOT
WORDING = ROOT / "resources" / "wording"
LANGUAGES = ("en", "zh_CN")
ERRORS = {"UserError", "Refused", "Fault"}
FACT = re.compile(r"\{\w+\}")
TWO_WORDS = re.compile(r"[a-z]{3,}\W+[a-z]{3,}")


def facts(text: str) -> set[str] | None:
    """The names in braces; None when the braces don't fit together."""
    try:
        return {re.split(r"[.\[]", name)[0] for _, name, _, _ in string.Formatter().parse(text) if name is not None}
    except ValueError:
        return None


def where(path: Path) -> str:
    return str(path.relative_to(ROOT)) if path.is_relative_to(ROOT) else path.name


# --- window text ----------------------------------------------------------------------------------------------------


def window_text() -> Iterator[str]:
    """Complaints about the .ts files, as they would be after an update from today's sources."""
    with tempfile.TemporaryDirectory() as scratch:
        committed, renewed = translate.I18N, Path(scratch) / "i18n"
        if committed.is_dir():
            shutil.copytree(committed, renewed, ignore=shutil.ignore_patterns("*.qm"))
        before = {path.relative_to(renewed): path.read_bytes() for path in renewed.glob("*/*.ts")}
        translate.I18N = renewed
        try:
            translate.update([], quiet=True)
            after = {path.relative_to(renewed): path.read_bytes() for path in renewed.glob("*/*.ts")}
            for name in sorted(before.keys() | after.keys()):
                if before.get(name) != after.get(name):
                    yield f"resources/i18n/{name.as_posix()} is not what the sources hold; run: make translate"
            for catalogue in translate.catalogues([], list(translate.FORMS)):
                yield from catalogue_problems(catalogue)
        finally:
            translate.I18N = committed


def catalogue_problems(catalogue: translate.Catalogue) -> Iterator[str]:
    """Complaints about one .ts file."""
    name = f"resources/i18n/{catalogue.lang}/{catalogue.path.name}"
    for context, messages in catalogue.contexts.items():
        if not context:
            yield f"{name}: a string without a context (an alias of tr?): {messages[0].source!r}"
        for message in messages:
            at = f"{name}: {context}: {message.source!r}"
            if not message.done:
                yield f"{at} is not translated"
                continue
            asked = facts(message.source)
            if asked is None:
                yield f"{at}: its braces don't fit together"
            for position, text in enumerate(message.texts):
                if facts(text) != asked:
                    yield f"{at}: {text!r} has other facts in braces"
                # English may say "one visit" instead of "%n visit"; the last form must carry the number
                last = position == len(message.texts) - 1
                if message.plural and last and "%n" in message.source and "%n" not in text:
                    yield f"{at}: {text!r} lost %n"
                if catalogue.lang != "en" and text == message.source and TWO_WORDS.search(FACT.sub("", text)):
                    yield f"{at} is still English"


class Tr(ast.NodeVisitor):
    """Finds uses of tr() that lupdate or Qt silently gets wrong."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.found: list[str] = []

    def extracted(self, node: ast.Call) -> bool:
        """Whether lupdate sees the text: a literal, or one of those this file marks for the same literal context."""
        context, text = node.args[:2]
        if not self.literal(context):
            return False
        marked = f'QT_TRANSLATE_NOOP("{ast.literal_eval(context)}",'
        return self.literal(text) or marked in self.path.read_text(encoding="utf-8")

    def visit_Call(self, node: ast.Call) -> None:
        name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        if name == "tr":
            if not isinstance(node.func, ast.Attribute):
                self.say(node, "an alias of tr loses its context; write self.tr(…)")
            if not node.args or not self.literal(node.args[0]):
                self.say(node, "tr() wants a literal string: self.tr('… {name}').format(name=…)")
            if len(node.args) > 2:
                self.say(
                    node,
                    "self.tr(…, n) stays untranslated in subclasses; QCoreApplication.translate(context, …, '', n)",
                )
        elif name == "translate" and isinstance(node.func, ast.Attribute) and len(node.args) >= 2:
            owner = getattr(node.func.value, "id", "")
            if owner in {"QCoreApplication", "QApplication"} and not self.extracted(node):
                self.say(node, "translate() wants literal context and text, or texts marked by QT_TRANSLATE_NOOP here")
        self.generic_visit(node)

    def visit_Assign(self, node: ast.Assign) -> None:
        if isinstance(node.value, ast.Attribute) and node.value.attr == "tr":
            self.say(node, "an alias of tr loses its context; write self.tr(…)")
        self.generic_visit(node)

    @staticmethod
    def literal(node: ast.expr) -> bool:
        return isinstance(node, ast.Constant) and isinstance(node.value, str)

    def say(self, node: ast.stmt | ast.expr, text: str) -> None:
        self.found.append(f"{where(self.path)}:{node.lineno}: {text}")


def misused_tr() -> Iterator[str]:
    for files in translate.sources().values():
        for path in files:
            visitor = Tr(path)
            visitor.visit(ast.parse(path.read_text(encoding="utf-8"), str(path)))
            yield from visitor.found


# --- sentences ------------------------------------------------------------------------------------------------------


def read_wording(lang: str, complaints: list[str]) -> dict[str, tuple[str, str]]:
    """Each code with its file's name and sentence."""
    known: dict[str, tuple[str, str]] = {}
    for path in sorted((WORDING / lang).glob("*.toml")):
        try:
            table = tomllib.loads(path.read_text(encoding="utf-8"))
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            complaints.append(f"{where(path)}: {error}")
            continue
        for code, sentence in table.items():
            if not isinstance(sentence, str) or not sentence.strip():
                complaints.append(f"{where(path)}: {code} must be a sentence")
                continue
            if code in known:
                complaints.append(f"{where(path)}: {code} stands in {known[code][0]} too")
            if facts(sentence) is None:
                complaints.append(f"{where(path)}: {code}: its braces don't fit together")
            known[code] = (path.name, sentence)
    return known


def wording() -> Iterator[str]:
    """Complaints about the sentences and about codes without one."""
    complaints: list[str] = []
    first, second = (read_wording(lang, complaints) for lang in LANGUAGES)
    yield from complaints
    for code in sorted(first.keys() | second.keys()):
        if code not in first or code not in second:
            there, lacking = (LANGUAGES[0], LANGUAGES[1]) if code in first else (LANGUAGES[1], LANGUAGES[0])
            yield f"wording: {code} stands in {there}/{(first.get(code) or second[code])[0]} but not in {lacking}"
        elif first[code][0] != second[code][0]:
            yield f"wording: {code} stands in en/{first[code][0]} but in zh_CN/{second[code][0]}"
        elif facts(first[code][1]) != facts(second[code][1]):
            yield f"wording: {code}: en has {facts(first[code][1])}, zh_CN {facts(second[code][1])}"
    for path in sorted(translate.PACKAGE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"), str(path))):
            if isinstance(node, ast.Call):
                yield from raised(path, node, first)


def raised(path: Path, node: ast.Call, known: dict[str, tuple[str, str]]) -> Iterator[str]:
    """Complaints about one ``UserError("code", fact=…)``."""
    if getattr(node.func, "id", getattr(node.func, "attr", "")) not in ERRORS or not node.args:
        return
    code = node.args[0]
    if not isinstance(code, ast.Constant) or not isinstance(code.value, str):
        return
    if code.value not in known:
        yield f"{where(path)}:{node.lineno}: {code.value} has no sentence in resources/wording"
        return
    given = {word.arg for word in node.keywords}
    asked = (facts(known[code.value][1]) or set()) - {name for name in given if name is not None}
    if asked and None not in given:  # **facts can't be seen from here
        yield f"{where(path)}:{node.lineno}: the sentence of {code.value} asks for {sorted(asked)}, which is not given"


def main() -> int:
    try:
        complaints = [*misused_tr(), *window_text(), *wording()]
    except (translate.Stop, SyntaxError) as error:
        complaints = [str(error)]
    for complaint in complaints:
        print(complaint)
    return 1 if complaints else 0


if __name__ == "__main__":
    sys.exit(main())
