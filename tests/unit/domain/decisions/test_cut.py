"""What a drop cuts is made up for: unheard words are heard again, and a question that waited gets
its answer.
"""

from __future__ import annotations

import pytest

from tests.support.kinds import is_of
from tests.unit.domain.scene import A1, LOST, U1, U2, Scene
from voicelive_desktop.domain.facts import events as ev
from voicelive_desktop.domain.facts.conversation import Status
from voicelive_desktop.domain.facts.effects import (
    ClearInput,
    CommitInput,
    CreateResponse,
    Later,
    SetGate,
)
from voicelive_desktop.domain.facts.talk_key import Gate
from voicelive_desktop.domain.questions.selectors import worth_restoring
from voicelive_desktop.domain.words.failures import Failure, FailureKind
from voicelive_desktop.domain.words.kinds import TalkMode, TalkStrategy

DROP = ev.RetryScheduled(2, 0.5, 3.0, LOST)
SPOKE_FROM_T = 50.0


def speaking(text: str = "") -> Scene:
    """The user is being heard."""
    scene = Scene.connected().tell(ev.SpeechStarted(U1, 0, 2_000.0, SPOKE_FROM_T + 0.010))
    return scene.tell(ev.TranscriptionGrew(U1, text)) if text else scene


def back(scene: Scene, resumed_from_t: float | None = None) -> Scene:
    """The next session is there; what it was told again began at this moment."""
    scene.tell(ev.ConnectingStarted(2))
    return scene.tell(ev.SessionConfigured(2_005.0, resumed_from_t))


def told(scene: Scene) -> list[str]:
    return [item.id for item in worth_restoring(scene.state)]


def test_an_unfinished_turn_is_heard_again_and_its_half_written_row_gives_way() -> None:
    scene = speaking("tell me a").tell(DROP)
    assert scene.state.run.cut.from_t == SPOKE_FROM_T
    assert scene.rows == [U1]
    assert told(scene) == [], "its words are not told as text too"
    back(scene, SPOKE_FROM_T - 0.5)
    assert U1 not in scene.rows
    assert scene.ordered(CreateResponse) == [], "the service hears the end of the turn and answers"
    assert scene.tell(ev.SpeechStarted(U2, 0, 2_006.0, SPOKE_FROM_T)).state.run.cut.from_t is None


def test_of_a_long_turn_the_words_before_what_is_kept_stay() -> None:
    scene = back(speaking("tell me a").tell(DROP), SPOKE_FROM_T + 3.0)
    assert U1 in scene.rows
    assert scene.item(U1).status is Status.FINAL


def test_two_turns_that_were_not_written_down_are_heard_again_from_the_first_on() -> None:
    scene = speaking().tell(
        ev.SpeechStopped(U1, 900, 2_001.0, 51.0), ev.InputCommitted(U1, None, 2_001.0)
    )
    scene.tell(ev.SpeechStarted(U2, 1_500, 2_001.5, 51.5), ev.TranscriptionGrew(U2, "and"), DROP)
    assert scene.state.run.cut.items == (U1, U2)
    assert scene.state.run.cut.from_t == SPOKE_FROM_T
    back(scene, SPOKE_FROM_T - 0.02)
    assert not {U1, U2} & set(scene.rows)


def test_an_earlier_turn_that_was_answered_is_not_heard_again() -> None:
    scene = Scene.connected().tell(
        ev.SpeechStarted(U1, 0, 2_000.0, 40.0), ev.SpeechStopped(U1, 900, 2_001.0, 41.0)
    )
    scene.tell(ev.InputCommitted(U1, None, 2_001.0)).reply_begins().reply_sounds()
    scene.tell(ev.SpeechStarted(U2, 0, 2_005.0, SPOKE_FROM_T + 0.010)).flushed(400.0).tell(DROP)
    assert scene.state.run.cut.items == (U2,)
    assert scene.state.run.cut.from_t == SPOKE_FROM_T


