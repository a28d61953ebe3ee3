"""An hour of talking with the real program in a real window: what it keeps of it, and what it
costs.

Prints one JSON object. `VLD_SOAK_MINUTES=5` tries it out shorter.
"""

from __future__ import annotations

import json
import os
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tests.benchmarks.observed import cpu_s, memory_mb, open_files, pss_mb, slope, threads
from tests.support import counted_program
from tests.support.program import Program
from tests.support.requirements import needs_e2e
from tests.support.speech import FliteVoice
from tests.support.virtual_audio import VirtualAudio
from tests.support.virtual_screen import VirtualScreen

pytestmark = [pytest.mark.soak, pytest.mark.e2e, needs_e2e, pytest.mark.timeout(3 * 3600)]

LENGTH_S = 60 * float(os.environ.get("VLD_SOAK_MINUTES", "60"))
# the first part of the time, in which caches fill and the recorder's ten minutes begin
SETTLED = 0.25
SENTENCES = ("what time is it", "hello how are you", "what can you do")
STORY, INTERRUPTION = "tell me a long story", "thank you goodbye"
TELLS_FOR_S = 3.0


@dataclass
class Course:
    """One entry for each round of the conversation."""

    minutes: list[float] = field(default_factory=list)
    program_mb: list[float] = field(default_factory=list)
    program_pss_mb: list[float] = field(default_factory=list)
    files: list[float] = field(default_factory=list)
    threads: list[float] = field(default_factory=list)
    service_mb: list[float] = field(default_factory=list)
    turns: list[int] = field(default_factory=list)
    unanswered: int = 0
    cpu_percent: float = 0.0

    def figures(self) -> dict[str, object]:
        """What is printed."""
        if not self.minutes:
            return {}
        first = next(
            i for i, minute in enumerate(self.minutes) if minute >= self.minutes[-1] * SETTLED
        )
        grown_mb, turns = (
            self.program_mb[-1] - self.program_mb[first],
            self.turns[-1] - self.turns[first],
        )
        return {
            "minutes": round(self.minutes[-1], 1),
            "turns": self.turns[-1],
            "cpu_percent": round(self.cpu_percent, 1),
            "unanswered": self.unanswered,
            "program_mb": _ends(self.program_mb, first),
            "program_mb_per_hour": round(
                slope(self.minutes[first:], self.program_mb[first:]) * 60, 2
            ),
            "program_kb_per_turn": round(grown_mb * 1024 / max(1, turns), 1),
            "program_pss_mb": _ends(self.program_pss_mb, first),
            "files": _ends(self.files, first),
            "threads": _ends(self.threads, first),
            "service_mb": _ends(self.service_mb, first),
            "service_mb_per_hour": round(
                slope(self.minutes[first:], self.service_mb[first:]) * 60, 2
            ),
        }


def test_an_hour_of_conversation_leaves_nothing_but_the_transcript(tmp_path: Path) -> None:
    course, voice = Course(), FliteVoice(tmp_path)
    with VirtualAudio() as card, VirtualScreen() as screen:
        env = {**card.env, **screen.program_env()}
        command = (sys.executable, counted_program.__file__)
        options = ("--target", "demo", "--connect")
        with Program(*options, folder=tmp_path, env=env, command=command) as program:
            program.wait_for("capture/started", timeout_s=30)
            program.wait_for("connection/state", state="ready", timeout_s=30)
            try:
                _converse(card, program, voice, course)
            finally:  # half an hour is better than nothing
                print(
                    json.dumps(
                        {
                            "benchmark": "hour_of_conversation",
                            **course.figures(),
                            **_kept(program),
                            **_incidents(program),
                        }
                    )
                )


def _converse(card: VirtualAudio, program: Program, voice: FliteVoice, course: Course) -> None:
    service = next(
        pid for pid, command in program.children().items() if "--local-service" in command
    )
    began, used = time.monotonic(), cpu_s(program.pid)
    while (passed := time.monotonic() - began) < LENGTH_S:
        course.unanswered += _round(card, program, voice)
        course.minutes.append(passed / 60)
        course.program_mb.append(memory_mb(program.pid))
        course.program_pss_mb.append(pss_mb(program.pid))
        course.files.append(open_files(program.pid))
        course.threads.append(threads(program.pid))
        course.service_mb.append(memory_mb(service))
        course.turns.append(len(program.lines("playback/first_sample")))
        course.cpu_percent = (cpu_s(program.pid) - used) / (time.monotonic() - began) * 100
        assert course.unanswered <= 3 + len(course.turns) // 4, (
            "most of what is said must be answered"
        )


def _kept(program: Program) -> dict[str, object]:
    """Python's and Qt's objects, as the program itself counts them."""
    counts = program.lines("test/kept")
    first = int(len(counts) * SETTLED)
    return {
        name: _ends([float(line.fields[name]) for line in counts], first)
        for name in ("python_objects", "qt_objects", "widgets", "tasks")
        if counts
    }


def _incidents(program: Program) -> dict[str, object]:
    return {
        "underflows": len(program.lines("playback/underflow")),
        "lost_connections": len(program.lines("connection/state", state="retrying")),
        "lost_devices": len(program.lines("playback/failed"))
        + len(program.lines("capture/failed")),
    }


def _round(card: VirtualAudio, program: Program, voice: FliteVoice) -> int:
    """Three questions with their answers, and a story that is interrupted; how many were not
    answered.
    """
    unanswered = 0
    for sentence in SENTENCES:
        asked = _say(card, voice, sentence)
        unanswered += not _answered(program, asked)
    asked = _say(card, voice, STORY)
    if not _answered(program, asked, to_the_end=False):
        return unanswered + 1
    program.wait_for("capture/frame_sent", after=time.monotonic() + TELLS_FOR_S, timeout_s=10)
    interrupted = _say(card, voice, INTERRUPTION)
    return unanswered + (not _answered(program, interrupted))


def _answered(program: Program, asked: float, *, to_the_end: bool = True) -> bool:
    """Wait for the answer; in hundreds of turns one may be misheard, which must not end the hour."""
    try:
        first = program.wait_for("playback/first_sample", after=asked, timeout_s=20)
        if to_the_end:
            program.wait_for("turn/state", state="idle", after=first.t, timeout_s=60)
    except AssertionError:
        return False
    return True


def _say(card: VirtualAudio, voice: FliteVoice, sentence: str) -> float:
    began = time.monotonic()
    card.speak(voice.say(sentence))
    return began


def _ends(values: list[float], settled: int) -> dict[str, float]:
    return {
        "settled": round(values[settled], 1),
        "end": round(values[-1], 1),
        "most": round(max(values), 1),
    }
