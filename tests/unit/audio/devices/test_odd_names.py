"""Devices whose names are no text do not take the others with them."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voicelive_desktop.app.environment.plain_words import say
from voicelive_desktop.audio.devices import portaudio
from voicelive_desktop.audio.devices.portaudio import Lenient
from voicelive_desktop.domain.words.encodings import whole

ROOT = Path(__file__).resolve().parents[4]
HOSTS = [{"name": "ALSA", "default_input_device": 0, "default_output_device": -1}]


def device(name: str) -> dict[str, object]:
    return {
        "name": name,
        "hostapi": 0,
        "max_input_channels": 1,
        "max_output_channels": 0,
        "default_samplerate": 48_000.0,
    }


@given(st.binary(max_size=20))
def test_any_bytes_are_a_name_and_come_back_as_they_were(name: bytes) -> None:
    assert Lenient(name).decode().encode("utf-8", "surrogateescape") == name
    whole(Lenient(name).decode()).encode("utf-8")


@given(st.lists(st.binary(min_size=1, max_size=8), max_size=5))
def test_every_device_is_listed_with_a_name_that_can_be_shown_and_kept(names: list[bytes]) -> None:
    sd = SimpleNamespace(
        PortAudioError=OSError,
        query_devices=lambda: [device(Lenient(name).decode()) for name in names],
        query_hostapis=lambda: HOSTS,
    )
    found = portaudio._query(sd)  # type: ignore[arg-type]
    assert len(found) == len({d.id for d in found}) == len(names)
    for one in found:
        f"{one.id}{one.label}".encode()


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "utf-8", "utf-16", "latin-1"])
def test_a_line_goes_into_any_encoding(encoding: str) -> None:
    data = io.BytesIO()
    out = io.TextIOWrapper(data, encoding=encoding)
    say("* Mikrofon “Ü” 日本 \udce9", out)
    assert data.getvalue().decode(encoding).startswith("* Mikrofon ")
    say("nobody reads it", None)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="ALSA's own file of devices")
@pytest.mark.parametrize("encoding", ["ascii", "utf-8"])
def test_the_list_is_printed_whatever_a_device_is_called(tmp_path: Path, encoding: str) -> None:
    (tmp_path / ".asoundrc").write_bytes(
        b'pcm."Caf\xe9" { type null hint { show on description "Caf\xe9" } }\n'
    )
    env = {
        **os.environ,
        "HOME": str(tmp_path),
        "PYTHONIOENCODING": encoding,
        "PYTHONPATH": str(ROOT),
    }
    command = [sys.executable, "-m", "voicelive_desktop", "--list-devices"]
    done = subprocess.run(command, env=env, capture_output=True, timeout=300, check=False)
    assert b"Traceback" not in done.stderr
    assert done.stdout
