"""The talk key: hold, tap, cancel, in both modes and both strategies."""

from __future__ import annotations

from typing import Any

import pytest

from tests.unit.domain.scene import A1, R1, R2, U1, Scene
from voicelive_desktop.domain.facts import events as ev
from voicelive_desktop.domain.facts.conversation import Status
from voicelive_desktop.domain.facts.effects import (
    CancelResponse,
    ClearInput,
    CommitInput,
    ConfigureSession,
    CreateResponse,
    FlushPlayback,
    Later,
    SetGate,
    Truncate,
)
from voicelive_desktop.domain.facts.service_notes import OurMessage, OurMessageKind
from voicelive_desktop.domain.facts.sound import CutReason
from voicelive_desktop.domain.facts.talk_key import Gate
from voicelive_desktop.domain.questions.selectors import Mode, mode
from voicelive_desktop.domain.words.failures import Failure, FailureKind
from voicelive_desktop.domain.words.kinds import (
    AvatarKind,
    AvatarTransport,
    GreetingKind,
    ResponseStatus,
    TalkMode,
)

AT = 2_000.0


def pushing(strategy: str = "manual", **settings: Any) -> Scene:
    """A session in push-to-talk."""
    return Scene.connected(talk_mode=TalkMode.PUSH, talk_strategy=strategy, **settings)


def tail_ends(scene: Scene) -> Scene:
    """The reminder that the latest `tell` asked for comes."""
    (later,) = [
        effect for effect in scene.ordered(Later) if isinstance(effect.event, ev.TalkTailEnded)
    ]
    assert later.after_s == pytest.approx(0.2)
    return scene.tell(later.event)


def held(scene: Scene, seconds: float = 2.0) -> Scene:
    """Held so long, and let go; the tail runs."""
    return scene.tell(ev.TalkPressed(AT)).tell(ev.TalkReleased(AT + seconds))


@pytest.mark.parametrize(("strategy", "closed"), [("manual", Gate.SHUT), ("gated", Gate.SILENT)])
def test_the_microphone_is_open_while_the_key_is_held_and_for_the_tail(
    strategy: str, closed: Gate
) -> None:
    scene = pushing(strategy).tell(ev.TalkPressed(AT))
    assert scene.ordered(SetGate) == [SetGate(Gate.OPEN)]
    assert mode(scene.state) is Mode.HEARING
    assert scene.tell(ev.TalkReleased(AT + 2)).ordered(SetGate) == []
    assert tail_ends(scene).orders[-1] == SetGate(closed)


def test_by_the_key_a_turn_is_committed_and_answered_when_the_tail_ends() -> None:
    scene = pushing().tell(ev.TalkPressed(AT))
    assert scene.orders == [ClearInput(), SetGate(Gate.OPEN)]
    assert scene.tell(ev.TalkReleased(AT + 2)).orders == []
    assert tail_ends(scene).orders == [CommitInput(), CreateResponse(), SetGate(Gate.SHUT)]
    assert mode(scene.state) is Mode.THINKING
    scene.tell(ev.InputCommitted(U1, None, AT + 2.3), ev.TranscriptionCompleted(U1, "hello"))
    assert scene.item(U1).text == "hello"
    scene.reply_begins().tell(ev.PlaybackStarted(R1, A1, AT + 3, 77.0))
    assert scene.item(A1).latency_s == pytest.approx(1.0), (
        "from letting go, not from the end of the tail"
    )


def test_by_detection_the_service_finds_the_turn_itself() -> None:
    assert pushing("gated").tell(ev.TalkPressed(AT)).orders == [SetGate(Gate.OPEN)]
    assert tail_ends(held(pushing("gated"))).orders == [SetGate(Gate.SILENT)]


@pytest.mark.parametrize("strategy", ["manual", "gated"])
def test_a_press_during_an_answer_interrupts_it(strategy: str) -> None:
    scene = pushing(strategy).reply_begins().reply_sounds().tell(ev.TalkPressed(AT))
    assert scene.orders[:2] == [FlushPlayback(1, CutReason.TALK, R1), CancelResponse(R1)]
    assert scene.flushed(400.0).ordered(Truncate) == [Truncate(A1, 400)]
    assert scene.item(A1).status is Status.INTERRUPTED
    tail_ends(scene.tell(ev.TalkReleased(AT + 2)))
    if strategy == "manual":
        assert scene.ordered(CommitInput)
        assert not scene.ordered(CreateResponse), "the cancelled answer has not ended yet"
        assert scene.tell(ev.ResponseDone(R1, ResponseStatus.CANCELLED)).ordered(CreateResponse)


def test_an_answer_that_begins_while_the_key_is_held_is_cancelled() -> None:
    scene = pushing().tell(ev.TextSubmitted(U1, "hello", AT), ev.TalkPressed(AT + 1))
    assert scene.tell(ev.ResponseCreated(R2, AT + 1.1)).orders == [
        FlushPlayback(1, CutReason.TALK, R2),
        CancelResponse(R2),
    ]


def test_a_tap_leaves_the_key_on_until_the_next_press() -> None:
    scene = pushing().tell(ev.TalkPressed(AT), ev.TalkReleased(AT + 0.2))
    assert scene.state.microphone.talk.latched
    assert mode(scene.state) is Mode.HEARING
    scene.tell(ev.TalkPressed(AT + 5))
    assert scene.state.microphone.talk.ending
    assert tail_ends(scene).ordered(CommitInput)
    assert scene.tell(ev.TalkReleased(AT + 5.1)).effects == ()


