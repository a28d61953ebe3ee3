"""From weights to graphs: what set-up makes for the ear."""

from __future__ import annotations

import hashlib
import struct
import zipfile
from collections.abc import Mapping
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from voicelive_desktop.localservice.hearing import onnx_runtime, speech_files
from voicelive_desktop.localservice.hearing.mel import _filters, log_mel
from voicelive_desktop.localservice.hearing.onnx_writing import FLOAT, Graph, varint
from voicelive_desktop.localservice.hearing.whisper_model import (
    StoppedError,
    Vocabulary,
    WhisperModel,
)
from voicelive_desktop.localservice.server.model_making import making, whisper_graphs
from voicelive_desktop.localservice.server.model_making.__main__ import main
from voicelive_desktop.localservice.server.model_making.ctranslate2_reading import (
    Weights,
    read_weights,
)
from voicelive_desktop.localservice.server.model_making.whisper_graphs import (
    EIGHT_BITS,
    SEVEN_BITS,
    quantised,
    write_graphs,
)

WIDTH, BANDS, PLACES = 64, 80, 1500
TOKENS = (
    "\u0120",
    "Ġhello",
    "Ã¼",
    "<|endoftext|>",
    "<|startoftranscript|>",
    "<|notimestamps|>",
    "<|0.00|>",
)

needs_runtime = pytest.mark.skipif(
    not onnx_runtime.is_installed(), reason="no wheel of onnxruntime for this computer"
)


def small_weights(width: int = WIDTH) -> dict[str, NDArray[np.float32]]:
    """A Whisper of one layer that knows seven tokens."""
    shapes: dict[str, tuple[int, ...]] = {
        "encoder/conv1/weight": (width, BANDS, 3), "encoder/conv1/bias": (width,),
        "encoder/conv2/weight": (width, width, 3), "encoder/conv2/bias": (width,),
        "encoder/position_encodings/encodings": (PLACES, width), "encoder/layer_norm/gamma": (width,),
        "encoder/layer_norm/beta": (width,), "decoder/layer_norm/gamma": (width,), "decoder/layer_norm/beta": (width,),
        "decoder/embeddings/weight": (len(TOKENS), width), "decoder/position_encodings/encodings": (448, width),
    }  # fmt: skip
    for side in ("encoder", "decoder"):
        place = f"{side}/layer_0"
        parts = [
            ("self_attention/linear_0", 3 * width, width),
            ("self_attention/linear_1", width, width),
        ]
        parts += [("ffn/linear_0", 4 * width, width), ("ffn/linear_1", width, 4 * width)]
        norms = ["self_attention", "ffn"]
        if side == "decoder":
            parts += [
                ("attention/linear_0", width, width),
                ("attention/linear_1", 2 * width, width),
            ]
            parts += [("attention/linear_2", width, width)]
            norms.append("attention")
        for name, out, into in parts:
            shapes |= {f"{place}/{name}/weight": (out, into), f"{place}/{name}/bias": (out,)}
        for name in norms:
            shapes |= {f"{place}/{name}/layer_norm/{part}": (width,) for part in ("gamma", "beta")}
    rng = np.random.default_rng(3)
    return {
        name: (rng.standard_normal(shape) * 0.2).astype(np.float32)
        for name, shape in shapes.items()
    }


def ctranslate2_file(
    file: Path, weights: Mapping[str, NDArray[np.float32]], kind: str = "WhisperSpec"
) -> Path:
    def text(value: str) -> bytes:
        return struct.pack("<H", len(value) + 1) + value.encode() + b"\0"

    data = struct.pack("<I", 6) + text(kind) + struct.pack("<II", 3, len(weights))
    for name, values in weights.items():
        half = values.astype(np.float16)
        data += (
            text(name) + struct.pack("<B", half.ndim) + struct.pack(f"<{half.ndim}I", *half.shape)
        )
        data += struct.pack("<BI", 4, half.nbytes) + half.tobytes()
    data += (
        struct.pack("<I", 1) + text("decoder/projection/weight") + text("decoder/embeddings/weight")
    )
    file.write_bytes(data)
    return file


def made_ear(folder: Path) -> WhisperModel:
    weights = read_weights(ctranslate2_file(folder / "model.bin", small_weights()))
    write_graphs(weights, folder)
    (folder / "vocabulary.txt").write_text("\n".join(TOKENS) + "\n", encoding="utf-8")
    return WhisperModel(folder)


