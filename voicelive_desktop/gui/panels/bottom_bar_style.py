"""What the bottom bar adds to the theme's style sheet."""

from __future__ import annotations

from dataclasses import asdict
from string import Template

from voicelive_desktop.gui.theme import Tokens

_SHEET = """
#bottom_bar { border-top: 1px solid $border; }
#waveform_frame { background: $surface; border: 1px solid $border; border-radius: 8px; }
#vad_meter_frame { background: $window; }
#waveform_text { color: transparent; }
#mute_button:checked { border: 1px solid $muted; background: $error_back; color: $muted; }
#mute_button:checked:focus { border: 2px solid $focus; }
#start_button { min-width: 80px; max-width: 80px; min-height: 26px; }
#clip_button {
    border: 1px solid $border; border-radius: 6px; padding: 0 6px; min-width: 0; min-height: 16px; color: $text_third;
}
#clip_button[kind="lit"] { background: $meter_hot; color: $surface; font-weight: 600; }
"""


def bottom_bar_style(tokens: Tokens) -> str:
    """The sheet in these colours."""
    return Template(_SHEET).substitute(asdict(tokens))
