"""Follows the local voice gate; while it is open, the answer may be played more quietly."""

from __future__ import annotations

from typing import assert_never

from voicelive_desktop.domain.decisions.outcome import Outcome, only
from voicelive_desktop.domain.facts.effects import Later
from voicelive_desktop.domain.facts.events import (
    VoiceEvent,
    VoiceGateClosed,
    VoiceGateOpened,
    VoiceUnconfirmed,
)
from voicelive_desktop.domain.facts.state import State
from voicelive_desktop.domain.facts.voice_gate_levels import VoiceGateLevels
from voicelive_desktop.domain.words.quick_classes import replace

# the service decides within 0.3 to 0.8 s; what lasts longer without its word is noise
UNCONFIRMED_S = 1.2


def on_voice(state: State, event: VoiceEvent) -> Outcome:
    """Return the state and effects after the voice gate opened or closed."""
    voice = state.microphone.voice
    match event:
        case VoiceGateOpened():
            opened = VoiceGateLevels(open=True, number=voice.number + 1)
            return replace(state, microphone=replace(state.microphone, voice=opened)), (
                Later(UNCONFIRMED_S, VoiceUnconfirmed(opened.number)),
            )
        case VoiceGateClosed():
            return only(
                replace(
                    state,
                    microphone=replace(
                        state.microphone, voice=VoiceGateLevels(number=voice.number)
                    ),
                )
            )
        case VoiceUnconfirmed(number):
            due = voice.open and voice.number == number
            if due:
                return only(
                    replace(
                        state,
                        microphone=replace(state.microphone, voice=replace(voice, given_up=True)),
                    )
                )
            return only(state)
        case _:
            assert_never(event)
