"""The line that opens and closes a group of settings: its name at the left, a chevron at the right,
"Reset" between.
"""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QToolButton, QWidget

from voicelive_desktop.gui.theme import Theme
from voicelive_desktop.gui.theme.icons import icon
from voicelive_desktop.gui.theme.widgets.plain_label import plain_label

EDGE = 8  # from the words to the edge that the mouse lights up
_HEIGHT = 32
_CHEVRON = 16
_GAP, _END = 4, 2


class GroupHeader(QPushButton):
    """Checked while the group is open. `reset` is a button of its own inside."""

    def __init__(self, key: str, words: str, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(words, parent)
        self._theme = theme
        self.setObjectName(f"settings_{key}_header")
        self.setAccessibleName(self.tr("{0}: show or hide").format(words))
        self.setProperty("part", "group_header")
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumHeight(_HEIGHT)
        self.reset = self._build_reset(key, words)
        self._chevron = plain_label(parent=self)
        self._chevron.setFixedSize(QSize(_CHEVRON, _CHEVRON))
        self._chevron.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, _END, 0)
        line.setSpacing(_GAP)
        line.addStretch(1)
        line.addWidget(self.reset)
        line.addWidget(self._chevron)
        self._shown: tuple[str, str] = ("", "")

    def show_chevron(self, *, is_open: bool) -> None:
        """Point down while the rows are shown, to the right otherwise."""
        wanted = ("chevron_down" if is_open else "chevron_right", self._theme.tokens.text_second)
        if wanted != self._shown:
            self._shown = wanted
            self._chevron.setPixmap(icon(*wanted).pixmap(_CHEVRON, _CHEVRON))

    def _build_reset(self, key: str, words: str) -> QToolButton:
        reset = QToolButton(self)
        reset.setObjectName(f"settings_{key}_reset")
        reset.setText(self.tr("Reset"))
        reset.setAccessibleName(self.tr("Reset {0}").format(words))
        reset.setToolTip(self.tr("Restore the defaults of this group"))
        reset.setProperty("part", "group_reset")
        reset.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        return reset

    def minimumSizeHint(self) -> QSize:
        """Qt: the words, and what stands beside them."""
        words = self.fontMetrics().horizontalAdvance(self.text())
        beside = self.reset.sizeHint().width() + _CHEVRON + EDGE + 2 * _GAP + _END
        return QSize(words + beside, super().minimumSizeHint().height())
