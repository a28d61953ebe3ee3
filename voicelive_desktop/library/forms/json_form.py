"""A conversation as JSON that loses nothing but its recording, and the way back. The form
stands in ARCHITECTURE.md.
"""

from __future__ import annotations

import base64
import binascii
import contextlib
import json
from collections.abc import Iterator
from datetime import datetime
from typing import IO, Any, TypeGuard

from voicelive_desktop.domain.facts.conversation import Item, Role, fitting
from voicelive_desktop.domain.facts.library import Entry, EntryId
from voicelive_desktop.domain.facts.pictures import LONGEST_PX, Picture
from voicelive_desktop.domain.questions.selectors import heard_text
from voicelive_desktop.domain.words.encodings import whole
from voicelive_desktop.library.forms.json_pieces import members, text_of
from voicelive_desktop.library.forms.telling import Telling, ToldTalk, local
from voicelive_desktop.library.stored_rows import moment, read, written

SCHEMA = "voicelive-desktop/conversation"
VERSION = 1
LONGEST_ID = 200  # characters
MOST_ROWS = 1_000_000
ROWS = "items"
ROLES = frozenset(role.value for role in Role)
KINDS = ("image/jpeg", "image/png")
FACTS = ("profile", "service", "model", "agent")


class NoConversation(Exception):  # noqa: N818 - a fact
    """The file holds none; `is_newer`: it is of a later version of this program."""

    def __init__(self, is_newer: bool = False) -> None:
        super().__init__(is_newer)
        self.is_newer = is_newer


def as_json(talk: ToldTalk, _telling: Telling) -> str:
    """Everything that is kept, whatever the language."""
    entry = talk.entry
    conversation: dict[str, object] = {
        "id": entry.id,
        "title": entry.title,
        "started": local(entry.started_at_s).isoformat(timespec="seconds"),
        "started_at": entry.started_at_s,
        "seconds": round(entry.seconds, 3),
        "tags": list(entry.tags),
        **{name: getattr(entry, name) for name in FACTS},
    }
    conversation.update({name: True for name in ("named", "pinned") if getattr(entry, name)})
    if entry.agent_conversation:
        conversation["agent_conversation"] = entry.agent_conversation
    items = [_json_of(row) for row in talk.rows]
    made = {"schema": SCHEMA, "version": VERSION, "conversation": conversation, ROWS: items}
    return json.dumps(made, ensure_ascii=False, indent=1) + "\n"


def read_json_form(file: IO[bytes]) -> ToldTalk:
    """A conversation out of a file, in any Unicode form. What makes no sense in a row is
    left as usual.

    Raises:
        NoConversation: it is none of ours.
        OSError: it cannot be read.
    """
    found: dict[str, object] = {}
    rows: list[Item] = []
    is_whole = True
    try:
        for name, value in members(text_of(file)):
            if name != ROWS:
                found[name] = value
            elif len(rows) >= MOST_ROWS:
                continue
            elif _is_row(value):
                rows.append(_row(value))
            else:
                is_whole = False
    except (ValueError, RecursionError):
        raise NoConversation from None
    about, version = found.get("conversation"), found.get("version")
    if found.get("schema") != SCHEMA:
        raise NoConversation
    if not isinstance(version, int) or version > VERSION:
        raise NoConversation(is_newer=isinstance(version, int))
    if not isinstance(about, dict) or not rows or not is_whole:
        raise NoConversation
    return ToldTalk(_entry(about, tuple(rows)), tuple(rows))


def _json_of(row: Item) -> dict[str, object]:
    fields: dict[str, object] = {
        "id": row.id,
        "role": row.role.value,
        "at": row.at_s,
        "text": str(row.text),
    }
    fields |= {"heard": str(heard_text(row)), **json.loads(written(row))}
    if row.pictures:
        fields["pictures"] = [
            {
                "mime": p.mime,
                "width": p.width,
                "height": p.height,
                "data": base64.b64encode(p.data).decode(),
            }
            for p in row.pictures
        ]
    return {
        name: whole(value) if isinstance(value, str) else value for name, value in fields.items()
    }


def _entry(about: dict[str, Any], rows: tuple[Item, ...]) -> Entry:
    entry_id = _text(about, "id")
    if not entry_id or len(entry_id) > LONGEST_ID:
        raise NoConversation
    tags = about.get("tags")
    if isinstance(tags, list):
        marks = tuple(whole(tag) for tag in tags if isinstance(tag, str))
    else:
        marks = ()
    return Entry(
        EntryId(entry_id),
        moment(about.get("started_at"), _began(about, rows)),
        max(row.at_s for row in rows),
        _text(about, "title"),
        about.get("named") is True,
        pinned=about.get("pinned") is True,
        tags=marks,
        agent_conversation=_text(about, "agent_conversation"),
        profile=_text(about, "profile"),
        service=_text(about, "service"),
        model=_text(about, "model"),
        agent=_text(about, "agent"),
    )


def _began(about: dict[str, Any], rows: tuple[Item, ...]) -> float:
    try:
        return datetime.fromisoformat(str(about.get("started"))).timestamp()
    except (ValueError, OverflowError, OSError):
        return min(row.at_s for row in rows)


def _is_row(one: object) -> TypeGuard[dict[str, Any]]:
    if not isinstance(one, dict):
        return False
    item_id = _text(one, "id")
    return (
        0 < len(item_id) <= LONGEST_ID
        and _text(one, "role") in ROLES
        and isinstance(one.get("text"), str)
    )


def _row(one: dict[str, Any]) -> Item:
    pictures = tuple(_pictures(one.get("pictures")))
    at_s = moment(one.get("at"), 0.0)
    return fitting(
        read((_text(one, "id"), _text(one, "role"), at_s, _text(one, "text"), one), pictures)
    )


def _pictures(found: object) -> Iterator[Picture]:
    for one in found if isinstance(found, list) else ():
        if not isinstance(one, dict):
            continue
        width, height, data, mime = (one.get(name) for name in ("width", "height", "data", "mime"))
        if (
            mime not in KINDS
            or not isinstance(data, str)
            or not (_is_length(width) and _is_length(height))
        ):
            continue
        with contextlib.suppress(binascii.Error, ValueError):
            yield Picture(base64.b64decode(data, validate=True), mime, width, height)


def _is_length(value: object) -> TypeGuard[int]:
    return isinstance(value, int) and not isinstance(value, bool) and 0 < value <= LONGEST_PX


def _text(fields: dict[str, Any], name: str) -> str:
    value = fields.get(name)
    if isinstance(value, str):
        return whole(value)
    return ""
