"""The local companion: what its service tells, its model that loads, and trials of its parts."""

from __future__ import annotations

import pytest

from tests.unit.domain.scene import U1, Scene
from voicelive_desktop.domain.facts import effects as fx
from voicelive_desktop.domain.facts import events as ev
from voicelive_desktop.domain.facts.companion_state import (
    Brain,
    CompanionPart,
    FoundBrain,
    Parts,
    Tried,
    Warmth,
)
from voicelive_desktop.domain.facts.state import State
from voicelive_desktop.domain.facts.talk_key import Gate
from voicelive_desktop.domain.questions.selectors import (
    Mode,
    can_try,
    is_loading,
    microphone_gate,
    mode,
)
from voicelive_desktop.domain.settings import Settings
from voicelive_desktop.domain.words.failures import Failure, FailureKind
from voicelive_desktop.domain.words.ids import DeviceName
from voicelive_desktop.domain.words.kinds import TalkMode, Target

OLLAMA = FoundBrain("Ollama", "http://127.0.0.1:11434", ("nomic-embed-text", "llama3.2:3b"))


def loading() -> Scene:
    return Scene.connected(brain_url="http://localhost:11434").tell(ev.BrainLoadingBegan(100.0))


def test_a_model_that_loads_has_a_state_of_its_own_until_it_is_ready() -> None:
    scene = loading()
    assert mode(scene.state) is Mode.LOADING
    assert scene.state.access.companion.brain.since_s == 100.0
    assert mode(scene.tell(ev.BrainReady()).state) is Mode.LISTENING


@pytest.mark.parametrize(
    "end", [ev.BrainReady(), ev.BrainFailed("brain_unreachable"), ev.BrainBegan(300)]
)
def test_whatever_ends_the_loading_ends_its_state(end: ev.CompanionEvent) -> None:
    assert not is_loading(loading().tell(end).state)


def test_a_service_that_ended_has_no_model_that_loads_and_no_parts() -> None:
    told = (
        loading()
        .tell(ev.PartsTold(Parts("tiny", "hibari", "silero")))
        .tell(ev.ServiceMemoryTold(300))
    )
    companion = told.tell(ev.LocalServiceEnded()).state.access.companion
    assert (companion.parts, companion.memory_mb, companion.brain) == (Parts(), 0, Brain())


def test_who_talks_while_it_loads_is_heard() -> None:
    assert mode(loading().tell(ev.SpeechStarted(U1, 0, 101.0)).state) is Mode.HEARING


def test_with_azure_nothing_loads_here() -> None:
    scene = Scene.connected(target=Target.AZURE, endpoint="https://x.example").tell(
        ev.BrainLoadingBegan(100.0)
    )
    assert not is_loading(scene.state)


def test_speed_is_told_by_the_latest_answer_that_says_something() -> None:
    scene = Scene().tell(ev.BrainBegan(600)).tell(ev.BrainAnswered(39, 1000))
    assert scene.state.access.companion.brain == Brain(Warmth.READY, first_ms=600, rate=38.0)
    assert scene.tell(ev.BrainAnswered(2, 10)).state.access.companion.brain.rate == 38.0


@pytest.mark.parametrize(
    ("first_ms", "rate", "slow"), [(300, 40.0, False), (600, 40.0, True), (300, 6.0, True)]
)
def test_a_slow_model_is_called_so(first_ms: int, rate: float, slow: bool) -> None:
    assert Brain(Warmth.READY, first_ms=first_ms, rate=rate).is_slow is slow


def test_a_model_that_only_searches_is_not_talked_with() -> None:
    assert OLLAMA.model == "llama3.2:3b"
    assert FoundBrain("x", "y", ("only-embed",)).model == "only-embed"


def test_the_search_is_told_from_its_beginning_to_its_end() -> None:
    scene = Scene().tell(ev.BrainSearchBegan())
    assert (scene.state.access.companion.searching, scene.state.access.companion.searched) == (
        True,
        False,
    )
    found = scene.tell(ev.BrainsFound((OLLAMA,))).state.access.companion
    assert (found.searching, found.searched, found.found) == (False, True, (OLLAMA,))


@pytest.mark.parametrize("part", [CompanionPart.EAR, CompanionPart.TURN_END])
def test_what_hears_gets_the_microphone_and_gives_it_back(part: CompanionPart) -> None:
    scene = Scene(State(settings=Settings(talk_mode=TalkMode.PUSH))).tell(ev.PartTryRequested(part))
    assert fx.OpenMicrophone(DeviceName("")) in scene.effects
    assert fx.TryPart(part, 1) in scene.effects
    assert microphone_gate(scene.state) is Gate.OPEN
    scene.tell(ev.PartWordsHeard(1, "hello"))
    assert scene.state.access.companion.heard == "hello"
    scene.tell(ev.PartTried(1, Tried(part, "Hello.", 40)))
    assert fx.CloseMicrophone() in scene.effects
    assert scene.state.access.companion.result(part) == Tried(part, "Hello.", 40)
    assert (scene.state.access.companion.trying, scene.state.microphone.capture.wanted) == (
        None,
        False,
    )


def test_a_model_is_tried_without_the_microphone() -> None:
    scene = Scene().tell(ev.PartTryRequested(CompanionPart.BRAIN))
    assert scene.effects == (fx.TryPart(CompanionPart.BRAIN, 1),)
    failed = Tried(CompanionPart.BRAIN, failure=Failure(FailureKind.TIMED_OUT))
    assert (
        scene.tell(ev.PartTried(1, failed)).state.access.companion.result(CompanionPart.BRAIN)
        == failed
    )


def test_another_trial_ends_the_first_whose_end_is_then_not_believed() -> None:
    scene = (
        Scene()
        .tell(ev.PartTryRequested(CompanionPart.EAR))
        .tell(ev.PartTryRequested(CompanionPart.BRAIN))
    )
    assert fx.StopTrying() in scene.effects
    assert fx.CloseMicrophone() in scene.effects
    late = scene.tell(ev.PartTried(1, Tried(CompanionPart.EAR, "late"))).state.access.companion
    assert (late.trying, late.result(CompanionPart.EAR)) == (CompanionPart.BRAIN, None)


def test_a_conversation_takes_the_microphone_from_a_trial() -> None:
    scene = (
        Scene()
        .tell(ev.MuteChosen(True))
        .tell(ev.PartTryRequested(CompanionPart.EAR))
        .tell(ev.StartRequested(1.0))
    )
    assert scene.state.access.companion.trying is None
    assert fx.StopTrying() in scene.effects
    assert fx.SetMuted(True) in scene.effects
    assert fx.CloseMicrophone() not in scene.effects


def test_in_a_conversation_and_with_azure_nothing_that_hears_is_tried() -> None:
    assert not can_try(Scene.connected().state, CompanionPart.EAR)
    assert can_try(Scene.connected().state, CompanionPart.BRAIN)
    azure = Scene(State(settings=Settings(target=Target.AZURE, endpoint="https://x.example")))
    assert not any(can_try(azure.state, part) for part in CompanionPart)
    assert azure.tell(ev.PartTryRequested(CompanionPart.BRAIN)).effects == ()
