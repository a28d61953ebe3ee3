"""What a profile from elsewhere may not do by itself: say where a key goes, or give the session
tools and addresses.
"""

from __future__ import annotations

import asyncio
import json
from pathlib import Path

import pytest

from voicelive_desktop.app.environment.local_service import LocalServiceProcess
from voicelive_desktop.app.environment.options import Options
from voicelive_desktop.app.services.endpoint import EndpointFinder
from voicelive_desktop.app.services.profile_requests import ProfileDesk
from voicelive_desktop.app.start.start_profile import start_profile
from voicelive_desktop.app.storage.profile_fields import AllowedFields
from voicelive_desktop.app.storage.profiles import OF_PROFILE, Profiles
from voicelive_desktop.app.storage.remembered import Remembered
from voicelive_desktop.app.storage.secrets import AskedKeys, MemoryKeys
from voicelive_desktop.app.storage.settings_file import SettingsFile
from voicelive_desktop.client.ports import ConnectFailed
from voicelive_desktop.domain.decisions.step import step
from voicelive_desktop.domain.facts.events import Event, SettingsChosen
from voicelive_desktop.domain.facts.notices import FieldsHeldNotice
from voicelive_desktop.domain.facts.requests.about_profiles import (
    AllowProfileFields,
    ChooseProfile,
    ImportProfile,
    SaveProfile,
)
from voicelive_desktop.domain.facts.state import State
from voicelive_desktop.domain.settings import SPECS, Group, Settings
from voicelive_desktop.domain.settings.outward import outward_fields
from voicelive_desktop.domain.words.failures import FailureKind
from voicelive_desktop.domain.words.kinds import Target

TOOLS = json.dumps({"tools": [{"type": "mcp", "server_url": "https://evil.example"}]})


class Desk:
    def __init__(self, folder: Path | None, allowed: AllowedFields) -> None:
        self.state = State()
        profiles = Profiles(folder, None)
        self.desk = ProfileDesk(profiles, lambda: self.state.settings, self.report, allowed)

    def report(self, event: Event) -> None:
        self.state, _ = step(self.state, event)

    @property
    def keys(self) -> list[str]:
        return [notice.key for notice in self.state.program.notices]


def profile(path: Path, **values: object) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps({"version": 1, "settings": values}), encoding="utf-8")
    return path


def allowed_fields() -> AllowedFields:
    return AllowedFields(Remembered(None))


def test_a_named_file_says_no_more_than_a_double_clicked_one(tmp_path: Path) -> None:
    elsewhere = {
        "endpoint": "https://evil.example",
        "target": "azure",
        "token_scopes": "https://vault.azure.net/.default",
        "proxy_url": "http://evil.example:1",
        "extra_headers": "x: y",
        "sign_in": "default",
    }
    file = profile(tmp_path / "from elsewhere.json", vad_silence_ms=900, **elsewhere)
    read = start_profile(Options(profile=str(file)), allowed_fields())
    assert read.values["vad_silence_ms"] == 900
    assert read.values.keys() <= set(OF_PROFILE)
    loaded = SettingsFile(None).load(read.values).settings
    assert all(getattr(loaded, name) == getattr(Settings(), name) for name in elsewhere)
    assert "Left out" in read.problem


def test_no_setting_of_a_place_or_of_the_connection_is_one_of_a_profile() -> None:
    places = {Group.CONNECTION, Group.ADVANCED, Group.APP}
    assert {name for name in OF_PROFILE if SPECS[name].group in places} == {"talk_mode"}


