"""What may be typed as the address of a resource, and the dialog that asks for it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QRadioButton
from pytestqt.qtbot import QtBot

from voicelive_desktop.gui.dialogs.connection import ConnectionDialog
from voicelive_desktop.gui.dialogs.endpoint import endpoint_from
from voicelive_desktop.gui.intents import Intents


@pytest.mark.parametrize(
    ("typed", "root"),
    [
        ("https://x.services.ai.azure.com", "https://x.services.ai.azure.com"),
        ("  https://x.services.ai.azure.com/  ", "https://x.services.ai.azure.com"),
        ("x.services.ai.azure.com", "https://x.services.ai.azure.com"),
        ("https://x.services.ai.azure.com/api/projects/p?a=1#b", "https://x.services.ai.azure.com"),
        ("wss://x.cognitiveservices.azure.com/voice-live/realtime?model=m", "https://x.cognitiveservices.azure.com"),
        ("https://X.Azure.com:8443/y", "https://x.azure.com:8443"),
        ("http://127.0.0.1:5000", "http://127.0.0.1:5000"),
        ("http://localhost:5000/path", "http://localhost:5000"),
        ("ws://[::1]:80", "http://[::1]:80"),
    ],
)
def test_a_pasted_address_is_reduced_to_its_root(typed: str, root: str) -> None:
    assert endpoint_from(typed).root == root
    assert endpoint_from(typed).problem == ""


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "hello",
        "http://x.azure.com",
        "ftp://x.azure.com",
        "https://",
        "https://a b.com",
        "https://u:p@x.azure.com",
        "https://x.azure.com:99999",
        "https://[::1",
        "javascript:alert(1)",
    ],
)
def test_anything_else_gets_a_sentence(typed: str) -> None:
    assert endpoint_from(typed).root == ""
    assert endpoint_from(typed).problem.endswith(".")


class Bench:
    """The open dialog."""

    def __init__(self, qtbot: QtBot, intents: Intents) -> None:
        self.dialog = ConnectionDialog(intents, "")
        qtbot.addWidget(self.dialog)
        self.dialog.open()
        self.chosen = QSignalSpy(intents.connection_set_up_requested)

    def type(self, name: str, text: str) -> None:
        field = self.dialog.findChild(QLineEdit, name)
        assert field is not None
        field.setText(text)

    @property
    def connect_button(self) -> QPushButton:
        button = self.dialog.findChild(QPushButton, "connect_button")
        assert button is not None
        return button

    def press_connect(self) -> None:
        QTest.mouseClick(self.connect_button, Qt.MouseButton.LeftButton)


@pytest.fixture
def bench(qtbot: QtBot, intents: Intents) -> Bench:
    return Bench(qtbot, intents)


def test_endpoint_and_key_are_asked_for_and_the_key_is_forgotten(bench: Bench) -> None:
    assert not bench.connect_button.isEnabled()
    bench.type("endpoint_edit", "https://x.services.ai.azure.com/api/projects/p")
    bench.type("key_edit", "secret")
    bench.press_connect()
    assert bench.chosen.at(0) == ["https://x.services.ai.azure.com", "secret"]
    assert not bench.dialog.isVisible()
    key = bench.dialog.findChild(QLineEdit, "key_edit")
    assert key is not None
    assert key.text() == ""


def test_the_key_is_not_shown(bench: Bench) -> None:
    key = bench.dialog.findChild(QLineEdit, "key_edit")
    assert key is not None
    assert key.echoMode() is QLineEdit.EchoMode.Password


def test_signing_in_needs_no_key(bench: Bench) -> None:
    entra = bench.dialog.findChild(QRadioButton, "entra_radio")
    assert entra is not None
    bench.type("key_edit", "left over")
    entra.setChecked(True)
    bench.type("endpoint_edit", "x.services.ai.azure.com")
    bench.press_connect()
    assert bench.chosen.at(0) == ["https://x.services.ai.azure.com", ""]


def test_an_unsafe_address_keeps_the_dialog_open_and_says_why(bench: Bench) -> None:
    bench.type("endpoint_edit", "http://x.azure.com")
    bench.type("key_edit", "secret")
    bench.press_connect()
    assert bench.chosen.count() == 0
    assert bench.dialog.isVisible()
    problem = bench.dialog.findChild(QLabel, "connection_problem")
    assert problem is not None
    assert "https://" in problem.text()
