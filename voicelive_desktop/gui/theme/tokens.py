"""The colours of the window, by what they are for. Source: ux-anchors.md 7.4 (contrast and
colour-blind distances).
"""

from __future__ import annotations

from voicelive_desktop.domain.words.kinds import Appearance
from voicelive_desktop.domain.words.quick_classes import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Tokens:
    """One theme's colours, each "#rrggbb" or "#aarrggbb".

    `window` lies behind everything, `surface` holds content, `raised` what floats on it. `border`
    divides, `outline` bounds a control (at least 3:1). `text`, `text_second` and `text_third` all
    read at 4.5:1 or better. `you` and `assistant` are the roles; `accent` fills the one main
    button, with `on_accent` upon it. `*_back` are the tinted grounds of a banner. `match` lies
    behind found words.
    """

    window: str
    surface: str
    raised: str
    hover: str
    pressed: str
    border: str
    outline: str
    text: str
    text_second: str
    text_third: str
    disabled: str
    you: str
    assistant: str
    attention: str
    attention_back: str
    error: str
    error_back: str
    muted: str
    ok: str
    meter_nominal: str
    meter_warning: str
    meter_hot: str
    accent: str
    accent_hover: str
    accent_pressed: str
    on_accent: str
    focus: str
    selection: str
    match: str
    match_current: str
    on_match_current: str
    shadow: str


DARK = Tokens(
    window="#1b1d21",
    surface="#23262b",
    raised="#2b2f36",
    hover="#343942",
    pressed="#3d434d",
    border="#363b44",
    outline="#757e8c",
    text="#f2f4f7",
    text_second="#b6bdc8",
    text_third="#939ba8",
    disabled="#6f7783",
    you="#3fd0c0",
    assistant="#a48bff",
    attention="#f2c14e",
    attention_back="#39331f",
    error="#ff6b5e",
    error_back="#3b2726",
    muted="#ff6b5e",
    ok="#3fd0c0",
    meter_nominal="#3fa7d6",
    meter_warning="#f2c14e",
    meter_hot="#f2545b",
    accent="#3fd0c0",
    accent_hover="#63dccf",
    accent_pressed="#2fb5a6",
    on_accent="#0d1f1d",
    focus="#8ab4f8",
    selection="#1d3549",
    match="#5c4a12",
    match_current="#f2c14e",
    on_match_current="#1b1d21",
    shadow="#80000000",
)

LIGHT = Tokens(
    window="#f7f8fa",
    surface="#ffffff",
    raised="#eef0f3",
    hover="#e5e8ed",
    pressed="#d9dde4",
    border="#dde1e7",
    outline="#868f9c",
    text="#1b1f24",
    text_second="#4b5563",
    text_third="#616b78",
    disabled="#98a0ab",
    you="#0b7a75",
    assistant="#6741b0",
    attention="#8a5a00",
    attention_back="#fdf3d9",
    error="#b3261e",
    error_back="#fdecea",
    muted="#b3261e",
    ok="#0b7a75",
    meter_nominal="#1f86b8",
    meter_warning="#a86a00",
    meter_hot="#c62f38",
    accent="#0b7a75",
    accent_hover="#0d8a84",
    accent_pressed="#096560",
    on_accent="#ffffff",
    focus="#1f6feb",
    selection="#e3f2fc",
    match="#ffeeb5",
    match_current="#f5b81f",
    on_match_current="#1b1f24",
    shadow="#30000000",
)

# Every text reads at 7:1 or better, and whatever bounds a control is seen at 7:1 too.
CONTRAST_DARK = Tokens(
    window="#000000",
    surface="#000000",
    raised="#101010",
    hover="#2a2a2a",
    pressed="#3a3a3a",
    border="#8a8a8a",
    outline="#ffffff",
    text="#ffffff",
    text_second="#e8e8e8",
    text_third="#d0d0d0",
    disabled="#9a9a9a",
    you="#5ff0df",
    assistant="#c9b8ff",
    attention="#ffd75e",
    attention_back="#2b2400",
    error="#ff9a90",
    error_back="#330c08",
    muted="#ff9a90",
    ok="#5ff0df",
    meter_nominal="#5cc8ff",
    meter_warning="#ffd75e",
    meter_hot="#ff9a90",
    accent="#5ff0df",
    accent_hover="#8cf6ea",
    accent_pressed="#3fd0c0",
    on_accent="#000000",
    focus="#ffe94a",
    selection="#00264a",
    match="#4a3a00",
    match_current="#ffd75e",
    on_match_current="#000000",
    shadow="#c0000000",
)

CONTRAST_LIGHT = Tokens(
    window="#ffffff",
    surface="#ffffff",
    raised="#f2f2f2",
    hover="#e0e0e0",
    pressed="#d0d0d0",
    border="#5a5a5a",
    outline="#000000",
    text="#000000",
    text_second="#1f1f1f",
    text_third="#333333",
    disabled="#6a6a6a",
    you="#004f4a",
    assistant="#3f1f85",
    attention="#5a3a00",
    attention_back="#fff4d0",
    error="#8a0f0a",
    error_back="#ffeceb",
    muted="#8a0f0a",
    ok="#004f4a",
    meter_nominal="#08466a",
    meter_warning="#6b4200",
    meter_hot="#8a0f18",
    accent="#004f4a",
    accent_hover="#00645e",
    accent_pressed="#003c38",
    on_accent="#ffffff",
    focus="#0000c8",
    selection="#dcebff",
    match="#ffe27a",
    match_current="#f5b81f",
    on_match_current="#000000",
    shadow="#60000000",
)

NAMES = {
    DARK: Appearance.DARK,
    LIGHT: Appearance.LIGHT,
    CONTRAST_DARK: Appearance.CONTRAST_DARK,
    CONTRAST_LIGHT: Appearance.CONTRAST_LIGHT,
}
"""What each is called, as a choice and as a folder of glyphs."""
