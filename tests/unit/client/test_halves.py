"""An emoji that the service cuts in two between its pieces of a text arrives as one character."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path
from typing import Any

import pytest

from tests.support.fuzz import _Wire
from voicelive_desktop.client.azure_connector import AzureConnection
from voicelive_desktop.client.halves import MOST_OPEN, Halves
from voicelive_desktop.client.journal import Journal, read_log
from voicelive_desktop.domain.facts import events as ev

FIRST, SECOND = "\ud83d", "\ude00"
EMOJI = "\U0001f600"
AT = {"response_id": "r", "item_id": "i", "output_index": 0, "content_index": 0}
PIECES = [f"a {FIRST}", f"{SECOND} b {FIRST}", SECOND, " c"]
GROWING = (
    "response.text.delta",
    "response.output_text.delta",
    "response.audio_transcript.delta",
    "response.output_audio_transcript.delta",
    "conversation.item.input_audio_transcription.delta",
    "response.function_call_arguments.delta",
)


def told(messages: list[dict[str, Any]]) -> list[str]:
    """What the connection makes of the pieces."""
    wire = _Wire()
    connection = AzureConnection(wire, lambda: 1.7e9)  # type: ignore[arg-type]  # as much as it asks for
    texts = list[str]()
    for message in messages:
        wire.raw = json.dumps(message).encode()
        for event in asyncio.run(connection.receive()):
            assert isinstance(event, ev.ReplyTextGrew | ev.TranscriptionGrew | ev.FunctionCallGrew)
            texts.append(event.delta)
    return texts


@pytest.mark.parametrize("kind", GROWING)
def test_halves_in_two_pieces_are_one_character(kind: str) -> None:
    texts = told([{"type": kind, "call_id": "c", **AT, "delta": piece} for piece in PIECES])
    assert texts == ["a ", f"{EMOJI} b ", EMOJI, " c"]


def test_texts_that_grow_side_by_side_keep_their_own_halves() -> None:
    one, other = {"type": GROWING[0], **AT}, {"type": GROWING[0], **AT, "item_id": "other"}
    pieces = [(one, f"1{FIRST}"), (other, f"2{FIRST}"), (one, SECOND), (other, SECOND)]
    assert told([{**at, "delta": piece} for at, piece in pieces]) == ["1", "2", EMOJI, EMOJI]


def test_a_half_whose_other_never_comes_is_the_sign_for_an_unknown_one() -> None:
    texts = told(
        [{"type": GROWING[0], **AT, "delta": piece} for piece in (f"a{FIRST}", "b", SECOND)]
    )
    assert texts == ["a", "\ufffdb", "\ufffd"]


def test_a_piece_that_comes_twice_disturbs_no_half() -> None:
    messages = [
        {"type": GROWING[0], "event_id": str(n), **AT, "delta": piece}
        for n, piece in ((1, f"a{FIRST}"), (1, f"a{FIRST}"), (2, SECOND))
    ]
    wire = _Wire()
    connection = AzureConnection(wire, lambda: 1.7e9)  # type: ignore[arg-type]
    grown = ""
    for message in messages:
        wire.raw = json.dumps(message).encode()
        grown += "".join(
            e.delta for e in asyncio.run(connection.receive()) if isinstance(e, ev.ReplyTextGrew)
        )
    assert grown == f"a{EMOJI}"


def test_a_service_that_begins_texts_without_end_fills_no_memory() -> None:
    halves = Halves()
    for n in range(MOST_OPEN * 3):
        halves.joined({"item_id": str(n), "delta": FIRST})
    halves.joined({"item_id": ["no id"], "delta": FIRST})
    assert len(halves._kept) == MOST_OPEN


def test_the_session_log_joins_them_too(tmp_path: Path) -> None:
    journal = Journal(lambda: 1.0, lambda: 2.0, "test")
    journal.open(tmp_path / "log", words=True, broke=lambda _problem: None)
    for piece in PIECES:
        journal.received(json.dumps({"type": GROWING[0], **AT, "delta": piece}))
    journal.close()
    assert (
        "".join(entry.message["delta"] for entry in read_log(tmp_path / "log")[1])
        == f"a {EMOJI} b {EMOJI} c"
    )
