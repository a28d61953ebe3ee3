"""The transcript: the rows, the page before there are any, and the chip that counts what is new."""

from __future__ import annotations

import math
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QAction, QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QFrame, QMenu, QPushButton, QStackedLayout, QVBoxLayout, QWidget

from voicelive_desktop.domain.facts.conversation import Item
from voicelive_desktop.domain.facts.state import State
from voicelive_desktop.domain.questions.shown import shown_conversation
from voicelive_desktop.domain.settings import SPECS
from voicelive_desktop.domain.words.ids import ItemId
from voicelive_desktop.gui.actions import Actions
from voicelive_desktop.gui.feed import StateFeed
from voicelive_desktop.gui.intents import Intents
from voicelive_desktop.gui.theme import Theme, icons
from voicelive_desktop.gui.transcript.find_bar import FindBar
from voicelive_desktop.gui.transcript.finder import Finder
from voicelive_desktop.gui.transcript.link_question import LinkQuestion
from voicelive_desktop.gui.transcript.past_bar import PastBar
from voicelive_desktop.gui.transcript.row_blocks import left_out
from voicelive_desktop.gui.transcript.row_commands import RowCommands
from voicelive_desktop.gui.transcript.row_delegate import TranscriptDelegate
from voicelive_desktop.gui.transcript.spoken_words import Audible
from voicelive_desktop.gui.transcript.start_page import StartPage
from voicelive_desktop.gui.transcript.transcript_model import TranscriptModel, display_text
from voicelive_desktop.gui.transcript.transcript_view import TranscriptView
from voicelive_desktop.gui.voice_bar.frame_timer import CALM_MS, FrameTimer
from voicelive_desktop.gui.wording import state_words

if TYPE_CHECKING:
    from voicelive_desktop.gui.level_ports import LevelSource

STEP = 0.1  # of the text size
CHIP_MARGIN = 12
LINK_WIDTH = 460
MOST_LINKS = 5  # in a menu
LINK_CHARACTERS = 48


