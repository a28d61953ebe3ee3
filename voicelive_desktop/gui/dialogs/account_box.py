"""Who is signed in with Microsoft Entra ID, and how to sign in or out."""

from __future__ import annotations

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from voicelive_desktop.domain.facts.access_state import Account, AccountStatus
from voicelive_desktop.domain.facts.state import State
from voicelive_desktop.gui.feed import StateFeed
from voicelive_desktop.gui.theme.widgets.plain_label import plain_label
from voicelive_desktop.gui.theme.widgets.push_button import push_button
from voicelive_desktop.gui.wording.failure_words import failure_words

SAFE_PAGES = ("https://",)


class AccountBox(QFrame):
    """Follows `state.account`.

    Signals:
        sign_in_wanted(), cancel_wanted(), sign_out_wanted(): the button says which.
    """

    sign_in_wanted = Signal()
    cancel_wanted = Signal()
    sign_out_wanted = Signal()

    def __init__(self, feed: StateFeed, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._feed = feed
        self.setObjectName("account_box")
        self._words = plain_label()
        self._words.setObjectName("account_words")
        self._words.setWordWrap(True)
        self._words.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self._words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._sign_in = push_button("sign_in_button", self.tr("Sign in"))
        self._cancel = push_button("cancel_sign_in_button", self.tr("Cancel sign-in"))
        self._sign_out = push_button("sign_out_button", self.tr("Sign out"))
        self._open = push_button("open_sign_in_page_button", self.tr("Copy code and open page"))
        self._place()
        self._sign_in.clicked.connect(self.sign_in_wanted)
        self._cancel.clicked.connect(self.cancel_wanted)
        self._sign_out.clicked.connect(self.sign_out_wanted)
        self._open.clicked.connect(self._on_open)
        feed.changed.connect(self._on_state_changed)
        self._show(feed.state.access.account)

    def _on_state_changed(self, old: State, new: State) -> None:
        if old.access.account is not new.access.account:
            self._show(new.access.account)

    def _on_open(self) -> None:
        account = self._feed.state.access.account
        QGuiApplication.clipboard().setText(account.code)
        if account.page.startswith(SAFE_PAGES):
            QDesktopServices.openUrl(QUrl(account.page))

    def _show(self, account: Account) -> None:
        status = account.status
        self._words.setText(self._sentence(account))
        if account.failure is not None:
            self._words.setProperty("tone", "error")
        else:
            self._words.setProperty("tone", "")
        self._words.style().polish(self._words)
        self._sign_in.setVisible(status is AccountStatus.SIGNED_OUT)
        self._cancel.setVisible(status is AccountStatus.SIGNING_IN)
        self._open.setVisible(status is AccountStatus.SIGNING_IN and bool(account.code))
        self._sign_out.setVisible(status is AccountStatus.SIGNED_IN)

    def _sentence(self, account: Account) -> str:
        if account.status is AccountStatus.SIGNED_IN:
            kept = self.tr("You stay signed in; the system keeps the sign-in encrypted.")
            passing = self.tr(
                "This system cannot keep a sign-in encrypted, so it lasts until you close the app."
            )
            return (
                self.tr("Signed in as {name}.").format(name=account.name)
                + " "
                + (kept if account.kept else passing)
            )
        if account.status is AccountStatus.SIGNING_IN:
            if account.code:
                words = self.tr("Open {page} on any device and type the code {code}.")
                return words.format(page=account.page, code=account.code)
            return self.tr("Continue in your browser, or wait for the code…")
        if account.failure is not None:
            words = (
                account.failure.message or failure_words(account.failure, self._feed.state, 0.0)[0]
            )
            return self.tr("Sign-in failed: {words}").format(words=words)
        return self.tr("Not signed in.")

    def _place(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        for button in (self._sign_in, self._open, self._cancel, self._sign_out):
            buttons.addWidget(button)
        buttons.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 6, 0, 0)  # the words stand where the text of a field would
        layout.setSpacing(8)
        layout.addWidget(self._words)
        layout.addLayout(buttons)
