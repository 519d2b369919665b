"""Colours: enough contrast in both themes; the assets of the style sheet have the tokens' colours."""

import re

import pytest

from showroom.gui.kit import icons
from showroom.gui.kit import tokens as tk
from showroom.gui.kit.qss import sheet


@pytest.mark.parametrize("theme", tk.THEMES)
@pytest.mark.parametrize(("ink", "ground", "least"), tk.PAIRS)
def test_contrast(theme: str, ink: str, ground: str, least: float) -> None:
    tokens = tk.THEMES[theme]
    assert tk.contrast(getattr(tokens, ink), getattr(tokens, ground)) >= least


@pytest.mark.parametrize("theme", tk.THEMES)
def test_every_pill_and_avatar_is_readable(theme: str) -> None:
    tokens = tk.THEMES[theme]
    for tone in tk.TONES:
        assert tk.contrast(*tokens.tone(tone)) >= 4.5, tone
    for hue in tk.HUES[theme]:
        assert tk.contrast(hue, tokens.surface) >= 4.5, hue


def test_contrast_is_the_wcag_figure() -> None:
    assert tk.contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert tk.contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("theme", tk.THEMES)
@pytest.mark.parametrize("scale", [1.0, 1.25])
def test_sheet_has_no_hole_and_no_foreign_colour(theme: str, scale: float) -> None:
    tokens = tk.THEMES[theme]
    text = sheet(tokens, scale, icons.folder() / "theme")
    assert "$" not in text
    known = {colour.upper() for colour in tk.colours(tokens).values()}
    assert {c.upper() for c in re.findall(r"#[0-9A-Fa-f]{6}\b", text)} <= known
    assert text.count("{") == text.count("}")


@pytest.mark.parametrize("theme", tk.THEMES)
def test_assets_are_tinted_with_tokens(theme: str) -> None:
    tokens = tk.THEMES[theme]
    folder = icons.folder() / "theme"
    assert tokens.faint in (folder / f"chevron-{theme}.svg").read_text()
    assert tokens.on_accent in (folder / f"check-{theme}.svg").read_text()
