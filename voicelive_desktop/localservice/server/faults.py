"""Faults on request, so that every recovery path of a client can be tested
without patching anything.

Given as ``--fault NAME`` or ``--fault NAME=VALUE``, several times if wanted. They hold
for every connection.
"""

from __future__ import annotations

import itertools
import json
import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

DOCUMENTED: Mapping[str, tuple[str, str, str]] = {
    # name: (value, default, what it does)
    "drop": ("SECONDS", "3", "cut the TCP connection without a close frame after this time"),
    "drop-once": ("SECONDS", "3", "the same, but only for the first connection of the process"),
    "stall": ("SECONDS", "3", "stop reading and sending after this time, but keep the socket open"),
    "refuse": (
        "STATUS",
        "401",
        "refuse the handshake with this HTTP status (401, 403, 404, 429, 500, 503)",
    ),
    "refuse-first": ("COUNT", "2", "refuse this many handshakes with 503, then accept"),
    "garble": (
        "N",
        "5",
        "after every Nth event send something broken: bad JSON, unknown types, missing fields, no text",
    ),
    "expire": (
        "SECONDS",
        "5",
        "announce this lifetime in expires_at and close with 1001 when it is over",
    ),
    "close": ("CODE", "1011", "close with this WebSocket code after the first response"),
    "no-avatar": ("", "", "close with 1011 when a session asks for an avatar"),
    "slow": ("MS", "1500", "wait this long before the first output of a response"),
    "late-transcript": ("MS", "2000", "send the user's final transcript this much later"),
    "no-transcript": ("", "", "answer every transcription with a failed event"),
    "silent": ("", "", "never answer: turns are committed, but no response comes"),
}
RETRY_AFTER_S = 2
REFUSALS = {
    401: "Access denied due to invalid subscription key or wrong API endpoint.",
    403: "The principal does not have access to this resource.",
    404: "The requested model is not available in this region.",
    429: "Too many connections. Please retry after some seconds.",
    500: "The server had an error while processing your request.",
    503: "The service is temporarily unavailable.",
}
NAKED_FRAMES: Sequence[str] = (
    '{"type": "response.audio.delta", "delta": ',  # bad JSON
    json.dumps({"type": "response.tea_is_ready", "event_id": "event_unknown", "cups": 2}),
    json.dumps({"type": "response.audio.delta", "event_id": "event_bare"}),  # fields missing
    json.dumps({"event_id": "event_without_type"}),
    json.dumps({"type": "conversation.item.created", "item": None}),
    json.dumps({"type": "response.audio_transcript.delta", "response_id": "resp_nobody", "item_id": "item_nobody",
                "output_index": 0, "content_index": 0, "delta": "lost"}),
    json.dumps({"type": "rate_limits.updated", "rate_limits": []}),
    "[]",
    "null",
    "",
)  # fmt: skip


MOST = 1_000_000  # of seconds, milliseconds, messages: more than any test lasts


@dataclass(frozen=True, slots=True)
class Faults:
    """The faults asked for; None and zero mean: none."""

    drop_after_s: float | None = None
    drop_once_after_s: float | None = None
    stall_after_s: float | None = None
    refuse_status: int | None = None
    refuse_first: int = 0
    garble_every: int = 0
    expire_after_s: float | None = None
    close_code: int | None = None
    slow_s: float = 0.0
    late_transcript_s: float = 0.0
    fails_transcripts: bool = False
    is_silent: bool = False
    refuses_avatars: bool = False


def parse_faults(requests: Iterable[str]) -> Faults:
    """Read ``NAME`` and ``NAME=VALUE``; ValueError says what is wrong."""
    values = dict(_named(request) for request in requests)

    def number(name: str) -> float | None:
        if name in values:
            return _number(name, values[name])
        return None

    def whole(name: str, least: int = 0, most: int = MOST) -> int | None:
        if name in values:
            return int(_number(name, values[name], least, most))
        return None

    return Faults(
        drop_after_s=number("drop"),
        drop_once_after_s=number("drop-once"),
        stall_after_s=number("stall"),
        refuse_status=whole("refuse", 400, 599),
        refuse_first=whole("refuse-first") or 0,
        garble_every=whole("garble") or 0,
        expire_after_s=number("expire"),
        close_code=whole("close", 1000, 4999),
        slow_s=(number("slow") or 0.0) / 1000,
        late_transcript_s=(number("late-transcript") or 0.0) / 1000,
        fails_transcripts="no-transcript" in values,
        is_silent="silent" in values,
        refuses_avatars="no-avatar" in values,
    )


def _number(name: str, text: str, least: int = 0, most: int = MOST) -> float:
    try:
        number = float(text)
    except ValueError:
        number = math.nan
    if not least <= number <= most:
        raise ValueError(
            f"{name} needs a number from {least} to {most} ({DOCUMENTED[name][0]}), not {text!r}"
        )
    return number


def _named(request: str) -> tuple[str, str]:
    name, _, value = request.partition("=")
    if name not in DOCUMENTED:
        raise ValueError(f"unknown fault '{name}'; use one of {', '.join(DOCUMENTED)}")
    return name, value or DOCUMENTED[name][1]


def help_text() -> str:
    """Describe every fault, one a line."""
    lines = []
    for name, (value, default, what) in DOCUMENTED.items():
        usage = f"{name}[={value}]" if value else name
        line = f"  {usage:<24} {what}"
        if default:
            line += f" (default {default})"
        lines.append(line)
    return "\n".join(lines)


def broken_frames() -> Iterator[str]:
    """All broken frames, again and again."""
    return itertools.cycle(NAKED_FRAMES)
