"""``python -m showroom`` and the command ``showroom``: a subcommand runs without Qt, without one the window opens."""

from __future__ import annotations

import gc
import sys
from typing import TYPE_CHECKING, cast

from showroom.cli.quick import WindowArguments, window_arguments

if TYPE_CHECKING:
    import argparse


def _open_window(args: argparse.Namespace | WindowArguments) -> int:
    gc.disable()  # importing makes very many objects and no garbage; the app enables it when it is ready
    from showroom import app

    return app.run(cast("argparse.Namespace", args))  # it only reads the names both have


def main() -> int:
    """The exit code of the command line in ``sys.argv``."""
    plain = window_arguments(sys.argv[1:])
    if plain is not None:
        try:
            return _open_window(plain)
        except KeyboardInterrupt:
            return 130
    from showroom.cli.main import main as run  # argparse and the rest: not before a first paint

    return run(open_window=_open_window)


if __name__ == "__main__":
    sys.exit(main())
