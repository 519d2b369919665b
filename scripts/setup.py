"""Set everything up for one purpose, and do nothing when it already is.

    python3 scripts/setup.py run      the program: system libraries, .venv, locked packages, translations
    python3 scripts/setup.py screen   the same and a virtual screen
    python3 scripts/setup.py test     the same, the tools of the tests, a database server and a printer server
    python3 scripts/setup.py check    the tools of "make check", with next to no system packages

Needs Python 3.11 or newer and nothing else, not even pip. Missing Debian packages are installed when this runs as root
or with sudo that asks no password; otherwise the exact line is printed and the exit code is 1.
SHOWROOM_SKIP_SYSTEM=1 leaves the system's packages alone.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
LINUX = sys.platform.startswith("linux")
SYSTEM = {
    "run": ["base", "run"],
    "screen": ["base", "run", "screen"],
    "test": ["base", "run", "test"],
    "check": ["base"],
}
RUN_LOCK, DEV_LOCK = "requirements.txt", "requirements-dev.txt"
LOCK = {"run": RUN_LOCK, "screen": RUN_LOCK, "test": DEV_LOCK, "check": DEV_LOCK}


class Stop(Exception):
    """Something a person must do first; the text says what."""


def say(text: str) -> None:
    print(f"setup: {text}", flush=True)


def run(command: list[str], what: str) -> None:
    """Run ``command``; its output is shown only when it fails. Raises ``Stop``."""
    done = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)
    if done.returncode:
        words = done.stdout.decode("utf-8", "replace").strip()
        raise Stop(f"{what} failed ({done.returncode}):\n  {' '.join(command)}\n{words}")


def succeeds(command: list[str]) -> bool:
    """Whether a quiet ``command`` ends with 0."""
    return subprocess.run(command, capture_output=True, check=False).returncode == 0


def have(probe: str) -> bool:
    """Whether a program that a package would bring is there some other way."""
    if probe == "ensurepip":
        # asked of this interpreter: Debian's lacks it without python3-venv, others carry it
        return succeeds([sys.executable, "-c", "import ensurepip, venv"])
    if shutil.which(probe) or Path("/usr/sbin", probe).is_file():
        return True
    return any(Path("/usr/lib/postgresql").glob(f"*/bin/{probe}"))


def wanted_packages(purpose: str) -> list[str]:
    """The Debian packages of ``purpose`` that no probe makes unnecessary."""
    names: list[str] = []
    for part in SYSTEM[purpose]:
        text = (ROOT / "packaging" / f"debian-{part}.txt").read_text(encoding="utf-8")
        for line in text.splitlines():
            name, _, note = line.partition("#")
            probe = note.strip()[5:].strip() if note.strip().startswith("have:") else ""
            if name.strip() and name.strip() not in names and not (probe and have(probe)):
                names.append(name.strip())
    return names


def absent(names: list[str]) -> list[str]:
    """Those of ``names`` that dpkg does not know as installed (also under the name of Debian 13's 64-bit time)."""
    if not names:
        return []
    query = ["dpkg-query", "-W", "-f", "${db:Status-Status} ${Package} ${Provides}\n"]
    shown = subprocess.run(query, stdout=subprocess.PIPE, text=True, check=False).stdout
    there: set[str] = set()
    for line in shown.splitlines():
        status, _, rest = line.partition(" ")
        if status == "installed":
            there.update(word.strip(",") for word in rest.split())
    return [name for name in names if name not in there]


def install_system(purpose: str) -> None:
    """Install the missing Debian packages, or raise ``Stop`` with the line to type."""
    if not LINUX or os.environ.get("SHOWROOM_SKIP_SYSTEM"):
        return
    names = wanted_packages(purpose)
    if not shutil.which("dpkg-query") or not shutil.which("apt-get"):
        if names:
            say(f"this is no Debian: please see to the equivalents of: {' '.join(names)}")
        return
    names = absent(names)
    if not names:
        return
    line = ["apt-get", "install", "-y", "--no-install-recommends", *names]
    prefix = root_prefix()
    if prefix is None:
        raise Stop(f"these system packages are missing; please run:\n\n  sudo {' '.join(line)}\n")
    say(f"installing system packages: {' '.join(names)}")
    env = ["env", "DEBIAN_FRONTEND=noninteractive"]
    try:
        run([*prefix, *env, *line], "apt-get install")
    except Stop:  # the package lists may be missing or old
        run([*prefix, *env, "apt-get", "update"], "apt-get update")
        run([*prefix, *env, *line], "apt-get install")


def root_prefix() -> list[str] | None:
    """What stands before a command so that it runs as root: nothing, sudo, or None when neither works."""
    if os.geteuid() == 0:
        return []
    if shutil.which("sudo") and succeeds(["sudo", "-n", "true"]):
        return ["sudo", "-n"]
    return None


def digest(paths: list[Path]) -> str:
    """One digest over the bytes of ``paths``."""
    total = hashlib.sha256()
    for path in paths:
        total.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return total.hexdigest()


class Stamp:
    """A file in .venv that remembers for which state of ``files`` a part of the set-up was done."""

    def __init__(self, name: str, files: list[Path]) -> None:
        self.path = VENV / f".showroom-{name}"
        self.text = f"{digest([*files, Path(__file__)])} {ROOT}"

    @property
    def valid(self) -> bool:
        return self.path.is_file() and self.path.read_text(encoding="utf-8") == self.text

    def set(self) -> None:
        self.path.write_text(self.text, encoding="utf-8")


def system_stamp(purpose: str) -> Stamp:
    return Stamp(f"system-{purpose}", [ROOT / "packaging" / f"debian-{part}.txt" for part in SYSTEM[purpose]])


def python_stamp(lock: str) -> Stamp:
    # the other lock's bytes count too: `make lock` renews both, and an older set of tools must not stay behind
    return Stamp(f"python-{lock}", [ROOT / RUN_LOCK, ROOT / DEV_LOCK, ROOT / "pyproject.toml"])


def install_python(lock: str) -> None:
    """Make .venv, install the lock with its hashes, then the project itself, editable."""
    if not PYTHON.exists() or not succeeds([str(PYTHON), "-c", "import pip"]):
        say("making .venv")
        # --clear: half a .venv left by an interrupted run, or one whose Python is gone, is of no use.
        # The base interpreter, since this script may itself run on the .venv that is cleared.
        base = getattr(sys, "_base_executable", None) or sys.executable
        run([base, "-m", "venv", "--clear", str(VENV)], "making .venv")
    pip = [str(PYTHON), "-m", "pip", "--disable-pip-version-check", "--no-input", "install", "--quiet"]
    say(f"installing the locked packages of {lock} (about a minute the first time)")
    run([*pip, "--require-hashes", "--only-binary", ":all:", "-r", str(ROOT / lock)], "installing packages")
    run([*pip, "--no-deps", "--no-build-isolation", "--editable", str(ROOT)], "installing Showroom")


def build_translations() -> None:
    """Build the .qm files when a .ts file is newer, came or went."""
    i18n = ROOT / "resources" / "i18n"
    texts = sorted(i18n.glob("*/*.ts"))
    if not texts:
        return
    listed = VENV / ".showroom-translations"
    names = "\n".join(f"{path.parent.name}/{path.name}" for path in texts)
    built = list(i18n.glob("showroom_*.qm"))
    newest = max(path.stat().st_mtime_ns for path in texts)
    same = listed.is_file() and listed.read_text(encoding="utf-8") == names
    if same and built and min(path.stat().st_mtime_ns for path in built) >= newest:
        return
    run([str(PYTHON), str(ROOT / "scripts" / "translate.py"), "release"], "building translations")
    listed.write_text(names, encoding="utf-8")


def main(arguments: list[str]) -> int:
    if len(arguments) != 1 or arguments[0] not in SYSTEM:
        print(__doc__, file=sys.stderr)
        return 2
    if sys.version_info < (3, 11):  # noqa: UP036 (this file must say so to an older Python, not fail in it)
        print(f"setup: Python 3.11 or newer is needed, this is {sys.version.split()[0]}", file=sys.stderr)
        return 1
    purpose = arguments[0]
    try:
        system, python, tools = system_stamp(purpose), python_stamp(LOCK[purpose]), python_stamp(DEV_LOCK)
        system_done = system.valid and PYTHON.exists()
        if not system_done:
            install_system(purpose)
        if not PYTHON.exists() or not (python.valid or tools.valid):
            install_python(LOCK[purpose])
            python.set()
        if not system_done:
            system.set()
        build_translations()
    except (Stop, OSError) as error:
        print(f"setup: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
