"""Messages of the service -> events.

Every type the SDK knows is either translated (`TRANSLATED`) or counted (`COUNTED`, with what will
take it up); a test fails on one that is in neither. One function a type and the table of them.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from operator import itemgetter
from typing import Any
from uuid import uuid4

from azure.ai.voicelive.models import ServerEvent

from voicelive_desktop.client.azure_animation import ANIMATION, offered
from voicelive_desktop.client.azure_counted import COUNTED
from voicelive_desktop.client.azure_evidence import (
    EVIDENCE,
    EVIDENCE_NEWER,
    LOOKUP_KINDS,
    lookup_item,
    lookup_item_done,
    phrased,
    weighed,
)
from voicelive_desktop.client.azure_failures import service_failure
from voicelive_desktop.client.azure_fields import (
    PlainMessage,
    SdkMessage,
    fields_of,
    item_id_of,
    optional_item_id,
    required_id,
    response_id_of,
    text_of,
    unix_s,
    whole_number,
)
from voicelive_desktop.client.azure_items import content_text, item_of, retrieved_sound
from voicelive_desktop.client.azure_newer import RENAMED, in_known_words
from voicelive_desktop.client.azure_reasons import (
    failure_in_passing,
    failure_of_answer,
    failure_told,
)
from voicelive_desktop.client.azure_service_calls import (
    SERVED,
    SERVED_KINDS,
    served_item,
    served_item_done,
)
from voicelive_desktop.client.azure_usage import usage_of
from voicelive_desktop.client.ports import AudioReceived, Received, SoundRetrieved
from voicelive_desktop.client.secret_places import without_secrets
from voicelive_desktop.domain.facts import events as ev
from voicelive_desktop.domain.facts.conversation import Role, Word
from voicelive_desktop.domain.facts.usage_kept import RateLimit
from voicelive_desktop.domain.wire.response_create import OUTSIDE
from voicelive_desktop.domain.words.ids import CallId, ItemId, ResponseId, SessionId
from voicelive_desktop.domain.words.kinds import ResponseStatus
from voicelive_desktop.domain.words.pcm import bytes_to_ms
from voicelive_desktop.domain.words.wire_object import WireMapping

ClockReader = Callable[[], float]
MOST_LIMITS = 20
_SOUNDS = frozenset({"response.audio.delta", "response.output_audio.delta"})
# Of their fields all are texts and numbers, which the SDK leaves as they are; several come with
# each piece of an answer, and the SDK's models of them take most of the time.
PLAIN = frozenset(
    {
        "response.audio_transcript.delta",
        "response.text.delta",
        "response.audio_timestamp.delta",
        "response.animation_viseme.delta",
    }
)
_Translator = Callable[[SdkMessage, ClockReader], Sequence[Received]]


def translate(message: ServerEvent | PlainMessage, clock: ClockReader) -> Sequence[Received]:
    """What one message means. Never raises: what makes no sense becomes `UnhandledReceived`.

    Args:
        message: as the SDK parsed it, or one of `PLAIN` as it came.
        clock: Unix time in seconds, for events that date something.
    """
    kind = message.get("type")
    if isinstance(kind, str):
        translator = TRANSLATED.get(kind) or NEWER.get(kind)
    else:
        translator = None
    if translator is None:
        return _unknown(str(kind), message)
    try:
        return translator(message, clock)
    except Exception:  # noqa: BLE001 - garbage fails in the SDK's models in many ways; whatever it was, it is counted
        return (ev.UnhandledReceived(str(kind), malformed=True),)


def _unknown(kind: str, message: SdkMessage) -> Sequence[Received]:
    """Count it, and pass on what it says went wrong."""
    try:
        because = failure_in_passing(kind, message)
    except Exception:  # noqa: BLE001 - see translate
        return (ev.UnhandledReceived(kind, malformed=True),)
    if because is None:
        return (ev.UnhandledReceived(kind),)
    return ev.UnhandledReceived(kind), ev.ServiceWarned(because)


def translate_raw(message: Mapping[str, Any], clock: ClockReader) -> Sequence[Received]:
    """As `translate`, for a message that `wire` has read. Newer names of what the SDK
    knows are understood.
    """
    sound = _sound_of(message, clock)
    if sound:
        return sound
    try:
        known = in_known_words(message)
        read = _read_as_it_is(known, clock)
        if read:
            return read
        parsed = ServerEvent._deserialize(known, [])  # type: ignore[no-untyped-call] # as the SDK's own recv()
    except Exception:  # noqa: BLE001 - see translate
        kind = message.get("type")
        if isinstance(kind, str):
            return (ev.UnhandledReceived(kind, malformed=True),)
        return (ev.UnhandledReceived("not a message", malformed=True),)
    return translate(parsed, clock)


def _read_as_it_is(message: Mapping[str, Any], clock: ClockReader) -> Sequence[Received]:
    """What `translate` makes of one of `PLAIN`. Nothing of any other, or an odd one: the SDK's
    model may still make sense of it.
    """
    if str(message.get("type")) not in PLAIN:
        return ()
    read = translate(PlainMessage(message), clock)
    if any(isinstance(event, ev.UnhandledReceived) for event in read):
        return ()
    return read


def _sound_of(message: Mapping[str, Any], clock: ClockReader) -> Sequence[Received]:
    """What `translate` makes of a piece of sound, without the SDK's model of it: that is most of
    the time that such a message takes, and they are most of the messages. Nothing if it is anything
    else, or odd in any way: then the long way tells what it is.
    """
    if str(message.get("type")) not in _SOUNDS:
        return ()
    try:
        response_id = ResponseId(required_id(message.get("response_id")))
        item_id = ItemId(required_id(message.get("item_id")))
        pcm = base64.b64decode(message["delta"].encode("ascii"))
    except (AttributeError, KeyError, ValueError):
        return ()
    arrived = ev.AudioArrived(response_id, item_id, bytes_to_ms(len(pcm)), clock())
    return AudioReceived(response_id, item_id, pcm), arrived


# --- session --------------------------------------------------------------------------------------


def _session_created(m: SdkMessage, _clock: ClockReader) -> Sequence[Received]:
    session = _session_of(m)
    expires = unix_s(session.expires_at)
    return (ev.SessionCreated(SessionId(text_of(session.id)), text_of(session.model), expires),)


def _session_updated(m: SdkMessage, _clock: ClockReader) -> Sequence[Received]:
    session = _session_of(m)
    if isinstance(session, PlainMessage):
        told = dict(session)
    else:
        told = session.as_dict()
    applied = tuple(sorted(_flat("", without_secrets(told)), key=itemgetter(0)))
    return (ev.SessionUpdated(unix_s(session.expires_at), applied), *offered(session))


def _session_of(m: SdkMessage) -> SdkMessage:
    """The session of a message; the SDK leaves it as it came where a part makes no sense to it."""
    if isinstance(m.session, dict):
        return PlainMessage(m.session)
    return m.session


def _flat(path: str, value: object) -> Iterator[tuple[str, object]]:
    """(path, value) of every plain value in a nested mapping; lists count as values, told as JSON."""
    if isinstance(value, dict):
        for name, inner in value.items():
            if path:
                yield from _flat(f"{path}.{name}", inner)
            else:
                yield from _flat(str(name), inner)
    elif isinstance(value, list):
        yield path, json.dumps(value, ensure_ascii=False, default=str)
    else:
        yield path, value


def _error(m: SdkMessage, _clock: ClockReader) -> Sequence[Received]:
    error = m.get("error")
    because = failure_told(error, m)
    if because is None:
        raise ValueError("an error without words")
    return (ev.ServiceErrorReported(because),)


def refused_id(message: WireMapping) -> object:
    """Return the event id of ours that an error quotes, whatever it is."""
    return fields_of(message.get("error")).get("event_id")


def _warning(m: SdkMessage, _clock: ClockReader) -> Sequence[Received]:
    because = failure_told(m.get("warning"), m)
    if because is None:
        raise ValueError("a warning without words")
    return (ev.ServiceWarned(because),)


# --- the user's turn ------------------------------------------------------------------------------


def _speech_started(m: SdkMessage, clock: ClockReader) -> Sequence[Received]:
    return (ev.SpeechStarted(item_id_of(m), whole_number(m.audio_start_ms), clock()),)


def _speech_stopped(m: SdkMessage, clock: ClockReader) -> Sequence[Received]:
    return (ev.SpeechStopped(item_id_of(m), whole_number(m.audio_end_ms), clock()),)


def _committed(m: SdkMessage, clock: ClockReader) -> Sequence[Received]:
    return (ev.InputCommitted(item_id_of(m), optional_item_id(m.previous_item_id), clock()),)


def _cleared(_m: SdkMessage, _clock: ClockReader) -> Sequence[Received]:
    return (ev.InputCleared(),)


def _transcription_delta(m: SdkMessage, _clock: ClockReader) -> Sequence[Received]:
    grown = ev.TranscriptionGrew(item_id_of(m), text_of(m.delta))
    return (grown, *weighed(m, whole=False))


def _transcription_completed(m: SdkMessage, _clock: ClockReader) -> Sequence[Received]:
    completed = ev.TranscriptionCompleted(item_id_of(m), text_of(m.transcript))
    return (completed, *weighed(m, whole=True), *phrased(m))


def _transcription_failed(m: SdkMessage, _clock: ClockReader) -> Sequence[Received]:
    because = failure_told(m.get("error")) or service_failure(None, None)
    return (ev.TranscriptionFailed(item_id_of(m), because),)


# --- items ----------------------------------------------------------------------------------------


def _item_created(m: SdkMessage, clock: ClockReader) -> Sequence[Received]:
    if m.item.get("type") in SERVED_KINDS:
        return served_item(m.item, clock())
    if m.item.get("type") in LOOKUP_KINDS:
        return lookup_item(m.item, clock())
    item = item_of(m.item, clock())
    if item is None:
        return (ev.UnhandledReceived(f"{m.type} {m.item.get('type')}"),)
    return (ev.ItemCreated(item, optional_item_id(m.previous_item_id)),)


def _item_done(m: SdkMessage, _clock: ClockReader) -> Sequence[Received]:
    """An answer's message is complete; what the user said comes with its transcription. The SDK
    knows no such event.
    """
    item = fields_of(m.get("item"))
    if item.get("type") in SERVED_KINDS:
        return served_item_done(item)
    if item.get("type") in LOOKUP_KINDS:
        return lookup_item_done(item)
    if item.get("type") != "message" or item.get("role") != "assistant":
        required_id(item.get("id"))
        return ()
    return (
        ev.ItemDone(
            ItemId(required_id(item.get("id"))),
            content_text(item),
            item.get("status") == "completed",
        ),
    )


def _rate_limits(m: SdkMessage, clock: ClockReader) -> Sequence[Received]:
    limits = m.get("rate_limits")
    if not isinstance(limits, list):
        limits = []
    told = map(fields_of, limits)
    return (
        ev.RateLimitsTold(
            tuple(
                RateLimit(
                    text_of(limit.get("name")),
                    whole_number(limit.get("limit") or 0),
                    whole_number(limit.get("remaining") or 0),
                    float(whole_number(limit.get("reset_seconds") or 0)),
                )
                for limit in told
            )[:MOST_LIMITS],
            clock(),
        ),
    )


def _item_retrieved(m: SdkMessage, clock: ClockReader) -> Sequence[Received]:
    item = item_of(m.item, clock())
    if item is None:
        return ()
    if item.role is Role.USER:
        return ev.ItemRetrieved(item), SoundRetrieved(item.id, retrieved_sound(m.item))
    return (ev.ItemRetrieved(item),)


def _item_truncated(m: SdkMessage, _clock: ClockReader) -> Sequence[Received]:
    return (ev.ItemTruncated(item_id_of(m), whole_number(m.audio_end_ms)),)


def _item_deleted(m: SdkMessage, _clock: ClockReader) -> Sequence[Received]:
    return (ev.ItemDeleted(item_id_of(m)),)


# --- answers --------------------------------------------------------------------------------------


def _response_created(m: SdkMessage, clock: ClockReader) -> Sequence[Received]:
    response = m.response
    form = response.get("output_audio_format")
    shape = ""
    if isinstance(form, str):
        shape = form
    return (
        ev.ResponseCreated(
            ResponseId(required_id(response.id)),
            clock(),
            _is_outside(response),
            shape,
        ),
    )


def _is_outside(response: SdkMessage) -> bool | None:
    """Whether an answer is outside the conversation; None when nothing tells."""
    name, value = OUTSIDE
    if fields_of(response.get("metadata")).get(name) == value:
        return True
    if response.get("conversation_id"):
        return False
    return None


def _status_of(word: str) -> ResponseStatus:
    if word in set(ResponseStatus):
        return ResponseStatus(word)
    return ResponseStatus.UNKNOWN


def _response_done(m: SdkMessage, _clock: ClockReader) -> Sequence[Received]:
    response = m.response
    details = fields_of(response.get("status_details"))
    because = failure_of_answer(response)
    reason = details.get("reason") or fields_of(response.get("incomplete_details")).get("reason")
    status = response.status
    ended = ResponseStatus.UNTOLD
    if isinstance(status, str):
        ended = _status_of(text_of(status))
    why = ""
    if isinstance(reason, str):
        why = text_of(reason)
    return (
        *_outputs(response.output),
        ev.ResponseDone(
            ResponseId(required_id(response.id)),
            ended,
            why,
            because,
            usage_of(response.usage),
        ),
    )


def _outputs(items: object) -> Iterator[Received]:
    """The messages of an answer as they have become: what was told of them before may be
    late, or lost.
    """
    for item in items if isinstance(items, list) else ():
        if (
            not isinstance(item, Mapping)
            or item.get("type") != "message"
            or not isinstance(item.get("id"), str)
        ):
            continue
        try:
            yield ev.ItemDone(
                ItemId(required_id(item.get("id"))),
                content_text(item),
                item.get("status") == "completed",
            )
        except (AttributeError, TypeError, ValueError):
            continue  # a side remark, as above


def _output_item_added(m: SdkMessage, clock: ClockReader) -> Sequence[Received]:
    if m.item.get("type") in SERVED_KINDS:
        return served_item(m.item, clock(), response_id_of(m))
    if m.item.get("type") in LOOKUP_KINDS:
        return lookup_item(m.item, clock(), response_id_of(m))
    item = item_of(m.item, clock(), response_id_of(m))
    if item is None:
        return (ev.UnhandledReceived(f"{m.type} {m.item.get('type')}"),)
    return (ev.ItemCreated(item),)


def _output_item_done(m: SdkMessage, _clock: ClockReader) -> Sequence[Received]:
    if m.item.get("type") in SERVED_KINDS:
        return served_item_done(m.item)
    if m.item.get("type") in LOOKUP_KINDS:
        return lookup_item_done(m.item)
    if m.item.get("type") != "message":
        return ()
    complete = m.item.get("status") == "completed"
    return (ev.ItemDone(ItemId(required_id(m.item.get("id"))), content_text(m.item), complete),)


def _content_part(m: SdkMessage, _clock: ClockReader) -> Sequence[Received]:
    item_id_of(m)
    return ()  # the deltas and the done events of the part carry all that is shown


def _reply_delta(m: SdkMessage, clock: ClockReader) -> Sequence[Received]:
    return (ev.ReplyTextGrew(response_id_of(m), item_id_of(m), text_of(m.delta), clock()),)


def _text_done(m: SdkMessage, _clock: ClockReader) -> Sequence[Received]:
    return (ev.ReplyTextCompleted(response_id_of(m), item_id_of(m), text_of(m.text)),)


def _transcript_done(m: SdkMessage, _clock: ClockReader) -> Sequence[Received]:
    return (ev.ReplyTextCompleted(response_id_of(m), item_id_of(m), text_of(m.transcript)),)


def _audio_delta(m: SdkMessage, clock: ClockReader) -> Sequence[Received]:
    pcm = m.delta  # decoded anew at every access: read once (voice-live-sdk.md section 6)
    if not isinstance(pcm, bytes):  # invalid base64 comes back as the raw text
        raise TypeError("audio is not audio")
    response_id, item_id = response_id_of(m), item_id_of(m)
    return AudioReceived(response_id, item_id, pcm), ev.AudioArrived(
        response_id, item_id, bytes_to_ms(len(pcm)), clock()
    )


def _word_timed(m: SdkMessage, _clock: ClockReader) -> Sequence[Received]:
    word = Word(
        text_of(m.text),
        float(whole_number(m.audio_offset_ms)),
        float(whole_number(m.audio_duration_ms)),
    )
    return (ev.ReplyWordTimed(response_id_of(m), item_id_of(m), word),)


def _words_done(m: SdkMessage, _clock: ClockReader) -> Sequence[Received]:
    item_id_of(m)
    return ()  # the deltas carry all


def _audio_done(m: SdkMessage, _clock: ClockReader) -> Sequence[Received]:
    return (ev.AudioCompleted(response_id_of(m), item_id_of(m)),)


def _call_delta(m: SdkMessage, _clock: ClockReader) -> Sequence[Received]:
    call_id = CallId(required_id(m.call_id))
    return (ev.FunctionCallGrew(response_id_of(m), item_id_of(m), call_id, text_of(m.delta)),)


def _call_done(m: SdkMessage, clock: ClockReader) -> Sequence[Received]:
    call_id = CallId(required_id(m.call_id))
    name, arguments = text_of(m.name), text_of(m.arguments)
    return (
        ev.FunctionCallCompleted(
            response_id_of(m), item_id_of(m), call_id, name, arguments, clock()
        ),
    )


def _object(delta: Any) -> Any:
    """What an agent told; some versions of the service pass its event on as text (the vendor's
    sample client).
    """
    if isinstance(delta, str):
        return json.loads(delta.strip().removeprefix("data:"))
    return delta


def _invocation(m: SdkMessage, clock: ClockReader) -> Sequence[Received]:
    """What a hosted agent says beside its speech, passed through as it is; "type" is all that its
    events share.
    """
    told = dict(_object(m.get("delta")))
    kind = text_of(told.pop("type", None)) or "invocation"
    event_id = optional_item_id(m.get("event_id"))
    item_id = ItemId(f"invocation_{event_id or uuid4().hex}")
    if told:
        return (ev.AgentReported(item_id, kind, json.dumps(told, ensure_ascii=False), clock()),)
    return (ev.AgentReported(item_id, kind, "", clock()),)


TRANSLATED: dict[str, _Translator] = {
    "session.created": _session_created,
    "session.updated": _session_updated,
    "error": _error,
    "warning": _warning,
    "input_audio_buffer.speech_started": _speech_started,
    "input_audio_buffer.speech_stopped": _speech_stopped,
    "input_audio_buffer.committed": _committed,
    "input_audio_buffer.cleared": _cleared,
    "conversation.item.input_audio_transcription.delta": _transcription_delta,
    "conversation.item.input_audio_transcription.completed": _transcription_completed,
    "conversation.item.input_audio_transcription.failed": _transcription_failed,
    "conversation.item.created": _item_created,
    "conversation.item.retrieved": _item_retrieved,
    "conversation.item.truncated": _item_truncated,
    "conversation.item.deleted": _item_deleted,
    "response.created": _response_created,
    "response.done": _response_done,
    "response.output_item.added": _output_item_added,
    "response.output_item.done": _output_item_done,
    "response.content_part.added": _content_part,
    "response.content_part.done": _content_part,
    "response.text.delta": _reply_delta,
    "response.text.done": _text_done,
    "response.audio_transcript.delta": _reply_delta,
    "response.audio_transcript.done": _transcript_done,
    "response.audio.delta": _audio_delta,
    "response.audio.done": _audio_done,
    "response.audio_timestamp.delta": _word_timed,
    "response.audio_timestamp.done": _words_done,
    "response.function_call_arguments.delta": _call_delta,
    "response.function_call_arguments.done": _call_done,
    "response.invocation.delta": _invocation,
    **ANIMATION,
    **SERVED,
    **EVIDENCE,
}
"""By the types that the SDK knows."""

NEWER: dict[str, _Translator] = {
    "conversation.item.done": _item_done,
    "rate_limits.updated": _rate_limits,
    **EVIDENCE_NEWER,
}
"""Types that it does not know."""


def is_known(kind: str) -> bool:
    """Whether messages of this type are understood, or counted on purpose."""
    return any(kind in known for known in (TRANSLATED, NEWER, COUNTED, RENAMED))