class TranscriptPane(QFrame):
    """Shows the conversation of the state.

    Signals:
        example_chosen(text: str): a sentence of the start page was picked.
        edit_requested(text: str, item_id: str): a typed message shall be edited and sent again.
        answer_wanted(item_id: str): the user wants to say how an answer is to be made anew.
        messages_wanted(item_id: str): the user wants to see what the service and the program said
        of a row.
        told(key: str, text: str): something was done that needs a word, such as "Copied".
    """

    example_chosen = Signal(str)
    edit_requested = Signal(str, str)
    answer_wanted = Signal(str)
    messages_wanted = Signal(str)
    told = Signal(str, str)
    typed = Signal(str)

    def __init__(
        self,
        feed: StateFeed,
        intents: Intents,
        theme: Theme,
        actions: Actions,
        parent: QWidget | None = None,
        *,
        level: LevelSource | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._actions = actions
        self._intents = intents
        self._scale = 1.0
        self.setObjectName("transcript_pane")
        self._model = TranscriptModel(self)
        self._finder = Finder(self._model, self)
        self._delegate = TranscriptDelegate(theme, self, finder=self._finder)
        self._model.show(feed.state)
        self._feed = feed
        self._view = self._build_view()
        self._reading = FrameTimer(self._view, beat_ms=CALM_MS)
        self._rows = RowCommands(self._view, self._model, self._delegate, feed, intents, theme)
        self._start = StartPage(feed, intents, actions, level)
        self._chip = self._build_chip()
        self._menu = self._build_menu()
        self._find = FindBar(self._finder, theme)
        self._link = LinkQuestion(self)
        self._past = PastBar(feed, intents, theme)
        self._opened_by_find: ItemId | None = None
        self._place()
        self._connect(feed)
        self.set_scale(feed.state.settings.text_size)
        self._view.set_still(feed.state.settings.reduced_motion)
        self._show_page(feed.state)
        self._on_theme_changed()

    @property
    def view(self) -> TranscriptView:
        """The rows."""
        return self._view

    @property
    def start_page(self) -> StartPage:
        """What is in sight before anything was said."""
        return self._start

    @property
    def current(self) -> QWidget:
        """What is in sight: the rows, or the start page."""
        if self._pages.currentWidget() is self._view:
            return self._view
        return self._start

    def set_scale(self, scale: float) -> None:
        """Show the words larger or smaller."""
        if scale == self._scale and self.property("scale") is not None:
            return
        self._scale = scale
        self.setProperty("scale", self._scale)
        self._delegate.layouts.set_scale(self._scale)
        self._view.measure_again()

    def follow_voice(self, audible: Callable[[], Audible | None]) -> None:
        """From now on this tells how far the answer that is heard has come."""
        self._model.voice.follow(audible)

    def scroll_to_end(self) -> None:
        """Show the newest row."""
        self._view.scroll_to_end()

    def show_item(self, item_id: str) -> None:
        """Bring this item into sight and choose it; one that has no row changes nothing."""
        row = self._model.row_of(ItemId(item_id))
        if row is not None:
            index = self._model.index(row)
            self._view.scrollTo(index)
            self._view.setCurrentIndex(index)

    @property
    def is_finding(self) -> bool:
        """Whether the find bar is open."""
        return not self._find.isHidden()

    def begin_finding(self) -> None:
        """Open the find bar; with no rows there is nothing to find."""
        if self._model.rowCount():
            self._find.open()

    def end_finding(self) -> None:
        """Close the find bar."""
        self._find.shut()

    @property
    def is_asking(self) -> bool:
        """Whether it is asked whether to open a link."""
        return self._link.is_asking

    def end_asking(self) -> None:
        """Do not open the link."""
        self._link.close_question()

    def copy_selected(self) -> None:
        """Put the selected text or rows on the clipboard; without a selection nothing changes."""
        if self._view.selected_text:
            QGuiApplication.clipboard().setText(self._view.selected_text)
            self._on_copied()
        else:
            self._copy([self._model.item(row) for row in self._view.selected_rows()])

    def copy_all(self) -> None:
        """Put the whole transcript on the clipboard."""
        self._copy([self._model.item(row) for row in range(self._model.rowCount())])

    def _choose_scale(self, scale: float) -> None:
        """It is saved, and comes back with the state."""
        spec = SPECS["text_size"]
        self._intents.choose({"text_size": round(min(spec.maximum, max(spec.minimum, scale)), 2)})

    def _on_state_changed(self, old: State, new: State) -> None:
        self.set_scale(new.settings.text_size)
        self._view.set_still(new.settings.reduced_motion)
        if bool(shown_conversation(old).pages) != bool(shown_conversation(new).pages):
            self._show_page(new)
        if old.library.past is not new.library.past:
            self._show_past(new)

    def _on_theme_changed(self) -> None:
        self._chip.setIcon(icons.icon("chevron_down", self._theme.tokens.text))
        self._view.viewport().update()

    def _on_unseen_changed(self, count: int) -> None:
        self._chip.setText(state_words.new_rows(count))
        self._place_chip()

    def _on_end_left(self, left: bool) -> None:
        self._chip.setText(state_words.new_rows(self._view.unseen))
        self._chip.setVisible(left and self._view.isVisible())
        self._place_chip()

    def _on_searched(self, query: str) -> None:
        """While one types no card opens: the first letters are in most of them."""
        self._finder.search(query, self._view.first_visible_row())
        self._show_match(open_cards=False)

    def _on_find_stepped(self, step: int) -> None:
        if self.is_finding:
            self._finder.go(step)
            self._show_match(open_cards=True)
        else:
            self.begin_finding()

    def _on_find_closed(self) -> None:
        self._view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_match(self, *, open_cards: bool) -> None:
        row = self._finder.current_row
        if row is None:
            item = None
        else:
            item = self._model.item(row)
        if item is None:
            self._close_found_card(None)
        else:
            self._close_found_card(item.id)
        if row is not None and item is not None:
            folded = item.tool is not None or left_out(item.text)
            if folded and open_cards and not self._delegate.layouts.is_expanded(item.id):
                self._opened_by_find = item.id
                self._rows.toggle(item.id, expanded=True)
            self._view.reveal(
                row, self._delegate.line_of_match(item, self._view.viewport().width())
            )
        self._view.viewport().update()

    def _close_found_card(self, kept: ItemId | None) -> None:
        """A card that was opened to show a match closes when the match is elsewhere."""
        opened = self._opened_by_find
        if opened is not None and opened != kept:
            self._opened_by_find = None
            self._rows.toggle(opened, expanded=False)

    def _on_copied(self) -> None:
        self.told.emit("copied", self.tr("Copied"))

    def _on_link_chosen(self, address: str) -> None:
        self._link.ask(address, min(self.width() - 2 * CHIP_MARGIN, LINK_WIDTH))
        self._place_link()

    def _on_more_wanted(self, row: int) -> None:
        self._rows.toggle(self._model.item(row).id, expanded=True)

    def _on_menu_requested(self, row: int, at: QPoint) -> None:
        self._actions["copy"].setEnabled(
            bool(self._view.selected_text or self._view.selected_rows())
        )
        self._menu.clear()
        self._fill_menu()
        if row >= 0:
            self._menu.insertSeparator(self._menu.actions()[0])
            self._rows.fill_menu(self._menu, row)
            self._fill_links(row)
            self._offer_messages(row)
        self._menu.popup(at)

    def _copy(self, items: list[Item]) -> None:
        if items:
            QGuiApplication.clipboard().setText(_as_text(items))
            self._on_copied()

    def _show_page(self, state: State) -> None:
        if shown_conversation(state).pages:
            self._pages.setCurrentWidget(self._view)
        else:
            self._pages.setCurrentWidget(self._start)
        if not shown_conversation(state).pages:
            self._chip.hide()
            self._find.shut()

    def _show_past(self, state: State) -> None:
        """A kept conversation from the row that was looked for, or from its beginning; of the
        present one the end.
        """
        past = state.library.past
        if past is None:
            self._view.scroll_to_end()
            return
        row = 0 if past.item is None else self._model.row_of(past.item)
        if row is not None and self._model.rowCount():
            self._view.reveal(row, (0, 1))
            if past.item is not None:
                self._view.setCurrentIndex(self._model.index(row))

    def _place_chip(self) -> None:
        self._chip.adjustSize()
        x = (self.width() - self._chip.width()) // 2
        self._chip.move(x, self.height() - self._chip.height() - CHIP_MARGIN)
        self._chip.raise_()

    def _on_find_next(self) -> None:
        self._on_find_stepped(1)

    def _on_find_previous(self) -> None:
        self._on_find_stepped(-1)

    def _on_text_larger(self) -> None:
        self._choose_scale(self._scale + STEP)

    def _on_text_smaller(self) -> None:
        self._choose_scale(self._scale - STEP)

    def _on_text_normal(self) -> None:
        self._choose_scale(1.0)

    def _on_flowed(self, state: State) -> None:
        self._model.show(state)
        self._reading.set_live(math.isfinite(self._model.voice.due_s))

    def _on_picture(self) -> None:
        """A word that begins comes with a picture that is made anyway."""
        if self._model.voice.is_due:
            self._model.show_spoken(self._feed.state)

    def _place_link(self) -> None:
        self._link.move(
            (self.width() - self._link.width()) // 2, (self.height() - self._link.height()) // 2
        )

    def _connect(self, feed: StateFeed) -> None:
        feed.flowed.connect(self._on_flowed)
        self._reading.frame.connect(self._on_picture)
        feed.changed.connect(self._on_state_changed)
        self._theme.changed.connect(self._on_theme_changed)
        self._view.unseen_changed.connect(self._on_unseen_changed)
        self._view.end_left.connect(self._on_end_left)
        self._view.copy_requested.connect(self.copy_selected)
        self._view.menu_requested.connect(self._on_menu_requested)
        self._rows.edit_requested.connect(self.edit_requested)
        self._rows.question_wanted.connect(self.show_item)
        self._rows.answer_wanted.connect(self.answer_wanted)
        self._rows.copied.connect(self._on_copied)
        self._view.typed.connect(self.typed)
        self._view.link_chosen.connect(self._on_link_chosen)
        self._view.more_wanted.connect(self._on_more_wanted)
        self._link.copied.connect(self._on_copied)
        self._link.closed.connect(self._view.setFocus)
        self._start.example_chosen.connect(self.example_chosen)
        self._find.searched.connect(self._on_searched)
        self._find.stepped.connect(self._on_find_stepped)
        self._find.closed.connect(self._on_find_closed)
        self._finder.changed.connect(self._view.viewport().update)
        self._actions["find"].triggered.connect(self.begin_finding)
        self._actions["find_next"].triggered.connect(self._on_find_next)
        self._actions["find_previous"].triggered.connect(self._on_find_previous)
        self._actions["copy"].triggered.connect(self.copy_selected)
        self._actions["copy_all"].triggered.connect(self.copy_all)
        self._actions["text_larger"].triggered.connect(self._on_text_larger)
        self._actions["text_smaller"].triggered.connect(self._on_text_smaller)
        self._actions["text_normal"].triggered.connect(self._on_text_normal)

    def _place(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._past)
        layout.addWidget(self._find)
        self._pages = QStackedLayout()
        layout.addLayout(self._pages, 1)  # first: a page without a parent would be a window
        self._pages.addWidget(self._start)
        self._pages.addWidget(self._view)

    def _build_view(self) -> TranscriptView:
        view = TranscriptView(self._model, self._delegate)
        view.setObjectName("transcript")
        view.setAccessibleName(self.tr("Transcript"))
        return view

    def _build_chip(self) -> QPushButton:
        chip = QPushButton(self)
        chip.setObjectName("new_items_chip")
        chip.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        chip.setAccessibleName(self.tr("Go to the newest"))
        chip.setToolTip(self.tr("Go to the newest"))
        chip.setIconSize(QSize(16, 16))
        chip.clicked.connect(self.scroll_to_end)
        chip.hide()
        return chip

    def _build_menu(self) -> QMenu:
        menu = QMenu(self)
        menu.setObjectName("transcript_menu")
        return menu

    def _fill_links(self, row: int) -> None:
        """The links of the row, for the keyboard too."""
        if row < 0:
            return
        layout = self._delegate.layouts.row(self._model.item(row), self._view.viewport().width())
        for number, address in enumerate(layout.links()[:MOST_LINKS]):
            if len(address) <= LINK_CHARACTERS:
                short = address
            else:
                short = address[: LINK_CHARACTERS - 1] + "…"
            action = QAction(
                self.tr("Open {address}…").format(address=short.replace("&", "&&")), self._menu
            )
            self._menu.insertAction(self._actions["copy"], action)
            action.setObjectName(f"menu_link_{number + 1}")
            action.triggered.connect(partial(self._on_link_chosen, address))

    def _offer_messages(self, row: int) -> None:
        item_id = self._model.item(row).id
        action = self._menu.addAction(self.tr("Show its messages"))
        action.setObjectName("menu_row_messages")
        action.triggered.connect(partial(self._on_messages_wanted, item_id))

    def _on_messages_wanted(self, item_id: ItemId, _checked: bool = False) -> None:
        self.messages_wanted.emit(item_id)

    def _fill_menu(self) -> None:
        menu = self._menu
        for name in ("copy", "copy_all", "find"):
            menu.addAction(self._actions[name])
        menu.addSeparator()
        for name in ("text_larger", "text_smaller", "text_normal"):
            menu.addAction(self._actions[name])
        menu.addSeparator()
        menu.addAction(self._actions["clear"])

    # Qt overrides

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: the chip keeps its place."""
        super().resizeEvent(event)
        self._place_chip()
        self._place_link()


def _as_text(items: list[Item]) -> str:
    """Rows as plain text: one alone is its words, several say who spoke."""
    if len(items) == 1:
        return display_text(items[0])
    return "\n".join(
        f"{state_words.speaker_name(item.role)}: {display_text(item)}" for item in items
    )
