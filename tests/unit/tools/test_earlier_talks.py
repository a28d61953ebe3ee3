"""The function that finds passages of earlier conversations."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Sequence

from voicelive_desktop.domain.words.tool_words import MEMORY
from voicelive_desktop.tools.builtin.earlier_talks import MOST, Passage, memory_tool
from voicelive_desktop.tools.registry import Registry

PASSAGE = Passage("2026-11-29 14:01", "My cat", "user", "Her name is Minka.")


def called(arguments: dict[str, object], *, allowed: bool = True) -> tuple[dict[str, object], bool]:
    def search(query: str, most: int) -> Sequence[Passage]:
        assert (query, most) == ("Minka", MOST)
        return (PASSAGE,)

    async def run() -> tuple[str, bool]:
        registry = Registry(memory_tool(search, lambda: allowed))
        return await registry.call(MEMORY, json.dumps(arguments), asyncio.Future())

    output, ok = asyncio.run(run())
    found: dict[str, object] = json.loads(output)
    return found, ok


def test_it_gives_passages_with_their_day_and_speaker() -> None:
    found, ok = called({"query": "Minka"})
    assert ok
    assert found == {
        "passages": [
            {
                "when": "2026-11-29 14:01",
                "conversation": "My cat",
                "speaker": "user",
                "text": "Her name is Minka.",
            }
        ]
    }


def test_in_a_private_conversation_it_gives_nothing() -> None:
    found, ok = called({"query": "Minka"}, allowed=False)
    assert (ok, list(found)) == (False, ["error"])


def test_it_wants_a_query() -> None:
    assert called({})[1] is False
