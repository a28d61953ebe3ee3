"""What a command line asks of the program that runs already: `--talk`, `--say`, `--status`
and the like.

The orders travel as one JSON object in one line over the socket of `single_instance`; the answer
comes the same way.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Mapping
from dataclasses import asdict, fields
from enum import StrEnum
from typing import Any

from voicelive_desktop.domain.words.encodings import whole
from voicelive_desktop.domain.words.quick_classes import dataclass

ORDERS = "orders"  # the field that tells orders from a second start
LONGEST_SAID = 16_000  # characters; a line on the socket has an end


class TalkOrder(StrEnum):
    """What becomes of the talk key."""

    NONE = ""
    DOWN = "down"
    UP = "up"
    TOGGLE = "toggle"  # a tap


class MuteOrder(StrEnum):
    """What becomes of the microphone."""

    NONE = ""
    ON = "on"
    OFF = "off"
    TOGGLE = "toggle"


@dataclass(frozen=True, slots=True)
class Orders:
    """What the running program shall do, in this order of the fields; then what it shall tell."""

    show: bool = False
    mute: MuteOrder = MuteOrder.NONE
    start: bool = False
    stop: bool = False
    talk: TalkOrder = TalkOrder.NONE
    say: str = ""
    end: bool = False
    status: bool = False
    watch: bool = False

    def __bool__(self) -> bool:
        """Whether anything is asked for."""
        return self != NO_ORDERS

    @property
    def needs_session(self) -> bool:
        """Whether this makes no sense without a conversation, one that it begins itself counted."""
        return bool(self.talk or self.say) and not self.start


NO_ORDERS = Orders()


def add_orders(parser: argparse.ArgumentParser) -> None:
    """Let this command line have orders."""
    group = parser.add_argument_group(
        "control a running program (exit code 3: none runs; 4: no conversation, or no effect)"
    )
    add = group.add_argument
    add("--talk", choices=_choices(TalkOrder), help="press the talk key, let it go, or tap it")
    add("--mute", choices=_choices(MuteOrder), help="mute the microphone")
    add("--start", action="store_true", help="start a conversation")
    add("--end", action="store_true", help="end the conversation")
    add("--say", metavar="TEXT", help="send a message, as if typed")
    add("--stop", action="store_true", help="silence the assistant")
    add("--show", action="store_true", help="bring the window to the front")
    add("--status", action="store_true", help="print the state as one line of JSON")
    add("--watch", action="store_true", help="print the state as JSON whenever it changes")


def _choices(orders: type[StrEnum]) -> list[str]:
    return [order.value for order in orders if order]


def orders_of(args: argparse.Namespace) -> Orders:
    """The orders of this command line. Raises ValueError with the reason if they cannot
    be carried out.
    """
    given: dict[str, Any] = {
        name: kind(getattr(args, name)) for name, kind in _KINDS.items() if getattr(args, name)
    }
    orders = Orders(**given)
    if args.say is not None and not args.say.strip():
        raise ValueError("--say needs a text")
    if len(orders.say) > LONGEST_SAID:
        raise ValueError(f"--say takes at most {LONGEST_SAID} characters")
    return orders


def as_line(orders: Orders) -> bytes:
    """Return them as a line for the socket."""
    return json.dumps({ORDERS: asdict(orders) | {"say": whole(orders.say)}}).encode() + b"\n"


def from_line(line: bytes) -> Orders | None:
    """Parse a line from the socket; None if it has no orders. Raises ValueError if they
    make no sense.
    """
    try:
        found = json.loads(line)
    except RecursionError as error:
        raise ValueError from error
    if not isinstance(found, Mapping) or ORDERS not in found:
        return None
    said = found[ORDERS]
    if not isinstance(said, Mapping) or not all(
        _fits(said, name, kind) for name, kind in _KINDS.items()
    ):
        raise ValueError(ORDERS)
    return Orders(**{name: kind(said[name]) for name, kind in _KINDS.items() if name in said})


_KINDS: dict[str, type[Any]] = {field.name: type(field.default) for field in fields(Orders)}


def _fits(said: Mapping[str, object], name: str, kind: type[Any]) -> bool:
    if name not in said:
        return True
    value = said[name]
    if issubclass(kind, StrEnum):
        return value in _choices(kind) or value == ""
    if type(value) is not kind:
        return False
    return not isinstance(value, str) or len(value) <= LONGEST_SAID
