"""Each row of the panel against the local service: it takes every value, and says that it uses it.

What has an effect there is measured; the tests that do so are named here. Every other row says
"works with Azure only".
"""

from __future__ import annotations

import importlib
from collections.abc import Callable, Coroutine, Iterator
from dataclasses import replace
from typing import Any

from tests.contract.conftest import PATIENT, RunningService
from tests.support.settings_context import CONTEXT, values_of
from voicelive_desktop.client.azure_connector import AzureConnector
from voicelive_desktop.client.ports import Endpoint, ServiceConnection
from voicelive_desktop.domain.facts.effects import ConfigureSession
from voicelive_desktop.domain.facts.events import ServiceErrorReported, SessionUpdated
from voicelive_desktop.domain.facts.state import Session, SessionFacts, State
from voicelive_desktop.domain.settings import SPECS, Settings, changed
from voicelive_desktop.domain.settings.sent import ABSENT
from voicelive_desktop.domain.wire.applied import applied_otherwise
from voicelive_desktop.domain.wire.declared_fields import at
from voicelive_desktop.domain.wire.session_update import session_update
from voicelive_desktop.domain.words.ids import SessionId

Run = Callable[[Coroutine[Any, Any, Any]], Any]
OF_SESSION = tuple(name for name, spec in SPECS.items() if spec.wire and name != "model")
UNIT = "tests.unit.localservice."
VAD, TURNS, RESPONSES = (
    UNIT + "hearing.test_turn_detection",
    UNIT + "session.test_spoken_turns",
    UNIT + "session.test_responses",
)
AVATAR = UNIT + "session.test_avatar_video"
FORMATS, ECHO = UNIT + "protocol.test_sound_formats", UNIT + "echo.test_echo"
MEASURED = {
    "voice_type": ("tests.contract.test_voice_preview", "test_voices_pace_and_language_are_heard"),
    "voice_name": (UNIT + "voice.test_voices", "test_another_voice_sounds_different"),
    "voice_rate": (UNIT + "voice.test_voices", "test_rate_volume_and_pitch_are_heard"),
    "voice_pitch": (UNIT + "voice.test_voices", "test_rate_volume_and_pitch_are_heard"),
    "voice_volume": (UNIT + "voice.test_voices", "test_rate_volume_and_pitch_are_heard"),
    "turn_detection": (TURNS, "test_manual_turns_wait_for_commit_and_for_response_create"),
    "vad_threshold": (VAD, "test_the_threshold_decides_how_quiet_speech_may_be"),
    "vad_prefix_padding_ms": (VAD, "test_the_start_honours_the_prefix_padding"),
    "vad_silence_ms": (VAD, "test_the_end_honours_the_silence"),
    "vad_speech_duration_ms": (VAD, "test_more_speech_may_be_asked_for_before_it_counts"),
    "vad_remove_filler": (
        UNIT + "hearing.test_fillers",
        "test_a_filler_leaves_the_answer_alone_and_is_no_turn",
    ),
    "vad_create_response": (TURNS, "test_no_answer_comes_when_none_is_wanted"),
    "vad_interrupt": (
        RESPONSES,
        "test_speech_does_not_interrupt_when_it_may_not_and_is_answered_afterwards",
    ),
    "vad_auto_truncate": (RESPONSES, "test_auto_truncate_cuts_what_was_not_played"),
    "eou_model": (VAD, "test_a_turn_stays_open_while_the_words_are_unfinished"),
    "eou_timeout_ms": (VAD, "test_a_turn_stays_open_while_the_words_are_unfinished"),
    "talk_mode": ("tests.contract.test_push_to_talk", "test_esc_sends_nothing_to_be_answered"),
    "talk_strategy": ("tests.contract.test_push_to_talk", "test_esc_sends_nothing_to_be_answered"),
    "noise_reduction": (ECHO, "test_noise_is_lowered_whatever_the_format"),
    "echo_cancellation": (ECHO, "test_without_cancellation_it_interrupts_itself"),
    "echo_reference": (ECHO, "test_the_clients_own_reference_serves_as_well"),
    "instructions": (
        UNIT + "session.test_answers_asked_for",
        "test_a_story_under_such_instructions_is_short",
    ),
    "answer_as": (RESPONSES, "test_text_alone_is_sent_as_text"),
    "max_output_tokens": (RESPONSES, "test_too_many_tokens_end_a_response_as_incomplete"),
    "tool_choice": (UNIT + "hearing.test_understanding", "test_a_forced_function_is_called"),
    "visemes": (UNIT + "voice.test_visemes", "test_each_sound_brings_its_viseme_with_the_sound"),
    "avatar_type": (AVATAR, "test_a_reply_comes_as_a_video_with_its_sound"),
    "avatar_transport": (AVATAR, "test_over_webrtc_a_reply_is_said_at_the_peer"),
    "avatar_audit_audio": (AVATAR, "test_a_reply_comes_as_a_video_with_its_sound"),
    "avatar_resolution": (AVATAR, "test_a_reply_comes_as_a_video_with_its_sound"),
    "avatar_background": (AVATAR, "test_ground_and_bit_rate_are_those_asked_for"),
    "avatar_bitrate": (AVATAR, "test_ground_and_bit_rate_are_those_asked_for"),
    "avatar_crop": (AVATAR, "test_a_crop_is_what_is_sent"),
    **{
        f"avatar_{name}": (UNIT + "voice.test_face_drawing", "test_the_scene_moves_the_face")
        for name in [
            "zoom",
            "position_x",
            "position_y",
            "rotation_x",
            "rotation_y",
            "rotation_z",
            "amplitude",
        ]
    },
    "word_timestamps": (RESPONSES, "test_words_have_timestamps_when_asked_for"),
    "transcription_model": (
        TURNS,
        "test_without_transcription_the_words_stay_inside_but_are_answered",
    ),
    "input_format": (FORMATS, "test_every_input_becomes_16_khz"),
    "input_rate": (FORMATS, "test_every_input_becomes_16_khz"),
    "output_format": (FORMATS, "test_output_has_the_length_of_its_format"),
}


