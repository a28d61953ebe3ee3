"""The words and the one button for each problem (UX.md, Problems, in words)."""

from __future__ import annotations

from pathlib import PurePath
from typing import assert_never

from PySide6.QtCore import QCoreApplication

from voicelive_desktop.domain.facts import connection_state as con
from voicelive_desktop.domain.facts.notices import (
    AsideNotice,
    AvatarNotice,
    BadSettingNotice,
    BudgetNotice,
    ConnectionNotice,
    CorrectedNotice,
    DevicesFoundNotice,
    DiagnosticsNotSavedNotice,
    EchoNotice,
    FieldsHeldNotice,
    FileNotice,
    FileSavedNotice,
    FunctionFileNotice,
    GlobalKeyTakenNotice,
    IdleEndedNotice,
    LanguageNotice,
    LibraryNotices,
    LogReadingNotice,
    LogTroubleNotice,
    LogWritingNotice,
    MicrophoneNotice,
    MicrophoneSoundNotice,
    NoKeyringNotice,
    NoPicturesNotice,
    NoServiceSoundNotice,
    Notice,
    ProfileInUseNotice,
    ProfileLeftNotice,
    RecordingNotSavedNotice,
    RecordingSavedNotice,
    RowsDeletedNotice,
    ServerToolsNotice,
    ServiceErrorNotice,
    ServiceWarningNotice,
    SessionNearEndNotice,
    SessionNotice,
    SettingsFileNotice,
    SettingsNotice,
    Severity,
    SpeakerNotice,
    TalkMutedNotice,
    TalkTooShortNotice,
    TelemetryNotice,
    TimerDueNotice,
    TranscriptClearedNotice,
    TranscriptionNotice,
    TruncateRefusedNotice,
    UpdateNotice,
)
from voicelive_desktop.domain.facts.state import State
from voicelive_desktop.domain.settings import SPECS, Correction
from voicelive_desktop.domain.settings.presets import SPEAKERS, is_active, value_label
from voicelive_desktop.domain.words.addresses import address_from
from voicelive_desktop.domain.words.failures import Failure
from voicelive_desktop.domain.words.hosts import host_of
from voicelive_desktop.domain.words.kinds import Target
from voicelive_desktop.gui.wording.avatar_words import avatar_remedies, avatar_trouble
from voicelive_desktop.gui.wording.device_problems import DeviceChange, device_change, with_speaker
from voicelive_desktop.gui.wording.failure_details import details
from voicelive_desktop.gui.wording.failure_words import clipped, failure_words
from voicelive_desktop.gui.wording.key_words import key_text
from voicelive_desktop.gui.wording.language import in_a_line, shown
from voicelive_desktop.gui.wording.library_problems import library_problem
from voicelive_desktop.gui.wording.problem_types import Problem, Remedy
from voicelive_desktop.gui.wording.whole_seconds import seconds_waited

translate = QCoreApplication.translate
LONG_S = 6  # most resources answer within 2 s


def problem(notice: Notice, state: State, now_s: float) -> Problem:
    """Return the notice in words."""
    if isinstance(notice, SettingsNotice):
        return _about_settings(notice, state)
    if isinstance(notice, FileNotice):
        return _about_file(notice, state)
    if isinstance(notice, LibraryNotices):
        return library_problem(notice, state)
    if isinstance(notice, DeviceChange):
        return device_change(notice, state)
    if isinstance(notice, SessionNotice):
        return _about_session(notice, state, now_s)
    if isinstance(notice, AsideNotice):
        return _about_asides(notice)
    match notice:
        case TranscriptionNotice(failure):
            text = translate("problems", "Your words cannot be transcribed: {words}.")
            return _refused(text, failure, Remedy.TRANSCRIPTION)
        case TruncateRefusedNotice(failure):
            return _refused(
                translate(
                    "problems", "The assistant does not know where you interrupted it: {words}."
                ),
                failure,
            )
        case DevicesFoundNotice():
            return _devices_found(state)
        case NoKeyringNotice():
            return _no_keyring()
        case UpdateNotice():
            return _update(state)
        case _:
            return _failed(notice, state, now_s)


def _failed(
    notice: ConnectionNotice
    | ServiceErrorNotice
    | ServiceWarningNotice
    | MicrophoneNotice
    | SpeakerNotice
    | MicrophoneSoundNotice,
    state: State,
    now_s: float,
) -> Problem:
    text, remedies = failure_words(notice.failure, state, now_s)
    if isinstance(notice, MicrophoneNotice):
        text, remedies = with_speaker(text, remedies, state, now_s)
    return Problem(text, notice.severity, remedies, details(notice.failure))


