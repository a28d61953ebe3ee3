"""The window: places the panels and owns no logic."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QPaintEvent
from PySide6.QtWidgets import QApplication, QComboBox, QFrame, QMainWindow, QVBoxLayout, QWidget

from voicelive_desktop.domain.facts import events as ev
from voicelive_desktop.domain.facts import library_events as lib
from voicelive_desktop.domain.facts.conversation import Role
from voicelive_desktop.domain.facts.state import State
from voicelive_desktop.domain.questions.selectors import Mode, can_check_sound, in_session, mode
from voicelive_desktop.domain.words.ids import ItemId
from voicelive_desktop.gui.actions import Actions
from voicelive_desktop.gui.dialogs.close_question import CloseQuestion
from voicelive_desktop.gui.dialogs.connection_dialog import ConnectionDialog
from voicelive_desktop.gui.feed import StateFeed
from voicelive_desktop.gui.intents import Intents
from voicelive_desktop.gui.library.library_side import LibrarySide
from voicelive_desktop.gui.settings.control_names import control_of
from voicelive_desktop.gui.settings.settings_more import SettingsMore
from voicelive_desktop.gui.settings.settings_panel import SettingsPanel
from voicelive_desktop.gui.theme import Theme
from voicelive_desktop.gui.theme.settled import PAINT_MS, Settled
from voicelive_desktop.gui.transcript.avatar_pane import AvatarPane
from voicelive_desktop.gui.transcript.avatar_view import FaceSource
from voicelive_desktop.gui.transcript.stage import Stage
from voicelive_desktop.gui.transcript.talk_pane import TalkPane
from voicelive_desktop.gui.transcript.transcript_pane import TranscriptPane
from voicelive_desktop.gui.voice_bar.bottom_bar import BottomBar
from voicelive_desktop.gui.window.announcer import Announcer
from voicelive_desktop.gui.window.banner import Banner
from voicelive_desktop.gui.window.call_card import CallCard
from voicelive_desktop.gui.window.composer import Composer
from voicelive_desktop.gui.window.escape import Escape
from voicelive_desktop.gui.window.focus import Focus, Region, first_stop
from voicelive_desktop.gui.window.header import Header
from voicelive_desktop.gui.window.help_windows import HelpWindows
from voicelive_desktop.gui.window.inspector_side import InspectorSide
from voicelive_desktop.gui.window.other_layouts import OtherLayouts
from voicelive_desktop.gui.window.session_log_window import SessionLogQuestions
from voicelive_desktop.gui.window.side_drawer import SideDrawer
from voicelive_desktop.gui.window.talk_key_watch import TalkKey
from voicelive_desktop.gui.window.text_size import FittedTexts, TextSize
from voicelive_desktop.gui.window.toasts import Toasts
from voicelive_desktop.gui.window.window_memory import DEFAULT_SIZE, MINIMUM_SIZE
from voicelive_desktop.gui.wording import state_words
from voicelive_desktop.gui.wording.remedies import REFUSED, Remedies

if TYPE_CHECKING:  # their module needs numpy, which would delay the first frame
    from voicelive_desktop.gui.inspector.inspector_ports import InspectorSource
    from voicelive_desktop.gui.level_ports import LevelSource, WaveformSource
    from voicelive_desktop.gui.window.mini_door import MiniDoor

QUIET_DB = 60.0  # that far below full scale nothing is shown
TITLE = "Voice Live Desktop"


class MainWindow(QMainWindow):
    """The one window of the program.

    Signals:
        close_requested(): the user wants the program to end; it closes the window after
        `allow_close()`.
        first_frame_painted(): the complete layout is on the screen.
    """

    close_requested = Signal()
    first_frame_painted = Signal()

    def __init__(
        self,
        feed: StateFeed,
        intents: Intents,
        theme: Theme,
        microphone: LevelSource,
        you: WaveformSource,
        assistant: WaveformSource,
        parent: QWidget | None = None,
        *,
        preview: LevelSource | None = None,
        inspected: InspectorSource | None = None,
        now: Callable[[], float] = time.time,
        keeps_running: Callable[[], bool] = bool,
    ) -> None:
        super().__init__(parent)
        self._keeps_running = keeps_running  # in the tray, when the window is closed
        self._feed = feed
        self._intents = intents
        self._theme = theme
        self._microphone = microphone
        self._preview = preview
        self._now = now
        self._mini: MiniDoor | None = None
        self._may_close = self._is_leaving = False
        self._painted = False
        self.setObjectName("main_window")
        self.setMinimumSize(MINIMUM_SIZE)
        self.resize(DEFAULT_SIZE)
        self._actions = Actions(feed, intents, self)
        text_size = TextSize(feed, self)
        self._build_panels()
        sources = (microphone, you, assistant)
        self._bottom_bar = BottomBar(feed, intents, *sources, theme, self._actions, preview=preview)
        self._talk_pane = TalkPane(
            self._banner,
            self._stage,
            self._transcript,
            self._call_card,
            self._composer,
            self._avatar,
        )
        self._drawer = SideDrawer(self._talk_pane, self._settings)
        text_size.apply_to(self._drawer, self._settings)
        start_page = self._transcript.start_page
        FittedTexts(feed, self._banner)
        FittedTexts(feed, start_page.content, start_page.viewport())
        FittedTexts(feed, self._header).fitted.connect(self._header.show_scale)
        self.inspector = InspectorSide(inspected, intents, theme, self._actions, self)
        self._library = LibrarySide(feed, intents, theme, self._actions, self._drawer, now)
        self._whole = self._build_whole()
        self.setCentralWidget(self._whole)
        self._build_companions()
        self._focus = self._build_focus()
        self._title = Settled(PAINT_MS, self)
        self._connect()
        self._title.offer(state_words.mode_word(feed.state), at_once=True)
        self._focus.give_back()

    def leave(self) -> None:
        """Let the program end, as closing the window does where nothing goes on in the tray;
        it may ask.
        """
        self._is_leaving = True
        if self._would_lose_words() or self._feed.state.hands.timers:
            self.come_to_front()
        self.close()
        self._is_leaving = False

    def allow_close(self) -> None:
        """From now on `close()` closes the window."""
        self._may_close = True

    def attach_plots(self) -> None:
        """Build what needs numpy and pyqtgraph, after the first frame."""
        you, assistant = self._bottom_bar.attach_plots()
        self._stage.orb.hear(you=you, assistant=assistant)
        if self._bottom_bar.plots is not None:
            self.inspector.follow_waveform(self._bottom_bar.plots.waveform, self._now)

    def build_named_settings(self) -> None:
        """Build the settings that scripts find by their names, once the program is ready."""
        self._settings.build_named()

    def follow_avatar(self, source: FaceSource) -> None:
        """From now on the pictures of an avatar come from here."""
        self._avatar.view.follow(source)

    def follow_mouth(self, mouth: Callable[[], int | None]) -> None:
        """From now on this tells the shape of the mouth that goes with what is heard."""
        self._stage.face.follow(mouth)

    def show_connection_dialog(self, *, is_new: bool = False) -> None:
        """Ask for the Azure resource. `is_new`: it was chosen a moment ago; who cancels goes back."""
        dialog = self.findChild(ConnectionDialog)
        if dialog is None:
            dialog = ConnectionDialog(self._feed, self._intents, self._theme, self, is_new=is_new)
            dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def show_companion_page(self) -> None:
        """Show what the local companion is made of; one can go on talking meanwhile."""
        from voicelive_desktop.gui.dialogs.companion_dialog import CompanionDialog  # noqa: PLC0415 - for few, and later

        dialog = self.findChild(CompanionDialog)
        if dialog is None:
            dialog = CompanionDialog(self._feed, self._intents, self._theme, self)
            dialog.finished.connect(dialog.deleteLater)
        dialog.show()
        dialog.raise_()
        dialog.activateWindow()

    def show_functions_page(self) -> None:
        """Show what the model may do; one can go on talking meanwhile."""
        from voicelive_desktop.gui.dialogs.functions.functions_page import FunctionsPage  # noqa: PLC0415 - for few, and later

        page = self.findChild(FunctionsPage)
        if page is None:
            page = FunctionsPage(self._feed, self._intents, self._theme, self)
            page.finished.connect(page.deleteLater)
        page.show()
        page.raise_()
        page.activateWindow()

    def show_agent_page(self) -> None:
        """Show one's own hosted agent; one can go on talking meanwhile."""
        from voicelive_desktop.gui.dialogs.agent_dialog import AgentDialog  # noqa: PLC0415 - for few, and later

        dialog = self.findChild(AgentDialog)
        if dialog is None:
            dialog = AgentDialog(self._feed, self._intents, self._theme, self)
            dialog.finished.connect(dialog.deleteLater)
        dialog.show()
        dialog.raise_()
        dialog.activateWindow()

    def show_answer_dialog(self, item_id: str = "") -> None:
        """Ask for another answer, with everything that one answer can be; one can go
        on talking meanwhile.
        """
        from voicelive_desktop.gui.settings.answer_dialog import AnswerDialog  # noqa: PLC0415 - for few, and later

        dialog = self.findChild(AnswerDialog)
        if dialog is None:
            dialog = AnswerDialog(self._feed, self._intents, self)
            dialog.finished.connect(dialog.deleteLater)
        if item_id:
            dialog.aim(ItemId(item_id))
        else:
            dialog.aim(None)
        dialog.show()
        dialog.raise_()
        dialog.activateWindow()

    def show_sound_check(self) -> None:
        """Check microphone and speaker, outside of a conversation."""
        if not can_check_sound(self._feed.state):
            return
        from voicelive_desktop.gui.dialogs.sound_check_dialog import SoundCheckDialog  # noqa: PLC0415 - it has a plot

        self._intents.wish(ev.SoundCheckOpened())
        dialog = SoundCheckDialog(self._feed, self._intents, self._theme, self._microphone, self)
        dialog.finished.connect(dialog.deleteLater)
        dialog.finished.connect(self._on_dialog_finished)
        dialog.open()

    def show_mini(self) -> None:
        """Open the mini window, or close it."""
        if self._mini is None:
            from voicelive_desktop.gui.window.mini_door import MiniDoor  # noqa: PLC0415 - for few, and later

            parts = (self._feed, self._intents, self._theme, self._actions)
            self._mini = MiniDoor(*parts, partial(_loudness, self._microphone), self)
        self._mini.toggle()

    def show_palette(self) -> None:
        """Offer everything by a few letters, or close what offers it."""
        from voicelive_desktop.gui.window.command_palette import CommandPalette  # noqa: PLC0415 - for few, and later
        from voicelive_desktop.gui.window.palette_entries import PaletteEntries  # noqa: PLC0415 - for few, and later

        palette = self.findChild(CommandPalette)
        if palette is None:
            entries = PaletteEntries(self._intents, self._actions, self._on_place_chosen)
            palette = CommandPalette(self._feed, self._intents, self._theme, entries, self)
            palette.closed.connect(self._focus.give_back)
            self._escape.claim_first(palette.isVisible, palette.leave)
        palette.toggle()

    def show_shortcuts(self) -> None:
        """List what the keys do."""
        from voicelive_desktop.gui.dialogs.shortcuts import ShortcutsDialog  # noqa: PLC0415 - for few, and later

        if self.findChild(ShortcutsDialog) is None:
            dialog = ShortcutsDialog(self._feed, self._actions, self)
            dialog.finished.connect(dialog.deleteLater)
            dialog.show()

    def offer_welcome(self) -> None:
        """Show the first steps on the start page, unless they were done or skipped before."""
        self._transcript.start_page.offer_welcome()

    def show_welcome(self) -> None:
        """Show the first steps again: on the start page, or in a window where there
        is a conversation.
        """
        if not self._feed.state.conversation.pages:
            self._transcript.start_page.show_welcome()
            return
        from voicelive_desktop.gui.dialogs.welcome_dialog import WelcomeWindow  # noqa: PLC0415 - for few, and later

        if self.findChild(WelcomeWindow) is None:
            dialog = WelcomeWindow(self._feed, self._intents, self._preview, self)
            dialog.finished.connect(dialog.deleteLater)
            dialog.show()

    def come_to_front(self) -> None:
        """Be seen: out of the task bar, before other windows, with the focus."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

    def reveal(self, name: str) -> None:
        """Bring the control with this objectName into sight and give it the focus."""
        if name == REFUSED:
            name = next(
                (control_of(r.name) for r in self._feed.state.current.refused), "settings_search"
            )
        if self._settings.holds(name):
            self._drawer.set_open(True)
        if self._settings.reveal(name):
            return
        control = self.findChild(QWidget, name)
        if control is not None:
            control.setFocus()
        if isinstance(control, QComboBox):
            control.showPopup()

    def _on_state_changed(self, old: State, new: State) -> None:
        self._title.offer(state_words.mode_word(new), at_once=mode(new) is Mode.STOPPED)
        if old.settings.theme != new.settings.theme:
            self._theme.set_choice(new.settings.theme)

    def _on_title_settled(self, word: str) -> None:
        self.setWindowTitle(f"{word} - {TITLE}")

    def _on_azure_chosen(self) -> None:
        if not self._feed.state.settings.endpoint:
            self.show_connection_dialog(is_new=True)

    def _on_example_chosen(self, text: str) -> None:
        self._composer.say(text)
        self._focus.give_back()  # the example has gone with its page

    def _on_settings(self) -> None:
        self._drawer.toggle()
        if self._drawer.is_open:
            self._settings.focus_search()
        else:
            self._focus.give_back()

    def _on_dialog_finished(self, _result: int) -> None:
        self._focus.give_back()  # what it was opened with may be gone

    def _on_answer_again(self) -> None:
        self.show_answer_dialog()

    def _on_place_chosen(self, target: str) -> None:
        """Go to what the search of the settings found outside of them."""
        if target in self._actions:
            self._actions[target].trigger()
        else:
            self.reveal(target)

    def _on_first_frame(self) -> None:
        self.first_frame_painted.emit()

    def _connect(self) -> None:
        self._feed.changed.connect(self._on_state_changed)
        self._title.settled.connect(self._on_title_settled)
        self._banner.remedy_chosen.connect(self._remedies.apply)
        self._toasts.remedy_chosen.connect(self._remedies.apply)
        self._remedies.connection_wanted.connect(self.show_connection_dialog)
        self._remedies.agent_wanted.connect(self.show_agent_page)
        self._transcript.agent_requested.connect(self.show_agent_page)
        self._remedies.companion_wanted.connect(self.show_companion_page)
        self._header.companion_wanted.connect(self.show_companion_page)
        self._transcript.companion_requested.connect(self.show_companion_page)
        self._actions["functions"].triggered.connect(self.show_functions_page)
        self._actions["companion"].triggered.connect(self.show_companion_page)
        self._remedies.control_wanted.connect(self.reveal)
        self._header.azure_chosen.connect(self._on_azure_chosen)
        self._header.agent_chosen.connect(self.show_agent_page)
        self._actions["my_agent"].triggered.connect(self.show_agent_page)
        self._transcript.azure_requested.connect(self.show_connection_dialog)
        self._transcript.example_chosen.connect(self._on_example_chosen)
        self._transcript.edit_requested.connect(self._composer.edit)
        self._transcript.answer_wanted.connect(self.show_answer_dialog)
        self._transcript.typed.connect(self._composer.type_on)
        self._transcript.told.connect(self._toasts.say)
        self._composer.message_sent.connect(self._transcript.scroll_to_end)
        self._composer.take_pictures_dropped_on(self._transcript)
        self._drawer.side_shown.connect(self._header.show_settings_open)
        self._library.side_shown.connect(self._header.show_library_open)
        self._library.closed.connect(self._focus.give_back)
        self._transcript.start_page.welcome.done.connect(self._focus.give_back)
        self.inspector.closed.connect(self._focus.give_back)
        self.inspector.item_wanted.connect(self._transcript.show_item)
        self._transcript.messages_wanted.connect(self.inspector.show_item)
        self._call_card.left.connect(self._focus.give_back)
        self._actions["mini_window"].triggered.connect(self.show_mini)
        self._actions["command_palette"].triggered.connect(self.show_palette)
        self._actions["settings"].triggered.connect(self._on_settings)
        self._transcript.sound_check_requested.connect(self.show_sound_check)
        self._bottom_bar.sound_check_requested.connect(self.show_sound_check)
        self._actions["sound_check"].triggered.connect(self.show_sound_check)
        self._actions["connection"].triggered.connect(self.show_connection_dialog)
        self._actions["answer_again"].triggered.connect(self._on_answer_again)
        self._actions["system_note"].triggered.connect(self._composer.begin_note)
        self._actions["session_json"].triggered.connect(self._more.show_json)
        self._settings.json_requested.connect(self._more.show_json)
        self._settings.more_requested.connect(self._more.show_for)
        self._settings.place_chosen.connect(self._on_place_chosen)
        self._bottom_bar.used_by_mouse.connect(self._focus.give_back)
        self._header.used_by_mouse.connect(self._focus.give_back)
        self._actions["shortcuts"].triggered.connect(self.show_shortcuts)
        self._actions["welcome"].triggered.connect(self.show_welcome)

    def _build_panels(self) -> None:
        feed, intents, theme = self._feed, self._intents, self._theme
        self._header = Header(feed, intents, theme, self._actions, now=self._now)
        self._banner = Banner(feed, theme, now=self._now)
        self._stage = Stage(feed, intents, theme, now=self._now)
        self._transcript = TranscriptPane(feed, intents, theme, self._actions, level=self._preview)
        self._avatar = AvatarPane(feed, theme, intents)
        self._call_card = CallCard(feed, intents, theme, now=self._now)
        self._composer = Composer(feed, intents, theme)
        self._settings = SettingsPanel(feed, intents, theme)
        self._more = SettingsMore(feed, intents, theme, self)

    def _build_companions(self) -> None:
        """What floats over the panels, follows the keyboard or opens windows of its own."""
        feed, intents = self._feed, self._intents
        SessionLogQuestions(feed, intents, self._actions, self)
        drawer, above = self._drawer, self._composer.height
        self._toasts = Toasts(
            feed, intents, self._theme, drawer, above, self._now, room_px=drawer.room
        )
        drawer.placed.connect(self._toasts.place)
        self._announcer = Announcer(feed, self)
        self._announcer.talked.connect(lambda lasts_s: intents.wish(ev.ReaderTalked(lasts_s)))
        self.help_windows = HelpWindows(feed, intents, self._actions, self._toasts, self)
        self._remedies = Remedies(intents, self)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        OtherLayouts(application, self)
        self._escape = Escape(self)
        self._escape.claim(lambda: self._transcript.is_asking, self._transcript.end_asking)
        self._escape.claim(lambda: self._transcript.is_finding, self._transcript.end_finding)
        self._escape.claim(lambda: self._composer.is_editing, self._composer.end_editing)
        self._escape.claim(lambda: self._library.has_focus, self._library.step_back)
        self._escape.claim(
            lambda: feed.state.library.past is not None, intents.wishing(lib.PastLeft())
        )
        self._escape.claim(
            lambda: feed.state.microphone.talk.on, intents.wishing(ev.TalkCancelled())
        )
        self._talk_key = TalkKey(feed, intents, self)

    def _would_lose_words(self) -> bool:
        state = self._feed.state
        kept = state.library.present is not None
        return (
            in_session(state)
            and not kept
            and any(item.role is Role.USER for item in state.conversation)
        )

    def _build_focus(self) -> Focus:
        """Header, kept conversations, conversation, a call, message, bar, inspector, settings: the
        order of F6.
        """
        firsts: tuple[tuple[QWidget, Callable[[], QWidget] | None], ...] = (
            (self._header, None),
            (self._library.frame, None),
            (self._transcript, self._conversation),
            (self._call_card, lambda: self._call_card.first),
            (self._composer, lambda: self._composer.field),
            (self._bottom_bar, None),
            (self.inspector.drawer, lambda: self.inspector.first),
            (self._settings, None),
        )
        regions = [
            Region(whole, first or partial(first_stop, whole), whole.isVisible)
            for whole, first in firsts
        ]
        regions[3] = replace(regions[3], urgent=lambda: self._call_card.waiting)
        message = self._composer.field
        return Focus(self._feed, self, message, self._conversation, regions, self._whole)

    def _conversation(self) -> QWidget:
        """What has the focus while one talks: the rows, or before there are any the start page."""
        return self._transcript.current

    def _build_whole(self) -> QWidget:
        whole = QWidget()
        layout = QVBoxLayout(whole)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._header)
        layout.addWidget(_divider())
        layout.addWidget(self._library, 1)
        layout.addWidget(self._bottom_bar)
        layout.addWidget(self.inspector.drawer)
        self._drawer.place_side()
        return whole

    # Qt overrides

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: the first call comes with the first frame; what is slow to build follows it."""
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            QTimer.singleShot(0, self, self._on_first_frame)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Qt: the program ends in an orderly way first."""
        if self._may_close:
            if self._mini is not None:
                self._mini.leave()
            super().closeEvent(event)
            return
        event.ignore()
        if not self._is_leaving and self._keeps_running():
            self.hide()
            return
        asked = self.findChild(CloseQuestion)
        timers = self._feed.state.hands.timers
        talking = self._would_lose_words()
        if asked is None and (talking or timers):
            question = CloseQuestion(talking=talking, timers=timers, now_s=time.time(), parent=self)
            question.accepted.connect(self.close_requested)
            question.finished.connect(question.deleteLater)
            question.open()
            return
        self.close_requested.emit()


def _loudness(microphone: LevelSource) -> float:
    """How loud the microphone is, 0 to 1, for a picture that needs no ballistics."""
    return min(1.0, max(0.0, 1 + microphone.snapshot().peak_db / QUIET_DB))


def _divider() -> QFrame:
    line = QFrame()
    line.setProperty("divider", "true")
    return line
