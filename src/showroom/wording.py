"""Sentences for codes: ``resources/wording/<lang>/<feature>.toml`` holds ``code = "sentence with {facts}"``.

Qt-free, so that the window, the command line and the papers word a reason with the same sentence.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from showroom import paths

LANGUAGES = ("en", "zh_CN")
DEFAULT_LANGUAGE = "en"
_SWITCHES = ("switch", "first", "second")
"""Facts of the codes ``policy_…`` that are a switch of the rotation."""


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
    if code.startswith("policy_"):  # what is wrong with a policy is told by the names of its switches
        facts = {name: switch_label(lang, value) if name in _SWITCHES else value for name, value in facts.items()}
    try:
        return sentence.format_map(facts)
    except (KeyError, IndexError, ValueError):
        return sentence


def switch_label(lang: str, path: object, /, key_label: str = "") -> str:
    """The name of a switch of the rotation policy: ``red_wait_s``, or ``place_while.lunch`` (of whose key ``key_label``
    is the pack's word). What is no switch is shown as it is."""
    words = catalogue(lang)
    table, _, key = str(path).partition(".")
    label = words.get(f"policy.{table}")
    if label is None or not key:
        return label or str(path)
    named = (words.get(code) for code in (f"policy.{table}.{key}", f"status.{key}", f"kind.{key}"))
    said = key_label or next((word for word in named if word is not None), key)
    return words["policy.path"].format(table=label, key=said)
