"""The session log's form: one JSON object a line, both directions; sound and secrets left out,
words unless wanted.

The first line says what the file is. Every other one is `{"t": seconds since the first, "at": Unix
seconds, "direction": "sent", "received" or "program", "message": …}`; "program" is for errors of
our own. Messages of the microphone are told together, as their number (`frames`) and their bytes.
"""

from __future__ import annotations

import errno
import json
import os
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, TextIO

from voicelive_desktop.client import wire
from voicelive_desktop.client.halves import Halves
from voicelive_desktop.client.wire import APPEND, LAST_MOMENT_S
from voicelive_desktop.domain.words.encodings import encoding_of
from voicelive_desktop.domain.words.quick_classes import dataclass

FORMAT = "voicelive-session-log"
VERSION = 1
PROGRAM = "program"  # the direction of what neither side said
APPENDED_TOGETHER = 50
# a file beyond this is not ours: an hour with words takes some 20 MB
MOST_BYTES = 128 * 1024 * 1024
_SOUND_DELTAS = frozenset(
    {"response.audio.delta", "response.video.delta", "response.animation_blendshapes.delta"}
)
_MEDIA = frozenset({"audio", "image_url", "client_sdp", "server_sdp"})
_SECRET = re.compile(
    r"(key|token|secret|password|authorization|credential|signature|cookie|sas)$|^headers$|^ice_",
    re.IGNORECASE,
)
_WORDS = frozenset(
    {
        "text",
        "transcript",
        "instructions",
        "additional_instructions",
        "arguments",
        "output",
        "delta",
        "metadata",
    }
    | {"phrase_list", "server_description", "title", "content_text", "user", "username", "input"}
)
_WORD_MAPS = frozenset({"metadata", "delta"})  # whatever their fields are called
# they may quote what was said or typed; the code stays
_REFUSAL = "(the service's words about what it refuses)"
_ADDRESS = re.compile(r"(https?|wss?)://", re.IGNORECASE)
_USER = re.compile(r"(?<=://)[^/?#@]*@")  # of an address: a name and mostly a password
# What is shaped so is a name of the protocol; anything else may be somebody's words, with or
# without spaces.
_NAME = re.compile(r"[A-Za-z0-9_.:/+-]{1,96}|https?://\S{1,400}", re.ASCII)
# their "message": the service's words about what it refuses
_TOLD = frozenset({"error", "warning"})


class UnreadableLogError(ValueError):
    """The file is no session log; the text says why."""


@dataclass(frozen=True, slots=True)
class LogEntry:
    """One message: `t_s` since the log began, `at_s` Unix seconds."""

    t_s: float
    at_s: float
    sent: bool
    message: Mapping[str, Any]


class Journal:
    """Writes the log while one is open. Loop thread only; a disk that fails ends it and
    is told once.
    """

    def __init__(
        self, clock: Callable[[], float], wall_clock: Callable[[], float], program: str
    ) -> None:
        self._clock = clock
        self._wall_clock = wall_clock
        self._program = program
        self._file: TextIO | None = None
        self._broke: Callable[[str], None] = lambda _problem: None
        self._words = False
        self._began_t = 0.0
        self._appended = self._appended_bytes = 0
        self._halves = Halves()

    @property
    def is_open(self) -> bool:
        """Whether a log is being written."""
        return self._file is not None

    def open(self, path: Path, *, words: bool, broke: Callable[[str], None]) -> None:
        """Begin a log that only its owner can read; `broke` is called once if it has to
        end. Raises OSError.
        """
        self.close()
        if path.is_fifo():  # opening it would wait for a reader
            raise OSError(errno.EINVAL, os.strerror(errno.EINVAL), str(path))
        flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC
        file = os.fdopen(os.open(path, flags, 0o600), "w", encoding="utf-8")
        if path.is_file():  # a device is everybody's
            path.chmod(0o600)  # a file that was there before kept its mode
        self._file, self._broke, self._words = file, broke, words
        self._appended = self._appended_bytes = 0
        self._began_t = self._clock()
        self._halves = Halves()
        self._write(
            {
                "format": FORMAT,
                "version": VERSION,
                "program": self._program,
                "began_at": self._wall_clock(),
                "words": words,
            }
        )

    def close(self) -> None:
        """Complete the file."""
        if self._file is None:
            return
        self._tell_appended()
        file, self._file = self._file, None
        if file is not None:
            try:
                file.close()
            except OSError as error:
                self._broke(error.strerror or type(error).__name__)

    def sent(self, text: str) -> None:
        """A message went to the service."""
        if self._file is not None:
            self._note(text, "sent")

    def received(self, text: str) -> None:
        """A message came from the service."""
        if self._file is not None:
            self._note(text, "received")

    def erred(self, kind: str, place: str) -> None:
        """Code of this program raised `kind` at `place`, file and line."""
        if self._file is not None:
            self._tell_appended()
            self._entry(PROGRAM, {"type": "program.error", "error": {"kind": kind, "place": place}})

    def _note(self, text: str, direction: str) -> None:
        try:
            loaded: Mapping[str, Any] = wire.loaded(text)
            if direction == "received":
                loaded = self._halves.joined(loaded)
            message = wire.bounded(loaded)
        except wire.NoMessage:
            message = {"type": "not a message", "characters": len(text)}
        if direction == "sent" and message.get("type") == APPEND:
            self._appended += 1
            self._appended_bytes += _left_out(message.get("audio"))["bytes"]
            if self._appended >= APPENDED_TOGETHER:
                self._tell_appended()
            return
        self._tell_appended()
        self._entry(direction, redacted(message, words=self._words))

    def _tell_appended(self) -> None:
        if self._appended:
            told = {"frames": self._appended, "audio": {"bytes": self._appended_bytes}}
            self._appended = self._appended_bytes = 0
            self._entry("sent", {"type": APPEND, **told})

    def _entry(self, direction: str, message: Mapping[str, object]) -> None:
        t_s, at_s = self._clock() - self._began_t, self._wall_clock()
        self._write(
            {"t": round(t_s, 4), "at": round(at_s, 3), "direction": direction, "message": message}
        )

    def _write(self, line: Mapping[str, object]) -> None:
        if self._file is None:
            return
        try:
            self._file.write(json.dumps(line, ensure_ascii=False) + "\n")
            self._file.flush()
        except OSError as error:
            file, self._file = self._file, None
            self._broke(error.strerror or type(error).__name__)
            try:
                file.close()
            except OSError:
                return  # what could not be written is tried once more, in vain


