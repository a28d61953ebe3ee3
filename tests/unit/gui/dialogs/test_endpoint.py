"""What may be typed as the address of a resource, and the dialog that asks for it."""

from __future__ import annotations

from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QWidget,
)
from pytestqt.qtbot import QtBot

from tests.support.wishes import wishes
from voicelive_desktop.domain.facts import connection_state as con
from voicelive_desktop.domain.facts import events as ev
from voicelive_desktop.domain.facts.access_state import (
    Account,
    AccountStatus,
    CheckResult,
    CheckStatus,
    CheckStep,
    ConnectionChoice,
)
from voicelive_desktop.domain.facts.requests.about_connection import (
    BeginSignIn,
    CheckConnection,
    SetUpConnection,
)
from voicelive_desktop.domain.facts.state import AccessFacts, Check, State
from voicelive_desktop.domain.settings import Settings
from voicelive_desktop.domain.words.failures import Failure, FailureKind
from voicelive_desktop.domain.words.kinds import ProxyChoice, Target
from voicelive_desktop.domain.words.sign_in import SignIn
from voicelive_desktop.gui.dialogs.connection_dialog import ConnectionDialog
from voicelive_desktop.gui.dialogs.host_question import endpoint_from, proxy_problem
from voicelive_desktop.gui.feed import StateFeed
from voicelive_desktop.gui.intents import Intents
from voicelive_desktop.gui.theme import Theme


def test_a_pasted_address_is_read_by_the_one_rule() -> None:
    assert (
        endpoint_from(" “x.services.ai.azure.com/api/projects/p” ").root
        == "https://x.services.ai.azure.com"
    )
    assert endpoint_from("x.services.ai.azure.com").problem == ""


@pytest.mark.parametrize("typed", ["", "hello", "http://x.azure.com", "https://u:p@x.azure.com"])
def test_anything_else_gets_a_sentence(typed: str) -> None:
    assert endpoint_from(typed).root == ""
    assert endpoint_from(typed).problem.endswith(".")


@pytest.mark.parametrize(
    "typed", ["proxy.example:8080", "http://proxy.example", "https://10.0.0.1:3128"]
)
def test_addresses_of_proxies(typed: str) -> None:
    assert proxy_problem(typed) == ""


@pytest.mark.parametrize(
    "typed", ["", "http://", "socks5://x:1", "http://me:secret@proxy.example", "http://x:99999"]
)
def test_what_is_no_address_of_a_proxy(typed: str) -> None:
    assert proxy_problem(typed).endswith((".", "HTTPS_PROXY."))


W = TypeVar("W", bound=QWidget)


class Bench:
    """The open dialog."""

    def __init__(
        self, qtbot: QtBot, feed: StateFeed, intents: Intents, theme: Theme, *, is_new: bool = False
    ) -> None:
        self.qtbot = qtbot
        self.feed = feed
        self.dialog = ConnectionDialog(feed, intents, theme, is_new=is_new)
        qtbot.addWidget(self.dialog)
        self.dialog.open()
        self.chosen = QSignalSpy(wishes(intents, SetUpConnection))
        self.checked = QSignalSpy(wishes(intents, CheckConnection))
        self.signing_in = QSignalSpy(wishes(intents, BeginSignIn))
        self.asked: list[str] = []
        wishes(intents, ev.StartRequested).connect(lambda _: self.asked.append("start"))
        wishes(intents, ev.RetryRequested).connect(lambda _: self.asked.append("retry"))
        wishes(intents, ev.ReconnectRequested).connect(lambda _: self.asked.append("reconnect"))

    def part(self, kind: type[W], name: str) -> W:
        found = self.dialog.findChild(kind, name)
        assert found is not None
        return found

    def type(self, name: str, text: str) -> None:
        self.part(QLineEdit, name).setText(text)

    def choose(self, name: str, value: str) -> None:
        combo = self.part(QComboBox, name)
        combo.setCurrentIndex(combo.findData(value, Qt.ItemDataRole.UserRole))

    def press(self, name: str) -> None:
        QTest.mouseClick(self.part(QPushButton, name), Qt.MouseButton.LeftButton)

    def words(self, name: str) -> str:
        return self.part(QLabel, name).text()

    def show(self, state: State) -> None:
        self.feed.push(state)
        self.qtbot.waitUntil(lambda: self.feed.state is state)


@pytest.fixture
def bench(qtbot: QtBot, feed: StateFeed, intents: Intents, theme: Theme) -> Bench:
    return Bench(qtbot, feed, intents, theme)


ROOT = "https://x.services.ai.azure.com"


def test_endpoint_and_key_are_asked_for_and_the_key_is_forgotten(bench: Bench) -> None:
    assert not bench.part(QPushButton, "connect_button").isEnabled()
    bench.type("endpoint_edit", f"{ROOT}/api/projects/p")
    assert ROOT in bench.words("endpoint_verdict")
    bench.type("key_edit", "secret")
    bench.press("connect_button")
    assert bench.chosen.at(0) == [ConnectionChoice(ROOT, SignIn.AUTO, "secret")]
    assert "secret" not in repr(bench.chosen.at(0))
    assert not bench.dialog.isVisible()
    assert bench.part(QLineEdit, "key_edit").text() == ""


