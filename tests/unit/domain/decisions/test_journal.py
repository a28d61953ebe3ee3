"""The session log: while one is written the person knows it; while one is read nothing happens but
showing.
"""

from __future__ import annotations

from tests.unit.domain.scene import A1, C1, R1, U1, Scene
from voicelive_desktop.domain.facts import connection_state as con
from voicelive_desktop.domain.facts import effects as fx
from voicelive_desktop.domain.facts import events as ev
from voicelive_desktop.domain.facts.notices import FileSavedNotice
from voicelive_desktop.domain.questions.notices import banner, toasts
from voicelive_desktop.domain.questions.selectors import Mode, can_start, can_stop, mode


def offline_with_rows() -> Scene:
    scene = Scene.connected().user_says(text="mine").reply_begins().reply_sounds().reply_complete()
    return scene.tell(ev.PlaybackDrained(A1), ev.EndRequested(), ev.ConnectionEnded())


def reading() -> Scene:
    return offline_with_rows().tell(ev.LogReadBegan("x.vllog"))


def texts(scene: Scene) -> list[str]:
    return [item.text for item in scene.state.conversation]


def test_a_log_is_written_until_the_user_stops_it() -> None:
    scene = Scene.connected().tell(ev.LogRequested("x.vllog", words=False))
    assert scene.orders == [fx.WriteLog("x.vllog", words=False)]
    assert [notice.key for notice in toasts(scene.state)] == ["log_writing"]
    assert banner(scene.state) is None, (
        "the sign in the header tells it, whatever else there is to tell"
    )
    scene.tell(ev.LogStopRequested())
    assert scene.orders == [fx.StopLog()]
    assert banner(scene.state) is None
    assert scene.state.log.path == ""
    assert toasts(scene.state) == (FileSavedNotice("x.vllog"),)


def test_a_log_that_cannot_be_written_is_told_and_the_conversation_goes_on() -> None:
    scene = Scene.connected().tell(ev.LogRequested("x.vllog", words=True), ev.LogBroke("no space"))
    assert [n.key for n in toasts(scene.state)] == ["log_trouble"]
    assert banner(scene.state) is None
    assert isinstance(scene.state.connection, con.Ready)


def test_a_log_is_read_in_place_of_the_conversation_which_comes_back() -> None:
    scene = offline_with_rows()
    own = scene.state.conversation
    scene.tell(ev.LogOpenRequested("x.vllog"))
    assert scene.orders == [fx.ReadLog("x.vllog")]
    scene.tell(ev.LogReadBegan("x.vllog")).user_says(text="from the log")
    assert texts(scene) == ["from the log"]
    scene.tell(ev.LogReadBegan("y.vllog")).user_says(text="from another")
    assert texts(scene) == ["from another"]
    scene.tell(ev.LogCloseRequested())
    assert scene.orders == [fx.CloseLog()]
    assert scene.state.conversation == own
    assert isinstance(scene.state.connection, con.Offline)


def test_what_a_log_shows_is_not_done_again() -> None:
    scene = reading().user_says(text="hello").reply_begins().reply_sounds()
    assert mode(scene.state) is Mode.LOG
    assert not can_stop(scene.state)
    call = ev.FunctionCallCompleted(R1, A1, C1, "format_disk", "{}", 0.0)
    scene.tell(
        ev.SpeechStarted(U1, 0, 0.0), call, ev.TextSubmitted(U1, "hello", 0.0), ev.StopRequested()
    )
    assert [e for e in scene.effects if not isinstance(e, fx.Later)] == []
    assert (scene.state.hands.running, scene.state.hands.waiting) == ((), ())


def test_the_end_of_a_log_may_be_shown_at_once() -> None:
    scene = reading().tell(ev.LogSkipRequested())
    assert scene.orders == [fx.SkipLog()]
    scene.tell(ev.LogReadEnded())
    assert scene.state.connection == con.Reading("x.vllog", complete=True)
    assert mode(scene.state) is Mode.LOG


def test_start_closes_the_log_first() -> None:
    scene = reading().user_says(text="from the log")
    assert can_start(scene.state)
    scene.tell(ev.StartRequested(5.0))
    assert scene.effects[0] == fx.CloseLog()
    assert fx.OpenSession() in scene.effects
    assert texts(scene)[0] == "mine"
    assert banner(scene.state) is None


def test_no_log_is_opened_in_a_session() -> None:
    scene = Scene.connected().tell(ev.LogOpenRequested("x.vllog"))
    assert scene.effects == ()
    scene.tell(ev.LogReadBegan("x.vllog"))
    assert isinstance(scene.state.connection, con.Ready)
    assert scene.tell(ev.LogCloseRequested()).effects == ()


def test_a_file_that_is_no_log_leaves_everything_as_it_is() -> None:
    scene = offline_with_rows()
    own = scene.state.conversation
    scene.tell(ev.LogOpenRequested("x"), ev.LogUnreadable("x: it is not a session log."))
    assert [n.key for n in toasts(scene.state)] == ["log_trouble"]
    assert scene.state.conversation is own
