"""Nothing is answered, or only when asked for; and what the user notes for the assistant."""

from __future__ import annotations

import pytest

from tests.unit.domain.scene import T0, U1, Scene
from voicelive_desktop.domain.facts import events as ev
from voicelive_desktop.domain.facts.conversation import Role
from voicelive_desktop.domain.facts.effects import CommitInput, CreateResponse, Later, SendText
from voicelive_desktop.domain.questions.selectors import Mode, mode, worth_restoring
from voicelive_desktop.domain.settings import Settings, changed
from voicelive_desktop.domain.wire.session_update import session_update
from voicelive_desktop.domain.words.ids import ItemId
from voicelive_desktop.domain.words.kinds import AnswerKind, GreetingKind, TalkMode, TalkStrategy

NOTE = ItemId("n1")
SILENT = pytest.mark.parametrize(
    "settings", [{"answer_as": "none"}, {"vad_create_response": False}], ids=str
)


@SILENT
def test_nobody_waits_for_an_answer_that_will_not_come(settings: dict[str, object]) -> None:
    scene = Scene.connected(**settings).user_says(U1, "Hello.")
    assert mode(scene.state) is Mode.LISTENING
    assert scene.ordered(Later) == []
    assert scene.item(U1).text == "Hello."


@SILENT
def test_the_service_is_told_not_to_answer(settings: dict[str, object]) -> None:
    update = session_update(Settings(**settings))  # type: ignore[arg-type]
    assert update["turn_detection"]["create_response"] is False
    assert update["input_audio_transcription"] is not None


def test_only_writing_down_asks_for_no_sound_and_always_for_the_words() -> None:
    settings, corrections = changed(Settings(transcription_model="none"), {"answer_as": "none"})
    assert session_update(settings)["modalities"] == ["text"]
    assert settings.transcription_model != "none"
    assert [c.name for c in corrections] == ["transcription_model"]


@SILENT
def test_a_turn_that_the_key_ends_is_taken_in_and_not_answered(settings: dict[str, object]) -> None:
    scene = Scene.connected(
        talk_mode=TalkMode.PUSH,
        talk_strategy=TalkStrategy.MANUAL,
        talk_release_tail_ms=0,
        **settings,
    )
    scene.tell(ev.TalkPressed(T0 + 5), ev.TalkReleased(T0 + 7))
    assert scene.ordered(CommitInput) == [CommitInput()]
    assert scene.ordered(CreateResponse) == []


def test_a_typed_message_is_answered_unless_nothing_is() -> None:
    typed = ev.TextSubmitted(U1, "Hello.", T0 + 5)
    assert Scene.connected(vad_create_response=False).tell(typed).ordered(CreateResponse)
    assert (
        not Scene.connected(answer_as=AnswerKind.NONE, greeting_kind=GreetingKind.TEXT)
        .tell(typed)
        .ordered(CreateResponse)
    )


def test_who_only_listens_does_not_greet() -> None:
    scene = Scene.connected(answer_as=AnswerKind.NONE, greeting_kind=GreetingKind.TEXT)
    assert scene.ordered(CreateResponse) == []


def test_a_system_note_has_a_row_of_its_kind_is_sent_and_disturbs_nothing() -> None:
    scene = Scene.connected().user_says(U1, "Hello.").reply_begins().reply_sounds()
    scene.tell(ev.NoteSubmitted(NOTE, "  Speak French. ", T0 + 9))
    assert scene.effects == (SendText(NOTE, "Speak French.", role="system"),)
    assert (scene.item(NOTE).role, scene.item(NOTE).text) == (Role.NOTE, "Speak French.")
    assert mode(scene.state) is Mode.SPEAKING


def test_a_note_without_words_or_session_goes_nowhere() -> None:
    assert Scene.connected().tell(ev.NoteSubmitted(NOTE, "  ", T0)).effects == ()
    assert Scene().tell(ev.NoteSubmitted(NOTE, "Speak French.", T0)).effects == ()


def test_a_new_session_is_told_the_notes_too() -> None:
    scene = Scene.connected().user_says(U1, "Hello.")
    scene.tell(ev.NoteSubmitted(NOTE, "Speak French.", T0 + 9))
    assert [item.id for item in worth_restoring(scene.state)] == [U1, NOTE]
