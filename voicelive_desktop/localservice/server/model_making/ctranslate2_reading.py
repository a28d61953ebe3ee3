"""Reads the weights out of a CTranslate2 model file (version 6 of its binary form; the library is
not needed).
"""

from __future__ import annotations

import struct
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

Weights = dict[str, NDArray[np.generic]]

DATA_TYPES = (np.float32, np.int8, np.int16, np.int32, np.float16)
KIND = "WhisperSpec"


class _Cursor:
    """Where in the file reading has come to."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.at = 0

    def number(self, form: str) -> int:
        (value,) = struct.unpack_from("<" + form, self.data, self.at)
        self.at += struct.calcsize(form)
        return int(value)

    def text(self) -> str:
        size = self.number("H")
        found = self.data[self.at : self.at + size].rstrip(b"\0").decode()
        self.at += size
        return found


def read_weights(file: Path) -> Weights:
    """Return every tensor by its name; an alias is there under both names.

    Raises:
        ValueError: this is no CTranslate2 model of Whisper.

    """
    cursor = _Cursor(file.read_bytes())
    try:
        return _read(cursor)
    except (struct.error, UnicodeDecodeError, IndexError) as error:
        raise ValueError(f"{file.name} is no CTranslate2 model: {error}") from error


def _read(cursor: _Cursor) -> Weights:
    cursor.number("I")  # version of the file
    if (kind := cursor.text()) != KIND:
        raise ValueError(f"a model of the kind {kind!r} instead of {KIND}")
    cursor.number("I")  # revision of the model
    weights: Weights = {}
    for _ in range(cursor.number("I")):
        name, rank = cursor.text(), cursor.number("B")
        shape = [cursor.number("I") for _ in range(rank)]
        data_type = np.dtype(DATA_TYPES[cursor.number("B")])
        size = cursor.number("I")
        weights[name] = np.frombuffer(
            cursor.data, data_type, size // data_type.itemsize, cursor.at
        ).reshape(shape)
        cursor.at += size
    for _ in range(cursor.number("I")):
        alias = cursor.text()
        weights[alias] = weights[cursor.text()]
    return weights
