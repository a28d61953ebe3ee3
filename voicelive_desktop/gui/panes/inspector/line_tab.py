"""How the line and the sound do, each with what to do about it."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from voicelive_desktop.domain.facts.line_figures import LineFigures
from voicelive_desktop.gui.panes.inspector.inspector_ports import LineSource
from voicelive_desktop.gui.panes.inspector.plain_table import plain_table, set_widths
from voicelive_desktop.gui.panes.inspector.words_model import WordsModel
from voicelive_desktop.gui.wording.language import counted, decimal

LOOK_MS = 1_000
FAR_MS = 150.0  # of a round trip: half of what people notice in a conversation
QUIET_DB = -40.0
NOISY_DB = -40.0
UNEVEN_MS = 120.0  # more than a usual start delay covers


LineRow = tuple[str, str, str]  # what it is, how it is, what to do


def _counted(what: str, number: int, remedy: str) -> LineRow:
    """A row that has something to do only if it ever happened."""
    if number:
        return (what, counted(number), remedy)
    return (what, counted(number), "")


def _ms(value: float | None) -> str:
    if value is None:
        return ""
    return f"{counted(round(value))} ms"


class LineTab(QWidget):
    """The table of the line."""

    def __init__(self, line: LineSource, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._source = line
        heads = (self.tr("Line and sound"), self.tr("Now"), self.tr("What to do"))
        self._model = WordsModel(heads, (1,), self)
        self._table = plain_table("line_table", self.tr("Line and sound"), self._model)
        self._look = QTimer(self)
        self._look.setInterval(LOOK_MS)
        self._look.timeout.connect(self._on_look)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._table)

    def _on_look(self) -> None:
        line = self._source.line()
        self._model.show((*self._of_line(line), *self._of_sound(line)))

    def _of_line(self, line: LineFigures) -> tuple[LineRow, ...]:
        uneven = line.jitter_ms is not None and line.jitter_ms > UNEVEN_MS
        jitter = _ms(line.jitter_ms)
        return (
            (
                self.tr("Round trip"),
                _ms(line.round_trip_ms),
                self.tr("Choose a closer region, or check your network.")
                if (line.round_trip_ms or 0.0) > FAR_MS
                else "",
            ),
            (
                self.tr("Jitter of the incoming audio"),
                jitter,
                self.tr("Use a cable instead of Wi-Fi, or reduce other traffic.") if uneven else "",
            ),
            (self.tr("Sessions opened"), counted(line.sessions), ""),
            _counted(
                self.tr("Reconnect attempts"),
                line.retries,
                self.tr("Events say why: look for connection_lost."),
            ),
            _counted(
                self.tr("Messages ignored"),
                line.unhandled,
                self.tr("Filter Events by is:strange to see those that stand out."),
            ),
        )

    def _of_sound(self, line: LineFigures) -> tuple[LineRow, ...]:
        lost = line.dropped_frames + line.overflows
        late = self.tr("The network was too slow; more is buffered automatically now.")
        busy = self.tr("This computer was too busy; close other programs.")
        return (
            *self._of_microphone(line),
            (self.tr("Speaker latency"), f"{counted(round(line.output_latency_ms))} ms", ""),
            (
                self.tr("Buffered before an answer starts"),
                f"{counted(round(line.start_delay_ms))} ms",
                "",
            ),
            _counted(self.tr("Pauses because sound came late"), line.stutters, late),
            _counted(self.tr("Speaker ran dry"), line.underflows, busy),
            _counted(self.tr("Microphone frames lost"), lost, busy),
            self._of_echo(line),
        )

    def _of_echo(self, line: LineFigures) -> LineRow:
        if line.echo_db is None:
            return (self.tr("Echo in the microphone"), "", "")
        return (
            self.tr("Echo in the microphone"),
            f"{decimal(line.echo_db, 0)} dB",
            self.tr("Use headphones, or turn echo cancellation on."),
        )

    def _of_microphone(self, line: LineFigures) -> tuple[LineRow, ...]:
        quiet = line.voice_db is not None and line.voice_db < QUIET_DB
        noise = ""
        if line.floor_low_db is not None and line.floor_high_db is not None:
            noise = self.tr("{now} dB (from {low} to {high})").format(
                now=decimal(line.floor_db or 0.0, 0),
                low=decimal(line.floor_low_db, 0),
                high=decimal(line.floor_high_db, 0),
            )
        return (
            (
                self.tr("Your voice at the microphone"),
                "" if line.voice_db is None else f"{decimal(line.voice_db, 0)} dB",
                self.tr("Move closer to the microphone, or raise its gain.") if quiet else "",
            ),
            (
                self.tr("Noise at the microphone"),
                noise,
                self.tr("Turn noise reduction on, or choose another microphone.")
                if (line.floor_high_db or -100.0) > NOISY_DB
                else "",
            ),
        )

    # Qt overrides

    def showEvent(self, event: QShowEvent) -> None:
        """Qt: in sight; look for news."""
        super().showEvent(event)
        set_widths(self._table, enumerate((310, 190)))
        self._on_look()
        self._look.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Qt: out of sight."""
        super().hideEvent(event)
        self._look.stop()