def test_the_key_is_not_shown(bench: Bench) -> None:
    assert bench.part(QLineEdit, "key_edit").echoMode() is QLineEdit.EchoMode.Password


def test_signing_in_needs_no_key(bench: Bench) -> None:
    bench.type("key_edit", "left over")
    bench.choose("sign_in_combo", "default")
    assert not bench.part(QLineEdit, "key_edit").isVisible()
    bench.type("endpoint_edit", "x.services.ai.azure.com")
    bench.press("connect_button")
    assert bench.chosen.at(0) == [ConnectionChoice(ROOT, SignIn.COMPUTER)]


def test_an_unsafe_address_keeps_the_dialog_open_and_says_why(bench: Bench) -> None:
    bench.type("endpoint_edit", "http://x.azure.com")
    assert "https://" in bench.words("endpoint_verdict"), "as it is typed"
    bench.press("connect_button")
    assert bench.part(QLabel, "endpoint_verdict").property("tone") == "error"
    assert not bench.part(QPushButton, "connect_button").isEnabled()
    assert "https://" in bench.part(QPushButton, "connect_button").toolTip()
    assert bench.chosen.count() == 0
    assert bench.dialog.isVisible()


def test_a_host_outside_azure_needs_a_word_of_trust(bench: Bench) -> None:
    bench.type("endpoint_edit", "https://voice.example")
    assert "not an Azure host" in bench.words("endpoint_verdict")
    assert not bench.part(QPushButton, "connect_button").isEnabled()
    assert not bench.part(QPushButton, "check_connection_button").isEnabled()
    bench.part(QCheckBox, "trust_check").setChecked(True)
    bench.press("connect_button")
    assert bench.chosen.at(0) == [ConnectionChoice("https://voice.example", trusted=True)]


def test_a_service_on_this_computer_may_be_trusted_with_a_sign_in_not_with_a_key(
    bench: Bench,
) -> None:
    bench.type("endpoint_edit", "http://127.0.0.1:5000")
    trust = bench.part(QCheckBox, "trust_check")
    bench.choose("sign_in_combo", "key")
    assert not trust.isVisible()
    bench.choose("sign_in_combo", "default")
    assert trust.isVisible()
    trust.setChecked(True)
    bench.press("connect_button")
    assert bench.chosen.at(0) == [
        ConnectionChoice("http://127.0.0.1:5000", SignIn.COMPUTER, trusted=True)
    ]


def test_signing_in_by_hand_shows_the_code_and_then_who_it_is(bench: Bench) -> None:
    bench.choose("sign_in_combo", "device_code")
    assert bench.words("account_words") == "Not signed in."
    bench.type("tenant_edit", "contoso.example")
    bench.press("sign_in_button")
    assert bench.signing_in.at(0) == [
        ConnectionChoice("", SignIn.DEVICE_CODE, tenant="contoso.example")
    ]
    bench.show(
        State(
            access=AccessFacts(
                account=Account(
                    AccountStatus.SIGNING_IN, code="ABCD", page="https://login.example/device"
                )
            )
        )
    )
    assert "https://login.example/device" in bench.words("account_words")
    assert "ABCD" in bench.words("account_words")
    bench.show(
        State(access=AccessFacts(account=Account(AccountStatus.SIGNED_IN, "ada@contoso.example")))
    )
    assert "ada@contoso.example" in bench.words("account_words")
    assert "until you close the app" in bench.words("account_words")
    assert bench.part(QPushButton, "sign_out_button").isVisible()


def test_a_check_tells_step_by_step_what_works_and_what_to_do(bench: Bench) -> None:
    bench.type("endpoint_edit", ROOT)
    bench.part(QPushButton, "check_connection_button").setFocus()
    bench.press("check_connection_button")
    assert bench.checked.at(0) == [ConnectionChoice(ROOT)]
    refused = Failure(FailureKind.REFUSED, "401", request_id="req-9")
    results = (
        CheckResult(CheckStep.NAME, CheckStatus.OK, (("host", "x"), ("address", "10.1.2.3"))),
        CheckResult(CheckStep.ACCEPTED, CheckStatus.FAILED, failure=refused),
    )
    bench.show(State(access=AccessFacts(check=Check(running=True, results=results))))
    assert "10.1.2.3" in bench.words("check_name")
    assert "The service refused the key." in bench.words("check_accepted")
    assert "req-9" in bench.words("check_accepted")
    assert not bench.part(QLabel, "check_session").isVisible()
    assert bench.part(QPushButton, "check_connection_button").hasFocus(), (
        "Return would leave the page"
    )
    bench.press("check_connection_button")
    assert bench.checked.count() == 2, "a check that runs is given up for the next"


