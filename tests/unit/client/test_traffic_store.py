"""What passes is kept while somebody looks, bounded, without secrets; what was left out is counted."""

from __future__ import annotations

import base64
import json
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from voicelive_desktop.client import traffic_store
from voicelive_desktop.client.azure_events import is_known
from voicelive_desktop.client.traffic_store import (
    MOST_BEFORE,
    MOST_CHARACTERS_BEFORE,
    MOST_OF_ONE_BEFORE,
    Traffic,
    lines,
    read_lines,
)
from voicelive_desktop.client.wire import APPEND, NoMessage
from voicelive_desktop.domain.facts.traffic import Direction, Passed, Strange

ALL_DAY = 60.0


@pytest.fixture
def traffic() -> Traffic:
    made = Traffic(lambda: 5.0, lambda: 1_000.0, is_known, most=10)
    made.watch(on=True)
    return made


def received(traffic: Traffic, kind: str, **fields: object) -> None:
    traffic.received(json.dumps({"type": kind, **fields}))


def only(traffic: Traffic) -> Passed:
    (passed,) = traffic.news(ALL_DAY)
    return passed


def test_who_looks_late_finds_what_passed_before_without_its_sound() -> None:
    traffic = Traffic(lambda: 0.0, lambda: 0.0, is_known)
    received(traffic, "response.created")
    received(traffic, "response.audio.delta", delta="A" * 4_000)
    traffic.sent('{"type": "input_audio_buffer.append", "audio": "AAAA"}')
    traffic.sent('{"type": "session.update"}')
    traffic.received("{{{")
    traffic.made_no_sense()
    traffic.happened("connected")
    assert (traffic.missed, traffic.news(ALL_DAY)) == (2, [])
    traffic.watch(on=True)
    assert [passed.kind for passed in traffic.news(ALL_DAY)] == [
        "response.created",
        "session.update",
        "not a message",
        "connected",
    ]
    traffic.watch(on=False)
    received(traffic, "response.done")
    traffic.watch(on=True)
    assert only(traffic).kind == "response.done"


def test_what_nobody_looks_at_is_bounded_and_its_rest_counted() -> None:
    traffic = Traffic(lambda: 0.0, lambda: 0.0, is_known)
    for _ in range(MOST_BEFORE + 10):
        received(traffic, "response.created")
    traffic.received("x" * (MOST_OF_ONE_BEFORE + 1))
    assert traffic.missed == 11
    for _ in range(60):
        traffic.received("y" * MOST_OF_ONE_BEFORE)
    traffic.watch(on=True)
    kept = sum(passed.size for passed in traffic.news(ALL_DAY))
    assert kept <= MOST_CHARACTERS_BEFORE


def test_a_message_is_told_with_what_it_names(traffic: Traffic) -> None:
    received(
        traffic, "response.audio_transcript.delta", item_id="a", response_id="r", delta="Hello"
    )
    passed = only(traffic)
    assert (passed.direction, passed.kind) == (
        Direction.RECEIVED,
        "response.audio_transcript.delta",
    )
    assert (passed.ids, passed.text, passed.at_s, passed.strange) == (
        ("a", "r"),
        "Hello",
        1_000.0,
        Strange.NOT,
    )


def test_sound_is_told_by_its_length_and_keys_never(traffic: Traffic) -> None:
    received(traffic, "response.audio.delta", item_id="a", delta="A" * 64_000)
    traffic.sent(
        json.dumps({"type": "session.update", "session": {"tools": [{"authorization": "sk-1"}]}})
    )
    sound, update = traffic.news(ALL_DAY)
    assert sound.sound_ms == pytest.approx(1_000)
    assert len(sound.message) < 200
    assert "sk-1" not in update.message


class Clock:
    """Monotonic seconds that stand still until somebody moves them."""

    def __init__(self) -> None:
        self.t = 0.0

    def __call__(self) -> float:
        return self.t


