"""The text for support: what is in it, and above all what is not."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from pathlib import Path

from tests.support.fakes import until
from voicelive_desktop.app.environment.logs import LATEST, JsonLog
from voicelive_desktop.app.environment.tasks import TaskOwner
from voicelive_desktop.app.services.diagnostics import collect, settings_told
from voicelive_desktop.app.services.help_requests import HelpDesk
from voicelive_desktop.domain.decisions.step import step
from voicelive_desktop.domain.facts.conversation import Conversation, Item, Role
from voicelive_desktop.domain.facts.device_list import Device
from voicelive_desktop.domain.facts.events import Event
from voicelive_desktop.domain.facts.notices import DiagnosticsNotSavedNotice
from voicelive_desktop.domain.facts.requests.about_program import (
    CollectDiagnostics,
    SaveDiagnostics,
    ShowLicenses,
)
from voicelive_desktop.domain.facts.state import Devices, HardwareFacts, State
from voicelive_desktop.domain.settings import SPECS, Kind, Settings, default_of
from voicelive_desktop.domain.words.ids import DeviceName, ItemId

SECRET = "hush-0123456789"


def test_no_text_that_a_person_wrote_is_told_whatever_the_setting() -> None:
    free = [
        n
        for n, spec in SPECS.items()
        if isinstance(default_of(n), str) and spec.kind is not Kind.CHOICE
    ]
    assert len(free) > 10
    for name in free:
        value = f"https://user:{SECRET}@x.example/{SECRET}?key={SECRET}"
        settings = replace(Settings(), **{name: value})  # type: ignore[arg-type]
        plain = SPECS[name].kind is Kind.EDITABLE_CHOICE
        (line,) = [told for told in settings_told(settings) if told.startswith(f"{name} = ")]
        assert plain or SECRET not in line, line
    assert settings_told(replace(Settings(), model="a" * 32)) == ["model = (32 characters)"]
    assert "proxy_url = p.example" in settings_told(
        replace(Settings(), proxy_url=f"me:{SECRET}@p.example:80")
    )


def test_versions_devices_and_the_latest_lines_are_in_it_and_words_are_not() -> None:
    log = JsonLog(None)
    for n in range(LATEST + 5):
        log.write("turn", "state", n=n)
    words = Conversation().add(Item(ItemId("i"), Role.USER, SECRET))
    devices = Devices(
        (Device(DeviceName("j|x"), "Jabra"),), (Device(DeviceName("b|x"), "Built-in"),)
    )
    state = State(
        settings=Settings(instructions=SECRET),
        conversation=words,
        hardware=HardwareFacts(devices=devices),
    )
    text = collect("Voice Live Desktop 1", state, log.latest())
    assert SECRET not in text
    for part in (
        "Voice Live Desktop 1",
        "PySide6",
        "numpy",
        "microphone: Jabra",
        "speaker: Built-in",
        "rows: 1",
    ):
        assert part in text
    assert f"instructions = ({len(SECRET)} characters)" in text
    assert '"n": 4}' not in text
    assert f'"n": {LATEST + 4}}}' in text


def test_what_was_shown_is_what_is_written_and_a_failure_is_told(tmp_path: Path) -> None:
    shown: list[str] = []
    state = State()

    def report(event: Event) -> None:
        nonlocal state
        state, _ = step(state, event)

    async def main() -> None:
        owner = TaskOwner()
        desk = HelpDesk(owner, lambda: state, JsonLog(None), report, shown.append)
        desk.serve(CollectDiagnostics())
        await until(lambda: shown)
        desk.serve(SaveDiagnostics(str(tmp_path / "d.txt")))
        await until(lambda: state.program.notices)
        desk.serve(SaveDiagnostics(str(tmp_path / "d.txt" / "under")))
        await until(lambda: isinstance(state.program.notices[-1], DiagnosticsNotSavedNotice))
        await owner.close()

    asyncio.run(main())
    assert (tmp_path / "d.txt").read_text(encoding="utf-8") == shown[0]


def test_the_licences_are_shown_where_they_are() -> None:
    opened: list[Path] = []

    async def main() -> None:
        owner = TaskOwner()
        desk = HelpDesk(
            owner,
            State,
            JsonLog(None),
            lambda _event: None,
            lambda _text: None,
            opened.append,
        )
        desk.serve(ShowLicenses())
        await owner.close()

    asyncio.run(main())
    assert (opened[0] / "espeak-ng/COPYING").is_file()
