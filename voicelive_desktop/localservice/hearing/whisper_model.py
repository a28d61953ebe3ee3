"""Whisper on onnxruntime: sound in, one sentence or several out. `whisper_exports` knows the
networks' forms.

The window is as long as the utterance and 2 s, at least 12 s: that costs a third of Whisper's own
30 s and loses nothing; with less than 12 s it repeats itself. `word_search` chooses the words.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np

from voicelive_desktop.localservice.hearing.mel import FRAMES_PER_S, log_mel
from voicelive_desktop.localservice.hearing.onnx_runtime import Tensor
from voicelive_desktop.localservice.hearing.whisper_exports import (
    Steps,
    open_graphs,
    read_vocabulary,
)
from voicelive_desktop.localservice.hearing.word_search import readings
from voicelive_desktop.localservice.protocol.audio_formats import INTERNAL_RATE_HZ
from voicelive_desktop.localservice.protocol.resampling import SampleArray

LEAST_WINDOW_S, LONGEST_WINDOW_S, ROOM_S = 12.0, 30.0, 2.0
# For reading again. 16 s end a repetition as 30 do, in 0.3 s in place of 0.8 and 110 MB less, and
# of what was guessed neither makes sense.
LONGER_S = 4.0
TOKENS_PER_S, TOKENS_AT_LEAST = 12, 12  # more than anybody speaks: the end of an endless repetition
MOST_TOKENS = 440  # of the decoder's 448 places
NOTHING = -1e9  # a logit that is never chosen
WAYS = 2  # followed at once where the model hesitates
LANGUAGES = 99
SURE = 0.8  # of a language; a wrong one makes nonsense of the words
END, START, TRANSCRIBE, NO_TIMES = (
    "<|endoftext|>",
    "<|startoftranscript|>",
    "<|transcribe|>",
    "<|notimestamps|>",
)
ENGLISH = "<|en|>"


@dataclass(frozen=True, slots=True)
class WhisperPass:
    """What one pass made of the sound. ``confidence``: mean log probability of its tokens,
    0 at best.
    """

    text: str
    tokens: tuple[int, ...] = ()
    confidence: float = 0.0


class StoppedError(Exception):
    """The pass was not needed any more."""


class WhisperModel:
    """A loaded model; threads may share it. OSError or ValueError when the folder holds none."""

    def __init__(self, folder: Path) -> None:
        self._words = Vocabulary(read_vocabulary(folder))
        self._graphs = open_graphs(folder)

    def transcribe(
        self,
        samples: SampleArray,
        *,
        should_stop: Callable[[], bool],
        language: str = "",
        is_longer_window: bool = False,
        is_careful: bool = True,
    ) -> WhisperPass:
        """Write down an utterance of at most 30 s at 16 kHz.

        ``should_stop`` is asked between the steps. ``language`` is a code such as "de"; without one
        the model decides.
        ``is_longer_window``: it reads otherwise where it repeated itself.
        ``is_careful``: slower where the model hesitates.

        Raises:
            StoppedError: ``should_stop`` said so.
        """
        seconds = samples.size / INTERNAL_RATE_HZ
        if self._graphs.whole_window:
            window_s = LONGEST_WINDOW_S
        else:
            window_s = window_for(seconds, is_longer=is_longer_window)
        frames = round(window_s * FRAMES_PER_S) // 2 * 2
        steps = self._graphs.hear(log_mel(samples, frames, self._graphs.bands))
        ways = 1
        if is_careful:
            ways = WAYS
        return self._decode(steps, self._prompt(steps, language), seconds, should_stop, ways)

    def _prompt(self, steps: Steps, language: str) -> list[int]:
        words = self._words
        if not words.is_multilingual:
            return [words.id(START), words.id(NO_TIMES)]
        spoken = words.language(language) or self._language(steps)
        return [words.id(START), spoken, words.id(TRANSCRIBE), words.id(NO_TIMES)]

    def _language(self, steps: Steps) -> int:
        """The language token that the model is sure of after the start, else English."""
        first = self._words.id(START) + 1
        languages = steps.peek(self._words.id(START))[first : first + LANGUAGES]
        likeliest = int(languages.argmax())
        is_sure = _log_probability(languages, likeliest) > np.log(SURE)
        if is_sure:
            return first + likeliest
        return self._words.id(ENGLISH)

    def _decode(
        self,
        steps: Steps,
        prompt: Sequence[int],
        seconds: float,
        should_stop: Callable[[], bool],
        ways: int,
    ) -> WhisperPass:
        end = self._words.id(END)
        logits = [steps.take(token) for token in prompt][-1]
        logits[[end, self._words.space]] = NOTHING  # a first token that says nothing
        limit = min(MOST_TOKENS, int(seconds * TOKENS_PER_S) + TOKENS_AT_LEAST)

        def check() -> None:
            if should_stop():
                raise StoppedError

        unasked = steps.fork()
        found = readings(steps, logits, end, limit=limit, width=ways, check=check)
        passes = [
            WhisperPass(self._words.text(one.tokens), one.tokens, one.confidence) for one in found
        ]
        # a sentence begins with a capital: perhaps the first reading has it
        if ways > 1 and passes[0].text.islower():
            (one,) = readings(unasked, logits, end, limit=limit, width=1, check=check)
            passes.append(WhisperPass(self._words.text(one.tokens), one.tokens, one.confidence))
        return best_written(passes)


def window_for(seconds: float, *, is_longer: bool) -> float:
    """How much an utterance's pass looks at."""
    window_s = max(LEAST_WINDOW_S, seconds + ROOM_S)
    if is_longer:
        window_s += LONGER_S
    return min(LONGEST_WINDOW_S, window_s)


