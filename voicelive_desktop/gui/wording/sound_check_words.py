"""The words of the audio check. Pure functions of what it found."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from voicelive_desktop.domain.facts.sound_check_state import Finding, Job, Part, Verdict
from voicelive_desktop.domain.facts.state import State
from voicelive_desktop.domain.questions.selectors import sound_findings

translate = QCoreApplication.translate

_TITLES = {
    Part.VOICE: QT_TRANSLATE_NOOP("sound_check", "Microphone"),
    Part.TONE: QT_TRANSLATE_NOOP("sound_check", "Speaker"),
    Part.RECORDING: QT_TRANSLATE_NOOP("sound_check", "Recording"),
    Part.LOOP: QT_TRANSLATE_NOOP("sound_check", "Echo test"),
    Part.VERDICT: QT_TRANSLATE_NOOP("sound_check", "Result"),
}
_WORDS = {
    Verdict.VOICE_FINE: QT_TRANSLATE_NOOP("sound_check", "Good: your voice is at {value} dB."),
    Verdict.VOICE_QUIET: QT_TRANSLATE_NOOP(
        "sound_check", "Too quiet: your voice is at {value} dB."
    ),
    Verdict.VOICE_LOUD: QT_TRANSLATE_NOOP("sound_check", "Too loud: your voice is at {value} dB."),
    Verdict.VOICE_CLIPPING: QT_TRANSLATE_NOOP("sound_check", "Clipping: your voice is distorted."),
    Verdict.VOICE_MISSING: QT_TRANSLATE_NOOP("sound_check", "No speech heard."),
    Verdict.MICROPHONE_SILENT: QT_TRANSLATE_NOOP(
        "sound_check", "No signal: the microphone delivers only silence."
    ),
    Verdict.MICROPHONE_FAILED: QT_TRANSLATE_NOOP("sound_check", "The microphone cannot be opened."),
    Verdict.TONE_HEARD: QT_TRANSLATE_NOOP("sound_check", "Good: you can hear it."),
    Verdict.TONE_UNHEARD: QT_TRANSLATE_NOOP("sound_check", "You cannot hear it."),
    Verdict.SPEAKER_FAILED: QT_TRANSLATE_NOOP("sound_check", "The speaker cannot be opened."),
    Verdict.RECORDING_CLEAR: QT_TRANSLATE_NOOP("sound_check", "Good: your voice is clear."),
    Verdict.RECORDING_UNCLEAR: QT_TRANSLATE_NOOP("sound_check", "Your voice is not clear."),
    Verdict.LOOP_FOUND: QT_TRANSLATE_NOOP(
        "sound_check", "Echo after {value} ms: the microphone picks up the speaker."
    ),
    Verdict.LOOP_ABSENT: QT_TRANSLATE_NOOP(
        "sound_check", "No echo heard, as expected with headphones."
    ),
    Verdict.UNANSWERED: QT_TRANSLATE_NOOP(
        "sound_check", "Tested, but you did not answer the question."
    ),
    Verdict.NOT_TRIED: QT_TRANSLATE_NOOP("sound_check", "Not tested."),
}
_FIXES = {
    Verdict.VOICE_QUIET: QT_TRANSLATE_NOOP(
        "sound_check", "Move closer, or raise the input level in your system's sound settings."
    ),
    Verdict.VOICE_LOUD: QT_TRANSLATE_NOOP(
        "sound_check", "Move back, or lower the input level in your system's sound settings."
    ),
    Verdict.VOICE_CLIPPING: QT_TRANSLATE_NOOP(
        "sound_check", "Move back, or lower the input level in your system's sound settings."
    ),
    Verdict.VOICE_MISSING: QT_TRANSLATE_NOOP(
        "sound_check", "Say something while it listens, or choose another microphone."
    ),
    Verdict.MICROPHONE_SILENT: QT_TRANSLATE_NOOP(
        "sound_check",
        "Check its mute switch and your system's privacy settings, or choose another microphone.",
    ),
    Verdict.MICROPHONE_FAILED: QT_TRANSLATE_NOOP(
        "sound_check", "Choose another microphone, or close the program that uses it."
    ),
    Verdict.TONE_UNHEARD: QT_TRANSLATE_NOOP(
        "sound_check", "Choose another speaker, or turn up the volume here and in your system."
    ),
    Verdict.SPEAKER_FAILED: QT_TRANSLATE_NOOP(
        "sound_check", "Choose another speaker, or close the program that uses it."
    ),
    Verdict.RECORDING_UNCLEAR: QT_TRANSLATE_NOOP(
        "sound_check", "Choose another microphone or a quieter place, or turn on noise reduction."
    ),
    Verdict.LOOP_FOUND: QT_TRANSLATE_NOOP(
        "sound_check", "Keep echo cancellation on, or use headphones."
    ),
}


def title(part: Part) -> str:
    """What a page is about."""
    return translate("sound_check", str(_TITLES[part]))


def words(finding: Finding) -> str:
    """What was found."""
    text = translate("sound_check", str(_WORDS[finding.verdict]))
    if finding.value is None:
        return text
    return text.format(value=round(finding.value))


def fix(finding: Finding) -> str:
    """What to do about it; "" where nothing is to be done."""
    if finding.gain_db is not None:
        text = translate(
            "sound_check", "Apply, on the last page, sets the microphone gain to {gain} dB."
        )
        return text.format(gain=f"{finding.gain_db:+d}")
    template = _FIXES.get(finding.verdict)
    if template is None:
        return ""
    return translate("sound_check", str(template))


def summary(findings: tuple[Finding, ...]) -> str:
    """The result in a sentence."""
    if any(finding.is_problem for finding in findings):
        return translate("sound_check", "Something needs attention:")
    fine = {finding.part for finding in findings if finding.is_fine}
    if fine >= {Part.VOICE, Part.TONE, Part.RECORDING}:
        return translate("sound_check", "All good: you can be heard, and you can hear.")
    return translate("sound_check", "Not everything was tested:")


def found(state: State, part: Part) -> Finding:
    """The finding of this page as far as it is known."""
    return next(finding for finding in sound_findings(state) if finding.part is part)


def consequence(findings: tuple[Finding, ...]) -> str:
    """What Apply will do."""
    gain_db = next((finding.gain_db for finding in findings if finding.gain_db is not None), None)
    if gain_db is None:
        return translate("sound_check", "Apply keeps these devices and this volume.")
    text = translate(
        "sound_check",
        "Apply keeps these devices and this volume, and sets the microphone gain to {gain} dB.",
    )
    return text.format(gain=f"{gain_db:+d}")


def countdown(seconds: int) -> str:
    """What is said while a recording runs for so many more seconds."""
    return translate("sound_check", "Recording… {n}").format(n=seconds)


def progress(job: Job | None) -> str:
    """What is going on now; "" for nothing."""
    match job:
        case Job.LISTEN:
            return translate("sound_check", "Listening… Say a sentence or two.")
        case Job.TONE:
            return translate("sound_check", "Playing the tone…")
        case Job.RECORD:
            return translate("sound_check", "Recording… Speak now.")
        case Job.REPLAY:
            return translate("sound_check", "Playing your recording…")
        case Job.CHIRP:
            return translate("sound_check", "Playing a chirp and listening for it…")
        case None:
            return ""
