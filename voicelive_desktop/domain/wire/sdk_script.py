"""Writes a session.update as Python for azure-ai-voicelive. Pure: a test compares the tables below
with the SDK.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from voicelive_desktop.domain.words.wire_object import WireMapping

MODULE = "azure.ai.voicelive.models"
_INDENT = "    "

_LEVELS = ("threshold", "prefix_padding_ms", "silence_duration_ms", "end_of_utterance_detection")
_TURN = ("auto_truncate", "create_response", "interrupt_response")
_SEMANTIC = ("speech_duration_ms", "remove_filler_words")
_END = ("threshold_level", "timeout_ms")
_SOUND = (
    "temperature", "custom_lexicon_url", "custom_text_normalization_url", "prefer_locales", "locale", "style", "pitch",
    "rate", "volume",
)  # fmt: skip
_INTERIM = ("triggers", "latency_threshold_ms")
# For each object of a session: by which of its fields the SDK tells its class, and the class with
# what it takes. The field that tells the class is set by the class itself where the class has only
# one value for it.
CLASSES: Mapping[str, tuple[str, Mapping[str, tuple[str, tuple[str, ...]]]]] = {
    "voice": (
        "type",
        {
            "openai": ("OpenAIVoice", ("name",)),
            "azure-standard": ("AzureStandardVoice", ("name", *_SOUND)),
            "azure-custom": ("AzureCustomVoice", ("name", "endpoint_id", *_SOUND)),
            "azure-personal": ("AzurePersonalVoice", ("name", "model", *_SOUND)),
            "avatar-voice-sync": ("AzureAvatarVoiceSyncVoice", ("model", *_SOUND)),
            "azure-realtime-native": ("AzureRealtimeNativeVoice", ("name",)),
        },
    ),
    "turn_detection": (
        "type",
        {
            "server_vad": ("ServerVad", (*_LEVELS, *_TURN)),
            "azure_semantic_vad": ("AzureSemanticVad", (*_LEVELS, *_SEMANTIC, "languages", *_TURN)),
            "azure_semantic_vad_en": ("AzureSemanticVadEn", (*_LEVELS, *_SEMANTIC, *_TURN)),
            "azure_semantic_vad_multilingual": (
                "AzureSemanticVadMultilingual",
                (*_LEVELS, *_SEMANTIC, "languages", *_TURN),
            ),
        },
    ),
    "end_of_utterance_detection": (
        "model",
        {
            "semantic_detection_v1": ("AzureSemanticDetection", _END),
            "semantic_detection_v1_en": ("AzureSemanticDetectionEn", _END),
            "semantic_detection_v1_multilingual": ("AzureSemanticDetectionMultilingual", _END),
        },
    ),
    "interim_response": (
        "type",
        {
            "static_interim_response": ("StaticInterimResponseConfig", (*_INTERIM, "texts")),
            "llm_interim_response": (
                "LlmInterimResponseConfig",
                (*_INTERIM, "model", "instructions", "max_completion_tokens"),
            ),
        },
    ),
    "tools": (
        "type",
        {
            "function": ("FunctionTool", ("name", "description", "parameters")),
            "mcp": (
                "MCPServer",
                (
                    "server_label",
                    "server_url",
                    "authorization",
                    "headers",
                    "allowed_tools",
                    "require_approval",
                ),
            ),
        },
    ),
    "tool_choice": ("type", {"function": ("ToolChoiceFunctionSelection", ("name",))}),
}
# Objects of one class only: all their fields are given.
SINGLE: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "input_audio_noise_reduction": ("AudioNoiseReduction", ("type",)),
    "input_audio_echo_cancellation": (
        "AudioEchoCancellation",
        ("type", "reference_source", "channels"),
    ),
    "input_audio_transcription": (
        "AudioInputTranscriptionOptions",
        ("model", "language", "custom_speech", "phrase_list"),
    ),
    "animation": ("Animation", ("model_name", "outputs")),
}
OF_SESSION = (
    "model", "modalities", "animation", "voice", "instructions", "input_audio_sampling_rate", "input_audio_format",
    "output_audio_format", "turn_detection", "input_audio_noise_reduction", "input_audio_echo_cancellation", "avatar",
    "input_audio_transcription", "output_audio_timestamp_types", "tools", "tool_choice", "parallel_tool_calls",
    "temperature", "max_response_output_tokens", "reasoning_effort", "interim_response", "include", "metadata",
)  # fmt: skip


def sdk_code(session: WireMapping) -> str:
    """Return a script whose `session` is this session; fields unknown to the SDK are set as items."""
    used: set[str] = {"RequestSession"}
    body = "\n".join(_session(session, used))
    imports = "".join(f"{_INDENT}{name},\n" for name in sorted(used))
    last = "# async with connect(...) as connection:\n#     await connection.session.update(session=session)\n"
    return f"from {MODULE} import (\n{imports})\n\n{body}\n\n{last}"


def _session(session: WireMapping, used: set[str]) -> Iterator[str]:
    later: list[str] = []
    named: list[str] = []
    for name, value in session.items():
        if name not in OF_SESSION:
            later.append(f"session[{name!r}] = {_value(value, 0)}")
            continue
        found = _class_of(name, value)
        if found is None:
            named.append(f"{_INDENT}{name}={_field(name, value, used, 1)},")
            continue
        odd = [inner for inner in value if inner not in found[1] and inner != found[2]] + _nulls(
            value
        )
        if not odd:
            named.append(f"{_INDENT}{name}={_made(found, value, used, 1)},")
            continue
        yield f"{name} = {_made(found, value, used, 0)}"
        yield from (
            f"{name}[{inner!r}] = {_value(value[inner], 0)}" for inner in dict.fromkeys(odd)
        )
        named.append(f"{_INDENT}{name}={name},")
    yield "session = RequestSession("
    yield from named
    yield ")"
    yield from later


Found = tuple[str, tuple[str, ...], str]  # class, its fields, the field that the class sets itself


def _class_of(name: str, value: object) -> Found | None:
    if not isinstance(value, Mapping):
        return None
    if name in SINGLE:
        return (*SINGLE[name], "")
    told_by, classes = CLASSES.get(name, ("", {}))
    found = classes.get(str(value.get(told_by)))
    if found is None:
        return None
    return (*found, told_by)


def _nulls(value: WireMapping) -> list[str]:
    """Fields that the SDK would leave out, for it drops what is null in an object of an object."""
    return [name for name, inner in value.items() if inner is None]


def _field(name: str, value: object, used: set[str], depth: int) -> str:
    if name == "tools" and isinstance(value, list) and value:
        entries = (_inner("tools", entry, used, depth + 1) for entry in value)
        return (
            "[\n"
            + "".join(f"{_INDENT * (depth + 1)}{entry},\n" for entry in entries)
            + f"{_INDENT * depth}]"
        )
    return _value(value, depth)


def _made(found: Found, value: WireMapping, used: set[str], depth: int) -> str:
    """A call of a class with the fields that it knows."""
    name, fields, _ = found
    used.add(name)
    inner = {field: value[field] for field in fields if value.get(field) is not None}
    if not inner:
        return f"{name}()"
    lines = (
        f"{_INDENT * (depth + 1)}{field}={_inner(field, inner[field], used, depth + 1)},\n"
        for field in inner
    )
    return f"{name}(\n{''.join(lines)}{_INDENT * depth})"


def _inner(name: str, value: object, used: set[str], depth: int) -> str:
    found = _class_of(name, value)
    if (
        found is None
        or not isinstance(value, Mapping)
        or set(value) - {*found[1], found[2]}
        or _nulls(value)
    ):
        return _value(value, depth)
    return _made(found, value, used, depth)


def _value(value: object, depth: int) -> str:
    """A plain value as Python; objects and long lists over several lines."""
    if isinstance(value, Mapping) and value:
        lines = (
            f"{_INDENT * (depth + 1)}{k!r}: {_value(v, depth + 1)},\n" for k, v in value.items()
        )
        return f"{{\n{''.join(lines)}{_INDENT * depth}}}"
    if isinstance(value, list) and any(isinstance(entry, Mapping | list) for entry in value):
        entries = (f"{_INDENT * (depth + 1)}{_value(entry, depth + 1)},\n" for entry in value)
        return f"[\n{''.join(entries)}{_INDENT * depth}]"
    return repr(value)
