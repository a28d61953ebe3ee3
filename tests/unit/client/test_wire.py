"""What somebody else's JSON can be, and what comes out of it: nothing that cannot be encoded,
counted or shown.
"""

from __future__ import annotations

import json
import math
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.unit.client.evidence_messages import EVIDENCE_CASES
from tests.unit.client.served_messages import SERVED_CASES
from tests.unit.client.service_messages import CASES, NOW
from voicelive_desktop.client import wire
from voicelive_desktop.client.azure_events import TRANSLATED, translate_raw
from voicelive_desktop.client.azure_newer import RENAMED
from voicelive_desktop.domain.facts import events as ev
from voicelive_desktop.domain.facts.usage_kept import RateLimit
from voicelive_desktop.domain.words.encodings import whole
from voicelive_desktop.domain.words.texts import MOST_CHARACTERS

HALF = "\ud83d"


def read(text: str) -> Any:
    return wire.parsed(text)


def test_half_a_character_becomes_the_sign_for_an_unknown_one() -> None:
    message = read(
        '{"type": "x", "a\\ud83d": "\\ud83d", "b": ["\\udc00 y"], "whole": "\\ud83d\\ude00"}'
    )
    assert message == {"type": "x", "a\ufffd": "\ufffd", "b": ["\ufffd y"], "whole": "\U0001f600"}
    assert whole("plain") == "plain"


@pytest.mark.parametrize(
    "digits", ["9" * 400, "-" + "9" * 400, "9" * 5000, "1e999", "-1e999", "NaN", "-Infinity"]
)
def test_a_number_that_nobody_counts_to_is_bounded(digits: str) -> None:
    number = read(f'{{"n": {digits}}}')["n"]
    assert number is None or (math.isfinite(number) and abs(number) <= 1e300)
    assert number is None or len(str(number)) < 30


def test_a_text_is_cut_one_beyond_what_is_shown() -> None:
    assert len(read(json.dumps({"a": "x" * (MOST_CHARACTERS * 3)}))["a"]) == MOST_CHARACTERS + 1


def test_sound_and_pictures_are_left_as_they_are() -> None:
    sound = "A" * (MOST_CHARACTERS * 3)
    for message in (
        {"type": "response.audio.delta", "delta": sound},
        {"type": "response.output_audio.delta", "delta": sound},
        {"type": "conversation.item.retrieved", "item": {"content": [{"audio": sound}]}},
    ):
        assert read(json.dumps(message)) == message


def test_what_is_nested_or_has_parts_without_end_is_cut() -> None:
    deep = "[" * 500 + "]" * 500
    assert len(json.dumps(read(f'{{"a": {deep}}}'))) < 200
    wide = read(json.dumps({"a": [{"b": [1] * 100} for _ in range(1_500)]}))
    assert sum(len(inner.get("b", ())) for inner in wide["a"]) <= wire.MOST_PARTS


@pytest.mark.parametrize("raw", [b"", b"[1]", b"nonsense", b'"x"', b"\xff\xfe", b"[" * 100_000])
def test_what_is_no_object_is_refused(raw: bytes) -> None:
    with pytest.raises(wire.NoMessage):
        wire.parsed(raw)


JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(st.characters(exclude_categories=()), max_size=20)
    | st.sampled_from([10**400, -(10**400), HALF, math.nan, math.inf, 1e308]),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4)
    ),
    max_leaves=30,
)


@given(st.dictionaries(st.text(st.characters(exclude_categories=())), JSON, max_size=6))
@settings(max_examples=80, deadline=None)
def test_whatever_it_is_it_can_be_written_again(message: dict[str, Any]) -> None:
    for made in (wire.parsed(json.dumps(message)), wire.bounded(message)):
        json.dumps(made, ensure_ascii=False, allow_nan=False).encode()


@pytest.mark.parametrize(("newer", "known"), RENAMED.items())
def test_newer_names_mean_what_the_known_ones_do(newer: str, known: str) -> None:
    payloads = [payload for payload, _ in CASES if payload["type"] == known]
    assert payloads
    for payload in payloads:
        meant = translate_raw(wire.parsed(json.dumps(payload)), lambda: NOW)
        assert (
            translate_raw(wire.parsed(json.dumps({**payload, "type": newer})), lambda: NOW) == meant
        )


