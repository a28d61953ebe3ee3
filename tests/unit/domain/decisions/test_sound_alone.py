"""Sound that comes by itself, as an avatar's does: the whole text is there long before it is heard."""

from __future__ import annotations

import pytest

from tests.unit.domain.scene import A1, A2, R1, R2, T0, U1, U2, Scene
from voicelive_desktop.domain.facts import events as ev
from voicelive_desktop.domain.facts.conversation import Item, Role, Status
from voicelive_desktop.domain.facts.effects import (
    CancelResponse,
    ClearOutput,
    DeleteItem,
    FlushPlayback,
)
from voicelive_desktop.domain.facts.sound import CutReason
from voicelive_desktop.domain.facts.spoken import USUAL_PACE_MS, speech_length
from voicelive_desktop.domain.questions.selectors import (
    Mode,
    as_heard,
    heard_text,
    mode,
    spoken_text,
)
from voicelive_desktop.domain.words.ids import ItemId, ResponseId
from voicelive_desktop.domain.words.kinds import AvatarKind, ResponseStatus

STORY = " ".join(f"And then the mouse number {word} came." for word in "abcdefghijkl")
LASTS_MS = speech_length(STORY) * USUAL_PACE_MS


def told(scene: Scene, response: ResponseId = R1, item: ItemId = A1) -> Scene:
    """The whole text, before any sound."""
    row = Item(item, Role.ASSISTANT, at_s=scene.clock, response_id=response)
    return scene.tell(
        ev.ResponseCreated(response, scene.clock),
        ev.ItemCreated(row),
        ev.ReplyTextGrew(response, item, STORY, scene.clock),
        ev.ReplyTextCompleted(response, item, STORY),
    )


def heard(scene: Scene, until_ms: int, response: ResponseId = R1, item: ItemId = A1) -> Scene:
    """So much of the sound comes, each piece a little before it is heard."""
    for _ in range(0, until_ms + 120, 20):
        scene.tell(ev.AudioArrived(response, item, 20.0, scene.clock, alone=True))
    return scene.reply_sounds(response, item, float(until_ms))


def share(text: str) -> float:
    return len(text) / len(STORY)


@pytest.mark.parametrize("part", [0.1, 0.25, 0.5, 0.75])
def test_words_are_shown_as_spoken_and_kept_as_heard_only_as_far_as_was_heard(part: float) -> None:
    ms = int(LASTS_MS * part)
    scene = heard(told(Scene.connected().user_says(U1, "a story")), ms)
    row = scene.item(A1)
    for words in (
        spoken_text(scene.state, row),
        heard_text(as_heard(scene.state, row)),
        heard_text(scene.flushed(float(ms), ms + 120.0).item(A1)),
    ):
        assert part - 0.05 <= share(words) <= part + 0.05


def test_of_an_answer_that_came_whole_all_was_said_and_its_pace_holds_for_the_next() -> None:
    """A voice of half the usual speed."""
    scene = heard(told(Scene.connected().user_says(U1, "a story")), int(2 * LASTS_MS))
    scene.tell(ev.AudioCompleted(R1, A1))
    assert spoken_text(scene.state, scene.item(A1)) == STORY
    scene.tell(ev.PlaybackDrained(A1))
    assert scene.item(A1).status is Status.FINAL
    heard(told(scene.user_says(U2, "another"), R2, A2), int(LASTS_MS), R2, A2)
    assert share(spoken_text(scene.state, scene.item(A2))) == pytest.approx(0.56, abs=0.05)


def test_within_an_answer_the_first_pause_tells_how_fast_the_voice_is() -> None:
    """A voice that is a tenth slower than usual."""
    scene = told(Scene.connected().user_says(U1, "a story"))
    first_ms = speech_length(STORY[: STORY.index(".") + 1]) * USUAL_PACE_MS * 1.1
    scene.tell(ev.AudioArrived(R1, A1, first_ms, scene.clock, alone=True))
    scene.tell(ev.AudioArrived(R1, A1, 20.0, scene.clock, alone=True, after_pause=True))
    assert scene.item(A1).pace_ms == pytest.approx(USUAL_PACE_MS * 1.1, rel=0.03)
    # its text is in step with a sound that does not come alone: no pause says more
    plain = told(Scene.connected().user_says(U1, "a story"))
    for is_late in (False, True):
        plain.tell(ev.AudioArrived(R1, A1, 2_000.0, plain.clock, after_pause=is_late))
    assert plain.item(A1).pace_ms == 0.0


