"""Fetches how a voice sounds, with the service that is chosen now."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from voicelive_desktop.client.ports import ConnectFailed, ConnectionLost, Connector, Endpoint
from voicelive_desktop.client.voice_sample_session import speak
from voicelive_desktop.domain.catalogue import voices
from voicelive_desktop.domain.settings import Settings
from voicelive_desktop.domain.settings.connection import is_local
from voicelive_desktop.domain.wire.declared_fields import written_field
from voicelive_desktop.domain.words.failures import Failure
from voicelive_desktop.domain.words.kinds import VoiceType
from voicelive_desktop.domain.words.quick_classes import replace

Resolver = Callable[[Settings], Awaitable[Endpoint]]
KEPT = 24  # sentences of some 3 s: 150 kB each


class VoicePreviews:
    """What was fetched is kept, so that hearing it again costs nothing. Loop thread only."""

    def __init__(
        self, connector: Connector, resolve: Resolver, settings: Callable[[], Settings]
    ) -> None:
        self._connector = connector
        self._settings = settings
        self._resolve = resolve
        self._sounds: dict[str, tuple[Settings, bytes]] = {}

    def sound(self, name: str) -> bytes:
        """What was fetched of this voice."""
        if name in self._sounds:
            return self._sounds[name][1]
        return b""

    async def fetch(self, name: str) -> Failure | None:
        """Let the voice speak; why it could not. The settings say where, and at which
        pace and pitch.
        """
        settings = self._settings()
        wanted = replace(
            settings,
            voice_name=name,
            voice_type=VoiceType(voices.kind_of(name) or settings.voice_type),
        )
        if name in self._sounds and _alike(self._sounds[name][0], wanted):
            return None
        as_written = is_local(wanted) or wanted.voice_type not in {
            VoiceType.OPENAI,
            VoiceType.AZURE_REALTIME_NATIVE,
        }
        try:
            endpoint = await self._resolve(wanted)
            pcm = await speak(
                self._connector,
                endpoint,
                written_field(wanted, "voice"),
                voices.sentence(name),
                as_written=as_written,
            )
        except (ConnectFailed, ConnectionLost) as failed:
            return failed.failure
        self._sounds[name] = (wanted, pcm)
        while len(self._sounds) > KEPT:
            del self._sounds[next(iter(self._sounds))]
        return None


def _alike(one: Settings, other: Settings) -> bool:
    """Whether both mean the same sound of the same service."""
    places = {(s.target, s.endpoint) for s in (one, other)}
    return len(places) == 1 and written_field(one, "voice") == written_field(other, "voice")
