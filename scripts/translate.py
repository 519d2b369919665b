"""Keep the window's translations: extract, list what is missing, fill in, build the .qm files.

One ``resources/i18n/<lang>/<folder>.ts`` for each folder of ``src/showroom/gui`` (``app`` holds ``app.py`` and modules
that lie directly in ``gui``). ``en`` holds plural forms only; ``zh_CN`` holds everything.

    translate.py update [FOLDER …]              read the sources, renew the .ts files
    translate.py missing [FOLDER …] [--lang L]  what is untranslated, as a JSON list on standard output
    translate.py fill FOLDER FILE.json          put translations in: {"source": "text"} or {"source": ["form", …]}
    translate.py release                        build resources/i18n/showroom_<lang>.qm

``fill`` reads standard input when FILE is ``-``. A key may be ``Context::source`` when two contexts want different
words.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import os
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree
from dataclasses import dataclass, field
from pathlib import Path
from xml.sax.saxutils import escape

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "src" / "showroom"
I18N = ROOT / "resources" / "i18n"
FORMS = {"en": 2, "zh_CN": 1}
"""Plural forms of each language: English needs singular and plural, Chinese one."""


class Stop(Exception):
    """Something the caller must put right; the text says what."""


@dataclass(slots=True)
class Message:
    """One ``<message>``: ``texts`` holds one string, or one for each plural form."""

    source: str
    texts: list[str]
    plural: bool = False
    kind: str = ""
    comment: str = ""
    notes: list[tuple[str, str]] = field(default_factory=list)

    @property
    def done(self) -> bool:
        """Finished, with every form filled."""
        return self.kind == "" and all(self.texts)


@dataclass(slots=True)
class Catalogue:
    """One .ts file."""

    path: Path
    lang: str
    contexts: dict[str, list[Message]]

    @property
    def folder(self) -> str:
        return self.path.stem


def read(path: Path, lang: str) -> Catalogue:
    """Parse a .ts file; raises ``Stop`` when it is not one."""
    try:
        root = ElementTree.parse(path).getroot()
    except ElementTree.ParseError as error:
        raise Stop(f"{path}: not a .ts file: {error}") from error
    contexts: dict[str, list[Message]] = {}
    for node in root.iter("context"):
        messages = contexts.setdefault(node.findtext("name") or "", [])
        for item in node.iter("message"):
            translation = item.find("translation")
            forms = [] if translation is None else translation.findall("numerusform")
            plural = item.get("numerus") == "yes"
            single = "" if translation is None else translation.text or ""
            messages.append(
                Message(
                    source=item.findtext("source") or "",
                    texts=[form.text or "" for form in forms] if plural else [single],
                    plural=plural,
                    kind="unfinished" if translation is None else translation.get("type", ""),
                    comment=item.findtext("comment") or "",
                    notes=[(note.tag, note.text or "") for note in item if note.tag == "extracomment"],
                )
            )
    return Catalogue(path, lang, contexts)


def write(catalogue: Catalogue) -> bool:
    """Write a .ts file byte for byte the way lupdate does; returns whether it differs from what was there."""

    def esc(text: str) -> str:
        return escape(text, {'"': "&quot;", "'": "&apos;"})

    lines = ['<?xml version="1.0" encoding="utf-8"?>', "<!DOCTYPE TS>"]
    lines.append(f'<TS version="2.1" language="{catalogue.lang}" sourcelanguage="en">')
    for name, messages in catalogue.contexts.items():
        lines += ["<context>", f"    <name>{esc(name)}</name>"]
        for message in messages:
            lines.append('    <message numerus="yes">' if message.plural else "    <message>")
            lines.append(f"        <source>{esc(message.source)}</source>")
            if message.comment:
                lines.append(f"        <comment>{esc(message.comment)}</comment>")
            lines += [f"        <{tag}>{esc(text)}</{tag}>" for tag, text in message.notes]
            kind = f' type="{message.kind}"' if message.kind else ""
            if message.plural:
                lines.append(f"        <translation{kind}>")
                lines += [f"            <numerusform>{esc(text)}</numerusform>" for text in message.texts]
                lines.append("        </translation>")
            else:
                lines.append(f"        <translation{kind}>{esc(message.texts[0])}</translation>")
            lines.append("    </message>")
        lines.append("</context>")
    lines.append("</TS>\n")
    text = "\n".join(lines)
    if catalogue.path.is_file() and catalogue.path.read_bytes() == text.encode():
        return False
    catalogue.path.write_text(text, encoding="utf-8", newline="\n")
    return True


def tool(name: str) -> str:
    """The path of Qt's ``lupdate`` or ``lrelease`` inside the PySide6 wheel (without importing PySide6)."""
    spec = importlib.util.find_spec("PySide6")
    if spec is None or not spec.submodule_search_locations:
        raise Stop("PySide6 is not installed in this Python; run scripts/setup.py first")
    for place in spec.submodule_search_locations:
        for suffix in ("", ".exe"):
            path = Path(place) / (name + suffix)
            if path.is_file():
                return str(path)
    raise Stop(f"{name} is not in the PySide6 wheel")


