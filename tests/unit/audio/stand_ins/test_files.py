"""Sound from and to WAV files."""

from __future__ import annotations

import asyncio
import struct
import subprocess
import sys
import time
import wave
from pathlib import Path

import numpy as np
import pytest

from tests.support.waiting import eventually
from tests.unit.audio.rig import ITEM, REPLY, noise
from voicelive_desktop.audio.devices.device_ports import Samples
from voicelive_desktop.audio.engine import AudioEngine
from voicelive_desktop.audio.formats.wav import NotAWav, WavWriter, read_wav
from voicelive_desktop.audio.stand_ins.file_devices import with_files
from voicelive_desktop.audio.stand_ins.simulated import SimulatedBackend
from voicelive_desktop.audio.stand_ins.ticker import HandCrank
from voicelive_desktop.domain.words.pcm import RATE_HZ


def _write(path: Path, samples: Samples, rate_hz: int = RATE_HZ, channels: int = 1) -> Path:
    with wave.open(str(path), "wb") as out:
        out.setnchannels(channels)
        out.setsampwidth(2)
        out.setframerate(rate_hz)
        out.writeframes(samples.tobytes())
    return path


def _read(path: Path) -> Samples:
    with wave.open(str(path), "rb") as file:
        assert (file.getnchannels(), file.getsampwidth(), file.getframerate()) == (1, 2, RATE_HZ)
        return np.frombuffer(file.readframes(file.getnframes()), np.int16)


def _coded(path: Path, kind: int, bits: int, data: bytes, extra: bytes = b"") -> Path:
    width = (bits + 7) // 8
    form = struct.pack("<HHIIHH", kind, 1, RATE_HZ, RATE_HZ * width, width, bits) + extra
    body = (
        b"WAVE"
        b"fmt "
        + struct.pack("<I", len(form))
        + form
        + b"data"
        + struct.pack("<I", len(data))
        + data
    )
    path.write_bytes(b"RIFF" + struct.pack("<I", len(body)) + body)
    return path


def test_our_own_format_is_read_bit_for_bit(tmp_path: Path) -> None:
    np.testing.assert_array_equal(read_wav(_write(tmp_path / "a.wav", noise(100))), noise(100))


def test_other_rates_and_channels_become_mono_at_24_khz(tmp_path: Path) -> None:
    stereo = np.repeat(
        np.rint(np.sin(np.arange(44_100) / 44_100 * 6_283.2) * 9_000).astype(np.int16), 2
    )
    out = read_wav(_write(tmp_path / "a.wav", stereo, 44_100, 2))
    assert len(out) == pytest.approx(RATE_HZ, abs=2)
    assert np.abs(out).max() == pytest.approx(9_000, rel=0.01)


@pytest.mark.parametrize(
    ("kind", "bits", "data"),
    [
        (1, 8, bytes([128, 192, 64])),
        (1, 24, b"\0\0\0" + b"\0\0\x40" + b"\0\0\xc0"),
        (1, 32, struct.pack("<3i", 0, 2**30, -(2**30))),
        (3, 32, struct.pack("<3f", 0, 0.5, -0.5)),
        (3, 64, struct.pack("<3d", 0, 0.5, -0.5)),
    ],
)
def test_every_depth_is_read(tmp_path: Path, kind: int, bits: int, data: bytes) -> None:
    assert read_wav(_coded(tmp_path / "a.wav", kind, bits, data)).tolist() == [0, 16_384, -16_384]


def test_the_extensible_header_is_read(tmp_path: Path) -> None:
    extra = struct.pack("<HHIH", 22, 16, 4, 1) + bytes(14)
    path = _coded(tmp_path / "a.wav", 0xFFFE, 16, struct.pack("<2h", 5, -5), extra)
    assert read_wav(path).tolist() == [5, -5]


