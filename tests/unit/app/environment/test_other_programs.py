"""A browser or file manager that is opened from here is told no secret."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication

from voicelive_desktop.app.environment import other_programs
from voicelive_desktop.app.environment.other_programs import OtherPrograms

SECRETS = {"AZURE_CLIENT_SECRET": "s", "AZURE_VOICELIVE_API_KEY": "k"}


@pytest.fixture
def environment(qapp: QApplication) -> Iterator[dict[str, str]]:
    environment = {"HOME": "/home/anna", **SECRETS}
    programs = OtherPrograms(qapp, environment)
    yield environment
    programs.close()
    programs.deleteLater()


@pytest.mark.parametrize(
    "address", ["https://example.org/device", "http://example.org/", "file:///tmp"]
)
def test_what_opens_an_address_inherits_no_secret_and_we_keep_them(
    environment: dict[str, str], monkeypatch: pytest.MonkeyPatch, address: str
) -> None:
    inherited: list[tuple[str, dict[str, str]]] = []

    class Qt:
        @staticmethod
        def openUrl(url: QUrl) -> bool:  # noqa: N802 - Qt's name
            inherited.append((url.toString(), dict(environment)))
            return True

    monkeypatch.setattr(other_programs, "QDesktopServices", Qt)
    assert QDesktopServices.openUrl(QUrl(address))
    assert inherited == [(address, {"HOME": "/home/anna"})]
    assert environment == {"HOME": "/home/anna", **SECRETS}
