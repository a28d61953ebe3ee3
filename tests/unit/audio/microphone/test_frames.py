"""What waits for the session: the last word, all since Start while it is expected, all while it
reads.
"""

from __future__ import annotations

import asyncio

from voicelive_desktop.audio.microphone.frames import (
    KEPT_FRAMES,
    PREROLL_FRAMES,
    SILENCE,
    Frame,
    FrameQueue,
)


def frames(count: int, first: int = 0) -> list[Frame]:
    return [Frame(SILENCE, float(number)) for number in range(first, first + count)]


def filled(queue: FrameQueue, count: int) -> FrameQueue:
    for frame in frames(count):
        queue.put(frame)
    return queue


def test_without_a_reader_it_keeps_the_word_being_spoken() -> None:
    kept = filled(FrameQueue(), 500).take()
    assert [frame.captured_t for frame in kept] == [
        float(n) for n in range(500 - PREROLL_FRAMES, 500)
    ]


def test_what_is_said_between_start_and_the_session_is_kept_whole() -> None:
    queue = FrameQueue()
    queue.expect()
    assert filled(queue, 150).take() == frames(150)
    assert queue.overflows == 0


def test_a_session_that_never_comes_costs_no_more_than_sixteen_seconds() -> None:
    queue = FrameQueue()
    queue.expect()
    assert len(filled(queue, 3 * KEPT_FRAMES).take()) == KEPT_FRAMES
    assert queue.overflows == 0, "nobody lost what nobody read"


def test_closing_the_microphone_ends_the_expectation() -> None:
    queue = FrameQueue()
    queue.expect()
    queue.clear()
    assert len(filled(queue, 200).take()) == PREROLL_FRAMES


def test_frames_that_come_together_are_as_those_that_come_one_by_one() -> None:
    async def read_after(count: int, together: int) -> tuple[list[Frame], bool, int]:
        told: list[int] = []
        queue = FrameQueue(lambda some: told.append(len(some)))
        queue.put(*frames(1))
        await queue.get()
        for first in range(0, count, together):
            queue.put(*frames(together, first))
        return queue.take(), queue.overflows > 0, sum(told)

    for count in (KEPT_FRAMES, KEPT_FRAMES + 100):
        one_by_one = asyncio.run(read_after(count, 1))
        assert asyncio.run(read_after(count, 10)) == one_by_one


def test_a_reader_that_has_come_loses_nothing_for_sixteen_seconds() -> None:
    async def read_and_pause() -> int:
        queue = FrameQueue()
        queue.put(Frame(SILENCE, 0.0))
        await queue.get()
        filled(queue, KEPT_FRAMES)
        return len(queue.take())

    assert asyncio.run(read_and_pause()) == KEPT_FRAMES
