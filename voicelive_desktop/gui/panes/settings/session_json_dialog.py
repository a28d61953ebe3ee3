"""The session as the service is told it: read, edited, copied."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QColor,
    QFontDatabase,
    QGuiApplication,
    QKeySequence,
    QShortcut,
    QTextCharFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QHBoxLayout, QTextEdit, QVBoxLayout, QWidget

from voicelive_desktop.domain.facts.state import State
from voicelive_desktop.domain.settings import SPECS
from voicelive_desktop.domain.wire.sdk_script import sdk_code
from voicelive_desktop.domain.wire.session_json import Edit, edited, session_of, session_text
from voicelive_desktop.gui.feed import StateFeed
from voicelive_desktop.gui.intents import Intents
from voicelive_desktop.gui.theme import Theme, fonts
from voicelive_desktop.gui.theme.look import set_look
from voicelive_desktop.gui.theme.widgets.dialog import Dialog
from voicelive_desktop.gui.theme.widgets.dialog_buttons import close_button, dialog_buttons
from voicelive_desktop.gui.theme.widgets.plain_label import plain_label
from voicelive_desktop.gui.theme.widgets.push_button import push_button
from voicelive_desktop.gui.theme.widgets.text_area import TextArea
from voicelive_desktop.gui.theme.widgets.words_fit import WordsFit
from voicelive_desktop.gui.wording.language import shown

SIZE, LEAST_WIDTH = (720, 500), 480
OWN = ("session_extra", "session_without")


class SessionJsonDialog(Dialog):
    """Follows the state until the person edits the text; Apply makes settings of it. Show it with
    `show()`: one can go on talking, and change rows of the panel, while it is open.
    """

    def __init__(
        self, feed: StateFeed, intents: Intents, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._feed, self._intents, self._theme = feed, intents, theme
        self._asked: frozenset[str] = frozenset()
        self.setObjectName("session_json_dialog")
        self.setWindowTitle(self.tr("Session as JSON"))
        self.resize(*SIZE)
        WordsFit(self, LEAST_WIDTH)
        self._text = self._build_text()
        self._note = plain_label(parent=self)
        self._note.setObjectName("session_json_note")
        self._note.setWordWrap(True)
        self._note.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._copy_json = push_button("copy_json_button", self.tr("Copy as JSON"), self)
        self._copy_code = push_button("copy_python_button", self.tr("Copy as Python"), self)
        self._copy_code.setToolTip(self.tr("For the SDK, azure-ai-voicelive"))
        self._own = push_button("remove_own_fields_button", self.tr("Remove custom fields"), self)
        self._discard = push_button("discard_json_button", self.tr("Discard changes"), self)
        self._apply = push_button("apply_json_button", self.tr("Apply"), self)
        self._place()
        self._connect()
        self._show_text()

    def _on_state_changed(self, old: State, new: State) -> None:
        if not self._is_edited() and session_text(old) != session_text(new):
            self._show_text()
        self._own.setVisible(any(getattr(new.settings, name) for name in OWN))
        if old.current.refused is not new.current.refused:
            self._show_refused(new)

    def _on_edited(self) -> None:
        self._asked = frozenset()
        self._mark(0)
        self._show_buttons()
        if self._is_edited():
            self._say(self.tr("Not applied yet."), "second")
        else:
            self._say("", "second")

    def _on_apply(self) -> None:
        edit = self._checked()
        if edit is None:
            return
        self._text.document().setModified(False)
        self._show_buttons()
        if edit.changes:
            self._asked = frozenset(edit.changes)
            self._intents.choose(dict(edit.changes))
        else:
            self._show_text()
        self._say(self.tr("Applied."), "second")

    def _on_discard(self) -> None:
        self._text.document().setModified(False)
        self._show_text()
        self._say("", "second")

    def _on_remove_own(self) -> None:
        self._text.document().setModified(False)
        self._intents.choose(dict.fromkeys(OWN, ""))

    def _on_copy_json(self) -> None:
        self._copied(self._text.toPlainText())

    def _on_copy_code(self) -> None:
        if self._checked() is not None:
            self._copied(sdk_code(session_of(self._text.toPlainText())))

    def _copied(self, text: str) -> None:
        QGuiApplication.clipboard().setText(text)
        self._say(self.tr("Copied."), "second")

    def _checked(self) -> Edit | None:
        """What the text asks for; None, and the problem in sight, when it makes no sense."""
        edit = edited(self._feed.state, self._text.toPlainText())
        if not edit.problem:
            return edit
        self._mark(edit.line)
        words = shown(edit.problem)
        if edit.line:
            problem = self.tr("Line {0}: {1}").format(edit.line, words)
        else:
            problem = words
        self._say(problem, "error")
        return None

    def _show_refused(self, state: State) -> None:
        told = [r for r in state.current.refused if r.name in self._asked]
        if told:
            words = [f"{shown(SPECS[r.name].label)}: {r.words}" for r in told]
            self._say(self.tr("Rejected by the service. {0}").format(" ".join(words)), "error")

    def _is_edited(self) -> bool:
        return self._text.document().isModified()

    def _show_text(self) -> None:
        bar = self._text.verticalScrollBar()
        at = bar.value()
        self._text.blockSignals(True)
        self._text.setPlainText(session_text(self._feed.state))
        self._text.document().setModified(False)
        self._text.blockSignals(False)
        self._mark(0)
        bar.setValue(at)
        self._show_buttons()

    def _show_buttons(self) -> None:
        self._apply.setEnabled(self._is_edited())
        self._discard.setEnabled(self._is_edited())
        self._own.setVisible(any(getattr(self._feed.state.settings, name) for name in OWN))

    def _say(self, words: str, tone: str) -> None:
        set_look(self._note, "tone", tone)
        self._note.setText(words)

    def _mark(self, line: int) -> None:
        """Colour this line and go there; 0 colours none."""
        if not line:
            self._text.setExtraSelections([])
            return
        cursor = QTextCursor(self._text.document().findBlockByNumber(line - 1))
        found = QTextEdit.ExtraSelection()
        form = QTextCharFormat()
        form.setBackground(QColor(self._theme.tokens.error_back))
        form.setProperty(QTextCharFormat.Property.FullWidthSelection, True)
        found.format, found.cursor = form, cursor
        self._text.setExtraSelections([found])
        self._text.setTextCursor(cursor)
        self._text.centerCursor()

    def _build_text(self) -> TextArea:
        edit = TextArea(parent=self)
        edit.setObjectName("session_json_edit")
        edit.setAccessibleName(self.tr("Session as JSON"))
        font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        font.setPointSizeF(fonts.ui_font().pointSizeF())
        edit.setFont(font)
        edit.setTabChangesFocus(True)
        edit.setLineWrapMode(TextArea.LineWrapMode.NoWrap)
        return edit

    def _place(self) -> None:
        words = plain_label(
            self.tr(
                "What the app sends to set up the session. You can change it: known fields update Settings, "
                "anything else is sent as is."
            ),
            self,
        )
        words.setWordWrap(True)
        words.setProperty("tone", "second")
        copies = QHBoxLayout()
        for button in (self._copy_json, self._copy_code, self._own):
            copies.addWidget(button)
        copies.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 16)
        layout.setSpacing(10)
        layout.addWidget(words)
        layout.addWidget(self._text, 1)
        layout.addWidget(self._note)
        layout.addLayout(copies)
        leave = close_button("close_json_button", self)
        layout.addLayout(dialog_buttons(leave, self._apply, aside=(self._discard,), enter=False))

    def _connect(self) -> None:
        self._feed.changed.connect(self._on_state_changed)
        self._text.textChanged.connect(self._on_edited)
        self._apply.clicked.connect(self._on_apply)
        self._discard.clicked.connect(self._on_discard)
        self._own.clicked.connect(self._on_remove_own)
        self._copy_json.clicked.connect(self._on_copy_json)
        self._copy_code.clicked.connect(self._on_copy_code)
        apply = QShortcut(QKeySequence("Ctrl+Return"), self._text)
        apply.setContext(Qt.ShortcutContext.WidgetShortcut)
        apply.activated.connect(self._apply.click)
