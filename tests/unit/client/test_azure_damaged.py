"""Messages that are damaged, or lack what they should have: counted, and never an exception."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.unit.client.evidence_messages import EVIDENCE_CASES
from tests.unit.client.served_messages import SERVED_CASES
from tests.unit.client.service_messages import CASES, NOW, OF_REPLY, meaning, parsed
from voicelive_desktop.client.azure_events import PLAIN, TRANSLATED, translate, translate_raw
from voicelive_desktop.domain.facts import events as ev


def test_a_message_without_a_type_is_counted() -> None:
    assert meaning({"hello": 1}) == (ev.UnhandledReceived("None"),)


WITHOUT_FIELDS = {
    "input_audio_buffer.cleared",
    "output_audio_buffer.cleared",
    "session.avatar.switch_to_speaking",
    "session.avatar.switch_to_idle",
}


@pytest.mark.parametrize("kind", sorted(set(TRANSLATED) - WITHOUT_FIELDS))
def test_a_message_without_its_fields_is_malformed_or_says_less(kind: str) -> None:
    (said,) = meaning({"type": kind}) or (None,)
    assert said == ev.UnhandledReceived(kind, malformed=True)


def test_sound_that_is_no_base64_is_malformed() -> None:
    assert meaning({"type": "response.audio.delta", **OF_REPLY, "delta": "abc"}) == (
        ev.UnhandledReceived("response.audio.delta", malformed=True),
    )


PARTS = (
    *("voice", "turn_detection", "tools", "modalities", "instructions", "model", "expires_at"),
    *("animation", "avatar", "avatar.output_protocol", "avatar.ice_servers", "avatar.video"),
    *("avatar.scene", "avatar.type"),
)


@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize(
    "odd", [5, True, -1.5, "x", [1], [[[]]], {"a": 1}, [{"urls": 5}], {"urls": [5]}], ids=repr
)
def test_one_odd_part_of_a_session_takes_nothing_from_the_rest(part: str, odd: object) -> None:
    session: dict[str, Any] = {"temperature": 0.8, "avatar": {"output_protocol": "webrtc"}}
    outer, _, inner = part.rpartition(".")
    place = session.get(outer, session)
    place[inner] = odd
    said = meaning({"type": "session.updated", "session": session})
    assert isinstance(said[0], ev.SessionUpdated)
    assert ("temperature", 0.8) in said[0].applied


@pytest.mark.parametrize("code", [5, ["x"], {"y": 1}])
def test_an_error_with_odd_parts_is_still_an_error(code: object) -> None:
    (error,) = meaning(
        {"type": "error", "error": {"code": code, "message": 3, "param": [], "event_id": 9}}
    )
    assert isinstance(error, ev.ServiceErrorReported)
    assert all(
        isinstance(text, str)
        for text in (error.because.code, error.because.message, error.because.subject)
    )
    assert error.refused is None


JSON: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3)
    ),
    max_leaves=6,
)
FIELDS = [
    "session",
    "error",
    "warning",
    "item",
    "response",
    "item_id",
    "response_id",
    "delta",
    "audio_start_ms",
]


@st.composite
def _damaged(draw: st.DrawFn) -> dict[str, Any]:
    """A realistic message with one part, at any depth, replaced by anything or left out."""
    message: Any = json.loads(
        json.dumps(draw(st.sampled_from([*CASES, *SERVED_CASES, *EVIDENCE_CASES]))[0])
    )
    place = message
    while True:
        name = draw(st.sampled_from(sorted(place)))
        if isinstance(place[name], dict) and place[name] and draw(st.booleans()):
            place = place[name]
            continue
        if draw(st.booleans()):
            del place[name]
        else:
            place[name] = draw(JSON)
        return dict(message)


def _harmless(payload: dict[str, Any]) -> None:
    try:
        message = parsed(payload)
    except (TypeError, AttributeError, ValueError):
        return  # the SDK itself gives up; AzureConnection counts it
    for received in translate(message, lambda: NOW):
        assert not isinstance(received, ev.UnhandledReceived) or isinstance(received.kind, str)


@given(_damaged())
@settings(max_examples=150, deadline=None)
def test_no_damaged_message_raises(payload: dict[str, Any]) -> None:
    _harmless(payload)


@given(
    st.fixed_dictionaries(
        {"type": st.sampled_from(sorted(TRANSLATED))}, optional=dict.fromkeys(FIELDS, JSON)
    )
)
@settings(max_examples=100, deadline=None)
def test_no_garbage_raises(payload: dict[str, Any]) -> None:
    _harmless(payload)


_OF_DELTAS = ["response_id", "item_id", "delta", "text", "audio_offset_ms", "audio_duration_ms"]


@given(
    st.fixed_dictionaries(
        {"type": st.sampled_from(sorted(PLAIN))},
        optional=dict.fromkeys([*_OF_DELTAS, "viseme_id"], st.just("a") | st.integers() | JSON),
    )
)
@settings(max_examples=80, deadline=None)
def test_what_is_read_without_the_sdk_means_what_it_means_with_it(payload: dict[str, Any]) -> None:
    try:
        known = tuple(meaning(payload))
    except (TypeError, AttributeError, ValueError):
        return  # the SDK itself gives up
    assert tuple(translate_raw(payload, lambda: NOW)) == known
