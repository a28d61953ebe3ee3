"""A message to the service, written by hand."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from voicelive_desktop.domain.facts.requests.about_messages import SendClientEvent
from voicelive_desktop.gui.intents import Intents
from voicelive_desktop.gui.theme.widgets.elided_label import ElidedLabel
from voicelive_desktop.gui.theme.widgets.push_button import push_button
from voicelive_desktop.gui.theme.widgets.text_area import code_area

BEGIN = '{"type": "response.create"}'


class ByHand(QWidget):
    """Stands where else the chosen message is."""

    def __init__(self, intents: Intents, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._intents = intents
        self._text = code_area("event_edit", self.tr("The message to send, as JSON"))
        self._text.setPlainText(BEGIN)
        self._note = ElidedLabel()
        self._note.setObjectName("event_note")
        self._go = push_button("event_send_now", self.tr("Send now"))
        self._go.clicked.connect(self._on_send)
        foot = QHBoxLayout()
        foot.addWidget(self._note, 1)
        foot.addWidget(self._go)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self._text, 1)
        layout.addLayout(foot)

    def begin(self) -> None:
        """Let the person write."""
        self._text.setFocus()

    def say(self, text: str, *, done: bool) -> None:
        """Tell what became of it."""
        self._note.setText(text)
        if done:
            self._note.setProperty("tone", "second")
        else:
            self._note.setProperty("tone", "error")
        self._note.style().polish(self._note)

    def _on_send(self) -> None:
        self._intents.wish(SendClientEvent(self._text.toPlainText()))