def test_a_key_that_is_pressed_again_in_the_tail_goes_on_with_the_turn() -> None:
    scene = held(pushing())
    (late,) = scene.ordered(Later)
    scene.tell(ev.TalkPressed(AT + 2.1), late.event)
    assert scene.orders == []
    assert tail_ends(scene.tell(ev.TalkReleased(AT + 4))).ordered(CommitInput)


def test_a_turn_that_goes_on_is_no_tap_however_soon_it_ends() -> None:
    scene = held(pushing())
    scene.tell(ev.TalkPressed(AT + 2.1), ev.TalkReleased(AT + 2.2))
    assert not scene.state.microphone.talk.latched
    assert tail_ends(scene).ordered(CommitInput)


def test_esc_sends_nothing() -> None:
    scene = pushing().tell(ev.TalkPressed(AT)).tell(ev.TalkCancelled())
    assert scene.orders == [ClearInput(), SetGate(Gate.SHUT)]
    assert scene.tell(ev.TalkReleased(AT + 2)).effects == ()
    assert mode(scene.state) is Mode.HOLDING


def test_too_short_a_press_sends_nothing_and_says_so() -> None:
    scene = (
        pushing()
        .tell(ev.TalkPressed(AT), ev.TalkReleased(AT + 0.04))
        .tell(ev.TalkPressed(AT + 0.09))
    )
    assert tail_ends(scene).orders == [ClearInput(), SetGate(Gate.SHUT)]
    assert scene.notice_keys() == ["talk_too_short"]


def test_who_talks_while_muted_is_told_that_nothing_was_sent() -> None:
    scene = tail_ends(held(pushing().tell(ev.MuteChosen(True))))
    assert not scene.ordered(CommitInput)
    assert scene.notice_keys() == ["talk_muted"]


def test_hold_to_mute_is_heard_except_while_held() -> None:
    scene = Scene.connected(talk_mode=TalkMode.HOLD_TO_MUTE).reply_begins().reply_sounds()
    assert scene.tell(ev.TalkPressed(AT)).effects == (SetGate(Gate.MUTED),), "the answer goes on"
    scene.tell(ev.PlaybackDrained(A1), ev.ResponseDone(R1, ResponseStatus.COMPLETED))
    assert mode(scene.state) is Mode.MUTED
    assert scene.tell(ev.TalkReleased(AT + 2)).effects == (SetGate(Gate.OPEN),)
    scene.tell(ev.TalkPressed(AT + 3), ev.TalkReleased(AT + 3.1))
    assert scene.state.microphone.talk.latched
    assert scene.tell(ev.TalkPressed(AT + 9)).effects == (SetGate(Gate.OPEN),)


def test_with_an_open_microphone_the_key_means_nothing() -> None:
    assert (
        Scene.connected()
        .tell(ev.TalkPressed(AT), ev.TalkReleased(AT + 1), ev.TalkCancelled())
        .effects
        == ()
    )


def test_the_mode_can_change_while_the_key_is_held() -> None:
    scene = pushing().tell(ev.TalkPressed(AT)).tell(ev.SettingsChosen((("talk_mode", "open"),)))
    assert scene.ordered(ConfigureSession)
    assert not scene.state.microphone.talk.on
    assert scene.tell(ev.SettingsChosen((("talk_mode", "push"),))).ordered(SetGate) == [
        SetGate(Gate.SHUT)
    ]


# --- the greeting ---------------------------------------------------------------------------------


GREETING = CreateResponse(
    {
        "pre_generated_assistant_message": {
            "type": "message",
            "role": "assistant",
            "content": [{"type": "text", "text": "Hello!"}],
        }
    }
)


def test_a_written_greeting_comes_once_in_a_conversation_and_not_after_a_reconnect() -> None:
    scene = Scene.connected(greeting_kind=GreetingKind.TEXT, greeting_text=" Hello! ")
    assert scene.ordered(CreateResponse) == [GREETING]
    scene.tell(ev.ReconnectRequested(), ev.ConnectingStarted(1)).configured()
    assert scene.ordered(CreateResponse) == []
    scene.tell(
        ev.EndRequested(), ev.ConnectionEnded(), ev.StartRequested(9_000.0), ev.ConnectingStarted(1)
    )
    assert scene.configured().ordered(CreateResponse) == [GREETING]


@pytest.mark.parametrize("then", [ev.AvatarConnected(), ev.AvatarTroubled("ice")])
def test_a_greeting_waits_for_a_face_that_is_on_its_way(then: ev.Event) -> None:
    scene = Scene.connected(
        greeting_kind=GreetingKind.TEXT,
        greeting_text="Hello!",
        avatar_type=AvatarKind.VIDEO,
        avatar_transport=AvatarTransport.WEBRTC,
    )
    assert scene.ordered(CreateResponse) == []
    assert scene.tell(then).ordered(CreateResponse) == [GREETING]
    assert scene.tell(then).ordered(CreateResponse) == []


def test_a_greeting_of_the_model_keeps_the_instructions_of_the_session() -> None:
    scene = Scene.connected(
        greeting_kind=GreetingKind.MODEL, greeting_text="Hi", instructions="Be brief."
    )
    (ask,) = scene.ordered(CreateResponse)
    instructions = str(ask.response["instructions"])
    assert instructions.startswith("Be brief.")
    assert "Hi" in instructions
    assert "pre_generated_assistant_message" not in ask.response


def test_who_speaks_before_the_greeting_is_answered_instead() -> None:
    busy = Failure(FailureKind.SERVICE_ERROR, "conversation_already_has_active_response", "busy")
    scene = Scene.connected(greeting_kind=GreetingKind.TEXT).tell(
        ev.ServiceErrorReported(busy, OurMessage(OurMessageKind.RESPONSE))
    )
    assert not scene.state.answers.gate.wanted
