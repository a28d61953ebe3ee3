"""What an answer cost, as the service counts it."""

from __future__ import annotations

from dataclasses import astuple

from voicelive_desktop.domain.words.quick_classes import dataclass


@dataclass(frozen=True, slots=True)
class Usage:
    """Tokens by direction and kind. The kinds need not add up to the direction; the cached ones are
    part of the input.

    Attributes:
        cached_text, cached_audio, cached_image: What of `cached` is known by kind.
    """

    total: int = 0
    input: int = 0
    output: int = 0
    input_text: int = 0
    input_audio: int = 0
    input_image: int = 0
    cached: int = 0
    cached_text: int = 0
    cached_audio: int = 0
    cached_image: int = 0
    output_text: int = 0
    output_audio: int = 0
    output_reasoning: int = 0

    def plus(self, other: Usage) -> Usage:
        """Return both together."""
        return Usage(
            *(ours + theirs for ours, theirs in zip(astuple(self), astuple(other), strict=True))
        )


NO_USAGE = Usage()
