"""What a system has to do for keys that work from anywhere."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Protocol

from voicelive_desktop.domain.facts.global_keys import GlobalKey, StandingKey
from voicelive_desktop.domain.words.key_names import KeyName

Wanted = Mapping[GlobalKey, KeyName]
OnKey = Callable[[GlobalKey, bool], None]
"""Takes which key it was, and whether it went down (True) or came up."""


class NoWayError(Exception):
    """This desktop gives keys to nobody."""


class KeyWay(Protocol):
    """Gets keys from one kind of desktop. Loop thread only.

    What was told to be down is told to be up before `hold` or `let_go` returns.
    """

    async def hold(self, wanted: Wanted) -> Mapping[GlobalKey, StandingKey]:
        """Have these keys and no others from now on; what became of each.

        Raises:
            NoWayError: there is no way here.
        """
        ...

    def let_go(self) -> None:
        """Have none."""
        ...


def pairs(table: str) -> dict[str, str]:
    """Read a table of words: name and value in turn."""
    words = table.split()
    return dict(zip(words[::2], words[1::2], strict=True))


def numbers(table: str) -> dict[str, int]:
    """Read a table of words: name and hexadecimal number in turn."""
    return {name: int(number, 16) for name, number in pairs(table).items()}
