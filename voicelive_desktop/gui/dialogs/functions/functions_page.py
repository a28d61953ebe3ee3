"""The page "Functions": what the model may do, who allowed it, and where each comes from."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from voicelive_desktop.domain.facts.functions import (
    McpServerRow,
    OfferedFunction,
    Origin,
    ServerStatus,
)
from voicelive_desktop.domain.facts.requests.about_functions import (
    ChooseConsent,
    ExportFunction,
    ImportFunction,
    RemoveFunction,
    RemoveServer,
    RetryServer,
    SwitchFunction,
    SwitchServer,
)
from voicelive_desktop.domain.facts.state import State
from voicelive_desktop.domain.words.tool_words import readable_name
from voicelive_desktop.gui.dialogs.file_dialogs import open_file, save_file
from voicelive_desktop.gui.dialogs.functions.function_editor import FunctionEditor
from voicelive_desktop.gui.dialogs.functions.function_try import FunctionTryDialog
from voicelive_desktop.gui.dialogs.functions.functions_table import FunctionsTable
from voicelive_desktop.gui.dialogs.functions.mcp_import import McpImportDialog
from voicelive_desktop.gui.dialogs.functions.removal_question import RemovalQuestion
from voicelive_desktop.gui.dialogs.functions.server_form import ServerForm
from voicelive_desktop.gui.dialogs.functions.server_question import ServerQuestion
from voicelive_desktop.gui.feed import StateFeed
from voicelive_desktop.gui.intents import Intents
from voicelive_desktop.gui.theme import Theme
from voicelive_desktop.gui.theme.widgets.dialog import Dialog
from voicelive_desktop.gui.theme.widgets.dialog_buttons import close_button, dialog_buttons
from voicelive_desktop.gui.theme.widgets.picker_combo import PickerCombo
from voicelive_desktop.gui.theme.widgets.plain_label import plain_label
from voicelive_desktop.gui.theme.widgets.push_button import push_button
from voicelive_desktop.gui.theme.widgets.text_area import TextArea
from voicelive_desktop.gui.wording.built_in_words import function_name
from voicelive_desktop.gui.wording.call_words import description, visible
from voicelive_desktop.gui.wording.function_words import (
    consent_word,
    consent_words,
    function_state,
    is_answered,
    origin_words,
    server_state,
)

SIZE = (860, 540)
LEAST = (700, 440)
LONGEST_ABOUT = 600  # characters
FRAME = 40  # pixels that a window's frame may take
OUTPUT_HEIGHT = 84
KEY = Qt.ItemDataRole.UserRole  # (is a server, key or label)
_WITHIN = Qt.ShortcutContext.WidgetShortcut
_STARTED = frozenset(
    {
        ServerStatus.STARTING,
        ServerStatus.SIGN_IN,
        ServerStatus.CONNECTED,
        ServerStatus.FAILED,
        ServerStatus.SERVICE,
    }
)


class FunctionsPage(Dialog):
    """Lists functions and servers; one can go on talking meanwhile. Show it with `show()`."""

    def __init__(
        self, feed: StateFeed, intents: Intents, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._feed, self._intents, self._theme = feed, intents, theme
        self._filling = False
        self.setObjectName("functions_page")
        self.setWindowTitle(self.tr("Functions"))
        self._table = FunctionsTable()
        self._build_details()
        self._add = push_button("function_add_button", self.tr("Add…"))
        self._import = push_button("function_import_button", self.tr("Import…"))
        self._servers = push_button("mcp_import_button", self.tr("MCP servers…"))
        self._close = close_button("functions_close_button", self)
        self._place()
        self._connect()
        self._show(feed.state)
        room = self.screen().availableGeometry()
        self.setMinimumSize(*LEAST)
        self.resize(min(SIZE[0], room.width()), min(SIZE[1], room.height() - FRAME))
        self._table.setFocus()

    def _show(self, state: State) -> None:
        """Fill the table anew; the chosen row stays chosen, unless a function of one's own or a
        server has just been added.
        """
        chosen = self._just_added(state) or self._chosen_key()
        self._filling = True
        hands = state.hands
        self._table.setRowCount(len(hands.functions) + len(hands.servers))
        rows: list[tuple[bool, str]] = []
        for server in hands.servers:
            self._put_server(len(rows), server)
            rows.append((True, server.label))
        for function in hands.functions:
            self._put_function(len(rows), function)
            rows.append((False, function.key))
        self._filling = False
        self._table.fit_columns()
        if rows:
            row = rows.index(chosen) if chosen in rows else 0
            flags = (
                QItemSelectionModel.SelectionFlag.ClearAndSelect
                | QItemSelectionModel.SelectionFlag.Rows
            )
            self._table.selectionModel().setCurrentIndex(self._table.model().index(row, 1), flags)
        self._show_details()

    def _just_added(self, state: State) -> tuple[bool, str] | None:
        items = (self._table.item(row, 0) for row in range(self._table.rowCount()))
        here = {item.data(KEY) for item in items if item is not None}
        hands = state.hands
        own = [(False, known.key) for known in hands.functions if known.origin is Origin.OWN]
        own += [(True, server.label) for server in hands.servers if not server.given]
        new = [key for key in own if key not in here]
        if here and len(new) == 1:
            return new[0]
        return None

    def _put_server(self, row: int, server: McpServerRow) -> None:
        name = self.tr("{name} (MCP server)").format(name=visible(server.label))
        texts = (
            name,
            visible(server.where),
            "",
            server_state(server, self._feed.state.settings.model),
        )
        self._put(
            row, texts, (True, server.label), on=server.status in _STARTED, fixed=server.given
        )

    def _put_function(self, row: int, function: OfferedFunction) -> None:
        name = function_name(visible(function.name))
        texts = (
            name,
            origin_words(function),
            consent_word(function),
            function_state(function),
        )
        self._put(row, texts, (False, function.key), on=function.on, fixed=False)

    def _put(
        self, row: int, texts: tuple[str, ...], key: tuple[bool, str], *, on: bool, fixed: bool
    ) -> None:
        switch = QTableWidgetItem()
        flags = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled
        if fixed:
            switch.setFlags(flags)
        else:
            switch.setFlags(flags | Qt.ItemFlag.ItemIsUserCheckable)
        if on:
            switch.setCheckState(Qt.CheckState.Checked)
        else:
            switch.setCheckState(Qt.CheckState.Unchecked)
        switch.setData(KEY, key)
        switch.setData(
            Qt.ItemDataRole.AccessibleTextRole, self.tr("{name}: on").format(name=texts[0])
        )
        self._table.setItem(row, 0, switch)
        for column, text in enumerate(texts, 1):
            item = QTableWidgetItem(text)
            item.setFlags(flags)
            self._table.setItem(row, column, item)

    def _chosen_key(self) -> tuple[bool, str] | None:
        item = self._table.item(self._table.currentRow(), 0)
        return None if item is None else item.data(KEY)

    def _chosen_function(self) -> OfferedFunction | None:
        chosen = self._chosen_key()
        known = self._feed.state.hands.functions
        return next(
            (f for f in known if chosen is not None and not chosen[0] and f.key == chosen[1]), None
        )

    def _chosen_server(self) -> McpServerRow | None:
        chosen = self._chosen_key()
        known = self._feed.state.hands.servers
        return next(
            (s for s in known if chosen is not None and chosen[0] and s.label == chosen[1]), None
        )

    def _about_server(self, server: McpServerRow) -> str:
        about = server_state(server, self._feed.state.settings.model)
        if not server.given:
            return about
        return f"{about}\n{self.tr('Named on the command line, so it is on for this start.')}"

    def _show_details(self) -> None:
        function, server = self._chosen_function(), self._chosen_server()
        about = description(function, LONGEST_ABOUT)
        if server is not None:
            about = self._about_server(server)
        self._about.setText(about[:LONGEST_ABOUT])
        is_own = function is not None and function.origin is Origin.OWN
        self._consent_row.setVisible(function is not None and not is_answered(function))
        self._try.setVisible(function is not None and function.origin is not Origin.SERVICE)
        is_kept = server is not None and not server.given
        self._edit.setVisible(is_own or is_kept)
        self._export.setVisible(is_own)
        self._remove.setVisible(is_own or is_kept)
        self._retry.setVisible(server is not None and server.status is ServerStatus.FAILED)
        self._try.setEnabled(function is not None and not function.problem)
        if function is not None:
            values = [consent for consent, _ in consent_words()]
            self._consent.setCurrentIndex(values.index(function.consent))
        if server is None:
            lines = ""
        else:
            lines = "\n".join(server.lines)
        self._output.setVisible(bool(lines))
        if lines != self._output.toPlainText():
            self._output.setPlainText(lines)
            self._output.verticalScrollBar().setValue(self._output.verticalScrollBar().maximum())

    def _on_state_changed(self, old: State, new: State) -> None:
        before, now = old.hands, new.hands
        others = before.functions is not now.functions or before.servers is not now.servers
        if others or old.settings.model != new.settings.model:
            self._show(new)

    def _on_item_changed(self, item: QTableWidgetItem) -> None:
        if self._filling or item.column():
            return
        is_server, key = item.data(KEY)
        on = item.checkState() is Qt.CheckState.Checked
        if not is_server:
            self._intents.wish(SwitchFunction(key, on))
            return
        server = next((s for s in self._feed.state.hands.servers if s.label == key), None)
        if (
            on
            and server is not None
            and server.status in {ServerStatus.UNCONFIRMED, ServerStatus.OFF}
        ):
            self._ask_for(server)
        else:
            self._intents.wish(SwitchServer(key, on))

    def _turn(self) -> None:
        """Switch the chosen row on or off, whichever of its columns is the current one."""
        switch = self._table.item(self._table.currentRow(), 0)
        if switch is None or not switch.flags() & Qt.ItemFlag.ItemIsUserCheckable:
            return
        if switch.checkState() is Qt.CheckState.Checked:
            switch.setCheckState(Qt.CheckState.Unchecked)
        else:
            switch.setCheckState(Qt.CheckState.Checked)

    def _ask_for(self, server: McpServerRow) -> None:
        """Before it runs the person sees all of what will run."""
        question = ServerQuestion(self._feed, server.label, self)
        question.accepted.connect(self._intents.wishing(SwitchServer(server.label, on=True)))
        question.rejected.connect(self._on_refused)
        question.finished.connect(question.deleteLater)
        question.open()

    def _on_refused(self) -> None:
        self._show(self._feed.state)

    def _on_consent_chosen(self, index: int) -> None:
        if (function := self._chosen_function()) is not None:
            consent = consent_words()[index][0]
            self._intents.wish(ChooseConsent(function.key, consent))

    def _on_try(self) -> None:
        if (function := self._chosen_function()) is not None:
            self._open(FunctionTryDialog(self._feed, self._intents, function.key, self))

    def _on_add(self) -> None:
        self._open(FunctionEditor(self._feed, self._intents, "", self))

    def _on_edit(self) -> None:
        function, server = self._chosen_function(), self._chosen_server()
        if function is not None:
            self._open(FunctionEditor(self._feed, self._intents, function.key, self))
        elif server is not None:
            self._open(ServerForm(self._feed, self._intents, server.label, self))

    def _on_servers(self) -> None:
        self._open(McpImportDialog(self._feed, self._intents, self))

    def _open(self, dialog: QDialog) -> None:
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _on_import(self) -> None:
        kinds = self.tr("Functions (*.json)")

        def chosen(path: str) -> None:
            self._intents.wish(ImportFunction(path))

        open_file(self, self.tr("Import a function"), kinds, chosen)

    def _on_export(self) -> None:
        if (function := self._chosen_function()) is not None:
            key, kinds = function.key, self.tr("Functions (*.json)")

            def chosen(path: str) -> None:
                self._intents.wish(ExportFunction(key, path))

            save_file(self, self.tr("Export the function"), kinds, f"{function.name}.json", chosen)

    def _on_remove(self) -> None:
        function, server = self._chosen_function(), self._chosen_server()
        if function is not None:
            self._ask_to_remove(readable_name(function.name), RemoveFunction(function.key))
        elif server is not None:
            self._ask_to_remove(server.label, RemoveServer(server.label))

    def _ask_to_remove(self, name: str, request: RemoveFunction | RemoveServer) -> None:
        question = RemovalQuestion(name, self)
        question.accepted.connect(self._intents.wishing(request))
        question.open()

    def _on_retry(self) -> None:
        if (server := self._chosen_server()) is not None:
            self._intents.wish(RetryServer(server.label))

    def _build_details(self) -> None:
        self._about = self._build_words("function_about")
        self._consent = PickerCombo()
        self._consent.setSizeAdjustPolicy(PickerCombo.SizeAdjustPolicy.AdjustToContents)
        self._consent.setObjectName("function_consent_combo")
        self._consent.setAccessibleName(self.tr("Consent"))
        for consent, words in consent_words():
            self._consent.addItem(words, consent.value)
        self._consent_row = QWidget()
        row = QHBoxLayout(self._consent_row)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(plain_label(self.tr("Consent")))
        row.addWidget(self._consent)
        row.addStretch(1)
        self._try = push_button("function_try_button", self.tr("Try it…"))
        self._edit = push_button("function_edit_button", self.tr("Edit…"))
        self._export = push_button("function_export_button", self.tr("Export…"))
        self._remove = push_button("function_remove_button", self.tr("Remove"))
        self._retry = push_button("server_retry_button", self.tr("Try again"))
        self._output = TextArea()
        self._output.setObjectName("server_output")
        self._output.setAccessibleName(self.tr("What the server says"))
        self._output.setReadOnly(True)
        self._output.setFixedHeight(OUTPUT_HEIGHT)
        self._output.setTabChangesFocus(True)

    def _build_words(self, name: str) -> QLabel:
        words = plain_label()
        words.setObjectName(name)
        words.setProperty("tone", "second")
        words.setWordWrap(True)
        words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        return words

    def _place(self) -> None:
        about = self._build_words("functions_about")
        about.setText(
            self.tr("What the assistant can do for you. You choose when it needs your consent.")
        )
        chosen = QHBoxLayout()
        chosen.setSpacing(8)
        chosen.addStretch(1)
        for button in (self._retry, self._try, self._edit, self._export, self._remove):
            chosen.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 20)
        layout.setSpacing(12)
        layout.addWidget(about)
        layout.addWidget(self._table, 1)
        layout.addWidget(self._about)
        layout.addWidget(self._output)
        layout.addWidget(self._consent_row)
        layout.addLayout(chosen)
        layout.addLayout(
            dialog_buttons(self._close, aside=(self._add, self._import, self._servers), enter=False)
        )

    def _connect(self) -> None:
        self._feed.changed.connect(self._on_state_changed)
        self._table.itemChanged.connect(self._on_item_changed)
        self._table.itemSelectionChanged.connect(self._show_details)
        # Qt's own Space knows only the column that is the current one
        QShortcut(Qt.Key.Key_Space, self._table, self._turn, context=_WITHIN)
        self._consent.activated.connect(self._on_consent_chosen)
        self._try.clicked.connect(self._on_try)
        self._edit.clicked.connect(self._on_edit)
        self._export.clicked.connect(self._on_export)
        self._remove.clicked.connect(self._on_remove)
        self._retry.clicked.connect(self._on_retry)
        self._add.clicked.connect(self._on_add)
        self._import.clicked.connect(self._on_import)
        self._servers.clicked.connect(self._on_servers)
