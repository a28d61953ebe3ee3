"""One session as a state machine without I/O: client events and recognised words in,
server events out.

Time comes from the clock given, ids from the factory given, sound and words through ports. Nothing
here awaits, so a test can drive a whole conversation by hand. Its parts share a ``SessionDesk``:
``ListeningHalf`` takes the sound, ``Answering`` the responses, ``ItemRequests`` what the client
does with items.
"""

from __future__ import annotations

import logging
import traceback
from collections.abc import Callable, Mapping
from concurrent.futures import Future
from copy import deepcopy
from typing import Any

from voicelive_desktop.localservice.companion.agent.ownership import refuse_the_agents
from voicelive_desktop.localservice.hearing.recognizer import Hypothesis
from voicelive_desktop.localservice.protocol import wire_errors as errors
from voicelive_desktop.localservice.protocol.client_messages import Handler, parsed
from voicelive_desktop.localservice.protocol.field_checks import JsonObject
from voicelive_desktop.localservice.protocol.session_config import updated_session
from voicelive_desktop.localservice.session.agenda import Agenda
from voicelive_desktop.localservice.session.answering import Answering
from voicelive_desktop.localservice.session.item_requests import ItemRequests
from voicelive_desktop.localservice.session.listening import ListeningHalf
from voicelive_desktop.localservice.session.server_calls import ServerCalls
from voicelive_desktop.localservice.session.session_desk import SessionDesk
from voicelive_desktop.localservice.session.told_surroundings import Surroundings

log = logging.getLogger(__name__)


def _log_place(problem: Exception) -> None:
    """Log what went wrong and where; its text may hold what somebody said, so that stays out."""
    frames = traceback.extract_tb(problem.__traceback__)[-3:]
    places = ", ".join(f"{frame.name}:{frame.lineno}" for frame in frames)
    log.error("%s at %s", type(problem).__name__, places)