def test_weights_are_read_under_their_names_and_aliases(tmp_path: Path) -> None:
    weights = small_weights()
    read = read_weights(ctranslate2_file(tmp_path / "model.bin", weights))
    assert np.allclose(read["encoder/conv1/bias"], weights["encoder/conv1/bias"], atol=1e-3)
    assert read["decoder/projection/weight"] is read["decoder/embeddings/weight"]


@pytest.mark.parametrize(
    "content", [b"", b"nonsense, and more of it than a header takes", b"\x06\0\0\0\xff\xffxx"]
)
def test_another_file_is_no_model(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "model.bin").write_bytes(content)
    with pytest.raises(ValueError, match=r"model"):
        read_weights(tmp_path / "model.bin")


def test_numbers_are_written_as_protobuf_does() -> None:
    assert varint(0) == b"\0"
    assert varint(300) == b"\xac\x02"
    assert len(varint(-1)) == 10


@pytest.mark.parametrize("largest", [EIGHT_BITS, SEVEN_BITS])
def test_whole_numbers_keep_a_matrix_within_half_a_step(largest: int) -> None:
    matrix = np.random.default_rng(1).standard_normal((30, 20)).astype(np.float32)
    small, scales = quantised(matrix, largest)
    assert np.abs(small).max() == largest
    assert np.all(np.abs(small * scales - matrix) <= scales / 2 + 1e-6)


def test_two_products_with_seven_bits_fit_where_processors_add_them() -> None:
    """AVX2 without VNNI adds two products of bytes in 16 bits, and cuts what does not fit."""
    assert 2 * np.iinfo(np.uint8).max * SEVEN_BITS <= np.iinfo(np.int16).max


@needs_runtime
def test_seven_bits_add_up_on_this_processor(tmp_path: Path) -> None:
    graph, width = Graph(), 256
    small, scales = quantised(np.ones((width, 16), dtype=np.float32), SEVEN_BITS)
    given, scale, zero = graph.ops("DynamicQuantizeLinear", graph.input("x", [1, width]), outputs=3)
    whole = graph.op(
        "Cast", graph.op("MatMulInteger", given, graph.constant(small), zero), to=FLOAT
    )
    sums = graph.op("Mul", whole, graph.op("Mul", scale, graph.constant(scales)))
    graph.output(sums, "y", [1, 16])
    graph.save(tmp_path / "sums.onnx")
    network = onnx_runtime.load(tmp_path / "sums.onnx")
    (y,) = network.run(None, {"x": np.ones((1, width), dtype=np.float32)})
    assert np.allclose(y, width, rtol=0.01)


@pytest.mark.parametrize(("name", "largest"), [("tiny", EIGHT_BITS), ("base", SEVEN_BITS)])
def test_each_ear_is_made_with_its_own_bits(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, largest: int
) -> None:
    told: list[int] = []
    monkeypatch.setattr(making, "read_weights", lambda _file: {})
    monkeypatch.setattr(making, "write_graphs", lambda _weights, _folder, bits: told.append(bits))

    def fetch(package: making.Package, folder: Path) -> list[Path]:
        files = [folder / Path(inside).name for inside, _sum in package.files]
        for file in files:
            file.write_bytes(b"")
        return files

    making.make_ear(name, tmp_path, fetch)
    assert told == [largest]


@needs_runtime
def test_a_written_graph_computes(tmp_path: Path) -> None:
    graph = Graph()
    doubled = graph.op(
        "Mul", graph.input("x", ["size"]), graph.constant(np.array(2.0, dtype=np.float32))
    )
    graph.output(doubled, "y", ["size"])
    graph.save(tmp_path / "twice.onnx")
    (y,) = onnx_runtime.load(tmp_path / "twice.onnx").run(
        None, {"x": np.array([1.0, 2.5], dtype=np.float32)}
    )
    assert y.tolist() == [2.0, 5.0]


@needs_runtime
def test_a_file_that_is_no_network_is_told_as_such(tmp_path: Path) -> None:
    (tmp_path / "x.onnx").write_bytes(b"nonsense")
    with pytest.raises(OSError, match=r"x\.onnx cannot be loaded"):
        onnx_runtime.load(tmp_path / "x.onnx")


@needs_runtime
def test_the_graphs_read_any_length_and_end_by_themselves(tmp_path: Path) -> None:
    ear = made_ear(tmp_path)
    noise = np.random.default_rng(2).standard_normal(16_000).astype(np.float32)
    heard = ear.transcribe(noise, should_stop=lambda: False)
    assert len(heard.tokens) <= 24
    assert heard.confidence <= 0
    assert (
        ear.transcribe(noise[:3200], should_stop=lambda: False, is_longer_window=True) is not None
    )