def wishes() -> Iterator[tuple[str, Settings]]:
    """Each setting with each value, among others with which it has an effect."""
    for name in OF_SESSION:
        base, _ = changed(Settings(), CONTEXT.get(name, {}))
        for value in values_of(name, base):
            wanted = replace(base, **{name: value})
            yield (
                name,
                changed(wanted, {})[0]
                if getattr(changed(wanted, {})[0], name) == value
                else wanted,
            )


async def answer(
    connection: ServiceConnection, settings: Settings, name: str
) -> SessionUpdated | ServiceErrorReported:
    await connection.send(ConfigureSession(session_update(settings, touched=frozenset({name}))))
    while True:
        for message in await connection.receive():
            if isinstance(message, SessionUpdated | ServiceErrorReported):
                return message


def test_the_service_takes_every_value_of_every_row_and_says_that_it_uses_it(
    run: Run, fast_service: RunningService
) -> None:
    tried: dict[str, int] = {}
    wrong: list[str] = []

    async def with_model(model: str) -> None:
        connection = await AzureConnector(lambda: 1.0).connect(
            Endpoint(fast_service.endpoint, fast_service.key, model, link=PATIENT)
        )
        try:
            for name, settings in wishes():
                if settings.model == model:
                    told = await answer(connection, settings, name)
                    tried[name] = tried.get(name, 0) + 1
                    wrong.extend(problems(name, settings, told))
        finally:
            await connection.close()

    async def scenario() -> None:
        for model in sorted({settings.model for _, settings in wishes()}):
            await with_model(model)

    run(scenario())
    assert wrong == []
    assert tried.keys() == set(OF_SESSION)
    assert sum(tried.values()) > 150


def problems(
    name: str, settings: Settings, told: SessionUpdated | ServiceErrorReported
) -> list[str]:
    """What the row of this setting would have to say."""
    value = getattr(settings, name)
    if isinstance(told, ServiceErrorReported):
        return [f"{name} = {value!r}: {told.because.message}"]
    session = Session(SessionId("s"), settings.model, applied=told.applied, applied_for=settings)
    state = State(
        settings=settings, current=SessionFacts(session=session, touched=frozenset({name}))
    )
    used = applied_otherwise(state, name)
    is_said = (
        at(session_update(settings, touched=frozenset({name})), SPECS[name].wire) is not ABSENT
    )
    is_told = any(
        path == SPECS[name].wire or path.startswith(SPECS[name].wire + ".")
        for path, _ in told.applied
    )
    if used is not None:
        return [f"{name} = {value!r}: the service uses {used}"]
    return [f"{name} = {value!r}: not told"] if is_said and not is_told else []


def test_a_row_has_a_measured_effect_in_the_demo_or_says_that_it_works_with_azure_only() -> None:
    assert MEASURED.keys() == {name for name in OF_SESSION if not SPECS[name].azure_only}
    for module, test in MEASURED.values():
        assert callable(getattr(importlib.import_module(module), test))
