"""Makes and edits an MCP server by a form."""

from __future__ import annotations

import json
import shlex
from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QLabel,
    QLineEdit,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from voicelive_desktop.domain.facts.requests.about_functions import SaveServer
from voicelive_desktop.domain.facts.state import State
from voicelive_desktop.domain.words.encodings import json_fields
from voicelive_desktop.gui.feed import StateFeed
from voicelive_desktop.gui.intents import Intents
from voicelive_desktop.gui.theme.widgets.dialog import Dialog
from voicelive_desktop.gui.theme.widgets.dialog_buttons import cancel_button, dialog_buttons
from voicelive_desktop.gui.theme.widgets.fitting_area import FittingArea
from voicelive_desktop.gui.theme.widgets.form_rows import FormRows
from voicelive_desktop.gui.theme.widgets.picker_combo import PickerCombo
from voicelive_desktop.gui.theme.widgets.plain_label import plain_label
from voicelive_desktop.gui.theme.widgets.push_button import push_button
from voicelive_desktop.gui.theme.widgets.text_area import TextArea
from voicelive_desktop.gui.wording.function_words import approval_words
from voicelive_desktop.gui.wording.language import shown

SIZE = (560, 470)
TEXT_HEIGHT = 64
PROGRAM, ADDRESS, SERVICE = "program", "address", "service"
KINDS = (PROGRAM, ADDRESS, SERVICE)
APPROVALS = ("always", "never")


