"""One response on its way: what it says or calls, from ``response.created`` to ``response.done``.

response.created comes first, then the items (`response_output`, `message_writer`), then
response.done, which also comes when a response is cancelled or fails.
"""

from __future__ import annotations

from collections.abc import Generator, Iterator, Sequence
from concurrent.futures import Future
from copy import deepcopy

from voicelive_desktop.localservice.companion.brain_port import BrainAnswer, Finished, Think, failed
from voicelive_desktop.localservice.companion.clauses import Clause
from voicelive_desktop.localservice.companion.conversation_items import (
    ServedConversation,
    ServedItem,
)
from voicelive_desktop.localservice.companion.small_companion import CallTool, Reply, Speak
from voicelive_desktop.localservice.protocol import wire_errors as errors
from voicelive_desktop.localservice.protocol.client_messages import whole_text
from voicelive_desktop.localservice.protocol.field_checks import JsonObject
from voicelive_desktop.localservice.protocol.response_usage import Amount, counted, usage
from voicelive_desktop.localservice.session.interim_responses import Interim
from voicelive_desktop.localservice.session.message_writer import (
    CutOffError,
    MessageWriter,
    StepWait,
    said_by,
)
from voicelive_desktop.localservice.session.response_output import Ports, ResponseOutput
from voicelive_desktop.localservice.session.response_settings import ResponseSettings
from voicelive_desktop.localservice.session.server_calls import ServerCalls
from voicelive_desktop.localservice.session.thinking import acts
from voicelive_desktop.localservice.voice.pieces import in_pieces
from voicelive_desktop.localservice.voice.voice_port import style_from_wire

# by a model's own reasons
CUT_OFF = {"length": "max_output_tokens", "content_filter": "content_filter"}


