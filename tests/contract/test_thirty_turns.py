"""Thirty turns with interruptions at random moments, while messages come late, twice and out of
their order.

In simulated time, with everything of the program between socket and sound card: at the end every
item is there once, in the order that the service has, with the words that it reported, and answers
end where the recording falls silent.
"""

from __future__ import annotations

import asyncio
import json
import os
from collections.abc import Awaitable, Callable

import numpy as np
import pytest

from tests.contract.talking import pcm_24k
from tests.support.simulated_talk import World, world
from voicelive_desktop.audio.devices.device_ports import Samples
from voicelive_desktop.domain.facts import events as ev
from voicelive_desktop.domain.facts.conversation import Item, Role, Status
from voicelive_desktop.domain.facts.turn import Idle
from voicelive_desktop.domain.questions.selectors import heard_text, turn
from voicelive_desktop.domain.words.ids import ItemId
from voicelive_desktop.domain.words.kinds import TalkMode

TURNS = 30
SEEDS = [int(seed) for seed in os.environ.get("TALK_SEEDS", "4").split(",")]
RECORDINGS = ("rms-stop", "rms-who", "slt-time", "awb-help")
LONG, SHORT = "tell me a long story", "thank you"


def recording(name: str) -> Samples:
    return np.frombuffer(pcm_24k(name), np.int16)


class Person:
    """Who talks; each turn has words of its own."""

    def __init__(self, scene: World) -> None:
        self.scene, self.dice = scene, scene.dice
        self.number = 0
        self.typed: dict[ItemId, str] = {}

    def words(self, wish: str) -> str:
        self.number += 1
        return f"{wish} number {self.number}"

    async def speaks(self, wish: str) -> None:
        before = len(self.scene.service_items)
        seconds = self.scene.say(recording(self.dice.choice(RECORDINGS)), self.words(wish))
        await self.scene.pass_time(seconds)
        await self.scene.until(lambda: len(self.scene.service_items) > before, "a turn")

    def types(self, wish: str) -> None:
        item_id = ItemId(f"typed_{self.number}")
        self.typed[item_id] = self.words(wish)
        self.scene.store.dispatch(
            ev.TextSubmitted(item_id, self.typed[item_id], self.scene.clock())
        )

    async def listens_for_a_while(self) -> None:
        await self.scene.until(
            lambda: self.scene.state.speaker.playback.started, "an audible answer"
        )
        await self.scene.pass_time(self.dice.uniform(0.1, 4.0))

    async def hears_the_answer(self) -> None:
        await self.scene.until(
            lambda: self.scene.state.speaker.playback.started, "an audible answer"
        )
        await self.scene.until(
            lambda: isinstance(turn(self.scene.state), Idle), "the end of the answer"
        )

    async def holds_the_key(self, wish: str) -> None:
        scene = self.scene
        scene.store.dispatch(ev.TalkPressed(scene.clock()))
        await self.speaks_while_held(wish)

    async def speaks_while_held(self, wish: str) -> None:
        scene, before = self.scene, len(self.scene.service_items)
        await scene.pass_time(
            scene.say(recording(self.dice.choice(RECORDINGS)), self.words(wish)) + 0.1
        )
        scene.store.dispatch(ev.TalkReleased(scene.clock()))
        await scene.until(lambda: len(scene.service_items) > before, "a turn by key")

    def chooses(self, **settings: object) -> None:
        self.scene.store.dispatch(ev.SettingsChosen(tuple(settings.items())))


async def asks(p: Person) -> None:
    await p.speaks(SHORT)
    await p.hears_the_answer()


async def interrupts_by_speaking(p: Person) -> None:
    await p.speaks(LONG)
    await p.listens_for_a_while()


async def interrupts_by_typing(p: Person) -> None:
    await p.speaks(LONG)
    await p.listens_for_a_while()
    p.types(SHORT)
    await p.hears_the_answer()


async def types_while_thinking(p: Person) -> None:
    await p.speaks(LONG)
    p.types(SHORT)
    await p.hears_the_answer()


async def stops(p: Person) -> None:
    await p.speaks(LONG)
    await p.listens_for_a_while()
    p.scene.store.dispatch(ev.StopRequested())
    await p.scene.pass_time(1.0)


async def holds_to_talk(p: Person) -> None:
    strategy = p.dice.choice(["manual", "gated"])
    p.chooses(talk_mode=TalkMode.PUSH, talk_strategy=strategy)
    await p.scene.pass_time(0.5)
    await p.holds_the_key(LONG)
    await p.listens_for_a_while()
    await p.holds_the_key(SHORT)  # a press while the assistant speaks
    await p.hears_the_answer()
    p.chooses(talk_mode=TalkMode.OPEN)
    await p.scene.pass_time(0.5)


KINDS: list[tuple[Callable[[Person], Awaitable[None]], int]] = [
    (interrupts_by_speaking, 10), (asks, 5), (interrupts_by_typing, 3), (types_while_thinking, 2), (stops, 2),
    (holds_to_talk, 2),
]  # fmt: skip


async def converse(scene: World) -> Person:
    person = Person(scene)
    await interrupts_by_typing(person)
    await holds_to_talk(person)
    while person.number < TURNS - 1:
        (kind,) = person.dice.choices([k for k, _ in KINDS], [share for _, share in KINDS])
        await kind(person)
        await scene.pass_time(person.dice.uniform(0.0, 0.6))
    await asks(person)
    await scene.pass_time(6.0)  # the latest of the late messages
    return person


@pytest.mark.parametrize("seed", SEEDS)
def test_thirty_turns_end_with_every_item_once_in_order_and_true(seed: int) -> None:
    async def main() -> None:
        async with world(seed) as scene:
            person = await converse(scene)
            expect_truth(scene, person)

    asyncio.run(main())


def expect_truth(scene: World, person: Person) -> None:
    rows = [item for item in scene.state.conversation if item.role in {Role.USER, Role.ASSISTANT}]
    kept = scene.service_items
    assert [str(row.id) for row in rows] == [item.id for item in kept]
    assert isinstance(turn(scene.state), Idle)
    assert not scene.state.program.notices
    of_service = {item.id: item for item in kept}
    for row in rows:
        if row.role is Role.USER:
            assert row.status is Status.FINAL
            assert row.text == of_service[str(row.id)].text
            assert row.text == person.typed.get(row.id, row.text)
    answers = [row for row in rows if row.role is Role.ASSISTANT]
    assert len(rows) - len(answers) == person.number >= TURNS
    errors = [off_by(scene, row) for row in answers]
    assert max(errors) <= 1, list(zip(answers, errors, strict=True))
    cut = [row for row in answers if row.status is Status.INTERRUPTED]
    print(json.dumps({
        "measured": "thirty turns", "rows": len(rows), "interrupted": len(cut), "late": scene.disorder.late,
        "twice": scene.disorder.doubled, "words_off": {n: errors.count(n) for n in set(errors)},
    }))  # fmt: skip


def off_by(scene: World, row: Item) -> int:
    """By how many words the shown text of an answer differs from what came out of the speaker."""
    numbers, heard = scene.word_numbers(str(row.id)), scene.heard_words()
    heard_count = sum(1 for number in numbers if number in heard)
    sent = "".join(
        {m["event_id"]: m["delta"] for m in scene.sent if m["type"] == "response.audio_transcript.delta"
         and m["item_id"] == row.id}.values()
    )  # fmt: skip
    shown = heard_text(row)
    assert sent.startswith(shown.rstrip()), (row, sent)
    return abs(len(shown.split()) - heard_count)
