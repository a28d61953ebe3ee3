"""The words and buttons for microphone and speaker: missing, busy, blocked, of poor sound,
exchanged for another.

They are translated with those of `problems`.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import assert_never

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from voicelive_desktop.domain.facts.device_list import LOST, NO_DEVICES, label_of
from voicelive_desktop.domain.facts.notices import (
    MicrophoneBackNotice,
    MicrophoneNotice,
    MicrophoneReplacedNotice,
    Severity,
    SpeakerBackNotice,
    SpeakerNotice,
    SpeakerReplacedNotice,
)
from voicelive_desktop.domain.facts.state import State
from voicelive_desktop.domain.questions.notices import lasting
from voicelive_desktop.domain.words.failures import Failure, FailureKind
from voicelive_desktop.domain.words.ids import DeviceName
from voicelive_desktop.gui.wording.problem_types import Problem, Remedy, Told

translate = QCoreApplication.translate

DeviceChange = (
    MicrophoneReplacedNotice | SpeakerReplacedNotice | MicrophoneBackNotice | SpeakerBackNotice
)


def device_change(notice: DeviceChange, state: State) -> Problem:
    """Return the words for a device that stands in for the chosen one, or for a chosen one
    that is back.
    """
    match notice:
        case MicrophoneBackNotice(device):
            return _back(device, Remedy.UNDO_MICROPHONE)
        case SpeakerBackNotice(device):
            return _back(device, Remedy.UNDO_SPEAKER)
        case MicrophoneReplacedNotice(failure):
            words = _replaced(failure, state.microphone.capture.device)
            return Problem(
                words, notice.severity, (Remedy.RETURN_MICROPHONE, Remedy.CHOOSE_MICROPHONE)
            )
        case SpeakerReplacedNotice(failure):
            words = _replaced(failure, state.speaker.playback.device)
            return Problem(words, notice.severity, (Remedy.RETURN_SPEAKER, Remedy.CHOOSE_SPEAKER))
        case _:
            assert_never(notice)


def _back(device: DeviceName, undo: Remedy) -> Problem:
    text = translate("problems", "{name} is back and in use.").format(name=label_of(device))
    return Problem(text, Severity.INFO, (undo,))


def _replaced(failure: Failure, used: DeviceName | None) -> str:
    missing = failure.kind in {FailureKind.MICROPHONE_MISSING, FailureKind.SPEAKER_MISSING}
    if failure.code == LOST:
        text = translate("problems", "{name} was unplugged. Using {other}.")
    elif missing:
        text = translate("problems", "{name} is not connected. Using {other}.")
    else:
        text = translate("problems", "{name} could not be opened. Using {other}.")
    other = label_of(used or "") or translate("problems", "the system's default")
    return text.format(name=label_of(failure.subject), other=other)


def with_speaker(text: str, remedies: tuple[Remedy, ...], state: State, now_s: float) -> Told:
    """Return the words about the microphone, and after them those about the speaker, which would
    wait behind it.
    """
    shown = lasting(state)
    microphone = next((n.failure for n in shown if isinstance(n, MicrophoneNotice)), None)
    speaker = next((n.failure for n in shown if isinstance(n, SpeakerNotice)), None)
    if speaker is None:
        return text, remedies
    if microphone is not None and microphone.code == speaker.code == NO_DEVICES:
        both = translate(
            "problems", "No microphone and no speaker are connected. You can still type and read."
        )
        return both, (Remedy.CHECK_AGAIN,)
    if speaker.kind not in DEVICE_WORDS:
        return text.strip(), remedies[:1]
    words, more = DEVICE_WORDS[speaker.kind](speaker, state, now_s)
    return f"{text} {words}".strip(), (*remedies[:1], *more[:1])


def _microphone_missing(failure: Failure, _state: State, _now_s: float) -> Told:
    if not failure.subject or failure.code == NO_DEVICES:
        return translate("problems", "No microphone is connected. You can still type."), (
            Remedy.CHECK_AGAIN,
        )
    text = translate("problems", "{name} is not connected. You can still type.").format(
        name=label_of(failure.subject)
    )
    return text, (Remedy.CHOOSE_MICROPHONE, Remedy.CHECK_AGAIN)


def _microphone_busy(failure: Failure, _state: State, _now_s: float) -> Told:
    name = label_of(failure.subject) or translate("problems", "the microphone")
    text = translate(
        "problems", "Another program has exclusive use of {name}. You can still type."
    ).format(name=name)
    return text, (Remedy.CHOOSE_MICROPHONE, Remedy.CHECK_AGAIN)


def _microphone_blocked(_failure: Failure, _state: State, _now_s: float) -> Told:
    system = {"win32": "Windows", "darwin": "macOS"}.get(sys.platform, "")
    if not system:
        text = translate(
            "problems", "The system is blocking the microphone for this app. You can still type."
        )
        return text, (Remedy.CHECK_AGAIN,)
    text = translate(
        "problems", "{system} is blocking the microphone for this app. You can still type."
    )
    return text.format(system=system), (Remedy.PRIVACY, Remedy.CHECK_AGAIN)


def _speaker_missing(failure: Failure, _state: State, _now_s: float) -> Told:
    if not failure.subject or failure.code == NO_DEVICES:
        text = translate("problems", "No speaker is connected. You can still read the answers.")
        return text, (Remedy.CHECK_AGAIN,)
    text = translate("problems", "{name} is not connected. You can still read the answers.")
    return text.format(name=label_of(failure.subject)), (Remedy.CHOOSE_SPEAKER,)


def _speaker_busy(failure: Failure, _state: State, _now_s: float) -> Told:
    name = label_of(failure.subject) or translate("problems", "the speaker")
    text = translate(
        "problems", "Another program has exclusive use of {name}. You can still read the answers."
    )
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
        QT_TRANSLATE_NOOP(
            "problems", "{name} is silent. Is it switched off or muted? You can still type."
        )
    ),
    FailureKind.MICROPHONE_CLIPPING: _microphone_sounds(
        QT_TRANSLATE_NOOP(
            "problems", "{name} is too loud and distorts. Lower its level or move back a little."
        )
    ),
    FailureKind.MICROPHONE_QUIET: _microphone_sounds(
        QT_TRANSLATE_NOOP("problems", "{name} is very quiet. Raise its level or move closer.")
    ),
    FailureKind.SPEAKER_MISSING: _speaker_missing,
    FailureKind.SPEAKER_BUSY: _speaker_busy,
}
