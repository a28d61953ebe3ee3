"""What is said under a setting now: why it was refused, corrected or has to wait. One note
at a time.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from voicelive_desktop.domain.facts import connection_state as con
from voicelive_desktop.domain.facts.state import State
from voicelive_desktop.domain.questions import selectors
from voicelive_desktop.domain.settings import SPECS, Correction, Kind
from voicelive_desktop.domain.settings.connection import owned_by_agent
from voicelive_desktop.domain.settings.presets import value_label
from voicelive_desktop.domain.wire.applied import applied_otherwise, set_by_agent
from voicelive_desktop.gui.wording.key_words import COMMANDS, key_note, untried
from voicelive_desktop.gui.wording.language import in_a_line, shown

translate = QCoreApplication.translate

LONG = frozenset({Kind.TEXT, Kind.LINES, Kind.PAIRS})
Note = tuple[str, str]  # words, tone


def of_state(state: State, name: str, correction: str) -> Note:
    """Return the most important thing to say about a setting; `correction` is what was said when it
    was changed.
    """
    if refused := selectors.refusal(state, name):
        return _refused(state, name, refused), "error"
    if unusable := selectors.unusable_in_file(state, name):
        return shown(unusable), "error"
    if selectors.is_waiting_for_reconnect(state, name):
        return translate("SettingRow", "Applies at the next connection."), "attention"
    if correction:
        return correction, "attention"
    reason = selectors.reason_without_effect(state, name)
    if not reason and (used := applied_otherwise(state, name)) is not None:
        return translate("SettingRow", "The service uses: {0}").format(shown(used)), "attention"
    if name in COMMANDS:
        return key_note(state, name)
    return " ".join(filter(None, (_without_effect(state, name, reason), *untried(name)))), "third"


def _without_effect(state: State, name: str, reason: str) -> str:
    """Return the reason, unless the group says it once for all its rows."""
    if reason and (its := set_by_agent(state, name)) is not None:
        return translate("SettingRow", "{0} In use: {1}").format(shown(reason), shown(its))
    if is_said_by_group(state, name):
        return ""
    return shown(reason)


def is_said_by_group(state: State, name: str) -> bool:
    """Whether the reason why a setting has no effect holds for many rows: the service,
    or the agent.
    """
    reason = selectors.reason_without_effect(state, name)
    return bool(group_reason(state, name)) and reason in {"", owned_by_agent(state.settings)}


def group_reason(state: State, name: str) -> str:
    """Return what the group says once about its dimmed rows, "" if this row has an effect or its
    own reason.
    """
    reason = selectors.reason_without_effect(state, name)
    if reason and reason == owned_by_agent(state.settings):
        return translate("SettingRow", "The agent sets what is dimmed here.")
    if not reason and selectors.works_with_azure_only(state, name):
        return translate("SettingRow", "Dimmed settings only have an effect with Azure.")
    return ""


def of_correction(correction: Correction, label_of: Callable[[object], str]) -> str:
    """Return how a setting was changed because of another one."""
    old = in_a_line(label_of(correction.old))
    if not correction.because:
        return translate(
            "SettingRow", "Changed from “{0}”, which doesn't work with your other choices."
        ).format(old)
    other = shown(SPECS[correction.because].label)
    return translate(
        "SettingRow", "Changed from “{0}”, which doesn't work with the current “{1}”."
    ).format(old, other)


def _refused(state: State, name: str, words: str) -> str:
    if isinstance(state.connection, con.Failed):
        return translate("SettingRow", "The service rejected this: {0}").format(words)
    used = value_label(state.current.running, name, getattr(state.current.running, name))
    if not used or SPECS[name].kind in LONG:
        return translate("SettingRow", "Rejected: {0} The session keeps the old value.").format(
            words
        )
    return translate("SettingRow", "Rejected: {0} Still in use: {1}.").format(
        words, in_a_line(used)
    )
