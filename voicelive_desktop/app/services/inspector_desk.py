"""Serves the inspector: writes its messages to files, reads them from files, and opens
the price list.
"""

from __future__ import annotations

import asyncio
import os
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import assert_never

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from voicelive_desktop.app.environment.tasks import TaskOwner
from voicelive_desktop.app.services.usage_book import UsageBook
from voicelive_desktop.client import traffic_store
from voicelive_desktop.client.azure_by_hand import NotSendable, by_hand
from voicelive_desktop.client.journal import MOST_BYTES
from voicelive_desktop.client.ports import SendByHand
from voicelive_desktop.client.session import LiveSession
from voicelive_desktop.client.wire import NoMessage
from voicelive_desktop.domain.facts.requests import about_messages as ask
from voicelive_desktop.domain.facts.traffic import Passed
from voicelive_desktop.domain.words.encodings import encoding_of
from voicelive_desktop.domain.words.prices import Prices
from voicelive_desktop.domain.words.wording import Words, of_error

TurnLookup = Callable[[tuple[str, ...]], int | None]


class InspectorDesk:
    """Loop thread only.

    Args:
        show: Takes the name of a file and its messages.
        say: Takes a sentence about a file.
        book: Knows where the price list is.
        session: The one that takes messages now.
        sent: Takes what became of a message written by hand, and whether it was sent.
        turn_of: The turn that one of these ids belongs to.
    """

    def __init__(
        self,
        tasks: TaskOwner,
        kept: traffic_store.Traffic,
        show: Callable[[str, Sequence[Passed]], None],
        say: Callable[[str], None],
        book: UsageBook,
        session: Callable[[], LiveSession | None],
        sent: Callable[[str, bool], None],
        open_file: Callable[[Path], object] = lambda path: QDesktopServices.openUrl(
            QUrl.fromLocalFile(str(path))
        ),
        turn_of: TurnLookup = lambda _ids: None,
    ) -> None:
        self._turn_of = turn_of
        self._book, self._open_file = book, open_file
        self._session, self._sent = session, sent
        self._tasks, self._kept, self._show, self._say = tasks, kept, show, say

    def serve(self, request: ask.MessageRequest) -> None:
        """Do what the window asks for."""
        match request:
            case ask.SaveMessages(path, words):
                self._tasks.start(self._save(Path(path), words=words), "save messages")
            case ask.OpenMessages(path):
                self._tasks.start(self._open(Path(path)), "open messages")
            case ask.SendClientEvent(text):
                self._send(text)
            case ask.EditPrices():
                self._tasks.start(self._prices(), "open prices")
            case ask.KeepPrices(prices):
                self._tasks.start(self._keep(prices), "keep prices")
            case _:
                assert_never(request)

    def _send(self, text: str) -> None:
        session = self._session()
        try:
            message = by_hand(text)
        except NotSendable as refused:
            self._sent(of_error(refused), False)
            return
        if session is None:
            self._sent(Words("There is no session. Press Start first."), False)
        elif session.send(SendByHand(message)):
            self._sent(Words("Sent. The answer appears among the messages."), True)
        else:
            self._sent(Words("Nothing can be sent right now."), False)

    async def _prices(self) -> None:
        if await self._written(self._book.make_prices_file):
            self._open_file(self._prices_file)

    async def _keep(self, prices: Prices) -> None:
        await self._written(partial(self._book.keep_prices, prices))

    async def _written(self, write_prices: Callable[[], None]) -> bool:
        try:
            await asyncio.to_thread(write_prices)
        except OSError as error:
            problem = error.strerror or type(error).__name__
            name = self._prices_file.name
            self._say(Words("{file} could not be written: {problem}.", file=name, problem=problem))
            return False
        return True

    @property
    def _prices_file(self) -> Path:
        return Path(self._book.usage().prices_file)

    async def _save(self, path: Path, *, words: bool) -> None:
        kept = self._kept.kept()
        try:
            await asyncio.to_thread(write, path, kept, words=words, turn_of=self._turn_of)
        except OSError as error:
            problem = error.strerror or type(error).__name__
            self._say(
                Words("{file} could not be written: {problem}.", file=path.name, problem=problem)
            )
            return
        if len(kept) == 1:
            self._say(Words("1 message saved in {file}.", file=path.name))
        else:
            self._say(Words("{n} messages saved in {file}.", n=len(kept), file=path.name))

    async def _open(self, path: Path) -> None:
        try:
            messages = await asyncio.to_thread(read, path)
        except NoMessage:
            self._say(Words("{file} holds no messages.", file=path.name))
        except OSError as error:
            problem = error.strerror or type(error).__name__
            self._say(
                Words("{file} could not be read: {problem}.", file=path.name, problem=problem)
            )
        else:
            self._show(path.name, messages)


def write(
    path: Path, messages: Sequence[Passed], *, words: bool, turn_of: TurnLookup = lambda _ids: None
) -> None:
    """Write them for their owner's eyes only. Blocking; raises OSError."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_NONBLOCK", 0)
    with os.fdopen(os.open(path, flags, 0o600), "w", encoding="utf-8") as file:
        file.writelines(traffic_store.lines(messages, words=words, turn_of=turn_of))


def read(path: Path) -> Sequence[Passed]:
    """Read them from a file of the inspector, of `--events`, or from a session log. Blocking.

    Raises:
        NoMessage: there are none in it.
        OSError: it cannot be read.
    """
    if not path.is_file() or path.stat().st_size > MOST_BYTES:  # a pipe would be waited for
        raise NoMessage
    with path.open("rb") as start:
        form = encoding_of(start.read(4))
    with path.open(encoding=form, errors="replace") as file:
        return tuple(traffic_store.read_lines(file))
