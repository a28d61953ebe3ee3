"""Maps a refused session.update field to the settings behind it and to a way out. Pure.

`param` of an error names the field ("session.voice.rate"); some errors name it in their words only.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from voicelive_desktop.domain.settings import SPECS, Group, Kind, Settings, default_of
from voicelive_desktop.domain.settings.texts import lines, object_in, paths_problem
from voicelive_desktop.domain.words.failures import Failure

_IN_WORDS = re.compile(r"'session\.([\w.\[\]]+)'")
_OF_THIS_SIDE = frozenset({Group.APP, Group.TALK, Group.DEVICES})


def field_of(because: Failure) -> str:
    """Return the field that an error names, such as "voice.rate", or ""."""
    if because.code.isdigit():  # the handshake: its subject is a host
        return ""
    named = _IN_WORDS.search(because.message)
    return because.subject.removeprefix("session.") or (named.group(1) if named else "")


def names_about(settings: Settings, path: str) -> Iterator[str]:
    """Return the settings that a field is made of or belongs to."""
    if _root(path) in object_in(settings.session_extra):
        own = "session_extra"
    else:
        own = ""
    return (name for name in SPECS if path and (_is_about(name, path) or name == own))


def at_fault(settings: Settings, path: str) -> tuple[str, ...]:
    """Return the settings that a person can change: the nearest to the field, preferably those that
    were chosen.
    """
    about = [name for name in names_about(settings, path) if SPECS[name].group not in _OF_THIS_SIDE]
    whole = [name for name in about if _is_part(path, SPECS[name].wire)]
    nearest = max((len(SPECS[name].wire) for name in whole), default=0)
    near = [name for name in whole if len(SPECS[name].wire) == nearest] or about
    chosen = tuple(name for name in near if getattr(settings, name) != default_of(name))
    if chosen or not whole:
        return chosen
    return tuple(near)


def way_out(settings: Settings, because: Failure) -> dict[str, object]:
    """Return changes with which a session may start after all; {} if none is known.

    What was chosen becomes as it was delivered; a field that is refused even so is left out. Where
    the service names no field, every choice of a session becomes as it was delivered, but no text
    that somebody wrote and nothing of this side: no microphone opens by it.
    """
    if because.code.isdigit():
        return {}
    path = field_of(because)
    names = [name for name in at_fault(settings, path) if name != "session_extra"]
    if changes := {
        name: default_of(name) for name in names if getattr(settings, name) != default_of(name)
    }:
        return changes
    field, left_out = path.partition("[")[0], lines(settings.session_without)
    if field and field not in left_out and not paths_problem(field):
        return {"session_without": "\n".join((*left_out, field))}
    texts = {Kind.TEXT, Kind.LINES, Kind.PAIRS}
    sent = (
        n
        for n, spec in SPECS.items()
        if spec.wire and spec.group not in _OF_THIS_SIDE and n != "model"
    )
    choices = (n for n in sent if SPECS[n].kind not in texts)
    return {n: default_of(n) for n in choices if getattr(settings, n) != default_of(n)}


def _is_about(name: str, path: str) -> bool:
    wire = SPECS[name].wire
    return bool(wire) and (wire.startswith(path + ".") or _is_part(path, wire))


def _is_part(path: str, wire: str) -> bool:
    return bool(wire) and (path == wire or path.startswith((wire + ".", wire + "[")))


def _root(path: str) -> str:
    return path.partition(".")[0].partition("[")[0]
