"""How playback learns from stutters."""

from __future__ import annotations

from voicelive_desktop.audio.devices.restarts import SLOW_S, Restarts
from voicelive_desktop.audio.speaker.adaptation import (
    CALM_S,
    DELAY_MAX_S,
    LATENCIES_S,
    OutputLatency,
    StartDelay,
)


def test_the_latency_starts_low_grows_with_each_underflow_and_goes_back_after_five_calm_minutes() -> (
    None
):
    latency = OutputLatency()
    assert latency.seconds == LATENCIES_S[0] <= 0.040
    for number in range(10):
        latency.underflowed(float(number))
    assert latency.seconds == LATENCIES_S[-1]
    latency.passed(9.0 + CALM_S - 1)
    assert latency.seconds == LATENCIES_S[-1]
    latency.passed(9.0 + CALM_S)
    assert latency.seconds == LATENCIES_S[-2]
    latency.passed(9.0 + CALM_S + 1)
    assert latency.seconds == LATENCIES_S[-2]


def test_the_start_delay_is_nothing_then_covers_the_gap_and_fades_away() -> None:
    delay = StartDelay()
    assert delay.seconds == 0
    delay.stuttered(0.1)
    assert 0.1 < delay.seconds < 0.2
    delay.stuttered(10.0)
    assert delay.seconds == DELAY_MAX_S
    for _ in range(12):
        delay.went_well()
    assert delay.seconds == 0


def test_two_slow_restarts_in_a_row_end_the_restarting() -> None:
    restarts = Restarts()
    restarts.note(SLOW_S * 2)
    restarts.note(0.001)
    restarts.note(SLOW_S * 2)
    assert restarts.worthwhile
    restarts.note(SLOW_S * 2)
    assert not restarts.worthwhile


def test_the_latency_grows_at_once_to_what_the_longest_wait_takes() -> None:
    latency = OutputLatency()
    latency.underflowed(0.0, wait_s=0.150)
    assert latency.seconds == 0.180
    latency.underflowed(1.0, wait_s=0.050)
    assert latency.seconds == 0.250
