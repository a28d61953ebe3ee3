"""The transcript as a Qt model that is told the difference."""

from __future__ import annotations

from collections.abc import Callable
from enum import IntEnum
from itertools import chain
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QByteArray,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from voicelive_desktop.domain.facts.conversation import Conversation, Item, Page, Role, Status
from voicelive_desktop.domain.facts.state import State
from voicelive_desktop.domain.questions.selectors import heard_text
from voicelive_desktop.domain.questions.shown import shown_conversation
from voicelive_desktop.domain.words.ids import ItemId
from voicelive_desktop.domain.words.quick_classes import replace
from voicelive_desktop.domain.words.wording import Words
from voicelive_desktop.gui.transcript.given_pictures import words_for
from voicelive_desktop.gui.transcript.markdown import searched
from voicelive_desktop.gui.transcript.rearrangement import Rearrangement, runs
from voicelive_desktop.gui.transcript.spoken_words import SpokenWords
from voicelive_desktop.gui.wording import card_words, state_words
from voicelive_desktop.gui.wording.language import shown

MOST_SIGNALS = 64  # for one change; more would take longer than to look at all rows anew

_Index = QModelIndex | QPersistentModelIndex


class Roles(IntEnum):
    """What the model tells of a row, beside `DisplayRole` (its text; of an interrupted one
    what was heard).
    """

    ROLE = Qt.ItemDataRole.UserRole + 1
    STATUS = Qt.ItemDataRole.UserRole + 2
    ITEM_ID = Qt.ItemDataRole.UserRole + 3
    FULL_TEXT = Qt.ItemDataRole.UserRole + 4
    TIME = Qt.ItemDataRole.UserRole + 5
    LATENCY = Qt.ItemDataRole.UserRole + 6
    TOOL = Qt.ItemDataRole.UserRole + 7
    HEARD_MS = Qt.ItemDataRole.UserRole + 8
    SPOKEN = Qt.ItemDataRole.UserRole + 9
    ITEM = Qt.ItemDataRole.UserRole + 10
    DELETING = Qt.ItemDataRole.UserRole + 11


class TranscriptModel(QAbstractListModel):
    """Rows are the items of a conversation. Pages that are the same object are not looked at again.

    Attributes:
        voice: How far the answers were spoken.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pages: tuple[Page, ...] = ()
        self._rows: list[Item] = []
        self.voice = SpokenWords()
        self._spoken: dict[ItemId, int] = {}
        self._deleting: frozenset[ItemId] = frozenset()
        self._told: dict[ItemId, tuple[Item, Item]] = {}

    def show(self, state: State) -> None:
        """Make the rows equal the conversation of this state, by as few signals as
        say what changed.
        """
        self.show_conversation(shown_conversation(state))
        self.show_spoken(state)
        self._show_deleting(state.removal.deleting)

    def show_conversation(self, conversation: Conversation) -> None:
        """Make the rows equal this conversation."""
        if conversation.pages is self._pages:
            return
        first, last_old, last_new = _changed_pages(self._pages, conversation.pages)
        start = sum(len(page.items) for page in conversation.pages[:first])
        old_count = sum(len(page.items) for page in self._pages[first:last_old])
        new = [
            self._said(i)
            for i in chain.from_iterable(page.items for page in conversation.pages[first:last_new])
        ]
        self._pages = conversation.pages
        self._replace(start, start + old_count, new)

    def _said(self, item: Item) -> Item:
        """The item; one with words of the program's own in the language of the window, always the
        same object.
        """
        if not isinstance(item.text, Words):
            return item
        kept = self._told.get(item.id)
        if kept is None or kept[0] is not item:
            kept = self._told[item.id] = (item, replace(item, text=shown(item.text)))
        return kept[1]

    def item(self, row: int) -> Item:
        """The item of a row."""
        return self._rows[row]

    def spoken(self, row: int) -> int | None:
        """How many characters have been played of an answer that is queued or audible; None for any
        other row.
        """
        return self._spoken.get(self._rows[row].id)

    def row_of(self, item_id: ItemId) -> int | None:
        """The row of an item."""
        row = self._row_by_page(item_id)
        if row is not None and row < len(self._rows) and self._rows[row].id == item_id:
            return row
        # In the middle of a change the rows are not those of the pages yet.
        return next(
            (row for row in range(len(self._rows) - 1, -1, -1) if self._rows[row].id == item_id),
            None,
        )

    def _row_by_page(self, item_id: ItemId) -> int | None:
        before = 0
        for page in self._pages:
            if item_id in page.index:
                return before + page.index[item_id]
            before += len(page.items)
        return None

    def show_spoken(self, state: State) -> None:
        """Light up the words of this state's answers that were spoken by now."""
        before, self._spoken = self._spoken, self.voice.spoken(state)
        for item_id in before.keys() | self._spoken.keys():
            if before.get(item_id) == self._spoken.get(item_id):
                row = None
            else:
                row = self.row_of(item_id)
            if row is not None:
                self._tell_changed(row, row, [Roles.SPOKEN])

    def _show_deleting(self, deleting: frozenset[ItemId]) -> None:
        before, self._deleting = self._deleting, deleting
        for item_id in before ^ deleting:
            row = self.row_of(item_id)
            if row is not None:
                self._tell_changed(row, row, [Roles.DELETING])

    def _replace(self, start: int, stop: int, new: list[Item]) -> None:
        """Turn the rows from `start` to before `stop` into `new`."""
        head, tail = _same_ends(self._rows, start, stop, new)
        start, stop, new = start + head, stop - tail, new[head : len(new) - tail]
        plan = Rearrangement([row.id for row in self._rows[start:stop]], [item.id for item in new])
        if plan.signals > MOST_SIGNALS:
            self.beginResetModel()
            self._rows[start:stop] = new
            self.endResetModel()
            return
        for first, last in reversed(plan.removed):
            self.beginRemoveRows(QModelIndex(), start + first, start + last)
            del self._rows[start + first : start + last + 1]
            self.endRemoveRows()
        for source, target in plan.moves():
            self._move(start + source, start + target)
        for first, last in plan.inserted:
            self.beginInsertRows(QModelIndex(), start + first, start + last)
            self._rows[start + first : start + first] = new[first : last + 1]
            self.endInsertRows()
        self._settle_rows(start, new)

    def _settle_rows(self, start: int, new: list[Item]) -> None:
        """The rows are the right ones in the right order; make them the present ones."""
        changed = []
        for row, item in enumerate(new, start):
            before, self._rows[row] = self._rows[row], item
            if before is not item and _looks_other(before, item):
                changed.append(row)
        for first, last in runs(changed):
            self._tell_changed(first, last, [])

    def _move(self, source: int, target: int) -> None:
        """Put the row `source` before the row `target`, both counted before the move."""
        self.beginMoveRows(QModelIndex(), source, source, QModelIndex(), target)
        item = self._rows.pop(source)
        if target < source:
            self._rows.insert(target, item)
        else:
            self._rows.insert(target - 1, item)
        self.endMoveRows()

    def _tell_changed(self, first: int, last: int, roles: list[int]) -> None:
        self.dataChanged.emit(self.index(first), self.index(last), roles)

    # Qt overrides

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own default
        """Qt: the number of items."""
        if parent.isValid():
            return 0
        return len(self._rows)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # Qt's type
        """Qt: one value of a row."""
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        read = _READERS.get(role)
        if role == Roles.SPOKEN:
            return self.spoken(index.row())
        if role == Roles.DELETING:
            return self._rows[index.row()].id in self._deleting
        if read is None:
            return None
        return read(self._rows[index.row()])

    def roleNames(self) -> dict[int, QByteArray]:
        """Qt: the names of the roles; scripts rely on `role`, `status`, `item_id` and `full_text`."""
        return super().roleNames() | {
            int(role): QByteArray(role.name.lower().encode()) for role in Roles
        }


