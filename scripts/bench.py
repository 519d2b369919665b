"""`make bench`: run the benchmarks one after the other, on a quiet machine as far as this script can tell.

bench.py [NAME …]     each benchmarks/<name>.py prints its ratios and exits 1 when one is over its promise
"""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "benchmarks"


def main(arguments: list[str]) -> int:
    files = {path.stem: path for path in sorted(FOLDER.glob("*.py")) if not path.name.startswith("_")}
    unknown = set(arguments) - set(files)
    if unknown or not files:
        print(f"bench: no such benchmark: {', '.join(sorted(unknown))}; there are: {', '.join(files)}", file=sys.stderr)
        return 2
    env = {**os.environ, "PYTHONUTF8": "1"}
    failed: list[str] = []
    with contextlib.ExitStack() as stack:
        if sys.platform.startswith("linux"):
            import services

            services.stop_on_signals()
            for service in (services.postgresql, services.screen):
                try:
                    env.update(stack.enter_context(service()))
                except services.ServiceError as error:
                    print(f"bench: {error}", file=sys.stderr)
                    return 1
            busy = os.getloadavg()[0]
            if busy > 0.5:
                print(f"bench: the machine is busy (load {busy:.1f}); ratios hold better than figures", flush=True)
        for name, path in files.items():
            if arguments and name not in arguments:
                continue
            print(f"== {name}", flush=True)
            if subprocess.run([sys.executable, str(path)], cwd=ROOT, env=env, check=False).returncode:
                failed.append(name)
    if failed:
        print(f"bench: over their promise or failed: {', '.join(failed)}", file=sys.stderr)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
