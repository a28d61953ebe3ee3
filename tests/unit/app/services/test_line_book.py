"""How the line does, counted from the events of a run."""

from __future__ import annotations

import pytest

from voicelive_desktop.app.services.line_book import LineBook
from voicelive_desktop.audio.extras.figures import Statistics
from voicelive_desktop.domain.facts import events as ev
from voicelive_desktop.domain.facts.state import State
from voicelive_desktop.domain.words.failures import Failure, FailureKind
from voicelive_desktop.domain.words.ids import ItemId, ResponseId

A = ItemId("a")


def test_the_line_is_counted_and_the_sound_asked() -> None:
    book = LineBook(lambda: Statistics(1, 2, 3, 4, 0.02, 0.05))
    lost = ev.RetryScheduled(1, 0.5, 0.0, Failure(FailureKind.LOST))
    arrivals = [(ResponseId("r"), t) for t in (0.0, 0.1, 0.2, 0.4)]
    sound = [
        ev.AudioArrived(response, A, 100.0, at_s)
        for response, at_s in [*arrivals, (ResponseId("s"), 99.0)]
    ]
    events: list[ev.Event] = [
        ev.SessionConfigured(0.0),
        lost,
        ev.EchoMeasured(-20.0, 80.0, 0.0),
        *sound,
    ]
    for event in events:
        book(State(), State(), event)
    line = book.line()
    assert (line.sessions, line.retries, line.echo_db, line.stutters, line.dropped_frames) == (
        1,
        1,
        -20.0,
        4,
        1,
    )
    assert line.jitter_ms == pytest.approx(47.1, abs=0.1)


def test_without_sound_there_is_no_jitter() -> None:
    assert LineBook(lambda: Statistics(0, 0, 0, 0, 0.0, 0.0)).line().jitter_ms is None
