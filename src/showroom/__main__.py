"""``python -m showroom`` and the command ``showroom``: a subcommand runs without Qt, without one the window opens."""

from __future__ import annotations

import argparse
import gc
import sys

from showroom.cli.main import main as run


def _open_window(args: argparse.Namespace) -> int:
    gc.disable()  # importing makes very many objects and no garbage; the app enables it when it is ready
    from showroom import app

    return app.run(args)


def main() -> int:
    """The exit code of the command line in ``sys.argv``."""
    return run(open_window=_open_window)


if __name__ == "__main__":
    sys.exit(main())
