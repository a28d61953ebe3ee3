"""The settings of answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from voicelive_desktop.domain.catalogue import models
from voicelive_desktop.domain.catalogue.models import Family
from voicelive_desktop.domain.settings.avatar import modalities
from voicelive_desktop.domain.settings.connection import owned_by_agent
from voicelive_desktop.domain.settings.model import family_of
from voicelive_desktop.domain.settings.sent import (
    OR_NULL,
    SORTED_WORDS,
    STRIPPED,
    TOKENS,
    TOOL,
    Sent,
    WireForm,
    listed,
    texts_in,
)
from voicelive_desktop.domain.settings.spec import Group, Kind, Spec, fixed, setting
from voicelive_desktop.domain.settings.texts import pairs, pairs_problem
from voicelive_desktop.domain.words.kinds import AnswerKind, InterimKind, VoiceType
from voicelive_desktop.domain.words.quick_classes import dataclass
from voicelive_desktop.domain.words.wording import Words

if TYPE_CHECKING:
    from voicelive_desktop.domain.settings.table import Settings


MOST_PAIRS, LONGEST_NAME, LONGEST_VALUE = 16, 64, 512  # of metadata (voice-live-api.md A3)


def _text_models_only(s: Settings) -> str:
    cascaded = family_of(s) is Family.TEXT
    if cascaded:
        return ""
    return Words("Only for text models. Speech models don't need it.")


def _needs_interim(s: Settings) -> str:
    return _text_models_only(s) or (
        "" if s.interim_kind != InterimKind.NONE else Words("Turn on “Interim responses” first.")
    )


def _needs_static(s: Settings) -> str:
    return _needs_interim(s) or (
        "" if s.interim_kind == InterimKind.STATIC else Words("Only for your own sentences.")
    )


def _needs_llm(s: Settings) -> str:
    return _needs_interim(s) or (
        "" if s.interim_kind == InterimKind.LLM else Words("Only for generated interim responses.")
    )


def _azure_speaker(s: Settings) -> str:
    if s.answer_as != AnswerKind.AUDIO:
        if s.answer_as == AnswerKind.TEXT:
            return Words("Replies are text only.")
        return Words("Replies are turned off.")
    if s.voice_type in {VoiceType.AZURE_STANDARD, VoiceType.AZURE_CUSTOM}:
        return ""
    return Words("Only for Azure voices.")


def _needs_animation(s: Settings) -> str:
    return _azure_speaker(s) or (
        "" if s.visemes or s.blendshapes else Words("Turn on “Visemes” or “Blend shapes” first.")
    )


def _spoken_or_written(value: object) -> object:
    if "audio" in texts_in(value):
        return AnswerKind.AUDIO
    return AnswerKind.TEXT


def metadata_problem(text: str) -> str:
    """Return what is wrong with metadata, or ""."""
    found = pairs(text)
    if len(found) > MOST_PAIRS:
        return Words("The service accepts at most {n} lines.", n=MOST_PAIRS)
    if any(len(name) > LONGEST_NAME or len(value) > LONGEST_VALUE for name, value in found.items()):
        return Words(
            "A name can have up to {name} characters, a value up to {value}.",
            name=LONGEST_NAME,
            value=LONGEST_VALUE,
        )
    return pairs_problem(text)


@dataclass(frozen=True, kw_only=True)
class AnswerSettings:
    """Part of `Settings`."""

    __slots__ = ()

    answer_as: AnswerKind = setting(
        AnswerKind.AUDIO,
        Spec(
            "Reply with",
            "Speech and text, text only, or nothing: then your words are just transcribed.",
            Group.ANSWERS,
            Kind.CHOICE,
            keywords="modalities text audio silent mute written transcribe only dictate transcription session",
            choices=fixed((*models.ANSWER_KINDS, models.NO_ANSWERS)),
            wire="modalities",
            sent=Sent(WireForm(str, _spoken_or_written), whole=modalities),
        ),
    )
    max_output_tokens: int = setting(
        0,
        Spec(
            "Maximum reply length",
            "In tokens, about 20 per spoken second. The reply stops there, even mid-sentence.",
            Group.ANSWERS,
            Kind.INTEGER,
            minimum=0,
            maximum=4096,
            step=50,
            keywords="max response answer output tokens limit short shorter long longer length brief",
            unless=owned_by_agent,
            wire="max_response_output_tokens",
            sent=Sent(TOKENS, null=0, by_itself="inf"),
            special="no limit",
        ),
    )
    reasoning_effort: str = setting(
        "",
        Spec(
            "Reasoning effort",
            "How long a reasoning model thinks. Less is faster.",
            Group.ANSWERS,
            Kind.CHOICE,
            keywords="thinking effort minimal low high gpt-5",
            choices=fixed(models.REASONING),
            unless=owned_by_agent,
            wire="reasoning_effort",
            sent=Sent(OR_NULL, null="", by_itself=None),
            azure_only=True,
        ),
    )
    tool_choice: str = setting(
        "auto",
        Spec(
            "Function calling",
            "Whether the model can call functions. Type a function's name to always call that one.",
            Group.FUNCTIONS,
            Kind.EDITABLE_CHOICE,
            keywords="tool choice required none function calling",
            choices=fixed(models.TOOL_CHOICES),
            unless=owned_by_agent,
            wire="tool_choice",
            sent=Sent(TOOL),
        ),
    )
    parallel_tool_calls: bool = setting(
        True,
        Spec(
            "Parallel function calls",
            "The model can call several functions at the same time.",
            Group.FUNCTIONS,
            Kind.SWITCH,
            keywords="parallel tool calls",
            unless=owned_by_agent,
            wire="parallel_tool_calls",
            sent=Sent(by_itself=True),
            azure_only=True,
        ),
    )
    interim_kind: InterimKind = setting(
        InterimKind.NONE,
        Spec(
            "Interim responses",
            "What the assistant says while a reply takes long or a function is running.",
            Group.ANSWERS,
            Kind.CHOICE,
            keywords="interim response latency static llm waiting",
            choices=fixed(models.INTERIM_KINDS),
            unless=_text_models_only,
            wire="interim_response.type",
            sent=Sent(heads=InterimKind.NONE, null=InterimKind.NONE, by_itself=None),
            azure_only=True,
        ),
    )
    interim_triggers: str = setting(
        "latency",
        Spec(
            "Interim trigger",
            "When the assistant gives an interim response.",
            Group.ANSWERS,
            Kind.CHOICE,
            keywords="interim trigger latency tool",
            choices=fixed(models.INTERIM_TRIGGERS),
            unless=_needs_interim,
            folds=True,
            wire="interim_response.triggers",
            sent=Sent(SORTED_WORDS),
            azure_only=True,
        ),
    )
    interim_latency_ms: int = setting(
        2000,
        Spec(
            "Interim delay",
            "How long to wait for a reply before giving an interim response.",
            Group.ANSWERS,
            Kind.INTEGER,
            minimum=0,
            maximum=10000,
            step=100,
            unit=" ms",
            keywords="interim latency threshold",
            unless=_needs_interim,
            folds=True,
            wire="interim_response.latency_threshold_ms",
            azure_only=True,
        ),
    )
    interim_texts: str = setting(
        "One moment, please.",
        Spec(
            "Interim sentences",
            "One per line. The service picks one.",
            Group.ANSWERS,
            Kind.LINES,
            keywords="interim static texts",
            unless=_needs_static,
            folds=True,
            wire="interim_response.texts",
            azure_only=True,
        ),
    )
    interim_model: str = setting(
        "gpt-4.1-mini",
        Spec(
            "Interim model",
            "The small model that writes interim responses.",
            Group.ANSWERS,
            Kind.LINE,
            keywords="interim llm model",
            unless=_needs_llm,
            folds=True,
            wire="interim_response.model",
            sent=Sent(STRIPPED),
            azure_only=True,
        ),
    )
    interim_instructions: str = setting(
        "",
        Spec(
            "Interim instructions",
            "What the small model should say while you wait.",
            Group.ANSWERS,
            Kind.TEXT,
            keywords="interim llm prompt",
            unless=_needs_llm,
            folds=True,
            wire="interim_response.instructions",
            sent=Sent(STRIPPED, unsaid=True),
            azure_only=True,
        ),
    )
    interim_max_tokens: int = setting(
        50,
        Spec(
            "Interim length",
            "The longest interim response, in tokens.",
            Group.ANSWERS,
            Kind.INTEGER,
            minimum=1,
            maximum=500,
            step=10,
            keywords="interim max completion tokens",
            unless=_needs_llm,
            folds=True,
            wire="interim_response.max_completion_tokens",
            azure_only=True,
        ),
    )
    word_timestamps: bool = setting(
        False,
        Spec(
            "Word timestamps",
            "The service reports when each word of a reply is spoken. With an avatar, this makes highlighting exact.",
            Group.ANSWERS,
            Kind.SWITCH,
            keywords="word timing timestamps karaoke",
            unless=_azure_speaker,
            wire="output_audio_timestamp_types",
            sent=Sent(listed("word"), unsaid=True, by_itself=[], also=("answer_as",)),
        ),
    )
    visemes: bool = setting(
        False,
        Spec(
            "Visemes",
            "A small face beside the state moves its lips with the reply. Only some Azure voices send mouth shapes.",
            Group.ANSWERS,
            Kind.SWITCH,
            keywords="viseme animation lips mouth face",
            unless=_azure_speaker,
            wire="animation.outputs",
            sent=Sent(
                listed("viseme_id"), null=False, unsaid=True, by_itself=None, also=("answer_as",)
            ),
        ),
    )
    blendshapes: bool = setting(
        False,
        Spec(
            "Blend shapes",
            "The service sends facial blend shapes where it supports them. For developers: the app does not show them.",
            Group.ANSWERS,
            Kind.SWITCH,
            keywords="blendshape animation face",
            unless=_azure_speaker,
            wire="animation.outputs",
            sent=Sent(listed("blendshapes"), null=False, unsaid=True, by_itself=None),
            azure_only=True,
        ),
    )
    animation_model: str = setting(
        "",
        Spec(
            "Animation model",
            "The model that creates visemes and blend shapes. Leave empty for the service's default.",
            Group.ANSWERS,
            Kind.LINE,
            keywords="animation model name",
            unless=_needs_animation,
            folds=True,
            wire="animation.model_name",
            sent=Sent(STRIPPED, unsaid=True),
            azure_only=True,
        ),
    )
    include_logprobs: bool = setting(
        False,
        Spec(
            "Word confidence (logprobs)",
            "Shades the words that the transcription is unsure of. A row's details have the figures.",
            Group.ANSWERS,
            Kind.SWITCH,
            keywords="include logprobs confidence transcription",
            wire="include",
            sent=Sent(listed("item.input_audio_transcription.logprobs"), unsaid=True, by_itself=[]),
            azure_only=True,
        ),
    )
    include_phrases: bool = setting(
        False,
        Spec(
            "Transcription phrases",
            "Adds the language and time of each phrase to a row's details.",
            Group.ANSWERS,
            Kind.SWITCH,
            keywords="include phrases transcription",
            wire="include",
            sent=Sent(listed("item.input_audio_transcription.phrases"), unsaid=True, by_itself=[]),
            azure_only=True,
        ),
    )
    include_search_results: bool = setting(
        False,
        Spec(
            "File search results",
            "Lists what an agent's file search found under the reply.",
            Group.ANSWERS,
            Kind.SWITCH,
            keywords="include file search results",
            wire="include",
            sent=Sent(listed("file_search_call.results"), unsaid=True, by_itself=[]),
            azure_only=True,
        ),
    )
    metadata: str = setting(
        "",
        Spec(
            "Metadata",
            "Up to 16 “name: value” lines that the service stores with the session.",
            Group.ANSWERS,
            Kind.PAIRS,
            keywords="metadata tags",
            wire="metadata",
            sent=Sent(null="", by_itself={}),
            azure_only=True,
            check=metadata_problem,
        ),
    )