@needs_runtime
def test_a_pass_can_be_given_up(tmp_path: Path) -> None:
    ear = made_ear(tmp_path)
    with pytest.raises(StoppedError):
        ear.transcribe(np.zeros(16_000, dtype=np.float32), should_stop=lambda: True)


@needs_runtime
def test_one_token_after_the_other_gives_the_same_as_the_paper(tmp_path: Path) -> None:
    """The decoder against the figure in the paper, computed in numpy without anything kept."""
    weights = small_weights()
    made_ear(tmp_path)
    encoder, decoder = (
        onnx_runtime.load(tmp_path / f"{side}.onnx") for side in ("encoder", "decoder")
    )
    mel = np.random.default_rng(5).standard_normal((1, BANDS, 60)).astype(np.float32)
    key, value = encoder.run(["ck0", "cv0"], {"mel": mel})
    kept = np.zeros((1, 1, 0, WIDTH), dtype=np.float32)
    inputs = {"ck0": key, "cv0": value, "pk0": kept, "pv0": kept}
    for place, token in enumerate((4, 5, 1, 2)):
        inputs |= {"ids": np.array([[token]]), "pos": np.array([place])}
        logits, inputs["pk0"], inputs["pv0"] = decoder.run(["logits", "nk0", "nv0"], inputs)
    expected = reference_logits(weights, (4, 5, 1, 2), key[0, 0], value[0, 0])
    assert np.corrcoef(logits[0, 0], expected)[0, 1] > 0.99  # 8 bits


@needs_runtime
def test_one_head_after_the_other_hears_what_all_hear_together(tmp_path: Path) -> None:
    class Together(whisper_graphs._Encoder):
        def _head_after_head(self, query: str, key: str, value: str) -> str:
            return self.attention(self.by_head(query), self.by_head(key), self.by_head(value))

    weights: Weights = {**small_weights(3 * WIDTH)}
    mel = np.random.default_rng(5).standard_normal((1, BANDS, 60)).astype(np.float32)
    heard = []
    for kind in (whisper_graphs._Encoder, Together):
        kind(weights, EIGHT_BITS).save(tmp_path / f"{kind.__name__}.onnx")
        encoder = onnx_runtime.load(tmp_path / f"{kind.__name__}.onnx")
        heard.append(encoder.run(["ck0", "cv0"], {"mel": mel}))
    assert heard[0][0].shape == (1, 3, 30, WIDTH)
    for one, together in zip(*heard, strict=True):
        assert np.allclose(one, together, atol=1e-4)


def reference_logits(
    weights: Mapping[str, NDArray[np.float32]],
    tokens: tuple[int, ...],
    key: NDArray[np.float32],
    value: NDArray[np.float32],
) -> NDArray[np.float32]:
    place = "decoder/layer_0"

    def norm(x: NDArray[np.float32], name: str) -> NDArray[np.float32]:
        even = (x - x.mean(-1, keepdims=True)) / np.sqrt(x.var(-1, keepdims=True) + 1e-5)
        return np.asarray(even * weights[f"{name}/gamma"] + weights[f"{name}/beta"])

    def linear(x: NDArray[np.float32], name: str) -> NDArray[np.float32]:
        return np.asarray(x @ weights[f"{place}/{name}/weight"].T + weights[f"{place}/{name}/bias"])

    def attend(scores: NDArray[np.float32], values: NDArray[np.float32]) -> NDArray[np.float32]:
        shares = np.exp(scores / np.sqrt(WIDTH))
        return np.asarray(shares / shares.sum(-1, keepdims=True) @ values)

    x = weights["decoder/embeddings/weight"][list(tokens)]
    x = x + weights["decoder/position_encodings/encodings"][: len(tokens)]
    query, own_key, own_value = np.split(
        linear(norm(x, f"{place}/self_attention/layer_norm"), "self_attention/linear_0"), 3, axis=-1
    )
    scores = np.where(np.tri(len(tokens)) > 0, query @ own_key.T, -np.inf)
    x = x + linear(attend(scores, own_value), "self_attention/linear_1")
    query = linear(norm(x, f"{place}/attention/layer_norm"), "attention/linear_0")
    x = x + linear(attend(query @ key.T, value), "attention/linear_2")
    wide = linear(norm(x, f"{place}/ffn/layer_norm"), "ffn/linear_0")
    error = np.vectorize(__import__("math").erf)(wide / np.sqrt(2))
    x = x + linear(0.5 * wide * (1 + error), "ffn/linear_1")
    return np.asarray(norm(x, "decoder/layer_norm")[-1] @ weights["decoder/embeddings/weight"].T)


