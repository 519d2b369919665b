"""The argument parser: ``--database`` and ``--lang`` anywhere, help and usage errors in the reader's language.

A help text, description or metavar that is a known wording code (``cli.help.demo``) is shown as its sentence.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections.abc import Sequence
from gettext import gettext
from typing import Any, NoReturn

from showroom.wording import DEFAULT_LANGUAGE, known, word

USAGE = 2

# argparse has no codes of its own: what it says → our code; the groups are the facts
_SAID = (
    (r"the following arguments are required: (?P<names>.+)", "cli.usage_missing"),
    (r"unrecognized arguments: (?P<words>.+)", "cli.usage_unknown"),
    (r"argument (?P<name>.+?): invalid choice: (?P<value>.+?) \(choose from (?P<choices>.+)\)", "cli.usage_choice"),
    (r"argument (?P<name>.+?): expected (?:one|at least one|\d+) arguments?", "cli.usage_no_value"),
    (r"argument (?P<name>.+?): invalid \S+ value: (?P<value>.+)", "cli.usage_value"),
    (r"argument (?P<name>.+?): not allowed with argument (?P<other>.+)", "cli.usage_not_with"),
    (r"argument (?P<name>.+?): (?P<why>.+)", "cli.usage_argument"),
)


def refusal(code: str, **facts: object) -> argparse.ArgumentTypeError:
    """What a reader of an option's value raises: argparse carries only text, so code and facts travel as one."""
    return argparse.ArgumentTypeError(f"{code} {json.dumps(facts, default=str)}")


def language(said: str) -> str:
    """``--lang``: en or zh_CN; any spelling of a Chinese locale (zh, zh-CN, zh_CN.UTF-8) is Chinese."""
    if said.lower().startswith("zh"):
        return "zh_CN"
    if said.lower().startswith("en"):
        return "en"
    raise refusal("cli.lang_unknown", value=said)


class Parser(argparse.ArgumentParser):
    """Every parser of the tree takes ``--database`` and ``--lang``; a value given after the command wins."""

    def __init__(self, *, lang: str = DEFAULT_LANGUAGE, add_help: bool = True, **kwargs: Any) -> None:
        kwargs.setdefault("allow_abbrev", False)
        kwargs.setdefault("formatter_class", argparse.RawDescriptionHelpFormatter)
        super().__init__(add_help=False, **kwargs)
        self.lang = lang
        everywhere = self.add_argument_group("cli.help.everywhere")
        everywhere.add_argument("--database", metavar="PATH|URL", default=argparse.SUPPRESS, help="cli.help.database")
        everywhere.add_argument(
            "--lang", metavar="en|zh_CN", type=language, default=argparse.SUPPRESS, help="cli.help.lang"
        )
        if add_help:
            everywhere.add_argument("-h", "--help", action="help", default=argparse.SUPPRESS, help="cli.help.help")

    def add_subparsers(self, **kwargs: Any) -> Any:
        lang = self.lang

        def same_language(**given: Any) -> Parser:
            return Parser(lang=lang, **given)

        kwargs.setdefault("parser_class", same_language)
        return super().add_subparsers(**kwargs)

    def format_help(self) -> str:
        self._word()
        usual, ours = gettext("usage: "), word(self.lang, "cli.help.usage") + " "
        said = super().format_help()
        return ours + said.removeprefix(usual) if said.startswith(usual) else said

    def format_usage(self) -> str:
        self._word()
        return super().format_usage()

    def _said(self, text: str | None) -> str | None:
        return word(self.lang, text) if text and known(DEFAULT_LANGUAGE, text) else text

    def _word(self) -> None:
        """Put sentences where codes stand. Sentences are no codes, so doing it twice changes nothing."""
        self.description, self.epilog = self._said(self.description), self._said(self.epilog)
        for group in self._action_groups:
            plain = {gettext("positional arguments"): "cli.help.arguments", gettext("options"): "cli.help.options"}
            group.title = self._said(plain.get(group.title or "", group.title))
            group.description = self._said(group.description)
        for action in self._actions:
            action.help = self._said(action.help)
            if isinstance(action, argparse._SubParsersAction):
                for choice in action._choices_actions:
                    choice.help = self._said(choice.help)

    def _why(self, said: str) -> str:
        """A refusal by one of our readers in words; anything else as it is."""
        code, _, facts = said.partition(" ")
        return word(self.lang, code, **json.loads(facts)) if known(DEFAULT_LANGUAGE, code) else said

    def error(self, message: str) -> NoReturn:
        """One line on standard error, exit code 2."""
        sentence = message
        for pattern, code in _SAID:
            match = re.fullmatch(pattern, message, re.DOTALL)
            if match:
                facts = match.groupdict()
                if "why" in facts:
                    facts["why"] = self._why(facts["why"])
                sentence = word(self.lang, code, **facts)
                break
        line = word(self.lang, "cli.usage", command=self.prog, problem=" ".join(sentence.split()))
        sys.stderr.write(line + "\n")
        raise SystemExit(USAGE)


def language_of(argv: Sequence[str], fallback: str) -> str:
    """The language to speak before the arguments are parsed: the last ``--lang``, if it is one."""
    found = fallback
    for index, said in enumerate(argv):
        value = None
        if said == "--lang" and index + 1 < len(argv):
            value = argv[index + 1]
        elif said.startswith("--lang="):
            value = said.partition("=")[2]
        if value is not None:
            try:
                found = language(value)
            except argparse.ArgumentTypeError:
                continue
    return found
