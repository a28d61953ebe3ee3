"""The mouth goes with what is really heard."""

from __future__ import annotations

import asyncio

from tests.unit.audio.rig import ITEM, LATENCY_S, REPLY, Rig, noise, rig
from voicelive_desktop.audio.speaker.mouth import MOST_ITEMS, Mouth
from voicelive_desktop.domain.facts.sound import CutReason
from voicelive_desktop.domain.words.ids import ItemId

SHAPES = ((0, 21), (100, 2), (220, 7), (400, 0))
WITHIN_MS = 40.0  # of what the ear hears


async def mouths(r: Rig, seconds: float) -> list[int | None]:
    """The shape at each 10 ms."""
    seen = []
    for _ in range(round(seconds * 100)):
        await r.pass_time(0.01)
        seen.append(r.engine.mouth_now())
    return seen


def test_each_shape_comes_with_its_sample() -> None:
    async def scene() -> None:
        async with rig() as r:
            for at_ms, viseme in SHAPES:
                r.engine.shape(ITEM, at_ms, viseme)
            r.play(noise(500))
            seen = await mouths(r, 0.6)
            for at_ms, viseme in SHAPES:
                came_ms = seen.index(viseme) * 10.0
                assert abs(came_ms - (at_ms + LATENCY_S * 1000)) <= WITHIN_MS

    asyncio.run(scene())


def test_an_interruption_closes_it_at_once() -> None:
    async def scene() -> None:
        async with rig() as r:
            r.engine.shape(ITEM, 0, 2)
            r.play(noise(500))
            assert (await mouths(r, 0.2))[-1] == 2
            r.engine.flush(CutReason.SPEECH, REPLY)
            assert r.engine.mouth_now() is None

    asyncio.run(scene())


def test_a_voice_that_tells_nothing_has_no_mouth() -> None:
    async def scene() -> None:
        async with rig() as r:
            r.play(noise(300))
            assert set(await mouths(r, 0.4)) == {None}

    asyncio.run(scene())


def test_shapes_come_in_any_order_and_old_answers_are_forgotten() -> None:
    mouth = Mouth()
    mouth.add(ITEM, 200, 5)
    mouth.add(ITEM, 100, 4)
    assert [mouth.at(ITEM, ms) for ms in (0.0, 100.0, 250.0)] == [0, 4, 5]
    for number in range(MOST_ITEMS):
        mouth.add(ItemId(f"item-{number + 2}"), 0, 1)
    assert mouth.at(ITEM, 250.0) is None
