"""Passes conversations on as files and by the clipboard, and takes them in from files."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import TypeVar, assert_never

from PySide6.QtCore import QCoreApplication, QLocale
from PySide6.QtGui import QGuiApplication

from voicelive_desktop.domain.facts import library_events as ev
from voicelive_desktop.domain.facts import library_orders as do
from voicelive_desktop.domain.facts.conversation import Item, Role
from voicelive_desktop.domain.facts.events import Event
from voicelive_desktop.domain.facts.library import EntryId, Past, Placed
from voicelive_desktop.domain.words.wording import Words
from voicelive_desktop.gui.wording import card_words, state_words
from voicelive_desktop.gui.wording.language import shown
from voicelive_desktop.library.conversation_library import Library
from voicelive_desktop.library.file import LibraryTrouble, open_to_read, trouble
from voicelive_desktop.library.forms import passing_on
from voicelive_desktop.library.forms.json_form import NoConversation
from voicelive_desktop.library.forms.telling import Telling, ToldTalk
from voicelive_desktop.library.recordings.flac import StoredSound
from voicelive_desktop.library.shelf import Shelf, recorded

translate = QCoreApplication.translate
T = TypeVar("T")

PassingOnEffect = do.ExportEntries | do.CopyAsMarkdown | do.ImportFile
_GONE = Words("it is no longer there")
_UNWRITABLE = Words("the file could not be written")
_UNREADABLE = Words("the file could not be read")
_NONE_OF_OURS = Words("there is no conversation of this app in the file")
_NEWER = Words("the file is from a newer version of this app")
_NOT_KEPT = Words("conversations are not saved in this run")
_LIBRARY = Words("the saved conversations cannot be used right now")


class ConversationFiles:
    """Carries out the effects. Loop thread only; a worker of the loop's reads and writes, beside
    the library's threads.

    Args:
        library: where kept conversations are; None: there are none, but the one that is shown can
            be passed on.
    """

    def __init__(
        self,
        library: Library | None,
        report: Callable[[Event], None],
        clipboard: Callable[[str], None] = lambda text: QGuiApplication.clipboard().setText(text),
    ) -> None:
        self._loop = asyncio.get_running_loop()
        self._library, self._report, self._clipboard = library, report, clipboard

    def run(self, order: PassingOnEffect) -> None:
        """Begin with it; what came of it is reported."""
        match order:
            case do.ExportEntries():
                self._work(partial(self._export, order), self._report)
            case do.CopyAsMarkdown():
                self._work(partial(self._markdown, order), self._copy)
            case do.ImportFile(path):
                self._work(partial(self._import, Path(path)), self._on_imported)
            case _:
                assert_never(order)

    def _work(self, work: Callable[[], T], tell: Callable[[T], None]) -> None:
        done = self._loop.run_in_executor(None, work)
        done.add_done_callback(lambda future: None if future.cancelled() else tell(future.result()))

    def _copy(self, text: str | ev.LibraryTroubled) -> None:
        if isinstance(text, ev.LibraryTroubled):
            self._report(text)
        elif text:
            self._clipboard(text)
            self._report(ev.MarkdownCopied())

    def _on_imported(self, event: ev.ConversationsImported) -> None:
        self._report(event)
        if event.number:
            self._report(ev.LibraryChanged())

    # On a worker.

    def _export(self, order: do.ExportEntries) -> ev.ConversationsExported:
        path, telling = Path(order.path), window_telling()
        try:
            with self._talks(order.entry_ids, order.shown) as talks:
                if len(order.entry_ids) > 1:
                    wrote = passing_on.write_several(path, order.form, talks, telling) > 0
                else:
                    talk = next(talks, None)
                    wrote = talk is not None
                    if talk is not None:
                        passing_on.write(path, order.form, talk, telling)
        except OSError as error:
            return ev.ConversationsExported(order.path, error.strerror or _UNWRITABLE)
        except LibraryTrouble:
            return ev.ConversationsExported(order.path, _LIBRARY)
        if wrote:
            return ev.ConversationsExported(order.path, "")
        return ev.ConversationsExported(order.path, _GONE)

    def _markdown(self, order: do.CopyAsMarkdown) -> str | ev.LibraryTroubled:
        telling = window_telling()
        try:
            with self._talks(order.entry_ids, order.shown) as talks:
                return "\n".join(passing_on.FORMS["md"](talk, telling) for talk in talks)
        except LibraryTrouble as found:
            return ev.LibraryTroubled(found.kind.value, found.said)

    def _import(self, path: Path) -> ev.ConversationsImported:
        if self._library is None:
            return ev.ConversationsImported(problem=_NOT_KEPT)
        counts, problem = {True: 0, False: 0}, ""
        try:
            for talk in passing_on.read(path):
                counts[self._library.change(partial(take_in, talk=talk)).result()] += 1
        except NoConversation as error:
            if error.is_newer:
                problem = _NEWER
            else:
                problem = _NONE_OF_OURS
        except OSError as error:
            problem = error.strerror or _UNREADABLE
        except LibraryTrouble:
            problem = _LIBRARY
        return ev.ConversationsImported(counts[True], counts[False], problem)

    @contextlib.contextmanager
    def _talks(
        self, entry_ids: Sequence[EntryId], past: Past | None
    ) -> Iterator[Iterator[ToldTalk]]:
        """What is to be passed on, one after the other. Raises LibraryTrouble."""
        if past is not None:
            sounds = self._sounds_of(past.entry.id)
            yield iter((ToldTalk(past.entry, tuple(past.conversation), sounds),))
            return
        if self._library is None or not self._library.path.exists():
            yield iter(())
            return
        try:
            shelf = open_to_read(self._library.path)
        except Exception as error:
            raise trouble(error) from error
        with contextlib.closing(shelf.connection):
            yield _taken_out(shelf, entry_ids, self._library.recordings)

    def _sounds_of(self, entry_id: EntryId) -> tuple[StoredSound, ...]:
        library = self._library
        if library is None or not library.path.exists():
            return ()
        folder = library.recordings
        with contextlib.suppress(LibraryTrouble):
            return library.ask(lambda shelf: recorded(shelf, entry_id, folder)).result()
        return ()


def take_in(shelf: Shelf, *, talk: ToldTalk) -> bool:
    """Keep a conversation of a file; False: it is there already, and stays as it is."""
    if shelf.entry(talk.entry.id) is not None:
        return False
    shelf.purge([talk.entry.id])  # one that was deleted a moment ago
    above = [None, *(row.id for row in talk.rows)]
    shelf.keep(
        talk.entry, [Placed(row, after) for row, after in zip(talk.rows, above, strict=False)]
    )
    return True


def window_telling() -> Telling:
    """As the window tells conversations, in its language."""
    return Telling(
        QLocale().bcp47Name(),
        translate("library", "Conversation"),
        {role: state_words.speaker_name(role) for role in Role},
        lambda text: shown(text) if isinstance(text, Words) else text,
        state_words.row_note,
        _card,
        state_words.row_latency,
    )


def _card(row: Item) -> str:
    if row.tool is None:
        return ""
    return card_words.line(row.tool)


def _taken_out(shelf: Shelf, entry_ids: Sequence[EntryId], folder: Path) -> Iterator[ToldTalk]:
    for entry_id in entry_ids:
        entry = shelf.entry(entry_id)
        if entry is not None:
            sounds = recorded(shelf, entry_id, folder)
            yield ToldTalk(entry, tuple(shelf.rows(entry_id)), sounds)
