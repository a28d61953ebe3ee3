"""The tables of models and voices, and what is made of them."""

from __future__ import annotations

import re

import pytest

from tests.unit.domain.scene import Scene
from voicelive_desktop.domain.catalogue import model_data, models, voice_data, voices
from voicelive_desktop.domain.catalogue.models import Family
from voicelive_desktop.domain.facts import events as ev
from voicelive_desktop.domain.settings import Settings, changed
from voicelive_desktop.domain.settings.model import family_of

DATE = re.compile(r"\d{4}-\d\d-\d\d")


@pytest.mark.parametrize("data", [model_data, voice_data])
def test_each_table_says_of_when_and_from_where_it_is(data: object) -> None:
    assert DATE.fullmatch(str(getattr(data, "AS_OF")))  # noqa: B009
    assert "documentation" in str(getattr(data, "SOURCE"))  # noqa: B009


def test_models_have_a_family_and_a_tier_and_each_is_listed_once() -> None:
    names = [choice.value for choice in models.MODELS]
    assert len(names) == len(set(names))
    assert {models.family(name) for name in names} == set(Family)
    assert next(c.label for c in models.MODELS if c.value == "gpt-5-nano") == "gpt-5-nano (Lite)"
    assert not models.is_listed("my-deployment")


def test_there_are_voices_of_many_languages_each_once() -> None:
    listed = voices.of_kind("azure-standard")
    names = [voice.name for voice in listed]
    assert len(names) == len(set(names)) > 600
    assert len({voice.locale for voice in listed}) > 150
    assert all(voice.gender for voice in listed)
    assert voices.named("en-US-Ava:DragonHDLatestNeural") is not None
    assert voices.of_kind("azure-custom") == ()


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("german", "de-DE-KatjaNeural"),
        ("de-CH male", "de-CH-JanNeural"),
        ("katja", "de-DE-KatjaNeural"),
        ("austria female", "de-AT-IngridNeural"),
        ("hd french", "fr-FR-Vivienne:DragonHDLatestNeural"),
        ("english multilingual ava", "en-US-AvaMultilingualNeural"),
        ("de-DE-Florian:Dragon", "de-DE-Florian:DragonHDLatestNeural"),
    ],
)
def test_a_voice_is_found_by_name_language_and_what_it_is(query: str, name: str) -> None:
    found = [voice.name for voice in voices.search(query, "azure-standard")]
    assert name in found
    assert len(found) < 60
    assert voices.search("male", "azure-standard") != voices.search("", "azure-standard")


def test_the_short_list_has_the_language_of_the_chosen_voice_and_every_hd_voice() -> None:
    near = {choice.value for choice in voices.near("azure-standard", "de-CH-LeniNeural")}
    assert {"de-CH-JanNeural", "ja-JP-Nanami:DragonHDLatestNeural"} <= near
    assert "ja-JP-AoiNeural" not in near
    assert len(voices.near("azure-standard", "Mine")) < 60


def test_a_voice_introduces_itself_in_its_language() -> None:
    assert voices.sentence("de-DE-KatjaNeural").startswith("Hallo, ich bin Katja.")
    assert "Meera" in voices.sentence("meera")
    assert voices.sentence("is-IS-GudrunNeural").startswith("Hello, I am Gudrun.")
    assert "am" not in voices.sentence("MyOwnVoice")


def test_any_listed_voice_stays_chosen() -> None:
    for name in ("zu-ZA-ThandoNeural", "en-US-BlueNeural"):
        settings, corrections = changed(Settings(), {"voice_name": name})
        assert (settings.voice_name, corrections) == (name, ())


def test_a_deployment_of_ones_own_name_can_say_what_it_is() -> None:
    own = Settings(model="my-deployment", transcription_model="azure-speech")
    assert family_of(own) is Family.TEXT
    told, corrections = changed(own, {"model_family": "gpt-realtime"})
    assert family_of(told) is Family.GPT_REALTIME
    assert [c.name for c in corrections] == ["transcription_model"]
    # of a listed one the kind is known
    assert family_of(Settings(model_family="text")) is Family.GPT_REALTIME
    assert (
        family_of(Settings(model="x", own_model_profile="byom-azure-openai-realtime"))
        is Family.GPT_REALTIME
    )
    assert (
        family_of(Settings(model="gpt-4.1", own_model_profile="byom-azure-openai-realtime"))
        is Family.GPT_REALTIME
    )


def test_a_session_keeps_its_kind_of_model_until_it_reconnects() -> None:
    scene = Scene.connected(model="my-deployment", transcription_model="azure-speech")
    scene.tell(ev.SettingsChosen((("model_family", "gpt-realtime"),)))
    assert scene.state.current.running.transcription_model == "azure-speech"
    assert {"model_family", "transcription_model"} <= scene.state.current.unapplied
