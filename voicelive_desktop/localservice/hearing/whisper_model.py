"""Whisper on onnxruntime: sound in, one sentence or several out. The graphs are those of `models.whisper_graphs`.

The window is as long as the utterance and 2 s, at least 12 s: that costs a third of Whisper's own 30 s and loses
nothing; with less than 12 s it repeats itself. Greedy search.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np

from voicelive_desktop.localservice.hearing import onnx_runtime
from voicelive_desktop.localservice.hearing.mel import FRAMES_PER_S, log_mel
from voicelive_desktop.localservice.hearing.onnx_runtime import Tensor
from voicelive_desktop.localservice.protocol.audio_formats import INTERNAL_RATE_HZ
from voicelive_desktop.localservice.protocol.resampling import Samples

LEAST_WINDOW_S, LONGEST_WINDOW_S, ROOM_S = 12.0, 30.0, 2.0
TOKENS_PER_S, TOKENS_AT_LEAST = 12, 12  # more than anybody speaks: the end of an endless repetition
MOST_TOKENS = 440  # of the decoder's 448 places
HEAD = 64
NOTHING = -1e9  # a logit that is never chosen
LANGUAGES = 99
SURE = 0.8  # of a language; a wrong one makes nonsense of the words
VOCABULARY = "vocabulary.txt"
END, START, TRANSCRIBE, NO_TIMES = "<|endoftext|>", "<|startoftranscript|>", "<|transcribe|>", "<|notimestamps|>"
ENGLISH = "<|en|>"


@dataclass(frozen=True, slots=True)
class Heard:
    """What one pass made of the sound. ``confidence``: mean log probability of its tokens, 0 at best."""

    text: str
    tokens: tuple[int, ...] = ()
    confidence: float = 0.0


class StoppedError(Exception):
    """The pass was not needed any more."""


class WhisperModel:
    """A loaded model; threads may share it. OSError or ValueError when the folder holds none."""

    def __init__(self, folder: Path) -> None:
        self._words = Vocabulary((folder / VOCABULARY).read_text(encoding="utf-8"))
        self._encoder = onnx_runtime.load(folder / "encoder.onnx")
        self._decoder = onnx_runtime.load(folder / "decoder.onnx")
        self._bands = int(self._encoder.get_inputs()[0].shape[1])
        shapes = {value.name: value.shape for value in self._decoder.get_inputs()}
        self._layers = sum(name.startswith("pk") for name in shapes)
        self._heads = int(shapes["pk0"][1])
        self._cross = [value.name for value in self._encoder.get_outputs()]
        self._outputs = ["logits", *(f"n{part}{layer}" for layer in range(self._layers) for part in "kv")]

    def transcribe(
        self, samples: Samples, *, should_stop: Callable[[], bool], language: str = "", is_whole_window: bool = False
    ) -> Heard:
        """Write down an utterance of at most 30 s at 16 kHz.

        ``should_stop`` is asked between the steps. ``language`` is a code such as "de"; without one the model decides.

        Raises:
            StoppedError: ``should_stop`` said so.

        """
        seconds = samples.size / INTERNAL_RATE_HZ
        window_s = LONGEST_WINDOW_S if is_whole_window else min(LONGEST_WINDOW_S, max(LEAST_WINDOW_S, seconds + ROOM_S))
        frames = round(window_s * FRAMES_PER_S) // 2 * 2
        keys = self._encoder.run(self._cross, {"mel": log_mel(samples, frames, self._bands)[None]})
        steps = _Steps(self._decoder, self._outputs, dict(zip(self._cross, keys, strict=True)), self._past())
        return self._decode(steps, self._prompt(steps, language), seconds, should_stop)

    def _past(self) -> dict[str, Tensor]:
        empty = onnx_runtime.zeros(1, self._heads, 0, HEAD)
        return {f"p{part}{layer}": empty for layer in range(self._layers) for part in "kv"}

    def _prompt(self, steps: _Steps, language: str) -> list[int]:
        words = self._words
        if not words.is_multilingual:
            return [words.id(START), words.id(NO_TIMES)]
        spoken = words.language(language) or self._language(steps)
        return [words.id(START), spoken, words.id(TRANSCRIBE), words.id(NO_TIMES)]

    def _language(self, steps: _Steps) -> int:
        """The language token that the model is sure of after the start, else English."""
        first = self._words.id(START) + 1
        languages = steps.peek(self._words.id(START))[first : first + LANGUAGES]
        likeliest = int(languages.argmax())
        is_sure = _log_probability(languages, likeliest) > np.log(SURE)
        return first + likeliest if is_sure else self._words.id(ENGLISH)

    def _decode(self, steps: _Steps, prompt: Sequence[int], seconds: float, should_stop: Callable[[], bool]) -> Heard:
        end = self._words.id(END)
        logits = [steps.take(token) for token in prompt][-1]
        logits[[end, self._words.space]] = NOTHING  # a first token that says nothing
        tokens: list[int] = []
        surprise = 0.0
        limit = min(MOST_TOKENS, int(seconds * TOKENS_PER_S) + TOKENS_AT_LEAST)
        while len(tokens) < limit:
            if should_stop():
                raise StoppedError
            logits = logits[: end + 1]  # behind it are commands and times
            token = int(logits.argmax())
            surprise += _log_probability(logits, token)
            if token == end:
                break
            tokens.append(token)
            logits = steps.take(token)
        return Heard(self._words.text(tokens), tuple(tokens), surprise / (len(tokens) + 1))


class _Steps:
    """The decoder with what it remembers of the tokens so far."""

    def __init__(
        self, decoder: onnx_runtime.Session, outputs: list[str], cross: dict[str, Tensor], past: dict[str, Tensor]
    ) -> None:
        self._decoder = decoder
        self._outputs = outputs
        self._inputs = {**cross, **past}
        self._place = 0

    def take(self, token: int) -> Tensor:
        """Add a token; return the logits of the next."""
        logits, *new = self._run(token)
        for name, kept in zip(self._outputs[1:], new, strict=True):
            self._inputs["p" + name[1:]] = kept
        self._place += 1
        return np.array(logits[0, 0])

    def peek(self, token: int) -> Tensor:
        """Return the logits after a token without adding it."""
        return np.array(self._run(token)[0][0, 0])

    def _run(self, token: int) -> list[Tensor]:
        ids, place = np.array([[token]], dtype=np.int64), np.array([self._place], dtype=np.int64)
        return self._decoder.run(self._outputs, {**self._inputs, "ids": ids, "pos": place})


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
        return bytes(values[letter] for letter in written if letter in values).decode("utf-8", "replace").strip()


@lru_cache(maxsize=1)
def _byte_values() -> dict[str, int]:
    """Which letter stands for which byte: printable ones for themselves, the others moved behind the first 256."""
    plain = [*range(ord("!"), ord("~") + 1), *range(0xA1, 0xAC + 1), *range(0xAE, 0xFF + 1)]
    others = [value for value in range(256) if value not in plain]
    return {chr(value): value for value in plain} | {chr(256 + at): value for at, value in enumerate(others)}
