"""The ways in on the start page: talk now, with a model of one's own, with Azure."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from voicelive_desktop.domain.facts import events as ev
from voicelive_desktop.domain.facts.companion_state import BrainChoice, FoundBrain
from voicelive_desktop.domain.facts.requests.about_companion import ChooseBrain
from voicelive_desktop.domain.facts.state import State
from voicelive_desktop.domain.questions import selectors
from voicelive_desktop.domain.words.kinds import Target
from voicelive_desktop.gui.actions import Actions
from voicelive_desktop.gui.feed import StateFeed
from voicelive_desktop.gui.intents import Intents
from voicelive_desktop.gui.theme.widgets.push_button import push_button
from voicelive_desktop.gui.transcript.way_row import WayRow
from voicelive_desktop.gui.wording import companion_words as words


class Ways(QFrame):
    """Each in one line; what is not there is said with one step to get it."""

    def __init__(
        self, feed: StateFeed, intents: Intents, actions: Actions, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._feed, self._intents, self._actions = feed, intents, actions
        self.setObjectName("ways")
        self._speech = _button("improve_speech_button", self.tr("Improve…"))
        self._talk = _button("talk_now_button", self.tr("Talk now"))
        self._with_model = _button("talk_with_model_button", "")
        self._model = _button("local_model_button", self.tr("Use my local model…"))
        self._azure = _button("connect_azure_button", self.tr("Connect to Azure…"))
        self._now = WayRow("way_now", self.tr("Talk now"), self._speech, self._talk)
        self._own = WayRow("way_model", self.tr("Your model"), self._with_model, self._model)
        self._cloud = WayRow("way_azure", "Azure", self._azure)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(4, 4, 4, 4)
        layout.setSpacing(0)
        for row in (self._now, self._own, self._cloud):
            layout.addWidget(row)
        self._connect()
        self.show_state(feed.state)

    def show_state(self, state: State) -> None:
        """What is there now."""
        found, is_demo = _offered(state), state.settings.target == Target.DEMO
        has_model = selectors.has_own_model(state)
        self._now.say(words.talks_now(state))
        self._now.setVisible(is_demo)
        self._speech.setVisible(state.access.companion.parts.is_small)
        self._own.say(words.own_model(state, found))
        self._with_model.setVisible(found is not None)
        if found is not None:
            text = words.talk_with(found)
            self._with_model.setText(text.replace("&", "&&"))
            self._with_model.setAccessibleName(text)
        if has_model:
            self._model.setText(self.tr("Change…"))
        else:
            self._model.setText(self.tr("Use my local model…"))
        self._model.setVisible(found is None)
        self._cloud.say(self.tr("Natural voices and large models."))
        self._cloud.setVisible(not state.settings.endpoint)

    def _on_talk(self) -> None:
        self._intents.wish(ev.StartRequested())

    def _on_talk_with_model(self) -> None:
        found = _offered(self._feed.state)
        if found is not None:
            self._intents.wish(ChooseBrain(BrainChoice(found.url, found.model)))
            self._intents.wish(ev.StartRequested())

    def _connect(self) -> None:
        self._speech.clicked.connect(self._actions["companion"].trigger)
        self._talk.clicked.connect(self._on_talk)
        self._with_model.clicked.connect(self._on_talk_with_model)
        self._model.clicked.connect(self._actions["companion"].trigger)
        self._azure.clicked.connect(self._actions["connection"].trigger)


def _offered(state: State) -> FoundBrain | None:
    """The model that was found and is not in use anyhow."""
    found = state.access.companion.found
    if selectors.has_own_model(state) or not found:
        return None
    return found[0]


def _button(name: str, text: str) -> QPushButton:
    button = push_button(name, text)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return button
