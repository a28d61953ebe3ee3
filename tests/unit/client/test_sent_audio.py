"""Milliseconds of the service's clock on our clock."""

from __future__ import annotations

import struct

import pytest

from voicelive_desktop.client.sent_audio import AHEAD_MS, KEPT_FRAMES, SentAudio


def test_a_millisecond_inside_a_frame_is_counted_back_from_its_end() -> None:
    sent = SentAudio()
    for n in range(1, 6):
        sent.add(10.0 + n * 0.020)
    assert sent.captured_t(0) == pytest.approx(10.0)
    assert sent.captured_t(1) == pytest.approx(10.001)
    assert sent.captured_t(20) == pytest.approx(10.020)
    assert sent.captured_t(95) == pytest.approx(10.095)
    assert sent.captured_t(100) == pytest.approx(10.100)


def test_what_was_not_sent_has_no_time() -> None:
    sent = SentAudio()
    assert sent.captured_t(0) is None
    sent.add(1.0)
    assert sent.captured_t(20 + AHEAD_MS + 1) is None
    assert sent.captured_t(-1) is None


def test_the_end_of_a_block_that_the_service_is_still_filling_has_a_time() -> None:
    sent = SentAudio()
    assert sent.captured_t(10) is None, "nothing was sent yet"
    for n, peak in enumerate([20] * 5 + [8_000] * 20 + [15] * 25):
        sent.add(1.0 + n * 0.020, frame(peak))
    assert sent.captured_t(1_010) == pytest.approx(1.0 + 49 * 0.020 + 0.010)
    assert sent.voice_end_t(100, 1_010) == pytest.approx(1.0 + 24 * 0.020)


def test_a_gap_in_the_capture_is_a_gap_in_time_and_none_in_the_count() -> None:
    sent = SentAudio()
    sent.add(1.020)
    sent.add(5.020)
    assert sent.captured_t(20) == pytest.approx(1.020)
    assert sent.captured_t(25) == pytest.approx(5.005)


def test_the_oldest_frames_are_forgotten_and_the_count_goes_on() -> None:
    sent = SentAudio()
    for n in range(KEPT_FRAMES + 10):
        sent.add(n * 0.020)
    assert sent.captured_t(100) is None
    assert sent.captured_t((KEPT_FRAMES + 10) * 20) == pytest.approx((KEPT_FRAMES + 9) * 0.020)


def frame(peak: int) -> bytes:
    return struct.pack("<480h", *([peak, -peak] * 240))


def test_the_voice_ends_with_its_last_loud_frame_however_long_the_service_waits() -> None:
    sent = SentAudio()
    for n, peak in enumerate(
        [20] * 5 + [6_000, 9_000, 4_000, 2_000, 8_000] * 4 + [300] * 3 + [15] * 60
    ):
        sent.add(1.0 + n * 0.020, frame(peak))
    assert sent.voice_end_t(100, 1_700) == pytest.approx(1.0 + 24 * 0.020)


def test_where_nothing_was_loud_or_kept_the_end_of_the_voice_is_not_told() -> None:
    sent = SentAudio()
    assert sent.voice_end_t(0, 20) is None
    for n in range(10):
        sent.add(n * 0.020, bytes(960))
    assert sent.voice_end_t(0, 200) is None
    assert sent.voice_end_t(0, 900) is None
