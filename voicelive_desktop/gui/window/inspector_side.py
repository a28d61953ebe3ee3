"""The inspector's drawer in the window: opened by its action, built when it is first opened."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSignalBlocker, Signal
from PySide6.QtWidgets import QWidget

from voicelive_desktop.domain.facts.traffic import Passed
from voicelive_desktop.gui.actions import Actions
from voicelive_desktop.gui.intents import Intents
from voicelive_desktop.gui.theme import Theme
from voicelive_desktop.gui.window.bottom_drawer import BottomDrawer
from voicelive_desktop.gui.wording.language import shown

if TYPE_CHECKING:
    from voicelive_desktop.gui.panes.inspector.inspector import Inspector
    from voicelive_desktop.gui.panes.inspector.inspector_ports import InspectorSource
    from voicelive_desktop.gui.voice_bar.waveform import Waveform


class InspectorSide(QObject):
    """Owns the drawer.

    Signals:
        item_wanted(item_id: str): show this item in the conversation.
        closed(): the drawer went; the focus is wanted back elsewhere.
    """

    item_wanted = Signal(str)
    closed = Signal()

    def __init__(
        self,
        source: InspectorSource | None,
        intents: Intents,
        theme: Theme,
        actions: Actions,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._source, self._intents, self._theme = source, intents, theme
        self._action = actions["inspector"]
        self._action.setEnabled(source is not None)
        self._inspector: Inspector | None = None
        self._tab = 0
        self._waveform: Waveform | None = None
        self._now: Callable[[], float] = time.time
        self.drawer = BottomDrawer(self._build)
        self.drawer.opened.connect(self._on_opened)
        self._action.triggered.connect(self._on_action)

    @property
    def first(self) -> QWidget:
        """What has the focus first."""
        if self._inspector is None:
            return self.drawer
        return self._inspector.first

    @property
    def tab(self) -> int:
        """Which tab is in front, from 0; the drawer need not be built."""
        if self._inspector is None:
            return self._tab
        return self._inspector.tab

    def set_tab(self, tab: int) -> None:
        """Begin with this tab."""
        self._tab = tab
        if self._inspector is not None:
            self._inspector.set_tab(tab)

    def show_file(self, name: str, messages: Sequence[Passed]) -> None:
        """Show the messages of a file."""
        if self._inspector is not None:
            self._inspector.events.show_file(name, messages)

    def say(self, text: str) -> None:
        """Tell what became of a file."""
        if self._inspector is not None:
            self._inspector.events.say(shown(text))

    def show_sent(self, text: str, done: bool) -> None:
        """Tell what became of a message written by hand."""
        if self._inspector is not None:
            self._inspector.events.by_hand.say(shown(text), done=done)

    def show_item(self, item_id: str) -> None:
        """Open the drawer on the messages about this row of the conversation."""
        if self._source is None:
            return
        self.drawer.set_open(True)
        if self._inspector is not None:
            self._inspector.show_events(f"id:{item_id}")

    def show_moment(self, at_s: float) -> None:
        """Open the drawer on what passed at this moment (Unix s)."""
        if self._source is None:
            return
        self.drawer.set_open(True)
        if self._inspector is not None:
            self._inspector.set_tab(0)
            self._inspector.events.show_moment(at_s)

    def follow_waveform(self, waveform: Waveform, now: Callable[[], float]) -> None:
        """Lead from messages to their place in the waveform, and back; `now`: Unix s."""
        self._waveform, self._now = waveform, now
        waveform.moment_wanted.connect(self._on_messages_wanted)

    def close(self) -> None:
        """Close the drawer."""
        self.drawer.set_open(False)

    def _on_action(self) -> None:
        if self._source is None:  # what is behind the window comes up only now
            self._on_opened(is_open=False)
            return
        self.drawer.toggle()
        if self.drawer.is_open:
            self.first.setFocus()

    def _on_opened(self, is_open: bool) -> None:
        if self._source is not None:
            self._source.watch(on=is_open)
        with QSignalBlocker(self._action):
            self._action.setChecked(is_open)
        if not is_open:
            self.closed.emit()

    def _on_moment(self, at_s: float) -> None:
        if self._waveform is None:
            return
        if not self._waveform.show_moment(time.monotonic() - (self._now() - at_s)):
            self.say(self.tr("The waveform holds the last 30 seconds only."))

    def _on_messages_wanted(self, moment_s: float) -> None:
        self.show_moment(self._now() - (time.monotonic() - moment_s))

    def _build(self) -> QWidget:
        from voicelive_desktop.gui.panes.inspector.inspector import Inspector  # noqa: PLC0415 - for few, and later

        assert self._source is not None
        self._inspector = Inspector(self._source, self._intents, self._theme)
        self._inspector.set_tab(self._tab)
        self._inspector.item_wanted.connect(self.item_wanted)
        self._inspector.events.moment_wanted.connect(self._on_moment)
        self._inspector.closed.connect(self.close)
        return self._inspector
