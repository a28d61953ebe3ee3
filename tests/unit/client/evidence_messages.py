"""Messages about certainty, phrases, sources and searches, and what they mean."""

from __future__ import annotations

import math
from typing import Any

from voicelive_desktop.client.ports import Received
from voicelive_desktop.domain.facts import events as ev
from voicelive_desktop.domain.facts.evidence import (
    FoundSource,
    HeardPart,
    HeardPhrase,
    LookupKind,
)
from voicelive_desktop.domain.words.ids import ItemId, ResponseId

NOW = 1_700_000_000.5
I, R = ItemId("item_1"), ResponseId("resp_1")  # noqa: E741 - an item
LOGPROBS = [
    {"token": "by", "logprob": 0.0, "bytes": [98]},
    {"token": "e", "logprob": math.log(0.25)},
    {"token": 7, "logprob": -1.0},
    "x",
]
PARTS = (HeardPart("by", 1.0), HeardPart("e", math.exp(math.log(0.25))))
PHRASE = {
    "offset_milliseconds": 120,
    "duration_milliseconds": 600,
    "text": "Bye.",
    "locale": "en-US",
    "confidence": 0.81,
    "words": [],
}
OF_CALL = {"response_id": R, "item_id": I, "output_index": 0, "sequence_number": 1}
URL = {
    "type": "url_citation",
    "url_citation": {"url": "https://example.org/a", "title": "A page"},
}
FILE = {"file_id": "f1", "filename": "plan.pdf", "score": 0.9, "text": "On Monday."}
PLAN = FoundSource("plan.pdf", "", "On Monday.", 0.9)
TRANSCRIPTION = "conversation.item.input_audio_transcription"

EVIDENCE_CASES: list[tuple[dict[str, Any], tuple[Received, ...]]] = [
    (
        {"type": f"{TRANSCRIPTION}.delta", "item_id": I, "delta": "bye", "logprobs": LOGPROBS},
        (ev.TranscriptionGrew(I, "bye"), ev.WordsWeighed(I, PARTS, False)),
    ),
    (
        {
            "type": f"{TRANSCRIPTION}.completed",
            "item_id": I,
            "content_index": 0,
            "transcript": "bye",
            "logprobs": LOGPROBS,
            "phrases": [PHRASE, {"text": None}],
        },
        (
            ev.TranscriptionCompleted(I, "bye"),
            ev.WordsWeighed(I, PARTS, True),
            ev.PhrasesHeard(I, (HeardPhrase("Bye.", 120.0, 600.0, "en-US", 0.81),)),
        ),
    ),
    *(
        (
            {"type": f"response.{kind.value}.{what}", **OF_CALL},
            (ev.LookupSeen(I, kind, NOW, R),),
        )
        for kind in (LookupKind.WEB, LookupKind.FILES)
        for what in ("searching", "in_progress")
    ),
    *(
        ({"type": f"response.{kind.value}.completed", **OF_CALL}, (ev.LookupEnded(I, True),))
        for kind in LookupKind
    ),
    (
        {"type": "response.foundry_agent_call.in_progress", **OF_CALL},
        (ev.LookupSeen(I, LookupKind.AGENT, NOW, R),),
    ),
    (
        {"type": "response.foundry_agent_call.failed", **OF_CALL},
        (ev.LookupEnded(I, False),),
    ),
    (
        {"type": "response.foundry_agent_call_arguments.delta", **OF_CALL, "delta": "{}"},
        (ev.LookupGrew(I, "{}", False),),
    ),
    (
        {"type": "response.foundry_agent_call_arguments.done", **OF_CALL, "arguments": "{}"},
        (ev.LookupGrew(I, "{}", True),),
    ),
    (
        {
            "type": "response.audio_transcript.annotation.added",
            **OF_CALL,
            "content_index": 0,
            "annotation_index": 0,
            "annotation": URL,
        },
        (ev.SourceCited(I, FoundSource("A page", "https://example.org/a")),),
    ),
    (
        {
            "type": "response.audio_transcript.annotation.added",
            **OF_CALL,
            "content_index": 0,
            "annotation_index": 0,
            "annotation": 5,
        },
        (),
    ),
    (
        {"type": "conversation.item.created", "item": {"id": I, "type": "web_search_call"}},
        (ev.LookupSeen(I, LookupKind.WEB, NOW),),
    ),
    (
        {
            "type": "response.output_item.added",
            "response_id": R,
            "item": {"id": I, "type": "foundry_agent_call", "name": "travel", "arguments": "{}"},
        },
        (ev.LookupSeen(I, LookupKind.AGENT, NOW, R, "travel", "{}"),),
    ),
    (
        {
            "type": "response.output_item.done",
            "response_id": R,
            "item": {
                "id": I,
                "type": "file_search_call",
                "status": "completed",
                "queries": ["when"],
                "results": [FILE],
            },
        },
        (
            ev.LookupTold(
                I,
                '{"queries": ["when"]}',
                '[{"title": "plan.pdf", "passage": "On Monday."}]',
                True,
                (PLAN,),
            ),
        ),
    ),
    (
        {
            "type": "response.output_item.done",
            "response_id": R,
            "item": {
                "id": I,
                "type": "foundry_agent_call",
                "name": "travel",
                "error": {"message": "asleep"},
            },
        },
        (ev.LookupTold(I, "", '{"error": "asleep"}', False),),
    ),
    (
        {
            "type": "response.output_item.done",
            "response_id": R,
            "item": {"id": I, "type": "web_search_call", "action": {"query": "rain"}},
        },
        (ev.LookupTold(I, '{"query": "rain"}', "", True),),
    ),
    (
        {
            "type": "conversation.item.done",
            "item": {"id": I, "type": "foundry_agent_call", "output": "Rome"},
        },
        (ev.LookupTold(I, "", "Rome", True),),
    ),
]
