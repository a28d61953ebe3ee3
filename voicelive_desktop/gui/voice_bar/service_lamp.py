"""Whether the service hears speech, beside its own threshold."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from voicelive_desktop.domain.facts.state import State
from voicelive_desktop.domain.questions.selectors import reason_without_effect
from voicelive_desktop.gui.feed import StateFeed
from voicelive_desktop.gui.theme import Theme
from voicelive_desktop.gui.wording.language import decimal

_DOT = 9.0
_GAP = 7.0


class ServiceLamp(QWidget):
    """A lamp, lit while the service hears the user, and the threshold by which it decides.

    The threshold (0 to 1) is not on the meter's scale, so it is a number. The accessible
    description tells both.
    """

    def __init__(self, feed: StateFeed, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("service_lamp")
        self._theme = theme
        self._lit = False
        self._wide = True
        self._caption = ""
        feed.changed.connect(self._on_state_changed)
        theme.changed.connect(self.update)
        self._show_state(feed.state)

    @property
    def is_lit(self) -> bool:
        """Whether the service hears speech."""
        return self._lit

    @property
    def caption(self) -> str:
        """What stands beside the lamp."""
        return self._caption

    def set_wide(self, *, wide: bool) -> None:
        """Whether there is room for the number; the tool tip has it anyhow."""
        if wide != self._wide:
            self._wide = wide
            self.updateGeometry()
            self.update()

    def _on_state_changed(self, _old: State, new: State) -> None:
        self._show_state(new)

    def _show_state(self, state: State) -> None:
        settings = state.settings
        lit = state.turns.listening.hearing is not None
        off = bool(reason_without_effect(state, "vad_threshold"))
        if off:
            caption = self.tr("Heard")
        else:
            caption = self.tr("Heard · {0}").format(decimal(settings.vad_threshold, 2))
        if (lit, caption) == (self._lit, self._caption):
            return
        self._lit, self._caption = lit, caption
        if lit:
            hears = self.tr("The service hears speech.")
        else:
            hears = self.tr("The service hears no speech.")
        if off:
            self.setAccessibleDescription(hears)
        else:
            self.setAccessibleDescription(f"{hears} {caption}")
        number = self.tr(
            "Lights up while the service hears speech. Its threshold is {0} on a scale from 0 to 1, not in dB."
        )
        if off:
            self.setToolTip(hears)
        else:
            self.setToolTip(number.format(decimal(settings.vad_threshold, 2)))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Room for any threshold."""
        metrics = self.fontMetrics()
        if self._wide:
            longest = self.tr("Heard · {0}").format(decimal(0.88, 2))
        else:
            longest = self.tr("Heard")
        return QSize(int(_DOT + _GAP) + metrics.horizontalAdvance(longest) + 4, 24)

    def minimumSizeHint(self) -> QSize:
        """The same: it never moves."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Lamp, then caption."""
        tokens = self._theme.tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        dot = QRectF(1, (self.height() - _DOT) / 2, _DOT, _DOT)
        if self._lit:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.you))
        else:
            painter.setPen(QPen(QColor(tokens.outline), 1.2))
        painter.drawEllipse(dot)
        if self._lit:
            painter.setPen(QColor(tokens.text))
        else:
            painter.setPen(QColor(tokens.text_third))
        area = QRectF(self.rect()).adjusted(_DOT + _GAP, 0, 0, 0)
        if self._wide:
            caption = self._caption
        else:
            caption = self.tr("Heard")
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, caption)
