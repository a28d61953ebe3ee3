"""The port to a language model: what it is asked, and what it answers piece by piece."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field
from typing import Any, Protocol

from voicelive_desktop.localservice.protocol import wire_errors as errors

ChatMessage = dict[str, Any]  # as OpenAI's chat completions want it


@dataclass(frozen=True, slots=True)
class Prompt:
    """One question: the conversation so far, and how the answer shall be.

    ``tools`` and ``tool_choice`` have the form of the Voice Live protocol.
    """

    messages: Sequence[ChatMessage]
    tools: Sequence[Mapping[str, Any]] = ()
    tool_choice: Any = "auto"
    temperature: float | None = None
    max_tokens: int | None = None


@dataclass(frozen=True, slots=True)
class MoreWords:
    """More text of the answer."""

    text: str


@dataclass(frozen=True, slots=True)
class CalledFunction:
    """A whole call of one of the functions; the arguments are as the model wrote them."""

    name: str
    arguments: str


@dataclass(frozen=True, slots=True)
class Finished:
    """The end. ``reason``: stop, length, content_filter or tool_calls; ``usage`` as OpenAI counts
    it, or nothing.

    ``is_silent``: an answer without a word is all right.
    """

    reason: str = "stop"
    usage: Mapping[str, Any] = field(default_factory=dict)
    is_silent: bool = False


Thought = MoreWords | CalledFunction | Finished


class BrainAnswer(Protocol):
    """An answer on its way; used on the event loop's thread."""

    @property
    def usage(self) -> Mapping[str, Any]:
        """What the model counted, as `Finished` has it; nothing before the end of its answer."""
        ...

    def next(self) -> Future[Thought]:
        """Return the next piece; it may still be to come. The future raises WireError when the
        model fails.
        """
        ...

    def close(self) -> None:
        """Stop the model at once; nothing follows."""
        ...


class BrainPort(Protocol):
    """A language model. ``is_near``: asking it in vain costs nobody money."""

    @property
    def is_near(self) -> bool:
        """Whether it is on this computer or in a private network."""
        ...

    def think(self, prompt: Prompt) -> BrainAnswer:
        """Begin to answer."""
        ...


@dataclass(frozen=True, slots=True)
class Think:
    """A reply that is still being thought."""

    thinking: BrainAnswer


def failed(what: str, code: str) -> errors.WireError:
    """The error of a model that failed, in words that name it."""
    return errors.WireError(what, f"brain_{code}", kind=errors.SERVER_ERROR)