@pytest.mark.parametrize("how", ["opened", "chosen", "imported", "at the start"])
def test_tools_of_a_profile_wait_for_the_users_word_and_are_shown(tmp_path: Path, how: str) -> None:
    remembered = Remembered(None)
    desk = Desk(tmp_path / "own", AllowedFields(remembered))
    file = profile(tmp_path / "own" / "Tools.vldprofile", session_extra=TOOLS, vad_silence_ms=900)
    if how == "opened":
        desk.desk.open(file)
    elif how == "chosen":
        desk.desk.serve(ChooseProfile("Tools"))
    elif how == "imported":
        desk.desk.serve(ImportProfile(str(file)))
    else:
        read = start_profile(Options(profile=str(file)), AllowedFields(remembered))
        assert "session_extra" not in read.values
        desk.desk.hold("Tools", read.held)
    assert desk.state.settings.session_extra == ""
    (held,) = (
        notice for notice in desk.state.program.notices if isinstance(notice, FieldsHeldNotice)
    )
    assert held.lasting
    assert (held.profile, held.text, held.names) == ("Tools", TOOLS, "tools")

    desk.desk.serve(AllowProfileFields())
    assert (desk.state.settings.session_extra, "fields_held" in desk.keys) == (TOOLS, False)
    later = Desk(tmp_path / "own", AllowedFields(remembered))
    later.desk.serve(ChooseProfile("Tools"))
    assert (later.state.settings.session_extra, "fields_held" in later.keys) == (TOOLS, False)


def test_what_the_user_wrote_and_saved_is_not_asked_about(tmp_path: Path) -> None:
    desk = Desk(tmp_path, allowed_fields())
    desk.report(SettingsChosen((("session_extra", TOOLS),)))
    desk.desk.serve(SaveProfile("Mine"))
    desk.report(SettingsChosen((("session_extra", ""),)))
    desk.desk.serve(ChooseProfile("Mine"))
    assert (desk.state.settings.session_extra, "fields_held" in desk.keys) == (TOOLS, False)


def test_another_profile_takes_the_question_along(tmp_path: Path) -> None:
    desk = Desk(tmp_path, allowed_fields())
    profile(tmp_path / "Tools.vldprofile", session_extra=TOOLS)
    profile(tmp_path / "Plain.vldprofile", session_extra='{"temperature": 0.7}')
    desk.desk.serve(ChooseProfile("Tools"))
    desk.desk.serve(ChooseProfile("Plain"))
    assert "fields_held" not in desk.keys
    desk.desk.serve(AllowProfileFields())
    assert desk.state.settings.session_extra == '{"temperature": 0.7}'


def test_what_was_allowed_for_one_start_is_not_saved(tmp_path: Path) -> None:
    file = SettingsFile(tmp_path / "settings.json")
    file.save(Settings(session_extra='{"temperature": 0.5}'))
    again = SettingsFile(tmp_path / "settings.json")
    settings = again.load({}).settings
    again.hold({"session_extra": TOOLS})
    assert settings.session_extra == '{"temperature": 0.5}'
    again.save(Settings(session_extra=TOOLS))
    assert SettingsFile(tmp_path / "settings.json").load().settings == settings


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        ("", ()),
        ("no JSON", ()),
        ('{"temperature": 0.7, "max_response_output_tokens": 5}', ()),
        ('{"tools": []}', ("tools",)),
        ('{"voice": {"custom_lexicon_url": "x"}}', ("voice.custom_lexicon_url",)),
        ('{"a": [{"b": "wss://evil.example"}]}', ("a.b",)),
        ('{"a": "\\\\\\\\evil\\\\share"}', ("a",)),
        ('{"MCP_Servers": {}}', ("MCP_Servers",)),
        ("[" * 100_000, ("…",)),
    ],
)
def test_fields_with_tools_or_addresses_are_found_wherever_they_are(
    text: str, fields: tuple[str, ...]
) -> None:
    assert outward_fields(text) == fields


def endpoint(**settings: object) -> object:
    chosen = Settings(target=Target.AZURE, endpoint="http://127.0.0.1:5000", **settings)  # type: ignore[arg-type]
    return asyncio.run(
        EndpointFinder(lambda: chosen, LocalServiceProcess(), AskedKeys(MemoryKeys()), None)()
    )


@pytest.mark.parametrize("sign_in", ["auto", "default", "browser"])
def test_a_sign_in_goes_in_the_clear_only_to_a_host_that_is_trusted(sign_in: str) -> None:
    with pytest.raises(ConnectFailed) as refused:
        endpoint(sign_in=sign_in)
    assert refused.value.failure.kind is FailureKind.UNTRUSTED_ENDPOINT
    assert refused.value.failure.code == "token"
    assert endpoint(sign_in=sign_in, trusted_host="127.0.0.1")
