"""A service that floods its client: what each flood sends, and a server that does it over a real
socket.
"""

from __future__ import annotations

import asyncio
import base64
import itertools
import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from aiohttp import web

from tests.support.odd_services import serving, talking

MB = 1_000_000
Messages = Iterator[dict[str, Any] | str]
OF = {"response_id": "r", "item_id": "i", "output_index": 0, "content_index": 0}
SESSION = {"id": "sess_1", "model": "gpt-realtime", "modalities": ["text", "audio"]}
TINY = base64.b64encode(b"\x01\x00" * 24).decode()  # a millisecond
LAST = "the last row"


def item(item_id: str, text: str = "", kind: str = "message", **more: Any) -> dict[str, Any]:
    """An item of the assistant."""
    if kind != "message":
        return {"id": item_id, "type": kind, **more}
    content = [{"type": "text", "text": text}] if text else []
    return {
        "id": item_id,
        "type": "message",
        "role": "assistant",
        "status": "completed",
        "content": content,
        **more,
    }


def answer(inner: Messages, *output: dict[str, Any], rid: str = "r", iid: str = "i") -> Messages:
    """An answer with one item, and what it is made of."""
    yield {
        "type": "response.created",
        "response": {"id": rid, "status": "in_progress", "output": []},
    }
    yield {
        "type": "response.output_item.added",
        "response_id": rid,
        "output_index": 0,
        "item": item(iid),
    }
    yield from inner
    yield {
        "type": "response.done",
        "response": {"id": rid, "status": "completed", "output": list(output)},
    }


def same(count: int, **message: Any) -> Messages:
    """So many of one message."""
    return itertools.repeat(message, count)


def long_word(size: int) -> Messages:
    """One word without a blank."""
    yield from answer(same(1, type="response.audio_transcript.delta", **OF, delta="x" * size))


def many_calls(count: int) -> Messages:
    """Functions, all in one answer."""
    for n in range(count):
        at = {"response_id": "r", "item_id": f"f{n}", "call_id": f"c{n}", "output_index": n}
        call = item(f"f{n}", kind="function_call", call_id=f"c{n}", name="get_time", arguments="")
        yield {
            "type": "response.output_item.added",
            "response_id": "r",
            "output_index": n,
            "item": call,
        }
        yield {
            "type": "response.function_call_arguments.done",
            **at,
            "name": "get_time",
            "arguments": "{}",
        }


def rows(count: int) -> Messages:
    """Rows of the conversation."""
    for n in range(count):
        before = f"m{n - 1}" if n else None
        yield {
            "type": "conversation.item.created",
            "previous_item_id": before,
            "item": item(f"m{n}", f"Row {n}."),
        }


def moves(count: int) -> Messages:
    """Rows, and each of them at another place than before."""
    yield from rows(count)
    for n in range(count):
        before = f"m{(n * 7_919) % count}"
        yield {
            "type": "conversation.item.created",
            "previous_item_id": before,
            "item": item(f"m{n}", f"Row {n}."),
        }
        yield {
            "type": "input_audio_buffer.committed",
            "item_id": f"m{n}",
            "previous_item_id": before,
        }


def deleted(count: int) -> Messages:
    """Rows, and none of them any more."""
    yield from rows(count)
    for n in range(count):
        yield {"type": "conversation.item.deleted", "item_id": f"m{n}"}


def numbered(count: int, make: Callable[[int], dict[str, Any]]) -> Messages:
    """So many messages of one kind, each for its number."""
    return (make(n) for n in range(count))


def events(count: int) -> Messages:
    """Small ones of two kinds; every 20,000th comes with one of 5 MB and one nested 100,000 deep."""
    for n in range(count):
        yield {"type": "rate_limits.updated" if n % 2 else f"new.{n % 50}", "rate_limits": []}
        if n % 20_000 == 0:
            yield '{"type": "new", "x": "' + "x" * (5 * MB) + '"}'
            yield '{"type": "new", "x": ' + "[" * 100_000 + "]" * 100_000 + "}"


def turns(count: int) -> Messages:
    """Turns of a user that begin and end."""
    for n in range(count):
        yield {"type": "input_audio_buffer.speech_started", "item_id": f"u{n}", "audio_start_ms": n}
        yield {"type": "input_audio_buffer.speech_stopped", "item_id": f"u{n}", "audio_end_ms": n}


def answers(count: int) -> Messages:
    """Whole answers, one behind the other."""
    for n in range(count):
        sound = {
            "type": "response.audio.delta",
            "response_id": f"r{n}",
            "item_id": f"i{n}",
            "delta": TINY,
        }
        yield from answer(iter([sound]), item(f"i{n}", "Hm."), rid=f"r{n}", iid=f"i{n}")


def _of_type(kind: str, count: int, **fields: Any) -> Messages:
    return answer(same(count, type=kind, **OF, **fields))


