"""What the button under a problem does."""

from __future__ import annotations

import sys
from collections.abc import Callable

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices

from voicelive_desktop.domain.facts import events as ev
from voicelive_desktop.domain.facts import library_events as lib
from voicelive_desktop.domain.facts.notices import FieldsHeldNotice, IdleEndedNotice
from voicelive_desktop.domain.settings.presets import SPEAKERS
from voicelive_desktop.domain.words.ids import SYSTEM_DEFAULT
from voicelive_desktop.domain.words.kinds import Target
from voicelive_desktop.gui.intents import Intents
from voicelive_desktop.gui.wording.problem_types import Remedy

_PRIVACY_PAGES = {
    "win32": "ms-settings:privacy-microphone",
    "darwin": "x-apple.systempreferences:com.apple.preference.security?Privacy_Microphone",
}


KEYRINGS = "https://keyring.readthedocs.io/"  # which there are, by system
REFUSED = "refused"  # the control of the setting that the service did not accept, whichever it is


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
            Remedy.SET_UP: self.connection_wanted.emit,
            Remedy.CONNECTION: self.connection_wanted.emit,
            Remedy.COMPANION: self.companion_wanted.emit,
            Remedy.AGENT: self.agent_wanted.emit,
            Remedy.TRY_DEMO: self._try_demo,
            Remedy.CHOOSE_MODEL: lambda: self.control_wanted.emit("model_combo"),
            Remedy.SETTINGS: lambda: self.control_wanted.emit("settings_search"),
            Remedy.GLOBAL_KEY: lambda: self.control_wanted.emit("global_talk_edit"),
            Remedy.REFUSED_SETTING: lambda: self.control_wanted.emit(REFUSED),
            Remedy.WITHOUT_REFUSED: intents.wishing(ev.StartWithoutRefusedRequested()),
            Remedy.RETRY: intents.wishing(ev.RetryRequested()),
            Remedy.MOVE: intents.wishing(ev.ReconnectRequested()),
            Remedy.SKIP_LOG: intents.wishing(ev.LogSkipRequested()),
            Remedy.CLOSE_LOG: intents.wishing(ev.LogCloseRequested()),
            Remedy.KEEP: lambda: intents.wish(lib.KeepAnswered("forever")),
            Remedy.KEEP_NOT: lambda: intents.wish(lib.KeepAnswered("none")),
            Remedy.SEEN: lambda: intents.wish(ev.NoticeDismissed(IdleEndedNotice)),
            Remedy.UNDO_ENTRIES: intents.wishing(lib.EntriesRestored()),
            Remedy.CHECK_AGAIN: self._check_again,
            Remedy.CHOOSE_MICROPHONE: lambda: self.control_wanted.emit("microphone_combo"),
            Remedy.CHOOSE_SPEAKER: lambda: self.control_wanted.emit("speaker_combo"),
            Remedy.UNDO_MICROPHONE: lambda: intents.choose({"input_device": SYSTEM_DEFAULT}),
            Remedy.UNDO_SPEAKER: lambda: intents.choose({"output_device": SYSTEM_DEFAULT}),
            Remedy.RETURN_MICROPHONE: lambda: intents.wish(
                ev.DeviceReturnRequested("input_device")
            ),
            Remedy.RETURN_SPEAKER: lambda: intents.wish(ev.DeviceReturnRequested("output_device")),
            Remedy.UNDO_DELETION: intents.wishing(ev.DeletionUndone()),
            Remedy.UNDO_CLEARING: intents.wishing(ev.ClearingUndone()),
            Remedy.UNDO_SETTINGS: intents.wishing(ev.SettingsUndone()),
            Remedy.RESTART: intents.restart_requested.emit,
            Remedy.ALLOW_FIELDS: intents.profile_fields_allowed.emit,
            Remedy.LEAVE_FIELDS: lambda: intents.wish(ev.NoticeDismissed(FieldsHeldNotice)),
            Remedy.LEARN_MORE: lambda: QDesktopServices.openUrl(QUrl(KEYRINGS)),
            Remedy.TRANSCRIPTION: lambda: self.control_wanted.emit("transcription_model_combo"),
            Remedy.SPEAKERS: lambda: intents.choose(dict(SPEAKERS.settings)),
            Remedy.BY_WEBSOCKET: self._by_websocket,
            Remedy.WITHOUT_AVATAR: self._without_avatar,
            Remedy.OPEN_UPDATE: intents.update_opened.emit,
            Remedy.SKIP_UPDATE: intents.update_skipped.emit,
            Remedy.PRIVACY: lambda: QDesktopServices.openUrl(
                QUrl(_PRIVACY_PAGES.get(sys.platform, ""))
            ),
        }

    def apply(self, remedy: Remedy) -> None:
        """Do it."""
        self._do[remedy]()

    def _try_demo(self) -> None:
        self._intents.choose({"target": Target.DEMO})
        self._intents.wish(ev.StartRequested())

    def _without_avatar(self) -> None:
        self._intents.choose({"avatar_type": "none"})
        self._intents.wish(ev.StartRequested())

    def _by_websocket(self) -> None:
        self._intents.choose({"avatar_transport": "websocket"})
        self._intents.wish(ev.ReconnectRequested())

    def _check_again(self) -> None:
        self._intents.devices_refresh_requested.emit()
        self._intents.wish(ev.RetryRequested())