def test_a_session_that_is_lost_before_it_heard_the_turn_again_does_not_lose_it() -> None:
    scene = back(speaking("tell me a").tell(DROP), SPOKE_FROM_T - 0.02)
    assert scene.tell(DROP).state.run.cut.from_t == SPOKE_FROM_T
    back(scene, SPOKE_FROM_T - 0.02)
    scene.tell(ev.SpeechStarted(U2, 0, 2_006.0, 50.1), ev.SpeechStopped(U2, 900, 2_007.0, 51.0))
    scene.tell(ev.TranscriptionCompleted(U2, "tell me a story"), DROP)
    assert scene.state.run.cut.from_t is None


def test_what_a_session_does_not_take_for_speech_is_not_said_to_every_later_one() -> None:
    scene = back(speaking("tell me a").tell(DROP), SPOKE_FROM_T - 0.02)
    (forget,) = scene.ordered(Later)
    assert scene.tell(forget.event, DROP).state.run.cut.from_t is None


def test_a_reminder_that_comes_after_the_next_drop_does_not_lose_the_turn() -> None:
    scene = back(speaking("tell me a").tell(DROP), SPOKE_FROM_T - 0.02)
    (forget,) = scene.ordered(Later)
    assert scene.tell(DROP, forget.event).state.run.cut.from_t == SPOKE_FROM_T
    assert back(scene, SPOKE_FROM_T - 0.02).tell(forget.event).state.run.cut.from_t == SPOKE_FROM_T


def test_what_came_too_late_to_be_said_again_stays_as_it_was_written() -> None:
    scene = back(speaking("tell me a").tell(DROP))
    assert told(scene) == [U1]
    assert scene.ordered(CreateResponse) == []


def test_a_finished_turn_without_its_words_is_heard_again() -> None:
    scene = speaking().tell(
        ev.SpeechStopped(U1, 900, 2_001.0, 51.0), ev.InputCommitted(U1, None, 2_001.0), DROP
    )
    assert scene.state.run.cut.from_t == SPOKE_FROM_T


def test_a_question_that_was_written_down_is_answered_by_the_next_session() -> None:
    scene = Scene.connected().user_says(text="hello").tell(DROP)
    assert (scene.state.run.cut.from_t, scene.state.run.cut.owed) == (None, True)
    assert back(scene).ordered(CreateResponse) == [CreateResponse()]


def test_an_answer_of_which_nothing_was_heard_is_made_again_in_place_of_it() -> None:
    scene = Scene.connected().user_says(text="hello").reply_begins().tell(DROP).flushed(0.0)
    assert told(scene) == [U1]
    assert back(scene).ordered(CreateResponse) == [CreateResponse()]
    assert scene.rows[0] == U1
    assert A1 not in scene.rows


def test_an_answer_that_was_partly_heard_is_not_made_again() -> None:
    scene = (
        Scene.connected()
        .user_says(text="hello")
        .reply_begins()
        .reply_sounds()
        .tell(DROP)
        .flushed(300.0)
    )
    assert back(scene).ordered(CreateResponse) == []
    assert A1 in scene.rows


def test_a_turn_whose_answer_sounded_before_its_words_came_keeps_the_words_so_far() -> None:
    scene = speaking("what can you").tell(
        ev.SpeechStopped(U1, 900, 2_001.0, 51.0), ev.InputCommitted(U1, None, 2_001.0)
    )
    scene.reply_begins().reply_sounds().flushed(400.0).tell(DROP)
    assert scene.state.run.cut.from_t is None, "said again it would be answered a second time"
    assert scene.item(U1).text == "what can you"
    assert scene.item(U1).status is Status.FINAL
    assert told(back(scene))[:1] == [U1]


def test_nothing_is_asked_for_when_nobody_waited() -> None:
    scene = Scene.connected().user_says(text="hello").reply_begins().reply_sounds().reply_complete()
    scene.tell(ev.PlaybackDrained(A1), DROP)
    assert not scene.state.run.cut.owed
    assert back(scene).ordered(CreateResponse) == []


