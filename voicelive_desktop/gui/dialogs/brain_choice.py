"""The language model of the local companion: where it is, which one, its key, and whether it may be
far away.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from voicelive_desktop.domain.facts.companion_state import (
    BrainChoice,
    Companion,
    CompanionPart,
    FoundBrain,
)
from voicelive_desktop.domain.facts.requests.about_companion import (
    ChooseBrain,
    FindBrains,
    ListBrainModels,
    WakeCompanion,
)
from voicelive_desktop.domain.facts.state import State
from voicelive_desktop.domain.settings.brain import host_of_server, needs_consent, server_problem
from voicelive_desktop.gui.dialogs.part_row import PartRow
from voicelive_desktop.gui.feed import StateFeed
from voicelive_desktop.gui.intents import Intents
from voicelive_desktop.gui.theme.look import set_look
from voicelive_desktop.gui.theme.widgets.form_rows import FormRows
from voicelive_desktop.gui.theme.widgets.picker_combo import PickerCombo
from voicelive_desktop.gui.theme.widgets.plain_label import plain_label, plain_tip
from voicelive_desktop.gui.theme.widgets.push_button import push_button
from voicelive_desktop.gui.wording import companion_words as words
from voicelive_desktop.gui.wording.language import shown


class BrainForm(QWidget):
    """What is typed here holds once *Use this model* is pressed. The key lives in its field only
    until then.
    """

    def __init__(
        self,
        feed: StateFeed,
        intents: Intents,
        now: Callable[[], float],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._feed, self._intents, self._now = feed, intents, now
        self._companion: Companion | None = None
        self.row = PartRow(CompanionPart.BRAIN)
        self._build_fields()
        self._find = push_button("brain_find_button", self.tr("Find models"))
        self._find.setAccessibleName(self.tr("Find language models on this computer"))
        self._use = push_button("brain_use_button", self.tr("Use this model"))
        self._none = push_button("brain_none_button", self.tr("Use no model"))
        self._none.setProperty("kind", "quiet")
        self._servers = QHBoxLayout()
        self._servers.setSpacing(8)
        self._place()
        self._connect()
        self._on_changed()
        self.show_state(feed.state)

    def show_state(self, state: State) -> None:
        """What is used, how fast it is, and what was found."""
        self.row.show_state(state)
        told = words.warmth(state, self._now())
        self._speed.setText(told)
        self._speed.setVisible(bool(told))
        before, self._companion = self._companion, state.access.companion
        if before is None or before.found != state.access.companion.found:
            self._show_found(state.access.companion.found)
        self._show_words(self._found, words.found(state))
        if before is None or before.listing is not state.access.companion.listing:
            self._show_listing(state)
        self._none.setVisible(bool(state.settings.brain_url))
        self._on_changed()

    def leave(self) -> None:
        """Forget the key."""
        self._key.clear()

    def _choice(self) -> BrainChoice:
        trusted = self._trust.isChecked() and needs_consent(self._url.text())
        model = self._model.currentText().strip()
        return BrainChoice(self._url.text().strip(), model, self._key.text().strip(), trusted)

    def _reason(self) -> str:
        """Why this cannot be used, "" when it can."""
        url = self._url.text().strip()
        if not url:
            return self.tr("Enter the address of a server first.")
        if problem := server_problem(url):
            return shown(problem)
        if needs_consent(url) and not self._trust.isChecked():
            return self.tr("Agree first that your conversations go to this server.")
        return ""

    def _is_new(self) -> bool:
        """Whether something else is typed than what is used."""
        settings, choice = self._feed.state.settings, self._choice()
        used = (settings.brain_url.strip(), settings.brain_model.strip())
        is_agreed = not choice.trusted or settings.brain_trusted_host == host_of_server(choice.url)
        return bool(choice.key) or (choice.url, choice.model) != used or not is_agreed

    def _on_changed(self) -> None:
        url = self._url.text().strip()
        problem = shown(server_problem(url))
        self._show_words(self._problem, problem)
        self._trust.setVisible(needs_consent(url))
        if needs_consent(url):
            self._show_words(self._question, words.consent(url))
        else:
            self._show_words(self._question, "")
        reason = self._reason()
        is_new = self._is_new()
        self._use.setEnabled(is_new and not reason)
        self._use.setToolTip(reason)
        if is_new and not reason:
            set_look(self._use, "kind", "accent")
        else:
            set_look(self._use, "kind", "")

    def _on_url_changed(self) -> None:
        """Another server has not been agreed to."""
        host = self._feed.state.settings.brain_trusted_host
        self._trust.setChecked(bool(host) and host == host_of_server(self._url.text()))
        self._on_changed()

    def _on_url_edited(self) -> None:
        if not self._reason():
            self._intents.wish(ListBrainModels(self._choice()))

    def _on_found_clicked(self) -> None:
        brain = self.sender().property("brain")
        found = next(
            (one for one in self._feed.state.access.companion.found if one.url == brain), None
        )
        if found is not None:
            self._fill(found)

    def _on_find(self) -> None:
        self._intents.wish(FindBrains())
        self._on_url_edited()

    def _on_use(self) -> None:
        if not self._reason():
            self._intents.wish(ChooseBrain(self._choice()))
            self._key.clear()
            self._intents.wish(WakeCompanion())

    def _on_none(self) -> None:
        self._url.clear()
        self._model.clearEditText()
        self._intents.wish(ChooseBrain(BrainChoice("")))
        self._intents.wish(WakeCompanion())

    def _fill(self, brain: FoundBrain) -> None:
        self._url.setText(brain.url)
        self._show_models(brain.models, brain.model)

    def _show_found(self, found: tuple[FoundBrain, ...]) -> None:
        while self._servers.count():
            item = self._servers.takeAt(0)
            widget = None if item is None else item.widget()
            if widget is not None:
                widget.deleteLater()
        for brain in found:
            button = push_button(
                f"found_{host_of_server(brain.url)}_{brain.name}".replace(" ", "_"), brain.name
            )
            button.setText(brain.name.replace("&", "&&"))  # no letter of a name is a shortcut
            button.setProperty("kind", "pill")
            button.setProperty("brain", brain.url)
            button.setToolTip(plain_tip(", ".join(brain.models[:8])))
            button.clicked.connect(self._on_found_clicked)
            self._servers.addWidget(button)
        self._servers.addStretch(1)
        if found and not self._url.text().strip():
            self._fill(found[0])

    def _show_listing(self, state: State) -> None:
        listing = state.access.companion.listing
        self._show_words(self._listing, words.listing(state))
        if listing is not None and listing.models and listing.url == self._url.text().strip():
            self._show_models(
                listing.models, self._model.currentText().strip() or listing.models[0]
            )

    def _show_models(self, models: tuple[str, ...], chosen: str) -> None:
        with QSignalBlocker(self._model):
            self._model.clear()
            for model in models:
                self._model.addItem(model, model)
            self._model.setEditText(chosen)
        self._on_changed()

    def _show_words(self, label: QLabel, text: str) -> None:
        label.setText(text)
        label.setVisible(bool(text))

    def _build_fields(self) -> None:
        settings = self._feed.state.settings
        self._speed = self._build_note("brain_speed", "second")
        self._url = self._build_line(
            "brain_url_edit", self.tr("Address of the server"), settings.brain_url
        )
        self._url.setPlaceholderText("http://localhost:11434")
        self._problem = self._build_note("brain_problem", "error")
        self._question = self._build_note("brain_question", "attention")
        self._trust = QCheckBox(self.tr("Send my conversations there"))
        self._trust.setObjectName("brain_trust_check")
        self._trust.setAccessibleName(self._trust.text())
        host = settings.brain_trusted_host
        self._trust.setChecked(bool(host) and host == host_of_server(settings.brain_url))
        self._found = self._build_note("brain_found", "third")
        self._model = PickerCombo()
        self._model.setObjectName("brain_model_combo")
        self._model.setAccessibleName(self.tr("Language model"))
        self._model.setEditable(True)
        self._model.setEditText(settings.brain_model)
        line = self._model.lineEdit()
        assert line is not None
        line.setAccessibleName(self._model.accessibleName())
        line.setPlaceholderText(self.tr("The first one that the server lists"))
        self._listing = self._build_note("brain_listing", "third")
        self._key = self._build_line("brain_key_edit", self.tr("Key, if the server wants one"), "")
        self._key.setEchoMode(QLineEdit.EchoMode.Password)
        self._key.setPlaceholderText(self.tr("Only if the server wants one; kept in the keyring"))

    def _connect(self) -> None:
        self._url.textChanged.connect(self._on_url_changed)
        self._url.editingFinished.connect(self._on_url_edited)
        self._model.editTextChanged.connect(self._on_changed)
        self._key.textChanged.connect(self._on_changed)
        self._trust.toggled.connect(self._on_changed)
        self._find.clicked.connect(self._on_find)
        self._use.clicked.connect(self._on_use)
        self._none.clicked.connect(self._on_none)

    def _place(self) -> None:
        form = FormRows()
        form.add_row(self.tr("Address"), self._url, self._problem, self._question, self._trust)
        form.add_row(self.tr("Model"), self._model, self._listing)
        form.add_row(self.tr("Key"), self._key)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self._find)
        buttons.addStretch(1)
        buttons.addWidget(self._none)
        buttons.addWidget(self._use)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.row)
        layout.addWidget(self._speed)
        layout.addLayout(form)
        layout.addWidget(self._found)
        layout.addLayout(self._servers)
        layout.addLayout(buttons)

    def _build_line(self, name: str, label: str, text: str) -> QLineEdit:
        line = QLineEdit(text)
        line.setObjectName(name)
        line.setAccessibleName(label)
        return line

    def _build_note(self, name: str, tone: str) -> QLabel:
        label = plain_label()
        label.setObjectName(name)
        label.setWordWrap(True)
        set_look(label, "tone", tone)
        return label
