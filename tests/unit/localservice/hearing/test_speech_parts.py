"""The large ear and the voice activity, with the real networks."""

from __future__ import annotations

import queue
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from tests.support.speech_parts import environment, speech_parts
from tests.unit.localservice.surroundings import noise, pieces, silence, speech
from voicelive_desktop.localservice.hearing import speech_files
from voicelive_desktop.localservice.hearing.phrases import plain
from voicelive_desktop.localservice.hearing.recognizer import Hypothesis, Recognizer
from voicelive_desktop.localservice.hearing.speech_probability import SpeechProbability
from voicelive_desktop.localservice.hearing.turn_detection import (
    DetectionSettings,
    TurnDetector,
    UtteranceStarted,
    UtteranceStopped,
)
from voicelive_desktop.localservice.protocol.resampling import SampleArray
from voicelive_desktop.localservice.server.parts import find_silero, make_activity, make_recognizer
from voicelive_desktop.localservice.server.service_options import ServiceOptions, parse

__all__ = ["speech_parts"]

WORDS = {
    "slt-time": "what time is it",
    "slt-story": "tell me a long story",
    "rms-hello": "hello how are you",
    "awb-help": "what can you do",
    "slt-goodbye": "thank you goodbye",
    "rms-stop": "stop",
    "slt-weather": "what is the weather like tomorrow",
    "rms-who": "who are you",
}
OFFLINE = """
import os, socket, sys
import numpy as np
def refuse(*_args, **_named): raise SystemExit("the network was asked for")
socket.socket.connect = socket.socket.connect_ex = socket.getaddrinfo = refuse
from voicelive_desktop.localservice.server.service_options import parse
from voicelive_desktop.localservice.server.parts import find_silero, make_activity, make_recognizer, make_voice
from voicelive_desktop.localservice.voice.voice_port import VoiceStyle
silero, options = find_silero(), parse([], {})
activity = make_activity(silero)()
activity.push(np.zeros(16000, dtype=np.float32))
assert silero.works() and activity.periodicity == 1.0
ear, voice = make_recognizer(options, silero), make_voice(options)
ear.start()
assert voice.speak("Hello there.", VoiceStyle()).result().rate_hz == 24000
ear.close()
voice.close()
"""
LONG_TURN = """
import resource, sys
from pathlib import Path
import numpy as np
from voicelive_desktop.localservice.hearing.whisper_model import WhisperModel
ear = WhisperModel(Path(sys.argv[1]))
def most_mb(seconds):
    sound = np.random.default_rng(1).standard_normal(seconds * 16000).astype(np.float32) * 0.01
    ear.transcribe(sound, should_stop=lambda: False, is_careful=False)
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
print(most_mb(3), most_mb(24))
"""
MOST_MORE_MB = 110  # with the scores of all heads at once it was 180


@pytest.fixture
def ear(speech_parts: Path) -> Iterator[Recognizer]:
    recognizer = make_recognizer(ServiceOptions(key=""), find_silero())
    recognizer.start()
    yield recognizer
    recognizer.close()


def understood(ear: Recognizer, sound: SampleArray) -> list[Hypothesis]:
    heard: queue.SimpleQueue[Hypothesis] = queue.SimpleQueue()
    hearing = ear.open(heard.put)
    for piece in pieces(sound, 320):
        hearing.hear(piece)
    hearing.finish()
    found = [heard.get(timeout=60)]
    while not found[-1].is_final:
        found.append(heard.get(timeout=60))
    return found


