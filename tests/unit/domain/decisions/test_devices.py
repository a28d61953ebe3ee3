"""What the user is told when microphone and speaker come, go and come back."""

from __future__ import annotations

from tests.unit.domain.scene import Scene
from voicelive_desktop.domain.facts import events as ev
from voicelive_desktop.domain.facts.device_list import LOST
from voicelive_desktop.domain.facts.effects import OpenMicrophone
from voicelive_desktop.domain.facts.notices import MicrophoneSoundNotice
from voicelive_desktop.domain.questions.notices import banner, toasts
from voicelive_desktop.domain.words.failures import Failure, FailureKind
from voicelive_desktop.domain.words.ids import SYSTEM_DEFAULT, DeviceName

JABRA = DeviceName("Jabra|ALSA")
UNPLUGGED = Failure(FailureKind.MICROPHONE_MISSING, LOST, subject=JABRA)
SILENT_SPEAKER = Failure(FailureKind.SPEAKER_MISSING, LOST, subject=JABRA)


def _with_jabra() -> Scene:
    scene = Scene.connected(input_device=JABRA, output_device=JABRA)
    return scene.tell(
        ev.CaptureStarted(JABRA, 48_000, 10.0), ev.PlaybackOpened(JABRA, 48_000, 10.0)
    )


def _keys(scene: Scene) -> list[str]:
    return [notice.key for notice in toasts(scene.state)]


def test_a_lost_microphone_is_told_once_another_stands_in_and_again_when_it_is_back() -> None:
    scene = _with_jabra().tell(ev.CaptureFailed(UNPLUGGED))
    assert banner(scene.state) is not None
    scene.tell(ev.CaptureStarted(SYSTEM_DEFAULT, 48_000, 10.0))
    assert banner(scene.state) is None
    assert _keys(scene) == ["microphone_lost"]
    assert scene.state.microphone.capture.missed == JABRA
    scene.tell(ev.CaptureStarted(JABRA, 48_000, 10.0))
    assert _keys(scene) == ["microphone_back"]
    assert scene.state.microphone.capture.missed is None


def test_a_lost_speaker_is_told_the_same_way() -> None:
    scene = _with_jabra().tell(
        ev.PlaybackFailed(SILENT_SPEAKER), ev.PlaybackOpened(SYSTEM_DEFAULT, 48_000, 10.0)
    )
    assert _keys(scene) == ["speaker_lost"]
    assert scene.state.speaker.playback.device == SYSTEM_DEFAULT
    assert _keys(scene.tell(ev.PlaybackOpened(JABRA, 48_000, 10.0))) == ["speaker_back"]


def test_one_that_is_back_is_told_though_the_stand_in_was_lost_meanwhile() -> None:
    scene = _with_jabra().tell(
        ev.CaptureFailed(UNPLUGGED), ev.CaptureStarted(SYSTEM_DEFAULT, 48_000, 10.0)
    )
    scene.tell(
        ev.CaptureFailed(Failure(FailureKind.MICROPHONE_MISSING, LOST, subject=SYSTEM_DEFAULT))
    )
    scene.tell(ev.CaptureStarted(SYSTEM_DEFAULT, 48_000, 10.0))
    assert _keys(scene.tell(ev.CaptureStarted(JABRA, 48_000, 10.0))) == ["microphone_back"]


def test_the_chosen_one_is_tried_again_when_the_user_wants_it_back() -> None:
    scene = _with_jabra().tell(
        ev.CaptureFailed(UNPLUGGED), ev.CaptureStarted(SYSTEM_DEFAULT, 48_000, 10.0)
    )
    assert scene.tell(ev.DeviceReturnRequested("input_device")).orders == [OpenMicrophone(JABRA)]
    assert scene.tell(ev.DeviceReturnRequested("output_device")).orders == [], "it is in use"
    still_gone = Failure(FailureKind.MICROPHONE_MISSING, subject=JABRA)
    scene.tell(ev.CaptureFailed(still_gone), ev.CaptureStarted(SYSTEM_DEFAULT, 48_000, 10.0))
    assert _keys(scene) == ["microphone_lost"]
    ended = scene.tell(ev.EndRequested(), ev.ConnectionEnded(), ev.CaptureStopped())
    assert ended.tell(ev.DeviceReturnRequested("input_device")).orders == []


def test_another_choice_ends_the_wait_for_the_lost_one() -> None:
    scene = _with_jabra().tell(
        ev.CaptureFailed(UNPLUGGED), ev.CaptureStarted(SYSTEM_DEFAULT, 48_000, 10.0)
    )
    scene.tell(ev.SettingsChosen((("input_device", "other|ALSA"),)))
    scene.tell(ev.CaptureStarted(DeviceName("other|ALSA"), 48_000, 10.0))
    assert _keys(scene) == []


def test_the_default_that_follows_the_system_is_no_news() -> None:
    scene = Scene.connected().tell(
        ev.CaptureFailed(Failure(FailureKind.MICROPHONE_MISSING, LOST, subject=SYSTEM_DEFAULT)),
        ev.CaptureStarted(SYSTEM_DEFAULT, 48_000, 10.0),
    )
    assert scene.state.program.notices == ()


def test_a_microphone_that_sounds_bad_is_told_until_it_sounds_good() -> None:
    scene = _with_jabra().tell(ev.MicrophoneJudged(FailureKind.MICROPHONE_SILENT))
    silent = Failure(FailureKind.MICROPHONE_SILENT, subject=JABRA)
    assert banner(scene.state) == MicrophoneSoundNotice(silent)
    assert banner(scene.tell(ev.MicrophoneJudged(None)).state) is None
    scene.tell(ev.MicrophoneJudged(FailureKind.MICROPHONE_QUIET), ev.EndRequested())
    assert scene.state.program.notices == ()


def test_a_verdict_on_a_closed_microphone_is_too_late() -> None:
    scene = Scene().tell(ev.MicrophoneJudged(FailureKind.MICROPHONE_CLIPPING))
    assert scene.state.program.notices == ()
