"""Runs the audio check outside a conversation: opens both devices, tries them, keeps
or restores settings.
"""

from __future__ import annotations

from typing import Any, assert_never

from voicelive_desktop.domain.decisions.outcome import Outcome, only, without
from voicelive_desktop.domain.facts.effects import (
    CloseMicrophone,
    CloseSpeaker,
    Effect,
    OpenMicrophone,
    OpenSpeaker,
    RunSoundJob,
    SaveSettings,
    SetMuted,
    StopSoundJob,
)
from voicelive_desktop.domain.facts.events import (
    SoundCheckAnswered,
    SoundCheckClosed,
    SoundCheckEvent,
    SoundCheckMoved,
    SoundCheckOpened,
    SoundCheckRepeated,
    SoundJobEnded,
)
from voicelive_desktop.domain.facts.notices import (
    MicrophoneNotice,
    MicrophoneReplacedNotice,
    MicrophoneSoundNotice,
    SpeakerNotice,
    SpeakerReplacedNotice,
)
from voicelive_desktop.domain.facts.sound_check_state import (
    JOBS,
    Heard,
    Job,
    Loop,
    Part,
    SoundCheck,
    wanted_gain_db,
)
from voicelive_desktop.domain.facts.state import Capture, Playback, State
from voicelive_desktop.domain.questions.selectors import can_check_sound
from voicelive_desktop.domain.settings import SPECS
from voicelive_desktop.domain.words.ids import DeviceName
from voicelive_desktop.domain.words.quick_classes import replace

OF_CHECK = (
    "input_device",
    "output_device",
    *(name for name, spec in SPECS.items() if spec.of_device),
)
# a recording waits until the person is ready
_AT_ONCE = frozenset({Part.VOICE, Part.TONE, Part.LOOP})
_NOTICES = (
    MicrophoneNotice,
    SpeakerNotice,
    MicrophoneSoundNotice,
    MicrophoneReplacedNotice,
    SpeakerReplacedNotice,
)


def on_sound_check(state: State, event: SoundCheckEvent) -> Outcome:
    """Return the state and effects after an event of the audio check."""
    if isinstance(event, SoundCheckOpened):
        if can_check_sound(state):
            return _open(state)
        return only(state)
    check = state.hardware.sound_check
    if check.part is None:
        return only(state)
    match event:
        case SoundCheckMoved(part):
            return _move(state, part)
        case SoundCheckRepeated():
            return _run(state, JOBS.get(check.part))
        case SoundCheckAnswered(yes):
            return _answer(state, check.part, yes=yes)
        case SoundCheckClosed(applied):
            if applied:
                return _close(_applied(state), state)
            return _close(_restored(state), state)
        case SoundJobEnded(job, number, found):
            due = job is check.running and number == check.number
            if due:
                return _ended(state, job, found)
            return only(state)
        case _:
            assert_never(event)


def _open(state: State) -> Outcome:
    settings = state.settings
    check = SoundCheck(
        part=Part.VOICE,
        number=state.hardware.sound_check.number,
        settings=tuple((name, getattr(settings, name)) for name in OF_CHECK),
        memory=state.hardware.memory,
    )
    opened = without(state, *_NOTICES)
    opened = replace(
        opened,
        hardware=replace(opened.hardware, sound_check=check),
        microphone=replace(opened.microphone, capture=Capture(wanted=True)),
        speaker=replace(opened.speaker, playback=_fresh(state.speaker.playback)),
    )
    new, run = _run(opened, Job.LISTEN)
    devices = (
        SetMuted(False),
        OpenSpeaker(DeviceName(settings.output_device)),
        OpenMicrophone(DeviceName(settings.input_device)),
    )
    return new, (*devices, *run)


def _fresh(playback: Playback) -> Playback:
    return Playback(underflows=playback.underflows)


def _run(state: State, job: Job | None) -> Outcome:
    """Start this job in place of the running one, and forget its earlier result."""
    check = state.hardware.sound_check
    stop: tuple[Effect, ...] = () if check.running is None else (StopSoundJob(),)
    check = replace(check, running=job, number=check.number + 1)
    if job is Job.LISTEN:
        check = replace(check, voice=None)
    elif job is Job.TONE:
        check = replace(check, tone_played=True, tone_heard=None)
    elif job is Job.RECORD:
        check = replace(check, recorded=None, recording_clear=None)
    elif job is Job.CHIRP:
        check = replace(check, loop=None)
    run: tuple[Effect, ...] = () if job is None else (RunSoundJob(job, check.number),)
    return replace(state, hardware=replace(state.hardware, sound_check=check)), (*stop, *run)


def _move(state: State, part: Part) -> Outcome:
    moved = replace(
        state,
        hardware=replace(
            state.hardware, sound_check=replace(state.hardware.sound_check, part=part)
        ),
    )
    known = {
        Part.VOICE: state.hardware.sound_check.voice is not None,
        Part.TONE: state.hardware.sound_check.tone_heard is not None,
        Part.LOOP: state.hardware.sound_check.loop is not None,
    }
    wanted = part in _AT_ONCE and not known[part]
    if wanted:
        return _run(moved, JOBS[part])
    return _run(moved, None)


def _answer(state: State, part: Part, *, yes: bool) -> Outcome:
    check = state.hardware.sound_check
    if part is Part.TONE:
        return only(
            replace(
                state, hardware=replace(state.hardware, sound_check=replace(check, tone_heard=yes))
            )
        )
    if part is Part.RECORDING and check.recorded is not None:
        return only(
            replace(
                state,
                hardware=replace(state.hardware, sound_check=replace(check, recording_clear=yes)),
            )
        )
    return only(state)


def _ended(state: State, job: Job, found: Heard | Loop | None) -> Outcome:
    check = replace(state.hardware.sound_check, running=None)
    if job is Job.LISTEN and isinstance(found, Heard):
        check = replace(check, voice=found)
    elif job is Job.CHIRP and isinstance(found, Loop):
        check = replace(check, loop=found)
    elif job is Job.RECORD and isinstance(found, Heard):
        return _run(
            replace(
                state, hardware=replace(state.hardware, sound_check=replace(check, recorded=found))
            ),
            Job.REPLAY,
        )
    return only(replace(state, hardware=replace(state.hardware, sound_check=check)))


def _applied(state: State) -> State:
    check = state.hardware.sound_check
    if check.voice is None:
        loudness = check.recorded
    else:
        loudness = check.voice
    gain_db = wanted_gain_db(loudness, state.settings)
    settings = replace(state.settings, sound_checked=True, microphone_gain_db=gain_db)
    return replace(state, settings=settings)


def _restored(state: State) -> State:
    before: dict[str, Any] = dict(state.hardware.sound_check.settings)
    return replace(
        state,
        settings=replace(state.settings, **before),
        hardware=replace(state.hardware, memory=state.hardware.sound_check.memory),
    )


def _close(new: State, old: State) -> Outcome:
    check = old.hardware.sound_check
    stop: tuple[Effect, ...] = () if check.running is None else (StopSoundJob(),)
    save: tuple[Effect, ...] = (
        ()
        if (new.settings, new.hardware.memory) == (old.settings, old.hardware.memory)
        else (SaveSettings(),)
    )
    closed = without(new, *_NOTICES)
    closed = replace(
        closed,
        hardware=replace(closed.hardware, sound_check=SoundCheck(number=check.number + 1)),
        microphone=replace(closed.microphone, capture=Capture()),
        speaker=replace(closed.speaker, playback=_fresh(old.speaker.playback)),
    )
    return closed, (*stop, CloseMicrophone(), CloseSpeaker(), SetMuted(old.microphone.muted), *save)