def _about_settings(notice: SettingsNotice, state: State) -> Problem:
    match notice:
        case TimerDueNotice(about):
            if about:
                text = translate("problems", "Timer: {about}")
            else:
                text = translate("problems", "A timer is due.")
            return Problem(text.format(about=about), Severity.INFO)
        case SettingsFileNotice(words) | FunctionFileNotice(words):
            return Problem(shown(words), Severity.ATTENTION)
        case ServerToolsNotice(server, reason):
            text = translate("problems", "The service cannot use “{server}”: {reason}.")
            return Problem(
                text.format(server=server, reason=shown(reason).rstrip(".")), Severity.ATTENTION
            )
        case CorrectedNotice(corrections):
            return Problem(" ".join(_correction(one, state) for one in corrections), Severity.INFO)
        case BadSettingNotice():
            text = translate("problems", "This value is not possible here. Nothing was changed.")
            return Problem(text, Severity.INFO)
        case LanguageNotice():
            text = translate("problems", "The language changes when you restart the app.")
            return Problem(text, Severity.INFO, (Remedy.RESTART,))
        case ProfileInUseNotice(profile, undoable):
            return _profile_in_use(profile, undoable=undoable)
        case ProfileLeftNotice(profile):
            return _profile_left(profile)
        case FieldsHeldNotice():
            return _fields_held(notice)
        case GlobalKeyTakenNotice(name):
            return _key_taken(name)
        case _:
            assert_never(notice)


def _about_file(notice: FileNotice, state: State) -> Problem:
    match notice:
        case FileSavedNotice(path) | RecordingSavedNotice(path):
            text = translate("problems", "Saved to {file}.").format(file=PurePath(path).name)
            return Problem(text, Severity.INFO, (Remedy.SHOW_FILE,), path=path)
        case RecordingNotSavedNotice(reason):
            text = translate("problems", "The recording could not be saved: {reason}.")
            return Problem(text.format(reason=shown(reason)), Severity.ATTENTION)
        case DiagnosticsNotSavedNotice(reason):
            text = translate("problems", "The diagnostics could not be saved: {reason}.")
            return Problem(text.format(reason=shown(reason)), Severity.ATTENTION)
        case LogTroubleNotice(reason):
            text = translate("problems", "The session log cannot be used.")
            return Problem(text, Severity.ATTENTION, (), shown(reason))
        case LogWritingNotice():
            return _writing_log(state)
        case LogReadingNotice():
            return _reading_log(state)
        case _:
            assert_never(notice)


def _about_session(notice: SessionNotice, state: State, now_s: float) -> Problem:
    match notice:
        case EchoNotice():
            return _echo(state)
        case SessionNearEndNotice():
            return Problem(_near_end(state, now_s), Severity.ATTENTION, (Remedy.MOVE,))
        case IdleEndedNotice(minutes):
            text = translate("problems", "The conversation ended: {n} min without a word.").format(
                n=minutes
            )
            return Problem(text, Severity.INFO, (Remedy.SEEN,))
        case TalkTooShortNotice():
            return Problem(
                translate("problems", "That was too short: nothing was sent."), Severity.INFO
            )
        case TalkMutedNotice():
            return Problem(
                translate("problems", "You are muted: nothing was sent."), Severity.ATTENTION
            )
        case NoPicturesNotice():
            text = translate(
                "problems",
                "This model does not look at pictures: nothing was sent. Choose another model.",
            )
            return Problem(text, Severity.ATTENTION)
        case NoServiceSoundNotice():
            return Problem(
                translate("problems", "The service has no audio of this turn."), Severity.INFO
            )
        case AvatarNotice(what):
            return Problem(avatar_trouble(what), Severity.ATTENTION, avatar_remedies(what))
        case RowsDeletedNotice():
            return _rows_deleted(state)
        case TranscriptClearedNotice():
            return Problem(
                translate("problems", "Transcript cleared."), Severity.INFO, (Remedy.UNDO_CLEARING,)
            )
        case _:
            assert_never(notice)


def still_trying(state: State, now_s: float) -> Problem | None:
    """That the resource is silent for long, and where its address is; None while it is not. The
    state says how long.
    """
    if state.settings.target != Target.AZURE or seconds_waited(state, now_s) < LONG_S:
        return None
    text = translate("problems", "{x} has not answered yet.").format(
        x=host_of(address_from(state.settings.endpoint).root)
    )
    return Problem(text, Severity.INFO, (Remedy.CONNECTION,))


def _profile_in_use(profile: str, *, undoable: bool) -> Problem:
    if not undoable:
        text = translate("problems", "The profile “{name}” is in use; it changed no setting.")
        return Problem(text.format(name=profile), Severity.INFO)
    text = translate("problems", "The profile “{name}” is in use.").format(name=profile)
    return Problem(text, Severity.INFO, (Remedy.UNDO_SETTINGS,))


def _profile_left(profile: str) -> Problem:
    text = translate("problems", "Your settings before this profile were not saved.")
    if profile:
        text = translate("problems", "Your changes to “{name}” were not saved.").format(
            name=profile
        )
    return Problem(text, Severity.ATTENTION, (Remedy.UNDO_SETTINGS,))


