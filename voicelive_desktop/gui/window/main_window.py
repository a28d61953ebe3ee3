"""The window: places the panels and owns no logic."""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QPaintEvent
from PySide6.QtWidgets import QApplication, QComboBox, QFrame, QMainWindow, QVBoxLayout, QWidget

from voicelive_desktop.domain.facts import events as ev
from voicelive_desktop.domain.facts import library_events as lib
from voicelive_desktop.domain.facts.conversation import Role
from voicelive_desktop.domain.facts.state import State
from voicelive_desktop.domain.questions.selectors import Mode, can_stop, in_session, mode
from voicelive_desktop.domain.words.quick_classes import replace
from voicelive_desktop.gui.actions import Actions
from voicelive_desktop.gui.feed import StateFeed
from voicelive_desktop.gui.intents import Intents
from voicelive_desktop.gui.panes.library.library_side import LibrarySide
from voicelive_desktop.gui.panes.settings.control_names import control_of
from voicelive_desktop.gui.panes.settings.settings_more import SettingsMore
from voicelive_desktop.gui.panes.settings.settings_panel import SettingsPanel
from voicelive_desktop.gui.theme import Theme
from voicelive_desktop.gui.theme.settled import PAINT_MS, Settled
from voicelive_desktop.gui.transcript.avatar_pane import AvatarPane
from voicelive_desktop.gui.transcript.avatar_view import FaceSource
from voicelive_desktop.gui.transcript.spoken_words import Audible
from voicelive_desktop.gui.transcript.stage import Stage
from voicelive_desktop.gui.transcript.talk_pane import TalkPane
from voicelive_desktop.gui.transcript.transcript_pane import TranscriptPane
from voicelive_desktop.gui.voice_bar.bottom_bar import BottomBar
from voicelive_desktop.gui.voice_bar.frame_timer import frame_pulse
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
from voicelive_desktop.gui.window.pages import Pages
from voicelive_desktop.gui.window.session_log_window import SessionLogQuestions
from voicelive_desktop.gui.window.side_drawer import SideDrawer
from voicelive_desktop.gui.window.talk_key_watch import TalkKey
from voicelive_desktop.gui.window.text_size import FittedTexts, TextSize
from voicelive_desktop.gui.window.toasts import Toasts
from voicelive_desktop.gui.window.window_memory import DEFAULT_SIZE, MINIMUM_SIZE
from voicelive_desktop.gui.wording import state_words
from voicelive_desktop.gui.wording.remedies import REFUSED, Remedies

