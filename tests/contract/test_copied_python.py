"""What "Copy as Python" writes, run with the vendor's SDK against the local service."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from typing import Any

from tests.contract.conftest import RunningService
from tests.contract.talking import until
from tests.support.sdk_script import made_by
from voicelive_desktop.domain.settings import Settings
from voicelive_desktop.domain.wire.sdk_script import sdk_code
from voicelive_desktop.domain.wire.session_update import session_update
from voicelive_desktop.domain.words.kinds import (
    AnswerKind,
    NoiseReduction,
    TurnDetection,
    UtteranceEnd,
    VoiceType,
)

SETTINGS = {
    "defaults": Settings(),
    "another voice": Settings(
        voice_type=VoiceType.OPENAI,
        voice_name="alloy",
        answer_as=AnswerKind.TEXT,
        max_output_tokens=99,
    ),
    "unfinished sentences": Settings(
        eou_model=UtteranceEnd.SEMANTIC, vad_remove_filler=True, vad_silence_ms=900
    ),
    "server detection": Settings(
        turn_detection=TurnDetection.SERVER, vad_speech_duration_assistant_ms=90
    ),
    "telephone": Settings(
        input_format="g711_ulaw", output_format="g711_ulaw", word_timestamps=True
    ),
    "pencil": Settings(
        turn_detection=TurnDetection.NONE,
        noise_reduction=NoiseReduction.NONE,
        echo_cancellation=False,
    ),
}


def test_the_service_is_told_by_it_what_the_program_tells(
    run: Callable[[Coroutine[Any, Any, Any]], Any], fast_service: RunningService
) -> None:
    async def updated(session: Any) -> dict[str, Any]:
        async with fast_service.connect() as connection:
            await until(connection, "session.created")
            await connection.session.update(session=session)
            told: dict[str, Any] = (await until(connection, "session.updated"))[-1].as_dict()[
                "session"
            ]
            return {name: value for name, value in told.items() if name not in {"id", "expires_at"}}

    async def scenario() -> None:
        for name, settings in SETTINGS.items():
            wire = session_update(settings)
            assert await updated(made_by(sdk_code(wire))) == await updated(wire), name

    run(scenario())
