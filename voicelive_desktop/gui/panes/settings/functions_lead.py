"""What stands above the rows of the group Functions: how many are on, and the way to their page."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from voicelive_desktop.domain.facts.functions import Consent, Hands, ServerStatus
from voicelive_desktop.domain.facts.state import State
from voicelive_desktop.gui.feed import StateFeed
from voicelive_desktop.gui.panes.settings.settings_layout import BOX_PADDING
from voicelive_desktop.gui.theme.reading import dress
from voicelive_desktop.gui.theme.widgets.plain_label import plain_label
from voicelive_desktop.gui.theme.widgets.push_button import push_button

PAGE = "functions"  # the action that opens it


class FunctionsLead(QWidget):
    """Tells what is on.

    Signals:
        chosen(target: str): the page is wanted.
    """

    chosen = Signal(str)

    def __init__(self, feed: StateFeed, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("functions_lead")
        self._told = plain_label(parent=self)
        self._told.setObjectName("functions_lead_told")
        self._told.setProperty("tone", "second")
        self._told.setWordWrap(True)
        self._button = push_button("settings_functions_button", self.tr("Functions…"), self)
        self._button.setToolTip(self.tr("What the assistant may do, and when it asks you first"))
        dress(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(BOX_PADDING, 2, 0, 8)
        layout.setSpacing(6)
        layout.addWidget(self._told)
        layout.addWidget(self._button)
        self._button.clicked.connect(self._on_clicked)
        feed.changed.connect(self._on_state_changed)
        self._show(feed.state.hands)

    @property
    def stops(self) -> tuple[QWidget, ...]:
        """What the Tab key visits."""
        return (self._button,)

    def show_found(self, found: frozenset[str], *, searching: bool) -> None:  # noqa: ARG002 - the search names the page itself
        """While somebody searches the rows are enough."""
        self.setVisible(not searching)

    def _on_clicked(self) -> None:
        self.chosen.emit(PAGE)

    def _on_state_changed(self, old: State, new: State) -> None:
        if old.hands is not new.hands:
            self._show(new.hands)

    def _show(self, hands: Hands) -> None:
        on = sum(f.on and f.consent is not Consent.NEVER for f in hands.functions)
        parts = [
            self.tr("{n} of {total} functions are on.").format(n=on, total=len(hands.functions))
        ]
        if hands.servers:
            parts.append(self.tr("MCP servers: {n}.").format(n=len(hands.servers)))
        failed = sum(server.status is ServerStatus.FAILED for server in hands.servers)
        if failed:
            parts.append(self.tr("Failed: {n}.").format(n=failed))
        self._told.setText(" ".join(parts))
