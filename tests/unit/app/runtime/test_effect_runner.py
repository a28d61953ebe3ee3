"""Effects, carried out."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any, get_args

import pytest

from tests.support.fakes import Reports, until
from voicelive_desktop.app.environment.tasks import TaskOwner
from voicelive_desktop.app.runtime.effect_runner import EffectRunner, Machinery
from voicelive_desktop.domain.facts import effects as fx
from voicelive_desktop.domain.facts import library_orders as do
from voicelive_desktop.domain.facts.companion_state import CompanionPart
from voicelive_desktop.domain.facts.cues import Cue
from voicelive_desktop.domain.facts.events import InputCleared, PlaybackFlushed
from voicelive_desktop.domain.facts.functions import (
    AnswerTool,
    CancelTool,
    Consent,
    FunctionEffect,
    RememberConsent,
    RunTool,
    TellServer,
)
from voicelive_desktop.domain.facts.library import EntryId, Sieve
from voicelive_desktop.domain.facts.sound import CutReason
from voicelive_desktop.domain.facts.sound_check_state import Job
from voicelive_desktop.domain.facts.talk_key import Gate
from voicelive_desktop.domain.words.ids import CallId, DeviceName, ItemId, Recorded, ResponseId

I, R, C, D = ItemId("i"), ResponseId("r"), CallId("c"), DeviceName("d")  # noqa: E741 - an item

# One of every effect, with what is done for it.
EXAMPLES: dict[fx.Effect, object] = {
    fx.OpenSession(): "line OpenSession",
    fx.CloseSession(): "line CloseSession",
    fx.RetryNow(): "line RetryNow",
    fx.OpenMicrophone(D): "open_microphone d",
    fx.CloseMicrophone(): "close_microphone",
    fx.OpenSpeaker(D): "open_speaker d",
    fx.CloseSpeaker(): "close_speaker",
    fx.SetMuted(True): "muted True",
    fx.SetGate(Gate.SHUT): "gate shut",
    fx.OpenPreview(D): "open_preview d",
    fx.ClosePreview(): "close_preview",
    fx.RunSoundJob(Job.TONE, 3): "job tone 3",
    fx.StopSoundJob(): "job stop",
    fx.TryPart(CompanionPart.EAR, 4): "try ear 4",
    fx.StopTrying(): "try stop",
    fx.SetMicrophoneGain(6): "microphone gain 6",
    fx.SetDucked(True): "ducked True",
    fx.SetVoiceGate(-30, -40): "voice gate -30 -40",
    fx.SetVolume(0.5): "volume 0.5",
    fx.FlushPlayback(3, CutReason.SPEECH, R): "flush speech r 3",
    fx.PlayRecording(I): f"replay {I}",
    fx.Ring(DeviceName("s")): "ring s timer",
    fx.StopReplay(): "replay stop",
    fx.FetchVoice("v"): "fetch v",
    fx.SaveRecording(I, "x.wav"): f"replay save {I} x.wav",
    RunTool(C, "echo", '{"a": 1}'): "call RunTool",
    CancelTool(C): "call CancelTool",
    AnswerTool(C, "yes"): "call AnswerTool",
    RememberConsent("own:f", Consent.ALWAYS): "call RememberConsent",
    TellServer("notes"): "call TellServer",
    fx.SaveSettings(): "save",
    fx.Later(0.0, InputCleared()): InputCleared(),
    fx.Reconnect(): "line Reconnect",
    fx.OpenNextSession(): "line OpenNextSession",
    fx.MoveToNextSession(): "line MoveToNextSession",
    fx.WriteLog("x.vllog", words=True): "log write x.vllog True",
    fx.StopLog(): "log stop",
    fx.ReadLog("x.vllog"): "log read x.vllog",
    fx.SkipLog(): "log skip",
    fx.CloseLog(): "log close",
    do.LookUp("words", Sieve(), 50): "library LookUp",
    do.ReadEntry(EntryId("e")): "library ReadEntry",
    do.RenameEntry(EntryId("e"), "title"): "library RenameEntry",
    do.PinEntries((EntryId("e"),), pinned=True): "library PinEntries",
    do.TagEntries((EntryId("e"),), "tag", off=False): "library TagEntries",
    do.HideEntries((EntryId("e"),), hidden=True): "library HideEntries",
    do.PurgeHidden(): "library PurgeHidden",
    do.EmptyLibrary(): "library EmptyLibrary",
    do.ForgetPresent(): "library ForgetPresent",
    do.ExportEntries((EntryId("e"),), "md", "x.md"): "library ExportEntries",
    do.CopyAsMarkdown((EntryId("e"),)): "library CopyAsMarkdown",
    do.ImportFile("x.json"): "library ImportFile",
    do.StartRecording(): "library StartRecording",
    do.StopRecording(): "library StopRecording",
}
# What the service is told goes to the session as it is.
ORDERS: tuple[fx.SessionEffect, ...] = (
    fx.CommitInput(),
    fx.ClearInput(),
    fx.Truncate(I, 700),
    fx.ConfigureSession({"temperature": 0.8}),
    fx.SendText(I, "hello"),
    fx.DeleteItem(I),
    fx.RetrieveItem(I),
    fx.SendToolCall(I, C, "clock", "{}"),
    fx.SendToolOutput(C, "{}"),
    fx.CreateResponse({"instructions": "x"}, "y"),
    fx.CancelResponse(R),
    fx.SendApproval(I, approve=True),
    fx.ClearOutput(),
)


class _Library:
    def __init__(self, diary: list[object]) -> None:
        self._diary = diary

    def run(self, order: do.LibraryEffect) -> None:
        self._diary.append(f"library {type(order).__name__}")


class _Calls:
    def __init__(self, diary: list[object]) -> None:
        self._diary = diary

    def run(self, order: FunctionEffect) -> None:
        self._diary.append(f"call {type(order).__name__}")


class World:
    """Everything effects act on, as one diary."""

    def __init__(self) -> None:
        self.diary: list[object] = []
        self.tasks = TaskOwner()
        self.broken = False
        self.reports = Reports()

    def machinery(self) -> Machinery:
        anything: Any = self
        return Machinery(
            self.tasks,
            anything,
            _Line(self.diary),  # type: ignore[arg-type] # a line that only keeps a diary
            _Calls(self.diary),
            self,
            _Logs(self.diary),
            _Jobs(self.diary),
            _Trials(self.diary),
            lambda: self.diary.append("save"),
            self.diary.append,
            _Library(self.diary),
        )

    def stuck(self) -> None:
        raise AssertionError("never called")

    async def open_microphone(self, device: DeviceName) -> None:
        self.diary.append(f"open_microphone {device}")
        await asyncio.sleep(0)
        if self.broken:
            raise OSError("private")
        self.diary.append("microphone is open")

    async def close_microphone(self) -> None:
        self.diary.append("close_microphone")

    async def open_preview(self, device: DeviceName) -> None:
        self.diary.append(f"open_preview {device}")

    async def close_preview(self) -> None:
        self.diary.append("close_preview")

    async def open_speaker(self, device: DeviceName) -> None:
        self.diary.append(f"open_speaker {device}")

    async def close_speaker(self) -> None:
        self.diary.append("close_speaker")

    async def ring(self, device: DeviceName, cue: Cue) -> None:
        self.diary.append(f"ring {device} {cue}")

    async def play(self, what: Recorded) -> None:
        self.diary.append(f"replay {what}")

    def stop(self) -> None:
        self.diary.append("replay stop")

    async def fetch(self, voice: str) -> None:
        self.diary.append(f"fetch {voice}")

    async def save(self, item_id: ItemId, path: str) -> None:
        self.diary.append(f"replay save {item_id} {path}")

    def set_muted(self, muted: bool) -> None:
        self.diary.append(f"muted {muted}")

    def set_gate(self, gate: Gate) -> None:
        self.diary.append(f"gate {gate}")

    def set_volume(self, volume: float) -> None:
        self.diary.append(f"volume {volume}")

    def set_microphone_gain(self, gain_db: float) -> None:
        self.diary.append(f"microphone gain {gain_db}")

    def set_ducked(self, ducked: bool) -> None:
        self.diary.append(f"ducked {ducked}")

    def set_voice_gate(self, open_db: float, close_db: float) -> None:
        self.diary.append(f"voice gate {open_db} {close_db}")

    def flush(
        self, because: CutReason, response_id: ResponseId | None, epoch: int
    ) -> PlaybackFlushed:
        self.diary.append(f"flush {because} {response_id} {epoch}")
        return PlaybackFlushed(None, None, 0.0, 0.0, because)


class _Jobs:
    def __init__(self, diary: list[object]) -> None:
        self._diary = diary

    async def run(self, job: Job, number: int) -> None:
        self._diary.append(f"job {job} {number}")

    async def stop(self) -> None:
        self._diary.append("job stop")


class _Trials:
    def __init__(self, diary: list[object]) -> None:
        self._diary = diary

    def try_part(self, part: CompanionPart, number: int) -> None:
        self._diary.append(f"try {part} {number}")

    def stop_trying(self) -> None:
        self._diary.append("try stop")


class _Line:
    def __init__(self, diary: list[object]) -> None:
        self._diary = diary

    @property
    def session(self) -> _Line:
        return self

    def send(self, command: fx.SessionEffect) -> bool:
        self._diary.append(command)
        return True

    def run(self, order: fx.LineEffect) -> None:
        self._diary.append(f"line {type(order).__name__}")


class _Logs:
    def __init__(self, diary: list[object]) -> None:
        self._diary = diary

    def write(self, path: str, *, words: bool) -> None:
        self._diary.append(f"log write {path} {words}")

    def stop(self) -> None:
        self._diary.append("log stop")

    def read(self, path: str) -> None:
        self._diary.append(f"log read {path}")

    def skip(self) -> None:
        self._diary.append("log skip")

    def close(self) -> None:
        self._diary.append("log close")


def run(scenario: Callable[[World, EffectRunner], Coroutine[Any, Any, None]]) -> None:
    async def main() -> None:
        world = World()
        try:
            await scenario(world, EffectRunner(world.machinery()))
        finally:
            await world.tasks.close()

    asyncio.run(main())


def test_there_is_an_example_of_every_effect() -> None:
    assert {type(effect) for effect in (*EXAMPLES, *ORDERS)} == set(get_args(fx.Effect))


@pytest.mark.parametrize("effect", EXAMPLES, ids=lambda effect: type(effect).__name__)
def test_every_effect_is_carried_out(effect: fx.Effect) -> None:
    async def scenario(world: World, runner: EffectRunner) -> None:
        runner(effect)
        await until(lambda: world.diary)
        assert world.diary[0] == EXAMPLES[effect]

    run(scenario)


@pytest.mark.parametrize("order", ORDERS, ids=lambda order: type(order).__name__)
def test_what_the_service_is_told_is_sent_as_it_is(order: fx.SessionEffect) -> None:
    async def scenario(world: World, runner: EffectRunner) -> None:
        runner(order)
        assert world.diary == [order]

    run(scenario)


def test_devices_are_opened_and_closed_one_after_the_other() -> None:
    async def scenario(world: World, runner: EffectRunner) -> None:
        for effect in (
            fx.OpenMicrophone(D),
            fx.OpenSpeaker(D),
            fx.CloseMicrophone(),
            fx.SetMuted(True),
        ):
            runner(effect)
        await until(lambda: "close_microphone" in world.diary)
        opened = ["open_microphone d", "microphone is open", "open_speaker d", "close_microphone"]
        assert world.diary == ["muted True", *opened]

    run(scenario)


def test_a_device_that_fails_unexpectedly_does_not_keep_the_next_from_being_closed(
    caplog: pytest.LogCaptureFixture,
) -> None:
    async def scenario(world: World, runner: EffectRunner) -> None:
        world.broken = True
        runner(fx.OpenMicrophone(D))
        runner(fx.CloseSpeaker())
        await until(lambda: "close_speaker" in world.diary)

    run(scenario)
    (logged,) = (record.getMessage() for record in caplog.records)
    assert logged.startswith("sound job failed: OSError at ")
    caplog.clear()


def test_a_mistake_in_a_sound_job_reaches_whoever_shows_mistakes() -> None:
    told: list[object] = []

    async def scenario(world: World, runner: EffectRunner) -> None:
        asyncio.get_running_loop().set_exception_handler(
            lambda _loop, context: told.append(context["exception"])
        )
        world.broken = True
        runner(fx.OpenMicrophone(D))
        await until(lambda: bool(told))

    run(scenario)
    assert [type(error) for error in told] == [OSError]
