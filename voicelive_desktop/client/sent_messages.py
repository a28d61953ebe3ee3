"""Which messages a connection has sent, so that an error that names one tells what was refused."""

from __future__ import annotations

import itertools
from collections import OrderedDict

from voicelive_desktop.client.ports import Command
from voicelive_desktop.domain.facts.effects import (
    ConfigureSession,
    CreateResponse,
    DeleteItem,
    Truncate,
)
from voicelive_desktop.domain.facts.service_notes import OurMessage, OurMessageKind

KEPT = 256  # messages; an error comes within a second or two
_numbers = itertools.count(1)


class SentMessages:
    """The latest messages of one connection by their event ids. Loop thread only."""

    def __init__(self) -> None:
        self._sent: OrderedDict[str, OurMessage] = OrderedDict()

    def name(self, command: Command, kind: str) -> str:
        """Return a new event id, which an error will quote.

        Args:
            command: what is sent.
            kind: its type, for those who read a log.
        """
        event_id = f"{kind}-{next(_numbers)}"
        self._sent[event_id] = _meant(command)
        while len(self._sent) > KEPT:
            self._sent.popitem(last=False)
        return event_id

    def named(self, event_id: object) -> OurMessage | None:
        """Return what was sent with this event id; None if nothing is named.

        Messages written by hand, and those of long ago, are of another kind.
        """
        if not isinstance(event_id, str) or not event_id:
            return None
        return self._sent.get(event_id, OurMessage(OurMessageKind.OTHER))


def _meant(command: Command) -> OurMessage:
    match command:
        case ConfigureSession():
            return OurMessage(OurMessageKind.SESSION)
        case CreateResponse():
            return OurMessage(OurMessageKind.RESPONSE)
        case DeleteItem(item_id):
            return OurMessage(OurMessageKind.DELETION, item_id)
        case Truncate(item_id):
            return OurMessage(OurMessageKind.TRUNCATION, item_id)
        case _:
            return OurMessage(OurMessageKind.OTHER)
