"""What stands in the transcript before there is one: what will happen, and the next step."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QFont, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from voicelive_desktop.domain.facts.state import State
from voicelive_desktop.domain.questions import selectors
from voicelive_desktop.domain.questions.selectors import Mode
from voicelive_desktop.domain.words.kinds import Target
from voicelive_desktop.gui.actions import Actions
from voicelive_desktop.gui.dialogs.welcome_steps import Welcome
from voicelive_desktop.gui.feed import StateFeed
from voicelive_desktop.gui.intents import Intents
from voicelive_desktop.gui.theme import fonts
from voicelive_desktop.gui.theme.widgets.fitting_area import viewport_of
from voicelive_desktop.gui.theme.widgets.plain_label import plain_label
from voicelive_desktop.gui.transcript.ways import Ways

if TYPE_CHECKING:
    from voicelive_desktop.gui.level_ports import LevelSource

WIDTH = 700


class StartPage(QScrollArea):
    """One sentence, three sentences to try, the ways in, and the first steps until they are done;
    the audio check is offered until it was done once.

    Signals:
        example_chosen(text: str): the user picked one of the sentences.
        content_changed(): it may want another height.
    """

    example_chosen = Signal(str)
    content_changed = Signal()

    def __init__(
        self,
        feed: StateFeed,
        intents: Intents,
        actions: Actions,
        level: LevelSource | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        viewport_of(self)
        self._feed, self._intents = feed, intents
        self._offers_welcome = False
        self._asked_for_welcome = False
        self.setObjectName("start_page")
        self.setAccessibleName(self.tr("Start page"))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # no stop of its own: it has nothing to press
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._sentence = self._build_label("start_sentence", fonts.scaled(fonts.ui_font(), 1.1))
        self._sentence.setProperty("tone", "second")
        self._try = self._build_label("start_try", fonts.ui_font())
        self._try.setText(self.tr("Say or type anything, for example:"))
        self._try.setProperty("tone", "third")
        self._examples = [self._build_example(n, text) for n, text in enumerate(self._sentences())]
        self._ways = Ways(feed, intents, actions)
        self._sound = self._build_way(
            "sound_check_button", self.tr("Check microphone and speaker…")
        )
        self._sound.clicked.connect(actions["sound_check"].trigger)
        self._agent = self._build_way("my_agent_button", self.tr("My agent…"))
        self._agent.clicked.connect(actions["my_agent"].trigger)
        self.welcome = Welcome(feed, intents, level)
        self.welcome.done.connect(self._on_welcome_done)
        self._place()
        self._widen(feed.state)
        feed.changed.connect(self._on_state_changed)
        self._show()

    @property
    def content(self) -> QWidget:
        """All that stands on the page."""
        return self._content

    @property
    def wanted_height(self) -> int:
        """What the content needs at the present width."""
        content, width = self._content, self.viewport().width()
        if content.hasHeightForWidth():
            return content.heightForWidth(width)
        return content.sizeHint().height()

    def offer_welcome(self) -> None:
        """Show the first steps, unless they were done or skipped before."""
        self._offers_welcome = True
        self._show()

    def show_welcome(self) -> None:
        """Show the first steps again, with the focus on them; a small window scrolls to it."""
        self._offers_welcome = self._asked_for_welcome = True
        if self._feed.state.settings.welcomed:
            self._intents.choose({"welcomed": False})
        self._show()

    def _on_state_changed(self, old: State, new: State) -> None:
        if selectors.in_session(new) and not selectors.in_session(old):
            self.welcome.leave()
        if new.conversation.pages and not old.conversation.pages and not self.welcome.isHidden():
            self._on_welcome_done()  # who talks needs no first steps
        if new.settings.text_size != old.settings.text_size:
            self._widen(new)
        if self.isVisible():
            self._show()

    def _widen(self, state: State) -> None:
        self._column.setMaximumWidth(round(WIDTH * max(1.0, state.settings.text_size)))

    def _on_welcome_done(self) -> None:
        self._intents.choose({"welcomed": True})

    def _on_welcome_placed(self) -> None:
        self.welcome.next_button.setFocus(Qt.FocusReason.TabFocusReason)

    def _on_example(self) -> None:
        button = self.sender()
        if isinstance(button, QPushButton):
            self.example_chosen.emit(button.property("sentence"))

    def _show(self) -> None:
        state = self._feed.state
        mode = selectors.mode(state)
        ways = not selectors.in_session(state) and mode is not Mode.LOG
        self._sentence.setText(self._words(state))
        # else the first way says it
        self._sentence.setVisible(not ways or state.settings.target != Target.DEMO)
        self._agent.setVisible(ways and state.settings.target == Target.AGENT)
        self._ways.setVisible(ways)
        self._ways.show_state(state)
        can_say = selectors.takes_text(state) and mode not in {Mode.SET_UP, Mode.LOG}
        for widget in (self._try, *self._examples):
            widget.setVisible(can_say)
        welcomes = self._offers_welcome and not state.settings.welcomed and mode is not Mode.LOG
        self.welcome.setVisible(welcomes)
        if welcomes and self._asked_for_welcome:
            self._asked_for_welcome = False
            QTimer.singleShot(0, self, self._on_welcome_placed)
        self._sound.setVisible(
            ways and not welcomes and not state.settings.sound_checked
        )  # its first step is much the same
        self._try.setVisible(can_say and not welcomes)

    def _words(self, state: State) -> str:
        if selectors.mode(state) is Mode.LOG:
            return self.tr("There is no conversation in this session log.")
        if selectors.mode(state) is Mode.SET_UP:
            return self.tr(
                "Add the endpoint of your Azure resource, or choose the local companion."
            )
        if selectors.in_session(state):
            return self.tr("Your words and the answers will appear here.")
        if state.settings.target == Target.AGENT:
            return self.tr("Talk to your own agent before you deploy it.")
        return self.tr("Talk to your Azure resource.")

    def _sentences(self) -> tuple[str, str, str]:
        return (
            self.tr("What can you do?"),
            self.tr("What time is it?"),
            self.tr("Tell me a long story."),
        )

    def _place(self) -> None:
        column = self._column = QWidget()
        inside = QVBoxLayout(column)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(8)
        inside.addWidget(self._sentence)
        inside.addWidget(self._try)
        inside.addLayout(_centred(*self._examples))
        inside.addWidget(self.welcome)  # first: its buttons are in sight in the least window, too
        inside.addWidget(self._ways)
        inside.addLayout(_centred(self._agent, self._sound))
        whole = self._content = QWidget()
        across = QHBoxLayout()
        across.addStretch(1)
        across.addWidget(column, 100)
        across.addStretch(1)
        layout = QVBoxLayout(whole)
        layout.setContentsMargins(0, 4, 0, 4)
        layout.addLayout(across)
        layout.addStretch(1)
        self.setWidget(whole)

    def _build_label(self, name: str, font: QFont) -> QLabel:
        label = plain_label()
        label.setObjectName(name)
        label.setFont(font)
        label.setWordWrap(True)
        label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        return label

    def _build_way(self, name: str, text: str) -> QPushButton:
        button = QPushButton(text)
        button.setObjectName(name)
        button.setAccessibleName(text.rstrip("…"))
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setProperty("kind", "quiet")
        return button

    def _build_example(self, number: int, text: str) -> QPushButton:
        button = QPushButton(self.tr("“{text}”").format(text=text))
        button.setObjectName(f"example_{number + 1}")
        button.setAccessibleName(self.tr("Say: {text}").format(text=text))
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setProperty("kind", "pill")
        button.setProperty("sentence", text)
        button.clicked.connect(self._on_example)
        return button

    # Qt overrides

    def showEvent(self, event: QShowEvent) -> None:
        """Qt: what has changed meanwhile."""
        super().showEvent(event)
        self._show()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt: the content was laid out anew."""
        handled = super().eventFilter(watched, event)
        if event.type() == QEvent.Type.LayoutRequest and watched is self._content:
            self.content_changed.emit()
        return handled


def _centred(*widgets: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(8)
    row.addStretch(1)
    for widget in widgets:
        row.addWidget(widget)
    row.addStretch(1)
    return row
