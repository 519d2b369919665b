"""`make package`: the wheel and the program folder, each tried where nothing of this checkout can help it.

package.py [--wheel-only]
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import venv
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
DIST = ROOT / "dist"
LOCK = ROOT / "requirements-package.txt"
MUST_HOLD = (
    "showroom/__main__.py",
    "showroom/resources/i18n/showroom_zh_CN.qm",
    "showroom/resources/wording/zh_CN/",
    "showroom/resources/packs/",
    "showroom/resources/fonts/",
    "showroom/migrations/env.py",
    "showroom/migrations/versions/0001_",
    ".dist-info/licenses/LICENSE",
)


class PackageError(Exception):
    """What is wrong with the package; nothing should be handed out."""


def run(command: list[str | Path], **more: str) -> str:
    """Run ``command`` away from the checkout, with ``more`` in its environment; returns its standard output."""
    env = {name: value for name, value in os.environ.items() if name not in {"PYTHONPATH", "VIRTUAL_ENV"}}
    words = [str(word) for word in command]
    with tempfile.TemporaryDirectory() as elsewhere:
        done = subprocess.run(words, cwd=elsewhere, env=env | more, check=False, capture_output=True, encoding="utf-8")
    if done.returncode:
        raise PackageError(f"{' '.join(words)} ended with {done.returncode}\n{done.stdout}{done.stderr}")
    return done.stdout


def build_wheel() -> Path:
    """Build the wheel into dist/ and look whether all that a store needs is inside."""
    run([sys.executable, ROOT / "scripts" / "translate.py", "release"])
    for old in DIST.glob("*.whl"):
        old.unlink()
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(DIST)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    (wheel,) = DIST.glob("*.whl")
    names = zipfile.ZipFile(wheel).namelist()
    for part in MUST_HOLD:
        if not any(part in name for name in names):
            raise PackageError(f"{wheel.name} lacks {part}")
    strangers = sorted({name.split("/")[0] for name in names if not name.startswith(("showroom/", "showroom-"))})
    if strangers:
        raise PackageError(f"{wheel.name} would put {strangers} beside other people's packages")
    return wheel


def clean_environment(place: Path, wheel: Path) -> Path:
    """A new environment with the locked packages and ``wheel``; returns its Python."""
    venv.create(place, with_pip=True)
    python = place / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    pip: list[str | Path] = [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    run([*pip, "--require-hashes", "--only-binary", ":all:", "-r", LOCK])
    run([*pip, "--no-deps", "--no-index", wheel])
    return python


def try_out(program: list[str | Path]) -> None:
    """Make a small store with ``program``, check it, and open its windows on a tour."""
    with tempfile.TemporaryDirectory() as folder:
        home = {"SHOWROOM_HOME": folder, "QT_QPA_PLATFORM": "offscreen"}
        store = Path(folder) / "store.sqlite3"
        if "demo" not in run([*program, "--help"], **home):
            raise PackageError("its help does not name the command demo")
        run([*program, "demo", "--days", "2", "--seed", "1", "--database", store], **home)
        run([*program, "check", "--database", store], **home)
        run([*program, "tour", "--out", Path(folder) / "tour", "--lang", "zh_CN"], **home)
        if not list((Path(folder) / "tour").rglob("*.pdf")):
            raise PackageError("its tour left no paper")


def main(arguments: list[str]) -> int:
    if set(arguments) - {"--wheel-only"}:
        print(__doc__, file=sys.stderr)
        return 2
    try:
        wheel = build_wheel()
        print(f"package: {wheel.relative_to(ROOT)} ({wheel.stat().st_size / 1e6:.1f} MB)", flush=True)
        with tempfile.TemporaryDirectory() as folder:
            python = clean_environment(Path(folder) / "env", wheel)
            try_out([python, "-m", "showroom"])
            print("package: the wheel works in a clean environment", flush=True)
            if "--wheel-only" not in arguments:
                shutil.rmtree(DIST / "showroom", ignore_errors=True)
                spec = ROOT / "packaging" / "showroom.spec"
                work = Path(folder) / "build"
                run([python, "-m", "PyInstaller", "--noconfirm", "--distpath", DIST, "--workpath", work, spec])
                try_out([DIST / "showroom" / ("showroom-cli.exe" if os.name == "nt" else "showroom-cli")])
                print(f"package: the program folder {(DIST / 'showroom').relative_to(ROOT)} works", flush=True)
    except (PackageError, subprocess.CalledProcessError) as error:
        print(f"package: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
