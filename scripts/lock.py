"""Renew the locks, requirements*.txt: every version of every package, every file's hash.

One resolution for Linux and Windows on Python 3.11 and newer (environment markers stand in the lines). Only names,
versions and hashes are written: where packages come from is the business of each machine's pip configuration.
"""

from __future__ import annotations

import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
TOOL = ROOT / ".run" / "lock"
HEAD = "# Made by `make lock` from pyproject.toml; do not edit. {what}\n"
LOCKS = {
    "requirements.txt": ("build", "The program and what it is installed with."),
    "requirements-dev.txt": ("dev", "The program and everything that checks and tests it."),
    "requirements-package.txt": ("package", "The program and what turns it into a folder that runs without Python."),
}


def main(arguments: list[str]) -> int:
    if not (TOOL / "pyvenv.cfg").is_file():
        venv.create(TOOL, with_pip=True)
    binaries = TOOL / ("Scripts" if sys.platform == "win32" else "bin")
    subprocess.run([binaries / "python", "-m", "pip", "install", "--quiet", "--upgrade", "uv"], check=True)
    first = ROOT / next(iter(LOCKS))
    for name, (extra, what) in LOCKS.items():
        target = ROOT / name
        command = [str(binaries / "uv"), "pip", "compile", "pyproject.toml", "--quiet", "--upgrade", "--universal"]
        command += [
            "--generate-hashes",
            "--python-version",
            "3.11",
            "--no-header",
            "--no-emit-index-url",
            "--no-emit-find-links",
        ]
        command += ["--extra", extra, "--output-file", str(target), "--native-tls", *arguments]
        if target != first:
            command += ["--constraint", str(first)]  # the locks must agree on every version
        subprocess.run(command, cwd=ROOT, check=True)
        lines = [line for line in target.read_text(encoding="utf-8").splitlines() if not line.lstrip().startswith("#")]
        if any("://" in line for line in lines):
            print(f"lock: {name} holds an address: where to fetch from is not the tree's business", file=sys.stderr)
            return 1
        target.write_text(HEAD.format(what=what) + "\n".join(lines) + "\n", encoding="utf-8")
    print("locked; look at the difference, then run: make check test")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
