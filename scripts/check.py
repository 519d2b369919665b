"""`make check`: everything that can be said about the tree without running the program. All parts run.

check.py [PART …]     style, format, types, imports, translations, migrations
"""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
HERE = "scripts"
PARTS: dict[str, list[str]] = {
    "style": ["-m", "ruff", "check", "--quiet", "--output-format", "concise", "."],
    "format": ["-m", "ruff", "format", "--check", "--quiet", "--output-format", "concise", "."],
    "types": ["-m", "mypy"],
    "imports": ["-c", "from importlinter.cli import lint_imports_command; lint_imports_command()"],
    "translations": [f"{HERE}/check_translations.py"],
    "migrations": [f"{HERE}/check_migrations.py"],
}


def main(arguments: list[str]) -> int:
    unknown = set(arguments) - set(PARTS)
    if unknown:
        print(f"check: no such part: {', '.join(sorted(unknown))}; there are: {', '.join(PARTS)}", file=sys.stderr)
        return 2
    failed: list[str] = []
    for name, words in PARTS.items():
        if arguments and name not in arguments:
            continue
        began = time.monotonic()
        done = subprocess.run(
            [sys.executable, *words],
            cwd=ROOT,
            text=True,
            encoding="utf-8",
            errors="replace",
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            check=False,
        )
        print(f"{'ok  ' if done.returncode == 0 else 'FAIL'} {name} ({time.monotonic() - began:.1f} s)", flush=True)
        if done.returncode:
            failed.append(name)
            print(done.stdout.strip(), flush=True)
    if failed:
        print(f"check: failed: {', '.join(failed)}", file=sys.stderr)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
