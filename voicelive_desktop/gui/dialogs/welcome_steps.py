"""The first steps: a microphone that moves when you talk, a voice you like, ready. It never stands
in the way.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QProgressBar,
    QPushButton,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from voicelive_desktop.domain.catalogue import voices
from voicelive_desktop.domain.facts import events as ev
from voicelive_desktop.domain.facts.state import State
from voicelive_desktop.domain.questions.selectors import microphone_in_use
from voicelive_desktop.domain.words.ids import DeviceName
from voicelive_desktop.domain.words.kinds import VoiceType
from voicelive_desktop.gui.feed import StateFeed
from voicelive_desktop.gui.intents import Intents
from voicelive_desktop.gui.theme import fonts
from voicelive_desktop.gui.theme.look import set_look
from voicelive_desktop.gui.theme.widgets.plain_label import plain_label
from voicelive_desktop.gui.voice_bar.frame_timer import FrameTimer

if TYPE_CHECKING:
    from voicelive_desktop.gui.level_ports import LevelSource

OFFERED = ("Ava", "Andrew", "Emma", "Brian")
_VOICE = "en-US-{name}:DragonHDLatestNeural"
_QUIET_DB, _FULL_DB = -55.0, -8.0
_MOVED = 35  # percent: somebody talks
_HEIGHT = 150


class Welcome(QFrame):
    """Three steps, each of which can be left out.

    Signals:
        done(): the person went through, or skipped it for ever.
    """

    done = Signal()

    def __init__(
        self,
        feed: StateFeed,
        intents: Intents,
        level: LevelSource | None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._feed, self._intents, self._level = feed, intents, level
        self._step = 0
        self.setObjectName("welcome_dialog")
        self._title = plain_label()
        self._title.setObjectName("welcome_title")
        self._title.setFont(fonts.scaled(fonts.ui_font(), 1.15, bold=True))
        self._words = plain_label()
        self._words.setObjectName("welcome_words")
        self._words.setWordWrap(True)
        self._words.setProperty("tone", "second")
        self._steps = plain_label()
        self._steps.setProperty("tone", "third")
        self._bar = self._build_bar()
        self._try = self._button("welcome_microphone_button", self.tr("Try the microphone"))
        self._voices = [self._build_voice(name) for name in OFFERED]
        self._skip = self._button("welcome_skip_button", self.tr("Skip"))
        self._back = self._button("welcome_back_button", self.tr("Back"))
        self.next_button = self._button("welcome_next_button", self.tr("Next"))
        self._frames = FrameTimer(self._bar)
        self._frames.frame.connect(self.advance)
        self._place()
        self._connect()
        self._show_step()

    @property
    def step(self) -> int:
        """Which step is shown: 0, 1 or 2."""
        return self._step

    def advance(self) -> None:
        """Show how loud the microphone is now."""
        if self._level is None:
            return
        now = self._level.snapshot()
        if now.open:
            share = (now.peak_db - _QUIET_DB) / (_FULL_DB - _QUIET_DB)
        else:
            share = 0.0
        percent = round(100 * min(1.0, max(0.0, share)))
        self._bar.setValue(max(percent, self._bar.value() - 6))
        if percent > _MOVED:
            self._words.setText(self.tr("You can be heard."))

    def leave(self) -> None:
        """Look at no microphone any more."""
        if self._frames.is_running or self._feed.state.hardware.preview.device is not None:
            self._intents.wish(ev.PreviewEnded())
        self._frames.set_live(False)
        self._bar.setValue(0)

    def _on_state_changed(self, old: State, new: State) -> None:
        if (
            old.settings is not new.settings
            or old.speaker.voice_preview is not new.speaker.voice_preview
        ):
            self._show_voices()
        if (
            old.hardware.preview is not new.hardware.preview
            and new.hardware.preview.failure is not None
        ):
            self._words.setText(
                self.tr("This microphone cannot be opened. Choose another one at the bottom left.")
            )

    def _on_try(self) -> None:
        self._frames.set_live(True)
        self._words.setText(self.tr("Say something. The bar moves when you can be heard."))
        self._intents.wish(ev.PreviewRequested(DeviceName(microphone_in_use(self._feed.state))))

    def _on_voice(self) -> None:
        button = self.sender()
        if isinstance(button, QPushButton):
            name = _VOICE.format(name=button.property("voice"))
            self._intents.choose({"voice_type": VoiceType.AZURE_STANDARD, "voice_name": name})
            self._intents.wish(ev.VoicePreviewRequested(name))

    def _on_next(self) -> None:
        if self._step == 2:
            self._end()
        else:
            self._go(self._step + 1)

    def _on_back(self) -> None:
        self._go(self._step - 1)

    def _end(self) -> None:
        self.leave()
        self._step = 0
        self._show_step()
        self.done.emit()

    def _go(self, step: int) -> None:
        self.leave()
        self._step = step
        self._show_step()

    def _show_step(self) -> None:
        titles = (self.tr("Your microphone"), self.tr("A voice you like"), self.tr("Ready"))
        words = (
            self.tr("Check that you can be heard. You can also do this later."),
            self.tr("Each voice says a sentence. All voices are in the settings."),
            self.tr(
                "Press Start and talk. Interrupt whenever you like; Ctrl+M mutes your microphone."
            ),
        )
        self._title.setText(titles[self._step])
        self._words.setText(words[self._step])
        self._steps.setText(self.tr("{n} of 3").format(n=self._step + 1))
        self._stack.setCurrentIndex(self._step)
        self._back.setVisible(self._step > 0)
        if self._step == 2:
            self.next_button.setText(self.tr("Done"))
        else:
            self.next_button.setText(self.tr("Next"))
        self._skip.setVisible(self._step < 2)
        self._show_voices()

    def _show_voices(self) -> None:
        chosen = self._feed.state.settings.voice_name
        for button in self._voices:
            is_chosen = _VOICE.format(name=button.property("voice")) == chosen
            if is_chosen:
                set_look(button, "chosen", "true")
            else:
                set_look(button, "chosen", "false")

    def _connect(self) -> None:
        self._try.clicked.connect(self._on_try)
        self.next_button.clicked.connect(self._on_next)
        self._back.clicked.connect(self._on_back)
        self._skip.clicked.connect(self._end)
        self._feed.changed.connect(self._on_state_changed)

    def _place(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self._title)
        head.addStretch(1)
        head.addWidget(self._steps)
        self._stack = QStackedLayout()
        for page in (self._row(self._bar, self._try), self._row(*self._voices), QWidget(self)):
            self._stack.addWidget(page)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self._skip)
        buttons.addStretch(1)
        buttons.addWidget(self._back)
        buttons.addWidget(self.next_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 16, 12)
        layout.setSpacing(8)
        layout.addLayout(head)
        layout.addWidget(self._words)
        layout.addLayout(self._stack)
        layout.addLayout(buttons)
        self.setMinimumHeight(_HEIGHT)

    def _row(self, *widgets: QWidget) -> QWidget:
        page = QWidget(self)  # without a parent the stack would show it as a window
        layout = QHBoxLayout(page)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        for widget in widgets:
            layout.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)
        layout.addStretch(1)
        return page

    def _build_bar(self) -> QProgressBar:
        bar = QProgressBar()
        bar.setObjectName("welcome_level")
        bar.setAccessibleName(self.tr("Microphone level"))
        bar.setTextVisible(False)
        bar.setFixedSize(220, 10)
        bar.setRange(0, 100)
        bar.setValue(0)
        return bar

    def _build_voice(self, name: str) -> QPushButton:
        button = self._button(f"welcome_voice_{name.lower()}", name)
        button.setProperty("voice", name)
        button.setProperty("kind", "pill")
        voice = voices.named(_VOICE.format(name=name))
        if voice is None:
            shown_name = name
        else:
            shown_name = voice.label
        button.setToolTip(self.tr("Hear and use {voice}").format(voice=shown_name))
        button.clicked.connect(self._on_voice)
        return button

    def _button(self, name: str, text: str) -> QPushButton:
        button = QPushButton(text)
        button.setObjectName(name)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return button
