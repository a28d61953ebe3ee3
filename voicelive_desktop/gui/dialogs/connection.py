"""Which Azure resource to talk to, and as whom."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from voicelive_desktop.gui.dialogs.endpoint import endpoint_from
from voicelive_desktop.gui.intents import Intents

WIDTH = 480


class ConnectionDialog(QDialog):
    """Asks for endpoint and key, or for signing in with Microsoft Entra ID. Open it with `open()`.

    The key lives in the field only until the dialog closes.
    """

    def __init__(self, intents: Intents, endpoint: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._intents = intents
        self.setObjectName("connection_dialog")
        self.setWindowTitle(self.tr("Connect to Azure"))
        self._endpoint = QLineEdit(endpoint)
        self._endpoint.setObjectName("endpoint_edit")
        self._endpoint.setAccessibleName(self.tr("Endpoint"))
        self._endpoint.setPlaceholderText("https://NAME.services.ai.azure.com")
        self._with_key = self._build_choice("key_radio", self.tr("Use a key"))
        self._with_entra = self._build_choice("entra_radio", self.tr("Sign in with Microsoft Entra ID"))
        self._with_key.setChecked(True)
        self._key = QLineEdit()
        self._key.setObjectName("key_edit")
        self._key.setAccessibleName(self.tr("Key"))
        self._key.setEchoMode(QLineEdit.EchoMode.Password)
        self._key.setPlaceholderText(self.tr("Key of the resource"))
        self._problem = QLabel()
        self._problem.setObjectName("connection_problem")
        self._problem.setProperty("tone", "error")
        self._problem.setWordWrap(True)
        self._connect_button = QPushButton(self.tr("Connect"))
        self._place()
        self._connect()
        self._on_changed()

    def _on_changed(self) -> None:
        self._key.setEnabled(self._with_key.isChecked())
        typed = bool(self._endpoint.text().strip())
        self._connect_button.setEnabled(typed and (self._with_entra.isChecked() or bool(self._key.text().strip())))
        self._problem.clear()

    def _on_connect(self) -> None:
        endpoint = endpoint_from(self._endpoint.text())
        if endpoint.problem:
            self._problem.setText(endpoint.problem)
            self._endpoint.setFocus()
            return
        key = self._key.text().strip() if self._with_key.isChecked() else ""
        self._intents.connection_set_up_requested.emit(endpoint.root, key)
        self.accept()

    def _on_finished(self) -> None:
        self._key.clear()

    def _place(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 20)
        layout.setSpacing(8)
        layout.addWidget(self._build_label(self.tr("Endpoint"), "title"))
        layout.addWidget(self._endpoint)
        hint = self.tr("You find it in the Azure portal, under Keys and Endpoint of your Foundry resource.")
        layout.addWidget(self._build_label(hint, "third"))
        layout.addSpacing(8)
        layout.addWidget(self._with_key)
        indented = QHBoxLayout()
        indented.setContentsMargins(28, 0, 0, 0)
        indented.addWidget(self._key)
        layout.addLayout(indented)
        layout.addWidget(self._with_entra)
        role = self.tr("Uses your sign-in of this computer; the role “Cognitive Services User” is needed.")
        note = self._build_label(role, "third")
        note.setContentsMargins(28, 0, 0, 0)
        layout.addWidget(note)
        layout.addSpacing(4)
        layout.addWidget(self._problem)
        layout.addStretch(1)
        layout.addWidget(self._build_buttons())
        self.setMinimumWidth(WIDTH)

    def _connect(self) -> None:
        for radio in (self._with_key, self._with_entra):
            radio.toggled.connect(self._on_changed)
        for edit in (self._endpoint, self._key):
            edit.textChanged.connect(self._on_changed)
        self._connect_button.clicked.connect(self._on_connect)
        self.finished.connect(self._on_finished)

    def _build_buttons(self) -> QDialogButtonBox:
        self._connect_button.setObjectName("connect_button")
        self._connect_button.setAccessibleName(self.tr("Connect"))
        self._connect_button.setProperty("kind", "accent")
        self._connect_button.setDefault(True)
        cancel = QPushButton(self.tr("Cancel"))
        cancel.setObjectName("cancel_connection_button")
        cancel.setAccessibleName(self.tr("Cancel"))
        buttons = QDialogButtonBox()
        buttons.addButton(self._connect_button, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.addButton(cancel, QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.reject)
        return buttons

    def _build_choice(self, name: str, text: str) -> QRadioButton:
        radio = QRadioButton(text)
        radio.setObjectName(name)
        radio.setAccessibleName(text)
        return radio

    def _build_label(self, text: str, tone: str) -> QLabel:
        label = QLabel(text)
        label.setProperty("tone", tone)
        label.setWordWrap(True)
        label.setTextFormat(Qt.TextFormat.PlainText)
        return label
