"""What the desktop tells while the window is away: only what needs the person, and nothing of what
was said.
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from voicelive_desktop.domain.facts import connection_state as con
from voicelive_desktop.domain.facts.notices import (
    IdleEndedNotice,
    Notice,
    SessionNearEndNotice,
    TimerDueNotice,
)
from voicelive_desktop.domain.facts.state import State
from voicelive_desktop.domain.questions.selectors import waits_for
from voicelive_desktop.domain.words.quick_classes import dataclass
from voicelive_desktop.gui.wording.problems import problem

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class AwayNote:
    """A notification of the desktop. `key`: what it is about; a later one about the same
    takes its place.
    """

    key: str
    text: str


def away_notes(old: State, new: State, now_s: float) -> tuple[AwayNote, ...]:
    """What happened between two states that the person should know although the window is away."""
    if not new.settings.notifications:
        return ()
    notes = (_waiting(old, new), _connection(old, new))
    told = (
        _noticed(notice, new, now_s)
        for notice in new.program.notices
        if notice not in old.program.notices
    )
    return tuple(note for note in (*notes, *told) if note is not None)


def _waiting(old: State, new: State) -> AwayNote | None:
    name = waits_for(new)
    if name is None or name == waits_for(old):
        return None
    if new.settings.notification_words:
        text = translate("away", "“{name}” is waiting for your decision.").format(name=name)
    else:
        text = translate("away", "A function is waiting for your decision.")
    return AwayNote("waiting", text)


def _connection(old: State, new: State) -> AwayNote | None:
    match old.connection, new.connection:
        case con.Ready(), con.Retrying():
            return AwayNote(
                "connection", translate("away", "The connection was lost. Reconnecting…")
            )
        case ((con.Ready() | con.Retrying()), con.Failed()):
            return AwayNote(
                "connection", translate("away", "The conversation has ended: cannot connect.")
            )
        case _:
            return None


def _noticed(notice: Notice, state: State, now_s: float) -> AwayNote | None:
    match notice:
        case TimerDueNotice(about):
            if about and state.settings.notification_words:
                shown = notice
            else:
                shown = TimerDueNotice("")
            return AwayNote("timer", problem(shown, state, now_s).text)
        case SessionNearEndNotice() | IdleEndedNotice():
            return AwayNote("session", problem(notice, state, now_s).text)
        case _:
            return None