class ServerForm(Dialog):
    """`label`: the server that is edited; "": a new one. What it saves is off until the person
    turns it on.
    """

    def __init__(
        self, feed: StateFeed, intents: Intents, label: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._feed, self._intents, self._label = feed, intents, label
        self.setObjectName("server_form")
        if label:
            self.setWindowTitle(self.tr("Edit MCP server"))
        else:
            self.setWindowTitle(self.tr("Add MCP server"))
        self._build_fields()
        self._save = push_button("server_save_button", self.tr("Save"))
        self._place()
        self._fill(self._written())
        self._on_kind_chosen()
        self._kind.activated.connect(self._on_kind_chosen)
        self._save.clicked.connect(self._on_save)
        feed.changed.connect(self._on_state_changed)
        self.resize(*SIZE)
        self._name.setFocus()

    def _written(self) -> Mapping[str, Any]:
        servers = self._feed.state.hands.servers
        written = next((server.written for server in servers if server.label == self._label), "")
        return json_fields(written)

    def _fill(self, said: Mapping[str, Any]) -> None:
        by_service = said.get("calledBy") == "service"
        if by_service:
            kind = SERVICE
        elif said.get("url"):
            kind = ADDRESS
        else:
            kind = PROGRAM
        self._kind.setCurrentIndex(KINDS.index(kind))
        self._name.setText(self._label)
        if said.get("command"):
            command = [str(said["command"]), *map(str, said.get("args", ()))]
        else:
            command = []
        self._command.setText(shlex.join(command))
        self._folder.setText(str(said.get("cwd", "")))
        self._url.setText(str(said.get("url", "")))
        if said.get("url"):
            self._values.setPlainText(_as_lines(said.get("headers")))
        else:
            self._values.setPlainText(_as_lines(said.get("env")))
        self._authorization.setText(str(said.get("authorization", "")))
        self._tools.setText(", ".join(map(str, said.get("allowedTools", ()))))
        approval = said.get("requireApproval", "always")
        if approval in APPROVALS:
            self._approval.setCurrentIndex(APPROVALS.index(approval))
        else:
            self._approval.setCurrentIndex(0)

    def _on_kind_chosen(self) -> None:
        kind = KINDS[self._kind.currentIndex()]
        for field, kinds in self._shown_for:
            self._form.show_row(field, kind in kinds)
        notes = {
            PROGRAM: self.tr("It runs on this computer with your rights."),
            ADDRESS: self.tr("This app calls it."),
            SERVICE: self.tr("The voice service calls it; it must be able to reach the address."),
        }
        self._note.setText(notes[kind])
        sign = "=" if kind == PROGRAM else ": "
        self._values.setPlaceholderText(f"NAME{sign}{self.tr('value')}")

    def _on_save(self) -> None:
        try:
            said = {"mcpServers": {self._name.text().strip(): self._said()}}
        except ValueError:
            self._complain(self.tr("The command has an unmatched quotation mark."))
            return
        self._intents.wish(SaveServer(json.dumps(said, ensure_ascii=False), self._label))

    def _said(self) -> dict[str, Any]:
        """The form of a file. Raises ValueError where the command line is none."""
        kind = KINDS[self._kind.currentIndex()]
        sign = ":"
        if kind == PROGRAM:
            sign = "="
        values = _as_pairs(self._values.toPlainText(), sign)
        if kind == PROGRAM:
            command = shlex.split(self._command.text())
            said: dict[str, Any] = {
                "command": command[0] if command else "",
                "args": command[1:],
                "env": values,
            }
            return said | (
                {"cwd": self._folder.text().strip()} if self._folder.text().strip() else {}
            )
        said = {"url": self._url.text().strip(), "headers": values}
        if kind == ADDRESS:
            return said
        tools = [name.strip() for name in self._tools.text().split(",") if name.strip()]
        said |= {"calledBy": "service", "requireApproval": APPROVALS[self._approval.currentIndex()]}
        return said | {"authorization": self._authorization.text().strip(), "allowedTools": tools}

    def _on_state_changed(self, old: State, new: State) -> None:
        if old.hands.saved is new.hands.saved:
            return
        if new.hands.saved.problem:
            self._complain(shown(new.hands.saved.problem))
        else:
            self.accept()

    def _complain(self, text: str) -> None:
        self._words.setText(text)
        self._words.show()

    def _build_fields(self) -> None:
        self._name = self._line("server_name_edit", self.tr("Name"), "notes")
        self._kind = PickerCombo()
        self._kind.setObjectName("server_kind_combo")
        self._kind.setAccessibleName(self.tr("Kind"))
        kinds = (
            self.tr("A program"),
            self.tr("A web address"),
            self.tr("A web address that the service calls"),
        )
        for kind, words in zip(KINDS, kinds, strict=True):
            self._kind.addItem(words, kind)
        self._command = self._line("server_command_edit", self.tr("Command"), "uvx mcp-server-time")
        self._folder = self._line("server_folder_edit", self.tr("Folder"), "")
        self._url = self._line("server_url_edit", self.tr("Address"), "https://example.org/mcp")
        self._values = TextArea()
        self._values.setObjectName("server_values_edit")
        self._values.setAccessibleName(self.tr("Variables or headers"))
        self._values.setFixedHeight(TEXT_HEIGHT)
        self._values.setTabChangesFocus(True)
        self._authorization = self._line("server_authorization_edit", self.tr("Authorization"), "")
        self._authorization.setEchoMode(QLineEdit.EchoMode.Password)
        self._tools = self._line("server_tools_edit", self.tr("Allowed tools"), self.tr("All"))
        self._approval = PickerCombo()
        self._approval.setObjectName("server_approval_combo")
        self._approval.setAccessibleName(self.tr("Approval"))
        for approval in APPROVALS:
            self._approval.addItem(approval_words(approval), approval)
        self._note = self._label_for("second")
        self._keys_note = self._label_for("second")
        self._keys_note.setText(self.tr("Values and keys go to the keyring."))
        self._words = self._label_for("error")
        self._words.setObjectName("server_form_words")
        self._words.hide()

    def _label_for(self, tone: str) -> QLabel:
        label = plain_label()
        label.setProperty("tone", tone)
        label.setWordWrap(True)
        label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        return label

    def _line(self, name: str, label: str, example: str) -> QLineEdit:
        line = QLineEdit()
        line.setObjectName(name)
        line.setAccessibleName(label)
        line.setPlaceholderText(example)
        return line

    def _place(self) -> None:
        self._form = FormRows()
        self._form.add_row(self.tr("Name"), self._name)
        self._form.add_row(self.tr("Kind"), self._kind, self._note)
        self._form.add_row(self.tr("Command"), self._command)
        self._form.add_row(self.tr("Folder"), self._folder)
        self._form.add_row(self.tr("Address"), self._url)
        self._form.add_row(self.tr("Authorization"), self._authorization)
        self._form.add_row(self.tr("Variables or headers"), self._values, self._keys_note)
        self._form.add_row(self.tr("Allowed tools"), self._tools)
        self._form.add_row(self.tr("Approval"), self._approval)
        self._shown_for: tuple[tuple[QWidget, tuple[str, ...]], ...] = (
            (self._command, (PROGRAM,)),
            (self._folder, (PROGRAM,)),
            (self._url, (ADDRESS, SERVICE)),
            (self._authorization, (SERVICE,)),
            (self._tools, (SERVICE,)),
            (self._approval, (SERVICE,)),
        )
        inside = QWidget()
        beneath = QVBoxLayout(inside)
        beneath.setContentsMargins(0, 0, 0, 0)
        beneath.addLayout(self._form)
        beneath.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 20)
        layout.setSpacing(12)
        area = FittingArea(inside, self)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the fields bring themselves into sight
        layout.addWidget(area, 1)
        layout.addWidget(self._words)
        layout.addLayout(
            dialog_buttons(cancel_button("server_cancel_button", self), self._save, enter=False)
        )


def _as_lines(values: object) -> str:
    pairs = values.items() if isinstance(values, Mapping) else ()
    return "\n".join(f"{name}={value}" for name, value in pairs)


def _as_pairs(text: str, sign: str) -> dict[str, str]:
    """Names and values, one pair a line; "=" always parts them where it comes first."""
    pairs: dict[str, str] = {}
    for line in text.splitlines():
        at = min((place for place in (line.find(sign), line.find("=")) if place >= 0), default=-1)
        if at > 0:
            pairs[line[:at].strip()] = line[at + 1 :].strip()
    return pairs
