"""Short sounds tell how the conversation goes; the service hears none of them, nor the screen
reader.
"""

from __future__ import annotations

from tests.unit.domain.scene import T0, Scene
from voicelive_desktop.domain.decisions.cues import LONGEST_TALK_S
from voicelive_desktop.domain.facts import events as ev
from voicelive_desktop.domain.facts.cues import Cue
from voicelive_desktop.domain.facts.effects import Later, Ring, SetGate
from voicelive_desktop.domain.facts.talk_key import Gate
from voicelive_desktop.domain.questions.selectors import Mode, microphone_gate, mode
from voicelive_desktop.domain.words.kinds import TalkMode, TalkStrategy


def cues(scene: Scene) -> list[Cue]:
    return [effect.cue for effect in scene.effects if isinstance(effect, Ring)]


def later(scene: Scene, kind: type[object]) -> list[Later]:
    waits = (effect for effect in scene.effects if isinstance(effect, Later))
    return [wait for wait in waits if isinstance(wait.event, kind)]


def test_nothing_sounds_unless_it_is_wanted() -> None:
    scene = Scene.connected()
    scene.user_says().reply_begins().tell(ev.EndRequested(), ev.ConnectionEnded())
    assert cues(scene) == []
    assert scene.state.speaker.own_sound.number == 0


def test_heard_then_thinking_if_it_takes_long() -> None:
    scene = Scene.connected(sound_cues=True)
    scene.user_says()
    assert mode(scene.state) is Mode.THINKING
    assert cues(scene)[-1] is Cue.HEARD
    number = scene.state.speaker.own_sound.thought
    scene.tell(ev.ThoughtLasted(number - 1))
    assert Cue.THINKING not in cues(scene)
    scene.tell(ev.ThoughtLasted(number))
    assert cues(scene)[-1] is Cue.THINKING


def test_a_thought_that_is_over_makes_no_sound() -> None:
    scene = Scene.connected(sound_cues=True)
    scene.user_says().reply_begins().reply_sounds()
    scene.tell(ev.ThoughtLasted(scene.state.speaker.own_sound.thought))
    assert cues(scene) == []


def test_the_end_of_the_conversation_sounds() -> None:
    scene = Scene.connected(sound_cues=True)
    scene.tell(ev.EndRequested(), ev.ConnectionEnded())
    assert cues(scene)[-1] is Cue.ENDED


def test_the_service_does_not_hear_a_sound_of_ours() -> None:
    scene = Scene.connected(sound_cues=True)
    scene.tell(ev.OwnSoundEnded(scene.state.speaker.own_sound.number))
    scene.user_says()
    assert microphone_gate(scene.state) is Gate.MUTED
    assert SetGate(Gate.MUTED) in scene.effects
    first, last = scene.state.speaker.own_sound.number, scene.state.speaker.own_sound.number + 1
    scene.tell(ev.ThoughtLasted(scene.state.speaker.own_sound.thought), ev.OwnSoundEnded(first))
    assert microphone_gate(scene.state) is Gate.MUTED
    scene.tell(ev.OwnSoundEnded(last))
    assert microphone_gate(scene.state) is Gate.OPEN


def test_the_screen_reader_is_not_heard_where_that_is_wanted() -> None:
    deaf, hearing = Scene.connected(mind_screen_reader=True), Scene.connected()
    for scene in (deaf, hearing):
        scene.tell(ev.ReaderTalked(1.5))
    assert microphone_gate(hearing.state) is Gate.OPEN
    assert microphone_gate(deaf.state) is Gate.MUTED
    ends = ev.OwnSoundEnded(deaf.state.speaker.own_sound.number)
    assert later(deaf, ev.OwnSoundEnded) == [Later(1.5, ends, only=True)]
    deaf.tell(ends)
    assert microphone_gate(deaf.state) is Gate.OPEN


def test_a_long_text_of_the_screen_reader_does_not_shut_the_person_up() -> None:
    scene = Scene.connected(mind_screen_reader=True)
    scene.tell(ev.ReaderTalked(90.0))
    assert later(scene, ev.OwnSoundEnded)[0].after_s == LONGEST_TALK_S


def test_the_talk_key_stays_shut_under_a_sound() -> None:
    scene = Scene.connected(
        sound_cues=True, talk_mode=TalkMode.PUSH, talk_strategy=TalkStrategy.MANUAL
    )
    scene.tell(ev.TalkPressed(T0), ev.TalkReleased(T0 + 1), ev.TalkTailEnded(1))
    assert microphone_gate(scene.state) is not Gate.OPEN
