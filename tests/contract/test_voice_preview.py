"""Voices are heard through a connection of their own: the real client, the local service."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from dataclasses import replace
from typing import Any

from tests.contract.conftest import PATIENT, RunningService
from voicelive_desktop.app.services.voice_sample import VoicePreviews
from voicelive_desktop.client.azure_connector import AzureConnector
from voicelive_desktop.client.ports import Endpoint
from voicelive_desktop.domain.settings import Settings
from voicelive_desktop.domain.words.failures import FailureKind
from voicelive_desktop.domain.words.kinds import VoiceType

Run = Callable[[Coroutine[Any, Any, Any]], Any]
SECOND = 48_000  # bytes


def test_voices_pace_and_language_are_heard(run: Run, service: RunningService) -> None:
    settings = Settings()

    async def resolve(_settings: Settings) -> Endpoint:
        return Endpoint(service.endpoint, service.key, "gpt-realtime", link=PATIENT)

    async def scenario() -> None:
        nonlocal settings
        previews = VoicePreviews(AzureConnector(lambda: 1.0), resolve, lambda: settings)
        for name in (
            "alloy",
            "en-US-Ava:DragonHDLatestNeural",
            "de-DE-KatjaNeural",
            "ja-JP-KeitaNeural",
        ):
            assert await previews.fetch(name) is None
            assert SECOND < len(previews.sound(name)) < 12 * SECOND
        assert (
            len(
                {
                    previews.sound(n)
                    for n in ("alloy", "en-US-Ava:DragonHDLatestNeural", "de-DE-KatjaNeural")
                }
            )
            == 3
        )
        before = len(previews.sound("de-DE-KatjaNeural"))
        settings = replace(settings, voice_rate=1.5)
        assert await previews.fetch("de-DE-KatjaNeural") is None
        assert len(previews.sound("de-DE-KatjaNeural")) < 0.8 * before

    run(scenario())


def test_why_a_voice_cannot_be_heard_is_told(run: Run, service: RunningService) -> None:
    endpoint = Endpoint(service.endpoint, "wrong", "gpt-realtime", link=PATIENT)

    async def resolve(_settings: Settings) -> Endpoint:
        return endpoint

    async def scenario() -> None:
        nonlocal endpoint
        previews = VoicePreviews(AzureConnector(lambda: 1.0), resolve, Settings)
        refused = await previews.fetch("alloy")
        assert refused is not None
        assert refused.kind is FailureKind.REFUSED
        endpoint = Endpoint(service.endpoint, service.key, "gpt-realtime", link=PATIENT)
        custom = VoicePreviews(
            AzureConnector(lambda: 1.0), resolve, lambda: Settings(voice_type=VoiceType.OPENAI)
        )
        unknown = await custom.fetch("nobody")
        assert unknown is not None
        assert "nobody" in unknown.message
        assert custom.sound("nobody") == b""

    run(scenario())
