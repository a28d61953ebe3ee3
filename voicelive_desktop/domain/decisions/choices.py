"""What the user chooses in the settings, and what of it the running session gets.

A change is checked and corrected, remembered so that it can be taken back, and told where it took
something away. What a session can take while it runs is sent; the rest waits for the next one.
"""

from __future__ import annotations

from dataclasses import fields
from typing import Any

from voicelive_desktop.domain.decisions.outcome import (
    Outcome,
    configured,
    noticed,
    only,
    without,
)
from voicelive_desktop.domain.facts import connection_state as con
from voicelive_desktop.domain.facts.effects import (
    Effect,
    OpenMicrophone,
    OpenSpeaker,
    SaveSettings,
)
from voicelive_desktop.domain.facts.events import (
    ProfileOpened,
    SettingsChosen,
)
from voicelive_desktop.domain.facts.notices import (
    BadSettingNotice,
    ConnectionNotice,
    CorrectedNotice,
    EchoNotice,
    FieldsHeldNotice,
    LanguageNotice,
    ProfileInUseNotice,
    ProfileLeftNotice,
)
from voicelive_desktop.domain.facts.state import ChoiceFacts, State
from voicelive_desktop.domain.questions.profile_changes import would_lose
from voicelive_desktop.domain.questions.selectors import in_session, is_checking_sound
from voicelive_desktop.domain.settings import SPECS, Applies, Group, Settings, changed, corrected
from voicelive_desktop.domain.settings.desktop import DesktopSettings
from voicelive_desktop.domain.settings.presets import ABOUT_ECHO
from voicelive_desktop.domain.settings.sound import sends_reference
from voicelive_desktop.domain.settings.telemetry import TelemetrySettings
from voicelive_desktop.domain.words.ids import DeviceName
from voicelive_desktop.domain.words.kinds import EchoReference
from voicelive_desktop.domain.words.quick_classes import replace

MOST_UNDONE = 50
_OF_DESKTOP = frozenset(f.name for f in fields(DesktopSettings))
# Of the program, with a row nevertheless.
_OF_TELEMETRY = frozenset(f.name for f in fields(TelemetrySettings))
_OF_APP = (
    frozenset({"text_size", "theme", "language", "reduced_motion"}) | _OF_DESKTOP | _OF_TELEMETRY
)
_WITH_ROW = frozenset(name for name, spec in SPECS.items() if spec.group is not Group.APP) | _OF_APP
_OF_THIS_SIDE = frozenset({Group.APP, Group.TALK, Group.DEVICES})
_OF_LOOKS = frozenset({"avatar_place", "avatar_size"})
_ABOUT_ECHO = ABOUT_ECHO | {"input_device", "output_device", "echo_reference"}
# Those of a session and of where it is; sound devices, volume and looks are no business of the
# service.
_OF_SESSION = tuple(
    name
    for name, spec in SPECS.items()
    if name not in _OF_LOOKS
    and (spec.wire or spec.applies is Applies.NEXT_CONNECTION or spec.group not in _OF_THIS_SIDE)
)


def chosen(state: State, event: SettingsChosen) -> Outcome:
    """Use them, and say so if that took the place of settings that were not saved."""
    changes = dict(event.changes)
    new, effects = choose(state, changes)
    if new.settings is state.settings or not would_lose(state, changes):
        return new, effects
    return noticed(new, ProfileLeftNotice(state.settings.profile)), effects


def undo(state: State) -> Outcome:
    """Take the last change back."""
    if not state.choices.history:
        return only(state)
    undone, effects = choose(
        without(state, ProfileInUseNotice, ProfileLeftNotice), dict(state.choices.history[-1])
    )
    return replace(
        undone, choices=replace(undone.choices, history=state.choices.history[:-1])
    ), effects


def open_profile(state: State, event: ProfileOpened) -> Outcome:
    """Use it, and say so; what it has changed can be taken back."""
    used, effects = choose(state, {**dict(event.changes), "profile": event.name})
    undoable = used.choices.history is not state.choices.history
    return noticed(used, ProfileInUseNotice(event.name, undoable)), effects