def turns(sound: SampleArray, **settings: float) -> list[tuple[int, int]]:
    detector = TurnDetector(DetectionSettings(**settings), activity=make_activity(find_silero())())  # type: ignore[arg-type]
    events = detector.push(sound)
    starts = [e.start // 16 for e in events if isinstance(e, UtteranceStarted)]
    ends = [e.end // 16 for e in events if isinstance(e, UtteranceStopped)]
    return list(zip(starts, ends, strict=False))


def test_natural_voices_are_understood_word_for_word(ear: Recognizer) -> None:
    for name, expected in WORDS.items():
        sound = np.concatenate([silence(300), speech(name), silence(400)])
        assert plain(understood(ear, sound)[-1].text) == expected


def test_two_people_are_heard_at_the_same_time(ear: Recognizer) -> None:
    first: queue.SimpleQueue[Hypothesis] = queue.SimpleQueue()
    open_hearing = ear.open(first.put)
    open_hearing.hear(speech("slt-time"))
    assert plain(understood(ear, speech("awb-help"))[-1].text) == "what can you do"
    open_hearing.drop()


@pytest.mark.parametrize("level", [0.0, 0.003, 0.05])
def test_noise_has_no_words(ear: Recognizer, level: float) -> None:
    assert understood(ear, noise(3000, level))[-1] == Hypothesis("", is_final=True)


def test_half_a_minute_and_more_is_understood(ear: Recognizer) -> None:
    parts = [
        np.concatenate([speech(name), silence(900)])
        for name in ("slt-weather", "slt-story", "slt-time")
    ]
    words = plain(understood(ear, np.concatenate(parts * 4))[-1].text)
    assert words.count("tell me a long story") == 4
    assert words.count("what time is it") == 4


@pytest.mark.parametrize("name", ["slt-time", "rms-hello", "awb-help", "slt-weather"])
def test_a_person_in_loud_noise_has_a_turn(speech_parts: Path, name: str) -> None:
    sound = np.concatenate([silence(1000), speech(name), silence(1500)])
    loud = float(np.sqrt(np.mean(speech(name) ** 2)))
    assert turns(sound + noise(sound.size // 16 + 1, loud * 0.5)[: sound.size])


@pytest.mark.parametrize("level", [0.0, 0.0005, 0.01, 0.2])
def test_steady_noise_is_no_speech_even_for_a_sensitive_threshold(
    speech_parts: Path, level: float
) -> None:
    assert turns(noise(6000, level), threshold=0.3, speech_duration_ms=80) == []


def test_chunk_borders_do_not_matter(speech_parts: Path) -> None:
    sound = np.concatenate([silence(500), speech("rms-hello"), silence(1200)])
    detector = TurnDetector(DetectionSettings(), activity=make_activity(find_silero())())
    events = [event for piece in pieces(sound, 337) for event in detector.push(piece)]
    assert events == TurnDetector(
        DetectionSettings(), activity=make_activity(find_silero())()
    ).push(sound)


def test_an_ear_that_was_asked_for_and_is_not_here_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(speech_files.FOLDER_VARIABLE, str(tmp_path))
    with pytest.raises(OSError, match=r"the ear base is not here: .*dev.py run --ear base"):
        make_recognizer(parse(["--ear", "base"], {}), find_silero())


def test_without_its_files_the_service_hears_as_before(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(speech_files.FOLDER_VARIABLE, str(tmp_path))
    assert (
        type(make_recognizer(ServiceOptions(key=""), find_silero())).__name__
        == "PocketsphinxRecognizer"
    )
    assert make_activity(find_silero()) is SpeechProbability


def test_broken_files_are_told_and_the_service_goes_on(
    speech_parts: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    monkeypatch.setenv(speech_files.FOLDER_VARIABLE, str(tmp_path))
    (tmp_path / speech_files.SILERO).write_bytes(b"nonsense")
    (tmp_path / speech_files.EARS["tiny"]).mkdir()
    for part in speech_files.EAR_PARTS:
        (tmp_path / speech_files.EARS["tiny"] / part).write_bytes(b"nonsense")
    tone = np.sin(np.arange(160, dtype=np.float32))
    broken = make_activity(find_silero())()
    assert broken.push(tone) == SpeechProbability().push(tone)
    assert broken.periodicity < 1.0
    recognizer = make_recognizer(ServiceOptions(key=""), find_silero())
    assert understood(recognizer, speech("rms-stop")) == [Hypothesis("", is_final=True)]
    recognizer.close()
    assert "could not be loaded" in caplog.text
    assert "judged without its network" in caplog.text
    caplog.clear()


def test_nothing_is_written_and_nobody_is_called(speech_parts: Path, tmp_path: Path) -> None:
    home = {
        "HOME": str(tmp_path),
        "USERPROFILE": str(tmp_path),
        "PATH": "",
        "SYSTEMROOT": r"C:\Windows",
    }
    done = subprocess.run(
        [sys.executable, "-c", OFFLINE],
        env=home | environment(),
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert list(tmp_path.rglob("*")) == []


def test_a_client_is_greeted_before_the_network_is_loaded(speech_parts: Path) -> None:
    silero = find_silero()
    assert silero is not None
    with silero._lock:  # whoever asks for the network now waits
        activity = silero.activity()
    assert activity.push(np.zeros(512, dtype=np.float32)) < 0.5


@pytest.mark.skipif(sys.platform != "linux", reason="others count memory in other ways")
def test_half_a_minute_without_a_pause_takes_little_more_memory(speech_parts: Path) -> None:
    folder = speech_files.find_ear("tiny")
    assert folder is not None
    assert folder.name == speech_files.EARS["tiny"]  # what set-up makes today
    done = subprocess.run(
        [sys.executable, "-c", LONG_TURN, str(folder)], capture_output=True, text=True, check=True
    )
    short, long = map(float, done.stdout.split())
    assert long - short < MOST_MORE_MB


def test_an_ear_that_an_earlier_version_made_still_hears(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(speech_files.FOLDER_VARIABLE, str(tmp_path))
    for made in (speech_files.EARLIER["tiny"], speech_files.EARS["tiny"]):
        (tmp_path / made).mkdir()
        for part in speech_files.EAR_PARTS:
            (tmp_path / made / part).touch()
        assert speech_files.find_ear("tiny") == tmp_path / made
