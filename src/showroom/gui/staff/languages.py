"""Names of the languages people speak, for forms and lists."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from showroom.domain.staff.languages import COMMON, plain


def language_name(code: str) -> str:
    """A language in the words of the screen; a rarer one by its code."""
    names = {
        "zh": QCoreApplication.translate("Languages", "Chinese"),
        "en": QCoreApplication.translate("Languages", "English"),
        "yue": QCoreApplication.translate("Languages", "Cantonese"),
        "ja": QCoreApplication.translate("Languages", "Japanese"),
        "ko": QCoreApplication.translate("Languages", "Korean"),
        "ru": QCoreApplication.translate("Languages", "Russian"),
        "es": QCoreApplication.translate("Languages", "Spanish"),
        "fr": QCoreApplication.translate("Languages", "French"),
        "de": QCoreApplication.translate("Languages", "German"),
        "ar": QCoreApplication.translate("Languages", "Arabic"),
    }
    language = plain(code)
    return names.get(language, language or code)


def language_choices() -> tuple[tuple[str, str], ...]:
    """The languages that forms offer, (code, name)."""
    return tuple((code, language_name(code)) for code in COMMON)
