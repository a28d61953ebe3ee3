"""The pages of the audio check; each shows the state and says what the person asks for."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from PySide6.QtCore import QElapsedTimer, Qt, QTimer, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from voicelive_desktop.domain.facts.sound_check_state import RECORD_S, Finding, Job, Part, Verdict
from voicelive_desktop.domain.facts.state import State
from voicelive_desktop.domain.questions.selectors import sound_findings
from voicelive_desktop.domain.words.ids import DeviceName
from voicelive_desktop.gui.theme import Theme
from voicelive_desktop.gui.theme.icons import pixmap
from voicelive_desktop.gui.theme.widgets.plain_label import plain_label
from voicelive_desktop.gui.theme.widgets.push_button import push_button
from voicelive_desktop.gui.voice_bar.ballistics import LevelVerdict as Loudness
from voicelive_desktop.gui.voice_bar.device_combo import DeviceCombo
from voicelive_desktop.gui.voice_bar.vad_meter import VadMeter
from voicelive_desktop.gui.voice_bar.volume_slider import VolumeSlider
from voicelive_desktop.gui.wording import sound_check_words

if TYPE_CHECKING:
    from voicelive_desktop.gui.level_ports import LevelSource

_METER_HEIGHT = 36
_SIGN = 18
_UNHEARD = frozenset({Verdict.VOICE_MISSING, Verdict.MICROPHONE_SILENT})
COUNT_MS = 200  # often enough that no second is shown late

_SAYS_NOTHING = {Verdict.NOT_TRIED, Verdict.UNANSWERED}  # the question stands on the page


class CheckPage(QWidget):
    """A sentence, its controls, and what was found.

    Signals:
        settings_chosen(changes: dict): devices, volume.
        repeated(): measure, or play, again.
        answered(yes: bool)
    """

    settings_chosen = Signal(dict)
    repeated = Signal()
    answered = Signal(bool)

    def __init__(self, part: Part, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.part = part
        self.setObjectName(f"sound_check_{part}")
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(12)
        self.column.addWidget(_label(text))
        self._result = _label("")
        self._result.setObjectName(f"sound_check_{part}_result")
        self._result.setMinimumHeight(2 * self._result.fontMetrics().lineSpacing() + 4)
        self._result.setAlignment(Qt.AlignmentFlag.AlignTop)

    def show_state(self, state: State) -> None:
        """Show how far it is."""
        finding = sound_check_words.found(state, self.part)
        running = sound_check_words.progress(state.hardware.sound_check.running)
        if running or finding.verdict in _SAYS_NOTHING:
            self._result.setText(running)
        else:
            self._result.setText(
                "\n".join(filter(None, (self.found_words(finding), sound_check_words.fix(finding))))
            )

    def found_words(self, finding: Finding) -> str:
        """The finding in words."""
        return sound_check_words.words(finding)

    @property
    def first(self) -> QPushButton | None:
        """The button that the person needs first; None where it begins by itself."""
        return None

    def end_column(self) -> None:
        """Everything is placed: what was found stands below it."""
        self.column.addWidget(self._result)
        self.column.addStretch(1)

    def button(self, name: str, text: str) -> QPushButton:
        """A button of this page; Enter presses it while it has the focus."""
        made = push_button(f"sound_check_{name}", text, self)
        made.setAutoDefault(True)
        return made

    def repeat_button(self, text: str) -> QPushButton:
        """The button that measures, or plays, again."""
        made = self.button(f"{self.part}_again", text)
        made.clicked.connect(self.repeated)
        return made

    def combo(self, name: str, label: str, setting: str) -> DeviceCombo:
        """A choice of device."""
        made = DeviceCombo(self)
        made.setObjectName(f"sound_check_{name}")
        made.setAccessibleName(label)
        made.device_chosen.connect(lambda device: self._on_device(setting, device))
        return made

    def meter(self, name: str, source: LevelSource, theme: Theme) -> VadMeter:
        """The microphone's level, moving while the page is seen."""
        made = VadMeter(source, theme)
        made.setObjectName(f"sound_check_{name}")
        made.setAccessibleName(self.tr("Microphone level"))
        made.setFixedHeight(_METER_HEIGHT)
        made.thresholds.set_visible(visible=False)
        made.set_live(True)
        return made

    def question(self, text: str) -> tuple[QPushButton, QPushButton]:
        """A question with its two answers, as a row."""
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(plain_label(text))
        buttons = (
            self.button(f"{self.part}_yes", self.tr("Yes")),
            self.button(f"{self.part}_no", self.tr("No")),
        )
        for button, yes in zip(buttons, (True, False), strict=True):
            button.setCheckable(True)
            button.setAccessibleName(f"{text} {button.text()}")
            button.clicked.connect(lambda _checked, yes=yes: self.answered.emit(yes))
            row.addWidget(button)
        row.addStretch(1)
        self.column.addLayout(row)
        return buttons

    def _on_device(self, setting: str, device: str) -> None:
        self.settings_chosen.emit({setting: DeviceName(device)})
        self.repeated.emit()