def redacted(message: Mapping[str, Any], *, words: bool) -> dict[str, Any]:
    """The message without sound and secrets; without `words` also without what was said, typed,
    told or asked.
    """
    kind = message.get("type")
    sound = isinstance(kind, str) and kind in _SOUND_DELTAS
    return {
        name: _left_out(value) if sound and name == "delta" else _clean(name, value, words=words)
        for name, value in message.items()
    }


def _clean(name: str, value: object, *, words: bool) -> object:
    if _SECRET.search(name) and not isinstance(value, bool | int | float | None):
        return "(left out)"
    if name in _MEDIA and isinstance(value, str):
        return _left_out(value)
    if isinstance(value, Mapping):
        return {
            _key(n, words=words): _clean(_meaning_of(name, n), v, words=words)
            for n, v in value.items()
        }
    if isinstance(value, list):
        return [_clean(_name_inside(name, inner), inner, words=words) for inner in value]
    if isinstance(value, str):
        return _clean_text(name, value, words=words)
    return value


def _name_inside(name: str, inner: object) -> str:
    if isinstance(inner, Mapping):
        return ""
    return name


def _clean_text(name: str, value: str, *, words: bool) -> str:
    if not words and _is_words(name, value):
        return f"({len(value)} characters)"
    if _ADDRESS.match(value):
        return _without_secrets(value)
    return value


def _without_secrets(address: str) -> str:
    """Some addresses carry their key behind the question mark, or before the name of the computer."""
    place, mark, _ = _USER.sub("(left out)@", address).partition("?")
    return place + (mark and "?(left out)")


def _meaning_of(outer: str, name: str) -> str:
    """By what a field is judged: in a map of anybody's words by the map, else by its own name."""
    if outer in _WORD_MAPS:
        return outer
    if outer in _TOLD and name == "message":
        return _REFUSAL
    return name


def _key(name: str, *, words: bool) -> str:
    if words or _NAME.fullmatch(name):
        return name
    return f"({len(name)} characters)"


def _is_words(name: str, value: str) -> bool:
    """Names known to carry words; and whatever a later service adds, unless it has the form
    of a name.
    """
    if not value:
        return False
    return name in _WORDS or name == _REFUSAL or not _NAME.fullmatch(value)


def _left_out(value: object) -> dict[str, int]:
    """How much sound or picture there was; base64 tells 3 bytes by 4 characters."""
    if isinstance(value, Mapping) and isinstance(size := value.get("bytes"), int):
        return {"bytes": size}  # left out before: a file that is written again
    text = value if isinstance(value, str) else ""
    return {"bytes": len(text) * 3 // 4 - text[-2:].count("=")}


def read_log(path: Path) -> tuple[float, Sequence[LogEntry]]:
    """When the log began (Unix seconds), and its entries in order.

    A last line that was cut off (the computer lost power) is left out.

    Raises:
        LogUnreadable: the file is none of ours, or of a later version.
        OSError: it cannot be read.
    """
    if path.stat().st_size > MOST_BYTES:
        raise UnreadableLogError("it is far too large")
    if not path.is_file():
        raise UnreadableLogError("it is no file")  # a pipe would be waited for
    with path.open("rb") as start:
        form = encoding_of(start.read(4))
    with path.open(encoding=form, errors="replace") as file:
        began_at_s = _header(file.readline())
        return began_at_s, tuple(_entries(file))


def _header(line: str) -> float:
    try:
        header = wire.parsed(line)
    except wire.NoMessage:
        header = {}
    if header.get("format") != FORMAT:
        raise UnreadableLogError("it is not a session log")
    if header.get("version") != VERSION:
        raise UnreadableLogError("it was written by a later version of the program")
    began = header.get("began_at")
    if isinstance(began, int | float):
        return _moment(began)
    return 0.0


def _moment(value: float) -> float:
    """A time that a calendar has."""
    return max(0.0, min(LAST_MOMENT_S, float(value)))


def _entries(lines: Iterator[str]) -> Iterator[LogEntry]:
    for line in lines:
        try:
            fields = wire.parsed(line)
            if fields["direction"] == PROGRAM:
                continue
            t_s, at_s = _moment(fields["t"]), _moment(fields["at"])
            yield LogEntry(t_s, at_s, fields["direction"] == "sent", dict(fields["message"]))
        except (ValueError, KeyError, TypeError):
            continue
