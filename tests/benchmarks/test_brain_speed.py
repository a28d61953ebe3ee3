"""How soon the local service answers with a language model, in its own process, and how soon it
lets go of one; and the whole program with it, from a voice to the first sound at the speaker.

The model is a stand-in: first token after 200 ms, 40 tokens a second. Needs the large ear and
voice. Prints JSON.

The target counts from "the end of speech as the ear sees it". That can be the turn's end, which is
told, or the end of the last 32 ms in which the ear (Silero) heard a voice, half a second of silence
earlier. The whole program is held against the second: it is what somebody waits who has finished
speaking, and elsewhere the targets name the turn's end where they mean it. The last loud sample is
given beside it; Silero hears a voice for some 80 ms more.
"""

from __future__ import annotations

import asyncio
import base64
import contextlib
import json
import os
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np
import pytest
from azure.ai.voicelive.aio import VoiceLiveConnection
from azure.ai.voicelive.models import AzureStandardVoice, RequestSession

from tests.benchmarks.observed import memory_mb, spread
from tests.contract.conftest import RunningService, running_service
from tests.contract.talking import pcm_24k
from tests.support.model_server import ModelServer, serving
from tests.support.program import Program
from tests.support.requirements import needs_e2e
from tests.support.service_tap import ServiceTap
from tests.support.speech import RATE_HZ, FliteVoice
from tests.support.speech_parts import speech_parts
from tests.support.virtual_audio import Recording, VirtualAudio
from voicelive_desktop.localservice.hearing import silero
from voicelive_desktop.localservice.protocol.resampling import resample
from voicelive_desktop.localservice.server.parts import find_silero

__all__ = ["speech_parts"]

pytestmark = [pytest.mark.benchmark, pytest.mark.soak]

TURNS = 12
FRAME_BYTES, FRAME_S = 960, 0.020  # 24 kHz, 16 bits
LOUD = 600  # of 32,767: a voice
ANSWER = (
    "Paris is the capital of France, of course. It lies on the Seine, and many people live there. "
    * 6
)
SENTENCES = ("slt-weather", "rms-hello", "rms-stop")
ROUNDS = 12
QUESTIONS = (
    "what is the weather like tomorrow",
    "tell me about the capital of france",
    "how are you today",
)
SHORT_ANSWER = "Paris is the capital of France, of course. It lies on the Seine."
EAR_HZ = 16_000


class Clock:
    """When messages came, by type."""

    def __init__(self, connection: VoiceLiveConnection) -> None:
        self._connection = connection
        self.last: dict[str, float] = {}

    async def run(self) -> None:
        async for event in self._connection:
            self.last[str(getattr(event.type, "value", event.type))] = time.monotonic()

    async def after(self, kind: str, begun: float) -> float:
        async with asyncio.timeout(60):
            while kind not in self.last or self.last[kind] < begun:  # noqa: ASYNC110 - a clock, not a signal
                await asyncio.sleep(0.001)
        return self.last[kind]


async def speak(connection: VoiceLiveConnection, pcm: bytes) -> float:
    """Send it in real time with a second of silence; return when its last loud moment was sent."""
    samples = np.abs(np.frombuffer(pcm, dtype=np.int16))
    last_loud = int(np.flatnonzero(samples > LOUD)[-1]) * 2
    pcm += bytes(48_000)
    begun, ended = time.monotonic(), 0.0
    for number, at in enumerate(range(0, len(pcm) - FRAME_BYTES, FRAME_BYTES)):
        await connection.input_audio_buffer.append(
            audio=base64.b64encode(pcm[at : at + FRAME_BYTES]).decode()
        )
        if at <= last_loud:
            ended = time.monotonic()
        await asyncio.sleep(max(0.0, begun + (number + 1) * FRAME_S - time.monotonic()))
    return ended