def _fields_held(notice: FieldsHeldNotice) -> Problem:
    text = translate(
        "problems",
        "The profile “{name}” adds fields with tools or addresses to the session ({fields}). They are not used yet.",
    ).format(name=notice.profile, fields=notice.names)
    return Problem(
        text, Severity.ATTENTION, (Remedy.ALLOW_FIELDS, Remedy.LEAVE_FIELDS), notice.text
    )


def _devices_found(state: State) -> Problem:
    """Return how many there are."""
    inputs, outputs = len(state.hardware.devices.inputs), len(state.hardware.devices.outputs)
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
    count = sum(not removed.asked for removed in state.removal.removed)
    if count == 1:
        return Problem(
            translate("problems", "Message deleted."), Severity.INFO, (Remedy.UNDO_DELETION,)
        )
    text = translate("problems", "{n} messages deleted.").format(n=count)
    return Problem(text, Severity.INFO, (Remedy.UNDO_DELETION,))


def _update(state: State) -> Problem:
    if state.program.updates.found is None:
        version = ""
    else:
        version = state.program.updates.found.version
    text = translate("problems", "Voice Live Desktop {version} is available.").format(
        version=version
    )
    return Problem(text, Severity.INFO, (Remedy.OPEN_UPDATE, Remedy.SKIP_UPDATE))


def _echo(state: State) -> Problem:
    text = translate("problems", "The assistant hears itself through your speakers.")
    if not is_active(state.settings, SPEAKERS):
        return Problem(text, Severity.ATTENTION, (Remedy.SPEAKERS,))
    advice = translate("problems", "Turn them down, or use headphones.")
    return Problem(f"{text} {advice}", Severity.ATTENTION, (Remedy.CHOOSE_SPEAKER,))


def _key_taken(name: str) -> Problem:
    text = translate("problems", "{key} is in use by another app, so it does not work from there.")
    return Problem(text.format(key=key_text(name)), Severity.ATTENTION, (Remedy.GLOBAL_KEY,))


def _about_asides(notice: AsideNotice) -> Problem:
    match notice:
        case TelemetryNotice(reason):
            text = translate("problems", "Telemetry is off: {reason}.")
            return Problem(text.format(reason=shown(reason)), Severity.ATTENTION)
        case BudgetNotice(percent, budget, ended):
            return Problem(
                _of_budget(percent, budget, ended=ended), Severity.ATTENTION, (Remedy.SEEN,)
            )
        case _:
            assert_never(notice)


def _of_budget(percent: int, budget: str, *, ended: bool) -> str:
    if ended:
        text = translate(
            "problems", "The conversation ended: this month's budget of {budget} is used up."
        )
    else:
        text = translate(
            "problems",
            "You have used {percent} % of this month's budget of {budget}, by your price list.",
        )
    return text.format(percent=percent, budget=budget)


def _near_end(state: State, now_s: float) -> str:
    if state.current.session is not None:
        expires = state.current.session.expires_at_s
    else:
        expires = None
    if expires is None:
        minutes = 5
    else:
        minutes = max(1, round((expires - now_s) / 60))
    if minutes == 1:
        return translate(
            "problems",
            "This session ends within a minute. At the next pause a new one takes over the conversation.",
        )
    return translate(
        "problems",
        "This session ends in {n} minutes. It can move to a new one and keep the conversation.",
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
    cause = in_a_line(
        value_label(state.settings, correction.because, getattr(state.settings, correction.because))
    )
    return translate(
        "problems", "“{label}” is now {new}: {old} does not go with “{other}: {cause}”."
    ).format(label=label, new=new, old=old, other=other, cause=cause)


def _no_keyring() -> Problem:
    text = translate("problems", "No system keyring. The key is kept only until you close the app.")
    more = translate(
        "problems",
        "On Linux, GNOME Keyring or KWallet keeps it. Install one, then enter the key again.",
    )
    return Problem(text, Severity.ATTENTION, (Remedy.LEARN_MORE,), more)


def _refused(text: str, because: Failure, *remedies: Remedy) -> Problem:
    """Return what the service did not do, in its own words."""
    words = clipped(shown(because.message or because.code))
    said = text.format(words=words).replace("….", "…").replace(": .", ".")
    return Problem(said, Severity.ATTENTION, remedies, details(because))


def _writing_log(state: State) -> Problem:
    name = PurePath(state.log.path).name
    if state.log.words:
        text = translate("problems", "Recording a session log with all words: {0}").format(name)
    else:
        text = translate("problems", "Recording a session log without words: {0}").format(name)
    return Problem(text, Severity.INFO)


def _reading_log(state: State) -> Problem:
    reading = (
        state.connection
        if isinstance(state.connection, con.Reading)
        else con.Reading("", complete=True)
    )
    text = translate("problems", "This is the session log {0}. Nothing is sent.").format(
        reading.name
    )
    remedies = (Remedy.CLOSE_LOG,) if reading.complete else (Remedy.SKIP_LOG, Remedy.CLOSE_LOG)
    return Problem(text, Severity.INFO, remedies)
