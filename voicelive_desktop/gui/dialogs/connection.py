"""Which Azure resource to talk to, as whom, and whether it works."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from voicelive_desktop.domain import catalogue
from voicelive_desktop.domain.access import ConnectionChoice, SignIn
from voicelive_desktop.domain.catalogue import Choice
from voicelive_desktop.domain.hosts import can_be_overheard, host_of, is_azure, needs_trust
from voicelive_desktop.domain.state import State
from voicelive_desktop.gui.dialogs.endpoint import endpoint_from, proxy_problem
from voicelive_desktop.gui.feed import StateFeed
from voicelive_desktop.gui.intents import Intents
from voicelive_desktop.gui.language import shown
from voicelive_desktop.gui.theme import Theme
from voicelive_desktop.gui.widgets.account_box import AccountBox
from voicelive_desktop.gui.widgets.check_list import CheckList
from voicelive_desktop.gui.widgets.fitting_area import FittingArea
from voicelive_desktop.gui.widgets.picker_combo import PickerCombo
from voicelive_desktop.gui.widgets.plain_label import plain_label
from voicelive_desktop.gui.widgets.push_button import push_button

WIDTH = 560
GAP = 10  # between the rows and their scroll bar
MOST_HEIGHT = 520  # the main window is 540 high at least


class ConnectionDialog(QDialog):
    """Asks for endpoint, key or sign-in, and proxy; checks them. Open it with `open()`.

    The key lives in the field only until the dialog closes. A key that is kept already need not be typed again.
    """

    def __init__(self, feed: StateFeed, intents: Intents, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._feed = feed
        self._intents = intents
        settings = feed.state.settings
        self.setObjectName("connection_dialog")
        self.setWindowTitle(self.tr("Connect to Azure"))
        self._endpoint = self._build_line("endpoint_edit", self.tr("Endpoint"), settings.endpoint)
        self._endpoint.setPlaceholderText("https://NAME.services.ai.azure.com")
        self._verdict = self._build_note("endpoint_verdict")
        self._trust = QCheckBox(self.tr("I trust this host: it may have my key"))
        self._trust.setObjectName("trust_check")
        self._trust.setAccessibleName(self._trust.text())
        self._trust.setChecked(bool(settings.trusted_host) and settings.trusted_host == host_of(settings.endpoint))
        self._sign_in = self._build_combo("sign_in_combo", self.tr("Sign-in"), catalogue.SIGN_INS, settings.sign_in)
        self._key = self._build_line("key_edit", self.tr("Key"), "")
        self._key.setEchoMode(QLineEdit.EchoMode.Password)
        self._key.setPlaceholderText(self.tr("Key of the resource; empty keeps the one there is"))
        self._tenant = self._build_line("tenant_edit", self.tr("Tenant"), settings.tenant)
        self._tenant.setPlaceholderText(self.tr("Empty: your own"))
        self._account = AccountBox(feed)
        self._note = self._build_note("sign_in_note")
        self._note.setText(
            self.tr("As this computer is signed in, such as by “az login”. Role: “Cognitive Services User”.")
        )
        self._proxy = self._build_combo("proxy_combo", self.tr("Proxy"), catalogue.PROXIES, settings.proxy)
        self._proxy_url = self._build_line("proxy_edit", self.tr("Proxy address"), settings.proxy_url)
        self._proxy_url.setPlaceholderText("http://proxy.example:8080")
        self._problem = self._build_note("connection_problem", "error")
        self._steps = CheckList(feed, theme)
        self._check_button = push_button("check_connection_button", self.tr("Check connection"))
        self._connect_button = push_button("connect_button", self.tr("Connect"))
        self._cancel_button = push_button("cancel_connection_button", self.tr("Cancel"))
        self._place()
        self._connect()
        self._on_changed()

    def _choice(self) -> ConnectionChoice | None:
        """What the page says; None, and the problem in sight, when it makes no sense."""
        endpoint = endpoint_from(self._endpoint.text())
        problem = endpoint.problem or (proxy_problem(self._proxy_url.text()) if self._is_manual() else "")
        self._problem.setText(problem)
        self._problem.setVisible(bool(problem))
        if problem:
            (self._endpoint if endpoint.problem else self._proxy_url).setFocus()
            return None
        return ConnectionChoice(
            endpoint.root,
            self._how(),
            self._key.text().strip() if self._takes_key() else "",
            self._tenant.text().strip(),
            self._trust.isChecked() and self._offers_trust(endpoint.root),
            str(self._proxy.currentData(Qt.ItemDataRole.UserRole)),
            self._proxy_url.text().strip(),
        )

    def _on_changed(self) -> None:
        root = endpoint_from(self._endpoint.text()).root
        self._show_verdict(root)
        for widget, needed in (
            (self._key, self._takes_key()),
            (self._tenant, self._how().is_personal),
            (self._account, self._how().is_personal),
            (self._proxy_url, self._is_manual()),
        ):
            self._form.setRowVisible(widget, needed)
        self._form.setRowVisible(self._note, self._how() is SignIn.COMPUTER)
        self._problem.hide()
        typed = bool(self._endpoint.text().strip())
        ready = typed and (not root or not needs_trust(root) or self._trust.isChecked())
        self._connect_button.setEnabled(ready)
        self._check_button.setEnabled(ready and not self._feed.state.check.running)

    def _on_state_changed(self, old: State, new: State) -> None:
        if old.check is not new.check:
            self._on_changed()

    def _on_connect(self) -> None:
        if (choice := self._choice()) is not None:
            self._intents.connection_set_up_requested.emit(choice)
            self.accept()

    def _on_check(self) -> None:
        if (choice := self._choice()) is not None:
            self._intents.check_requested.emit(choice)

    def _on_sign_in(self) -> None:
        choice = ConnectionChoice(
            "",
            self._how(),
            tenant=self._tenant.text().strip(),
            proxy=str(self._proxy.currentData(Qt.ItemDataRole.UserRole)),
            proxy_url=self._proxy_url.text().strip(),
        )
        self._intents.sign_in_requested.emit(choice)

    def _on_finished(self) -> None:
        self._key.clear()
        self._intents.check_cancelled.emit()
        self._intents.sign_in_cancelled.emit()

    def _offers_trust(self, root: str) -> bool:
        """A service on this computer needs it for a sign-in, not for a key."""
        return bool(root) and (needs_trust(root) or (can_be_overheard(root) and self._how() is not SignIn.KEY))

    def _show_verdict(self, root: str) -> None:
        host = host_of(root)
        needed = bool(root) and needs_trust(root)
        self._trust.setVisible(self._offers_trust(root))
        if not self._endpoint.text().strip():
            text = self.tr("You find it in the Azure portal, under Keys and Endpoint of your Foundry resource.")
        elif not root:
            text = endpoint_from(self._endpoint.text()).problem
        elif is_azure(host):
            text = self.tr("An Azure resource: {root}").format(root=root)
        elif needed:
            text = self.tr("{host} is no Azure host. It gets your key only if you say so.").format(host=host)
        else:
            text = self.tr("A service on this computer: {root}").format(root=root)
        self._verdict.setText(text)

    def _how(self) -> SignIn:
        return SignIn(str(self._sign_in.currentData(Qt.ItemDataRole.UserRole)))

    def _takes_key(self) -> bool:
        return self._how() in {SignIn.AUTO, SignIn.KEY}

    def _is_manual(self) -> bool:
        return str(self._proxy.currentData(Qt.ItemDataRole.UserRole)) == "manual"

    def _place(self) -> None:
        self._form = QFormLayout()
        self._form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        self._form.setHorizontalSpacing(16)
        self._form.setVerticalSpacing(8)
        self._form.addRow(self.tr("Endpoint"), self._endpoint)
        self._form.addRow("", self._verdict)
        self._form.addRow("", self._trust)
        self._form.addRow(self.tr("Sign-in"), self._sign_in)
        self._form.addRow(self.tr("Key"), self._key)
        self._form.addRow(self.tr("Tenant"), self._tenant)
        self._form.addRow(self.tr("Account"), self._account)
        self._form.addRow("", self._note)
        self._form.addRow(self.tr("Proxy"), self._proxy)
        self._form.addRow(self.tr("Proxy address"), self._proxy_url)
        inside = QWidget()
        inside.setObjectName("connection_rows")
        rows = QVBoxLayout(inside)
        rows.setContentsMargins(0, 0, GAP, 0)
        rows.setSpacing(8)
        rows.addLayout(self._form)
        rows.addWidget(self._problem)
        rows.addWidget(self._steps)
        rows.addStretch(1)
        self._area = FittingArea(inside, self)
        self._area.setObjectName("connection_scroll")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24 - GAP, 20)
        layout.setSpacing(16)
        layout.addWidget(self._area, 1)
        layout.addLayout(self._build_buttons())
        self.setMinimumWidth(WIDTH)

    def _fit(self) -> None:
        """Grow with the rows, but never beyond the smallest main window."""
        wanted = min(MOST_HEIGHT, self.sizeHint().height())
        if self.height() < wanted:
            self.resize(self.width(), wanted)

    def _connect(self) -> None:
        for edit in (self._endpoint, self._key, self._tenant, self._proxy_url):
            edit.textChanged.connect(self._on_changed)
        for combo in (self._sign_in, self._proxy):
            combo.currentIndexChanged.connect(self._on_changed)
        self._trust.toggled.connect(self._on_changed)
        self._area.content_changed.connect(self._fit)
        self._connect_button.clicked.connect(self._on_connect)
        self._check_button.clicked.connect(self._on_check)
        self._cancel_button.clicked.connect(self.reject)
        self._account.sign_in_wanted.connect(self._on_sign_in)
        self._account.cancel_wanted.connect(self._intents.sign_in_cancelled)
        self._account.sign_out_wanted.connect(self._intents.sign_out_requested)
        self._feed.changed.connect(self._on_state_changed)
        self.finished.connect(self._on_finished)

    def _build_buttons(self) -> QHBoxLayout:
        self._connect_button.setProperty("kind", "accent")
        self._connect_button.setDefault(True)
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, GAP, 0)
        row.setSpacing(8)
        row.addWidget(self._check_button)
        row.addStretch(1)
        row.addWidget(self._cancel_button)
        row.addWidget(self._connect_button)
        return row

    def _build_line(self, name: str, label: str, text: str) -> QLineEdit:
        line = QLineEdit(text)
        line.setObjectName(name)
        line.setAccessibleName(label)
        return line

    def _build_combo(self, name: str, label: str, choices: tuple[Choice, ...], value: str) -> PickerCombo:
        combo = PickerCombo()
        combo.setObjectName(name)
        combo.setAccessibleName(label)
        for choice in choices:
            combo.addItem(shown(choice.label), choice.value)
        combo.setCurrentIndex(max(0, combo.findData(value, Qt.ItemDataRole.UserRole)))
        return combo

    def _build_note(self, name: str, tone: str = "third") -> QLabel:
        label = plain_label()
        label.setObjectName(name)
        label.setProperty("tone", tone)
        label.setWordWrap(True)
        label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        return label
