"""How the window looks: tokens, the palette and style sheet made of them, fonts and drawn icons."""

from voicelive_desktop.gui.theme.theme import Theme
from voicelive_desktop.gui.theme.tokens import DARK, LIGHT, Tokens

__all__ = ["DARK", "LIGHT", "Theme", "Tokens"]
