"""The words and the one button for each problem (UX.md, Problems, in words)."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import PurePath
from textwrap import shorten
from time import localtime, strftime

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from voicelive_desktop.domain import connection as con
from voicelive_desktop.domain.failures import SIGN_IN, SIGNED_OUT, Failure, FailureKind
from voicelive_desktop.domain.presets import SPEAKERS, is_active, value_label
from voicelive_desktop.domain.refusals import field_of, way_out
from voicelive_desktop.domain.settings import SPECS, Correction
from voicelive_desktop.domain.state import FIELDS_HELD, PROFILE_OPENED, ROWS_DELETED, TRANSCRIPT_CLEARED, Notice, State
from voicelive_desktop.gui.device_problems import CHANGES, DEVICE_WORDS, device_change
from voicelive_desktop.gui.language import in_a_line, shown
from voicelive_desktop.gui.problem_types import Problem, Remedy, Severity, Told
from voicelive_desktop.gui.words import seconds_to_next_try

translate = QCoreApplication.translate
MOST_WORDS = 160  # of the service's own, in a banner; all of them are under "Details"


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
    text, remedies = _WORDS[notice.failure.kind](notice.failure, state, now_s)
    return Problem(text, _severity(notice, state), remedies, details(notice.failure))


def _profile_opened(told: Failure) -> Problem:
    if not told.code:
        text = translate("problems", "The profile “{name}” is in use; it changed no setting.")
        return Problem(text.format(name=told.subject), Severity.INFO)
    text = translate("problems", "The profile “{name}” is in use.").format(name=told.subject)
    return Problem(text, Severity.INFO, (Remedy.UNDO_SETTINGS,))


def _fields_held(told: Failure) -> Problem:
    text = translate(
        "problems",
        "The profile “{name}” adds fields with tools or addresses to the session ({fields}). They are not used yet.",
    )
    remedies = (Remedy.ALLOW_FIELDS, Remedy.LEAVE_FIELDS)
    words = text.format(name=told.subject, fields=told.code)
    return Problem(words, Severity.ATTENTION, remedies, told.message)


def _diagnostics(told: Failure) -> Problem:
    if told.message:
        text = translate("problems", "The diagnostics were not saved: {reason}.").format(reason=shown(told.message))
        return Problem(text, Severity.ATTENTION)
    return Problem(translate("problems", "Saved as {file}.").format(file=told.subject), Severity.INFO)


def _settings_file(told: Failure) -> Problem:
    """Its own sentence says which file and what became of it."""
    return Problem(shown(told.message), Severity.ATTENTION)


def _recording_saved(told: Failure) -> Problem:
    text = translate("problems", "Saved to {file}.").format(file=PurePath(told.subject).name)
    return Problem(text, Severity.INFO, (Remedy.SHOW_FILE,), path=told.subject)


def _recording_not_saved(told: Failure) -> Problem:
    text = translate("problems", "The recording could not be saved: {reason}.")
    return Problem(text.format(reason=shown(told.message)), Severity.ATTENTION)


# Their failure is none: it carries what they tell.
_OF_PROGRAM = {
    PROFILE_OPENED: _profile_opened,
    FIELDS_HELD: _fields_held,
    "diagnostics": _diagnostics,
    "settings_file": _settings_file,
    "recording_saved": _recording_saved,
    "recording_not_saved": _recording_not_saved,
}


def _rows_deleted(state: State) -> Problem:
    count = sum(not removed.asked for removed in state.removed)
    if count == 1:
        return Problem(translate("problems", "Message deleted."), Severity.INFO, (Remedy.UNDO_DELETION,))
    text = translate("problems", "{n} messages deleted.").format(n=count)
    return Problem(text, Severity.INFO, (Remedy.UNDO_DELETION,))


def _update(state: State) -> Problem:
    version = "" if state.updates.found is None else state.updates.found.version
    text = translate("problems", "Version {version} of Voice Live Desktop is there.").format(version=version)
    return Problem(text, Severity.INFO, (Remedy.OPEN_UPDATE, Remedy.SKIP_UPDATE))


def details(failure: Failure) -> str:
    """The service's own code, words and request id, one a line."""
    lines = (
        (translate("problems", "Code"), failure.code),
        (translate("problems", "Message"), shown(failure.message)),
        (translate("problems", "Concerns"), failure.subject),
        (translate("problems", "Request"), failure.request_id),
    )
    return "\n".join(f"{label}: {value}" for label, value in lines if value)


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


def _says(text: object, *remedies: Remedy) -> Callable[[Failure, State, float], Told]:
    """The same words whatever the state; `text`, marked for translation, is translated when it is shown."""
    return lambda _failure, _state, _now_s: (translate("problems", str(text)), remedies)