if TYPE_CHECKING:  # their module needs numpy, which would delay the first frame
    from voicelive_desktop.gui.level_ports import LevelSource, WaveformSource
    from voicelive_desktop.gui.panes.inspector.inspector_ports import InspectorSource
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
        self._feed, self._intents, self._theme = feed, intents, theme
        self._microphone, self._preview, self._now = microphone, preview, now
        self._mini: MiniDoor | None = None
        self._may_close = self._is_leaving = self._painted = False
        self.setObjectName("main_window")
        self.setMinimumSize(MINIMUM_SIZE)
        self.resize(DEFAULT_SIZE)
        self._actions = Actions(feed, intents, self)
        text_size = TextSize(feed, self)
        self._build_panels()
        sources = (microphone, you, assistant)
        self._bottom_bar = BottomBar(feed, intents, *sources, theme, self._actions, preview=preview)
        self._drawer = self._build_drawer()
        text_size.apply_to(self._drawer, self._settings)
        self._fit_texts()
        self._build_sides(inspected)
        self._whole = self._build_whole()
        self.setCentralWidget(self._whole)
        self._build_companions()
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

    def follow_voice(self, audible: Callable[[], Audible | None]) -> None:
        """From now on this tells how far the answer that is heard has come."""
        self._transcript.follow_voice(audible)

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

    def offer_welcome(self) -> None:
        """Show the first steps on the start page, unless they were done or skipped before."""
        self._transcript.start_page.offer_welcome()

    def show_welcome(self) -> None:
        """Show the first steps again: on the start page, or in a window where there
        is a conversation.
        """
        if not self._feed.state.conversation.pages:
            self._transcript.start_page.show_welcome()
        else:
            self.pages.show_welcome(self._preview)

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
            self.pages.show_connection(is_new=True)

    def _on_example_chosen(self, text: str) -> None:
        self._composer.say(text)
        self._focus.give_back()  # the example has gone with its page

    def _on_settings(self) -> None:
        self._drawer.toggle()
        if self._drawer.is_open:
            self._settings.focus_search()
        else:
            self._focus.give_back()

    def _would_leave_settings(self) -> bool:
        """Whether Esc closes the settings: over the conversation, or with the focus in them; who
        hears the assistant stops it first.
        """
        if can_stop(self._feed.state) or not self._drawer.is_open:
            return False
        return not self._drawer.is_wide or self._settings.isAncestorOf(self.focusWidget())

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
        frame_pulse().beaten.connect(self._feed.on_beat)
        self._title.settled.connect(self._on_title_settled)
        self._connect_pages()
        self._connect_remedies()
        self._connect_panels()
        self._connect_focus()
        for name, do in self._slots().items():
            self._actions[name].triggered.connect(do)

    def _slots(self) -> dict[str, Callable[[], None]]:
        """What the actions do that open something; the others are wishes."""
        return {
            "functions": self.pages.show_functions,
            "companion": self.pages.show_companion,
            "my_agent": self.pages.show_agent,
            "connection": self.pages.show_connection,
            "answer_again": self.pages.show_last_answer,
            "sound_check": self.pages.show_sound_check,
            "shortcuts": self.pages.show_shortcuts,
            "session_json": self._more.show_json,
            "system_note": self._composer.begin_note,
            "mini_window": self.show_mini,
            "command_palette": self.show_palette,
            "settings": self._on_settings,
            "welcome": self.show_welcome,
        }

    def _connect_pages(self) -> None:
        self._header.companion_wanted.connect(self.pages.show_companion)
        self._header.agent_chosen.connect(self.pages.show_agent)
        self._header.azure_chosen.connect(self._on_azure_chosen)
        self._transcript.answer_wanted.connect(self.pages.show_answer)

    def _connect_remedies(self) -> None:
        self._banner.remedy_chosen.connect(self._remedies.apply)
        self._toasts.remedy_chosen.connect(self._remedies.apply)
        self._remedies.connection_wanted.connect(self.pages.show_connection)
        self._remedies.agent_wanted.connect(self.pages.show_agent)
        self._remedies.companion_wanted.connect(self.pages.show_companion)
        self._remedies.control_wanted.connect(self.reveal)

    def _connect_panels(self) -> None:
        self._transcript.example_chosen.connect(self._on_example_chosen)
        self._transcript.edit_requested.connect(self._composer.edit)
        self._transcript.typed.connect(self._composer.type_on)
        self._transcript.told.connect(self._toasts.say)
        self._transcript.messages_wanted.connect(self.inspector.show_item)
        self.inspector.item_wanted.connect(self._transcript.show_item)
        self._composer.message_sent.connect(self._transcript.scroll_to_end)
        self._composer.take_pictures_dropped_on(self._transcript)
        self._drawer.side_shown.connect(self._header.show_settings_open)
        self._library.side_shown.connect(self._header.show_library_open)
        self._settings.more_requested.connect(self._more.show_for)
        self._settings.place_chosen.connect(self._on_place_chosen)

    def _connect_focus(self) -> None:
        """Whatever had the focus is gone or done: it goes back to where one talks."""
        for done in (
            self.pages.left,
            self._library.closed,
            self._transcript.start_page.welcome.done,
            self.inspector.closed,
            self._call_card.left,
            self._bottom_bar.used_by_mouse,
            self._header.used_by_mouse,
        ):
            done.connect(self._focus.give_back)
        self._call_card.wanted.connect(self._focus.lead_to)

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

    def _build_drawer(self) -> SideDrawer:
        talk_pane = TalkPane(
            self._banner,
            self._stage,
            self._transcript,
            self._call_card,
            self._composer,
            self._avatar,
        )
        return SideDrawer(talk_pane, self._settings)

    def _build_sides(self, inspected: InspectorSource | None) -> None:
        """What opens beside the conversation, below it or over it."""
        parts = (self._intents, self._theme, self._actions)
        self.pages = Pages(self._feed, *parts, self._microphone, self)
        self.inspector = InspectorSide(inspected, *parts, self)
        self._library = LibrarySide(self._feed, *parts, self._drawer, self._now)

    def _fit_texts(self) -> None:
        start_page = self._transcript.start_page
        FittedTexts(self._feed, self._banner)
        FittedTexts(self._feed, start_page.content, start_page.viewport())
        FittedTexts(self._feed, self._header).fitted.connect(self._header.show_scale)

    def _build_companions(self) -> None:
        """What floats over the panels, follows the keyboard or opens windows of its own."""
        feed, intents = self._feed, self._intents
        SessionLogQuestions(feed, intents, self._actions, self)
        drawer, below = self._drawer, (self._call_card, self._composer)
        self._toasts = Toasts(
            feed, intents, self._theme, drawer, below, self._now, room_px=drawer.room
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
        self._escape.claim(self._would_leave_settings, self._on_settings)
        self._talk_key = TalkKey(feed, intents, self)
        self._focus = self._build_focus()

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
        regions[3] = replace(
            regions[3],
            shown=lambda: self._call_card.can_act,
            urgent=lambda: self._call_card.urgent,
        )
        message = self._composer.field
        return Focus(
            self._feed,
            self,
            message,
            self._conversation,
            regions,
            self._whole,
            self._drawer.uncover,
        )

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
        from voicelive_desktop.gui.dialogs.close_question import CloseQuestion  # noqa: PLC0415 - the start needs none

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
