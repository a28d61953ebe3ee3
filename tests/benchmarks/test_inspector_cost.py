"""What the inspector costs: closed nearly nothing, open little. Prints one JSON object; asserts
only what is right.
"""

from __future__ import annotations

import json
import statistics
import time

import pytest
from PySide6.QtWidgets import QTableView
from pytestqt.qtbot import QtBot

from voicelive_desktop.client.azure_events import is_known
from voicelive_desktop.client.traffic_store import Traffic
from voicelive_desktop.gui.panes.inspector.events_model import EventsModel
from voicelive_desktop.gui.panes.inspector.plain_table import plain_table
from voicelive_desktop.gui.theme import Theme

pytestmark = pytest.mark.benchmark

ROUNDS = 20_000
KINDS = tuple(
    json.dumps({"type": kind, "response": {"id": "r"}})
    for kind in ("response.created", "session.updated")
)  # two in turn, so that no row is a group
WORDS = json.dumps(
    {"type": "response.audio_transcript.delta", "item_id": "a", "response_id": "r", "delta": "so"}
)
MESSAGE = json.dumps(
    {"type": "response.audio.delta", "item_id": "a", "response_id": "r", "delta": "A" * 4_800}
)


def _each_us(traffic: Traffic, message: str = MESSAGE) -> float:
    began = time.process_time()
    for _ in range(ROUNDS):
        traffic.received(message)
    return round((time.process_time() - began) / ROUNDS * 1e6, 2)


def test_a_message_costs_nearly_nothing_while_the_drawer_is_closed() -> None:
    traffic = Traffic(time.monotonic, time.time, is_known, most=ROUNDS)
    measured = {"closed, a piece of sound": _each_us(traffic)}
    assert (traffic.missed, traffic.kept()) == (ROUNDS, ())
    laid_by = Traffic(time.monotonic, time.time, is_known)
    measured["closed, words that are laid by"] = _each_us(laid_by, WORDS)
    traffic.watch(on=True)
    measured["open, a message on the hot path"] = _each_us(traffic)
    began = time.process_time()
    read = len(traffic.news(600.0))
    measured["open, reading one"] = round((time.process_time() - began) / max(1, read) * 1e6, 2)
    assert read + traffic.missed == 2 * ROUNDS
    print(json.dumps({"benchmark": "inspector", **measured}))


def test_a_hundred_thousand_rows_scroll_as_a_hundred_do(qtbot: QtBot, share: float) -> None:
    theme = Theme()
    traffic = Traffic(time.monotonic, time.time, is_known)
    traffic.watch(on=True)
    model = EventsModel(theme, traffic.limit, lambda _ids: None)
    table = plain_table("events", "Messages", model)
    qtbot.addWidget(table)
    table.resize(1_000, 300)
    table.show()
    measured: dict[str, float] = {}
    many_rows = round(traffic.limit * share)
    for rows in (100, many_rows):
        while model.total < rows:
            for number in range(model.total, min(rows, model.total + 5_000)):
                traffic.received(KINDS[number % 2])
            model.add(traffic.news(600.0))
        frames = [_frame_ms(table, place) for place in range(0, 60 * 37, 37)]
        measured[f"a frame with {rows} rows, ms"] = round(statistics.median(frames), 2)
    assert (model.rowCount(), traffic.missed, traffic.fallen) == (many_rows, 0, 0)
    print(json.dumps({"benchmark": "inspector", **measured}))
    few, many = measured.values()
    assert many < 2 * few  # a hundred times the rows would be seen, were it not constant


def _frame_ms(table: QTableView, place: int) -> float:
    bar = table.verticalScrollBar()
    began = time.process_time()
    bar.setValue(place % max(1, bar.maximum()))
    table.viewport().grab()
    return (time.process_time() - began) * 1_000
