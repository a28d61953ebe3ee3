"""azure-identity's page is opened without our secrets."""

from __future__ import annotations

import webbrowser

import pytest

from voicelive_desktop.app.browsers import spare_browsers

SECRETS = {"AZURE_CLIENT_SECRET": "s", "AZURE_VOICELIVE_API_KEY": "k"}
OTHERS = {"HOME": "/home/anna"}


class Usual(webbrowser.BaseBrowser):
    def __init__(self, environment: dict[str, str]) -> None:
        super().__init__("usual")
        self.environment = environment
        self.opened: list[tuple[str, dict[str, str]]] = []

    def open(self, url: str, new: int = 0, autoraise: bool = True) -> bool:
        self.opened.append((url, dict(self.environment)))
        return True


def test_the_sign_ins_page_inherits_no_secret_and_we_keep_them(monkeypatch: pytest.MonkeyPatch) -> None:
    environment = {**OTHERS, **SECRETS}
    usual = Usual(environment)
    monkeypatch.setattr(webbrowser, "_browsers", {})
    monkeypatch.setattr(webbrowser, "_tryorder", [])
    webbrowser.register("usual", None, usual)
    for _ in range(2):  # each sign-in asks for it
        spare_browsers(environment)
    assert webbrowser.open("https://login.example/")
    assert usual.opened == [("https://login.example/", OTHERS)]
    assert environment == {**OTHERS, **SECRETS}


def test_without_a_browser_nothing_is_changed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(webbrowser, "_browsers", {})
    monkeypatch.setattr(webbrowser, "_tryorder", [])
    spare_browsers({})
    assert not webbrowser.open("https://login.example/")
