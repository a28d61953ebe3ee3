"""One response at a time: when it begins, how fast it is sent, and how it ends early."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import Future
from dataclasses import dataclass, field

from voicelive_desktop.localservice.companion.brain_port import Think
from voicelive_desktop.localservice.companion.conversation_items import ServedItem
from voicelive_desktop.localservice.companion.small_companion import Reply
from voicelive_desktop.localservice.protocol import wire_errors as errors
from voicelive_desktop.localservice.session.message_writer import StepWait, WaitUntil
from voicelive_desktop.localservice.session.response_run import ResponseRun

Decide = Callable[[], Reply | Think]


@dataclass(slots=True)
class _Active:
    run: ResponseRun
    decide: Decide
    awaits: ServedItem | None  # the user's words must be known before an answer is chosen
    steps: Iterator[StepWait] | None = None
    wait: StepWait | None = None
    began_at: float = 0.0
    waits_until: float | None = None  # then the words come that are said while one waits
    waiting: Iterator[StepWait] | None = None
    answers_at: float = 0.0


@dataclass(slots=True)
class AssumedPlayback:
    """Which item a client that plays at once and in real time is playing."""

    item: ServedItem
    began_at: float


@dataclass(slots=True)
class Responder:
    """Drives the active response by the clock (seconds). ``speed`` is how much faster than real
    time audio is sent.
    """

    clock: Callable[[], float]
    wake: Callable[[], None]  # from any thread: call advance() soon
    speed: float = 4.0
    delay_s: float = 0.0  # before the first output of a response (fault "slow")
    playback: AssumedPlayback | None = None
    _active: _Active | None = None
    _queued: list[Callable[[], None]] = field(default_factory=list)

    @property
    def is_busy(self) -> bool:
        """Whether a response is in progress."""
        return self._active is not None

    @property
    def active_id(self) -> str | None:
        """Id of the response in progress."""
        if self._active:
            return self._active.run.id
        return None

    def begin(self, run: ResponseRun, decide: Decide, awaits: ServedItem | None) -> None:
        """Start a response; WireError while another one is active."""
        if self._active is not None:
            raise errors.active_response(self._active.run.id)
        now = self.clock()
        self._active = _Active(run, decide, awaits, began_at=now + self.delay_s)
        if run.interim is not None and run.interim.after_s is not None:
            self._active.waits_until = now + run.interim.after_s
        run.created()

    def after_this(self, action: Callable[[], None]) -> None:
        """Do something when no response is active any more."""
        if self._active is None:
            action()
        else:
            self._queued = [action]

    def cancel(self, reason: str, response_id: str | None = None) -> bool:
        """End the active response early; return whether there was one (of that id)."""
        if self._active is None or (response_id is not None and response_id != self._active.run.id):
            return False
        active, self._active = self._active, None
        active.run.cancel(reason)
        self._queued.clear()
        return True

    def fail(self, problem: errors.WireError) -> None:
        """End the active response as failed."""
        active, self._active = self._active, None
        self._queued.clear()
        if active is not None:
            active.run.fail(problem)

    def next_due(self) -> float | None:
        """Return when ``advance`` has something to do; None while only an outside event can help."""
        active = self._active
        if active is None:
            return None
        own = self._next_of(active)
        if active.waits_until is None:
            return own
        if own is None:
            return active.waits_until
        return min(own, active.waits_until)

    def _next_of(self, active: _Active) -> float | None:
        if active.waiting is None and self._waits_for_words(active):
            return None
        if active.wait is None:
            return active.began_at
        if isinstance(active.wait, WaitUntil):
            return self._due(active, active.wait)
        return None

    def advance(self) -> None:
        """Send everything that is due."""
        while (active := self._active) is not None and (
            self._bridges(active) or self._can_go_on(active)
        ):
            if active.waiting is None and active.steps is None:
                active.began_at = self.clock()
                active.steps = active.run.steps(active.decide())
                active.waits_until = None
            steps = active.waiting or active.steps
            if steps is None:
                active.wait = None
            else:
                active.wait = next(steps, None)
            self._note_playback(active)
            if active.wait is None and active.waiting is not None:
                active.waiting, active.began_at = None, max(self.clock(), active.answers_at)
            elif active.wait is None:
                self._finish()
            elif isinstance(active.wait, Future):
                active.wait.add_done_callback(lambda _: self.wake())

    def _bridges(self, active: _Active) -> bool:
        """Begin with the words while one waits, once the answer has taken so long."""
        if active.waits_until is None or self.clock() < active.waits_until:
            return False
        active.waits_until, active.waiting = None, active.run.waiting_steps()
        active.answers_at, active.began_at = active.began_at, self.clock()
        return True

    def _can_go_on(self, active: _Active) -> bool:
        if active.waiting is None and self._waits_for_words(active):
            return False
        if active.wait is None:
            return self.clock() >= active.began_at
        if isinstance(active.wait, WaitUntil):
            return self.clock() >= self._due(active, active.wait)
        return active.wait.done()

    @staticmethod
    def _waits_for_words(active: _Active) -> bool:
        return active.steps is None and active.awaits is not None and not active.awaits.is_heard

    def _due(self, active: _Active, wait: WaitUntil) -> float:
        return active.began_at + wait.audio_ms / 1000 / self.speed

    def _note_playback(self, active: _Active) -> None:
        item = active.run.spoken_item
        if (
            item is not None
            and item.audio_ms > 0
            and (self.playback is None or self.playback.item is not item)
        ):
            self.playback = AssumedPlayback(item, self.clock())

    def _finish(self) -> None:
        self._active = None
        queued, self._queued = self._queued, []
        for action in queued:
            action()
