"""Names of keys as they are shown and saved, such as "Ctrl+Alt+T", and which of them may be taken
from everywhere.
"""

from __future__ import annotations

from voicelive_desktop.domain.words.quick_classes import dataclass
from voicelive_desktop.domain.words.wording import Words

MODIFIERS = ("Ctrl", "Alt", "Shift", "Meta")
# No program writes with these: one of them may be taken without a modifier.
ALONE = frozenset({*(f"F{n}" for n in range(1, 25)), "Pause", "ScrollLock", "Print", "Menu"})
NAMED = ALONE | {
    *("Space", "Tab", "Return", "Backspace", "Esc", "Ins", "Del", "Home", "End"),
    *("PgUp", "PgDown", "Left", "Right", "Up", "Down"),
}
SIGNS = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789,./;'[]\\-=`")


@dataclass(frozen=True, slots=True)
class KeyName:
    """A key and the modifiers held with it, by Qt's portable names."""

    modifiers: frozenset[str]
    key: str

    def __str__(self) -> str:
        """Return it as it is saved."""
        return "+".join((*(m for m in MODIFIERS if m in self.modifiers), self.key))


def key_name(text: str) -> KeyName | None:
    """Return the key of this name, None for what names none."""
    *modifiers, key = text.split("+")
    is_key = key in NAMED or key in SIGNS
    if not is_key or not set(modifiers) <= set(MODIFIERS):
        return None
    return KeyName(frozenset(modifiers), key)


def problem_with_global(text: str) -> str:
    """Why this cannot be a key for the whole desktop, "" where it can or is empty."""
    if not text:
        return ""
    name = key_name(text)
    if name is None:
        return Words("This key cannot be used.")
    if name.key not in ALONE and not name.modifiers - {"Shift"}:
        return Words("Add Ctrl, Alt or Meta: other apps need this key alone.")
    return ""
