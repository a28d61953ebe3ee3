"""The report of a run: how its turns went, what they cost, how well the line did. ARCHITECTURE.md
has its schema.
"""

from __future__ import annotations

import contextlib
import json
import time
from collections.abc import Callable, Mapping
from dataclasses import asdict
from typing import TextIO

from voicelive_desktop.app.environment.run_files import RunFiles
from voicelive_desktop.app.runtime.store import Store
from voicelive_desktop.app.services.turn_book import TurnBook
from voicelive_desktop.app.services.turn_record import TurnRecord, taken, totals
from voicelive_desktop.audio.extras.figures import Statistics
from voicelive_desktop.client.events_file import EventsFile
from voicelive_desktop.domain.facts import events as ev
from voicelive_desktop.domain.facts.state import State
from voicelive_desktop.domain.facts.turn_taken import Wait
from voicelive_desktop.domain.words.ids import ItemId
from voicelive_desktop.domain.words.usage import NO_USAGE

_TEXTS = (ev.TextSubmitted, ev.TranscriptionCompleted, ev.ReplyTextCompleted, ev.ItemDone)


class RunReport:
    """Watches a run as the store's observer, and writes the report at its end.

    Args:
        file: Gets the report; closed by `write`.
        book: Its turns; somebody else keeps it.
        words: Whether what was said is in it.
    """

    def __init__(
        self, file: TextIO, book: TurnBook, monotonic: Callable[[], float], *, words: bool
    ) -> None:
        self._file = file
        self._monotonic = monotonic
        self._book = book
        self._words: dict[ItemId, str] | None = {} if words else None
        self._began: float | None = None
        self._sessions = self._retries = self._underflows = 0
        self._uncounted = 0
        self._echo: ev.EchoMeasured | None = None

    def __call__(self, _old: State, new: State, event: ev.AnyEvent) -> None:
        """Note what this event says of the run."""
        match event:
            case ev.SessionConfigured():
                self._sessions += 1
                if self._began is None:
                    self._began = self._monotonic()
            case ev.RetryScheduled():
                self._retries += 1
            case ev.PlaybackUnderflowed(total):
                self._underflows = total
            case ev.ResponseDone() if event.usage == NO_USAGE:
                self._uncounted += 1
            case ev.EchoMeasured():
                self._echo = event
            case _:
                pass
        if self._words is not None and isinstance(event, _TEXTS):
            row = new.conversation.get(event.item_id)
            self._words[event.item_id] = "" if row is None else row.text

    def write(self, sound: Statistics | None, unhandled: int) -> None:
        """Write it and close the file; a disk that fails leaves it incomplete. Once."""
        self._book.close()
        report = {
            "turns": [self._turn(turn) for turn in self._book.turns],
            "usage": self._usage(),
            "line": self._line(sound, unhandled),
        }
        with contextlib.suppress(OSError), self._file as file:
            json.dump(report, file, indent=2)
            file.write("\n")

    def _turn(self, turn: TurnRecord) -> Mapping[str, object]:
        shown = taken(turn, self._monotonic(), 0.0)
        told: dict[str, object] = {
            "turn": turn.number,
            "item": turn.item or turn.user,
            "ended": turn.ended,
            "because": turn.because or None,
            "waits_ms": {wait.value: shown.waits.get(wait) for wait in Wait},
            "tools_ms": shown.tools_ms,
            "person_ms": shown.person_ms,
        }
        if self._words is not None:
            told["user"] = self._words.get(turn.user or ItemId(""), "")
            told["assistant"] = self._words.get(turn.item or ItemId(""), "")
        return told

    def _usage(self) -> Mapping[str, int]:
        counts = asdict(totals(self._book.turns)).items()
        tokens = {f"{name}_tokens": count for name, count in counts}
        return tokens | {"uncounted_answers": self._uncounted}

    def _line(self, sound: Statistics | None, unhandled: int) -> Mapping[str, object]:
        echo, sound = self._echo, sound or Statistics(0, 0, 0, 0, 0.0, 0.0)
        return {
            "seconds": 0.0 if self._began is None else round(self._monotonic() - self._began, 1),
            "sessions": self._sessions,
            "retries": self._retries,
            "underflows": self._underflows,
            "stutters": sound.stutters,
            "dropped_frames": sound.dropped_frames,
            "input_overflows": sound.input_overflows,
            "output_latency_ms": round(sound.output_latency_s * 1000, 1),
            "start_delay_ms": round(sound.start_delay_s * 1000, 1),
            "echo": echo
            and {"level_db": round(echo.level_db, 1), "delay_ms": round(echo.delay_ms, 1)},
            "round_trip_ms": self._book.round_trip(),
            "unhandled_events": unhandled,
        }


class RunWitnesses:
    """What the command line wants written of a run: every message, the report, or neither.

    Attributes:
        events: Sees every message of every connection.
    """

    def __init__(self, files: RunFiles, store: Store, book: TurnBook, *, words: bool) -> None:
        self._store = store
        if files.events is None:
            self.events = None
        else:
            self.events = EventsFile(
                files.events, time.monotonic, words=words, turn_of=book.turn_of
            )
        if files.report is None:
            self._report = None
        else:
            self._report = RunReport(files.report, book, time.monotonic, words=words)
        if self._report is not None:
            store.observe(self._report)

    def report(self, sound: Statistics | None) -> None:
        """Write the report; once, before anything is closed. `sound` None: no device was ever used."""
        if self._report is not None:
            self._report.write(sound, self._store.state.program.unhandled)

    def close(self) -> None:
        """Complete the file of messages; once, when none will pass any more."""
        if self.events is not None:
            self.events.close()
