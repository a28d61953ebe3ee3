"""azure-identity's page is opened without our secrets."""

from __future__ import annotations

import webbrowser

import pytest

from voicelive_desktop.app.environment.browsers import spare_browsers

SECRETS = {"AZURE_CLIENT_SECRET": "s", "AZURE_VOICELIVE_API_KEY": "k"}
OTHERS = {"HOME": "/home/anna"}


@pytest.mark.parametrize("opens", [True, False])
def test_the_sign_ins_page_inherits_no_secret_and_we_keep_them(
    monkeypatch: pytest.MonkeyPatch, opens: bool
) -> None:
    environment = {**OTHERS, **SECRETS}
    opened: list[tuple[str, dict[str, str]]] = []

    def usual(url: str, _new: int = 0, _autoraise: bool = True) -> bool:
        opened.append((url, dict(environment)))
        return opens

    monkeypatch.setattr(webbrowser, "open", usual)
    for _ in range(2):  # each sign-in asks for it
        spare_browsers(environment)
    assert webbrowser.open("https://login.example/") is opens
    assert opened == [("https://login.example/", OTHERS)]
    assert environment == {**OTHERS, **SECRETS}
