"""The answering half of a session: when a response begins, what it says, and what ends it early."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from voicelive_desktop.localservice.companion.agent.agent_port import Seat
from voicelive_desktop.localservice.companion.agent.agent_turns import Turns
from voicelive_desktop.localservice.companion.agent.ownership import refuse_the_agents
from voicelive_desktop.localservice.companion.brain_history import messages_of
from voicelive_desktop.localservice.companion.brain_port import Prompt, Think
from voicelive_desktop.localservice.companion.conversation_items import (
    ServedItem,
    cut_at,
    user_audio_item,
)
from voicelive_desktop.localservice.companion.foresight import Foresight
from voicelive_desktop.localservice.companion.small_companion import (
    Context,
    Reply,
    Said,
    Speak,
    reply_to,
)
from voicelive_desktop.localservice.protocol import wire_errors as errors
from voicelive_desktop.localservice.protocol.client_messages import Handler
from voicelive_desktop.localservice.protocol.field_checks import JsonObject
from voicelive_desktop.localservice.protocol.resampling import SampleArray
from voicelive_desktop.localservice.protocol.session_config import checked_response_options
from voicelive_desktop.localservice.session.avatar_video import AvatarParts
from voicelive_desktop.localservice.session.interim_responses import interim_of
from voicelive_desktop.localservice.session.item_form import (
    item_from_request,
    ready_made_text,
    referred_items,
)
from voicelive_desktop.localservice.session.responder import AssumedPlayback, Responder
from voicelive_desktop.localservice.session.response_output import Ports
from voicelive_desktop.localservice.session.response_run import ResponseRun
from voicelive_desktop.localservice.session.response_settings import ResponseSettings
from voicelive_desktop.localservice.session.server_calls import ServerCalls
from voicelive_desktop.localservice.session.session_desk import SessionDesk


@dataclass(frozen=True, slots=True)
class Given:
    """What an answer is made from in place of the conversation: its own input, or ready-made words."""

    items: tuple[ServedItem, ...] | None = None
    words: str | None = None


class Answering:
    """Owns the responder. ``commit_input`` is asked for by responses that commit first."""

    def __init__(self, desk: SessionDesk, calls: ServerCalls) -> None:
        self._desk = desk
        self._calls = calls
        around = desk.around
        self._responder = Responder(
            around.clock, around.wake, speed=around.speed, delay_s=around.response_delay_s
        )
        self._answers = 0
        if around.brain is None:
            self._ahead = None
        else:
            self._ahead = Foresight(around.brain)
        if around.seat is None:
            thread_id = ""
        else:
            thread_id = around.seat.thread_id
        self._turns = Turns(thread_id)
        self.commit_input: Callable[[], None] = lambda: None

    @property
    def handlers(self) -> dict[str, Handler]:
        """The client events of this half."""
        return {
            "response.create": self._on_create,
            "response.cancel": self._on_cancel,
            "output_audio_buffer.clear": self._on_output_clear,
        }

    def advance(self) -> None:
        """Send what is due."""
        self._responder.advance()

    def next_due(self) -> float | None:
        """Return when ``advance`` is needed."""
        return self._responder.next_due()

    def close(self) -> None:
        """Stop the answer being made: nobody hears it."""
        self.on_no_turn()
        self._responder.cancel("client_cancelled")

    def fail(self) -> None:
        """End the answer that broke; the conversation goes on."""
        self._responder.fail(errors.server_error())

    # ---- turns

    def on_interruption(self) -> None:
        """Somebody began to speak: stop, when the session wants that."""
        turn_detection = self._desk.turn_detection
        if turn_detection.get("interrupt_response", True):
            self._interrupt(is_truncated=bool(turn_detection.get("auto_truncate")))

    @property
    def is_ongoing(self) -> bool:
        """Whether an answer is being made or is audible."""
        return self._responder.active_id is not None or self._desk.played.is_audible

    def on_early_words(self, text: str, speech_ms: float) -> None:
        """Somebody seems to have finished: a near model begins to think, should the turn end with
        these words.
        """
        around, turn_detection = self._desk.around, self._desk.turn_detection
        is_wanted = bool(turn_detection) and turn_detection.get("create_response", True)
        if (
            self._ahead is None
            or around.brain is None
            or around.seat is not None
            or around.never_answers
        ):
            return
        if is_wanted and around.brain.is_near and self._responder.active_id is None:
            expected = (*self._desk.conversation, user_audio_item("", 0.0, text))
            self._ahead.begin(self._prompt({}, Given(expected)), speech_ms)

    def on_more_speech(self, speech_ms: float) -> None:
        """The open turn has so much speech by now."""
        if self._ahead is not None:
            self._ahead.goes_on(speech_ms)

    def on_no_turn(self) -> None:
        """What was heard is forgotten."""
        if self._ahead is not None:
            self._ahead.drop()

    def on_turn(self, item: ServedItem) -> None:
        """Somebody has spoken: answer, when the session wants that."""
        if self._desk.turn_detection.get("create_response", True):
            self._responder.after_this(lambda: self._respond({}, Given(), item))

    def _interrupt(self, *, is_truncated: bool) -> None:
        self._responder.cancel("turn_detected")
        playback, self._responder.playback = self._responder.playback, None
        if playback is not None and self._desk.played.is_audible:
            played_ms = self._note_heard(playback)
            is_known = self._desk.conversation.find(playback.item.id) is not None
            if is_truncated and is_known and 0 < played_ms < playback.item.audio_ms:
                cut_at(playback.item, played_ms)
                self._desk.emit_truncated(playback.item.id, 0, played_ms)
        self._desk.played.stopped()

    def _note_heard(self, playback: AssumedPlayback) -> int:
        """Note how much of an answer was played: a model is told no more of it. Return
        that in milliseconds.
        """
        played_ms = int((self._desk.around.clock() - playback.began_at) * 1000)
        if played_ms < playback.item.audio_ms:
            playback.item.heard_ms = played_ms
        return played_ms

    def on_truncated(self, item: ServedItem) -> None:
        """The client stopped playing an answer."""
        playback = self._responder.playback
        if playback is not None and playback.item is item:
            self._desk.played.stopped()

    # ---- requests

    def _on_create(self, event: Mapping[str, Any]) -> None:
        options = checked_response_options(
            event.get("response"), event.get("additional_instructions")
        )
        if self._desk.around.seat is not None:
            refuse_the_agents(options, self._desk.session, "response")
        given = self._given(options)
        appended = [
            item_from_request(
                request, self._desk.around.new_id, f"response.append_input_items[{index}]"
            )
            for index, request in enumerate(options.get("append_input_items") or [])
        ]
        if options.get("cancel_previous"):
            self._responder.cancel("client_cancelled")
        if self._responder.active_id is not None:
            raise errors.active_response(self._responder.active_id)
        if options.get("commit"):
            self.commit_input()
        for item in appended:
            self._desk.add_item(item)
        self._respond(options, given, self._newest_unheard())

    def _given(self, options: Mapping[str, Any]) -> Given:
        """Read the input of a request before anything is done for it."""
        new_id, requests = self._desk.around.new_id, options.get("input_items")
        if message := options.get("pre_generated_assistant_message"):
            return Given(
                words=ready_made_text(message, new_id, "response.pre_generated_assistant_message")
            )
        if requests is None:
            return Given()
        return Given(
            tuple(referred_items(requests, self._desk.conversation, new_id, "response.input_items"))
        )

    def _on_cancel(self, event: Mapping[str, Any]) -> None:
        if not self._responder.cancel("client_cancelled", event.get("response_id")):
            raise errors.cancel_not_active()
        playback = self._responder.playback
        if playback is not None and self._desk.played.is_audible:
            self._note_heard(playback)
        self._desk.played.stopped()

    def _on_output_clear(self, _event: Mapping[str, Any]) -> None:
        self._desk.played.stopped()
        if self._desk.around.avatar is not None:
            self._desk.around.avatar.clear()
        self._desk.emit({"type": "output_audio_buffer.cleared"})

    def _newest_unheard(self) -> ServedItem | None:
        return next(
            (item for item in reversed(list(self._desk.conversation)) if not item.is_heard), None
        )

    # ---- the answer

    def _respond(self, options: JsonObject, given: Given, awaits: ServedItem | None) -> None:
        around = self._desk.around
        if around.never_answers:
            return
        input_audio_ms = 0.0
        if awaits is not None:
            input_audio_ms = awaits.audio_ms
        run = ResponseRun(
            around.new_id("resp"),
            self._desk.conversation_id,
            ResponseSettings.from_wire(self._desk.session, options, self._desk.family),
            self._desk.conversation,
            Ports(
                self._desk.emit,
                around.new_id,
                around.voice,
                self._on_audio_sent,
                AvatarParts(lambda: self._desk.session["avatar"], around.encode, around.avatar),
            ),
            input_audio_ms=input_audio_ms,
            tool_names=frozenset(tool["name"] for tool in self._functions(options)),
            calls=self._calls,
            interim=interim_of(self._desk.session, options, self._answers),
            is_thought=around.brain is not None or around.seat is not None,
        )
        self._answers += 1
        self._responder.begin(run, lambda: self._decide(options, given), awaits)
        # where no agent is, it is echoed
        if around.seat is None and (asked := options.get("invoke_input")):
            self._report({"type": "invoked", "input": asked})

    def _functions(self, options: Mapping[str, Any]) -> list[JsonObject]:
        """All that may be called: functions of the client, and tools of servers that
        this service calls.
        """
        tools = options.get("tools", self._desk.session["tools"]) or ()
        own = [tool for tool in tools if tool.get("type") == "function"]
        return [*own, *(self._calls.functions() if "tools" not in options else ())]

    def _report(self, told: Mapping[str, Any]) -> None:
        """Pass on what an agent tells beside its speech, as it is."""
        self._desk.emit({"type": "response.invocation.delta", "delta": dict(told)})
        self._desk.around.wake()

    def _on_audio_sent(self, samples: SampleArray) -> None:
        self._desk.has_spoken = True
        self._desk.played.sent(samples)

    def _decide(self, options: Mapping[str, Any], given: Given) -> Reply | Think:
        if given.words is not None:
            return Speak((given.words,))
        seat = self._desk.around.seat
        if seat is not None:
            return self._agents(seat, options, given)
        if self._ahead is None:
            return self._companions(options, given)
        return Think(self._ahead.take(self._prompt(options, given)))

    def _agents(self, seat: Seat, options: Mapping[str, Any], given: Given) -> Think:
        items = list(self._desk.conversation)
        if given.items is not None:
            items = list(given.items)
        return Think(seat.agent.answer(self._turns.next(items, options), self._report))

    def _prompt(self, options: Mapping[str, Any], given: Given) -> Prompt:
        session, items = self._desk.session, given.items
        told = (
            options.get("instructions", session["instructions"]),
            options.get("additional_instructions") or "",
        )
        settings = ResponseSettings.from_wire(session, options, self._desk.family)
        max_tokens = None
        if isinstance(settings.max_tokens, int):
            max_tokens = settings.max_tokens
        told_items = list(self._desk.conversation)
        if items is not None:
            told_items = list(items)
        return Prompt(
            messages_of(told, told_items),
            tools=self._functions(options),
            tool_choice=options.get("tool_choice", session["tool_choice"]),
            temperature=settings.temperature,
            max_tokens=max_tokens,
        )

    def _companions(self, options: Mapping[str, Any], given: Given) -> Reply:
        session = self._desk.session
        said = self._said(given)
        notes = [turn.text for turn in reversed(said) if turn.role == "system"]  # the newest first
        told = (
            *notes,
            options.get("instructions", session["instructions"]),
            options.get("additional_instructions"),
        )
        tool_results = self._desk.conversation.fresh_tool_results()
        if given.items is not None:
            tool_results = []
        return reply_to(
            Context(
                said=said,
                now=self._desk.around.now(),
                tools=self._functions(options),
                tool_choice=options.get("tool_choice", session["tool_choice"]),
                tool_results=tool_results,
                instructions="\n".join(str(part) for part in told if part),
            )
        )

    def _said(self, given: Given) -> list[Said]:
        if given.items is None:
            return self._desk.conversation.said()
        return [
            Said(item.role, item.text, item.pictures, item.is_written)
            for item in given.items
            if item.role
        ]