def append(ms: float, bytes_per_ms: float = 48) -> str:
    audio = base64.b64encode(bytes(round(ms * bytes_per_ms))).decode()
    return json.dumps({"type": APPEND, "audio": audio})


def totals(told: Sequence[Passed]) -> tuple[int, float]:
    frames = [one for one in told if one.kind == APPEND]
    return sum(one.count for one in frames), sum(one.sound_ms for one in frames)


@given(st.lists(st.integers(1, 5), min_size=1, max_size=200), st.booleans())
@settings(max_examples=20)
def test_sent_sound_is_counted_and_measured_whatever_a_message_holds(
    frames: list[int], answered: bool
) -> None:
    clock = Clock()
    traffic = Traffic(clock, lambda: 1_000.0, is_known)
    traffic.watch(on=True)
    told: list[Passed] = []
    for n, joined in enumerate(frames, 1):
        traffic.sent(append(20 * joined))
        if answered:
            received(traffic, "response.audio.delta", item_id="a", delta="AAAA")
        told += traffic.news(ALL_DAY)
        assert totals(told)[0] >= 1, "a stretch is told at once"
        before_ms = 20 * sum(frames[: n - 1])  # the clock stands there
        assert totals(told)[1] >= before_ms - 1_000 - 100, "the rest within a second"
        clock.t += 0.02 * joined
    clock.t += 1.0
    told += traffic.news(ALL_DAY)
    count, sound_ms = totals(told)
    assert count == len(frames)
    assert sound_ms == pytest.approx(20 * sum(frames))
    file = list(read_lines(lines(told, words=False)))
    assert totals(file) == totals(told)


def test_a_stretch_of_sent_sound_is_told_before_what_ends_it(traffic: Traffic) -> None:
    for _ in range(7):
        traffic.sent(append(100))
    received(traffic, "input_audio_buffer.speech_started")
    traffic.sent(append(20))
    told = [(one.kind.rpartition(".")[2], one.count, one.sound_ms) for one in traffic.news(ALL_DAY)]
    assert told == [
        ("append", 1, 100.0),
        ("append", 6, 600.0),
        ("speech_started", 1, 0.0),
        ("append", 1, 20.0),
    ]


def test_words_that_name_the_message_of_sound_are_no_sound(traffic: Traffic) -> None:
    traffic.sent(json.dumps({"type": "conversation.item.create", "item": {"text": APPEND}}))
    assert only(traffic).kind == "conversation.item.create"


@pytest.mark.parametrize(
    ("session", "sent_per_ms", "came_per_ms"),
    [
        ({}, 48, 48),
        ({"input_audio_sampling_rate": 16_000, "output_audio_format": "pcm16_16000hz"}, 32, 32),
        ({"input_audio_format": "g711_ulaw", "output_audio_format": "g711_alaw"}, 8, 8),
        ({"input_audio_echo_cancellation": {"channels": 2}}, 96, 48),
    ],
    ids=["usual", "16 kHz", "G.711", "two channels"],
)
def test_sound_is_measured_in_the_form_of_the_session(
    traffic: Traffic, session: dict[str, object], sent_per_ms: float, came_per_ms: float
) -> None:
    received(traffic, "session.updated", session=session)
    traffic.sent(append(100, sent_per_ms))
    delta = base64.b64encode(bytes(round(300 * came_per_ms))).decode()
    received(traffic, "response.audio.delta", delta=delta)
    told = traffic.news(ALL_DAY)
    assert [one.sound_ms for one in told] == [0.0, pytest.approx(100, abs=1), 300.0]
    again = read_lines(lines(told, words=False))
    assert [one.sound_ms for one in again] == [one.sound_ms for one in told]


def test_the_oldest_fall_out_at_the_limit(traffic: Traffic) -> None:
    for n in range(25):
        received(traffic, "response.created", n=n)
        traffic.news(ALL_DAY)
    assert [json.loads(one.message)["n"] for one in traffic.kept()] == list(range(15, 25))
    assert traffic.fallen == 15