def test_an_item_that_is_done_is_known() -> None:
    part = {"type": "output_audio", "transcript": "Hello"}
    answer = {
        "id": "i",
        "type": "message",
        "role": "assistant",
        "status": "completed",
        "content": [part],
    }
    (done,) = translate_raw({"type": "conversation.item.done", "item": answer}, lambda: NOW)
    assert done == ev.ItemDone("i", "Hello", complete=True)  # type: ignore[arg-type]
    user = {"id": "i", "type": "message", "role": "user"}
    assert translate_raw({"type": "conversation.item.done", "item": user}, lambda: NOW) == ()
    (odd,) = translate_raw({"type": "conversation.item.done"}, lambda: NOW)
    assert odd == ev.UnhandledReceived("conversation.item.done", malformed=True)


def test_rate_limits_are_known() -> None:
    told = [{"name": "tokens", "limit": 1000, "remaining": 980, "reset_seconds": 1.9}, 7]
    said = translate_raw({"type": "rate_limits.updated", "rate_limits": told}, lambda: NOW)
    limit, nothing = RateLimit("tokens", 1000, 980, 1.0), RateLimit("", 0, 0, 0.0)
    assert said == (ev.RateLimitsTold((limit, nothing), NOW),)


def test_what_an_agent_invokes_needs_no_id() -> None:
    message = {"type": "response.invocation.delta", "delta": {"type": "note", "x": 1}}
    (first,), (second,) = translate_raw(message, lambda: NOW), translate_raw(message, lambda: NOW)
    assert isinstance(first, ev.AgentReported)
    assert isinstance(second, ev.AgentReported)
    assert first.item_id != second.item_id


@pytest.mark.parametrize("kind", sorted(TRANSLATED))
def test_an_id_without_end_is_no_id(kind: str) -> None:
    payload = next(
        payload
        for payload, _ in (*CASES, *SERVED_CASES, *EVIDENCE_CASES)
        if payload["type"] == kind
    )
    if "item_id" not in payload:
        return
    long = {**payload, "item_id": "x" * 1000}
    (said,) = translate_raw(wire.parsed(json.dumps(long)), lambda: NOW)
    assert said == ev.UnhandledReceived(kind, malformed=True)


@pytest.mark.parametrize("number", [10**400, -(10**400), 1e300, math.inf, math.nan])
def test_milliseconds_without_end_are_bounded(number: float) -> None:
    raw = json.dumps(
        {"type": "input_audio_buffer.speech_stopped", "item_id": "i", "audio_end_ms": number}
    )
    (said,) = translate_raw(wire.parsed(raw), lambda: NOW)
    if isinstance(said, ev.SpeechStopped):
        assert abs(said.audio_end_ms) <= 10**12
    else:
        assert said == ev.UnhandledReceived("input_audio_buffer.speech_stopped", malformed=True)


@pytest.mark.parametrize(
    "inner",
    ["[]," * 400_000, "0," * 400_000, "{}," * 400_000, '{"a":0},' * 30_000 + "9" * 5_000 + ","],
    ids=["lists", "numbers", "objects", "a number without end among many"],
)
def test_a_message_that_would_take_the_window_too_long_is_none(inner: str) -> None:
    with pytest.raises(wire.NoMessage):
        wire.parsed(f'{{"type": "x", "a": [{inner}0]}}')


def test_one_number_without_end_costs_only_itself() -> None:
    assert read(
        f'{{"a": {"9" * 5_000}, "b": -{"9" * 5_000}, "c": 1e999, "d": -1e301, "e": 7}}'
    ) == {
        "a": wire.MOST_NUMBER,
        "b": -wire.MOST_NUMBER,
        "c": None,
        "d": -1e300,
        "e": 7,
    }


def test_the_end_of_an_answer_with_thousands_of_parts_is_still_read() -> None:
    call = {
        "id": "x",
        "type": "function_call",
        "call_id": "c",
        "name": "clock",
        "arguments": '{"a": 1}',
    }
    response = {"id": "r", "status": "completed", "output": [call] * 20_000}
    done = translate_raw(
        read(json.dumps({"type": "response.done", "response": response})), lambda: NOW
    )[-1]
    assert isinstance(done, ev.ResponseDone)
    assert done.response_id == "r"


@settings(max_examples=200)
@given(
    st.dictionaries(
        st.sampled_from(["type", "delta", "audio", "a\u00e9", "text"]),
        st.one_of(
            st.text(max_size=4),
            st.integers(-(10**17), 10**17),
            st.sampled_from([None, True, 1.5, math.inf, "z" * (MOST_CHARACTERS + 9)]),
            st.sampled_from(["response.audio.delta", HALF]),
        ),
    )
)
def test_a_plain_message_is_read_in_passing_as_it_is_with_care(message: dict[str, Any]) -> None:
    careful = wire.bounded({**message, "with care": [0]})
    careful.pop("with care")
    assert wire.bounded(message) == careful
