"""Any event of the union, made from the types of its fields: whatever is added is tried by itself.

A seed tells it all; Hypothesis' own randoms would shrink what they find, and take minutes over it.
"""

from __future__ import annotations

import math
import types
import typing
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from enum import Enum
from functools import cache
from random import Random
from typing import Any

from voicelive_desktop.domain.facts import events as ev
from voicelive_desktop.domain.facts.library import EntryId
from voicelive_desktop.domain.facts.notices import Notice
from voicelive_desktop.domain.settings import SPECS, Correction, Settings
from voicelive_desktop.domain.settings.table import default_of
from voicelive_desktop.domain.settings.unusable import Unusable
from voicelive_desktop.domain.words.ids import CallId, DeviceName, ItemId, ResponseId, SessionId
from voicelive_desktop.domain.words.wording import Words

HALF = "\ud83d"
TEXTS = (
    *(
        "",
        "a",
        "one two three",
        "b c ",
        "<b>x</b>",
        "x" * 300,
        "a\nb\x00c",
        "\u202eright to left",
        f"half {HALF} of it",
    ),
    *(
        "\U0001f600",
        "今天天气很好",
        "ทดสอบ",
        '{"a": 1}',
        "[[[[[",
        "completed",
        "failed",
        "cancelled",
        "incomplete",
    ),
    *(
        "content_filter",
        "response.create-1",
        "session.update-2",
        "item.delete:item1",
        "invalid_item_id",
    ),
)
NUMBERS = (0, 1, -1, 3, 40, 500, 24_000, 10**9, -(10**9), 10**12, 2**63, 10**300)
FLOATS = (0.0, 0.5, -1.0, 20.0, 1_000.0, 1.7e9, -1e12, 1e15, 1e300, -1e300)
MOMENTS = (0.0, 1.0, 1.7e9, 1.7e9 + 1)  # by our own clock
ODD_FLOATS = (math.nan, math.inf, -math.inf)
IDS: dict[object, tuple[str, ...]] = {
    ItemId: tuple(f"item{n}" for n in range(6)),
    ResponseId: tuple(f"resp{n}" for n in range(3)),
    CallId: tuple(f"call{n}" for n in range(3)),
    SessionId: ("session1", "session2"),
    EntryId: ("entry1", "entry2"),
    DeviceName: ("", "mic|alsa", "spk|alsa"),
}


def union_of(hint: object) -> tuple[type, ...]:
    """The classes of a union of unions."""
    if isinstance(hint, types.UnionType) or typing.get_origin(hint) is typing.Union:
        return tuple(kind for part in typing.get_args(hint) for kind in union_of(part))
    assert isinstance(hint, type)
    return (hint,)


EVENTS = tuple(dict.fromkeys(union_of(ev.Event)))
"""Every event that `step` takes."""


@cache
def _hints(kind: type) -> dict[str, Any]:
    return typing.get_type_hints(kind)


class AnyEvent:
    """Makes events.

    Args:
        odd: Numbers that are none, too. The client and the sound engine let none through; `Store`
            drops what breaks.
    """

    def __init__(self, random: Random, *, odd: bool = False) -> None:
        self._random = random
        self._floats = FLOATS + ODD_FLOATS if odd else FLOATS

    def event(self) -> ev.Event:
        """One of any kind."""
        return self.of(self._random.choice(EVENTS))  # type: ignore[no-any-return]

    def of(self, hint: Any) -> Any:
        """A value of this type."""
        if hint in IDS:
            return self._random.choice(IDS[hint])
        if hint is ev.SettingsChosen:
            return ev.SettingsChosen(
                tuple(self._change() for _ in range(self._random.randrange(3)))
            )
        if hint is ev.NoticeDismissed:
            return ev.NoticeDismissed(self._random.choice(typing.get_args(Notice)))
        if hint is Settings:
            return Settings()
        if hint in {Correction, Unusable}:  # ours name settings that there are
            name, value = self._change()
            name = "model" if name == "nonsense" else name
            return (
                Unusable(name, str(value))
                if hint is Unusable
                else Correction(name, value, value, "")
            )
        if isinstance(hint, type) and is_dataclass(hint):
            hints = _hints(hint)
            return hint(
                **{f.name: self._field(f.name, hints[f.name]) for f in fields(hint) if f.init}
            )
        return self._plain(hint)

    def _field(self, name: str, hint: Any) -> Any:
        return self._random.choice(MOMENTS) if name == "at_s" and hint is float else self.of(hint)

    def _plain(self, hint: Any) -> Any:
        origin, arguments = typing.get_origin(hint), typing.get_args(hint)
        if isinstance(hint, types.UnionType) or origin is typing.Union:
            return self.of(self._random.choice(arguments))
        if origin is typing.Literal:
            return self._random.choice(arguments)
        if origin in {tuple, frozenset}:
            return self._several(origin, arguments)
        if isinstance(hint, type) and issubclass(hint, Enum):
            return self._random.choice(tuple(hint))
        return self._made(hint)

    def _several(self, origin: Callable[[Any], Any], arguments: tuple[Any, ...]) -> Any:
        if origin is tuple and (len(arguments) < 2 or arguments[1] is not ...):
            return tuple(self.of(argument) for argument in arguments)
        return origin(self.of(arguments[0]) for _ in range(self._random.randrange(3)))

    def _made(self, hint: Any) -> Any:
        choose = self._random.choice
        if hint is bool:
            return choose((True, False))
        if hint is str:
            return choose(TEXTS)
        if hint is int:
            return choose(NUMBERS)
        if hint is float:
            return choose(self._floats)
        if hint in {None, types.NoneType}:
            return None
        if hint is Words:
            return Words("{n} words", n=choose(NUMBERS[:6]))
        if hint is bytes:
            return b"\x00\x01" * choose((0, 1, 40))
        if hint is object:
            return choose((None, True, 0, 1.5, *TEXTS))
        raise TypeError(f"no values of {hint!r} are known")

    def _change(self) -> tuple[str, object]:
        """A new value of a setting: one that is possible, or anything."""
        name = self._random.choice((*SPECS, "nonsense"))
        if name == "nonsense" or self._random.random() < 0.3:
            return name, self.of(object)
        choices = SPECS[name].choices(Settings())
        return name, self._random.choice(choices).value if choices else self.of(
            type(default_of(name))
        )
