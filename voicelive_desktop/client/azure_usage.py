"""The service's count of tokens -> `Usage`. A count that makes no sense counts as none."""

from __future__ import annotations

from collections.abc import Mapping

from voicelive_desktop.client.azure_fields import fields_of, token_count
from voicelive_desktop.domain.words.usage import Usage


def usage_of(response_usage: object) -> Usage:
    """Return what `response.usage` says; a total that is missing is the sum of both directions."""
    usage = fields_of(response_usage)
    into, out = (
        fields_of(usage.get("input_token_details")),
        fields_of(usage.get("output_token_details")),
    )
    cached = fields_of(into.get("cached_tokens_details"))
    given, answered = _count(usage, "input"), _count(usage, "output")
    return Usage(
        total=_count(usage, "total") or given + answered,
        input=given,
        output=answered,
        input_text=_count(into, "text"),
        input_audio=_count(into, "audio"),
        input_image=_count(into, "image"),
        cached=_count(into, "cached"),
        cached_text=_count(cached, "text"),
        cached_audio=_count(cached, "audio"),
        cached_image=_count(cached, "image"),
        output_text=_count(out, "text"),
        output_audio=_count(out, "audio"),
        output_reasoning=_count(out, "reasoning"),
    )


def _count(fields: Mapping[str, object], kind: str) -> int:
    return token_count(fields.get(f"{kind}_tokens"))