def test_a_second_failed_try_does_not_make_the_first_loss_forgotten() -> None:
    scene = speaking().tell(DROP, ev.ConnectingStarted(2), ev.RetryScheduled(3, 1.0, 4.0, LOST))
    assert scene.state.run.cut.from_t == SPOKE_FROM_T


def test_after_sleep_nothing_of_before_is_said_or_answered() -> None:
    asleep = Failure(FailureKind.LOST, "sleep")
    assert speaking().tell(ev.RetryScheduled(2, 0.5, 3.0, asleep)).state.run.cut.from_t is None
    waiting = Scene.connected().user_says(text="hello").tell(ev.RetryScheduled(2, 0.5, 3.0, asleep))
    assert back(waiting).ordered(CreateResponse) == []


@pytest.mark.parametrize("request_", [ev.EndRequested(), ev.ReconnectRequested()])
def test_who_ends_or_leaves_a_session_is_owed_nothing(request_: ev.UserEvent) -> None:
    scene = speaking().tell(DROP, ev.SessionConfigured(2_004.0), request_, ev.ConnectionEnded())
    assert scene.tell(ev.StartRequested(2_010.0)).state.run.cut.from_t is None


# --- the talk key ---------------------------------------------------------------------------------


def pressing(strategy: str) -> Scene:
    scene = Scene.connected(talk_mode=TalkMode.PUSH, talk_strategy=strategy)
    return scene.tell(ev.TalkPressed(2_000.0))


def test_of_a_press_that_the_service_does_not_hear_yet_nothing_before_the_latest_turn_counts() -> (
    None
):
    scene = Scene.connected(talk_mode=TalkMode.PUSH, talk_strategy=TalkStrategy.GATED)
    scene.tell(ev.SpeechStarted(U1, 0, 2_000.0, 40.0), ev.SpeechStopped(U1, 900, 2_001.0, 41.0))
    scene.tell(ev.TranscriptionCompleted(U1, "hello"), ev.TalkPressed(2_002.0), DROP)
    assert scene.state.run.cut.from_t == pytest.approx(41.0, abs=0.011)


@pytest.mark.parametrize("strategy", ["manual", "gated"])
def test_a_talk_key_that_is_held_through_a_drop_goes_on(strategy: str) -> None:
    scene = pressing(strategy).tell(DROP)
    assert scene.ordered(SetGate) == [], "the microphone stays open"
    assert scene.state.run.cut.from_t == 0.0
    assert back(scene, 49.0).ordered(CommitInput) == []
    scene.tell(ev.TalkReleased(2_006.0)).tell(ev.TalkTailEnded(scene.state.microphone.talk.number))
    assert scene.ordered(CommitInput) == ([CommitInput()] if strategy == "manual" else [])
    assert scene.state.microphone.talk.on is False


def test_a_talk_key_released_while_the_connection_is_lost_commits_in_the_next_session() -> None:
    scene = pressing("manual").tell(DROP, ev.TalkReleased(2_003.0))
    scene.tell(ev.TalkTailEnded(scene.state.microphone.talk.number))
    assert scene.orders == [SetGate(Gate.SHUT)]
    assert back(scene, 49.0).orders == [CommitInput(), CreateResponse()]


def test_what_was_too_old_to_be_said_again_is_not_committed() -> None:
    scene = pressing("manual").tell(DROP, ev.TalkReleased(2_003.0))
    scene.tell(ev.TalkTailEnded(scene.state.microphone.talk.number))
    assert [e for e in back(scene).orders if not is_of(e, ClearInput)] == []


def test_a_committed_turn_without_its_words_is_committed_again() -> None:
    scene = pressing("manual").tell(ev.TalkReleased(2_002.0))
    scene.tell(
        ev.TalkTailEnded(scene.state.microphone.talk.number),
        ev.InputCommitted(U2, None, 2_002.5),
        DROP,
    )
    assert back(scene, 49.0).orders == [CommitInput(), CreateResponse()]
