"""What the settings panel adds to the theme's style sheet."""

from __future__ import annotations

from dataclasses import asdict
from string import Template

from voicelive_desktop.gui.theme import Tokens

_SHEET = """
#settings_panel { border-left: 1px solid $border; }
QToolButton[part="group_header"] { font-weight: 600; padding: 4px 4px; text-align: left; }
QToolButton[part="group_header"]:checked { background: transparent; }
QToolButton[part="group_header"]:hover { background: $hover; }
QToolButton[part="group_header"]:focus { padding: 3px 3px; }
#settings_panel QToolButton[part="group_reset"] { color: $text_second; padding: 3px 8px; min-height: 16px; }
QPushButton[part="row_action"] { padding: 2px 10px; min-height: 18px; }
QPushButton[part="row_action"]:focus { padding: 1px 9px; }
#settings_search QToolButton { border: none; background: transparent; padding: 0; min-width: 0; min-height: 0; }
#settings_panel QPlainTextEdit {
    background: $surface; border: 1px solid $outline; border-radius: 8px; padding: 3px 5px;
}
#settings_panel QPlainTextEdit:focus { border: 2px solid $focus; padding: 2px 4px; }
"""


def settings_style(tokens: Tokens) -> str:
    """The sheet in these colours."""
    return Template(_SHEET).substitute(asdict(tokens))
