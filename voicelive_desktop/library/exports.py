"""A kept conversation as a file that other programs read. Pure."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime

from voicelive_desktop.domain.facts.conversation import Item, Role, Status
from voicelive_desktop.domain.facts.library import Entry
from voicelive_desktop.domain.questions.selectors import heard_text
from voicelive_desktop.library.stored_rows import written

SCHEMA = "voicelive-desktop/conversation"
VERSION = 1  # of the JSON form, which is described in ARCHITECTURE.md
SPEAKERS = {
    Role.USER: "You",
    Role.ASSISTANT: "Assistant",
    Role.SYSTEM: "Note",
    Role.NOTE: "System note",
    Role.TOOL: "Function",
}
LETTERS_A_SECOND = 15  # that one reads or hears
LEAST_S = 1.5  # of a subtitle
_MARKDOWN = re.compile(r"([\\`*_{}\[\]<>()#+\-.!|~])")


def as_markdown(entry: Entry, rows: Sequence[Item]) -> str:
    """A heading, the day, and each message under its speaker and time; what was not heard is struck through."""
    parts = [f"# {_escaped(entry.title) or 'Conversation'}", _day(entry.started_at_s)]
    for row in rows:
        parts.append(f"**{SPEAKERS[row.role]}** {_clock(row.at_s)}")
        parts.append(_markdown_of(row))
    return "\n\n".join(part for part in parts if part) + "\n"


def as_text(entry: Entry, rows: Sequence[Item]) -> str:
    """A line for each message; of an interrupted one what was heard."""
    lines = [entry.title or "Conversation", _day(entry.started_at_s), ""]
    lines += [f"{SPEAKERS[row.role]} ({_clock(row.at_s)}): {' '.join(_words_of(row).split())}" for row in rows]
    return "\n".join(lines) + "\n"


def as_json(entry: Entry, rows: Sequence[Item]) -> str:
    """Everything that is kept but pictures, in the documented form."""
    conversation = {
        "id": entry.id,
        "title": entry.title,
        "started": _iso(entry.started_at_s),
        "seconds": round(entry.seconds, 3),
        "tags": list(entry.tags),
        "profile": entry.profile,
        "service": entry.service,
        "model": entry.model,
        "agent": entry.agent,
    }
    items = [_json_of(row) for row in rows]
    whole = {"schema": SCHEMA, "version": VERSION, "conversation": conversation, "items": items}
    return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"


def as_srt(entry: Entry, rows: Sequence[Item]) -> str:
    """Subtitles, counted from the beginning of the conversation."""
    cues = [
        f"{n}\n{_stamp(begin, ',')} --> {_stamp(end, ',')}\n{speaker}: {words}\n"
        for n, (begin, end, speaker, words) in enumerate(_cues(entry, rows), 1)
    ]
    return "\n".join(cues)


def as_vtt(entry: Entry, rows: Sequence[Item]) -> str:
    """The same for browsers."""
    cues = [
        f"{_stamp(begin, '.')} --> {_stamp(end, '.')}\n<v {speaker}>{_safe(words)}\n"
        for begin, end, speaker, words in _cues(entry, rows)
    ]
    return "\n".join(["WEBVTT\n", *cues])


FORMS: dict[str, Callable[[Entry, Sequence[Item]], str]] = {
    "md": as_markdown,
    "txt": as_text,
    "json": as_json,
    "srt": as_srt,
    "vtt": as_vtt,
}


def _cues(entry: Entry, rows: Sequence[Item]) -> Iterator[tuple[float, float, str, str]]:
    """Begin, end, speaker and words of what was said or typed; none lasts longer than to the next one."""
    said = sorted((row for row in rows if row.role in {Role.USER, Role.ASSISTANT}), key=lambda row: row.at_s)
    for n, row in enumerate(said):
        words = " ".join(_words_of(row).split())
        if not words:
            continue
        begin = max(0.0, row.at_s - entry.started_at_s)
        lasts = max(LEAST_S, row.received_ms / 1000 if row.heard_ms is None else row.heard_ms / 1000)
        end = begin + max(lasts, len(words) / LETTERS_A_SECOND)
        if n + 1 < len(said):
            end = max(begin + 0.1, min(end, said[n + 1].at_s - entry.started_at_s))
        yield begin, end, SPEAKERS[row.role], words


def _words_of(row: Item) -> str:
    if row.tool is not None:
        return f"{row.tool.name}({row.tool.arguments}) = {row.tool.output or ''}"
    return str(heard_text(row))


def _markdown_of(row: Item) -> str:
    if row.tool is not None:
        return f"```\n{_words_of(row).replace('```', '` ` `')}\n```"
    heard = str(heard_text(row))
    rest = str(row.text)[len(heard) :].strip() if row.status is Status.INTERRUPTED else ""
    if row.role is not Role.ASSISTANT:
        return _escaped(heard)
    return f"{heard} ~~{_escaped(' '.join(rest.split()))}~~".strip() if rest else heard


def _json_of(row: Item) -> dict[str, object]:
    fields = {"id": row.id, "role": row.role.value, "at": row.at_s, "text": str(row.text)}
    return {**fields, "heard": str(heard_text(row)), **json.loads(written(row))}


def _escaped(text: str) -> str:
    return _MARKDOWN.sub(r"\\\1", text).replace("\n", "  \n")


def _safe(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _local(at_s: float) -> datetime:
    return datetime.fromtimestamp(at_s).astimezone()


def _day(at_s: float) -> str:
    return _local(at_s).strftime("%Y-%m-%d %H:%M")


def _clock(at_s: float) -> str:
    return _local(at_s).strftime("%H:%M:%S")


def _iso(at_s: float) -> str:
    return _local(at_s).isoformat(timespec="seconds")


def _stamp(seconds: float, point: str) -> str:
    ms = round(seconds * 1000)
    return f"{ms // 3_600_000:02}:{ms // 60_000 % 60:02}:{ms // 1000 % 60:02}{point}{ms % 1000:03}"