@pytest.mark.parametrize(
    ("name", "most"),
    [("MOST_WAITING", 3), ("MOST_CHARACTERS_WAITING", 60)],
    ids=["messages", "characters"],
)
def test_what_comes_faster_than_it_is_read_is_counted(
    traffic: Traffic, monkeypatch: pytest.MonkeyPatch, name: str, most: int
) -> None:
    monkeypatch.setattr(traffic_store, name, most)
    for _ in range(8):
        received(traffic, "response.created")
    read = traffic.news(ALL_DAY)
    assert len(read) + traffic.missed == 8
    assert traffic.missed > 0


def test_reading_ends_when_its_time_is_over() -> None:
    now = iter(float(n) for n in range(1_000))
    traffic = Traffic(lambda: next(now), lambda: 0.0, is_known)
    traffic.watch(on=True)
    for _ in range(50):
        received(traffic, "response.created")
    assert 0 < len(traffic.news(10.0)) < 10


@pytest.mark.parametrize(
    ("text", "strange", "kind"),
    [
        ("{{{", Strange.MALFORMED, "not a message"),
        ("[1]", Strange.MALFORMED, "not a message"),
        ("[" * 100_000, Strange.MALFORMED, "not a message"),
        ('{"type": "response.hologram"}', Strange.UNKNOWN, "response.hologram"),
        ('{"type": "error", "x": "' + "y" * 1_100_000 + '"}', Strange.TOO_LARGE, "error"),
        ('{"type": 7}', Strange.UNKNOWN, "no type"),
    ],
    ids=["no JSON", "no object", "deep", "unknown", "large", "no type"],
)
def test_what_makes_no_sense_stands_out(
    traffic: Traffic, text: str, strange: Strange, kind: str
) -> None:
    traffic.received(text)
    passed = only(traffic)
    assert (passed.strange, passed.kind) == (strange, kind)
    assert len(passed.message) < 200


def test_a_message_that_could_not_be_translated_stands_out(traffic: Traffic) -> None:
    received(traffic, "response.audio.delta", delta=3)
    traffic.made_no_sense()
    assert only(traffic).strange is Strange.MALFORMED


@pytest.mark.parametrize("words", [False, True])
def test_a_saved_file_can_be_read_again_and_has_words_only_on_request(
    traffic: Traffic, words: bool
) -> None:
    received(traffic, "response.text.done", item_id="a", text="my cat is called Minka")
    traffic.happened("connection_lost", because="lost")
    saved = list(lines(traffic.news(ALL_DAY), words=words))
    assert ("Minka" in "".join(saved)) is words
    assert '"turn"' not in "".join(saved), "none is known"
    again = list(read_lines(iter(["not JSON\n", *saved])))
    assert [(one.direction, one.kind) for one in again] == [
        (Direction.RECEIVED, "response.text.done"),
        (Direction.PROGRAM, "connection_lost"),
    ]


def test_a_session_log_can_be_read_too() -> None:
    log = [
        '{"format": "voicelive-session-log"}',
        json.dumps(_entry("response.created")),
        json.dumps(_entry(APPEND)),
    ]
    told = list(read_lines(iter(log)))
    assert [one.kind for one in told] == ["response.created", APPEND]
    assert (told[1].count, told[1].sound_ms) == (50, 1_000.0), "one from when a frame was a message"


def _entry(kind: str) -> dict[str, object]:
    return {"t": 0.5, "at": 1_000.5, "direction": "sent", "message": {"type": kind, "frames": 50}}


@pytest.mark.parametrize(
    "line", ["", "hello", "{}", '{"direction": "up", "event": {}}', '{"direction": "sent"}']
)
def test_a_file_without_messages_is_said_to_be_none(line: str) -> None:
    with pytest.raises(NoMessage):
        list(read_lines(iter([line])))


def test_forgetting_forgets_all(traffic: Traffic) -> None:
    received(traffic, "response.created")
    traffic.clear()
    assert (traffic.news(ALL_DAY), traffic.kept(), traffic.missed) == ([], (), 0)