def choose(state: State, changes: dict[str, object]) -> Outcome:
    """Use these values from now on, as far as they can be used together."""
    try:
        settings, corrections = changed(state.settings, changes)
    except ValueError:
        return only(noticed(state, BadSettingNotice()))
    anew = _chosen_anew(state, changes)
    if "session_extra" in changes:
        anew = without(anew, FieldsHeldNotice)
    if corrections:
        anew = noticed(anew, CorrectedNotice(corrections))
    if settings == state.settings:
        return anew, () if anew is state else (SaveSettings(),)
    state = anew
    before = state.settings
    names = {name for name in SPECS if getattr(settings, name) != getattr(before, name)}
    choices = _with_history(state.choices, before, names)
    new = replace(state, settings=settings, choices=choices)
    if {"talk_mode", "talk_strategy"} & names:
        new = replace(new, microphone=replace(new.microphone, talk=state.microphone.talk.over()))
    if "target" in names and isinstance(state.connection, con.Failed):
        # it was the other service's failure
        new = without(replace(new, connection=con.Offline()), ConnectionNotice)
    if names & _ABOUT_ECHO:
        new = without(
            replace(new, turns=replace(new.turns, echo_at_s=None, echo_told=False)), EchoNotice
        )
    if "language" in names:
        new = noticed(new, LanguageNotice())
    if isinstance(state.connection, con.Connecting | con.Ready):
        new = session_settings(new)
    effects = (SaveSettings(), *consequences(new, names))
    if not isinstance(new.connection, con.Ready) or new.current.running == state.current.running:
        return new, effects
    new, configure = configured(new)
    return new, (*effects, *configure)


def _with_history(choices: ChoiceFacts, before: Settings, names: set[str]) -> ChoiceFacts:
    """What was changed in a row can be taken back, and profile and mode with it."""
    rows = [name for name in SPECS if name in names and name in _WITH_ROW]
    if not rows:
        return choices
    also = [name for name in ("profile", "talk_mode") if name in names]
    taken = tuple((name, getattr(before, name)) for name in (*rows, *also))
    return replace(choices, history=(*choices.history, taken)[-MOST_UNDONE:])


def _chosen_anew(state: State, changes: dict[str, object]) -> State:
    """What a file said of these settings counts no more."""
    left = tuple(u for u in state.choices.unusable if u.name not in changes)
    if len(left) == len(state.choices.unusable):
        return state
    return replace(state, choices=replace(state.choices, unusable=left))


def session_settings(state: State) -> State:
    """What the running session gets of the settings, and what has to wait for the next one.

    With the model a session keeps what only goes with that model: its transcription, noise
    reduction and voice.
    """
    fixed = {Applies.NEXT_CONNECTION} | (
        {Applies.BEFORE_AUDIO} if state.current.voice_used else set()
    )
    live = {
        name: getattr(state.settings, name)
        for name in _OF_SESSION
        if SPECS[name].applies not in fixed
    }
    refused = tuple(r for r in state.current.refused if live.get(r.name) == r.value)
    live = {name: value for name, value in live.items() if name not in {r.name for r in refused}}
    running = _same_channels(
        state.current.running, corrected(replace(state.current.running, **live))[0]
    )
    waiting = frozenset(
        name for name in _OF_SESSION if getattr(state.settings, name) != getattr(running, name)
    )
    touched = {
        name
        for name in _OF_SESSION
        if getattr(running, name) != getattr(state.current.running, name)
    }
    return replace(
        state,
        current=replace(
            state.current,
            running=running,
            unapplied=waiting,
            touched=state.current.touched | touched,
            refused=refused,
        ),
    )


def _same_channels(before: Settings, after: Settings) -> Settings:
    """With the reference the session has two channels, without it one; it takes no other number
    while it runs.
    """
    if sends_reference(before) == sends_reference(after):
        return after
    kept: dict[str, Any] = (
        {"echo_cancellation": True}
        if sends_reference(before)
        else {"echo_reference": EchoReference.SERVER}
    )
    return replace(after, **kept)


def stood_in_for(state: State) -> set[str]:
    """Return the settings whose devices are not the ones in use."""
    in_use = {
        "input_device": state.microphone.capture.device,
        "output_device": state.speaker.playback.device,
    }
    return {name for name, device in in_use.items() if device != getattr(state.settings, name)}


def consequences(state: State, names: set[str]) -> tuple[Effect, ...]:
    """Return what has to be done because these settings changed."""
    settings: Settings = state.settings
    effects: list[Effect] = []
    if "input_device" in names and state.microphone.capture.wanted:
        effects.append(OpenMicrophone(DeviceName(settings.input_device)))
    if "output_device" in names and (in_session(state) or is_checking_sound(state)):
        effects.append(OpenSpeaker(DeviceName(settings.output_device)))
    return tuple(effects)
