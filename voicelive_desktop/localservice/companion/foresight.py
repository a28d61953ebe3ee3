"""An answer that a model begins before it is certain that the person has finished, so that it is
there sooner.

The ear knows the words a quarter of a second before the silence is long enough for the end of a
turn. If the person goes on after all, the model is stopped and nobody notices; that costs nothing
but a near model's time.
"""

from __future__ import annotations

from voicelive_desktop.localservice.companion.brain_port import BrainAnswer, BrainPort, Prompt

GOES_ON_MS = 100  # more speech than was known of: it is not only the end of a sound


class Foresight:
    """At most one answer that nobody has asked for yet. On the event loop's thread."""

    def __init__(self, brain: BrainPort) -> None:
        self._brain = brain
        self._prompt: Prompt | None = None
        self._thinking: BrainAnswer | None = None
        self._speech_ms = 0.0

    def begin(self, prompt: Prompt, speech_ms: float) -> None:
        """Let the model answer this, unless it already does; the turn had so much speech by then."""
        if prompt != self._prompt:
            self.drop()
            self._prompt, self._thinking = prompt, self._brain.think(prompt)
        self._speech_ms = speech_ms

    def goes_on(self, speech_ms: float) -> None:
        """The turn has so much speech by now: give up what was begun for less."""
        if self._thinking is not None and speech_ms > self._speech_ms + GOES_ON_MS:
            self.drop()

    def take(self, prompt: Prompt) -> BrainAnswer:
        """Return the answer to this: the one begun, if it was for the very same, else a new one."""
        if self._thinking is None or prompt != self._prompt:
            self.drop()
            return self._brain.think(prompt)
        thinking, self._thinking, self._prompt = self._thinking, None, None
        return thinking

    def drop(self) -> None:
        """Stop what was begun."""
        if self._thinking is not None:
            self._thinking.close()
        self._thinking, self._prompt = None, None
