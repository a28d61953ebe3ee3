"""What one step costs in short and in very long conversations. Prints one JSON object; asserts only
what is right.
"""

from __future__ import annotations

import json
import statistics
import time
from collections.abc import Callable

import pytest

from voicelive_desktop.domain.decisions.step import step
from voicelive_desktop.domain.facts import events as ev
from voicelive_desktop.domain.facts.connection_state import Ready
from voicelive_desktop.domain.facts.conversation import Conversation, Item, Role, Status
from voicelive_desktop.domain.facts.state import State
from voicelive_desktop.domain.words.ids import ItemId, ResponseId

pytestmark = pytest.mark.benchmark

ROUNDS = 300
SIZES = (10, 10_000)


def _conversation(size: int) -> State:
    conversation = Conversation()
    for n in range(size):
        conversation = conversation.add(
            Item(ItemId(f"i{n}"), Role.USER, "some words", Status.FINAL, float(n))
        )
    return State(connection=Ready(), conversation=conversation)


def _grow(n: int) -> ev.Event:
    return ev.ReplyTextGrew(ResponseId("r"), ItemId("reply"), "word ", float(n))


def _append(n: int) -> ev.Event:
    return ev.SpeechStarted(ItemId(f"new{n}"), n, float(n))


def _cost_us(state: State, make: Callable[[int], ev.Event]) -> tuple[State, dict[str, float]]:
    costs = []
    for n in range(ROUNDS):
        event = make(n)
        began = time.perf_counter()
        state, _ = step(state, event)
        costs.append((time.perf_counter() - began) * 1e6)
    costs.sort()
    return state, {
        "p50_us": round(statistics.median(costs), 1),
        "p95_us": round(costs[int(ROUNDS * 0.95)], 1),
    }


def test_a_step_in_a_conversation_of_ten_thousand_items_is_measured() -> None:
    measured: dict[str, dict[str, float]] = {}
    for size in SIZES:
        state = _conversation(size)
        assert len(state.conversation) == size
        state, measured[f"reply text, {size} items"] = _cost_us(state, _grow)
        reply = state.conversation.get(ItemId("reply"))
        assert reply is not None
        assert reply.text == "word " * ROUNDS
        state, measured[f"new row, {size} items"] = _cost_us(state, _append)
        assert len(state.conversation) == size + 1 + ROUNDS
    print(json.dumps({"benchmark": "step", **measured}))
