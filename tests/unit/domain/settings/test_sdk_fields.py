"""Every field of the SDK's RequestSession and its sub-models has a setting, or a reason why nobody
could want one.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from azure.ai.voicelive import models

from voicelive_desktop.domain.settings import SPECS

EOU = "turn_detection.end_of_utterance_detection"
SUBMODELS: dict[str, tuple[type, ...]] = {
    "animation": (models.Animation,),
    "avatar": (models.AvatarConfig,),
    "avatar.video": (models.VideoParams,),
    "avatar.scene": (models.Scene,),
    "voice": (
        models.OpenAIVoice,
        models.AzureStandardVoice,
        models.AzureCustomVoice,
        models.AzurePersonalVoice,
        models.AzureAvatarVoiceSyncVoice,
        models.AzureRealtimeNativeVoice,
    ),
    "turn_detection": (
        models.ServerVad,
        models.AzureSemanticVad,
        models.AzureSemanticVadEn,
        models.AzureSemanticVadMultilingual,
    ),
    EOU: (
        models.AzureSemanticDetection,
        models.AzureSemanticDetectionEn,
        models.AzureSemanticDetectionMultilingual,
    ),
    "input_audio_noise_reduction": (models.AudioNoiseReduction,),
    "input_audio_echo_cancellation": (models.AudioEchoCancellation,),
    "input_audio_transcription": (models.AudioInputTranscriptionOptions,),
    "interim_response": (models.StaticInterimResponseConfig, models.LlmInterimResponseConfig),
}
# Why a field has no row. Only these may wait for later work.
REASONS = {
    "tools": "waits: functions have their own page",
    "avatar.ice_servers": "the service's own, which it tells; custom fields for others",
    "avatar.model": "vasa-1 with each photo avatar: there is no other",
    "avatar.video.codec": "there is one, h264",
    "avatar.video.gop_size": "custom fields: how often a whole picture comes is the service's business",
    "input_audio_echo_cancellation.channels": "follows from the reference: (server, 1) or (client, 2)",
}
BASES = (models.AzureVoice, models.TurnDetection, models.EouDetection)


def _names(model: Any) -> Iterator[str]:
    model({})  # the SDK builds its table of fields with the first instance
    for rest in model._attr_to_rest_field.values():  # the SDK tells it nowhere else
        yield rest._rest_name


def sdk_paths() -> frozenset[str]:
    """The path of every field that takes a value."""
    paths = {name for name in _names(models.RequestSession) if name not in SUBMODELS}
    for path, kinds in SUBMODELS.items():
        paths |= {f"{path}.{name}" for kind in kinds for name in _names(kind)}
    return frozenset(paths - SUBMODELS.keys())


COVERED = frozenset(spec.wire for spec in SPECS.values() if spec.wire)


@pytest.mark.parametrize("path", sorted(sdk_paths()))
def test_every_field_of_the_sdk_has_a_setting_or_a_reason(path: str) -> None:
    assert path in COVERED or REASONS.get(path), f"{path} has neither a setting nor a reason"


def test_reasons_are_given_only_where_there_is_no_setting() -> None:
    assert not COVERED & REASONS.keys()
    waiting = {path for path, reason in REASONS.items() if reason.startswith("waits")}
    asked_for = {"input_audio_echo_cancellation.reference_source"}
    assert waiting - asked_for == {"tools"}


def test_every_submodel_that_the_sdk_has_is_walked() -> None:
    """A new kind of voice, detection or interim response in a later SDK is noticed here."""
    walked = {kind for kinds in SUBMODELS.values() for kind in kinds}
    assert {kind for base in BASES for kind in _descendants(base)} <= walked
    named = ("InterimResponseConfig", "Voice")
    found = {
        kind
        for name in dir(models)
        if name.endswith(named) and isinstance(kind := getattr(models, name), type)
    }
    enums_and_bases = {models.AzureVoice, models.InterimResponseConfigBase}
    assert found - enums_and_bases <= walked


def _descendants(kind: type[Any]) -> set[type[Any]]:
    children: list[type[Any]] = kind.__subclasses__()
    return {inner for child in children for inner in ({child} | _descendants(child))}