def test_a_proxy_by_hand_must_be_an_address(bench: Bench) -> None:
    bench.type("endpoint_edit", ROOT)
    bench.choose("proxy_combo", "manual")
    bench.press("connect_button")
    assert bench.chosen.count() == 0
    bench.type("proxy_edit", "proxy.example:8080")
    bench.press("connect_button")
    assert bench.chosen.at(0) == [
        ConnectionChoice(ROOT, proxy=ProxyChoice.MANUAL, proxy_url="proxy.example:8080")
    ]


def test_the_page_fits_over_the_smallest_window_whatever_it_has_to_say(bench: Bench) -> None:
    def scrolls() -> bool:
        return bench.part(QScrollArea, "connection_scroll").verticalScrollBar().maximum() > 0

    assert not scrolls()
    bench.type("endpoint_edit", "https://gateway.example")
    bench.choose("sign_in_combo", "browser")
    bench.choose("proxy_combo", "manual")
    bench.qtbot.waitUntil(lambda: not scrolls())
    failed = Failure(FailureKind.REFUSED, "401", "The service said much about it. " * 8, "req-9")
    bench.show(
        State(
            access=AccessFacts(
                check=Check(
                    results=tuple(
                        CheckResult(s, CheckStatus.FAILED, failure=failed) for s in CheckStep
                    )
                )
            )
        )
    )
    bench.qtbot.waitUntil(scrolls)
    assert bench.dialog.height() <= 540
    assert bench.dialog.rect().contains(bench.part(QPushButton, "connect_button").geometry())


def test_what_one_types_goes_into_the_first_field(bench: Bench) -> None:
    bench.qtbot.waitUntil(
        lambda: bench.dialog.focusWidget() is bench.part(QLineEdit, "endpoint_edit")
    )
    assert bench.part(QScrollArea, "connection_scroll").focusPolicy() is Qt.FocusPolicy.NoFocus


LOST = Failure(FailureKind.LOST)
WITH_AZURE = Settings(target=Target.AZURE, endpoint=ROOT)


@pytest.mark.parametrize(
    ("state", "button", "asked"),
    [
        (State(), "Connect", ["start"]),
        (State(connection=con.Failed(LOST)), "Connect", ["start"]),
        (State(connection=con.Failed(LOST), settings=WITH_AZURE), "Connect", ["retry"]),
        (State(connection=con.Ready()), "Reconnect", ["reconnect"]),
        (State(connection=con.Retrying(2, 8.0, 0.0, LOST)), "Reconnect", ["reconnect"]),
        (State(connection=con.Connecting()), "Save", []),
    ],
)
def test_the_button_does_what_it_says(
    bench: Bench, state: State, button: str, asked: list[str]
) -> None:
    bench.show(state)
    bench.type("endpoint_edit", ROOT)
    assert bench.part(QPushButton, "connect_button").text() == button
    bench.press("connect_button")
    assert bench.chosen.count() == 1
    assert bench.asked == asked
    assert not bench.dialog.isVisible()


@pytest.mark.parametrize("is_new", [True, False])
def test_cancelling_a_choice_of_azure_without_an_address_takes_it_back(
    qtbot: QtBot, feed: StateFeed, intents: Intents, theme: Theme, is_new: bool
) -> None:
    bench = Bench(qtbot, feed, intents, theme, is_new=is_new)
    settings = QSignalSpy(wishes(intents, ev.SettingsChosen))
    bench.press("cancel_connection_button")
    assert settings.count() == (1 if is_new else 0)
    assert bench.asked == []
    if is_new:
        assert settings.at(0) == [{"target": "demo"}]


def test_connecting_takes_no_choice_back(
    qtbot: QtBot, feed: StateFeed, intents: Intents, theme: Theme
) -> None:
    bench = Bench(qtbot, feed, intents, theme, is_new=True)
    settings = QSignalSpy(wishes(intents, ev.SettingsChosen))
    bench.type("endpoint_edit", ROOT)
    bench.press("connect_button")
    assert (settings.count(), bench.asked) == (0, ["start"])


def test_fields_share_one_width_and_no_gap_is_left_when_there_is_less_to_say(bench: Bench) -> None:
    fields: list[QWidget] = [bench.part(QLineEdit, name) for name in ("endpoint_edit", "key_edit")]
    fields += [bench.part(QComboBox, name) for name in ("sign_in_combo", "proxy_combo")]
    bench.qtbot.waitUntil(lambda: len({field.width() for field in fields}) == 1)
    least = bench.dialog.height()
    bench.type("endpoint_edit", "https://gateway.example")
    bench.choose("proxy_combo", "manual")
    bench.qtbot.waitUntil(lambda: bench.dialog.height() > least)
    bench.type("endpoint_edit", "")
    bench.choose("proxy_combo", "system")
    bench.qtbot.waitUntil(lambda: bench.dialog.height() == least)
