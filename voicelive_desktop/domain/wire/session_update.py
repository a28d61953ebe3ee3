"""Turns settings into a session.update: their fields, custom fields, and what an agent owns. Pure;
None stays null on the wire.

Field names and defaults: voice-live-api.md A4 to A8, voice-live-sdk.md section 4.

Only writing down what is said needs no session of another kind: no answer is asked for. The SDK's
older `transcription_session.update` is in no version of the service's list of events
(voice-live-sdk.md section 2).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import Any

from voicelive_desktop.domain.settings import Settings
from voicelive_desktop.domain.settings.connection import (
    OF_AGENT_SOUND,
    keeps_agent_sound,
    with_agent,
)
from voicelive_desktop.domain.settings.texts import lines, object_in
from voicelive_desktop.domain.settings.turn import is_manual
from voicelive_desktop.domain.wire.declared_fields import said, written
from voicelive_desktop.domain.words.kinds import NoiseReduction
from voicelive_desktop.domain.words.wire_object import Wire

OF_AGENT = frozenset(
    {
        "model",
        "instructions",
        "temperature",
        "tools",
        "tool_choice",
        "parallel_tool_calls",
        "reasoning_effort",
    }
    | {"max_response_output_tokens"}
)
_TRANSCRIPTIONS_OF_AGENTS = frozenset(
    {"azure-speech", "mai-transcribe-1", "mai-transcribe", "mai-transcribe-2"}
)


def session_update(
    settings: Settings,
    tools: Sequence[Wire] = (),
    *,
    voice: bool = True,
    touched: AbstractSet[str] = frozenset(),
) -> Wire:
    """Return the session that these settings ask for.

    Args:
        settings: all settings; only those of the session matter.
        tools: function tools in wire form.
        voice: False leaves the voice out, because the service refuses a new voice once the old one
            was heard.
        touched: names of settings that were changed during this session.
    """
    fields = written(settings) | {"tools": list(tools)}
    if not voice:
        del fields["voice"]
    session = said(fields, touched)
    if with_agent(settings):
        _suit_agent(session)
    extra = object_in(settings.session_extra)
    session = _merged(session, extra)
    if _are_raw_tools(extra.get("tools")):
        session["tools"] = [*tools, *extra["tools"]]
    if not voice:
        session.pop("voice", None)
    for path in lines(settings.session_without):
        _drop(session, path)
    left = left_to_agent(settings)
    if left:
        return {name: value for name, value in session.items() if name not in left}
    return session


def left_to_agent(settings: Settings) -> frozenset[str]:
    """Return the fields that an agent owns and that are never sent."""
    if not with_agent(settings):
        return frozenset()
    if not keeps_agent_sound(settings):
        return OF_AGENT
    # Turns that end by the key need the detection off, whatever the agent has.
    return OF_AGENT | (
        OF_AGENT_SOUND - {"turn_detection"} if is_manual(settings) else OF_AGENT_SOUND
    )


def _suit_agent(session: Wire) -> None:
    """Replace transcription and noise reduction that agents cannot use with Azure's."""
    heard = session["input_audio_transcription"]
    if heard is not None and heard["model"] not in _TRANSCRIPTIONS_OF_AGENTS:
        session["input_audio_transcription"] = {**heard, "model": "azure-speech"}
    reduction = session["input_audio_noise_reduction"]
    if reduction is not None and reduction["type"] != NoiseReduction.AZURE_DEEP:
        session["input_audio_noise_reduction"] = {"type": NoiseReduction.AZURE_DEEP.value}


def _drop(wire: Wire, path: str) -> None:
    *outer, last = path.split(".")
    inner: Any = wire
    for name in outer:
        if isinstance(inner, dict):
            inner = inner.get(name)
        else:
            inner = None
    if isinstance(inner, dict):
        inner.pop(last, None)


def _are_raw_tools(value: object) -> bool:
    """Whether custom tools are of kinds that are written only here, such as `foundry_agent`: they
    stand beside the functions; other lists stand in their place.
    """
    if not isinstance(value, list):
        return False
    kinds = [tool.get("type") if isinstance(tool, Mapping) else None for tool in value]
    return bool(kinds) and not {None, "function", "mcp"} & set(kinds)


def _merged(wire: Mapping[str, Any], extra: Mapping[str, Any]) -> Wire:
    """`wire` with `extra` laid over it, object by object."""
    result = dict(wire)
    for name, value in extra.items():
        under = result.get(name)
        both = isinstance(value, Mapping) and isinstance(under, Mapping)
        result[name] = _merged(under, value) if both else value  # type: ignore[arg-type]
    return result