class ResponseRun:
    """State of one response; ``steps`` drives it, ``cancel`` ends it early.

    Args:
        is_thought: A model or an agent answers in this session: its own count is told, or none.
    """

    def __init__(
        self,
        response_id: str,
        conversation_id: str,
        settings: ResponseSettings,
        conversation: ServedConversation,
        ports: Ports,
        *,
        input_audio_ms: float = 0.0,
        tool_names: frozenset[str] = frozenset(),
        calls: ServerCalls | None = None,
        interim: Interim | None = None,
        is_thought: bool = False,
    ) -> None:
        self.id = response_id
        self.interim = interim
        self.is_done = False
        self.spoken_item: ServedItem | None = None
        self._conversation_id = conversation_id
        self._settings = settings
        self._conversation = conversation
        self._ports = ports
        self._input_audio_ms = input_audio_ms
        self._tool_names = tool_names
        self._calls = calls
        self._output = ResponseOutput(response_id, settings, conversation, ports)
        self._message: MessageWriter | None = None
        self._thinking: BrainAnswer | None = None
        self._is_thought = is_thought

    def created(self) -> None:
        """Announce the response."""
        self._ports.emit({"type": "response.created", "response": self._wire("in_progress", None)})

    def steps(self, reply: Reply | Think) -> Iterator[StepWait]:
        """Produce the events of a reply, yielding what to wait for in between."""
        try:
            yield from self._bring(reply)
        except CutOffError as cut:
            self._end("incomplete", {"type": "incomplete", "reason": str(cut)})
        except errors.WireError as problem:
            self.fail(problem)
        else:
            self._end("completed", None)

    def waiting_steps(self) -> Iterator[StepWait]:
        """Produce the events of the words while one waits; `steps` comes after it."""
        yield from self._speak_interim()
        self._close_message("completed")

    def cancel(self, reason: str) -> None:
        """End at once; ``reason`` is turn_detected or client_cancelled."""
        if not self.is_done:
            self._end("cancelled", {"type": "cancelled", "reason": reason})

    def fail(self, problem: errors.WireError) -> None:
        """End at once because a part of the service failed; what was said so far stays."""
        if not self.is_done:
            error = {"type": problem.kind, "code": problem.code, "message": problem.message}
            self._end("failed", {"type": "failed", "error": error})

    def _end(self, status: str, details: JsonObject | None) -> None:
        self.is_done = True
        if self._thinking is not None:
            self._thinking.close()
        if status == "completed":
            self._close_message("completed")
        else:
            self._close_message("incomplete")
        self._ports.emit({"type": "response.done", "response": self._wire(status, details)})

    # ---- what it says

    def _bring(self, reply: Reply | Think) -> Iterator[StepWait]:
        match reply:
            case Speak():
                yield from self._speak(reply)
            case Think(thinking):
                yield from self._think(thinking)
            case CallTool():
                yield from self._call(reply)
                if self.interim is not None and self.interim.during_calls:
                    yield from self._speak_interim()

    def _call(self, reply: CallTool) -> Iterator[StepWait]:
        """Call a function of the client, or a tool of a server that this service calls."""
        if self._calls is not None and self._calls.has(reply.name):
            yield from self._calls.call(self._output, reply)
        else:
            self._output.call(reply)

    def _speak_interim(self) -> Iterator[StepWait]:
        assert self.interim is not None
        yield from self._speak(Speak((self.interim.text,)))

    def _speak(self, reply: Speak) -> Iterator[StepWait]:
        message = self._open_message(self._settings.max_tokens)
        style = style_from_wire(self._settings.voice)
        due_ms = 0.0
        for text in _pieces(reply.sentences):
            if message.is_spoken:
                due_ms = yield from message.speak(text, style, due_ms)
            else:
                due_ms = yield from message.write(text, due_ms)

    def _think(self, thinking: BrainAnswer) -> Iterator[StepWait]:
        """Say what a model answers, as it comes; the model itself keeps to the limit of tokens."""
        self._thinking = thinking
        due_ms, has_called = 0.0, False
        for act in acts(thinking, self._tool_names, is_spoken=self._is_spoken):
            match act:
                case Future():
                    yield act
                case CallTool():
                    has_called = True
                    self._close_message("completed")
                    yield from self._call(act)
                case Finished():
                    yield from self._end_of_thought(act, has_called=has_called)
                case Clause():
                    due_ms = yield from self._speak_clause(act, due_ms)
                case str():
                    self._open_message().show(act, due_ms)

    def _speak_clause(self, clause: Clause, due_ms: float) -> Generator[StepWait, None, float]:
        message = self._open_message()
        if not clause.spoken:
            message.show(clause.shown, due_ms)
            return due_ms
        style = style_from_wire(self._settings.voice)
        return (yield from message.speak(clause.read, style, due_ms, clause.with_shown_words))

    def _end_of_thought(self, end: Finished, *, has_called: bool) -> Iterator[StepWait]:
        if end.reason in CUT_OFF:
            raise CutOffError(CUT_OFF[end.reason])
        if has_called and self.interim is not None and self.interim.during_calls:
            yield from self._speak_interim()
        elif not self._output.items and not end.is_silent:
            raise failed("The language model answered without a word.", "empty")

    @property
    def _is_spoken(self) -> bool:
        return "audio" in self._settings.modalities

    def _open_message(self, most_tokens: int | str = "inf") -> MessageWriter:
        """Return the message being made, a new one if there is none."""
        if self._message is None:
            self._message = MessageWriter(
                self._output, is_spoken=self._is_spoken, most_tokens=most_tokens
            )
            if self._is_spoken:
                self.spoken_item = self._message.item
        return self._message

    def _close_message(self, status: str) -> None:
        message, self._message = self._message, None
        if message is not None:
            message.close(status)

    # ---- the whole

    def _wire(self, status: str, details: JsonObject | None) -> JsonObject:
        return {
            "id": self.id,
            "object": "realtime.response",
            "status": status,
            "status_details": details,
            "output": [deepcopy(item.wire) for item in self._output.items] if self.is_done else [],
            "usage": self._usage() if self.is_done else None,
            "conversation_id": self._told_conversation(),
            **self._settings.told(),
        }

    def _told_conversation(self) -> str | None:
        if self._settings.is_stored:
            return self._settings.family.conversation(self._conversation_id)
        return None

    def _usage(self) -> JsonObject | None:
        is_native = self._settings.family.is_native
        if self._thinking is not None and self._thinking.usage:
            return counted(self._thinking.usage, is_native=is_native)
        if self._is_thought:
            return None  # a count of our own beside the model's would compare what differs
        heard = sum(len(turn.text) for turn in self._conversation.said())
        said = said_by(self._output, self._message)
        return usage(Amount(heard, self._input_audio_ms), said, is_native=is_native)


def _pieces(sentences: Sequence[str]) -> Iterator[str]:
    for index, sentence in enumerate(sentences):
        blank = " " if index < len(sentences) - 1 else ""
        yield from in_pieces(whole_text(sentence) + blank)
