"""The words of the audio check. Pure functions of what it found."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from voicelive_desktop.domain.selectors import sound_findings
from voicelive_desktop.domain.sound_check import Finding, Job, Part, Verdict
from voicelive_desktop.domain.state import State

translate = QCoreApplication.translate

_TITLES = {
    Part.VOICE: QT_TRANSLATE_NOOP("sound_check", "Microphone"),
    Part.TONE: QT_TRANSLATE_NOOP("sound_check", "Speaker"),
    Part.RECORDING: QT_TRANSLATE_NOOP("sound_check", "Recording"),
    Part.LOOP: QT_TRANSLATE_NOOP("sound_check", "Round trip"),
    Part.VERDICT: QT_TRANSLATE_NOOP("sound_check", "Verdict"),
}
_WORDS = {
    Verdict.VOICE_FINE: QT_TRANSLATE_NOOP("sound_check", "Fine: your voice comes in at {value} dB."),
    Verdict.VOICE_QUIET: QT_TRANSLATE_NOOP("sound_check", "Too quiet: your voice comes in at {value} dB."),
    Verdict.VOICE_LOUD: QT_TRANSLATE_NOOP("sound_check", "Too loud: your voice comes in at {value} dB."),
    Verdict.VOICE_CLIPPING: QT_TRANSLATE_NOOP("sound_check", "Clipping: your voice is distorted."),
    Verdict.VOICE_MISSING: QT_TRANSLATE_NOOP("sound_check", "No voice was heard."),
    Verdict.MICROPHONE_SILENT: QT_TRANSLATE_NOOP("sound_check", "Silent: the microphone gives no sound at all."),
    Verdict.MICROPHONE_FAILED: QT_TRANSLATE_NOOP("sound_check", "The microphone cannot be opened."),
    Verdict.TONE_HEARD: QT_TRANSLATE_NOOP("sound_check", "Fine: you hear it."),
    Verdict.TONE_UNHEARD: QT_TRANSLATE_NOOP("sound_check", "You do not hear it."),
    Verdict.SPEAKER_FAILED: QT_TRANSLATE_NOOP("sound_check", "The speaker cannot be opened."),
    Verdict.RECORDING_CLEAR: QT_TRANSLATE_NOOP("sound_check", "Fine: you hear yourself clearly."),
    Verdict.RECORDING_UNCLEAR: QT_TRANSLATE_NOOP("sound_check", "You do not hear yourself clearly."),
    Verdict.LOOP_FOUND: QT_TRANSLATE_NOOP("sound_check", "{value} ms: the microphone hears the speaker."),
    Verdict.LOOP_ABSENT: QT_TRANSLATE_NOOP("sound_check", "No loop heard, as it should be with headphones."),
    Verdict.NOT_TRIED: QT_TRANSLATE_NOOP("sound_check", "Not tried."),
}
_FIXES = {
    Verdict.VOICE_QUIET: QT_TRANSLATE_NOOP(
        "sound_check", "Speak closer to it, or raise its level in the system's sound settings."
    ),
    Verdict.VOICE_LOUD: QT_TRANSLATE_NOOP(
        "sound_check", "Move away from it, or lower its level in the system's sound settings."
    ),
    Verdict.VOICE_CLIPPING: QT_TRANSLATE_NOOP(
        "sound_check", "Move away from it, or lower its level in the system's sound settings."
    ),
    Verdict.VOICE_MISSING: QT_TRANSLATE_NOOP("sound_check", "Speak while the bar is there, or choose another one."),
    Verdict.MICROPHONE_SILENT: QT_TRANSLATE_NOOP(
        "sound_check", "Look for a mute switch on it and for the system's privacy settings, or choose another one."
    ),
    Verdict.MICROPHONE_FAILED: QT_TRANSLATE_NOOP(
        "sound_check", "Choose another one, or close the program that uses it."
    ),
    Verdict.TONE_UNHEARD: QT_TRANSLATE_NOOP(
        "sound_check", "Choose another speaker, or turn up the volume here and in the system."
    ),
    Verdict.SPEAKER_FAILED: QT_TRANSLATE_NOOP("sound_check", "Choose another one, or close the program that uses it."),
    Verdict.RECORDING_UNCLEAR: QT_TRANSLATE_NOOP(
        "sound_check", "Choose another microphone or a quieter place, or turn on noise reduction."
    ),
    Verdict.LOOP_FOUND: QT_TRANSLATE_NOOP("sound_check", "Leave echo cancellation on, or use headphones."),
}


def title(part: Part) -> str:
    """What a page is about."""
    return translate("sound_check", str(_TITLES[part]))


def words(finding: Finding) -> str:
    """What was found."""
    text = translate("sound_check", str(_WORDS[finding.verdict]))
    return text if finding.value is None else text.format(value=round(finding.value))


def fix(finding: Finding) -> str:
    """What to do about it; "" where nothing is to be done."""
    if finding.gain_db is not None:
        text = translate("sound_check", "“Use this” sets the microphone gain to {gain} dB.")
        return text.format(gain=f"{finding.gain_db:+d}")
    template = _FIXES.get(finding.verdict)
    return "" if template is None else translate("sound_check", str(template))


def summary(findings: tuple[Finding, ...]) -> str:
    """The verdict in a sentence."""
    if any(finding.is_problem for finding in findings):
        return translate("sound_check", "Something is not right yet:")
    tried = {finding.part for finding in findings if finding.verdict is not Verdict.NOT_TRIED}
    if tried >= {Part.VOICE, Part.TONE, Part.RECORDING}:
        return translate("sound_check", "All is well: you can be heard, and you can hear.")
    return translate("sound_check", "Not everything was tried:")


def found(state: State, part: Part) -> Finding:
    """The finding of this page as far as it is known."""
    return next(finding for finding in sound_findings(state) if finding.part is part)


def progress(job: Job | None) -> str:
    """What is going on now; "" for nothing."""
    match job:
        case Job.LISTEN:
            return translate("sound_check", "Listening… say a sentence or two.")
        case Job.TONE:
            return translate("sound_check", "Playing the tone…")
        case Job.RECORD:
            return translate("sound_check", "Recording… speak now.")
        case Job.REPLAY:
            return translate("sound_check", "Playing what was recorded…")
        case Job.CHIRP:
            return translate("sound_check", "Playing a chirp and listening for it…")
        case None:
            return ""
