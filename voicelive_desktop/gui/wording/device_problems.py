"""The words and buttons for microphone and speaker: missing, busy, blocked, of poor sound, exchanged for another.

They are translated with those of `problems`.
"""

from __future__ import annotations

import sys
from collections.abc import Callable

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from voicelive_desktop.domain.facts.device_list import LOST, NO_DEVICES, label_of
from voicelive_desktop.domain.facts.state import State
from voicelive_desktop.domain.questions.notices import lasting
from voicelive_desktop.domain.words.failures import Failure, FailureKind
from voicelive_desktop.gui.wording.problem_types import Problem, Remedy, Severity, Told

translate = QCoreApplication.translate
CHANGES = frozenset({"microphone_lost", "microphone_back", "speaker_lost", "speaker_back"})


def device_change(key: str, failure: Failure, state: State) -> Problem:
    """Another device stands in for the chosen one, or the chosen one is back."""
    of_microphone = key.startswith("microphone")
    name = label_of(failure.subject)
    if key.endswith("_back"):
        undo = Remedy.UNDO_MICROPHONE if of_microphone else Remedy.UNDO_SPEAKER
        return Problem(translate("problems", "{name} is back and in use.").format(name=name), Severity.INFO, (undo,))
    used = state.capture.device if of_microphone else state.playback.device
    other = label_of(used or "") or translate("problems", "the system's default")
    undo = Remedy.RETURN_MICROPHONE if of_microphone else Remedy.RETURN_SPEAKER
    choose = Remedy.CHOOSE_MICROPHONE if of_microphone else Remedy.CHOOSE_SPEAKER
    missing = failure.kind in {FailureKind.MICROPHONE_MISSING, FailureKind.SPEAKER_MISSING}
    if failure.code == LOST:
        text = translate("problems", "{name} was unplugged. Using {other}.")
    elif missing:
        text = translate("problems", "{name} is not connected. Using {other}.")
    else:
        text = translate("problems", "{name} could not be opened. Using {other}.")
    return Problem(text.format(name=name, other=other), Severity.ATTENTION, (undo, choose))


def with_speaker(text: str, remedies: tuple[Remedy, ...], state: State, now_s: float) -> Told:
    """The words about the microphone, and in the same banner those about the speaker, which would wait behind it."""
    told = {n.key: n.failure for n in lasting(state)}
    microphone, speaker = told.get("microphone"), told.get("speaker")
    if speaker is None:
        return text, remedies
    if microphone is not None and microphone.code == speaker.code == NO_DEVICES:
        both = translate("problems", "No microphone and no speaker are connected. You can still type and read.")
        return both, (Remedy.CHECK_AGAIN,)
    words, more = DEVICE_WORDS[speaker.kind](speaker, state, now_s) if speaker.kind in DEVICE_WORDS else ("", ())
    return f"{text} {words}".strip(), (*remedies[:1], *more[:1])


def _microphone_missing(failure: Failure, _state: State, _now_s: float) -> Told:
    if not failure.subject or failure.code == NO_DEVICES:
        return translate("problems", "No microphone is connected. You can still type."), (Remedy.CHECK_AGAIN,)
    text = translate("problems", "{name} is not connected. You can still type.").format(name=label_of(failure.subject))
    return text, (Remedy.CHOOSE_MICROPHONE, Remedy.CHECK_AGAIN)


def _microphone_busy(failure: Failure, _state: State, _now_s: float) -> Told:
    name = label_of(failure.subject) or translate("problems", "the microphone")
    text = translate("problems", "Another program has exclusive use of {name}. You can still type.").format(name=name)
    return text, (Remedy.CHOOSE_MICROPHONE, Remedy.CHECK_AGAIN)


def _microphone_blocked(_failure: Failure, _state: State, _now_s: float) -> Told:
    system = {"win32": "Windows", "darwin": "macOS"}.get(sys.platform, "")
    if not system:
        text = translate("problems", "The system is blocking the microphone for this app. You can still type.")
        return text, (Remedy.CHECK_AGAIN,)
    text = translate("problems", "{system} is blocking the microphone for this app. You can still type.")
    return text.format(system=system), (Remedy.PRIVACY, Remedy.CHECK_AGAIN)


def _speaker_missing(failure: Failure, _state: State, _now_s: float) -> Told:
    if not failure.subject or failure.code == NO_DEVICES:
        text = translate("problems", "No speaker is connected. You can still read the answers.")
        return text, (Remedy.CHECK_AGAIN,)
    text = translate("problems", "{name} is not connected. You can still read the answers.")
    return text.format(name=label_of(failure.subject)), (Remedy.CHOOSE_SPEAKER,)


def _speaker_busy(failure: Failure, _state: State, _now_s: float) -> Told:
    name = label_of(failure.subject) or translate("problems", "the speaker")
    text = translate("problems", "Another program has exclusive use of {name}. You can still read the answers.")
    return text.format(name=name), (Remedy.CHOOSE_SPEAKER,)


def _microphone_sounds(text: object) -> Callable[[Failure, State, float], Told]:
    """The microphone works, but what it gives is no good."""

    def told(failure: Failure, _state: State, _now_s: float) -> Told:
        name = label_of(failure.subject) or translate("problems", "The microphone")
        return translate("problems", str(text)).format(name=name), (Remedy.CHOOSE_MICROPHONE,)

    return told


DEVICE_WORDS: dict[FailureKind, Callable[[Failure, State, float], Told]] = {
    FailureKind.MICROPHONE_MISSING: _microphone_missing,
    FailureKind.MICROPHONE_BUSY: _microphone_busy,
    FailureKind.MICROPHONE_BLOCKED: _microphone_blocked,
    FailureKind.MICROPHONE_SILENT: _microphone_sounds(
        QT_TRANSLATE_NOOP("problems", "{name} is silent. Is it switched off or muted? You can still type.")
    ),
    FailureKind.MICROPHONE_CLIPPING: _microphone_sounds(
        QT_TRANSLATE_NOOP("problems", "{name} is too loud and distorts. Lower its level or move back a little.")
    ),
    FailureKind.MICROPHONE_QUIET: _microphone_sounds(
        QT_TRANSLATE_NOOP("problems", "{name} is very quiet. Raise its level or move closer.")
    ),
    FailureKind.SPEAKER_MISSING: _speaker_missing,
    FailureKind.SPEAKER_BUSY: _speaker_busy,
}