def _tries_again(text: object) -> Callable[[Failure, State, float], Told]:
    """These words, and when the next try comes."""

    def told(_failure: Failure, state: State, now_s: float) -> Told:
        wait = seconds_to_next_try(state, now_s)
        again = translate("problems", "New try in {s} s.").format(s=wait) if wait > 0 else _trying(state)
        return f"{translate('problems', str(text))} {again}".strip(), (Remedy.RETRY,)

    return told


def _trying(state: State) -> str:
    if isinstance(state.connection, con.Retrying | con.Connecting):
        return translate("problems", "Trying again…")
    return ""


def _unreachable(failure: Failure, state: State, now_s: float) -> Told:
    whom = (
        QT_TRANSLATE_NOOP("problems", "The sign-in with Microsoft Entra ID cannot be reached.")
        if failure.code == SIGN_IN
        else QT_TRANSLATE_NOOP("problems", "The service cannot be reached.")
    )
    return _tries_again(whom)(failure, state, now_s)


def _service_said(failure: Failure, state: State, now_s: float) -> Told:
    """An error that has no sentence of its own here: the service's."""
    if not failure.message:
        return _tries_again(QT_TRANSLATE_NOOP("problems", "The service reported a problem."))(failure, state, now_s)
    words = shorten(shown(failure.message), MOST_WORDS, placeholder="…").rstrip(".")
    text = translate("problems", "The service reports: {words}.").format(words=words).replace("….", "…")
    return _tries_again(text)(failure, state, now_s)


def _rejected(failure: Failure, state: State, _now_s: float) -> Told:
    """Which settings the service does not accept, and its words."""
    words = shorten(failure.message, MOST_WORDS, placeholder="…").rstrip(".")
    labels = ", ".join(f"“{shown(SPECS[refused.name].label)}”" for refused in state.refused) or field_of(failure)
    if labels:
        text = translate("problems", "The service does not accept {settings}: {words}.")
    else:
        text = translate("problems", "The service does not accept these settings: {words}.")
    show = Remedy.REFUSED_SETTING if state.refused else Remedy.SETTINGS
    can_start = isinstance(state.connection, con.Failed) and way_out(state.settings, failure)
    start = (Remedy.WITHOUT_REFUSED,) if can_start else ()
    if not words:
        return translate("problems", "The service does not accept these settings."), (*start, show)
    return text.format(settings=labels, words=words).replace("….", "…"), (*start, show)


def _lost(_failure: Failure, state: State, _now_s: float) -> Told:
    if isinstance(state.connection, con.Failed):
        return translate("problems", "Connection lost. Your words are kept."), (Remedy.RETRY,)
    first = next((item.at_s for item in state.conversation if item.at_s > 0), None)
    if first is None:
        return translate("problems", "Connection lost. Reconnecting…"), (Remedy.RETRY,)
    words = translate("problems", "Connection lost. Reconnecting… your words since {time} are kept.")
    return words.format(time=strftime("%H:%M", localtime(first))), (Remedy.RETRY,)


def _not_offered(failure: Failure, state: State, _now_s: float) -> Told:
    name = failure.subject or state.settings.model
    return translate("problems", "Model {x} is not offered at this endpoint.").format(x=name), (Remedy.CHOOSE_MODEL,)


def _bad_endpoint(failure: Failure, state: State, _now_s: float) -> Told:
    address = failure.subject or state.settings.endpoint
    text = translate("problems", "“{x}” is not the address of a Voice Live resource.").format(x=address)
    return text, (Remedy.CONNECTION,)


def _untrusted(failure: Failure, _state: State, _now_s: float) -> Told:
    if failure.code == "token":
        text = translate(
            "problems",
            "The service at {x} was not told your sign-in, as it would be readable. Allow it if you trust it.",
        )
        return text.format(x=failure.subject), (Remedy.CONNECTION,)
    text = translate("problems", "{x} is no Azure host, so it was not told your key. Allow it if you trust it.")
    return text.format(x=failure.subject), (Remedy.CONNECTION,)


def _no_credential(failure: Failure, _state: State, _now_s: float) -> Told:
    if failure.code == "agent":
        text = translate("problems", "Agents take no key. Sign in with Microsoft Entra ID.")
    elif failure.code == SIGNED_OUT:
        text = translate("problems", "Nobody is signed in with Microsoft Entra ID any more. Sign in again.")
    else:
        text = translate("problems", "There is no key, and nobody is signed in with Microsoft Entra ID.")
    return text, (Remedy.CONNECTION,)


