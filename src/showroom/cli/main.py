"""The command ``showroom``: finds the subcommand, words every error in one line, and ends with a documented exit code.

Each module in ``COMMANDS`` has ``add_parser(subparsers) -> None``, which sets ``run`` as a default of its parser, and
``run(args) -> int``, which returns an exit code and raises ``UserError``, ``Refused`` or ``Fault``. They import what
they need inside ``run``: the window must open without them.
"""

from __future__ import annotations

import argparse
import importlib
import os
import sys
from collections.abc import Callable, Sequence

from showroom import __version__
from showroom.cli.parser import USAGE, Parser, language_of
from showroom.cli.quick import WINDOWS
from showroom.settings import SettingsFile

OK, CHECK_FAILED, BAD_INPUT, NO_DATABASE, FAULT, REFUSED = 0, 1, USAGE, 3, 4, 5
INTERRUPTED = 130
PIPE_CLOSED = 141  # as a program that the system ends for writing into a closed pipe

# module of showroom.cli → the group it stands in (None: a command of its own), in the order of the help
COMMANDS: dict[str, str | None] = {
    "demo": None,
    "tour": None,
    "simulate": None,
    "scenario": None,
    "ledger": None,
    "import_catalogue": "import",
    "import_customers": "import",
    "export_customers": "export",
    "search": None,
    "quote": None,
    "report": None,
    "fairness": None,
    "pack": None,
    "policy": None,
    "rehearse": None,
    "pin": None,
    "check": None,
    "backup": None,
    "restore": None,
}
GROUPS = {"import": "cli.help.import", "export": "cli.help.export"}

OpenWindow = Callable[[argparse.Namespace], int]


def main(argv: Sequence[str] | None = None, open_window: OpenWindow | None = None) -> int:
    """Run one command; returns the exit code. ``open_window`` opens the program when no subcommand is given."""
    _speak_utf8()
    words = list(sys.argv[1:] if argv is None else argv)
    lang = language_of(words, SettingsFile().load().shown_language)
    try:
        return _run(words, lang, open_window)
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        # Nobody reads on: the interpreter must not find that out again when it flushes.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return PIPE_CLOSED
    except SystemExit as end:  # argparse: help, version, usage
        return end.code if isinstance(end.code, int) else OK


def _run(words: list[str], lang: str, open_window: OpenWindow | None) -> int:
    args = _window_arguments(words, lang) or _parser(lang).parse_args(words)
    command = getattr(args, "run", None)
    # The window takes what is not said from its settings, which it can change; a command is told.
    args.lang_said = getattr(args, "lang", None)  # a paper's language is the reader's only when it is said
    args.lang = getattr(args, "lang", lang if command else None)
    args.database = getattr(args, "database", None)
    if command is None and open_window is None:
        _parser(lang).print_help()
        return BAD_INPUT
    from showroom.cli.errors import report  # the window's start doesn't wait for it

    try:
        if command is None:
            assert open_window is not None
            return open_window(args)
        args.open_window = open_window  # the tour opens the windows too; no command may import them itself
        code = command(args)
        sys.stdout.flush()
        return int(code)
    except (KeyboardInterrupt, BrokenPipeError, SystemExit):
        raise
    except Exception as error:  # noqa: BLE001 - the last resort: a person gets a sentence, never a traceback
        return report(error, lang)


def _window_arguments(words: list[str], lang: str) -> argparse.Namespace | None:
    """The arguments of the window, when no subcommand is named: subcommands are not even imported then."""
    if {group or module for module, group in COMMANDS.items()}.intersection(words):
        return None  # the command's own parser knows its options
    parser = Parser(prog="showroom", lang=lang, add_help=False)
    _add_window(parser)
    args, rest = parser.parse_known_args(words)
    return None if rest else args


def _add_window(parser: Parser) -> None:
    parser.add_argument("--window", choices=WINDOWS, default="counter", help="cli.help.window")
    parser.add_argument("--version", action="version", version=f"showroom {__version__}", help="cli.help.version")


def _parser(lang: str) -> Parser:
    parser = Parser(prog="showroom", lang=lang, description="cli.help.about", epilog="cli.help.exit_codes")
    _add_window(parser)
    commands = parser.add_subparsers(title="cli.help.commands", metavar="COMMAND", dest="command")
    groups = {}
    for module, group in COMMANDS.items():
        place = commands
        if group is not None:
            if group not in groups:
                whole = commands.add_parser(group, help=GROUPS[group], description=GROUPS[group])
                groups[group] = whole.add_subparsers(
                    title="cli.help.commands", metavar="WHAT", dest="what", required=True
                )
            place = groups[group]
        importlib.import_module(f"showroom.cli.{module}").add_parser(place)
    return parser


def _speak_utf8() -> None:
    """Whatever the console's code page, what we print is UTF-8; what it can't show must not end the program."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="backslashreplace")
