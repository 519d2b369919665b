"""The language on the screen, switched live: our translations, Qt's own, number and date formats."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from showroom import paths
from showroom.wording import LANGUAGES

# each language is named in itself, so that a lost reader finds back
NATIVE_NAMES = {"en": "English", "zh_CN": "简体中文"}


class Translations:
    """Keeps the translators of the language that is shown."""

    def __init__(self) -> None:
        self._installed: list[QTranslator] = []
        self.language = ""

    def apply(self, language: str) -> None:
        """Show ``language`` from now on. Widgets already built keep their words: the shell rebuilds its pages."""
        if language not in LANGUAGES:
            raise ValueError(f"no such language: {language}")
        if language == self.language:
            return
        app = QCoreApplication.instance()
        if app is None:
            raise RuntimeError("a language needs a running application")
        for translator in self._installed:
            app.removeTranslator(translator)
        self._installed = []
        places = (
            (f"qtbase_{language}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)),
            (f"showroom_{language}", str(paths.resources() / "i18n")),
        )
        for name, folder in places:
            translator = QTranslator()
            if translator.load(name, folder):
                app.installTranslator(translator)
                self._installed.append(translator)
        QLocale.setDefault(QLocale(language))
        self.language = language
