"""What is put right about PySide6 before any widget is made."""

import subprocess
import sys


def _run(code: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=False)


def test_many_calls_that_return_nothing_do_not_kill_the_interpreter() -> None:
    done = _run(
        "import showroom.gui\n"
        "from PySide6.QtCore import QObject\n"
        "o = QObject()\n"
        "class Filter(QObject):\n"
        "    def eventFilter(self, watched, event): return False\n"
        "f = Filter(); o.installEventFilter(f)\n"
        "from PySide6.QtCore import QCoreApplication, QEvent\n"
        "app = QCoreApplication([])\n"
        "for _ in range(50_000): o.setObjectName('x'); app.sendEvent(o, QEvent(QEvent.Type.User))\n"
        "print('alive')"
    )
    assert done.stdout.strip() == "alive", done.stderr
    assert done.returncode == 0, done.stderr


def test_sources_of_other_modules_are_not_kept_in_memory() -> None:
    done = _run(
        "import showroom.gui, linecache\n"
        "import sqlalchemy.orm\n"
        "print(sum(name.endswith('.py') for name in linecache.cache))"
    )
    assert done.stdout.strip() == "0", done.stdout + done.stderr
