"""The service's messages wait a moment only while none that hurries can be among them."""

from __future__ import annotations

import pytest

from tests.support.fakes import FakeConnection
from voicelive_desktop.client.unhurried import HURRY_S, REST_S, SILENT, UnhurriedReading


class Bench:
    """A reading in a silent room, with nothing asked for since long."""

    def __init__(self) -> None:
        self.now_s = 100.0
        self.connection = FakeConnection()
        self.reading = UnhurriedReading(self.connection, lambda: self.now_s)
        self.reading.heard(SILENT)
        self.now_s += HURRY_S

    @property
    def rests(self) -> list[float]:
        return self.connection.rests


def test_it_rests_once_for_all_that_comes_together() -> None:
    bench = Bench()
    for _ in range(3):
        bench.reading.pause(is_ahead=True)
    assert bench.rests == [REST_S]
    bench.now_s += REST_S
    bench.reading.pause(is_ahead=True)
    assert bench.rests == [REST_S, REST_S]


def test_who_begins_to_speak_wakes_it_and_keeps_it_awake() -> None:
    bench = Bench()
    bench.reading.pause(is_ahead=True)
    bench.reading.heard(1)
    assert bench.rests == [REST_S, 0.0]
    bench.reading.pause(is_ahead=True)
    assert bench.rests == [REST_S, 0.0], "the room is not silent"


def test_what_is_asked_for_wakes_it_and_may_be_answered_at_any_moment() -> None:
    bench = Bench()
    bench.reading.pause(is_ahead=True)
    bench.reading.hurry()
    bench.now_s += HURRY_S / 2
    bench.reading.pause(is_ahead=True)
    assert bench.rests == [REST_S, 0.0]
    bench.now_s += HURRY_S / 2
    bench.reading.pause(is_ahead=True)
    assert bench.rests == [REST_S, 0.0, REST_S]


@pytest.mark.parametrize("frames", [0, SILENT])
def test_without_sound_in_hand_it_never_rests(frames: int) -> None:
    bench = Bench()
    bench.reading.heard(frames)
    bench.reading.pause(is_ahead=False)
    assert REST_S not in bench.rests
