"""What a second of a conversation costs behind the window, counted instead of timed: calls of our
own functions by package, calls into the SDK and its models, messages, and how often sound is put
into base64 and taken out of it.

A change that makes it heavier exceeds the table; whoever means it so changes the table, and says
why. `tests/gui/test_a_second_of_talk.py` does the same for the window. In simulated time, so that
no load of this computer is in it; the simulated devices are looked at a hundred times a second.
"""

from __future__ import annotations

import asyncio
import sys
from collections import Counter
from pathlib import Path
from types import FrameType
from typing import Any

import azure.ai.voicelive as sdk

import voicelive_desktop
from tests.support.disorder import Disorder
from tests.support.simulated_talk import World, world
from tests.unit.audio.rig import talk
from voicelive_desktop.audio.microphone.capture import LONG_S
from voicelive_desktop.domain.facts.events import TextSubmitted
from voicelive_desktop.domain.words.ids import ItemId

SECONDS = 4
SILENT_S = LONG_S + 1.0  # until a room counts as silent for long
OURS, SDK = Path(voicelive_desktop.__file__).parent, Path(sdk.__file__).parent
MODELS = "model_base.py"  # the SDK's
NOT_THE_PROGRAM = ("localservice", "stand_ins")  # the service, and the devices

# At most so many in a second of a silent room, in one in which somebody speaks, and in one of an
# answer in a silent room.
LISTENING = {
    "messages": 6,
    "b64encode": 6,
    "b64decode": 0,
    "sdk": 7,
    "models": 0,
    "audio": 5_000,
    "client": 260,
    "domain": 20,
    "app": 20,
}
HEARING = {
    "messages": 50,
    "b64encode": 50,
    "b64decode": 0,
    "sdk": 80,
    "models": 0,
    "audio": 8_200,
    "client": 1_060,
    "domain": 200,
    "app": 60,
}
SPEAKING = {
    "messages": 6,
    "b64encode": 6,
    "b64decode": 25,
    "sdk": 80,
    "models": 0,
    "audio": 10_600,
    "client": 1_990,
    "domain": 320,
    "app": 40,
}


class Calls:
    """Counts calls of functions of this thread while it is entered."""

    def __init__(self) -> None:
        self.of: Counter[str] = Counter()
        self._names: dict[str, str] = {}

    def __enter__(self) -> Calls:
        sys.setprofile(self._count)
        return self

    def __exit__(self, *_error: object) -> None:
        sys.setprofile(None)

    def _count(self, frame: FrameType, event: str, _argument: Any) -> None:
        if event != "call":
            return
        file = frame.f_code.co_filename
        if file not in self._names:
            self._names[file] = _owner(Path(file))
        if self._names[file] == "base64":
            if not _is_of_the_service(frame):
                self.of[frame.f_code.co_name] += 1
        else:
            self.of[self._names[file]] += 1


def _owner(file: Path) -> str:
    if file.name == "base64.py":
        return "base64"
    if file.is_relative_to(SDK):
        if file.name == MODELS:
            return "models"
        return "sdk"
    if not file.is_relative_to(OURS) or any(part in NOT_THE_PROGRAM for part in file.parts):
        return "others"
    return file.relative_to(OURS).parts[0]


def _is_of_the_service(frame: FrameType) -> bool:
    caller = frame.f_back
    return caller is not None and "localservice" in caller.f_code.co_filename


async def counted(scene: World) -> Counter[str]:
    """The calls of `SECONDS`, and the messages to the service."""
    told = len(scene.told)
    with Calls() as calls:
        await scene.pass_time(SECONDS)
    calls.of["messages"] = len(scene.told) - told
    return calls.of


def too_many(found: Counter[str], allowed: dict[str, int]) -> dict[str, float]:
    """What is beyond the table, in a second."""
    return {
        name: found[name] / SECONDS
        for name, most in allowed.items()
        if found[name] > most * SECONDS + 1  # a frame may fall on either side
    }


def test_a_second_costs_no_more_than_the_table_says() -> None:
    async def conversation() -> tuple[Counter[str], Counter[str], Counter[str]]:
        async with world(7) as scene:
            scene.disorder = Disorder(0, share=0)
            await scene.pass_time(SILENT_S)
            listening = await counted(scene)
            scene.say(talk(SECONDS + 1.0, -20.0), "it is a long day")
            await scene.pass_time(0.5)
            hearing = await counted(scene)
            await scene.until(lambda: scene.state.speaker.playback.started, "the answer to it")
            await scene.until(lambda: not scene.state.speaker.playback.item, "its end")
            scene.store.dispatch(TextSubmitted(ItemId("typed"), "tell me a long story"))
            await scene.until(lambda: scene.state.speaker.playback.started, "an audible answer")
            await scene.pass_time(1.0)
            speaking = await counted(scene)
            assert scene.state.speaker.playback.started, "it is spoken all the time"
            return listening, hearing, speaking

    listening, hearing, speaking = asyncio.run(conversation())
    print("listening", {name: count / SECONDS for name, count in listening.items()})
    print("speaking", {name: count / SECONDS for name, count in speaking.items()})
    print("hearing", {name: count / SECONDS for name, count in hearing.items()})
    assert too_many(listening, LISTENING) == {}
    assert too_many(hearing, HEARING) == {}
    assert too_many(speaking, SPEAKING) == {}
