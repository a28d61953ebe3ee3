from contextlib import nullcontext
from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from tests.gui import gallery
from tests.support.pseudo_language import speaking
from tests.support.style import take_off
from tests.support.wishes import wishes
from tests.unit.gui.world import part
from voicelive_desktop.domain.facts import connection_state as con
from voicelive_desktop.domain.facts import events as ev
from voicelive_desktop.domain.facts.conversation import Conversation, Item, Role, Status
from voicelive_desktop.domain.facts.state import (
    Capture,
    Listening,
    MicrophoneFacts,
    Playback,
    ResponseGate,
    RunFacts,
    SpeakerFacts,
    State,
    TurnFacts,
)
from voicelive_desktop.domain.facts.voice_gate_levels import VoiceGateLevels
from voicelive_desktop.domain.settings import Settings
from voicelive_desktop.domain.words.failures import Failure, FailureKind
from voicelive_desktop.domain.words.ids import DeviceName, ItemId, ResponseId
from voicelive_desktop.domain.words.kinds import TalkMode, Target
from voicelive_desktop.gui.feed import StateFeed
from voicelive_desktop.gui.intents import Intents
from voicelive_desktop.gui.theme import Theme
from voicelive_desktop.gui.transcript.stage import Stage
from voicelive_desktop.gui.voice_bar.orb import LARGE, SMALL
from voicelive_desktop.gui.wording import state_words

MIC = DeviceName("mic")
TALKING = State(
    connection=con.Ready(),
    microphone=MicrophoneFacts(capture=Capture(True, MIC, 24000)),
    speaker=SpeakerFacts(playback=Playback(open=True)),
)


def push(qtbot: QtBot, feed: StateFeed, state: State) -> None:
    feed.push(state)
    qtbot.waitUntil(lambda: feed.state is state)


class Now:
    now_s = 1000.0

    def __call__(self) -> float:
        return self.now_s


@pytest.fixture
def now() -> Now:
    return Now()


@pytest.fixture
def stage(qtbot: QtBot, feed: StateFeed, intents: Intents, theme: Theme, now: Now) -> Stage:
    made = Stage(feed, intents, theme, now=now)
    qtbot.addWidget(made)
    made.show()
    return made


def hint(stage: Stage) -> str:
    label = stage.findChild(QLabel, "state_hint")
    assert label is not None
    return label.text()


def word(stage: Stage) -> str:
    label = stage.findChild(QLabel, "state_label")
    assert label is not None
    return label.text()


def test_a_long_wait_shows_how_long_it_has_lasted(
    qtbot: QtBot, stage: Stage, feed: StateFeed, now: Now
) -> None:
    state = State(
        connection=con.Ready(), turns=TurnFacts(listening=Listening(awaiting=ItemId("i")))
    )
    feed.push(state)
    qtbot.waitUntil(lambda: word(stage) == "Thinking…")
    assert hint(stage) == ""
    now.now_s += 5
    feed.push(replace(state, speaker=replace(state.speaker, epoch=1)))
    qtbot.waitUntil(lambda: hint(stage) == "5 s")


def test_the_seconds_to_the_next_try_count_down(
    qtbot: QtBot, stage: Stage, feed: StateFeed, now: Now
) -> None:
    retrying = con.Retrying(2, 12.0, now.now_s, Failure(FailureKind.LOST))
    feed.push(State(connection=retrying, run=RunFacts(sessions=1)))
    qtbot.waitUntil(lambda: word(stage) == "Reconnecting…")
    assert hint(stage) == "Try 2 in 12 s"
    now.now_s += 3
    qtbot.waitUntil(lambda: hint(stage) == "Try 2 in 9 s", timeout=2000)


def test_talking_while_muted_is_told(qtbot: QtBot, stage: Stage, feed: StateFeed) -> None:
    feed.push(State(connection=con.Ready(), microphone=MicrophoneFacts(muted=True)))
    qtbot.waitUntil(lambda: word(stage) == "Muted")
    quiet = hint(stage)
    feed.push(
        State(
            connection=con.Ready(),
            microphone=MicrophoneFacts(muted=True, voice=VoiceGateLevels(open=True)),
        )
    )
    qtbot.waitUntil(lambda: hint(stage) == "You are talking while muted")
    feed.push(State(connection=con.Ready(), microphone=MicrophoneFacts(muted=True)))
    qtbot.wait(50)
    assert hint(stage) == "You are talking while muted", "a pause between words is not told"
    qtbot.waitUntil(lambda: hint(stage) == quiet, timeout=3000)


