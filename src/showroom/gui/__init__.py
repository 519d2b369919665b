"""Windows: PySide6 only, one folder a feature; reaches the data through services.

Importing it puts two things of PySide6 right before any widget is made.
"""

import linecache
import sys

import PySide6.QtCore  # noqa: F401 - both remedies need it loaded


def _keep_singletons_alive() -> None:
    """PySide6 6.12 is built for a Python whose None, True and False can't die (3.12 and later), but runs on 3.11 too.

    There every Qt call that returns nothing takes a reference of None away, every overridden virtual that answers True
    or False one of those; some 5,000 calls later the interpreter aborts ("none_dealloc"). So they get more references
    than a program could ever lose.
    """
    if sys.version_info >= (3, 12) or hasattr(sys, "gettotalrefcount"):  # a debug build has another object head
        return
    import ctypes

    for single in (None, True, False, NotImplemented, ...):
        known = sys.getrefcount(single)
        count = ctypes.c_ssize_t.from_address(id(single))
        if abs(count.value - known) < 64:  # it is the reference count
            count.value = sys.maxsize // 2


def _quieten_import_hook() -> None:
    """PySide reads the source of every module imported after it, to see whether it asks for ``__feature__``.

    Nothing here does. Answering for it saves 20 MB and a third of SQLAlchemy's import time; should a later PySide have
    no such function, nothing happens.
    """
    hook = sys.modules.get("shibokensupport.feature")
    if hook is not None and hasattr(hook, "_mod_uses_pyside"):
        setattr(hook, "_mod_uses_pyside", lambda _module: False)  # noqa: B010 - not in any stub
        linecache.clearcache()


_keep_singletons_alive()
_quieten_import_hook()