_WORDS: dict[FailureKind, Callable[[Failure, State, float], Told]] = {
    FailureKind.NO_ENDPOINT: _says(
        QT_TRANSLATE_NOOP("problems", "Connect a Voice Live resource to start."), Remedy.SET_UP, Remedy.TRY_DEMO
    ),
    FailureKind.BAD_ENDPOINT: _bad_endpoint,
    FailureKind.UNTRUSTED_ENDPOINT: _untrusted,
    FailureKind.NO_CREDENTIAL: _no_credential,
    FailureKind.REFUSED: _says(
        QT_TRANSLATE_NOOP(
            "problems", 'The service refused the key or your role ("Cognitive Services User" is needed).'
        ),
        Remedy.CONNECTION,
    ),
    FailureKind.NOT_OFFERED: _not_offered,
    FailureKind.RATE_LIMITED: _tries_again(QT_TRANSLATE_NOOP("problems", "Too many requests.")),
    FailureKind.UNREACHABLE: _unreachable,
    FailureKind.TIMED_OUT: _tries_again(QT_TRANSLATE_NOOP("problems", "The service did not answer in time.")),
    FailureKind.TLS: _says(
        QT_TRANSLATE_NOOP(
            "problems", "The connection is not safe: this computer does not trust the service's certificate."
        ),
        Remedy.CONNECTION,
    ),
    FailureKind.LOST: _lost,
    FailureKind.SESSION_ENDED: _tries_again(QT_TRANSLATE_NOOP("problems", "The service ended the session.")),
    FailureKind.BAD_MESSAGE: _tries_again(
        QT_TRANSLATE_NOOP("problems", "The service sent something that cannot be understood.")
    ),
    FailureKind.REJECTED_SETTINGS: _rejected,
    FailureKind.SERVICE_ERROR: _service_said,
    FailureKind.LOCAL_SERVICE: _tries_again(QT_TRANSLATE_NOOP("problems", "The local demo did not start.")),
    **DEVICE_WORDS,
    FailureKind.SOUND_SYSTEM: _says(
        QT_TRANSLATE_NOOP("problems", "The sound system does not answer. You can still type."), Remedy.CHECK_AGAIN
    ),
    FailureKind.UNKNOWN: _tries_again(QT_TRANSLATE_NOOP("problems", "Something went wrong.")),
}


def _passing(text: object, severity: Severity) -> Callable[[Notice, State, float], Problem]:
    """Words, and as details what the system said."""

    def told(notice: Notice, _state: State, _now_s: float) -> Problem:
        said = "" if notice.failure is None else shown(notice.failure.message)
        return Problem(translate("problems", str(text)), severity, (), said)

    return told


def _corrected(notice: Notice, state: State, _now_s: float) -> Problem:
    return Problem(" ".join(_correction(c, state) for c in notice.corrections), Severity.INFO)


def _writing_log(_notice: Notice, state: State, _now_s: float) -> Problem:
    name = PurePath(state.log.path).name
    if state.log.words:
        text = translate("problems", "A session log is being written, with all words: {0}").format(name)
    else:
        text = translate("problems", "A session log is being written, without words: {0}").format(name)
    return Problem(text, Severity.INFO, (Remedy.STOP_LOG,))


def _reading_log(_notice: Notice, state: State, _now_s: float) -> Problem:
    reading = state.connection if isinstance(state.connection, con.Reading) else con.Reading("", complete=True)
    text = translate("problems", "This is the session log {0}. Nothing is sent.").format(reading.name)
    remedies = (Remedy.CLOSE_LOG,) if reading.complete else (Remedy.SKIP_LOG, Remedy.CLOSE_LOG)
    return Problem(text, Severity.INFO, remedies)


_BY_KEY: dict[str, Callable[[Notice, State, float], Problem]] = {
    "corrected": _corrected,
    "session_near_end": lambda _n, state, now_s: Problem(_near_end(state, now_s), Severity.ATTENTION, (Remedy.MOVE,)),
    "update": lambda _n, state, _now_s: _update(state),
    "echo": lambda _n, state, _now_s: _echo(state),
    "bad_setting": _passing(
        QT_TRANSLATE_NOOP("problems", "This value is not possible here. Nothing was changed."), Severity.INFO
    ),
    "language": _passing(
        QT_TRANSLATE_NOOP("problems", "The language changes when the program starts again."), Severity.INFO
    ),
    "no_keyring": _passing(
        QT_TRANSLATE_NOOP("problems", "No system keyring. The key is kept only until you close the app."),
        Severity.ATTENTION,
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
    "log_trouble": _passing(QT_TRANSLATE_NOOP("problems", "The session log cannot be used."), Severity.ATTENTION),
}
