"""Takes MCP servers as other assistants write them down, and writes them down for others."""

from __future__ import annotations

from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from voicelive_desktop.domain.facts.requests.about_functions import (
    ExportServers,
    ImportServers,
    OpenServers,
)
from voicelive_desktop.domain.facts.state import State
from voicelive_desktop.gui.dialogs.file_dialogs import open_file, save_file
from voicelive_desktop.gui.dialogs.functions.server_form import ServerForm
from voicelive_desktop.gui.feed import StateFeed
from voicelive_desktop.gui.intents import Intents
from voicelive_desktop.gui.theme.look import set_look
from voicelive_desktop.gui.theme.widgets.dialog import Dialog
from voicelive_desktop.gui.theme.widgets.dialog_buttons import cancel_button, dialog_buttons
from voicelive_desktop.gui.theme.widgets.plain_label import plain_label
from voicelive_desktop.gui.theme.widgets.push_button import push_button
from voicelive_desktop.gui.theme.widgets.text_area import TextArea, code_area
from voicelive_desktop.gui.wording.language import shown

SIZE = (560, 460)
EXAMPLE = """{
  "mcpServers": {
    "notes": { "command": "python3", "args": ["notes_server.py"] },
    "docs": { "url": "https://example.org/mcp" }
  }
}"""


class McpImportDialog(Dialog):
    """What it takes is off until the person turns it on. Open it with `open()`."""

    def __init__(self, feed: StateFeed, intents: Intents, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._feed, self._intents = feed, intents
        self.setObjectName("mcp_import_dialog")
        self.setWindowTitle(self.tr("MCP servers"))
        self._about = plain_label(
            self.tr(
                "Paste the “mcpServers” JSON of another assistant. Keys and tokens go to the keyring."
            )
        )
        self._about.setWordWrap(True)
        self._text = self._build_text()
        self._words = plain_label()
        self._words.setObjectName("mcp_import_words")
        self._words.setWordWrap(True)
        self._words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._words.hide()
        self._take = push_button("mcp_take_button", self.tr("Add servers"))
        self._fill_in = push_button("mcp_form_button", self.tr("Use a form…"))
        self._open_button = push_button("mcp_open_button", self.tr("Open file…"))
        self._export = push_button("mcp_export_button", self.tr("Export…"))
        self._place()
        self.resize(*SIZE)
        self._connect()
        self._on_text_changed()

    def _on_text_changed(self) -> None:
        self._take.setEnabled(bool(self._text.toPlainText().strip()))

    def _on_take(self) -> None:
        self._intents.wish(ImportServers(self._text.toPlainText()))

    def _on_form(self) -> None:
        form = ServerForm(self._feed, self._intents, "", self)
        form.finished.connect(form.deleteLater)
        form.open()

    def _on_open(self) -> None:
        open_file(
            self,
            self.tr("Open MCP servers"),
            self.tr("JSON files (*.json)"),
            lambda path: self._intents.wish(OpenServers(path)),
        )

    def _on_export(self) -> None:
        kinds = self.tr("JSON files (*.json)")
        save_file(
            self,
            self.tr("Export MCP servers"),
            kinds,
            "mcp.json",
            lambda path: self._intents.wish(ExportServers(path)),
        )

    def _on_state_changed(self, old: State, new: State) -> None:
        if old.hands.saved is new.hands.saved:
            return
        problem = shown(new.hands.saved.problem)
        if not problem:
            self.accept()
            return
        self._words.setText(problem)
        set_look(self._words, "tone", "error")
        self._words.show()

    def _build_text(self) -> TextArea:
        text = code_area("mcp_text_edit", self.tr("MCP servers as JSON"))
        text.setPlaceholderText(EXAMPLE)
        return text

    def _place(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 20)
        layout.setSpacing(12)
        layout.addWidget(self._about)
        layout.addWidget(self._text, 1)
        layout.addWidget(self._words)
        aside = (self._fill_in, self._open_button, self._export)
        layout.addLayout(
            dialog_buttons(
                cancel_button("mcp_cancel_button", self), self._take, aside=aside, enter=False
            )
        )

    def _connect(self) -> None:
        self._text.textChanged.connect(self._on_text_changed)
        self._take.clicked.connect(self._on_take)
        self._fill_in.clicked.connect(self._on_form)
        self._open_button.clicked.connect(self._on_open)
        self._export.clicked.connect(self._on_export)
        self._feed.changed.connect(self._on_state_changed)
