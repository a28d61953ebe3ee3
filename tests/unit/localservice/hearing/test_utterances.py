"""The threads of an ear, and what a connection keeps of the utterances that they hear."""

from __future__ import annotations

import asyncio
import gc
import queue
from typing import Any

import numpy as np
import pytest

from voicelive_desktop.localservice.hearing.recognizer import (
    HearingUtterance,
    Hypothesis,
    OnHypothesis,
    Recognizer,
    SessionSound,
)
from voicelive_desktop.localservice.hearing.utterances import (
    MAX_WORKERS,
    Ended,
    Utterance,
    UtteranceThreads,
)
from voicelive_desktop.localservice.server.client_connection import _Ear


class _Threads(Recognizer):
    """Understands "yes", and fails at every second utterance if it shall."""

    def __init__(self, *, fails: bool = False) -> None:
        self.threads = UtteranceThreads(lambda: self._listen)
        self.fails = fails
        self.count = 0

    def start(self) -> None:
        """Nothing to load."""

    def open(
        self,
        on_hypothesis: OnHypothesis,
        *,
        is_narrow: bool = False,
        source: SessionSound | None = None,
    ) -> HearingUtterance:
        utterance = Utterance(on_hypothesis, is_narrow=is_narrow, source=source)
        self.threads.take(utterance)
        return utterance

    def close(self) -> None:
        self.threads.close()

    def _listen(self, utterance: Utterance) -> None:
        self.count += 1
        while not isinstance(ended := utterance.inbox.get(), Ended):
            if self.fails and self.count % 2:
                raise RuntimeError("secret words")
        if ended is Ended.FINISHED:
            utterance.on_hypothesis(Hypothesis("yes", is_final=True))


SOUND = np.zeros(1600, dtype=np.float32)


def test_an_utterance_that_fails_is_empty_and_the_next_ones_are_heard(
    caplog: pytest.LogCaptureFixture,
) -> None:
    ear = _Threads(fails=True)
    heard: queue.SimpleQueue[Hypothesis] = queue.SimpleQueue()
    for _ in range(8):
        hearing = ear.open(heard.put)
        hearing.hear(SOUND)
        hearing.finish()
        assert heard.get(timeout=60).is_final
    ear.close()
    assert "RuntimeError" in caplog.text
    assert "secret" not in caplog.text
    caplog.clear()


def test_a_connection_keeps_no_utterance_that_is_over() -> None:
    async def scenario() -> None:
        recognizer = _Threads()
        heard: asyncio.Queue[str] = asyncio.Queue()

        class _Connection:
            spoken_language = "de"

            def on_heard(self, item_id: str, _hypothesis: Hypothesis) -> None:
                heard.put_nowait(item_id)

        connection: Any = _Connection()
        ear = _Ear(recognizer, connection)
        for n in range(50):
            hearing = ear.open(str(n), is_narrow=False)
            hearing.hear(SOUND)
            hearing.drop() if n % 2 else hearing.finish()
            del hearing
        last = ear.open("last", is_narrow=False)
        async with asyncio.timeout(60):
            for _ in range(25):
                await heard.get()
        gc.collect()
        assert len(ear._open) <= 1 + MAX_WORKERS
        assert last in ear._open
        ear.close()
        await asyncio.to_thread(recognizer.close)

    asyncio.run(scenario())


def test_what_one_session_says_is_understood_in_its_order_by_one_thread() -> None:
    ear = _Threads()
    heard: queue.SimpleQueue[int] = queue.SimpleQueue()
    mine, other = SessionSound(), SessionSound()
    sentences = [ear.open(lambda _, n=n: heard.put(n), source=mine) for n in range(4)]  # type: ignore[misc]
    aside = ear.open(lambda _: heard.put(9), source=other)
    for sentence in reversed(sentences[1:]):
        sentence.finish()
    aside.finish()
    assert heard.get(timeout=60) == 9, "another session waits for nobody"
    sentences[0].finish()
    assert [heard.get(timeout=60) for _ in sentences] == [0, 1, 2, 3]
    ear.close()
    assert len(ear.threads._workers) == 2
    assert not ear.threads._behind
