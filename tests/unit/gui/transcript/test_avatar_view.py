"""The pane of the avatar: there in a session that has one, fitted, and in a window of its own."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from voicelive_desktop.domain.facts import connection_state as con
from voicelive_desktop.domain.facts.state import SessionFacts, State
from voicelive_desktop.domain.settings import Settings
from voicelive_desktop.gui.feed import StateFeed
from voicelive_desktop.gui.theme import Theme
from voicelive_desktop.gui.transcript.avatar_pane import AvatarPane
from voicelive_desktop.gui.transcript.avatar_view import fitted

WITH_AVATAR = State(
    connection=con.Ready(), current=SessionFacts(running=Settings(avatar_type="video-avatar"))
)
RED, BLUE = QColor("#ff0000"), QColor("#0000ff")
BLUE_AT = 64 + 16 * 8 * 4


@dataclass(frozen=True)
class Picture:
    count: int
    offset: int = 64
    width: int = 16
    height: int = 8


class Source:
    """A red picture and a blue one in a file."""

    def __init__(self, folder: Path) -> None:
        path = folder / "pictures"
        path.write_bytes(bytes(64) + bytes((0, 0, 255, 255)) * 128 + bytes((255, 0, 0, 255)) * 128)
        self.pictures = str(path)
        self.picture: Picture | None = None
        self.seen: list[bool] = []
        self.waited_s: float | None = None
        self.is_given_up = False

    def look(self) -> Picture | None:
        return self.picture

    def set_seen(self, seen: bool) -> None:
        self.seen.append(seen)


@pytest.fixture
def source(tmp_path: Path) -> Source:
    return Source(tmp_path)


@pytest.fixture
def pane(qtbot: QtBot, feed: StateFeed, theme: Theme, source: Source) -> AvatarPane:
    made = AvatarPane(feed, theme)
    qtbot.addWidget(made)
    made.view.follow(source)
    made.resize(320, 180)
    return made


def push(qtbot: QtBot, feed: StateFeed, state: State) -> None:
    feed.push(state)
    qtbot.waitUntil(lambda: feed.state is state)


def middle(pane: AvatarPane) -> QColor:
    picture = pane.view.grab().toImage()
    return picture.pixelColor(picture.width() // 2, picture.height() // 2)


def test_it_is_there_in_a_session_with_an_avatar_only(
    qtbot: QtBot, pane: AvatarPane, feed: StateFeed
) -> None:
    assert pane.isHidden()
    push(qtbot, feed, WITH_AVATAR)
    assert not pane.isHidden()
    push(qtbot, feed, State())
    assert pane.isHidden()


def test_it_shows_the_picture_of_the_shared_file(
    qtbot: QtBot, pane: AvatarPane, feed: StateFeed, source: Source
) -> None:
    push(qtbot, feed, WITH_AVATAR)
    pane.view.advance()
    before = middle(pane)
    source.picture = Picture(1)
    pane.view.advance()
    assert before != RED
    assert middle(pane) == RED


def test_a_cut_reply_leaves_the_face_as_it_was_at_rest(
    qtbot: QtBot, pane: AvatarPane, feed: StateFeed, source: Source
) -> None:
    push(qtbot, feed, WITH_AVATAR)
    for picture, colour in ((Picture(1), RED), (Picture(2, BLUE_AT), BLUE), (None, RED)):
        source.picture = picture
        pane.view.advance()
        assert middle(pane) == colour


def test_it_says_how_long_the_first_picture_takes(
    qtbot: QtBot, pane: AvatarPane, feed: StateFeed, source: Source
) -> None:
    push(qtbot, feed, WITH_AVATAR)
    pane.view.advance()
    before = pane.view.grab().toImage()
    source.waited_s = 3.2
    pane.view.advance()
    assert "3 s" in pane.view._placeholder()
    assert pane.view.grab().toImage() != before
    source.waited_s, source.is_given_up = None, True
    pane.view.advance()
    assert "didn't come" in pane.view._placeholder()


def test_the_source_knows_whether_anybody_sees_it(
    qtbot: QtBot, pane: AvatarPane, feed: StateFeed, source: Source
) -> None:
    pane.show()
    push(qtbot, feed, WITH_AVATAR)
    assert source.seen[-1:] == [True]
    pane.hide()
    assert source.seen[-1:] == [False]
    pane.show()
    assert source.seen[-1:] == [True]
    push(qtbot, feed, State())
    assert source.seen[-1:] == [False]


def test_the_button_takes_it_out_and_closing_brings_it_back(
    qtbot: QtBot, pane: AvatarPane, feed: StateFeed
) -> None:
    push(qtbot, feed, WITH_AVATAR)
    button = pane.findChild(QToolButton, "avatar_detach_button")
    assert button is not None
    button.click()
    alone = pane.view.window()
    assert alone is not pane.window()
    assert pane.isHidden()
    alone.close()
    assert pane.view.window() is pane.window()
    assert not pane.isHidden()


def test_the_end_of_the_session_closes_its_window(
    qtbot: QtBot, pane: AvatarPane, feed: StateFeed
) -> None:
    push(qtbot, feed, WITH_AVATAR)
    pane.detach()
    push(qtbot, feed, State())
    assert pane.isHidden()
    assert pane.view.window() is pane.window()


@pytest.mark.parametrize("room", [QSize(400, 400), QSize(900, 100), QSize(161, 90)])
def test_a_picture_is_fitted_without_distortion(room: QSize) -> None:
    place = fitted(QSize(640, 360), room)
    assert place.width() / place.height() == pytest.approx(16 / 9, rel=0.03)
    assert place.width() <= room.width()
    assert place.height() <= room.height()
    assert place.center().x() == pytest.approx(room.width() / 2)
