"""A bilingual value: packs and the catalogue say everything a person reads in every language of the program."""

from __future__ import annotations

from dataclasses import dataclass

LANGUAGES = ("en", "zh_CN")


@dataclass(frozen=True, slots=True)
class Text:
    """The same words in English and in simplified Chinese; neither is a translation aid, both are shown to people."""

    en: str
    zh_CN: str

    def of(self, lang: str) -> str:
        """The words in ``lang`` (any Chinese locale reads Chinese, everything else English)."""
        return self.zh_CN if lang.startswith("zh") else self.en

    def both(self, separator: str = " ") -> str:
        """Chinese, then English, once if they are the same: for papers in both languages."""
        return self.zh_CN if self.zh_CN == self.en else f"{self.zh_CN}{separator}{self.en}"

    def filled(self, lang: str, **facts: object) -> str:
        """The words in ``lang`` with ``{facts}`` put in; a missing fact stays as it is written."""
        return self.of(lang).format_map(_Open(facts))

    def as_mapping(self) -> dict[str, str]:
        """``{"en": …, "zh_CN": …}``, as it stands in TOML and JSON."""
        return {"en": self.en, "zh_CN": self.zh_CN}

    @classmethod
    def same(cls, words: str) -> Text:
        """Words that are alike in every language (a name, a number, what somebody typed)."""
        return cls(words, words)


class _Open(dict[str, object]):
    """Facts in which a missing one is left as its placeholder."""

    def __missing__(self, key: str) -> str:
        return "{" + key + "}"