def _looks_other(before: Item, after: Item) -> bool:
    """Whether a row has to be painted anew: not for more sound of an answer, nor for where its
    words lie in it, of which dozens of messages come.
    """
    if after.status is Status.INTERRUPTED or (before.received_ms > 0) != (after.received_ms > 0):
        return True
    return replace(before, received_ms=after.received_ms, words=after.words) != after


def display_text(item: Item) -> str:
    """The text of a row: of an interrupted one what was heard, of a function call what was done."""
    if item.tool is not None:
        return card_words.line(item.tool)
    return " ".join(part for part in (heard_text(item), words_for(item.pictures)) if part)


def searched_text(item: Item) -> str:
    """All text of a row that can be found, as it is shown: of a function call also what only
    Details show.
    """
    tool = item.tool
    if tool is not None:
        return "\n".join(
            part for part in (card_words.line(tool), tool.name, tool.arguments, tool.output) if part
        )
    if item.role is Role.ASSISTANT:
        return searched(item.text)
    return item.text


def _tool_tip(item: Item) -> str:
    parts = (
        state_words.full_time(item.at_s),
        state_words.row_latency(item),
        state_words.row_question(item),
    )
    return "\n".join(line for line in parts if line)


def _name(item: Item) -> str:
    """What a screen reader calls the row; one without a word yet by who is about to speak."""
    words = display_text(item) or state_words.row_stand_in(item)
    return words or state_words.speaker_name(item.role)


def _description(item: Item) -> str:
    """What a screen reader adds to the text."""
    parts = (
        state_words.speaker_name(item.role),
        state_words.clock(item.at_s),
        state_words.row_question(item),
        state_words.row_stand_in(item),
        state_words.row_note(item),
    )
    return ", ".join(part for part in parts if part)


_READERS: dict[int, Callable[[Item], object]] = {
    int(Qt.ItemDataRole.DisplayRole): display_text,
    int(Qt.ItemDataRole.ToolTipRole): _tool_tip,
    int(Qt.ItemDataRole.AccessibleTextRole): _name,
    int(Qt.ItemDataRole.AccessibleDescriptionRole): _description,
    int(Roles.ROLE): lambda item: item.role.value,
    int(Roles.STATUS): lambda item: item.status.value,
    int(Roles.ITEM_ID): lambda item: str(item.id),
    int(Roles.FULL_TEXT): lambda item: item.text,
    int(Roles.TIME): lambda item: item.at_s,
    int(Roles.LATENCY): lambda item: item.latency_s,
    int(Roles.TOOL): lambda item: None if item.tool is None else item.tool.name,
    int(Roles.HEARD_MS): lambda item: item.heard_ms,
    int(Roles.ITEM): lambda item: item,
}


def _changed_pages(old: tuple[Page, ...], new: tuple[Page, ...]) -> tuple[int, int, int]:
    """The first page that differs, and the ends of the differing runs in both."""
    shorter = min(len(old), len(new))
    first = 0
    while first < shorter and old[first] is new[first]:
        first += 1
    tail = 0
    while tail < shorter - first and old[-1 - tail] is new[-1 - tail]:
        tail += 1
    return first, len(old) - tail, len(new) - tail


def _same_ends(rows: list[Item], start: int, stop: int, new: list[Item]) -> tuple[int, int]:
    """How many items at the beginning and at the end are the same objects."""
    shorter = min(stop - start, len(new))
    head = 0
    while head < shorter and rows[start + head] is new[head]:
        head += 1
    tail = 0
    while tail < shorter - head and rows[stop - 1 - tail] is new[-1 - tail]:
        tail += 1
    return head, tail
