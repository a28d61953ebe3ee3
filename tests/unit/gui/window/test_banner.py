"""The banner has no height without a problem, tells the most severe one, and never goes away by
itself.
"""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QLabel, QPushButton, QScrollArea
from pytestqt.qtbot import QtBot

from tests.gui import gallery
from voicelive_desktop.domain.facts import connection_state as con
from voicelive_desktop.domain.facts.notices import (
    ConnectionNotice,
    KeepQuestionNotice,
    MicrophoneNotice,
)
from voicelive_desktop.domain.words.failures import Failure, FailureKind
from voicelive_desktop.domain.words.kinds import Target
from voicelive_desktop.gui.feed import StateFeed
from voicelive_desktop.gui.theme import Theme
from voicelive_desktop.gui.window.banner import LEAST_WORDS, Banner
from voicelive_desktop.gui.wording.problem_types import Remedy

BUSY = MicrophoneNotice(Failure(FailureKind.MICROPHONE_BUSY, subject="Jabra"))


class Bench:
    """A banner, its feed and a clock turned by hand."""

    def __init__(self, qtbot: QtBot, theme: Theme) -> None:
        self.qtbot, self.now = qtbot, 1000.0
        self.feed = StateFeed(gallery.ready())
        self.banner = Banner(self.feed, theme, now=lambda: self.now)
        qtbot.addWidget(self.banner)

    def push(self, state: object) -> None:
        self.feed.push(state)  # type: ignore[arg-type]
        self.qtbot.waitUntil(lambda: self.feed.state is state)

    def label(self, name: str) -> QLabel:
        found = self.banner.findChild(QLabel, name)
        assert found is not None
        return found

    def button(self, name: str) -> QPushButton:
        found = self.banner.findChild(QPushButton, name)
        assert found is not None
        return found

    def click(self, name: str) -> None:
        QTest.mouseClick(self.button(name), Qt.MouseButton.LeftButton)


@pytest.fixture
def bench(qtbot: QtBot, theme: Theme) -> Bench:
    return Bench(qtbot, theme)


@pytest.mark.parametrize("width", [360, 900])
def test_the_words_are_no_narrow_column(bench: Bench, width: int) -> None:
    bench.banner.resize(width, 60)
    ready = gallery.ready()
    bench.push(replace(ready, program=replace(ready.program, notices=(KeepQuestionNotice(),))))
    bench.banner.show()
    bench.banner.resize(width, bench.banner.heightForWidth(width))
    words, button = bench.label("banner_words"), bench.button("banner_remedy_0")
    assert words.width() >= min(LEAST_WORDS, words.sizeHint().width())
    beside = button.geometry().left() > words.geometry().right()
    assert beside == (width == 900)


def test_it_is_not_there_without_a_problem(bench: Bench) -> None:
    assert bench.banner.isHidden()
    bench.push(gallery.refused())
    assert bench.banner.isVisible()
    bench.push(gallery.ready())
    assert bench.banner.isHidden()


def test_it_tells_the_problem_and_offers_the_remedy(bench: Bench) -> None:
    bench.push(gallery.refused())
    assert "refused the key" in bench.label("banner_words").text()
    assert bench.banner.property("severity") == "error"
    chosen = QSignalSpy(bench.banner.remedy_chosen)
    bench.click("banner_remedy_0")
    assert chosen.at(0) == [Remedy.CONNECTION]
    assert bench.banner.isVisible()


def test_the_most_severe_problem_comes_first(bench: Bench) -> None:
    refused = gallery.refused()
    bench.push(
        replace(refused, program=replace(refused.program, notices=(BUSY, *refused.program.notices)))
    )
    assert "refused" in bench.label("banner_words").text()
    bench.push(replace(gallery.ready(), program=replace(gallery.ready().program, notices=(BUSY,))))
    assert "Jabra" in bench.label("banner_words").text()


def test_details_open_and_can_be_copied(bench: Bench) -> None:
    bench.push(gallery.refused())
    assert bench.label("banner_details").isHidden()
    bench.click("banner_details_button")
    assert "401" in bench.label("banner_details").text()
    bench.click("banner_copy_button")
    copied = QGuiApplication.clipboard().text()
    assert "refused the key" in copied
    assert "6f1c-22ab" in copied


def test_a_countdown_follows_the_clock(bench: Bench) -> None:
    because = Failure(FailureKind.RATE_LIMITED)
    state = replace(gallery.ready(), connection=con.Retrying(1, 12.0, 1000.0, because))
    bench.push(
        replace(
            state, program=replace(state.program, notices=(ConnectionNotice(because, fatal=True),))
        )
    )
    assert "in 12 s" in bench.label("banner_words").text()
    bench.now = 1003.0
    bench.qtbot.waitUntil(lambda: "in 9 s" in bench.label("banner_words").text(), timeout=3000)


def test_an_unhurried_notice_is_no_banner(bench: Bench) -> None:
    bench.push(gallery.toasts())
    assert bench.banner.isHidden()


def test_a_resource_that_is_silent_for_long_is_named(bench: Bench) -> None:
    azure = replace(
        gallery.ready().settings, target=Target.AZURE, endpoint="https://x.openai.azure.com"
    )
    bench.push(replace(gallery.ready(), settings=azure, connection=con.Connecting(1, bench.now)))
    bench.now += 5.9
    bench.banner._show()  # as the clock does
    assert bench.banner.isHidden()
    bench.now += 1.2
    bench.banner._show()
    assert bench.label("banner_words").text() == "x.openai.azure.com has not answered yet."
    assert bench.button("banner_remedy_0").text() == "Open connection settings"
    bench.push(replace(gallery.ready(), connection=con.Ready()))
    assert bench.banner.isHidden()


def test_details_of_any_length_leave_room_for_the_rest_of_the_window(bench: Bench) -> None:
    because = Failure(FailureKind.CLOSED, "1008", "It goes on and on. " * 200)
    notice = ConnectionNotice(because, fatal=True)
    bench.push(
        replace(
            gallery.ready(),
            connection=con.Failed(because),
            program=replace(gallery.ready().program, notices=(notice,)),
        )
    )
    bench.banner.resize(700, bench.banner.height())
    bench.click("banner_details_button")
    bench.qtbot.waitUntil(lambda: bench.label("banner_details").isVisible())
    assert bench.banner.minimumSizeHint().height() < 140
    assert bench.banner.heightForWidth(700) < 260
    area = bench.banner.findChild(QScrollArea, "banner_details_area")
    assert area is not None
    bench.qtbot.waitUntil(lambda: area.verticalScrollBar().maximum() > 0)
