"""How an answer grows is told some times a second, and nothing gets lost or changes its place."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import replace

from tests.unit.domain.scene import A1, R1
from voicelive_desktop.client.growth import AHEAD_MS, HOLD_S, Growth
from voicelive_desktop.domain.facts import events as ev
from voicelive_desktop.domain.facts.conversation import Word
from voicelive_desktop.domain.words.ids import ItemId

SPEECH = ev.SpeechStarted(ItemId("u"), 0, 0.0)
DONE = ev.AudioCompleted(R1, A1)


def sound(ms: float = 50.0, at_s: float = 1.0) -> ev.AudioArrived:
    return ev.AudioArrived(R1, A1, ms, at_s)


def text(delta: str) -> ev.ReplyTextGrew:
    return ev.ReplyTextGrew(R1, A1, delta, 1.0)


def told(act: Callable[[Growth], None], *, wait_s: float = 0.0) -> list[ev.Event]:
    """What is reported once an answer is well ahead of its voice."""

    async def scenario() -> list[ev.Event]:
        reports: list[ev.Event] = []
        growth = Growth(reports.append, lambda: 7.0)
        growth.take(text("One"))
        growth.take(sound(AHEAD_MS * 2))
        assert len(reports) == 2, "the first of each, however much it is"
        reports.clear()
        act(growth)
        await asyncio.sleep(wait_s)
        return reports

    return asyncio.run(scenario())


def test_the_first_of_an_item_comes_at_once_and_all_while_little_is_ahead() -> None:
    async def scenario() -> None:
        reports: list[ev.Event] = []
        growth = Growth(reports.append, lambda: 7.0)
        came: list[ev.Event] = [sound(), text("One"), sound(), text(" two"), sound()]
        for event in came:
            growth.take(event)
        assert reports == came

    asyncio.run(scenario())


def test_more_of_it_is_told_together() -> None:
    def act(growth: Growth) -> None:
        for n in range(3):
            growth.take(sound(50.0, 2.0 + n))
            growth.take(text(f" {n}"))

    joined = replace(sound(150.0, 2.0), more=True, later_s=(3.0, 4.0))
    assert told(act) == []
    assert told(act, wait_s=HOLD_S * 1.5) == [text(" 0 1 2"), joined]


def test_whatever_else_happens_finds_it_told() -> None:
    def act(growth: Growth) -> None:
        growth.take(sound(50.0))
        growth.take(DONE)

    assert told(act) == [replace(sound(50.0), more=True), DONE]


def test_a_word_comes_between_and_who_speaks_waits_for_nothing() -> None:
    word = ev.ReplyWordTimed(R1, A1, Word("one", 0.0, 100.0))

    def act(growth: Growth) -> None:
        growth.take(text(" two"))
        growth.take(word)
        growth.take(SPEECH)

    assert told(act) == [word, SPEECH, text(" two")]


def test_another_item_has_its_own_first() -> None:
    other = replace(sound(), item_id=ItemId("b"))

    def act(growth: Growth) -> None:
        growth.take(sound())
        growth.take(other)

    assert told(act) == [replace(sound(), more=True), other]
