"""Writes ONNX graphs with numpy alone: the few protobuf messages that a graph takes.

Field numbers are those of onnx.proto3 (IR version 8). The `onnx` package is not needed, which keeps
set-up small.
"""

from __future__ import annotations

import struct
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.generic]

IR_VERSION = 8
OPSET = 17  # LayerNormalization is an operator since then
PRODUCER = "voicelive-desktop"
FLOAT, INT64 = 1, 7  # TensorProto.DataType
DATA_TYPES = {"float32": FLOAT, "uint8": 2, "int8": 3, "int64": INT64}
ATTRIBUTE_FLOAT, ATTRIBUTE_INT, ATTRIBUTE_INTS = 1, 2, 7
VARINT, BYTES, FIXED32 = 0, 2, 5  # protobuf's wire types

Attribute = int | float | Sequence[int]


def varint(number: int) -> bytes:
    """Encode a number that is not negative; the protobuf way for a negative one is ten bytes."""
    number &= 2**64 - 1
    encoded = bytearray()
    while number > 0x7F:
        encoded.append(number & 0x7F | 0x80)
        number >>= 7
    encoded.append(number)
    return bytes(encoded)


def message(number: int, *parts: bytes) -> bytes:
    """Encode a field that holds bytes: a text, a tensor's data or another message."""
    content = b"".join(parts)
    return varint(number << 3 | BYTES) + varint(len(content)) + content


def integer(number: int, value: int) -> bytes:
    """Encode a field that holds a whole number."""
    return varint(number << 3 | VARINT) + varint(value)


class Graph:
    """Collects constants and operators; every method returns the name of what it added."""

    def __init__(self) -> None:
        self._nodes: list[bytes] = []
        self._constants: list[bytes] = []
        self._inputs: list[bytes] = []
        self._outputs: list[bytes] = []
        self._known: dict[tuple[str, tuple[int, ...], bytes], str] = {}
        self._named = 0

    def constant(self, values: Array, name: str = "") -> str:
        """Add a tensor of fixed values; equal small ones are shared."""
        array = np.ascontiguousarray(values)
        if array.size < 1024 and not name:
            key = (str(array.dtype), np.shape(values), array.tobytes())
        else:
            key = None
        if key is not None and key in self._known:
            return self._known[key]
        name = name or self._new_name("constant")
        dims = b"".join(integer(1, size) for size in np.shape(values))
        data_type = integer(2, DATA_TYPES[str(array.dtype)])
        self._constants.append(
            message(5, dims, data_type, message(8, name.encode()), message(9, array.tobytes()))
        )
        if key is not None:
            self._known[key] = name
        return name

    def op(self, kind: str, *inputs: str, **attributes: Attribute) -> str:
        """Add an operator with one output."""
        return self.ops(kind, *inputs, outputs=1, **attributes)[0]

    def ops(self, kind: str, *inputs: str, outputs: int, **attributes: Attribute) -> list[str]:
        """Add an operator with several outputs."""
        names = [self._new_name(kind) for _ in range(outputs)]
        self._node(kind, inputs, names, attributes)
        return names

    def input(self, name: str, shape: Sequence[int | str], data_type: int = FLOAT) -> str:
        """Declare an input; a size that varies has a name instead of a number."""
        self._inputs.append(message(11, _value(name, shape, data_type)))
        return name

    def output(self, source: str, name: str, shape: Sequence[int | str]) -> None:
        """Declare that ``source`` is an output of this name."""
        self._node("Identity", [source], [name], {})
        self._outputs.append(message(12, _value(name, shape, FLOAT)))

    def save(self, file: Path) -> None:
        """Write the model."""
        parts = (
            *self._nodes,
            message(2, b"graph"),
            *self._constants,
            *self._inputs,
            *self._outputs,
        )
        opset = message(8, message(1, b""), integer(2, OPSET))
        file.write_bytes(
            integer(1, IR_VERSION) + message(2, PRODUCER.encode()) + opset + message(7, *parts)
        )

    def _node(
        self,
        kind: str,
        inputs: Sequence[str],
        outputs: Sequence[str],
        attributes: dict[str, Attribute],
    ) -> None:
        ends = [message(1, name.encode()) for name in inputs] + [
            message(2, name.encode()) for name in outputs
        ]
        told = [message(5, _attribute(name, value)) for name, value in attributes.items()]
        self._nodes.append(message(1, *ends, message(4, kind.encode()), *told))

    def _new_name(self, kind: str) -> str:
        self._named += 1
        return f"{kind}_{self._named}"


def _attribute(name: str, value: Attribute) -> bytes:
    named = message(1, name.encode())
    if isinstance(value, float):
        return (
            named
            + varint(2 << 3 | FIXED32)
            + struct.pack("<f", value)
            + integer(20, ATTRIBUTE_FLOAT)
        )
    if isinstance(value, int):
        return named + integer(3, value) + integer(20, ATTRIBUTE_INT)
    return named + b"".join(integer(8, part) for part in value) + integer(20, ATTRIBUTE_INTS)


def _value(name: str, shape: Sequence[int | str], data_type: int) -> bytes:
    sizes = [
        integer(1, size) if isinstance(size, int) else message(2, size.encode()) for size in shape
    ]
    tensor = integer(1, data_type) + message(2, *(message(1, size) for size in sizes))
    return message(1, name.encode()) + message(2, message(1, tensor))
