"""What the inspector and `--report` tell of a turn is what recordings of the sound cards tell; two
runs of one script differ in times and ids only.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from tests.support.program import Program
from tests.support.requirements import needs_e2e
from tests.support.speech import RATE_HZ, FliteVoice
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
AGREE_MS = 20.0
TIMED = ("total_", "input_tokens", "output_tokens", "input_audio_", "output_audio_")
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


def shape(report: dict[str, Any]) -> dict[str, Any]:
    """All of a report but times and ids. Tokens of sound are times too, and a stutter is the
    machine's.
    """
    return {
        "turns": [
            {
                "ended": turn["ended"],
                "because": turn["because"],
                "waits": {name: wait is not None for name, wait in turn["waits_ms"].items()},
                "tools": turn["tools_ms"] > 0,
                "fields": sorted(turn),
            }
            for turn in report["turns"]
        ],
        "usage": {
            name: tokens for name, tokens in report["usage"].items() if not name.startswith(TIMED)
        },
        "fields": sorted(report["usage"]),
        "line": {
            name: report["line"][name] for name in ("sessions", "retries", "unhandled_events")
        },
    }


def test_turns_agree_with_recordings_of_the_cards_and_the_report_is_stable(tmp_path: Path) -> None:
    runs = [talk(tmp_path / f"run-{number}") for number in range(2)]
    for recorded, report in runs:
        told = [turn["waits_ms"]["first_sample"] for turn in report["turns"]][: len(recorded)]
        apart = [abs(a - b) for a, b in zip(told, recorded, strict=True)]
        print(f"\nrecorded {recorded}\nreported {told}\nmost apart {max(apart):.1f} ms")
        assert max(apart) <= AGREE_MS
    assert shape(runs[0][1]) == shape(runs[1][1])
