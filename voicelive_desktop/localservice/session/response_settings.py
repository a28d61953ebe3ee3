"""How a response shall be: the session's settings and what was asked of this one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from voicelive_desktop.localservice.protocol.model_family import ModelFamily
from voicelive_desktop.localservice.voice.visemes import are_wanted


@dataclass(frozen=True, slots=True)
class ResponseSettings:
    """What a response needs from the session and from ``response.create``."""

    family: ModelFamily
    modalities: tuple[str, ...] = ("text", "audio")
    voice: Any = "alloy"
    audio_format: str = "pcm16"
    temperature: float | None = None
    max_tokens: int | str = "inf"
    word_timestamps: bool = False
    visemes: bool = False
    avatar: Mapping[str, Any] | None = None  # a video in place of the sound alone
    is_stored: bool = True  # False for conversation "none"
    metadata: Mapping[str, Any] | None = None

    @classmethod
    def from_wire(
        cls, session: Mapping[str, Any], options: Mapping[str, Any], family: ModelFamily
    ) -> ResponseSettings:
        """Combine the session with checked options of ``response.create``."""
        limit = options.get("max_output_tokens", options.get("max_response_output_tokens"))
        if limit is None:
            max_tokens = session["max_response_output_tokens"]
        else:
            max_tokens = limit
        return cls(
            family=family,
            modalities=tuple(options.get("modalities", session["modalities"])),
            voice=options.get("voice", session["voice"]),
            audio_format=str(
                options.get("output_audio_format") or session["output_audio_format"] or "pcm16"
            ),
            temperature=options.get("temperature", session.get("temperature")),
            max_tokens=max_tokens,
            word_timestamps="word" in (session["output_audio_timestamp_types"] or ()),
            visemes=are_wanted(session["animation"], options.get("voice", session["voice"])),
            avatar=session["avatar"],
            is_stored=options.get("conversation") != "none",
            metadata=options.get("metadata"),
        )

    def told(self) -> dict[str, Any]:
        """Return the fields of a response that tell these settings."""
        return {
            "modalities": list(self.modalities),
            "voice": self.voice,
            "output_audio_format": self.family.audio_format(self.audio_format, self.modalities),
            "temperature": self.family.temperature(self.temperature),
            "max_output_tokens": self.family.token_limit(self.max_tokens),
            "metadata": self.metadata,
        }
