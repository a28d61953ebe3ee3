"""`--self-test`: a short spoken conversation of the real program with the local service,
with one interruption.

Only the sound devices are simulated: a microphone that speaks recorded sentences when the
conversation is ready for them, and a speaker that keeps what it would have played.
"""

from __future__ import annotations

import asyncio
import sys
import threading
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from voicelive_desktop.app.environment.plain_words import say
from voicelive_desktop.app.environment.resources import resource
from voicelive_desktop.app.start.until import until
from voicelive_desktop.audio.devices.device_ports import Samples
from voicelive_desktop.audio.formats.wav import read_wav
from voicelive_desktop.audio.stand_ins.simulated import SimulatedBackend
from voicelive_desktop.audio.stand_ins.ticker import RealTime
from voicelive_desktop.domain.facts import connection_state as con
from voicelive_desktop.domain.facts.conversation import Item, Role, Status
from voicelive_desktop.domain.facts.events import (
    EndRequested,
    PlaybackFlushed,
    SpeechStarted,
    StartRequested,
)
from voicelive_desktop.domain.facts.sound import CutReason
from voicelive_desktop.domain.facts.state import State
from voicelive_desktop.domain.questions.selectors import Mode, heard_text, mode
from voicelive_desktop.domain.words.pcm import RATE_HZ

if TYPE_CHECKING:
    from voicelive_desktop.app.start.startup import Program

STEP_DEADLINE_S = 30.0
LISTEN_BEFORE_INTERRUPTING_S = 1.5
AUDIBLE = 300  # of 32767; the local voice peaks at some thousand
SENTENCES = {
    "what_time_is_it.wav": "what time is it",
    "tell_me_a_long_story.wav": "tell me a long story",
    "thank_you_goodbye.wav": "thank you goodbye",
}
# a recogniser of 29 MB; below that the chain is broken rather than hard of hearing
ENOUGH_WORDS = 0.6


class TestSpeaker:
    """What the speaker would have played. Written on the ticker's thread, read on the GUI's."""

    __test__ = False

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self.loud_until_s = 0.0
        self.sounding_s = 0.0

    def sink(self, block: Samples, start_s: float) -> None:
        """See `simulated.Sink`."""
        if np.abs(block.astype(np.int32)).max(initial=0) > AUDIBLE:
            with self._lock:
                self.loud_until_s = start_s + len(block) / RATE_HZ
                self.sounding_s += len(block) / RATE_HZ


class TestMicrophone:
    """Speaks when told to, else silence."""

    __test__ = False

    def __init__(self) -> None:
        self._blocks: deque[Samples] = deque()
        self._rest: Samples = np.zeros(0, np.int16)

    def say(self, samples: Samples) -> None:
        """Speak these samples (24 kHz) from the next block on."""
        self._blocks.append(samples)

    def source(self, frames: int, _end_s: float) -> Samples:
        """See `simulated.Source`. Ticker's thread."""
        while len(self._rest) < frames and self._blocks:
            self._rest = np.concatenate((self._rest, self._blocks.popleft()))
        block = np.zeros(frames, np.int16)
        part, self._rest = self._rest[:frames], self._rest[frames:]
        block[: len(part)] = part
        return block


class ScriptedBackend(SimulatedBackend):
    """The sound system of the self-test: a microphone that speaks, a speaker that listens."""

    def __init__(self) -> None:
        self.microphone = TestMicrophone()
        self.speaker = TestSpeaker()
        super().__init__(RealTime(), self.microphone.source, self.speaker.sink)


@dataclass(slots=True)
class Report:
    """What happened, line by line, and what was not as it should be."""

    lines: list[str] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)

    def check(self, fine: bool, problem: str) -> None:
        """Note a problem unless it is fine."""
        if not fine:
            self.problems.append(problem)


async def hold_conversation(program: Program, sound: ScriptedBackend) -> int:
    """Hold the conversation, print the report, return the exit code: 0 when all was heard and said,
    else 1.
    """
    report = Report()
    try:
        await _converse(program, sound, report)
    except TimeoutError:
        state = program.store.state
        report.problems.append(
            f"nothing happened for {STEP_DEADLINE_S:g} s in the state “{mode(state)}”"
        )
    for line in report.lines:
        say(line, sys.stdout)
    for problem in report.problems:
        say(f"PROBLEM: {problem}", sys.stdout)
    if report.problems:
        say("self-test failed", sys.stdout)
    else:
        say("self-test passed", sys.stdout)
    if report.problems:
        return 1
    return 0


