"""Whisper's two networks as ONNX graphs, every matrix in bytes.

The encoder takes any length of sound, which the usual exports do not: half a minute of padding
would cost four times the time. It gives keys and values for the decoder's cross-attention at once;
the decoder takes one token and what it kept of the earlier ones. Inputs are quantised while running
(DynamicQuantizeLinear), weights by column beforehand.

Processors with AVX2 but without VNNI (AMD before Zen 4, most Intel desktops before 2021) add two
products of an unsigned and a signed byte in 16 bits, and cut what does not fit: 2 * 255 * 127 does
not. With weights of 7 bits it fits. On such a machine base got 24.1 % of people's words wrong with
8 bits and 12.7 % with 7, following one way; for tiny.en there is no difference (14.7 % either way,
following two).

The networks are those of "Robust Speech Recognition via Large-Scale Weak Supervision".

Names: ``mel`` -> ``ck0 cv0 ...``; ``ids pos pk0 pv0 ... ck0 cv0 ...`` -> ``logits nk0 nv0 ...`` (k
keys, v values; p past, n new, c cross; the number is the layer's).
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from voicelive_desktop.localservice.hearing.onnx_writing import FLOAT, INT64, Graph
from voicelive_desktop.localservice.server.model_making.ctranslate2_reading import Weights

HEAD = 64  # values in one head of attention, in every Whisper
EIGHT_BITS, SEVEN_BITS = 127, 63  # the largest number of so many bits, of which one is the sign
EPSILON = 1e-5

LayerWeights = NDArray[np.float32]


def write_graphs(weights: Weights, folder: Path, largest: int = EIGHT_BITS) -> None:
    """Write ``encoder.onnx`` and ``decoder.onnx``; no number of a matrix is beyond ``largest``."""
    _Encoder(weights, largest).save(folder / "encoder.onnx")
    _Decoder(weights, largest).save(folder / "decoder.onnx")


class _Network:
    """What both have in common."""

    def __init__(self, weights: Weights, side: str, largest: int) -> None:
        self._weights = weights
        self._largest = largest
        self._side = side
        self.width = self.floats("encoder/conv1/bias").size
        self.heads = self.width // HEAD
        self.layers = sum(
            name.startswith(f"{side}/layer_") and name.endswith("/ffn/linear_0/bias")
            for name in weights
        )
        self.graph = Graph()

    def save(self, file: Path) -> None:
        self.graph.save(file)

    def floats(self, name: str) -> LayerWeights:
        return self._weights[name].astype(np.float32)

    def layer_norm(self, x: str, place: str) -> str:
        gamma, beta = (
            self.graph.constant(self.floats(f"{place}/{part}")) for part in ("gamma", "beta")
        )
        return self.graph.op("LayerNormalization", x, gamma, beta, axis=-1, epsilon=EPSILON)

    def linear(self, x: str, place: str) -> str:
        """``x @ weight.T + bias``."""
        matrix, scales = quantised(self.floats(f"{place}/weight").T, self._largest)
        product = self.product(x, self.graph.constant(matrix), self.graph.constant(scales))
        if f"{place}/bias" not in self._weights:
            return product
        return self.graph.op("Add", product, self.graph.constant(self.floats(f"{place}/bias")))

    def product(self, x: str, matrix: str, scales: str) -> str:
        small, scale, zero = self.graph.ops("DynamicQuantizeLinear", x, outputs=3)
        whole = self.graph.op("Cast", self.graph.op("MatMulInteger", small, matrix, zero), to=FLOAT)
        return self.graph.op("Mul", whole, self.graph.op("Mul", scale, scales))

    def number(self, value: float) -> str:
        return self.graph.constant(np.array(value, dtype=np.float32))

    def gelu(self, x: str) -> str:
        root, one, half = (self.number(value) for value in (2**0.5, 1.0, 0.5))
        error = self.graph.op("Erf", self.graph.op("Div", x, root))
        return self.graph.op("Mul", self.graph.op("Mul", x, self.graph.op("Add", error, one)), half)

    def split(self, x: str, parts: int) -> list[str]:
        sizes = self.graph.constant(np.full(parts, self.width, dtype=np.int64))
        return self.graph.ops("Split", x, sizes, outputs=parts, axis=-1)

    def by_head(self, x: str) -> str:
        shape = self.graph.constant(np.array([1, -1, self.heads, HEAD], dtype=np.int64))
        return self.graph.op("Transpose", self.graph.op("Reshape", x, shape), perm=[0, 2, 1, 3])

    def attention(self, query: str, key: str, value: str) -> str:
        scaled = self.graph.op("Mul", query, self.number(HEAD**-0.5))
        scores = self.graph.op("MatMul", scaled, self.graph.op("Transpose", key, perm=[0, 1, 3, 2]))
        heard = self.graph.op("MatMul", self.graph.op("Softmax", scores, axis=-1), value)
        shape = self.graph.constant(np.array([1, -1, self.width], dtype=np.int64))
        return self.graph.op("Reshape", self.graph.op("Transpose", heard, perm=[0, 2, 1, 3]), shape)

    def feed_forward(self, x: str, place: str) -> str:
        wide = self.gelu(
            self.linear(self.layer_norm(x, f"{place}/layer_norm"), f"{place}/linear_0")
        )
        return self.graph.op("Add", x, self.linear(wide, f"{place}/linear_1"))

    def self_parts(self, x: str, place: str) -> list[str]:
        """Query, key and value of the self-attention."""
        return self.split(
            self.linear(self.layer_norm(x, f"{place}/layer_norm"), f"{place}/linear_0"), 3
        )


class _Encoder(_Network):
    def __init__(self, weights: Weights, largest: int) -> None:
        super().__init__(weights, "encoder", largest)
        x = self._frames(
            self.graph.input("mel", [1, self.floats("encoder/conv1/weight").shape[1], "frames"])
        )
        for layer in range(self.layers):
            x = self._layer(x, f"encoder/layer_{layer}")
        self._give_cross(self.layer_norm(x, "encoder/layer_norm"))

    def _frames(self, mel: str) -> str:
        """Two convolutions, then the places of the frames that there are."""
        x = self.gelu(self._convolution(mel, "encoder/conv1", stride=1))
        x = self.gelu(self._convolution(x, "encoder/conv2", stride=2))
        x = self.graph.op("Transpose", x, perm=[0, 2, 1])
        zero, one = (self.graph.constant(np.array([value], dtype=np.int64)) for value in (0, 1))
        length = self.graph.op("Gather", self.graph.op("Shape", x), one, axis=0)
        places = self.graph.constant(self.floats("encoder/position_encodings/encodings"))
        return self.graph.op("Add", x, self.graph.op("Slice", places, zero, length, zero))

    def _convolution(self, x: str, place: str, stride: int) -> str:
        weight, bias = (
            self.graph.constant(self.floats(f"{place}/{part}")) for part in ("weight", "bias")
        )
        return self.graph.op(
            "Conv", x, weight, bias, pads=[1, 1], strides=[stride], kernel_shape=[3]
        )

    def _layer(self, x: str, place: str) -> str:
        query, key, value = self.self_parts(x, f"{place}/self_attention")
        heard = self._head_after_head(query, key, value)
        x = self.graph.op("Add", x, self.linear(heard, f"{place}/self_attention/linear_1"))
        return self.feed_forward(x, f"{place}/ffn")

    def _head_after_head(self, query: str, key: str, value: str) -> str:
        """Attention with the scores of one head at a time in memory: those of all heads of base are
        54 MB for the 26 s of a long turn, three times over while they are worked on.
        """
        heads = [self._heads_of(part) for part in (query, key, value)]
        heard = [self._attended(*parts) for parts in zip(*heads, strict=True)]
        return self.graph.op("Concat", *heard, axis=-1)

    def _heads_of(self, x: str) -> list[str]:
        sizes = self.graph.constant(np.full(self.heads, HEAD, dtype=np.int64))
        return self.graph.ops("Split", x, sizes, outputs=self.heads, axis=-1)

    def _attended(self, query: str, key: str, value: str) -> str:
        scaled = self.graph.op("Mul", query, self.number(HEAD**-0.5))
        scores = self.graph.op("MatMul", scaled, self.graph.op("Transpose", key, perm=[0, 2, 1]))
        return self.graph.op("MatMul", self.graph.op("Softmax", scores, axis=-1), value)

    def _give_cross(self, x: str) -> None:
        depth = sum(
            name.startswith("decoder/layer_") and name.endswith("/ffn/linear_0/bias")
            for name in self._weights
        )
        for layer in range(depth):
            key, value = self.split(self.linear(x, f"decoder/layer_{layer}/attention/linear_1"), 2)
            for name, part in ((f"ck{layer}", key), (f"cv{layer}", value)):
                self.graph.output(self.by_head(part), name, [1, self.heads, "heard", HEAD])


class _Decoder(_Network):
    def __init__(self, weights: Weights, largest: int) -> None:
        super().__init__(weights, "decoder", largest)
        tokens, place = self.graph.input("ids", [1, 1], INT64), self.graph.input("pos", [1], INT64)
        embeddings, scales = quantised(self.floats("decoder/embeddings/weight").T, largest)
        self._matrix, self._scales = self.graph.constant(embeddings), self.graph.constant(scales)
        x = self._embedded(tokens, place)
        for layer in range(self.layers):
            x = self._layer(x, layer)
        last = self.layer_norm(x, "decoder/layer_norm")
        self.graph.output(
            self.product(last, self._matrix, self._scales), "logits", [1, 1, "vocabulary"]
        )

    def _embedded(self, tokens: str, place: str) -> str:
        column = self.graph.op(
            "Transpose", self.graph.op("Gather", self._matrix, tokens, axis=1), perm=[1, 2, 0]
        )
        scale = self.graph.op("Gather", self._scales, tokens, axis=0)
        scale = self.graph.op(
            "Unsqueeze", scale, self.graph.constant(np.array([2], dtype=np.int64))
        )
        embedded = self.graph.op("Mul", self.graph.op("Cast", column, to=FLOAT), scale)
        places = self.graph.constant(self.floats("decoder/position_encodings/encodings"))
        return self.graph.op("Add", embedded, self.graph.op("Gather", places, place, axis=0))

    def _layer(self, x: str, layer: int) -> str:
        place = f"decoder/layer_{layer}"
        query, key, value = self.self_parts(x, f"{place}/self_attention")
        key, value = (
            self._kept(key, f"pk{layer}", f"nk{layer}"),
            self._kept(value, f"pv{layer}", f"nv{layer}"),
        )
        heard = self.attention(self.by_head(query), key, value)
        x = self.graph.op("Add", x, self.linear(heard, f"{place}/self_attention/linear_1"))
        query = self.linear(
            self.layer_norm(x, f"{place}/attention/layer_norm"), f"{place}/attention/linear_0"
        )
        cross = [
            self.graph.input(f"{name}{layer}", [1, self.heads, "heard", HEAD])
            for name in ("ck", "cv")
        ]
        heard = self.attention(self.by_head(query), *cross)
        x = self.graph.op("Add", x, self.linear(heard, f"{place}/attention/linear_2"))
        return self.feed_forward(x, f"{place}/ffn")

    def _kept(self, x: str, past: str, new: str) -> str:
        shape: list[int | str] = [1, self.heads, "past", HEAD]
        joined = self.graph.op("Concat", self.graph.input(past, shape), self.by_head(x), axis=2)
        self.graph.output(joined, new, [1, self.heads, "all", HEAD])
        return joined


def quantised(
    matrix: LayerWeights, largest: int = EIGHT_BITS
) -> tuple[NDArray[np.int8], LayerWeights]:
    """Whole numbers up to ``largest`` and a scale for each column, so that the product of both is
    the matrix.
    """
    scales = np.maximum(np.abs(matrix).max(axis=0), 1e-8) / largest
    small = np.clip(np.round(matrix / scales), -largest, largest).astype(np.int8)
    return small, scales.astype(np.float32)