class VoicePage(CheckPage):
    """Microphone, its level in words, the loudness of the voice."""

    def __init__(self, source: LevelSource, theme: Theme) -> None:
        super().__init__(
            Part.VOICE, self.tr("Say a sentence or two, as you would in a conversation.")
        )
        self._devices = self.combo("microphone_combo", self.tr("Microphone"), "input_device")
        self._meter = self.meter("meter", source, theme)
        self._level = _label(self._meter.text)
        self._level.setObjectName("sound_check_level_text")
        self._level.setProperty("tone", "second")
        self._meter.described.connect(self._on_described)
        self._is_deaf = False
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._devices, 1)
        row.addWidget(self.repeat_button(self.tr("Listen again")))
        self.column.addLayout(row)
        self.column.addWidget(self._meter)
        self.column.addWidget(self._level)
        self.end_column()

    def show_state(self, state: State) -> None:
        """Show how far it is."""
        super().show_state(state)
        listens = state.hardware.sound_check.running is not None
        self._is_deaf = (
            not listens and sound_check_words.found(state, self.part).verdict in _UNHEARD
        )
        chosen = DeviceName(state.settings.input_device)
        self._devices.show_devices(
            state.hardware.devices.inputs, chosen, listed=state.hardware.devices.listed
        )

    def _on_described(self, text: str) -> None:
        """Whoever begins to speak late is heard after all: the meter moves, so nothing
        may say otherwise.
        """
        self._level.setText(text)
        if self._is_deaf and self._meter.levels.verdict is not Loudness.NOTHING:
            self._is_deaf = False
            self.repeated.emit()


class TonePage(CheckPage):
    """Speaker, volume, the tone, and whether it was heard."""

    def __init__(self) -> None:
        super().__init__(
            Part.TONE, self.tr("You should hear three notes. Set a comfortable volume.")
        )
        self._devices = self.combo("speaker_combo", self.tr("Speaker"), "output_device")
        self._volume = VolumeSlider(self)
        self._volume.setObjectName("sound_check_volume")
        self._volume.setAccessibleName(self.tr("Volume"))
        self._volume.setFixedWidth(104)
        self._volume.volume_chosen.connect(
            lambda volume: self.settings_chosen.emit({"volume": volume})
        )
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._devices, 1)
        row.addWidget(self._volume)
        row.addWidget(self.repeat_button(self.tr("Play again")))
        self.column.addLayout(row)
        self._yes, self._no = self.question(self.tr("Did you hear them?"))
        self.end_column()

    def show_state(self, state: State) -> None:
        """Show how far it is."""
        super().show_state(state)
        chosen = DeviceName(state.settings.output_device)
        self._devices.show_devices(
            state.hardware.devices.outputs, chosen, listed=state.hardware.devices.listed
        )
        self._volume.show_volume(state.settings.volume)
        _show_answer(self._yes, self._no, state.hardware.sound_check.tone_heard)