class Dialogue:
    """One session.

    ``receive`` each message, tell each hypothesis to ``heard``, call ``advance`` when ``next_due``
    has come, and after each of them send what ``take_events`` returns. One thread only.
    """

    def __init__(self, model: str, expires_at: int, around: Surroundings) -> None:
        self._around = around
        self._desk = SessionDesk(model, expires_at, around)
        self._agenda = Agenda()
        self._calls = ServerCalls(self._desk)
        self._answering = Answering(self._desk, self._calls)
        self._listening = ListeningHalf(self._desk, self._agenda, self._answering)
        self._answering.commit_input = self._listening.commit
        self._handlers: dict[str, Handler] = {
            "session.update": self._on_session_update,
            **self._listening.handlers,
            **ItemRequests(self._desk, self._listening, self._answering, self._calls).handlers,
            **self._answering.handlers,
            "session.avatar.connect": self._on_avatar_connect,
        }

    @property
    def is_audible(self) -> bool:
        """Whether a client that plays at once is playing an answer now."""
        return self._desk.played.is_audible

    @property
    def spoken_language(self) -> str:
        """The one language that the session says is spoken; "" where it names none, or several to
        choose from.
        """
        transcription = self._desk.session["input_audio_transcription"] or {}
        named = str(transcription.get("language") or "")
        if "," in named:
            return ""
        return named.strip()

    def open(self) -> None:
        """Greet the client."""
        self._desk.emit({"type": "session.created", "session": deepcopy(self._desk.session)})

    def receive(self, message: str) -> None:
        """Handle one message of the client; what is wrong with it is answered, never raised."""
        event: dict[str, Any] = {}

        def take() -> None:
            event.update(parsed(message))
            self._dispatch(event)

        self._guarded(take, event)
        self.advance()

    def heard(self, item_id: str, hypothesis: Hypothesis) -> None:
        """Take a hypothesis of the recogniser."""
        self._guarded(lambda: self._listening.heard(item_id, hypothesis))
        self.advance()
        self._guarded(self._listening.after_answer_began)

    def close(self) -> None:
        """Stop what still works for a client that is gone."""
        self._guarded(self._answering.close)
        self._guarded(self._calls.close)

    def advance(self) -> None:
        """Do what is due by the clock; what goes wrong there ends the answer as failed,
        never the session.
        """
        if not self._guarded(self._do_what_is_due):
            self._guarded(self._answering.fail)

    def _do_what_is_due(self) -> None:
        self._agenda.run(self._around.clock())
        self._calls.advance()
        self._answering.advance()

    def _guarded(self, action: Callable[[], None], event: Mapping[str, Any] | None = None) -> bool:
        """Do something for a client; False when it went wrong, which then was answered with an
        ``error`` event.
        """
        try:
            action()
        except errors.WireError as problem:
            self._emit_error(problem, event or {})
        except Exception as problem:  # noqa: BLE001 - the conversation goes on, whatever it was
            _log_place(problem)
            self._emit_error(errors.server_error(), event or {})
        else:
            return True
        return False

    def _emit_error(self, problem: errors.WireError, event: Mapping[str, Any]) -> None:
        event_id = event.get("event_id")
        if isinstance(event_id, str):
            known = event_id
        else:
            known = None
        self._desk.emit({"type": "error", "error": problem.as_wire(known)})

    def next_due(self) -> float | None:
        """Return when ``advance`` is needed, by the clock, or None."""
        dues = (self._answering.next_due(), self._agenda.next_due())
        return min((due for due in dues if due is not None), default=None)

    def take_events(self) -> list[JsonObject]:
        """Return the server events to send now, in order."""
        return self._desk.take_events()

    def _dispatch(self, event: dict[str, Any]) -> None:
        kind = event.get("type")
        if kind is None:
            raise errors.missing("type")
        if isinstance(kind, str):
            handler = self._handlers.get(kind)
        else:
            handler = None
        if handler is None:
            raise errors.invalid_choice("type", kind, self._handlers)
        handler(event)

    def _on_session_update(self, event: Mapping[str, Any]) -> None:
        if "session" not in event:
            raise errors.missing("session")
        desk = self._desk
        if self._around.seat is not None:
            refuse_the_agents(event["session"], desk.session, "session")
        desk.session = updated_session(
            desk.session,
            event["session"],
            has_spoken=desk.has_spoken,
            has_heard=self._listening.has_heard,
        )
        self._listening.configure()
        avatar = desk.session["avatar"]
        if avatar and avatar.get("output_protocol", "webrtc") == "webrtc":
            avatar.setdefault("ice_servers", [dict(one) for one in self._around.ice_servers])
        desk.emit({"type": "session.updated", "session": deepcopy(desk.session)})
        self._calls.configure()
        if self._around.avatar is not None and avatar:
            self._around.avatar.show(avatar)

    def _on_avatar_connect(self, event: Mapping[str, Any]) -> None:
        avatar, offer = self._desk.session["avatar"] or {}, event.get("client_sdp")
        if not isinstance(offer, str) or not offer:
            raise errors.missing("client_sdp")
        if self._around.avatar is None or avatar.get("output_protocol", "webrtc") != "webrtc":
            raise errors.invalid_value(None, "The session has no avatar that comes over WebRTC.")
        answered = self._around.avatar.answer(offer, avatar)
        answered.add_done_callback(lambda done: self._on_avatar_answered(done, event))

    def _on_avatar_answered(self, answered: Future[str], event: Mapping[str, Any]) -> None:
        def tell() -> None:
            connecting = {"type": "session.avatar.connecting", "server_sdp": answered.result()}
            self._desk.emit(connecting)

        self._guarded(tell, event)
        self._around.wake()

    def avatar_switched(self, state: str, turn_id: str) -> None:
        """Tell that the live avatar begins ("speaking") or ends ("idle") to speak."""
        self._desk.emit({"type": f"session.avatar.switch_to_{state}", "turn_id": turn_id})
        self._around.wake()
