"""What a setting needs of others to have an effect at all."""

from __future__ import annotations

from typing import Any

from voicelive_desktop.domain.settings import SPECS, Kind, Settings

_LLM = {"model": "gpt-4.1", "interim_kind": "llm_interim_response"}
_STATIC = {"model": "gpt-4.1", "interim_kind": "static_interim_response"}
_AZURE_SPEECH = {"model": "gpt-4.1", "transcription_model": "azure-speech"}
_EOU = {"eou_model": "semantic_detection_v1"}
_AVATAR = {"avatar_type": "video-avatar"}
_PHOTO = {"avatar_type": "photo-avatar", "avatar_character": "anika"}
CONTEXT: dict[str, dict[str, Any]] = {
    "model_family": {"model": "my-deployment", "transcription_model": "azure-speech"},
    "talk_mode": {"talk_strategy": "manual"},
    "talk_strategy": {"talk_mode": "push"},
    "eou_threshold": _EOU,
    "eou_timeout_ms": _EOU,
    "vad_eagerness": {"turn_detection": "semantic_vad"},
    "vad_appended_text": {"vad_auto_truncate": True},
    "voice_endpoint_id": {"voice_type": "azure-custom"},
    "voice_model": {"voice_type": "azure-personal"},
    "animation_model": {"visemes": True},
    "avatar_character": _AVATAR,
    "avatar_style": _AVATAR,
    "avatar_customized": _AVATAR,
    "avatar_transport": _AVATAR,
    "avatar_place": _AVATAR,
    "avatar_size": _AVATAR,
    "avatar_background": _AVATAR,
    "avatar_resolution": _AVATAR,
    "avatar_bitrate": _AVATAR,
    "avatar_crop": _AVATAR,
    "avatar_audit_audio": _AVATAR,
    "avatar_in_modalities": _AVATAR,
    **{
        f"avatar_{name}": _PHOTO
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
    "telemetry_url": {"telemetry": True},
    "telemetry_content": {"telemetry": True},
    "brain_model": {"brain_url": "http://localhost:11434"},
    "brain_trusted_host": {"brain_url": "http://localhost:11434"},
    "interim_kind": {"model": "gpt-4.1", "transcription_model": "azure-speech"},
    "interim_triggers": _LLM,
    "interim_latency_ms": _LLM,
    "interim_texts": _STATIC,
    "interim_model": _LLM,
    "interim_instructions": _LLM,
    "interim_max_tokens": _LLM,
    "transcription_phrases": _AZURE_SPEECH,
    "transcription_custom_speech": _AZURE_SPEECH,
}
# A possible value of a text that has a form.
TEXTS = {
    "metadata": "team: support",
    "session_extra": '{"animation": {"outputs": ["viseme_id"]}}',
    "avatar_background": "#00B050",
    "avatar_crop": "320, 0, 960, 720",
    "api_version": "2026-04-10",
    "extra_headers": "X-Team: support",
    "extra_query": "features: client_ec_reference:true",
    "token_scopes": "https://example.org/.default",
    "session_without": "temperature",
    "transcription_custom_speech": "en-US: 1234",
    "transcription_phrases": "Contoso",
    "vad_languages": "en\nde",
    "voice_prefer_locales": "en-GB",
    "voice_locale": "en-GB",
    "brain_url": "http://localhost:11434",
    "global_talk_key": "Ctrl+Alt+Space",
    "global_mute_key": "Ctrl+Alt+M",
    "telemetry_url": "http://127.0.0.1:4319",
    "voice_lexicon_url": "https://example.org/lexicon.xml",
    "voice_text_normalization_url": "https://example.org/rules.xml",
}


def values_of(name: str, base: Settings) -> list[Any]:
    """Every other value of a choice or a switch; of the rest some that are far from the present
    one.
    """
    spec, present = SPECS[name], getattr(base, name)
    if isinstance(present, bool):
        return [not present]
    if isinstance(present, int | float):
        return [
            type(present)(v)
            for v in (spec.minimum, spec.minimum + spec.step, spec.maximum)
            if v != present
        ]
    if spec.kind is Kind.CHOICE and len(spec.choices(base)) == 1:
        return [present]  # there is no other
    listed = [c.value for c in spec.choices(base) if c.value != present]
    return [*listed, TEXTS[name]] if name in TEXTS else listed or [TEXTS.get(name, "de-DE")]
