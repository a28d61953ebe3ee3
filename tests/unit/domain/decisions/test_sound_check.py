"""The audio check: what it does with the devices, what it finds, what it keeps and what it
restores.
"""

from __future__ import annotations

import pytest

from tests.unit.domain.scene import FINE, QUIET, Scene
from voicelive_desktop.domain.facts import events as ev
from voicelive_desktop.domain.facts.effects import (
    CloseMicrophone,
    CloseSpeaker,
    OpenMicrophone,
    OpenSession,
    OpenSpeaker,
    RunSoundJob,
    SaveSettings,
    SetMicrophoneGain,
    SetMuted,
    SetVolume,
    StopSoundJob,
)
from voicelive_desktop.domain.facts.sound_check_state import (
    Finding,
    Heard,
    Job,
    Loop,
    Part,
    Verdict,
    voice_verdict,
    wanted_gain_db,
)
from voicelive_desktop.domain.facts.state import MicrophoneFacts, State
from voicelive_desktop.domain.questions.selectors import can_check_sound, sound_findings
from voicelive_desktop.domain.settings import Settings
from voicelive_desktop.domain.words.failures import Failure, FailureKind
from voicelive_desktop.domain.words.ids import SYSTEM_DEFAULT, DeviceName

JABRA = DeviceName("Jabra|ALSA")


def chosen(**changes: object) -> ev.SettingsChosen:
    return ev.SettingsChosen(tuple(changes.items()))


def opened(**settings: object) -> Scene:
    """The check has begun, and the microphone gives sound."""
    scene = Scene(State(settings=Settings(**settings))).tell(ev.SoundCheckOpened())  # type: ignore[arg-type]
    return scene.tell(
        ev.CaptureStarted(SYSTEM_DEFAULT, 48_000, 10.0),
        ev.PlaybackOpened(SYSTEM_DEFAULT, 48_000, 10.0),
    )


def ends(scene: Scene, found: Heard | Loop | None = None) -> Scene:
    """The running job ends with this."""
    check = scene.state.hardware.sound_check
    assert check.running is not None
    return scene.tell(ev.SoundJobEnded(check.running, check.number, found))


def done(
    voice: Heard = FINE, loop_ms: float | None = None, *, heard: bool = True, clear: bool = True
) -> Scene:
    """All pages were gone through."""
    scene = ends(opened(), voice).tell(ev.SoundCheckMoved(Part.TONE), ev.SoundCheckAnswered(heard))
    scene.tell(ev.SoundCheckMoved(Part.RECORDING), ev.SoundCheckRepeated())
    ends(ends(scene, voice)).tell(ev.SoundCheckAnswered(clear), ev.SoundCheckMoved(Part.LOOP))
    return ends(scene, Loop(loop_ms)).tell(ev.SoundCheckMoved(Part.VERDICT))


def test_it_opens_both_devices_unmuted_and_listens_at_once() -> None:
    scene = Scene(State(microphone=MicrophoneFacts(muted=True))).tell(ev.SoundCheckOpened())
    assert scene.orders == [
        SetMuted(False),
        OpenSpeaker(SYSTEM_DEFAULT),
        OpenMicrophone(SYSTEM_DEFAULT),
        RunSoundJob(Job.LISTEN, 1),
    ]
    closing = scene.tell(ev.SoundCheckClosed(applied=False)).orders
    assert closing == [StopSoundJob(), CloseMicrophone(), CloseSpeaker(), SetMuted(True)]
    assert can_check_sound(scene.state)


def test_it_does_not_begin_in_a_conversation_nor_a_conversation_in_it() -> None:
    talking = Scene.connected().tell(ev.SoundCheckOpened())
    assert talking.orders == []
    assert talking.state.hardware.sound_check.part is None
    assert not opened().tell(ev.StartRequested(1.0)).ordered(OpenSession)


def test_pages_run_their_jobs_when_they_are_reached_and_a_recording_when_the_person_is_ready() -> (
    None
):
    scene = ends(opened(), FINE)
    assert scene.tell(ev.SoundCheckMoved(Part.TONE)).orders == [RunSoundJob(Job.TONE, 2)]
    assert scene.tell(ev.SoundCheckMoved(Part.RECORDING)).orders == [StopSoundJob()]
    assert scene.tell(ev.SoundCheckRepeated()).orders == [RunSoundJob(Job.RECORD, 4)]
    assert ends(scene, FINE).orders == [RunSoundJob(Job.REPLAY, 5)], (
        "what was recorded is played at once"
    )
    assert ends(scene).orders == []
    assert scene.tell(ev.SoundCheckMoved(Part.VOICE)).orders == [], (
        "what is known is not measured again"
    )
    assert scene.tell(ev.SoundCheckRepeated()).orders == [RunSoundJob(Job.LISTEN, 7)]
    assert scene.state.hardware.sound_check.voice is None


def test_the_late_end_of_a_job_that_was_stopped_means_nothing() -> None:
    scene = opened().tell(ev.SoundCheckMoved(Part.TONE), ev.SoundJobEnded(Job.LISTEN, 1, QUIET))
    assert scene.state.hardware.sound_check.voice is None
    assert scene.state.hardware.sound_check.running is Job.TONE


