"""What a response costs in tokens, counted from its text and its sound."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

CHARS_PER_TOKEN = 4
INPUT_TOKENS_PER_S = 10  # documented for OpenAI audio
OUTPUT_TOKENS_PER_S = 20


@dataclass(frozen=True, slots=True)
class Amount:
    """Text in characters, sound in milliseconds."""

    characters: int
    audio_ms: float


@dataclass(frozen=True, slots=True)
class UsageTokens:
    """The same in tokens."""

    text: int
    audio: int

    @property
    def total(self) -> int:
        """Of both kinds."""
        return self.text + self.audio


def input_tokens(heard: Amount) -> UsageTokens:
    """What a model reads and hears."""
    return _tokens(heard, INPUT_TOKENS_PER_S)


def output_tokens(said: Amount) -> UsageTokens:
    """What a model writes and says."""
    return _tokens(said, OUTPUT_TOKENS_PER_S)


def usage(heard: Amount, said: Amount, *, is_native: bool = True) -> dict[str, Any]:
    """The `usage` of response.done; recorded: a cascade tells nothing about what it was given."""
    given, made = input_tokens(heard), output_tokens(said)
    if not is_native:
        return {
            "total_tokens": made.total,
            "input_tokens": 0,
            "output_tokens": made.total,
            "input_token_details": {"cached_tokens": 0, "text_tokens": 0, "audio_tokens": 0},
            "output_token_details": {"text_tokens": made.text, "audio_tokens": made.audio},
        }
    return {
        "total_tokens": given.total + made.total,
        "input_tokens": given.total,
        "output_tokens": made.total,
        "input_token_details": {
            "cached_tokens": 0,
            "text_tokens": given.text,
            "audio_tokens": given.audio,
            "image_tokens": 0,
            "cached_tokens_details": {"text_tokens": 0, "audio_tokens": 0, "image_tokens": 0},
        },
        "output_token_details": {
            "text_tokens": made.text,
            "audio_tokens": made.audio,
            "reasoning_tokens": 0,
        },
    }


def counted(told: Mapping[str, Any], *, is_native: bool) -> dict[str, Any]:
    """The `usage` of response.done from what a model's server counted, in OpenAI's form
    of chat completions.
    """
    read, wrote = int(told.get("prompt_tokens") or 0), int(told.get("completion_tokens") or 0)
    cached = int((told.get("prompt_tokens_details") or {}).get("cached_tokens") or 0)
    thought = int((told.get("completion_tokens_details") or {}).get("reasoning_tokens") or 0)
    given: dict[str, Any] = {"cached_tokens": cached, "text_tokens": read, "audio_tokens": 0}
    made = {"text_tokens": wrote, "audio_tokens": 0}
    if is_native:
        given |= {"image_tokens": 0, "cached_tokens_details": {**_NOTHING, "text_tokens": cached}}
        made |= {"reasoning_tokens": thought}
    return {
        "total_tokens": read + wrote,
        "input_tokens": read,
        "output_tokens": wrote,
        "input_token_details": given,
        "output_token_details": made,
    }


_NOTHING = {"text_tokens": 0, "audio_tokens": 0, "image_tokens": 0}


def _tokens(amount: Amount, audio_tokens_per_s: int) -> UsageTokens:
    text = -(-amount.characters // CHARS_PER_TOKEN)  # a token that has begun counts
    return UsageTokens(text, round(amount.audio_ms * audio_tokens_per_s / 1000))
