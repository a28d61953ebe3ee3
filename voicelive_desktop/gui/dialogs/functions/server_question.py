"""Shows all of what an MCP server would run, before it runs for the first time."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QSizePolicy, QVBoxLayout, QWidget

from voicelive_desktop.domain.facts.functions import McpServerRow
from voicelive_desktop.gui.feed import StateFeed
from voicelive_desktop.gui.theme.widgets.dialog import Dialog
from voicelive_desktop.gui.theme.widgets.dialog_buttons import cancel_button, dialog_buttons
from voicelive_desktop.gui.theme.widgets.fitting_area import FittingArea
from voicelive_desktop.gui.theme.widgets.plain_label import plain_label
from voicelive_desktop.gui.theme.widgets.push_button import push_button
from voicelive_desktop.gui.wording.call_words import visible
from voicelive_desktop.gui.wording.function_words import approval_words

WIDTH = 520


class ServerQuestion(Dialog):
    """Accepted: it may be started. The first focus is on Cancel."""

    def __init__(self, feed: StateFeed, label: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        found = next((s for s in feed.state.hands.servers if s.label == label), None)
        server = found or McpServerRow(label, "")
        self.setObjectName("server_question")
        if server.by_service:
            title, begin = self.tr("Let the service call this server?"), self.tr("Allow")
        else:
            title, begin = self.tr("Start this server?"), self.tr("Start it")
        self.setWindowTitle(title)
        words = plain_label(self._about(server).format(name=visible(label)))
        words.setWordWrap(True)
        start = push_button("server_start_button", begin)
        start.clicked.connect(self.accept)
        cancel = cancel_button("server_leave_button", self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 20)
        layout.setSpacing(12)
        layout.addWidget(words)
        area = FittingArea(self._build_lines(server), self, 40)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        layout.addWidget(area)
        layout.addLayout(dialog_buttons(cancel, start, enter=False))
        self.setMinimumWidth(WIDTH)
        cancel.setFocus()

    def _about(self, server: McpServerRow) -> str:
        if server.by_service:
            return self.tr("The voice service will call “{name}” for you and get its keys:")
        if server.where.startswith(("http://", "https://")):
            return self.tr("“{name}” will be connected:")
        return self.tr("“{name}” will run on this computer with your rights:")

    def _build_lines(self, server: McpServerRow) -> QLabel:
        what = plain_label("\n".join(self._lines(server)))
        what.setObjectName("server_question_what")
        what.setWordWrap(True)
        what.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        what.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        what.setAlignment(Qt.AlignmentFlag.AlignTop)
        return what

    def _lines(self, server: McpServerRow) -> list[str]:
        lines = [visible(server.where)]
        if server.folder:
            lines.append(self.tr("Folder: {folder}").format(folder=visible(server.folder)))
        if server.variables:
            names = ", ".join(visible(name) for name in server.variables)
            lines.append(self.tr("Variables and headers: {names}").format(names=names))
        if server.by_service:
            lines.append(approval_words(server.approval))
        return lines