def test_devices_are_chosen_in_it_and_cancel_brings_everything_back() -> None:
    scene = opened(volume=0.8)
    scene.tell(chosen(input_device=JABRA))
    assert scene.ordered(OpenMicrophone) == [OpenMicrophone(JABRA)]
    scene.tell(chosen(output_device=JABRA), chosen(volume=0.3), chosen(microphone_gain_db=9))
    assert scene.ordered(OpenSpeaker) == [OpenSpeaker(JABRA)]
    scene.tell(ev.SoundCheckClosed(applied=False))
    assert scene.state.settings == Settings(volume=0.8)
    assert scene.ordered(SetVolume) == [SetVolume(0.8)]
    assert scene.ordered(SetMicrophoneGain) == [SetMicrophoneGain(0)]
    assert SaveSettings() in scene.orders
    assert scene.state.hardware.memory.of_microphone(JABRA) is None
    assert scene.state.microphone.capture.wanted is False


def test_apply_keeps_the_devices_and_sets_the_gain() -> None:
    scene = (
        ends(opened(), QUIET)
        .tell(chosen(output_device=JABRA))
        .tell(ev.SoundCheckClosed(applied=True))
    )
    assert scene.state.settings.microphone_gain_db == 24
    assert scene.state.settings.output_device == JABRA
    assert scene.state.settings.sound_checked
    assert scene.ordered(SetMicrophoneGain) == [SetMicrophoneGain(24)]
    assert SaveSettings() in scene.orders


def test_it_says_itself_what_the_microphone_is_like_and_its_chirp_is_no_echo() -> None:
    scene = opened().tell(
        ev.MicrophoneJudged(FailureKind.MICROPHONE_SILENT), ev.EchoMeasured(80.0, 0.5, 1.0)
    )
    assert scene.state.program.notices == ()
    assert scene.state.turns.echo_at_s is None


def test_the_verdict_of_a_good_set_up() -> None:
    assert sound_findings(done(loop_ms=182.0).state) == (
        Finding(Part.VOICE, Verdict.VOICE_FINE, -21.0),
        Finding(Part.TONE, Verdict.TONE_HEARD),
        Finding(Part.RECORDING, Verdict.RECORDING_CLEAR),
        Finding(Part.LOOP, Verdict.LOOP_FOUND, 182.0),
    )


def test_the_verdict_of_a_bad_one() -> None:
    scene = done(QUIET, heard=False, clear=False)
    assert sound_findings(scene.state) == (
        Finding(Part.VOICE, Verdict.VOICE_QUIET, -45.0, 24),
        Finding(Part.TONE, Verdict.TONE_UNHEARD),
        Finding(Part.RECORDING, Verdict.RECORDING_UNCLEAR),
        Finding(Part.LOOP, Verdict.LOOP_ABSENT),
    )
    lost = scene.tell(ev.CaptureFailed(Failure(FailureKind.MICROPHONE_BUSY)))
    assert sound_findings(lost.state)[0].verdict is Verdict.MICROPHONE_FAILED


def test_what_was_left_out_is_said_to_be_so() -> None:
    skipped = opened().tell(ev.SoundCheckMoved(Part.VERDICT))
    assert {finding.verdict for finding in sound_findings(skipped.state)} == {Verdict.NOT_TRIED}
    assert not any(finding.is_problem for finding in sound_findings(skipped.state))


@pytest.mark.parametrize(
    ("heard", "gain_db", "verdict", "wanted_db"),
    [
        (FINE, 5, Verdict.VOICE_FINE, 5),
        (Heard(-36.0, -20.0, -60.0, 2.0), 0, Verdict.VOICE_QUIET, 15),
        (Heard(-36.0, -8.0, -60.0, 2.0), 0, Verdict.VOICE_QUIET, 5),
        (Heard(-52.0, -45.0, -80.0, 2.0), 10, Verdict.VOICE_QUIET, 30),
        (Heard(-6.0, -1.0, -50.0, 2.0), 0, Verdict.VOICE_LOUD, -15),
        (Heard(-8.0, 0.0, -50.0, 2.0, clipped=True), 12, Verdict.VOICE_CLIPPING, 6),
        (Heard(-8.0, 0.0, -50.0, 2.0, clipped=True), 0, Verdict.VOICE_CLIPPING, 0),
        (Heard(-70.0, -60.0, -70.0, 0.0), 3, Verdict.VOICE_MISSING, 3),
        (Heard(-100.0, -100.0, -100.0, 0.0, zeros=True), 3, Verdict.MICROPHONE_SILENT, 3),
    ],
)
def test_the_gain_brings_a_voice_into_the_band_without_clipping(
    heard: Heard, gain_db: int, verdict: Verdict, wanted_db: int
) -> None:
    assert voice_verdict(heard) is verdict
    assert wanted_gain_db(heard, Settings(microphone_gain_db=gain_db)) == wanted_db
