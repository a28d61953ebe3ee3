"""The virtual sound card itself: what is played is recorded, and nothing stays behind."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from tests.support import processes
from tests.support.requirements import needs_e2e
from tests.support.speech import RATE_HZ, find, tone, write_wav
from tests.support.virtual_audio import VirtualAudio
from tests.support.waiting import PATIENCE

pytestmark = [pytest.mark.e2e, needs_e2e]

LIST_DEVICES = "import sounddevice; print(*(d['name'] for d in sounddevice.query_devices()))"


@pytest.fixture(scope="module")
def card() -> Iterator[VirtualAudio]:
    with VirtualAudio() as card:
        yield card


@pytest.fixture(scope="module")
def beep(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("sound") / "beep.wav"
    sound = np.concatenate([tone(440, 0.1), tone(1000, 0.2), tone(700, 0.1)])
    write_wav(path, np.pad(sound, (round(0.1 * RATE_HZ), round(0.1 * RATE_HZ))))
    return path


def devices(card: VirtualAudio) -> set[str]:
    shown = subprocess.run(
        [sys.executable, "-c", LIST_DEVICES],
        env={**os.environ, **card.env},
        check=True,
        capture_output=True,
        text=True,
    )
    return set(shown.stdout.split())


def test_what_is_spoken_arrives_at_the_microphone_bit_by_bit_and_in_time(
    card: VirtualAudio, beep: Path
) -> None:
    # A busy computer's sound server may put a block of silence into any sound, or begin it late.
    for _ in range(PATIENCE):
        with card.record("mic") as recording:
            began = card.speak(beep)
            heard = recording.wait_for_sound()
            recording.wait_for_silence(for_s=0.3)
        match = find(tone(1000, 0.2), recording.samples())
        late_s = heard - began - 0.1
        whole = match.coefficient == pytest.approx(1, abs=0.001)
        in_time = -0.01 <= late_s < 0.4  # a recording's clock may be a block early
        if (
            whole
            and in_time
            and recording.time_of(match.lag) == pytest.approx(heard + 0.1, abs=0.02)
        ):
            return
    pytest.fail(f"not once in {PATIENCE} times: {match}, {late_s:.3f} s late")


def test_a_program_sees_only_the_virtual_devices(card: VirtualAudio) -> None:
    assert devices(card) == {"test_speaker", "test_mic", "test_echo", "default"}


def test_the_headset_appears_when_plugged_in_and_goes_when_pulled_out(card: VirtualAudio) -> None:
    card.plug()
    assert "usb_headset" in devices(card)
    card.unplug()
    assert "usb_headset" not in devices(card)


def test_a_loopback_lets_the_microphone_hear_the_speaker_more_quietly(
    card: VirtualAudio, beep: Path
) -> None:
    with card.loopback(latency_ms=30, gain_db=-20), card.record("mic") as microphone:
        card.play(beep)
        microphone.wait_for_sound()
        microphone.wait_for_silence(for_s=0.3)
    peak = np.abs(microphone.samples().astype(int)).max()
    assert 20 * np.log10(peak / 32_768) == pytest.approx(-12 - 20, abs=1.5)


def test_the_server_can_crash_and_come_back(card: VirtualAudio) -> None:
    card.kill_server()
    assert devices(card) == set()
    card.restart_server()
    assert "test_mic" in devices(card)


def test_nothing_runs_after_the_end() -> None:
    with VirtualAudio() as card:
        card.plug()
        assert len(processes.tagged(card.tag)) == 2
    assert processes.tagged(card.tag) == {}
