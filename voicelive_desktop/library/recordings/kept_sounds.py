"""What the library's file says of recordings: whose they are, where each row is heard in them."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator

from voicelive_desktop.domain.facts.conversation import Role
from voicelive_desktop.domain.facts.library import EntryId, RecordingFile, Sound
from voicelive_desktop.domain.words.encodings import whole
from voicelive_desktop.domain.words.ids import ItemId
from voicelive_desktop.library.recordings.silences import (
    ASSISTANT,
    YOU,
    HeardRow,
    SilencedPart,
    silences,
)

# versions of the file; a reader may meet one that nobody has written since
_WITH_RECORDINGS, _WITH_DELETED = 2, 3


def channel_of(role: str | None) -> int:
    """Where a row is heard; one that is not kept yet is of the user."""
    if role in {None, Role.USER.value}:
        return YOU
    return ASSISTANT


class KeptSounds:
    """The tables of recordings. Every method may raise sqlite3.Error; whoever calls begins
    and ends transactions.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def put_recording(self, entry: int, recording: RecordingFile) -> None:
        """Say that there is a recording of an entry, or how long it is by now."""
        self._run("UPDATE entries SET recording = ? WHERE n = ?", recording.name, entry)
        values = (recording.name, entry, recording.started_at_s, recording.seconds)
        self._run("INSERT OR REPLACE INTO recordings VALUES (?, ?, ?, ?)", *values)

    def put_sound(self, entry: int, sound: Sound) -> None:
        """Say where a row of an entry is heard."""
        values = (entry, whole(sound.item), sound.recording, sound.begin_s, sound.end_s)
        self._run("INSERT OR REPLACE INTO sounds VALUES (?, ?, ?, ?, ?)", *values)

    def recordings(self, entry_id: EntryId | None = None) -> tuple[RecordingFile, ...]:
        """The recordings of an entry, oldest first; None: of all."""
        if self._version < _WITH_RECORDINGS:
            return ()
        found = self._run(
            "SELECT name, recordings.started_at_s, seconds FROM recordings JOIN entries ON entries.n = entry"
            " WHERE ?1 IS NULL OR entries.id = ?1 ORDER BY recordings.started_at_s",
            entry_id,
        )
        return tuple(RecordingFile(*line) for line in found)

    def sounds(self, entry_id: EntryId) -> tuple[Sound, ...]:
        """Where the rows of an entry are heard, oldest first; deleted ones nowhere."""
        gone = {item_id for item_id, _ in self.deleted(entry_id)}
        return tuple(sound for sound in self.all_sounds(entry_id) if sound.item not in gone)

    def all_sounds(self, entry_id: EntryId) -> tuple[Sound, ...]:
        """The same with deleted rows that are heard still."""
        if self._version < _WITH_RECORDINGS:
            return ()
        found = self._run(
            "SELECT item, sounds.recording, begin_s, end_s FROM sounds JOIN entries ON entries.n = entry"
            " WHERE entries.id = ? ORDER BY sounds.recording, begin_s",
            entry_id,
        )
        return tuple(Sound(ItemId(item), *fields) for item, *fields in found)

    def files_of(self, entry: int) -> list[str]:
        """The names of an entry's recordings."""
        return [name for (name,) in self._run("SELECT name FROM recordings WHERE entry = ?", entry)]

    # Rows that were deleted

    def put_deleted(self, entry: int, item_id: str, channel: int) -> None:
        """A row was deleted: where it is heard, it shall be heard no more."""
        self._run("INSERT OR REPLACE INTO deleted VALUES (?, ?, ?)", entry, item_id, channel)

    def put_back(self, entry: int, item_id: str) -> None:
        """It is there again."""
        self._run("DELETE FROM deleted WHERE entry = ? AND item = ?", entry, item_id)

    def deleted(self, entry_id: EntryId) -> tuple[tuple[str, int], ...]:
        """The deleted rows of an entry, each with its channel."""
        if self._version < _WITH_DELETED:
            return ()
        found = self._run(
            "SELECT item, channel FROM deleted JOIN entries ON entries.n = entry WHERE entries.id = ?",
            entry_id,
        )
        return tuple((str(item), int(channel)) for item, channel in found)

    def to_silence(self) -> tuple[str, ...]:
        """The recordings in which deleted rows are heard still."""
        if self._version < _WITH_DELETED:
            return ()
        found = self._run("SELECT DISTINCT recording FROM sounds JOIN deleted USING (entry, item)")
        return tuple(name for (name,) in found)

    def silences(self, recording: str) -> tuple[SilencedPart, ...]:
        """The parts of a recording that are to be silenced."""
        if self._version < _WITH_DELETED:
            return ()
        return silences(self._heard(recording))

    def deleted_in(self, recording: str) -> tuple[ItemId, ...]:
        """The deleted rows that are heard in a recording still."""
        found = self._run(
            "SELECT DISTINCT item FROM sounds JOIN deleted USING (entry, item) WHERE recording = ?",
            recording,
        )
        return tuple(ItemId(item) for (item,) in found)

    def silenced(self, recording: str, items: Iterable[ItemId]) -> None:
        """These rows are heard no more in this recording."""
        for item_id in items:
            self._run("DELETE FROM sounds WHERE recording = ? AND item = ?", recording, item_id)

    def _heard(self, recording: str) -> Iterator[HeardRow]:
        found = self._run(
            "SELECT deleted.channel, items.role, begin_s, end_s FROM sounds"
            " LEFT JOIN deleted ON deleted.entry = sounds.entry AND deleted.item = sounds.item"
            " LEFT JOIN items ON items.entry = sounds.entry AND items.id = sounds.item"
            " WHERE sounds.recording = ?",
            recording,
        )
        for channel, role, begin_s, end_s in found:
            if channel is None:
                yield HeardRow(channel_of(role), begin_s, end_s, gone=False)
            else:
                yield HeardRow(channel, begin_s, end_s, gone=True)

    @property
    def _version(self) -> int:
        return int(self._run("PRAGMA user_version").fetchone()[0])

    def _run(self, statement: str, *values: object) -> sqlite3.Cursor:
        return self._connection.execute(statement, values)
