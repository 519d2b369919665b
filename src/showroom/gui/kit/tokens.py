"""Design tokens: the only place where colours, sizes and distances are written. Pure values, no Qt.

Colours are ``#RRGGBB``; lengths are logical pixels at 100 % text size. Text needs a contrast of at least 4.5:1 on its
ground, borders of fields and focus rings 3:1 (``PAIRS``, held by a test).
"""

from __future__ import annotations

from typing import NamedTuple


class Tokens(NamedTuple):
    """One theme's colours. No dataclass: one of this size costs 3 ms before the first paint."""

    name: str
    app: str
    sidebar: str
    surface: str
    sunken: str
    hover: str
    pressed: str
    border: str
    border_strong: str
    button_border: str
    field: str
    field_border: str
    text: str
    muted: str
    faint: str
    accent: str
    accent_hover: str
    accent_pressed: str
    accent_soft: str
    accent_text: str
    on_accent: str
    focus_on_accent: str
    success: str
    success_soft: str
    warning: str
    warning_soft: str
    danger: str
    danger_soft: str
    danger_strong: str
    on_danger: str
    info: str
    info_soft: str
    violet: str
    violet_soft: str
    neutral: str
    neutral_soft: str
    segment_on: str
    toast: str
    toast_text: str
    toast_accent: str
    scrim: str

    def tone(self, tone: str) -> tuple[str, str]:
        """Foreground and ground of a tone (``neutral accent success warning danger info violet``)."""
        if tone == "accent":
            return self.accent_text, self.accent_soft
        return getattr(self, tone), getattr(self, f"{tone}_soft")


TONES = ("neutral", "accent", "success", "warning", "danger", "info", "violet")

LIGHT = Tokens(
    name="light",
    app="#F5F6F8", sidebar="#FAFBFC", surface="#FFFFFF", sunken="#F0F2F5", hover="#F3F5F8", pressed="#E9ECF1",
    border="#E3E6EB", border_strong="#B9C0CC", button_border="#CFD4DD", field="#FFFFFF", field_border="#858E9E",
    text="#171B24", muted="#4C5566", faint="#646D7C",
    accent="#3552D4", accent_hover="#2C46BC", accent_pressed="#243AA0",
    accent_soft="#EBEFFF", accent_text="#2D47BF", on_accent="#FFFFFF", focus_on_accent="#03081F",
    success="#12713F", success_soft="#E4F5EB",
    warning="#8F5200", warning_soft="#FDF1DC",
    danger="#C02626", danger_soft="#FCEAEA", danger_strong="#C02626", on_danger="#FFFFFF",
    info="#0A667A", info_soft="#E0F4F8",
    violet="#6338C9", violet_soft="#F0EBFD",
    neutral="#4C5566", neutral_soft="#F0F2F5",
    segment_on="#FFFFFF", toast="#1D222D", toast_text="#F3F5F8", toast_accent="#9DB1FF", scrim="#171B24",
)  # fmt: skip

DARK = Tokens(
    name="dark",
    app="#0E1014", sidebar="#12151A", surface="#171A20", sunken="#101318", hover="#1F232B", pressed="#282D37",
    border="#272C36", border_strong="#4A5363", button_border="#373E4A", field="#12151A", field_border="#697386",
    text="#ECEEF2", muted="#A6AEBB", faint="#8690A0",
    accent="#7B95FF", accent_hover="#91A7FF", accent_pressed="#6782F2",
    accent_soft="#1D2646", accent_text="#A8BAFF", on_accent="#0B1020", focus_on_accent="#FFFFFF",
    success="#5BD08D", success_soft="#12291D",
    warning="#F0B455", warning_soft="#2E2210",
    danger="#FF8A8A", danger_soft="#351A1C", danger_strong="#FF8A8A", on_danger="#26080A",
    info="#5CCBE0", info_soft="#0F2A31",
    violet="#B79CFF", violet_soft="#251D3D",
    neutral="#A6AEBB", neutral_soft="#232832",
    segment_on="#272D38", toast="#2A2F3A", toast_text="#F3F5F8", toast_accent="#9DB1FF", scrim="#000000",
)  # fmt: skip

THEMES = {"light": LIGHT, "dark": DARK}

# (foreground, ground, least contrast)
PAIRS: tuple[tuple[str, str, float], ...] = (
    *((text, ground, 4.5) for text in ("text", "muted", "faint") for ground in ("surface", "app", "sunken", "hover")),
    *((text, "sidebar", 4.5) for text in ("text", "muted", "faint")),
    *((text, "field", 4.5) for text in ("text", "faint")),
    ("on_accent", "accent", 4.5),
    ("on_accent", "accent_hover", 4.5),
    ("on_accent", "accent_pressed", 4.5),
    ("on_danger", "danger_strong", 4.5),
    ("accent_text", "accent_soft", 4.5),
    ("accent_text", "surface", 4.5),
    *((tone, f"{tone}_soft", 4.5) for tone in TONES if tone != "accent"),
    *((tone, "surface", 4.5) for tone in TONES if tone != "accent"),
    ("toast_text", "toast", 4.5),
    ("toast_accent", "toast", 4.5),
    ("field_border", "field", 3.0),
    ("field_border", "surface", 3.0),
    ("accent", "surface", 3.0),
    ("accent", "app", 3.0),
    ("focus_on_accent", "app", 3.0),
    ("focus_on_accent", "accent", 2.5),
)

RADIUS_SMALL, RADIUS, RADIUS_LARGE = 6, 8, 12
SPACE = (0, 4, 8, 12, 16, 24, 32)
"""Distances by step: ``SPACE[1]`` = 4 … ``SPACE[6]`` = 32."""

FONT = {
    "kbd": 11, "caption": 12, "small": 13, "body": 14, "lead": 16, "hero": 22, "h3": 16, "h2": 20, "h1": 26,
    "figure": 30, "giant": 44,
}  # fmt: skip

CONTROL, PRIMARY, SMALL, ROW, NAVIGATION, CHIP = 40, 52, 40, 56, 42, 40
"""Heights: a control, the main act, a small button (narrow, not low), a list row, a navigation entry, a chip."""

HUES = {
    "light": ("#3552D4", "#0A6B74", "#6338C9", "#9A4708", "#12713F", "#B02A66", "#4A5A74"),
    "dark": ("#8EA5FF", "#5CCBD8", "#B79CFF", "#F0A35C", "#5BD08D", "#F58BBB", "#A6B4CC"),
}
"""Colours of people (avatars) and of series in charts, in order."""

FAMILIES = (
    "Inter", "Segoe UI Variable Text", "Segoe UI", "Microsoft YaHei UI", "PingFang SC", "Noto Sans CJK SC",
    "Noto Sans SC", "WenQuanYi Micro Hei", "sans-serif",
)  # fmt: skip
CHINESE_FAMILIES = ("Microsoft YaHei UI", "PingFang SC", "Noto Sans CJK SC", "Noto Sans SC", "WenQuanYi Micro Hei")


def contrast(one: str, other: str) -> float:
    """WCAG contrast of two ``#RRGGBB`` colours, 1 … 21."""

    def luminance(colour: str) -> float:
        parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
        linear = [v / 12.92 if v <= 0.03928 else ((v + 0.055) / 1.055) ** 2.4 for v in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def colours(tokens: Tokens) -> dict[str, str]:
    """Every colour of a theme by name."""
    return {name: value for name, value in tokens._asdict().items() if name != "name"}
