"""What the inspector and `--report` tell of a turn is what recordings of the sound cards tell; two
runs of one recorded script differ in times and ids only.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from tests.support.program import Program
from tests.support.requirements import needs_e2e
from tests.support.speech import RATE_HZ, FliteVoice, read_wav, write_wav
from tests.support.virtual_audio import Recording, VirtualAudio

pytestmark = [
    pytest.mark.benchmark,
    pytest.mark.soak,
    pytest.mark.e2e,
    needs_e2e,
    pytest.mark.timeout(300),
]

QUESTIONS = ("what is two plus two", "who are you", "what can you do", "hello")
STORY, STOP = "tell me a long story", "stop"
RECORDED = ("what can you do", "hello", "tell me a joke")  # short answers, none with a time
AGREE_MS = 20.0
PAUSE_S = 14.0  # an answer is over by then
FRAME = RATE_HZ // 50  # 20 ms


def fell_silent(microphone: Recording, began: float, ended: float) -> float:
    """When the person fell silent: 20 dB below their loud moments is the end of a word, or the room
    (as `client/sent_audio` takes it).
    """
    first = microphone.index_at(began)
    samples = np.abs(microphone.samples(first, microphone.index_at(ended)).astype(np.int32))
    frames = samples[: len(samples) // FRAME * FRAME].reshape(-1, FRAME).max(axis=1)
    peaks = np.sort(frames[frames > 0])
    least = 0.1 * peaks[int(0.9 * (len(peaks) - 1))]
    return microphone.time_of(first + int(np.flatnonzero(samples >= least)[-1]))


def talk(folder: Path) -> tuple[list[float], dict[str, Any]]:
    """Hold the conversation; return the waits by the recordings, and the report."""
    folder.mkdir()
    voice, report, waits = FliteVoice(folder), folder / "report.json", list[float]()
    with (
        VirtualAudio() as card,
        card.record("mic") as microphone,
        card.record() as speaker,
        Program("--connect", "--report", str(report), folder=folder, env=card.env) as program,
    ):
        program.wait_for("connection/state", state="ready", timeout_s=30)
        program.wait_for("capture/started")
        for text in (*QUESTIONS, STORY):
            began = card.speak(voice.say(text))
            sample = program.wait_for("playback/first_sample", after=began, timeout_s=20)
            silent = fell_silent(microphone, began, sample.t)
            waits.append((speaker.wait_for_sound(after=silent) - silent) * 1000)
            if text != STORY:
                program.wait_for("turn/state", state="idle", after=sample.t, timeout_s=20)
        cut = card.speak(voice.say(STOP))
        program.wait_for("playback/flushed", after=cut, because="speech")
        program.wait_for("turn/state", state="idle", after=cut, timeout_s=20)
    told: dict[str, Any] = json.loads(report.read_text(encoding="utf-8"))
    return waits, told


def script(folder: Path) -> Path:
    """What a person says without a hurry, as one recording."""
    voice, pause = FliteVoice(folder), np.zeros(round(PAUSE_S * RATE_HZ), np.int16)
    said = [part for text in RECORDED for part in (read_wav(voice.say(text)), pause)]
    write_wav(folder / "script.wav", np.concatenate(said))
    return folder / "script.wav"


def report_of(said: Path, folder: Path) -> dict[str, Any]:
    """Let the program hear the recording; return the report, without times and ids."""
    folder.mkdir()
    report = folder / "report.json"
    files = ("--mic-file", str(said), "--speaker-file", str(folder / "answers.wav"))
    with Program("--connect", *files, "--report", str(report), folder=folder) as program:
        after = 0.0
        for _ in RECORDED:
            sample = program.wait_for("playback/first_sample", after=after, timeout_s=60)
            after = program.wait_for("turn/state", state="idle", after=sample.t, timeout_s=30).t
    told: dict[str, Any] = json.loads(report.read_text(encoding="utf-8"))
    for turn in told["turns"]:
        del turn["item"]
        turn["waits_ms"] = {name: wait is not None for name, wait in turn["waits_ms"].items()}
        turn["tools_ms"] = turn["tools_ms"] > 0
        turn["person_ms"] = turn["person_ms"] > 0
    counted = ("sessions", "retries", "dropped_frames", "unhandled_events")
    told["line"] = {name: told["line"][name] for name in counted}
    return told


def test_turns_agree_with_recordings_of_the_cards(tmp_path: Path) -> None:
    recorded, report = talk(tmp_path / "run")
    told = [turn["waits_ms"]["first_sample"] for turn in report["turns"]][: len(recorded)]
    apart = [abs(a - b) for a, b in zip(told, recorded, strict=True)]
    print(f"\nrecorded {recorded}\nreported {told}\nmost apart {max(apart):.1f} ms")
    assert max(apart) <= AGREE_MS


def test_two_runs_of_one_recorded_script_report_the_same(tmp_path: Path) -> None:
    said = script(tmp_path)
    first, second = (report_of(said, tmp_path / f"run-{number}") for number in range(2))
    print(f"\n{first}")
    assert len(first["turns"]) == len(RECORDED)
    assert first == second
