"""Every error of a command: one line on standard error in the reader's language, and an exit code."""

from __future__ import annotations

import sys
import traceback
from datetime import UTC, datetime
from pathlib import Path

from showroom import __version__, paths
from showroom.domain.errors import Fault, Refused, ShowroomError, UserError
from showroom.domain.packs.problems import PackError
from showroom.wording import word

BAD_INPUT, NO_DATABASE, FAULT, REFUSED = 2, 3, 4, 5


def report(error: Exception, lang: str) -> int:
    """Say what happened; returns the exit code."""
    line, code = _worded(error, lang)
    sys.stderr.write(word(lang, "cli.error", problem=" ".join(line.split())) + "\n")
    return code


def _worded(error: Exception, lang: str) -> tuple[str, int]:
    if isinstance(error, PackError):
        first = error.problems[0]
        return f"{word(lang, error.code, **error.facts)} {word(lang, first.code, **first.facts)}", BAD_INPUT
    if isinstance(error, ShowroomError):
        return word(lang, error.code, **error.facts), _code(error)
    fault = _fault(error)
    if fault is not None:
        return word(lang, fault.code, **fault.facts), FAULT
    if isinstance(error, OSError):
        return word(lang, "cli.os_error", file=error.filename or "?", detail=error.strerror or str(error)), FAULT
    return word(lang, "cli.unexpected", kind=type(error).__name__, report=_keep(error)), FAULT


def _code(error: ShowroomError) -> int:
    if isinstance(error, Refused):
        return REFUSED
    if isinstance(error, UserError):
        return BAD_INPUT
    return NO_DATABASE if error.code == "db_missing" else FAULT


def _fault(error: Exception) -> Fault | None:
    """The environment's fault behind a driver's error, if it is one."""
    if "sqlalchemy" not in sys.modules:
        return None
    from showroom.store.faults import fault_of

    return fault_of(error, "")


def _keep(error: Exception) -> str:
    """Keep the details for whoever mends it, without the values that were worked on; returns the file's name."""
    moment = datetime.now(UTC)
    frames = traceback.extract_tb(error.__traceback__)
    lines = [f"showroom {__version__}, Python {sys.version.split()[0]}, {sys.platform}, {moment.isoformat()}"]
    lines += [f"{Path(frame.filename).name}:{frame.lineno} {frame.name}" for frame in frames]
    lines.append(type(error).__name__)
    try:
        folder = paths.data_dir() / "reports"
        folder.mkdir(parents=True, exist_ok=True)
        file = folder / f"{moment:%Y%m%dT%H%M%S}.txt"
        file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    except OSError:
        return "-"
    return str(file)
