"""Start the servers that tests need, run pytest on them, stop the servers. Arguments go to pytest.

    run_tests.py [pytest's arguments]      (none: everything, on two workers)

With SHOWROOM_TEST_COMPLETE set (as here) a test that misses a server fails instead of being skipped.
"""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def main(arguments: list[str]) -> int:
    began = time.monotonic()
    env = {**os.environ, "PYTHONUTF8": "1"}
    with contextlib.ExitStack() as stack:
        if sys.platform.startswith("linux"):
            import services

            services.stop_on_signals()
            env["SHOWROOM_TEST_COMPLETE"] = "1"
            try:
                for service in (services.postgresql, services.screen, services.printer):
                    env.update(stack.enter_context(service()))
            except services.ServiceError as error:
                print(f"run_tests: {error}", file=sys.stderr)
                return 1
        command = [sys.executable, "-m", "pytest"]
        if not any(word == "-n" or word.startswith(("-n", "--numprocesses", "--pdb")) for word in arguments):
            # worksteal: tests of windows and of servers differ a hundredfold in length
            command += ["-n", str(min(4, os.cpu_count() or 1)), "--dist", "worksteal"]
        code = subprocess.run([*command, *arguments], cwd=ROOT, env=env, check=False).returncode
    print(f"run_tests: {time.monotonic() - began:.0f} s with servers started and stopped", flush=True)
    return code


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
