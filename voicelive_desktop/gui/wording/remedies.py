"""What the button under a problem does."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices

from voicelive_desktop.domain.facts import events as ev
from voicelive_desktop.domain.facts import library_events as lib
from voicelive_desktop.domain.facts.notices import FieldsHeldNotice, IdleEndedNotice
from voicelive_desktop.domain.facts.requests.about_profiles import AllowProfileFields
from voicelive_desktop.domain.facts.requests.about_program import (
    OpenUpdatePage,
    RefreshDevices,
    RestartProgram,
    SkipUpdate,
)
from voicelive_desktop.domain.settings.presets import SPEAKERS
from voicelive_desktop.domain.words.ids import SYSTEM_DEFAULT
from voicelive_desktop.domain.words.kinds import AvatarKind, AvatarTransport, KeptFor, Target
from voicelive_desktop.gui.intents import Intents
from voicelive_desktop.gui.wording.problem_types import Remedy

KEYRINGS = "https://keyring.readthedocs.io/"  # which there are, by system
REFUSED = "refused"  # the control of the setting that the service did not accept, whichever it is
_PRIVACY_PAGES = {
    "win32": "ms-settings:privacy-microphone",
    "darwin": "x-apple.systempreferences:com.apple.preference.security?Privacy_Microphone",
}

# What each remedy is: a wish, values of settings, a control to go to, or a page outside.
_WISHES: Mapping[Remedy, ev.Event] = {
    Remedy.WITHOUT_REFUSED: ev.StartWithoutRefusedRequested(),
    Remedy.RETRY: ev.RetryRequested(),
    Remedy.MOVE: ev.ReconnectRequested(),
    Remedy.SKIP_LOG: ev.LogSkipRequested(),
    Remedy.CLOSE_LOG: ev.LogCloseRequested(),
    Remedy.KEEP: lib.KeepAnswered(KeptFor.FOREVER),
    Remedy.KEEP_NOT: lib.KeepAnswered(KeptFor.NONE),
    Remedy.SEEN: ev.NoticeDismissed(IdleEndedNotice),
    Remedy.LEAVE_FIELDS: ev.NoticeDismissed(FieldsHeldNotice),
    Remedy.RETURN_MICROPHONE: ev.DeviceReturnRequested("input_device"),
    Remedy.RETURN_SPEAKER: ev.DeviceReturnRequested("output_device"),
    Remedy.UNDO_ENTRIES: lib.EntriesRestored(),
    Remedy.UNDO_DELETION: ev.DeletionUndone(),
    Remedy.UNDO_CLEARING: ev.ClearingUndone(),
    Remedy.UNDO_SETTINGS: ev.SettingsUndone(),
}
_CHOICES: Mapping[Remedy, Mapping[str, object]] = {
    Remedy.UNDO_MICROPHONE: {"input_device": SYSTEM_DEFAULT},
    Remedy.UNDO_SPEAKER: {"output_device": SYSTEM_DEFAULT},
    Remedy.SPEAKERS: dict(SPEAKERS.settings),
}
_CONTROLS: Mapping[Remedy, str] = {
    Remedy.CHOOSE_MODEL: "model_combo",
    Remedy.SETTINGS: "settings_search",
    Remedy.GLOBAL_KEY: "global_talk_edit",
    Remedy.REFUSED_SETTING: REFUSED,
    Remedy.CHOOSE_MICROPHONE: "microphone_combo",
    Remedy.CHOOSE_SPEAKER: "speaker_combo",
    Remedy.TRANSCRIPTION: "transcription_model_combo",
}
_PAGES: Mapping[Remedy, str] = {
    Remedy.LEARN_MORE: KEYRINGS,
    Remedy.PRIVACY: _PRIVACY_PAGES.get(sys.platform, ""),
}


class Remedies(QObject):
    """Turns a remedy into what the user asks for by it.

    Signals:
        connection_wanted(): the dialog for endpoint and key.
        companion_wanted(): the page of the local companion.
        agent_wanted(): the page of one's own agent.
        control_wanted(name: str): the control with this objectName shall be in sight and have the
        focus.
    """

    connection_wanted = Signal()
    companion_wanted = Signal()
    agent_wanted = Signal()
    control_wanted = Signal(str)

    def __init__(self, intents: Intents, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._intents = intents
        self._do: dict[Remedy, Callable[[], object]] = {
            **{remedy: intents.wishing(wish) for remedy, wish in _WISHES.items()},
            **{remedy: partial(intents.choose, settings) for remedy, settings in _CHOICES.items()},
            **{
                remedy: partial(self.control_wanted.emit, control)
                for remedy, control in _CONTROLS.items()
            },
            **{
                remedy: partial(QDesktopServices.openUrl, QUrl(page))
                for remedy, page in _PAGES.items()
            },
            Remedy.SET_UP: self.connection_wanted.emit,
            Remedy.CONNECTION: self.connection_wanted.emit,
            Remedy.COMPANION: self.companion_wanted.emit,
            Remedy.AGENT: self.agent_wanted.emit,
            Remedy.TRY_DEMO: self._try_demo,
            Remedy.CHECK_AGAIN: self._check_again,
            Remedy.BY_WEBSOCKET: self._by_websocket,
            Remedy.WITHOUT_AVATAR: self._without_avatar,
            Remedy.RESTART: intents.wishing(RestartProgram()),
            Remedy.ALLOW_FIELDS: intents.wishing(AllowProfileFields()),
            Remedy.OPEN_UPDATE: intents.wishing(OpenUpdatePage()),
            Remedy.SKIP_UPDATE: intents.wishing(SkipUpdate()),
        }

    def apply(self, remedy: Remedy) -> None:
        """Do it."""
        self._do[remedy]()

    def _try_demo(self) -> None:
        self._intents.choose({"target": Target.DEMO})
        self._intents.wish(ev.StartRequested())

    def _without_avatar(self) -> None:
        self._intents.choose({"avatar_type": AvatarKind.NONE})
        self._intents.wish(ev.StartRequested())

    def _by_websocket(self) -> None:
        self._intents.choose({"avatar_transport": AvatarTransport.WEBSOCKET})
        self._intents.wish(ev.ReconnectRequested())

    def _check_again(self) -> None:
        self._intents.wish(RefreshDevices())
        self._intents.wish(ev.RetryRequested())
