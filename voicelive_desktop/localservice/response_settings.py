"""How a response shall be: the session's settings and what was asked of this one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class ResponseSettings:
    """What a response needs from the session and from ``response.create``."""

    modalities: tuple[str, ...] = ("text", "audio")
    voice: Any = "alloy"
    audio_format: str = "pcm16"
    temperature: float = 0.8
    max_tokens: int | str = "inf"
    word_timestamps: bool = False
    is_stored: bool = True  # False for conversation "none"
    metadata: Mapping[str, Any] | None = None

    @classmethod
    def from_wire(cls, session: Mapping[str, Any], options: Mapping[str, Any]) -> ResponseSettings:
        """Combine the session with checked options of ``response.create``."""
        limit = options.get("max_output_tokens", options.get("max_response_output_tokens"))
        return cls(
            modalities=tuple(options.get("modalities", session["modalities"])),
            voice=options.get("voice", session["voice"]),
            audio_format=str(options.get("output_audio_format", session["output_audio_format"])),
            temperature=options.get("temperature", session["temperature"]),
            max_tokens=session["max_response_output_tokens"] if limit is None else limit,
            word_timestamps="word" in (session["output_audio_timestamp_types"] or ()),
            is_stored=options.get("conversation") != "none",
            metadata=options.get("metadata"),
        )
