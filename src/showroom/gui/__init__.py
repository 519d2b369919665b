"""Windows: PySide6 only, one folder a feature; reaches the data through services."""

import linecache
import sys

import PySide6.QtCore  # noqa: F401 - brings the import hook that is quietened here


def _quieten_import_hook() -> None:
    """PySide reads the source of every module imported after it, to see whether it asks for ``__feature__``.

    Nothing here does. Answering for it saves 20 MB and a third of SQLAlchemy's import time; should a later PySide have
    no such function, nothing happens.
    """
    hook = sys.modules.get("shibokensupport.feature")
    if hook is not None and hasattr(hook, "_mod_uses_pyside"):
        setattr(hook, "_mod_uses_pyside", lambda _module: False)  # noqa: B010 - not in any stub
        linecache.clearcache()


_quieten_import_hook()
