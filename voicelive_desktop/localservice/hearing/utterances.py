"""The threads of a recogniser: each takes one utterance after the other, and the sound of it
as it arrives.
"""

from __future__ import annotations

import logging
import queue
import threading
from collections import deque
from collections.abc import Callable
from enum import Enum

from voicelive_desktop.localservice.hearing.recognizer import (
    HearingUtterance,
    Hypothesis,
    OnHypothesis,
    SessionSound,
)
from voicelive_desktop.localservice.protocol.resampling import SampleArray

log = logging.getLogger(__name__)

MAX_WORKERS = 3  # utterances understood at the same time; more wait


class Ended(Enum):
    """Why no more sound comes."""

    FINISHED = "finished"
    DROPPED = "dropped"


class Utterance(HearingUtterance):
    """The queue between the event loop and a thread of the recogniser."""

    def __init__(
        self, on_hypothesis: OnHypothesis, *, is_narrow: bool, source: SessionSound | None = None
    ) -> None:
        self.on_hypothesis = on_hypothesis
        self.is_narrow = is_narrow
        self.source = source or SessionSound()
        self.inbox: queue.SimpleQueue[SampleArray | Ended] = queue.SimpleQueue()

    def hear(self, samples: SampleArray) -> None:
        """See `HearingUtterance`."""
        self.inbox.put(samples)

    def finish(self) -> None:
        """See `HearingUtterance`."""
        self.inbox.put(Ended.FINISHED)

    def drop(self) -> None:
        """See `HearingUtterance`."""
        self.inbox.put(Ended.DROPPED)


Listen = Callable[[Utterance], None]


class UtteranceThreads:
    """Threads that each make themselves ready once; the first by ``start``, others when several
    people speak at once.

    ``get_ready`` is called in the new thread and returns what listens to one utterance to its end.
    """

    def __init__(self, get_ready: Callable[[], Listen]) -> None:
        self._get_ready = get_ready
        self._waiting: queue.SimpleQueue[Utterance | None] = queue.SimpleQueue()
        self._open: set[Utterance] = set()
        self._behind: dict[SessionSound, deque[Utterance]] = {}  # of each source that is heard
        self._workers: list[threading.Thread] = []
        self._lock = threading.Lock()

    def start(self) -> None:
        """Start the first thread."""
        with self._lock:
            if not self._workers:
                self._add_worker()

    def take(self, utterance: Utterance) -> None:
        """Queue an utterance for the next free thread, or behind what its source said before."""
        with self._lock:
            self._open.add(utterance)
            behind = self._behind.get(utterance.source)
            if behind is not None:
                behind.append(utterance)
                return
            self._behind[utterance.source] = deque()
            if len(self._workers) < min(MAX_WORKERS, len(self._behind)):
                self._add_worker()
        self._waiting.put(utterance)

    def close(self) -> None:
        """Drop what is open, end the threads and wait for them."""
        with self._lock:
            workers, open_utterances = list(self._workers), list(self._open)
        for utterance in open_utterances:
            utterance.drop()
        for _ in workers:
            self._waiting.put(None)
        for worker in workers:
            worker.join()

    def _add_worker(self) -> None:
        worker = threading.Thread(
            target=self._work, name=f"recogniser-{len(self._workers) + 1}", daemon=True
        )
        self._workers.append(worker)
        worker.start()

    # Recogniser thread.
    def _work(self) -> None:
        listen = self._get_ready()
        while (first := self._waiting.get()) is not None:
            utterance: Utterance | None = first
            while utterance is not None:
                self._hear(listen, utterance)
                utterance = self._next(utterance)

    def _hear(self, listen: Listen, utterance: Utterance) -> None:
        try:
            listen(utterance)
        except Exception as problem:  # noqa: BLE001 - one utterance that fails leaves no later one without an ear
            # its text may hold words
            log.error("an utterance was not understood: %s", type(problem).__name__)
            utterance.on_hypothesis(Hypothesis("", is_final=True))

    def _next(self, done: Utterance) -> Utterance | None:
        """Return what its source has said since; None: nothing, so that the thread is free."""
        with self._lock:
            self._open.discard(done)
            behind = self._behind[done.source]
            if behind:
                return behind.popleft()
            del self._behind[done.source]
            return None
