"""The service's word times, from the setting to the screen: what is highlighted, and where an
answer is cut.
"""

from __future__ import annotations

import asyncio

import numpy as np

from tests.contract.talking import pcm_24k
from tests.support.disorder import Disorder
from tests.support.simulated_talk import World, world
from voicelive_desktop.domain.facts import events as ev
from voicelive_desktop.domain.facts.conversation import Item, Role, Status
from voicelive_desktop.domain.questions.selectors import heard_text, spoken_text

ROUNDS = 3


async def tells(scene: World) -> Item:
    """A story, a while after it became audible."""
    seconds = scene.say(np.frombuffer(pcm_24k("rms-stop"), np.int16), "tell me a long story")
    await scene.pass_time(seconds)
    await scene.until(lambda: scene.state.speaker.playback.started, "an audible answer")
    await scene.pass_time(scene.dice.uniform(0.3, 4.0))
    assert scene.state.speaker.playback.item is not None
    row = scene.state.conversation.get(scene.state.speaker.playback.item)
    assert row is not None
    return row


def test_words_are_highlighted_and_cut_by_the_times_that_the_service_tells() -> None:
    async def main() -> None:
        async with world(7, word_timestamps=True) as scene:
            scene.disorder = Disorder(0, share=0)
            for _ in range(ROUNDS):
                row = await tells(scene)
                assert len(row.words) > 2
                begun = sum(
                    1
                    for word in row.words
                    if word.offset_ms < scene.state.speaker.playback.played_ms
                )
                # in the last ms of a word
                assert abs(len(spoken_text(scene.state, row).split()) - begun) <= 1
                scene.store.dispatch(ev.StopRequested())
                await scene.pass_time(1.0)
            cut = [
                i
                for i in scene.state.conversation
                if i.role is Role.ASSISTANT and i.status is Status.INTERRUPTED
            ]
            assert len(cut) == ROUNDS
            heard = scene.heard_words()
            for row in cut:
                sounded = sum(1 for number in scene.word_numbers(str(row.id)) if number in heard)
                assert len(heard_text(row).split()) == sounded, row

    asyncio.run(main())
