"""What an agent's stream of events says, for each protocol: words to speak, reports, and the end.

Responses: OpenAI's streaming events. Invocations: ``output_audio_transcription.delta`` and
``.done`` for the speech, ``done`` for the end; everything else belongs to the client
(how-to-voice-live-hosted-agent-integration).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Protocol

from voicelive_desktop.localservice.companion.agent import agent_failures
from voicelive_desktop.localservice.companion.agent.agent_address import RESPONSES
from voicelive_desktop.localservice.companion.agent.agent_port import ReportSink
from voicelive_desktop.localservice.companion.brain_port import Finished, MoreWords, Thought

AgentMessage = Mapping[str, Any]

SPEECH_DELTA = "output_audio_transcription.delta"
SPEECH_DONE = "output_audio_transcription.done"
INVOCATION_DONE = "done"
TEXT_DELTAS = ("response.output_text.delta", "response.refusal.delta")
TEXT_DONE = "response.output_text.done"
COMPLETED = "response.completed"
INCOMPLETE = "response.incomplete"
FAILURES = ("response.failed", "error")
ENDS = {"max_output_tokens": "length", "content_filter": "content_filter"}


class Reader(Protocol):
    """Reads one answer."""

    is_over: bool  # the answer said that it is
    has_come: bool  # words or a report

    def take(self, message: AgentMessage) -> Iterator[Thought]:
        """Read one event. WireError when the agent says that it failed."""
        ...

    def whole(self, told: AgentMessage) -> Iterator[Thought]:
        """Read an answer that came as one JSON object."""
        ...


def reader_of(protocol: str, host: str, report: ReportSink) -> Reader:
    """Return the reader of one of the two protocols."""
    if protocol == RESPONSES:
        return ResponsesReader(host)
    return InvocationsReader(report)


class ResponsesReader:
    """See `Reader`. Texts of several messages are told with a line end between them."""

    def __init__(self, host: str) -> None:
        self.is_over = False
        self.has_come = False
        self._host = host
        self._place: tuple[Any, Any] | None = None  # message and part of the newest words

    def take(self, message: AgentMessage) -> Iterator[Thought]:
        """See `Reader`."""
        kind = message["type"]
        if kind in TEXT_DELTAS:
            yield from self._words(message, message.get("delta"))
        elif kind == TEXT_DONE and self._place != _place(message):
            yield from self._words(message, message.get("text"))
        elif kind in FAILURES:
            response = message.get("response")
            if isinstance(response, Mapping):
                told = response
            else:
                told = message
            raise agent_failures.failed_itself(self._host, agent_failures.message_of(dict(told)))
        elif kind in {COMPLETED, INCOMPLETE}:
            yield from self._end(message.get("response"))

    def whole(self, told: AgentMessage) -> Iterator[Thought]:
        """See `Reader`."""
        if told.get("status") == "failed":
            raise agent_failures.failed_itself(
                self._host, agent_failures.message_of(told.get("error"))
            )
        yield from self._end(told)

    def _words(self, message: AgentMessage, text: object) -> Iterator[Thought]:
        if not isinstance(text, str) or not text:
            return
        if self._place not in {None, _place(message)}:
            yield MoreWords("\n")
        self._place, self.has_come = _place(message), True
        yield MoreWords(text)

    def _end(self, response: object) -> Iterator[Thought]:
        if isinstance(response, Mapping):
            told = response
        else:
            told = {}
        if not self.has_come and (text := _text_in(told)):
            self.has_come = True
            yield MoreWords(text)
        self.is_over = True
        details = told.get("incomplete_details")
        if isinstance(details, Mapping):
            reason = details.get("reason")
        else:
            reason = None
        yield Finished(ENDS.get(str(reason), "stop"), _usage(told.get("usage")))


class InvocationsReader:
    """See `Reader`. What is no speech is reported as it is."""

    def __init__(self, report: ReportSink) -> None:
        self.is_over = False
        self.has_come = False
        self._report = report
        self._last = ""  # what was said so far ends with this letter
        self._is_speaking = False  # words came and their "done" not yet

    def take(self, message: AgentMessage) -> Iterator[Thought]:
        """See `Reader`."""
        kind = message["type"]
        if kind == SPEECH_DELTA:
            yield from self._words(message.get("delta"))
        elif kind == SPEECH_DONE:
            if not self._is_speaking:
                yield from self._words(message.get("text"))
            self._is_speaking = False
        elif kind == INVOCATION_DONE:
            self.is_over = True
            yield Finished(is_silent=True)
        else:
            self.has_come = True
            self._report(message)

    def whole(self, told: AgentMessage) -> Iterator[Thought]:
        """See `Reader`."""
        yield from self.take(told)

    def _words(self, text: object) -> Iterator[Thought]:
        if not isinstance(text, str) or not text:
            return
        if not self._is_speaking and self._last.strip() and text[0].strip():
            yield MoreWords(" ")
        self._last, self._is_speaking, self.has_come = text[-1], True, True
        yield MoreWords(text)


def _place(message: AgentMessage) -> tuple[Any, Any]:
    return str(message.get("item_id")), str(message.get("content_index"))


def _text_in(response: AgentMessage) -> str:
    """The text of a whole response."""
    output = response.get("output")
    if isinstance(output, list):
        items = output
    else:
        items = []
    parts = [
        part
        for item in items
        if isinstance(item, dict)
        for part in item.get("content") or ()
        if _is_text(part)
    ]
    return "\n".join(part["text"] for part in parts)


def _is_text(part: Any) -> bool:
    return (
        isinstance(part, dict)
        and part.get("type") == "output_text"
        and isinstance(part.get("text"), str)
    )


def _usage(told: Any) -> dict[str, int]:
    """What a response counted, as chat completions name it."""
    if not isinstance(told, Mapping):
        return {}
    read, wrote = told.get("input_tokens"), told.get("output_tokens")
    if not isinstance(read, int) or not isinstance(wrote, int) or not (read or wrote):
        return {}
    return {"prompt_tokens": read, "completion_tokens": wrote}
