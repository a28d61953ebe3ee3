"""Turns settings into a session.update. Pure; None stays null on the wire.

Field names and defaults: voice-live-api.md A4 to A8, voice-live-sdk.md section 4. What the
service does by itself is not asked for, so that a model which does not know an option is not
told of it; but an option that was changed during the session is always said, or the change back
would go unheard.

Only writing down what is said needs no session of another kind: no answer is asked for. The SDK's
older `transcription_session.update` is in no version of the service's list of events
(voice-live-sdk.md section 2).
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import Any

from voicelive_desktop.domain.catalogue.models import Family
from voicelive_desktop.domain.facts.talk_key import answers_turns, is_manual
from voicelive_desktop.domain.settings import Settings
from voicelive_desktop.domain.settings.connection import (
    OF_AGENT_SOUND,
    keeps_agent_sound,
    with_agent,
)
from voicelive_desktop.domain.settings.model import family_of
from voicelive_desktop.domain.settings.sound import sends_reference
from voicelive_desktop.domain.settings.texts import lines, pairs
from voicelive_desktop.domain.wire.avatar_wire import OF_AVATAR, avatar_of, modalities
from voicelive_desktop.domain.words.kinds import AnswerKind
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
G711_RATE_HZ = 8_000


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
    session: Wire = {
        "modalities": modalities(settings),
        "instructions": settings.instructions,
        "input_audio_format": settings.input_format,
        "input_audio_sampling_rate": input_rate_hz(settings),
        "output_audio_format": settings.output_format,
        "turn_detection": turn_detection(settings),
        "input_audio_noise_reduction": _noise_reduction(settings),
        "input_audio_echo_cancellation": _echo_cancellation(settings),
        "input_audio_transcription": transcription(settings),
        "temperature": settings.temperature,
        "tools": list(tools),
        "tool_choice": tool_choice(settings),
    }
    session |= _optional(settings, touched)
    if voice:
        session["voice"] = voice_of(settings)
    if with_agent(settings):
        _suit_agent(session)
    extra = extra_fields(settings.session_extra)
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
    if reduction is not None and reduction["type"] != "azure_deep_noise_suppression":
        session["input_audio_noise_reduction"] = {"type": "azure_deep_noise_suppression"}


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


def input_rate_hz(settings: Settings) -> int:
    """Return the rate at which microphone audio is sent."""
    if settings.input_format == "pcm16":
        return int(settings.input_rate)
    return G711_RATE_HZ


def extra_fields(text: str) -> Wire:
    """Return the custom fields; empty if the text is no JSON object."""
    try:
        found = json.loads(text) if text.strip() else {}
    except (ValueError, RecursionError):
        return {}
    if isinstance(found, dict):
        return found
    return {}


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


def voice_of(settings: Settings) -> Wire:
    """The voice, with what its kind knows."""
    kind = settings.voice_type
    wire: Wire = {"type": kind}
    if kind != "avatar-voice-sync":
        wire["name"] = settings.voice_name
    if kind in {"openai", "azure-realtime-native"}:
        return wire
    if kind == "azure-custom":
        wire["endpoint_id"] = settings.voice_endpoint_id.strip()
    if kind in {"azure-personal", "avatar-voice-sync"}:
        wire["model"] = settings.voice_model
    if kind != "azure-standard" or "HD" in settings.voice_name:
        wire["temperature"] = settings.voice_temperature
    return wire | _prosody(settings)


def _prosody(settings: Settings) -> Wire:
    """What changes an Azure voice; numbers are texts on the wire."""
    wire: Wire = {}
    if settings.voice_rate != 1.0:
        wire["rate"] = f"{settings.voice_rate:g}"
    if settings.voice_pitch:
        wire["pitch"] = f"{settings.voice_pitch:+d}%"
    if settings.voice_volume:
        wire["volume"] = f"{settings.voice_volume:+d}%"
    texts = {
        "style": settings.voice_style,
        "locale": settings.voice_locale,
        "custom_lexicon_url": settings.voice_lexicon_url,
        "custom_text_normalization_url": settings.voice_text_normalization_url,
    }
    wire |= {name: text.strip() for name, text in texts.items() if text.strip()}
    if locales := lines(settings.voice_prefer_locales):
        wire["prefer_locales"] = locales
    return wire


def turn_detection(settings: Settings) -> Wire | None:
    """The turn detection; None means manual turns."""
    kind = settings.turn_detection
    if kind == "none" or is_manual(settings):
        return None
    wire: Wire = {
        "type": kind,
        "create_response": answers_turns(settings),
        "interrupt_response": settings.vad_interrupt,
        "auto_truncate": settings.vad_auto_truncate and settings.vad_interrupt,
    }
    if kind == "semantic_vad":
        return wire | {"eagerness": settings.vad_eagerness}
    wire |= {
        "threshold": settings.vad_threshold,
        "prefix_padding_ms": settings.vad_prefix_padding_ms,
        "silence_duration_ms": settings.vad_silence_ms,
        "speech_duration_ms": settings.vad_speech_duration_ms,
    }
    if kind.startswith("azure_semantic_vad"):
        wire |= _semantic(settings)
    if settings.eou_model != "none":
        wire["end_of_utterance_detection"] = {
            "model": settings.eou_model,
            "threshold_level": settings.eou_threshold,
            "timeout_ms": settings.eou_timeout_ms,
        }
    return wire


def _semantic(settings: Settings) -> Wire:
    wire: Wire = {"remove_filler_words": settings.vad_remove_filler}
    if settings.vad_speech_duration_assistant_ms:
        wire["speech_duration_assistant_speaking_ms"] = settings.vad_speech_duration_assistant_ms
    if settings.turn_detection != "azure_semantic_vad_en" and (
        languages := lines(settings.vad_languages)
    ):
        wire["languages"] = languages
    if settings.vad_auto_truncate and settings.vad_interrupt and settings.vad_appended_text.strip():
        wire["appended_text_after_truncation"] = settings.vad_appended_text.strip()
    return wire


def _noise_reduction(settings: Settings) -> Wire | None:
    if settings.noise_reduction == "none":
        return None
    return {"type": settings.noise_reduction}


def _echo_cancellation(settings: Settings) -> Wire | None:
    if not settings.echo_cancellation:
        return None
    wire: Wire = {"type": "server_echo_cancellation"}
    if sends_reference(settings):
        return wire | {"reference_source": "client", "channels": 2}
    return wire


def transcription(settings: Settings) -> Wire | None:
    """The transcription of the user's words; asked for always, or native-audio models would leave
    it off.
    """
    model = settings.transcription_model
    if model == "none":
        return None
    wire: Wire = {"model": model}
    if settings.transcription_language.strip():
        wire["language"] = settings.transcription_language.strip()
    if not model.startswith(("azure-speech", "mai-")):
        return wire | (
            {"prompt": prompt} if (prompt := settings.transcription_prompt.strip()) else {}
        )
    if phrases := lines(settings.transcription_phrases):
        wire["phrase_list"] = phrases
    if models := pairs(settings.transcription_custom_speech):
        wire["custom_speech"] = models
    return wire


def tool_choice(settings: Settings) -> str | Wire:
    """Return the tool choice; a name means the function of that name."""
    chosen = settings.tool_choice.strip() or "auto"
    if chosen in {"auto", "none", "required"}:
        return chosen
    return {"type": "function", "name": chosen}


INCLUDE = (
    ("include_logprobs", "item.input_audio_transcription.logprobs"),
    ("include_phrases", "item.input_audio_transcription.phrases"),
    ("include_search_results", "file_search_call.results"),
)
# Which settings make a field that is said only when it differs from what the service does by
# itself.
_SOURCES: Mapping[str, tuple[str, ...]] = {
    "max_response_output_tokens": ("max_output_tokens",),
    "reasoning_effort": ("reasoning_effort",),
    "parallel_tool_calls": ("parallel_tool_calls",),
    "interim_response": ("interim_kind",),
    "output_audio_timestamp_types": ("word_timestamps", "answer_as"),
    "animation": ("visemes", "blendshapes", "answer_as"),
    "include": tuple(name for name, _ in INCLUDE),
    "metadata": ("metadata",),
    "avatar": OF_AVATAR,
}
BY_ITSELF: Wire = {
    "max_response_output_tokens": "inf",
    "reasoning_effort": None,
    "parallel_tool_calls": True,
    "interim_response": None,
    "output_audio_timestamp_types": [],
    "animation": None,
    "include": [],
    "metadata": {},
    "avatar": None,
}


def _optional(settings: Settings, touched: AbstractSet[str]) -> Wire:
    speaks = settings.answer_as == AnswerKind.AUDIO and settings.voice_type in {
        "azure-standard",
        "azure-custom",
    }
    wanted: Wire = {
        "max_response_output_tokens": settings.max_output_tokens or "inf",
        "reasoning_effort": settings.reasoning_effort or None,
        "parallel_tool_calls": settings.parallel_tool_calls,
        "interim_response": interim_response(settings),
        "output_audio_timestamp_types": ["word"] if settings.word_timestamps and speaks else [],
        "animation": _animation(settings) if speaks else None,
        "include": [option for name, option in INCLUDE if getattr(settings, name)],
        "metadata": pairs(settings.metadata),
        "avatar": avatar_of(settings),
    }
    said = {name for name, sources in _SOURCES.items() if touched & set(sources)}
    return {
        name: value for name, value in wanted.items() if value != BY_ITSELF[name] or name in said
    }


def interim_response(settings: Settings) -> Wire | None:
    """Return the interim response; None for models with native audio."""
    kind = settings.interim_kind
    if kind == "none" or family_of(settings) is not Family.TEXT:
        return None
    wire: Wire = {
        "type": kind,
        "triggers": settings.interim_triggers.split(),
        "latency_threshold_ms": settings.interim_latency_ms,
    }
    if kind == "static_interim_response":
        return wire | {"texts": lines(settings.interim_texts)}
    wire |= {
        "model": settings.interim_model.strip(),
        "max_completion_tokens": settings.interim_max_tokens,
    }
    instructions = settings.interim_instructions.strip()
    return wire | ({"instructions": instructions} if instructions else {})


def _animation(settings: Settings) -> Wire | None:
    outputs = [
        name
        for name, on in (("viseme_id", settings.visemes), ("blendshapes", settings.blendshapes))
        if on
    ]
    if not outputs:
        return None
    model = settings.animation_model.strip()
    return {"outputs": outputs} | ({"model_name": model} if model else {})