@pytest.mark.parametrize(
    ("state", "word"),
    [
        (replace(State(), settings=Settings(target=Target.AZURE)), "Set up"),
        (replace(State(), connection=con.Connecting()), "Connecting…"),
        (
            replace(TALKING, microphone=replace(TALKING.microphone, capture=Capture(wanted=True))),
            "Opening microphone…",
        ),
        (TALKING, "Listening"),
        (
            replace(
                TALKING, turns=replace(TALKING.turns, listening=Listening(hearing=ItemId("i")))
            ),
            "Hearing you",
        ),
        (
            replace(
                TALKING, turns=replace(TALKING.turns, listening=Listening(awaiting=ItemId("i")))
            ),
            "Thinking…",
        ),
        (
            replace(
                TALKING,
                speaker=replace(
                    TALKING.speaker, playback=Playback(ItemId("i"), None, started=True, open=True)
                ),
            ),
            "Speaking",
        ),
        (replace(TALKING, microphone=replace(TALKING.microphone, muted=True)), "Muted"),
        (
            State(
                connection=con.Retrying(2, 3.0, 0.0, Failure(FailureKind.LOST)),
                run=RunFacts(sessions=1),
            ),
            "Reconnecting…",
        ),
        (replace(State(), connection=con.Failed(Failure(FailureKind.REFUSED))), "Cannot connect"),
    ],
)
def test_the_word_follows_the_state(
    qtbot: QtBot, stage: Stage, feed: StateFeed, state: State, word: str
) -> None:
    push(qtbot, feed, state)
    label = part(stage, QLabel, "state_label")
    qtbot.waitUntil(lambda: label.text() == word)
    assert label.accessibleName() == ""


def test_a_state_shorter_than_150_ms_is_never_painted(
    qtbot: QtBot, stage: Stage, feed: StateFeed
) -> None:
    label = part(stage, QLabel, "state_label")
    push(qtbot, feed, TALKING)
    qtbot.waitUntil(lambda: label.text() == "Listening")
    push(
        qtbot,
        feed,
        replace(TALKING, turns=replace(TALKING.turns, listening=Listening(awaiting=ItemId("i")))),
    )
    push(
        qtbot,
        feed,
        replace(TALKING, turns=replace(TALKING.turns, listening=Listening(hearing=ItemId("i")))),
    )
    assert label.text() == "Listening"
    qtbot.waitUntil(lambda: label.text() != "Listening")
    assert label.text() == "Hearing you"


def test_stopped_comes_and_goes_at_once(qtbot: QtBot, stage: Stage, feed: StateFeed) -> None:
    label = part(stage, QLabel, "state_label")
    push(qtbot, feed, replace(TALKING, turns=replace(TALKING.turns, interrupted=True)))
    assert label.text() == "Stopped"
    push(qtbot, feed, TALKING)
    assert label.text() == "Listening"


def test_the_orb_starts_and_then_interrupts(
    qtbot: QtBot, stage: Stage, feed: StateFeed, intents: Intents
) -> None:
    with qtbot.waitSignal(wishes(intents, ev.StartRequested)):
        stage.orb.click()
    push(
        qtbot,
        feed,
        replace(
            TALKING, answers=replace(TALKING.answers, gate=ResponseGate(active=ResponseId("r")))
        ),
    )
    with qtbot.waitSignal(wishes(intents, ev.StopRequested)):
        stage.orb.click()
    assert stage.orb.accessibleName() == "Interrupt the answer"
    push(qtbot, feed, TALKING)
    with (
        qtbot.assertNotEmitted(wishes(intents, ev.StopRequested)),
        qtbot.assertNotEmitted(wishes(intents, ev.StartRequested)),
    ):
        stage.orb.click()


def test_the_orb_is_large_until_something_was_said(
    qtbot: QtBot, stage: Stage, feed: StateFeed
) -> None:
    row = Item(ItemId("u"), Role.USER, "hello", Status.FINAL)
    seen = [stage.is_large]
    for state in (replace(TALKING, conversation=Conversation().add(row)), TALKING):
        push(qtbot, feed, state)
        seen.append(stage.is_large)
    assert seen == [True, False, True]


def test_the_orb_moves_only_in_states_that_move_and_never_with_reduced_motion(
    qtbot: QtBot, stage: Stage, feed: StateFeed
) -> None:
    assert not stage.orb.is_moving
    push(qtbot, feed, TALKING)
    qtbot.waitUntil(lambda: stage.orb.is_moving)
    push(qtbot, feed, replace(TALKING, settings=Settings(reduced_motion=True)))
    assert not stage.orb.is_moving
    push(qtbot, feed, State())
    qtbot.waitUntil(lambda: word(stage) == "Ready")
    assert not stage.orb.is_moving


