"""The queues between a sound card's thread and the loop's."""

from __future__ import annotations

import threading

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from voicelive_desktop.audio.devices.device_ports import Samples
from voicelive_desktop.audio.formats.ring import ChunkQueue, SampleRing

STEPS = st.lists(st.one_of(st.integers(0, 70), st.none()), max_size=60)


@given(capacity=st.integers(1, 50), steps=STEPS)
def test_a_ring_gives_the_newest_samples_in_order_and_counts_the_rest(
    capacity: int, steps: list[int | None]
) -> None:
    ring = SampleRing(capacity)
    unread: list[int] = []
    written = lost = 0
    for step in [*steps, None]:
        if step is not None:
            ring.write(np.arange(written, written + step).astype(np.int16))
            unread.extend(range(written, written + step))
            written += step
            continue
        lost += max(0, len(unread) - capacity)
        assert ring.unread == min(len(unread), capacity)
        assert ring.read().tolist() == unread[-capacity:] if unread else ring.read().size == 0
        unread = []
        assert (ring.written, ring.lost) == (written, lost)


def test_two_threads_lose_nothing_as_long_as_the_ring_is_large_enough() -> None:
    total, ring, got = 400_000, SampleRing(400_000), []
    counting = np.arange(total).astype(np.int16)

    def write() -> None:
        for start in range(0, total, 97):
            ring.write(counting[start : start + 97])

    writer = threading.Thread(target=write)
    writer.start()
    while writer.is_alive() or ring.unread:
        got.append(ring.read())
    writer.join()
    np.testing.assert_array_equal(np.concatenate(got), counting)
    assert ring.lost == 0


def test_two_threads_never_see_a_torn_block_when_the_writer_laps_the_reader() -> None:
    total, ring, pieces = 3_000_000, SampleRing(3_000), []
    counting = (np.arange(total) % 30_000).astype(np.int16)

    def write() -> None:
        for start in range(0, total, 1_000):
            ring.write(counting[start : start + 1_000])

    writer = threading.Thread(target=write)
    writer.start()
    while writer.is_alive() or ring.unread:
        pieces.append(ring.read())
    writer.join()
    for piece in pieces:
        assert set(np.diff(piece.astype(int)).tolist()) <= {1, -29_999}
    assert sum(map(len, pieces)) + ring.lost == total


@given(
    chunks=st.lists(st.integers(0, 30), max_size=20),
    takes=st.lists(st.integers(1, 40), min_size=1, max_size=40),
)
def test_a_queue_gives_every_sample_once_with_its_tag(chunks: list[int], takes: list[int]) -> None:
    queue: ChunkQueue[int] = ChunkQueue()
    expected: list[tuple[int, int]] = []
    for tag, size in enumerate(chunks):
        start = len(expected)
        queue.put(tag, np.arange(start, start + size).astype(np.int16))
        expected.extend((tag, value) for value in range(start, start + size))
    got: list[tuple[int, int]] = []
    for size in [*takes, *[40] * len(chunks)]:
        out: Samples = np.zeros(size, np.int16)
        taken = queue.take(out)
        if taken is not None:
            got.extend((taken[0], int(value)) for value in out[: taken[1]])
    assert got == expected
