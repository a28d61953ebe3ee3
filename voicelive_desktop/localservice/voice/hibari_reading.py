"""From English text to the voice's phonemes, by hibari's rules on packed dictionaries."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from voicelive_desktop.localservice.hearing import onnx_runtime
from voicelive_desktop.localservice.voice.packed import Packed

GOLD, SILVER, WEIGHTS, TAGGER = "gold.txt", "silver.txt", "weights.txt", "tagger.json"
MOST_PHONEMES = 250  # at once: memory grows with the square, 15,000 took 13 GB
SILENT = frozenset(' .,;:!?…—"“”()')
BREAKS = frozenset(".,;:!?…—")


@dataclass(frozen=True, slots=True)
class SpokenToken:
    """A word as it is read ("nine"); its phonemes; whether a blank follows."""

    text: str
    phonemes: str
    is_followed_by_blank: bool


@dataclass(frozen=True, slots=True)
class Phrase:
    """What the network speaks at once.

    ``ids`` stand for ``letters`` (hibari's phonemes; nothing for the pads at both ends); ``words``
    are the text of each word with the indices of its first id and of its last.
    """

    ids: tuple[int, ...]
    letters: tuple[str, ...]
    words: tuple[tuple[str, int, int], ...]


class HibariReading:
    """The rules; for one thread."""

    def __init__(self, assets: Path, packed: Path) -> None:
        from hibari import g2p  # noqa: PLC0415 - an extra

        hibari: Any = g2p  # untyped library
        self._normalize = hibari.normalize
        exceptions = json.loads((assets / "tokenizer_exceptions.json").read_text(encoding="utf-8"))
        tagger = json.loads((packed / TAGGER).read_text(encoding="utf-8"))
        # without its __init__, which loads all into dictionaries
        self._rules = hibari.G2P.__new__(hibari.G2P)
        self._rules.lexicon = hibari.Lexicon(Packed(packed / GOLD), Packed(packed / SILVER))
        self._rules.tokenizer = hibari.Tokenizer(exceptions)
        self._rules.tagger = hibari.Tagger({**tagger, "weights": Packed(packed / WEIGHTS)})
        self._rules.unk, self._rules.british = "", False
        self._rules._oov = _oov(assets)
        self._ids: dict[str, int] = json.loads((assets / "vocab.json").read_text(encoding="utf-8"))

    def phrases(self, text: str) -> Iterator[Phrase]:
        """Yield what to speak of a text without Markdown, in parts that the network can take."""
        for part in _parts(self._tokens(text)):
            phrase = self._phrase(part)
            if phrase.words:
                yield phrase

    def _tokens(self, text: str) -> list[SpokenToken]:
        tokens = self._rules.phonemize_tokens(self._rules.tokenize(self._normalize(text)))
        return [
            part
            for token in tokens
            for part in _short(token.text, token.phonemes or "", bool(token.whitespace))
        ]

    def _phrase(self, tokens: Sequence[SpokenToken]) -> Phrase:
        letters, words, text, first, last = [""], [], "", -1, -1
        for token in tokens:
            for letter in token.phonemes:
                if letter in self._ids:
                    letters.append(letter)
                    if letter not in SILENT:
                        first, last = (len(letters) - 1 if first < 0 else first), len(letters) - 1
            text += token.text
            if token.is_followed_by_blank or token is tokens[-1]:
                if first >= 0:
                    words.append((text, first, last))
                    text, first = "", -1
                if token is not tokens[-1]:
                    letters.append(" ")
        letters.append("")
        return Phrase(
            tuple(self._ids.get(letter, 0) for letter in letters), tuple(letters), tuple(words)
        )


def _parts(tokens: Sequence[SpokenToken]) -> Iterator[list[SpokenToken]]:
    """Cut behind the last punctuation that fits, else behind the last word."""
    part: list[SpokenToken] = []
    size = 0
    for token in tokens:
        if part and size + len(token.phonemes) + 1 > MOST_PHONEMES:
            cut = _last_break(part)
            yield part[:cut]
            part = part[cut:]
            size = sum(len(kept.phonemes) + 1 for kept in part)
        part.append(token)
        size += len(token.phonemes) + 1
    if part:
        yield part


def _last_break(part: Sequence[SpokenToken]) -> int:
    later_half = reversed(range(len(part) // 2, len(part)))
    return next(
        (at + 1 for at in later_half if BREAKS.intersection(part[at].phonemes[-1:])), len(part)
    )


def _short(text: str, phonemes: str, is_followed_by_blank: bool) -> Iterator[SpokenToken]:
    """A long number is one token with hundreds of phonemes."""
    while len(phonemes) > MOST_PHONEMES:
        cut = phonemes.rfind(" ", 1, MOST_PHONEMES)
        cut = cut if cut > 0 else MOST_PHONEMES
        yield SpokenToken(text, phonemes[:cut], is_followed_by_blank=True)
        text, phonemes = "", phonemes[cut:].strip()
    yield SpokenToken(text, phonemes, is_followed_by_blank)


def _oov(assets: Path) -> Any:
    """How unknown words are read, by a network of its own."""
    from hibari.g2p import oov  # noqa: PLC0415 - an extra

    hibari: Any = oov  # untyped library
    return hibari.OOV(str(assets / "oov.onnx"), onnx_runtime.load(assets / "oov.onnx"))