@pytest.mark.parametrize(
    "data",
    [b"", b"RIFF", b"ID3" + bytes(50), b"RIFF\0\0\0\0WAVE", b"RIFF\0\0\0\0WAVEfmt \4\0\0\0abcd"],
)
def test_what_is_no_wav_is_refused_with_its_name(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "song.wav"
    path.write_bytes(data)
    with pytest.raises(NotAWav, match=r"song\.wav"):
        read_wav(path)


def test_compressed_sound_is_refused(tmp_path: Path) -> None:
    with pytest.raises(NotAWav, match="not PCM"):
        read_wav(_coded(tmp_path / "a.wav", 0x11, 4, bytes(10)))


def test_a_file_that_was_cut_short_gives_what_it_holds(tmp_path: Path) -> None:
    path = _write(tmp_path / "a.wav", noise(100))
    path.write_bytes(path.read_bytes()[:-1001])
    np.testing.assert_array_equal(read_wav(path), noise(100)[:-501])


def test_the_written_file_is_whole_after_every_write(tmp_path: Path) -> None:
    writer = WavWriter(tmp_path / "out.wav")
    assert not len(_read(tmp_path / "out.wav"))
    for part in np.split(noise(100), 4):
        writer.write(part)
        got = _read(tmp_path / "out.wav")
        np.testing.assert_array_equal(got, noise(100)[: len(got)])
    writer.close()
    assert len(_read(tmp_path / "out.wav")) == len(noise(100))


def test_both_files_share_their_first_sample(tmp_path: Path) -> None:
    async def scene() -> None:
        clock = HandCrank()
        backend = with_files(
            SimulatedBackend(clock),
            _write(tmp_path / "in.wav", noise(500)),
            tmp_path / "out.wav",
            clock,
        )
        engine = AudioEngine(backend, lambda _e: None, wall_clock=clock, clock=clock)
        await engine.open_speaker()
        clock.advance(0.3)
        await engine.open_microphone()
        frames = []
        for number in range(100):
            clock.advance(0.01)
            if number == 50:
                engine.play(REPLY, ITEM, noise(100).tobytes())
            engine.poll()
            if number % 2:
                frames.append((await engine.read()).pcm)
        await engine.close()
        said = np.frombuffer(b"".join(frames), np.int16)
        np.testing.assert_array_equal(said[: len(noise(500))], noise(500))
        assert not said[len(noise(500)) :].any()
        played = _read(tmp_path / "out.wav")
        # Queued at 0.51 s: it is in the block from 0.52 s on, because a block is written when its
        # time begins.
        assert np.flatnonzero(played)[0] == round(0.52 * RATE_HZ)
        np.testing.assert_array_equal(played[played != 0], noise(100))
        assert len(played) == pytest.approx(1.0 * RATE_HZ, abs=480)

    asyncio.run(scene())


def test_a_microphone_file_goes_with_another_speaker_and_the_other_way_round(
    tmp_path: Path,
) -> None:
    async def scene(mic: Path | None, out: Path | None) -> list[str]:
        clock = HandCrank()
        real = SimulatedBackend(clock)
        engine = AudioEngine(
            with_files(real, mic, out, clock, clock),
            lambda _e: None,
            wall_clock=clock,
            clock=clock,
        )
        await engine.open_speaker()
        await engine.open_microphone()
        clock.advance(0.1)
        names = [info.label for info, _ in real.streams]
        await engine.close()
        return names

    recording = _write(tmp_path / "in.wav", noise(50))
    assert asyncio.run(scene(recording, None)) == ["Simulated speaker"]
    assert asyncio.run(scene(None, tmp_path / "out.wav")) == ["Simulated microphone"]
    assert len(_read(tmp_path / "out.wav")) == pytest.approx(0.1 * RATE_HZ, abs=480)


def test_without_files_the_backend_is_the_same() -> None:
    backend = SimulatedBackend(HandCrank())
    assert with_files(backend) is backend


FRAME = 480  # samples: what the microphone gives at once, 20 ms

_PROGRAM = """
import asyncio, sys
from pathlib import Path
from voicelive_desktop.audio.engine import AudioEngine
from voicelive_desktop.audio.stand_ins.file_devices import with_files
from voicelive_desktop.audio.stand_ins.simulated import SimulatedBackend
from voicelive_desktop.audio.stand_ins.ticker import RealTime

async def main():
    time = RealTime()
    engine = AudioEngine(with_files(SimulatedBackend(time), Path(sys.argv[1]), Path(sys.argv[2]), time), lambda e: None)
    await engine.open_speaker()
    await engine.open_microphone()
    print("ready", flush=True)
    while True:
        engine.play("r", "i", (await engine.read()).pcm)

asyncio.run(main())
"""


def test_a_killed_program_leaves_a_valid_file_written_in_real_time(tmp_path: Path) -> None:
    _write(tmp_path / "in.wav", noise(5_000))
    command = [sys.executable, "-c", _PROGRAM, str(tmp_path / "in.wav"), str(tmp_path / "out.wav")]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, cwd=Path(__file__).parents[4]
    ) as program:
        assert program.stdout is not None
        program.stdout.readline()
        began = time.monotonic()
        eventually(
            lambda: (tmp_path / "out.wav").stat().st_size > 2 * RATE_HZ,
            timeout_s=20,
            what="a second of sound",
        )
        took = time.monotonic() - began
        program.kill()
    played = _read(tmp_path / "out.wav")
    assert len(played) / RATE_HZ < took + 0.2, "no sooner than a speaker would play it"
    sound = played[played != 0]
    # An answer begins after 40 ms of sound, or 40 ms after its first frame, whichever comes sooner;
    # after that the buffer may run dry. This program gets its frames in real time, and on a busy
    # machine late; the sound is then faded in anew. So the first frame is all that is certain.
    np.testing.assert_array_equal(sound[:FRAME], noise(5_000)[:FRAME])
