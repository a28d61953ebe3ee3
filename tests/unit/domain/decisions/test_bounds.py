"""Whatever a service sends without end: what is kept of it, and gone through at each message, has a
bound.
"""

from __future__ import annotations

from tests.unit.domain.scene import A1, R1, U1, Scene
from voicelive_desktop.domain.decisions.admission import MOST_IN_A_TURN
from voicelive_desktop.domain.decisions.answer import MOST_WAITING
from voicelive_desktop.domain.decisions.tools import MOST_CALLS
from voicelive_desktop.domain.facts import events as ev
from voicelive_desktop.domain.facts.conversation import (
    MOST_WORDS,
    PAGE_LIMIT,
    Item,
    Role,
    Status,
    Word,
)
from voicelive_desktop.domain.facts.functions import RunTool
from voicelive_desktop.domain.words.failures import Failure, FailureKind
from voicelive_desktop.domain.words.ids import CallId, ItemId, ResponseId
from voicelive_desktop.domain.words.kinds import ResponseStatus
from voicelive_desktop.domain.words.texts import MOST_CHARACTERS, MOST_SAID, said


def test_calls_of_one_answer() -> None:
    scene = Scene.connected().user_says(text="go").tell(ev.ResponseCreated(R1, 1.0))
    calls = [
        ev.FunctionCallCompleted(R1, ItemId(f"i{n}"), CallId(f"c{n}"), "f", "{}", 1.0)
        for n in range(500)
    ]
    scene.tell(*calls)
    assert len(scene.ordered(RunTool)) == MOST_IN_A_TURN
    assert len(scene.state.hands.waiting) == MOST_CALLS - MOST_IN_A_TURN
    assert len(scene.state.answers.tools) == MOST_CALLS
    row = scene.item(ItemId("i499"))
    assert row.status is Status.FINAL
    assert row.tool is not None
    assert (row.tool.ok, row.tool.output) == (
        False,
        f"Not run: more than {MOST_CALLS} calls at once.",
    )


def test_answers_that_wait_for_their_turn() -> None:
    scene = Scene.connected()
    scene.tell(*(ev.AudioArrived(R1, ItemId(f"a{n}"), 20.0, 1.0) for n in range(MOST_WAITING + 50)))
    assert len(scene.state.speaker.playback.waiting) == MOST_WAITING


def test_words_and_their_times() -> None:
    scene = Scene.connected().reply_begins(text="x" * (MOST_CHARACTERS - 3))
    delta = ev.ReplyTextGrew(R1, A1, "abcde", 1.0)
    before = scene.tell(delta).item(A1)
    for _ in range(10):
        scene.tell(delta)
    assert scene.item(A1) is before  # nothing is copied any more
    scene.tell(
        *(ev.ReplyWordTimed(R1, A1, Word("w", float(n), 1.0)) for n in range(MOST_WORDS + 100))
    )
    assert len(scene.item(A1).words) == MOST_WORDS
    scene.user_says(U1).tell(ev.TranscriptionGrew(U1, "y" * (MOST_CHARACTERS + 1)))
    scene.tell(ev.TranscriptionGrew(U1, "more"))
    assert len(scene.item(U1).text) == MOST_CHARACTERS
    assert scene.item(U1).shortened


def test_what_functions_are_called_with_and_give() -> None:
    scene = Scene.connected().tell(ev.ResponseCreated(R1, 1.0))
    scene.tell(
        ev.FunctionCallCompleted(R1, ItemId("i"), CallId("c"), "f", "a" * 3 * MOST_CHARACTERS, 1.0)
    )
    scene.tell(ev.ToolFinished(CallId("c"), "b" * 3 * MOST_CHARACTERS, True))
    row = scene.item(ItemId("i"))
    assert row.shortened
    assert row.tool is not None
    assert (len(row.tool.arguments), len(row.tool.output or "")) == (
        MOST_CHARACTERS,
        MOST_CHARACTERS,
    )


def test_what_is_remembered_of_answers_latencies_marks_and_notices() -> None:
    scene = Scene.connected()
    for n in range(1_000):
        user, answer, response = ItemId(f"u{n}"), ItemId(f"a{n}"), ResponseId(f"r{n}")
        scene.user_says(user, "x").reply_begins(response, answer).reply_sounds(response, answer)
        scene.tell(ev.PlaybackDrained(answer), ev.ResponseDone(response, ResponseStatus.FAILED))
        scene.tell(ev.ServiceErrorReported(Failure(FailureKind.SERVICE_ERROR, f"code {n}")))
    state = scene.state
    assert len(state.answers.gate.ended) < 50
    assert len(state.answers.latencies_s) <= 200
    assert len(state.turns.marks.speeches) <= 100
    assert len(state.program.notices) < 5
    assert len(state.speaker.playback.waiting) == len(state.answers.tools) == 0


def test_a_page_is_all_that_a_change_touches_in_a_long_conversation() -> None:
    scene = Scene.connected()
    rows = [Item(ItemId(f"i{n}"), Role.USER, "x", Status.FINAL, 1.0) for n in range(3_000)]
    scene.tell(*(ev.ItemCreated(row) for row in rows))
    for event in (
        ev.ItemCreated(rows[5], ItemId("i2900")),
        ev.ItemDone(ItemId("i7"), "longer", True),
    ):
        before = set(map(id, scene.state.conversation.pages))
        scene.tell(event)
        assert len(set(map(id, scene.state.conversation.pages)) - before) <= 3
    assert all(len(page.items) <= PAGE_LIMIT for page in scene.state.conversation.pages)


def test_what_somebody_says_about_a_failure_says_where_it_was_cut() -> None:
    assert said("x" * 10) == "x" * 10
    assert said("x" * 5_000_000) == "x" * MOST_SAID + f"… (cut at {MOST_SAID} characters)"
