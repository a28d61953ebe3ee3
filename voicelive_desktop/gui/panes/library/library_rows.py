"""The rows of the library's list: headers by date, conversations, or what was found in them. Pure
but for the words.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from voicelive_desktop.domain.facts.conversation import Role
from voicelive_desktop.domain.facts.library import Collection, Entry, Hit
from voicelive_desktop.domain.words.quick_classes import dataclass
from voicelive_desktop.gui.wording import state_words

translate = QCoreApplication.translate
WEEK, MONTH = 7, 30  # days


@dataclass(frozen=True, slots=True)
class LibrarySection:
    """A header over the rows below it."""

    text: str


Row = LibrarySection | Entry | Hit


def rows_of(library: Collection, today: date) -> tuple[Row, ...]:
    """What the list shows: what was found while something is looked for, else the
    conversations by date.
    """
    if library.hits is not None:
        return library.hits
    return tuple(_by_date(library.entries, today))


def entry_of(row: Row) -> Entry | None:
    """The conversation of a row."""
    if isinstance(row, LibrarySection):
        return None
    if isinstance(row, Hit):
        return row.entry
    return row


def title(entry: Entry) -> str:
    """What a conversation is called; one in which nobody said anything yet by its time."""
    return entry.title or translate("library", "Conversation at {time}").format(
        time=state_words.clock(entry.started_at_s)
    )


def moment(at_s: float, today: date) -> str:
    """When something was, as briefly as the list allows."""
    at = datetime.fromtimestamp(at_s)  # noqa: DTZ006 - the person's own time
    if at.date() == today:
        return state_words.clock(at_s)
    if at.date() == today - timedelta(days=1):
        return translate("library", "Yesterday")
    if at.year == today.year:
        pattern = translate("library", "d MMM")
    else:
        pattern = translate("library", "d MMM yyyy")
    return QLocale().toString(_qt_date(at.date()), pattern)


def facts(entry: Entry, today: date) -> str:
    """The line under a title: when, how much, its tags."""
    count = entry.rows
    if count == 1:
        rows = translate("library", "1 message")
    else:
        rows = translate("library", "{n} messages").format(n=count)
    parts = (moment(entry.ended_at_s, today), rows, *(f"#{tag}" for tag in entry.tags))
    return " · ".join(parts)


def speaker(hit: Hit) -> str:
    """Who said what was found; of a title that it is one."""
    if hit.role is None:
        return translate("library", "Title")
    if hit.role is not Role.TOOL:
        return state_words.speaker_name(hit.role)
    return translate("library", "Function")


def counted(library: Collection) -> str:
    """How much was found; "" while it is not known or nothing is looked for."""
    if library.hits is None or not library.query.strip():
        return ""
    if not library.hits:
        return translate("library", "Nothing found")
    count = library.count
    if count is None:
        return translate("library", "Counting…")
    if count.rows == 1:
        return translate("library", "1 match")
    if count.entries == 1:
        return translate("library", "{n} matches in 1 conversation").format(
            n=QLocale().toString(count.rows)
        )
    text = translate("library", "{n} matches in {m} conversations")
    return text.format(n=QLocale().toString(count.rows), m=QLocale().toString(count.entries))


def disk_use(library: Collection) -> str:
    """What all recordings take on the disk."""
    size = QLocale().formattedDataSize(
        library.recorded_bytes, 0, QLocale.DataSizeFormat.DataSizeSIFormat
    )
    return translate("library", "Recordings use {size}").format(size=size)


def _by_date(entries: tuple[Entry, ...], today: date) -> Iterator[Row]:
    last = ""
    headers: dict[date, str] = {}  # of each day once: the words of one cost more than all else
    for entry in entries:
        day = datetime.fromtimestamp(entry.ended_at_s).date()  # noqa: DTZ006 - the person's own time
        if entry.pinned:
            header = translate("library", "Pinned")
        elif day in headers:
            header = headers[day]
        else:
            header = headers[day] = _header(day, today)
        if header != last:
            yield LibrarySection(header)
            last = header
        yield entry


def _header(day: date, today: date) -> str:
    ago = (today - day).days
    if ago <= 0:
        return translate("library", "Today")
    if ago == 1:
        return translate("library", "Yesterday")
    if ago < WEEK:
        return translate("library", "Last 7 days")
    if ago < MONTH:
        return translate("library", "Last 30 days")
    return QLocale().toString(_qt_date(day), "MMMM yyyy")


def _qt_date(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)
