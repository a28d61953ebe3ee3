"""`--conversations` and `--export`: kept conversations without a window."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import TextIO

from voicelive_desktop.app.environment.options import Options
from voicelive_desktop.app.environment.places import library_folder
from voicelive_desktop.app.environment.plain_words import say, say_all
from voicelive_desktop.domain.facts.library import Entry, EntryId, Sieve
from voicelive_desktop.library import looking
from voicelive_desktop.library.conversation_library import RECORDINGS
from voicelive_desktop.library.file import NAME, empty, open_to_read, trouble
from voicelive_desktop.library.forms.passing_on import SOUND_FORMS, write, write_several
from voicelive_desktop.library.forms.telling import Telling, ToldTalk
from voicelive_desktop.library.shelf import Shelf, recorded

MOST = 1_000_000
LAST = "last"


def on_conversations(options: Options, out: TextIO) -> int:
    """List or export; returns the exit code. What goes wrong is said in one sentence."""
    try:
        shelf = _shelf(options)
        try:
            if options.export:
                return _export(options, shelf)
            return _list(options, shelf, out)
        finally:
            shelf.connection.close()
    except Exception as error:
        because = trouble(error)
        if not isinstance(error, OSError) and because.kind.value == "other" and not because.said:
            raise
        say(
            f"The saved conversations cannot be used: {because.said or because.kind.value}.",
            sys.stderr,
        )
        return 1


def _shelf(options: Options) -> Shelf:
    folder = library_folder(options)
    path = None if folder is None else folder / NAME
    if path is None or not path.exists():
        return empty()
    return open_to_read(path)


def _list(options: Options, shelf: Shelf, out: TextIO) -> int:
    if not options.search:
        entries = shelf.entries(MOST)
    else:
        hits = looking.found(shelf.connection, options.search, Sieve(), MOST)
        entries = tuple({hit.entry.id: hit.entry for hit in hits}.values())
    return say_all((json.dumps(_line(entry), ensure_ascii=False) for entry in entries), out)


def _line(entry: Entry) -> dict[str, object]:
    started = datetime.fromtimestamp(entry.started_at_s).astimezone()
    return {
        "id": entry.id,
        "title": entry.title,
        "started": started.isoformat(timespec="seconds"),
        "items": entry.rows,
        "seconds": round(entry.seconds, 1),
        "recording": entry.recording or None,
    }


def _export(options: Options, shelf: Shelf) -> int:
    if options.output is None:
        return 1
    talks = []
    for wanted in options.export:
        entry = _newest(shelf) if wanted == LAST else shelf.entry(EntryId(wanted))
        if entry is None:
            say(f"There is no saved conversation “{wanted}”.", sys.stderr)
            return 1
        talk = _told(options, shelf, entry)
        if options.form in SOUND_FORMS and not talk.sounds:
            say(f"The conversation “{entry.title or entry.id}” has no recording.", sys.stderr)
            return 1
        talks.append(talk)
    return _write(options.output, options.form, talks)


def _write(output: Path, form: str, talks: Sequence[ToldTalk]) -> int:
    was_there = os.path.exists(output)  # noqa: PTH110 - a folder that nobody may look into raises there
    try:
        if len(talks) == 1:
            write(output, form, talks[0], Telling())
        else:
            write_several(output, form, talks, Telling())
    except OSError as error:
        say(f"--output: cannot write {output}: {error.strerror}.", sys.stderr)
        return 1
    if was_there:
        say(f"{output} was there already and has been replaced.", sys.stderr)
    return 0


def _told(options: Options, shelf: Shelf, entry: Entry) -> ToldTalk:
    folder = library_folder(options)
    sounds = () if folder is None else recorded(shelf, entry.id, folder / RECORDINGS)
    return ToldTalk(entry, tuple(shelf.rows(entry.id)), sounds)


def _newest(shelf: Shelf) -> Entry | None:
    return max(shelf.entries(MOST), key=lambda entry: entry.ended_at_s, default=None)
