"""The microphone: pressed it mutes, and it shows how loud you are."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSignalBlocker, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QToolButton, QWidget

from voicelive_desktop.gui.theme import Theme
from voicelive_desktop.gui.theme.icons import icon
from voicelive_desktop.gui.voice_bar.frame_timer import CALM_MS, FrameTimer
from voicelive_desktop.gui.voice_bar.orb import Level, silent

SIZE = 44
_EDGE, _ROUND = 1.0, 8.0
_STEPS = 40  # a picture is drawn anew only when the level moved by one of these


class MicrophoneButton(QToolButton):
    """Checked while muted. The level rises in the button like water; grey while nobody hears you."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._level: Level = silent
        self._heard = True
        self._shown = 0
        self._frames = FrameTimer(self, opaque=True, beat_ms=CALM_MS)
        self._frames.frame.connect(self._on_frame)
        self.setObjectName("mute_button")
        self.setAccessibleName(self.tr("Mute the microphone"))
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setIconSize(QSize(22, 22))
        self.setFixedSize(SIZE, SIZE)
        self.setProperty("kind", "outlined")
        theme.changed.connect(self._show_icon)
        self.show_muted(muted=False)

    def hear(self, level: Level) -> None:
        """From now on this tells how loud you are, 0 to 1."""
        self._level = level

    def set_live(self, live: bool) -> None:
        """Whether a microphone is open."""
        self._frames.set_live(live)
        if not live:
            self._show_level(0)

    def set_heard(self, heard: bool) -> None:
        """Whether what it hears goes to the service."""
        if heard != self._heard:
            self._heard = heard
            self.update()

    def show_muted(self, *, muted: bool) -> None:
        """Look pressed while muted."""
        with QSignalBlocker(self):
            self.setChecked(muted)
        if muted:
            self.setText(self.tr("Muted"))
        else:
            self.setText(self.tr("Mute"))
        if muted:
            self.setToolTip(self.tr("Muted. Click to unmute (Ctrl+M)"))
        else:
            self.setToolTip(self.tr("Mute (Ctrl+M)"))
        self._show_icon()

    def advance(self) -> None:
        """Show the level of this moment."""
        self._show_level(round(self._level() * _STEPS))

    def _on_frame(self) -> None:
        if self._frames.is_calm:
            self.advance()

    def _show_level(self, step: int) -> None:
        if step != self._shown:
            self._shown = step
            self.update()

    def _show_icon(self) -> None:
        tokens = self._theme.tokens
        muted = self.isChecked()
        if muted:
            self.setIcon(icon("mic_off", tokens.surface))
        else:
            self.setIcon(icon("mic", tokens.text))

    # Qt overrides

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: the ground of the bar, the button, then the level in it."""
        tokens = self._theme.tokens
        ground = QPainter(self)
        ground.fillRect(self.rect(), QColor(tokens.window))
        ground.end()
        super().paintEvent(event)
        if not self._shown:
            return
        inside = QRectF(self.rect()).adjusted(_EDGE, _EDGE, -_EDGE, -_EDGE)
        shape = QPainterPath()
        shape.addRoundedRect(inside, _ROUND, _ROUND)
        if self._heard and not self.isChecked():
            tone = tokens.you
        else:
            tone = tokens.text_third
        color = QColor(tone)
        color.setAlphaF(0.42)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setClipPath(shape)
        height = inside.height() * self._shown / _STEPS
        painter.fillRect(
            QRectF(inside.left(), inside.bottom() - height, inside.width(), height), color
        )