async def _converse(program: Program, sound: ScriptedBackend, report: Report) -> None:
    began = time.monotonic()
    program.store.dispatch(StartRequested(program.clock()))
    await _until(program, lambda s: mode(s) is Mode.LISTENING)
    report.lines.append(f"connected after {time.monotonic() - began:.2f} s")
    await _ask(program, sound, report, "what_time_is_it.wav")
    await _ask_and_interrupt(program, sound, report)
    if program.options.screenshot is not None:
        await asyncio.sleep(0.3)  # the last change is painted with the next frame
        saved = program.window.grab().save(str(program.options.screenshot))
        report.check(saved, f"--screenshot: could not save {program.options.screenshot}")
    report.check(sound.speaker.sounding_s > 1.0, "no audio reached the speaker")
    program.store.dispatch(EndRequested())
    await _until(program, lambda s: isinstance(s.connection, con.Offline))


async def _ask(program: Program, sound: ScriptedBackend, report: Report, name: str) -> None:
    """Say one sentence and listen to the whole answer."""
    known = _ids(program.store.state)
    sound.microphone.say(read_wav(resource(f"speech/{name}")))
    await _until(program, lambda s: _new_answer(s, known) is not None and mode(s) is Mode.LISTENING)
    _tell(program.store.state, known, report, SENTENCES[name])


async def _ask_and_interrupt(program: Program, sound: ScriptedBackend, report: Report) -> None:
    """Ask for a story, listen to its beginning, say goodbye into it, listen to the answer."""
    cut = _CutWatch()
    program.store.observe(cut)
    known = _ids(program.store.state)
    sound.microphone.say(read_wav(resource("speech/tell_me_a_long_story.wav")))
    await _until(program, lambda s: mode(s) is Mode.SPEAKING)
    await asyncio.sleep(LISTEN_BEFORE_INTERRUPTING_S)
    _tell(program.store.state, known, report, SENTENCES["tell_me_a_long_story.wav"])
    told = _ids(program.store.state)
    sound.microphone.say(read_wav(resource("speech/thank_you_goodbye.wav")))
    await _until(program, lambda _s: cut.flushed is not None)
    report.check(cut.heard_ms > 0, "the reply was interrupted before any of it was heard")
    silent_ms = max(0.0, sound.speaker.loud_until_s - cut.speech_t) * 1000
    heard = f"interrupted after {cut.heard_ms:.0f} ms of speech"
    report.lines.append(f"{heard}; silent {silent_ms:.0f} ms after the interruption")
    await _until(program, lambda s: _new_answer(s, told) is not None and mode(s) is Mode.LISTENING)
    _tell(program.store.state, told, report, SENTENCES["thank_you_goodbye.wav"])
    interrupted = [i for i in program.store.state.conversation if i.status is Status.INTERRUPTED]
    report.check(len(interrupted) == 1, f"expected 1 interrupted reply, found {len(interrupted)}")


class _CutWatch:
    """Store observer that notes an interruption."""

    def __init__(self) -> None:
        self.speech_t = 0.0
        self.flushed: PlaybackFlushed | None = None

    def __call__(self, _old: State, _new: State, event: object) -> None:
        if isinstance(event, SpeechStarted):
            self.speech_t = time.monotonic()
        elif (
            isinstance(event, PlaybackFlushed)
            and event.because is CutReason.SPEECH
            and event.item_id is not None
        ):
            self.flushed = event

    @property
    def heard_ms(self) -> float:
        if self.flushed:
            return self.flushed.heard_ms
        return 0.0


def _ids(state: State) -> set[str]:
    return {item.id for item in state.conversation}


def _new_answer(state: State, known: set[str]) -> Item | None:
    fresh = [
        i for i in state.conversation if i.role is Role.ASSISTANT and i.id not in known and i.text
    ]
    if fresh:
        return fresh[-1]
    return None


def _tell(state: State, known: set[str], report: Report, said: str) -> None:
    heard = " ".join(
        i.text for i in state.conversation if i.role is Role.USER and i.id not in known
    )
    share = _share_of_words(said, heard)
    report.lines.append(f"said:   {said}\nheard:  {heard}  ({share:.0%} of the words)")
    report.check(share >= ENOUGH_WORDS, f"said {said!r}, but only {heard!r} was understood")
    answer = _new_answer(state, known)
    report.check(answer is not None, f"no reply to {said!r}")
    if answer is not None:
        if answer.latency_s is None:
            latency = ""
        else:
            latency = f"  ({answer.latency_s:.2f} s)"
        report.lines.append(f"reply:  {heard_text(answer)}{latency}")


def _share_of_words(said: str, heard: str) -> float:
    wanted = said.split()
    got = heard.lower().replace(".", " ").replace(",", " ").replace("?", " ").split()
    return sum(word in got for word in wanted) / len(wanted)


async def _until(program: Program, reached: Callable[[State], bool]) -> None:
    """Wait until the state is so. Raises TimeoutError."""
    await until(program.store, reached, STEP_DEADLINE_S)
