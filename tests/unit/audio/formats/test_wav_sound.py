"""WAV files as other programs write them."""

from __future__ import annotations

import contextlib
import os
import struct
import tempfile
import tracemalloc
import warnings
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.unit.audio.rig import noise
from voicelive_desktop.audio.formats.wav import NotAWav, WavWriter, read_wav
from voicelive_desktop.audio.formats.wav_sound import WavSound
from voicelive_desktop.audio.formats.wire_format import g711_encode
from voicelive_desktop.audio.stand_ins.file_devices import with_files
from voicelive_desktop.audio.stand_ins.simulated import SimulatedBackend
from voicelive_desktop.audio.stand_ins.ticker import HandCrank
from voicelive_desktop.domain.words.ids import DeviceName
from voicelive_desktop.domain.words.pcm import RATE_HZ

SOUND = noise(100)
PCM = SOUND.tobytes()


def chunk(name: bytes, data: bytes, size: int | None = None, *, pad: bool = True) -> bytes:
    padding = b"\0" if pad and len(data) % 2 else b""
    return name + struct.pack("<I", len(data) if size is None else size) + data + padding


def form(
    coding: int = 1,
    channels: int = 1,
    rate_hz: int = RATE_HZ,
    bits: int = 16,
    block: int | None = None,
) -> bytes:
    block = channels * ((bits + 7) // 8) if block is None else block
    return chunk(
        b"fmt ", struct.pack("<HHIIHH", coding, channels, rate_hz, rate_hz * block, block, bits)
    )


def wav(path: Path, *chunks: bytes, size: int | None = None, begin: bytes = b"RIFF") -> Path:
    body = b"WAVE" + b"".join(chunks)
    path.write_bytes(begin + struct.pack("<I", len(body) if size is None else size) + body)
    return path


@pytest.mark.parametrize("riff", [None, 0, 0xFFFF_FFFF])
@pytest.mark.parametrize("told", [0, 0xFFFF_FFFF, 0x7FFF_FFFF, len(PCM) + 50_000])
def test_a_header_that_nobody_finished_means_all_that_follows(
    tmp_path: Path, told: int, riff: int | None
) -> None:
    np.testing.assert_array_equal(
        read_wav(wav(tmp_path / "a", form(), chunk(b"data", PCM, told), size=riff)), SOUND
    )


@pytest.mark.parametrize("told", [44, 100])
def test_a_size_of_the_first_moment_is_not_all(tmp_path: Path, told: int) -> None:
    loud = noise(300)
    path = wav(tmp_path / "a", form(), chunk(b"data", loud.tobytes(), told), size=told + 36)
    np.testing.assert_array_equal(read_wav(path), loud)


def test_of_several_sounds_the_longest_is_heard(tmp_path: Path) -> None:
    path = wav(tmp_path / "a", form(), chunk(b"data", b""), chunk(b"data", PCM))
    np.testing.assert_array_equal(read_wav(path), SOUND)


@pytest.mark.parametrize("fields", [form(0xFFFE), form(bits=0, block=2)])
def test_a_form_that_leaves_something_out_is_understood(tmp_path: Path, fields: bytes) -> None:
    np.testing.assert_array_equal(read_wav(wav(tmp_path / "a", fields, chunk(b"data", PCM))), SOUND)


@pytest.mark.parametrize("full_scale", [2**15, 2**23, 2**31])
def test_whole_numbers_written_as_floating_point_are_no_noise(
    tmp_path: Path, full_scale: int
) -> None:
    data = (SOUND / 2**15 * full_scale).astype("<f4").tobytes()
    path = wav(tmp_path / "a", form(3, bits=32), chunk(b"data", data))
    np.testing.assert_allclose(read_wav(path), SOUND, atol=1)


def test_an_empty_file_with_a_note_behind_it_is_empty(tmp_path: Path) -> None:
    assert not len(
        read_wav(
            wav(
                tmp_path / "a",
                form(),
                chunk(b"data", b""),
                chunk(b"LIST", b"INFOISFT\4\0\0\0me\0\0"),
            )
        )
    )
    assert not len(read_wav(wav(tmp_path / "b", form(), chunk(b"data", b""))))


@pytest.mark.parametrize("pad", [True, False])
@pytest.mark.parametrize("before", [b"", b"x", b"xyz"])
def test_odd_chunks_with_and_without_their_padding_byte(
    tmp_path: Path, before: bytes, pad: bool
) -> None:
    odd = chunk(b"bext", before, pad=pad)
    for parts in ((odd, form(), chunk(b"data", PCM)), (form(), odd, chunk(b"data", PCM), odd)):
        np.testing.assert_array_equal(read_wav(wav(tmp_path / "a", *parts)), SOUND)


@pytest.mark.parametrize("begin", [b"RF64", b"BW64"])
def test_files_for_more_than_4_gb_say_their_size_elsewhere(tmp_path: Path, begin: bytes) -> None:
    long = chunk(b"ds64", struct.pack("<QQQI", len(PCM) + 80, len(PCM), len(SOUND), 0))
    data = chunk(b"data", PCM, 0xFFFF_FFFF)
    trailer = chunk(b"LIST", b"INFO")
    path = wav(tmp_path / "a", long, form(), data, trailer, size=0xFFFF_FFFF, begin=begin)
    np.testing.assert_array_equal(read_wav(path), SOUND)


@pytest.mark.parametrize(("coding", "law"), [(6, "g711_alaw"), (7, "g711_ulaw")])
@pytest.mark.parametrize("bits", [8, 0])
def test_the_codes_of_the_telephone_are_heard(
    tmp_path: Path, coding: int, law: str, bits: int
) -> None:
    tone = np.rint(np.sin(np.arange(2_400) / 9) * 9_000).astype(np.int16)
    path = wav(
        tmp_path / "a", form(coding, bits=bits, block=1), chunk(b"data", g711_encode(tone, law))
    )
    assert np.abs(read_wav(path).astype(int) - tone).max() < 300
    eight = wav(
        tmp_path / "b", form(coding, rate_hz=8_000, bits=8), chunk(b"data", g711_encode(tone, law))
    )
    assert len(read_wav(eight)) == 3 * len(tone)


@pytest.mark.parametrize(
    ("bits", "width"), [(12, 2), (20, 3), (20, 4), (24, 4), (24, 3), (32, 4), (16, 2)]
)
def test_samples_lie_in_the_upper_part_of_their_bytes(
    tmp_path: Path, bits: int, width: int
) -> None:
    values = [0, 2 ** (width * 8 - 2), -(2 ** (width * 8 - 2))]
    data = b"".join(value.to_bytes(width, "little", signed=True) for value in values)
    assert read_wav(
        wav(tmp_path / "a", form(bits=bits, block=width), chunk(b"data", data))
    ).tolist() == [
        0,
        16_384,
        -16_384,
    ]


def test_numbers_that_are_none_are_silence(tmp_path: Path) -> None:
    data = struct.pack("<5f", float("nan"), float("inf"), -float("inf"), 3e38, 0.5)
    assert read_wav(wav(tmp_path / "a", form(3, bits=32), chunk(b"data", data))).tolist() == [
        0,
        32_767,
        -32_768,
        32_767,
        16_384,
    ]


@pytest.mark.parametrize("coding", [2, 0x11, 0x31, 0x55, 3])
def test_what_cannot_be_heard_is_refused_by_its_name(tmp_path: Path, coding: int) -> None:
    with pytest.raises(NotAWav, match=r"call\.wav is coded"):
        WavSound(wav(tmp_path / "call.wav", form(coding, bits=4), chunk(b"data", PCM)))


@pytest.mark.parametrize("rate_hz", [8_000, 11_025, 16_000, 22_050, 24_000, 44_100, 48_000, 96_000])
def test_any_place_is_found_as_if_all_before_it_had_been_read(tmp_path: Path, rate_hz: int) -> None:
    path = wav(tmp_path / "a", form(rate_hz=rate_hz), chunk(b"data", noise(2_000).tobytes()))
    whole, sound = read_wav(path), WavSound(path)
    for position in (0, 5_000, 100, 12_345, len(whole) - 50, len(whole) + 10):
        got, wanted = sound.read(position, 480), whole[position : position + 480]
        assert len(got) == len(wanted)
        assert np.abs(got.astype(int) - wanted).max(initial=0) <= 1
    sound.close()


def test_a_long_file_takes_no_more_memory_than_a_short_one(tmp_path: Path) -> None:
    path = tmp_path / "long.wav"
    seconds = 1_200
    with path.open("wb") as file:
        data = struct.pack("<I", 44_100 * 2 * seconds)
        file.write(b"RIFF" + struct.pack("<I", 0) + b"WAVE" + form(rate_hz=44_100) + b"data" + data)
        file.truncate(44 + 44_100 * 2 * seconds)
    clock = HandCrank()
    tracemalloc.start()
    backend = with_files(SimulatedBackend(clock), path, None, clock)
    stream = backend.open_input(DeviceName(""), lambda _block, _late: None, lambda: None, 0.0)
    stream.start()
    clock.advance(5.0)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    stream.close()
    backend.close()
    assert peak < 8_000_000


def test_a_pipe_is_refused_and_not_waited_for(tmp_path: Path) -> None:
    if not hasattr(os, "mkfifo"):
        pytest.skip("no pipes with names here")
    os.mkfifo(tmp_path / "pipe.wav")
    with pytest.raises(NotAWav, match=r"pipe\.wav"):
        WavSound(tmp_path / "pipe.wav")


@given(
    head=st.binary(max_size=60),
    coding=st.integers(0, 0xFFFF),
    channels=st.integers(0, 70),
    rate_hz=st.sampled_from([0, 1_000, 8_000, 44_100, 768_000, 0xFFFF_FFFF]),
    bits=st.integers(0, 70),
    block=st.integers(0, 0xFFFF),
    told=st.integers(0, 0xFFFF_FFFF),
    data=st.binary(max_size=500),
)
@settings(deadline=None, max_examples=60)
def test_no_header_does_worse_than_to_be_refused(
    head: bytes,
    coding: int,
    channels: int,
    rate_hz: int,
    bits: int,
    block: int,
    told: int,
    data: bytes,
) -> None:
    fmt = chunk(b"fmt ", struct.pack("<HHIIHH", coding, channels, rate_hz, 0, block, bits))
    with tempfile.TemporaryDirectory() as where, warnings.catch_warnings():
        warnings.simplefilter("error")
        for parts in (
            (fmt, chunk(b"data", data, told)),
            (head, fmt, chunk(b"data", data)),
            (head,),
        ):
            with contextlib.suppress(NotAWav):
                assert read_wav(wav(Path(where) / "a.wav", *parts)).dtype == np.int16


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names here")
def test_a_pipe_is_no_place_for_a_recording_and_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.wav")
    with pytest.raises(OSError, match="Invalid argument"):
        WavWriter(tmp_path / "pipe.wav")


def test_numbers_that_are_none_or_far_too_large_are_silence_and_full_scale(tmp_path: Path) -> None:
    # signalling NaN
    for width, odd in ((4, b"\x01\x00\x80\x7f"), (8, b"\x01\x00\x00\x00\x00\x00\xf0\x7f")):
        values = (1e300, -1e300) if width == 8 else (1e38, -1e38)
        data = odd + struct.pack("<2f" if width == 4 else "<2d", *values)
        form = struct.pack("<HHIIHH", 3, 1, 24_000, 24_000 * width, width, width * 8)
        body = (
            b"WAVEfmt "
            + struct.pack("<I", 16)
            + form
            + b"data"
            + struct.pack("<I", len(data))
            + data
        )
        path = tmp_path / f"{width}.wav"
        path.write_bytes(b"RIFF" + struct.pack("<I", len(body)) + body)
        sound = WavSound(path)
        assert sound.read(0, 10).tolist() == [0, 32767, -32768]
        sound.close()
