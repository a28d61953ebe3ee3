"""The service with its large ear: what a client sees of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.contract.conftest import running_service
from tests.contract.talking import pcm_24k, say, texts, until
from tests.support.speech_parts import environment, speech_parts

__all__ = ["speech_parts"]

TRANSCRIPTION = "conversation.item.input_audio_transcription"


def test_words_are_written_as_they_were_said_and_the_home_stays_empty(
    speech_parts: Path, tmp_path: Path, run: Callable[[Any], Any]
) -> None:
    async def talk(running: Any) -> list[Any]:
        async with running.connect() as connection:
            await until(connection, "session.created")
            await connection.session.update(
                session={"input_audio_transcription": {"model": "azure-speech"}}
            )
            await until(connection, "session.updated")
            await say(connection, pcm_24k("slt-weather", after_ms=1500))
            return await until(connection, f"{TRANSCRIPTION}.completed")

    home = {"HOME": str(tmp_path), "XDG_CACHE_HOME": str(tmp_path / "cache")}
    with running_service("--speed", "1000", **environment(), **home) as running:
        events = run(talk(running))
    assert texts(events, f"{TRANSCRIPTION}.completed", "transcript") == [
        "What is the weather like tomorrow?"
    ]
    assert [e.type for e in events].count("input_audio_buffer.speech_started") == 1
    assert list(tmp_path.iterdir()) == []
