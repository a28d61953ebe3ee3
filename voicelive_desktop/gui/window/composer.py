"""Where you type: a field that grows, pictures to go with it, Send, and Stop while there is
something to stop.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QImage
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from voicelive_desktop.domain.facts import events as ev
from voicelive_desktop.domain.facts.pictures import Picture
from voicelive_desktop.domain.facts.state import State
from voicelive_desktop.domain.questions import selectors
from voicelive_desktop.domain.words.ids import NEW, ItemId
from voicelive_desktop.gui.dialogs.file_dialogs import open_files
from voicelive_desktop.gui.feed import StateFeed
from voicelive_desktop.gui.intents import Intents
from voicelive_desktop.gui.theme import Theme, Tokens, fonts, icons
from voicelive_desktop.gui.theme.widgets.plain_label import plain_label
from voicelive_desktop.gui.transcript.given_pictures import filter_of_files, offered
from voicelive_desktop.gui.window.agent_strip import AgentStrip
from voicelive_desktop.gui.window.message_input import MessageInput
from voicelive_desktop.gui.window.picture_adding import PictureAdding
from voicelive_desktop.gui.window.picture_strip import PictureStrip

BUTTON = 34


class Composer(QFrame):
    """The message field with its buttons.

    Signals:
        message_sent(): a typed message went out.
    """

    message_sent = Signal()

    def __init__(
        self, feed: StateFeed, intents: Intents, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._feed = feed
        self._intents = intents
        self._theme = theme
        self.setObjectName("composer_frame")
        self._input = MessageInput()
        self._input.setAccessibleName(self.tr("Message"))
        self._send = self._build_button(
            "send_button", self.tr("Send"), self.tr("Send the message (Enter)")
        )
        self._send.setProperty("kind", "accent")
        self._stop = self._build_button(
            "stop_button", self.tr("Stop the answer"), self.tr("Stop the answer (Esc)")
        )
        self._stop.setProperty("kind", "outlined")
        self._attach = self._build_button(
            "picture_button", self.tr("Add a picture"), self.tr("Add a picture…")
        )
        self._replaces = ""
        self._is_note = False
        self._is_copy = False
        self._draft: tuple[str, tuple[Picture, ...]] = ("", ())
        self._look: tuple[bool, Tokens] | None = None
        self._strip = self._build_strip()
        self._pictures = PictureStrip(theme)
        self._adding = PictureAdding(self._pictures, self)
        self._sends_then = False
        self._agent = AgentStrip(feed, intents)
        self._note = self._build_note()
        self._place()
        self._connect()
        self._scale(feed.state)
        self._show()
        self._on_theme_changed()

    def say(self, text: str) -> None:
        """Send this sentence, and start the conversation if there is none; what is
        being typed stays.
        """
        state = self._feed.state
        if not selectors.takes_text(state):
            return
        if selectors.can_start(state):
            self._intents.wish(ev.StartRequested())
        self._intents.wish(ev.TextSubmitted(NEW, text))
        self.message_sent.emit()

    @property
    def is_editing(self) -> bool:
        """Whether what is typed is more than a message: an earlier one edited, or a note."""
        return bool(self._replaces) or self._is_note or self._is_copy

    def edit(self, text: str, item_id: str) -> None:
        """Let the user change an earlier message: the latest is sent in its place, any other one as
        a new message.
        """
        self._keep_draft()
        earlier = self._feed.state.conversation.get(ItemId(item_id))
        self._is_copy = earlier is not None and not selectors.can_resend(self._feed.state, earlier)
        self._replaces, self._is_note = "" if self._is_copy else item_id, False
        if self._is_copy:
            self._show_strip(
                self.tr("Sending this adds a new message. Everything said so far stays.")
            )
        else:
            self._show_strip(
                self.tr("Editing your last message: sending replaces it and its answer.")
            )
        if earlier is None:
            self._pictures.show_pictures(())
        else:
            self._pictures.show_pictures(earlier.pictures)
        self._input.put(text)
        self._input.setFocus()

    def begin_note(self) -> None:
        """What is typed next is a system note; what was typed already comes back after it."""
        self._keep_draft()
        self._replaces, self._is_note, self._is_copy = "", True, False
        self._show_strip(self.tr("Hidden instruction: the assistant follows it without replying."))
        self._pictures.show_pictures(())
        self._input.clear()
        self._show()
        self._input.setFocus()

    def take_pictures_dropped_on(self, widget: QWidget) -> None:
        """Pictures that are dropped there are meant for the message."""
        widget.setAcceptDrops(True)
        widget.installEventFilter(self)

    def add_pictures(self, sources: list[QImage | Path]) -> None:
        """Put pictures to the message, or say why not."""
        state = self._feed.state
        if self._is_note:
            self._say(self.tr("A system note cannot contain pictures."))
            return
        if not selectors.takes_pictures(state):
            if selectors.in_session(state):
                settings = state.current.running
            else:
                settings = state.settings
            words = self.tr(
                "{model} does not accept pictures. Choose a gpt-realtime, GPT-4 or GPT-5 model."
            )
            self._say(words.format(model=settings.model))
            return
        self._adding.add(sources)
        self._show()
        self._input.setFocus()

    def end_editing(self) -> None:
        """Leave the earlier message as it is, and send no note; the draft of before comes back."""
        if self.is_editing:
            self._end_editing()

    def _keep_draft(self) -> None:
        self._adding.drop()
        self._sends_then = False
        if not self.is_editing:
            self._draft = self._input.toPlainText(), self._pictures.pictures

    def _end_editing(self) -> None:
        self._replaces, self._is_note, self._is_copy = "", False, False
        (text, pictures), self._draft = self._draft, ("", ())
        self._input.put(text)
        self._pictures.show_pictures(pictures)
        self._strip.hide()
        self._say("")
        self._show()

    def _show_strip(self, words: str) -> None:
        self._hint.setText(words)
        self._strip.show()

    @property
    def field(self) -> QWidget:
        """What one types into. No focus proxy: by that the Tab key would pass by what
        stands before it.
        """
        return self._input

    def focus_input(self) -> None:
        """Let the user type."""
        self._input.setFocus()

    def type_on(self, text: str) -> None:
        """Add what was typed elsewhere, and go on with it here."""
        self._input.setFocus()
        self._input.insertPlainText(text)

    def _on_state_changed(self, old: State, new: State) -> None:
        if old.settings.text_size != new.settings.text_size:
            self._scale(new)
        self._show()

    def _scale(self, state: State) -> None:
        """What one types is as large as what one reads."""
        self._input.setFont(fonts.scaled(fonts.ui_font(), state.settings.text_size))

    def _on_submitted(self) -> None:
        if self._adding.is_busy:
            self._sends_then = True
            return
        text, pictures = self._input.text(), self._pictures.pictures
        if not (text or pictures):
            self._start_silently()
            return
        if not selectors.takes_text(self._feed.state):
            return
        # another model was chosen meanwhile
        if pictures and not selectors.takes_pictures(self._feed.state):
            self.add_pictures([])
            return
        if selectors.can_start(self._feed.state):
            self._intents.wish(ev.StartRequested())
        if text:
            self._input.remember(text)
        self._input.clear()
        self._say("")
        self._pictures.show_pictures(())
        self._intents.wish(self._message(text, pictures))
        if pictures or self.is_editing:
            self._end_editing()
        self.message_sent.emit()

    def _on_pictures_ended(self, are_all_there: bool) -> None:
        wanted, self._sends_then = self._sends_then, False
        self._show()
        if wanted and are_all_there:
            self._on_submitted()

    def _message(self, text: str, pictures: tuple[Picture, ...]) -> ev.Event:
        if self._is_note:
            return ev.NoteSubmitted(NEW, text)
        if self._replaces:
            replaced = ItemId(self._replaces)
        else:
            replaced = None
        return ev.TextSubmitted(NEW, text, replaces=replaced, pictures=pictures)

    def _start_silently(self) -> None:
        """With nothing to say Enter begins a conversation, and never ends one."""
        if selectors.can_start(self._feed.state) and not self.is_editing:
            self._intents.wish(ev.StartRequested())

    def _on_theme_changed(self) -> None:
        self._show_icons()

    def _show(self) -> None:
        state = self._feed.state
        can_send, can_stop = selectors.takes_text(state), selectors.can_stop(state)
        words = self._placeholder(state)
        if self._input.placeholderText() != words:
            self._input.setPlaceholderText(words)
            # Qt leaves the old words standing until something else repaints
            self._input.viewport().update()
        self._send.setEnabled(can_send and self._has_something())
        self._stop.setEnabled(can_stop)
        self._stop.setVisible(can_stop)
        self._show_icons()

    def _has_something(self) -> bool:
        return bool(self._input.text() or self._pictures.pictures) or self._adding.is_busy

    def _placeholder(self, state: State) -> str:
        if self._is_note:
            return self.tr("e.g. Answer in French from now on")
        if selectors.in_session(state) and not selectors.can_send_text(state):
            return self.tr("Type a message… (sent once connected)")
        return self.tr("Type a message…")

    def _show_icons(self) -> None:
        tokens = self._theme.tokens
        look = self._send.isEnabled(), tokens
        if look == self._look:
            return  # each new icon has its button painted, and all that lies under it
        self._look = look
        if self._send.isEnabled():
            color = tokens.on_accent
        else:
            color = tokens.disabled
        self._send.setIcon(icons.icon("send", color))
        self._stop.setIcon(icons.icon("stop", tokens.text))
        self._cancel.setIcon(icons.icon("close", tokens.text_second))
        self._attach.setIcon(icons.icon("picture", tokens.text_second))

    def _place(self) -> None:
        whole = QVBoxLayout(self)
        whole.setContentsMargins(10, 5, 6, 5)
        whole.setSpacing(2)
        whole.addWidget(self._agent)
        whole.addWidget(self._strip)
        whole.addWidget(self._note)
        whole.addWidget(self._pictures)
        layout = QHBoxLayout()
        layout.setSpacing(6)
        whole.addLayout(layout)
        layout.addWidget(self._attach, 0, Qt.AlignmentFlag.AlignBottom)
        layout.addWidget(self._input, 1)
        layout.addWidget(self._stop, 0, Qt.AlignmentFlag.AlignBottom)
        layout.addWidget(self._send, 0, Qt.AlignmentFlag.AlignBottom)

    def _connect(self) -> None:
        self._feed.changed.connect(self._on_state_changed)
        self._theme.changed.connect(self._on_theme_changed)
        self._input.submitted.connect(self._on_submitted)
        self._input.textChanged.connect(self._show)
        self._input.pictures_offered.connect(self.add_pictures)
        self._pictures.changed.connect(self._show)
        self._adding.said.connect(self._say)
        self._adding.ended.connect(self._on_pictures_ended)
        self._attach.clicked.connect(self._ask_which)
        self._input.installEventFilter(self)
        self._send.clicked.connect(self._on_submitted)
        self._stop.clicked.connect(self._intents.wishing(ev.StopRequested()))

    def _say(self, words: str) -> None:
        """A sentence over the field; "" takes it away."""
        self._note.setText(words)
        self._note.setVisible(bool(words))

    def _ask_which(self) -> None:
        kinds = filter_of_files(self.tr("Pictures"))
        dialog = open_files(self, self.tr("Add pictures"), kinds, self._on_pictures_chosen)
        dialog.setObjectName("picture_dialog")

    def _on_pictures_chosen(self, paths: list[str]) -> None:
        self.add_pictures([Path(path) for path in paths])

    def _build_note(self) -> QLabel:
        label = plain_label()
        label.setObjectName("composer_note")
        label.setProperty("tone", "attention")
        label.setWordWrap(True)
        label.setContentsMargins(8, 2, 8, 2)
        label.hide()
        return label

    def _build_strip(self) -> QFrame:
        """What is said over the field while an earlier message is edited, or a note is written."""
        strip = QFrame()
        strip.setObjectName("edit_strip")
        layout = QHBoxLayout(strip)
        layout.setContentsMargins(8, 0, 0, 0)
        label = self._hint = plain_label()
        label.setObjectName("edit_hint")
        label.setProperty("tone", "second")
        label.setWordWrap(True)
        self._cancel = self._build_button(
            "edit_cancel_button", self.tr("Back to a message"), self.tr("Cancel (Esc)")
        )
        self._cancel.setIconSize(QSize(14, 14))
        self._cancel.setFixedSize(26, 26)
        self._cancel.clicked.connect(self.end_editing)
        layout.addWidget(label, 1)
        layout.addWidget(self._cancel)
        strip.hide()
        return strip

    def _build_button(self, name: str, spoken: str, tip: str) -> QToolButton:
        button = QToolButton()
        button.setObjectName(name)
        button.setAccessibleName(spoken)
        button.setToolTip(tip)
        button.setIconSize(QSize(20, 20))
        button.setFixedSize(BUTTON, BUTTON)
        return button

    # Qt overrides

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt: the frame shows the focus of the field inside it."""
        if watched is self._input and event.type() in {QEvent.Type.FocusIn, QEvent.Type.FocusOut}:
            if event.type() == QEvent.Type.FocusIn:
                self.setProperty("focused", "true")
            else:
                self.setProperty("focused", "false")
            self.style().polish(self)
        if (
            watched is not self._input
            and isinstance(event, QDragEnterEvent)
            and offered(event.mimeData())
        ):
            event.acceptProposedAction()
            return True
        if (
            watched is not self._input
            and type(event) is QDropEvent
            and (pictures := offered(event.mimeData()))
        ):
            event.acceptProposedAction()
            self.add_pictures(pictures)
            return True
        return super().eventFilter(watched, event)
