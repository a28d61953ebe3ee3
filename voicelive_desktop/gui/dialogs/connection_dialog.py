"""Which Azure resource to talk to, as whom, and whether it works."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from voicelive_desktop.domain.catalogue import models
from voicelive_desktop.domain.catalogue.models import Choice
from voicelive_desktop.domain.facts import connection_state as con
from voicelive_desktop.domain.facts import events as ev
from voicelive_desktop.domain.facts.access_state import ConnectionChoice
from voicelive_desktop.domain.facts.requests.about_connection import (
    BeginSignIn,
    CancelCheck,
    CancelSignIn,
    CheckConnection,
    SetUpConnection,
    SignOut,
)
from voicelive_desktop.domain.facts.state import State
from voicelive_desktop.domain.words.addresses import pasted
from voicelive_desktop.domain.words.hosts import can_be_overheard, host_of, is_azure, needs_trust
from voicelive_desktop.domain.words.kinds import ProxyChoice, Target
from voicelive_desktop.domain.words.sign_in import SignIn
from voicelive_desktop.gui.dialogs.account_box import AccountBox
from voicelive_desktop.gui.dialogs.check_list import CheckList
from voicelive_desktop.gui.dialogs.host_question import endpoint_from, proxy_problem
from voicelive_desktop.gui.feed import StateFeed
from voicelive_desktop.gui.intents import Intents
from voicelive_desktop.gui.theme import Theme
from voicelive_desktop.gui.theme.look import set_look
from voicelive_desktop.gui.theme.widgets.dialog import Dialog
from voicelive_desktop.gui.theme.widgets.dialog_buttons import cancel_button, dialog_buttons
from voicelive_desktop.gui.theme.widgets.fitting_area import FittingArea
from voicelive_desktop.gui.theme.widgets.form_rows import FormRows
from voicelive_desktop.gui.theme.widgets.picker_combo import PickerCombo
from voicelive_desktop.gui.theme.widgets.plain_label import plain_label
from voicelive_desktop.gui.theme.widgets.push_button import push_button
from voicelive_desktop.gui.wording.language import shown

WIDTH = 560
GAP = 10  # between the rows and their scroll bar
MOST_HEIGHT = 520  # the main window is 540 high at least


class ConnectionDialog(Dialog):
    """Asks for endpoint, key or sign-in, and proxy; checks them; connects. Open it with `open()`.

    The key lives in the field only until the dialog closes. A key that is kept already need not be
    typed again.

    Args:
        is_new: Azure was chosen a moment ago and has no address yet; who cancels stays with the
            local companion.
    """

    def __init__(
        self,
        feed: StateFeed,
        intents: Intents,
        theme: Theme,
        parent: QWidget | None = None,
        *,
        is_new: bool = False,
    ) -> None:
        super().__init__(parent)
        self._feed = feed
        self._intents = intents
        self._is_new = is_new
        self.setObjectName("connection_dialog")
        self.setWindowTitle(self.tr("Connect to Azure"))
        self._build_address()
        self._build_sign_in()
        self._build_proxy()
        self._steps = CheckList(feed, theme)
        self._check_button = push_button("check_connection_button", self.tr("Check connection"))
        self._connect_button = push_button("connect_button", self.tr("Connect"))
        self._cancel_button = cancel_button("cancel_connection_button", self)
        self._place()
        self._connect()
        self._on_changed()
        self._show_action(feed.state)
        self._endpoint.setFocus()

    def _choice(self) -> ConnectionChoice | None:
        """What the page says; None when it makes no sense, and the page says why."""
        if self._reason():
            return None
        root = endpoint_from(self._endpoint.text()).root
        key = ""
        if self._takes_key():
            key = pasted(self._key.text())
        return ConnectionChoice(
            root,
            self._how(),
            key,
            self._tenant.text().strip(),
            self._trust.isChecked() and self._offers_trust(root),
            ProxyChoice(self._proxy.currentData(Qt.ItemDataRole.UserRole)),
            self._proxy_url.text().strip(),
        )

    def _reason(self) -> str:
        """Why nobody can connect with what the page says, "" when everything is there."""
        endpoint = endpoint_from(self._endpoint.text())
        if endpoint.problem:
            return endpoint.problem
        if needs_trust(endpoint.root) and not self._trust.isChecked():
            return self.tr("Allow this host first, if you trust it.")
        if self._is_manual():
            return proxy_problem(self._proxy_url.text())
        return ""

    def _on_changed(self) -> None:
        self._show_verdict(endpoint_from(self._endpoint.text()).root)
        self._show_proxy_problem()
        how = self._how()
        self._form.show_row(self._key, self._takes_key())
        self._form.show_row(self._tenant, how.is_personal)
        self._form.show_row(self._account, how.is_personal)
        self._form.show_row(self._proxy_url, self._is_manual())
        self._note.setVisible(how is SignIn.COMPUTER)
        reason = self._reason()
        for button in (self._connect_button, self._check_button):
            button.setEnabled(not reason)
            button.setToolTip(reason)

    def _on_state_changed(self, old: State, new: State) -> None:
        if old.connection is not new.connection:
            self._show_action(new)

    def _show_action(self, state: State) -> None:
        """What the button does: connect, or bring the conversation over; a try that runs takes it
        next time.
        """
        text = self.tr("Connect")
        if isinstance(state.connection, con.Ready | con.Retrying):
            text = self.tr("Reconnect")
        elif isinstance(state.connection, con.Connecting | con.Closing):
            text = self.tr("Save")
        self._connect_button.setText(text)
        self._connect_button.setAccessibleName(text)

    def _on_connect(self) -> None:
        choice, before = self._choice(), self._feed.state
        if choice is None:
            return
        self._is_new = False
        self._intents.wish(SetUpConnection(choice))
        self.accept()
        match before.connection:
            case con.Ready() | con.Retrying():
                self._intents.wish(ev.ReconnectRequested())
            case con.Failed() if before.settings.target == Target.AZURE:
                self._intents.wish(ev.RetryRequested())  # the same conversation goes on
            case con.Offline() | con.Failed() | con.Reading():
                self._intents.wish(ev.StartRequested())
            case con.Connecting() | con.Closing():
                pass

    def _on_check(self) -> None:
        if (choice := self._choice()) is not None:
            self._intents.wish(CheckConnection(choice))

    def _on_sign_in(self) -> None:
        choice = ConnectionChoice(
            "",
            self._how(),
            tenant=self._tenant.text().strip(),
            proxy=ProxyChoice(self._proxy.currentData(Qt.ItemDataRole.UserRole)),
            proxy_url=self._proxy_url.text().strip(),
        )
        self._intents.wish(BeginSignIn(choice))

    def _on_finished(self) -> None:
        self._key.clear()
        self._intents.wish(CancelCheck())
        self._intents.wish(CancelSignIn())
        if self._is_new:
            self._intents.choose({"target": Target.DEMO})

    def _offers_trust(self, root: str) -> bool:
        """A service on this computer needs it for a sign-in, not for a key."""
        return bool(root) and (
            needs_trust(root) or (can_be_overheard(root) and self._how() is not SignIn.KEY)
        )

    def _show_verdict(self, root: str) -> None:
        self._trust.setVisible(self._offers_trust(root))
        is_typed = bool(pasted(self._endpoint.text()))
        if is_typed:
            self._verdict.setText(self._verdict_on(root))
        else:
            self._verdict.setText(self._where_to_find())
        if is_typed and not root:
            set_look(self._verdict, "tone", "error")
        else:
            set_look(self._verdict, "tone", "third")

    def _where_to_find(self) -> str:
        return self.tr(
            "Find it in the Azure portal, under Keys and Endpoint of your Foundry resource."
        )

    def _verdict_on(self, root: str) -> str:
        host = host_of(root)
        if not root:
            return endpoint_from(self._endpoint.text()).problem
        if is_azure(host):
            return self.tr("Azure resource: {root}").format(root=root)
        if needs_trust(root):
            return self.tr(
                "{host} is not an Azure host. It gets your key only if you allow it."
            ).format(host=host)
        if self._offers_trust(root):
            return self.tr(
                "A service on this computer, not encrypted. It gets your sign-in only if you allow it."
            )
        return self.tr("Service on this computer: {root}").format(root=root)

    def _show_proxy_problem(self) -> None:
        """An empty field has its example."""
        text = self._proxy_url.text().strip()
        problem = proxy_problem(text) if text else ""
        self._proxy_note.setText(problem)
        self._proxy_note.setVisible(bool(problem))

    def _how(self) -> SignIn:
        return SignIn(str(self._sign_in.currentData(Qt.ItemDataRole.UserRole)))

    def _takes_key(self) -> bool:
        return self._how() in {SignIn.AUTO, SignIn.KEY}

    def _is_manual(self) -> bool:
        return str(self._proxy.currentData(Qt.ItemDataRole.UserRole)) == ProxyChoice.MANUAL

    def _place(self) -> None:
        self._form = FormRows()
        self._form.add_row(self.tr("Endpoint"), self._endpoint, self._verdict, self._trust)
        self._form.add_row(self.tr("Sign-in"), self._sign_in, self._note)
        self._form.add_row(self.tr("API key"), self._key)
        self._form.add_row(self.tr("Tenant"), self._tenant)
        self._form.add_row(self.tr("Account"), self._account)
        self._form.add_row(self.tr("Proxy"), self._proxy)
        self._form.add_row(self.tr("Proxy address"), self._proxy_url, self._proxy_note)
        inside = QWidget()
        inside.setObjectName("connection_rows")
        rows = QVBoxLayout(inside)
        rows.setContentsMargins(0, 0, GAP, 0)
        rows.setSpacing(16)
        rows.addLayout(self._form)
        rows.addWidget(self._steps)
        rows.addStretch(1)
        self._area = FittingArea(inside, self)
        self._area.setObjectName("connection_scroll")
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the fields bring themselves into sight
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24 - GAP, 20)
        layout.setSpacing(20)
        layout.addWidget(self._area, 1)
        layout.addLayout(self._build_buttons())
        self.setMinimumWidth(WIDTH)

    def _fit(self) -> None:
        """As high as the rows want, but never beyond the smallest main window."""
        wanted = min(MOST_HEIGHT, self.sizeHint().height())
        if self.height() != wanted:
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
        self._account.sign_in_wanted.connect(self._on_sign_in)
        self._account.cancel_wanted.connect(self._intents.wishing(CancelSignIn()))
        self._account.sign_out_wanted.connect(self._intents.wishing(SignOut()))
        self._feed.changed.connect(self._on_state_changed)
        self.finished.connect(self._on_finished)

    def _build_address(self) -> None:
        settings = self._feed.state.settings
        self._endpoint = self._build_line("endpoint_edit", self.tr("Endpoint"), settings.endpoint)
        self._endpoint.setPlaceholderText("https://NAME.services.ai.azure.com")
        self._verdict = self._build_note("endpoint_verdict")
        self._trust = QCheckBox(self.tr("I trust this host with my key"))
        self._trust.setObjectName("trust_check")
        self._trust.setAccessibleName(self._trust.text())
        host = host_of(endpoint_from(settings.endpoint).root)
        self._trust.setChecked(bool(settings.trusted_host) and settings.trusted_host == host)

    def _build_sign_in(self) -> None:
        settings = self._feed.state.settings
        self._sign_in = self._build_combo(
            "sign_in_combo", self.tr("Sign-in"), models.SIGN_INS, settings.sign_in
        )
        self._key = self._build_line("key_edit", self.tr("API key"), "")
        self._key.setEchoMode(QLineEdit.EchoMode.Password)
        self._key.setPlaceholderText(self.tr("Leave empty to keep the saved key"))
        self._tenant = self._build_line("tenant_edit", self.tr("Tenant"), settings.tenant)
        self._tenant.setPlaceholderText(self.tr("Your own tenant"))
        self._account = AccountBox(self._feed)
        self._note = self._build_note("sign_in_note")
        self._note.setText(
            self.tr(
                "For example “az login”. The account needs the role “Cognitive Services User” on the resource."
            )
        )

    def _build_proxy(self) -> None:
        settings = self._feed.state.settings
        self._proxy = self._build_combo(
            "proxy_combo", self.tr("Proxy"), models.PROXIES, settings.proxy
        )
        self._proxy_url = self._build_line(
            "proxy_edit", self.tr("Proxy address"), settings.proxy_url
        )
        self._proxy_url.setPlaceholderText("http://proxy.example:8080")
        self._proxy_note = self._build_note("proxy_note", "error")

    def _build_buttons(self) -> QHBoxLayout:
        row = dialog_buttons(self._cancel_button, self._connect_button, aside=(self._check_button,))
        row.setContentsMargins(0, 0, GAP, 0)
        return row

    def _build_line(self, name: str, label: str, text: str) -> QLineEdit:
        line = QLineEdit(text)
        line.setObjectName(name)
        line.setAccessibleName(label)
        return line

    def _build_combo(
        self, name: str, label: str, choices: tuple[Choice, ...], value: str
    ) -> PickerCombo:
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
