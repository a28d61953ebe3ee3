"""What a new row and a step of scrolling cost in short and in very long transcripts, painting
included.
"""

from __future__ import annotations

import json
import statistics
import time
from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from voicelive_desktop.domain.facts.conversation import Conversation, Item, Role, Status
from voicelive_desktop.domain.words.ids import ItemId
from voicelive_desktop.gui.theme import Theme
from voicelive_desktop.gui.transcript.finder import Finder
from voicelive_desktop.gui.transcript.row_delegate import TranscriptDelegate
from voicelive_desktop.gui.transcript.transcript_model import TranscriptModel
from voicelive_desktop.gui.transcript.transcript_view import TranscriptView

pytestmark = [pytest.mark.benchmark, pytest.mark.qt_log_ignore("This plugin does not support")]

ROUNDS = 60


def _row(name: str, number: int) -> Item:
    return Item(
        ItemId(f"{name}{number}"),
        Role.ASSISTANT,
        "some words " * (4 + number % 30),
        Status.FINAL,
        1e9,
    )


def _cost_ms(view: TranscriptView, act: Callable[[int], None]) -> dict[str, float]:
    costs = []
    for n in range(ROUNDS):
        began = time.perf_counter()
        act(n)
        view.viewport().repaint()
        costs.append((time.perf_counter() - began) * 1e3)
    costs.sort()
    return {
        "p50_ms": round(statistics.median(costs), 2),
        "p95_ms": round(costs[int(ROUNDS * 0.95)], 2),
    }


def test_a_transcript_of_ten_thousand_rows_is_measured(qtbot: QtBot, share: float) -> None:
    measured: dict[str, dict[str, float]] = {}
    theme = Theme()
    for size in (10, round(10_000 * share)):
        model = TranscriptModel()
        finder = Finder(model)
        view = TranscriptView(model, TranscriptDelegate(theme, finder=finder))
        qtbot.addWidget(view)
        view.resize(900, 600)
        with qtbot.waitExposed(view):
            view.show()
        shown = Conversation()
        for n in range(size):
            shown = shown.add(_row("i", n))
        model.show_conversation(shown)

        def append(n: int, model: TranscriptModel = model) -> None:
            nonlocal shown
            shown = shown.add(_row("new", n))
            model.show_conversation(shown)

        def scroll(_n: int, view: TranscriptView = view) -> None:
            bar = view.verticalScrollBar()
            bar.setValue(bar.value() - 60)

        def find(n: int, finder: Finder = finder, view: TranscriptView = view) -> None:
            finder.search("words some" if n % 2 else "o", view.first_visible_row())
            row = finder.current_row
            assert row is not None
            view.scrollTo(view.model().index(row, 0))

        def find_next(_n: int, finder: Finder = finder, view: TranscriptView = view) -> None:
            finder.go(1)
            row = finder.current_row
            assert row is not None
            view.scrollTo(view.model().index(row, 0))

        measured[f"find, {size} rows"] = _cost_ms(view, find)
        measured[f"find next, {size} rows"] = _cost_ms(view, find_next)
        measured[f"append while finding, {size} rows"] = _cost_ms(
            view,
            lambda n, add=append: add(1000 + n),  # type: ignore[misc]
        )
        finder.search("")
        view.scroll_to_end()
        measured[f"append, {size} rows"] = _cost_ms(view, append)
        measured[f"scroll, {size} rows"] = _cost_ms(view, scroll)
        assert model.rowCount() == size + 2 * ROUNDS
        view.close()
    print(json.dumps({"benchmark": "transcript", **measured}))