def test_a_short_answer_says_little_of_the_voice() -> None:
    scene = Scene.connected().user_says(U1, "what time is it").reply_begins(text="It is 19:54.")
    scene.reply_sounds().reply_complete(text="It is 19:54.").tell(ev.PlaybackDrained(A1))
    heard(told(scene.user_says(U2, "a story"), R2, A2), int(LASTS_MS / 2), R2, A2)
    assert share(spoken_text(scene.state, scene.item(A2))) == pytest.approx(0.5, abs=0.08)


def test_a_sound_that_broke_off_says_nothing_of_the_next() -> None:
    scene = heard(told(Scene.connected().user_says(U1, "a story")), 500)
    scene.tell(ev.AudioCompleted(R1, A1), ev.PlaybackDrained(A1))
    heard(told(scene.user_says(U2, "another"), R2, A2), int(LASTS_MS / 2), R2, A2)
    assert share(spoken_text(scene.state, scene.item(A2))) == pytest.approx(0.5, abs=0.05)


def test_a_cut_stays_where_it_was_whatever_comes_late() -> None:
    scene = heard(told(Scene.connected().user_says(U1, "a story")), int(LASTS_MS / 4))
    cut = heard_text(scene.flushed(LASTS_MS / 4, LASTS_MS / 4 + 120).item(A1))
    scene.tell(
        ev.AudioArrived(R1, A1, 60.0, T0, dropped=True, alone=True), ev.AudioCompleted(R1, A1)
    )
    assert heard_text(scene.item(A1)) == cut


def test_a_faster_voice_was_asked_for() -> None:
    scene = Scene.connected(voice_rate=1.5).user_says(U1, "a story")
    heard(told(scene), int(LASTS_MS / 3))
    assert share(spoken_text(scene.state, scene.item(A1))) == pytest.approx(0.5, abs=0.05)


def awaited() -> Scene:
    scene = Scene.connected().user_says(U1, "a story")
    scene.tell(ev.SoundAwaited(R1, A1))
    return told(scene).tell(ev.ResponseDone(R1, ResponseStatus.COMPLETED))


def test_while_its_sound_is_awaited_nothing_of_an_answer_is_spoken_and_the_turn_goes_on() -> None:
    scene = awaited()
    assert spoken_text(scene.state, scene.item(A1)) == ""
    assert heard_text(as_heard(scene.state, scene.item(A1))) == ""
    assert mode(scene.state) is Mode.THINKING
    heard(scene, 500)
    assert mode(scene.state) is Mode.SPEAKING
    assert 0 < share(spoken_text(scene.state, scene.item(A1))) < 0.1


def test_an_answer_that_is_cut_while_its_sound_is_awaited_was_not_said() -> None:
    scene = awaited().tell(ev.StopRequested())
    assert scene.ordered(FlushPlayback)
    assert scene.ordered(DeleteItem) == [DeleteItem(A1)]
    scene.flushed(0.0, 0.0, item=None)
    assert (scene.item(A1).status, heard_text(scene.item(A1))) == (Status.INTERRUPTED, "")


def test_sound_that_never_comes_holds_nothing_up() -> None:
    scene = awaited().tell(ev.AudioCompleted(R1, A1), ev.PlaybackDrained(A1))
    assert mode(scene.state) is Mode.LISTENING
    assert spoken_text(scene.state, scene.item(A1)) == STORY


def test_an_answer_whose_player_died_is_cut_where_it_was_heard_and_the_service_is_told() -> None:
    scene = heard(
        told(Scene.connected(avatar_type=AvatarKind.VIDEO).user_says(U1, "a story")), 2_000
    )
    scene.tell(ev.AvatarTroubled("died", ends_answer=True))
    (flush,) = scene.ordered(FlushPlayback)
    assert flush.because is CutReason.PLAYER
    assert scene.ordered(CancelResponse) == [CancelResponse(R1)]
    assert scene.ordered(ClearOutput) == [ClearOutput()]
    scene.tell(ev.PlaybackFlushed(A1, R1, 2_000.0, 2_120.0, CutReason.PLAYER))
    assert scene.item(A1).status is Status.INTERRUPTED
    assert share(heard_text(scene.item(A1))) < 0.5
    assert scene.notice_keys() == ["avatar"]


def test_a_player_that_dies_with_nothing_lost_leaves_the_answer_alone() -> None:
    scene = heard(
        told(Scene.connected(avatar_type=AvatarKind.VIDEO).user_says(U1, "a story")), 2_000
    )
    scene.tell(ev.AvatarTroubled("died"))
    assert not scene.ordered(FlushPlayback)
    assert mode(scene.state) is Mode.SPEAKING
