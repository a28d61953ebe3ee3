"""Asked before the window is closed while something would be lost."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from voicelive_desktop.domain.facts.functions import RunningTimer
from voicelive_desktop.gui.theme.widgets.dialog import Dialog
from voicelive_desktop.gui.theme.widgets.dialog_buttons import dialog_buttons
from voicelive_desktop.gui.theme.widgets.plain_label import plain_label
from voicelive_desktop.gui.theme.widgets.push_button import push_button
from voicelive_desktop.gui.theme.widgets.words_fit import WordsFit
from voicelive_desktop.gui.wording.call_words import visible

WIDTH = 400
MOST_NAMED = 5


class CloseQuestion(Dialog):
    """Accepted: close, and lose what was said or the timers that run. Open it with `open()`;
    nothing waits for it.

    Args:
        talking: a conversation would end that is not kept.
        timers: those that would never be told.
        now_s: Unix time.
    """

    def __init__(
        self,
        *,
        talking: bool,
        timers: Sequence[RunningTimer],
        now_s: float,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("close_question")
        if talking:
            self.setWindowTitle(self.tr("End the conversation?"))
        else:
            self.setWindowTitle(self.tr("Close the app?"))
        words = plain_label(self._words(talking=talking, timers=timers, now_s=now_s))
        words.setObjectName("close_question_words")
        words.setWordWrap(True)
        if talking:
            stay = push_button("close_stay_button", self.tr("Keep talking"), self)
            close = push_button("close_anyway_button", self.tr("End and close"), self)
        else:
            stay = push_button("close_stay_button", self.tr("Keep it open"), self)
            close = push_button("close_anyway_button", self.tr("Close"), self)
        stay.clicked.connect(self.reject)
        close.clicked.connect(self.accept)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 16)
        layout.setSpacing(16)
        layout.addWidget(words)
        close.setProperty("kind", "danger")
        layout.addLayout(dialog_buttons(close, stay))
        WordsFit(self, WIDTH)
        stay.setFocus()

    def _words(self, *, talking: bool, timers: Sequence[RunningTimer], now_s: float) -> str:
        parts = []
        if talking:
            parts.append(
                self.tr(
                    "You are still in a conversation. Closing the window ends it, and it is not kept."
                )
            )
        if timers:
            parts.append(self.tr("Timers end with the app:"))
            parts += [self._told(timer, now_s) for timer in timers[:MOST_NAMED]]
        if len(timers) > MOST_NAMED:
            parts.append(self.tr("and {n} more").format(n=len(timers) - MOST_NAMED))
        return "\n".join(parts)

    def _told(self, timer: RunningTimer, now_s: float) -> str:
        name = visible(timer.about) or self.tr("Timer")
        left_s = max(0.0, timer.due_s - now_s)
        if left_s < 60:
            return self.tr("• {name}: in less than a minute").format(name=name)
        return self.tr("• {name}: in {n} min").format(name=name, n=round(left_s / 60))
