"""The voice that ships with the service, and the system's."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import numpy as np
import pytest

from tests.unit.localservice.surroundings import SPEECH
from voicelive_desktop.localservice.voice.espeak_voice import EspeakVoice, espeak_voice_of
from voicelive_desktop.localservice.voice.system_voice import (
    SystemVoice,
    find_command,
    speech_from_wave,
)
from voicelive_desktop.localservice.voice.voice_port import VoiceStyle, style_from_wire

TEXT = "Hello there, it is 10:30 now."


def test_espeak_speaks_and_knows_when_each_word_sounds() -> None:
    speech = EspeakVoice().speak(TEXT, VoiceStyle()).result()
    assert 1000 < speech.duration_ms < 4000
    assert 0.3 < np.max(np.abs(speech.samples)) <= 1
    assert "".join(word.text for word in speech.words) == TEXT
    starts = [word.start_ms for word in speech.words]
    assert starts == sorted(starts)
    assert speech.words[-1].end_ms == pytest.approx(speech.duration_ms, abs=1)


def test_another_voice_sounds_different() -> None:
    names = (
        "en-US-AvaNeural",
        "en-US-AndrewNeural",
        "alloy",
        "echo",
        "en-GB-SoniaNeural",
        "de-DE-KatjaNeural",
    )
    spoken = {
        name: EspeakVoice().speak(TEXT, style_from_wire({"name": name})).result().samples
        for name in names
    }
    assert len({samples.tobytes() for samples in spoken.values()}) == len(names)


def test_rate_volume_and_pitch_are_heard() -> None:
    voice = EspeakVoice()
    normal = voice.speak(TEXT, VoiceStyle()).result()
    assert voice.speak(TEXT, VoiceStyle(rate=1.5)).result().duration_ms < 0.8 * normal.duration_ms
    assert np.max(np.abs(voice.speak(TEXT, VoiceStyle(volume=0.2)).result().samples)) < 0.15
    assert (
        voice.speak(TEXT, VoiceStyle(pitch=1.4)).result().samples.tobytes()
        != normal.samples.tobytes()
    )


def test_text_that_is_no_word_makes_no_trouble() -> None:
    for text in ("", "...", "日本語", "<speak>&amp;</speak>"):
        assert (
            "".join(word.text for word in EspeakVoice().speak(text, VoiceStyle()).result().words)
            == text
        )


def test_an_unknown_language_falls_back_to_english() -> None:
    assert EspeakVoice().speak("Hello", VoiceStyle(locale="xx-XX")).result().duration_ms > 200


@pytest.mark.parametrize(
    ("wire", "rate"),
    [
        ("1.2", 1.2),
        ("+20%", 1.2),
        ("-10%", 0.9),
        ("fast", 1.25),
        ("9", 1.5),
        ("tea", 1.0),
        (None, 1.0),
    ],
)
def test_rates_are_read_in_every_documented_form(wire: str | None, rate: float) -> None:
    assert style_from_wire({"name": "x", "rate": wire}).rate == pytest.approx(rate)


def test_the_locale_comes_from_the_name_or_the_field() -> None:
    assert style_from_wire({"name": "de-DE-Florian:DragonHDLatestNeural"}).locale == "de-DE"
    assert (
        style_from_wire({"name": "en-US-AvaMultilingualNeural", "locale": "fr-FR"}).locale
        == "fr-FR"
    )
    assert style_from_wire("alloy").locale == style_from_wire(None).locale == "en-US"
    assert espeak_voice_of(VoiceStyle("de-DE-FlorianNeural", "de-DE"))[0] == "de"


def test_each_system_has_its_command() -> None:
    assert find_command("darwin") is not None
    assert find_command("win32") is not None
    assert find_command("linux", which=lambda _: None) is None


def test_no_command_is_said_clearly(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda _: None)
    monkeypatch.setattr(
        "voicelive_desktop.localservice.voice.system_voice.find_command", lambda: None
    )
    with pytest.raises(OSError, match="no speech command"):
        SystemVoice()


def test_the_systems_voice_speaks_through_its_command(tmp_path: Path) -> None:
    def copy(_text: str, file: Path, _style: VoiceStyle) -> tuple[str, ...]:
        shutil.copy(SPEECH / "rms-stop.wav", file)
        return (sys.executable, "-c", "pass")

    voice = SystemVoice(copy)
    speech = voice.speak("Stop", VoiceStyle()).result(timeout=60)
    voice.close()
    assert speech.rate_hz == 16_000
    assert speech.words == speech_from_wave(SPEECH / "rms-stop.wav", "Stop").words
    assert speech.duration_ms > 300
