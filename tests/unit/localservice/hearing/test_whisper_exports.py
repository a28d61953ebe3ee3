"""Whisper models as others export them: found in a folder, their tokens read, and run."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from voicelive_desktop.localservice.hearing import onnx_runtime
from voicelive_desktop.localservice.hearing.onnx_writing import FLOAT, INT64, Graph
from voicelive_desktop.localservice.hearing.whisper_exports import is_model, read_vocabulary
from voicelive_desktop.localservice.hearing.whisper_model import WhisperModel
from voicelive_desktop.localservice.server.parts import PartMissingError, make_recognizer
from voicelive_desktop.localservice.server.service_options import ServiceOptions

BANDS, FRAMES, BOOL = 80, 3000, 9
TOKENS = ("\u0120", "Ġhello", "Ã¼", "<|endoftext|>", "<|startoftranscript|>", "<|notimestamps|>")
SPACE, HELLO, UE, END, START, NO_TIMES = range(6)
SECOND = np.zeros(16_000, dtype=np.float32)
needs_runtime = pytest.mark.skipif(
    not onnx_runtime.is_installed(), reason="no wheel of onnxruntime for this computer"
)


def likely(*tokens: int) -> np.ndarray:
    """Rows of logits, each sure of one token."""
    return 10 * np.eye(len(TOKENS), dtype=np.float32)[list(tokens)]


def write_encoder(file: Path) -> None:
    """Takes nothing but 30 s, as exports do."""
    graph = Graph()
    hidden = graph.op(
        "Transpose", graph.input("input_features", [1, BANDS, FRAMES]), perm=[0, 2, 1]
    )
    graph.output(hidden, "last_hidden_state", [1, FRAMES, BANDS])
    graph.save(file)


def write_plain(file: Path) -> None:
    """Says what follows each token."""
    graph = Graph()
    ids = graph.input("input_ids", [1, "n"], INT64)
    graph.input("encoder_hidden_states", [1, "frames", BANDS], FLOAT)
    table = graph.constant(likely(END, UE, END, END, NO_TIMES, HELLO), "table")
    graph.output(graph.op("Gather", table, ids, axis=0), "logits", [1, "n", len(TOKENS)])
    graph.save(file)


def write_merged(file: Path) -> None:
    """Says what follows by how much it remembers: the encoder's part is to stay as it was after the
    first token.
    """
    graph = Graph()
    graph.input("input_ids", [1, "n"], INT64)
    graph.input("encoder_hidden_states", [1, "frames", BANDS], FLOAT)
    graph.input("use_cache_branch", [1], BOOL)
    more = graph.constant(np.ones((1, 2, 1, 4), dtype=np.float32))
    lengths = []
    for part in ("decoder", "encoder"):
        past = graph.input(f"past_key_values.0.{part}.key", [1, 2, f"{part}_past", 4])
        lengths.append(
            graph.op("Gather", graph.op("Shape", past), graph.constant(np.array([[2]])), axis=0)
        )
        graph.output(
            graph.op("Concat", past, more, axis=2),
            f"present.0.{part}.key",
            [1, 2, f"{part}_now", 4],
        )
    table = graph.constant(likely(NO_TIMES, END, HELLO, UE, END, SPACE, SPACE, SPACE), "table")
    graph.output(
        graph.op("Gather", table, graph.op("Add", *lengths), axis=0), "logits", [1, 1, len(TOKENS)]
    )
    graph.save(file)


def write_pair(first: Path, later: Path) -> None:
    """The first gives what both parts remember; the later one, that of the decoder alone, and takes
    no sound.
    """
    graph = Graph()
    graph.input("input_ids", [1, "n"], INT64)
    graph.input("encoder_hidden_states", [1, "frames", BANDS], FLOAT)
    for part in ("decoder", "encoder"):
        one = graph.constant(np.ones((1, 2, 1, 4), dtype=np.float32), part)
        graph.output(graph.op("Identity", one), f"present.0.{part}.key", [1, 2, f"{part}_now", 4])
    graph.output(
        graph.op("Identity", graph.constant(likely(NO_TIMES)[None])), "logits", [1, 1, len(TOKENS)]
    )
    graph.save(first)
    graph = Graph()
    graph.input("input_ids", [1, "n"], INT64)
    more = graph.constant(np.ones((1, 2, 1, 4), dtype=np.float32))
    lengths = []
    for part in ("decoder", "encoder"):
        past = graph.input(f"past_key_values.0.{part}.key", [1, 2, f"{part}_past", 4])
        lengths.append(
            graph.op("Gather", graph.op("Shape", past), graph.constant(np.array([[2]])), axis=0)
        )
        if part == "decoder":
            graph.output(
                graph.op("Concat", past, more, axis=2),
                "present.0.decoder.key",
                [1, 2, "decoder_now", 4],
            )
    table = graph.constant(likely(SPACE, SPACE, HELLO, UE, END, SPACE), "table")
    graph.output(
        graph.op("Gather", table, graph.op("Add", *lengths), axis=0), "logits", [1, 1, len(TOKENS)]
    )
    graph.save(later)


def write_tokens(folder: Path, form: str) -> None:
    plain = {token: number for number, token in enumerate(TOKENS[:END])}
    special = {token: number for number, token in enumerate(TOKENS) if number >= END}
    if form == "tokenizer":
        added = [{"id": number, "content": token} for token, number in special.items()]
        told = {"model": {"vocab": plain}, "added_tokens": added}
        (folder / "tokenizer.json").write_text(json.dumps(told), encoding="utf-8")
    else:
        (folder / "vocab.json").write_text(json.dumps(plain), encoding="utf-8")
        (folder / "added_tokens.json").write_text(json.dumps(special), encoding="utf-8")


@needs_runtime
@pytest.mark.parametrize(
    ("place", "encoder", "decoder", "form"),
    [
        ("", "encoder_model", "decoder_model", "vocab"),
        ("onnx", "encoder_model_quantized", "decoder_model_merged_quantized", "tokenizer"),
        ("onnx", "encoder_model", "decoder_model_merged", "vocab"),
    ],
)
def test_an_export_is_read_and_run(
    tmp_path: Path, place: str, encoder: str, decoder: str, form: str
) -> None:
    folder = tmp_path / place
    folder.mkdir(exist_ok=True)
    write_encoder(folder / f"{encoder}.onnx")
    (write_merged if "merged" in decoder else write_plain)(folder / f"{decoder}.onnx")
    write_tokens(tmp_path, form)
    assert is_model(tmp_path)
    heard = WhisperModel(tmp_path).transcribe(SECOND, should_stop=lambda: False)
    assert (heard.text, heard.tokens) == ("helloü", (HELLO, UE))


@needs_runtime
@pytest.mark.parametrize("ending", ["", "_int8"])
def test_a_decoder_may_come_in_two_files(tmp_path: Path, ending: str) -> None:
    write_encoder(tmp_path / f"encoder_model{ending}.onnx")
    write_pair(
        tmp_path / f"decoder_model{ending}.onnx", tmp_path / f"decoder_with_past_model{ending}.onnx"
    )
    write_tokens(tmp_path, "tokenizer")
    heard = WhisperModel(tmp_path).transcribe(SECOND, should_stop=lambda: False)
    assert (heard.text, heard.tokens) == ("helloü", (HELLO, UE))


@needs_runtime
def test_two_decoders_that_are_no_pair_are_refused(tmp_path: Path) -> None:
    write_encoder(tmp_path / "encoder_model.onnx")
    write_plain(tmp_path / "decoder_model.onnx")  # remembers nothing
    write_pair(tmp_path / "other.onnx", tmp_path / "decoder_with_past_model.onnx")
    write_tokens(tmp_path, "vocab")
    with pytest.raises(ValueError, match="remembers"):
        WhisperModel(tmp_path)


def test_tokens_without_a_file_or_without_sense_are_refused(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        read_vocabulary(tmp_path)
    for odd in (
        "[]",
        "{}",
        '{"model": 5}',
        '{"model": {"vocab": {"a": 100000000}}}',
        "[" * 100_000,
        "no json",
    ):
        (tmp_path / "tokenizer.json").write_text(odd, encoding="utf-8")
        with pytest.raises(ValueError, match=r"."):
            read_vocabulary(tmp_path)


@needs_runtime
def test_another_network_under_these_names_is_refused(tmp_path: Path) -> None:
    write_encoder(tmp_path / "encoder_model.onnx")
    write_encoder(tmp_path / "decoder_model.onnx")
    write_tokens(tmp_path, "vocab")
    with pytest.raises(ValueError, match="Whisper"):
        WhisperModel(tmp_path)


def test_a_folder_with_nothing_of_it_is_told_to_whoever_started_the_service(tmp_path: Path) -> None:
    assert not is_model(tmp_path)
    write_tokens(tmp_path, "vocab")
    assert not is_model(tmp_path)
    with pytest.raises(PartMissingError) as missing:
        make_recognizer(ServiceOptions(key="k", recognizer_model=tmp_path), None)
    assert missing.value.code == "ear_folder"
