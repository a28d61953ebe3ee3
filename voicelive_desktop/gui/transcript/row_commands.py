"""What the user does with single rows: the floating buttons, the keys, and the part of the menu
about a row.
"""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu

from voicelive_desktop.domain.facts import events as ev
from voicelive_desktop.domain.facts.answer_options import AnswerOptions
from voicelive_desktop.domain.facts.conversation import Item, Role
from voicelive_desktop.domain.questions import selectors
from voicelive_desktop.domain.words.ids import ItemId, ServiceSound
from voicelive_desktop.gui.dialogs.file_dialogs import save_file
from voicelive_desktop.gui.feed import StateFeed
from voicelive_desktop.gui.intents import Intents
from voicelive_desktop.gui.theme import Theme
from voicelive_desktop.gui.transcript.row_actions import RowAction, row_actions
from voicelive_desktop.gui.transcript.row_bar import RowBar
from voicelive_desktop.gui.transcript.row_delegate import TranscriptDelegate
from voicelive_desktop.gui.transcript.transcript_model import TranscriptModel, display_text
from voicelive_desktop.gui.transcript.transcript_view import TranscriptView

LOOKED_AT = 8  # rows: what was said last, and the notes behind it


class RowCommands(QObject):
    """Keeps the buttons at the row they belong to, and does what is asked.

    Signals:
        edit_requested(text: str, item_id: str): a typed message shall be edited and sent again.
        answer_wanted(item_id: str): the user wants to say how an answer is to be made anew.
        question_wanted(item_id: str): the question of an answer shall be shown.
        copied(): words went to the clipboard.
    """

    edit_requested = Signal(str, str)
    answer_wanted = Signal(str)
    question_wanted = Signal(str)
    copied = Signal()

    def __init__(
        self,
        view: TranscriptView,
        model: TranscriptModel,
        delegate: TranscriptDelegate,
        feed: StateFeed,
        intents: Intents,
        theme: Theme,
    ) -> None:
        super().__init__(view)
        self._view, self._model, self._delegate = view, model, delegate
        self._feed, self._intents = feed, intents
        self._pointed: ItemId | None = None
        self._shown: ItemId | None = None
        self.bar = RowBar(theme, view.viewport())
        self.bar.follow_in_tab_order(view)
        self.bar.chosen.connect(self._on_chosen)
        view.pointed.connect(self._on_pointed)
        view.row_key.connect(self._on_key)
        view.settled.connect(self._show)
        view.installEventFilter(self)
        view.selectionModel().currentChanged.connect(self._show)
        feed.flowed.connect(self._show)

    def fill_menu(self, menu: QMenu, row: int) -> None:
        """Put what can be done with a row at the top of a menu."""
        if menu.actions():
            first = menu.actions()[0]
        else:
            first = None
        item_id = self._model.item(row).id
        for action in self._actions_of(row):
            if action.name == "copy":  # the menu's own copies what is selected
                continue
            added = menu.addAction(action.text)
            added.setObjectName(f"menu_row_{action.name}")
            added.setEnabled(action.enabled)
            added.triggered.connect(lambda _=False, name=action.name: self._do(name, item_id))
            if first is not None:
                menu.removeAction(added)
                menu.insertAction(first, added)

    def toggle(self, item_id: ItemId, *, expanded: bool) -> None:
        """Show all of a card or of a long row, or its beginning."""
        if self._delegate.layouts.is_expanded(item_id) != expanded:
            self._delegate.layouts.set_expanded(item_id, expanded)
            row = self._model.row_of(item_id)
            if row is not None:
                self._view.measure_row(row)

    def _actions_of(self, row: int) -> tuple[RowAction, ...]:
        item = self._model.item(row)
        return row_actions(
            self._feed.state, item, expanded=self._delegate.layouts.is_expanded(item.id)
        )

    def _on_pointed(self, row: int) -> None:
        if row >= 0:
            self._pointed = self._model.item(row).id
        else:
            self._pointed = None
        self._show()

    def _on_key(self, name: str) -> None:
        rows = self._view.selected_rows() or [self._view.currentIndex().row()]
        ids = [self._model.item(row).id for row in rows if row >= 0]
        for item_id in ids if name == "delete" else ids[-1:]:
            self._do(name, item_id)

    def _on_chosen(self, name: str) -> None:
        if self._shown is not None:
            self._do(name, self._shown)

    def _do(self, name: str, item_id: ItemId) -> None:
        row = self._model.row_of(item_id)
        possible = () if row is None else self._actions_of(row)
        if row is None or not any(action.name == name and action.enabled for action in possible):
            return
        item = self._model.item(row)
        if name == "question" and item.asked is not None:
            self.question_wanted.emit(str(item.asked.item_id))
        else:
            self._do_with(item, name)

    def _do_with(self, item: Item, name: str) -> None:
        item_id = item.id
        if name == "copy":
            QGuiApplication.clipboard().setText(display_text(item))
            self.copied.emit()
        elif name == "play":
            if self._feed.state.speaker.replay == item_id:
                self._intents.wish(ev.ReplayStopRequested())
            else:
                self._intents.wish(ev.ReplayRequested(item_id))
        elif name == "service_sound":
            self._hear_service(item_id)
        elif name == "save":
            self._ask_where(item_id)
        elif name == "edit":
            self.edit_requested.emit(item.text, str(item_id))
        elif name == "again":
            self._intents.wish(ev.AnswerRequested(AnswerOptions(), replaces=item_id))
        elif name == "again_with":
            self.answer_wanted.emit(str(item_id))
        elif name == "delete":
            self._intents.wish(ev.ItemDeletionRequested(item_id))
        elif name == "expand":
            self.toggle(item_id, expanded=not self._delegate.layouts.is_expanded(item_id))

    def _hear_service(self, item_id: ItemId) -> None:
        if self._feed.state.speaker.replay == ServiceSound(item_id):
            self._intents.wish(ev.ReplayStopRequested())
        else:
            self._intents.wish(ev.ServiceSoundRequested(item_id))

    def _ask_where(self, item_id: ItemId) -> None:
        def save(path: str) -> None:
            self._intents.wish(ev.RecordingSaveRequested(item_id, path))

        dialog = save_file(
            self._view, self.tr("Save the sound"), self.tr("Audio (*.wav)"), "turn.wav", save
        )
        dialog.setObjectName("save_sound_dialog")

    def _target(self) -> ItemId | None:
        """The row under the mouse; for the keyboard the current one; else an answer that the
        connection cut.
        """
        if self._pointed is not None:
            return self._pointed
        current = self._view.currentIndex()
        by_key = (self._view.hasFocus() or self.bar.has_focus()) and current.isValid()
        if by_key:
            return self._model.item(current.row()).id
        cut = next((item for item in self._latest() if item.role is Role.ASSISTANT), None)
        if cut is not None and cut.lost and selectors.can_regenerate(self._feed.state, cut):
            return cut.id
        return None

    def _latest(self) -> Iterator[Item]:
        """The newest rows, newest first."""
        rows = self._model.rowCount()
        return (self._model.item(row) for row in range(rows - 1, max(-1, rows - 1 - LOOKED_AT), -1))

    def _show(self, *_ignored: object) -> None:
        target = self._target()
        if target is None:
            row = None
        else:
            row = self._model.row_of(target)
        if row is None:
            place = None
        else:
            place = self._view.place_of(row)
        if row is None or place is None:
            self._shown = None
            self.bar.hide()
            return
        self._shown = target
        self.bar.offer(self._actions_of(row))
        right = self._delegate.layouts.metrics(place.width()).text_right
        self.bar.place(round(right), place.top() + 6)

    # Qt overrides

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt: the keyboard came to the rows, or went to another control, which may be one
        of the buttons.
        """
        if event.type() in {QEvent.Type.FocusIn, QEvent.Type.FocusOut}:
            QTimer.singleShot(0, self, self._show)
        return super().eventFilter(watched, event)
