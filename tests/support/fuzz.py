"""A service, a sound card and a user that do anything at all, and the program's parts that must
take it.

What the service sends goes as bytes through the connection's own reading, is noted by the session
log, stepped, and shown by the transcript's model and by the words for messages.
"""

from __future__ import annotations

import asyncio
import base64
import json
import time
from collections.abc import Callable, Iterator
from copy import deepcopy
from pathlib import Path
from random import Random
from typing import Any

from PySide6.QtCore import Qt

from tests.support.any_event import HALF, TEXTS, AnyEvent
from tests.unit.client.served_messages import SERVED_CASES
from tests.unit.client.service_messages import CASES
from voicelive_desktop.client.azure_connector import AzureConnection
from voicelive_desktop.client.azure_newer import RENAMED
from voicelive_desktop.client.journal import Journal
from voicelive_desktop.client.ports import (
    AudioReceived,
    AvatarAnswered,
    AvatarOffered,
    AvatarSwitched,
    MouthReceived,
    Received,
    SoundRetrieved,
    VideoReceived,
)
from voicelive_desktop.domain.decisions.step import step
from voicelive_desktop.domain.facts import connection_state as con
from voicelive_desktop.domain.facts import events as ev
from voicelive_desktop.domain.facts.state import State
from voicelive_desktop.domain.questions.notices import banner, toasts
from voicelive_desktop.domain.questions.selectors import mode, turn, worth_restoring
from voicelive_desktop.domain.questions.shown import shown_conversation
from voicelive_desktop.gui.theme.widgets.plain_label import plain_label
from voicelive_desktop.gui.transcript.transcript_model import Roles, TranscriptModel
from voicelive_desktop.gui.wording import state_words
from voicelive_desktop.gui.wording.problems import problem

SHOWN_EVERY = 8  # events; the window shows a state 60 times a second, whatever happens
LIVES = 300  # events until everything begins anew
LATEST_ROWS = 3
OLDER = {known: newer for newer, known in RENAMED.items()}
VALUES: tuple[Any, ...] = (
    *(
        None,
        True,
        False,
        0,
        -1,
        3,
        0.5,
        1e308,
        10**15,
        10**400,
        -(10**400),
        [],
        {},
        [[[[[[]]]]]],
        {"a": {"b": {}}},
    ),
    *(
        *TEXTS,
        HALF * 3,
        "x" * 3_000,
        "item1",
        "resp1",
        "call1",
        ["audio", "text"],
        [{"type": "text", "text": HALF}],
    ),
)
# what the session gives to sound and face itself
NOT_TOLD_ON = (
    *(AudioReceived, MouthReceived, SoundRetrieved),
    *(VideoReceived, AvatarOffered, AvatarAnswered, AvatarSwitched),
)


class _Wire:
    """Stands in for the SDK's connection."""

    def __init__(self) -> None:
        self.raw = b""

    async def recv_bytes(self) -> bytes:
        return self.raw


class Fuzz:
    """One run; `random` decides everything.

    Attributes:
        state: What all that has made of it.
        longest_s: The most processor time that one event took, with reading and showing it.
    """

    def __init__(self, random: Random, log: Path) -> None:
        self._random = random
        self._any = AnyEvent(random)
        self._wire = _Wire()
        self._connection = AzureConnection(self._wire, lambda: 1.7e9)  # type: ignore[arg-type]  # as much as it asks for
        self._model, self._label = TranscriptModel(), plain_label()
        self._journal = Journal(lambda: 1.0, lambda: 1.7e9, "fuzz")
        self._journal.open(log, words=random.random() < 0.5, broke=_broke)
        self._count = 0
        self.longest_s = 0.0
        self.state = State()

    def run(self, count: int) -> None:
        """So many events, one after the other."""
        try:
            with asyncio.Runner() as runner:
                while self._count < count:
                    begun = time.thread_time()
                    for event in self._next(runner.run):
                        self._tell(event)
                    self.longest_s = max(self.longest_s, time.thread_time() - begun)
        finally:
            self._journal.close()

    def _next(self, run: Callable[[Any], Any]) -> Iterator[ev.Event]:
        if self._count % LIVES == 0:
            self.state = State(
                connection=con.Ready() if self._random.random() < 0.7 else con.Offline()
            )
        if self._random.random() < 0.4:
            yield self._any.event()
            return
        self._wire.raw = self._message()
        self._journal.received(self._wire.raw.decode(errors="replace"))
        told: tuple[Received, ...] = tuple(run(self._connection.receive()))
        if not told:
            self._count += 1
        yield from (event for event in told if not isinstance(event, NOT_TOLD_ON))

    def _tell(self, event: ev.Event) -> None:
        self._count += 1
        self.state, _ = step(self.state, event)
        if self._count % SHOWN_EVERY == 0:
            self._show()

    def _show(self) -> None:
        state = self.state
        turn(state), mode(state), banner(state), toasts(state), worth_restoring(state)
        self._model.show(state)
        assert self._model.rowCount() == len(shown_conversation(state))
        for row in range(max(0, self._model.rowCount() - LATEST_ROWS), self._model.rowCount()):
            index = self._model.index(row)
            for role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, *Roles):
                self._model.data(index, role)
            state_words.row_note(self._model.item(row))
        for notice in state.program.notices:
            told = problem(notice, state, 1.7e9)
            self._label.setText(f"{told.text}\n{told.details}")

    # --- messages ---------------------------------------------------------------------------------

    def _message(self) -> bytes:
        """A realistic one, most with something changed in it, or nonsense."""
        chance = self._random.random
        if chance() < 0.02:
            return self._random.choice((b"", b"{", b"[]", b"\xff", b"[" * 3_000, b'"x"', b"null"))
        message = json.loads(json.dumps(self._random.choice((*CASES, *SERVED_CASES))[0]))
        for name in ("item_id", "response_id", "call_id"):
            if name in message:
                message[name] = name[:4].rstrip("_") + str(self._random.randrange(4))
        if chance() < 0.2:
            message["type"] = OLDER.get(message["type"], message["type"])
        while chance() < 0.5:
            self._damage(message)
        return json.dumps(message).replace("1e+400", "1e400").encode()

    def _damage(self, message: dict[str, Any]) -> None:
        place: Any = message
        while True:
            names = sorted(place) if isinstance(place, dict) else list(range(len(place)))
            if not names:
                return
            name = self._random.choice(names)
            if isinstance(place[name], dict | list) and place[name] and self._random.random() < 0.7:
                place = place[name]
                continue
            if name != "type" or self._random.random() < 0.1:
                place[name] = self._value()
            return

    def _value(self) -> Any:
        if self._random.random() < 0.1:
            return base64.b64encode(b"\x01\x00" * self._random.choice((1, 240))).decode()
        return deepcopy(self._random.choice(VALUES))


def _broke(problem: str) -> None:
    raise AssertionError(f"the session log ended: {problem}")
