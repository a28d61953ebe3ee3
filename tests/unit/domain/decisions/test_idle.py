"""A session in which nothing happens for as long as the person set ends by itself."""

from __future__ import annotations

from dataclasses import replace

from tests.unit.domain.scene import A1, R1, T0, Scene
from voicelive_desktop.domain.facts import connection_state as con
from voicelive_desktop.domain.facts import events as ev
from voicelive_desktop.domain.facts.effects import CloseSession, Later
from voicelive_desktop.domain.facts.notices import IdleEndedNotice, KeepQuestionNotice
from voicelive_desktop.domain.questions.notices import banner


def waited(scene: Scene) -> list[tuple[float, ev.Event]]:
    """The silences that these events made somebody wait for."""
    later = (effect for effect in scene.effects if isinstance(effect, Later))
    return [(one.after_s, one.event) for one in later if isinstance(one.event, ev.QuietLasted)]


def test_without_a_time_nobody_waits() -> None:
    scene = Scene.connected()
    scene.user_says()
    assert waited(scene) == []
    assert scene.state.turns.quiet == 0


def test_a_silence_that_lasts_ends_the_session_and_says_so() -> None:
    scene = Scene.connected(idle_minutes=5)
    assert scene.state.turns.quiet > 0
    scene.tell(ev.QuietLasted(scene.state.turns.quiet))
    assert isinstance(scene.state.connection, con.Closing)
    assert CloseSession() in scene.effects
    assert IdleEndedNotice(5) in scene.state.program.notices


def test_a_silence_that_was_broken_counts_no_more() -> None:
    scene = Scene.connected(idle_minutes=5)
    first = scene.state.turns.quiet
    scene.user_says()
    scene.reply_begins()
    scene.tell(ev.QuietLasted(first))
    assert isinstance(scene.state.connection, con.Ready)


def test_an_answer_that_is_heard_is_no_silence() -> None:
    scene = Scene.connected(idle_minutes=5)
    scene.reply_begins()
    assert waited(scene) == []
    scene.tell(ev.QuietLasted(scene.state.turns.quiet))
    assert isinstance(scene.state.connection, con.Ready)
    assert scene.state.conversation.get(A1) is not None
    assert scene.state.answers.gate.active == R1


def test_whoever_chooses_a_time_in_a_silence_is_waited_for_from_then_on() -> None:
    scene = Scene.connected()
    scene.tell(ev.SettingsChosen((("idle_minutes", 10),)))
    assert waited(scene) == [(600.0, ev.QuietLasted(1))]
    scene.tell(ev.SettingsChosen((("idle_minutes", 0),)), ev.QuietLasted(1))
    assert isinstance(scene.state.connection, con.Ready)


def test_the_notice_comes_before_questions_that_can_wait() -> None:
    scene = Scene.connected(idle_minutes=5)
    scene.tell(ev.QuietLasted(scene.state.turns.quiet), ev.ConnectionEnded())
    kept = replace(
        scene.state,
        program=replace(
            scene.state.program, notices=(KeepQuestionNotice(), *scene.state.program.notices)
        ),
    )
    assert banner(kept) == IdleEndedNotice(5)


def test_the_next_start_takes_the_notice_away() -> None:
    scene = Scene.connected(idle_minutes=5)
    scene.tell(
        ev.QuietLasted(scene.state.turns.quiet), ev.ConnectionEnded(), ev.StartRequested(T0 + 900)
    )
    assert IdleEndedNotice(5) not in scene.state.program.notices
