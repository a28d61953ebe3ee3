"""Settings -> what session.update says. Pure; None stays null on the wire.

Field names and defaults: voice-live-api.md A4 to A8, voice-live-sdk.md section 4.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from voicelive_desktop.domain.pcm import RATE_HZ
from voicelive_desktop.domain.settings import Settings

Wire = dict[str, Any]  # JSON by nature


def session_update(settings: Settings, tools: Sequence[Wire] = (), *, voice: bool = True) -> Wire:
    """The session that these settings ask for.

    Args:
        settings: all settings; only those of the session matter.
        tools: function tools in wire form.
        voice: False leaves the voice out, because the service refuses a new voice once the old one was heard.
    """
    session: Wire = {
        "modalities": ["text", "audio"],
        "instructions": settings.instructions,
        "input_audio_format": "pcm16",
        "input_audio_sampling_rate": RATE_HZ,
        "output_audio_format": "pcm16",
        "turn_detection": turn_detection(settings),
        "input_audio_noise_reduction": _noise_reduction(settings),
        "input_audio_echo_cancellation": _echo_cancellation(settings),
        "input_audio_transcription": transcription(settings),
        "temperature": settings.temperature,
        "tools": list(tools),
        "tool_choice": "auto",
    }
    if voice:
        session["voice"] = _voice(settings)
    return session


def _voice(settings: Settings) -> Wire:
    wire: Wire = {"type": settings.voice_type, "name": settings.voice_name}
    if settings.voice_type != "azure-standard":
        return wire
    if settings.voice_rate != 1.0:
        wire["rate"] = f"{settings.voice_rate:g}"  # a string on the wire
    if "HD" in settings.voice_name:
        wire["temperature"] = settings.voice_temperature
    return wire


def turn_detection(settings: Settings) -> Wire | None:
    """The turn detection; None means manual turns."""
    if settings.turn_detection == "none":
        return None
    wire: Wire = {
        "type": settings.turn_detection,
        "threshold": settings.vad_threshold,
        "prefix_padding_ms": settings.vad_prefix_padding_ms,
        "silence_duration_ms": settings.vad_silence_ms,
        "create_response": True,
        "interrupt_response": settings.vad_interrupt,
        "auto_truncate": settings.vad_auto_truncate and settings.vad_interrupt,
    }
    if settings.turn_detection.startswith("azure_semantic_vad"):
        wire["speech_duration_ms"] = settings.vad_speech_duration_ms
        wire["remove_filler_words"] = settings.vad_remove_filler
    if settings.eou_model != "none":
        wire["end_of_utterance_detection"] = {
            "model": settings.eou_model,
            "threshold_level": settings.eou_threshold,
            "timeout_ms": settings.eou_timeout_ms,
        }
    return wire


def _noise_reduction(settings: Settings) -> Wire | None:
    return None if settings.noise_reduction == "none" else {"type": settings.noise_reduction}


def _echo_cancellation(settings: Settings) -> Wire | None:
    return {"type": "server_echo_cancellation"} if settings.echo_cancellation else None


def transcription(settings: Settings) -> Wire | None:
    """The transcription of the user's words; asked for always, or native-audio models would leave it off."""
    if settings.transcription_model == "none":
        return None
    wire: Wire = {"model": settings.transcription_model}
    if settings.transcription_language.strip():
        wire["language"] = settings.transcription_language.strip()
    return wire
