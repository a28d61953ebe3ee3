"""The words and the one button for each problem (UX.md, Problems, in words)."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import PurePath

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from voicelive_desktop.domain.decisions import library
from voicelive_desktop.domain.facts import connection_state as con
from voicelive_desktop.domain.facts.state import (
    FIELDS_HELD,
    PROFILE_LEFT,
    PROFILE_OPENED,
    ROWS_DELETED,
    TRANSCRIPT_CLEARED,
    TRANSCRIPTION,
    TRUNCATE_REFUSED,
    Notice,
    State,
)
from voicelive_desktop.domain.settings import SPECS, Correction
from voicelive_desktop.domain.settings.presets import SPEAKERS, is_active, value_label
from voicelive_desktop.domain.words.addresses import address_from
from voicelive_desktop.domain.words.failures import Failure, FailureKind
from voicelive_desktop.domain.words.hosts import host_of
from voicelive_desktop.gui.wording.device_problems import CHANGES, device_change, with_speaker
from voicelive_desktop.gui.wording.failure_details import details
from voicelive_desktop.gui.wording.failure_words import clipped, failure_words
from voicelive_desktop.gui.wording.language import in_a_line, shown
from voicelive_desktop.gui.wording.library_problems import entries_deleted, keep_question, library_trouble
from voicelive_desktop.gui.wording.problem_types import Problem, Remedy, Severity
from voicelive_desktop.gui.wording.whole_seconds import seconds_waited

translate = QCoreApplication.translate
LONG_S = 6  # most resources answer within 2 s


def problem(notice: Notice, state: State, now_s: float) -> Problem:
    """The notice in words."""
    if (told := _BY_KEY.get(notice.key)) is not None:
        return told(notice, state, now_s)
    if notice.failure is None:
        return Problem(translate("problems", "Something needs your attention."), Severity.ATTENTION)
    if notice.key in _OF_PROGRAM:
        return _OF_PROGRAM[notice.key](notice.failure)
    if notice.key in CHANGES:
        return device_change(notice.key, notice.failure, state)
    text, remedies = failure_words(notice.failure, state, now_s)
    if notice.key == "microphone":
        text, remedies = with_speaker(text, remedies, state, now_s)
    return Problem(text, _severity(notice, state), remedies, details(notice.failure))


def still_trying(state: State, now_s: float) -> Problem | None:
    """That the resource is silent for long, and where its address is; None while it is not. The state says how long."""
    if state.settings.target != "azure" or seconds_waited(state, now_s) < LONG_S:
        return None
    text = translate("problems", "{x} has not answered yet.").format(
        x=host_of(address_from(state.settings.endpoint).root)
    )
    return Problem(text, Severity.INFO, (Remedy.CONNECTION,))


def _profile_opened(told: Failure) -> Problem:
    if not told.code:
        text = translate("problems", "The profile “{name}” is in use; it changed no setting.")
        return Problem(text.format(name=told.subject), Severity.INFO)
    text = translate("problems", "The profile “{name}” is in use.").format(name=told.subject)
    return Problem(text, Severity.INFO, (Remedy.UNDO_SETTINGS,))


def _profile_left(told: Failure) -> Problem:
    text = translate("problems", "Your changes to “{name}” were not saved.").format(name=told.subject)
    unnamed = translate("problems", "Your settings before this profile were not saved.")
    return Problem(text if told.subject else unnamed, Severity.ATTENTION, (Remedy.UNDO_SETTINGS,))


def _fields_held(told: Failure) -> Problem:
    text = translate(
        "problems",
        "The profile “{name}” adds fields with tools or addresses to the session ({fields}). They are not used yet.",
    )
    remedies = (Remedy.ALLOW_FIELDS, Remedy.LEAVE_FIELDS)
    words = text.format(name=told.subject, fields=told.code)
    return Problem(words, Severity.ATTENTION, remedies, told.message)


def _diagnostics(told: Failure) -> Problem:
    text = translate("problems", "The diagnostics could not be saved: {reason}.").format(reason=shown(told.message))
    return Problem(text, Severity.ATTENTION)


def _settings_file(told: Failure) -> Problem:
    """Its own sentence says which file and what became of it."""
    return Problem(shown(told.message), Severity.ATTENTION)


def _file_saved(told: Failure) -> Problem:
    text = translate("problems", "Saved to {file}.").format(file=PurePath(told.subject).name)
    return Problem(text, Severity.INFO, (Remedy.SHOW_FILE,), path=told.subject)


def _recording_not_saved(told: Failure) -> Problem:
    text = translate("problems", "The recording could not be saved: {reason}.")
    return Problem(text.format(reason=shown(told.message)), Severity.ATTENTION)


# Their failure is none: it carries what they tell.
_OF_PROGRAM = {
    PROFILE_OPENED: _profile_opened,
    PROFILE_LEFT: _profile_left,
    FIELDS_HELD: _fields_held,
    "diagnostics": _diagnostics,
    "settings_file": _settings_file,
    "file_saved": _file_saved,
    "recording_saved": _file_saved,
    "recording_not_saved": _recording_not_saved,
}


def _devices_found(_notice: Notice, state: State, _now_s: float) -> Problem:
    """How many there are."""
    inputs, outputs = len(state.devices.inputs), len(state.devices.outputs)
    microphones = {
        0: translate("problems", "no microphone"),
        1: translate("problems", "1 microphone"),
    }.get(inputs, translate("problems", "{n} microphones").format(n=inputs))
    speakers = {
        0: translate("problems", "no speaker"),
        1: translate("problems", "1 speaker"),
    }.get(outputs, translate("problems", "{n} speakers").format(n=outputs))
    text = translate("problems", "Found {microphones} and {speakers}.")
    return Problem(text.format(microphones=microphones, speakers=speakers), Severity.INFO)


def _rows_deleted(state: State) -> Problem:
    count = sum(not removed.asked for removed in state.removed)
    if count == 1:
        return Problem(translate("problems", "Message deleted."), Severity.INFO, (Remedy.UNDO_DELETION,))
    text = translate("problems", "{n} messages deleted.").format(n=count)
    return Problem(text, Severity.INFO, (Remedy.UNDO_DELETION,))


def _update(state: State) -> Problem:
    version = "" if state.updates.found is None else state.updates.found.version
    text = translate("problems", "Voice Live Desktop {version} is available.").format(version=version)
    return Problem(text, Severity.INFO, (Remedy.OPEN_UPDATE, Remedy.SKIP_UPDATE))


def _severity(notice: Notice, state: State) -> Severity:
    fatal = notice.key == "connection" and isinstance(state.connection, con.Failed)
    return Severity.ERROR if fatal else Severity.ATTENTION


def _echo(state: State) -> Problem:
    text = translate("problems", "The assistant hears itself through your speakers.")
    if not is_active(state.settings, SPEAKERS):
        return Problem(text, Severity.ATTENTION, (Remedy.SPEAKERS,))
    advice = translate("problems", "Turn them down, or use headphones.")
    return Problem(f"{text} {advice}", Severity.ATTENTION, (Remedy.CHOOSE_SPEAKER,))


def _near_end(state: State, now_s: float) -> str:
    expires = state.session.expires_at_s if state.session is not None else None
    minutes = 5 if expires is None else max(1, round((expires - now_s) / 60))
    if minutes == 1:
        return translate(
            "problems", "This session ends within a minute. At the next pause a new one takes over the conversation."
        )
    return translate(
        "problems", "This session ends in {n} minutes. It can move to a new one and keep the conversation."
    ).format(n=minutes)


def _correction(correction: Correction, state: State) -> str:
    label = shown(SPECS[correction.name].label)
    new = in_a_line(value_label(state.settings, correction.name, correction.new))
    old = in_a_line(value_label(state.settings, correction.name, correction.old))
    if not correction.because:
        return translate("problems", "“{label}” is now {new}, which goes with your choice.").format(
            label=label, new=new
        )
    other = shown(SPECS[correction.because].label)
    cause = in_a_line(value_label(state.settings, correction.because, getattr(state.settings, correction.because)))
    return translate("problems", "“{label}” is now {new}: {old} does not go with “{other}: {cause}”.").format(
        label=label, new=new, old=old, other=other, cause=cause
    )


def _passing(text: object, severity: Severity) -> Callable[[Notice, State, float], Problem]:
    """Words, and as details what the system said."""

    def told(notice: Notice, _state: State, _now_s: float) -> Problem:
        said = "" if notice.failure is None else shown(notice.failure.message)
        return Problem(translate("problems", str(text)), severity, (), said)

    return told


def _no_keyring(_notice: Notice, _state: State, _now_s: float) -> Problem:
    text = translate("problems", "No system keyring. The key is kept only until you close the app.")
    more = translate("problems", "On Linux, GNOME Keyring or KWallet keeps it. Install one, then enter the key again.")
    return Problem(text, Severity.ATTENTION, (Remedy.LEARN_MORE,), more)


def _refused(text: object, *remedies: Remedy) -> Callable[[Notice, State, float], Problem]:
    """What the service did not do, in its own words."""

    def told(notice: Notice, _state: State, _now_s: float) -> Problem:
        because = notice.failure or Failure(FailureKind.SERVICE_ERROR)
        words = clipped(shown(because.message or because.code))
        said = translate("problems", str(text)).format(words=words).replace("….", "…").replace(": .", ".")
        return Problem(said, Severity.ATTENTION, remedies, details(because))

    return told


def _corrected(notice: Notice, state: State, _now_s: float) -> Problem:
    return Problem(" ".join(_correction(c, state) for c in notice.corrections), Severity.INFO)


def _writing_log(_notice: Notice, state: State, _now_s: float) -> Problem:
    name = PurePath(state.log.path).name
    if state.log.words:
        text = translate("problems", "Recording a session log with all words: {0}").format(name)
    else:
        text = translate("problems", "Recording a session log without words: {0}").format(name)
    return Problem(text, Severity.INFO)


def _reading_log(_notice: Notice, state: State, _now_s: float) -> Problem:
    reading = state.connection if isinstance(state.connection, con.Reading) else con.Reading("", complete=True)
    text = translate("problems", "This is the session log {0}. Nothing is sent.").format(reading.name)
    remedies = (Remedy.CLOSE_LOG,) if reading.complete else (Remedy.SKIP_LOG, Remedy.CLOSE_LOG)
    return Problem(text, Severity.INFO, remedies)


_BY_KEY: dict[str, Callable[[Notice, State, float], Problem]] = {
    "corrected": _corrected,
    "devices_found": _devices_found,
    "session_near_end": lambda _n, state, now_s: Problem(_near_end(state, now_s), Severity.ATTENTION, (Remedy.MOVE,)),
    "update": lambda _n, state, _now_s: _update(state),
    "echo": lambda _n, state, _now_s: _echo(state),
    "bad_setting": _passing(
        QT_TRANSLATE_NOOP("problems", "This value is not possible here. Nothing was changed."), Severity.INFO
    ),
    "language": lambda _n, _state, _now_s: Problem(
        translate("problems", "The language changes when you restart the app."), Severity.INFO, (Remedy.RESTART,)
    ),
    "no_keyring": _no_keyring,
    TRANSCRIPTION: _refused(
        QT_TRANSLATE_NOOP("problems", "Your words cannot be transcribed: {words}."), Remedy.TRANSCRIPTION
    ),
    TRUNCATE_REFUSED: _refused(
        QT_TRANSLATE_NOOP("problems", "The assistant does not know where you interrupted it: {words}.")
    ),
    ROWS_DELETED: lambda _n, state, _now_s: _rows_deleted(state),
    TRANSCRIPT_CLEARED: lambda _n, _state, _now_s: Problem(
        translate("problems", "Transcript cleared."), Severity.INFO, (Remedy.UNDO_CLEARING,)
    ),
    "talk_too_short": _passing(QT_TRANSLATE_NOOP("problems", "That was too short: nothing was sent."), Severity.INFO),
    "no_pictures": _passing(
        QT_TRANSLATE_NOOP("problems", "This model does not look at pictures: nothing was sent. Choose another model."),
        Severity.ATTENTION,
    ),
    "talk_muted": _passing(QT_TRANSLATE_NOOP("problems", "You are muted: nothing was sent."), Severity.ATTENTION),
    "log_writing": _writing_log,
    "log_reading": _reading_log,
    library.KEEP_QUESTION: keep_question,
    library.ENTRIES_DELETED: lambda _n, state, _now_s: entries_deleted(state),
    library.TROUBLE: library_trouble,
    "log_trouble": _passing(QT_TRANSLATE_NOOP("problems", "The session log cannot be used."), Severity.ATTENTION),
}
