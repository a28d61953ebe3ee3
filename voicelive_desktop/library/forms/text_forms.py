"""A conversation as Markdown, as plain text, and as subtitles. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator

from voicelive_desktop.domain.facts.conversation import Item, Role
from voicelive_desktop.library.forms.telling import Telling, ToldTalk, clock, day_and_time

LETTERS_A_SECOND = 15  # that one reads or hears
LEAST_S = 1.5  # of a subtitle
LEAST_SEEN_S = 1.0  # of a subtitle whose next one comes at once, as after a typed message
_ANYWHERE = re.compile(r"([\\`*_\[\]<>&|~])")
# of a line; elsewhere they mean nothing
_AT_THE_START = re.compile(r"^(\s*)([#+\-=:]|\d+(?=[.)]))", re.MULTILINE)


def as_markdown(talk: ToldTalk, telling: Telling) -> str:
    """A heading, the day, and each message under its speaker and time; what was not heard
    is struck through.
    """
    parts = [f"# {_escaped(telling.title(talk.entry))}", day_and_time(talk.entry.started_at_s)]
    for row in talk.rows:
        parts.append(f"**{telling.names[row.role]}** {clock(row.at_s)}")
        parts.append(_markdown_of(row, telling))
    return "\n\n".join(part for part in parts if part) + "\n"


def as_text(talk: ToldTalk, telling: Telling) -> str:
    """A line for each message; of an interrupted one what was heard."""
    lines = [telling.title(talk.entry), day_and_time(talk.entry.started_at_s), ""]
    lines += [
        f"{telling.names[row.role]} ({clock(row.at_s)}): {' '.join(telling.text(row).split())}"
        for row in talk.rows
    ]
    return "\n".join(lines) + "\n"


def as_srt(talk: ToldTalk, telling: Telling) -> str:
    """Subtitles, counted from the beginning of the conversation."""
    cues = [
        f"{n}\n{_stamp(begin, ',')} --> {_stamp(end, ',')}\n{speaker}: {words}\n"
        for n, (begin, end, speaker, words) in enumerate(_cues(talk, telling), 1)
    ]
    return "\n".join(cues)


def as_vtt(talk: ToldTalk, telling: Telling) -> str:
    """The same for browsers."""
    cues = [
        f"{_stamp(begin, '.')} --> {_stamp(end, '.')}\n<v {_safe(speaker)}>{_safe(words)}\n"
        for begin, end, speaker, words in _cues(talk, telling)
    ]
    return "\n".join(["WEBVTT\n", *cues])


def _cues(talk: ToldTalk, telling: Telling) -> Iterator[tuple[float, float, str, str]]:
    """Begin, end, speaker and words of what was said or typed; to the next one, unless that leaves
    no time to read.
    """
    began_s = talk.entry.started_at_s
    said = sorted(
        (row for row in talk.rows if row.role in {Role.USER, Role.ASSISTANT}),
        key=lambda row: row.at_s,
    )
    for n, row in enumerate(said):
        words = " ".join(telling.text(row).split())
        if not words:
            continue
        begin = max(0.0, row.at_s - began_s)
        if row.heard_ms is None:
            heard_ms = row.received_ms
        else:
            heard_ms = row.heard_ms
        end = begin + max(LEAST_S, heard_ms / 1000, len(words) / LETTERS_A_SECOND)
        if n + 1 < len(said):
            end = max(begin + LEAST_SEEN_S, min(end, said[n + 1].at_s - began_s))
        yield begin, end, telling.names[row.role], words


def _markdown_of(row: Item, telling: Telling) -> str:
    text = telling.text(row)
    if row.tool is not None:
        return f"```\n{text.replace('```', '` ` `')}\n```"
    if row.role is not Role.ASSISTANT:
        return _escaped(text)
    rest = " ".join(telling.unheard(row).split())
    if rest:
        return f"{text} ~~{_escaped(rest)}~~".strip()
    return text


def _escaped(text: str) -> str:
    plain = _AT_THE_START.sub(_start_escaped, _ANYWHERE.sub(r"\\\1", text))
    return plain.replace("\n", "  \n")


def _start_escaped(found: re.Match[str]) -> str:
    blank, sign = found.groups()
    if sign.isdigit():
        return f"{blank}{sign}\\"
    return f"{blank}\\{sign}"


def _safe(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _stamp(seconds: float, point: str) -> str:
    ms = round(seconds * 1000)
    return f"{ms // 3_600_000:02}:{ms // 60_000 % 60:02}:{ms // 1000 % 60:02}{point}{ms % 1000:03}"
