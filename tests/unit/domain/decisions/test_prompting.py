"""The assistant speaks first after a silence: once for each, and never over the person."""

from __future__ import annotations

import pytest

from tests.unit.domain.scene import A1, A2, R2, U1, U2, Scene
from voicelive_desktop.domain.facts import events as ev
from voicelive_desktop.domain.facts.effects import CreateResponse, Later

ASKS = "Ask whether they are still there."


def quiet(**more: object) -> Scene:
    settings = {"prompt_after_s": 30, "prompt_text": ASKS, "instructions": "Be brief."}
    return Scene.connected(**{**settings, **more})


def waited(scene: Scene) -> list[tuple[float, ev.Event]]:
    later = (effect for effect in scene.effects if isinstance(effect, Later))
    return [(one.after_s, one.event) for one in later if isinstance(one.event, ev.SilenceLasted)]


def over(scene: Scene) -> Scene:
    return scene.tell(ev.SilenceLasted(scene.state.turns.silence.number))


def test_it_is_off_by_default() -> None:
    scene = Scene.connected()
    scene.user_says(text="hello")
    assert scene.state.turns.silence.number == 0
    assert over(scene).ordered(CreateResponse) == []


def test_a_silence_is_answered_once() -> None:
    scene = quiet()
    assert scene.state.turns.silence.number == 1
    (ask,) = over(scene).ordered(CreateResponse)
    assert str(ask.response["instructions"]).endswith(ASKS)
    scene.reply_begins().reply_sounds().reply_complete().tell(ev.PlaybackDrained(A1))
    assert waited(scene) == []
    assert over(scene).ordered(CreateResponse) == []


def test_the_next_silence_counts_again_once_the_person_has_spoken() -> None:
    scene = over(quiet()).reply_begins().reply_sounds().reply_complete()
    scene.tell(ev.PlaybackDrained(A1)).user_says(U2, text="no")
    scene.reply_begins(R2, A2).reply_sounds(R2, A2).reply_complete(R2, A2)
    scene.tell(ev.PlaybackDrained(A2))
    assert waited(scene) == [(30.0, ev.SilenceLasted(scene.state.turns.silence.number))]
    assert len(over(scene).ordered(CreateResponse)) == 1


def test_a_silence_that_was_broken_counts_no_more() -> None:
    scene = quiet()
    first = scene.state.turns.silence.number
    scene.user_says().reply_begins().tell(ev.SilenceLasted(first))
    assert scene.ordered(CreateResponse) == []


@pytest.mark.parametrize(
    "event",
    [
        ev.SpeechStarted(U1, 0, 1.0),
        ev.VoiceGateOpened(),
        ev.MuteChosen(True),
        ev.ReplayRequested(U1),
    ],
)
def test_nobody_is_spoken_over(event: ev.Event) -> None:
    scene = quiet()
    scene.tell(ev.RecordingsChanged(frozenset({U1})), event)
    if isinstance(event, ev.ReplayRequested):
        scene = quiet().user_says(text="hello").tell(ev.ReplayRequested(U1))
    assert over(scene).ordered(CreateResponse) == []


@pytest.mark.parametrize("settings", [{"answer_as": "none"}, {"prompt_text": "  "}])
def test_where_nothing_can_be_said_nobody_waits(settings: dict[str, object]) -> None:
    assert quiet(**settings).state.turns.silence.number == 0


def test_whoever_chooses_another_time_is_waited_for_from_then_on() -> None:
    scene = quiet().tell(ev.SettingsChosen((("prompt_after_s", 60),)))
    assert waited(scene) == [(60.0, ev.SilenceLasted(2))]
    assert scene.tell(ev.SilenceLasted(1)).ordered(CreateResponse) == []
