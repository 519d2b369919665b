"""Sentences for codes: ``resources/wording/<lang>/<feature>.toml`` holds ``code = "sentence with {facts}"``.

Qt-free, so that the window, the command line and the papers word a reason with the same sentence.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from showroom import paths

LANGUAGES = ("en", "zh_CN")
DEFAULT_LANGUAGE = "en"


@lru_cache(maxsize=4)
def catalogue(lang: str) -> Mapping[str, str]:
    """Every code's sentence in ``lang`` (``en`` or ``zh_CN``)."""
    import tomllib  # not before a first paint

    sentences: dict[str, str] = {}
    for file in sorted((paths.resources() / "wording" / lang).glob("*.toml")):
        with file.open("rb") as stream:
            sentences.update(tomllib.load(stream))
    return sentences


def known(lang: str, code: str, /) -> bool:
    """Whether ``code`` has a sentence in ``lang``."""
    return code in catalogue(lang)


def word(lang: str, code: str, /, **facts: object) -> str:
    """The sentence of ``code`` in ``lang`` with its facts filled in (a fact may be called ``lang`` or ``code``).

    A missing sentence or fact never hides what happened: the code and the facts are shown as they are.
    """
    sentence = catalogue(lang).get(code) or catalogue(DEFAULT_LANGUAGE).get(code)
    if sentence is None:
        return code if not facts else f"{code} ({', '.join(f'{k}: {v}' for k, v in facts.items())})"
    try:
        return sentence.format_map(facts)
    except (KeyError, IndexError, ValueError):
        return sentence
