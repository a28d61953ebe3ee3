"""All listed voices by language, with a search, and how each sounds."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from voicelive_desktop.domain.catalogue import voices
from voicelive_desktop.domain.catalogue.models import VOICE_TYPES, Family
from voicelive_desktop.domain.facts import events as ev
from voicelive_desktop.domain.facts.state import State
from voicelive_desktop.domain.questions.selectors import is_quiet
from voicelive_desktop.domain.settings import Settings
from voicelive_desktop.domain.settings.connection import is_local
from voicelive_desktop.domain.settings.model import family_of
from voicelive_desktop.domain.words.kinds import VoiceType
from voicelive_desktop.gui.feed import StateFeed
from voicelive_desktop.gui.intents import Intents
from voicelive_desktop.gui.panes.settings.voice_list import NAME, SampleButton, VoiceList
from voicelive_desktop.gui.theme import fonts
from voicelive_desktop.gui.theme.look import set_look
from voicelive_desktop.gui.theme.widgets.dialog import Dialog
from voicelive_desktop.gui.theme.widgets.dialog_buttons import close_button, dialog_buttons
from voicelive_desktop.gui.theme.widgets.picker_combo import PickerCombo
from voicelive_desktop.gui.theme.widgets.plain_label import plain_label
from voicelive_desktop.gui.theme.widgets.push_button import push_button
from voicelive_desktop.gui.theme.widgets.search_field import ClearableField
from voicelive_desktop.gui.theme.widgets.words_fit import WordsFit
from voicelive_desktop.gui.wording.failure_words import failure_words
from voicelive_desktop.gui.wording.language import shown

SIZE, LEAST_WIDTH = (520, 500), 440
NOTE_LINES = 2


class VoicesDialog(Dialog):
    """Announces what is to be heard, and the voice that was chosen. Show it with `show()`: one can
    go on talking.
    """

    def __init__(self, feed: StateFeed, intents: Intents, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._feed, self._intents = feed, intents
        self.setObjectName("voices_dialog")
        self.setWindowTitle(self.tr("Voices"))
        self.resize(*SIZE)
        WordsFit(self, LEAST_WIDTH)
        self._search = ClearableField(self)
        self._search.setObjectName("voice_search")
        self._search.setAccessibleName(self.tr("Search voices"))
        self._search.setPlaceholderText(self.tr("For example “german female” or “HD”"))
        self._kind = self._build_kind(feed.state.settings)
        self._list = VoiceList(self)
        self._note = plain_label(parent=self)
        self._note.setObjectName("voice_note")
        self._note.setWordWrap(True)
        self._note.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._note.setMinimumHeight(_note_height(self._note))
        self._listen = push_button("voice_preview_button", self.tr("Listen"), self)
        self._use = push_button("use_voice_button", self.tr("Use this voice"), self)
        self._place()
        self._connect()
        self._show_found()
        self._list.go_to(feed.state.settings.voice_name)
        self._show_state(feed.state)
        self._search.setFocus()

    def _on_state_changed(self, old: State, new: State) -> None:
        if _told_by(old) != _told_by(new):
            self._show_state(new)

    def _on_listen(self) -> None:
        if (
            self._feed.state.speaker.voice_preview is not None
            and self._feed.state.speaker.voice_preview.failure is None
        ):
            self._intents.wish(ev.ReplayStopRequested())
        elif name := self._list.chosen:
            self._intents.wish(ev.VoicePreviewRequested(name))

    def _on_listen_clicked(self, name: str) -> None:
        """The button of a row: this voice, or silence if it is the one that speaks."""
        self._list.go_to(name)
        preview = self._feed.state.speaker.voice_preview
        if preview is not None and preview.failure is None and preview.voice == name:
            self._intents.wish(ev.ReplayStopRequested())
        elif is_quiet(self._feed.state) or preview is not None:
            self._intents.wish(ev.VoicePreviewRequested(name))

    def _on_use(self) -> None:
        if name := self._list.chosen:
            self._intents.choose({"voice_type": voices.kind_of(name), "voice_name": name})
            self.accept()

    def _on_finished(self) -> None:
        if self._feed.state.speaker.voice_preview is not None:
            self._intents.wish(ev.ReplayStopRequested())

    def _show_found(self) -> None:
        before = self._list.chosen
        found = voices.search(self._search.text(), str(self._kind.currentData(NAME)), shown)
        self._list.show_voices(found)
        self._list.go_to(before)
        if not self._list.chosen:
            if found:
                self._list.go_to(found[0].name)
            else:
                self._list.go_to("")
        self._show_state(self._feed.state)

    def _show_state(self, state: State) -> None:
        preview = state.speaker.voice_preview
        busy = preview is not None and preview.failure is None
        if busy:
            self._listen.setText(self.tr("Stop"))
        else:
            self._listen.setText(self.tr("Listen"))
        if busy:
            self._listen.setAccessibleName(self.tr("Stop the voice"))
        else:
            self._listen.setAccessibleName(self.tr("Listen to this voice"))
        self._listen.setEnabled(busy or (bool(self._list.chosen) and is_quiet(state)))
        self._use.setEnabled(bool(self._list.chosen))
        if preview is None or not busy:
            self._list.show_sound("", SampleButton.NONE)
        else:
            if state.speaker.replay is None:
                self._list.show_sound(
                    preview.voice,
                    SampleButton.COMING,
                )
            else:
                self._list.show_sound(
                    preview.voice,
                    SampleButton.SPEAKING,
                )
        words, tone = self._words(state)
        self._note.setText(words)
        set_look(self._note, "tone", tone)

    def _words(self, state: State) -> tuple[str, str]:
        preview = state.speaker.voice_preview
        if not self._list.count():
            return self.tr("No voices match “{0}”.").format(self._search.text().strip()), "second"
        if preview is not None and preview.failure is not None:
            told = failure_words(preview.failure, state, 0.0)[0]
            return self.tr("This voice can't be played now. {0}").format(told), "error"
        if preview is not None and state.speaker.replay is None:
            return self.tr("Getting a sample…"), "second"
        if not is_quiet(state):
            return self.tr("You can preview a voice while nobody is speaking."), "second"
        if is_local(state.settings):
            demo = self.tr(
                "The local companion plays every voice with its own. Connect to Azure to hear the real one."
            )
            return demo, "second"
        return self.tr("A sample is one sentence from your Azure resource."), "second"

    def _build_kind(self, settings: Settings) -> QComboBox:
        combo = PickerCombo(self)
        combo.setObjectName("voice_kind_filter_combo")
        combo.setAccessibleName(self.tr("Voice type"))
        native = family_of(settings) is Family.AZURE_REALTIME
        for choice in VOICE_TYPES:
            if choice.value in voices.LISTED and (
                native or choice.value != VoiceType.AZURE_REALTIME_NATIVE
            ):
                combo.addItem(shown(choice.label), choice.value)
        combo.setCurrentIndex(max(0, combo.findData(settings.voice_type)))
        return combo

    def _place(self) -> None:
        top = QHBoxLayout()
        top.addWidget(self._search, 1)
        top.addWidget(self._kind)
        dated = plain_label(self.tr("Voice missing? Type its name in Settings."), self)
        dated.setProperty("tone", "third")
        dated.setFont(fonts.scaled(fonts.ui_font(), 0.9))
        dated.setWordWrap(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 16)
        layout.setSpacing(10)
        layout.addLayout(top)
        layout.addWidget(self._list, 1)
        layout.addWidget(self._note)
        layout.addWidget(dated)
        leave = close_button("close_voices_button", self)
        layout.addLayout(dialog_buttons(leave, self._use, aside=(self._listen,)))

    def _connect(self) -> None:
        self._feed.changed.connect(self._on_state_changed)
        self._search.textChanged.connect(self._show_found)
        self._kind.currentIndexChanged.connect(self._show_found)
        self._list.currentRowChanged.connect(lambda _row: self._show_state(self._feed.state))
        self._list.itemActivated.connect(self._on_use)
        self._listen.clicked.connect(self._on_listen)
        self._use.clicked.connect(self._on_use)
        self._list.listen_clicked.connect(self._on_listen_clicked)
        self.finished.connect(self._on_finished)
        hear = QShortcut(QKeySequence(Qt.Key.Key_Space), self._list)
        hear.setContext(Qt.ShortcutContext.WidgetShortcut)
        hear.activated.connect(self._listen.click)
        for key, step in ((Qt.Key.Key_Down, 1), (Qt.Key.Key_Up, -1)):
            move = QShortcut(QKeySequence(key), self._search)
            move.setContext(Qt.ShortcutContext.WidgetShortcut)
            move.activated.connect(lambda step=step: self._list.move_by(step))
        use = QShortcut(QKeySequence(Qt.Key.Key_Return), self._search)
        use.setContext(Qt.ShortcutContext.WidgetShortcut)
        use.activated.connect(self._on_use)

    def showEvent(self, event: QShowEvent) -> None:
        """Qt: only now the list knows how much of it is seen."""
        super().showEvent(event)
        self._list.go_to(self._list.chosen)


def _note_height(note: QLabel) -> int:
    """Room for as many lines as most notes have, or the list would jump with each; Qt rounds
    a line up.
    """
    return NOTE_LINES * (note.fontMetrics().lineSpacing() + 2)


def _told_by(state: State) -> object:
    """What the dialog's words and buttons depend on."""
    return state.speaker.voice_preview, state.speaker.replay, is_quiet(state), state.settings.target
