"""The local gate: ducking until the service decides, and the hint that one is muted."""

from __future__ import annotations

from typing import Any

import pytest

from tests.unit.domain.scene import A1, A2, R2, U1, Scene
from voicelive_desktop.domain.facts import events as ev
from voicelive_desktop.domain.facts.effects import (
    ConfigureSession,
    FlushPlayback,
    Later,
    SaveSettings,
    SetDucked,
    SetVoiceGate,
)
from voicelive_desktop.domain.questions.selectors import talks_while_muted


def speaking(**settings: Any) -> Scene:
    """An answer is audible, and ducking is wanted."""
    return Scene.connected(**{"duck": True, **settings}).reply_begins().reply_sounds()


def test_the_answer_is_lowered_when_somebody_seems_to_talk_and_restored_when_it_was_nothing() -> (
    None
):
    scene = speaking().tell(ev.VoiceGateOpened())
    assert scene.orders == [SetDucked(True)]
    assert scene.tell(ev.VoiceGateClosed()).orders == [SetDucked(False)]
    assert scene.tell(ev.VoiceGateOpened()).orders == [SetDucked(True)]


def test_a_noise_that_lasts_lowers_the_answer_for_a_moment_only() -> None:
    scene = speaking().tell(ev.VoiceGateOpened())
    (later,) = [e for e in scene.ordered(Later) if isinstance(e.event, ev.VoiceUnconfirmed)]
    assert 0.5 <= later.after_s <= 2.0
    assert scene.tell(ev.VoiceGateClosed(), ev.VoiceGateOpened(), later.event).orders == [
        SetDucked(False),
        SetDucked(True),
    ], "a reminder of an opening before means nothing"
    assert scene.tell(ev.VoiceUnconfirmed(scene.state.microphone.voice.number)).orders == [
        SetDucked(False)
    ]
    assert scene.tell(ev.VoiceGateClosed()).orders == []


def test_an_interruption_leaves_the_next_answer_at_full_volume() -> None:
    scene = speaking().tell(ev.VoiceGateOpened())
    scene.tell(ev.SpeechStarted(U1, 0, 5.0))
    assert scene.ordered(FlushPlayback)
    assert scene.ordered(SetDucked) == [SetDucked(False)]
    scene.flushed(400.0)
    scene.tell(ev.VoiceUnconfirmed(scene.state.microphone.voice.number))
    assert scene.reply_begins(R2, A2).reply_sounds(R2, A2).ordered(SetDucked) == []


@pytest.mark.parametrize(
    "settings",
    [{"duck": False}, {"vad_interrupt": False}, {"talk_mode": "push"}],
    ids=["not wanted", "speech does not interrupt", "talk key up"],
)
def test_nothing_is_lowered_for_who_cannot_interrupt(settings: dict[str, object]) -> None:
    assert speaking(**settings).tell(ev.VoiceGateOpened()).orders == []


def test_while_muted_nothing_is_lowered_but_the_hint_comes() -> None:
    scene = speaking().tell(ev.MuteChosen(True), ev.VoiceGateOpened())
    assert scene.ordered(SetDucked) == []
    assert talks_while_muted(scene.state)
    assert not talks_while_muted(scene.tell(ev.VoiceGateClosed()).state)


def test_silence_between_answers_is_not_lowered() -> None:
    scene = Scene.connected(duck=True).tell(ev.VoiceGateOpened())
    assert scene.orders == []
    drained = speaking().tell(ev.VoiceGateOpened(), ev.PlaybackDrained(A1))
    assert drained.orders == [SetDucked(True), SetDucked(False)]


def test_the_thresholds_go_to_the_microphone_and_not_to_the_service() -> None:
    scene = Scene.connected().tell(
        ev.SettingsChosen((("gate_open_db", -20), ("gate_close_db", -25)))
    )
    assert scene.orders == [SaveSettings(), SetVoiceGate(-20, -25)]
    assert not scene.ordered(ConfigureSession)
    assert not scene.state.current.unapplied


def test_the_lower_threshold_stays_under_the_upper_one() -> None:
    scene = Scene.connected().tell(ev.SettingsChosen((("gate_open_db", -50),)))
    assert scene.state.settings.gate_close_db == -52
    assert scene.ordered(SetVoiceGate) == [SetVoiceGate(-50, -52)]
