"""What the user asks for -> events."""

from __future__ import annotations

import secrets
from collections.abc import Callable

from voicelive_desktop.domain.facts import events as ev
from voicelive_desktop.domain.facts import library_events as lib
from voicelive_desktop.domain.facts.answer_options import AnswerOptions
from voicelive_desktop.domain.facts.functions import Decision
from voicelive_desktop.domain.facts.library import EntryId
from voicelive_desktop.domain.facts.pictures import Picture
from voicelive_desktop.domain.facts.sound_check_state import Part
from voicelive_desktop.domain.words.encodings import whole
from voicelive_desktop.domain.words.ids import CallId, DeviceName, ItemId
from voicelive_desktop.gui.intents import Intents


def new_item_id() -> ItemId:
    """An id for an item of ours; short enough for the service."""
    return ItemId("msg_" + secrets.token_hex(12))


class Controller:
    """Connects each intent to the event it means. GUI thread only.

    Args:
        start_clock: the time at which a conversation begins; None: the same clock.
    """

    def __init__(
        self,
        intents: Intents,
        dispatch: Callable[[ev.Event], None],
        wall_clock: Callable[[], float],
        item_id: Callable[[], ItemId] = new_item_id,
        start_clock: Callable[[], float] | None = None,
    ) -> None:
        self._dispatch = dispatch
        self._wall_clock = wall_clock
        self._item_id = item_id
        self._start_clock = start_clock or wall_clock
        self._connect_conversation(intents)
        self._connect_talk_key(intents)
        self._connect_rows(intents)
        self._connect_sound(intents)
        self._connect_logs(intents)
        self._connect_library(intents)
        self._connect_calls(intents)
        intents.part_try_requested.connect(lambda part: dispatch(ev.PartTryRequested(part)))
        intents.part_try_stopped.connect(lambda: dispatch(ev.PartTryStopped()))
        intents.settings_chosen.connect(lambda changes: dispatch(ev.SettingsChosen(tuple(changes.items()))))
        intents.settings_undone.connect(lambda: dispatch(ev.SettingsUndone()))
        intents.notice_dismissed.connect(lambda kind: dispatch(ev.NoticeDismissed(kind)))

    def _connect_conversation(self, intents: Intents) -> None:
        dispatch, now = self._dispatch, self._wall_clock
        intents.start_requested.connect(lambda: dispatch(ev.StartRequested(self._start_clock())))
        intents.end_requested.connect(lambda: dispatch(ev.EndRequested()))
        intents.retry_requested.connect(lambda: dispatch(ev.RetryRequested(now())))
        intents.start_without_refused_requested.connect(lambda: dispatch(ev.StartWithoutRefusedRequested(now())))
        intents.reconnect_requested.connect(lambda: dispatch(ev.ReconnectRequested()))
        intents.stop_requested.connect(lambda: dispatch(ev.StopRequested()))
        intents.text_submitted.connect(self._on_text)
        intents.text_resent.connect(self._on_text)
        intents.pictures_submitted.connect(self._on_text)
        intents.note_submitted.connect(lambda text: dispatch(ev.NoteSubmitted(self._item_id(), text, now())))
        intents.answer_requested.connect(self._on_answer)

    def _connect_calls(self, intents: Intents) -> None:
        dispatch, now = self._dispatch, self._wall_clock
        intents.call_decided.connect(lambda call, said: dispatch(ev.CallDecided(CallId(call), Decision(said), now())))
        intents.call_answered.connect(lambda call, text: dispatch(ev.CallAnswered(CallId(call), whole(text), now())))
        intents.call_cancelled.connect(lambda call: dispatch(ev.CallCancelled(CallId(call))))

    def _connect_talk_key(self, intents: Intents) -> None:
        dispatch, now = self._dispatch, self._wall_clock
        intents.mute_requested.connect(lambda muted: dispatch(ev.MuteChosen(bool(muted))))
        intents.talk_pressed.connect(lambda: dispatch(ev.TalkPressed(now())))
        intents.talk_released.connect(lambda: dispatch(ev.TalkReleased(now())))
        intents.talk_cancelled.connect(lambda: dispatch(ev.TalkCancelled()))

    def _connect_rows(self, intents: Intents) -> None:
        """What is asked for at a row of the transcript, or of all of them."""
        dispatch = self._dispatch
        intents.deletion_requested.connect(lambda item: dispatch(ev.ItemDeletionRequested(ItemId(item))))
        intents.deletion_undone.connect(lambda: dispatch(ev.DeletionUndone()))
        intents.clearing_undone.connect(lambda: dispatch(ev.ClearingUndone()))
        intents.replay_requested.connect(lambda item: dispatch(ev.ReplayRequested(ItemId(item))))
        intents.replay_stop_requested.connect(lambda: dispatch(ev.ReplayStopRequested()))
        intents.recording_save_requested.connect(
            lambda item, path: dispatch(ev.RecordingSaveRequested(ItemId(item), path))
        )
        intents.transcript_cleared.connect(lambda: dispatch(ev.TranscriptCleared()))

    def _connect_sound(self, intents: Intents) -> None:
        """Devices, the audio check, how a voice sounds."""
        dispatch = self._dispatch
        intents.device_return_requested.connect(lambda setting: dispatch(ev.DeviceReturnRequested(setting)))
        intents.preview_requested.connect(lambda name: dispatch(ev.PreviewRequested(DeviceName(name))))
        intents.preview_ended.connect(lambda: dispatch(ev.PreviewEnded()))
        intents.voice_preview_requested.connect(lambda voice: dispatch(ev.VoicePreviewRequested(voice)))
        intents.sound_check_opened.connect(lambda: dispatch(ev.SoundCheckOpened()))
        intents.sound_check_moved.connect(lambda part: dispatch(ev.SoundCheckMoved(Part(part))))
        intents.sound_check_repeated.connect(lambda: dispatch(ev.SoundCheckRepeated()))
        intents.sound_check_answered.connect(lambda yes: dispatch(ev.SoundCheckAnswered(bool(yes))))
        intents.sound_check_closed.connect(lambda applied: dispatch(ev.SoundCheckClosed(bool(applied))))

    def _connect_logs(self, intents: Intents) -> None:
        dispatch = self._dispatch
        intents.log_requested.connect(lambda path, words: dispatch(ev.LogRequested(path, bool(words))))
        intents.log_stop_requested.connect(lambda: dispatch(ev.LogStopRequested()))
        intents.log_open_requested.connect(lambda path: dispatch(ev.LogOpenRequested(path)))
        intents.log_skip_requested.connect(lambda: dispatch(ev.LogSkipRequested()))
        intents.log_close_requested.connect(lambda: dispatch(ev.LogCloseRequested()))

    def _connect_library(self, intents: Intents) -> None:
        dispatch = self._dispatch
        intents.private_chosen.connect(lambda private: dispatch(lib.PrivateChosen(bool(private))))
        intents.keep_answered.connect(lambda choice: dispatch(lib.KeepAnswered(choice)))
        intents.library_watched.connect(lambda watched: dispatch(lib.LibraryWatched(bool(watched))))
        intents.library_looked.connect(lambda query, sieve: dispatch(lib.LibraryLooked(query, sieve)))
        intents.library_more_wanted.connect(lambda: dispatch(lib.LibraryMoreWanted()))
        intents.entry_opened.connect(
            lambda e, item: dispatch(lib.EntryOpened(EntryId(e), ItemId(item) if item else None))
        )
        intents.entry_continued.connect(lambda e: dispatch(lib.EntryContinued(EntryId(e))))
        intents.past_left.connect(lambda: dispatch(lib.PastLeft()))
        intents.entry_renamed.connect(lambda e, title: dispatch(lib.EntryRenamed(EntryId(e), title)))
        intents.entries_pinned.connect(lambda ids, pinned: dispatch(lib.EntriesPinned(tuple(ids), bool(pinned))))
        intents.entries_tagged.connect(lambda ids, tag, off: dispatch(lib.EntriesTagged(tuple(ids), tag, bool(off))))
        intents.entries_deleted.connect(lambda ids: dispatch(lib.EntriesDeleted(tuple(ids))))
        intents.entries_restored.connect(lambda: dispatch(lib.EntriesRestored()))
        intents.library_emptied.connect(lambda: dispatch(lib.LibraryEmptied()))
        intents.export_requested.connect(lambda ids, form, path: dispatch(lib.ExportRequested(tuple(ids), form, path)))
        intents.markdown_requested.connect(lambda ids: dispatch(lib.MarkdownRequested(tuple(ids))))
        intents.record_chosen.connect(lambda on: dispatch(lib.RecordChosen(bool(on))))
        intents.import_requested.connect(lambda path: dispatch(lib.ImportRequested(path)))

    def _on_text(self, text: str, replaces: str = "", pictures: tuple[Picture, ...] = ()) -> None:
        earlier = ItemId(replaces) if replaces else None
        self._dispatch(ev.TextSubmitted(self._item_id(), whole(text), self._wall_clock(), earlier, pictures))

    def _on_answer(self, options: AnswerOptions, replaces: str = "") -> None:
        earlier = ItemId(replaces) if replaces else None
        self._dispatch(ev.AnswerRequested(options, self._wall_clock(), earlier))
