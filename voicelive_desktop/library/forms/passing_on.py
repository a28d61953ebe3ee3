"""Writes conversations into files that other programs read, and reads back what this one wrote."""

from __future__ import annotations

import errno
import os
import re
import tempfile
import time
import zipfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from voicelive_desktop.library.forms.html_form import as_html
from voicelive_desktop.library.forms.json_form import NoConversation, as_json, read_json_form
from voicelive_desktop.library.forms.telling import Telling, ToldTalk, local
from voicelive_desktop.library.forms.text_forms import as_markdown, as_srt, as_text, as_vtt
from voicelive_desktop.library.recordings import flac

Form = Callable[[ToldTalk, Telling], str]
FORMS: dict[str, Form] = {
    "md": as_markdown,
    "txt": as_text,
    "json": as_json,
    "html": as_html,
    "srt": as_srt,
    "vtt": as_vtt,
}
SOUND_FORMS = ("flac", "wav")
ALL = "zip"
LARGEST = 500_000_000  # bytes of a file that is read back
MOST_FILES = 20_000
LONGEST_NAME = 60  # characters of a title in the name of a file
_UNFIT = re.compile(r"[^\w\- ]+")


def write(path: Path, form: str, talk: ToldTalk, telling: Telling) -> None:
    """Write a conversation in this form. The file is replaced whole or not at all. Raises OSError."""
    if form == ALL:
        write_several(path, form, (talk,), telling)
        return
    with _replaced(path) as file:
        if form in SOUND_FORMS:
            flac.join(_sound_of(talk), Path(file.name), form)
        else:
            file.write(_encoded(FORMS[form](talk, telling)))


def write_several(path: Path, form: str, talks: Iterable[ToldTalk], telling: Telling) -> int:
    """Write conversations into a ZIP archive, in this form or in all; returns how
    many. Raises OSError.
    """
    number = 0
    with _replaced(path) as file, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for number, (name, talk) in enumerate(_named(talks, telling), 1):  # noqa: B007 - counted
            _pack(archive, name, talk, form, telling)
    return number


def file_name(talk: ToldTalk, telling: Telling) -> str:
    """A name for its file, without ending: day, time and title, in characters that
    every system takes.
    """
    title = " ".join(_UNFIT.sub(" ", telling.title(talk.entry)).split())[:LONGEST_NAME].strip()
    return f"{local(talk.entry.started_at_s).strftime('%Y-%m-%d %H-%M')} {title}".strip()


def read(path: Path) -> Iterator[ToldTalk]:
    """The conversations of a JSON file, or of all JSON files in an archive, one after the other.

    Raises:
        NoConversation: there is none in it.
        OSError: it cannot be read.
    """
    if path.stat().st_size > LARGEST or not path.is_file():
        raise NoConversation
    if not zipfile.is_zipfile(path):
        with path.open("rb") as file:
            yield read_json_form(file)
        return
    try:
        with zipfile.ZipFile(path) as archive:
            inside = [one for one in archive.infolist() if one.filename.endswith(".json")][
                :MOST_FILES
            ]
            if not inside or sum(one.file_size for one in inside) > LARGEST:
                raise NoConversation
            for one in inside:
                with archive.open(one) as file:
                    yield read_json_form(file)
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, EOFError, ValueError) as error:
        raise NoConversation from error


def _pack(archive: zipfile.ZipFile, name: str, talk: ToldTalk, form: str, telling: Telling) -> None:
    for one in FORMS if form == ALL else {form} & set(FORMS):
        archive.writestr(f"{name}.{one}", _encoded(FORMS[one](talk, telling)))
    if form in FORMS:
        return
    for number, recorded in enumerate(_there(talk), 1):
        inside = f"{name}.flac"
        if number > 1:
            inside = f"{name} {number}.flac"
        with _to_be_heard(recorded) as path:
            archive.write(path, inside, zipfile.ZIP_STORED)


@contextmanager
def _to_be_heard(recorded: flac.StoredSound) -> Iterator[Path]:
    """Its file; a copy, where something of it is to be heard no more."""
    if not recorded.silences:
        yield recorded.path
        return
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / recorded.path.name
        flac.join([recorded], copy, "flac")
        yield copy


def _sound_of(talk: ToldTalk) -> list[flac.StoredSound]:
    """Its recordings. Raises OSError where none is left."""
    there = _there(talk)
    if not there:
        raise OSError(errno.ENOENT, os.strerror(errno.ENOENT))
    return there


def _there(talk: ToldTalk) -> list[flac.StoredSound]:
    """Its recordings whose files are there and complete."""
    return [
        one for one in talk.sounds if one.path.is_file() and flac.is_complete(one.path, time.time())
    ]


def _named(talks: Iterable[ToldTalk], telling: Telling) -> Iterator[tuple[str, ToldTalk]]:
    """Each with a name of its own."""
    used: set[str] = set()
    for talk in talks:
        name = first = file_name(talk, telling)
        number = 1
        while name.casefold() in used:
            number += 1
            name = f"{first} {number}"
        used.add(name.casefold())
        yield name, talk


def _encoded(text: str) -> bytes:
    return text.encode("utf-8", "replace")  # half a character is none


@contextmanager
def _replaced(path: Path) -> Iterator[BinaryIO]:
    path = Path(os.path.realpath(path))
    if path.is_dir():
        raise OSError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
    if path.exists() and not path.is_file():  # a device or a pipe stays what it is
        raise OSError(errno.EINVAL, os.strerror(errno.EINVAL), str(path))
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".vld-", suffix=".tmp")
    try:
        os.close(handle)
        with Path(name).open("w+b") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
