"""What a message says, in one sentence."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import QCoreApplication

from voicelive_desktop.domain.facts.functions import Decision
from voicelive_desktop.domain.facts.sound import CutReason
from voicelive_desktop.domain.facts.traffic import Direction, Strange
from voicelive_desktop.gui.panes.inspector.event_rows import EventRow
from voicelive_desktop.gui.wording.language import counted, decimal

translate = QCoreApplication.translate
LONGEST = 300  # characters of a sentence
MessageFields = Mapping[str, Any]


def sentence(row: EventRow) -> str:
    """Return it on one line; "" where the type says it all."""
    if row.first.strange is Strange.TOO_LARGE:
        return translate("event_words", "Not read: {n} characters").format(
            n=counted(row.first.size)
        )
    if row.first.strange is Strange.MALFORMED:
        return translate("event_words", "Not a valid message of this type")
    if row.sound_ms > 0:
        return translate("event_words", "{s} s of sound").format(s=decimal(row.sound_ms / 1000, 1))
    message = _fields(json.loads(row.members[-1].message))
    if row.first.direction is Direction.PROGRAM:
        said = _of_program(row.first.kind, message)
    else:
        said = row.text or _SENTENCES.get(row.first.kind, _own_words)(message)
    if row.first.strange is Strange.UNKNOWN:
        said = translate("event_words", "Unknown to this program. {said}").format(said=said)
    return " ".join(said.split())[:LONGEST]


def _fields(value: object) -> MessageFields:
    if isinstance(value, Mapping):
        return value
    return {}


def _text(value: object) -> str:
    if isinstance(value, str):
        return value
    if value is None:
        return ""
    return json.dumps(value, ensure_ascii=False)


def _own_words(m: MessageFields) -> str:
    """What such messages mostly carry."""
    return next(
        (_text(m[name]) for name in ("transcript", "text", "arguments", "delta") if m.get(name)), ""
    )


def _error(m: MessageFields) -> str:
    error = _fields(m.get("error", m.get("warning")))
    code, about = _text(error.get("code") or error.get("type")), _text(error.get("param"))
    head = f"{code} ({about})" if about else code
    return ": ".join(part for part in (head, _text(error.get("message"))) if part)


def _session(m: MessageFields) -> str:
    session = _fields(m.get("session"))
    turns = _fields(session.get("turn_detection"))
    voice = session.get("voice")
    if isinstance(voice, Mapping):
        voice_name = _fields(voice).get("name")
    else:
        voice_name = voice
    told = (
        _text(session.get("id")),
        _text(session.get("model")),
        _text(voice_name),
        _text(turns.get("type")),
    )
    return " · ".join(part for part in told if part) or ", ".join(session)


def _started(m: MessageFields) -> str:
    moment = decimal(_number(m.get("audio_start_ms")) / 1000, 2)
    return translate("event_words", "Heard speech begin, {s} s into the sound it was sent").format(
        s=moment
    )


def _stopped(m: MessageFields) -> str:
    moment = decimal(_number(m.get("audio_end_ms")) / 1000, 2)
    return translate("event_words", "Heard speech end, {s} s into the sound it was sent").format(
        s=moment
    )


def _number(value: object) -> float:
    if isinstance(value, int | float):
        return float(value)
    return 0.0


def _item(m: MessageFields) -> str:
    item = _fields(m.get("item"))
    content = item.get("content")
    if isinstance(content, list):
        parts = [_own_words(_fields(part)) for part in content]
    else:
        parts = []
    kind, who = _text(item.get("type")), _text(item.get("role"))
    name = _text(item.get("name") or item.get("server_label"))
    words = " ".join(parts) or _own_words(item) or _text(item.get("output"))
    return " · ".join(part for part in (kind, who, name, words) if part)


def _response_done(m: MessageFields) -> str:
    response = _fields(m.get("response"))
    details, usage = _fields(response.get("status_details")), _fields(response.get("usage"))
    because = _text(details.get("reason")) or _text(_fields(details.get("error")).get("message"))
    status = _text(response.get("status"))
    if because:
        told = f"{status}: {because}"
    else:
        told = status
    tokens = usage.get("total_tokens")
    if tokens == 1:
        told += " · " + translate("event_words", "1 token")
    elif isinstance(tokens, int):
        told += " · " + translate("event_words", "{n} tokens").format(n=counted(tokens))
    return told


def _transcription_failed(m: MessageFields) -> str:
    return _error(m)


def _truncate(m: MessageFields) -> str:
    moment = decimal(_number(m.get("audio_end_ms")) / 1000, 2)
    return translate("event_words", "Cut after {s} s that were heard").format(s=moment)


def _limits(m: MessageFields) -> str:
    limits = m.get("rate_limits")
    if not isinstance(limits, list):
        return ""
    told = [
        translate("event_words", "{name}: {left} of {all} left, new in {s} s").format(
            name=_text(limit.get("name")),
            left=_text(limit.get("remaining")),
            all=_text(limit.get("limit")),
            s=_text(limit.get("reset_seconds")),
        )
        for limit in map(_fields, limits)
    ]
    return " · ".join(told)


def _call(m: MessageFields) -> str:
    name, arguments = _text(m.get("name")), _text(m.get("arguments"))
    if name:
        return f"{name}({arguments})"
    return arguments


def _part(m: MessageFields) -> str:
    return _own_words(_fields(m.get("part")))


def _named(name: str) -> Callable[[MessageFields], str]:
    return lambda m: _text(m.get(name))


_SENTENCES: dict[str, Callable[[MessageFields], str]] = {
    "error": _error,
    "warning": _error,
    "session.created": _session,
    "session.updated": _session,
    "session.update": _session,
    "input_audio_buffer.speech_started": _started,
    "input_audio_buffer.speech_stopped": _stopped,
    "input_audio_buffer.committed": _named("item_id"),
    "conversation.item.create": _item,
    "conversation.item.created": _item,
    "conversation.item.done": _item,
    "conversation.item.retrieved": _item,
    "conversation.item.truncate": _truncate,
    "conversation.item.truncated": _truncate,
    "conversation.item.delete": _named("item_id"),
    "conversation.item.deleted": _named("item_id"),
    "conversation.item.input_audio_transcription.failed": _transcription_failed,
    "response.created": lambda m: _text(_fields(m.get("response")).get("id")),
    "response.cancel": _named("response_id"),
    "response.done": _response_done,
    "response.output_item.added": _item,
    "response.output_item.done": _item,
    "response.content_part.added": _part,
    "response.content_part.done": _part,
    "response.function_call_arguments.done": _call,
    "response.audio_timestamp.delta": _named("text"),
    "rate_limits.updated": _limits,
}


def cut_words() -> Mapping[str, str]:
    """Return in words why a sound was cut, by `CutReason`."""
    return {
        CutReason.SPEECH: translate("event_words", "you spoke"),
        CutReason.TALK: translate("event_words", "you spoke"),
        CutReason.TYPED: translate("event_words", "you wrote"),
        CutReason.ASKED: translate("event_words", "you wanted another answer"),
        CutReason.STOP: translate("event_words", "stopped"),
        CutReason.END: translate("event_words", "conversation over"),
        CutReason.LOST: translate("event_words", "connection lost"),
        CutReason.PLAYER: translate("event_words", "the avatar stopped"),
        CutReason.LOG: translate("event_words", "as the session log says"),
        CutReason.REPLAY: translate("event_words", "replay over"),
        CutReason.CHECK: translate("event_words", "audio check over"),
    }


def _decided(decision: object) -> str:
    words: dict[str, str] = {
        Decision.ONCE: translate("event_words", "You allowed it once"),
        Decision.CONVERSATION: translate("event_words", "You allowed it for this conversation"),
        Decision.ALWAYS: translate("event_words", "You allowed it for good"),
        Decision.DENY: translate("event_words", "You denied it"),
    }
    return words.get(_text(decision), "")


def _ran_dry(total: object) -> str:
    if total == 1:
        return translate("event_words", "The speaker ran out of sound; once so far")
    return translate("event_words", "The speaker ran out of sound; {total} times so far")


def _of_program(kind: str, m: MessageFields) -> str:
    """What the program tells of itself; the names are those that `traffic_notes` gives."""
    words = {
        "connecting": translate("event_words", "Connecting, attempt {attempt}"),
        "connected": translate("event_words", "The session is configured"),
        "connection_lost": translate(
            "event_words", "Lost the connection ({because}); next try in {wait_s} s"
        ),
        "connection_failed": translate("event_words", "Could not connect ({because})"),
        "connection_closed": translate("event_words", "Closed at your request"),
        "playback_started": translate("event_words", "First sample of the answer at the speaker"),
        "playback_ended": translate("event_words", "The answer was heard to the end"),
        "playback_cut": translate(
            "event_words", "Silenced after {heard_s} s of {received_s} s ({because})"
        ),
        "playback_ran_dry": _ran_dry(m.get("total")),
        "late_answer": translate(
            "event_words", "This answers an earlier question; others were asked since"
        ),
        "function_returned": translate("event_words", "A function returned"),
        "call_waits": translate("event_words", "“{name}” waits for you"),
        "call_decided": _decided(m.get("decision")),
        "call_answered": translate("event_words", "You answered it"),
        "microphone_opened": translate("event_words", "{device}, {rate_hz} Hz"),
        "microphone_lost": "{because}",
        "speaker_opened": translate("event_words", "{device}, {rate_hz} Hz"),
        "speaker_lost": "{because}",
    }
    device = _text(m.get("device")).split("|")[0] or translate("event_words", "System default")
    if kind == "playback_cut":
        because = _text(m.get("because"))
        m = {**m, "because": cut_words().get(because, because)}
    try:
        return words.get(kind, "").format(**{**m, "device": device})
    except (KeyError, IndexError, ValueError):
        return ""
