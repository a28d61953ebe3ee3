"""Which of several calls the card shows, and the buttons that lead to the others."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from voicelive_desktop.domain.facts.functions import Hands, RunningCall, WaitingCall
from voicelive_desktop.domain.words.ids import CallId
from voicelive_desktop.gui.theme import Theme, icons
from voicelive_desktop.gui.theme.widgets.plain_label import plain_label

SHOWN_AFTER_S = 1.0  # what runs for less needs no card

AnyCall = WaitingCall | RunningCall


class CallQueue(QWidget):
    """“2 of 3” between two arrows; has no width while there is nothing to choose from. What the
    person chose stays until it is decided, whatever comes in.

    Signals:
        turned(): another call is to be shown.
    """

    turned = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._calls: Sequence[AnyCall] = ()
        self._shown: CallId | None = None
        self._chosen: CallId | None = None
        self._place_words = plain_label()
        self._place_words.setObjectName("call_card_place")
        self._place_words.setProperty("tone", "second")
        self._back = self._arrow("call_back_button", self.tr("Previous call"))
        self._on = self._arrow("call_next_button", self.tr("Next call"))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        for part in (self._back, self._place_words, self._on):
            layout.addWidget(part)
        self._back.clicked.connect(self._on_back)
        self._on.clicked.connect(self._on_next)
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()
        self.hide()

    @property
    def has_focus(self) -> bool:
        """Whether the person is choosing."""
        return self._back.hasFocus() or self._on.hasFocus()

    def call_of(self, hands: Hands, now_s: float) -> AnyCall | None:
        """What is shown of these: what the person chose, or else the first."""
        self._calls = calls_of(hands, now_s)
        found = next((call for call in self._calls if call.call_id == self._chosen), None)
        if found is None:
            self._chosen = None
            found = next(iter(self._calls), None)
        self._shown = None if found is None else found.call_id
        self._show_place()
        return found

    def _show_place(self) -> None:
        at = self._at()
        text = self.tr("{n} of {all}").format(n=at + 1, all=len(self._calls))
        self._place_words.setText(text)
        self.setVisible(len(self._calls) > 1)

    def _at(self) -> int:
        return next((n for n, call in enumerate(self._calls) if call.call_id == self._shown), 0)

    def _turn(self, step: int) -> None:
        if self._calls:
            self._chosen = self._calls[(self._at() + step) % len(self._calls)].call_id
            self.turned.emit()

    def _on_back(self) -> None:
        self._turn(-1)

    def _on_next(self) -> None:
        self._turn(1)

    def _on_theme_changed(self) -> None:
        for button, name in ((self._back, "chevron_left"), (self._on, "chevron_right")):
            button.setIcon(icons.icon(name, self._theme.tokens.text_second))

    def _arrow(self, name: str, text: str) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName(name)
        button.setAccessibleName(text)
        button.setToolTip(text)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setProperty("size", "small")
        return button


def calls_of(hands: Hands, now_s: float) -> Sequence[AnyCall]:
    """What the person answers comes first, because its time runs; then what waits, in its order.
    Only where there is neither: what lasts.
    """
    by_person = {function.name for function in hands.functions if function.by_person}
    asked = tuple(call for call in hands.running if call.name in by_person)
    if asked or hands.waiting:
        return (*asked, *hands.waiting)
    lasting = (call for call in hands.running if now_s - call.since_s >= SHOWN_AFTER_S)
    return tuple(lasting)[:1]