def best_written(passes: Sequence[WhisperPass]) -> WhisperPass:
    """Return the likeliest, or the same words with more capitals and marks: a full stop tells the
    end of a turn.
    """
    likeliest = passes[0]
    alike = [one for one in passes if _plain(one.text) == _plain(likeliest.text)]
    return max(alike, key=_writing)


def _writing(one: WhisperPass) -> tuple[int, int]:
    """Marks, then capitals; as many of them as words make no better text but a headline."""
    marks = sum(not (sign.isalnum() or sign.isspace()) for sign in one.text)
    capitals = sum(sign.isupper() for sign in one.text)
    return marks, capitals if capitals < len(one.text.split()) else min(capitals, 1)


def _plain(text: str) -> str:
    return "".join(sign for sign in text.lower() if sign.isalnum())


def _log_probability(logits: Tensor, token: int) -> float:
    highest = float(logits.max())
    return float(logits[token]) - highest - float(np.log(np.exp(logits - highest).sum()))


class Vocabulary:
    """The tokens, one a line, written as GPT-2 writes bytes."""

    def __init__(self, lines: str) -> None:
        self._tokens = lines.split("\n")
        self._ids = {token: index for index, token in enumerate(self._tokens)}
        missing = [token for token in (END, START, NO_TIMES, "\u0120") if token not in self._ids]
        if missing:
            raise ValueError(f"the vocabulary lacks {', '.join(missing)}")
        self.space = self._ids["\u0120"]

    @property
    def is_multilingual(self) -> bool:
        """Whether the model is asked for a language: the English ones have one token less."""
        return self.id(END) > 50_256

    def id(self, token: str) -> int:
        """The number of a token."""
        return self._ids[token]

    def language(self, code: str) -> int | None:
        """The token of a language, given as "de" or "de-DE"."""
        return self._ids.get(f"<|{code.partition('-')[0].lower()}|>")

    def text(self, tokens: Sequence[int]) -> str:
        """Join tokens to text."""
        written = "".join(self._tokens[token] for token in tokens)
        values = _byte_values()
        return (
            bytes(values[letter] for letter in written if letter in values)
            .decode("utf-8", "replace")
            .strip()
        )


@lru_cache(maxsize=1)
def _byte_values() -> dict[str, int]:
    """Which letter stands for which byte: printable ones for themselves, the others moved behind
    the first 256.
    """
    plain = [*range(ord("!"), ord("~") + 1), *range(0xA1, 0xAC + 1), *range(0xAE, 0xFF + 1)]
    others = [value for value in range(256) if value not in plain]
    return {chr(value): value for value in plain} | {
        chr(256 + at): value for at, value in enumerate(others)
    }