async def measured(service: RunningService, server: ModelServer) -> dict[str, object]:
    from_voice, from_turn, closed = list[float](), list[float](), list[float]()
    async with service.connect("gpt-4.1") as connection:
        clock = Clock(connection)
        listening = asyncio.create_task(clock.run())
        voice = AzureStandardVoice(name="en-US-AvaNeural")
        await connection.session.update(session=RequestSession(voice=voice))
        await clock.after("session.updated", 0.0)
        for turn in range(TURNS):
            server.left_early.clear()
            begun = time.monotonic()
            spoken = asyncio.create_task(
                speak(connection, pcm_24k(SENTENCES[turn % len(SENTENCES)]))
            )
            stopped = await clock.after("input_audio_buffer.speech_stopped", begun)
            sound = await clock.after("response.audio.delta", stopped)
            from_voice.append((sound - await spoken) * 1000)
            from_turn.append((sound - stopped) * 1000)
            interrupted = time.monotonic()
            interruption = asyncio.create_task(speak(connection, pcm_24k("rms-stop")))
            noticed = await clock.after("input_audio_buffer.speech_started", interrupted)
            async with asyncio.timeout(30):
                await server.left_early.wait()
            closed.append((time.monotonic() - noticed) * 1000)
            await interruption
            stopped = await clock.after("input_audio_buffer.speech_stopped", interrupted)
            answered = await clock.after("response.created", stopped)
            # what was said to interrupt is answered too
            await clock.after("response.done", answered)
        listening.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await listening
    return {
        "load": [round(value, 1) for value in os.getloadavg()],
        "last loud sample sent -> first audio delta ms": spread(from_voice),
        "turn's end told -> first audio delta ms": spread(from_turn),
        "interruption told -> stream closed at the model ms": spread(closed),
        "memory of the service MB": round(memory_mb(service.process.pid)),
    }


def test_the_first_sound_of_a_model_and_the_end_of_its_stream(speech_parts: Path) -> None:
    async def scenario() -> None:
        server = ModelServer(ANSWER, first_s=0.2, rate=40)
        async with serving(server):
            with running_service("--brain", server.url, "--brain-model", "small") as service:
                print(json.dumps(await measured(service, server)))

    asyncio.run(asyncio.wait_for(scenario(), 600))


@contextmanager
def served(server: ModelServer) -> Iterator[None]:
    """Let it answer on a thread of its own."""
    up, loop = threading.Event(), asyncio.new_event_loop()
    over = asyncio.Event()

    async def serve() -> None:
        async with serving(server):
            up.set()
            await over.wait()

    thread = threading.Thread(target=lambda: loop.run_until_complete(serve()), name="model")
    thread.start()
    assert up.wait(20)
    try:
        yield
    finally:
        loop.call_soon_threadsafe(over.set)
        thread.join()
        loop.close()


def ends_of_speech(ear: Recording, after: float) -> tuple[float, float]:
    """When the ear heard the last of a voice, and when its last loud sample was."""
    begin = max(0, ear.index_at(after))
    samples = ear.samples(begin)
    last_loud = int(np.flatnonzero(np.abs(samples.astype(np.int32)) > LOUD)[-1])
    sound = resample((samples / 32_768).astype(np.float32), RATE_HZ, EAR_HZ)
    found = find_silero()
    assert found is not None
    judged = silero.SileroActivity(found.model()).probabilities(sound)
    last_voiced = max(at for at, one in enumerate(judged) if one >= silero.SPEECH) + 1
    ended = (last_voiced * silero.FRAME / EAR_HZ, last_loud / RATE_HZ)
    return ear.time_of(begin) + ended[0], ear.time_of(begin) + ended[1]


@pytest.mark.e2e
@needs_e2e
@pytest.mark.timeout(600)
def test_the_first_sound_at_the_speaker(speech_parts: Path, tmp_path: Path) -> None:
    server = ModelServer(SHORT_ANSWER, first_s=0.2, rate=40)
    from_ear, from_loud, from_turn = list[float](), list[float](), list[float]()
    devices = ("--input-device", "test_mic", "--output-device", "test_speaker")
    with (
        served(server),
        VirtualAudio() as card,
        ServiceTap("--brain", server.url, "--brain-model", "small") as tap,
        Program(
            *("--endpoint", tap.url, "--target", "azure", "--connect", *devices),
            folder=tmp_path,
            env={**card.env, "AZURE_VOICELIVE_API_KEY": tap.key},
        ) as program,
    ):
        program.wait_for("capture/started", timeout_s=20)
        for turn in range(ROUNDS):
            question = FliteVoice(tmp_path).say(QUESTIONS[turn % len(QUESTIONS)])
            asked = time.monotonic()
            with card.record("mic") as ear, card.record() as speaker:
                card.speak(question)
                sound = speaker.wait_for_sound(after=asked)
                by_ear, by_level = ends_of_speech(ear, asked)
                stopped = tap.wait_for("input_audio_buffer.speech_stopped", after=asked)
                from_ear.append((sound - by_ear) * 1000)
                from_loud.append((sound - by_level) * 1000)
                from_turn.append((sound - stopped.t) * 1000)
                tap.wait_for("response.done", after=asked)
                speaker.wait_for_silence(for_s=1.0)
    figures = {
        "load": [round(value, 1) for value in os.getloadavg()],
        "last voice by the ear -> first sample at the speaker ms": spread(from_ear),
        "last loud sample -> first sample at the speaker ms": spread(from_loud),
        "turn's end told -> first sample at the speaker ms": spread(from_turn),
    }
    print(json.dumps(figures))