class RecordingPage(CheckPage):
    """A few seconds, recorded and played back, with the level and the seconds that are left."""

    def __init__(self, source: LevelSource, theme: Theme) -> None:
        super().__init__(
            Part.RECORDING, self.tr("Record three seconds of your voice, then listen to it.")
        )
        self._record = self.repeat_button(self.tr("Record 3 seconds"))
        row = QHBoxLayout()
        row.addWidget(self._record)
        row.addStretch(1)
        self.column.addLayout(row)
        self.column.addWidget(self.meter("recording_meter", source, theme))
        self._yes, self._no = self.question(self.tr("Was your voice clear?"))
        self.end_column()
        self._number = 0
        self._began = QElapsedTimer()
        self._second = QTimer(self)
        self._second.setInterval(COUNT_MS)
        self._second.timeout.connect(self._count)

    @property
    def first(self) -> QPushButton:
        """Nothing happens here before somebody presses it."""
        return self._record

    def show_state(self, state: State) -> None:
        """Show how far it is."""
        super().show_state(state)
        check = state.hardware.sound_check
        for button in (self._yes, self._no):
            button.setEnabled(check.recorded is not None)
        _show_answer(self._yes, self._no, check.recording_clear)
        if check.running is not Job.RECORD:
            self._second.stop()
            return
        if check.number != self._number:
            self._number = check.number
            self._began.start()
            self._second.start()
        self._count()

    def _count(self) -> None:
        left_s = RECORD_S - self._began.elapsed() / 1000
        self._result.setText(sound_check_words.countdown(max(1, math.ceil(left_s))))


class LoopPage(CheckPage):
    """Whether the microphone hears the speaker, and how late."""

    def __init__(self) -> None:
        text = self.tr(
            "Plays a short chirp to find out whether the microphone picks up the speaker, and how late the echo comes."
        )
        super().__init__(Part.LOOP, text)
        row = QHBoxLayout()
        row.addWidget(self.repeat_button(self.tr("Test again")))
        row.addStretch(1)
        self.column.addLayout(row)
        self.end_column()


class VerdictPage(QWidget):
    """Every finding in a line, and below it what to do."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.part = Part.VERDICT
        self._theme = theme
        self.setObjectName("sound_check_verdict")
        self._summary = _label("")
        self._summary.setObjectName("sound_check_verdict_summary")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        column.addWidget(self._summary)
        grid = QGridLayout()
        column.addLayout(grid, 1)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(10)
        grid.setColumnStretch(2, 1)
        self._rows: dict[Part, tuple[QLabel, QLabel]] = {}
        for row, part in enumerate(part for part in Part if part is not Part.VERDICT):
            sign, name, words = (
                plain_label(),
                plain_label(sound_check_words.title(part)),
                _label(""),
            )
            name.setProperty("tone", "title")
            words.setObjectName(f"sound_check_verdict_{part}")
            top = Qt.AlignmentFlag.AlignTop
            grid.addWidget(sign, row, 0, top)
            grid.addWidget(name, row, 1, top)
            grid.addWidget(words, row, 2, top)
            self._rows[part] = (sign, words)
        grid.setRowStretch(len(self._rows), 1)
        self._consequence = _label("")
        self._consequence.setObjectName("sound_check_consequence")
        self._consequence.setProperty("tone", "second")
        column.addWidget(self._consequence)

    @property
    def first(self) -> QPushButton | None:
        """Nothing to press here."""
        return None

    def show_state(self, state: State) -> None:
        """Show the verdict."""
        findings = sound_findings(state)
        self._summary.setText(sound_check_words.summary(findings))
        self._consequence.setText(sound_check_words.consequence(findings))
        for finding in findings:
            sign, words = self._rows[finding.part]
            name, color = self._look(finding)
            sign.setPixmap(pixmap(name, color, _SIGN, self.devicePixelRatioF()))
            # see below the lines
            if finding.gain_db is not None:
                advice = ""
            else:
                advice = sound_check_words.fix(finding)
            lines = (sound_check_words.words(finding), advice)
            words.setText("\n".join(filter(None, lines)))

    def _look(self, finding: Finding) -> tuple[str, str]:
        tokens = self._theme.tokens
        if finding.is_fine:
            return "ok", tokens.ok
        if finding.is_problem:
            return ("warning", tokens.attention)
        return ("info", tokens.text_third)


def _label(text: str) -> QLabel:
    made = plain_label(text)
    made.setWordWrap(True)
    return made


def _show_answer(yes: QPushButton, no: QPushButton, answer: bool | None) -> None:
    yes.setChecked(answer is True)
    no.setChecked(answer is False)
