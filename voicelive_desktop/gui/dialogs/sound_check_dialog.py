"""The audio check, page by page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import (
    QHBoxLayout,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from voicelive_desktop.domain.facts import events as ev
from voicelive_desktop.domain.facts.sound_check_state import Part
from voicelive_desktop.domain.facts.state import State
from voicelive_desktop.gui.dialogs.sound_check_pages import (
    CheckPage,
    LoopPage,
    RecordingPage,
    TonePage,
    VerdictPage,
    VoicePage,
)
from voicelive_desktop.gui.feed import StateFeed
from voicelive_desktop.gui.intents import Intents
from voicelive_desktop.gui.theme import Theme
from voicelive_desktop.gui.theme.fonts import scaled, ui_font
from voicelive_desktop.gui.theme.widgets.dialog import Dialog
from voicelive_desktop.gui.theme.widgets.dialog_buttons import dialog_buttons
from voicelive_desktop.gui.theme.widgets.plain_label import plain_label
from voicelive_desktop.gui.theme.widgets.push_button import push_button
from voicelive_desktop.gui.theme.widgets.words_fit import WordsFit
from voicelive_desktop.gui.wording import sound_check_words

if TYPE_CHECKING:
    from voicelive_desktop.gui.level_ports import LevelSource

SIZE = (560, 360)
_PARTS = tuple(Part)


class SoundCheckDialog(Dialog):
    """Follows `state.sound_check`, and closes with it. Open it with `open()` once the check has
    been asked for.
    """

    def __init__(
        self,
        feed: StateFeed,
        intents: Intents,
        theme: Theme,
        source: LevelSource,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._feed, self._intents = feed, intents
        self._part: Part | None = None
        self.setObjectName("sound_check_dialog")
        self.setWindowTitle(self.tr("Audio check"))
        self.resize(*SIZE)
        WordsFit(self, SIZE[0])
        self._title = plain_label()
        self._title.setObjectName("sound_check_title")
        self._title.setFont(scaled(ui_font(), 1.3, bold=True))
        self._step = plain_label()
        self._step.setProperty("tone", "second")
        self._stack = QStackedWidget()
        self._pages = self._build_pages(source, theme)
        self._cancel = self._button(
            "cancel", self.tr("Cancel"), lambda: intents.wish(ev.SoundCheckClosed(False))
        )
        self._back = self._button("back", self.tr("Back"), lambda: self._move(-1))
        self._next = self._button("next", self.tr("Next"), lambda: self._move(1))
        self._use = self._button(
            "use", self.tr("Apply"), lambda: intents.wish(ev.SoundCheckClosed(True))
        )
        self._next.setProperty("kind", "accent")
        self._place()
        feed.changed.connect(self._on_state_changed)
        theme.changed.connect(self._on_theme_changed)
        self._show(feed.state)

    def _on_state_changed(self, _old: State, new: State) -> None:
        self._show(new)

    def _on_theme_changed(self) -> None:
        self._show(self._feed.state)

    def _show(self, state: State) -> None:
        part = state.hardware.sound_check.part
        if part is None:
            if self._part is not None:
                self.accept()
            return
        number = _PARTS.index(part)
        self._title.setText(sound_check_words.title(part))
        self._step.setText(self.tr("Step {0} of {1}").format(number + 1, len(_PARTS)))
        self._stack.setCurrentIndex(number)
        self._pages[number].show_state(state)
        self._back.setEnabled(number > 0)
        last = part is Part.VERDICT
        self._next.setVisible(not last)
        self._use.setVisible(last)
        main = self._use if last else self._next
        main.setDefault(True)
        if part is not self._part:
            self._part = part
            self._put_focus(self._pages[number].first or main)

    def _put_focus(self, wanted: QPushButton) -> None:
        """After a page was turned: to what goes on from here, unless the person is going back."""
        if self._back.hasFocus() and self._back.isEnabled():
            return
        wanted.setFocus()

    def _move(self, by: int) -> None:
        part = self._feed.state.hardware.sound_check.part
        if part is not None:
            place = min(len(_PARTS) - 1, max(0, _PARTS.index(part) + by))
            self._intents.wish(ev.SoundCheckMoved(_PARTS[place]))

    def _build_pages(
        self, source: LevelSource, theme: Theme
    ) -> tuple[CheckPage | VerdictPage, ...]:
        checks: tuple[CheckPage, ...] = (
            VoicePage(source, theme),
            TonePage(),
            RecordingPage(source, theme),
            LoopPage(),
        )
        pages: tuple[CheckPage | VerdictPage, ...] = (*checks, VerdictPage(theme))
        for page in pages:
            self._stack.addWidget(page)
        for check in checks:
            check.settings_chosen.connect(self._intents.choose)
            check.repeated.connect(self._intents.wishing(ev.SoundCheckRepeated()))
            check.answered.connect(lambda yes: self._intents.wish(ev.SoundCheckAnswered(yes)))
        return pages

    def _button(self, name: str, text: str, run: object) -> QPushButton:
        made = push_button(f"sound_check_{name}", text, self)
        made.clicked.connect(run)
        return made

    def _place(self) -> None:
        top = QHBoxLayout()
        top.addWidget(self._title, 1)
        top.addWidget(self._step)
        bottom = dialog_buttons(self._back, self._use, aside=(self._cancel,))
        bottom.insertWidget(bottom.count() - 1, self._next)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 20)
        layout.setSpacing(16)
        layout.addLayout(top)
        layout.addWidget(self._stack, 1)
        layout.addLayout(bottom)

    # Qt overrides

    def reject(self) -> None:
        """Qt: Esc and the window's own button mean Cancel; the state closes the dialog."""
        if self._feed.state.hardware.sound_check.part is None:
            super().reject()
        else:
            self._intents.wish(ev.SoundCheckClosed(False))