def run(command: list[str]) -> str:
    """Run one of Qt's tools; raises ``Stop`` with its words when it fails."""
    done = subprocess.run(
        command, check=False, cwd=ROOT, text=True, encoding="utf-8", stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    )
    if done.returncode:
        raise Stop(f"{Path(command[0]).name} failed ({done.returncode}):\n{done.stdout}")
    return done.stdout


def sources() -> dict[str, list[Path]]:
    """The .py files of each translation folder, sorted."""
    gui = PACKAGE / "gui"
    found: dict[str, list[Path]] = {}
    top = sorted(gui.glob("*.py"))
    if (PACKAGE / "app.py").is_file():
        top.insert(0, PACKAGE / "app.py")
    if top:
        found["app"] = top
    for folder in sorted(gui.iterdir()) if gui.is_dir() else []:
        files = sorted(folder.rglob("*.py"))
        if files:
            found[folder.name] = files
    return found


def update(wanted: list[str], *, quiet: bool = False) -> None:
    """Renew the .ts files from the sources; strings that are gone leave them."""
    found = sources()
    unknown = sorted(set(wanted) - set(found))
    if unknown:
        raise Stop(f"no such folder in src/showroom/gui: {', '.join(unknown)} (there are: {', '.join(found)})")
    lupdate = tool("lupdate")
    for folder, files in found.items():
        if wanted and folder not in wanted:
            continue
        for lang in FORMS:
            target = I18N / lang / f"{folder}.ts"
            target.parent.mkdir(parents=True, exist_ok=True)
            with tempfile.TemporaryDirectory() as scratch:
                # lupdate renews a copy: the committed file keeps its time when nothing changed
                copy = Path(scratch) / target.name
                if target.is_file():
                    copy.write_bytes(target.read_bytes())
                options = ["-silent", "-no-obsolete", "-locations", "none", "-no-ui-lines"]
                options += ["-source-language", "en", "-target-language", lang]
                if lang == "en":
                    options.append("-pluralonly")
                said = run([lupdate, *options, *(str(file.relative_to(ROOT)) for file in files), "-ts", str(copy)])
                if said.strip() and not quiet:
                    print(said.strip(), file=sys.stderr)
                renewed = read(copy, lang)
                renewed.path = target
                if any(renewed.contexts.values()):
                    if write(renewed) and not quiet:
                        print(f"renewed {target.relative_to(ROOT)}")
                elif target.is_file():
                    target.unlink()
                    if not quiet:
                        print(f"removed {target.relative_to(ROOT)} (no strings left)")


def catalogues(wanted: list[str], langs: list[str]) -> list[Catalogue]:
    """The .ts files there are, narrowed to folders and languages."""
    return [
        read(path, lang)
        for lang in langs
        for path in sorted((I18N / lang).glob("*.ts"))
        if not wanted or path.stem in wanted
    ]