def test_tokens_are_bytes_in_disguise() -> None:
    words = Vocabulary("\n".join(TOKENS))
    assert words.text([1, 2]) == "helloü"
    assert not words.is_multilingual


def test_a_vocabulary_without_commands_is_refused() -> None:
    with pytest.raises(ValueError, match="lacks"):
        Vocabulary("a\nb\n")


def test_a_tone_stands_in_its_band() -> None:
    tone = np.sin(2 * np.pi * 1000 * np.arange(16_000) / 16_000).astype(np.float32)
    mel = log_mel(tone, 100)
    assert mel.shape == (BANDS, 100)
    assert abs(int(mel[:, 50].argmax()) - 26) <= 1  # 15 mel of 45 in 80 bands
    assert float(mel.max()) - float(mel.min()) <= 2.0 + 1e-5  # 80 dB
    assert np.all(_filters(BANDS) >= 0)


# ---- fetching


def wheel(folder: Path, package: making.Package, content: bytes) -> None:
    with zipfile.ZipFile(
        folder / f"{package.name.replace('-', '_')}-{package.version}-py3-none-any.whl", "w"
    ) as file:
        for name, _ in package.files:
            file.writestr(name, content)


def test_a_file_with_another_content_is_refused(tmp_path: Path) -> None:
    wheel(tmp_path, making.SILERO, b"something else")
    with pytest.raises(making.MakingError, match="not the file that was expected"):
        making._unpacked(making.SILERO, tmp_path)


def test_nothing_half_made_has_the_name(tmp_path: Path) -> None:
    def fails(package: making.Package, folder: Path) -> list[Path]:
        raise making.MakingError("no network")

    for make in (making.make_silero, lambda folder, fetch: making.make_ear("tiny", folder, fetch)):
        with pytest.raises(making.MakingError):
            make(tmp_path, fails)
    assert list(tmp_path.iterdir()) == []


def test_what_is_there_is_not_fetched_again(tmp_path: Path) -> None:
    (tmp_path / speech_files.SILERO).write_bytes(b"there")
    making.make_silero(tmp_path, lambda package, folder: pytest.fail("fetched"))
    assert (tmp_path / speech_files.SILERO).read_bytes() == b"there"


@needs_runtime
def test_the_better_ear_comes_in_two_halves(tmp_path: Path) -> None:
    whole = ctranslate2_file(tmp_path / "whole", small_weights()).read_bytes()
    middle = len(whole) // 2

    def fetch(package: making.Package, folder: Path) -> list[Path]:
        is_first = package is making.BASE[0]
        part = folder / Path(package.files[0][0]).name
        part.write_bytes(whole[:middle] if is_first else whole[middle:])
        words = folder / "vocabulary.txt"
        words.write_text("\n".join(TOKENS), encoding="utf-8")
        return [part, words] if is_first else [part]

    making.make_ear("base", tmp_path, fetch)
    assert speech_files.is_ear(tmp_path / speech_files.EARS["base"])
    WhisperModel(tmp_path / speech_files.EARS["base"])


def test_an_installed_package_is_not_fetched(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = b"weights"
    sums = hashlib.sha256(content).hexdigest()
    package = making.Package("some-weights", "1.0", "", (("some_weights/data/model.bin", sums),))
    module = tmp_path / "some_weights"
    (module / "data").mkdir(parents=True)
    (module / "__init__.py").touch()
    (module / "data/model.bin").write_bytes(content)
    assert making.installed(package) == []
    monkeypatch.syspath_prepend(tmp_path)
    assert list(making.installed_or_fetched(package, tmp_path)) == [module / "data/model.bin"]
    (module / "data/model.bin").write_bytes(b"others")
    assert making.installed(package) == []


def test_what_cannot_be_fetched_is_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(making, "PIP", ("-c", "import sys; sys.exit('ERROR: no network')"))
    assert main(["--folder", str(tmp_path)]) == 1
    assert capsys.readouterr().err == "pip could not fetch silero-vad 6.2.3: ERROR: no network\n"
