"""Where things lie: shipped resources and migrations, and the user's own folders."""

from __future__ import annotations

import os
from functools import lru_cache
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


@lru_cache(maxsize=1)
def _root() -> Path:
    """The folder that holds ``resources`` and ``migrations``: the package when installed, else the checkout."""
    if (_PACKAGE / "resources").is_dir():
        return _PACKAGE
    return _PACKAGE.parents[1]


def resources() -> Path:
    """Shipped data: packs, wording, translations, fonts, icons."""
    return _root() / "resources"


def migrations() -> Path:
    """The alembic scripts."""
    return _root() / "migrations"


def data_dir() -> Path:
    """This user's data folder (databases, drafts, backups); ``SHOWROOM_HOME`` moves it."""
    home = os.environ.get("SHOWROOM_HOME")
    if home:
        return Path(home)
    import platformdirs  # not needed before first paint when SHOWROOM_HOME or --database is given

    return Path(platformdirs.user_data_dir("showroom", appauthor=False))


def config_dir() -> Path:
    """This user's settings folder; ``SHOWROOM_HOME`` moves it."""
    home = os.environ.get("SHOWROOM_HOME")
    if home:
        return Path(home)
    import platformdirs

    return Path(platformdirs.user_config_dir("showroom", appauthor=False))