def test_with_push_to_talk_the_hint_names_what_works(
    qtbot: QtBot, stage: Stage, feed: StateFeed
) -> None:
    field = QLineEdit(stage)
    field.show()
    stage.activateWindow()
    push(qtbot, feed, replace(TALKING, settings=Settings(talk_mode=TalkMode.PUSH)))
    qtbot.waitUntil(lambda: word(stage) == "Press and hold to talk")
    assert hint(stage) == "Hold Space or the talk button"
    field.setFocus()
    qtbot.waitUntil(lambda: hint(stage) == "Hold the talk button, or click here and hold Space")
    stage.setFocus()
    qtbot.waitUntil(lambda: hint(stage) == "Hold Space or the talk button")


def test_a_connection_that_takes_long_says_so(
    qtbot: QtBot, stage: Stage, feed: StateFeed, now: Now
) -> None:
    connecting = State(connection=con.Connecting())
    push(qtbot, feed, connecting)
    qtbot.waitUntil(lambda: word(stage) == "Connecting…")
    assert hint(stage) == ""
    now.now_s += 4
    push(qtbot, feed, replace(connecting, speaker=replace(connecting.speaker, epoch=1)))
    assert hint(stage) == "Still trying… 4 s"


@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.parametrize("width", [320, 728, 1208])
def test_no_hint_of_any_state_is_cut(
    qtbot: QtBot, qapp: QApplication, intents: Intents, theme: Theme, language: str, width: int
) -> None:
    with speaking(qapp, language) if language != "en" else nullcontext():
        feed = StateFeed(State())
        stage = Stage(feed, intents, theme)
        qtbot.addWidget(stage)
        theme.apply_to(qapp)
        stage.resize(width, 240)
        stage.show()
        labels = [part(stage, QLabel, name) for name in ("state_label", "state_hint")]
        for name, make in gallery.STATES.items():
            state = make()
            push(qtbot, feed, state)
            qtbot.waitUntil(lambda state=state: labels[0].text() == state_words.mode_word(state))  # type: ignore[misc]
            for label in labels:
                needed = (
                    label.heightForWidth(label.width())
                    if label.wordWrap()
                    else label.sizeHint().height()
                )
                assert label.wordWrap() or label.sizeHint().width() <= label.width() + 4, (
                    name,
                    label.text(),
                )
                assert not label.isVisible() or needed <= label.height() + 1, (name, label.text())
    take_off(qapp)


def test_a_low_window_has_a_small_orb(stage: Stage) -> None:
    seen = []
    for room in (400, 100, 40, 400):
        stage.give_room(room)
        seen.append((stage.is_large, stage.orb.width()))
    assert seen == [(True, LARGE), (True, 100), (False, SMALL), (True, LARGE)]


def test_a_failed_connection_says_why_in_a_few_words(
    qtbot: QtBot, stage: Stage, feed: StateFeed
) -> None:
    push(qtbot, feed, gallery.refused())
    qtbot.waitUntil(lambda: word(stage) == "Cannot connect")
    assert hint(stage) == "The service refused the key."


def with_mouth(stage: Stage, mouth: int | None) -> Stage:
    stage.face.follow(lambda: mouth)
    return stage


SAID = Conversation().add(Item(ItemId("i"), Role.ASSISTANT, "Hello", Status.PARTIAL))
SPEAKING_WITH_MOUTH = replace(
    TALKING,
    current=replace(TALKING.current, running=Settings(visemes=True)),
    conversation=SAID,
    speaker=replace(
        TALKING.speaker, playback=Playback(ItemId("i"), ResponseId("r"), started=True, open=True)
    ),
)


def test_a_face_comes_once_the_voice_tells_of_its_mouth(
    qtbot: QtBot, stage: Stage, feed: StateFeed
) -> None:
    push(qtbot, feed, SPEAKING_WITH_MOUTH)
    assert not stage.face.isVisible()
    with_mouth(stage, 2)
    push(
        qtbot,
        feed,
        replace(SPEAKING_WITH_MOUTH, speaker=replace(SPEAKING_WITH_MOUTH.speaker, epoch=1)),
    )
    assert stage.face.isVisible()
    qtbot.waitUntil(lambda: stage.face.shape == 2)


@pytest.mark.parametrize(
    "otherwise",
    [
        replace(SPEAKING_WITH_MOUTH, settings=Settings(reduced_motion=True)),
        replace(
            SPEAKING_WITH_MOUTH, current=replace(SPEAKING_WITH_MOUTH.current, running=Settings())
        ),
        replace(SPEAKING_WITH_MOUTH, connection=con.Offline()),
    ],
    ids=["reduced motion", "not asked for", "no session"],
)
def test_there_is_no_face_otherwise(
    qtbot: QtBot, stage: Stage, feed: StateFeed, otherwise: State
) -> None:
    push(qtbot, with_mouth(stage, 2)._feed, SPEAKING_WITH_MOUTH)
    assert stage.face.isVisible()
    push(qtbot, feed, otherwise)
    assert not stage.face.isVisible()
