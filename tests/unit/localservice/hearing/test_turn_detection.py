"""Turns are found in the signal, at the right milliseconds, as sensitively as asked for."""

from __future__ import annotations

import numpy as np
import pytest

from tests.unit.localservice.surroundings import (
    Session,
    bounds_ms,
    kinds,
    noise,
    pieces,
    silence,
    speech,
)
from voicelive_desktop.localservice.hearing.speech_probability import FRAME
from voicelive_desktop.localservice.hearing.turn_detection import (
    DetectionSettings,
    TurnDetector,
    UtteranceStarted,
    UtteranceStopped,
)
from voicelive_desktop.localservice.protocol.resampling import SampleArray, resample

RECORDINGS = ("slt-time", "slt-story", "rms-hello", "awb-help", "rms-stop", "slt-weather")


def turns(sound: SampleArray, **settings: float) -> list[tuple[int, int]]:
    """(start, end) in milliseconds of each whole turn."""
    detector = TurnDetector(DetectionSettings(**settings))  # type: ignore[arg-type]
    events = detector.push(sound)
    starts = [e.start // 16 for e in events if isinstance(e, UtteranceStarted)]
    ends = [e.end // 16 for e in events if isinstance(e, UtteranceStopped)]
    return list(zip(starts, ends, strict=False))


def padded(name: str, before_ms: int = 1000, after_ms: int = 1500) -> SampleArray:
    return np.concatenate([silence(before_ms), speech(name), silence(after_ms)])


@pytest.mark.parametrize("name", RECORDINGS)
@pytest.mark.parametrize("noise_level", [0.0, 0.003])
def test_a_turn_begins_and_ends_where_the_words_do(name: str, noise_level: float) -> None:
    sound = padded(name)
    first, last = bounds_ms(sound)
    ((start, end),) = turns(sound + noise(sound.size // 16, noise_level)[: sound.size])
    assert start == pytest.approx(first - 400, abs=60)  # the padding included
    # the silence included; a word's soft end may count as speech
    assert -60 < end - (last + 500) < 250


@pytest.mark.parametrize("padding_ms", [0, 100, 300])
def test_the_start_honours_the_prefix_padding(padding_ms: int) -> None:
    (start, _), reference = (
        turns(padded("slt-time"), prefix_padding_ms=padding_ms)[0],
        turns(padded("slt-time"))[0][0],
    )
    assert start == reference + 400 - padding_ms


@pytest.mark.parametrize("silence_ms", [200, 800, 1200])
def test_the_end_honours_the_silence(silence_ms: int) -> None:
    reference = turns(padded("slt-time"))[0][1]
    assert (
        turns(padded("slt-time"), silence_duration_ms=silence_ms)[0][1]
        == reference - 500 + silence_ms
    )


def test_a_short_silence_makes_two_turns_of_a_pause_and_a_long_one_does_not() -> None:
    sound = np.concatenate([speech("slt-time"), silence(400), speech("awb-help"), silence(2000)])
    assert len(turns(sound, silence_duration_ms=300)) == 2
    assert len(turns(sound, silence_duration_ms=1500)) == 1


def test_nothing_begins_before_the_session() -> None:
    sound = np.concatenate([speech("slt-time")[3000:], silence(1000)])
    assert turns(sound)[0][0] == 0


def test_a_second_turn_does_not_reach_back_into_the_first() -> None:
    sound = np.concatenate([speech("slt-time"), silence(650), speech("awb-help"), silence(1000)])
    first, second = turns(sound, prefix_padding_ms=2000)
    assert second[0] >= first[1]


@pytest.mark.parametrize("level", [0.0, 0.0005, 0.003, 0.01, 0.05])
def test_steady_noise_is_no_speech_even_for_a_sensitive_threshold(level: float) -> None:
    assert turns(noise(6000, level), threshold=0.2, speech_duration_ms=80) == []


def test_a_fan_that_starts_is_no_speech() -> None:
    assert turns(np.concatenate([noise(3000, 0.001), noise(4000, 0.01)])) == []


def test_a_click_is_no_speech() -> None:
    sound = silence(2000)
    sound[16_000:16_200] = 0.8
    assert turns(sound, speech_duration_ms=80) == []


def test_the_threshold_decides_how_quiet_speech_may_be() -> None:
    quiet = padded("slt-story") * np.float32(0.006)
    background = noise(quiet.size // 16 + 1, 0.0005)[: quiet.size]
    found = []
    for threshold in (0.1, 0.3, 0.5, 0.7, 0.9, 0.99):
        detector = TurnDetector(DetectionSettings(threshold=threshold, speech_duration_ms=80))
        found.append(
            any(isinstance(event, UtteranceStarted) for event in detector.push(quiet + background))
        )
    assert found[0]
    assert not found[-1]
    assert found == sorted(found, reverse=True)  # never more sensitive with a higher threshold


def test_more_speech_may_be_asked_for_before_it_counts() -> None:
    assert turns(padded("rms-stop"), speech_duration_ms=100)
    assert not turns(padded("rms-stop"), speech_duration_ms=1000)


def test_chunk_borders_do_not_matter() -> None:
    sound = padded("rms-hello")
    detector = TurnDetector(DetectionSettings())
    events = [event for piece in pieces(sound, 337) for event in detector.push(piece)]
    assert events == TurnDetector(DetectionSettings()).push(sound)


def test_a_turn_stays_open_while_the_words_are_unfinished() -> None:
    settings = DetectionSettings.from_wire(
        {
            "type": "server_vad",
            "end_of_utterance_detection": {"model": "semantic_detection_v1", "timeout_ms": 700},
        }
    )
    detector = TurnDetector(settings, is_unfinished=lambda: True)
    (stopped,) = [
        e
        for e in detector.push(padded("slt-time", after_ms=2500))
        if isinstance(e, UtteranceStopped)
    ]
    assert stopped.end // 16 == turns(padded("slt-time"))[0][1] + 700


def test_while_the_assistant_speaks_more_speech_may_be_needed() -> None:
    settings = DetectionSettings(speech_duration_ms=80, speech_duration_assistant_speaking_ms=5000)
    assert not TurnDetector(settings, is_answering=lambda: True).push(padded("slt-time"))
    assert TurnDetector(settings, is_answering=lambda: False).push(padded("slt-time"))


def abrupt(name: str) -> SampleArray:
    """A recording that ends with a sample of sound."""
    sound = speech(name)
    return sound[: int(np.flatnonzero(np.abs(sound) > 0.05)[-1]) + 1]


def stopped_after(
    sound: SampleArray, silence_samples: int, piece: int, rate_hz: int, **session: object
) -> bool:
    """Whether the turn is over when exactly this much silence was sent behind the sound, in pieces."""
    client = Session()
    client.configure(
        turn_detection={"type": "server_vad", "silence_duration_ms": SILENCE_MS}, **session
    )
    whole = np.concatenate([sound, np.zeros(silence_samples, dtype=np.float32)])
    events = [event for part in pieces(whole, piece) for event in client.speak(part)]
    return "input_audio_buffer.speech_stopped" in kinds(events)


SILENCE_MS = 430  # neither whole frames nor whole pieces


@pytest.mark.parametrize("name", RECORDINGS)
@pytest.mark.parametrize(
    ("rate_hz", "piece"), [(24_000, 480), (24_000, 1111), (16_000, 337), (8_000, 160)]
)
def test_a_turn_ends_when_exactly_its_silence_was_sent(name: str, rate_hz: int, piece: int) -> None:
    sound = resample(np.concatenate([silence(600), abrupt(name)]), 16_000, rate_hz)
    enough = rate_hz * SILENCE_MS // 1000
    assert stopped_after(sound, enough, piece, rate_hz, input_audio_sampling_rate=rate_hz)
    assert not stopped_after(
        sound, enough - rate_hz // 10, piece, rate_hz, input_audio_sampling_rate=rate_hz
    )


@pytest.mark.parametrize("piece", [160, 337, 8000])
def test_the_end_is_the_end_of_the_speech_and_its_silence(piece: int) -> None:
    sound = np.concatenate([silence(600), abrupt("slt-time")])
    detector = TurnDetector(DetectionSettings(silence_duration_ms=SILENCE_MS))
    whole = np.concatenate([sound, silence(2000)])
    (stop,) = [
        e
        for part in pieces(whole, piece)
        for e in detector.push(part)
        if isinstance(e, UtteranceStopped)
    ]
    assert stop.end == sound.size + 16 * SILENCE_MS


def test_a_part_of_a_frame_with_a_sound_in_it_is_no_silence() -> None:
    sound = np.concatenate([silence(600), abrupt("slt-time")])
    detector = TurnDetector(DetectionSettings(silence_duration_ms=SILENCE_MS))
    detector.push(np.concatenate([sound, silence(SILENCE_MS - 10)]))
    detector.push(np.full(FRAME - 1, 0.5, dtype=np.float32))
    assert detector.sent(detector.position + FRAME - 1) == []
