"""What of a written text is read aloud: no signs of Markdown, no emoji, no addresses
letter by letter.
"""

from __future__ import annotations

import re
import unicodedata

LONGEST_WORD = 40  # letters; of what is longer the beginning is said: it is nobody's word
LONGEST_NUMBER = 12  # digits; a longer one is said digit by digit

_FENCE = re.compile(r"```.*?(?:```|\Z)", re.DOTALL)
_PICTURE = re.compile(r"!\[([^\]]*)\]\([^)]*\)")
_LINK = re.compile(r"\[([^\]]+)\]\([^)]*\)")
_ADDRESS = re.compile(r"\b(?:https?://|www\.)([^\s/?#)\]>]+)[^\s)\]>]*", re.IGNORECASE)
_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,80}>")
_RULE = re.compile(
    r"^\s*(?:[-*_]\s*){3,}$|^\s*\|?(?:\s*:?-{2,}:?\s*\|)+\s*:?-*:?\s*$", re.MULTILINE
)
_BEGINNING = re.compile(r"^\s*(?:#{1,6}\s+|>\s*|[-*+•]\s+)+", re.MULTILINE)
_EMPHASIS = re.compile(r"(?<!\w)([*_]{1,3}|~~)(?=\S)(.+?)(?<=\S)\1(?!\w)")
_TICKS = re.compile(r"`+")
_LEFT_OVER = re.compile(r"[*]+|(?<!\w)_+|_+(?!\w)|~~|(?<!\d)#+(?!\w)|[\[\]{}<>\\]|https?://")
_COLUMN = re.compile(r"\s*\|\s*")
_DAY = re.compile(r"\b(\d{1,2})\.(\d{1,2})\.(\d{4})\b")
_LONG_NUMBER = re.compile(rf"\d{{{LONGEST_NUMBER + 1},}}")
_LONG = re.compile(rf"(\S{{{LONGEST_WORD}}})\S{{{LONGEST_WORD},}}")
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip


def speakable(text: str) -> str:
    """Return what to say; nothing, when there is nothing to say."""
    text = _FENCE.sub(" ", text)
    text = _PICTURE.sub(r"\1", text)
    text = _LINK.sub(r"\1", text)
    text = _ADDRESS.sub(_place, text)
    text = _TAG.sub(" ", text)
    text = _RULE.sub(" ", text)
    text = _BEGINNING.sub("", text)
    text = _EMPHASIS.sub(r"\2", text)
    text = _DAY.sub(_date, text)
    text = _COLUMN.sub(", ", text).strip(", ")
    text = _TICKS.sub("", text)
    text = _LEFT_OVER.sub(" ", text)
    text = "".join(letter for letter in text if not _is_picture(letter))
    text = _LONG.sub(r"\1", text)
    text = _LONG_NUMBER.sub(lambda found: " ".join(found[0]), text)
    return " ".join(text.split())


def can_be_read(text: str) -> bool:
    """Whether an English voice knows most of the letters: other scripts would be
    silence or nonsense.
    """
    letters = [letter for letter in text if letter.isalpha()]
    latin = sum(letter <= "\u024f" for letter in letters)
    return 2 * latin > len(letters) or (not letters and any(letter.isdigit() for letter in text))


def _place(found: re.Match[str]) -> str:
    return found[1].removeprefix("www.").replace(".", " dot ")


def _date(found: re.Match[str]) -> str:
    day, month, year = int(found[1]), int(found[2]), found[3]
    if 1 <= month <= 12 and 1 <= day <= 31:
        return f"{_MONTHS[month - 1]} {day}, {year}"
    return found[0]


def _is_picture(letter: str) -> bool:
    """Emoji, arrows, boxes and what changes their look."""
    if letter in "+=<>~|^$°%&@©®™":
        return False
    if "\u2190" <= letter <= "\u27bf" or "\ufe00" <= letter <= "\ufe0f":
        return True
    return unicodedata.category(letter) in ("So", "Sk", "Cs", "Co", "Cn", "Cf")