def _error(kind: str, size: int) -> dict[str, Any]:
    return {
        "type": kind,
        kind: {"type": "invalid_request_error", "code": "x", "message": "words " * (size // 6)},
    }


FLOODS: dict[str, Callable[[], Messages]] = {
    # of the report
    "a word of 300 kB": lambda: long_word(300_000),
    "a word of 5 MB": lambda: long_word(5 * MB),
    "180,000 deltas to one row": lambda: _of_type(
        "response.audio_transcript.delta", 180_000, delta="la "
    ),
    "20,000 tiny sound deltas": lambda: _of_type("response.audio.delta", 20_000, delta=TINY),
    "20,000 calls in one answer": lambda: answer(many_calls(20_000)),
    "an error of 5 MB": lambda: iter([_error("error", 5 * MB)]),
    "moves in 6,800 rows": lambda: moves(6_800),
    # their relatives
    "a warning of 5 MB": lambda: iter([_error("warning", 5 * MB)]),
    "5,000 errors": lambda: numbered(5_000, lambda n: _error("error", 60 + n % 7)),
    "a long text in 20,000 lines": lambda: answer(
        same(1, type="response.text.delta", **OF, delta="- a *b* `c`\n" * 20_000)
    ),
    "a table and nested lists": lambda: answer(
        same(
            1,
            type="response.text.delta",
            **OF,
            delta="|a|b|\n|-|-|\n" + "|x|y|\n" * 8_000 + "> " * 4_000,
        )
    ),
    "marks without an end": lambda: answer(
        same(1, type="response.text.delta", **OF, delta="*_[`<" * 20_000)
    ),
    "180,000 deltas of a transcription": lambda: itertools.chain(
        turns(1),
        same(
            180_000,
            type="conversation.item.input_audio_transcription.delta",
            item_id="u0",
            delta="la ",
        ),
    ),
    "180,000 deltas of arguments": lambda: answer(
        itertools.chain(
            many_calls(1),
            same(
                180_000,
                type="response.function_call_arguments.delta",
                response_id="r",
                item_id="f0",
                call_id="c0",
                delta="[",
            ),
        )
    ),
    "60,000 timed words": lambda: answer(
        itertools.chain(
            same(1, type="response.audio_transcript.delta", **OF, delta="la " * 30_000),
            numbered(
                60_000,
                lambda n: {
                    "type": "response.audio_timestamp.delta",
                    **OF,
                    "text": "la ",
                    "audio_offset_ms": (n * 7_919) % 60_000,
                    "audio_duration_ms": 1,
                },
            ),
        )
    ),
    "20,000 reports of an agent": lambda: numbered(
        20_000,
        lambda n: {
            "type": "response.invocation.delta",
            "delta": {"type": "step", "n": n, "text": "x" * 200},
        },
    ),
    "20,000 turns": lambda: turns(20_000),
    "10,000 answers": lambda: answers(10_000),
    "6,800 rows deleted": lambda: deleted(6_800),
    "an answer with 20,000 outputs": lambda: answer(
        iter(()), *(item(f"o{n}", f"Output {n}.") for n in range(20_000))
    ),
    "100,000 events, some of 5 MB or deep": lambda: events(100_000),
    "50,000 unknown messages": lambda: numbered(50_000, lambda n: {"type": f"new.{n}", "x": n}),
    "5,000 sessions of 5,000 fields": lambda: itertools.repeat(
        {"type": "session.updated", "session": SESSION | {f"field{n}": n for n in range(500)}}, 500
    ),
    "a message of five million parts": lambda: iter(
        ['{"type": "session.updated", "session": {"x": [' + "[]," * 5_000_000 + "[]]}}"]
    ),
    "a message of a million names": lambda: iter(
        [
            '{"type": "session.updated", "session": {'
            + ",".join(f'"n{n}":0' for n in range(1_000_000))
            + "}}"
        ]
    ),
    "a text of 2.5 million escapes": lambda: iter(
        [
            '{"type": "response.text.delta", "response_id": "r", "item_id": "i", "delta": "%s"}'
            % ("\\ud83d" * 2_500_000)
        ]
    ),
    "ten minutes of sound in one delta": lambda: _of_type(
        "response.audio.delta", 1, delta=base64.b64encode(b"\x01\x00" * 5_800_000).decode()
    ),
    "an item with 40,000 parts": lambda: iter(
        [
            {
                "type": "conversation.item.created",
                "item": item("wide") | {"content": [{"type": "text", "text": "word "}] * 20_000},
            }
        ]
    ),
}


@contextmanager
def hostile(flood: str) -> Iterator[str]:
    """A service that floods whoever connects; its address.

    Behind the flood comes a row with the text `LAST`: what the window shows once it has taken all.
    """
    end = threading.Event()
    started: list[str] = []
    ready = threading.Event()

    async def talk(socket: web.WebSocketResponse, _request: web.Request) -> None:
        reading = asyncio.create_task(_read(socket), name="reading")
        try:
            await socket.send_str(json.dumps({"type": "session.created", "session": SESSION}))
            await socket.send_str(json.dumps({"type": "session.updated", "session": SESSION}))
            for message in FLOODS[flood]():
                await socket.send_str(message if isinstance(message, str) else json.dumps(message))
            last = {"type": "conversation.item.created", "item": item("last", LAST)}
            await socket.send_str(json.dumps(last))
            await reading
        except ConnectionError:
            pass
        finally:
            reading.cancel()

    async def serve() -> None:
        async with serving(talking(talk)) as service:
            started.append(service.url)
            ready.set()
            await asyncio.to_thread(end.wait)

    thread = threading.Thread(
        target=lambda: asyncio.run(serve()), name="hostile-service", daemon=True
    )
    thread.start()
    assert ready.wait(20)
    try:
        yield started[0]
    finally:
        end.set()
        thread.join(20)


async def _read(socket: web.WebSocketResponse) -> None:
    async for _message in socket:
        pass
