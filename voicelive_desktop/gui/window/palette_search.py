"""Finds entries of the command palette by a few letters. Pure."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import field

from voicelive_desktop.domain.words.quick_classes import dataclass

USED = "palette_used"  # the property of the window that holds the keys of what was used
MOST = 60  # rows; whoever has not found it among them types another letter
_TITLE, _WORD, _INSIDE, _ABOUT, _LETTERS = range(5)  # how well a word fits, the best first


@dataclass(frozen=True, slots=True)
class PaletteEntry:
    """Something that the palette can do.

    `key`: what it is remembered by, in every language and from one start to the next. `kind`: what
    it is, in a word. `keys`: its shortcut. `about`: further words by which it is found. `listed`:
    it is shown before anything is typed.
    """

    key: str
    text: str
    kind: str
    run: Callable[[], None] = field(compare=False)
    keys: str = ""
    about: str = ""
    listed: bool = False


def ranked(
    query: str, entries: Iterable[PaletteEntry], used: Sequence[str]
) -> tuple[PaletteEntry, ...]:
    """Return what fits all words of the query, the best first; of what fits as well, what
    was used last.

    Without a query: what was used last, then what is listed, in its order.
    """
    words = folded(query).split()
    places = {key: place for place, key in enumerate(used)}
    found: list[tuple[int, int, int, PaletteEntry]] = []
    for order, entry in enumerate(entries):
        if words:
            fit = _fit(words, entry)
        else:
            fit = _without_query(entry, places)
        if fit is not None:
            found.append((fit, places.get(entry.key, len(places)), order, entry))
    found.sort(key=lambda one: one[:3])
    return tuple(entry for *_, entry in found[:MOST])


def folded(text: str) -> str:
    """Return the text without case and accents."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in apart if not unicodedata.combining(letter))


def _without_query(entry: PaletteEntry, places: dict[str, int]) -> int | None:
    if entry.listed or entry.key in places:
        return 0
    return None


def _fit(words: list[str], entry: PaletteEntry) -> int | None:
    """How well all words fit; the word that fits worst counts. None: one does not fit at all."""
    text, about = folded(entry.text), folded(f"{entry.kind} {entry.about}")
    whole = " ".join(words)
    if text.startswith(whole):
        return _TITLE
    fits = [_fit_of_word(word, text, about) for word in words]
    known = [fit for fit in fits if fit is not None]
    if len(known) == len(fits):
        return max(known)
    return None


def _fit_of_word(word: str, text: str, about: str) -> int | None:
    if f" {word}" in f" {text}":
        return _WORD
    if word in text:
        return _INSIDE
    if f" {word}" in f" {about}":
        return _ABOUT
    if _has_letters_in_order(word, text):
        return _LETTERS
    return None


def _has_letters_in_order(word: str, text: str) -> bool:
    """Whether the letters stand in the text one after the other, the first of them at the beginning
    of a word.
    """
    at = f" {text}".find(f" {word[0]}")
    if at < 0:
        return False
    rest = iter(text[at + 1 :])
    return all(letter in rest for letter in word[1:])
