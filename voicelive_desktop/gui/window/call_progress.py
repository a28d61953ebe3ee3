"""How far a call is, where its function says so."""

from __future__ import annotations

from PySide6.QtWidgets import QProgressBar, QSizePolicy, QVBoxLayout, QWidget

from voicelive_desktop.domain.facts.functions import RunningCall, WaitingCall
from voicelive_desktop.gui.theme.widgets.plain_label import plain_label
from voicelive_desktop.gui.wording.call_words import visible

HEIGHT = 10  # pixels


class CallProgress(QWidget):
    """A bar, and what is being done; has no height while nothing is known."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bar = QProgressBar()
        self._bar.setObjectName("call_card_progress")
        self._bar.setAccessibleName(self.tr("Progress"))
        self._bar.setRange(0, 100)
        self._bar.setTextVisible(False)
        self._bar.setFixedHeight(HEIGHT)
        self._doing = plain_label()
        self._doing.setObjectName("call_card_doing")
        self._doing.setProperty("tone", "second")
        self._doing.setWordWrap(True)
        self._doing.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self._bar)
        layout.addWidget(self._doing)
        self.hide()

    def show_call(self, call: WaitingCall | RunningCall) -> None:
        """Show how far this one is."""
        if isinstance(call, RunningCall):
            share, doing = call.share, visible(" ".join(call.doing.split()))
        else:
            share, doing = None, ""
        self._bar.setVisible(share is not None)
        if share is not None:
            self._bar.setValue(round(100 * share))
        self._doing.setText(doing)
        self._doing.setVisible(bool(doing))
        self.setVisible(share is not None or bool(doing))
