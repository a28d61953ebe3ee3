"""What stands in the transcript before there is one: what will happen, and the next step."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from voicelive_desktop.domain import selectors
from voicelive_desktop.domain.selectors import Mode
from voicelive_desktop.domain.state import State
from voicelive_desktop.gui.feed import StateFeed
from voicelive_desktop.gui.theme import Theme, fonts, icons
from voicelive_desktop.gui.widgets.plain_label import plain_label

WIDTH = 600
LOW = 300  # a pane less high than this keeps only what matters
SIGN = 40


class StartPage(QFrame):
    """One sentence, three sentences to try, and the way to Azure.

    Signals:
        example_chosen(text: str): the user picked one of the sentences.
        sound_check_requested(): the user wants to check microphone and speaker; offered until it was done once.
        azure_requested(): the user wants to set up an Azure resource.
    """

    example_chosen = Signal(str)
    azure_requested = Signal()
    sound_check_requested = Signal()

    def __init__(self, feed: StateFeed, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._feed = feed
        self._theme = theme
        self.setObjectName("start_page")
        self._sign = plain_label()
        self._title = self._build_label("start_title", fonts.scaled(fonts.ui_font(), 1.6, bold=True))
        self._sentence = self._build_label("start_sentence", fonts.scaled(fonts.ui_font(), 1.1))
        self._sentence.setProperty("tone", "second")
        self._try = self._build_label("start_try", fonts.ui_font())
        self._try.setText(self.tr("Say or type, for example:"))
        self._try.setProperty("tone", "third")
        self._examples = [self._build_example(n, text) for n, text in enumerate(self._sentences())]
        self._azure = QPushButton(self.tr("Connect to Azure…"))
        self._azure.setObjectName("connect_azure_button")
        self._azure.setAccessibleName(self.tr("Connect to Azure"))
        self._azure.clicked.connect(self.azure_requested)
        self._sound = QPushButton(self.tr("Check microphone and speaker…"))
        self._sound.setObjectName("sound_check_button")
        self._sound.setAccessibleName(self.tr("Check microphone and speaker"))
        self._sound.clicked.connect(self.sound_check_requested)
        self._place()
        feed.changed.connect(self._on_state_changed)
        theme.changed.connect(self._on_theme_changed)
        self._show()
        self._on_theme_changed()

    def _on_state_changed(self, _old: State, _new: State) -> None:
        if self.isVisible():
            self._show()

    def _on_theme_changed(self) -> None:
        self._sign.setPixmap(icons.pixmap("mic", self._theme.tokens.you, SIGN, self.devicePixelRatioF()))

    def _on_example(self) -> None:
        button = self.sender()
        if isinstance(button, QPushButton):
            self.example_chosen.emit(button.property("sentence"))

    def _show(self) -> None:
        state = self._feed.state
        self._title.setText(self._heading(state))
        self._sentence.setText(self._words(state))
        self._sentence.setFixedHeight(self._sentence.heightForWidth(WIDTH))
        self._sound.setVisible(not selectors.in_session(state) and not state.settings.sound_checked)
        self._azure.setVisible(not selectors.in_session(state) and not state.settings.endpoint)

    def _heading(self, state: State) -> str:
        if selectors.mode(state) is Mode.SET_UP:
            return self.tr("One step to go")
        return self.tr("Say something") if selectors.can_send_text(state) else self.tr("Start talking")

    def _words(self, state: State) -> str:
        if selectors.mode(state) is Mode.SET_UP:
            return self.tr("Add the endpoint of your Azure resource, or choose the local demo.")
        if selectors.can_send_text(state):
            return self.tr("Your words and the answers will appear here.")
        if selectors.in_session(state):
            return self.tr("One moment: the connection is being made.")
        if state.settings.target == "demo":
            return self.tr("Press Start and talk: the local demo answers at once, on this computer.")
        return self.tr("Press Start and talk to your Azure resource.")

    def _sentences(self) -> tuple[str, str, str]:
        return (
            self.tr("What can you do?"),
            self.tr("What time is it?"),
            self.tr("Tell me a long story."),
        )

    def _place(self) -> None:
        column = QWidget()
        column.setFixedWidth(WIDTH)
        self._column = QVBoxLayout(column)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        centre = Qt.AlignmentFlag.AlignHCenter
        self._column.addWidget(self._sign, 0, centre)
        for label in (self._title, self._sentence, self._try):
            self._column.addWidget(label)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addStretch(1)
        for button in self._examples:
            row.addWidget(button)
        row.addStretch(1)
        self._column.addLayout(row)
        self._column.addSpacing(8)
        ways = QHBoxLayout()
        ways.setSpacing(8)
        ways.addStretch(1)
        ways.addWidget(self._sound)
        ways.addWidget(self._azure)
        ways.addStretch(1)
        self._column.addLayout(ways)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addStretch(2)
        layout.addWidget(column, 0, centre)
        layout.addStretch(3)

    def _build_label(self, name: str, font: QFont) -> QLabel:
        label = plain_label()
        label.setObjectName(name)
        label.setFont(font)
        label.setWordWrap(True)
        label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        return label

    def _build_example(self, number: int, text: str) -> QPushButton:
        button = QPushButton(self.tr("“{text}”").format(text=text))
        button.setObjectName(f"example_{number + 1}")
        button.setAccessibleName(self.tr("Type the example: {text}").format(text=text))
        button.setProperty("sentence", text)
        button.clicked.connect(self._on_example)
        return button

    # Qt overrides

    def showEvent(self, event: QShowEvent) -> None:
        """Qt: what has changed meanwhile."""
        super().showEvent(event)
        self._show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: a low pane keeps the sentence, the examples and the button."""
        super().resizeEvent(event)
        self._sign.setVisible(event.size().height() >= LOW)
        self._title.setVisible(event.size().height() >= LOW - 60)
        self._try.setVisible(event.size().height() >= LOW - 100)