def missing(wanted: list[str], langs: list[str]) -> list[dict[str, object]]:
    """Every untranslated or unfinished message, as plain data."""
    rows: list[dict[str, object]] = []
    for catalogue in catalogues(wanted, langs):
        for context, messages in catalogue.contexts.items():
            for message in messages:
                if message.done:
                    continue
                row: dict[str, object] = {"lang": catalogue.lang, "folder": catalogue.folder, "context": context}
                row["source"] = message.source
                if message.plural:
                    row["forms"] = FORMS[catalogue.lang]
                if message.comment:
                    row["comment"] = message.comment
                if any(message.texts):
                    row["unfinished"] = message.texts if message.plural else message.texts[0]
                rows.append(row)
    return rows


def fill(folder: str, lang: str, given: dict[str, object]) -> int:
    """Put ``given`` (source → text, or → one text a plural form) into one .ts file; returns how many were set."""
    path = I18N / lang / f"{folder}.ts"
    if not path.is_file():
        raise Stop(f"{path.relative_to(ROOT)} does not exist; run: translate.py update {folder}")
    catalogue = read(path, lang)
    used: set[str] = set()
    count = 0
    for context, messages in catalogue.contexts.items():
        for message in messages:
            key = next((key for key in (f"{context}::{message.source}", message.source) if key in given), None)
            if key is None:
                continue
            value = given[key]
            texts = [value] if isinstance(value, str) else value
            wanted = FORMS[lang] if message.plural else 1
            if not isinstance(texts, list) or len(texts) != wanted or not all(isinstance(t, str) and t for t in texts):
                raise Stop(f"{key!r} wants {wanted} text(s), got {value!r}")
            message.texts, message.kind = [str(text) for text in texts], ""
            used.add(key)
            count += 1
    strange = sorted(set(given) - used)
    if strange:
        print(f"not in {path.relative_to(ROOT)} (nothing was set for them): {strange}", file=sys.stderr)
    write(catalogue)
    return count


def release() -> None:
    """Build one ``showroom_<lang>.qm`` a language from all its .ts files."""
    lrelease = tool("lrelease")
    for lang in FORMS:
        files = [str(path.relative_to(ROOT)) for path in sorted((I18N / lang).glob("*.ts"))]
        target = I18N / f"showroom_{lang}.qm"
        if not files:
            print(f"no .ts files for {lang} yet", file=sys.stderr)
            continue
        fresh = target.with_suffix(f".{os.getpid()}.qm")
        try:
            run([lrelease, "-silent", *files, "-qm", str(fresh)])
            fresh.replace(target)  # at once, so that a program that starts just now never reads half a file
        finally:
            fresh.unlink(missing_ok=True)
        print(f"built {target.relative_to(ROOT)}")


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description="Keep the window's translations.")
    commands = parser.add_subparsers(dest="command", required=True)
    add = commands.add_parser("update", help="renew the .ts files from the sources")
    add.add_argument("folder", nargs="*")
    add = commands.add_parser("missing", help="print what is untranslated as JSON")
    add.add_argument("folder", nargs="*")
    add.add_argument("--lang", choices=sorted(FORMS), action="append")
    add = commands.add_parser("fill", help="put translations in")
    add.add_argument("folder")
    add.add_argument("file")
    add.add_argument("--lang", choices=sorted(FORMS), default="zh_CN")
    commands.add_parser("release", help="build the .qm files")
    given = parser.parse_args(arguments)
    try:
        if given.command == "update":
            update(given.folder)
        elif given.command == "missing":
            print(json.dumps(missing(given.folder, given.lang or list(FORMS)), ensure_ascii=False, indent=1))
        elif given.command == "fill":
            text = sys.stdin.read() if given.file == "-" else Path(given.file).read_text(encoding="utf-8")
            data = json.loads(text)
            if not isinstance(data, dict):
                raise Stop("the file must hold one JSON object")
            print(f"set {fill(given.folder, given.lang, data)} message(s)")
        else:
            release()
    except (Stop, OSError, json.JSONDecodeError) as error:
        print(f"translate: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
