"""Whisper's networks as others export them to ONNX, and as we do: one way to run them.

Ours (`whisper_graphs`): encoder.onnx gives the keys that the decoder attends to. Those of Hugging
Face's Optimum and Transformers.js, of which there are many: encoder_model.onnx and
decoder_model_merged.onnx, or decoder_model.onnx for the first token and
decoder_with_past_model.onnx for those that follow, or the first alone without a memory; perhaps in
a folder "onnx" and with endings such as "_quantized". The tokens stand in tokenizer.json or
vocab.json. These listen to 30 s at a time.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from copy import copy
from pathlib import Path
from typing import Any, Protocol, Self

import numpy as np

from voicelive_desktop.localservice.hearing import onnx_runtime
from voicelive_desktop.localservice.hearing.onnx_runtime import Network, Tensor

OWN_PARTS = ("encoder.onnx", "decoder.onnx", "vocabulary.txt")
# the smaller first; half precision is slow on processors
ENDINGS = ("_quantized", "_int8", "_uint8", "")
ENCODER, MERGED, PLAIN = "encoder_model", "decoder_model_merged", "decoder_model"
WITH_PAST = "decoder_with_past_model"
PAST = "past_key_values."
TOKENIZER, VOCABULARY, ADDED = "tokenizer.json", "vocab.json", "added_tokens.json"
LONGEST_VOCABULARY = 32 * 1024 * 1024  # bytes; Whisper's has four million
MOST_TOKENS = 100_000
HEAD = 64


class Steps(Protocol):
    """The decoder with what it remembers of the tokens so far."""

    def take(self, token: int) -> Tensor:
        """Add a token; return the logits of the next."""
        ...

    def peek(self, token: int) -> Tensor:
        """Return the logits after a first token without adding it."""
        ...

    def fork(self) -> Self:
        """Return another one that remembers the same."""
        ...


class Graphs(Protocol):
    """Encoder and decoder. ``bands``: of the mel spectrogram; ``whole_window``: it is always
    30 s long.
    """

    bands: int
    whole_window: bool

    def hear(self, mel: Tensor) -> Steps:
        """Encode ``(bands, frames)``; return what decodes it."""
        ...


def is_model(folder: Path) -> bool:
    """Whether a folder holds a Whisper that can be read."""
    return is_own(folder) or _export_in(folder) is not None


def is_own(folder: Path) -> bool:
    """Whether it is one of ours."""
    return all((folder / part).is_file() for part in OWN_PARTS)


def open_graphs(folder: Path) -> Graphs:
    """Load the networks. Raises OSError, or ValueError when their inputs are others than expected."""
    if is_own(folder):
        return OwnGraphs(folder)
    found = _export_in(folder)
    if found is None:
        raise FileNotFoundError(f"no Whisper model in {folder}")
    return ExportedGraphs(*found)


def read_vocabulary(folder: Path) -> str:
    """Return the tokens, one a line. Raises OSError, or ValueError when they cannot be read."""
    if is_own(folder):
        return (folder / OWN_PARTS[2]).read_text(encoding="utf-8")
    numbered = _tokens(folder)
    size = max(numbered.values(), default=-1) + 1
    if not 0 < size <= MOST_TOKENS:
        raise ValueError("the vocabulary has no tokens, or too many")
    lines = [""] * size
    for token, number in numbered.items():
        lines[number] = token
    return "\n".join(lines)


def _tokens(folder: Path) -> dict[str, int]:
    if (folder / TOKENIZER).is_file():
        told = _read(folder / TOKENIZER)
        numbered = _numbers(_object(told.get("model")).get("vocab"))
        added = told.get("added_tokens")
        if isinstance(added, list):
            listed = [one for one in added if isinstance(one, dict)]
        else:
            listed = []
        return numbered | _numbers({str(one.get("content")): one.get("id") for one in listed})
    numbered = _numbers(_read(folder / VOCABULARY))
    return numbered | (_numbers(_read(folder / ADDED)) if (folder / ADDED).is_file() else {})


def _read(file: Path) -> dict[str, Any]:
    if file.stat().st_size > LONGEST_VOCABULARY:
        raise ValueError(f"{file.name} is too long for a vocabulary")
    try:
        return _object(json.loads(file.read_text(encoding="utf-8")))
    except RecursionError as error:
        raise ValueError(f"{file.name} is no vocabulary") from error


def _object(value: object) -> dict[str, Any]:
    if isinstance(value, dict):
        return value
    return {}


def _numbers(value: object) -> dict[str, int]:
    return {
        token: n
        for token, n in _object(value).items()
        if type(n) is int and n >= 0 and "\n" not in token
    }


def _export_in(folder: Path) -> tuple[Path, Path, Path | None] | None:
    """Encoder and decoder of an export, perhaps another for later tokens; the tokens beside them."""
    if not any((folder / name).is_file() for name in (TOKENIZER, VOCABULARY)):
        return None
    for place in (folder / "onnx", folder):
        for ending in ENDINGS:
            encoder = place / f"{ENCODER}{ending}.onnx"
            decoders = (place / f"{name}{ending}.onnx" for name in (MERGED, PLAIN))
            decoder = next((file for file in decoders if file.is_file()), None)
            if encoder.is_file() and decoder is not None:
                later = place / f"{WITH_PAST}{ending}.onnx"
                return (
                    encoder,
                    decoder,
                    later if decoder.stem == PLAIN + ending and later.is_file() else None,
                )
    return None


class OwnGraphs:
    """See `Graphs`."""

    whole_window = False

    def __init__(self, folder: Path) -> None:
        self._encoder = onnx_runtime.load(folder / "encoder.onnx")
        self._decoder = onnx_runtime.load(folder / "decoder.onnx")
        self.bands = int(self._encoder.get_inputs()[0].shape[1])
        shapes = {value.name: value.shape for value in self._decoder.get_inputs()}
        self._layers = sum(name.startswith("pk") for name in shapes)
        self._heads = int(shapes["pk0"][1])
        self._cross = [value.name for value in self._encoder.get_outputs()]
        self._outputs = [
            "logits",
            *(f"n{part}{layer}" for layer in range(self._layers) for part in "kv"),
        ]

    def hear(self, mel: Tensor) -> Steps:
        """See `Graphs`."""
        keys = self._encoder.run(self._cross, {"mel": mel[None]})
        empty = onnx_runtime.zeros(1, self._heads, 0, HEAD)
        past = {f"p{part}{layer}": empty for layer in range(self._layers) for part in "kv"}
        return _OwnSteps(
            self._decoder, self._outputs, dict(zip(self._cross, keys, strict=True)) | past
        )


class _OwnSteps:
    """See `Steps`."""

    def __init__(self, decoder: Network, outputs: list[str], inputs: dict[str, Tensor]) -> None:
        self._decoder = decoder
        self._outputs = outputs
        self._inputs = inputs
        self._place = 0

    def take(self, token: int) -> Tensor:
        """See `Steps`."""
        logits, *new = self._run(token)
        for name, kept in zip(self._outputs[1:], new, strict=True):
            self._inputs["p" + name[1:]] = kept
        self._place += 1
        return np.array(logits[0, 0])

    def peek(self, token: int) -> Tensor:
        """See `Steps`."""
        return np.array(self._run(token)[0][0, 0])

    def fork(self) -> Self:
        """See `Steps`."""
        other = copy(self)
        other._inputs = dict(self._inputs)
        return other

    def _run(self, token: int) -> list[Tensor]:
        ids, place = np.array([[token]], dtype=np.int64), np.array([self._place], dtype=np.int64)
        return self._decoder.run(self._outputs, {**self._inputs, "ids": ids, "pos": place})


class ExportedGraphs:
    """See `Graphs`."""

    whole_window = True  # the places of all frames are added to them, so that none may be missing

    def __init__(self, encoder: Path, decoder: Path, later: Path | None = None) -> None:
        self._encoder = onnx_runtime.load(encoder)
        self._decoder = onnx_runtime.load(decoder)
        if later is None:
            self._later = self._decoder
        else:
            self._later = onnx_runtime.load(later)
        (mel, *_) = self._encoder.get_inputs()
        bands = mel.shape[1]
        if isinstance(bands, int):
            self.bands = bands
        else:
            self.bands = 80
        self._mel = str(mel.name)
        if not all(
            "input_ids" in _inputs(one) and "logits" in _outputs(one)
            for one in (self._decoder, self._later)
        ):
            raise ValueError("the decoder is not one of Whisper's")
        self._shapes = {
            name: shape for name, shape in _inputs(self._later).items() if name.startswith(PAST)
        }
        if not {_present(name) for name in self._shapes} <= {*_outputs(self._decoder)}:
            raise ValueError("the decoder does not tell what it remembers")
        if (
            self._shapes
            and self._later is self._decoder
            and "use_cache_branch" not in _inputs(self._decoder)
        ):
            raise ValueError("this decoder needs another one for the first token")

    def hear(self, mel: Tensor) -> Steps:
        """See `Graphs`."""
        hidden = self._encoder.run(None, {self._mel: mel[None]})[0]
        if not self._shapes:
            return _ForgetfulSteps(self._decoder, hidden)
        return _RememberingSteps(
            self._decoder, self._later, hidden, {name: self._none(name) for name in self._shapes}
        )

    def _none(self, name: str) -> Tensor:
        """No memory yet, in the shape of this input."""
        _, heads, _, head = self._shapes[name]
        if not isinstance(heads, int):
            raise ValueError("the decoder does not say how many heads it has")
        if isinstance(head, int):
            return onnx_runtime.zeros(1, heads, 0, head)
        return onnx_runtime.zeros(1, heads, 0, HEAD)


class _ForgetfulSteps:
    """A decoder that reads all tokens again for each new one."""

    def __init__(self, decoder: Network, hidden: Tensor) -> None:
        self._decoder = decoder
        self._hidden = hidden
        self._tokens: list[int] = []

    def take(self, token: int) -> Tensor:
        """See `Steps`."""
        self._tokens.append(token)
        return self._run(self._tokens)

    def peek(self, token: int) -> Tensor:
        """See `Steps`."""
        return self._run([*self._tokens, token])

    def fork(self) -> Self:
        """See `Steps`."""
        other = copy(self)
        other._tokens = list(self._tokens)
        return other

    def _run(self, tokens: list[int]) -> Tensor:
        inputs = {
            "input_ids": np.array([tokens], dtype=np.int64),
            "encoder_hidden_states": self._hidden,
        }
        return np.array(self._decoder.run(["logits"], inputs)[0][0, -1])


class _RememberingSteps:
    """One way for the first token, another for those that follow: two decoders, or a merged one
    that is both.
    """

    def __init__(
        self, first: Network, later: Network, hidden: Tensor, pasts: Mapping[str, Tensor]
    ) -> None:
        self._first = first
        self._later = later
        self._hidden = hidden
        self._pasts = dict(pasts)
        self._has_begun = False

    def take(self, token: int) -> Tensor:
        """See `Steps`."""
        told = self._run(token)
        for name in self._pasts:
            # computed once; later calls return nothing for it
            is_fixed = self._has_begun and ".encoder." in name
            if not is_fixed:
                self._pasts[name] = told[_present(name)]
        self._has_begun = True
        return np.array(told["logits"][0, -1])

    def peek(self, token: int) -> Tensor:
        """See `Steps`."""
        return np.array(self._run(token)["logits"][0, -1])

    def fork(self) -> Self:
        """See `Steps`."""
        other = copy(self)
        other._pasts = dict(self._pasts)
        return other

    def _run(self, token: int) -> dict[str, Tensor]:
        if self._has_begun:
            decoder = self._later
        else:
            decoder = self._first
        known = {
            "input_ids": np.array([[token]], dtype=np.int64),
            "encoder_hidden_states": self._hidden,
            "use_cache_branch": np.array([self._has_begun]),
            **self._pasts,
        }
        outputs = _outputs(decoder)
        inputs = {name: known[name] for name in _inputs(decoder) if name in known}
        return dict(zip(outputs, decoder.run(outputs, inputs), strict=True))


def _inputs(network: Network) -> dict[str, Any]:
    """Names and shapes."""
    return {str(value.name): value.shape for value in network.get_inputs()}


def _outputs(network: Network) -> list[str]:
    return [str(value.name) for value in network.get_outputs()]


def _present(past: str) -> str:
    """The output that becomes this input the next time."""
    return "present." + past.removeprefix(PAST)
