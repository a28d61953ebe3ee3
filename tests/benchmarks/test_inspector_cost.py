"""What the inspector costs: closed nearly nothing, open little. Prints one JSON object; asserts
only what is right.
"""

from __future__ import annotations

import json
import time

import pytest

from voicelive_desktop.client.azure_events import is_known
from voicelive_desktop.client.traffic_store import Traffic

pytestmark = pytest.mark.benchmark

ROUNDS = 20_000
MESSAGE = json.dumps(
    {"type": "response.audio.delta", "item_id": "a", "response_id": "r", "delta": "A" * 4_800}
)


def _each_us(traffic: Traffic) -> float:
    began = time.process_time()
    for _ in range(ROUNDS):
        traffic.received(MESSAGE)
    return round((time.process_time() - began) / ROUNDS * 1e6, 2)


def test_a_message_costs_nearly_nothing_while_the_drawer_is_closed() -> None:
    traffic = Traffic(time.monotonic, time.time, is_known, most=ROUNDS)
    measured = {"closed, a message": _each_us(traffic)}
    assert (traffic.missed, traffic.kept()) == (ROUNDS, ())
    traffic.watch(on=True)
    measured["open, a message on the hot path"] = _each_us(traffic)
    began = time.process_time()
    read = len(traffic.news(600.0))
    measured["open, reading one"] = round((time.process_time() - began) / max(1, read) * 1e6, 2)
    assert read + traffic.missed == 2 * ROUNDS
    print(json.dumps({"benchmark": "inspector", **measured}))
